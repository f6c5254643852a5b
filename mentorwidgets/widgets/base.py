"""The widget under every page: it speaks with the browser's bridge, and trusts none of it.

The browser speaks first (``hello``), also after each reconnect, since what a kernel says
before the browser's socket is open never arrives. Operations are committed before they are
acknowledged. Nothing the browser says about state is believed: traits go one way only.

Messages from the browser: ``hello {client, asked, revisions}``, ``op {document, client, seq,
prev, op}``, ``ask {id, what, args}``, ``ping {n}``. To the browser: ``welcome``, ``snapshot``,
``ack``, ``refused``, ``resend``, ``trouble``, ``answer``, ``pong``, and what a page adds with
:meth:`WorkbookWidget.say`.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, ClassVar

import anywidget
import traitlets

from mentorwidgets.content import UnknownExerciseError
from mentorwidgets.operations import CLIENT_PATTERN, LONGEST_OPERATION, RefusedError
from mentorwidgets.store import StoreError
from mentorwidgets.widgets.assemble import assemble, styles
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import browser_words
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
_log = logging.getLogger(__name__)

#: A page that has been silent this long, in seconds, is not looked after until it speaks again:
#: talking to nobody would count as activity and keep an abandoned kernel alive.
_SILENT_AFTER = 45.0


class WorkbookWidget(anywidget.AnyWidget):
    """A page of the workbook.

    ``documents`` names the documents whose operations the page may send; ``entry`` is its
    JavaScript module, which exports ``mount``; ``options`` is what the page shows and never
    changes. A page overrides :meth:`view_of`, :meth:`answer` and :meth:`on_change`.
    """

    #: How often the page looks whether the store has changed elsewhere, in seconds.
    look_every: ClassVar[float] = 0.4

    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    _options = traitlets.Dict().tag(sync=True)
    _words = traitlets.Dict().tag(sync=True)

    def __init__(
        self,
        desk: Desk,
        *,
        entry: Path,
        style: Iterable[Path] = (),
        documents: Iterable[str] = (),
        options: Mapping[str, Any] | None = None,
    ) -> None:
        self.desk = desk
        self.documents = tuple(documents)
        self._settled: set[tuple[str, int]] = set()
        #: The operation that others wait for: asked for already, or in trouble.
        self._missed: tuple[str, int] | None = None
        self._heard_at = monotonic()
        self._mark: object = None
        self._looking: asyncio.Task[None] | None = None
        sitting = desk.sitting
        super().__init__(
            _esm=assemble(entry, shell=_HERE / "shell.js"),
            _css=styles(_HERE / "tokens.css", _HERE / "shell.css", *style),
            _options={
                **(options or {}),
                "keeping": {
                    "mode": sitting.mode,
                    "host": sitting.host_name,
                    "database": not sitting.database.startswith("sqlite"),
                    "served": sitting.served,
                    "meeting": sitting.meeting or "",
                },
                "faults": self._faults(),
            },
            _words=browser_words(),
        )
        self.layout.width = "100%"
        self.on_msg(self._hear)

    def __repr__(self) -> str:
        # The same in every run: nbval compares it.
        return f"{type(self).__name__}({', '.join(map(repr, self.documents))})"

    def _faults(self) -> list[str]:
        """What is wrong in the files of this page's exercise, for whoever may have edited them."""
        if self.desk.sitting.mode != "alone":
            return []
        faults = [f for name in self.documents for f in self.desk.library.faults_of(name)]
        return [str(fault) for fault in faults]

    # What a page adds --------------------------------------------------------------------

    def view_of(self, document: str) -> dict[str, Any]:
        """What the browser is shown of a document."""
        return self.desk.document(document).work.view()

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:  # noqa: ARG002
        """Answer a question of the page; raise ``RefusedError`` to say why not."""
        raise RefusedError(_("This page does not know how to do that: {what}.", what=what[:80]))

    def on_hello(self) -> None:
        """The page has spoken, first or again: say what it should know besides documents."""

    def on_change(self, documents: list[str]) -> None:
        """Something was committed elsewhere; ``documents`` are those of this page that changed."""

    def after_operation(self, document: str) -> None:
        """An operation of this page was committed."""

    def say(self, message: Mapping[str, Any]) -> None:
        """Push a message to the page."""
        self.send(dict(message))

    # What no page changes ----------------------------------------------------------------

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Refuse: the browser shows state and proposes operations, it never sets a trait."""
        _log.warning("refused a state update from the browser: %s", sorted(sync_data)[:5])

    def _hear(self, _widget: object, content: object, _buffers: object) -> None:
        self._heard_at = monotonic()
        handlers: dict[str, Callable[[dict[str, Any]], None]] = {
            "hello": self._hello,
            "op": self._operation,
            "ask": self._asked,
            "ping": self._ping,
        }
        kind = content.get("type") if isinstance(content, dict) else None
        handler = handlers.get(kind) if isinstance(kind, str) else None
        if handler is None or not isinstance(content, dict):
            _log.warning("a message that is none of ours was passed over")
            return
        with self._said_in_words():
            self._look_out()
            handler(content)

    @contextmanager
    def _said_in_words(self) -> Iterator[None]:
        """Whatever goes wrong is said on the page, which would wait for ever otherwise."""
        try:
            yield
        except StoreError as error:
            self.say({"type": "trouble", "message": str(error)})
        except Exception:  # noqa: BLE001 - the page is told, and the log has the inside
            _log.exception("a message of the page failed")
            self.say({"type": "trouble", "message": _("Something went wrong on the other side.")})

    def _ping(self, content: dict[str, Any]) -> None:
        self.say({"type": "pong", "n": _number(content.get("n")), "now": self._now()})

    def _hello(self, content: dict[str, Any]) -> None:
        self.desk.catch_up()
        # Opened before the welcome: a page that is welcomed has its documents.
        revisions = {name: self.desk.document(name).revision for name in self.documents}
        self.say(
            {
                "type": "welcome",
                "person": self.desk.person,
                "now": self._now(),
                "speed": self.desk.speed,
                "asked": _number(content.get("asked")),
            }
        )
        seen = content.get("revisions")
        for document, revision in revisions.items():
            if not isinstance(seen, dict) or seen.get(document) != revision:
                self._snapshot(document)
        self.on_hello()

    def _operation(self, content: dict[str, Any]) -> None:
        document, client, seq = content.get("document"), content.get("client"), content.get("seq")
        op, prev = content.get("op"), content.get("prev")
        if not (
            isinstance(document, str)
            and isinstance(client, str)
            and CLIENT_PATTERN.fullmatch(client)
            and type(seq) is int
            and 0 <= seq < 2**53
            and isinstance(op, dict)
        ):
            _log.warning("an operation without a name was passed over")
            return
        if type(prev) is int and not self._is_settled(client, prev):
            # The one before it was lost on the way: taking this one first would turn the
            # order of the person's work around. It is asked for once; the page, which keeps
            # all of it, sends it again by itself too.
            if self._missed != (client, prev):
                self._missed = (client, prev)
                self.say({"type": "resend"})
            return
        try:
            revision = self._commit(document, client, seq, op)
        except RefusedError as error:
            self._settled.add((client, seq))
            self._refuse(content, error.message, error.field)
            # It may have been refused because of what was just read from elsewhere: show that.
            if document in self.documents:
                self._snapshot(document)
            return
        except StoreError:
            # Not settled: the page keeps it and tries again, and those behind it wait.
            self._missed = (client, seq)
            raise
        self._missed = None
        self._settled.add((client, seq))
        self.say(
            {
                "type": "ack",
                "document": document,
                "client": client,
                "seq": seq,
                "revision": revision,
            }
        )
        # Work that another page of this person could not send belongs to no view of this one.
        if document in self.documents:
            self._snapshot(document)
            self.after_operation(document)

    def _commit(self, document: str, client: str, seq: int, op: dict[str, Any]) -> int:
        """Commit an operation and give its revision; whatever is wrong with it is refused."""
        try:
            if len(json.dumps(op)) > LONGEST_OPERATION:
                raise RefusedError(
                    _("That is too long to keep in one piece. Please shorten it."), field="text"
                )
            entry, _new = self.desk.document(document).append(client, seq, op)
        except (RefusedError, StoreError):
            raise
        except UnknownExerciseError:
            raise RefusedError(
                _("This belongs to an exercise that is no longer in this workbook.")
            ) from None
        except Exception:  # noqa: BLE001 - an operation without an answer would be sent for ever
            _log.exception("an operation failed")
            raise RefusedError(_("That could not be kept. Please copy what you wrote.")) from None
        return entry.revision

    def _is_settled(self, client: str, seq: int) -> bool:
        return (client, seq) in self._settled or self.desk.knows(client, seq)

    def _refuse(self, content: dict[str, Any], message: str, field: str) -> None:
        self.say(
            {
                "type": "refused",
                "document": content["document"],
                "client": content["client"],
                "seq": content["seq"],
                "message": message,
                "field": field,
            }
        )

    def _snapshot(self, document: str) -> None:
        self.say(
            {
                "type": "snapshot",
                "document": document,
                "revision": self.desk.document(document).revision,
                "view": self.view_of(document),
            }
        )

    def _asked(self, content: dict[str, Any]) -> None:
        what, args = content.get("what"), content.get("args")
        reply: dict[str, Any] = {"type": "answer", "id": _number(content.get("id"))}
        try:
            if not isinstance(what, str) or not isinstance(args, dict):
                raise RefusedError(_("That question came without its words."))
            reply["result"] = self.answer(what, args)
        except RefusedError as error:
            reply["error"] = {"message": error.message, "field": error.field}
        except StoreError as error:
            reply["error"] = {"message": str(error), "field": ""}
        except Exception:  # noqa: BLE001 - see the next line
            # The page waits for this answer: it must come, and say nothing of the inside.
            _log.exception("a question of the page failed")
            reply["error"] = {
                "message": _("That did not work. What you have written is safe."),
                "field": "",
            }
        self.say(reply)

    def _now(self) -> float:
        """The server's time in milliseconds since 1970, so that all screens show one clock."""
        return self.desk.now().timestamp() * 1000

    @property
    def is_heard(self) -> bool:
        """Whether the page has spoken a short while ago."""
        return monotonic() - self._heard_at < _SILENT_AFTER

    def _look_out(self) -> None:
        if self._looking is not None and not self._looking.done():
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return  # a plain Python object, without a kernel: nothing else can change the store
        self._looking = loop.create_task(self._look())

    async def _look(self) -> None:
        # The mark is from before the silence: what came meanwhile is shown at the first look.
        while self.is_heard:
            with self._said_in_words():
                mark = self.desk.store.change_mark()
                if mark != self._mark:
                    self._show_changes()
                    self._mark = mark
            await asyncio.sleep(self.look_every)

    def _show_changes(self) -> None:
        changed = [name for name in self.desk.catch_up() if name in self.documents]
        for document in changed:
            self._snapshot(document)
        self.on_change(changed)


def _number(value: object) -> int:
    return value if type(value) is int else 0

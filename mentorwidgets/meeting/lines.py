"""Words that people share, things that wait for later, and notes: the fold of their events.

A line is a copy of words that somebody chose to share, with exactly who sees it. Events:
``say_line {id, text, from, to}`` shares one (``to``: ``"room"``, or people; ``from`` is what of
one's own work it was, so that a page finds it again), ``take_line {id}`` takes it back;
``park {id, text}`` puts something aside for later, under one's name, and ``take_parked {id}``
takes it back; whoever leads does the same with ``park_here`` and clears with ``unpark``.
``note {id, text | line | parked}`` and ``drop_note {id}`` are of whoever leads and of the
note-taker.

A note on a line is no second copy: it points at the line, and is gone with it. Only what the
whole room sees can be noted. Whose line it is decides the store; a line that was taken back
stays away, also when the same words arrive once more from a device that was offline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from mentorwidgets.meeting.parts import (
    EVERYBODY,
    FACILITATOR,
    PARTICIPANT,
    Body,
    Kind,
    Named,
    Part,
    RandomId,
)
from mentorwidgets.meeting.things import Shared
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

#: As long as what people write in a field of their own.
LONGEST_LINE = 20_000
LONGEST_PARKED = 300
LONGEST_NOTE = 2_000
#: So many lines of one person, and things that wait, and notes, are kept.
MOST_LINES, MOST_PARKED, MOST_NOTES = 100, 300, 1_000


def _words(text: str) -> str:
    text = harmless(text, lines=True).strip()
    if not text:
        raise ValueError("there are no words")
    return text


def _one_line(text: str) -> str:
    return _words(harmless(text))


#: What of one's own work the words were, as a page calls it; ``free`` was typed for this. An
#: ``item`` stands in a worksheet, and says in which.
Origin = Annotated[
    str,
    StringConstraints(
        pattern=r"^(free|sentence|(answer|version|gap|step):[a-z0-9-]{1,80}"
        r"|item:[a-z0-9-]{1,60}:[a-z0-9-]{1,80})$"
    ),
]


class SayLine(Body):
    """Words, and who sees them."""

    id: RandomId
    text: Annotated[str, Field(max_length=LONGEST_LINE), AfterValidator(_words)]
    origin: Origin = Field(alias="from")
    to: Literal["room"] | Named


class Park(Body):
    """Something that waits for later."""

    id: RandomId
    text: Annotated[str, Field(max_length=LONGEST_PARKED), AfterValidator(_one_line)]


class About(Body):
    """Something about a line, a thing that waits, or a note."""

    id: RandomId


class NoteBody(Body):
    """A note: words of its own, or a line or something parked that it points at."""

    id: RandomId
    text: Annotated[str, Field(max_length=LONGEST_NOTE), AfterValidator(_words)] | None = None
    line: RandomId | None = None
    parked: RandomId | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> NoteBody:
        if [self.text, self.line, self.parked].count(None) != 2:
            raise ValueError("a note is words, or points at one thing")
        return self


@dataclass(frozen=True, slots=True)
class Line:
    """Words that somebody shares; ``to`` is None for the whole room."""

    id: str
    owner: PersonId
    text: str
    origin: str
    to: tuple[PersonId, ...] | None
    at: datetime

    def seen_by(self, person: PersonId) -> bool:
        """Whether somebody else sees it."""
        return person != self.owner and (self.to is None or person in self.to)


@dataclass(frozen=True, slots=True)
class Parked:
    """Something that waits; ``owner`` is None when whoever leads put it there.

    One that was cleared is shown no more, but a note that points at it still says it.
    """

    id: str
    owner: PersonId | None
    text: str
    cleared: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One note: ``text``, or the id of the ``line`` or the ``parked`` thing that it points at."""

    id: str
    text: str | None = None
    line: str | None = None
    parked: str | None = None

    @property
    def about(self) -> tuple[str | None, str | None]:
        """What it points at."""
        return self.line, self.parked


class Lines(Part):
    """What is shared in words at this moment, what waits, and what is noted."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "say_line": Kind(PARTICIPANT, SayLine),
        "take_line": Kind(PARTICIPANT, About, after_the_end=True),
        "park": Kind(PARTICIPANT, Park),
        "take_parked": Kind(PARTICIPANT, About, after_the_end=True),
        "park_here": Kind(FACILITATOR, Park, after_the_end=True),
        "unpark": Kind(FACILITATOR, About, after_the_end=True),
        "note": Kind(EVERYBODY, NoteBody, after_the_end=True),
        "drop_note": Kind(EVERYBODY, About, after_the_end=True),
    }

    def __init__(self) -> None:
        self.lines: dict[str, Line] = {}
        self.parked: dict[str, Parked] = {}
        self.notes: dict[str, Note] = {}
        #: What was taken back: nothing is said again under these names.
        self.taken: set[str] = set()
        #: Grows with every change, so that a page need not compare everything.
        self.version = 0

    def replay(self, event: Event, body: Any) -> bool:
        """Fold one event."""
        handlers: Mapping[str, Callable[[Event, Any], bool]] = {
            "say_line": self._say,
            "take_line": self._take,
            "park": self._park,
            "take_parked": self._take_parked,
            "park_here": self._park_here,
            "unpark": self._unpark,
            "note": self._note,
            "drop_note": self._drop_note,
        }
        done = handlers[event.kind](event, body)
        self.version += done
        return done

    def allows(self, kind: str, body: Any, role: Role, actor: PersonId | None, state: Any) -> None:
        """Only one's own, only what is there, and not without end."""
        if kind in ("note", "drop_note"):
            if role is not Role.FACILITATOR and state.duties.note_taker != actor:
                raise RefusedError(_("Whoever leads takes the notes, or whom they asked to."))
            self._may_be_noted(kind, body)
        elif kind == "say_line":
            self._is_new(body.id)
            if sum(line.owner == actor for line in self.lines.values()) >= MOST_LINES:
                raise RefusedError(
                    _("You share {n} things already. Take one back first.", n=MOST_LINES)
                )
        elif kind in ("park", "park_here"):
            self._is_new(body.id)
            waiting = sum(not parked.cleared for parked in self.parked.values())
            if waiting >= MOST_PARKED:
                raise RefusedError(_("The parking lot is full. Clear something first."))
        elif kind == "take_line":
            self._is_own(self.lines.get(body.id), actor)
        elif kind == "take_parked":
            self._is_own(self.parked.get(body.id), actor)
        elif body.id not in self.parked:
            raise RefusedError(_("This is not in the parking lot any more."))

    def shared_with(self, person: PersonId) -> Iterable[Shared]:
        """The lines that somebody sees."""
        return (
            Shared(
                line.id,
                "line",
                line.owner,
                line.at,
                line.to,
                line.text,
                {"noted": self.noted(line=line.id)},
            )
            for line in self.lines.values()
            if line.seen_by(person)
        )

    def noted(self, *, line: str | None = None, parked: str | None = None) -> bool:
        """Whether a note points at this line, or at this parked thing."""
        return any(note.about == (line, parked) for note in self.notes.values())

    def _is_new(self, id_: str) -> None:
        if id_ in self.lines or id_ in self.parked or id_ in self.taken:
            raise RefusedError(_("This was shared already."))

    def _is_own(self, found: Line | Parked | None, actor: PersonId | None) -> None:
        if found is None or found.owner != actor:
            raise RefusedError(_("This is not shared any more."))

    def _may_be_noted(self, kind: str, body: Any) -> None:
        if kind == "drop_note":
            if body.id not in self.notes:
                raise RefusedError(_("This note is not here any more."))
            return
        if not self._points_at_something(body):
            raise RefusedError(_("This is not shared with the room any more."))
        if body.id not in self.notes and len(self.notes) >= MOST_NOTES:
            raise RefusedError(_("There are {n} notes; that is the most.", n=MOST_NOTES))

    def _points_at_something(self, body: NoteBody) -> bool:
        if body.line is not None:
            line = self.lines.get(body.line)
            return line is not None and line.to is None
        return body.parked is None or body.parked in self.parked

    # ------------------------------------------------------------------------------------------

    def _say(self, event: Event, body: SayLine) -> bool:
        if event.actor is None or body.id in self.lines or body.id in self.taken:
            return False
        to = None if body.to == "room" else tuple(PersonId(person) for person in body.to)
        self.lines[body.id] = Line(body.id, event.actor, body.text, body.origin, to, event.at)
        return True

    def _take(self, event: Event, body: About) -> bool:
        line = self.lines.get(body.id)
        if line is None or line.owner != event.actor:
            return False
        del self.lines[body.id]
        self.taken.add(body.id)
        self._forget(lambda note: note.line == body.id)
        return True

    def _park(self, event: Event, body: Park) -> bool:
        return event.actor is not None and self._put(body, event.actor)

    def _park_here(self, _event: Event, body: Park) -> bool:
        return self._put(body, None)

    def _put(self, body: Park, owner: PersonId | None) -> bool:
        if body.id in self.parked or body.id in self.taken:
            return False
        self.parked[body.id] = Parked(body.id, owner, body.text)
        return True

    def _take_parked(self, event: Event, body: About) -> bool:
        parked = self.parked.get(body.id)
        if parked is None or event.actor is None or parked.owner != event.actor:
            return False
        del self.parked[body.id]
        self.taken.add(body.id)
        self._forget(lambda note: note.parked == body.id)
        return True

    def _unpark(self, _event: Event, body: About) -> bool:
        parked = self.parked.get(body.id)
        if parked is None or parked.cleared:
            return False
        self.parked[body.id] = Parked(parked.id, parked.owner, parked.text, cleared=True)
        return True

    def _note(self, _event: Event, body: NoteBody) -> bool:
        new = Note(body.id, body.text, body.line, body.parked)
        old = self.notes.get(body.id)
        if not self._points_at_something(body) or (old is not None and old.text is None):
            return False
        if body.text is None and (
            old is not None or self.noted(line=body.line, parked=body.parked)
        ):
            return False
        self.notes[body.id] = new
        return True

    def _drop_note(self, _event: Event, body: About) -> bool:
        return self.notes.pop(body.id, None) is not None

    def _forget(self, gone: Callable[[Note], bool]) -> None:
        self.notes = {key: note for key, note in self.notes.items() if not gone(note)}

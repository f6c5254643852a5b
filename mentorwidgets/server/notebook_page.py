"""A notebook as a page: a kernel for whoever opens it, its cells run, the page streamed."""

from __future__ import annotations

from typing import Any

from jinja2.bccache import Bucket, BytecodeCache
from voila.notebook_renderer import NotebookRenderer

from mentorwidgets.server import voila_files
from mentorwidgets.server.base import InWordsError, OurHandler, light_page, our_file
from mentorwidgets.server.kernels import Kernels, Owner, TooManyPagesError
from mentorwidgets.server.microphone import is_spoken
from mentorwidgets.server.taken_out import say_so, was_taken_out
from mentorwidgets.server.workbook import Notebook
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _


class NotebookPage(OurHandler):
    """A page that is a notebook; a subclass says which."""

    _gone = False

    async def get(self, name: str = "") -> None:
        """Open the notebook that this address names."""
        notebook, exercise, title = self.find(name)
        owner = self._let_in(notebook)
        kernels: Kernels = self.kernel_manager
        try:
            kernels.take_place(owner)
        except TooManyPagesError as error:
            raise InWordsError(
                503,
                _(
                    "This computer carries no more pages at the same time. Close one that you "
                    "do not need, or wait a minute and reload. Nothing you wrote is lost."
                ),
            ) from error
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if is_spoken(self.workbook.library, exercise or self.worked_on()):
            self.let_record()
        # Sets the cookie that closing the page is checked with: before anything is sent.
        token = self.xsrf_token.decode()
        self.write(light_page("page_head.html.j2", title=title))
        self.flush()
        sitting = self.workbook.sitting(owner, exercise)
        async with kernels.start_for(owner, sitting, wanted=lambda: not self._gone) as kernel_id:
            if kernel_id is not None:
                await self._show(notebook, kernel_id, token)

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The notebook, the exercise it is to open, and the title of the page."""
        raise NotImplementedError

    def worked_on(self) -> str | None:
        """The exercise that the page has people work on, where its address does not name it."""
        return None

    def roles(self, notebook: Notebook) -> set[Role]:
        """Who may open this notebook at this address."""
        return set(notebook.roles)

    def on_connection_close(self) -> None:
        """Do not run cells for somebody who has gone."""
        super().on_connection_close()
        self._gone = True

    def notebook(self, name: str) -> Notebook:
        """The notebook of this name; 404 when there is none."""
        notebook = self.workbook.notebook(name)
        if notebook is None:
            raise InWordsError(404, _("This workbook has no such page."))
        return notebook

    def _let_in(self, notebook: Notebook) -> Owner:
        if self.visitor is not None:
            key = self.visitor.as_one_of(self.roles(notebook))
            if key is not None:
                return Owner.of(key)
        self.keep_out()
        raise InWordsError(403, _("It belongs to somebody else, or this browser has lost its key."))

    def keep_out(self) -> None:
        """Say better than usual why somebody may not come in, where there is more to say."""

    async def _show(self, notebook: Notebook, kernel_id: str, token: str) -> None:
        """Send the page; with words for it when the kernel or a cell fails."""
        kernels: Kernels = self.kernel_manager
        try:
            page = await self._page(notebook, kernel_id, token)
            kernel = kernels.get_kernel(kernel_id)
            async for piece, _resources in page.generate_content_generator(kernel_id, kernel):
                self.write(piece)
            if not self._gone:
                self.finish()
                return
        except Exception:
            self.log.exception(f"the page {notebook.name} could not be opened")
            if not self._gone:
                self.finish(light_page("failed.html.j2"))
        await kernels.end(kernel_id, now=True)

    async def _page(self, notebook: Notebook, kernel_id: str, token: str) -> _Page:
        configuration = self.settings["voila_configuration"]
        page = _Page(
            request_handler=self,
            voila_configuration=configuration,
            traitlet_config=configuration.config,
            notebook_path=f"{notebook.name}.ipynb",
            notebook=notebook,
            template_paths=self.settings["page_template_paths"],
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            base_url=self.base_url,
            page_config=_page_config(self.base_url, kernel_id),
        )
        await page.initialize()
        page.exporter.environment.bytecode_cache = _COMPILED
        page.resources["page"] = {
            "data": {
                "close": f"{self.base_url}close/{kernel_id}",
                "leave": f"{self.base_url}leave?page={kernel_id}",
                "token": token,
            },
            "failed": light_page("failed.html.j2"),
            "script": our_file("page.js"),
        }
        return page


class _CompiledTemplates(BytecodeCache):
    """The page's templates, compiled once: Voila makes everything anew for each page."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what was compiled from the same text before, if there is such."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


_COMPILED = _CompiledTemplates()


class _Page(NotebookRenderer):
    """Voila's renderer, given a notebook that was read already."""

    def __init__(self, **given: Any) -> None:
        self._notebook = given.pop("notebook").node
        super().__init__(**given)

    async def load_notebook(self, path: str) -> Any:
        """The notebook, without asking Jupyter's contents and their database of signatures."""
        del path
        return self._notebook


def _page_config(base_url: str, kernel_id: str) -> dict[str, Any]:
    """What Voila's script in the browser is told."""
    shared = f"/voila/{voila_files.version()}"
    return {
        "appUrl": "voila/",
        "baseUrl": base_url,
        "kernelId": kernel_id,
        "themesUrl": f"{shared}/themes",
        "fullStaticUrl": f"{shared}/static",
        "fullLabextensionsUrl": f"{shared}/labextensions",
        "federated_extensions": voila_files.federated_extensions(),
        "extensionConfig": {},
        "disabledExtensions": [],
        "deferredExtensions": [],
        # Without an address of another host, Voila takes the MathJax that it brings.
        "fullMathjaxUrl": None,
        "mathjaxConfig": None,
        "terminalsAvailable": False,
        "progressiveRendering": False,
    }


class HomePage(NotebookPage):
    """``/``: home for the owner, on a meeting's paths the meeting; for others their door."""

    async def get(self, name: str = "") -> None:
        """Show home, or send people to where they can come in."""
        if was_taken_out(self) is not None:
            say_so(self)
            return
        at_home = self.visitor is not None and self.visitor.as_one_of(
            {Role.OWNER, Role.PARTICIPANT}
        )
        if at_home or not (self.meeting or self.workbook.group):
            await super().get(name)
        elif self.visitor is not None and self.visitor.as_one_of({Role.HOST}):
            self.redirect("/host", status=303)
        elif self.visitor is not None and self.visitor.as_one_of({Role.FACILITATOR}):
            self.redirect(f"{self.base_url}board", status=303)
        else:
            self.redirect(f"{self.base_url}join", status=303)

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The home notebook, or the meeting's."""
        del name
        notebook = self.notebook("meeting" if self.meeting else "home")
        return notebook, None, notebook.title

    def worked_on(self) -> str | None:
        """That of the meeting: people do it there."""
        record = self.workbook.store.meeting(self.meeting) if self.meeting else None
        return record.exercise if record else None

    def keep_out(self) -> None:
        """Say how a workbook for one person is opened."""
        raise InWordsError(
            403,
            _(
                "This workbook opens with the link that was printed where it was started. "
                "Start it again to be given a new one: your work stays as it is."
            ),
        )


class OwnPage(NotebookPage):
    """``/your-page``, ``/m/<id>/your-page``: one document of what somebody has written."""

    async def get(self, name: str = "") -> None:
        """Show it; whoever was taken out of the meeting is told so, with a copy of their work."""
        if was_taken_out(self) is not None:
            say_so(self)
            return
        await super().get(name)

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The notebook of one's own page."""
        del name
        notebook = self.notebook("your-page")
        return notebook, None, notebook.title


class BoardPage(NotebookPage):
    """``/m/<id>/board``: the facilitator's dashboard."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The board's notebook."""
        del name
        notebook = self.notebook("board")
        return notebook, None, notebook.title


class WallPage(NotebookPage):
    """``/m/<id>/wall``: what the room sees, for the projector."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The wall's notebook."""
        del name
        notebook = self.notebook("wall")
        return notebook, None, notebook.title


class RehearsalPage(NotebookPage):
    """``/rehearsal/<exercise>`` for the host, ``/m/<id>/rehearsal`` for whoever leads it."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The rehearsal's notebook, on an exercise or on the meeting in whose paths this lies."""
        notebook = self.notebook("rehearsal")
        if self.meeting:
            return notebook, None, notebook.title
        self.workbook.library.refresh()
        if name not in self.workbook.library.names():
            raise InWordsError(404, _("This workbook has no such exercise."))
        return notebook, name, notebook.title

    def roles(self, notebook: Notebook) -> set[Role]:
        """A host who also leads this meeting rehearses it as the one who leads it."""
        return super().roles(notebook) & {Role.FACILITATOR if self.meeting else Role.HOST}


class ExercisePage(NotebookPage):
    """``/exercise/<name>``: its own notebook, or the one that opens any exercise."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The notebook for this exercise."""
        self.workbook.library.refresh()
        if name not in self.workbook.library.names():
            raise InWordsError(404, _("This workbook has no such exercise."))
        notebook = self.workbook.notebook(name) or self.notebook("exercise")
        return notebook, name, self.workbook.library.exercise(name).title

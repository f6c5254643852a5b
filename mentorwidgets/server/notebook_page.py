"""A notebook as a page: a kernel for whoever opens it, its cells run, the page streamed."""

from __future__ import annotations

from typing import Any

from tornado.iostream import StreamClosedError
from voila.notebook_renderer import NotebookRenderer

from mentorwidgets.server import voila_files
from mentorwidgets.server.base import InWordsError, OurHandler, light_page, our_file
from mentorwidgets.server.kernels import Kernels, Owner, TooManyPagesError
from mentorwidgets.server.workbook import Notebook
from mentorwidgets.store import Role
from mentorwidgets.words import current_language
from mentorwidgets.words import gettext as _

_AT_HOME = {Role.OWNER, Role.PARTICIPANT}


class NotebookPage(OurHandler):
    """A page that is a notebook; a subclass says which."""

    async def get(self, name: str = "") -> None:
        """Open the notebook that this address names."""
        notebook, exercise, title = self.find(name)
        owner = self._let_in(notebook)
        kernels: Kernels = self.kernel_manager
        try:
            kernel_id = await kernels.start_for(owner, self.workbook.sitting(owner, exercise))
        except TooManyPagesError as error:
            self.set_header("Retry-After", "60")
            raise InWordsError(
                503,
                _(
                    "This computer carries no more pages at the same time. Close one that you "
                    "do not need, or wait a minute and reload. Nothing you wrote is lost."
                ),
            ) from error
        try:
            await self._stream(notebook, title, kernel_id)
        except StreamClosedError:
            # Whoever asked went away before the page was there.
            await kernels.end(kernel_id, now=True)
        except Exception:
            self.log.exception("the page %s could not be opened", notebook.name)
            await kernels.end(kernel_id, now=True)
            self.finish(light_page("failed.html.j2"))

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The notebook, the exercise it is to open, and the title of the page."""
        raise NotImplementedError

    def notebook(self, name: str) -> Notebook:
        """The notebook of this name; 404 when there is none."""
        notebook = self.workbook.notebook(name)
        if notebook is None:
            raise InWordsError(404, _("This workbook has no such page."))
        return notebook

    def _let_in(self, notebook: Notebook) -> Owner:
        if self.visitor is not None:
            key = self.visitor.as_one_of(set(notebook.roles))
            if key is not None:
                return Owner.of(key)
        self.keep_out(notebook)
        raise InWordsError(403, _("It belongs to somebody else, or this browser has lost its key."))

    def keep_out(self, notebook: Notebook) -> None:
        """Say why somebody may not come in, or send them where they may."""

    async def _stream(self, notebook: Notebook, title: str, kernel_id: str) -> None:
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        page = _Page(
            request_handler=self,
            voila_configuration=self.settings["voila_configuration"],
            traitlet_config=self.settings["voila_configuration"].config,
            notebook_path=f"{notebook.name}.ipynb",
            notebook=notebook,
            template_paths=self.settings["page_template_paths"],
            contents_manager=self.contents_manager,
            kernel_spec_manager=self.kernel_spec_manager,
            base_url=self.base_url,
            page_config=self._page_config(kernel_id),
        )
        await page.initialize()
        page.resources["page"] = {
            "title": title,
            "lang": current_language(),
            "words": _page_words(),
            "kernel": kernel_id,
            "token": self.xsrf_token.decode(),
            "close": f"{self.base_url}close/{kernel_id}",
            "file": our_file,
        }
        kernel = self.kernel_manager.get_kernel(kernel_id)
        async for piece, _resources in page.generate_content_generator(kernel_id, kernel):
            self.write(piece)
            if "<!-- flush -->" in piece:
                await self.flush()
        self.finish()

    def _page_config(self, kernel_id: str) -> dict[str, Any]:
        shared = f"/voila/{voila_files.version()}"
        return {
            "appVersion": "",
            "appUrl": "voila/",
            "baseUrl": self.base_url,
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


class _Page(NotebookRenderer):
    """Voila's renderer, given a notebook that was read already."""

    def __init__(self, **given: Any) -> None:
        self._notebook = given.pop("notebook").node
        super().__init__(**given)

    async def load_notebook(self, path: str) -> Any:
        """The notebook, without asking Jupyter's contents and their database of signatures."""
        del path
        return self._notebook


def _page_words() -> dict[str, str]:
    return {
        "skip": _("Skip to the page"),
        "opening": _("Opening…"),
        "failed_title": _("This page could not be opened"),
        "failed": _(
            "Something in it did not start. Nothing you wrote is lost. Please reload; "
            "if it stays, tell whoever runs this workbook."
        ),
        "reload": _("Reload"),
        "slow": _("This takes longer than usual. You can wait, or reload the page."),
        "no_script": _("This page needs JavaScript. Please allow it for this address and reload."),
    }


class HomePage(NotebookPage):
    """``/``: home for the owner; for others the door that is theirs."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The home notebook, or the meeting's page on a meeting's paths."""
        del name
        notebook = self.notebook("meeting" if self.meeting else "home")
        return notebook, None, notebook.title

    async def get(self, name: str = "") -> None:
        """Show home, or send people to where they can come in."""
        kept_out = self.visitor is None or self.visitor.as_one_of(_AT_HOME) is None
        if kept_out and (self.meeting or self.workbook.group):
            is_host = self.visitor is not None and self.visitor.as_one_of({Role.HOST})
            self.redirect("/host" if is_host else f"{self.base_url}join", status=303)
        else:
            await super().get(name)

    def keep_out(self, notebook: Notebook) -> None:
        """Say how a workbook for one person is opened."""
        del notebook
        if not self.workbook.group:
            raise InWordsError(
                403,
                _(
                    "This workbook opens with the link that was printed where it was started. "
                    "Start it again to be given a new one: your work stays as it is."
                ),
            )


class BoardPage(NotebookPage):
    """``/m/<id>/board``: the facilitator's dashboard."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The board's notebook."""
        del name
        notebook = self.notebook("board")
        return notebook, None, notebook.title


class ExercisePage(NotebookPage):
    """``/exercise/<name>``: its own notebook, or the one that opens any exercise."""

    def find(self, name: str) -> tuple[Notebook, str | None, str]:
        """The notebook for this exercise."""
        self.workbook.library.refresh()
        if name not in self.workbook.library.names():
            raise InWordsError(404, _("This workbook has no such exercise."))
        notebook = self.workbook.notebook(name) or self.notebook("exercise")
        return notebook, name, self.workbook.library.exercise(name).title

"""``/deck/<exercise>``: the owner changes the cards of an exercise. Light HTML."""

from __future__ import annotations

import contextlib
import hashlib
from pathlib import Path

from mentorwidgets.content import Exercise, UnknownExerciseError
from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.deck_table import cards_section, put_deck_file, to_table
from mentorwidgets.content.reading import GUIDE_FILE
from mentorwidgets.content.section_cards import CardsSection
from mentorwidgets.server.base import InWordsError, OurHandler
from mentorwidgets.server.deck_form import Row, deck_of, rows_given, rows_of
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _


class OwnersDeck(OurHandler):
    """A route to the deck of an exercise, for the owner of the workbook."""

    def opened(self, name: str) -> tuple[Exercise, CardsSection]:
        """The exercise, and its sort of cards; whoever else asks, or asks for another, is told."""
        if not (self.visitor and self.visitor.as_one_of({Role.OWNER})):
            raise InWordsError(403, _("Only the owner of this workbook changes its cards."))
        self.workbook.library.refresh()
        try:
            exercise = self.workbook.library.exercise(name)
        except UnknownExerciseError as error:
            raise InWordsError(404, error.message) from error
        section = cards_section(exercise)
        if section is None:
            raise InWordsError(404, _('The exercise "{name}" has no cards.', name=name))
        if not self._with_deck(name):
            raise InWordsError(
                404,
                _("They stand in its exercise.yaml. Please change them there."),
                title=_("These cards have no file of their own"),
            )
        return exercise, section

    def own_place(self, name: str) -> Path:
        """The folder of exercises where the owner's deck lies, or would lie."""
        over = [place for place in self._with_deck(name) if place != self.workbook.exercises[0]]
        return over[-1] if over else self.workbook.data / "exercises"

    def may_go_back(self, name: str) -> bool:
        """Whether the deck of the owner lies over another one."""
        return len(self._with_deck(name)) > 1

    def _with_deck(self, name: str) -> list[Path]:
        places = self.workbook.exercises
        return [place for place in places if (place / name / DECK_FILE).is_file()]


class Deck(OwnersDeck):
    """The cards, one to a row."""

    def get(self, name: str) -> None:
        """Show the deck as it is."""
        exercise, section = self.opened(name)
        done = {
            "saved": _("The deck is saved. A page that is open has it when it is loaded again."),
            "shipped": _("The deck is the one that came with the exercise again."),
        }
        said = done.get(self.get_query_argument("done", ""), "")
        self._form(exercise, section, rows_of(section.cards), said=said)

    def post(self, name: str) -> None:
        """Put the deck that was typed in the place of the one that is."""
        exercise, section = self.opened(name)
        rows = rows_given(lambda field: self.get_body_argument(field, None))
        yaml, whole = deck_of(rows, section.cards)
        if not whole and self.get_body_argument("was", "") != _as_it_is(section):
            whole = _(
                "Somebody else has changed the deck since this page was opened. Save again to put "
                "yours in its place, or open the page anew to see theirs."
            )
        if not whole and not any(row.faults for row in rows):
            try:
                put_deck_file(self.own_place(name), name, yaml)
            except OSError as error:
                why = error.strerror or str(error)
                whole = _("The deck could not be written: {why}.", why=why)
            else:
                self.redirect(f"/deck/{name}?done=saved", status=303)
                return
        self._form(exercise, section, rows, whole=whole)

    def _form(
        self,
        exercise: Exercise,
        section: CardsSection,
        rows: list[Row],
        *,
        said: str = "",
        whole: str = "",
    ) -> None:
        name = exercise.name
        cards = [(n, row) for n, row in enumerate(rows) if row.id]
        new = [(n, row) for n, row in enumerate(rows) if not row.id]
        # A fault in the guide keeps no card from being shown.
        faults = [f for f in self.workbook.library.faults_of(name) if f.file.name != GUIDE_FILE]
        self.show(
            "deck.html.j2",
            title=_("The deck: {title}", title=section.title),
            name=name,
            exercise=exercise.title,
            section=section.id,
            cards=cards,
            new=new,
            faulty=[(n, row) for n, row in enumerate(rows) if row.faults],
            whole=whole,
            said=said,
            was=_as_it_is(section),
            own=self.may_go_back(name),
            file_faults=[str(fault) for fault in faults],
            path=self.own_place(name) / name / DECK_FILE,
        )


class ShippedDeck(OwnersDeck):
    """``/deck/<exercise>/shipped``: back to the deck that came with the exercise."""

    def get(self, name: str) -> None:
        """Say what goes, and ask."""
        _exercise, section = self.opened(name)
        if not self.may_go_back(name):
            self.redirect(f"/deck/{name}", status=303)
            return
        self.show(
            "deck_shipped.html.j2",
            title=_("Back to the deck that came with the exercise?"),
            name=name,
            count=len(section.cards),
        )

    def post(self, name: str) -> None:
        """Take the owner's deck away."""
        self.opened(name)
        if self.may_go_back(name):
            folder = self.own_place(name) / name
            try:
                (folder / DECK_FILE).unlink(missing_ok=True)
            except OSError as error:
                why = error.strerror or str(error)
                told = _("The file {path} could not be removed: {why}.", path=folder, why=why)
                raise InWordsError(500, told, title=_("The deck is as it was")) from error
            with contextlib.suppress(OSError):  # an exercise of the owner's lies there, too
                folder.rmdir()
        self.redirect(f"/deck/{name}?done=shipped", status=303)


def _as_it_is(section: CardsSection) -> str:
    """A short name for the deck of now: one that was changed has another."""
    return hashlib.sha256(to_table(section.cards).encode()).hexdigest()[:16]

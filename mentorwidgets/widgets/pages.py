"""The pages that a notebook opens, each with one call."""

from __future__ import annotations

from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.words import use_language


def _desk() -> Desk:
    return Desk(_sitting())


def _sitting() -> Sitting:
    sitting = Sitting.from_environment()
    use_language(sitting.language)
    if sitting.served:
        _close_the_back_door()
    return sitting


def _close_the_back_door() -> None:
    # A browser may ask a kernel to build any widget class that ipywidgets knows. Our pages are
    # built by Python alone, so a visitor's console gets no such door.
    import comm
    from ipywidgets import Widget

    manager = comm.get_comm_manager()
    if "jupyter.widget" in manager.targets:
        manager.unregister_target("jupyter.widget", Widget.handle_comm_opened)


def home() -> WorkbookWidget:
    """Where everyone starts: the five phases, what is begun, what is done."""
    from mentorwidgets.widgets.home.home import HomePage

    return HomePage(_desk())


def open_exercise(name: str | None = None) -> WorkbookWidget:
    """One exercise, by its name; without one, that which the address of the page names.

    A notebook that names none, and has no address, shows which exercises there are.
    """
    desk = _desk()
    name = name or desk.sitting.exercise
    if name is None:
        from mentorwidgets.widgets.home.home import HomePage

        return HomePage(desk)
    # A page imports what its own kind needs: somebody waits for it.
    kind = desk.library.exercise(name).kind
    if kind == "network":
        from mentorwidgets.widgets.network.network_map import NetworkMapPage

        return NetworkMapPage(desk, name)
    if kind == "talk":
        from mentorwidgets.widgets.talk.talk import TalkPage

        return TalkPage(desk, name)
    from mentorwidgets.widgets.writer.writer import WriterPage

    return WriterPage(desk, name)


def your_page() -> WorkbookWidget:
    """What of one's own work stands in one document, chosen piece by piece."""
    from mentorwidgets.widgets.your_page.your_page import YourPage

    return YourPage(_desk())


def board() -> WorkbookWidget:
    """The facilitator's dashboard of a meeting."""
    from mentorwidgets.widgets.board.board import open_board

    return open_board(_desk())


def wall() -> WorkbookWidget:
    """What the room sees of a meeting: the projector view."""
    from mentorwidgets.widgets.wall.wall import open_wall

    return open_wall(_desk())


def rehearsal(name: str | None = None) -> WorkbookWidget:
    """A meeting with invented people, ten times as fast as the day; nothing of it is kept.

    On the exercise of this name; without one, on what the address of the page names.
    """
    from mentorwidgets.widgets.board.rehearsal import open_rehearsal

    return open_rehearsal(_sitting(), name)


def meeting_page() -> WorkbookWidget:
    """A meeting as its participants see it."""
    from mentorwidgets.widgets.meeting.meeting import open_meeting_page

    return open_meeting_page(_desk())

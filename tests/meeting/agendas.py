"""A small agenda, and times, for the tests of meetings."""

from datetime import UTC, datetime, timedelta

from mentorwidgets.meeting.agenda import Agenda, Block, Step

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


AGENDA = Agenda(
    blocks=(
        Block(id="before", title="Before we meet", minutes=0, mode="before"),
        Block(id="welcome", title="Welcome", minutes=5, mode="talk", says="Hello", see="A page"),
        Block(id="map", title="Finish the map", minutes=12, mode="alone", step="people"),
        Block(id="pairs", title="Read each other's map", minutes=12, mode="pairs", turns=True),
        Block(id="close", title="Close", minutes=1, mode="all"),
    ),
    steps=(Step("people", "Map has five people or more"), Step("ties", "Ties are drawn")),
)

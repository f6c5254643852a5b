"""Pairs, trios and fours on the board.

Questions from the browser: ``groups_draw {size, seed, together, apart, aside, wanted}`` draws and
shows nobody, ``seed`` null for a new one and ``wanted`` being who is away and drawn all the same;
it gives ``{seed, groups, repeats, unmet}``. ``groups_show {block, seed, size, groups,
together, apart, aside}`` shows groups to everybody; ``groups_join {seat}`` moves somebody who is
alone to the smallest other group. Message to it: ``groups`` (see
:func:`mentorwidgets.meeting.groups_view.board_groups`). ``ungroup``, ``call`` and ``call_back``
are steered (see :mod:`mentorwidgets.meeting.groups`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, ValidationError

from mentorwidgets.meeting.breakouts import draw
from mentorwidgets.meeting.group_words import listed, repeat_words, unmet_words
from mentorwidgets.meeting.groups import LARGEST_SEED, Grouping, GroupsBody, joined
from mentorwidgets.meeting.groups_view import board_groups, room
from mentorwidgets.meeting.history import earlier_rounds
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.parts import Body, RandomId
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.words import gettext as _

_Asked = TypeVar("_Asked", bound=BaseModel)
_People = Annotated[list[RandomId], Field(max_length=500)]


class DrawQuestion(Body):
    """What a draw is asked for."""

    size: Annotated[int, Field(ge=2, le=12)]
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)] | None
    together: Annotated[list[_People], Field(max_length=50)]
    apart: Annotated[list[_People], Field(max_length=50)]
    aside: _People
    wanted: _People


class JoinQuestion(Body):
    """Who is alone."""

    seat: RandomId


class GroupsSide(ToldSide):
    """Draws groups, shows them, and keeps the board up with them; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, say: Say) -> None:
        super().__init__(
            say,
            "groups",
            lambda: board_groups(live, desk.now()),
            {
                "groups_draw": self._draw,
                "groups_show": self._show,
                "groups_join": self._join,
            },
        )
        self._desk = desk
        self._live = live

    def _draw(self, args: dict[str, Any]) -> dict[str, Any]:
        asked = _read(DrawQuestion, args)
        self._live.catch_up()
        there = room(self._live, self._desk.now())
        wanted = (there.here | set(map(PersonId, asked.wanted))) & set(there.names)
        people = wanted - set(map(PersonId, asked.aside))
        if len(people) < 2:
            raise RefusedError(_("Groups need two people who are here."))
        seed = secrets.randbelow(LARGEST_SEED + 1) if asked.seed is None else asked.seed
        drawn = draw(
            people,
            size=asked.size,
            seed=seed,
            together=[list(map(PersonId, wish)) for wish in asked.together],
            apart=[list(map(PersonId, wish)) for wish in asked.apart],
            before=earlier_rounds(self._desk.store, self._live),
        )
        came = {seat.person: order for order, seat in enumerate(self._live.seats)}
        return {
            "seed": seed,
            "groups": [sorted(group, key=came.__getitem__) for group in drawn.groups],
            "repeats": repeat_words(drawn, self._live.name_of),
            "unmet": unmet_words(drawn, self._live.name_of),
        }

    def _show(self, args: dict[str, Any]) -> dict[str, Any]:
        asked = _read(GroupsBody, args)
        self._live.catch_up()
        seated = {seat.person for seat in self._live.seats}
        groups = [[person for person in group if person in seated] for group in asked.groups]
        for group in groups:
            if len(group) == 1:
                who = self._names(group)
                raise RefusedError(
                    _("{who} would be alone. Draw again, or move somebody.", who=who)
                )
        self._record(asked.model_copy(update={"groups": groups}).model_dump())
        return {}

    def _join(self, args: dict[str, Any]) -> dict[str, Any]:
        person = PersonId(_read(JoinQuestion, args).seat)
        self._live.catch_up()
        shown = self._live.state.groups.shown(self._live.state.timer)
        here = room(self._live, self._desk.now()).here
        changed = None if shown is None else joined(shown, person, here)
        if changed is None:
            raise RefusedError(_("There is no other group to join."))
        self._record(_body(changed))
        return {}

    def _names(self, people: list[str]) -> str:
        return listed(self._live.name_of(PersonId(person)) for person in people)

    def _record(self, body: Mapping[str, Any]) -> None:
        sitting = self._desk.sitting
        self._live.do(Role(sitting.role), sitting.person, "groups", body, self._desk.now())


def _read(model: type[_Asked], args: dict[str, Any]) -> _Asked:
    try:
        return model.model_validate(args)
    except ValidationError:
        raise RefusedError(_("That question came without its words.")) from None


def _body(grouping: Grouping) -> dict[str, Any]:
    def lists(groups: tuple[tuple[PersonId, ...], ...]) -> list[list[str]]:
        return [list(group) for group in groups]

    return {
        "block": grouping.block,
        "seed": grouping.seed,
        "size": grouping.size,
        "groups": lists(grouping.groups),
        "together": lists(grouping.together),
        "apart": lists(grouping.apart),
        "aside": list(grouping.aside),
    }

"""What pages are shown of turns, and the next turn as whoever leads asks for it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mentorwidgets.meeting import turns
from mentorwidgets.meeting.agenda import Block
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _


def turn_view(live: LiveMeeting, now: datetime) -> dict[str, Any] | None:
    """The turn that is on, as every page of the meeting is told it; seconds."""
    turn, timer = live.state.turns.on, live.state.timer
    if turn is None or timer.block is None:
        return None
    ran = timer.running_time(timer.block.id, now)
    return {
        "n": turn.n,
        "of": turn.of,
        "seconds": turn.seconds,
        "left": round(turn.left(ran), 3),
    }


def sharing_view(live: LiveMeeting, now: datetime) -> dict[str, Any] | None:
    """How the rest of the block would be shared out, for the board; None without turns.

    ``of`` is how many have a turn by who is here now, ``each`` about how many minutes those
    have who have not had theirs (0: hardly one, or nobody is left), ``short`` what to do about it.
    """
    timer, block = live.state.timer, _with_turns(live)
    if block is None:
        return None
    turn = live.state.turns.on
    had = turn.n if turn else 0
    of = max(_sharing(live, block, now), had)
    left = timer.remaining(now)
    if turn is not None:
        left -= max(turn.left(timer.running_time(block.id, now)), 0.0)
    return {
        "block": block.id,
        "had": had,
        "of": of,
        "each": int(turns.share(left, of - had) / 60 + 0.5),
        "short": turns.too_short(left, of - had) if block.minutes >= turns.ROUND else "",
    }


def go_to_turn(live: LiveMeeting, actor: PersonId | None, block: str, n: int, at: datetime) -> None:
    """Begin this turn: what is left of the block is shared by those who have not had theirs.

    Raises :class:`RefusedError` when it is not the turn's turn.
    """
    live.catch_up()
    on = _with_turns(live)
    if on is None or on.id != block:
        raise RefusedError(_("The meeting has moved on meanwhile. Look where it is now."))
    of = max(_sharing(live, on, at), n)
    seconds = int(turns.share(live.state.timer.remaining(at), of - n + 1))
    body = {"block": block, "n": n, "of": of, "seconds": seconds}
    live.do(Role.FACILITATOR, actor, "turn", body, at)


def _with_turns(live: LiveMeeting) -> Block | None:
    timer = live.state.timer
    block = timer.block
    if block is None or not block.turns or timer.phase not in ("running", "paused"):
        return None
    return block


def _sharing(live: LiveMeeting, block: Block, now: datetime) -> int:
    presence = live.state.presence
    here = [
        seat.person
        for seat in live.seats
        if presence.of(seat.person, now, joined_at=seat.joined_at) != "away"
    ]
    shown = live.state.groups.shown(live.state.timer)
    if shown is not None and (live.agenda.position(shown.block) or 0) > live.state.timer.index:
        shown = None  # drawn ahead, for a block that is still to come
    sizes = [len(set(group) & set(here)) for group in shown.groups] if shown else []
    return turns.sharing(block, len(here), max(sizes, default=None))

"""The names of invented people, and what they say."""

from __future__ import annotations

import random
from collections.abc import Sequence

from mentorwidgets.meeting.questions import FARTHEST, Question, Value
from mentorwidgets.words import gettext as _

#: Under these they come in; the one who is late is among them.
NAMES: Sequence[str] = ("Ama", "B. T.", "Chidi", "Dora", "Eun-ji", "F.", "Gil", "Hanna", "Ilyas")


def lines() -> Sequence[str]:
    """What they say when all talk together."""
    return (
        _("My network is closer to home than I had thought."),
        _("I have never thanked the person who helped me most."),
        _("I can introduce two of you to somebody in another field."),
        _("What I lack is not a person, it is an hour a week."),
    )


def parked() -> Sequence[str]:
    """What they would rather talk about another time."""
    return (
        _("How do we bring in people who are new here?"),
        _("Could we meet like this once a month?"),
    )


def _answers() -> Sequence[str]:
    return (
        _("Somebody who asks me the second question."),
        _("More people outside of my own department."),
        _("Time, and the nerve to ask for it."),
        _("I know many people who know each other."),
        _("A peer who is two years ahead of me."),
        _("Less advice, more listening."),
        _("Someone to read a first draft without judging it."),
        _("That I give as much as I get."),
    )


def answer_to(question: Question, rng: random.Random) -> Value:
    """A plausible answer: opinions lean one way, and some differ."""
    if question.kind == "scale":
        opinion = round(rng.gauss(question.points * 0.65, question.points * 0.2))
        return min(max(opinion, 1), question.points)
    if question.kind == "choice":
        # The options that come first are a little more popular.
        order = sorted(range(len(question.options)), key=lambda n: (n + 1) * rng.random())
        return sorted(order[: rng.randint(1, 2)] if question.several else order[:1])
    if question.kind == "ranking":
        return sorted(range(len(question.options)), key=lambda n: n + rng.uniform(0, 3))
    if question.kind == "plane":
        middle = (FARTHEST * 0.6, FARTHEST * 0.45)
        return [min(max(round(rng.gauss(each, FARTHEST * 0.2)), 0), FARTHEST) for each in middle]
    if question.kind == "lines":
        return "\n".join(rng.sample(_answers(), 2))
    return rng.choice(_answers())

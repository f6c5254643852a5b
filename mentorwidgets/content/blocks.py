"""The agenda of an exercise: its blocks, and the questions that lie ready for the room."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mentorwidgets.content.parts import Id, Line, MaybeText, Minutes, Part, Text

Mode = Literal["before", "talk", "alone", "pairs", "fours", "all", "break"]

#: Longest stretch of a meeting in one mode, in minutes.
LONGEST_IN_ONE_MODE = 20


class Facilitator(Part):
    """The facilitator's part in a block."""

    says: Text = Field(description="Words that can be read aloud as they are.")
    does: MaybeText = Field("", description="What to do and to watch for.")


class Participants(Part):
    """Everybody else's part in a block."""

    see: MaybeText = Field("", description="What is on their page.")
    do: Text = Field(description="What they do, addressed to them.")


RoomPromptKind = Literal["line", "lines", "scale", "choice", "ranking", "plane"]
Ends = tuple[Line, Line]


class RoomPrompt(Part):
    """A question that lies ready to be put to the whole room."""

    kind: RoomPromptKind = Field(
        description="What an answer is: one line, several lines, a place on a scale, a choice, "
        "a ranking, or a dot on a plane."
    )
    text: Line = Field(description="The question.")
    quiet: Text = Field(description="How to take part without answering.")
    options: tuple[Line, ...] = Field(
        (), max_length=12, description="For a choice or a ranking: what is offered."
    )
    several: bool = Field(
        default=False, strict=True, description="For a choice: more than one may be taken."
    )
    low: MaybeText = Field("", description="For a scale: what its lowest point means.")
    high: MaybeText = Field("", description="For a scale: what its highest point means.")
    points: Annotated[int, Field(strict=True, ge=2, le=10)] = Field(
        5, description="For a scale: how many points it has."
    )
    across: Ends | None = Field(
        None, description="For a plane: what its left and its right end mean."
    )
    upwards: Ends | None = Field(None, description="For a plane: what its bottom and its top mean.")
    nameless: bool = Field(
        default=False,
        strict=True,
        description="Answers are given without a name. Offered only when at least five are here.",
    )
    moderated: bool = Field(
        default=False,
        strict=True,
        description="Whoever leads reads the answers before the room sees them, and says so.",
    )


class Block(Part):
    """A stretch of the meeting with one thing to do."""

    id: Id = Field(description="A short name that never changes.")
    title: Line = Field(description="What the agenda calls it.")
    minutes: Minutes = Field(description='How long. 0 only with mode "before".')
    mode: Mode = Field(
        description="How people work: talk (one speaks to all), alone, pairs, fours, all, break. "
        '"before" is pre-work.'
    )
    turns: bool = Field(
        default=False,
        strict=True,
        description="The minutes are divided by the people here: each has a turn.",
    )
    facilitator: Facilitator = Field(description="What the facilitator says and does.")
    participants: Participants = Field(description="What everybody else sees and does.")
    step: Id | None = Field(None, description="The id of the step that is worked on.")
    screen: MaybeText = Field(
        "",
        description="What of the exercise is shown when everybody is brought here. Maps: "
        "questions, map, ties, table, reading, plan; texts: before, draft, versions; "
        "talks: before, notes.",
    )
    ask: RoomPrompt | None = Field(None, description="A question that lies ready for the room.")
    minutes_for_two: Minutes | None = Field(
        None, description="How long when only two people meet; 0 leaves the block out."
    )
    for_two: MaybeText = Field("", description="What changes when only two people meet.")
    fallback: MaybeText = Field("", description="What to do when it does not work as planned.")
    quiet: MaybeText = Field(
        "", description="How to take part quietly. Needed in pairs, fours and all."
    )

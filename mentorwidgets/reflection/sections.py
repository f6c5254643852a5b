"""Which worksheet is folded by what: one line for each kind.

The questions, the text and the plan are the exercise's own (:mod:`.work`) and not here.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorwidgets.reflection.across_part import AcrossPart
from mentorwidgets.reflection.balance import BalancePart
from mentorwidgets.reflection.cards import CardsPart
from mentorwidgets.reflection.entries import EntriesPart
from mentorwidgets.reflection.pitch import PitchPart
from mentorwidgets.reflection.replies import RepliesPart
from mentorwidgets.reflection.reread import RereadPart
from mentorwidgets.reflection.results import ResultsPart
from mentorwidgets.reflection.section import SectionPart
from mentorwidgets.reflection.storyboard import StoryboardPart

PARTS: Mapping[str, type[SectionPart]] = {
    "list": EntriesPart,
    "balance": BalancePart,
    "reread": RereadPart,
    "replies": RepliesPart,
    "results": ResultsPart,
    "across": AcrossPart,
    "pitch": PitchPart,
    "storyboard": StoryboardPart,
    "cards": CardsPart,
}
#: Every operation that belongs to a section.
SECTION_TYPES = frozenset[str]().union(*(part.types for part in PARTS.values()))

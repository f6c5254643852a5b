"""The four kinds of developmental network of Higgins and Kram (2001), as a point on a plane.

They tell networks apart by two things: how diverse the sources of help are (how many social
systems they come from, and how few of them know each other) and how strong the relations are.
No numeric borders were published, so the thresholds are content and called illustrative, and
the point matters more than the field it falls into. No kind is better than another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.words import gettext as _

from .categories import Categories
from .diversity import iqv, tally
from .model import NetworkMap, Person, PersonKey
from .redundancy import density

#: With fewer people whose arena and closeness are known, one of them would move the point across.
FEWEST = 4
#: A point this near to a border, in the units of the axis, is said to be near it. Illustrative.
NEAR = 0.05


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where the plane is divided: illustrative, and for the content to say."""

    diversity: float
    strength: float

    @classmethod
    def of(cls, exercise: NetworkExercise, categories: Categories) -> Thresholds:
        """Those of the content; the middle of the scale of closeness where it names none."""
        low, high = scale(categories)
        strength = exercise.typology.strength
        return cls(exercise.typology.diversity, (low + high) / 2 if strength is None else strength)


@dataclass(frozen=True, slots=True)
class Axis:
    """One coordinate: its value, and the least and the most it would be without any one person.

    The range is that of leaving one person out at a time: it says how much the value hangs on
    single people, and is no confidence interval. ``low`` to ``high`` holds ``value``.
    """

    value: float
    low: float
    high: float
    threshold: float

    @property
    def above(self) -> bool:
        """Whether the value is at the threshold or above."""
        return self.value >= self.threshold

    @property
    def near(self) -> bool:
        """Whether it is so near the border that the side says little."""
        return abs(self.value - self.threshold) <= NEAR + 1e-9

    @property
    def crosses(self) -> bool:
        """Whether leaving out one person would take it over the border."""
        return (self.low >= self.threshold) != self.above or (
            self.high >= self.threshold
        ) != self.above


@dataclass(frozen=True, slots=True)
class Typology:
    """Where a map lies: of ``n`` people, ``places`` have an arena and ``rated`` a closeness."""

    diversity: Axis
    strength: Axis
    n: int
    places: int
    rated: int

    @property
    def type(self) -> str:
        """entrepreneurial, opportunistic, traditional or receptive: the field of the point."""
        if self.diversity.above:
            return "entrepreneurial" if self.strength.above else "opportunistic"
        return "traditional" if self.strength.above else "receptive"


def scale(categories: Categories) -> tuple[float, float]:
    """The ends of the scale of closeness, distant first; 0 and 1 where there is none.

    >>> scale(Categories((), (), (), ()))
    (0.0, 1.0)
    """
    codes = [ring.code for ring in categories.closeness if ring.code is not None]
    return (min(codes), max(codes)) if codes else (0.0, 1.0)


def typology(
    network: NetworkMap, categories: Categories, thresholds: Thresholds
) -> Typology | None:
    """The point of a map, with its range; None where there are not enough people to say.

    Diversity is the mean of the IQV of arenas and of 1 - density; strength the mean closeness.
    """
    people = network.alters
    closeness = {ring.id: ring.code for ring in categories.closeness}
    places = sum(person.arena is not None for person in people)
    rated = sum(closeness.get(person.closeness or "") is not None for person in people)
    if min(places, rated) < FEWEST:
        return None
    ties = Counter(key for tie in network.alter_ties for key in tie)
    total = network.tie_count

    def diversity(left: Sequence[Person], without: PersonKey | None) -> float | None:
        spread = iqv([*tally((person.arena for person in left), categories.arena).values()])
        joined = density(len(left), total - (ties[without] if without else 0))
        return None if spread is None or joined is None else (spread + 1 - joined) / 2

    def strength(left: Sequence[Person]) -> float | None:
        codes = [closeness.get(person.closeness or "") for person in left]
        known = [code for code in codes if code is not None]
        return fmean(known) if known else None

    both = [diversity(people, None)], [strength(people)]
    for person in people:
        left = [other for other in people if other is not person]
        both[0].append(diversity(left, person.id))
        both[1].append(strength(left))
    across, up = ([value for value in axis if value is not None] for axis in both)
    if not across or not up:
        return None
    return Typology(
        diversity=Axis(across[0], min(across), max(across), thresholds.diversity),
        strength=Axis(up[0], min(up), max(up), thresholds.strength),
        n=len(people),
        places=places,
        rated=rated,
    )


def types() -> Mapping[str, tuple[str, str]]:
    """What each kind of network is called, and what it may mean, for better and for worse."""
    return {
        "entrepreneurial": (
            _("entrepreneurial"),
            _(
                "Help from many sides, by people who are close. Much is possible, and so many "
                "close ties take time to keep."
            ),
        ),
        "opportunistic": (
            _("opportunistic"),
            _(
                "Help from many sides, by people who are not close. News reaches you easily, and "
                "somebody who stands up for you may be further to seek."
            ),
        ),
        "traditional": (
            _("traditional"),
            _(
                "Help from few sides, by people who are close. There is somebody to rely on, and "
                "they may all hear and say the same."
            ),
        ),
        "receptive": (
            _("receptive"),
            _(
                "Help from few sides, by people who are not close. It asks little of you, and it "
                "may leave you waiting for others to begin."
            ),
        ),
    }


def for_page(found: Typology | None, categories: Categories) -> dict[str, Any] | None:
    """The point as JSON: both axes, the type with its words, and what makes it uncertain."""
    if found is None:
        return None
    low, high = scale(categories)
    name, meaning = types()[found.type]

    def axis(one: Axis, least: float, most: float) -> dict[str, Any]:
        return {
            "value": one.value,
            "low": one.low,
            "high": one.high,
            "threshold": one.threshold,
            "least": least,
            "most": most,
            "near": one.near,
            "crosses": one.crosses,
        }

    return {
        "type": found.type,
        "name": name,
        "meaning": meaning,
        "diversity": axis(found.diversity, 0, 1),
        "strength": axis(found.strength, low, high),
        "n": found.n,
        "places": found.places,
        "rated": found.rated,
        "names": {key: words[0] for key, words in types().items()},
    }

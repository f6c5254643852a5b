"""Every measure of a map in a sentence with its counts: for the page, and for documents.

>>> from .categories import Categories
>>> from .measures import measure
>>> from .model import NetworkMap, Person, PersonKey
>>> network = NetworkMap((Person(PersonKey("a"), "AL"), Person(PersonKey("b"), "Bo")))
>>> none = Categories((), (), (), ())
>>> found = {said.id: said for said in sentences(Seen(network, measure(network, none), none))}
>>> found["density"].sentence
'0 of 1 pairs know each other (density 0).'
>>> found["closeness"].sentence
'Not enough people to say.'
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .explained import all_explained
from .said import Said, groups
from .seen import Seen
from .sentences_help import closeness_sentences, help_sentences
from .sentences_ties import influence_sentences, people_sentences
from .sentences_variety import variety_sentences
from .wording import Wording

_GROUPS: dict[str, Callable[[Seen, Wording], Iterator[Said]]] = {
    "people": people_sentences,
    "help": help_sentences,
    "closeness": closeness_sentences,
    "variety": variety_sentences,
    "influence": influence_sentences,
}


def sentences(seen: Seen) -> tuple[Said, ...]:
    """All measures in the order in which they are read; :func:`.said.groups` titles the groups."""
    explained = all_explained(seen.categories)
    return tuple(
        said for group in groups() for said in _GROUPS[group](seen, Wording(group, explained))
    )

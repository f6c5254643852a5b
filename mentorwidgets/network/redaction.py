"""A map as somebody else may see it: who gives what help, how close, how tied; never who it is.

What is left out is left out here, on the server, before anything is sent: notes, roles, answers
to further questions, gaps, plans and versions always; names unless their owner asks for them;
stars if the owner likes. So is every value that the content does not offer, since an imported
file may carry a sentence there.

Ids are made anew with a secret of that one copy, and people stand in the order of the new ids.
So neither ids nor order join two copies, or tell who was named first. What a picture itself
shows is another matter: whoever sees two pictures of one map may recognise its shape.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Any

from .categories import Categories, Category, ids
from .geometry import YOU, Geometry
from .initials import initials
from .layout import arrange, disc_radius
from .model import NetworkMap, Person, PersonKey, tie_between

#: Letters of a tag; I, O and Q look like something else from afar.
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_FIRST_NUMBER, _NUMBERS = 10, 90
_LONGEST_KEY = 32


@dataclass(frozen=True, slots=True)
class Copy:
    """What of a map is in a copy: ``labels`` as the owner wrote them, ``stars`` for influence.

    ``secret`` belongs to this copy alone and is never shown to anybody.
    """

    secret: str
    labels: bool = False
    stars: bool = True


def redact(network: NetworkMap, categories: Categories, copy: Copy) -> NetworkMap:
    """The map that this copy shows.

    The same map and copy give the same ids, so that a picture can follow a map that changes.
    """
    new = {person.id: _new_id(copy.secret, person.id) for person in network.people}
    order = sorted(network.people, key=lambda person: new[person.id])
    tags = _tags([new[person.id] for person in order])
    people = tuple(
        _redacted(person, categories, copy, id_=new[person.id], tag=tags[new[person.id]])
        for person in order
    )
    ties = frozenset(tie_between(new[one], new[other]) for one, other in network.ties)
    return NetworkMap(people, ties, sectors=network.sectors)


def redacted_view(network: NetworkMap, categories: Categories, copy: Copy) -> dict[str, Any]:
    """What the page of somebody else is shown of a map, as JSON, and all that it is sent.

    ``people`` with places on the picture, ``ties``, ``sectors`` and ``geometry``, as in
    :func:`.view.view_of`; ``labels`` says whether the labels are the owner's or tags.
    """
    shown = redact(network, categories, copy)
    places = arrange(shown, categories)
    shape = Geometry.of(categories, shown.sectors)
    return {
        "labels": copy.labels,
        "stars": copy.stars,
        "people": [
            {
                "id": person.id,
                "label": person.label,
                "initials": initials(person.label) if copy.labels else person.label,
                "kinds": [kind for kind in ids(categories.kinds) if kind in person.kinds],
                "closeness": person.closeness,
                "level": person.level,
                "arena": person.arena,
                "influential": person.influential,
                "vacant": person.vacant,
                "on_map": person.id in places,
                "x": places[person.id][0] if person.id in places else None,
                "y": places[person.id][1] if person.id in places else None,
            }
            for person in shown.people
        ],
        "ties": [list(tie) for tie in sorted(shown.ties)],
        "sectors": shown.sectors,
        "geometry": {
            "rings": [_named(ring) for ring in shape.rings],
            "sectors": [_named(sector) for sector in shape.sectors],
            "you": YOU,
            "disc": disc_radius(shown, places),
        },
    }


def _named(part: Any) -> dict[str, Any]:
    return {name: getattr(part, name) for name in part.__slots__}


def _redacted(
    person: Person, categories: Categories, copy: Copy, *, id_: PersonKey, tag: str
) -> Person:
    return Person(
        id_,
        person.label if copy.labels else tag,
        kinds=person.kinds.intersection(ids(categories.kinds)),
        closeness=_known(person.closeness, categories.closeness),
        level=_known(person.level, categories.level),
        arena=_known(person.arena, categories.arena),
        influential=copy.stars and person.influential,
        vacant=person.vacant,
        in_tray=person.in_tray,
        place=person.place,
    )


def _known(value: str | None, offered: tuple[Category, ...]) -> str | None:
    return value if value in ids(offered) else None


def _new_id(secret: str, key: str) -> PersonKey:
    made = hmac.new(secret.encode(), key.encode(), hashlib.sha256).hexdigest()
    return PersonKey(made[:_LONGEST_KEY])


def _tags(keys: list[PersonKey]) -> dict[PersonKey, str]:
    """A short sign for each, such as K47: the same for the same id while it has no rival."""
    tags: dict[PersonKey, str] = {}
    taken: set[int] = set()
    many = len(_LETTERS) * _NUMBERS
    for key in keys:
        number = int(key, 16) % many
        while number in taken and len(taken) < many:
            number = (number + 1) % many
        taken.add(number)
        letter, rest = divmod(number, _NUMBERS)
        tags[key] = f"{_LETTERS[letter]}{rest + _FIRST_NUMBER}"
    return tags

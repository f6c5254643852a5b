"""From the nodes and edges of a file to a map, with a warning for all that did not fit."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mentorwidgets.formats.variables import own_name, renamed, said, said_of_ego
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, Tie, tie_between
from mentorwidgets.network.sectors import LEVEL, SECTORS
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


@dataclass(frozen=True, slots=True)
class RawNode:
    """A node as a file has it: its id there, other ids that mean it too, and its values."""

    id: str
    values: Mapping[str, Any]
    aliases: tuple[str, ...] = ()
    type: str = ""


@dataclass(frozen=True, slots=True)
class RawMap:
    """One map of a file before it is understood; ``session`` is the same in all its files.

    ``about`` is what the file says of the ego, or of the map as a whole.
    """

    case: str
    nodes: Sequence[RawNode]
    edges: Sequence[tuple[str, str]]
    file: str
    session: str = ""
    warnings: tuple[str, ...] = field(default=())
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadMap:
    """A map that was read: whose it is, where it came from, and what was left out or changed.

    ``ego`` is what the file says of the person themselves, kept as it came; answers to what
    the programme asks are on the map too.
    """

    case: str
    map: NetworkMap
    file: str
    warnings: tuple[str, ...] = ()
    session: str = ""
    ego: Mapping[str, str] = field(default_factory=dict)


def build(
    raw: RawMap,
    categories: Categories,
    *,
    ego: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> ReadMap:
    """Understand a raw map: ties without direction, doubles and self-loops dropped, ego out."""
    warnings = list(raw.warnings)
    nodes = _people_only(raw.nodes, warnings)
    names = _names(nodes)
    ego_id = _ego(ego, nodes, names)
    if ego is not None:
        warnings.append(
            _("ego '{ego}' taken out: it is whose map this is", ego=ego)
            if ego_id is not None
            else _("ego '{ego}' is not in this map", ego=ego)
        )
    people: dict[str, Person] = {}
    keys: set[PersonKey] = set()
    for node in nodes:
        if node.id == ego_id:
            continue
        key = _key(node, raw)
        if key in keys:
            warnings.append(_("person '{id}' is there twice: the first is used", id=node.id))
            continue
        keys.add(key)
        people[node.id] = _person(node, key, categories, mapping or {}, warnings)
    ties = _ties(raw.edges, names, people, ego_id, warnings)
    about = said_of_ego(raw.about)
    by = about.pop("sectors", LEVEL)
    told = {own_name(name): text for name, text in about.items()}
    asked = {attribute.id for attribute in categories.attributes}
    return ReadMap(
        case=raw.case,
        map=NetworkMap(
            tuple(people.values()),
            ties,
            by if by in SECTORS else LEVEL,
            {name: text for name, text in told.items() if name in asked},
        ),
        file=raw.file,
        warnings=tuple(warnings),
        session=raw.session,
        ego=told,
    )


def _names(nodes: Sequence[RawNode]) -> dict[str, str]:
    """Whom each name in the file means: an id comes first, and what several share means nobody."""
    also = Counter(alias for node in nodes for alias in {*node.aliases})
    names = {a: node.id for node in nodes for a in node.aliases if also[a] == 1}
    return {**names, **{node.id: node.id for node in nodes}}


def _ego(ego: str | None, nodes: Sequence[RawNode], names: Mapping[str, str]) -> str | None:
    """The node that is meant: by its id, or by a name that only one node has."""
    if ego is None or ego in names:
        return names.get(ego) if ego is not None else None
    named = [n.id for n in nodes if ego in (n.values.get("label"), n.values.get("name"))]
    return named[0] if len(named) == 1 else None


def _people_only(nodes: Sequence[RawNode], warnings: list[str]) -> Sequence[RawNode]:
    """Where a file has several types of node and one is the person, the others are not people."""
    types = Counter(node.type for node in nodes)
    person = next((t for t in types if t.lower() == "person"), None)
    if person is None or len(types) == 1:
        return nodes
    for type_, count in types.items():
        if type_ != person:
            warnings.append(
                _(
                    "{n} of type '{type}' left out: only '{person}' are people",
                    n=count,
                    type=type_,
                    person=person,
                )
            )
    return [node for node in nodes if node.type == person]


def _person(
    node: RawNode,
    key: PersonKey,
    categories: Categories,
    mapping: Mapping[str, str],
    warnings: list[str],
) -> Person:
    known = said(renamed(node.values, mapping), categories)
    label = known.label or node.id
    warnings.extend(f"{label}: {warning}" for warning in known.warnings)
    return Person(
        id=key,
        label=label,
        kinds=known.kinds,
        closeness=known.closeness,
        level=known.level,
        arena=known.arena,
        influential=known.influential,
        role=known.role,
        notes=known.notes,
        vacant=known.vacant,
        in_tray=known.in_tray,
        place=known.place,
        by_hand=known.by_hand,
        knows_none=known.knows_none,
        closeness_by=known.closeness_by,
        attributes=known.rest,
        elsewhere=known.elsewhere,
    )


def _key(node: RawNode, raw: RawMap) -> PersonKey:
    """The id a person keeps: that of the file if it is a UUID, else one made from it.

    Read again, the same person has the same key, so that an import merges.
    """
    for name in (node.id, *node.aliases):
        try:
            return PersonKey(uuid.UUID(name).hex)
        except ValueError:
            continue
    seed = f"{raw.session or raw.case}\n{node.id}"
    return PersonKey(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).hexdigest()[:32])


def _ties(
    edges: Sequence[tuple[str, str]],
    names: Mapping[str, str],
    people: Mapping[str, Person],
    ego_id: str | None,
    warnings: list[str],
) -> frozenset[Tie]:
    ties: set[Tie] = set()
    doubles = loops = strangers = 0
    for source, target in edges:
        one, other = names.get(source), names.get(target)
        if ego_id is not None and ego_id in (one, other):
            continue  # everybody on a map is tied to its ego: that is what being on it means
        if one is None or other is None or one not in people or other not in people:
            strangers += 1
        elif one == other:
            loops += 1
        else:
            tie = tie_between(people[one].id, people[other].id)
            doubles += tie in ties
            ties.add(tie)
    if doubles:
        warnings.append(
            ngettext(
                "{n} double tie dropped: a tie counts once, in either direction",
                "{n} double ties dropped: a tie counts once, in either direction",
                doubles,
            )
        )
    if loops:
        warnings.append(
            ngettext(
                "{n} tie of a person with themselves dropped",
                "{n} ties of a person with themselves dropped",
                loops,
            )
        )
    if strangers:
        warnings.append(
            ngettext(
                "{n} tie dropped: it names someone who is not in the file",
                "{n} ties dropped: they name someone who is not in the file",
                strangers,
            )
        )
    return frozenset(ties)

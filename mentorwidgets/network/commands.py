"""The commands that change a map: each checks its operation and makes the map that follows.

A command is a function of the map, the operation and the words it may use; it raises
:class:`~mentorwidgets.operations.RefusedError` and changes nothing, or returns the next map.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

from .fields import (
    PERSON_FIELDS,
    Rules,
    a_coordinate,
    a_key,
    a_list,
    a_yes_or_no,
    attributes,
    merged,
    only_known,
    person_changes,
)
from .geometry import OUTER, TOLERANCE, polar
from .model import NetworkMap, Person, Tie, tie_between
from .overtaken import typed_over
from .sectors import KIND, SECTORS, SEVERAL, sector_of, turned

#: More people than anybody keeps up with; a bound so that a map stays a map.
MOST_PEOPLE = 200
_MOST_TIES = MOST_PEOPLE * (MOST_PEOPLE - 1) // 2
_MOST_TOGETHER = 2000


@dataclass(frozen=True, slots=True)
class Act:
    """What an operation did, so that a button can say "Undo: add AL".

    ``label`` names the person it was done to, ``other`` the second one of a tie, ``count``
    how many people an import brought, or how many changes were made together: ``each`` is
    their type, if all are of one. ``on`` is "wanted" where it was done to the wanted map.
    """

    type: str
    label: str = ""
    other: str = ""
    count: int = 0
    each: str = ""
    on: str = ""

    def as_dict(self) -> dict[str, Any]:
        """The act as JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Done:
    """The map that follows, and what was done."""

    map: NetworkMap
    act: Act


Command = Callable[[NetworkMap, Mapping[str, Any], Rules], Done]


def add_person(network: NetworkMap, op: Mapping[str, Any], rules: Rules) -> Done:
    """``{id, label, …}``: someone new, with whatever is already known of them."""
    only_known(op, {"id", *PERSON_FIELDS})
    key = a_key(op, "id")
    if network.find(key) is not None:
        raise RefusedError(_("This person is already on your map."), field="id")
    _room_for(network, 1)
    person = _edited(Person(key, ""), person_changes(op, rules, new=True))
    return Done(network.with_person(person), Act("add_person", person.label))


def edit_person(network: NetworkMap, op: Mapping[str, Any], rules: Rules) -> Done:
    """``{id, changes, was?}``: another label, kind, closeness …; null takes an answer back.

    ``closeness_by`` and ``attributes`` are changed answer by answer: ``{kind: closeness}``.
    ``was`` holds the texts that the new ones were typed over. If others have come in between,
    from another page of the same person, neither text is lost: see :mod:`.overtaken`.
    """
    only_known(op, {"id", "changes", "was"})
    person = _known(network, op, "id")
    changes = op.get("changes")
    if not isinstance(changes, Mapping) or not changes:
        raise RefusedError(_("Nothing was changed."), field="changes")
    only_known(changes, PERSON_FIELDS)
    fields = typed_over(op.get("was"), person, person_changes(changes, rules, new=False))
    after = network.with_person(_moved(person, _edited(person, fields), network.sectors))
    if fields.get("vacant") or fields.get("knows_none"):
        after = after.untied(tie for tie in after.ties if person.id in tie)
    return Done(after, Act("edit_person", person.label))


def place_person(network: NetworkMap, op: Mapping[str, Any], rules: Rules) -> Done:
    """``{id, closeness, level, x?, y?}``: put on the picture, by hand where x and y are given.

    Where the sectors show something else, ``arena`` or ``kind`` stands for ``level``. Whoever
    gives several kinds of help keeps them: their sector is "several".
    """
    by = network.sectors
    only_known(op, {"id", "x", "y", "closeness", by})
    person = _known(network, op, "id")
    for name in ("closeness", by):
        if not op.get(name):
            raise RefusedError(_("Say how close they are, and in which sector."), field=name)
    if by != KIND:
        fields = person_changes({n: op[n] for n in ("closeness", by)}, rules, new=False)
    elif sector_of(person, KIND) == SEVERAL or op[KIND] == SEVERAL:
        if sector_of(person, KIND) != op[KIND]:
            raise RefusedError(_("Choose their kinds of help in their details."), field=KIND)
        fields = person_changes({"closeness": op["closeness"]}, rules, new=False)
    else:
        given = {"closeness": op["closeness"], "kinds": [op[KIND]]}
        fields = person_changes(given, rules, new=False)
    place = None
    if op.get("x") is not None or op.get("y") is not None:
        place = (a_coordinate(op, "x"), a_coordinate(op, "y"))
        if polar(place)[0] > OUTER + TOLERANCE:
            raise RefusedError(_("That place is outside the rings of the map."), field="x")
    after = _moved(person, replace(person, in_tray=False, **fields), by)
    after = replace(after, place=place, by_hand=place is not None)
    return Done(network.with_person(after), Act("place_person", person.label))


def to_tray(network: NetworkMap, op: Mapping[str, Any], _rules: Rules) -> Done:
    """``{id}``: off the picture, with everything that was said of them."""
    only_known(op, {"id"})
    person = _known(network, op, "id")
    after = network.changed(person.id, in_tray=True, place=None, by_hand=False, elsewhere={})
    return Done(after, Act("to_tray", person.label))


def forget_person(network: NetworkMap, op: Mapping[str, Any], _rules: Rules) -> Done:
    """``{id}``: taken off the map altogether, ties too; undo brings all of it back."""
    only_known(op, {"id"})
    person = _known(network, op, "id")
    return Done(network.without(person.id), Act("forget_person", person.label))


def tie(network: NetworkMap, op: Mapping[str, Any], _rules: Rules) -> Done:
    """``{a, b}``: these two know each other."""
    one, other = _pair(network, op)
    if tie_between(one.id, other.id) in network.ties:
        raise RefusedError(_("You already said that these two know each other."), field="b")
    for person, name in ((one, "a"), (other, "b")):
        if person.vacant:
            raise RefusedError(_("A vacant place does not know anybody yet."), field=name)
    after = network.with_ties([tie_between(one.id, other.id)])
    for person in (one, other):
        if person.knows_none:
            after = after.changed(person.id, knows_none=False)
    return Done(after, Act("tie", one.label, other.label))


def untie(network: NetworkMap, op: Mapping[str, Any], _rules: Rules) -> Done:
    """``{a, b}``: these two do not know each other after all."""
    one, other = _pair(network, op)
    if tie_between(one.id, other.id) not in network.ties:
        raise RefusedError(_("There is no tie between these two."), field="b")
    after = network.untied([tie_between(one.id, other.id)])
    return Done(after, Act("untie", one.label, other.label))


def tidy(network: NetworkMap, op: Mapping[str, Any], _rules: Rules) -> Done:
    """``{keep_hands?}``: forget where people stand, so that the picture is arranged anew.

    With ``keep_hands`` those whom a hand has placed stay where they are.
    """
    only_known(op, {"keep_hands"})
    keep = a_yes_or_no(op.get("keep_hands"), "keep_hands")

    def loosened(person: Person) -> Person:
        stays = keep and person.by_hand
        return person if stays else replace(person, place=None, by_hand=False)

    return Done(network.each(loosened), Act("tidy"))


def set_sectors(network: NetworkMap, op: Mapping[str, Any], _rules: Rules) -> Done:
    """``{by}``: let the sectors of the picture show "level", "arena" or "kind".

    Everybody's place is remembered for each of them.
    """
    only_known(op, {"by"})
    by, before = op.get("by"), network.sectors
    if not isinstance(by, str) or by not in SECTORS:
        raise RefusedError(_("The picture has no such sectors."), field="by")
    if by == before:
        raise RefusedError(_("The picture shows these sectors already."), field="by")
    return Done(turned(network, by), Act("set_sectors", each=by))


def describe_ego(network: NetworkMap, op: Mapping[str, Any], rules: Rules) -> Done:
    """``{changes: {attribute: answer|null}}``: what the ego says of themselves."""
    only_known(op, {"changes"})
    changes = op.get("changes")
    if not isinstance(changes, Mapping) or not changes:
        raise RefusedError(_("Nothing was changed."), field="changes")
    if rules.strict:
        only_known(changes, {each.id for each in rules.categories.attributes})
    ego = merged(network.ego, attributes(changes, rules))
    return Done(replace(network, ego=ego), Act("describe_ego"))


def several(network: NetworkMap, op: Mapping[str, Any], rules: Rules) -> Done:
    """``{ops}``: several changes of this map as one act; if one is refused, none is made."""
    only_known(op, {"ops"})
    ops = a_list(op, "ops", _MOST_TOGETHER)
    if not ops:
        raise RefusedError(_("Nothing was changed."), field="ops")
    after, act = network, Act("several")
    for index, each in enumerate(ops):
        kind = each.get("type") if isinstance(each, Mapping) else None
        if not isinstance(kind, str) or kind not in COMMANDS or kind in ("several", "import_map"):
            raise RefusedError(
                _("This page does not know this kind of change."), field=f"ops.{index}.type"
            )
        try:
            done = COMMANDS[kind](after, each, rules)
        except RefusedError as refused:
            field = f"ops.{index}.{refused.field}".rstrip(".")
            raise RefusedError(refused.message, field=field) from refused
        after, act = done.map, done.act
    kinds = {each["type"] for each in ops}
    return Done(
        after,
        act
        if len(ops) == 1
        else Act("several", count=len(ops), each=kinds.pop() if len(kinds) == 1 else ""),
    )


def import_map(network: NetworkMap, op: Mapping[str, Any], rules: Rules) -> Done:
    """``{people, ties, ego?}``: another map joined to this one, as one act.

    Somebody whose id is already here, and the ego too, keeps what was said of them and gains
    what the file says besides. Categories that the content does not offer are kept; doubled
    ties are one.
    """
    only_known(op, {"people", "ties", "ego"})
    brought = a_list(op, "people", MOST_PEOPLE)
    relaxed = Rules(rules.categories, strict=False)
    told = merged(attributes(op.get("ego"), relaxed, field="ego"), network.ego, "ego")
    after = replace(network, ego=told)
    for index, fields in enumerate(brought):
        try:
            after = _joined(after, fields, relaxed)
        except RefusedError as refused:
            whose = f"people.{index}.{refused.field}".rstrip(".")
            raise RefusedError(refused.message, field=whose) from refused
    _room_for(after, 0)
    after = after.with_ties(_imported_ties(after, a_list(op, "ties", _MOST_TIES)))
    return Done(after, Act("import_map", count=len(brought)))


#: Each type of operation that changes the map, and can be undone.
COMMANDS: Mapping[str, Command] = {
    "add_person": add_person,
    "edit_person": edit_person,
    "place_person": place_person,
    "to_tray": to_tray,
    "forget_person": forget_person,
    "tie": tie,
    "untie": untie,
    "tidy": tidy,
    "set_sectors": set_sectors,
    "describe_ego": describe_ego,
    "several": several,
    "import_map": import_map,
}


def _joined(network: NetworkMap, fields: Any, rules: Rules) -> NetworkMap:
    if not isinstance(fields, Mapping):
        raise RefusedError(_("Each person of an imported map is a set of named fields."))
    only_known(fields, {"id", *PERSON_FIELDS})
    key = a_key(fields, "id")
    read = _edited(Person(key, ""), person_changes(fields, rules, new=True))
    older = network.find(key)
    if older is None:
        return network.with_person(read)
    joined: dict[str, Any] = {
        "kinds": older.kinds | read.kinds,
        "closeness_by": merged(read.closeness_by, older.closeness_by, "closeness_by"),
        "attributes": merged(read.attributes, older.attributes),
    }
    for name in ("closeness", "level", "arena", "influential", "role", "notes"):
        joined[name] = getattr(older, name) or getattr(read, name)
    return network.changed(key, **joined)


def _edited(person: Person, fields: Mapping[str, Any]) -> Person:
    """The person with these fields; named answers are changed one by one."""
    together = {
        name: merged(getattr(person, name), fields[name], name)
        for name in ("closeness_by", "attributes")
        if name in fields
    }
    return replace(person, **{**fields, **together})


def _moved(before: Person, after: Person, by: str) -> Person:
    """The person without the places that they no longer belong to."""
    nearer = before.closeness != after.closeness
    elsewhere = {
        other: spot
        for other, spot in after.elsewhere.items()
        if not nearer and sector_of(before, other) == sector_of(after, other)
    }
    if nearer or sector_of(before, by) != sector_of(after, by):
        return replace(after, place=None, by_hand=False, elsewhere=elsewhere)
    return replace(after, elsewhere=elsewhere)


def _imported_ties(network: NetworkMap, pairs: list[Any]) -> list[Tie]:
    ties = []
    for index, pair in enumerate(pairs):
        field = f"ties.{index}"
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            raise RefusedError(_("A tie names two people."), field=field)
        ends = [network.find(end) if isinstance(end, str) else None for end in pair]
        if ends[0] is None or ends[1] is None:
            raise RefusedError(_("A tie names somebody who is not on the map."), field=field)
        if ends[0] is ends[1] or ends[0].vacant or ends[1].vacant:
            continue
        ties.append(tie_between(ends[0].id, ends[1].id))
    return ties


def _known(network: NetworkMap, op: Mapping[str, Any], field: str) -> Person:
    person = network.find(a_key(op, field))
    if person is None:
        raise RefusedError(_("This person is no longer on your map."), field=field)
    return person


def _pair(network: NetworkMap, op: Mapping[str, Any]) -> tuple[Person, Person]:
    only_known(op, {"a", "b"})
    one, other = _known(network, op, "a"), _known(network, op, "b")
    if one.id == other.id:
        raise RefusedError(_("A tie joins two different people."), field="b")
    return one, other


def _room_for(network: NetworkMap, more: int) -> None:
    if len(network.people) + more > MOST_PEOPLE:
        raise RefusedError(_("A map holds at most {most} people.", most=MOST_PEOPLE), field="id")

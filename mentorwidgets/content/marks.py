"""YAML 1.2 into plain data, with the line and column of every key and value.

Scalars follow the YAML 1.2 core schema and nothing more: ``yes``, ``10:30`` and
``2026-01-31`` are text. A key given twice is a fault, and so is what hides where a value
stands (anchors, aliases, tags).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from mentorwidgets.content.faults import Fault
from mentorwidgets.words import gettext as _

#: Where something stands inside the data: keys and indices from the top.
Place = tuple[str | int, ...]

_LARGEST = 1_000_000
_INTEGER = re.compile(r"[-+]?[0-9]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_CONSTANTS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip


_PAIR = re.compile(r"[\ud800-\udbff][\udc00-\udfff]")
#: What escapes can bring in and neither a page nor a database can keep.
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
#: What a scalar, list or mapping can be without an explicit tag.
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp", "merge", "value")
}


@dataclass(slots=True)
class Marked:
    """Plain data of one file, where each part of it stands, and what was wrong on the way."""

    file: Path
    data: Any = None
    values: dict[Place, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Place, tuple[int, int]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(
        self,
        place: Place,
        found: str,
        expected: str = "",
        suggestion: str = "",
        *,
        key: bool = False,
    ) -> Fault:
        """A fault at a value (or at its key); what is missing is said where it would belong."""
        line, column = self._mark(place, key=key)
        return Fault(self.file, line, column, named(place), found, expected, suggestion)

    def at(self, place: Place) -> Any:
        """What stands at a place of keys; ``None`` where there is nothing of that shape."""
        data = self.data
        for part in place:
            data = data.get(part) if isinstance(data, dict) and isinstance(part, str) else None
        return data

    def members(self, *place: str) -> list[tuple[Place, dict[str, Any]]]:
        """The mappings in a list, each with its place; of other shapes the models speak."""
        found = self.at(place)
        if not isinstance(found, list):
            return []
        return [((*place, i), member) for i, member in enumerate(found) if isinstance(member, dict)]

    def _mark(self, place: Place, *, key: bool) -> tuple[int, int]:
        if key and place in self.keys:
            return self.keys[place]
        while place not in self.values and place:
            place = place[:-1]
        return self.values.get(place, (1, 1))


def whole(value: Any) -> int | None:
    """The value if it is a whole number."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def named(place: Place) -> str:
    """A place as trainers read it: ``agenda.2.minutes``, counted from 0."""
    return ".".join(str(part) for part in place)


def read_marked(text: str, file: Path) -> Marked:
    """Read one YAML document. Never raises for what is in the text: see ``faults``."""
    marked = Marked(file)
    if len(text) > _LARGEST:
        found = _("{n} characters", n=len(text))
        marked.faults.append(marked.fault((), found, _("at most {n}", n=_LARGEST)))
        return marked
    directive = re.search(r"^%YAML\s+(\S+)", text, re.MULTILINE)
    if directive and directive[1] != "1.2":
        line = text.count("\n", 0, directive.start()) + 1
        found = _("YAML {version}", version=directive[1])
        marked.faults.append(Fault(file, line, 1, "", found, "YAML 1.2"))
        return marked
    try:
        root = YAML(typ="safe", pure=True).compose(text)
        if root is not None:
            marked.data = _plain(root, (), marked, set())
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = " ".join(str(error.problem or error.context or "").split())
        found = _("not readable as YAML: {problem}", problem=problem)
        expected = _("keys and values, indented with spaces; text with a colon in quotes")
        marked.faults.append(Fault(file, line, column, "", found, expected))
    except ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        found = _("a character that YAML does not allow ({code})", code=f"U+{_code(error):04X}")
        marked.faults.append(Fault(file, line, column, "", found, _("readable text")))
    except (YAMLError, RecursionError, ValueError) as error:
        problem = _("too deeply nested") if isinstance(error, RecursionError) else str(error)
        found = _("not readable as YAML: {problem}", problem=" ".join(problem.split()))
        marked.faults.append(Fault(file, 1, 1, "", found))
    return marked


def _code(error: ReaderError) -> int:
    character = error.character
    return ord(character) if isinstance(character, str) else int(character)


def _plain(node: Node, place: Place, marked: Marked, seen: set[int]) -> Any:
    marked.values[place] = _mark(node)
    if node.anchor:
        found, expected = _("an anchor or alias"), _("the text itself, written out")
        marked.faults.append(marked.fault(place, found, expected))
        if id(node) in seen:
            return None
        seen.add(id(node))
    if str(node.tag) not in _TAGS:
        found = _("a tag ({tag})", tag=node.tag)
        marked.faults.append(marked.fault(place, found, _("plain text, a number, true or false")))
    if isinstance(node, SequenceNode):
        return [_plain(child, (*place, i), marked, seen) for i, child in enumerate(node.value)]
    if isinstance(node, MappingNode):
        return _mapping(node, place, marked, seen)
    value = _scalar(node) if isinstance(node, ScalarNode) else None
    if isinstance(value, str) and (unfit := _UNFIT.search(value)):
        code = f"U+{ord(unfit[0]):04X}"
        found = _("a character that nobody can see ({code})", code=code)
        marked.faults.append(marked.fault(place, found, _("readable text")))
    return value


def _mapping(node: MappingNode, place: Place, marked: Marked, seen: set[int]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, ScalarNode):
            fault = Fault(
                marked.file, *_mark(key_node), named(place), _("a list as a key"), _("one word")
            )
            marked.faults.append(fault)
            continue
        key = _joined(key_node.value)
        if not key.isprintable():
            found = _("a key with a character that nobody can see")
            fault = Fault(marked.file, *_mark(key_node), named(place), found, _("one word"))
            marked.faults.append(fault)
            continue
        here = (*place, key)
        if key in result:
            found = _("given twice, first on line {line}", line=marked.keys[here][0])
            fault = Fault(marked.file, *_mark(key_node), named(here), found, _("each key once"))
            marked.faults.append(fault)
            continue
        marked.keys[here] = _mark(key_node)
        result[key] = _plain(value_node, here, marked, seen)
        if result[key] is None:
            # YAML puts an empty value where the next thing begins: a reader looks at the key.
            marked.values[here] = marked.keys[here]
    return result


def _mark(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _joined(text: str) -> str:
    """JSON writes a character beyond U+FFFF as two escapes; they belong together."""
    return _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)


def _scalar(node: ScalarNode) -> Any:
    text = _joined(node.value)
    # Quoted and block text carries this tag, so that only a bare word can be something else.
    if str(node.tag) == "tag:yaml.org,2002:str":
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) < 20:
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text

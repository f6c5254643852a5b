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
        name = ".".join(str(part) for part in place)
        return Fault(self.file, line, column, name, found, expected, suggestion)

    def _mark(self, place: Place, *, key: bool) -> tuple[int, int]:
        if key and place in self.keys:
            return self.keys[place]
        while place not in self.values and place:
            place = place[:-1]
        return self.values.get(place, (1, 1))


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
        root = YAML().compose(text)
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


def _plain(node: Node, place: Place, marked: Marked, above: set[int]) -> Any:
    mark = (node.start_mark.line + 1, node.start_mark.column + 1)
    marked.values[place] = mark
    if node.anchor:
        marked.faults.append(
            marked.fault(place, _("an anchor or alias"), _("the text itself, written out"))
        )
        if id(node) in above:
            return None
    if isinstance(node, ScalarNode):
        return _scalar(node)
    above = above | {id(node)}
    if isinstance(node, SequenceNode):
        return [_plain(child, (*place, i), marked, above) for i, child in enumerate(node.value)]
    assert isinstance(node, MappingNode)
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key_mark = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, ScalarNode):
            line, column = key_mark
            name = ".".join(str(part) for part in place)
            fault = Fault(marked.file, line, column, name, _("a list as a key"), _("one word"))
            marked.faults.append(fault)
            continue
        key = str(key_node.value)
        here = (*place, key)
        if key in result:
            first = marked.keys[here][0]
            found = _("given twice, first on line {line}", line=first)
            name = ".".join(str(part) for part in here)
            fault = Fault(marked.file, *key_mark, name, found, _("each key once"))
            marked.faults.append(fault)
            continue
        marked.keys[here] = key_mark
        result[key] = _plain(value_node, here, marked, above)
    return result


def _scalar(node: ScalarNode) -> Any:
    text = str(node.value)
    # Quoted and block text is text; only a bare word can be a number, true, false or nothing.
    if node.style is not None or str(node.tag) == "tag:yaml.org,2002:str":
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text) and len(text) < 20:
        return int(text)
    return float(text) if _NUMBER.fullmatch(text) else text

"""Words in Python and in page templates that somebody reads, but no translator."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

_TRANSLATING = {"_", "gettext", "ngettext"}
#: Errors whose sentence a person reads; others are for developers.
_SPOKEN = re.compile(r"(Refused|InWords|Store|Content|Format|Bad\w*|Usage)\w*(Error|Parameter)?$")
_FIELDS = {
    "label",
    "title",
    "text",
    "message",
    "hint",
    "help",
    "heading",
    "caption",
    "note",
    "body",
}
_ATTRIBUTES = {"title", "alt", "placeholder", "label", "aria-label", "aria-description"}
_LETTER = re.compile(r"[^\W\d_]")
#: Two words in a row: prose, and not the name of something.
_PROSE = re.compile(r"\b[^\W\d_]{2,} [a-z]{2,}\b")


def in_python(path: Path, *, prose: bool = True) -> Iterator[str]:
    """``file:line: text`` for each literal that is shown without passing through the catalogue.

    ``prose`` finds what reads like a sentence wherever it stands, and not only where it is
    surely shown.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in _watched(tree, prose=prose):
        yield f"{path}:{node.lineno}: {ast.unparse(node)}"


def _watched(tree: ast.AST, *, prose: bool) -> Iterator[ast.expr]:
    silent: set[ast.AST] = set()
    spoken: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            silent.update(_docstring(node))
        if isinstance(node, ast.Call):
            name = _name(node.func)
            if name in _TRANSLATING or _is_log(node.func):
                silent.update(_below(node))
            elif _SPOKEN.match(name):
                spoken.extend(node.args)
            spoken.extend(k.value for k in node.keywords if k.arg in _FIELDS)
        elif isinstance(node, ast.Dict):
            spoken.extend(
                value
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant) and key.value in _FIELDS
            )
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            if not _SPOKEN.match(_name(node.exc.func)):
                silent.update(_below(node.exc))
        elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation:
            silent.update(_below(node.annotation))
        elif isinstance(node, ast.JoinedStr):
            silent.update(part for part in node.values if isinstance(part, ast.Constant))
    found = dict.fromkeys(spoken, _LETTER)
    for node in ast.walk(tree) if prose else ():
        if isinstance(node, ast.Constant | ast.JoinedStr):
            found.setdefault(node, _PROSE)
    for node, pattern in found.items():
        if node not in silent and pattern.search(_literal(node)):
            yield node


def _docstring(node: ast.AST) -> list[ast.AST]:
    body = getattr(node, "body", [])
    alone = [s for s in body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant)]
    return [statement.value for statement in alone]


def _below(node: ast.AST) -> list[ast.AST]:
    return list(ast.walk(node))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_log(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and _name(node.value).strip("_") in {"log", "logger"}


def _literal(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(_literal(v) if isinstance(v, ast.Constant) else "{}" for v in node.values)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_template(path: Path) -> Iterator[str]:
    """``file:line: text`` for each word of a Jinja page that stands outside ``{{ _(…) }}``."""
    reader = _Words()
    source = path.read_text(encoding="utf-8")
    # Line for line, so that the numbers stay right.
    bare = re.sub(
        r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}",
        lambda m: "\n" * m[0].count("\n"),
        source,
        flags=re.DOTALL,
    )
    reader.feed(bare)
    reader.close()
    for line, text in reader.found:
        yield f"{path}:{line}: {text}"


class _Words(HTMLParser):
    """Collects text and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str]] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in {"script", "style"}
        for name, value in attrs:
            if name in _ATTRIBUTES and value and _LETTER.search(value):
                self.found.append((self.getpos()[0], f'{name}="{value}"'))

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if '="' in data:  # a macro that writes attributes: they are read as those of a tag
            attributes = _Words()
            attributes.feed(f"<x {data}>")
            self.found.extend((self.getpos()[0], text) for _, text in attributes.found)
        elif not self._hidden and _LETTER.search(data):
            self.found.append((self.getpos()[0], data.strip()))

"""The Markdown of a guide as plain pieces: headings, paragraphs and lists with their runs.

What Markdown has besides (pictures, raw HTML) has no place in a guide; its words are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

import mistune


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text; the items of a list are paragraphs of their own."""

    kind: Literal["title", "heading", "subheading", "paragraph", "item", "number", "quote"]
    runs: tuple[Run, ...]


def prose(markdown: str) -> list[Piece]:
    """The pieces of a text, in order."""
    read = mistune.create_markdown(renderer="ast")
    tokens = cast("list[dict[str, Any]]", read(markdown))
    return [piece for token in tokens for piece in _pieces(token, "paragraph")]


def _pieces(token: Mapping[str, Any], kind: Any) -> Iterator[Piece]:
    what = token["type"]
    if what == "heading":
        level = token["attrs"]["level"]
        kind = {1: "title", 2: "heading"}.get(level, "subheading")
        yield from _piece(token, kind)
    elif what in {"paragraph", "block_text"}:
        yield from _piece(token, kind)
    elif what == "block_code":
        yield Piece(kind, (Run(token["raw"].rstrip("\n")),))
    elif what == "block_quote":
        for child in token["children"]:
            yield from _pieces(child, "quote")
    elif what == "list":
        item = "number" if token["attrs"].get("ordered") else "item"
        for child in token["children"]:
            yield from _pieces(child, item)
    elif what != "block_html":
        for child in token.get("children", ()):
            yield from _pieces(child, kind)


def _piece(token: Mapping[str, Any], kind: Any) -> Iterator[Piece]:
    runs = tuple(_joined(run for child in token["children"] for run in _runs(child)))
    if any(run.text.strip() for run in runs):
        yield Piece(kind, runs)


def _runs(token: Mapping[str, Any], *, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    what = token["type"]
    if what in {"softbreak", "linebreak"}:
        yield Run(" ", bold, italic)
    elif "children" in token:
        bold, italic = bold or what == "strong", italic or what == "emphasis"
        for child in token["children"]:
            yield from _runs(child, bold=bold, italic=italic)
        if what == "link" and not _is_said(token):
            yield Run(f" ({token['attrs']['url']})", bold, italic)
    elif what != "inline_html":
        yield Run(token.get("raw", ""), bold, italic)


def _is_said(link: Mapping[str, Any]) -> bool:
    """Whether the words of a link are its address already."""
    words = "".join(run.text for child in link["children"] for run in _runs(child))
    return words == link["attrs"]["url"]


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one look are one run."""
    last: Run | None = None
    for run in runs:
        if last is not None and (last.bold, last.italic) == (run.bold, run.italic):
            last = Run(last.text + run.text, run.bold, run.italic)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last

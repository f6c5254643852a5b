"""The style sheets of a page with worksheets."""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent
_SECTIONS = _HERE.parent / "sections"

STYLES = (
    _HERE / "writer.css",
    _HERE / "plan.css",
    _HERE / "parts.css",
    _HERE / "quiet_time.css",
    _HERE / "on_paper.css",
    _SECTIONS / "list.css",
    _SECTIONS / "cards.css",
    _SECTIONS / "balance.css",
    _SECTIONS / "reread.css",
    _SECTIONS / "pills.css",
    _SECTIONS / "pitch.css",
    _SECTIONS / "rehearsal.css",
    _SECTIONS / "storyboard.css",
    _SECTIONS / "rating.css",
    _SECTIONS / "replies.css",
    _SECTIONS / "results.css",
    _SECTIONS / "across.css",
)

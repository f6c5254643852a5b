"""What lies in the checkout and belongs to it, with or without git."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def files(below: str = ".") -> list[str]:
    """The files under a folder that are not ignored, as paths from the top, sorted."""
    ignored = [
        line.rstrip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    return sorted(_walk(ROOT / below, [".git", *ignored]))


def _walk(folder: Path, ignored: list[str]) -> Iterator[str]:
    for path in folder.iterdir():
        name = path.relative_to(ROOT).as_posix()
        if any(fnmatch(path.name, pattern) or name == pattern for pattern in ignored):
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield name

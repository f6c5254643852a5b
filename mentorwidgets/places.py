"""Where things lie: the shipped content, and the person's data folder."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder ``exercises`` or ``notebooks`` that this installation reads.

    A checkout is read in place, so that an edit shows at once; a wheel carries its own copy.
    Build copies made by an editable install are never read.
    """
    checkout = _PACKAGE.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / name).is_dir():
        return checkout / name
    return _PACKAGE / "_data" / name


def data_folder(given: Path | None = None) -> Path:
    """The folder that keeps people's work: as given, from the environment, or the user's own."""
    if given is not None:
        return given.expanduser().resolve()
    named = os.environ.get("MENTORWIDGETS_DATA")
    if named:
        return Path(named).expanduser().resolve()
    return Path(platformdirs.user_data_dir("mentorwidgets", appauthor=False))

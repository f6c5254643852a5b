"""The workbook that mentoring programmes run on.

A notebook opens a page with one call: :func:`home`, :func:`open_exercise`, :func:`board`,
:func:`wall`, :func:`meeting_page`, :func:`rehearsal` or :func:`your_page`. Everything else lies in
the layers below.
"""

from __future__ import annotations

from typing import Any

__version__ = "0.1.0"
__all__ = [
    "__version__",
    "board",
    "home",
    "meeting_page",
    "open_exercise",
    "rehearsal",
    "wall",
    "your_page",
]


def __getattr__(name: str) -> Any:
    # Pages pull in widgets and a database; a command line that only computes needs neither.
    if name in __all__:
        from mentorwidgets.widgets import pages

        return getattr(pages, name)
    raise AttributeError(f"module 'mentorwidgets' has no attribute {name!r}")

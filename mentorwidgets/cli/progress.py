"""How far a long reading is, on stderr: only where somebody looks, never in a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.formats.streaming import Stream


@contextmanager
def shown(stream: Stream) -> Iterator[Callable[[], None]]:
    """Show how many of the files found are read; what it gives is called as often as one likes."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
        task = progress.add_task(_("Files"), total=None)
        yield lambda: progress.update(task, completed=stream.read, total=stream.found)

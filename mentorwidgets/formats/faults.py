"""What can be wrong with a file, said so that its owner can mend it."""

from __future__ import annotations


class FormatError(Exception):
    """A file that cannot be read as a map: which, where in it, and what was expected."""

    def __init__(self, file: str, message: str, *, line: int | None = None) -> None:
        self.file = file
        self.line = line
        self.message = message
        where = f"{file}:{line}" if line is not None else file
        super().__init__(f"{where}: {message}")

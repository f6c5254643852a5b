"""The note in the data folder that says where a running server listens."""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

_NAME = "serving.json"
#: How long a server on this computer may take to say that it runs, in seconds.
_PATIENCE = 3.0


def fingerprint(database: str) -> str:
    """Tells databases apart without naming them: an address may hold a password."""
    return hashlib.sha256(database.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Running:
    """A server that runs: its address, whether for a room, on which database, and which run."""

    url: str
    group: bool
    database: str
    pid: int = field(default_factory=os.getpid)
    #: Told by ``/health`` too: a note that was left behind by a crash names nobody who answers.
    run: str = field(default_factory=lambda: secrets.token_hex(8))

    def write(self, data: Path) -> None:
        """Leave the note, readable for its owner alone."""
        path = data / _NAME
        path.unlink(missing_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            json.dump(asdict(self), file)

    def remove(self, data: Path) -> None:
        """Take the note away, unless another server has left its own since."""
        if read_note(data) == self:
            (data / _NAME).unlink(missing_ok=True)

    def answers(self) -> bool:
        """Whether that very run of the server still answers."""
        try:
            with urlopen(f"{self.url}/health", timeout=_PATIENCE) as answer:  # noqa: S310
                return bool(json.load(answer).get("run") == self.run)
        except (URLError, OSError, ValueError):
            return False


def read_note(data: Path) -> Running | None:
    """The note in a data folder, whether or not its server still runs."""
    try:
        note = Running(**json.loads((data / _NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return note if str(note.url).startswith("http://") else None

"""The browser's files: Voila's, the widget managers', and our own; kept by browsers for good.

Each address holds a hash of what lies behind it, so that it never has to be asked for again.
"""

from __future__ import annotations

import gzip
import mimetypes
from functools import lru_cache
from pathlib import Path

from tornado.web import HTTPError

from mentorwidgets.server import voila_files
from mentorwidgets.server.base import OUR_FILES, Telling

_ALREADY_PACKED = {".woff", ".woff2", ".png", ".jpg", ".gz"}
_SHORTEST_WORTH_PACKING = 1024


class BrowserFile(Telling):
    """``/voila/<version>/static/…``, ``/voila/<version>/labextensions/…``, ``/static/…``."""

    def initialize(self, kind: str) -> None:
        """``kind`` is ``static``, ``labextensions`` or ``ours``."""
        self._kind = kind

    def get(self, path: str) -> None:
        """Send the file, packed when the browser understands that."""
        file = self._find(path)
        if file is None:
            raise HTTPError(404)
        plain, packed = _read(file, file.stat().st_mtime_ns)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        self.set_header("Content-Type", "text/javascript" if file.suffix == ".js" else kind)
        self.set_header("Cache-Control", "public, max-age=31536000, immutable")
        self.set_header("Vary", "Accept-Encoding")
        if packed is not None and "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(packed)
        else:
            self.finish(plain)

    head = get

    def _find(self, path: str) -> Path | None:
        if self._kind == "ours":
            return OUR_FILES.get(path)
        if self._kind == "static":
            return _inside(voila_files.voila_static(), path)
        for name, folder in voila_files.extension_folders().items():
            if path.startswith(f"{name}/"):
                return _inside(folder, path.removeprefix(f"{name}/"))
        return None


def _inside(folder: Path, path: str) -> Path | None:
    file = (folder / path).resolve()
    return file if file.is_relative_to(folder.resolve()) and file.is_file() else None


@lru_cache(maxsize=512)
def _read(file: Path, _changed: int) -> tuple[bytes, bytes | None]:
    plain = file.read_bytes()
    if file.suffix in _ALREADY_PACKED or len(plain) < _SHORTEST_WORTH_PACKING:
        return plain, None
    return plain, gzip.compress(plain, 6, mtime=0)

"""Where Voila's own browser files lie, whatever Jupyter's search paths on this machine say.

Voila and the widget managers put their browser code under ``share/jupyter``. Jupyter would look
for it along ``JUPYTER_PATH`` and in the home folder first, so that a stray copy there would take
the place of ours. We ask each installed distribution instead.
"""

from __future__ import annotations

import hashlib
import json
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

#: The JupyterLab extensions that a page needs, and the distribution that brings each.
EXTENSIONS = {
    "@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets",
    "@voila-dashboards/widgets-manager8": "voila",
    "anywidget": "anywidget",
}
_FOLDERS = {
    "@voila-dashboards/widgets-manager8": "share/jupyter/voila/labextensions",
}


class BrowserFilesMissingError(Exception):
    """An installed distribution does not bring the browser files that a page needs."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@cache
def _shared(name: str, inside: str) -> Path:
    """The folder ``inside`` below the prefix that the distribution was installed into."""
    try:
        files = distribution(name).files or []
    except PackageNotFoundError:
        files = []
    for file in files:
        path = Path(str(file)).as_posix()
        cut = path.find(inside + "/")
        if cut >= 0:
            folder = Path(str(distribution(name).locate_file(path[: cut + len(inside)]))).resolve()
            if folder.is_dir():
                return folder
    # Packagers other than pip need not keep a list of files.
    folder = Path(sys.prefix) / inside
    if folder.is_dir():
        return folder
    raise BrowserFilesMissingError(
        f"The package {name} is installed without its browser files ({inside}). "
        f"Please install it again."
    )


def voila_static() -> Path:
    """The folder of ``voila.js`` and its chunks."""
    return _shared("voila", "share/jupyter/voila/templates/base/static")


@cache
def extension_folders() -> dict[str, Path]:
    """Each extension's folder, by the name that its pages ask for."""
    folders = {}
    for name, package in EXTENSIONS.items():
        root = _shared(package, _FOLDERS.get(name, "share/jupyter/labextensions"))
        folders[name] = root / name
    return folders


@cache
def federated_extensions() -> list[dict[str, Any]]:
    """What Voila's page needs to know of each extension, to load it."""
    found = []
    for name, folder in extension_folders().items():
        package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        build = package["jupyterlab"]["_build"]
        entry = {"name": package["name"], "load": build["load"]}
        entry.update({k: build[k] for k in ("extension", "mimeExtension", "style") if k in build})
        found.append(entry)
        if package["name"] != name:
            raise BrowserFilesMissingError(f"{folder} is {package['name']}, not {name}.")
    return found


@cache
def version() -> str:
    """Changes when any of the browser files change: part of their address, so they can be kept."""
    known = [voila_static() / "voila.js"]
    known += [folder / "package.json" for folder in extension_folders().values()]
    digest = hashlib.sha256()
    for path in known:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

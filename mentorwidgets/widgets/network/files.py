"""A map out to a file, and files in: what they hold, said before anything changes."""

from __future__ import annotations

import base64
import binascii
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from mentorwidgets import formats
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.model import NetworkMap, Person
from mentorwidgets.operations import LONGEST_OPERATION, RefusedError
from mentorwidgets.reports import PICTURES
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

#: The most that one import may hold, in bytes, and in files.
MOST_BYTES = 4_000_000
MOST_FILES = 60
_MOST_MAPS = 200
_MIME = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "json": "application/json",
    "graphml": "application/graphml+xml",
    "csv": "text/csv",
}


def pictures() -> list[dict[str, str]]:
    """The formats that a picture can be kept in, with their names."""
    return [{"id": format_, "label": format_.upper()} for format_ in PICTURES]


def data_formats() -> list[dict[str, str]]:
    """The formats that the data can be kept in, with their names and what they are for."""
    words = {
        "network-canvas-csv": (
            _("Network Canvas (CSV)"),
            _("The tables that Network Canvas exports, for spreadsheets and statistics."),
        ),
        "network-canvas-json": (
            _("Network Canvas (JSON)"),
            _("A session as Network Canvas stores it."),
        ),
        "network-canvas-graphml": (
            _("Network Canvas (GraphML)"),
            _("The graph that Network Canvas exports."),
        ),
        "graphml": (
            _("GraphML"),
            _("For networkx, igraph, graphology and most programs that draw networks."),
        ),
        "node-link": (
            _("Node-link JSON"),
            _("For networkx, and for pages that draw networks."),
        ),
        "egor": (
            _("Tables for egor"),
            _("The three tables that the R package egor reads."),
        ),
        "kumu": (
            _("Kumu (JSON)"),
            _("A blueprint to draw and share with Kumu."),
        ),
        "redcap": (
            _("REDCap (CSV)"),
            _("A record with its people as a repeating instrument, and its data dictionary."),
        ),
    }
    return [
        {"id": format_, "label": label, "hint": hint}
        for format_, (label, hint) in words.items()
        if format_ in formats.FORMATS
    ]


def export(
    network: NetworkMap,
    categories: Categories,
    args: Mapping[str, Any],
    *,
    title: str,
    at: datetime,
) -> dict[str, Any]:
    """The map as a file: ``{name, mime, base64}``.

    :raises RefusedError: there is no such format.
    """
    format_ = args.get("format")
    name = f"{_('my-network')}-{at:%Y-%m-%d}"
    if isinstance(format_, str) and format_ in PICTURES:
        # What draws takes a third as long to load as the page itself: not while somebody waits
        # for the page.
        from mentorwidgets.reports import picture

        content = picture.draw(network, categories, format_, title=title)
        return _file(f"{name}.{format_}", content)
    if isinstance(format_, str) and format_ in formats.FORMATS:
        written = formats.write_map(network, categories, format_, case=name, at=at)
        if len(written) == 1:
            return _file(written[0].name, written[0].content)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for each in written:
                archive.writestr(each.name, each.content)
        return _file(f"{name}.zip", packed.getvalue())
    raise RefusedError(_("There is no such format."), field="format")


def _file(name: str, content: bytes) -> dict[str, Any]:
    kind = _MIME.get(name.rpartition(".")[2], "application/octet-stream")
    return {"name": name, "mime": kind, "base64": base64.b64encode(content).decode("ascii")}


def preview(network: NetworkMap, categories: Categories, args: Mapping[str, Any]) -> dict[str, Any]:
    """What files hold, and the operation that would bring each map in; nothing changes.

    ``maps`` has ``case``, ``file``, ``people``, ``ties``, ``known`` (how many of them are on
    this map already), ``warnings`` and ``op`` for each map; ``faults`` is a sentence for each
    file that could not be read.

    :raises RefusedError: what was sent is not a bundle of files, or too much.
    """
    reading = formats.read_files(_given(args.get("files")), categories)
    faults = [str(fault) for fault in reading.faults]
    here = {person.id for person in network.people}
    maps = []
    for read in reading.maps[:_MOST_MAPS]:
        op = _import_of(read.map)
        if len(json.dumps(op)) > LONGEST_OPERATION:
            faults.append(_("{case} is larger than a map on this page can be.", case=read.case))
            continue
        maps.append(
            {
                "case": read.case,
                "file": read.file,
                "people": len(read.map.people),
                "ties": len(read.map.ties),
                "known": sum(person.id in here for person in read.map.people),
                "warnings": list(read.warnings),
                "op": op,
            }
        )
    left_out = len(reading.maps) - _MOST_MAPS
    if left_out > 0:
        faults.append(
            ngettext("{n} more map is not shown.", "{n} more maps are not shown.", left_out)
        )
    return {"maps": maps, "faults": faults}


def _given(files: Any) -> dict[str, bytes]:
    if not isinstance(files, list) or not files or len(files) > MOST_FILES:
        raise RefusedError(
            _("Choose between one and {most} files.", most=MOST_FILES), field="files"
        )
    read: dict[str, bytes] = {}
    for file in files:
        name = file.get("name") if isinstance(file, dict) else None
        text = file.get("base64") if isinstance(file, dict) else None
        if not isinstance(name, str) or not isinstance(text, str) or not name:
            raise RefusedError(_("A file came without its name or content."), field="files")
        try:
            read[name[:200]] = base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError) as error:
            raise RefusedError(
                _("{name} arrived damaged.", name=name[:200]), field="files"
            ) from error
    unpacked = dict(_unpacked(read))
    if sum(map(len, unpacked.values())) > MOST_BYTES:
        raise _too_much()
    return unpacked


def _unpacked(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """The files, with those of a zip in its place: what is kept as a zip comes in as one."""
    room = MOST_BYTES
    for name, content in files.items():
        if not name.lower().endswith(".zip"):
            yield name, content
            continue
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                for info in archive.infolist():
                    if info.is_dir() or info.filename.startswith("__MACOSX/"):
                        continue
                    with archive.open(info) as file:
                        inner = file.read(room + 1)
                    room -= len(inner)
                    if room < 0:
                        raise _too_much()
                    yield f"{name}/{info.filename}", inner
        # A RuntimeError is a password, a NotImplementedError a compression that Python has not.
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise RefusedError(
                _("{name} cannot be unpacked. Unpack it and choose the files.", name=name),
                field="files",
            ) from error


def _too_much() -> RefusedError:
    return RefusedError(
        _("Together these files are larger than {most} MB.", most=MOST_BYTES // 1_000_000),
        field="files",
    )


def _import_of(network: NetworkMap) -> dict[str, Any]:
    return {
        "type": "import_map",
        "people": [_fields(person) for person in network.people],
        "ties": [list(tie) for tie in sorted(network.ties)],
        **({"ego": dict(network.ego)} if network.ego else {}),
    }


def _fields(person: Person) -> dict[str, Any]:
    said: dict[str, Any] = {
        "kinds": sorted(person.kinds),
        "closeness": person.closeness,
        "level": person.level,
        "arena": person.arena,
        "closeness_by": dict(person.closeness_by),
        "influential": person.influential,
        "role": person.role,
        "notes": person.notes,
        "knows_none": person.knows_none,
        "vacant": person.vacant,
        "attributes": dict(person.attributes),
    }
    return {"id": person.id, "label": person.label, **{k: v for k, v in said.items() if v}}

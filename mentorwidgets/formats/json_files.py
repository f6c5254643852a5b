"""JSON files: which of the formats one is in, and the maps in it; a file may be a list of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from mentorwidgets.formats.building import RawMap
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.kumu import kumu_map
from mentorwidgets.formats.network_canvas_json import is_session, session_map
from mentorwidgets.formats.node_link import cytoscape_map, node_link_map
from mentorwidgets.formats.text import decoded
from mentorwidgets.words import gettext as _


def read_json(path: str, content: bytes) -> list[RawMap]:
    """Every map of the file.

    :raises FormatError: it is not JSON, or not in one of the forms that are read.
    """
    try:
        given = json.loads(decoded(path, content))
    except json.JSONDecodeError as error:
        raise FormatError(path, _("not JSON: {why}", why=error.msg), line=error.lineno) from None
    except RecursionError:
        raise FormatError(path, _("nested too deeply to be a map")) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise FormatError(path, _("a number in it is too long to be read")) from None
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if not isinstance(given, list):
        return [_form(given, path)(given, path, stem)]
    return [
        _form(one, f"{path}[{i}]")(one, f"{path}[{i}]", f"{stem}-{i + 1}")
        for i, one in enumerate(given)
    ]


def _form(given: Any, path: str) -> Callable[[Any, str, str], RawMap]:
    if not isinstance(given, dict):
        raise FormatError(path, _("a map in JSON is an object; this is something else"))
    if is_session(given):
        return session_map
    if isinstance(given.get("elements"), dict):
        return cytoscape_map
    return kumu_map if "elements" in given else node_link_map

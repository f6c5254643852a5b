"""A picture of one's map without names, to give to somebody by hand."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.model import NetworkMap
from mentorwidgets.network.redaction import Copy, redact
from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

#: The formats of a picture without names, with what a browser calls them.
FORMATS = {"png": "image/png", "svg": "image/svg+xml"}


def picture_without_names(
    network: NetworkMap,
    categories: Categories,
    args: Mapping[str, Any],
    *,
    title: str,
    at: datetime,
) -> dict[str, Any]:
    """The picture as a file: ``{name, mime, base64}``; ``args`` has ``format`` and ``stars``.

    :raises RefusedError: there is no such format.
    """
    format_, stars = args.get("format"), args.get("stars")
    if not isinstance(format_, str) or format_ not in FORMATS:
        raise RefusedError(_("There is no such format."), field="format")
    # A page opens without what draws pictures.
    from mentorwidgets.reports import picture

    copy = Copy(secrets.token_hex(16), labels=False, stars=stars is True)
    drawn = picture.draw(
        redact(network, categories, copy), categories, format_, title=title, names=False
    )
    return {
        "name": f"{_('network-without-names')}-{at:%Y-%m-%d}.{format_}",
        "mime": FORMATS[format_],
        "base64": base64.b64encode(drawn).decode("ascii"),
    }

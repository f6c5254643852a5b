"""The empty sheet of a page's exercise, as a file to print."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _


def blank(desk: Desk, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """``blank {form}`` gives ``{name, mime, base64}``.

    :raises RefusedError: there is no such form.
    """
    # A page opens without what only writes documents.
    from mentorwidgets.reports.blank_file import blank_file
    from mentorwidgets.reports.guide_file import FORMS

    form = args.get("form")
    if not isinstance(form, str) or form not in FORMS:
        raise RefusedError(_("There is no such format."), field="form")
    content = blank_file(desk.library.exercise(name), form, at=desk.now())
    return {
        "name": f"{name}-{_('empty-sheet')}.{form}",
        "mime": FORMS[form],
        "base64": base64.b64encode(content).decode("ascii"),
    }

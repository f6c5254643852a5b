"""Map, reading, gaps and plan as a document to keep: PDF to print, Word to edit."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

_MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def documents() -> list[dict[str, str]]:
    """The formats that a document can be kept in, with their names."""
    return [
        {"id": "pdf", "label": _("PDF, two pages to print")},
        {"id": "docx", "label": _("Word, to edit")},
    ]


def document(work: NetworkWork, args: Mapping[str, Any], *, at: datetime) -> dict[str, Any]:
    """The report on the present map as a file: ``{name, mime, base64}``.

    :raises RefusedError: there is no such format.
    """
    format_ = args.get("format")
    if not isinstance(format_, str) or format_ not in _MIME:
        raise RefusedError(_("There is no such format."), field="format")
    # Somebody waits for the page, and few of them ask for this: it is imported when they do.
    from mentorwidgets.reports.network_report import report_of
    from mentorwidgets.reports.picture import draw

    report = report_of(work, on=at.date())
    if format_ == "pdf":
        from mentorwidgets.reports.report_pdf import report_pdf

        content = report_pdf(report, draw(work.map, work.categories, "svg", as_shapes=True))
    else:
        from mentorwidgets.reports.report_docx import report_docx

        content = report_docx(report, draw(work.map, work.categories, "png"), at=at)
    return {
        "name": f"{_('my-network')}-{at:%Y-%m-%d}.{format_}",
        "mime": _MIME[format_],
        "base64": base64.b64encode(content).decode("ascii"),
    }

"""The guide in one of the forms that people take along."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from mentorwidgets.reports.guide import Guide

#: The endings of a printed guide, each with what a browser calls it.
FORMS: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def guide_file(guide: Guide, form: str, *, at: datetime) -> bytes:
    """The guide as one of :data:`FORMS`; ``at`` is the time that a Word file carries.

    :raises KeyError: there is no such form.
    :raises RuntimeError: the document cannot be made.
    """
    # Few people ask for this, and each form brings a library along.
    if form == "pdf":
        from mentorwidgets.reports.guide_pdf import guide_pdf

        return guide_pdf(guide)
    if form == "docx":
        from mentorwidgets.reports.guide_docx import guide_docx

        return guide_docx(guide, at=at)
    raise KeyError(form)

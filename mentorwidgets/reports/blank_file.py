"""An empty sheet in one of the forms that people print."""

from __future__ import annotations

from datetime import datetime

from mentorwidgets.content import Exercise
from mentorwidgets.reports.blank import blank_of


def blank_file(exercise: Exercise, form: str, *, at: datetime) -> bytes:
    """The sheet as one of :data:`.guide_file.FORMS`; ``at`` is the time that a Word file carries.

    :raises KeyError: there is no such form.
    :raises RuntimeError: the document cannot be made.
    """
    # Few people ask for this, and each form brings a library along.
    if form == "pdf":
        from mentorwidgets.reports.blank_pdf import blank_pdf

        return blank_pdf(blank_of(exercise))
    if form == "docx":
        from mentorwidgets.reports.blank_docx import blank_docx

        return blank_docx(blank_of(exercise), at=at)
    raise KeyError(form)

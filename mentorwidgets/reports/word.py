"""What every Word file of ours has in common: type, colours, margins, language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph

INK, SOFT, ACCENT = (
    RGBColor(0x1D, 0x24, 0x33),
    RGBColor(0x6F, 0x67, 0x53),
    RGBColor(0x0B, 0x7A, 0x75),
)
_SERIF = "Georgia"
_SIZES = {"Normal": 10.5, "Title": 22.0, "Heading 1": 14.0, "Heading 2": 11.0}


def dress(
    word: Word,
    *,
    title: str,
    language: str,
    at: datetime,
    sizes: Mapping[str, float] | None = None,
) -> None:
    """Give a new file its title, its language, the time it carries, and our type.

    ``sizes`` are points for styles that are to be of another size than usual.
    """
    core = word.core_properties
    # The properties of a file hold no more than this; the title itself stands in the text.
    core.title, core.author, core.comments = title[:255], "", ""
    core.language = language
    core.created = core.modified = at
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in {**_SIZES, **(sizes or {})}.items():
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _SERIF, Pt(size), INK
        # Word asks the theme before the name, unless the name stands for every script.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), _SERIF)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), language)
    word.styles["Normal"].element.get_or_add_rPr().append(tag)


def repeat_head_row(table: Table) -> None:
    """The head row is told again on each page, and is what a screen reader calls the columns."""
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)


def soften(paragraph: Paragraph) -> None:
    """Make a paragraph small and quiet."""
    for run in paragraph.runs:
        run.font.color.rgb, run.font.size = SOFT, Pt(9)

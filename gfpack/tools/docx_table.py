"""Plain Word documents of headings, paragraphs and tables.

In: texts. Out: a docx with Chinese fonts on its styles, header rows that repeat, rows that do not
split over pages, and the same bytes each time. The report has its own way (`gfpack.report`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gfpack.base.files import written_whole
from gfpack.tools import office_zip

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table as WordTable

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONTS = {"Normal": "宋体", "Title": "黑体", "Heading 1": "黑体", "Heading 2": "黑体"}
_LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: titles and widths (cm) of its columns, its rows, and the fill of each row."""

    columns: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[str]]
    colours: Sequence[str | None] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the document: heading (may be empty), paragraphs, table."""

    heading: str = ""
    paragraphs: Sequence[str] = ()
    table: Table | None = None


def write(target: Path, *, title: str, parts: Sequence[Part]) -> None:
    """Write an A4 landscape document to `target`.

    Raises:
        OutputError: the file cannot be written, for example because Word holds it open.
    """
    import docx

    document = docx.Document()
    document.core_properties.title = _clean(title)
    document.core_properties.author = "gfpack"
    document.core_properties.comments = ""
    _set_page(document)
    for style, font in _FONTS.items():
        _set_font(document.styles[style], font)
    document.add_paragraph(_clean(title), style="Title")
    for part in parts:
        if part.heading:
            document.add_heading(_clean(part.heading), level=1)
        for text in part.paragraphs:
            document.add_paragraph(_clean(text))
        if part.table:
            _add_table(document, part.table)
    with written_whole(target) as temporary:
        document.save(str(temporary))
        office_zip.normalise(temporary)


def _set_page(document: Document) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.8)


def _set_font(style: Any, font: str) -> None:
    """Set the font of a style, also for Chinese, where Word looks at an attribute of its own."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name = _LATIN
    style.font.color.rgb = RGBColor(0, 0, 0)
    size = {"Normal": 10.5, "Title": 20.0, "Heading 1": 14.0}.get(style.name)
    if size:
        style.font.size = Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), font)


def _add_table(document: Document, table: Table) -> None:
    from docx.shared import Cm

    made = document.add_table(rows=1, cols=len(table.columns), style="Table Grid")
    made.autofit = False
    for column, (title, width) in zip(made.columns, table.columns, strict=True):
        column.width = Cm(width)
        column.cells[0].text = _clean(title)
        column.cells[0].paragraphs[0].runs[0].bold = True
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = _clean(text)
    _finish(made, table)


def _finish(made: WordTable, table: Table) -> None:
    """Give cells their widths and fills; let the header row repeat and no row split."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    colours = ["E2EFDA", *table.colours]
    for number, row in enumerate(made.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        colour = colours[number] if number < len(colours) else None
        for cell, (_, width) in zip(row.cells, table.columns, strict=True):
            cell.width = Cm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_after = Pt(2)
                for run in paragraph.runs:
                    run.font.size = Pt(9)
            if colour:
                shading = OxmlElement("w:shd")
                shading.set(qn("w:val"), "clear")
                shading.set(qn("w:fill"), colour)
                cell._tc.get_or_add_tcPr().append(shading)


def _clean(text: str) -> str:
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)

"""Office files as clients make them. In: plain content. Out: docx or xlsx, equal bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from gfpack.tools import office_zip

Block = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: title line, header row, rows, widths in characters."""

    name: str
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Any]]
    widths: Sequence[float]
    foot: str = ""


def docx(target: Path, blocks: Sequence[Block]) -> None:
    """Write the blocks a paper is made of (headings, paragraphs, tables) as a Word file."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name = "宋体"
    style.font.size = Pt(12)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
    for block in blocks:
        _write(document, block)
    document.save(str(target))
    office_zip.normalise(target)


def _write(document: Any, block: Block) -> None:
    match block["kind"]:
        case "title":
            document.add_heading(block["t"], 0)
        case "h1":
            document.add_heading(block["t"], 1)
        case "h2":
            document.add_heading(block["t"], 2)
        case "table":
            head = block.get("head") or []
            table = document.add_table(0, len(block["widths"]), style="Table Grid")
            for row in ([head] if head else []) + list(block["rows"]):
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = str(value)
        case "sign":
            for line in block["lines"]:
                document.add_paragraph(line).alignment = 2
        case "break":
            document.add_page_break()
        case "list":
            for item in block["items"]:
                document.add_paragraph(item)
        case "p" | "plain" | "centre" | "right" | "note":
            document.add_paragraph(block["t"])
        case _:
            pass  # what Word shows no trace of: bars, space, rules


def xlsx(target: Path, sheets: Sequence[Sheet]) -> None:
    """Write sheets with a merged title line, borders and frozen header."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _sheet(book.create_sheet(sheet.name), sheet)
    book.save(target)
    office_zip.normalise(target)


def _sheet(page: Any, sheet: Sheet) -> None:
    thin = Side(style="thin")
    page.append([sheet.title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(sheet.head))
    page["A1"].font = Font(name="宋体", size=16, bold=True)
    page["A1"].alignment = Alignment(horizontal="center", vertical="center")
    page.row_dimensions[1].height = 30
    page.append(list(sheet.head))
    for row in sheet.rows:
        page.append(list(row))
    for row in page.iter_rows(min_row=2, max_row=2 + len(sheet.rows), max_col=len(sheet.head)):
        for cell in row:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.font = Font(name="宋体", size=10, bold=cell.row == 2)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if cell.row == 2:
                cell.fill = PatternFill("solid", fgColor="DDEBF7")
    if sheet.foot:
        page.append([sheet.foot])
    for number, width in enumerate(sheet.widths, start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A3"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:2"

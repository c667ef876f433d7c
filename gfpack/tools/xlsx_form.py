"""Excel files that are forms. In: sheets as boxes with roles. Out: an xlsx, always the same bytes.

Only boxes for entries can be written in; the rest is protected, without a password, so that nobody
changes a heading by accident and everybody can on purpose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from gfpack.base.files import written_whole
from gfpack.tools import office_zip
from gfpack.tools.xlsx import clean, put_text, sheet_title

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Role = Literal[
    "key", "title", "note", "head", "fine", "label", "text", "entry", "given", "computed"
]
"""`key`: for gfpack's eyes; `fine`: small print; `entry`, `given`: people write here, `given` holds
something already; `computed`: a formula of ours."""

_FILLS: dict[Role, str] = {
    "head": "DCEBDD",
    "fine": "EEF5EE",
    "entry": "FFF8E1",
    "given": "FFFFFF",
    "computed": "F2F2F2",
}
_LONGEST_MESSAGE = 250


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with its role; `last` is the other corner (row, column) where it spans several."""

    row: int
    column: int
    value: str | Decimal | date | None
    role: Role
    format: str = "General"
    last: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Accept:
    """What Excel takes in some cells (`D5:F9`). `offered` words are suggestions if not `strict`."""

    cells: str
    kind: Literal["number", "natural", "date", "words"]
    words: Sequence[str] = ()
    strict: bool = True
    title: str = ""
    message: str = ""
    """Told where something else is typed."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A sheet of a form. Sizes: widths in Latin characters, heights in points."""

    title: str
    boxes: Sequence[Box]
    widths: Mapping[int, float]
    heights: Mapping[int, float] = field(default_factory=dict)
    accepts: Sequence[Accept] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    frozen: str | None = None
    """First cell that scrolls."""
    repeated: tuple[int, int] | None = None
    """Rows printed at the head of every page."""


def write(target: Path, sheets: Sequence[FormSheet], *, title: str) -> None:
    """Write `sheets` to `target`.

    Raises:
        OutputError: the file cannot be written, for example because Excel holds it open.
    """
    from openpyxl import Workbook

    book = Workbook()
    book.properties.creator = "gfpack"
    book.properties.title = clean(title)
    book.remove(book.worksheets[0])
    if book.calculation is not None:
        book.calculation.fullCalcOnLoad = True  # our formulas have no stored values
    for sheet in sheets:
        _write_sheet(book.create_sheet(sheet_title(sheet.title)), sheet)
    with written_whole(target) as temporary:
        book.save(temporary)
        office_zip.normalise(temporary)


def _write_sheet(page: Worksheet, sheet: FormSheet) -> None:
    from openpyxl.utils import get_column_letter

    looks: dict[tuple[Role, str], Any] = {}
    for box in sheet.boxes:
        _fill(page, box, looks)
    for column, width in sheet.widths.items():
        page.column_dimensions[get_column_letter(column)].width = width
    for row, height in sheet.heights.items():
        page.row_dimensions[row].height = height
    for row in sheet.hidden_rows:
        page.row_dimensions[row].hidden = True
    for column in sheet.hidden_columns:
        page.column_dimensions[get_column_letter(column)].hidden = True
    for accept in sheet.accepts:
        page.add_data_validation(_validation(accept))
    page.freeze_panes = sheet.frozen
    _protect(page)
    _set_up(page, sheet)


def _fill(page: Worksheet, box: Box, looks: dict[tuple[Role, str], Any]) -> None:
    cell: Any = page.cell(box.row, box.column)
    if isinstance(box.value, str) and box.role != "computed":
        put_text(cell, box.value)
    else:
        cell.value = box.value
    for one in _spanned(page, box) if box.last else (cell,):
        if (box.role, box.format) not in looks:
            _dress(one, box)
            looks[box.role, box.format] = one._style
        one._style = copy(looks[box.role, box.format])
    if box.last:
        row, column = box.last
        page.merge_cells(start_row=box.row, start_column=box.column, end_row=row, end_column=column)


def _spanned(page: Worksheet, box: Box) -> list[Any]:
    row, column = box.last or (box.row, box.column)
    return [
        page.cell(one, other)
        for one in range(box.row, row + 1)
        for other in range(box.column, column + 1)
    ]


def _dress(cell: Any, box: Box) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

    sizes: dict[str, float] = {"title": 15, "fine": 8.5, "note": 10, "key": 8}
    colour = {"fine": "555555", "note": "555555", "computed": "666666"}.get(box.role, "000000")
    bold = box.role in ("title", "head")
    cell.font = Font(name="等线", size=sizes.get(box.role, 10.5), bold=bold, color=colour)
    words = box.role == "label" or box.format == "@"
    across = "left" if words else {"head": "center", "fine": "center"}.get(box.role)
    cell.alignment = Alignment(
        horizontal=across,
        vertical="center",
        wrap_text=box.role not in ("title", "text"),
        indent=1 if words else 0,
    )
    if box.role in _FILLS:
        cell.fill = PatternFill("solid", fgColor=_FILLS[box.role])
    if box.role not in ("title", "note", "text", "key"):
        line = Side("thin", color="B7C4B8")
        cell.border = Border(left=line, right=line, top=line, bottom=line)
    cell.number_format = box.format
    cell.protection = Protection(locked=box.role not in ("entry", "given"))


def _validation(accept: Accept) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule: dict[str, Any]
    if accept.kind == "words":
        rule = {"type": "list", "formula1": f'"{",".join(accept.words)}"'}
    elif accept.kind == "date":
        rule = {"type": "date", "operator": "greaterThan", "formula1": "32874"}  # 1990-01-01
    elif accept.kind == "natural":
        rule = {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    else:
        rule = {"type": "decimal", "operator": "between", "formula1": "-1E+15", "formula2": "1E+15"}
    found = DataValidation(
        **rule,
        allow_blank=True,
        showErrorMessage=accept.strict,
        errorTitle=accept.title[:30],
        error=accept.message[:_LONGEST_MESSAGE],
    )
    found.add(accept.cells)
    return found


def _protect(page: Worksheet) -> None:
    guard = page.protection
    guard.sheet = True
    # here False allows: people may need room for more, and widths that suit their screen
    guard.formatColumns = guard.formatRows = guard.insertRows = False


def _set_up(page: Worksheet, sheet: FormSheet) -> None:
    from openpyxl.worksheet.properties import PageSetupProperties

    if sheet.repeated:
        page.print_title_rows = f"{sheet.repeated[0]}:{sheet.repeated[1]}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if page.oddFooter is not None:
        page.oddFooter.center.text = "&A　&P / &N"
    margins = page.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top, margins.bottom, margins.footer = 0.5, 0.8, 0.4
    page.print_options.horizontalCentered = True
    page.sheet_view.showGridLines = False

"""Excel files. In: sheets as plain values. Out: an xlsx file with the same bytes each time.

Text that looks like a formula is written as text: names come from strangers' files, and a name
must never become a command in the reader's Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote

from gfpack.base.files import written_whole
from gfpack.base.leftovers import room
from gfpack.base.text import width
from gfpack.tools import office_zip

if TYPE_CHECKING:
    from openpyxl import Workbook

_LONGEST = 32_767  # characters Excel takes in one cell
_TALLEST = 409.0  # points Excel takes for one row
_LINE = 16.0  # points a line of the default font takes
_TITLE, _ENTRY = "E2EFDA", "FFF2CC"  # green, and yellow where people write
_LINES = "BFBFBF"  # grey
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BAD_IN_TITLE = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to a file, by its path from the xlsx file's folder, with `/`.

    `fragment` is a place in that file, such as `page=45`.
    """

    text: str
    path: str
    fragment: str = ""


Value = str | int | Decimal | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, and its width in Latin characters (at least 4)."""

    title: str
    width: float = 16
    entry: bool = False
    """Whether people write here: the title is coloured otherwise."""
    choices: Sequence[str] = ()
    """Words Excel offers for an entry; others are taken too."""
    choices_in: str = ""
    """Cells that hold such words, where they are many: `'Sheet'!$A$2:$A$90`."""
    as_text: bool = False
    """Whether what is typed stays as typed: no digits of a code are lost."""
    hidden: bool = False
    printed: bool = True
    """Whether it is printed; the last columns of a sheet need not be."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: lines above the table, then its header row and its rows.

    `colours` holds, for each row, the fill of the whole row as six hex digits, or None.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    lines: Sequence[str] = ()
    colours: Sequence[str | None] = ()


def write(target: Path, sheets: Sequence[Sheet], *, title: str = "") -> None:
    """Write `sheets` to `target`: header row frozen and filtered, long text wrapped, A4 landscape.

    Raises:
        OutputError: the file cannot be written, for example because Excel holds it open.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.creator = "gfpack"
    book.properties.title = clean(title) or None
    with room() as folder, written_whole(target) as temporary:
        for number, sheet in enumerate(sheets):
            _write_sheet(book, sheet, folder / f"{number}.xml")
        book.save(temporary)
        office_zip.normalise(temporary)


def sheet_title(title: str) -> str:
    """Return a name Excel takes for a sheet: 31 characters at most, none of []:*?/\\ in it."""
    return _BAD_IN_TITLE.sub("-", clean(title)).strip("' ")[:31] or "-"


def _write_sheet(book: Workbook, sheet: Sheet, file: Path) -> None:
    from openpyxl.utils import get_column_letter

    from gfpack.tools.xlsx_stream import streamed

    header = len(sheet.lines) + 1
    last = header + len(sheet.rows)
    broadest = max(len(sheet.columns), 1, *map(len, sheet.rows))
    extent = f"A1:{get_column_letter(broadest)}{last}"
    page = streamed(book, sheet_title(sheet.title), extent, file)
    _set_up(page, header, last, sheet.columns)
    cells = _Cells(page)
    for number, line in enumerate(sheet.lines):
        cells.append([(line, _Look(wrap=False, bold=number == 0))])
    titles = [_title(one) for one in sheet.columns]
    cells.append(titles, _height([one.title for one in sheet.columns], sheet.columns))
    for offset, row in enumerate(sheet.rows):
        colour = sheet.colours[offset] if offset < len(sheet.colours) else None
        looks = (
            _Look(boxed=True, colour=colour, value=_kind_of(sheet.columns, number))
            for number in range(1, len(row) + 1)
        )
        cells.append(zip(row, looks, strict=True), _height(row, sheet.columns))


def _title(column: Column) -> tuple[str, _Look]:
    colour = _ENTRY if column.entry else _TITLE
    return column.title, _Look(bold=True, boxed=True, colour=colour)


def _kind_of(columns: Sequence[Column], number: int) -> Literal["", "text"]:
    return "text" if number <= len(columns) and columns[number - 1].as_text else ""


def _offer(page: Any, column: Column, cells: str) -> None:
    """Offer words for cells, without refusing others."""
    from openpyxl.worksheet.datavalidation import DataValidation

    words = column.choices_in or f'"{",".join(column.choices)}"'
    offered = DataValidation("list", formula1=words, showErrorMessage=False)
    offered.add(cells)
    page.data_validations.append(offered)


def _height(row: Sequence[Value], columns: Sequence[Column]) -> float:
    """Return the height of a row that shows all its text, in points; not every program fits it."""
    lines = 1
    for value, column in zip(row, columns, strict=False):
        if column.hidden:
            continue
        text = value.text if isinstance(value, Link) else str("" if value is None else value)
        needed = sum(max(1, ceil(width(line) / (column.width - 1))) for line in text.split("\n"))
        lines = max(lines, needed)
    return min(lines * _LINE + 3, _TALLEST)


def _set_up(page: Any, header: int, end: int, columns: Sequence[Column]) -> None:
    """Freeze and filter the header row, repeat it on every printed page, fit the page's width."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for number, column in enumerate(columns, start=1):
        letter = get_column_letter(number)
        dimension = page.column_dimensions[letter]
        dimension.width, dimension.hidden = column.width, column.hidden
        if (column.choices or column.choices_in) and end > header:
            _offer(page, column, f"{letter}{header + 1}:{letter}{end}")
        if column.as_text:
            dimension.number_format = "@"
    page.freeze_panes = f"A{header + 1}"
    page.auto_filter.ref = f"A{header}:{get_column_letter(max(len(columns), 1))}{end}"
    shown = [n for n, one in enumerate(columns, start=1) if one.printed and not one.hidden]
    page.print_area = f"A1:{get_column_letter(max(shown, default=1))}{end}"
    page.print_title_rows = f"{header}:{header}"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToHeight = 0
    if page.oddFooter is not None:
        page.oddFooter.left.text = "&A"
        page.oddFooter.center.text = "&P / &N"
    margins = page.page_margins
    margins.left = margins.right = 0.4  # inches
    margins.top, margins.bottom, margins.footer = 0.5, 0.8, 0.4
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


@dataclass(frozen=True, slots=True)
class _Look:
    """How a cell looks; `value` tells what its value adds to that."""

    wrap: bool = True
    bold: bool = False
    boxed: bool = False
    colour: str | None = None
    value: Literal["", "link", "date", "quoted", "text"] = ""


class _Cells:
    """Appends rows of cells; a look is made once and shared, which openpyxl does far faster."""

    def __init__(self, page: Any) -> None:
        self._page = page
        self._looks: dict[_Look, Any] = {}
        self._row = 0

    def append(self, row: Iterable[tuple[Value, _Look]], height: float | None = None) -> None:
        """Append a row of values, each with its look."""
        self._row += 1
        if height is not None:
            self._page.row_dimensions[self._row].height = height
        self._page.append([self._cell(*one) for one in row])
        self._page.row_dimensions.pop(self._row, None)  # each is large

    def _cell(self, value: Value, look: _Look) -> Any:
        """Return a cell of a value; text stays text, whatever it looks like."""
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._page)
        if isinstance(value, Link):
            put_text(cell, value.text)
            at = f"#{value.fragment}" if value.fragment else ""
            cell.hyperlink = quote(value.path, safe="/") + at
            self._dress(cell, replace(look, value="link"))
        elif isinstance(value, str):
            put_text(cell, value)
            formula = value.startswith(("=", "+", "-", "@", "\t", "\r"))
            self._dress(cell, replace(look, value="quoted") if formula else look)
        else:
            cell.value = value
            self._dress(cell, replace(look, value="date") if isinstance(value, date) else look)
        return cell

    def _dress(self, cell: Any, look: _Look) -> None:
        if look not in self._looks:
            _dress(cell, look)
            self._looks[look] = cell._style
        cell._style = self._looks[look]  # nobody changes a cell's look once it is dressed


def _dress(cell: Any, look: _Look) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    cell.alignment = Alignment(vertical="top", wrap_text=look.wrap)
    if look.bold:
        cell.font = Font(bold=True)
    if look.boxed:
        line = Side("thin", color=_LINES)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
    if look.colour:
        cell.fill = PatternFill("solid", fgColor=look.colour)
    if look.value == "link":
        cell.font = Font(color="0563C1", underline="single")
    if look.value == "text":
        cell.number_format = "@"
    if look.value == "date":
        cell.number_format = "yyyy-mm-dd"
    cell.quotePrefix = look.value == "quoted"


def put_text(cell: Any, text: str) -> None:
    """Put text into a cell as text, whatever it looks like."""
    cell.value = clean(text)
    cell.data_type = "s"


def clean(text: str) -> str:
    """Return text without what no xlsx file can hold, shortened to what one cell takes."""
    writable = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return writable if len(writable) <= _LONGEST else f"{writable[: _LONGEST - 1]}…"

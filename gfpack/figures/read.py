"""The filled-in workbook, read back by cell. In: a file, what it was made from. Out: `Figures`.

The file is a stranger's by now: a limited worker takes it apart. What cannot be used is told with
sheet and cell and left out; everything else is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gfpack.base.findings import Place
from gfpack.checklist.models import Checklist
from gfpack.figures import keys
from gfpack.figures.catalogue import Catalogue
from gfpack.figures.derive import derived
from gfpack.figures.models import FigureProblem, Figures, Trouble
from gfpack.figures.needs import references
from gfpack.figures.read_lines import compared, lines
from gfpack.figures.read_sheet import Opened, opened
from gfpack.figures.read_table import rows
from gfpack.tools.worker import Failure
from gfpack.tools.xlsx_read import Grid, read_safely

Read = tuple[Figures, tuple[FigureProblem, ...]]


def read(
    file: Path,
    catalogue: Catalogue,
    checklist: Checklist,
    year: int,
    *,
    credit_code: str | None = None,
) -> Read:
    """Return the figures in the workbook at `file` and everything in it that cannot be used."""
    made_for = (year, credit_code)
    return understood(read_safely(file), file.name, catalogue, checklist, made_for)


def understood(
    grids: tuple[Grid, ...] | Failure,
    name: str,
    catalogue: Catalogue,
    checklist: Checklist,
    made_for: tuple[int, str | None],
) -> Read:
    """Return the same from sheets that were taken apart already.

    `name` is the file's; `made_for` is the evaluation year and the enterprise's credit code.
    """
    year, credit_code = made_for
    years = (year - 2, year - 1, year)
    if isinstance(grids, Failure):
        trouble = FigureProblem(Trouble.UNREADABLE, Place(name), params={"why": grids.why})
        return Figures(years), (trouble,)
    if not any(_marked(grid) for grid in grids):
        return Figures(years), (FigureProblem(Trouble.FOREIGN, Place(name)),)
    problems: list[FigureProblem] = [*_made_for(grids, name, year, credit_code)]
    sheets = _sheets(grids, name, problems)
    single = {
        key: cell
        for sheet in catalogue.sheets
        if sheet.id in sheets and not sheet.columns
        for key, cell in lines(sheets[sheet.id], sheet, problems).items()
    }
    tables = {
        sheet.id: filled
        for sheet in catalogue.sheets
        if sheet.id in sheets and sheet.columns
        for filled in [rows(sheets[sheet.id], sheet, problems)]
        if filled
    }
    last, wanted = sheets.get(keys.REFERENCES), references(checklist)
    values, by_row = compared(last, wanted, tables, problems) if last else ({}, {})
    found = Figures(years, single, tables, values, by_row)
    return derived(found, catalogue), tuple(problems)


def _marked(grid: Grid) -> str | None:
    """Return which sheet of ours this is; None for one that people added."""
    return next((name for _, name in _marks(grid)), None)


def _marks(grid: Grid) -> list[tuple[tuple[int, int], str]]:
    return [
        (at, name) for at, value in grid.cells.items() if (name := keys.marked(value)) is not None
    ]


def _sheets(grids: Sequence[Grid], file: str, problems: list[FigureProblem]) -> dict[str, Opened]:
    found: dict[str, Opened] = {}
    for grid in grids:
        name = _marked(grid)
        if name is None or name == keys.GUIDE:
            continue
        sheet = opened(grid, file)
        if name in found:
            problems.append(FigureProblem(Trouble.SHEET_TWICE, Place(file, cell=grid.title)))
        elif sheet is None:
            problems.append(FigureProblem(Trouble.NO_KEYS, Place(file, cell=grid.title)))
        else:
            found[name] = sheet
    return found


def _made_for(
    grids: Sequence[Grid], file: str, year: int, credit_code: str | None
) -> list[FigureProblem]:
    """Return where the workbook says that it was made for other years or another enterprise."""
    said = [
        value
        for grid in grids
        if _marked(grid) == keys.GUIDE
        for value in grid.cells.values()
        if isinstance(value, str)
    ]
    found = []
    for prefix, wanted, trouble in (
        (keys.YEAR, str(year), Trouble.OTHER_YEARS),
        (keys.ENTERPRISE, credit_code or "", Trouble.OTHER_ENTERPRISE),
    ):
        there = next((one[len(prefix) :] for one in said if one.startswith(prefix)), "")
        if there and wanted and there != wanted:
            params = {"there": there, "wanted": wanted}
            found.append(FigureProblem(trouble, Place(file), params=params))
    return found

"""The sheets of a workbook that may be a statistical form. In: an xlsx file. Out: rows of cells.

For a worker only, as `examine` is: the file may be anything. What a cell spans to its right it says
there too, so that the heading of several columns stands above each of them.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from gfpack.evidence.plain import plain
from gfpack.evidence.statistical import MOST_ROWS, Sheet
from gfpack.tools.xlsx_read import ErrorValue, Grid, Uncomputed, Value, read

_WIDEST = 60


def sheets_of(path: Path, rows: int = MOST_ROWS) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook; none where its cells cannot be taken apart."""
    try:
        return tuple(_sheet(grid) for grid in read(path, rows))
    except Exception:  # whatever a damaged file leads to: its text was read without its cells
        return ()


def _sheet(grid: Grid) -> Sheet:
    rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), value in grid.cells.items():
        if column <= _WIDEST and (text := _text(value)):
            rows[row][column] = text
    for top, left, _, right in grid.merged:
        if text := rows[top].get(left, ""):
            rows[top] |= dict.fromkeys(range(left, min(right, _WIDEST) + 1), text)
    return Sheet(grid.title, tuple((at, _cells(rows[at])) for at in sorted(rows) if rows[at]))


def _cells(row: dict[int, str]) -> tuple[str, ...]:
    return tuple(row.get(column, "") for column in range(1, max(row) + 1))


def _text(value: Value) -> str:
    if isinstance(value, Uncomputed | ErrorValue | bool):
        return ""
    return plain(str(value)).strip()

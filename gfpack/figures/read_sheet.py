"""One sheet of the workbook, by its hidden keys. In: its cells. Out: what stands where.

Cells are named as people see them: 产值与产品类别!D5.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from gfpack.base.findings import Place
from gfpack.figures import keys
from gfpack.figures.models import FigureProblem, Trouble
from gfpack.tools.xlsx_read import Grid, Value, letters

ALL_YEARS = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet whose keys were found."""

    file: str
    grid: Grid
    id_column: int
    columns: Mapping[str, int]
    """Column by its key, such as `value@2025`."""
    rows: Mapping[str, int]
    """First row of each key in the first column; open rows of tables are not among them."""
    repeated: tuple[int, ...]
    """Rows whose key stands further up already."""
    first: int
    """First row below the heads."""

    def value(self, row: int, column: int) -> Value | None:
        """Return what a cell holds; text of blanks alone is nothing."""
        value = self.grid.cells.get((row, column))
        return None if isinstance(value, str) and not value.strip() else value

    def key(self, row: int) -> str:
        """Return the key of a row; empty where people inserted it."""
        value = self.grid.cells.get((row, self.id_column))
        return value if isinstance(value, str) else ""

    def place(self, row: int, column: int) -> Place:
        """Return a cell as people see it."""
        return Place(self.file, cell=f"{self.grid.title}!{letters(column)}{row}")

    def below(self) -> Iterator[int]:
        """Yield the rows below the heads that hold anything."""
        yield from sorted({row for row, _ in self.grid.cells if row >= self.first})

    def spoiled(self, problems: list[FigureProblem]) -> frozenset[tuple[int, int]]:
        """Return the cells of merged areas among the figures, and tell of each that holds some."""
        held = set(self.columns.values())
        found: set[tuple[int, int]] = set()
        for top, left, bottom, right in self.grid.merged:
            cells = {
                (row, column)
                for row in range(max(top, self.first), bottom + 1)
                for column in range(left, right + 1)
                if column in held
            }
            if not cells:
                continue
            found |= cells
            if any(self.value(*cell) is not None for cell in cells):
                area = f"{letters(left)}{top}:{letters(right)}{bottom}"
                place = Place(self.file, cell=f"{self.grid.title}!{area}")
                problems.append(FigureProblem(Trouble.MERGED, place))
        return frozenset(found)

    def strange_columns(self, known: Collection[str], problems: list[FigureProblem]) -> None:
        """Tell of every column that holds something under a key that is none of ours."""
        for key, column in self.columns.items():
            if keys.parted(key)[0] in known:
                continue
            filled = (row for row in self.below() if self.value(row, column) is not None)
            first = next(filled, None)
            if first is not None:
                place = self.place(first, column)
                problems.append(FigureProblem(Trouble.KEY_CHANGED, place))

    def strange_rows(self, known: Collection[str], problems: list[FigureProblem]) -> None:
        """Tell of every row with a number under a year whose key is none of ours."""
        years = sorted(at for key, at in self.columns.items() if keys.parted(key)[0] == keys.VALUE)
        for row in self.below():
            held = [] if self.key(row) in known else years
            numbers = (one for one in held if not isinstance(self.value(row, one), str | None))
            at = next(numbers, None)
            if at is not None:
                problems.append(FigureProblem(Trouble.KEY_CHANGED, self.place(row, at)))

    def years_changed(self, problems: list[FigureProblem]) -> frozenset[str]:
        """Return the keys of columns whose year people changed, and tell of each."""
        found = set()
        row = self.rows.get(keys.YEARS)
        for key, column in self.columns.items():
            _, year = keys.parted(key)
            shown = self.value(row, column) if row and year else None
            if shown is not None and str(year) not in str(shown):
                params = {"value": str(shown), "wanted": str(year)}
                place = self.place(row or 0, column)
                problems.append(FigureProblem(Trouble.YEAR_CHANGED, place, params=params))
                found.add(key)
        return frozenset(found)


def opened(grid: Grid, file: str) -> Opened | None:
    """Return a sheet of ours; None where its keys are gone."""
    corner = next((at for at, value in grid.cells.items() if value == keys.KEYS), None)
    if corner is None:
        return None
    key_row, id_column = corner
    cells = sorted(grid.cells.items(), key=lambda one: one[0])
    columns: dict[str, int] = {}
    for (row, column), value in cells:
        if row == key_row and column != id_column and isinstance(value, str):
            columns.setdefault(value, column)
    listed = [
        (row, value)
        for (row, column), value in cells
        if column == id_column and row > key_row and isinstance(value, str) and value != keys.ROW
    ]
    rows: dict[str, int] = {}
    for row, key in listed:
        rows.setdefault(key, row)
    repeated = tuple(row for row, key in listed if rows[key] != row)
    first = rows.get(keys.YEARS, key_row) + 1
    return Opened(file, grid, id_column, columns, rows, repeated, first)

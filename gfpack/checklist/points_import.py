"""Take official points from the table the user has (xlsx or csv) into his project.

In: a file with a column of clause ids and a column of points, and the checklist they belong to.
Out: a points file in the user's `checklists/` folder, which `load` merges from then on. Nothing is
written unless every clause is known and every first-level indicator sums to what it must.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from gfpack.base.errors import DataError, Problem, UsageError
from gfpack.base.files import written_whole
from gfpack.base.text import nearest
from gfpack.checklist.models import Checklist, Kind
from gfpack.checklist.points import gaps

CLAUSE_TITLES = ("条款", "条款号", "序号", "编号", "clause", "id")
POINTS_TITLES = ("分值", "分数", "满分", "官方分值", "points")
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where it stands; `place` is `Sheet!B3`, or `B3` in a csv file."""

    text: str
    row: int
    column: int
    place: str


def read_points(file: Path, checklist: Checklist) -> dict[str, Decimal]:
    """Return the points in a table by requirement, in the order of the checklist.

    The columns are found by their titles (条款 and 分值, clause and points); rows whose clause
    cell is empty are passed over, as is a sheet without these columns.

    Raises:
        UsageError: neither xlsx nor csv.
        DataError: no such columns, an unknown or repeated clause, a value that is no number of
            points (each with its cell), a row left out, a first-level indicator whose sum is wrong.
    """
    problems: list[Problem] = []
    points: dict[str, Decimal] = {}
    found = False
    for rows in _sheets(file):
        columns = _columns(rows)
        if columns:
            found = True
            problems += _take(file, rows, columns, checklist, points)
    if not found:
        titles = {"clauses": "、".join(CLAUSE_TITLES), "points": "、".join(POINTS_TITLES)}
        raise DataError([_problem(file, 1, 1, "checklist.no_columns", **titles)])
    for key, params in gaps(points, checklist) if not problems else ():
        problems.append(_problem(file, 1, 1, key, **params))
    if problems:
        raise DataError(problems)
    return {name: points[name] for name in checklist.requirements() if name in points}


def write_points(
    folder: Path, checklist: Checklist, points: Mapping[str, Decimal], source: str, on: date
) -> Path:
    """Write the points file into `folder` and return its path.

    Raises:
        UsageError: no source is named, or a points file with other content is there already.
        OutputError: it cannot be written.
    """
    if not source.strip():
        raise UsageError("checklist.no_source")
    target = folder / f"points-{checklist.id.replace('/', '-')}.yaml"
    text = "".join(_lines(checklist, points, source, on))
    if target.exists() and _content(target.read_text("utf-8")) != _content(text):
        raise UsageError("checklist.points_there", path=target)
    with written_whole(target) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")
    return target


def _sheets(file: Path) -> Iterator[list[list[Cell]]]:
    match file.suffix.lower():
        case ".xlsx":
            yield from _workbook(file)
        case ".csv":
            yield _csv(file)
        case other:
            raise UsageError("checklist.table_kind", path=file, kind=other or "—")


def _workbook(file: Path) -> Iterator[list[list[Cell]]]:
    import zipfile

    import openpyxl

    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as problem:
        raise DataError([_problem(file, 1, 1, "checklist.table_unreadable", why=problem)]) from None
    try:
        for sheet in book.worksheets:
            rows = sheet.iter_rows(max_row=_LONGEST, max_col=60, values_only=True)
            yield [_cells(row, number, f"{sheet.title}!") for number, row in enumerate(rows, 1)]
    finally:
        book.close()


def _csv(file: Path) -> list[list[Cell]]:
    data = file.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:  # what Excel and WPS write on a Chinese Windows
        text = data.decode("gb18030", errors="replace")
    rows = list(csv.reader(io.StringIO(text)))[:_LONGEST]
    return [_cells(row, number, "") for number, row in enumerate(rows, 1)]


def _cells(row: Sequence[Any], number: int, sheet: str) -> list[Cell]:
    return [
        Cell(
            "" if value is None else str(value).strip(), number, at, f"{sheet}{_letter(at)}{number}"
        )
        for at, value in enumerate(row, 1)
    ]


def _letter(column: int) -> str:
    before, last = divmod(column - 1, 26)
    return (_letter(before) if before else "") + chr(ord("A") + last)


def _columns(rows: Sequence[Sequence[Cell]]) -> tuple[int, int, int] | None:
    """Return the row of the titles and the columns of clauses and points, all from 0."""
    for number, row in enumerate(rows):
        titles = ["".join(cell.text.split()).lower() for cell in row]
        clause = next((at for at, title in enumerate(titles) if title in CLAUSE_TITLES), None)
        points = next((at for at, title in enumerate(titles) if title in POINTS_TITLES), None)
        if clause is not None and points is not None:
            return number, clause, points
    return None


def _take(
    file: Path,
    rows: Sequence[Sequence[Cell]],
    columns: tuple[int, int, int],
    checklist: Checklist,
    points: dict[str, Decimal],
) -> Iterator[Problem]:
    """Put the rows below the titles into `points`, yielding what is wrong with them."""
    titles, clause_at, points_at = columns
    known = checklist.requirements()
    for row in rows[titles + 1 :]:
        if len(row) <= max(clause_at, points_at) or not row[clause_at].text:
            continue
        clause, value = row[clause_at], row[points_at]
        number = _number(value.text)
        if clause.text not in known:
            near = nearest(clause.text, list(known))
            key = "unknown_clause_near" if near else "unknown_clause"
            yield _wrong(file, clause, key, near=near or "")
        elif clause.text in points:
            yield _wrong(file, clause, "clause_twice")
        elif known[clause.text].kind is Kind.GENERAL:
            yield _wrong(file, clause, "clause_unscored")
        elif number is None:
            yield _wrong(file, value, "no_number")
        else:
            points[clause.text] = number


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() and found >= 0 else None


def _lines(
    checklist: Checklist, points: Mapping[str, Decimal], source: str, on: date
) -> Iterator[str]:
    yield f"# 官方分值：{checklist.id}（{checklist.standard}）\n"
    yield f"# 由 gfpack checklist points import 于 {on} 写入\n"
    yield "# 改动后，每个一级指标的分值仍须合计为规定的原始分\n"
    yield "# Official points; each first-level indicator must still sum to its raw points\n"
    yield f"points_of: {checklist.id}\n"
    yield f"source: {_quoted(source.strip())}\n"
    yield "points:\n"
    for top in checklist.indicators:
        yield f"  # {top.id} {top.title.zh}\n"
        for _, leaf in top.walk():
            if leaf.id in points:
                yield f'  "{leaf.id}": {points[leaf.id]}  # {leaf.title.zh}\n'


def _quoted(text: str) -> str:
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def _content(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def _wrong(file: Path, cell: Cell, key: str, **params: object) -> Problem:
    params = {"cell": cell.place, "value": cell.text, **params}
    return _problem(file, cell.row, cell.column, f"checklist.{key}", **params)


def _problem(file: Path, row: int, column: int, key: str, **params: object) -> Problem:
    shown = tuple((name, str(value)) for name, value in params.items())
    return Problem(file, row, column, key, shown)

"""The figures.xlsx of a small client, filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gfpack.base.findings import Place
from gfpack.base.messages import Lang
from gfpack.checklist.load import load
from gfpack.figures import workbook
from gfpack.figures.catalogue import FigureKind, catalogue
from gfpack.figures.models import Cell, Compared, Content, Figures, Row
from gfpack.figures.template import Asked
from gfpack.figures.units import Quantity, units
from gfpack.project.models import Enterprise
from samples.small.models import Small
from samples.table import Draw

Cells = dict[tuple[str, int | None], Cell[Content]]


def drawer(client: Small) -> Draw:
    """Return what draws the workbook as people filled it in."""

    def draw(target: Path) -> None:
        party = client.party
        enterprise = Enterprise(
            name=party.name, credit_code=party.code, industry_code=party.industry_code
        )
        table = load(client.checklist).filled_in(client.circumstances)
        asked = Asked(enterprise, table, client.year, client.circumstances)
        workbook.draw(target, asked, catalogue(), Lang.ZH, _figures(client))

    return draw


def _figures(client: Small) -> Figures:
    year, numbers = client.year, client.numbers
    lines: Cells = {}
    for figure, value in numbers.lines.items():
        lines |= _cells(figure, catalogue().get(figure), value, year, "")
    tables = {
        sheet: tuple(_row(sheet, place, row, year) for place, row in enumerate(rows, start=1))
        for sheet, rows in numbers.tables.items()
    }
    references = {
        name: Compared(_cell(value, unit), numbers.source)
        for name, (value, unit) in numbers.references.items()
    }
    return Figures((year - 2, year - 1, year), lines, tables, references)


def _row(sheet: str, place: int, row: Mapping[str, Any], year: int) -> Row:
    fixed = {one.id: one for one in catalogue().sheet(sheet).rows}.get(str(row.get("id", "")))
    given = dict(fixed.given) if fixed else {}
    told = given | {name: value for name, value in row.items() if name != "id"}
    cells: Cells = {}
    for kind in catalogue().sheet(sheet).columns:
        own = str(told.get(kind.unit_column, ""))
        if kind.id in row:
            cells |= _cells(kind.id, kind, row[kind.id], year, own)
    title = fixed.title.zh if fixed else str(row["name"])
    return Row(fixed.id if fixed else str(place), title, cells)


def _cells(name: str, kind: FigureKind, value: Any, year: int, own: str) -> Cells:
    unit = (kind.unit or "").replace("产品单位", own)
    by_year = value if isinstance(value, Mapping) else {year if kind.yearly else None: value}
    return {
        (name, when): _cell(one, unit) if kind.kind == "number" else Cell(one, Place(""))
        for when, one in by_year.items()
    }


def _cell(value: object, unit: str) -> Cell[Any]:
    if isinstance(value, date):
        return Cell(value, Place(""))
    return Cell(Quantity(Decimal(str(value)), units().parse(unit)), Place(""))

"""Figures for tests, from short YAML below `figures:`.

    figures:
      lines: [{figure: output-value, year: 2025, value: 46800, unit: 万元, cell: 产值!F5}]
      tables:
        products:
          - {name: 轴承, unit: 万套, quantity@2025: 6240 万套, value@2025: 46800 万元}
      references: [{id: plot-ratio, value: 0.7, unit: "1", source: 国土资发〔2008〕24 号}]
      problems: [{trouble: text, cell: 产值!F5, figure: output-value, params: {value: 约四万}}]

In a row, a value of a number and a unit is a quantity; a day is a day; all else is text. Years are
2023 to 2025 unless `year` says otherwise.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from gfpack.base.findings import Place
from gfpack.figures import keys
from gfpack.figures.models import (
    Cell,
    Compared,
    Content,
    FigureProblem,
    Figures,
    Row,
    Trouble,
)
from gfpack.figures.units import Quantity, units

FILE = "figures.xlsx"


def figures(given: dict[str, Any] | None) -> tuple[Figures, tuple[FigureProblem, ...]]:
    """Return the figures and problems a few lines describe."""
    given = given or {}
    year = int(given.get("year", 2025))
    lines = {
        (one["figure"], int(one["year"]) if "year" in one else None): _cell(one)
        for one in given.get("lines", ())
    }
    tables = {
        name: tuple(_row(number, row) for number, row in enumerate(rows, start=1))
        for name, rows in given.get("tables", {}).items()
    }
    references = {
        one["id"]: Compared(_cell(one), one.get("source", ""))
        for one in given.get("references", ())
    }
    problems = tuple(_problem(one) for one in given.get("problems", ()))
    return Figures((year - 2, year - 1, year), lines, tables, references), problems


def _cell(one: dict[str, Any]) -> Cell[Any]:
    amount = Quantity(Decimal(one["value"]), units().parse(one.get("unit") or ""))
    return Cell(amount, Place(FILE, cell=one.get("cell", "A1")))


def _row(number: int, row: dict[str, Any]) -> Row:
    cells = {
        keys.parted(key): Cell(_content(value), Place(FILE, cell=f"{key}{number}"))
        for key, value in row.items()
        if key != "id"
    }
    return Row(row.get("id", str(number)), row.get("name", f"#{number}"), cells)


def _content(text: str) -> Content:
    number, _, unit = text.partition(" ")
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return Quantity(Decimal(number), units().parse(unit))
    except InvalidOperation:
        return text


def _problem(one: dict[str, Any]) -> FigureProblem:
    return FigureProblem(
        Trouble(one["trouble"]),
        Place(one.get("file", FILE), cell=one.get("cell")),
        one.get("figure"),
        one.get("params", {}),
    )

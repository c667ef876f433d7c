"""Workbooks for tests: drawn for a small checklist, filled in cell by cell as people do."""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import make
import openpyxl

from gfpack.base.messages import Lang
from gfpack.checklist.models import Checklist
from gfpack.figures import workbook
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import FigureProblem, Figures
from gfpack.figures.read import understood
from gfpack.figures.template import Asked
from gfpack.project.models import Enterprise
from gfpack.tools import xlsx_read

YEAR = 2025
CODE = "91320599MA00000070"
ENTERPRISE = Enterprise(name="苏州某某轴承有限公司", credit_code=CODE, industry_code="3451")
EVERYTHING = tuple(figure for figure, kind in catalogue().ids().items() if kind.kind == "number")


def checklist(
    *figures: str, references: Iterable[dict[str, Any]] = (), unit: str = "1"
) -> Checklist:
    """Return a checklist with a requirement whose metric is computed from some figures."""
    metric = {
        "id": "M",
        "title": make.names("metric"),
        "annex": "A.0",
        "formula": "…",
        "expression": "a0",
        "inputs": {
            f"a{number}": {"figure": figure, "title": make.names(figure)}
            for number, figure in enumerate(figures)
        },
        "unit": unit,
        "symbols": {},
        "source": ["S1"],
        "confidence": "high",
    }
    bounds = [
        {"reference": one["id"], "source": ["S1"], "confidence": "high"} for one in references
    ]
    row: dict[str, Any] = {"metrics": ["M"], "answer": "met"}
    if bounds:
        row["scoring"] = {
            "direction": "forward",
            "nature": "quantitative",
            "baseline": bounds[0],
        }
    own = [
        {"title": make.names(one["id"]), "source": ["S1"], "confidence": "high", **one}
        for one in references
    ]
    return make.checklist(
        {"requirements": {"1.1": row}, "checklist": {"metrics": [metric], "references": own}}
    )


def draw(
    target: Path,
    asked: Checklist,
    lang: Lang = Lang.ZH,
    known: Figures | None = None,
    year: int = YEAR,
) -> Path:
    """Draw the workbook of a checklist."""
    workbook.draw(target, Asked(ENTERPRISE, asked, year), catalogue(), lang, known)
    return target


def fill(file: Path, cells: dict[str, Any]) -> Path:
    """Write into cells, named as people see them: {"产值与产品类别!F5": 46800}."""
    book = openpyxl.load_workbook(file)
    for place, value in cells.items():
        sheet, _, cell = place.partition("!")
        book[sheet][cell] = value
    book.save(file)
    return file


def read(file: Path, asked: Checklist, year: int = YEAR) -> tuple[Figures, list[FigureProblem]]:
    """Read a workbook back, in this process."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        grids = xlsx_read.read(file)
    figures, problems = understood(grids, file.name, catalogue(), asked, (year, CODE))
    return figures, list(problems)


def rows(problems: Iterable[FigureProblem]) -> list[tuple[str, str | None, str | None]]:
    """Return problems as rows: what, where, of which figure."""
    return [(one.trouble.value, one.place.cell, one.figure) for one in problems]


def amounts(figures: Figures) -> dict[tuple[str, int | None], str]:
    """Return lines as text: number and unit."""
    return {
        key: f"{cell.value.value} {cell.value.unit}"  # type: ignore[union-attr]
        for key, cell in figures.lines.items()
    }

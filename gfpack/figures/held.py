"""The figures a project holds. In: a project. Out: `Figures` from its workbook, and what is wrong.

The workbook is taken apart once while its bytes stay the same; what its cells hold is kept in
`.gfpack/figures.json`, which can be deleted at any time. What a cell means is asked anew each time.
"""

from __future__ import annotations

import contextlib
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from gfpack.base.errors import OutputError
from gfpack.base.files import sha256_of, written_whole
from gfpack.checklist.models import Checklist
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import Figures
from gfpack.figures.read import Read, understood
from gfpack.project.layout import FIGURES_XLSX, STATE_DIR
from gfpack.project.models import Project
from gfpack.tools.worker import Failure
from gfpack.tools.xlsx_read import Area, ErrorValue, Grid, Uncomputed, Value, read_safely

_CACHE = "figures.json"
_VERSION = 1


def held(project: Project, checklist: Checklist) -> Read:
    """Return the figures of a project and everything in its workbook that cannot be used.

    A project without a workbook has no figures, and nothing is wrong with that.
    """
    file = project.folder / FIGURES_XLSX
    year = project.file.evaluation_year
    if not file.is_file():
        return Figures((year - 2, year - 1, year)), ()
    made_for = (year, project.enterprise.credit_code)
    return understood(_grids(file), file.name, catalogue(), checklist, made_for)


def _grids(file: Path) -> tuple[Grid, ...] | Failure:
    cache = file.parent / STATE_DIR / _CACHE
    try:
        key = f"{_VERSION} {sha256_of(file)}"
    except OSError as problem:
        return Failure("system", f"{type(problem).__name__}: {problem.strerror}")
    known = _read(cache, key)
    if known is not None:
        return known
    found = read_safely(file)
    if not isinstance(found, Failure):
        with contextlib.suppress(OutputError):  # a folder that cannot be written is read anew
            _write(cache, key, found)
    return found


def _read(cache: Path, key: str) -> tuple[Grid, ...] | None:
    try:
        kept = json.loads(cache.read_text("utf-8"))
        if kept["key"] != key:
            return None
        return tuple(
            Grid(
                one["title"],
                {(row, column): _value(*value) for row, column, value in one["cells"]},
                tuple(_area(*area) for area in one["merged"]),
            )
            for one in kept["sheets"]
        )
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError):
        return None


def _write(cache: Path, key: str, grids: tuple[Grid, ...]) -> None:
    sheets = [
        {
            "title": grid.title,
            "cells": [[*at, _kept(value)] for at, value in grid.cells.items()],
            "merged": grid.merged,
        }
        for grid in grids
    ]
    with written_whole(cache) as temporary:
        temporary.write_text(
            json.dumps({"key": key, "sheets": sheets}, ensure_ascii=False), "utf-8"
        )


def _area(top: int, left: int, bottom: int, right: int) -> Area:
    return top, left, bottom, right


def _kept(value: Value) -> list[Any]:
    match value:
        case Decimal():
            return ["number", str(value)]
        case date():
            return ["date", value.isoformat()]
        case Uncomputed(formula):
            return ["uncomputed", formula]
        case ErrorValue(shown):
            return ["error", shown]
        case bool():
            return ["bool", value]
        case _:
            return ["text", value]


def _value(kind: str, kept: Any) -> Value:
    match kind:
        case "number":
            return Decimal(kept)
        case "date":
            return date.fromisoformat(kept)
        case "uncomputed":
            return Uncomputed(kept)
        case "error":
            return ErrorValue(kept)
        case "bool":
            return bool(kept)
        case _:
            return str(kept)

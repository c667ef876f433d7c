"""The plant's numbers, and what was computed from them, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from gfpack.base.findings import Place
from gfpack.checklist.measures import Metric
from gfpack.figures.units import Quantity

Content = Quantity | str | date
Value = TypeVar("Value", bound=Content)


@dataclass(frozen=True, slots=True)
class Cell(Generic[Value]):
    """A value and the cell it stands in (`figures.xlsx`, 产值与产量!D5)."""

    value: Value
    place: Place


@dataclass(frozen=True, slots=True)
class Row:
    """One filled-in row of a table: its name, and its cells by column and year.

    The year is None for what is the same in all years.
    """

    id: str
    title: str
    cells: Mapping[tuple[str, int | None], Cell[Content]] = field(default_factory=dict)

    def get(self, column: str, year: int | None) -> Cell[Content] | None:
        """Return the cell of a column in a year, or the one for all years; None where empty."""
        return self.cells.get((column, year)) or self.cells.get((column, None))


@dataclass(frozen=True, slots=True)
class Compared:
    """A value to compare with (对标值) that the plant gave, and where it says it is from."""

    cell: Cell[Quantity]
    source: str


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures of a project; what was left empty is not there."""

    years: tuple[int, ...]
    """Calendar years, rising; the last is the evaluation year."""
    lines: Mapping[tuple[str, int | None], Cell[Content]] = field(default_factory=dict)
    """By figure and year."""
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    """By sheet; rows in which the plant filled in nothing are left out."""
    references: Mapping[str, Compared] = field(default_factory=dict)
    """By reference id of the checklist: what holds for every row that has none of its own."""
    row_references: Mapping[tuple[str, str], Compared] = field(default_factory=dict)
    """By reference id and the name of the product, material or pollutant it holds for."""

    def get(self, figure: str, year: int | None) -> Cell[Content] | None:
        """Return the cell of a line in a year, or the one for all years; None where empty."""
        return self.lines.get((figure, year)) or self.lines.get((figure, None))


class Trouble(StrEnum):
    """Why a cell or the whole workbook cannot be used; texts in `figures.trouble`."""

    # of the whole file
    UNREADABLE = "unreadable"
    FOREIGN = "foreign"
    # of the project it was made for
    OTHER_YEARS = "other-years"
    OTHER_ENTERPRISE = "other-enterprise"
    # of a sheet
    SHEET_TWICE = "sheet-twice"
    NO_KEYS = "no-keys"
    # of a cell
    TEXT = "text"
    DATE = "date"
    NO_DATE = "no-date"
    NO_CHOICE = "no-choice"
    NEGATIVE = "negative"
    UNCOMPUTED = "uncomputed"
    ERROR_VALUE = "error-value"
    YEAR_CHANGED = "year-changed"
    UNIT_CHANGED = "unit-changed"
    NO_UNIT = "no-unit"
    MERGED = "merged"
    ROW_TWICE = "row-twice"
    KEY_CHANGED = "key-changed"
    NO_SOURCE = "no-source"


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """One thing in the workbook that cannot be used, and where; all else still is."""

    trouble: Trouble
    place: Place
    figure: str | None = None
    """Figure or reference the cell is for."""
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Term:
    """One symbol of a formula with what stands for it."""

    symbol: str
    figure: str
    quantity: Quantity
    places: tuple[Place, ...]
    """The cells it comes from; several where years or rows were added up."""


@dataclass(frozen=True, slots=True)
class MetricResult:
    """A metric of one plant, or of one row of a table; `value` is None where it says why."""

    metric: Metric
    row: str | None = None
    """Name of the product, material or pollutant; None for the whole plant."""
    value: Quantity | None = None
    """In the metric's unit, not rounded."""
    weight: Quantity | None = None
    terms: tuple[Term, ...] = ()
    working: str = ""
    """The formula with numbers and its result: `1234.5 tce ÷ 50000 万元 = 0.02469 tce/万元`."""
    missing: tuple[str, ...] = ()
    """Figures that are not there."""
    problem: str = ""
    """Key of `figures.formula` where the formula cannot be computed: units, zero, …"""
    params: Mapping[str, str] = field(default_factory=dict)

"""The catalogue of figures: every number gfpack can ask a plant for, as data.

In: `checklists/figures.yaml`. Out: `Catalogue`. A figure is a line with a value a year
(`output-value`) or the column of a table (`products.quantity`); the id is what a formula's input
names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field

from gfpack.base import yaml
from gfpack.base.files import shipped
from gfpack.base.messages import Lang
from gfpack.checklist.parts import Confidence, Frozen, Names, Scheme

PRODUCT_UNIT = "产品单位"
"""Stands for the unit that a row of the table names in its column `unit`."""

ROW_UNITS = {
    "products": PRODUCT_UNIT,
    "materials": "原材料单位",
    "green-materials": "物料单位",
    "pollutants": "污染物单位",
}
"""What stands for that unit in the unit of a metric, by table: there several may meet."""


class Derived(Frozen):
    """How a line follows from the rows of the table on its sheet, so that nobody fills it in.

    Rows are counted, or a column of theirs is added up; of all rows, or year by year.
    """

    sum: str | None = None
    """Column that is added up; None: rows are counted."""
    year: str | None = None
    """Date column that says to which year a row belongs; None: one figure of all rows."""
    where: dict[str, str] = Field(default_factory=dict)
    """Only rows with these choices, by column."""
    every_row: bool = False
    """Whether it is known only once every row has chosen; else an empty cell is no choice."""


class Worded(Frozen):
    """What counts, and where it is taken from, where a scheme has it otherwise than a factory."""

    meaning: Names
    form: str


class FigureKind(Frozen):
    """One number (or word) a plant is asked for."""

    id: str
    title: Names
    kind: Literal["number", "text", "unit", "date", "choice"] = "number"
    unit: str | None = None
    """Of a number; `产品单位` for that of the row."""
    unit_column: str = "unit"
    """Column of the table that says what stands for `产品单位`."""
    negative: bool = False
    """Whether a number may be less than 0."""
    choices: dict[str, Names] = Field(default_factory=dict)
    """What may be chosen, by the word that stands for it in `Figures`."""
    offered: tuple[str, ...] = ()
    """Words that are suggested; others are taken too."""
    derived: Derived | None = None
    """Of a line that follows from the table of its sheet."""
    basic: tuple[Scheme, ...] = ()
    """Schemes in which it is asked for whatever the checklist computes."""
    yearly: bool = True
    """Whether there is one for each of the three years; else one for all."""
    meaning: Names
    """What counts and what does not."""
    form: str | None = None
    """Statistical form it is taken from, such as B204-1."""
    line: str | None = None
    """Line of that form, as it is printed there."""
    in_scheme: dict[Scheme, Worded] = Field(default_factory=dict)
    """Other words for it, by scheme (a park adds up its enterprises)."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence

    def worded(self, scheme: Scheme) -> FigureKind:
        """Return it in the words of a scheme."""
        own = self.in_scheme.get(scheme)
        if own is None:
            return self
        return self.model_copy(update={"meaning": own.meaning, "form": own.form, "line": None})


class FixedRow(Frozen):
    """A row of a table that is there from the start, such as one kind of energy."""

    id: str
    title: Names
    given: dict[str, str] = Field(default_factory=dict)
    """Cells filled in by gfpack, by column. A unit stays as it is; other cells may be changed."""
    note: Names | None = None
    source: tuple[str, ...] = Field(min_length=1)


class Computed(Frozen):
    """What the workbook shows beside a table for the eye, and never is read: a product of two."""

    title: Names
    unit: str
    of: tuple[str, str]
    """Two number columns of the table."""


class SheetKind(Frozen):
    """A sheet of the workbook: `lines` with a value a year, or a table with `columns`.

    The lines of a sheet all are yearly or none is; beside a table there are derived lines only.
    """

    id: str
    title: Names
    note: Names | None = None
    asked_with: tuple[str, ...] = ()
    """The whole table is asked for wherever one of these figures is."""
    lines: tuple[FigureKind, ...] = ()
    columns: tuple[FigureKind, ...] = ()
    computed: Computed | None = None
    rows: tuple[FixedRow, ...] = ()
    open_rows: int = Field(default=0, ge=0, le=200)
    """Empty rows for the plant to fill in."""

    def unit_shown(self, column: FigureKind, lang: Lang) -> str:
        """Return the unit of a column for the eye: a row's own by the title of its column."""
        titles = {one.id: one.title.in_(lang) for one in self.columns}
        own = titles.get(column.unit_column, PRODUCT_UNIT)
        return (column.unit or "").replace(PRODUCT_UNIT, own)


class Sum(Frozen):
    """Two ways to a number, year by year: the same within `tolerance` (a share), or no less.

    Where `whole` is the column of a table, the two are held against each other row by row.
    """

    id: str
    title: Names
    whole: str
    """A figure."""
    parts: str
    """An expression over `inputs`."""
    inputs: dict[str, str]
    relation: Literal["equal", "at-least"] = "equal"
    """`at-least`: the whole may be more than its parts, never less."""
    tolerance: Decimal = Decimal("0.01")
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Catalogue(Frozen):
    """All figures gfpack knows, sheet by sheet."""

    sources: dict[str, str]
    sheets: tuple[SheetKind, ...]
    sums: tuple[Sum, ...] = ()

    def get(self, figure: str) -> FigureKind:
        """Return a figure by id, `table.column` for that of a table.

        Raises:
            KeyError: there is none.
        """
        return self._by_id[figure]

    def sheet_of(self, figure: str) -> SheetKind:
        """Return the sheet a figure stands on.

        Raises:
            KeyError: there is no such figure.
        """
        return self._sheets[figure]

    def sheet(self, sheet: str) -> SheetKind:
        """Return a sheet by id.

        Raises:
            KeyError: there is none.
        """
        return next(one for one in self.sheets if one.id == sheet)

    def asked(self, needed: Collection[str], scheme: Scheme) -> frozenset[str]:
        """Return what a plant is asked for where metrics need some figures, by figure id.

        That is these, the basics of the scheme, the tables derived figures follow from, and of
        every table asked for the columns that say what its rows are.
        """
        basic = {figure for figure, one in self._by_id.items() if scheme in one.basic}
        wanted = {*needed, *basic} & self._by_id.keys()
        for sheet in self.sheets:
            columns = {f"{sheet.id}.{one.id}": one for one in sheet.columns}
            if wanted & ({*sheet.asked_with} | {one.id for one in sheet.lines if one.derived}):
                wanted |= columns.keys()
            if wanted & columns.keys():
                units = {"unit", *(one.unit_column for n, one in columns.items() if n in wanted)}
                wanted |= {
                    figure
                    for figure, one in columns.items()
                    if one.kind != "number" and (one.kind != "unit" or one.id in units)
                }
        return frozenset(wanted)

    def ids(self) -> Mapping[str, FigureKind]:
        """Return every figure by id, in the order of the workbook."""
        return self._by_id

    @cached_property
    def _by_id(self) -> dict[str, FigureKind]:
        return {figure: one for figure, one, _ in self._walk()}

    @cached_property
    def _sheets(self) -> dict[str, SheetKind]:
        return {figure: sheet for figure, _, sheet in self._walk()}

    def _walk(self) -> Iterator[tuple[str, FigureKind, SheetKind]]:
        for sheet in self.sheets:
            for one in sheet.lines:
                yield one.id, one, sheet
            for one in sheet.columns:
                yield f"{sheet.id}.{one.id}", one, sheet


def shipped_catalogue() -> Path:
    """Return the file of the catalogue that comes with gfpack."""
    return shipped("checklists") / "figures.yaml"


@cache
def catalogue() -> Catalogue:
    """Return the catalogue gfpack ships.

    Raises:
        DataError: the shipped file is damaged.
    """
    return yaml.into(Catalogue, yaml.read(shipped_catalogue()))

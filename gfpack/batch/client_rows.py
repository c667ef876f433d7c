"""Rows of a table of clients, looked at before any is made. In: a table. Out: clients and faults.

A row with a fault is not made; the others are. Every fault says its row and cell.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from gfpack.base.dates import find_dates
from gfpack.base.files import safe_name
from gfpack.base.text import normalised
from gfpack.batch.client_table import ClientTable, Field, TableRow, fields
from gfpack.checklist.tree import listed
from gfpack.project.begin import Tier, fault_of_code, is_name, plain_code, tier_of
from gfpack.tools.xlsx_read import ErrorValue, Uncomputed, Value

Meant = TypeVar("Meant")
_LONGEST_NAME, _LONGEST_FOLDER, _LONGEST = 100, 60, 300
"""Characters of a name, of a folder's name (see `safe_name`), of anything else."""
_EXACT_DIGITS = 15
"""Excel keeps so many digits of a number; the rest of a code is gone."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row: a key below `clients.fault` and what it names."""

    row: int
    cell: str
    """Such as C5."""
    column: str
    """The heading, as the table has it."""
    key: str
    params: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What counts where the table says nothing."""

    checklist: str | None = None
    tier: Tier = "city"
    year: int | None = None
    deadline: date | None = None
    review_days: int = 0


@dataclass(frozen=True, slots=True)
class Client:
    """A row that can be made."""

    row: int
    folder: str
    name: str
    code: str | None
    checklist: str
    year: int
    deadline: date
    tier: Tier
    review_days: int
    responsible: str | None
    more: Mapping[tuple[str, ...], str]

    @property
    def about(self) -> tuple[str, int]:
        """What is declared: a project is one of these for one enterprise."""
        return self.checklist, self.year


class _WrongError(Exception):
    """A cell cannot be what it should be."""

    def __init__(self, key: str, **params: object) -> None:
        self.key, self.params = key, params
        super().__init__(key)


def clients_in(
    table: ClientTable, defaults: Defaults
) -> tuple[tuple[Client, ...], tuple[RowFault, ...]]:
    """Return the rows that can be made, and everything that is wrong with the others."""
    good: list[Client] = []
    faults: list[RowFault] = []
    for row in table.rows:
        looked = _Looked(table, row, defaults)
        client = looked.client()
        faults += looked.faults
        if client and not looked.faults:
            good.append(client)
    double = list(_doubles(table, good))
    bad = {one.row for one in double}
    faults = sorted([*faults, *double], key=lambda one: one.row)
    return tuple(one for one in good if one.row not in bad), tuple(faults)


class _Looked:
    """One row, looked at cell by cell."""

    def __init__(self, table: ClientTable, row: TableRow, defaults: Defaults) -> None:
        self._table, self._row, self._defaults = table, row, defaults
        self.faults: list[RowFault] = []

    def client(self) -> Client | None:
        """Return the client; None where a cell that is needed is wrong."""
        said, default = self._said, self._defaults
        name = said("name", _enterprise)
        code = said("credit_code", _code)
        short = said("short_name", _folder)
        checklist = said("checklist", _checklist, default.checklist)
        year = said("year", _year, default.year)
        deadline = said("deadline", _day, default.deadline)
        tier: Tier | None = said("tier", _tier, default.tier)
        days = said("review_days", _days, default.review_days)
        responsible = said("responsible", _words)
        more = {one.key: words for one in _kept() if (words := said(one.id, _words)) is not None}
        folder = short or self._folder_of(name)
        self._need({"name": name, "checklist": checklist, "year": year, "deadline": deadline})
        if not (name and folder and checklist and year and deadline and tier) or days is None:
            return None
        return Client(
            self._row.number,
            folder,
            name,
            code,
            checklist,
            year,
            deadline,
            tier,
            days,
            responsible,
            more,
        )

    def _need(self, values: Mapping[str, object]) -> None:
        for column, value in values.items():
            if value is None and column not in self._row.cells:
                self._fault(column, "missing")

    def _folder_of(self, name: str | None) -> str | None:
        try:
            return _folder(name) if name else None
        except _WrongError as wrong:
            self._fault("name", wrong.key, **wrong.params)
            return None

    def _said(
        self, column: str, meant: Callable[[str], Meant], default: Meant | None = None
    ) -> Meant | None:
        if column not in self._row.cells:
            return default
        try:
            return meant(_text(self._row.cells[column], column))
        except _WrongError as wrong:
            self._fault(column, wrong.key, **wrong.params)
            return None

    def _fault(self, column: str, key: str, **params: object) -> None:
        number = self._row.number
        heading = self._table.headings.get(column, "")
        cell = self._table.place(number, column)
        self.faults.append(RowFault(number, cell, heading or column, key, params))


@cache
def _kept() -> tuple[Field, ...]:
    return tuple(one for one in fields() if one.key)


def _text(said: Value, column: str) -> str:
    """Return a cell as it is written; a number as its digits."""
    match said:
        case Uncomputed():
            raise _WrongError("formula", said=said.formula[:60])
        case ErrorValue():
            raise _WrongError("error", said=said.shown)
        case bool():
            raise _WrongError("odd", said=said)
        case date():
            return said.isoformat()
        case Decimal():
            if column == "credit_code" and len(str(int(said))) > _EXACT_DIGITS:
                raise _WrongError("digits_lost")
            return f"{said.normalize():f}"
    return " ".join(unicodedata.normalize("NFC", said).split())


def _words(said: str) -> str:
    if len(said) > _LONGEST:
        raise _WrongError("too_long", count=len(said), most=_LONGEST)
    if not said.isprintable():
        raise _WrongError("odd", said=ascii(said)[:60])
    return said


def _enterprise(said: str) -> str:
    if len(said) > _LONGEST_NAME:
        raise _WrongError("too_long", count=len(said), most=_LONGEST_NAME)
    if not is_name(said) or not said.isprintable():
        raise _WrongError("name", said=ascii(said) if not said.isprintable() else said)
    return said


def _folder(said: str) -> str:
    """Return the name of a project's folder: one that every system takes as it is written."""
    plain = said.rstrip(" .")
    if len(plain) > _LONGEST_FOLDER:
        raise _WrongError("folder_long", count=len(plain), most=_LONGEST_FOLDER)
    name = safe_name(plain, longest=_LONGEST_FOLDER)
    if name != plain or name.startswith("."):
        raise _WrongError("folder", said=said if said.isprintable() else ascii(said))
    return name


def _code(said: str) -> str:
    if fault := fault_of_code(said):
        key, params = fault
        raise _WrongError(f"code_{key}", said=said[:40], **params)
    return plain_code(said)


def _checklist(said: str) -> str:
    """Return the id of a checklist that is named by its id, standard or title."""
    known = _listed()
    wanted = normalised(said)
    exact = [one["id"] for one in known if normalised(one["id"]) == wanted]
    named = [
        one["id"]
        for one in known
        if wanted in map(normalised, (one["standard"] or "", *one["title"].values()))
    ]
    found = exact or named
    if len(found) != 1:
        key = "checklists" if found else "checklist"
        ids = ", ".join(found or [one["id"] for one in known])
        raise _WrongError(key, said=said[:60], known=ids)
    return str(found[0])


@cache
def _listed() -> tuple[dict[str, Any], ...]:
    """Return the checklists there are, read once: reading them takes longer than any table."""
    return tuple(listed())


def _year(said: str) -> int:
    digits = unicodedata.normalize("NFKC", said).removesuffix("度").removesuffix("年").strip()
    if not (digits.isdecimal() and len(digits) == 4 and 1990 <= int(digits) <= 2100):
        raise _WrongError("year", said=said[:40])
    return int(digits)


def _day(said: str) -> date:
    seen = find_dates(said)
    if len(seen) != 1 or seen[0].precision != "day" or _beside(said, seen[0].start, seen[0].end):
        raise _WrongError("day", said=said[:40])
    return seen[0].value


def _beside(said: str, start: int, end: int) -> bool:
    """Return whether anything but a time of day stands beside a date."""
    return any(one.isalnum() and not one.isdecimal() for one in said[:start] + said[end:])


def _tier(said: str) -> Tier:
    if found := tier_of(said):
        return found
    raise _WrongError("tier", said=said[:40])


def _days(said: str) -> int:
    digits = said.removesuffix("天").strip()
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 3 and int(digits) <= 730):
        raise _WrongError("days", said=said[:40])
    return int(digits)


def _doubles(table: ClientTable, good: Iterable[Client]) -> Iterator[RowFault]:
    """Yield a fault for each row that says again what another says: nobody knows which is right."""
    by: dict[tuple[str, object], list[Client]] = defaultdict(list)
    for one in good:
        if one.code:
            by["credit_code", (one.code, one.about)].append(one)
        by["name", (normalised(one.name), one.about)].append(one)
        by["short_name", one.folder.casefold()].append(one)
    told: set[int] = set()
    for (column, _), several in by.items():
        if len(several) < 2:
            continue
        for one in several:
            if one.row in told:
                continue
            told.add(one.row)
            others = ", ".join(str(other.row) for other in several if other is not one)
            heading = table.headings.get(column, column)
            place = table.place(one.row, column)
            yield RowFault(one.row, place, heading, f"double_{column}", {"others": others})

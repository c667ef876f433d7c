"""Profiles (地方/行业口径): what a region or an industry lays over a checklist, as values.

In: `checklists/profiles/**/*.yaml`. Out: `Profile`. A profile adds rows, tightens rows and
supplies values (`overlay`); what would loosen anything is refused (`profile_lint`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from gfpack.checklist.measures import Bound
from gfpack.checklist.models import Group, Kind, Ladder, Requirement, Tier
from gfpack.checklist.parts import Confidence, Frozen, Names


class Told(Frozen):
    """Something a source says: which one, how surely, and when a person last looked."""

    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    checked: date
    customary: bool = False
    """What is usual, not what a notice of that year fixes."""
    note: Names | None = None


class ToldLadder(Ladder):
    """The order of titles in a region, and when a person last looked."""

    checked: date


class Window(Told):
    """A step of the way to a title and when it is open. Days are `2026-06-30` or, where they come
    back every year, `06-30`."""

    id: str
    title: Names
    tier: Tier | None = None
    """None: on every tier."""
    year: int | None = None
    """The round as its notice names it (2025 年度); None: every year. The window of a year takes
    the place of the yearly one of the same id."""
    opens: str | None = Field(default=None, pattern=r"^(\d{4}-)?\d{2}-\d{2}$")
    closes: str | None = Field(default=None, pattern=r"^(\d{4}-)?\d{2}-\d{2}$")
    days: int | None = Field(default=None, ge=0)
    """How long it takes where no day is fixed, such as 15 days of public notice."""
    after: str | None = None
    """Id of the step it follows."""
    holders: bool = False
    """Whether it falls to who holds the title already, year after year."""


class Delivery(Told):
    """What is handed in, in which form. None: no source says."""

    tier: Tier | None = None
    """None: on every tier."""
    year: int | None = None
    """The round it is told of; None: every year."""
    copies: int | None = Field(default=None, ge=0)
    """On paper; 0: none."""
    binding: Names | None = None
    appendix: Literal["one-pdf", "per-indicator", "per-requirement"] | None = None
    file_name: str | None = None
    """Pattern of the file's name: `{enterprise}`, `{year}`, `{indicator}`."""
    largest_mb: int | None = Field(default=None, ge=1)
    on_cover: tuple[Names, ...] = ()
    """What must stand on the cover."""
    third_party_on_cover: bool | None = None
    """Whether a report that a third party wrote must say so on the cover."""


_Veto = Annotated[bool, Field(json_schema_extra={"const": True})]
_Kind = Annotated[Kind, Field(json_schema_extra={"const": "basic"})]


class Tightened(Told):
    """What becomes stricter of a row: only what is named here, and only upwards."""

    veto: _Veto | None = None
    kind: _Kind | None = None
    """An expected row may become basic."""
    groups: tuple[Group, ...] = ()
    """Proof asked for beside that of the checklist."""
    baseline: Bound | None = None
    leading: Bound | None = None
    points: Decimal | None = Field(default=None, ge=0)
    """Official points where the checklist has none."""
    reason: str
    """Shown wherever a result rests on it."""


class Value(Told):
    """A value to compare with, for a reference of the checklist that has none."""

    value: Decimal | None = None
    by_row: dict[str, Decimal] = Field(default_factory=dict)
    """Values for one product, material or pollutant each, by its name; `value` for all others."""
    unit: str | None = None
    """Unit of the values; needed where the metric has the rows' own (产品单位, 污染物单位)."""
    industry: str | None = Field(default=None, pattern=r"^\d{2}$")
    """First two digits of the GB/T 4754 code it holds for; None: for every industry."""

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.value is None and not self.by_row:
            raise ValueError("value or by_row is needed")
        return self


class Added(Frozen):
    """A row that the region or industry asks for beyond the checklist."""

    below: str
    """Id of the indicator it hangs from."""
    requirement: Requirement


class Profile(Frozen):
    """One profile."""

    profile: str
    """Its id, such as `region/jiangsu`."""
    kind: Literal["nation", "region", "industry"]
    title: Names
    example: bool = False
    """Invented, to show how one is written; outputs say so."""
    over: tuple[str, ...] = Field(min_length=1)
    """Ids of the checklists it may be laid over; `factory/*` is every edition of a scheme."""
    sources: dict[str, str]
    note: Names | None = None
    """What no source tells, and what to look up before relying on the profile."""
    ladder: ToldLadder | None = None
    windows: tuple[Window, ...] = ()
    deliveries: tuple[Delivery, ...] = ()
    rows: dict[str, Tightened] = Field(default_factory=dict)
    """By requirement."""
    references: dict[str, Value] = Field(default_factory=dict)
    """By reference of the checklist."""
    added: tuple[Added, ...] = ()

    @property
    def changes_rows(self) -> bool:
        """Whether what is asked of a plant changes with it, and not only days and forms."""
        return bool(self.rows or self.references or self.added)

    def meant_for(self, checklist: str) -> bool:
        """Return whether it may be laid over the checklist of that id."""
        return any(fnmatchcase(checklist, one) for one in self.over)

    def cited(self, source: str) -> str:
        """Return the id under which one of its sources stands in a checklist it is laid over."""
        return f"{self.profile} {source}"

"""What makes a small client: who it is, its numbers, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Yearly = Mapping[int, object]


@dataclass(frozen=True)
class Party:
    """An invented enterprise or park. No name of one client appears with another."""

    name: str
    code: str
    industry: str
    industry_code: str
    region: str
    address: str
    legal: str
    contact: str
    products: str
    introduction: str


@dataclass(frozen=True)
class Numbers:
    """Figures: lines by figure, tables by sheet, values to compare with by reference."""

    lines: Mapping[str, Any]
    """One value, or one a year."""
    tables: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """Rows by column; `id` for the fixed row it fills in."""
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Value and unit."""
    source: str = ""
    """Where the values to compare with are from."""


@dataclass(frozen=True)
class Small:
    """A small client."""

    party: Party
    checklist: str
    circumstances: Mapping[str, str]
    numbers: Numbers
    project: str
    """The rest of its `gfpack.yaml`."""
    statements: Mapping[str, str] = field(default_factory=dict)
    """The enterprise's words by requirement; else what its papers say."""
    unmet: Mapping[str, str] = field(default_factory=dict)
    """Requirements it does not meet, with its words."""
    left_out: Mapping[str, str] = field(default_factory=dict)
    """Requirements that do not apply, with the reason."""
    points: Mapping[str, str] = field(default_factory=dict)
    """Points it claims, where a person judges."""
    facts: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    """What a kind of paper says besides, by evidence type."""
    year: int = 2025

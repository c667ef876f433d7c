"""What in a plant's numbers somebody should look at again. In: a YAML file. Out: `Plausibility`.

All of it is gfpack's own judgement, marked so in the data: no standard sets these limits.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

from pydantic import Field

from gfpack.base import yaml
from gfpack.base.files import shipped
from gfpack.checklist.parts import Confidence, Frozen, Names


class Judged(Frozen):
    """What every limit carries."""

    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Jumps(Judged):
    """Change from one year to the next, as a multiple."""

    notice: Decimal = Field(gt=1)
    warning: Decimal = Field(gt=1)
    beside: str
    """Figure whose own change explains that of the others."""
    figures: tuple[str, ...]


class Magnitude(Judged):
    """By how much a number is off when the unit was mistaken."""

    factors: tuple[Decimal, ...]
    spread: Decimal = Field(gt=1)
    columns: tuple[str, ...]
    """Columns of tables that are looked at besides all lines."""


class Ratio(Judged):
    """One figure to another, and between what it lies."""

    id: str
    title: Names
    of: str
    to: str
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None


class Boundary(Judged):
    """Words by which a report leaves a place out of its boundary."""

    types: tuple[str, ...]
    excluding: tuple[str, ...]
    places: tuple[str, ...]


class Plausibility(Frozen):
    """The whole file."""

    sources: dict[str, str]
    jumps: Jumps
    magnitude: Magnitude
    ratios: tuple[Ratio, ...]
    boundary: Boundary


def shipped_plausibility() -> Path:
    """Return the file that comes with gfpack."""
    return shipped("checklists") / "plausibility.yaml"


@cache
def plausibility() -> Plausibility:
    """Return the limits gfpack ships.

    Raises:
        DataError: the shipped file is damaged.
    """
    return yaml.into(Plausibility, yaml.read(shipped_plausibility()))

"""What follows from answers and evidence, per requirement and in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from gfpack.project.models import State


class GroupState(StrEnum):
    """How a required group of a proof rule stands."""

    PROVEN = "proven"
    """Enough confirmed, valid evidence."""
    UNCONFIRMED = "unconfirmed"
    """Evidence would suffice, but no person has confirmed it."""
    WANTING = "wanting"
    """Not enough evidence, or what there is cannot count."""
    UNDECIDED = "undecided"
    """The circumstance that decides whether it is asked for is not answered."""
    NOT_ASKED = "not-asked"
    """Does not apply here, or 如有 and there is none."""


class Shortfall(StrEnum):
    """Why one evidence cannot count for a group."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    VALIDITY_UNREADABLE = "validity-unreadable"
    WRONG_PERIOD = "wrong-period"
    TOO_OLD = "too-old"
    HOLDER_DIFFERS = "holder-differs"
    CREDIT_CODE_DIFFERS = "credit-code-differs"
    FILE_UNUSABLE = "file-unusable"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Rejected:
    """An evidence of the right type that cannot count, and why."""

    evidence: str
    shortfalls: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class GroupResult:
    """One required group: its state, what counts for it and what cannot."""

    group: str
    state: GroupState
    counted: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    missing_years: tuple[int, ...] = ()
    """Years of the group's period that nothing which counts speaks of."""


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a requirement. `working` ones are never printed in a report (工作分值, 非官方)."""

    value: Decimal
    status: Literal["official", "working"]


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """One requirement: `state` is what holds, which may be less than what was answered."""

    requirement: str
    answered: State
    state: State
    proven: bool
    groups: tuple[GroupResult, ...] = ()
    evidence: tuple[str, ...] = ()
    """Every evidence that supports it, usable or not, in register order."""
    full_points: Points | None = None
    points: Points | None = None
    """Points reached, or None where nothing can be said."""


class Verdict(StrEnum):
    """Whether the factory can apply."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not-eligible"
    OPEN = "open"
    """Cannot be said yet."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """The whole of it. `results` stand in the order of the table."""

    valid_on: date
    results: Mapping[str, RequirementResult]
    verdict: Verdict
    reasons: tuple[str, ...]
    """Ids of the requirements that decide the verdict."""
    low_confidence: tuple[str, ...]
    """Ids of deciding requirements whose rule is of low or working confidence."""
    total: Points | None = None
    totals: Mapping[str, Points] = field(default_factory=dict)
    """Weighted points by first-level indicator, where they can be said."""

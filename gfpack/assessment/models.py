"""What follows from answers and evidence, per requirement and in all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

from gfpack.checklist.measures import Bound
from gfpack.checklist.parts import Confidence
from gfpack.figures.models import Compared, MetricResult
from gfpack.figures.units import Quantity
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


Status = Literal["official", "working", "example"]


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a requirement. `working` ones are never printed in a report (工作分值, 非官方);
    `example` ones come from an informative example in a standard and are named so (示例分值)."""

    value: Decimal
    status: Status


class Gap(StrEnum):
    """Why a value gets no score."""

    NO_VALUE = "no-value"
    """The metric cannot be computed; its result says why."""
    METRIC_OPEN = "metric-open"
    """The circumstance that says by which metric it is judged is not answered."""
    NO_BASELINE = "no-baseline"
    """Neither checklist, profile nor plant gives the baseline value (基准值)."""
    NO_LEADING = "no-leading"
    """As `NO_BASELINE`, of the leading value (引领值)."""
    UNIT_OPEN = "unit-open"
    """The value to compare with names no unit, and its metric has the row's own."""
    UNITS = "units"
    """Value and value to compare with do not measure the same thing."""
    CROSSED = "crossed"
    """The baseline is harder to reach than the leading value."""
    NO_RULE = "no-rule"
    """It lies between baseline and leading value, and no source says what that is worth."""
    NOT_COMBINED = "not-combined"
    """Several products or materials differ, and no source says how to make one score of them."""
    NO_WEIGHT = "no-weight"
    """What weighs a row is not filled in."""
    NO_CLAIM = "no-claim"
    """A person has to say the degree, and has not."""
    NO_STEP = "no-step"
    """The degree claimed is none of the steps there are."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A baseline or leading value that holds for one value, and where it is from."""

    quantity: Quantity
    """In the unit of the value it limits."""
    bound: Bound
    confidence: Confidence
    source: tuple[str, ...]
    """Source ids of the checklist."""
    given: Compared | None = None
    """The plant's own, where that is what counts."""


@dataclass(frozen=True, slots=True)
class Held:
    """One computed value held against its limits."""

    result: MetricResult
    baseline: Limit | None = None
    leading: Limit | None = None
    beside: tuple[Limit, ...] = ()
    """Shown beside the baseline; they decide nothing."""
    reached: bool | None = None
    """Whether the baseline is reached; None where that cannot be said."""
    share: Decimal | None = None
    """Of the full points, 0 to 1, not rounded; None where it cannot be said."""
    working: str = ""
    """The share with its numbers: `(0.35 − 0.3) ÷ (0.35 − 0.2) = 0.3333`."""
    gap: Gap | None = None
    """Why there is no share."""
    about: str = ""
    """What the gap is about: the id of the value to compare with."""
    counted: bool = True
    """False for products beyond the few that count."""


@dataclass(frozen=True, slots=True)
class Score:
    """How a requirement's values stand, all together."""

    held: tuple[Held, ...] = ()
    reached: bool | None = None
    """Whether every value reaches its baseline."""
    share: Decimal | None = None
    working: str = ""
    gap: Gap | None = None
    confidence: Confidence = Confidence.HIGH
    """The lowest of all that the score rests on."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """One counted row of an index: value over leading value, the other way round where inverse."""

    requirement: str
    value: Decimal | None
    working: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """An index over all counted rows, such as the green index GI of parks."""

    ratios: tuple[Ratio, ...]
    """Of the rows that count, in the order of the table."""
    value: Decimal | None = None
    """As the formula stands; None while a ratio or a choice is open."""
    capped: Decimal | None = None
    """With each ratio 1 at most, where no source says whether it is."""
    working: str = ""
    choices_open: tuple[tuple[str, ...], ...] = ()
    """Groups of rows of which another number is answered than counts."""
    confidence: Confidence = Confidence.HIGH


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
    example_full: Points | None = None
    """What an informative example in the standard gives for the row; it stands apart."""
    example: Points | None = None
    """What would be reached of it."""
    score: Score | None = None
    """How its computed values stand; None where a person alone judges."""
    working: str = ""
    """How its points come about: `8 × 0.3333 = 2.67`."""
    counts: bool = True
    """False for a row that is not among the n of m chosen, or leaves the full mark."""


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
    example_total: Points | None = None
    """What is reached for certain in points of an informative example (示例分值)."""
    example_totals: Mapping[str, Points] = field(default_factory=dict)
    index: Index | None = None

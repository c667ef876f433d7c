"""What a front end shows of a walk: steps, what is asked, what is there, what an action changed.

All of it frozen values made of values of the earlier stages; no words of any language in them but
those the checklist and the findings bring along.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from gfpack.assessment.models import GroupResult, RequirementResult, Shortfall
from gfpack.base.findings import Finding
from gfpack.checklist.measures import Choice, Reference
from gfpack.checklist.models import Circumstance, EvidenceType, Group, Indicator, Requirement
from gfpack.evidence.models import Evidence, FileKind, FileState
from gfpack.evidence.reads import Read
from gfpack.figures.models import MetricResult
from gfpack.findings.overrides import Overridden
from gfpack.project.models import Answer


class Order(StrEnum):
    """In which order the requirements come."""

    VETO = "veto"
    """What voids the application first, then the rest; each in the order of the table."""
    INDICATOR = "indicator"
    """The order of the table."""


class Only(StrEnum):
    """Which requirements come at all."""

    ALL = "all"
    MISSING = "missing"
    """Said to be met or not answered, and not proven: a group is wanting, waits for a person's
    confirmation or for a circumstance; without proof rule: nothing there counts."""
    UNKNOWN = "unknown"
    """Something only a person can say: the answer is unknown, a circumstance it hangs on is not
    answered, or evidence for it is not confirmed or of no known type."""
    STALE = "stale"
    """Said once and to be said again: a statement taken over from another year, an override whose
    finding has changed, a confirmation whose file has changed."""


class Action(StrEnum):
    """What was done."""

    ANSWER = "answer"
    CIRCUMSTANCE = "circumstance"
    CONFIRM = "confirm"
    PAGES = "pages"
    SPLIT = "split"
    JOIN = "join"
    ATTACH = "attach"
    DETACH = "detach"
    REPLACE = "replace"
    MARK = "mark"
    SET_ASIDE = "set-aside"
    TAKE_BACK = "take-back"
    OVERRIDE = "override"
    WITHDRAW = "withdraw"


class DoubtKind(StrEnum):
    """What speaks against a new paper in the place of an old one."""

    TYPE = "type"
    """It is taken for another kind of document, or for none that is known."""
    VALUE = "value"
    """Another holder, credit code or number."""
    OLDER = "older"
    """A date or year before that of the old paper."""
    SAME_BYTES = "same-bytes"
    """The old paper stands in this file already, among others."""
    OF_ANOTHER = "of-another"
    """Another evidence stands in this file, be it set aside."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing a person has to look at before a paper is replaced: a candidate, no verdict."""

    kind: DoubtKind
    field: str
    """`type`, or a name of `evidence.confirm.FIELDS`; empty where it is about bytes."""
    was: str
    """Type or value of the old paper; where it is about bytes, the id of the evidence in them."""
    now: str
    """Type or value read in the new one, empty for none; where it is about bytes, the file."""
    sure: float | None = None
    """0…1, of what is read now."""


@dataclass(frozen=True, slots=True)
class Question:
    """A circumstance that a requirement hangs on, with the choice given for it, if any."""

    circumstance: Circumstance
    choice: str | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows of which only `choice.count` count, and those that are answered so far."""

    choice: Choice
    answered: tuple[str, ...]
    """Answered met or unmet: these are the chosen ones."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One group of the proof rule: what is wanted, and how it stands."""

    group: Group
    result: GroupResult
    wanted: tuple[tuple[EvidenceType, ...], ...]
    """The alternatives, any of which will do; the types within one count together."""
    years: tuple[int, ...]
    """Calendar years it must speak of; empty without a period."""
    questions: tuple[Question, ...]
    """Circumstances that decide whether it is asked for."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Pages of one file that an evidence consists of, and where to open it."""

    path: str
    """Below the project folder, with `/`."""
    place: Path
    """The file itself, to be opened; it may be gone."""
    first: int
    last: int
    pages: int
    """How many pages the whole file has; 0 where it has none or cannot be read."""
    kind: FileKind | None
    """None where the file is not there."""
    state: FileState


@dataclass(frozen=True, slots=True)
class Shown:
    """One evidence as it is shown to a person."""

    evidence: Evidence
    type: EvidenceType | None
    reads: tuple[Read, ...]
    """In the order of `evidence.confirm.FIELDS`; what nobody read or said is left out."""
    sheets: tuple[Sheet, ...]
    counts: bool
    """Whether it counts for the requirement it is shown with."""
    shortfalls: tuple[Shortfall, ...]
    """Why it does not count there; none though it does not: no group asks for its type."""
    obstacle: str | None
    """Why it cannot be confirmed (`evidence.confirm.Stated.obstacle`); a missing type can be said
    while confirming."""
    findings: tuple[Finding, ...] = ()
    overridden: tuple[Overridden, ...] = ()
    seals: tuple[int, ...] | None = None
    """Pages on which software saw a red seal; None where it did not look."""


@dataclass(frozen=True, slots=True)
class Step:
    """One requirement: what is asked, what is there, what is wrong."""

    requirement: Requirement
    indicator: Indicator
    """The one it hangs from."""
    top: Indicator
    """The general group or first-level indicator above it."""
    answer: Answer
    result: RequirementResult
    asked: tuple[Asked, ...]
    evidence: tuple[Shown, ...]
    """What supports it, in register order."""
    findings: tuple[Finding, ...]
    """Open, about this requirement or its evidence, worst first."""
    overridden: tuple[Overridden, ...]
    questions: tuple[Question, ...]
    """Circumstances it hangs on, the row itself or a group of it; each once."""
    responsible: str | None
    """Who in the plant answers for it."""
    measured: tuple[MetricResult, ...]
    """The metrics it is judged by, as far as the plant's figures go; one for each product and the
    like."""
    references: tuple[Reference, ...]
    """Values to compare with that its baseline and leading value name."""
    choices: tuple[Chosen, ...]
    """Where only some of several rows count, it being one of them."""
    kinds: frozenset[Only]
    """Which of MISSING, UNKNOWN and STALE it is; none of them: finished."""
    number: int
    """Place in the order that was asked for, from 1."""
    total: int


@dataclass(frozen=True, slots=True)
class Change:
    """What an action did. Requirements and findings are compared before and after."""

    action: Action
    about: str
    """Id of the requirement, circumstance or evidence; fingerprint of the finding."""
    files: tuple[str, ...]
    """Files below the project folder that were written; empty: it was said so already."""
    requirements: tuple[str, ...] = ()
    """Those that stand otherwise now, in the order of the table."""
    solved: tuple[Finding, ...] = ()
    """Open before, and gone or overridden now."""
    new: tuple[Finding, ...] = ()
    """Open now, and not before."""
    evidence: tuple[str, ...] = ()
    """Ids of evidence that came into being."""
    undone: bool = False
    """It was taken back."""

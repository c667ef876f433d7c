"""One edition of an official indicator table, as values.

The tree is `Checklist` → first-level `Indicator` → second-level `Indicator` → `Requirement`.
`general` holds the groups of general requirements (一般要求, not scored), `indicators` the scored
first level. A table whose rows hang directly below the first level leaves the second level out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Literal

from pydantic import Field

from gfpack.checklist.measures import (
    Between,
    Choice,
    Form,
    Metric,
    MetricUse,
    MetricUses,
    Reference,
    Scoring,
)
from gfpack.checklist.parts import Confidence, Frozen, Names, OneOrMany, PerPage, Scheme, When

NotApplicable = Literal["exclude", "redistribute", "full", "zero"]
"""What a row that does not apply counts: its points leave the full mark, or go to the other rows of
its first-level indicator in proportion, or are earned, or are lost."""


class Kind(StrEnum):
    """How a requirement counts."""

    GENERAL = "general"
    """一般/基本要求: not scored."""
    BASIC = "basic"
    """必选: must be met, then earns its points."""
    EXPECTED = "expected"
    """预期性/可选: scored by degree."""
    SCORED = "scored"
    """Scored between a baseline (基准值) and a leading value (引领值)."""


class Period(StrEnum):
    """Which time a proof must speak of."""

    EVALUATION_YEAR = "evaluation-year"
    THREE_YEARS = "three-years"
    """The evaluation year and the two before it."""


Alternative = OneOrMany
"""Evidence types that count together; in YAML a single id or a list of ids."""


class Group(Frozen):
    """One thing a proof rule demands: any one of its alternatives will do.

    `when` maps a circumstance to the choices under which the group is asked for; without it the
    group is always asked for. `if_any` (如有) marks what is handed in only where it exists: its
    absence is shown but is never a shortfall.
    """

    id: str
    title: Names
    any_of: tuple[Alternative, ...] = Field(min_length=1)
    count: int = Field(default=1, ge=1)
    period: Period | None = None
    if_any: bool = False
    when: When = Field(default_factory=dict)
    reason: str | None = None


class Proof(Frozen):
    """What a requirement demands as proof: every group. Grouping is seldom sourced."""

    groups: tuple[Group, ...]
    confidence: Confidence
    reason: str
    """Why grouped so, shown wherever a result rests on it."""


class Requirement(Frozen):
    """A leaf that is answered. `clause` is where it stands in the standard."""

    id: str
    title: Names
    kind: Kind
    kind_confidence: Confidence
    veto: bool
    clause: str
    points: Decimal | None = None
    points_source: tuple[str, ...] = ()
    """Where the points, or else the example points, come from."""
    example_points: Decimal | None = None
    """Points of an informative example in the standard: shown, never counted."""
    metrics: MetricUses = ()
    """The metrics it is judged by; of several, the one whose circumstances hold."""
    scoring: Scoring | None = None
    not_applicable: NotApplicable | None = None
    """What the row counts where it does not apply; None: as the checklist says."""
    when: When = Field(default_factory=dict)
    """Circumstances under which the row is filled in at all (不涉及则不填)."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    note: Names | None = None
    proof: Proof | None = None


class Indicator(Frozen):
    """A node of the tree. Only the first level of the scored part carries a `weight`."""

    id: str
    title: Names
    weight: Decimal | None = None
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    indicators: tuple[Indicator, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    choices: tuple[Choice, ...] = ()
    """Requirements below it of which only some count."""

    def nodes(self) -> Iterator[Indicator]:
        """Yield this node and every indicator below it."""
        yield self
        for child in self.indicators:
            yield from child.nodes()

    def filled_in(self, plant: Mapping[str, str]) -> Indicator:
        """Return the node with the rows, and their metrics, for a plant of these circumstances."""
        return self.model_copy(
            update={
                "indicators": tuple(child.filled_in(plant) for child in self.indicators),
                "requirements": tuple(
                    leaf.model_copy(
                        update={"metrics": tuple(use for use in leaf.metrics if _holds(use, plant))}
                    )
                    for leaf in self.requirements
                    if _holds(leaf, plant)
                ),
            }
        )

    def walk(self) -> Iterator[tuple[Indicator, Requirement]]:
        """Yield every requirement below this node with the indicator it hangs from."""
        for requirement in self.requirements:
            yield self, requirement
        for child in self.indicators:
            yield from child.walk()


def _holds(one: Requirement | MetricUse, plant: Mapping[str, str]) -> bool:
    """Return whether a plant's circumstances allow it; a question nobody answered does."""
    return all(plant.get(name, chosen[0]) in chosen for name, chosen in one.when.items())


Tier = Literal["city", "province", "nation"]


class Circumstance(Frozen):
    """A question about the plant that decides which proofs are asked for (适用情形)."""

    id: str
    question: Names
    choices: dict[str, Names] = Field(min_length=2)
    by_tier: dict[Tier, str] = Field(default_factory=dict)
    """The choice that the tier applied for says already; nobody is asked then."""


class IndexRule(Frozen):
    """An index over counted rows: 100 times the mean of value over leading value."""

    title: Names
    counted: int = Field(ge=1)
    """How many rows count, once of each choice the right number is taken."""
    capped: bool | None = None
    """Whether a row counts 1 at most; None: no source says, so both indices are shown."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Ladder(Frozen):
    """Which title is held before the next one is applied for (逐级申报): custom, seldom law."""

    before: dict[Tier, Tier] = Field(min_length=1)
    """Tier applied for to the tier whose title comes first."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Checklist(Frozen):
    """One edition of an official indicator table (评价指标体系)."""

    id: str
    scheme: Scheme
    standard: str
    edition: str
    title: Names
    status: Literal["in-force", "abolished"]
    issued: date | None = None
    effective: date | None = None
    abolished_on: date | None = None
    successor: str | None = None
    sources: dict[str, str]
    """What each source id stands for; `K` is background knowledge."""
    raw_points: Decimal | None = None
    """Points of a first-level indicator before its weight; null: points are final."""
    expiry_marks: tuple[int, ...] = (90, 30, 7)
    """Days after the date of judgement within which an expiry is pointed out."""
    ladder: Ladder | None = None
    circumstances: tuple[Circumstance, ...] = ()
    general: tuple[Indicator, ...] = ()
    indicators: tuple[Indicator, ...]
    metrics: tuple[Metric, ...] = ()
    references: tuple[Reference, ...] = ()
    forms: tuple[Form, ...] = ()
    report: str = "self-evaluation"
    """The report template shipped for it, a folder of `templates/report/`."""
    index: IndexRule | None = None
    """How one index is made of all rows; None: points are added up."""
    not_applicable: NotApplicable | None = None
    """What a row that does not apply counts; None: no source says, so it earns nothing for
    certain and its points stay in the full mark."""
    between: Between | None = None
    """How points lie between baseline and leading value; None: no source says, so there the
    enterprise's claim counts."""

    def told_by(self, tier: Tier) -> dict[str, str]:
        """Return the circumstances that the tier applied for says, with the choice it means."""
        return {one.id: one.by_tier[tier] for one in self.circumstances if tier in one.by_tier}

    def filled_in(self, plant: Mapping[str, str]) -> Checklist:
        """Return the table without the rows and metrics that the plant's circumstances rule out.

        `plant` maps circumstances to what was chosen. What hangs on a question nobody answered
        stays; what is no choice of the question is no answer.
        """
        if not any(leaf.when or any(u.when for u in leaf.metrics) for _, leaf in self.walk()):
            return self
        choices = {one.id: one.choices for one in self.circumstances}
        said = {name: word for name, word in plant.items() if word in choices.get(name, {})}
        tops = ("general", "indicators")
        update = {name: tuple(top.filled_in(said) for top in getattr(self, name)) for name in tops}
        return self.model_copy(update=update)

    def sections(self) -> tuple[Indicator, ...]:
        """Return the indicators that requirements hang from, in the order of the table."""
        found: dict[str, Indicator] = {}
        for section, _ in self.walk():
            found.setdefault(section.id, section)
        return tuple(found.values())

    def walk(self) -> Iterator[tuple[Indicator, Requirement]]:
        """Yield every requirement in table order with the indicator it hangs from."""
        for top in (*self.general, *self.indicators):
            yield from top.walk()

    def requirements(self) -> Mapping[str, Requirement]:
        """Return all requirements by id, in table order."""
        return {requirement.id: requirement for _, requirement in self.walk()}

    def first_level_of(self, requirement: str) -> Indicator:
        """Return the top node (general group or first-level indicator) above a requirement."""
        for top in (*self.general, *self.indicators):
            if any(leaf.id == requirement for _, leaf in top.walk()):
                return top
        raise KeyError(requirement)


class Cues(Frozen):
    """How a kind of document is recognised: words in file or folder names, words in its text."""

    name: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    not_text: tuple[str, ...] = ()
    """Words whose presence rules the type out (a contract that merely names a permit)."""


class Validity(Frozen):
    """How long a kind of document is good.

    `expires`: until the date it carries; `permanent`: for ever; `period`: it speaks of a year;
    `recent`: for `months` from its own date; `current`: shows the present state, undated.
    """

    rule: Literal["expires", "permanent", "period", "recent", "current"]
    months: int | None = None
    long_term: bool = False
    """Whether 长期 (no end) is a possible value."""
    required: bool = True
    """Whether a document without a readable date is a finding."""
    renewal_days: int | None = None
    """Days before expiry by which renewal must be applied for, where a rule says so."""


class EvidenceType(Frozen):
    """A kind of document (证据类型). A part (`part_of`) also counts as the whole."""

    id: str
    catalogue: str
    """Row of the domain catalogue (E01…E70) that it comes from."""
    title: Names
    part_of: str | None = None
    synonyms: tuple[str, ...] = ()
    form: Literal[
        "certificate",
        "approval",
        "report",
        "statistics",
        "ledger",
        "record",
        "plan",
        "photo",
        "contract",
        "print",
    ]
    cues: Cues
    validity: Validity
    holder: bool = True
    """Whether the enterprise's own name is expected as holder."""
    identity: bool = False
    """Whether it says who the enterprise is: the project file is held against it."""
    full_name: bool = False
    """Whether it proves nothing unless the enterprise's full name is seen in it."""
    issuer: Names
    surveillance_months: int | None = None
    """Longest time between surveillance audits of a certificate."""
    quarters: int | None = None
    """How many quarters of a year samples must come from, unless there is on-line data."""
    dated: bool = False
    """Whether a photo needs the day it was taken."""
    photos_per_page: PerPage = 1
    """How many photos of one attachment stand on a sheet of the appendix."""
    signed: bool = False
    """Whether it is worth nothing without signature and seal."""
    lead_time_days: int | None = None
    """Working estimate of the days it takes to get one."""
    lead_time_in: Literal["days", "working-days"] = "days"
    """Whether those are calendar days or working days."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence


class Pictures(Frozen):
    """From where on a picture is pointed out as poor, or as a copy of another (see `Look`)."""

    shortest_side: int
    """Pixels of the shorter side below which too little can be seen."""
    sharpness: float
    """Below this a picture is blurred."""
    brightness: float
    """Mean grey below which a picture is too dark."""
    alike_bits: int = Field(ge=0, le=8)
    """Fingerprints that differ in no more bits are of one picture."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    reason: str


class PhotoPairs(Frozen):
    """Words in file names by which the photo of a name-plate finds that of the whole machine."""

    nameplate: tuple[str, ...] = Field(min_length=1)
    overview: tuple[str, ...] = Field(min_length=1)
    unnamed: tuple[str, ...] = ()
    """Words of names that say nothing of what is shown, as cameras and messengers give them."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    reason: str


class EvidenceTypes(Frozen):
    """All kinds of documents gfpack knows, by id in file order."""

    sources: dict[str, str]
    pictures: Pictures | None = None
    pairs: PhotoPairs | None = None
    name_change: Cues = Cues()
    """How the paper is recognised by which the registry grants a change of name."""
    types: tuple[EvidenceType, ...]

    def by_id(self) -> Mapping[str, EvidenceType]:
        """Return the types by id."""
        return self._by_id

    @cached_property
    def _by_id(self) -> dict[str, EvidenceType]:
        return {one.id: one for one in self.types}

    def lineage(self, type_id: str) -> tuple[str, ...]:
        """Return a type and the wholes it is part of, from the part up."""
        return self._lineages.get(type_id, (type_id,))

    @cached_property
    def _lineages(self) -> dict[str, tuple[str, ...]]:
        return {one.id: tuple(self._upwards(one)) for one in self.types}

    def _upwards(self, part: EvidenceType) -> Iterator[str]:
        seen: set[str] = set()  # a file that is not linted yet may hold a circle
        step: str | None = part.id
        while step is not None and step not in seen:
            seen.add(step)
            yield step
            step = self._by_id[step].part_of if step in self._by_id else None

    def satisfies(self, held: str, wanted: str) -> bool:
        """Return whether a document of type `held` is one of type `wanted` (or a part of it)."""
        return wanted in self.lineage(held)

"""What people say of a project: the project file, the answers, their word on the evidence."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from gfpack.checklist.parts import Frozen, PerPage
from gfpack.checklist.profile import Profile

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""Words a person must have written: blanks are none."""


class FormerName(Frozen):
    """A name the enterprise had, and until when."""

    name: str
    until: date | None = None


class Site(Frozen):
    """A place of production."""

    name: str
    address: str


class Contact(Frozen):
    """Who in the enterprise answers questions about the application."""

    department: str | None = None
    name: str | None = None
    phone: str | None = None
    mobile: str | None = None
    fax: str | None = None
    email: str | None = None


class Enterprise(Frozen):
    """The factory that applies; the fields of the ministry's basic-information table."""

    name: str = Field(min_length=1)
    former_names: tuple[FormerName, ...] = ()
    credit_code: str | None = None
    industry: str | None = None
    industry_code: str | None = None
    """Four-digit code of GB/T 4754."""
    nature: str | None = None
    """单位性质, as on the licence."""
    region: str | None = None
    address: str | None = None
    postcode: str | None = None
    legal_representative: str | None = None
    legal_representative_phone: str | None = None
    registration_authority: str | None = None
    registered_capital: str | None = None
    established: date | None = None
    term: str | None = None
    """营业期限, such as 长期."""
    contact: Contact = Contact()
    sites: tuple[Site, ...] = ()
    products: tuple[str, ...] = ()
    introduction: str | None = None
    """单位简介: main business, production, honours."""

    def names(self) -> tuple[str, ...]:
        """Return the present name and all former ones."""
        return (self.name, *(former.name for former in self.former_names))


class CompiledBy(Frozen):
    """Who wrote the report (编制方式). Some provinces void an undeclared third-party report."""

    kind: Literal["self", "third-party"] = "self"
    name: str | None = None
    declared: bool = True
    """Whether the cover names the third party."""


class Shape(StrEnum):
    """Into which files the appendix is divided."""

    ONE = "one-pdf"
    VOLUMES = "volumes"
    """As many as the limits of size and pages ask for."""
    INDICATOR = "per-indicator"
    """One for each first-level indicator."""
    REQUIREMENT = "per-requirement"


class AppendixOptions(Frozen):
    """Choices about the appendix."""

    shape: Shape | None = None
    """None: as the profiles say for the tier and year, else one PDF."""
    largest_mb: Decimal | None = Field(default=None, gt=0)
    """Most megabytes (10^6 bytes) of one file."""
    most_pages: int | None = Field(default=None, ge=10)
    """Most pages of one file."""
    file_name: str | None = None
    """Pattern of the files' names; None: as the profiles say."""
    with_report: bool = False
    """Whether report and appendix are bound into one PDF besides."""
    reduced_mb: tuple[Annotated[Decimal, Field(gt=0)], ...] = ()
    """Sizes of reduced versions that are made besides."""
    two_sided: bool = False
    """Whether blank pages put every divider on a right-hand page."""
    photos_per_page: dict[str, PerPage] = Field(default_factory=dict)
    """By evidence type; others as the evidence type says."""
    drawings: Literal["as-they-are", "a4", "a3"] = "as-they-are"
    """Whether large drawings keep their size or are scaled to a sheet."""
    list_missing: bool = False
    """Whether the contents end with what is missing."""


class Options(Frozen):
    """Choices about the deliverables."""

    photos_in_report: bool = True
    template: str | None = None
    """Folder of the report template; None: the one the checklist names."""
    zip: bool = False
    appendix: AppendixOptions = AppendixOptions()


class ProjectFile(Frozen):
    """The content of `gfpack.yaml`."""

    enterprise: Enterprise
    checklist: str
    profiles: tuple[str, ...] = ()
    """Ids of the profiles (地方/行业口径) laid over the checklist, the first lowest."""
    tier: Literal["city", "province", "nation"] = "city"
    evaluation_year: int = Field(ge=1990, le=2100)
    deadline: date
    review_days: int = Field(default=0, ge=0, le=730)
    """Days after the deadline for which evidence must still be valid."""
    compiled_by: CompiledBy = CompiledBy()
    other_parties: tuple[str, ...] = ()
    """Other enterprises whose names must not be left in this material, such as the consultant's
    other clients."""
    titles: dict[Literal["city", "province", "nation"], int] = Field(default_factory=dict)
    """Titles of green factory held already: the year each was given."""
    responsible: dict[str, Said] = Field(default_factory=dict)
    """Who in the plant answers for what: a person or department by requirement or indicator id;
    the nearest id upwards counts."""
    circumstances: dict[str, str] = Field(default_factory=dict)
    """Answers to the checklist's questions about the plant."""
    form: dict[str, str] = Field(default_factory=dict)
    """What is written into the fields of an official form, by field id of the checklist."""
    next_steps: str | None = None
    """The enterprise's own words for part three of the report."""
    options: Options = Options()


class State(StrEnum):
    """What the enterprise says of a requirement."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Answer(Frozen):
    """What the enterprise says of one requirement (自评)."""

    state: State = State.UNKNOWN
    statement: str | None = None
    reason: str | None = None
    """Why not applicable."""
    points: Decimal | None = None
    from_year: int | None = None
    """Evaluation year of the project the answer was taken over from; goes when a person answers
    anew."""
    by: str | None = None
    on: date | None = None


class Override(Frozen):
    """A person's decision on a finding (复核意见); stale when what was seen has changed."""

    fingerprint: Said
    seen: Said
    by: Said
    on: date
    why: Said
    code: Said | None = None
    """Code of the finding, for who reads the file."""


class Answers(Frozen):
    """The content of `answers.yaml`."""

    answers: dict[str, Answer] = Field(default_factory=dict)
    overrides: tuple[Override, ...] = ()


class PageRange(Frozen):
    """Pages of a file, counted from 1, both ends included; all pages when left out."""

    file: str
    """Path below the project folder, with `/`."""
    first: int | None = Field(default=None, ge=1)
    last: int | None = Field(default=None, ge=1)


class Confirmation(Frozen):
    """Who looked at the pages and stands by what is said of them; bound to their bytes."""

    by: Said
    on: date
    sha256: tuple[str, ...]


def _long_term(value: Any) -> Any:
    return "long-term" if value in ("长期", "长期有效", "永久有效") else value


class EvidenceEntry(Frozen):
    """What people said of one evidence. What is left out stays as software read it."""

    type: str | None = None
    title: str | None = None
    pages: tuple[PageRange, ...] = ()
    supports: tuple[str, ...] | None = None
    holder: str | None = None
    credit_code: str | None = None
    number: str | None = None
    issued: date | None = None
    valid_from: date | None = None
    valid_until: Annotated[date | Literal["long-term"] | None, BeforeValidator(_long_term)] = None
    """The last valid day; 长期 counts as `long-term`."""
    years: tuple[int, ...] | None = None
    """Calendar years the document speaks of."""
    standard: str | None = None
    scope: str | None = None
    address: str | None = None
    surveillance: date | None = None
    """Day of the last surveillance audit."""
    sampled: tuple[date, ...] | None = None
    serials: tuple[str, ...] | None = None
    seal_seen: bool = False
    original_seen: bool = False
    set_aside: str | None = None
    """Why this file is no evidence; it is then neither cited nor bound."""
    confirmed: Confirmation | None = None


class EvidenceFile(Frozen):
    """The content of `evidence.yaml`: entries by evidence id."""

    evidence: dict[str, EvidenceEntry] = Field(default_factory=dict)


class Project(Frozen):
    """One enterprise × one checklist × one evaluation year, as read from its folder."""

    folder: Path
    file: ProjectFile
    answers: Answers = Answers()
    evidence: EvidenceFile = EvidenceFile()
    profiles: tuple[Profile, ...] = Field(default=(), repr=False)
    """The profiles that were laid over its checklist."""
    lines: dict[tuple[str | int, ...], int] = Field(default_factory=dict, repr=False)
    """Where project file and answers say what they say, for `line`."""

    def line(self, *keys: str | int) -> int | None:
        """Return the line of a value: `line("answers.yaml", "answers", "1.1", "statement")`."""
        return self.lines.get(keys)

    @property
    def enterprise(self) -> Enterprise:
        """The factory that applies."""
        return self.file.enterprise

    @property
    def valid_on(self) -> date:
        """The day evidence must still be valid: deadline plus days of review."""
        return self.file.deadline + timedelta(days=self.file.review_days)

    def answer(self, requirement: str) -> Answer:
        """Return the answer to a requirement; `unknown` where none was given."""
        return self.answers.answers.get(requirement, Answer())

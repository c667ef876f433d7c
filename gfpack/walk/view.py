"""What a walk shows. In: a moment of the project. Out: ids in order, `Step`s, `Shown` evidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

from gfpack.assessment.models import GroupState, RequirementResult
from gfpack.assessment.validity import shortfalls, years_asked
from gfpack.base.errors import UsageError
from gfpack.base.findings import Finding
from gfpack.base.text import nearest
from gfpack.checklist.measures import Reference
from gfpack.checklist.models import EvidenceType, Group, Indicator, Requirement
from gfpack.evidence.confirm import stated
from gfpack.evidence.models import Evidence
from gfpack.evidence.reads import reads_of
from gfpack.evidence.seals import seals_of
from gfpack.figures.metrics import compute
from gfpack.figures.models import MetricResult
from gfpack.figures.needs import metrics_in_use
from gfpack.findings.overrides import Judged
from gfpack.findings.params import terms, to_confirm
from gfpack.findings.responsible import responsible
from gfpack.project.models import State
from gfpack.walk.models import Asked, Chosen, Only, Order, Question, Shown, Step
from gfpack.walk.moment import Moment
from gfpack.walk.paper import counts_or_why_not, sheets_of

Value = TypeVar("Value")


class View:
    """Everything there is to show at one moment."""

    def __init__(self, moment: Moment) -> None:
        self.case = moment.case
        self._judged: Judged = moment.judged
        self._requirements = moment.case.checklist.requirements()

    def steps(self, order: Order, only: Only) -> tuple[str, ...]:
        """Return the requirements of a selection in order."""
        ids: Iterable[str] = self._requirements
        if order is Order.VETO:
            ids = sorted(ids, key=lambda one: not self._requirements[one].veto)
        return tuple(one for one in ids if only is Only.ALL or only in self._kinds[one])

    def first_open(self, order: Order, only: Only) -> str | None:
        """Return the first step where a person has something to say, else where papers lack."""
        ids = self.steps(order, only)
        waiting = (one for one in ids if self._kinds[one] & {Only.UNKNOWN, Only.STALE})
        missing = (one for one in ids if Only.MISSING in self._kinds[one])
        return next(waiting, None) or next(missing, None)

    def step(self, key: str, order: Order, only: Only) -> Step:
        """Return one requirement with everything about it."""
        requirement = self.requirement(key)
        result = self.case.assessment.results[key]
        ids = self.steps(order, only)
        ids = ids if key in ids else self.steps(order, Only.ALL)
        return Step(
            requirement=requirement,
            indicator=self._sections[key],
            top=self.case.checklist.first_level_of(key),
            answer=self.case.project.answer(key),
            result=result,
            asked=self._asked(requirement, result),
            evidence=tuple(self.shown(one, key) for one in result.evidence),
            findings=tuple(one for one in self._judged.open if self._is_about(one, key)),
            overridden=tuple(
                one for one in self._judged.overridden if self._is_about(one.finding, key)
            ),
            questions=self._questions(requirement),
            responsible=self._responsible.get(key),
            measured=tuple(self._measured(requirement)),
            references=tuple(self._references(requirement)),
            choices=tuple(self._choices(key)),
            kinds=self._kinds[key],
            number=ids.index(key) + 1,
            total=len(ids),
        )

    def shown(self, evidence_id: str, requirement: str | None = None) -> Shown:
        """Return one evidence as it stands for a requirement, or by itself."""
        one = self.evidence(evidence_id)
        result = self.case.assessment.results[requirement] if requirement else None
        own = shortfalls(one, terms(self.case))
        counts, why = counts_or_why_not(one, result, own)
        return Shown(
            evidence=one,
            type=self._types.get(one.type or ""),
            reads=reads_of(one, self.case.register),
            sheets=sheets_of(one, self.case),
            counts=counts,
            shortfalls=why,
            obstacle=stated(self.case.register, self.case.types, one.id).obstacle,
            findings=self._about_evidence(one.id),
            overridden=tuple(
                each for each in self._judged.overridden if each.finding.evidence == one.id
            ),
            seals=seals_of(one, self.case.register),
        )

    @cached_property
    def to_confirm(self) -> tuple[str, ...]:
        """Evidence that nobody has confirmed, or not these bytes, or not a date that decides."""
        return to_confirm(self.case)

    def aside(self) -> tuple[str, ...]:
        """Return evidence that is set aside."""
        return tuple(one.id for one in self.case.register.evidence if one.set_aside)

    def attachable(self, key: str) -> tuple[str, ...]:
        """Return evidence of a wanted type that does not support it yet, then unmatched files."""
        proof = self.requirement(key).proof
        wanted = {
            one
            for group in (proof.groups if proof else ())
            for alternative in group.any_of
            for one in alternative
        }
        known = self.case.types
        likely = (
            one.id
            for one in self.case.register.evidence
            if one.type
            and not one.set_aside
            and key not in one.supports
            and any(known.satisfies(one.type, each) for each in wanted)
        )
        return (*likely, *self.case.register.unmatched)

    def elsewhere(self) -> tuple[Finding, ...]:
        """Return open findings that stand at no step."""
        placed = {
            id(one)
            for key in self._requirements
            for one in self._judged.open
            if self._is_about(one, key)
        }
        return tuple(one for one in self._judged.open if id(one) not in placed)

    def requirement(self, key: str) -> Requirement:
        """Return a requirement.

        Raises:
            UsageError: there is none of that id.
        """
        return _known(self._requirements, key, "walk.unknown_requirement")

    def evidence(self, key: str) -> Evidence:
        """Return an evidence.

        Raises:
            UsageError: there is none of that id.
        """
        return _known(self._by_id, key, "evidence.unknown_id")

    def finding(self, one: Finding | str) -> Finding:
        """Return the open finding that is meant.

        Raises:
            UsageError: it is not open.
        """
        name = one if isinstance(one, str) else one.fingerprint
        for each in self._judged.open:
            if each.fingerprint == name:
                return each
        raise UsageError("walk.unknown_finding", fingerprint=name)

    @property
    def ids(self) -> Collection[str]:
        """The ids of all evidence."""
        return self._by_id.keys()

    def in_order(self, requirements: Collection[str]) -> tuple[str, ...]:
        """Return requirements in the order of the table."""
        return tuple(one for one in self._requirements if one in requirements)

    @cached_property
    def _by_id(self) -> dict[str, Evidence]:
        return {one.id: one for one in self.case.register.evidence}

    @cached_property
    def _types(self) -> dict[str, EvidenceType]:
        return dict(self.case.types.by_id())

    @cached_property
    def _sections(self) -> dict[str, Indicator]:
        return {one.id: section for section, one in self.case.checklist.walk()}

    @cached_property
    def _responsible(self) -> dict[str, str]:
        return responsible(self.case.checklist, self.case.project.file)

    @cached_property
    def _kinds(self) -> dict[str, frozenset[Only]]:
        return {key: frozenset(self._kinds_of(key)) for key in self._requirements}

    def _kinds_of(self, key: str) -> Iterator[Only]:
        result = self.case.assessment.results[key]
        evidence = [self._by_id[one] for one in result.evidence]
        if self._is_missing(result):
            yield Only.MISSING
        undecided = any(group.state is GroupState.UNDECIDED for group in result.groups)
        waiting = set(self.to_confirm)
        unsure = any(one.id in waiting or one.type not in self._types for one in evidence)
        if result.answered is State.UNKNOWN or undecided or unsure:
            yield Only.UNKNOWN
        fallen = any(one.confirmation and not one.confirmed for one in evidence)
        if self.case.project.answer(key).from_year or fallen or key in self._with_stale_override:
            yield Only.STALE

    def _is_missing(self, result: RequirementResult) -> bool:
        """Return whether a proof is wanting that what is said does not make needless."""
        needless = result.answered is State.UNMET or result.state is State.NOT_APPLICABLE
        return not needless and not result.proven

    @cached_property
    def _with_stale_override(self) -> frozenset[str]:
        stale = {one.fingerprint for one in self._judged.stale}
        about = [one for one in self._judged.open if one.fingerprint in stale]
        return frozenset(
            key for key in self._requirements if any(self._is_about(one, key) for one in about)
        )

    def _is_about(self, one: Finding, key: str) -> bool:
        """Return whether a finding belongs to a requirement, its evidence or its circumstances."""
        if one.requirement == key or one.evidence in self.case.assessment.results[key].evidence:
            return True
        free = one.requirement is None and one.evidence is None
        return free and one.group in self._hanging[key]

    @cached_property
    def _hanging(self) -> dict[str, frozenset[str]]:
        """The circumstances each requirement hangs on."""
        return {
            key: frozenset(one.circumstance.id for one in self._questions(requirement))
            for key, requirement in self._requirements.items()
        }

    def _about_evidence(self, evidence_id: str) -> tuple[Finding, ...]:
        return tuple(one for one in self._judged.open if one.evidence == evidence_id)

    def _measured(self, requirement: Requirement) -> Iterator[MetricResult]:
        used = {use.id for use in requirement.metrics}
        return (one for one in self._computed if one.metric.id in used)

    @cached_property
    def _computed(self) -> tuple[MetricResult, ...]:
        plant = self.case.project.file.circumstances
        return compute(metrics_in_use(self.case.checklist, plant), self.case.figures)

    def _references(self, requirement: Requirement) -> Iterator[Reference]:
        scoring = requirement.scoring
        bounds = (scoring.baseline, scoring.leading) if scoring else ()
        named = {bound.reference for bound in bounds if bound}
        return (one for one in self.case.checklist.references if one.id in named)

    def _choices(self, key: str) -> Iterator[Chosen]:
        results = self.case.assessment.results
        for top in self.case.checklist.indicators:
            for choice in (one for node in top.nodes() for one in node.choices if key in one.of):
                taken = (one for one in choice.of if one in results)
                answered = (State.MET, State.UNMET)
                yield Chosen(
                    choice, tuple(one for one in taken if results[one].answered in answered)
                )

    def _questions(self, requirement: Requirement) -> tuple[Question, ...]:
        groups = requirement.proof.groups if requirement.proof else ()
        named = {
            *requirement.when,
            *(name for group in groups for name in group.when),
            *(name for use in requirement.metrics for name in use.when),
        }
        return self._asking(named)

    def _asking(self, names: Iterable[str]) -> tuple[Question, ...]:
        answers = self.case.project.file.circumstances
        told = self.case.checklist.told_by(self.case.project.file.tier)
        return tuple(
            Question(one, choice if (choice := answers.get(one.id)) in one.choices else None)
            for one in self.case.checklist.circumstances
            if one.id in set(names) and one.id not in told
        )

    def _asked(self, requirement: Requirement, result: RequirementResult) -> tuple[Asked, ...]:
        groups = requirement.proof.groups if requirement.proof else ()
        return tuple(
            Asked(
                group, standing, self._wanted(group), self._years(group), self._asking(group.when)
            )
            for group, standing in zip(groups, result.groups, strict=True)
        )

    def _wanted(self, group: Group) -> tuple[tuple[EvidenceType, ...], ...]:
        return tuple(
            tuple(self._types[one] for one in alternative if one in self._types)
            for alternative in group.any_of
        )

    def _years(self, group: Group) -> tuple[int, ...]:
        return tuple(years_asked(group.period, self.case.project)) if group.period else ()


def _known(values: Mapping[str, Value], key: str, text: str) -> Value:
    """Return a value by id.

    Raises:
        UsageError: there is none; names the nearest.
    """
    if key in values:
        return values[key]
    near = nearest(key, values)
    raise UsageError(f"{text}_near" if near else text, id=key, near=near or "")

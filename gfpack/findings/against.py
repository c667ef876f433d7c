"""What a project lacks for another checklist, with the evidence and figures it has already.

In: a case, the other checklist. Out: `Against`. Evidence is taken by its type, whatever it
supports now; what a person said of it (confirmed, dates) counts. Answers do not: they were given to
other words. The project is not changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gfpack.assessment.groups import Asked, holding, judge_groups
from gfpack.assessment.models import GroupResult, GroupState
from gfpack.checklist.diff import ALIKE, SAME_ID, likeness, proof_types
from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist, Circumstance, Group, Requirement
from gfpack.checklist.profile import Profile
from gfpack.checklist.profiles import laid_over, profiles_for
from gfpack.evidence.models import Evidence
from gfpack.figures.metrics import compute
from gfpack.figures.models import Figures
from gfpack.findings.case import Case
from gfpack.project.layout import CHECKLISTS_DIR
from gfpack.project.load import told_by_tier


class Outcome(StrEnum):
    """How a row of the other checklist stands with what is at hand; the worst first."""

    WANTING = "wanting"
    """Something is missing, or what there is cannot count."""
    UNDECIDED = "undecided"
    """Hangs on a circumstance that is not answered."""
    NO_RULE = "no-rule"
    """The checklist does not say what proves it: a person looks."""
    UNCONFIRMED = "unconfirmed"
    """What there is would do once a person confirms it."""
    PROVEN = "proven"
    NOT_ASKED = "not-asked"
    """Does not apply to this plant, or asks only for what exists (如有)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One requirement of the other checklist."""

    requirement: Requirement
    outcome: Outcome
    groups: tuple[tuple[Group, GroupResult], ...] = ()
    lacking_figures: tuple[str, ...] = ()
    """Figures its metrics need and the workbook does not have."""
    alike: str | None = None
    """Requirement of the project's own checklist whose answer may serve as a draft."""


@dataclass(frozen=True, slots=True)
class Against:
    """The whole of it. Rows stand with the worst first, veto rows before others."""

    case: Case
    checklist: Checklist
    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]
    to_answer: tuple[Circumstance, ...]
    """Circumstances of the other checklist that are not answered and decide something."""

    def counts(self, *, veto: bool) -> Mapping[Outcome, int]:
        """Return how many rows stand how: the veto rows, or the others."""
        counts = Counter(one.outcome for one in self.rows if one.requirement.veto is veto)
        return {outcome: counts[outcome] for outcome in Outcome}


def against(case: Case, checklist: Checklist, profiles: tuple[Profile, ...] = ()) -> Against:
    """Return what the project lacks for `checklist`, on which `profiles` were laid already."""
    case = replace(case, project=told_by_tier(case.project, checklist))
    at_hand = [one for one in case.register.evidence if one.set_aside is None and one.type]
    lacking = _lacking(checklist, case.figures)
    rows = []
    for leaf in checklist.requirements().values():
        found = judge_groups(
            leaf, _fitting(leaf, at_hand, case), case.terms, checklist.circumstances
        )
        groups = tuple(zip(leaf.proof.groups if leaf.proof else (), found, strict=True))
        rows.append(
            Row(
                leaf,
                _outcome(leaf, found, checklist, case),
                groups,
                tuple(_figures_of(leaf, lacking, checklist, case)),
                _alike(leaf, case.checklist),
            )
        )
    order = list(Outcome)
    rows.sort(key=lambda one: (not one.requirement.veto, order.index(one.outcome)))
    return Against(case, checklist, profiles, tuple(rows), tuple(_to_answer(checklist, case)))


def other_table(case: Case, checklist_id: str) -> tuple[Checklist, tuple[Profile, ...]]:
    """Return another checklist with those of the project's profiles on it that are meant for it.

    Raises:
        UsageError: there is no such checklist.
        DataError: it, or a profile, does not fit.
    """
    own = (case.project.folder / CHECKLISTS_DIR,)
    table = load(checklist_id, own)
    meant = profiles_for(table.id, case.project.file.profiles, own)
    return laid_over(table, meant, own, case.types)


def _fitting(leaf: Requirement, at_hand: Sequence[Evidence], case: Case) -> list[Evidence]:
    """Return the evidence of a kind that the row's proof names."""
    wanted = proof_types(leaf)
    return [one for one in at_hand if wanted & set(case.types.lineage(one.type or ""))]


def _outcome(
    leaf: Requirement, groups: Sequence[GroupResult], checklist: Checklist, case: Case
) -> Outcome:
    applies = holding(leaf.when, checklist.circumstances, case.project.file.circumstances)
    if applies is not Asked.YES:
        return Outcome.NOT_ASKED if applies is Asked.NO else Outcome.UNDECIDED
    if leaf.proof is None:
        return Outcome.NO_RULE
    states = {one.state for one in groups}
    if GroupState.WANTING in states:
        return Outcome.WANTING
    if GroupState.UNDECIDED in states:
        return Outcome.UNDECIDED
    if GroupState.UNCONFIRMED in states:
        return Outcome.UNCONFIRMED
    return Outcome.PROVEN if GroupState.PROVEN in states else Outcome.NOT_ASKED


def _to_answer(checklist: Checklist, case: Case) -> Iterator[Circumstance]:
    """Yield the circumstances that a row, a proof or a metric hangs on and nobody answered."""
    deciding: set[str] = set()
    for leaf in checklist.requirements().values():
        deciding |= {*leaf.when, *(name for use in leaf.metrics for name in use.when)}
        deciding |= {name for one in (leaf.proof.groups if leaf.proof else ()) for name in one.when}
    answers = case.project.file.circumstances
    for one in checklist.circumstances:
        if one.id in deciding and answers.get(one.id) not in one.choices:
            yield one


def _lacking(checklist: Checklist, figures: Figures) -> Mapping[str, tuple[str, ...]]:
    """Return the figures that each metric lacks, by metric."""
    found: dict[str, tuple[str, ...]] = {}
    for result in compute(checklist.metrics, figures):
        found[result.metric.id] = (*found.get(result.metric.id, ()), *result.missing)
    return found


def _figures_of(
    leaf: Requirement, lacking: Mapping[str, tuple[str, ...]], checklist: Checklist, case: Case
) -> Iterator[str]:
    answers = case.project.file.circumstances
    used = [
        use.id
        for use in leaf.metrics
        if holding(use.when, checklist.circumstances, answers) is not Asked.NO
    ]
    yield from dict.fromkeys(figure for name in used for figure in lacking.get(name, ()))


def _alike(leaf: Requirement, own: Checklist) -> str | None:
    """Return the row of the project's own checklist that this one is most like, if any."""
    rows = own.requirements()
    if leaf.id in rows and likeness(rows[leaf.id], leaf) >= SAME_ID:
        return leaf.id
    best = max(rows.values(), key=lambda one: likeness(one, leaf), default=None)
    return best.id if best is not None and likeness(best, leaf) >= ALIKE else None

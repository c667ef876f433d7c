"""A person's decisions on findings: which findings are open, which were decided, which are stale.

An override hides a finding only while both its fingerprint and what was seen are the same. It never
changes the assessment, and every one of them is printed in the report. One whose finding has
changed since is stale: the finding is open again, and this finding says so.

Fails:
    requirements: {1.1: {kind: expected}}
    evidence: {a: {type: licence, confirmed: false}}
    overrides:
      - {fingerprint: evidence-unconfirmed, seen: other, by: 李工, on: 2026-01-05, why: 已看原件}
Passes:
    requirements: {1.1: {kind: expected}}
    evidence: {a: {type: licence, confirmed: false}}
    overrides:
      - {fingerprint: evidence-unconfirmed, seen: same, by: 李工, on: 2026-01-05, why: 已看原件}
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding, in_order
from gfpack.base.messages import Text
from gfpack.findings.override_unused import unused
from gfpack.findings.params import both, within
from gfpack.project.layout import ANSWERS_YAML
from gfpack.project.models import Override

KIND = FindingKind(
    "override-stale",
    Severity.WARNING,
    Text("复核意见已失效", "An override is stale"),
    Text(
        "{by}于 {on} 对“{about_zh}”作出的复核意见（{why}）已失效：所看到的情况之后有了变化，"
        "该问题重新列为未决。",
        "The override by {by} of {on} on “{about_en}” ({why}) is stale: what was seen has changed"
        " since, so the finding is open again.",
    ),
    Text(
        "请复核人重新查看该问题。仍然认可的，把 answers.yaml 中这条意见的 seen 改为 {seen}，"
        "并更新日期；不再认可的，删除这条意见。",
        "Have the reviewer look again. If it still stands, set `seen` of this override in"
        " answers.yaml to {seen} and renew its date; if not, remove the override.",
    ),
)


@dataclass(frozen=True, slots=True)
class Overridden:
    """A finding a person decided on, with his decision."""

    finding: Finding
    override: Override


@dataclass(frozen=True, slots=True)
class Judged:
    """Findings after people's decisions, each part worst first."""

    open: tuple[Finding, ...]
    overridden: tuple[Overridden, ...] = ()
    stale: tuple[Override, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether anything open blocks the submission."""
        return any(one.blocks for one in self.open)


def judge(
    findings: Iterable[Finding], overrides: Sequence[Override], *, asked: Collection[str] = ()
) -> Judged:
    """Return which findings are open and which a person decided on.

    An override of a finding that is gone does nothing; where `asked` gives the codes that were
    looked for, it is pointed out. Of several overrides of one finding the one that saw it as it is
    now counts. What is decisive stays open whatever a person decided: a package whose veto
    requirement is not met cannot be handed in.
    """
    findings = in_order(list(findings))
    by_name: dict[str, list[Override]] = {}
    for override in overrides:
        by_name.setdefault(override.fingerprint, []).append(override)
    open_ones = list(unused(findings, overrides, asked)) if asked else []
    decided: list[Overridden] = []
    stale: list[Override] = []
    for one in findings:
        named = by_name.get(one.fingerprint, []) if by_name else []
        standing = next((over for over in named if over.seen == one.seen), None)
        if standing and one.kind.decisive:
            open_ones.append(one)
            continue
        if standing:
            decided.append(Overridden(one, standing))
            continue
        open_ones.append(one)
        stale += named
        open_ones += [_stale(one, over) for over in named]
    return Judged(tuple(in_order(open_ones)), tuple(decided), tuple(stale))


def _stale(about: Finding, override: Override) -> Finding:
    return finding(
        KIND,
        requirement=about.requirement,
        evidence=about.evidence,
        group=about.fingerprint,
        place=Place(ANSWERS_YAML),
        by=override.by,
        on=override.on.isoformat(),
        why=within(override.why),
        **both("about", about.kind.title),
        seen=about.seen,
    )

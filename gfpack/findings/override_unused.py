"""Overrides of problems that are gone, so that what people decided is not left about unseen.

Nothing is wrong with them, and they hide nothing. Only what this run asked after can be gone: an
override that names the `code` of a problem found while binding or writing says so by that, and is
left alone here.

Fails:
    requirements: {1.1: {kind: expected}}
    evidence: {a: {type: licence}}
    overrides:
      - {fingerprint: 0123456789abcdef, seen: other, by: 李工, on: 2026-01-05, why: 已看原件}
Passes:
    requirements: {1.1: {kind: expected}}
    evidence: {a: {type: licence, confirmed: false}}
    overrides:
      - {fingerprint: evidence-unconfirmed, seen: same, by: 李工, on: 2026-01-05, why: 已看原件}
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.findings.params import within
from gfpack.project.layout import ANSWERS_YAML
from gfpack.project.models import Override

KIND = FindingKind(
    "override-unused",
    Severity.INFO,
    Text("复核意见没有对应的问题", "An override has no finding"),
    Text(
        "{by}于 {on} 的复核意见（{why}）没有对应的问题：问题大概已经解决。",
        "The override by {by} of {on} ({why}) belongs to no finding: the problem is probably"
        " solved.",
    ),
    Text(
        "确已解决的，从 answers.yaml 删去 fingerprint 为 {override} 的这一条；针对装订或报告阶段"
        "问题的，补上 code 即可保留。",
        "If it is solved, remove the override with fingerprint {override} from answers.yaml; if it"
        " is about a problem of binding or writing, add its `code` and keep it.",
    ),
)


def unused(
    findings: Iterable[Finding], overrides: Iterable[Override], asked: Collection[str]
) -> Iterator[Finding]:
    """Yield a finding for every override whose problem is gone; `asked` are the codes looked for.

    An override without a code is taken to be about one of them.
    """
    there = {one.fingerprint for one in findings}
    for over in overrides:
        if over.fingerprint not in there and (over.code is None or over.code in asked):
            yield finding(
                KIND,
                group=over.fingerprint,
                place=Place(ANSWERS_YAML),
                override=over.fingerprint,
                by=over.by,
                on=over.on.isoformat(),
                why=within(over.why),
            )

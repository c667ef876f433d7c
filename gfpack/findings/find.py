"""All findings of a case: every rule asked, nothing stopped at the first.

In: a `Case`. Out: findings, the worst first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from gfpack.base.findings import Clock, Finding, Severity, in_order
from gfpack.evidence.doubts import dim
from gfpack.evidence.store import at_hand
from gfpack.findings.case import Case
from gfpack.findings.rules import RULES


def find(case: Case) -> list[Finding]:
    """Return everything the rules find in `case`, worst first, overridden or not."""
    with at_hand(case.register.texts):
        return in_order([_as_sure(one, case) for rule in RULES for one in rule.check(case)])


def _as_sure(one: Finding, case: Case) -> Finding:
    """Return a finding no graver than what it rests on: 黄粱 may have been read as 黄梁."""
    if not one.blocks or one.evidence is None or not one.kind.rests_on:
        return one
    evidence = case.register.get(one.evidence)
    if any(dim(getattr(evidence, name)) for name in one.kind.rests_on):
        return replace(one, severity=Severity.WARNING)
    return one


def asked() -> frozenset[str]:
    """Return the codes of everything that `find` looks for."""
    return frozenset(rule.KIND.code for rule in RULES)


def for_package(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that may enter a package: none that depends on the day of the run."""
    return [one for one in findings if one.kind.clock is not Clock.TODAY]

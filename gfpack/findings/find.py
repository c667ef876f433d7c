"""All findings of a case: every rule asked, nothing stopped at the first.

In: a `Case`. Out: findings, the worst first.
"""

from __future__ import annotations

from collections.abc import Iterable

from gfpack.base.findings import Clock, Finding, in_order
from gfpack.evidence.store import at_hand
from gfpack.findings.case import Case
from gfpack.findings.rules import RULES


def find(case: Case) -> list[Finding]:
    """Return everything the rules find in `case`, worst first, overridden or not."""
    with at_hand(case.register.texts):
        return in_order([one for rule in RULES for one in rule.check(case)])


def asked() -> frozenset[str]:
    """Return the codes of everything that `find` looks for."""
    return frozenset(rule.KIND.code for rule in RULES)


def for_package(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings that may enter a package: none that depends on the day of the run."""
    return [one for one in findings if one.kind.clock is not Clock.TODAY]

"""What rules and lists do grows with the number of evidence, not with its square.

Steps of the interpreter are counted, which are the same on any machine: calls, and each time a
generator goes on.
"""

import sys
from collections.abc import Callable
from functools import cache, partial
from types import FrameType
from typing import Any

import make
import pytest

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.as_text import as_text
from gfpack.findings.case import Case
from gfpack.findings.find import find
from gfpack.findings.overrides import judge
from gfpack.findings.rules import RULES, Rule

FEW, MANY = 160, 640
MOST = 1.3 * MANY / FEW
_HEAD = """
project:
  other_parties: [常州另一轴承有限公司]
  enterprise: {former_names: [{name: 苏州老字轴承厂}]}
types:
  permit: {rule: expires, renewal_days: 60}
  report: {form: report, rule: recent, months: 12, quarters: 4, dated: true, signed: true}
  ledger: {form: ledger}
  photo: {form: photo, dated: true}
requirements:
  1.1: {any_of: [permit], count: 2}
  1.2: {any_of: [report, photo]}
  1.3: {any_of: [ledger], kind: expected}
evidence:
"""
_ROWS = (
    "{type: permit, until: 2026-03-01, holder: 苏州别家有限公司, credit_code: 91320599MA00000071}",
    "{type: permit, until: 2026-08-01, confirmed: false, supports: ['1.1'], aliases: [evidence/x]}",
    "{type: report, issued: 2020-01-01, text: [计划, 常州另一轴承有限公司 第1页 共3页]}",
    '{type: ledger, readings: [{field: instrument, value: "W{n}\\t水表\\t2026-01-01"}]}',
    "{type: photo, kind: jpeg, pixels: 100x90, look: {fingerprint: '{print}', sharpness: 1}}",
    "{type: photo, kind: jpeg, pixels: 900x900, taken: 2025-01-01, serials: [M{n}]}",
    "{type: permit, state: encrypted, kind: pdf}",
    "{type: ledger, confirmed: changed, years: [2023]}",
)


@cache
def case_of(size: int) -> Case:
    rows = []
    for n in range(size):
        look = f"{n * 0x9E3779B97F4A7C15 % 2**64:016x}"
        row = _ROWS[n % len(_ROWS)].replace("{n}", str(n)).replace("{print}", look)
        rows.append(f"  e{n:04}: {row}\n")
    return make.case(_HEAD + "".join(rows))


def steps(work: Callable[[], object]) -> int:
    """Return how many calls and resumed generators some work takes."""
    count = 0

    def note(_frame: FrameType, event: str, _given: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def asked(rule: Rule, case: Case) -> list[Finding]:
    return list(rule.check(case))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.KIND.code)
def test_what_a_rule_does_grows_with_the_evidence(rule: Rule) -> None:
    few, many = (steps(partial(asked, rule, case_of(size))) for size in (FEW, MANY))
    assert many <= MOST * few + 500


def test_most_rules_have_something_to_say_here() -> None:
    assert len({one.code for one in find(case_of(MANY))}) >= 15


def test_judging_and_listing_grow_with_the_findings() -> None:
    def listed(size: int) -> Callable[[], object]:
        case = case_of(size)
        found = find(case)
        return lambda: as_text(judge(found, ()), case, Lang.ZH, today=case.today)

    few, many = (steps(listed(size)) for size in (FEW, MANY))
    assert many <= MOST * few

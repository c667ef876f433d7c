"""The plant's industry code is absent, or is not a four-digit class of GB/T 4754.

The basic-information table asks for it (that of parks does not), and which evaluation
requirements and benchmarks apply hangs on the class (小类): two or three digits name a division or
a group only. A section letter before the digits (C3451) is common and only pointed out.

Fails:
    project: {enterprise: {industry_code: 345}}
Passes:
    project: {enterprise: {industry_code: 3451}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.models import Checklist
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "industry-code-unfit",
    Severity.ERROR,
    Text("行业代码不是四位", "The industry code has not four digits"),
    Text(
        "行业代码“{code}”不是 GB/T 4754 的小类代码：应为四位数字。",
        "{code} is no industry class of GB/T 4754: it has four digits.",
    ),
    Text(
        "请按主要产品查 GB/T 4754 的小类，或照统计报表上的行业代码，更正 gfpack.yaml 的 "
        "industry_code；归错行业会用错评价要求和对标值。",
        "Look up the class of the main product in GB/T 4754, or take it from the statistical forms,"
        " and correct `industry_code` in gfpack.yaml; the wrong industry means the wrong"
        " requirements and benchmarks.",
    ),
    ask=Text(
        "请提供贵单位主要产品的四位行业代码（GB/T 4754，与统计报表一致）。",
        "Please give the four-digit industry code (GB/T 4754) of the plant's main product, as in"
        " its statistical forms.",
    ),
)
ABSENT = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("行业代码未填写", "The industry code is not given"),
    Text(
        "行业代码没有填写，基本情况表的这一栏会空着。",
        "No industry code is given; its field of the basic-information table stays empty.",
    ),
    Text(
        "请在 gfpack.yaml 的 industry_code 填写 GB/T 4754 的四位小类代码，与统计报表一致。",
        "Give the four-digit class of GB/T 4754 as `industry_code` in gfpack.yaml, as in the"
        " statistical forms.",
    ),
    ask=KIND.ask,
)
LETTER = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("行业代码带有门类字母", "The industry code begins with a letter"),
    Text(
        "行业代码“{code}”带有门类字母，表格里应填四位小类代码 {digits}。",
        "{code} begins with the letter of its section; forms ask for the class alone, {digits}.",
    ),
    Text(
        "请把 gfpack.yaml 的 industry_code 改为 {digits}。",
        "Set `industry_code` in gfpack.yaml to {digits}.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if the industry code is absent or is no four digits."""
    code = (case.project.enterprise.industry_code or "").strip()
    place = Place(GFPACK_YAML, line=case.project.line(GFPACK_YAML, "enterprise", "industry_code"))
    if not code:
        if _asked(case.checklist):
            yield finding(ABSENT, place=place)
    elif re.fullmatch(r"[A-Ta-t]\d{4}", code, re.ASCII):
        yield finding(LETTER, place=place, code=code, digits=code[1:])
    elif not re.fullmatch(r"\d{4}", code, re.ASCII):
        yield finding(KIND, place=place, code=code)


def _asked(checklist: Checklist) -> bool:
    """Return whether the official form has a field for it; without a form, reports do."""
    fields = [field.filled_from for form in checklist.forms for field in form.fields]
    return not fields or "enterprise.industry_code" in fields

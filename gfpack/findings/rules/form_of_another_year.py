"""A statistical form is kept as that of a year which the form itself does not bear.

The year a form prints behind 报告期 (of a whole year) is held against the years that a person
confirmed for the evidence; a form of 2024 that is filed as 2025 proves nothing for 2025, and its
numbers would be compared with the wrong column. That a form is of a year nobody asks for is told
by `wrong-period`.

Fails:
    requirements: {1.1: {any_of: [statistics]}}
    evidence:
      a:
        type: statistics
        years: [2025]
        readings: [{field: statistic, value: "205-4\\t2024\\t取水量\\tnow\\t立方米\\t67020\\t"}]
Passes:
    requirements: {1.1: {any_of: [statistics]}}
    evidence:
      a:
        type: statistics
        years: [2025]
        readings: [{field: statistic, value: "205-4\\t2025\\t取水量\\tnow\\t立方米\\t68400\\t"}]
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.evidence.statistical import FIELD, form_number
from gfpack.findings.case import Case
from gfpack.findings.form_numbers import about_form, where
from gfpack.findings.params import listed

KIND = FindingKind(
    "form-of-another-year",
    Severity.WARNING,
    Text("统计报表的年份与登记的不符", "A statistical form bears another year"),
    Text(
        "“{proof}”按 {years_zh} 年登记，表上的报告期却是 {printed} 年（{form} 表{where_zh}）。",
        "{proof} is filed as of {years_en}, but the form itself is of {printed} (form"
        " {form}{where_en}).",
    ),
    Text(
        "请换上 {years_zh} 年的报表；登记错了的，在 evidence.yaml 的 {id} 下更正 years 并确认。",
        "Put the form of {years_en} in its place; if it was filed wrongly, correct `years` of {id}"
        " in evidence.yaml and confirm.",
    ),
    ask=Text(
        "请提供 {years_zh} 年的 {form} 表（收到的是 {printed} 年的）。",
        "Please send form {form} of {years_en} (we have that of {printed}).",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence with a form of a year that it is not filed as."""
    for evidence in case.cited:
        if evidence.years is None or not evidence.years.confirmed:
            continue
        told: set[str] = set()
        for extent, reading in case.register.readings_of(evidence, FIELD):
            number = form_number(reading.value)
            if not number or number.year in evidence.years.value or number.form in told:
                continue
            told.add(number.form)
            cell = number.cell or None
            place = Place(extent.path, page=None if cell else reading.page, cell=cell)
            years = [str(one) for one in evidence.years.value]
            yield finding(
                KIND,
                **about_form(case, evidence, place),
                group=number.form,
                proof=evidence.title,
                id=evidence.id,
                form=number.form,
                printed=number.year,
                years_zh=listed(years, Lang.ZH),
                years_en=listed(years, Lang.EN),
                **where(place),
            )

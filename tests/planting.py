"""What was planted in a client, and what is found there, in the same terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from gfpack.base.findings import Finding
from gfpack.findings.case import Case
from gfpack.findings.find import asked, find
from gfpack.findings.overrides import judge
from samples.defective.models import Defect, Planted


def open_findings(case: Case) -> list[Finding]:
    return list(judge(find(case), case.project.answers.overrides, asked=asked()).open)


def told(findings: Iterable[Finding]) -> Counter[Planted]:
    return Counter(
        Planted(
            one.code,
            one.requirement,
            one.evidence,
            one.place.file if one.place else None,
            one.place.page if one.place else None,
        )
        for one in findings
    )


def planted(defects: Iterable[Defect]) -> Counter[Planted]:
    return Counter(one for defect in defects for one in defect.findings)

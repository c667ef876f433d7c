"""A report on greenhouse gases leaves a place out; is energy counted for the same boundary?

Carbon and comprehensive energy consumption are asked for one boundary (GB/T 36132-2025, B.4). What
a report leaves out can be read, whether the energy figure leaves it out too cannot: so this is a
hint to look, no verdict. Which words count stands in `checklists/plausibility.yaml`; that scope 3
or an emission source is left out is not told.

Fails:
    requirements: {1.1: {any_of: [ghg-report]}}
    evidence:
      a: {type: ghg-report, text: [核算边界为子虚路 88 号厂区，不包括二期厂区和租赁厂房。]}
    figures: {lines: [{figure: energy-total, year: 2025, value: 2669.82, unit: tce}]}
Passes:
    requirements: {1.1: {any_of: [ghg-report]}}
    evidence:
      a: {type: ghg-report, text: [核算边界为全厂，与能源统计一致，不包括范围三排放。]}
    figures: {lines: [{figure: energy-total, year: 2025, value: 2669.82, unit: tce}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.evidence.plain import squeezed
from gfpack.figures.plausibility import Boundary, plausibility
from gfpack.findings.case import Case
from gfpack.findings.form_numbers import about_form

KIND = FindingKind(
    "carbon-boundary-unclear",
    Severity.INFO,
    Text("碳排放与能耗的边界待核对", "Do carbon and energy share a boundary?"),
    Text(
        "“{proof}”第 {page} 页写明边界“{seen}”；综合能源消费量是否也不含，无法自动判断。",
        "{proof}, page {page}, says of its boundary “{seen}”; whether energy consumption leaves it"
        " out too cannot be told automatically.",
    ),
    Text(
        "请核对综合能源消费量的边界：一致的，在计算过程表里写一句；不一致的，把两者调到同一边界。",
        "Check the boundary of energy consumption: if it is the same, say so in the working; if"
        " not, bring both to one boundary.",
    ),
)
_NEAR = 200
_LONGEST = 60


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for the first place a cited report leaves out, where energy is told."""
    if not case.figures.get("energy-total", case.project.file.evaluation_year):
        return
    limits = plausibility().boundary
    for evidence in case.cited:
        if evidence.type not in limits.types:
            continue
        for extent, page, text in case.register.pages_of(evidence):
            if seen := _left_out(text, limits):
                place = Place(extent.path, page=page)
                yield finding(
                    KIND,
                    **about_form(case, evidence, place),
                    proof=evidence.title,
                    page=page,
                    seen=seen,
                )
                break


def _left_out(text: str, limits: Boundary) -> str | None:
    """Return the words by which a place is left out of the boundary; None if none is."""
    excluding = "|".join(map(re.escape, limits.excluding))
    places = "|".join(map(re.escape, limits.places))
    pattern = re.compile(rf"(?:{excluding})[^。；;，,]{{0,20}}?(?:{places})[^。；;，,]{{0,12}}")
    for sentence in re.split(r"[。；;]", squeezed(text)[:40_000]):
        found = pattern.search(sentence)
        if found and "边界" in sentence[max(0, found.start() - _NEAR) : found.end()]:
            return found[0][:_LONGEST]
    return None

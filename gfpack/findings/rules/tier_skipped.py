"""A title is applied for without the one that customarily comes before it.

Titles are climbed one by one, city, province, nation: authorities recommend upwards from their own
list as a rule. Which title comes before which is the checklist's `ladder`, with its source; it is
custom and not law, so this is a warning, and the notice of the year decides. Who holds the title
applied for already has climbed. Titles held stand in gfpack.yaml under `titles`.

Fails:
    checklist: {ladder: {before: {province: city}, source: [S1], confidence: medium}}
    project: {tier: province}
Passes:
    checklist: {ladder: {before: {province: city}, source: [S1], confidence: medium}}
    project: {tier: province, titles: {city: 2024}}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.checklist.schemes import title_of
from gfpack.findings.case import Case
from gfpack.findings.params import both
from gfpack.project.layout import GFPACK_YAML

KIND = FindingKind(
    "tier-skipped",
    Severity.WARNING,
    Text("未见下一级称号", "The title below the one applied for is not held"),
    Text(
        "本项目申报{tier_zh}{title_zh}，但没有登记过{before_zh}{title_zh}称号。按惯例逐级申报，"
        "上一级一般只从下一级名单中推荐。",
        "This project applies for the {tier_en} title ({title_en}), and nothing says that"
        " the {before_en} one is held. By custom the tiers are climbed one by one: who recommends"
        " takes from the list below.",
    ),
    Text(
        "这是惯例，以当年申报通知为准。已有{before_zh}称号的，在 gfpack.yaml 的 titles 中填写 "
        "{before}: 获评年份；没有的，先问主管部门能否直接推荐，不能的改报{before_zh}。",
        "Custom only; this year's notice decides. If the title is held, give its year as"
        " {before} under `titles` in gfpack.yaml. If not, ask the authority whether it recommends"
        " without it, or apply for the {before_en} title first.",
    ),
    ask=Text(
        "请告知是否已获{before_zh}{title_zh}称号、哪一年获评，并提供公布文件。",
        "Please tell whether you hold the {before_en} title and since when, and send the"
        " list that names it.",
    ),
)
_TIERS = {
    "city": Text("市级", "city"),
    "province": Text("省级", "province"),
    "nation": Text("国家级", "national"),
}


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding if neither the title before the one applied for nor that one is held."""
    file, ladder = case.project.file, case.checklist.ladder
    before = ladder.before.get(file.tier) if ladder else None
    if before is None or {before, file.tier} & file.titles.keys():
        return
    yield finding(
        KIND,
        place=Place(GFPACK_YAML, line=case.project.line(GFPACK_YAML, "tier")),
        before=before,
        **both("tier", _TIERS[file.tier]),
        **both("before", _TIERS[before]),
        **both("title", title_of(case.checklist.scheme)),
    )

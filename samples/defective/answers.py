"""What went wrong in the answers and in the project file."""

from __future__ import annotations

from gfpack.base.findings import Place, finding
from gfpack.findings.rules import edition_abolished
from samples.defective.edits import override, project, reply, unanswered
from samples.defective.models import Defect, Planted

_ANSWERS = "answers.yaml"
_PROJECT = "gfpack.yaml"
_ABOLISHED = finding(edition_abolished.KIND, place=Place(_PROJECT))

DEFECTS = (
    Defect(
        "veto-answered-unmet",
        "照明没有分级设计，如实填了不符合：一票否决。",
        (reply("1.2.2", state="unmet", statement="办公区与车间照明未做分级设计。"),),
        (Planted("veto-unmet", "1.2.2"),),
    ),
    Defect(
        "veto-left-open",
        "培训一条没有人填。",
        (reply("0.8", state="unknown", statement=""),),
        (Planted("veto-unanswered", "0.8"),),
    ),
    Defect(
        "basic-called-not-applicable",
        "说轴承不用能，把必选的能效一条填成不适用。",
        (reply("4.3.1", state="not-applicable", statement="", reason="轴承自身不消耗能源。"),),
        (Planted("veto-not-applicable", "4.3.1"),),
    ),
    Defect(
        "general-called-not-applicable",
        "一般要求也填了不适用。",
        (reply("0.3", state="not-applicable", statement="", reason="没有客户提过环境要求。"),),
        (Planted("veto-not-applicable", "0.3"),),
    ),
    Defect(
        "reason-left-out",
        "填了不适用，理由空着。",
        (reply("4.4.4", reason=None),),
        (Planted("not-applicable-without-reason", "4.4.4"),),
    ),
    Defect(
        "discharge-question-open",
        "废水去向没有回答。",
        (project("  wastewater: sewer\n", ""),),
        (Planted("circumstance-unanswered", file=_PROJECT),),
    ),
    Defect(
        "scored-row-forgotten",
        "有一行预期性要求整行漏掉。",
        (unanswered("1.1.7"),),
        (Planted("answer-missing", "1.1.7"),),
    ),
    Defect(
        "met-by-word-alone",
        "没有做过绿色设计产品评价，却填了符合；现在申请评价也来不及了。",
        (reply("4.1.3", state="met", statement="产品符合绿色设计产品要求。"),),
        (Planted("met-without-proof", "4.1.3"), Planted("lead-time-too-long", "4.1.3")),
    ),
    Defect(
        "more-points-than-there-are",
        "把评分表的分值看错行，报了 30 分。",
        (reply("1.1.1", points="30"),),
        (Planted("points-out-of-range", "1.1.1", file=_ANSWERS),),
    ),
    Defect(
        "points-for-nothing",
        "自评不符合，分数却留着。",
        (reply("3.3.4", points="3"),),
        (Planted("points-without-met", "3.3.4", file=_ANSWERS),),
    ),
    Defect(
        "province-without-city",
        "没有市级称号，直接报省级。",
        (project("tier: city\n", "tier: province\n"),),
        (Planted("tier-skipped", file=_PROJECT),),
    ),
    Defect(
        "industry-by-group",
        "行业代码只填到中类。",
        (project('industry_code: "3451"', 'industry_code: "345"'),),
        (Planted("industry-code-unfit", file=_PROJECT),),
    ),
    Defect(
        "written-by-another-in-silence",
        "报告由咨询公司代写，封面不写。",
        (
            project(
                "  kind: self   # 企业自行编制；委托代编的须改为 third-party 并在封面注明\n",
                "  kind: third-party\n  name: 江苏亡是公节能技术服务有限公司\n  declared: false\n",
            ),
        ),
        (Planted("third-party-not-declared", file=_PROJECT),),
    ),
    Defect(
        "decision-on-what-is-gone",
        "问题解决以后，复核意见还留着。",
        (
            override(
                code="file-unreadable",
                fingerprint="00d1f0c2b7a94e53",
                seen="4f0e1c9a7b3d2586",
                by="沈逸",
                on="2026-11-08",
                why="已向云梦电力索取清晰扫描件",
            ),
        ),
        (Planted("override-unused", file=_ANSWERS),),
    ),
    Defect(
        "decision-on-what-has-changed",
        "版本废止的问题去年复核过，情况已经变了，意见没有更新。",
        (
            override(
                code="edition-abolished",
                fingerprint=_ABOLISHED.fingerprint,
                seen="4f0e1c9a7b3d2586",
                by="沈逸",
                on="2025-11-20",
                why="本地仍按 2018 版",
            ),
        ),
        (Planted("override-stale", file=_ANSWERS),),
    ),
    Defect(
        "statement-of-last-year-kept",
        "去年的说明带过来以后没有人看过。",
        (reply("1.2.4", from_year=2024),),
        (Planted("statement-from-last-year", "1.2.4", file=_ANSWERS),),
    ),
    Defect(
        "figures-of-last-year",
        "替代情况写的还是 2024 年的数。",
        (reply("4.2.2", statement="2024 年度水基清洗剂用量 36 t，替代溶剂型清洗剂 92%。"),),
        (Planted("text-names-last-year", "4.2.2", file=_ANSWERS),),
    ),
)

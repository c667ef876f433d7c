"""What is wrong with the numbers: in figures.xlsx, in statements, in forms and reports."""

from __future__ import annotations

from datetime import date

from gfpack.base.findings import Place
from gfpack.figures.models import Cell, Row
from samples.defective.edits import figure, reply, reworded, sheet_added
from samples.defective.models import Defect, Planted

_WORKBOOK = "figures.xlsx"
_FORM_205_1 = (
    "evidence/05 能源与资源投入/3.1 能源投入/附件5-1 205-1表 能源购进、消费与库存（2025）.pdf"
)
_FORM_205_4 = (
    "evidence/05 能源与资源投入/3.2 资源投入/水/附件5-8 205-4表 工业企业用水情况(2025).pdf"
)
_GHG = "evidence/07 环境排放/温室气体/附件7-18 2025年温室气体排放报告.pdf"


def _project(number: str, name: str, finished: date) -> Row:
    cells = {
        ("name", None): Cell(name, Place("")),
        ("finished", None): Cell(finished, Place("")),
    }
    return Row(number, name, cells)


DEFECTS = (
    Defect(
        "output-value-in-words",
        "财务记不清前年的产值，在格子里写了“约 39860”。",
        (figure("产值与产品类别!D5", 39860, "约 39860"),),
        (Planted("figure-unusable", file=_WORKBOOK),),
    ),
    Defect(
        "workbook-of-last-year",
        "拿上一年项目的数据表改了改年份又交了上来。",
        (figure("填写说明!A3", "year=2025", "year=2024"),),
        (Planted("figures-not-of-this-project", file=_WORKBOOK),),
    ),
    Defect(
        "diesel-misread-from-the-form",
        "柴油消费量抄错一位，与 205-1 表不一致。",
        (figure("能源消费!F13", 6.2, 8.2),),
        (Planted("form-differs-from-figures", "3.1.1", "form-205-1", _FORM_205_1, 1),),
    ),
    Defect(
        "period-misprinted-on-the-form",
        "用水报表的报告期印成了 2024 年，登记时没有看出来。",
        (reworded("form-205-4", {"报告期：2025 年": "报告期：2024 年"}),),
        (Planted("form-of-another-year", "3.2.1", "form-205-4", _FORM_205_4, 1),),
    ),
    Defect(
        "waste-told-otherwise",
        "固废产生量在文字里把两位数字写颠倒了。",
        (
            reply(
                "6.4.3",
                statement="2025 年一般工业固体废物产生量 2920 t，综合利用量 2204 t。",
            ),
        ),
        (Planted("statement-differs-from-figures", "6.4.3", file="answers.yaml"),),
    ),
    Defect(
        "products-worth-more-than-all",
        "产品产值抄颠倒了两位，比全厂的工业总产值还多。",
        (figure("产品产量与单耗!I8", 46800, 48600),),
        (Planted("figures-do-not-add-up", file=_WORKBOOK),),
    ),
    Defect(
        "reuse-in-ten-thousands",
        "上年回用水量按万吨填了。",
        (figure("用水与废水!E7", 9500, 0.95),),
        (Planted("figure-magnitude-unlikely", file=_WORKBOOK),),
    ),
    Defect(
        "discharge-short-of-a-digit",
        "上年废水排放量少敲了一个 0，看起来一年涨了八倍。",
        (figure("用水与废水!E6", 20360, 2036),),
        (Planted("figure-jumps", file=_WORKBOOK),),
    ),
    Defect(
        "carbon-without-the-leased-hall",
        "温室气体报告不含租赁厂房，能耗含不含没有人说得清。",
        (reworded("ghg", {"与能源统计边界一致，": "不包括北侧租赁厂房，"}),),
        (Planted("carbon-boundary-unclear", "5.5.1", "ghg", _GHG, 2),),
    ),
    Defect(
        "project-finished-after-the-year",
        "从国家申报的数据表里拷来改造项目一页，其中一个项目评价年过后才验收。",
        (
            sheet_added(
                "factory/miit-platform-2025",
                "projects",
                (
                    _project("1", "空压机余热回收", date(2025, 8, 28)),
                    _project("2", "网带炉排烟余热利用", date(2026, 3, 18)),
                ),
            ),
        ),
        (Planted("project-outside-window", file=_WORKBOOK),),
    ),
    Defect(
        "footprint-short-of-a-hall",
        "建筑物占地面积少加了一个车间，建筑密度就不到基准了。",
        (figure("土地、建筑与产能!D8", 16506, 6506),),
        (
            Planted("value-misses-baseline", "6.1.3", file=_WORKBOOK),
            Planted("value-misses-baseline", "6.1.4", file=_WORKBOOK),
        ),
    ),
    Defect(
        "green-steel-not-weighed",
        "短流程钢的用量没有填，绿色物料使用率算不出来。",
        (figure("绿色物料!F8", 4386.7, None),),
        (Planted("value-not-known", "6.2.2"),),
    ),
)

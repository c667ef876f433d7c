# ruff: noqa: E501
"""Indicator 5.5: greenhouse gases, verified and reduced."""

from __future__ import annotations

from samples.parties import ADDRESS, CODE, COMPANY, CONSULTANT, LEGAL
from samples.ready import figures as f
from samples.ready.kit import (
    bars,
    centre,
    claim,
    company_paper,
    flow,
    gap,
    h1,
    item,
    p,
    pairs,
    paper,
    report,
    right,
    scanned,
    sign,
    table,
    text_pdf,
    title,
)
from samples.table import Item

_A = "07 环境排放"


def files() -> list[Item]:
    """Return the files of this area."""
    where = f"{_A}/温室气体"
    return [
        item(
            f"{where}/附件7-18 2025年温室气体排放报告.pdf",
            text_pdf(_inventory()),
            claim(
                "ghg",
                "ghg-inventory",
                "温室气体排放报告（2025 年度）",
                "5.5.1 6.5.3 6.5.4",
                number="WY-TPF-2025",
                issued="2026-03-12",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/温室气体核查声明2025（扫描）.pdf",
            scanned(_verification(), "ghg"),
            claim(
                "ghg-verified",
                "ghg-verification",
                "温室气体排放核查声明（2025 年度）",
                "5.5.1 5.5.2 6.5.3",
                number="HC2026-033",
                issued="2026-05-15",
                years=2025,
                seal_seen=True,
            ),
        ),
        item(
            f"{where}/附件7-20 碳减排目标与改善措施.pdf",
            text_pdf(_improvement()),
            claim(
                "ghg-plan",
                "ghg-improvement",
                "碳减排目标与改善措施（2025—2028 年）",
                "5.5.3 4.4.3",
                issued="2026-04-20",
                years=(2025, 2026),
            ),
        ),
    ]


def _inventory() -> dict:
    parts = f.CO2_PARTS
    return report(
        "温室气体排放报告",
        "2025 年度",
        (
            ("报告主体：", COMPANY),
            ("报告编号：", "WY-TPF-2025"),
            ("核算依据：", "GB/T 32150《工业企业温室气体排放核算和报告通则》"),
        ),
        "2026 年 03 月 12 日",
        h1("一、报告主体基本情况"),
        pairs(
            ("单位名称", COMPANY),
            ("统一社会信用代码", CODE),
            ("行业", "C3451 滚动轴承制造"),
            ("产量 / 总产值", f"{f.SETS} 万套 / {f.OUTPUT_VALUE} 万元"),
        ),
        h1("二、核算边界"),
        p(
            "以子虚路 88 号厂区为边界，与能源统计边界一致，包括化石燃料燃烧排放、净购入电力排放；无工业生产过程排放，无外购热力。"
        ),
        flow("天然气、柴油燃烧（范围一）", "净购入电力（范围二）"),
        h1("三、活动数据与排放因子"),
        table(
            ("排放源", "活动数据", "单位", "来源", "排放因子", "因子来源"),
            (
                (
                    "天然气",
                    f.GAS,
                    "万 m³",
                    "205-1 表、结算单",
                    f"{f.GAS_CO2} tCO₂/万 m³",
                    "GB/T 32150 缺省值",
                ),
                ("柴油", f.DIESEL, "t", "205-1 表、加油记录", f"{f.DIESEL_CO2} tCO₂/t", "缺省值"),
                (
                    "净购入电力",
                    f.POWER * 10,
                    "MW·h",
                    "205-1 表、电费单",
                    f"{f.GRID_FACTOR} tCO₂/(MW·h)",
                    "全国电力平均二氧化碳排放因子",
                ),
            ),
            (1, 0.9, 0.7, 1.3, 1.4, 1.4),
            size=8.5,
        ),
        h1("四、排放量"),
        table(
            ("类别", "排放量（tCO₂）", "占比"),
            [
                *((name, value, f"{value / f.CO2 * 100:.1f}%") for name, value in parts.items()),
                ("合计", f.CO2, "100%"),
            ],
            (1.6, 1.2, 1),
        ),
        bars("分源排放量（tCO₂）", list(parts), [float(v) for v in parts.values()], "#6b7f94"),
        h1("五、强度"),
        p(
            f"单位产品碳排放量 {f.CO2} ÷ {f.SETS} = {f.CO2_PER_SET} tCO₂/万套；光伏自发自用 {f.SOLAR} 万 kW·h 按零排放计。"
        ),
        h1("六、真实性声明"),
        p("本报告真实、可靠，如有虚假，本单位承担相应法律责任。"),
        sign(f"法定代表人：{LEGAL}", COMPANY, "2026 年 03 月 12 日"),
        seal=COMPANY,
    )


def _verification() -> dict:
    return paper(
        gap(10),
        title("温室气体排放核查声明", 22),
        centre("编号：HC2026-033"),
        gap(10),
        p(
            f"{CONSULTANT}受{COMPANY}委托，依据 GB/T 32150、ISO 14064-3，对其 2025 年度（2025 年 1 月 1 日至 12 月 31 日）温室气体排放报告进行了独立核查。"
        ),
        pairs(
            ("组织边界", f"{ADDRESS}，运行控制权法"),
            ("核查准则", "GB/T 32150；ISO 14064-1"),
            ("保证等级", "合理保证"),
            ("实质性门槛", "5%"),
            ("现场核查", "2026 年 04 月 21 日至 22 日"),
            (
                "核查排放量",
                f"{f.CO2} tCO₂（范围一 {f.CO2_PARTS['天然气燃烧'] + f.CO2_PARTS['柴油燃烧']}，范围二 {f.CO2_PARTS['净购入电力']}）",
            ),
        ),
        p("核查组认为，该排放报告符合核算准则要求，数据真实、完整，不存在实质性偏差。"),
        sign("核查组长：何夕　批准：林间", CONSULTANT, "2026 年 05 月 15 日", seal=CONSULTANT),
        numbered=False,
    )


def _improvement() -> dict:
    return company_paper(
        "WY-TPF-2026-02",
        title("碳减排目标与改善措施（2025—2028 年）", 17),
        h1("一、核算结果的应用"),
        p(
            f"2025 年净购入电力占排放总量的 {f.CO2_PARTS['净购入电力'] / f.CO2 * 100:.1f}%，原材料占产品碳足迹的 69.1%，据此确定“绿电替代、电机节能、短流程钢”三条主线。"
        ),
        h1("二、目标与措施"),
        table(
            ("序号", "措施", "完成时间", "减排量（tCO₂/a）", "状态"),
            (
                (1, "光伏二期 0.9 MWp", "2025-05", "520", "完成"),
                (2, "空压机余热回收", "2025-08", "165", "完成"),
                (3, "电机系统永磁化 120 台", "2026-10", "311", "完成 96 台"),
                (4, "短流程轴承钢比例提高到 45%", "2027-12", "供应链 1 860", "进行中（37.0%）"),
                (5, "网带炉更新为真空炉", "2027-11", "228", "立项"),
            ),
            (0.5, 2.4, 0.9, 1.3, 1.2),
            pad=7,
        ),
        table(
            ("指标", "2025 年", "2026 年目标", "2028 年目标"),
            (
                ("单位产品碳排放（tCO₂/万套）", f.CO2_PER_SET, "1.390", "1.330"),
                ("6205 碳足迹（kgCO₂e/套）", "0.431", "0.415", "0.390"),
            ),
            (1.8, 1, 1, 1),
            pad=7,
        ),
        right("编制：安环部　批准：沈逸　　2026年04月20日"),
    )

"""Carbon and green power."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from benchmarks.reading.kit import CODED, EMPTY_DAY, ENDING, NAMED, SMALL, Made, kind
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    boxed,
    cols,
    down,
    emblem,
    iso,
    new_page,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.sheets import issued, said, values


def emitter(f: Facts) -> Made:
    """A verifier's report as the carbon market has it: cover, then the sheet of basic facts with many dates."""
    by, year = "镜花低碳核查（子虚）有限公司", str(f.issued.year - (1 if f.issued.month > 4 else 2))
    number = f"{f.pick('JHDT', 'ZXMRV')}-{f.pick('HC', 'V')}-{year}-{f.digits(3)}"
    first, last = (
        f.issued - timedelta(days=f.rng.randint(40, 70)),
        f.issued - timedelta(days=f.rng.randint(5, 12)),
    )

    def day(d: date) -> str:
        return f.on(d) if f.trap != "no-dates" else "/"

    burnt, power = f.rng.uniform(800, 30000), f.rng.uniform(900, 60000)
    rows = [("企业（或者其他经济组织）名称", said(f, "holder")), ("地址", mark("address", f.client.address)), ("联系人／联系方式", f"{f.person()}　000-{f.digits(8)}"),
            ("所属行业领域", f"{f.client.trade}（{f.rng.randint(1310, 4190)}）"), ("是否为独立法人", "是"),
            ("核算和报告依据", "《工业其他行业企业温室气体排放核算方法与报告指南（试行）》"),
            ("排放报告（初始）版本／日期", f"V1.0／{day(first)}"), ("排放报告（最终）版本／日期", f"V2.1／{day(last)}"),
            ("经核查的年度排放量（tCO2）", f"{burnt + power:,.2f}")]  # fmt: skip
    hands = [["核查组长", f.person(), day(f.issued - timedelta(days=4))], ["技术复核人", f.person(), day(f.issued - timedelta(days=2))],
             ["批准人", f.person(), f.on(f.issued) if f.trap != "no-dates" else "/"]]  # fmt: skip
    parts = [
        ["化石燃料燃烧", f"{burnt:,.2f}", f"{burnt:,.2f}", "0.00%"],
        ["净购入电力、热力", f"{power * 1.01:,.2f}", f"{power:,.2f}", "1.00%"],
    ]
    blocks = [
        t(f"核查报告编号：{mark('number', number)}", 11.5),
        down(0.8),
        t(said(f, "holder"), 20, "center", bold=True),
        title(f"{mark('years', year)} 年度", 20, above=14),
        title("温室气体排放核查报告", 28, above=14),
        down(),
        t(f"核查机构名称（公章）：{by}", 13, "center"),
        t(f"核查报告签发日期：{issued(f) or EMPTY_DAY}", 13, "center", above=10),
        seal(f, by, 230, -85),
        space(50),
        new_page(),
        pairs("grid", rows, first=34, inset=7, label={"size": 10.5}, value={"size": 10.5}),
        space(6),
        t("核查结论", 11, bold=True),
        t(f"　　1．{f.client.trade}生产主体的排放核算与报告符合指南要求，边界与上一年度一致；2．核查准则范围内无未覆盖的问题；3．排放量较上年度波动{f.rng.randint(2, 18)}%，原因为产量变化。", 10.5),
        space(4),
        table((3, 3, 3, 2), ("排放源", "初始报告（tCO2）", "核查确认（tCO2）", "偏差"), parts, label=SMALL, value=SMALL),
        space(8),
        table((1, 1, 1), ("岗位", "签名", "日期"), hands, label={"size": 10.5}, value={"size": 10.5}),
        t("本报告仅供主管部门履约管理使用，核查机构备案号 ZX-HC-007。", 9, above=10),
    ]  # fmt: skip
    more = {"number": number, "years": [year], "address": f.client.address}
    return blocks, values(f, **more), f.look(cover=True, header=[f"{by}", f"{number}　{{p}}/{{n}}"])


def declared(f: Facts) -> Made:
    """A footprint's report in one sheet: the figure in a large frame, facts in two columns, an end of validity."""
    by, year = "蜃楼碳管理研究院有限公司", str(f.issued.year - 1)
    number = f"SLCM-CFP/{f.issued.year}/{f.digits(4)}"
    result, stages = f.rng.uniform(0.3, 12), ("原辅料获取", "运输", "制造", "包装与分销")
    left = [
        ("报告主体", said(f, "holder")),
        ("主体代码", said(f, "credit_code")),
        ("生产厂址", mark("address", f.client.address)),
        ("产品规格", f"{f.client.trade}产品 {f.pick('WY', 'M', 'T')}-{f.digits(3)}"),
    ]
    right = [("功能单位", f.pick("1 吨产品", "1 件产品", "1 m² 产品")), ("核算边界", f.pick("摇篮到大门（B2B）", "从摇篮到工厂出厂")),
             ("数据收集期", f"{mark('years', year)}年1月—12月"), ("方法标准", mark("standard", "GB/T 24067-2024"))]  # fmt: skip
    shares = [
        [s, f"{result * p:.4f}", f"{p:.1%}"]
        for s, p in zip(stages, (0.61, 0.07, 0.27, 0.05), strict=True)
    ]
    end = f.day("valid_until", f.until)
    foot = [("报告号", mark("number", number)), ("出具时间", issued(f)), ("声明失效时间", end)]
    small = {"gap": 10, "label": {"size": 9.5, "fill": "#2b6777"}, "value": {"size": 11}}
    blocks = [
        cols((1, 1), [t(by, 11, bold=True, fill="#2b6777")], [t("Product Carbon Footprint Report（Summary）", 9, "right")]),
        rule(ink="#2b6777", line=3),
        title("产品碳足迹评价报告（摘要页）", 23, fill="#2b6777", above=16),
        space(10),
        cols((1, 1), [pairs("plain", left, widths=(24, 76), **small)], [pairs("plain", right, widths=(28, 72), **small)]),
        space(14),
        boxed([t("碳足迹 CFP", 11, "center", fill="#2b6777"), t(f"{result:.4f} kg CO2e", 26, "center", bold=True, above=8), t("每功能单位，含生物源排放，不含碳抵销", 9.5, "center", above=8)], inset=14, ink="#2b6777", fill="#eef6f7"),
        space(14),
        table((3, 3, 2), ("生命周期阶段", "kg CO2e", "贡献"), shares, label=SMALL, value=SMALL, fill="#d8ebee"),
        t("数据质量：初级数据占比约82%；背景数据取自中国产品全生命周期温室气体排放系数库（2022年版）及公开文献（2019—2023年）。", 9.5, above=10),
        t("取舍原则：质量占比小于1%且环境影响可忽略的物料予以舍去，舍去总量不超过5%。", 9.5, above=4),
        down(),
        pairs("grid", [(a, b) for a, b in foot if b], first=26, inset=7, label={"size": 10.5}, value={"size": 11}, ink="#2b6777"),
        space(16),
        cols((1, 1, 1), [t(f"编制　{f.person()}", 10.5)], [t(f"审核　{f.person()}", 10.5, "center")], [t(f"批准　{f.person()}", 10.5, "right")]),
        seal(f, by, 310, -85, "报告专用章"),
        space(16),
    ]  # fmt: skip
    more = {
        "number": number,
        "years": [year],
        "standard": "GB/T 24067-2024",
        "address": f.client.address,
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), f.look(margin=[58, 50, 58, 46], footer="{p} / {n}")


def held_gecs(f: Facts) -> Made:
    """A platform's proof of the certificates an account holds: batches with their own days and numbers."""
    year, by = str(f.issued.year - (1 if f.issued.month > 6 else 2)), "幻海绿证交易平台运营中心"
    number = f"CY{f.issued:%Y%m%d}{f.digits(6)}"
    f.notation = f.pick("dashes", "zh", "slashes-padded", "dots")
    batches: list[list[Any]] = []
    total = 0
    for n in range(1, f.rng.randint(4, 6)):
        many, granted = f.rng.randint(20, 900), f.issued - timedelta(days=f.rng.randint(20, 150))
        total += many
        batches.append(
            [
                str(n),
                f"{f.digits(4)}{year[2:]}{n * 2:02}{f.digits(9)}",
                f.pick("太虚风电场三期", "水月渔光互补电站", "捕影农光项目"),
                f"{n * 2}月",
                str(many),
                f.on(granted) if f.trap != "no-dates" else "—",
            ]
        )
    batches.append([{"span": 4, "text": "合　计"}, str(total), ""])
    facts = [
        ("账户名称", said(f, "holder")),
        ("账户主体代码", said(f, "credit_code")),
        ("电量所属年份", f"{mark('years', year)} 年"),
        ("持有数量", f"{total} 张（折合 {total} 兆瓦时）"),
        ("持有状态", f.pick("已划转、未核销", "已核销（自用）")),
    ]
    blocks = [
        cols((2, 1), [t("绿色电力证书", 22, fill="#1b7f3b", bold=True), t("持 有 证 明", 18, fill="#1b7f3b", above=8)], [emblem("oval", 24, "right", text="GEC", ink="#1b7f3b")]),
        rule(ink="#1b7f3b", line=2),
        t(f"凭证流水　{mark('number', number)}", 10.5, above=8),
        space(10),
        *[t(f"{a}｜{b}", 12, above=7) for a, b in facts],
        t("　　上述账户在本平台持有的可再生能源绿色电力证书明细如下，每张绿证对应1000千瓦时可再生能源电量，不得重复申领、使用。", 11.5, above=12, leading=1.0),
        space(8),
        table((1, 5, 4, 2, 2, 3), ("批次", "证书编码（首号）", "项目", "发电月份", "张数", "核发日"), batches, label=SMALL, value=SMALL, fill="#dff0e4"),
        t("绿证有效期为自电量生产自然月起2年；交易方式：双边协商。", 9.5, above=8),
        down(),
        cols((1, 3), [f.qr(28)], [t(by, 13, "right"), t(f"开具于 {issued(f)}" if issued(f) else "", 12, "right", above=8)]),
        seal(f, by, 320, -90),
        space(10),
        t("核验地址：gec.example/verify　　客服 000-0000000", 8.5, "center", fill="#666666"),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, years=[year]),
        f.look(rim="line", ink="#1b7f3b", margin=[66, 60, 66, 52]),
    )


TYPES = {
    **kind("ghg-verification", emitter, "温室气体排放核查报告", 1, *NAMED),
    **kind("product-carbon-footprint", declared, "产品碳足迹报告", 2, *ENDING, *CODED),
    **kind("green-certificate", held_gecs, "绿证", 1, *CODED),
}  # fmt: skip

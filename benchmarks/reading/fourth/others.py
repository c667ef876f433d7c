"""A fire acceptance, a footprint, cleaner production, green power, a training record."""

from __future__ import annotations

from benchmarks.reading import dates
from benchmarks.reading.kit import EMPTY_DAY, SMALL, TEN, Made, kind, other
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    HELD,
    boxed,
    cols,
    district_office,
    down,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.sheets import issued, said, values

ZH = ("zh", "zh-padded", "zh-spaced", "han", "zh-padded-spaced")


def address(f: Facts) -> str:
    """Return the marked address."""
    return mark("address", f.client.address)


def fire_opinion(f: Facts) -> Made:
    """The fire brigade's opinion of older years: bracketed office, appeal clause, the builder's receipt."""
    f.issued = dates.shifted(f.issued, -8)
    office = f"{f.client.place[1]}公安消防支队"
    number = f"{f.client.place[1][:1]}公消验字〔{f.issued.year}〕第{f.digits(4)}号"
    f.notation = f.pick(*ZH)
    p = f.pick("新建1#、2#厂房", "联合厂房及辅房", "生产车间三")
    blocks = [
        title(office, 20),
        title("建设工程消防验收意见书", 24),
        t(mark("number", number), 12.5, "right", above=12),
        rule(),
        t(f"{said(f, 'holder')}：", 13, above=12),
        t(f"　　根据《中华人民共和国消防法》第十三条的规定，我支队对你单位{p}工程（受理凭证号：{f.digits(14)}）进行了消防验收。该工程位于{address(f)}，地上{f.rng.randint(2, 5)}层，耐火等级二级，建筑高度{f.rng.randint(9, 23)}.{f.digits(1)}米，总建筑面积{f.rng.randint(2000, 40000)}.{f.digits(2)}平方米，使用性质为丙类厂房。", 13, leading=1.0),
        t("　　经审查资料及现场抽样检查、功能测试，意见如下：", 13, leading=1.0),
        t("　　一、综合评定该工程消防验收合格。", 13, leading=1.0),
        t("　　二、应加强建筑消防设施的维护保养，每年至少进行一次全面检测，确保完好有效。", 13, leading=1.0),
        t("　　三、本工程如需扩建、改建（含室内装修、用途变更），应依法重新申报。", 13, leading=1.0),
        down(),
        t(f"（印章）　{office}", 12.5, "right"),
        t(issued(f) or EMPTY_DAY, 12.5, "right"),
        seal(f, office, 290, -85),
        down(0.6),
        t("如不服本意见，可自收到之日起六十日内申请行政复议，或者六个月内提起行政诉讼。", 10),
        rule(),
        t(f"建设单位签收：{f.person()}　　　　　　　　{EMPTY_DAY}", 10.5),
        t("一式两份，一份交建设单位，一份存档。", 9),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def cfp(f: Facts) -> Made:
    """A footprint study's first leaf: what was studied, for whom, by which rules; result in a band."""
    year, number = str(f.issued.year - 1), f"LCA-{f.issued:%y%m}{f.digits(3)}"
    by, norm = (
        "镜花环境技术评价有限公司",
        f.pick("ISO 14067:2018", "GB/T 24067-2024", "PAS 2050:2011"),
    )
    who = [("生产者名称 Producer", said(f, "holder")), ("生产场所 Site", address(f)), ("评价产品 Product", f"{f.client.trade}（{f.pick('WY', 'KT')}-{f.digits(3)}型）"),
           ("功能单位 FU", "1 t 合格产品"), ("基准流数据期 Data Year", f"{mark('years', year)}"), ("方法学 Methodology", mark("standard", norm)), ("数据库 / 软件", "CLCD 0.9 / eFootprint")]  # fmt: skip
    parts = [f.rng.uniform(40, 900) for _ in range(4)]
    stages = [
        [s, f"{v:.2f}", f"{v / sum(parts) * 100:.2f}%"]
        for s, v in zip(("原辅料上游", "运输", "能源消耗", "废弃物处理"), parts, strict=True)
    ]
    blocks = [
        cols((2, 1), [t("产品碳足迹核算报告", 25, bold=True, fill="#117864"), t("CARBON FOOTPRINT STUDY REPORT", 10, fill="#117864")], [t(f"Ref. {mark('number', number)}", 10.5, "right"), t("Version 1.0", 9, "right")]),
        rule(ink="#117864", line=3),
        space(10),
        pairs("plain", who, first=34, gap=11, label={"size": 10, "fill": "#117864"}, value={"size": 11}),
        space(12),
        boxed([t("碳足迹结果（摇篮到大门）", 10.5, "center"), t(f"{sum(parts):.2f} kgCO2e / t", 20, "center", bold=True, fill="#117864")], fill="#e8f6f3", ink="#117864"),
        space(8),
        table((4, 3, 3), ("生命周期阶段", "排放 kgCO2e", "占比"), stages, label=TEN, value=TEN),
        t("　　本报告结果仅适用于上述产品及时间范围，不得用于不同产品之间的比较性声明。", 9.5, above=8),
        down(),
        cols((1, 1), [t(f"编写：{f.person()}", 10.5), t(f"内部评审：{f.person()}", 10.5)], [t(by, 11.5, "right"), t(f"完成日期 {issued(f)}" if issued(f) else "", 10.5, "right")]),
        seal(f, by, 300, -80),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, years=[year], standard=norm, address=f.client.address),
        f.look(footer="Page {p} / {n}"),
    )


def cleaner(f: Facts) -> Made:
    """The experts' opinion on a form: the firm, its adviser, what was done; leader's hand and the bureau's seal."""
    number = f"清审验〔{f.issued.year}〕{f.rng.randint(2, 99):03}"
    f.notation = f.pick(*ZH)
    office = district_office(f, "工业和信息化局")
    rows = [("企业名称", said(f, "holder"), "审核轮次", f.pick("第一轮", "第二轮")), ("企业代码", said(f, "credit_code"), "审核性质", f.pick("强制性", "自愿性")),
            ("咨询服务机构", other(f, "清洁生产咨询"), "行业", f.client.trade)]  # fmt: skip
    plans = [
        [
            "无/低费方案",
            str(f.rng.randint(9, 22)),
            f"{f.rng.randint(5, 40)}.{f.digits(1)}",
            f"{f.rng.randint(20, 90)}.{f.digits(1)}",
        ],
        [
            "中/高费方案",
            str(f.rng.randint(2, 4)),
            f"{f.rng.randint(90, 900)}.{f.digits(1)}",
            f"{f.rng.randint(50, 300)}.{f.digits(1)}",
        ],
    ]
    blocks = [
        title("清洁生产审核评估验收意见表", 20),
        t(f"文书号：{mark('number', number)}", 10.5, "right"),
        space(4),
        pairs("grid", rows, widths=(16, 44, 16, 24), inset=8, label=TEN, value=TEN),
        table((3, 2, 3, 3), ("方案类型", "实施数（项）", "投资（万元）", "经济效益（万元/年）"), plans, label=TEN, value=TEN, inset=6),
        boxed([t("专家组意见：", 11.5, bold=True),
               t("　　1. 企业领导重视，成立了审核小组，审核程序符合《清洁生产审核办法》《清洁生产审核评估与验收指南》要求；", leading=1.0),
               t("　　2. 审核重点确定合理，清洁生产目标设置适当，中/高费方案已实施完毕，达到预期目标；", leading=1.0),
               t("　　3. 企业清洁生产水平达到国内先进水平（Ⅱ级）。专家组同意该企业通过清洁生产审核验收。", leading=1.0),
               t("　　建议：进一步完善能源、用水三级计量，持续推进清洁生产。", leading=1.0), space(14),
               t(f"专家组组长：{f.person()}　　成员：{f.person()}、{f.person()}", 11, "right")], inset=10, line=0.5),
        boxed([t("主管部门意见：", 11.5, bold=True), t("　　同意专家组意见，准予通过验收。"), space(40), t(f"（盖章）　{issued(f) or EMPTY_DAY}", 11, "right"), seal(f, office, 290, -80), space(8)], inset=10, line=0.5),
        down(),
        t("填表说明：本表一式三份，企业、工信部门、生态环境部门各存一份。", 9),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look(margin=[56, 60, 56, 50])


def green_deal(f: Facts) -> Made:
    """A trading centre's voucher: buyer and seller beside each other, the lots below."""
    year, number = str(f.issued.year - 1), f"LZ{f.issued:%Y%m}{f.digits(8)}"
    f.notation = f.pick("dashes", "zh", "dots", "slashes-padded")
    many, by = f.rng.randint(100, 9000), "华胥电力交易中心有限公司"
    lots = [
        [
            "幻海滩涂光伏电站（二期）",
            "太阳能发电",
            f"{mark('years', year)}-{f.rng.randint(1, 12):02}",
            f"{many}",
            "平价",
        ]
    ]
    blocks = [
        cols((1, 1), [t(by, 13, bold=True, fill="#00695c")], [t(f"凭证编码　{mark('number', number)}", 10, "right")]),
        rule(ink="#00695c", line=2),
        title("绿色电力证书交易凭证", 25, fill="#00695c", above=16),
        t("Green Electricity Certificate — Transaction Voucher", 10, "center"),
        space(14),
        table((1, 1), ("购买方 Buyer", "出售方 Seller"), [[said(f, "holder"), other(f, "风力发电")], [said(f, "credit_code"), f"91150199MA{f.digits(7)}K"]], label=TEN, value={"size": 11}, inset=8, fill="#e0f2f1"),
        space(10),
        table((4, 2, 2, 2, 1.6), ("项目名称", "能源类型", "生产年月", "证书张数", "类别"), lots, label=TEN, value=TEN, inset=7, fill="#e0f2f1"),
        t(f"　　上述证书共 {many} 张，对应可再生能源电量 {many} 兆瓦时，已划转至购买方账户，不得再次交易。", 11, above=14),
        t(f"成交日 {issued(f)}" if issued(f) else "", 11, above=8),
        down(),
        cols((1, 2), [f.qr(30)], [t(f"{by}（电子印章）", 12, "right"), t("本凭证由系统自动生成，打印件无需另行签字。", 9, "right")]),
        seal(f, by, 320, -95, "绿证业务章"),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, years=[year]),
        f.look(ghost="绿证交易凭证", footer="客服热线 400-000-0000"),
    )


def training(f: Facts) -> Made:
    """A form of the firm's system: its own form number, what, when, where; names in two halves; the test."""
    f.notation = f.pick("zh", "dots", "slashes", "dashes", "zh-padded")
    day = issued(f)
    when = (
        f"{day}　{f.pick('13:30—16:30', '8:30～11:00', '14:00-16:00')}"
        if day
        else "　　年　月　日　　时至　　时"
    )
    half = [
        [
            str(n),
            f.person(),
            f.pick("设备动力科", "一车间", "质检部"),
            "",
            str(n + 8),
            f.person(),
            f.pick("仓储部", "二车间", "行政部"),
            "",
        ]
        for n in range(1, 9)
    ]
    blocks = [
        t(said(f, "holder"), 15, "center"),
        title("员工教育培训签到及效果评价记录", 18),
        t(f"记录编号：QR-HR-{f.digits(2)}-0{f.rng.randint(1, 9)}　　版本：B/{f.pick(0, 1)}　　保存期：3年", 9, "right"),
        space(4),
        pairs("grid", [("课程名称", f.pick("清洁生产与节能降耗知识", "危险废物规范化管理", "ISO 50001 标准宣贯"), "主办部门", f.pick("安环部", "人事行政部")),
                       ("授课时间", when, "地　点", f.pick("食堂二楼", "培训教室", "视频会议室")), ("授 课 人", f.person(), "应到/实到", "16人／16人")], widths=(14, 44, 14, 28), label=TEN, value=TEN, inset=7),
        boxed([t("内容提要：", 10.5, bold=True), t("1. 国家绿色制造政策；2. 岗位节能操作要点；3. 分类收集与标识要求；4. 现场提问与讨论。", 10.5), space(8)], line=0.5),
        table((1, 2, 2.4, 2.4, 1, 2, 2.4, 2.4), ("No.", "姓名", "所在部门", "签名", "No.", "姓名", "所在部门", "签名"), half, label=SMALL, value=SMALL, inset=5.5),
        boxed([t("效果评价：■笔试　□实操　□提问", 10.5), t(f"平均成绩{f.rng.randint(82, 96)}分，合格率100%，培训有效。　　评价人：{f.person()}", 10.5)], line=0.5),
        seal(f, f.holder, 330, -70),
        down(),
    ]  # fmt: skip
    return blocks, values(f), f.look(margin=[48, 56, 48, 48])


NAMED = ("no-dates", *HELD[:2])
CODED = ("no-dates", *HELD)
ENDING = ("expired", "leap-day")
TYPES = {
    **kind("fire-acceptance", fire_opinion, "消防验收", 3, *NAMED),
    **kind("product-carbon-footprint", cfp, "产品碳足迹报告", 1, *NAMED),
    **kind("cleaner-production-acceptance", cleaner, "清洁生产审核验收意见", 1, *CODED),
    **kind("green-certificate", green_deal, "绿证", 1, *CODED),
    **kind("training-record", training, "培训记录", 1, *NAMED),
}

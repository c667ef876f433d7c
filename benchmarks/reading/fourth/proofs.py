"""Title, contracts, proofs, and papers on energy and carbon."""

from __future__ import annotations

from benchmarks.reading import dates
from benchmarks.reading.kit import EMPTY_DAY, SMALL, TEN, Made, kind, other
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    HELD,
    boxed,
    cols,
    district_office,
    down,
    iso,
    new_page,
    pairs,
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


def house_title(f: Facts) -> Made:
    """The old certificate of a house's title: its table of owner, house and land."""
    f.issued = dates.shifted(f.issued, -11)
    number = f"{f.client.place[1][:-1]}房权证{f.client.place[2][:2]}字第{f.digits(8)}号"
    f.notation = f.pick("zh", "zh-padded", "dashes")
    office = f"{f.client.place[1]}房产管理局"
    house = [
        [
            f"{f.rng.randint(1, 9)}幢",
            f.pick("非居住", "工业"),
            f"{f.rng.randint(2, 5)}",
            f"{f.rng.randint(2000, 20000)}.{f.digits(2)}",
            "",
            "钢混",
        ]
        for _ in "ab"
    ]
    land = [
        [
            f"{f.digits(3)}-{f.digits(3)}-{f.digits(4)}",
            "出让",
            f"{f.issued.year - 5} 年至 {f.issued.year + 45} 年 止",
        ]
    ]
    blocks = [
        t(mark("number", number), 12, "center"),
        space(8),
        pairs("grid", [("房屋所有权人", said(f, "holder")), ("共 有 情 况", "单独所有"), ("房 屋 坐 落", address(f)),
                       ("登 记 时 间", issued(f)), ("房 屋 性 质", "自建"), ("规 划 用 途", f.pick("工业", "工业厂房"))], first=24, inset=9, ink="#7b241c", label={"size": 11.5}, value={"size": 11.5}),
        table((1.4, 2, 1.4, 2.4, 2.4, 1.6), ("房屋状况", "用途", "总层数", "建筑面积（㎡）", "套内面积（㎡）", "其他"), house, label=TEN, value=TEN, inset=7),
        table((3, 2, 5), ("土地状况　地号", "土地取得方式", "土地使用年限"), land, label=TEN, value=TEN, inset=7),
        boxed([t("附　　记", 12, "center", bold=True), space(60)], inset=8),
        down(),
        cols((1, 1), [t("填发单位（盖章）", 12)], [t(office, 12, "right")]),
        seal(f, office, 40, -70, "房屋登记专用章"),
        space(30),
        t(f"建房注册号：{f.digits(5)}　　　　中华人民共和国住房和城乡建设部监制", 9, "center"),
        t("根据《中华人民共和国物权法》，房屋所有权证书是权利人享有房屋所有权的证明。", 9, "center"),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look(paper="#fdf6f0")


def waste_service(f: Facts) -> Made:
    """A service contract with a cover, clauses, and the parties' bank details side by side at the end."""
    number = f"{f.issued.year}-{f.pick('危处', '固废')}-{f.digits(4)}"
    second = other(f, "固废处置")
    start = dates.shifted(f.issued, 0, 12)
    day = issued(f)
    term = (
        f"　　8.1 本合同服务期自{f.day('valid_from', start)}起，至{f.day('valid_until', f.until)}止；期满前一个月双方可协商续签。"
        if f.until
        else "　　8.1 本合同自双方盖章之日起生效，服务期以处置计划批准期为准。"
    )
    rows = [
        ["1", "HW08", "900-218-08", "废液压油", "桶装", "3,200"],
        ["2", "HW12", "900-252-12", "废漆渣", "袋装", "3,800"],
        ["3", "HW49", "900-039-49", "废活性炭", "袋装", "4,100"],
    ]
    cover = [
        ("甲方（产生单位）", said(f, "holder")),
        ("乙方（经营单位）", second),
        ("签 约 地 点", f"{f.client.place[1]}{f.client.place[2]}"),
    ]
    if day:
        cover.append(("签 约 时 间", day))
    ends = [["单位名称", f.holder, second], ["纳税人识别号", said(f, "credit_code"), f"91320599MA{f.digits(7)}X"], ["开户银行", "乌有银行黄粱支行", "太虚商业银行营业部"],
            ["账　　号", f.digits(18), f.digits(18)], ["联 系 人", f.person(), f.person()], ["盖　　章", "\n\n\n", ""]]  # fmt: skip
    blocks = [
        t(f"合同登记编号：{mark('number', number)}", 11.5, "right"),
        down(0.7),
        title("危险废物收集处置\n技 术 服 务 合 同", 29, leading=1.0),
        down(),
        pairs("lines", cover, first=32, gap=18, label={"size": 13}, value={"size": 13}),
        down(),
        t("子虚省生态环境厅　推荐文本", 11, "center"),
        new_page(),
        t("　　甲方在生产过程中产生的危险废物，依法须交由持有危险废物经营许可证的单位处置。乙方持有JS0599OOI00-3号经营许可证（许可证有效期至" + f.on(dates.shifted(f.issued, 3, 40)) + "）。双方达成如下协议："),
        t("一、处置内容及费用", 11.5, bold=True, above=8), space(3),
        table((1, 1.6, 2.6, 3, 2, 2.6), ("序号", "类别", "八位码", "名称", "包装", "单价（元/吨）"), rows, label=SMALL, value=SMALL),
        t("二、甲方义务", 11.5, bold=True, above=8),
        t("　　2.1 甲方应按标准对危险废物进行分类包装并张贴标签，不得混入其他杂物。"),
        t("三、乙方义务", 11.5, bold=True, above=8),
        t("　　3.1 乙方应在接到通知后七个工作日内安排车辆收运，并在五日内办理转移联单。"),
        t("八、期限及其他", 11.5, bold=True, above=8),
        t(term),
        t("　　8.2 未尽事宜另行签订补充协议，与本合同具同等法律效力。"),
        down(),
        table((2, 5, 5), ("", "甲　方", "乙　方"), ends, label=SMALL, value=SMALL, align="left"),
        seal(f, f.holder, 120, -90, "合同专用章"),
        seal(f, second, 300, -90, "合同专用章"),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, valid_from=iso(start), valid_until=iso(f.until)),
        f.look(footer="第 {p} 页"),
    )


def lease_plain(f: Facts) -> Made:
    """A village's plain agreement: the parties in two lines, the term in words, the day at the foot."""
    landlord = f.pick(
        f"{f.client.place[1]}{f.client.place[2]}无何村股份经济合作社", party(f.rng).name
    )
    number = f"{f.client.place[2][:2]}租协{f.issued.year}第{f.rng.randint(2, 99):02}号"
    f.notation = f.pick("zh", "zh-padded", "zh-spaced", "dots-short")
    start = dates.shifted(f.issued, 0, 15)
    term = (
        f"　　二、租期：从{f.day('valid_from', start)}起到{f.day('valid_until', f.until)}止。租期届满，乙方在同等条件下有优先承租权。"
        if f.until
        else "　　二、租期：暂不定期，任何一方解除须提前六个月书面通知对方。"
    )
    sign = "签订于"
    blocks = [
        title("厂 房 出 租 协 议 书", 22),
        t(f"登记号　{mark('number', number)}", 10.5, "right"),
        space(10),
        t(f"甲方（房东）：{landlord}"),
        t(f"乙方（租用单位）：{said(f, 'holder')}"),
        t("　　经甲、乙双方友好协商，就厂房出租一事达成以下协议，以资共同遵守。", above=10),
        t(f"　　一、甲方将座落在{f.client.place[1]}{f.client.place[2]}无名街{f.rng.randint(2, 80)}号的厂房{f.rng.randint(2, 6)}间（建筑面积约{f.rng.randint(900, 6000)}平方米）及院内空地出租给乙方作生产使用。", leading=1.0),
        t(term, leading=1.0),
        t(f"　　三、租金每年人民币{f.rng.randint(20, 90)}万元整，先付后用，每年分两次付清。押金{f.rng.randint(2, 9)}万元。", leading=1.0),
        t("　　四、水电费由乙方按表计量自行承担，乙方应做好消防、安全、环保工作，如发生事故由乙方负责。", leading=1.0),
        t("　　五、租期内乙方不得转租。如遇国家征用，本协议自行终止，甲方退还剩余租金。", leading=1.0),
        t("　　六、本协议一式三份，甲乙双方各执一份，村委会备案一份。", leading=1.0),
        down(),
        cols((1, 1), [t("甲方（盖章）："), space(30), t(f"代表：{f.person()}")], [t("乙方（盖章）："), space(30), t(f"代表：{f.client.legal}")]),
        seal(f, landlord, 40, -85),
        seal(f, f.holder, 290, -85),
        t(f"{sign} {issued(f)}" if issued(f) else f"{sign}{EMPTY_DAY}", 11, "right", above=18),
        down(0.6),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, valid_from=iso(start), valid_until=iso(f.until)),
        f.look(size=12),
    )


def credit_special(f: Facts) -> Made:
    """A province's credit site: the report's head in a band, whose it is, then domains without record."""
    number = f"ZX{f.digits(6)}{f.issued:%y%m%d}{f.digits(5)}"
    f.notation = f.pick("zh", "dashes", "zh-padded")
    since = dates.shifted(f.issued, -3)
    fields = (
        "发展改革",
        "生态环境",
        "应急管理",
        "市场监管",
        "税务",
        "人力资源社会保障",
        "消防安全",
        "住房城乡建设",
    )
    rows = [[str(n), w, "未发现违法违规信息"] for n, w in enumerate(fields, 1)]
    base = [("市场主体名称", said(f, "holder")), ("主体代码", said(f, "credit_code")), ("住所", f.client.address), ("成立时间", f.on(dates.shifted(f.issued, -f.rng.randint(5, 15), 31))),
            ("法定代表人（负责人）", f.client.legal)]  # fmt: skip
    blocks = [
        boxed([t("信用中国（子虚）", 12, "center", fill="#ffffff"), t("市场主体公共信用报告", 24, "center", fill="#ffffff", bold=True), t("（核查版）", 11, "center", fill="#ffffff")], fill="#1a5fb4", ink="#1a5fb4", inset=14),
        space(6),
        cols((1, 1), [t(f"报告流水号：{mark('number', number)}", 9.5)], [t(f"出具时间：{issued(f)}" if issued(f) else "", 9.5, "right")]),
        t("▌基本信息", 12.5, bold=True, fill="#1a5fb4", above=16), space(4),
        pairs("plain", base, first=28, gap=10, label={"size": 10.5, "fill": "#666666"}, value={"size": 10.5}),
        t("▌核查结果", 12.5, bold=True, fill="#1a5fb4", above=16),
        t(f"核查时段：{f.on(since)} 至 {f.on(dates.shifted(f.issued, 0, -1))}", 10), space(4),
        table((1, 4, 5), ("序号", "核查领域", "核查结果"), rows, label=TEN, value=TEN, fill="#dce9f8"),
        t("▌严重失信主体名单", 12.5, bold=True, fill="#1a5fb4", above=16),
        t("　　经比对，该主体未被列入严重失信主体名单。", 10.5),
        down(),
        cols((4, 1), [t("声明：1. 本报告依据省公共信用信息平台归集信息生成，不含涉密信息。\n2. 对报告内容有异议的，可向“信用中国（子虚）”网站提出异议申请。\n3. 本报告自出具之日起三个月内供参考。", 8.5, fill="#666666")], [f.qr(26, "right")]),
        seal(f, "子虚省公共信用信息中心", 250, -120),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look(footer="信用中国（子虚）　第{p}页/共{n}页")


def safe_proof(f: Facts) -> Made:
    """The emergency bureau's proof: asked by the firm, searched, said; a file number and a contact below."""
    office = district_office(f, "应急管理局")
    number = f"{f.client.place[2][:1]}应急证字〔{f.issued.year}〕{f.rng.randint(2, 300)}号"
    f.notation = f.pick(*ZH)
    since = dates.shifted(f.issued, -3)
    blocks = [
        t(mark("number", number), 11.5, "right"),
        down(0.4),
        title("关于企业安全生产情况的证明", 22),
        space(16),
        t(f"　　{said(f, 'holder')}（{f.pick('社会信用代码', '信用代码')}{said(f, 'credit_code')}，法定代表人{f.client.legal}）系我辖区内企业。", 14, leading=1.2),
        t(f"　　应该企业申请，经查询安全生产行政执法及事故统计系统，{f.on(since)}至本证明开具之日，该企业未发生人员死亡的生产安全事故，未受到我局安全生产方面的行政处罚。", 14, leading=1.2, above=8),
        t("　　本证明仅用于申报绿色工厂，不作他用。", 14, leading=1.2, above=8),
        t("　　特此证明", 14, above=8),
        down(0.7),
        t(office + "　　", 14, "right"),
        t((issued(f) or "年　月　日") + "　　", 14, "right"),
        seal(f, office, 270, -90, "安全监管业务专用章"),
        down(),
        t(f"（联系人：{f.person()}；联系电话：000-{f.digits(8)}）", 11),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look()


def ets_report(f: Facts) -> Made:
    """The trading scheme's report: cover, then the conclusion's table with hands and days."""
    year, number = (
        str(f.issued.year - 1),
        f"{f.pick('TJ', 'CEPREI', 'HX')}-HC-{f.issued:%Y}-{f.digits(3)}",
    )
    by = "太虚低碳认证（子虚）有限公司"
    day = issued(f)
    made, read = (f.on(dates.shifted(f.issued, 0, -n)) for n in (9, 4))
    amount = f"{f.rng.uniform(9000, 90000):.0f}"
    rows = [("企业（或其他经济组织）名称", said(f, "holder"), "地址", address(f)), ("统一社会信用代码", said(f, "credit_code"), "联系人", f.person()),
            ("所属行业领域", f.client.trade + "制造", "是否为独立法人", "是"), ("核算和报告依据", "《工业其他行业企业温室气体排放核算方法与报告指南（试行）》", "经核查后的排放量（tCO2）", amount)]  # fmt: skip
    hands = [
        ["核查组长", f.person(), "技术复核人", f.person(), "批准人", f.person()],
        ["日期", made, "日期", read, "日期", f.on(f.issued) if day else ""],
    ]
    blocks = [
        t(f"核查报告编号：{mark('number', number)}", 11.5, "right"),
        down(0.6),
        title(said(f, "holder"), 20), title(f"{mark('years', year)}年度", 20), title("温室气体排放核查报告", 27),
        down(),
        t(f"核查机构（公章）：{by}", 13, "center"),
        t(f"核查报告签发日期：{day}" if day else "核查报告签发日期：", 13, "center", above=10),
        seal(f, by, 220, -80),
        down(0.5),
        new_page(),
        pairs("grid", rows, widths=(20, 32, 18, 30), label=SMALL, value=SMALL),
        boxed([t("核查结论", 11, bold=True), t(f"　　1. 排放报告与核算指南的符合性：经核查，核查组确认该企业{year}年度的排放报告与核算方法符合《核算指南》要求。"),
               t(f"　　2. 排放量声明：按照核算指南核算的企业温室气体排放总量为{amount}吨二氧化碳当量，其中化石燃料燃烧{int(amount) // 3}吨，净购入电力、热力{int(amount) - int(amount) // 3}吨。"),
               t("　　3. 核查过程中未覆盖的问题：无。"), t("　　4. 排放量存在异常波动的原因说明：与上年度相比无异常波动。")], inset=8, line=0.5),
        table((2, 2, 2.2, 2, 2, 2), hands[0], [hands[1]], label=SMALL, value=SMALL),
        t("1. 概述", 13, bold=True, above=16),
        t("　　1.1 核查目的：为有效实施碳配额发放和履约提供可靠的数据质量保证。1.2 核查范围：企业法人边界内所有设施。1.3 核查准则：《碳排放权交易管理办法（试行）》。"),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, years=[year], address=f.client.address),
        f.look(footer="{p}", cover=True),
    )


def audit(f: Facts) -> Made:
    """An energy audit as a summary sheet: period as months, indicators, the audit team."""
    year, number = str(f.issued.year - 1), f"能审〔{f.issued.year}〕{f.digits(3)}"
    by = "幻海节能技术服务中心有限公司"
    rows = [["综合能源消费量", "tce", f"{f.rng.uniform(1000, 9000):.2f}", "等价值"], ["单位产值能耗", "tce/万元", f"{f.rng.uniform(0.02, 0.3):.4f}", "可比价"],
            ["节能量", "tce", f"{f.rng.uniform(20, 300):.2f}", "项目节能量"], ["节能潜力", "tce", f"{f.rng.uniform(20, 300):.2f}", "无/低费及中高费方案"]]  # fmt: skip
    facts = [("用能单位全称", said(f, "holder")), ("社会信用代码", said(f, "credit_code")), ("审计期", f"{mark('years', year)}年1月至12月"), ("审计类型", f.pick("重点用能单位例行审计", "专项能源审计")),
             ("执行标准", mark("standard", "GB/T 17166-2019")), ("审计单位", by)]  # fmt: skip
    blocks = [
        cols((1, 1), [t(mark("number", number), 10.5)], [t("密级：内部", 10.5, "right")]),
        title("用能单位能源审计报告书", 25, above=24),
        t("（摘　要）", 14, "center"),
        space(10),
        pairs("lines", facts, first=24, gap=12, label={"size": 12}, value={"size": 12}),
        t("主要能耗指标汇总", 12, bold=True, above=16), space(4),
        table((3, 2, 2.4, 3), ("指标", "单位", "审计值", "备注"), rows, label=TEN, value=TEN),
        t("审计意见", 12, bold=True, above=14),
        t("　　企业能源管理机构健全，计量器具配备率符合要求，能源统计数据真实可信。建议进一步开展空压系统余热回收和照明改造。", leading=1.0),
        down(),
        t(f"审计组成员：{f.person()}、{f.person()}、{f.person()}　　审定：{f.person()}", 11),
        t(f"{by}　　{issued(f)}", 12, "right", above=14),
        seal(f, by, 220, -70),
        down(0.5),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, years=[year], standard="GB/T 17166-2019"),
        f.look(footer="· {p} ·"),
    )


NAMED = ("no-dates", *HELD[:2])
CODED = ("no-dates", *HELD)
ENDING = ("expired", "leap-day")
TYPES = {
    **kind("title-certificate", house_title, "不动产权证", 3, *NAMED),
    **kind("hazardous-waste-contract", waste_service, "危废处置合同", 1, *ENDING, *CODED),
    **kind("lease-contract", lease_plain, "厂房租赁合同", 5, *ENDING, *NAMED),
    **kind("credit-china-report", credit_special, "信用中国报告", 1, *CODED),
    **kind("no-accident-certificate", safe_proof, "守法证明", 1, *CODED),
    **kind("ghg-verification", ets_report, "温室气体排放核查报告", 1, *CODED),
    **kind("energy-audit-report", audit, "能源审计报告", 1, *CODED),
}

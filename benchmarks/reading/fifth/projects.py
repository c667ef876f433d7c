"""Approvals of projects, of their impact, use of energy, acceptance and fire safety."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, EMPTY_DAY, NAMED, SMALL, Made, kind
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
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


def _project(f: Facts) -> str:
    many = f.pick("6000吨", "12万套", "450万件", "1.2亿只")
    return f"年产{many}{f.client.trade}{f.pick('生产线技改', '搬迁扩建', '产能提升', '数字化车间')}项目"


def impact(f: Facts) -> Made:
    """The last sheet of a report's form: the office's opinion in one frame, earlier papers named in it."""
    office, agent = (
        district_office(f, "生态环境分局"),
        party(f.rng).name.replace("有限", "环境工程有限", 1),
    )
    number = f"{f.client.place[2][:1]}环{f.pick('建审', '表批', '批')}{f.pick('〔{}〕', '[{}]', '（{}）').format(f.issued.year)}{f.rng.randint(3, 260)}号"
    p, old = (
        _project(f),
        f"{f.client.place[2][:1]}环评〔{f.issued.year - f.rng.randint(4, 9)}〕{f.rng.randint(10, 90)}号",
    )
    f.notation = f.pick(f.notation, "han", "zh-padded")
    shown, limits = (
        f.on(f.issued - timedelta(days=f.rng.randint(9, 15))),
        f.pick("GB 16297-1996", "DB 00/2146-2018"),
    )
    shown = f"于{shown}起" if f.trap != "no-dates" else "依法"
    opinion = [
        t(f"审批意见：　　　　　　　　　　　　　　　　　　　　{mark('number', number)}", 12),
        t(f"　　{said(f, 'holder')}委托{agent}编制的《{p}环境影响报告表》（报批稿）及你单位关于要求审批的申请报告收悉。经审查并{shown}在政府网站公示，公示期间未收到反对意见。根据《中华人民共和国环境影响评价法》第二十二条规定，审批意见如下：", 12, above=10),
        t(f"　　一、该项目选址于{mark('address', f.client.address)}，系{f.pick('扩建', '技改', '迁建')}项目，原有项目已经审批（{old}）。原则同意报告表基本结论，报告表提出的污染防治对策可作为项目环保设计的依据。", 12, above=6),
        t(f"　　二、废水经预处理达到纳管标准后排入市政污水管网；工艺废气收集处理后高空排放，执行{limits}二级标准；厂界噪声执行3类标准；危险废物委托有资质单位处置。", 12, above=6),
        t(f"　　三、本项目实施后全厂主要污染物总量控制指标：化学需氧量{f.rng.uniform(0.1, 3):.3f}吨/年、氨氮{f.rng.uniform(0.01, 0.3):.3f}吨/年、挥发性有机物{f.rng.uniform(0.2, 6):.3f}吨/年。", 12, above=6),
        t("　　四、项目的性质、规模、地点、工艺或者防治污染的措施发生重大变动的，应重新报批；自批准之日起超过五年方开工建设的，报我局重新审核。", 12, above=6),
        t("　　五、严格执行环境保护设施与主体工程同时设计、同时施工、同时投产使用制度，投产前依法取得排污许可。", 12, above=6),
        space(96),
        t(f"经办人（签字）：{f.person()}　　　　审核：{f.person()}　　　　　公　章", 11.5),
        t(issued(f) or EMPTY_DAY, 12, "right", above=12),
        seal(f, office, 300, -95, "环评审批专用章"),
        space(10),
    ]  # fmt: skip
    blocks = [
        t("预审意见：　　（不涉及）", 11.5),
        t(f"　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　{EMPTY_DAY}", 10),
        rule(line=0.5),
        space(6),
        boxed(opinion, inset=12),
        down(),
        t(f"附注：本审批意见一式四份，{office}存档二份。", 9),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, address=f.client.address),
        f.look(header=[f"{p}环境影响报告表", "{p}"], leading=0.8),
    )


def three_at_once(f: Facts) -> Made:
    """The form that registers the acceptance of works with their protection: six columns, many others' numbers."""
    agent, lab, works = (
        party(f.rng).name.replace("有限", w + "有限", 1) for w in ("环境技术", "检测", "环保设备")
    )
    p, built = _project(f), dates.shifted(f.issued, 0, -f.rng.randint(90, 200))
    begun, year = dates.shifted(built, 0, -f.rng.randint(150, 400)), f.issued.year - 2
    rows = [("项目名称", p, "项目代码", f"{year % 100}11-320599-07-02-{f.digits(6)}", "建设性质", f.pick("新建", "改扩建", "技术改造")),
            ("行业类别", f.client.trade, "建设地点", mark("address", f.client.address), "环评文件类型", f.pick("报告表", "报告书")),
            ("设计生产能力", f"{f.rng.randint(2, 90)}00吨/年", "实际生产能力", "与设计一致", "环评单位", agent),
            ("环评审批机关", district_office(f, "生态环境局"), "审批文号", f"环审〔{year}〕{f.rng.randint(5, 180)}号", "开工日期", f.on(begun)),
            ("竣工日期", f.on(built), "环保设施设计施工单位", works, "排污许可证编号", f"{f.client.code}001Q"),
            ("验收单位", said(f, "holder"), "环保设施监测单位", lab, "验收监测时工况", f"{f.rng.randint(76, 96)}%"),
            ("投资总概算（万元）", f"{f.rng.randint(900, 9000)}", "环保投资（万元）", f"{f.rng.randint(30, 300)}", "年平均工作时", f.pick("2400h", "7200h")),
            ("运营单位社会统一信用代码", said(f, "credit_code"), "验收时间", issued(f), "验收结论", "验收合格")]  # fmt: skip
    if f.trap == "no-dates":
        rows[3], rows[4] = (*rows[3][:4], "开工日期", "/"), ("竣工日期", "/", *rows[4][2:])
    amounts = [[n, f"{a:.2f}", lim, f"{a * 3:.3f}", "/"] for n, a, lim in (
        ("废水量（万吨）", f.rng.uniform(1, 9), "/"), ("化学需氧量", f.rng.uniform(20, 200), "500"), ("氨氮", f.rng.uniform(1, 30), "45"),
        ("工业粉尘", f.rng.uniform(2, 18), "20"))]  # fmt: skip
    tiny = {"size": 9}
    blocks = [
        title("建设项目工程竣工环境保护“三同时”验收登记表", 17),
        cols((3, 1, 1), [t(f"填表单位（盖章）：{said(f, 'holder')}", 10)], [t(f"填表人（签字）：{f.person()}", 10)], [t(f"项目经办人（签字）：{f.person()}", 10)]),
        seal(f, f.holder, 120, -70),
        space(4),
        pairs("grid", rows, widths=(11, 23, 12, 22, 11, 21), inset=7, label=tiny, value=tiny),
        space(8),
        t("污染物排放达标与总量控制（工业建设项目详填）", 10, bold=True),
        space(3),
        table((3, 3, 3, 3, 2), ("污染物", "本期实际排放浓度", "允许排放浓度", "本期实际排放量", "区域削减"), amounts, label=tiny, value=tiny),
        t("注：1．排放增减量：（+）表示增加，（-）表示减少。2．计量单位：废水排放量——万吨/年；水污染物排放浓度——毫克/升。", 8.5, above=6),
        down(),
    ]  # fmt: skip
    look = f.look(width=842, height=595, margin=[46, 42, 46, 36])
    return blocks, values(f, address=f.client.address), look


def coded(f: Facts) -> Made:
    """A table of what was filed online, with the applicant's particulars and founding day below the project's."""
    code = f"{f.issued:%y%m}-330199-{f.pick('04', '07')}-{f.pick('01', '02', '05')}-{f.digits(6)}"
    f.notation = f.pick("zh", "zh-padded", "dashes", "slashes")
    office = district_office(f, f.pick("经济和信息化局", "发展改革和经济信息化局"))
    founded = dates.shifted(f.issued, -f.rng.randint(5, 20), 41)
    begin = f"{f.issued.year}年{f.pick('11', '12')}月"
    top = [("备案机关", office, "备案日期", issued(f) or "/"), ("项目代码", mark("number", code), "项目类型", f.pick("备案类（内资技术改造项目）", "备案类（内资基本建设项目）")),
           ("项目名称", _project(f), "建设性质", f.pick("扩建", "改建", "其他")), ("建设地点", f"{f.client.place[1]}{f.client.place[2]}", "项目属性", "民间投资"),
           ("详细地址", mark("address", f.client.address), "国标行业", f"{f.client.trade}（{f.rng.randint(1310, 4190)}）"),
           ("拟开工时间", begin, "拟建成时间", f"{f.issued.year + 2}年06月"), ("用地面积（亩）", f"{f.rng.randint(5, 90)}.{f.digits(1)}", "新增建筑面积（㎡）", f.pick("0", "12000.00"))]  # fmt: skip
    many = f.rng.randint(900, 30000)
    money = [
        [f"{many:.4f}", f"{many * 0.7:.4f}", f"{many * 0.1:.4f}", "0.0000", f"{many * 0.2:.4f}"]
    ]
    unit = [("项目（法人）单位", said(f, "holder"), "法人类型", "企业法人"), ("证照号码\n（统一社会信用代码）", said(f, "credit_code"), "成立日期", f.on(founded) if f.trap != "no-dates" else "/"),
            ("注册资金（万元）", f"{f.rng.randint(5, 90)}00.000000", "币种", "人民币元"), ("法定代表人", f.client.legal, "手机号码", f"1390000{f.digits(4)}")]  # fmt: skip
    small = {"label": {"size": 9.5, "fill": "#333333"}, "value": {"size": 9.5}, "inset": 6}
    blocks = [
        title("子虚省工业企业技术改造类项目备案（赋码）信息表", 16.5),
        t(f"备案机关：{office}", 10, above=10),
        space(3),
        t("项目基本情况", 11, bold=True),
        space(3),
        pairs("grid", top, widths=(16, 38, 17, 29), **small),
        pairs("grid", [("建设规模与建设内容\n（生产能力）", f"项目利用原有厂房，淘汰老旧设备{f.rng.randint(4, 30)}台，购置自动化设备{f.rng.randint(10, 80)}台（套），项目实施后形成相应产能，年增销售收入{f.rng.randint(1000, 9000)}万元。")], widths=(16, 84), **small),
        space(6),
        t("总投资（万元）", 11, bold=True),
        space(3),
        table((1, 1, 1, 1, 1), ("合计", "固定资产投资", "建设期利息", "预备费", "铺底流动资金"), money, label=SMALL, value=SMALL),
        space(6),
        t("单位基本情况", 11, bold=True),
        space(3),
        pairs("grid", unit, widths=(18, 40, 16, 26), **small),
        t("登记赋码项目单位声明：1．我单位已确认知悉国家产业政策和准入标准，确认本项目不属于禁止投资建设的范围。2．我单位对录入的项目备案信息的真实性、合法性、完整性负责。", 9, above=10),
        t("说明：项目代码是项目整个建设周期唯一身份标识，项目申报、办理、审批、监管、延期、调整等信息，均需统一关联至项目代码。", 9, above=6),
        seal(f, office, 320, -60, "备案专用章"),
        down(),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=code, address=f.client.address),
        f.look(size=10.5, margin=[52, 52, 52, 46], footer="第 {p} 页，共 {n} 页"),
    )


def saving(f: Facts) -> Made:
    """A red head with signer, a long reply, and a foot that says again when it was printed."""
    word, who = f.pick(
        ("发改能评", "发展和改革委员会"),
        ("工信节能", "工业和信息化局"),
        ("发改资环审", "发展和改革委员会"),
    )
    office = f"{f.client.place[1]}{who}"
    number = f"{f.client.place[1][:1]}{word}〔{f.issued.year}〕{f.rng.randint(2, 160)}号"
    p, most = _project(f), f.rng.randint(1100, 19000)
    f.notation = f.pick("zh", "han", "zh-padded", "han-circle")
    asked = f"（{f.client.place[2][:1]}{f.pick('企', '申')}报〔{f.issued.year}〕{f.rng.randint(1, 20)}号）"
    agency = party(f.rng).name.replace("有限", "工程咨询有限", 1)
    blocks = [
        title(office + "文件", 27, fill="#d0021b", tracking=0.06),
        space(16),
        cols((1, 1), [t(mark("number", number), 12.5)], [t(f"签发人：{f.person()}", 12.5, "right")]),
        rule(ink="#d0021b", line=2),
        title(f"关于{p}\n节能报告的审查意见", 17, above=18, leading=0.9),
        space(8),
        t(f"{said(f, 'holder')}：", 13),
        t(f"　　报来《关于申请{p}节能审查的请示》{asked}及有关材料收悉。根据《固定资产投资项目节能审查和碳排放评价办法》，经委托{agency}评审，现提出如下审查意见：", 13, above=8),
        t("　　一、项目节能报告编制依据的法律法规、标准规范准确适用，对项目用能情况的分析客观，原则同意通过节能审查。", 13, above=6),
        t(f"　　二、项目达产后年综合能源消费量{most}吨标准煤（当量值）、{most * 2}吨标准煤（等价值），其中年用电量{f.rng.randint(300, 6000)}万千瓦时、天然气{f.rng.randint(5, 300)}万立方米；单位产品综合能耗优于行业先进值。", 13, above=6),
        t("　　三、请在设计、施工及投产中落实各项节能措施，选用能效1级或2级通用设备，按照GB 17167配备能源计量器具，加强余热回收利用。", 13, above=6),
        t("　　四、项目建设内容、能效水平等发生重大变动的，应向我单位提出变更申请。本意见自印发之日起2年内有效，项目投入生产前须完成节能验收。", 13, above=6),
        space(18),
        t(office, 13, "right"),
        t(issued(f), 13, "right"),
        seal(f, office, 300, -85),
        t(f"（统一社会信用代码：{said(f, 'credit_code')}　项目代码：{f.issued:%y%m}-320599-04-01-{f.digits(6)}）", 11, above=14),
        down(),
        rule(line=0.5),
        t(f"抄送：市统计局，市生态环境局，{f.client.place[2]}发展和改革局。", 10.5),
        rule(line=0.5),
        cols((1, 1), [t(f"{office}办公室", 10.5)], [t(f"{issued(f)}印发" if issued(f) else "", 10.5, "right")]),
        rule(line=0.5),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number),
        f.look(margin=[74, 62, 74, 48], leading=0.8, footer="— {p} —"),
    )


def fire(f: Facts) -> Made:
    """An opinion in four parts, with what was looked at in a table; who applied in the first row."""
    office = f"{f.client.place[1]}{f.pick('住房和城乡建设局', '住房和城乡建设委员会')}"
    number = (
        f"{f.client.place[1][:1]}{f.client.place[2][:1]}消验〔{f.issued.year}〕第{f.digits(3)}号"
    )
    taken = f.issued - timedelta(days=f.rng.randint(6, 15))
    area, house = f.rng.randint(3000, 48000), f.pick("3#甲类仓库", "联合厂房（二期）", "5#、6#车间")
    told = f.on(taken) if f.trap != "no-dates" else "近日"
    one = [("申请单位", said(f, "holder")), ("工程名称", f"{f.client.trade}基地{house}"), ("工程地点", mark("address", f.client.address)),
           ("设计单位", party(f.rng).name.replace("有限", "建筑设计有限", 1)), ("施工单位", party(f.rng).name.replace("有限", "建设有限", 1)), ("监理单位", party(f.rng).name.replace("有限", "工程监理有限", 1)),
           ("规　　模", f"建筑面积{area}平方米，地上{f.rng.randint(1, 4)}层，建筑高度{f.rng.randint(8, 23)}.{f.digits(1)}米，耐火等级{f.pick('一', '二')}级")]  # fmt: skip
    seen = [[str(n), what, "A", "合格"] for n, what in enumerate(
        ("建筑类别与耐火等级", "总平面布局、消防车道", "防火分隔、防烟分区", "安全疏散、应急照明", "消防给水及消火栓系统", "火灾自动报警系统"), 1)]  # fmt: skip
    blocks = [
        t(office, 15, "center"),
        title("特殊建设工程消防验收意见书", 23),
        t(f"{mark('number', number)}", 12, "right", above=6),
        space(6),
        t(f"　　根据《建设工程消防设计审查验收管理暂行规定》，我局于{told}受理下述工程的消防验收申请（受理凭证文号：{f.client.place[1][:1]}消受〔{f.issued.year}〕{f.digits(4)}），组织现场评定，意见如下。", 12),
        t("一、工程基本情况", 12, bold=True, above=8),
        space(3),
        pairs("plain", one, widths=(17, 83), gap=9, label={"size": 11.5}, value={"size": 11.5}),
        t("二、现场评定", 12, bold=True, above=10),
        space(3),
        table((1, 5, 2, 2), ("序号", "单项名称", "类别", "评定结论"), seen, label=SMALL, value=SMALL),
        t("三、综合评定结论", 12, bold=True, above=10),
        t("　　资料完整、符合规定，各单项均合格。该工程消防验收合格，可投入使用。", 12),
        t("四、其他", 12, bold=True, above=8),
        t("　　如不服本意见，可自收到之日起六十日内依法申请行政复议。使用中应加强消防设施维护，确保完好有效。", 12),
        down(),
        pairs("grid", [("审批（盖章）", "", "批准时间", issued(f) or EMPTY_DAY), ("建设单位签收", "", "签收时间", EMPTY_DAY)], widths=(17, 33, 15, 35), inset=9, label={"size": 10.5}, value={"size": 10.5}),
        seal(f, office, 90, -105),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, address=f.client.address),
        f.look(margin=[66, 54, 66, 46], leading=0.7, footer="（第 {p} 页　共 {n} 页）"),
    )


TYPES = {
    **kind("eia-approval", impact, "环评批复", 3, *NAMED),
    **kind("environmental-acceptance", three_at_once, "竣工环保验收意见", 3, *NAMED),
    **kind("project-approval", coded, "项目备案证", 3, *CODED),
    **kind("energy-review-opinion", saving, "节能审查意见", 3, *CODED),
    **kind("fire-acceptance", fire, "消防验收", 3, *NAMED),
}

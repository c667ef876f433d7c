"""Approvals of environmental impact, acceptances, filings of projects, energy reviews."""

from __future__ import annotations

from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, EMPTY_DAY, NAMED, Made, kinds
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    boxed,
    district_office,
    down,
    emblem,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.sheets import issued, said, values

RED = "#d0021b"
OFFICIAL = ("zh", "zh", "zh-spaced", "han", "han-circle", "han-letter")


def _official(f: Facts) -> None:
    f.notation = f.pick(*OFFICIAL)


def _project(f: Facts) -> str:
    many = f.pick("6000吨", "12万套", "450万件", "3亿只", "2.4万吨")
    return f"年产{many}{f.client.trade}{f.pick('生产线建设', '迁扩建', '技术提升改造', '二期')}项目"


def _code(f: Facts) -> str:
    return f"{f.issued:%y%m}-{f.pick('320599', '330199', '370299')}-{f.pick('89', '04', '07')}-{f.pick('01', '02', '05')}-{f.digits(6)}"


def eia_letterhead(f: Facts) -> Made:
    """A reply on a letterhead with two red rules, its number at the right, long numbered points."""
    _official(f)
    office, p = f"{f.client.place[1]}生态环境局", _project(f)
    short = f.client.place[1][:1]
    number = (
        f"{short}环{f.pick('许可', '行审', '表复')}〔{f.issued.year}〕{f.rng.randint(4, 390)}号"
    )
    taken = dates.shifted(f.issued, days=-f.rng.randint(20, 40))
    lab = party(f.rng).name.replace("有限", "环境工程有限", 1)
    day = issued(f)
    blocks = [
        title(office, 30, fill=RED, tracking=0.2),
        rule(ink=RED, line=2.6),
        rule(ink=RED, line=0.8),
        t(mark("number", number), 12.5, "right", above=8),
        space(10),
        title(f"关于{f.holder}\n{p}\n环境影响报告表的批复", 17, leading=0.8),
        space(8),
        t(f"{said(f, 'holder')}：", 13),
        t(f"　　你公司《关于申请对{p}环境影响报告表进行审批的请示》及委托{lab}编制的《{p}环境影响报告表》（以下简称《报告表》）等材料，我局于{f.on(taken)}受理。经研究，现对《报告表》批复如下：", 13, leading=1.0),
        t(f"　　一、根据《报告表》结论、专家评审意见及公示情况，在全面落实各项生态环境保护措施的前提下，同意你公司在{mark('address', f.client.address)}按《报告表》所述内容建设。", 13, leading=1.0),
        t(f"　　二、项目主要建设内容：利用现有厂房，购置生产设备{f.rng.randint(20, 160)}台（套），总投资{f.rng.randint(900, 20000)}万元，其中环保投资{f.rng.randint(30, 500)}万元。", 13, leading=1.0),
        t("　　三、落实水污染防治措施，实行雨污分流；工艺废气经收集处理后高空排放，执行《报告表》推荐标准；选用低噪声设备；危险废物委托有资质单位处置。", 13, leading=1.0),
        t(f"　　四、主要污染物总量控制值：VOCs≤{f.rng.uniform(0.1, 3):.3f}吨/年，颗粒物≤{f.rng.uniform(0.1, 3):.3f}吨/年。", 13, leading=1.0),
        t("　　五、项目须依法申领排污许可证，建成后按规定程序实施竣工环境保护验收。自批准之日起超过五年方开工建设的，应当报我局重新审核。", 13, leading=1.0),
        space(26),
        t(f"{office}　　", 13, "right"),
        t(f"{day}　　" if day else "", 13, "right"),
        seal(f, office, 300, -85),
        down(),
        rule(),
        t(f"抄送：{f.client.place[2]}管理委员会，市生态环境综合行政执法队，{lab}。", 9.5),
        rule(),
        t(f"{office}办公室" + (f"　　　　　　　　　　　　　　　　{f.on(f.issued)}印发" if day else ""), 9.5),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look(footer="- {p} -")


def eia_form_box(f: Facts) -> Made:
    """The last page of the report's form: boxes of the bureaus' opinions, the approval in the last."""
    f.issued = dates.shifted(f.issued, -f.rng.randint(8, 11))
    _official(f)
    p, town = _project(f), f"{f.client.place[2]}环境保护局"
    number = (
        f"{f.client.place[1][:1]}环{f.pick('表', '建表', '管表')}{f.pick('（', '[')}{f.issued.year}"
    )
    number += f"{'）' if '（' in number else ']'}{f.rng.randint(10, 600)}号"
    before = dates.shifted(f.issued, days=-f.rng.randint(6, 30))
    foot: dict[str, Any] = {"size": 11, "align": "right"}
    blocks = [
        boxed([t("预审意见：", 12, bold=True),
               t(f"　　该项目选址于{f.client.place[2]}工业集中区，同意上报审批。", 12, above=8), space(14),
               t(f"经办人：{f.person()}　　　　　　　　公　章　　　　", **foot), t(f"{f.on(before) if issued(f) else EMPTY_DAY}　　", **foot)], inset=12),
        boxed([t("下一级环境保护行政主管部门审查意见：", 12, bold=True), space(44),
               t("经办人：　　　　　　　　　　公　章　　　　", **foot), t(EMPTY_DAY + "　　", **foot)], inset=12),
        boxed([t("审批意见：", 12, bold=True), t(mark("number", number), 12, "right"),
               t(f"　　关于{said(f, 'holder')}《{p}环境影响报告表》的审批意见：", 12, leading=1.0),
               t(f"　　一、原则同意《{p}环境影响报告表》的结论与建议。项目拟建于{mark('address', f.client.address)}，占地{f.rng.randint(3000, 40000)}平方米。", 12, leading=1.0),
               t("　　二、项目生活污水经预处理达《污水综合排放标准》三级后纳管；厂界噪声执行3类标准；固体废物分类收集，不得产生二次污染。", 12, leading=1.0),
               t(f"　　三、核定总量指标：COD {f.rng.uniform(0.05, 2):.2f} t/a、NH3-N {f.rng.uniform(0.01, 0.3):.3f} t/a，在区域内平衡。", 12, leading=1.0),
               t("　　四、严格执行环保设施与主体工程同时设计、同时施工、同时投产使用的制度，投产前须报我局验收。", 12, leading=1.0),
               space(70),
               t(f"经办人：{f.person()}　　　　　　　　（公　章）　　　", **foot), t((issued(f) or EMPTY_DAY) + "　　", **foot),
               seal(f, town, 290, -90)], inset=12),
        down(),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, address=f.client.address),
        f.look(header=["建设项目环境影响报告表", "{p}"]),
    )


def acceptance_bureau(f: Facts) -> Made:
    """The bureau's acceptance of former years: a letter of a few paragraphs, inspected before."""
    f.issued = dates.shifted(f.issued, -f.rng.randint(8, 12))
    _official(f)
    office, p, year = district_office(f, "环境保护局"), _project(f), f.issued.year
    number = f"{f.client.place[2][:1]}环验〔{year}〕{f.rng.randint(3, 160)}号"
    seen = dates.shifted(f.issued, days=-f.rng.randint(5, 25))
    station = f"{f.client.place[1]}环境监测中心站"
    blocks = [
        title(f"{office}文件", min(32, 410 // (len(office) + 2)), fill=RED, tracking=0.05, above=20),
        t(mark("number", number), 13, "center", above=22),
        rule(ink=RED, line=2),
        title(f"关于{p}\n竣工环境保护验收申请的批复", 18, above=20, leading=0.9),
        space(10),
        t(f"{said(f, 'holder')}：", 13.5),
        t(f"　　你单位报来的《{p}竣工环境保护验收申请》及{station}编制的验收监测报告表（（{year}）环监（验）字第（{f.digits(3)}）号）收悉。我局于{f.on(seen)}组织验收组进行了现场检查，经研究，批复如下：", 13.5, leading=1.0),
        t(f"　　一、该项目建于{mark('address', f.client.address)}，{year - 2}年取得环评审批意见（{f.client.place[2][:1]}环建〔{year - 2}〕{f.rng.randint(10, 300)}号），{year - 1}年建成并投入试生产。", 13.5, leading=1.0),
        t("　　二、项目在建设过程中执行了环境影响评价和“三同时”制度，验收监测期间各类污染物均达标排放。", 13.5, leading=1.0),
        t("　　三、验收合格，同意该项目正式投入生产。今后应加强环保设施的运行管理，确保污染物长期稳定达标排放。", 13.5, leading=1.0),
        space(40),
        t(issued(f) or EMPTY_DAY, 13.5, "right"),
        seal(f, office, 320, -70),
        down(),
        t("主题词：环保　验收　批复", 11, bold=True),
        rule(),
        t(f"抄送：区环境监察大队、{station}", 10),
        rule(),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def acceptance_table(f: Facts) -> Made:
    """One table of four columns with all days of the project, the opinion in its last row."""
    p, d = _project(f), f.issued
    f.notation = f.pick("zh", "zh-padded", "dots", "dots-short", "dashes", "han")
    lab = party(f.rng).name.replace("有限", "检测技术有限", 1)
    approved, built = dates.shifted(d, -2, -30), dates.shifted(d, 0, -150)
    top = ["建设单位", said(f, "holder"), "法人代表", f.client.legal]
    rows: list[list[Any]] = [
        ["建设项目", {"span": 3, "text": p}],
        ["厂址", {"span": 3, "text": mark("address", f.client.address)}],
        ["建设性质", f.pick("☑新建　□改扩建　□技改", "□新建　☑改扩建　□技改"), "所属行业", f"{f.client.trade}制造"],
        ["环评批复文号", f"{f.client.place[1][:1]}环审〔{approved.year}〕{f.rng.randint(3, 200)}号", "环评批复日期", f.on(approved)],
        ["开工日期", f.on(dates.shifted(approved, days=60)), "竣工日期", f.on(built)],
        ["验收监测单位", lab, "监测日期", f.on(dates.shifted(built, days=60))],
        ["实际总投资", f"{f.rng.randint(900, 20000)}万元", "其中环保投资", f"{f.rng.randint(40, 600)}万元"],
        ["变动情况", {"span": 3, "text": "对照环评及批复，建设地点、规模、生产工艺、环保措施无重大变动。"}],
        ["验收组意见", {"span": 3, "text": "经现场核查及资料审阅，项目按环评及批复要求建成了配套的废气、废水、噪声和固体废物污染防治设施，"
         "监测结果表明污染物排放达到相应标准，不存在《建设项目竣工环境保护验收暂行办法》第八条所列情形，验收工作组一致同意通过该项目竣工环境保护自主验收。\n"
         "后续要求：完善环保标识，规范危废台账，按自行监测方案开展监测。"}],
        ["验收组签名", {"span": 3, "text": f"组长：{f.person()}\n组员：{f.person()}、{f.person()}、{f.person()}、{f.person()}"}],
    ]  # fmt: skip
    if issued(f):
        rows.append(["验收会议日期", {"span": 3, "text": issued(f)}])
    blocks = [
        title("建设项目竣工环境保护自主验收意见表", 20),
        t(f"单位盖章：{f.holder}", 10, above=12),
        space(3),
        table((17, 38, 17, 28), top, rows, label={"size": 10}, value={"size": 10}, inset=9, align="left"),
        seal(f, f.holder, 330, -100),
        t("本表由建设单位存档，并随验收监测报告一并公开，公开期限不少于20个工作日。", 9, above=8),
        down(),
    ]  # fmt: skip
    return blocks, values(f, address=f.client.address), f.look(margin=[60, 60, 60, 50])


def filing_proof_of_province(f: Facts) -> Made:
    """A province's proof with its parts under headings: the unit, the project, its promise."""
    number, p = _code(f), _project(f)
    f.notation = f.pick("dashes", "zh", "zh-padded", "zh-spaced", "slashes")
    began = f.issued.year
    small = {"size": 10.5}
    unit = [
        ("单位名称", said(f, "holder"), "法定代表人", f.client.legal),
        (
            "法人证照类型",
            "企业营业执照（统一社会信用代码）",
            "法人证照号码",
            said(f, "credit_code"),
        ),
    ]
    short = [
        ("项目名称", p),
        ("建设地点", f"{f.client.place[1]}　{f.client.place[2]}"),
        ("详细地址", mark("address", f.client.address)),
        (
            "建设规模和内容",
            f"项目占地{f.rng.randint(10, 90)}亩，新建生产车间{f.rng.randint(1, 4)}座，购置主要设备{f.rng.randint(10, 120)}台（套），建成后形成{p.removesuffix('项目')}的能力。",
        ),
    ]
    money = [
        ("总投资", f"{f.rng.randint(900, 30000)}万元", "建设起止年限", f"{began}年至{began + 2}年"),
        ("项目负责人", f.person(), "联系电话", f"139{f.digits(8)}"),
    ]
    blocks = [
        title(f"{f.client.place[0]}建设项目备案证明", 25),
        space(12),
        t("项目单位基本情况", 12, "center", bold=True),
        pairs("grid", unit, widths=(18, 30, 16, 36), label=small, value=small, inset=8),
        t("项目基本情况", 12, "center", bold=True, above=8),
        pairs("grid", [("项目代码", mark("number", number)), *short], first=18, label=small, value=small, inset=8),
        space(-7),
        pairs("grid", money, widths=(18, 30, 16, 36), label=small, value=small, inset=8),
        t("承诺：", 11, bold=True, above=10),
        t(f"　　{f.holder}（单位）承诺所填写各项内容真实、准确、完整，建设项目符合相关产业政策规定。如存在弄虚作假情况及由此导致的一切后果由本单位承担全部责任。", 11, leading=0.9),
        t("法定代表人或项目负责人签字：＿＿＿＿＿＿＿＿", 11, "right", above=16),
        space(26),
        t(f"备案时间：{issued(f)}" if issued(f) else "", 12, "right"),
        seal(f, f"{f.client.place[2]}行政审批服务局", 310, -80, "备案专用章"),
        down(),
        t("说明：1. 本证明为企业在线自行打印；2. 项目信息发生较大变更的，应及时告知备案机关并修改。", 9),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look(size=10.5)


def filing_notice(f: Facts) -> Made:
    """A notice of filing for technical renewal: a letter with the project's particulars run into it."""
    _official(f)
    office, p, code = f"{f.client.place[1]}工业和信息化局", _project(f), _code(f)
    number = f"{f.client.place[1][:1]}工信技改备〔{f.issued.year}〕{f.digits(3)}号"
    f.accept["number"] = [code]
    asked = dates.shifted(f.issued, days=-f.rng.randint(2, 6))
    blocks = [
        emblem("state", 20),
        title("企业技术改造投资项目备案通知书", 22),
        t(mark("number", number), 12, "center", above=10),
        space(14),
        t(f"{said(f, 'holder')}（{said(f, 'credit_code')}）：", 13),
        t(f"　　你企业{f.on(asked)}通过投资项目在线审批监管平台申请备案的“{p}”（平台赋码：{code}），符合国家产业政策，属于备案管理范围，现予备案。备案内容如下：", 13, leading=1.1, above=6),
        t(f"　　1. 实施地址：{mark('address', f.client.address)}", 12.5, above=8),
        t(f"　　2. 建设内容：淘汰原有设备{f.rng.randint(3, 30)}台，购置{f.pick('数控加工中心', '自动化生产线', '节能型设备')}{f.rng.randint(3, 60)}台（套），对生产线进行智能化改造。", 12.5),
        t(f"　　3. 投资估算：项目总投资{f.rng.randint(500, 20000)}万元，资金来源为企业自筹。", 12.5),
        t(f"　　4. 计划工期：{f.issued.year}年{f.rng.randint(1, 6)}月至{f.issued.year + 1}年{f.rng.randint(7, 12)}月。", 12.5),
        t("　　请据此办理节能、环评、安全等相关手续。项目在备案后两年内未开工的，本通知书自动失效。", 13, leading=1.1, above=8),
        down(),
        t(f"{office}（盖章）", 13, "right"),
        t(issued(f) or EMPTY_DAY, 13, "right"),
        seal(f, office, 300, -85, "行政审批专用章"),
        down(0.5),
        t(f"经办：{f.person()}　　审核：{f.person()}　　联系电话：000-{f.digits(8)}", 9.5),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def energy_redhead(f: Facts) -> Made:
    """A commission's document with a table of what the project will use, printed and copied below."""
    _official(f)
    office, p = f"{f.client.place[1]}发展和改革委员会", _project(f)
    number = f"{f.client.place[1][:1]}发改{f.pick('资环', '能评', '节能')}〔{f.issued.year}〕{f.rng.randint(3, 400)}号"
    total = f.rng.randint(1200, 9000)
    power = f.rng.randint(400, 5000)
    uses = [["电力", "万kWh", f"{power}.{f.digits(2)}", f"{power * 1.229:.2f}"], ["天然气", "万m³", f"{f.rng.randint(10, 200)}.{f.digits(1)}", f"{f.rng.uniform(100, 900):.2f}"],
            ["综合能源消费量", "tce", "—", f"{total}.{f.digits(2)}"]]  # fmt: skip
    day = issued(f)
    blocks = [
        title(office, 31, fill=RED, above=16, tracking=0.05),
        t(mark("number", number), 13, "center", above=18),
        rule(ink=RED, line=2.2),
        title(f"关于{p}\n固定资产投资项目节能审查的意见", 17, above=16, leading=0.9),
        space(8),
        t(f"{said(f, 'holder')}：", 13),
        t(f"　　你单位《关于{p}节能审查的申请》（{f.pick('来文', '收文')}〔{f.issued.year}〕{f.digits(3)}号）及委托{party(f.rng).name.replace('有限', '节能咨询有限', 1)}编制的节能报告收悉。经组织专家评审，提出意见如下：", 13, leading=1.0),
        t("　　一、项目采用的用能标准和节能设计规范基本准确，用能结构合理，同意项目节能报告。", 13, leading=1.0),
        t("　　二、项目达产后年能源消费情况：", 13),
        space(4),
        table((3, 2, 3, 4), ("能源品种", "单位", "年实物消耗量", "折标准煤（tce）"), uses, label={"size": 11}, value={"size": 11}),
        t(f"　　三、万元工业增加值能耗{f.rng.uniform(0.1, 0.9):.3f}吨标准煤，优于全市控制目标；主要用能设备能效应达到1级或2级水平。", 13, leading=1.0, above=6),
        t("　　四、请区发改部门加强事中事后监管，项目投产前应进行节能验收。", 13, leading=1.0),
        space(22),
        t(office, 13, "right"),
        t(day or EMPTY_DAY, 13, "right"),
        seal(f, office, 290, -85),
        t("（此件公开发布）", 12, above=8),
        down(),
        rule(),
        t("抄送：市工业和信息化局、市统计局，区发展和改革局。", 9.5),
        rule(),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look(footer="— {p} —")


def energy_permit(f: Facts) -> Made:
    """A decision to grant a permit: applicant's particulars in lines, taken in and decided on two days."""
    _official(f)
    office, p = f"{f.client.place[2]}行政审批局", _project(f)
    number = f"{f.client.place[2][:1]}审批准字〔{f.issued.year}〕第 {f.digits(5)} 号"
    taken = dates.shifted(f.issued, days=-f.rng.randint(8, 20))
    who = [
        ("申请人：", said(f, "holder")),
        ("统一社会信用代码：", said(f, "credit_code")),
        ("法定代表人：", f.client.legal),
        ("申请事项：", "固定资产投资项目节能审查"),
    ]
    blocks = [
        t(office, 16, "center", tracking=0.2),
        title("准予行政许可决定书", 26, above=10),
        t(f"（{mark('number', number)}）", 12, "center", above=8),
        space(16),
        *[t(a + b, 13, above=7) for a, b in who],
        space(12),
        t(f"　　你单位就{p}提出的节能审查申请，本机关于{f.on(taken)}依法受理（受理编号：{f.digits(14)}）。经审查，申请材料齐全，符合《固定资产投资项目节能审查办法》第{f.pick('九', '十', '十一')}条的规定，根据《中华人民共和国行政许可法》第三十八条第一款，决定准予行政许可。", 13, leading=1.1),
        t(f"　　该项目年综合能源消费量不超过{f.rng.randint(1000, 5000)}吨标准煤（等价值），其中年用电量不超过{f.rng.randint(300, 4000)}万千瓦时。建设内容、能效水平等发生重大变动的，应当提出变更申请。", 13, leading=1.1),
        t("　　如不服本决定，可自收到之日起六十日内申请行政复议，或者六个月内依法提起行政诉讼。", 13, leading=1.1),
        space(44),
        t("（行政许可专用印章）", 12.5, "right"),
        t(f"决定日期：{issued(f)}" if issued(f) else "", 12.5, "right"),
        seal(f, office, 320, -85, "行政许可专用章"),
        down(),
        boxed([t(f"送达方式：□直接送达　□邮寄　☑电子送达　　　签收：　　　　　　　{EMPTY_DAY}", 9.5)]),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look()


TYPES = {
    **kinds("eia-approval", "环评批复", 3, NAMED, eia_letterhead, eia_form_box),
    **kinds("environmental-acceptance", "竣工环保验收意见", 3, NAMED, acceptance_bureau, acceptance_table),
    **kinds("project-approval", "项目备案证", 3, CODED, filing_proof_of_province, filing_notice),
    **kinds("energy-review-opinion", "节能审查意见", 3, CODED, energy_redhead, energy_permit),
}  # fmt: skip

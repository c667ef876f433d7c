"""Fire acceptance, titles to land and buildings, acceptance of cleaner production."""

from __future__ import annotations

from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, EMPTY_DAY, NAMED, SMALL, Made, kinds
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    boxed,
    cols,
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

RED = "#c4161c"


def fire_brigade(f: Facts) -> Made:
    """The fire brigade's opinion of former years: applied for under a receipt, inspected, signed for."""
    f.issued = dates.shifted(f.issued, -f.rng.randint(7, 12))
    f.notation = f.pick("zh", "han", "han-circle", "zh-spaced")
    short, year = f.client.place[1][:1], f.issued.year
    office = f"{f.client.place[1]}公安消防支队"
    number = f"{short}公消验字〔{year}〕第{f.digits(4)}号"
    seen = dates.shifted(f.issued, days=-f.rng.randint(3, 12))
    work = f.pick("1号、2号生产车间", "联合厂房及辅房", "3#车间、丙类仓库", "生产厂房一期")
    blocks = [
        title(office, 25, fill=RED, tracking=0.15),
        title("建设工程消防验收意见书", 25, fill=RED, above=14),
        rule(ink=RED, line=1.6),
        t(mark("number", number), 12, "right", above=8),
        space(16),
        t(f"{said(f, 'holder')}：", 13.5),
        t(f"　　根据你单位关于{work}工程的消防验收申请（受理凭证文号：{short}公消验凭字〔{year}〕第{f.digits(4)}号），我支队按照《中华人民共和国消防法》和《建设工程消防监督管理规定》，对申报材料进行了审查，并于{f.on(seen)}派员进行了现场检查和测试。该工程位于{mark('address', f.client.address)}，地上{f.rng.randint(1, 4)}层，总建筑面积{f.rng.randint(2500, 30000)}平方米，建筑高度{f.rng.randint(8, 23)}.{f.digits(1)}米，丙类厂房，耐火等级二级。意见如下：", 13.5, leading=1.05, above=8),
        t("　　一、综合评定该工程消防验收合格。", 13.5, leading=1.05, above=6),
        t("　　二、对建筑消防设施应当定期维护保养，保证完好有效，每年至少进行一次全面检测。", 13.5, leading=1.05),
        t("　　三、该工程如需改建、扩建或变更使用性质，应依法重新申请消防设计审核与消防验收。", 13.5, leading=1.05),
        down(),
        t(issued(f) or EMPTY_DAY, 13.5, "right"),
        seal(f, office, 310, -70),
        down(0.8),
        rule(),
        t(f"承办人：{f.person()}、{f.person()}　　　建设单位签收：　　　　　　　　{EMPTY_DAY}", 10.5),
        t("一式两份，一份交建设单位，一份存档。", 9.5),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def fire_record_page(f: Facts) -> Made:
    """The record of a filing as the system prints it: parties of the works in turn, drawn by lot or not."""
    number = f"{f.pick('329900', '379900', '519900')}WYS{f.issued:%y}{f.digits(7)}"
    f.notation = f.pick("dashes", "zh", "slashes-padded", "zh-padded", "dots")
    builder, design, watch = (
        party(f.rng).name.replace("有限", w, 1)
        for w in ("建设工程有限", "建筑设计有限", "工程监理有限")
    )
    done = dates.shifted(f.issued, days=-f.rng.randint(4, 60))
    office = district_office(f, "住房和城乡建设局")
    rows = [
        ("备案号", mark("number", number)), ("工程名称", f"{f.client.trade}{f.pick('扩建厂房', '新建厂区一期', '生产车间')}"), ("建设单位", said(f, "holder")),
        ("项目地点", mark("address", f.client.address)), ("工程类别", f.pick("新建", "扩建")), ("使用性质", "厂房（丙类）"),
        ("层数/建筑面积", f"地上{f.rng.randint(1, 5)}层 / {f.rng.randint(1500, 30000)}.{f.digits(2)}㎡"), ("设计单位", design), ("施工单位", builder), ("监理单位", watch),
        ("竣工验收日期", f.on(done)), *([("备案日期", issued(f))] if issued(f) else []), ("抽查结果", f.pick("未被抽中，予以备案", "被抽中，检查合格")),
    ]  # fmt: skip
    blocks = [
        t(f"{f.client.place[0]}建设工程消防审验管理系统", 14, bold=True, fill="#9c1f1f"),
        rule(ink="#9c1f1f", line=2.5),
        title("建设工程竣工验收消防备案表（回执联）", 18, above=14),
        space(10),
        pairs("grid", rows, first=24, inset=8, label={"size": 10.5, "fill": "#555555"}, value={"size": 10.5}, ink="#aaaaaa"),
        t(f"　　{f.holder}：你单位报送的上述工程消防验收备案材料齐全，现予以受理备案，特此告知。", 10.5, above=12),
        space(20),
        t(f"备案机关：{office}", 11, "right"),
        seal(f, office, 290, -75, "消防审验专用章"),
        down(),
        cols((1, 4), [f.qr(22)], [t("本回执由系统自动生成，可扫码核验真伪。其他建设工程依法抽查不合格的，应当停止使用。", 8.5)]),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, address=f.client.address),
        f.look(footer="打印页 {p}/{n}", header=["", "消防备案"]),
    )


def land_use(f: Facts) -> Made:
    """The old certificate of state-owned land: the government's grant above, a ruled record below."""
    f.issued = dates.shifted(f.issued, -f.rng.randint(11, 17))
    f.notation = f.pick("zh", "zh-spaced", "han", "han-circle")
    short, year = f.client.place[1][:1], f.issued.year
    number = f"{short}国用{f.pick('（', '(')}{year}"
    number += f"{'）' if '（' in number else ')'}第{f.pick('', '0')}{f.digits(5)}号"
    until = f"{year + f.rng.randint(44, 50)}年{f.rng.randint(1, 12)}月{f.rng.randint(1, 28)}日"
    area = f"{f.rng.randint(6000, 90000)}.{f.digits(1)}"
    top = [
        "地　　号",
        f"{f.digits(3)}-{f.digits(3)}-{f.digits(4)}",
        "图　　号",
        f"{f.digits(2)}.{f.digits(2)}-{f.digits(2)}.{f.digits(2)}",
    ]
    rows = [
        ["地类（用途）", f.pick("工业用地", "工业"), "取得价格", f"{f.rng.randint(200, 3000)}万元"], ["使用权类型", "出让", "终止日期", until],
        ["使用权面积", f"{area} M²", "其中：独用面积", f"{area} M²"],
    ]  # fmt: skip
    office = f"{f.client.place[1]}国土资源局"
    blocks = [
        t(mark("number", number), 13, "center", above=4),
        title("中华人民共和国\n国有土地使用证", 25, leading=0.9, above=14),
        space(16),
        pairs("grid", [("土地使用权人", said(f, "holder")), ("座　　落", mark("address", f.client.address))], widths=(22, 78), inset=10, label={"size": 11.5}, value={"size": 12}),
        space(-9),
        table((22, 32, 20, 26), top, rows, label={"size": 11.5}, value={"size": 11.5}, inset=10),
        t("　　根据《中华人民共和国宪法》、《中华人民共和国土地管理法》和《中华人民共和国城市房地产管理法》等法律法规，为保护土地使用权人的合法权益，对土地使用权人申请登记的本证所列土地权利，经审查核实，准予登记，颁发此证。", 12.5, leading=1.1, above=18),
        space(40),
        cols((1, 1), [t("登记机关", 12, "center"), t(office, 12, "center"), seal(f, office, 70, -70, "土地登记专用章")],
             [t(f"{f.client.place[1]}人民政府（章）", 12, "center"), t(issued(f) or EMPTY_DAY, 12, "center"), seal(f, f"{f.client.place[1]}人民政府", 70, -80)]),
        down(),
        t(f"证书监制机关　国土资源部　　　　№ 0{f.digits(8)}", 9.5, "center"),
    ]  # fmt: skip
    look = f.look(rim="double", ink="#7b3f00", paper="#fbf6ea", margin=[74, 66, 74, 56])
    return blocks, values(f, number=number, address=f.client.address), look


def title_electronic(f: Facts) -> Made:
    """A title of today as an electronic certificate: code of the holder, several numbers, notes below."""
    f.notation = f.pick("dashes", "zh", "zh-padded")
    number = f"{f.client.place[0][:1]}（{f.issued.year}）{f.client.place[1]}{f.pick('', f.client.place[2])}不动产权第{f.digits(7)}号"
    start = dates.shifted(f.issued, -f.rng.randint(0, 6), -40)
    end = dates.shifted(start, 50, -1)
    small = {"size": 9.5, "fill": "#5a2d2d"}
    houses = [
        [
            f"{n}",
            f"{n}号厂房",
            "钢筋混凝土",
            f"{f.rng.randint(1, 4)}",
            f"{f.rng.randint(1500, 22000)}.{f.digits(2)}",
        ]
        for n in range(1, f.rng.randint(3, 5))
    ]
    wide = [
        ("不动产权利人", said(f, "holder")),
        ("证件种类及号码", f"统一社会信用代码　{said(f, 'credit_code')}"),
        ("不动产坐落", mark("address", f.client.address)),
    ]
    four = [
        ("不动产单元号", f"{f.digits(12)}GB{f.digits(5)}F{f.digits(4)}", "共有方式", "单独所有"),
        (
            "权利类型",
            "国有建设用地使用权/房屋所有权",
            "权利性质",
            f.pick("出让/自建", "转让/存量房"),
        ),
        ("用途", "工业用地/工业", "宗地面积", f"{f.rng.randint(8000, 90000)}.{f.digits(2)} 平方米"),
        ("土地使用期限", f"{f.on(start)}起\n{f.on(end)}止", "登簿日期", issued(f) or ""),
    ]
    office = f"{f.client.place[1]}不动产登记中心"
    blocks = [
        cols((1, 3, 1), [emblem("state", 22, "left")], [title("不动产权电子证书", 24, fill="#8c1c13"), t("Real Estate Title（电子版）", 9, "center")], [f.qr(24, "right")]),
        space(10),
        t(f"权证号码：{mark('number', number)}", 11.5),
        space(4),
        pairs("grid", wide, widths=(17, 83), inset=8, label=small, value={"size": 10.5}, ink="#b08d57"),
        space(-9),
        pairs("grid", four, widths=(17, 41, 15, 27), inset=8, label=small, value={"size": 10}, ink="#b08d57"),
        t("房屋状况", 11, bold=True, fill="#8c1c13", above=12),
        space(3),
        table((1, 3, 3, 2, 4), ("幢号", "名称", "结构", "总层数", "建筑面积（平方米）"), houses, label=SMALL, value=SMALL),
        t("附　记", 11, bold=True, fill="#8c1c13", above=12),
        t(f"业务受理号：{f.issued:%Y%m%d}{f.digits(4)}；原证号：{f.client.place[1][:1]}房权证字第{f.digits(6)}号（已收回）；登记原因：{f.pick('首次登记', '企业名称变更', '宗地合并')}。", 10),
        space(60),
        t(f"登簿机构：{office}", 11, "right"),
        seal(f, office, 300, -85, "不动产登记专用章"),
        down(),
        t("本电子证书与纸质不动产权证书具有同等法律效力，权利状态以不动产登记簿记载为准。", 8.5, "center"),
    ]  # fmt: skip
    look = f.look(rim="line", ink="#b08d57", paper="#fffaf2", margin=[62, 56, 62, 50])
    return blocks, values(f, number=number, address=f.client.address), look


def _cleaner(f: Facts, **more: Any) -> dict[str, Any]:
    return values(f, number=None, years=[], standard=None) | more


def cleaner_form(f: Facts) -> Made:
    """The form of acceptance: particulars, measures counted, the experts' opinion, their signatures."""
    f.notation = f.pick("zh", "zh-padded", "dots", "dashes", "zh-spaced", "han")
    year, cheap, dear = str(f.issued.year - 1), f.rng.randint(9, 30), f.rng.randint(1, 6)
    by = party(f.rng).name.replace("有限", "环保咨询有限", 1)
    top = ["企业名称", said(f, "holder"), "所属行业", f.client.trade]
    rows: list[list[Any]] = [
        ["信用代码", said(f, "credit_code"), "审核轮次", f.pick("第一轮", "第二轮", "第三轮")],
        ["企业地址", {"span": 3, "text": f.client.address}],
        ["咨询机构", by, "审核类型", f.pick("强制性审核", "自愿性审核")],
        ["审核基准年", f"{mark('years', year)}年", "验收形式", f.pick("现场验收", "会议验收", "书面验收")],
        ["方案实施", {"span": 3, "text": f"共提出清洁生产方案{cheap + dear}项，其中无/低费方案{cheap}项、中/高费方案{dear}项，均已实施。"}],
        ["实施效果", {"span": 3, "text": f"年节电{f.rng.randint(5, 200)}万kWh，节水{f.rng.randint(300, 9000)}t，削减VOCs {f.rng.uniform(0.1, 4):.2f}t，经济效益{f.rng.randint(20, 600)}万元。"}],
        ["验收评审意见", {"span": 3, "text": "1. 企业清洁生产审核程序规范，审核重点与目标设置合理；\n2. 无/低费和中/高费方案均已落实，取得了较好的环境效益与经济效益；\n"
         "3. 达到国内清洁生产先进水平（二级）。\n专家组同意通过清洁生产审核验收。\n建议：持续开展清洁生产，完善能源计量器具配备。"}],
        ["专家组组长", f"{f.person()}（签名）", "专家组成员", f"{f.person()}　{f.person()}"],
    ]  # fmt: skip
    if issued(f):
        rows.append(["验收时间", {"span": 3, "text": issued(f)}])
    office = district_office(f, "生态环境局")
    blocks = [
        t("附件2", 11),
        title("企业清洁生产审核验收意见表", 21),
        space(10),
        table((16, 40, 16, 28), top, rows, label={"size": 10.5}, value={"size": 10.5}, inset=9, align="left"),
        boxed([t("组织验收单位意见：", 10.5), space(34), t("（盖章）　　　　", 10.5, "right"), seal(f, office, 310, -60), t(EMPTY_DAY + "　", 10.5, "right")], line=0.5),
        down(),
        t("注：本表一式三份，企业、组织验收单位、咨询机构各执一份。", 9),
    ]  # fmt: skip
    return blocks, _cleaner(f, years=[year]), f.look(margin=[62, 58, 62, 50])


def cleaner_letter(f: Facts) -> Made:
    """The authorities' letter that the audit has been accepted: number at the left, experts' visit before."""
    f.notation = f.pick("zh", "zh-spaced", "han", "han-circle")
    office = f"{f.client.place[1]}生态环境局"
    number = f"{f.client.place[1][:1]}环清{f.pick('函', '审', '验')}〔{f.issued.year}〕{f.rng.randint(2, 90)}号"
    seen = dates.shifted(f.issued, days=-f.rng.randint(12, 45))
    by = party(f.rng).name.replace("有限", "节能环保有限", 1)
    blocks = [
        title(office, 27, fill=RED, tracking=0.25, above=4),
        rule(ink=RED, line=2.4),
        t(mark("number", number), 12, above=6),
        space(16),
        title(f"关于同意{f.holder}\n通过清洁生产审核验收的函", 18, leading=0.9),
        space(12),
        t(f"{said(f, 'holder')}（统一社会信用代码{said(f, 'credit_code')}）：", 13),
        t(f"　　你公司报送的清洁生产审核验收申请及相关材料收悉。根据《清洁生产促进法》《清洁生产审核办法》和《清洁生产审核评估与验收指南》，我局会同市工业和信息化局组织专家于{f.on(seen)}对你公司开展了清洁生产审核验收。现将有关意见函告如下：", 13, leading=1.1),
        t(f"　　一、你公司委托{by}完成了本轮清洁生产审核，清洁生产目标全部实现，验收综合得分{f.rng.randint(72, 93)}分，同意通过验收。", 13, leading=1.1),
        t("　　二、请你公司对照专家组意见进一步修改完善审核报告，并将已实施方案纳入日常管理，巩固审核成果。", 13, leading=1.1),
        t("　　三、请按规定公开清洁生产审核有关信息，接受社会监督，五年内开展新一轮审核。", 13, leading=1.1),
        space(50),
        t(office + "　", 13, "right"),
        t((issued(f) or EMPTY_DAY) + "　", 13, "right"),
        seal(f, office, 300, -85),
        down(),
        t(f"（联系人：{f.person()}，电话：000-{f.digits(8)}）", 11),
    ]  # fmt: skip
    return blocks, _cleaner(f, number=number), f.look()


TYPES = {
    **kinds("fire-acceptance", "消防验收", 3, NAMED, fire_brigade, fire_record_page),
    **kinds("title-certificate", "不动产权证", 3, NAMED, land_use, title_electronic),
    **kinds("cleaner-production-acceptance", "清洁生产审核验收意见", 1, CODED, cleaner_form, cleaner_letter),
}  # fmt: skip

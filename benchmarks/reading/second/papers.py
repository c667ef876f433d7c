"""Ten papers in other words, tables and synonyms than the first hand's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.names import party
from benchmarks.reading.paper import Block, Facts, Paper, mark
from benchmarks.reading.parts import (
    HELD,
    Kind,
    boxed,
    cols,
    district_office,
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
from benchmarks.reading.types.sheets import issued, only_printed, said, values

Made = tuple[list[Block], dict[str, Any], dict[str, Any]]
SMALL = {"size": 9.5}
EMPTY_DAY = "　　　　年　　月　　日"


def lease(f: Facts) -> Made:
    """A standard lease: both parties' particulars above, clauses, a table of rents, two signatures."""
    landlord, number = party(f.rng), f"{f.pick('GYY', 'CZ', 'BF')}-租-{f.issued.year}-{f.digits(3)}"
    months = f.years * 12
    term = (
        f"　　第二条　租赁期限共 {months} 个月，{f.period(f.issued, f.until, f.pick('自{a}起至{b}止', '即从{a}起，至{b}止'))}。"
        if f.until else "　　第二条　租赁期限自厂房交付之日起算，以交接单所载为准。"
    )  # fmt: skip
    rent = [
        [f"第{n}年", f"{18 + n}.00", f"{f.rng.randint(20, 60)}.{f.digits(2)}", "季付"]
        for n in range(1, f.years + 1)
    ]
    parties = pairs(
        "grid",
        [("出租人（甲方）", landlord.name), ("统一社会信用代码", landlord.code), ("住　　所", landlord.address),
         ("承租人（乙方）", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("联系电话", f"000-{f.digits(8)}")],
        first=27, label={"size": 10.5, "fill": "#333333"}, value={"size": 10.5},
    )  # fmt: skip
    signing = [("甲方（签章）：", ""), ("授权代表：", f.person())]
    blocks = [
        t(f"合同登记号　{mark('number', number)}", 10, "right"),
        title("标 准 厂 房 租 赁 合 同", 21),
        space(8),
        parties,
        t("　　甲乙双方在平等、自愿的基础上，就乙方承租甲方标准厂房事宜达成如下条款：", above=10),
        t(f"　　第一条　租赁物为{landlord.place[1]}{landlord.place[2]}标准厂房{f.rng.randint(2, 9)}号楼，建筑面积{f.rng.randint(1800, 9000)}平方米，规划用途为工业。"),
        t(term),
        t("　　第三条　租金标准（含税）："),
        space(3),
        table((2, 3, 3, 2), ("计租年度", "单价（元/㎡·月）", "年租金（万元）", "付款方式"), rent, label=SMALL, value=SMALL),
        t("　　第四条　乙方应依法办理环保、消防手续，并承担承租区域的安全生产主体责任。", above=8),
        t(f"　　第五条　本合同于{issued(f)}在{landlord.place[1]}签署，一式肆份，具有同等效力。" if issued(f) else "　　第五条　本合同一式肆份，自双方签章之日起生效。"),
        down(),
        cols((1, 1), [pairs("run", signing)], [pairs("run", [("乙方（签章）：", ""), ("授权代表：", f.person())])]),
        seal(f, landlord.name, 40, -80, "合同专用章"),
        seal(f, f.holder, 290, -80, "合同专用章"),
    ]  # fmt: skip
    more = {"number": number, "valid_from": iso(f.issued), "valid_until": iso(f.until)}
    return blocks, values(f, **more), f.look(size=10.5, footer="- {p} -")


def title_deed(f: Facts) -> Made:
    """The booklet of a title, opened: the grant on the left, the record on the right."""
    number = f"子（{f.issued.year}）{f.client.place[1]}不动产权第 {f.digits(7)} 号"
    f.notation = f.pick("zh", "zh-padded", "zh-spaced")
    end = (
        f"{f.issued.year + f.rng.randint(28, 47)}年{f.rng.randint(1, 12)}月{f.rng.randint(1, 28)}日"
    )
    record = [("权利人", said(f, "holder")), ("共有情况", "单独所有"), ("坐　落", mark("address", f.client.address)), ("不动产单元号", f"{f.digits(6)} {f.digits(6)} GB{f.digits(5)} F{f.digits(8)}"),
              ("权利类型", "国有建设用地使用权／房屋（构筑物）所有权"), ("权利性质", f.pick("出让／自建房", "出让／其它")), ("用　途", "工业用地／工业、仓储"),
              ("面　积", f"宗地面积 {f.rng.randint(9000, 90000)}.{f.digits(2)}㎡／房屋建筑面积 {f.rng.randint(6000, 60000)}.{f.digits(2)}㎡"),
              ("使用期限", f"国有建设用地使用权　至 {end}止"), ("权利其他状况", "房屋结构：钢筋混凝土结构、钢结构\n总层数：3层")]  # fmt: skip
    day = issued(f)
    left = [
        space(60),
        t("　　根据《中华人民共和国民法典》等法律法规，为保护不动产权利人合法权益，对不动产权利人申请登记的本证所列不动产权利，经审查核实，准予登记，颁发此证。", 12, leading=1.2),
        space(110),
        t("登记机构（章）", 12, "center"),
        t(day or EMPTY_DAY, 12, "center", above=10),
        seal(f, district_office(f, "自然资源和规划局"), 120, -95, "不动产登记专用章"),
        space(56),
        t("中华人民共和国自然资源部监制", 9, "center"),
        t(f"№ 32{f.digits(9)}", 10, "center", mono=True),
    ]  # fmt: skip
    right = [
        t(mark("number", number), 11),
        space(4),
        pairs("grid", record, first=24, inset=6.5, label=SMALL, value={"size": 10}),
    ]
    look = f.look(width=842, height=595, margin=[46, 44, 46, 40], paper="#fdf8ee")
    return [cols((1, 1.35), left, right)], values(f, number=number, address=f.client.address), look


def fire_filing(f: Facts) -> Made:
    """The proof that acceptance was filed: applied for one day, granted on a later one, to be signed for."""
    number = f"{f.client.place[1][:1]}住建消备凭字〔{f.issued.year}〕第{f.digits(4)}号"
    applied = dates.shifted(f.issued, days=-f.rng.randint(3, 12))
    f.notation = f.pick("zh", "zh-padded", "han", "zh-spaced")
    office = district_office(f, "住房和城乡建设局")
    houses = [
        [f"{n}#厂房", "丙类", f"{f.rng.randint(2, 5)}", f"{f.rng.randint(2000, 20000)}"]
        for n in range(1, f.rng.randint(3, 5))
    ]
    blocks = [
        title("建设工程消防验收备案凭证", 23),
        t(mark("number", number), 12, "center", above=10),
        space(12),
        t(f"{said(f, 'holder')}：", 13),
        t(f"　　你单位于{f.on(applied)}申报的位于{mark('address', f.client.address)}的厂房及附属用房工程（备案申报编号：{f.digits(12)}）消防验收备案材料已收悉。", 13, leading=1.0, above=8),
        t(f"　　经审核，材料齐全，符合《建设工程消防设计审查验收管理暂行规定》的要求，准予备案。该工程{f.pick('未被确定为检查对象', '已列为抽查对象，检查合格')}。", 13, leading=1.0),
        space(8),
        table((3, 2, 2, 3), ("单体名称", "火灾危险性", "层数", "建筑面积（㎡）"), houses, label={"size": 11}, value={"size": 11}),
        down(),
        t(f"（{office}印章）", 12.5, "right"),
        t(issued(f) or EMPTY_DAY, 12.5, "right"),
        seal(f, office, 300, -85, "消防验收专用章"),
        down(0.6),
        rule(),
        t(f"签收人：　　　　　　　　签收日期：{EMPTY_DAY}", 10),
        t("本凭证一式两份，一份交建设单位，一份存档。", 9),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def acceptance_meeting(f: Facts) -> Made:
    """The opinion of the group that met: the day begins the first sentence, others' names in a list."""
    consultant, lab = (party(f.rng).name.replace("有限", "环境科技有限", 1) for _ in "ab")
    product = (
        f"年产{f.pick('3000', '8000', '12000')}吨{f.client.trade}生产线{f.pick('技改', '扩能')}项目"
    )
    began = f"{issued(f)}，" if issued(f) else "近日，"
    approval = f"环建函〔{f.issued.year - f.rng.randint(1, 3)}〕{f.rng.randint(10, 200)}号"
    group = [["组长", "建设单位", f.holder, f.client.legal], ["成员", "报告编制单位", consultant, f.person()],
             ["成员", "检测单位", lab, f.person()], ["成员", "专家", f"{f.client.place[1]}环境科学学会", f.person()]]  # fmt: skip
    blocks = [
        title(f"{product}\n竣工环境保护设施（废水、废气、噪声、固废）\n自主验收意见", 17, leading=1.0),
        space(12),
        t(f"　　{began}{said(f, 'holder')}根据{product}竣工环境保护验收监测报告，对照《建设项目环境保护管理条例》组织本项目自主验收，意见如下。"),
        t("一、工程建设基本情况", bold=True, above=8),
        t(f"　　（一）建设地点及规模：项目位于{mark('address', f.client.address)}，实际总投资{f.rng.randint(900, 8000)}万元，环保投资{f.rng.randint(40, 300)}万元。"),
        t(f"　　（二）建设过程及环保审批：项目环评由{consultant}编制，已取得批复（{approval}）。"),
        t("二、工程变动情况", bold=True, above=8),
        t("　　经核查，项目性质、规模、地点、工艺和污染防治措施均未发生重大变动。"),
        t("三、环境保护设施调试效果", bold=True, above=8),
        t(f"　　{lab}于验收监测期间所测各项指标均符合批复要求。"),
        t("四、验收结论", bold=True, above=8),
        t("　　项目执行了“三同时”制度，验收组认为具备竣工环境保护验收条件，验收合格。"),
        t("五、验收人员信息", bold=True, above=8),
        space(4),
        table((1.4, 2.4, 5.2, 2), ("职务", "代表", "单位", "签名"), group, label=SMALL, value=SMALL),
        seal(f, f.holder, 330, -40),
    ]  # fmt: skip
    return blocks, values(f, address=f.client.address), f.look(footer="{p}")


def green_power(f: Facts) -> Made:
    """A certificate with a sentence in two languages and, below, the plant it is from."""
    year, number = str(f.issued.year - 1), f"{f.digits(4)}-{f.digits(6)}-{f.digits(5)}"
    many, owner = f.rng.randint(20, 8000), party(f.rng).name.replace("有限", "新能源有限", 1)
    plant = [("项目名称\nProject", "水月滩二期50MW风电场", "项目类型\nType", f.pick("陆上风电", "集中式光伏")),
             ("项目单位\nOwner", owner, "电量生产月份\nMonth", f"{mark('years', year)}年{f.rng.randint(1, 12):02}月"),
             ("对应电量\nElectricity", f"{many} MWh", "核发日\nIssue Date", issued(f))]  # fmt: skip
    blocks = [
        cols((1, 1), [emblem("oval", 22, "left", text="GEC", ink="#0b6b3a")], [t(f"编号 No.　{mark('number', number)}", 10.5, "right")]),
        down(0.5),
        title("可再生能源绿色电力证书", 27, fill="#0b6b3a"),
        t("RENEWABLE ENERGY GREEN ELECTRICITY CERTIFICATE", 11, "center", fill="#0b6b3a"),
        space(20),
        t("兹证明 This is to certify that", 11, "center"),
        t(said(f, "holder"), 19, "center", above=10),
        t(f"（{said(f, 'credit_code')}）", 11, "center"),
        t(f"已获得绿色电力环境权益 {many} 个　has acquired {many} GEC(s), 1 GEC = 1 MWh", 11.5, "center", above=10),
        space(18),
        pairs("grid", plant, widths=(16, 38, 18, 28), label={"size": 9, "fill": "#0b6b3a"}, value={"size": 10.5}),
        down(),
        cols((1, 3), [f.qr(26)], [t("海市可再生能源信息管理中心", 12.5, "right")]),
        seal(f, "海市可再生能源信息管理中心", 560, -85),
    ]  # fmt: skip
    look = f.look(width=842, height=595, rim="double", ink="#0b6b3a", margin=[76, 56, 76, 48])
    return blocks, values(f, number=number, years=[year]), look


def credit_overview(f: Facts) -> Made:
    """The public credit report with its overview in tiles and the register's entries below."""
    number = f"{f.issued:%Y%m%d}{f.digits(9)}{f.pick('A', 'K', 'M')}{f.digits(3)}"
    founded = dates.shifted(f.issued, -f.rng.randint(4, 18), 33)
    tiles = [
        boxed([t(str(n), 17, "center", fill="#b03a2e"), t(what, 9, "center")], inset=5, ink="#d5d8dc")
        for n, what in ((f.rng.randint(1, 9), "行政管理"), (f.rng.randint(0, 3), "诚实守信"), (0, "严重失信"),
                        (0, "经营异常"), (f.rng.randint(0, 4), "信用承诺"))
    ]  # fmt: skip
    entries = [("机构名称", said(f, "holder"), "法定代表人\n/负责人", f.client.legal),
               ("统一社会\n信用代码", said(f, "credit_code"), "成立日期", f.on(founded)),
               ("机构类型", f.pick("有限责任公司", "股份有限公司（非上市）"), "登记状态", "存续")]  # fmt: skip
    day = f"报告生成于 {issued(f)}" if issued(f) else ""
    blocks = [
        cols((1, 1), [t("信用中国", 19, fill="#b03a2e", bold=True), t("CREDIT CHINA（样）", 8)],
             [t(f"报告编码 {mark('number', number)}", 9, "right"), t(day, 9, "right")]),
        rule(ink="#b03a2e", line=1.5),
        title("公共信用信息报告（法人和非法人组织）", 20, above=16),
        t("公共信用信息概览", 13, bold=True, fill="#b03a2e", above=16),
        space(6),
        cols((1, 1, 1, 1, 1), *[[tile] for tile in tiles]),
        t("一、登记注册基础信息", 13, bold=True, fill="#b03a2e", above=18),
        space(6),
        pairs("grid", entries, widths=(16, 42, 16, 26), label={"size": 9.5, "fill": "#555555"}, value={"size": 10}, ink="#b2babb"),
        t("二、行政管理信息", 13, bold=True, fill="#b03a2e", above=18),
        space(6),
        table((1, 4, 3, 3), ("序号", "行政许可决定文书", "许可类别", "许可机关"),
              [["1", "排污许可", "普通", district_office(f, "生态环境局")], ["2", "特种设备使用登记", "登记", district_office(f, "市场监督管理局")]],
              label=SMALL, value=SMALL, fill="#f2f3f4"),
        t("三、严重失信信息", 13, bold=True, fill="#b03a2e", above=18),
        t("　　查询期内无相关记录", 10.5),
        down(),
        t("本报告仅展示汇集至平台的公共信用信息，供参考使用，与原始记录不一致的以原始记录为准。", 8.5, fill="#777777"),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look(footer="{p} / {n}", ghost="信用中国")


def ghg_statement(f: Facts) -> Made:
    """A verifier's statement: period as two days, scopes in a table, signatures of three."""
    year, number = str(f.issued.year - 1), f"GHG-VS-{f.digits(5)}/{f.issued.year % 100}"
    by = "乌有绿色认证（集团）有限公司"
    scopes = [f.rng.uniform(800, 9000), f.rng.uniform(3000, 40000), f.rng.uniform(500, 9000)]
    rows = [
        [a, f"{v:,.2f}"]
        for a, v in zip(
            ("类别1 直接排放", "类别2 能源间接排放", "类别3 运输间接排放"), scopes, strict=True
        )
    ]
    blocks = [
        cols((2, 3), [emblem("oval", 24, "left", text="WGC", ink="#1b4f72")],
             [t("温室气体核查声明", 20, "right", bold=True, fill="#1b4f72"), t("GHG Verification Statement", 11, "right", fill="#1b4f72")]),
        rule(ink="#1b4f72", line=2.5),
        t(f"声明号 Statement No. {mark('number', number)}", 10.5, above=10),
        t("责任方 Responsible Party", 9.5, fill="#666666", above=12),
        t(said(f, "holder"), 15),
        t("组织边界 Organizational Boundary", 9.5, fill="#666666", above=8),
        t(mark("address", f.client.address), 11),
        t("核查期间 Period", 9.5, fill="#666666", above=8),
        t(f"{mark('years', year)}-01-01 ~ {year}-12-31", 11),
        t(f"　　{by}依据 ISO 14064-3:2019 对上述责任方按 ISO 14064-1:2018 编制的温室气体报告实施了核查，保证等级为合理保证，实质性门槛 5%。", 11, above=12),
        space(8),
        table((5, 3), ("排放类别 Category", "排放量 tCO2e"), [*rows, ["合计 Total", f"{sum(scopes):,.2f}"]], label={"size": 10}, value={"size": 10}, fill="#d6eaf8"),
        t("　　核查结论：未发现实质性错误、遗漏或误报，上述数据公允地反映了责任方的温室气体排放。", 11, above=10),
        down(),
        cols((1, 1, 1), [t(f"核查组长\n{f.person()}", 10)], [t(f"技术评审\n{f.person()}", 10)],
             [t(f"授权签字人\n{f.person()}", 10), t(f"签发 Issued：{issued(f)}" if issued(f) else "", 10)]),
        seal(f, by, 320, -75, "核查专用章"),
        space(10),
        t(f"{by}　子虚省乌有市捕风路{f.rng.randint(3, 99)}号　www.wgc.example", 8.5, "center", fill="#666666"),
    ]  # fmt: skip
    return blocks, values(f, number=number, years=[year], address=f.client.address), f.look(size=11)


def disposal(f: Facts) -> Made:
    """A disposal contract that sets both parties beside each other in one table."""
    second = party(f.rng)
    other = second.name.replace("有限", "环保处置有限", 1)
    number = f"{f.pick('WFCZ', 'YZ', 'HB')}{f.issued:%y%m}-{f.digits(4)}"
    sides = [["单位名称", said(f, "holder"), other], ["通讯地址", f.client.address, second.address], ["法定代表人", f.client.legal, second.legal],
             ["业务联系人", f.person(), f.person()], ["经营许可证", "—", f"JSWY{f.digits(4)}OOI{f.digits(3)}"]]  # fmt: skip
    waste = [["900-249-08", "废润滑油", "T,I", f"{f.rng.randint(1, 20)}.0", "D10"], ["900-041-49", "沾染性废物", "T/In", f"{f.rng.randint(1, 9)}.5", "D10"],
             ["336-064-17", "表面处理污泥", "T/C", f"{f.rng.randint(5, 60)}.0", "R4"]]  # fmt: skip
    term = (
        f"委托期限：{f.period(f.issued, f.until)}"
        if f.until
        else "委托期限：以环保部门转移联单为准"
    )
    blocks = [
        title(f.pick("工业危险废物委托利用处置合同书", "危险废物安全处置委托协议书"), 20),
        t(f"协议编号：{mark('number', number)}", 10.5, "center", above=8),
        space(8),
        table((2, 5, 5), ("", "甲方（委托方）", "乙方（受托方）"), sides, label={"size": 10.5}, value={"size": 10}, align="left"),
        t("　　依据《中华人民共和国固体废物污染环境防治法》，甲方将生产过程中产生的危险废物委托乙方处置，双方约定如下：", above=10),
        t("1　处置的危险废物", bold=True, above=8),
        space(4),
        table((3, 4, 2, 2, 2), ("废物代码", "废物名称", "危险特性", "吨/年", "处置方式"), waste, label=SMALL, value=SMALL),
        t(f"2　{term}。", above=8),
        t("3　转移：甲方应执行电子转移联单，乙方自备符合要求的运输车辆。", above=6),
        t("4　计费：以实际过磅数量结算，每月25日前对账。", above=6),
        down(),
        cols((1, 1), [t("甲方（公章）"), t(f"经办：{f.person()}")], [t("乙方（公章）"), t(f"经办：{f.person()}")]),
        seal(f, f.holder, 50, -75),
        seal(f, other, 300, -75),
        space(14),
        t(f"签约时间：{issued(f)}　　签约地点：{second.place[1]}" if issued(f) else f"签约地点：{second.place[1]}", 10.5),
    ]  # fmt: skip
    more = {"number": number, "valid_from": iso(f.issued), "valid_until": iso(f.until)}
    return blocks, values(f, **more), f.look(size=10.5)


def filing_proof(f: Facts) -> Made:
    """A filing of investment in four columns; its own number above, the project's code among the rows."""
    number = f"{f.client.place[1][:1]}行审备〔{f.issued.year}〕{f.rng.randint(3, 400)}号"
    code = f"{f.issued:%y%m}-320599-89-{f.pick('01', '02')}-{f.digits(6)}"
    f.accept["number"] = [code]
    office = f"{f.client.place[1]}行政审批局"
    rows = [("项目名称", f"{f.client.trade}智能化产线改造项目", "项目法人单位", said(f, "holder")),
            ("项目代码", code, "法人单位经济类型", f.pick("有限责任公司", "私营企业")),
            ("建设地点", mark("address", f.client.address), "项目总投资", f"{f.rng.randint(900, 30000)}万元"),
            ("建设性质", f.pick("技改", "改建", "新建"), "计划开工时间", f"{f.issued.year + 1}")]  # fmt: skip
    long = [("建设规模及内容", f"利用现有厂房，购置数控设备{f.rng.randint(10, 90)}台（套），项目建成后年新增{f.client.trade}产品{f.rng.randint(2, 60)}万件。"),
            ("项目法人单位承诺", "1. 对备案项目信息的真实性、合法性和完整性负责；\n2. 依法办理用地、规划、环评、节能、安全等手续后方可开工。"),
            ("安全生产要求", "强化安全生产管理，按照相关规章制度压实项目建设单位主体责任。")]  # fmt: skip
    blocks = [
        emblem("state", 18),
        title("子虚省投资项目备案证", 24),
        t(f"备案证号：{mark('number', number)}", 12, "center", above=10),
        space(10),
        pairs("grid", rows, widths=(15, 35, 17, 33), inset=7, label={"size": 10}, value={"size": 10}),
        pairs("grid", long, widths=(15, 85), inset=7, label={"size": 10}, value={"size": 10}),
        space(40),
        t(office, 12.5, "right"),
        t(issued(f), 12.5, "right"),
        seal(f, office, 310, -85, "备案专用章"),
        down(),
        t("材料的真实性请在在线平台输入项目代码查询", 9, "center", fill="#555555"),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


def footprint(f: Facts) -> Made:
    """A footprint's certificate with an annex: labels right, values left of the middle, ends in a line."""
    year, number = str(f.issued.year - 1), f"PCF{f.issued.year}{f.pick('WY', 'NK')}{f.digits(5)}R0"
    by, result = "南柯检验认证股份有限公司", f"{f.rng.uniform(0.4, 9):.3f}"
    end = f.day("valid_until", f.until)
    rows = [("证书持有人", said(f, "holder")), ("地　址", mark("address", f.client.address)), ("产品及型号", f"{f.client.trade}产品／{f.pick('A', 'K')}-{f.digits(3)}"),
            ("声明单位", "1 kg 产品"), ("系统边界", f.pick("从摇篮到大门", "摇篮到坟墓")), ("数据年份", f"{mark('years', year)} 年"),
            ("评价准则", mark("standard", "ISO 14067:2018")), ("碳足迹结果", f"{result} kgCO2e")]  # fmt: skip
    when = "　　".join(
        f"{a} {b}" for a, b in (("颁证日", issued(f)), ("有效截止", end)) if b
    )  # fmt: skip
    stages = [
        [s, f"{f.rng.uniform(2, 60):.1f}%"]
        for s in ("原材料获取", "原材料运输", "产品生产", "分销")
    ]
    blocks = [
        t(f"证书号：{mark('number', number)}", 10.5, "right"),
        down(0.4),
        title("产品碳足迹评价证书", 29, fill="#5b2c6f"),
        t("CARBON FOOTPRINT OF PRODUCT", 11, "center", tracking=0.15),
        down(0.5),
        pairs("plain", [(a + " ：", b) for a, b in rows], widths=(30, 70), gap=14, label={"size": 12, "fill": "#5b2c6f"}, value={"size": 12.5}),
        down(0.8),
        t(when, 12, "center"),
        down(0.6),
        t(by, 15, "center"),
        seal(f, by, 170, -80),
        t("本证书有效性可扫码核验，附件为本证书不可分割的部分", 9, "center", above=16),
        f.qr(20, "center"),
        new_page(),
        title("附件　各生命周期阶段贡献", 15),
        space(8),
        table((3, 2), ("阶段", "占比"), stages),
    ]  # fmt: skip
    more = {"number": number, "years": [year], "standard": "ISO 14067:2018", "address": f.client.address, "valid_until": iso(f.until)}  # fmt: skip
    look = f.look(rim="wave", ink="#7d3c98", margin=[80, 76, 80, 66])
    return blocks, values(f, **more), look


def paper(what: str, layout: Callable[[Facts], Made], f: Facts) -> Paper:
    """Return the paper, labelled with what it prints."""
    if f.trap == "no-dates":
        f.until = None
    blocks, may_say, look = layout(f)
    return Paper(what, layout.__name__, blocks, only_printed(may_say, blocks), look)


def _kind(
    what: str, layout: Callable[[Facts], Made], name: str, years: int, *traps: str
) -> dict[str, Kind]:
    return {what: Kind((partial(paper, what, layout),), name, years, traps)}


NAMED = ("no-dates", *HELD[:2])
CODED = ("no-dates", *HELD)
ENDING = ("expired", "leap-day")
TYPES = {
    **_kind("lease-contract", lease, "厂房租赁合同", 5, *ENDING, *CODED),
    **_kind("title-certificate", title_deed, "不动产权证", 3, *NAMED),
    **_kind("fire-acceptance", fire_filing, "消防验收", 3, *NAMED),
    **_kind("environmental-acceptance", acceptance_meeting, "竣工环保验收意见", 3, *NAMED),
    **_kind("green-certificate", green_power, "绿证", 1, *CODED),
    **_kind("credit-china-report", credit_overview, "信用中国报告", 1, *CODED),
    **_kind("ghg-verification", ghg_statement, "温室气体排放核查报告", 1, *NAMED),
    **_kind("hazardous-waste-contract", disposal, "危废处置合同", 2, *ENDING, *NAMED),
    **_kind("project-approval", filing_proof, "项目备案证", 3, *NAMED),
    **_kind("product-carbon-footprint", footprint, "产品碳足迹报告", 2, *ENDING, *NAMED),
}

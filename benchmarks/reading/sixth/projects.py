"""Replies to a project's environmental report, filing, energy review, fire acceptance."""

from __future__ import annotations

from benchmarks.reading.kit import CODED, EMPTY_DAY, NAMED, Made, kind
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
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

RED = "#d0021b"


def eia_reply(f: Facts) -> Made:
    """The bureau's reply under a red head: addressed to the firm, long clauses, signed, copied to others."""
    office, place = district_office(f, "生态环境局"), f.client.place
    f.notation = f.pick("zh", "zh", "zh-padded", "han")
    number = f"{place[1][0]}{place[2][0]}环{f.pick('审', '建审', '许')}〔{f.issued.year}〕{f.rng.randint(3, 260)}号"
    what = f"年产{f.pick('2万吨', '6000吨', '150万套', '40万件')}{f.client.trade}产品{f.pick('扩建', '技改', '搬迁')}项目"
    code = f"{f.issued.year - 1}-320599-{f.digits(2)}-0{f.pick(1, 2, 3)}-{f.digits(6)}"
    body = [
        f"　　你公司报送的由{f.pick('蜃楼', '捕影', '空谷')}环境科技有限公司编制的《{what}环境影响报告表》（以下简称《报告表》）及相关申请材料收悉。经研究，现批复如下：",
        f"　　一、该项目（项目代码：{code}）位于{mark('address', f.client.address)}，总投资{f.rng.randint(1200, 20000)}万元，其中环保投资{f.rng.randint(50, 600)}万元。根据《报告表》结论和技术评估意见，在切实落实各项污染防治、风险防范措施的前提下，从环境保护角度分析，同意你公司按《报告表》所述内容建设。",
        "　　二、项目建设和运行中须重点做好以下工作：",
        "　　（一）厂区实行雨污分流、清污分流。生产废水经预处理达到接管标准后接入市政污水管网。",
        f"　　（二）工艺废气经收集处理后通过不低于15米高排气筒排放，执行《大气污染物综合排放标准》（GB 16297-1996）表2二级标准。厂界噪声执行GB 12348-2008中{f.pick('2', '3')}类标准。",
        "　　（三）危险废物须委托有资质单位安全处置，厂内暂存场所应符合GB 18597-2023要求。",
        "　　三、项目竣工后，你公司应按规定对配套建设的环境保护设施进行验收，验收合格后方可投入生产。投产前应依法申领排污许可证。",
        "　　四、本批复自下达之日起五年内有效。项目的性质、规模、地点、采用的生产工艺或者防治污染的措施发生重大变动的，应重新报批环境影响评价文件。",
    ]
    blocks = [
        space(12),
        title(f"{office}文件", 29 if len(office) < 12 else 24, fill=RED, tracking=0.06),
        t(mark("number", number), 13, "center", above=22),
        rule(ink=RED, line=2),
        title(f"关于{f.holder}{what}环境影响报告表的批复", 16.5, above=18, leading=0.9),
        space(10),
        t(f"{said(f, 'holder')}：", 12.5),
        *[t(b, 12, above=3, leading=0.7) for b in body],
        space(24),
        t(office + "　　", 12.5, "right"),
        t((issued(f) or EMPTY_DAY) + "　　", 12.5, "right", above=6),
        seal(f, office, 290, -85, "行政审批专用章"),
        down(),
        t("（此件公开发布）", 11.5),
        rule(),
        t(f"抄送：{place[2]}管委会，{place[2]}应急管理局，{place[1]}环境监察支队。", 10.5),
        rule(),
        t(f"{office}办公室　　　　　　　　　　　　　　　　共印 6 份", 10.5),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number, address=f.client.address),
        f.look(footer="— {p} —", leading=0.7),
    )


def filing_form(f: Facts) -> Made:
    """The platform's proof of filing: the code above, two blocks of the form, the declaration, the office."""
    office = district_office(f, f.pick("发展和改革局", "行政审批局", "经济和信息化局"))
    code = f"{f.issued:%y%m}-{f.pick('320599', '370299', '440399')}-04-0{f.pick(1, 2, 5)}-{f.digits(6)}"
    what = f"{f.client.trade}{f.pick('数字化车间', '生产线节能', '绿色制造')}技术改造项目"
    wide, more = (24, 76), {"label": {"size": 10.5}, "value": {"size": 10.5}, "inset": 7}
    unit = [("单位名称", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")),
            ("法定代表人（责任人）", f.client.legal), ("经济性质", f.pick("私营企业", "有限责任公司", "股份制企业"))]  # fmt: skip
    begin = f.issued.year + (1 if f.issued.month > 8 else 0)
    project = [("项目名称", what), ("建设地点", mark("address", f.client.address)), ("建设性质", f.pick("技术改造", "扩建", "改建")),
               ("国民经济行业", f"{f.client.trade}制造（C{f.digits(4)}）"),
               ("主要建设规模及内容", f"利用现有厂房约{f.rng.randint(1500, 12000)}平方米，购置设备{f.rng.randint(8, 90)}台（套），对{f.client.trade}生产线进行升级，建成后年节约电量约{f.rng.randint(20, 300)}万千瓦时。"),
               ("项目总投资（万元）", f"{f.rng.randint(800, 30000)}.00　其中：设备投资 {f.rng.randint(300, 790)}.00"),
               ("拟开工时间", f"{begin}年{f.rng.randint(9, 12)}月"), ("拟建成时间", f"{begin + 1}年{f.rng.randint(3, 12)}月")]  # fmt: skip
    blocks = [
        title(f.pick("企业投资项目备案证明", "企业投资技术改造项目备案证", "内资企业固定资产投资项目备案信息表"), 21),
        space(10),
        t(f"项目代码：{mark('number', code)}", 11.5),
        space(4),
        t("一、项目单位情况", 11, bold=True, above=4),
        space(3),
        pairs("grid", unit, widths=wide, **more),
        t("二、项目基本情况", 11, bold=True, above=12),
        space(3),
        pairs("grid", project, widths=wide, **more),
        t("三、项目单位声明", 11, bold=True, above=12),
        t("　　本单位承诺所填报的备案信息真实、合法、完整，项目符合国家产业政策，不属于禁止投资或实行核准管理的项目。", 10.5),
        space(26),
        t(f"备案机关：{office}", 12, "right"),
        t(f"备案时间：{issued(f) or EMPTY_DAY}", 12, "right", above=6),
        seal(f, office, 300, -85, "项目备案专用章"),
        down(),
        t("注：备案信息发生变更的，项目单位应当通过投资项目在线审批监管平台及时告知备案机关，并修改相关信息。", 9),
    ]  # fmt: skip
    return blocks, values(f, number=code, address=f.client.address), f.look()


def energy_reply(f: Facts) -> Made:
    """The commission's opinion: red head with the number at its left, arguments, figures in the text."""
    place = f.client.place
    f.notation = f.pick("zh", "zh", "zh-padded", "han")
    office = f"{place[1]}发展和改革委员会"
    number = f"{place[1][0]}发改{f.pick('能评', '许可', '环资审', '能源')}〔{f.issued.year}〕{f.rng.randint(2, 190)}号"
    what = f"{f.client.trade}{f.pick('智能工厂', '生产基地（二期）', '扩产')}项目"
    use, power = f.rng.randint(1200, 18000), f.rng.randint(600, 6000)
    body = [
        f"　　你公司《关于{what}节能审查的申请》及节能报告（统一社会信用代码：{said(f, 'credit_code')}，项目代码：{f.issued:%y%m}-320599-04-01-{f.digits(6)}）收悉。根据《固定资产投资项目节能审查办法》（国家发展改革委令第2号），经委托评审，提出审查意见如下：",
        "　　一、原则同意该项目节能报告。",
        f"　　二、项目拟建于{f.client.address}。项目建成后，年综合能源消费量为{use:,}吨标准煤（当量值）、{int(use * 1.9):,}吨标准煤（等价值），其中年消耗电力{power}万千瓦时、天然气{f.rng.randint(20, 300)}万立方米，单位工业增加值能耗0.{f.digits(3)}吨标准煤/万元。",
        "　　三、请你公司在项目建设中落实节能报告提出的各项措施，选用达到1级能效的主要用能设备，按GB 17167配备能源计量器具，并建立能源管理体系。",
        "　　四、项目建设内容、能效水平等发生重大变动的，应向我委提出变更申请。项目投产前，应组织节能验收。",
        "　　五、本节能审查意见自印发之日起2年内有效。逾期未开工建设的，应重新进行节能审查。",
    ]
    blocks = [
        space(20),
        title(office, 30, fill=RED, tracking=0.12),
        space(10),
        rule(ink=RED, line=2.5),
        t(mark("number", number), 12.5, "right", above=4),
        title(f"{office}关于{f.holder}\n{what}节能报告的审查意见", 17, above=18, leading=0.9),
        space(12),
        t(f"{said(f, 'holder')}：", 13),
        *[t(b, 13, above=5, leading=0.9) for b in body],
        space(24),
        t(office + "　　　", 13, "right"),
        t((issued(f) or EMPTY_DAY) + "　　　", 13, "right", above=6),
        seal(f, office, 280, -85),
        down(),
        rule(),
        t(f"抄送：{place[1]}统计局、{place[2]}发展和改革局。", 10.5),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look(footer="- {p} -")


def fire_opinion(f: Facts) -> Made:
    """The opinion of the building bureau: the form's number, the law, verdict, a table, two notes, receipt."""
    office = district_office(f, "住房和城乡建设局")
    f.notation = f.pick("zh", "zh-padded", "zh-spaced", "han")
    number = f"{f.client.place[1][0]}住建消验〔{f.issued.year}〕第{f.digits(4)}号"
    accepted = f"{f.issued.year}{f.digits(6)}"
    area = f.rng.randint(2500, 38000)
    works = [[f"{n}#{w}", f.pick("丙类", "丁类", "戊类"), f.pick("二级", "一级"), str(f.rng.randint(1, 5)), f"{f.rng.randint(6, 23)}.{f.digits(1)}", f"{area // (n + 1)}"]
             for n, w in enumerate(("厂房", "仓库"), 1)]  # fmt: skip
    body = [
        f"　　根据《中华人民共和国建筑法》《中华人民共和国消防法》《建设工程质量管理条例》《建设工程消防设计审查验收管理暂行规定》等有关规定，你单位申请{f.client.trade}{f.pick('新建厂房', '二期厂房', '扩建厂房')}建设工程（地址：{mark('address', f.client.address)}；总建筑面积：{area}平方米；受理凭证文号：{accepted}）消防验收，按照国家工程建设消防技术标准、该工程的消防设计审查意见，经资料审查、现场评定，该工程消防验收结论：",
    ]
    blocks = [
        space(8),
        title("特殊建设工程消防验收意见书", 23),
        t(mark("number", number), 13, "right", above=14),
        space(10),
        t(f"{said(f, 'holder')}：", 13),
        *[t(b, 12.5, above=6, leading=0.9) for b in body],
        t("　　☑ 合格　　　　□ 不合格", 13, above=8),
        t("　　建筑概况：", 12.5, above=6),
        space(3),
        table((3, 2, 2, 1.5, 2, 2.5), ("单体名称", "火灾危险性", "耐火等级", "层数", "高度(m)", "面积(㎡)"), works, label={"size": 10}, value={"size": 10}),
        t("　　请你单位加强建筑消防设施的维护保养，确保完好有效。", 12.5, above=8),
        t("　　如不服本意见，可自收到本意见书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。", 12.5, above=4),
        space(22),
        t("（印章）　　　　", 12.5, "right"),
        t((issued(f) or EMPTY_DAY) + "　　", 12.5, "right", above=6),
        seal(f, office, 300, -75, "消防审验专用章"),
        down(),
        cols((1, 1), [t("建设单位签收：", 11)], [t(f"日期：{EMPTY_DAY}", 11)]),
        rule(),
        t("备注：本意见书一式两份，一份交建设单位，一份存档。", 10),
    ]  # fmt: skip
    return blocks, values(f, number=number, address=f.client.address), f.look()


TYPES = {
    **kind("eia-approval", eia_reply, "环评批复", 3, *NAMED),
    **kind("project-approval", filing_form, "项目备案证", 3, *CODED),
    **kind("energy-review-opinion", energy_reply, "节能审查意见", 3, *CODED),
    **kind("fire-acceptance", fire_opinion, "消防验收", 3, *NAMED),
}

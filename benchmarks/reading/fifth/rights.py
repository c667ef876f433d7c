"""Title, contracts, credit and an office's word on a clean record."""

from __future__ import annotations

from datetime import timedelta

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, EMPTY_DAY, ENDING, NAMED, SMALL, Made, kind
from benchmarks.reading.names import party
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
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
from benchmarks.reading.types.sheets import issued, said, values


def land_use(f: Facts) -> Made:
    """The page of an old certificate of the right to use land: ruled cells, the office's note beside."""
    year = f.issued.year
    f.notation = f.pick("zh", "zh-spaced", "zh-padded-spaced")
    number = f"{f.client.place[1][:2]}国用（{year}）第{f.digits(5)}号"
    office = f"{f.client.place[1]}人民政府"
    area = f"{f.rng.randint(6000, 98000)}.{f.digits(2)}"
    ends = f"{year + f.rng.randint(30, 48)}年{f.rng.randint(1, 12)}月{f.rng.randint(1, 28)}日"
    cell = {"label": {"size": 11}, "value": {"size": 11.5}, "inset": 9, "ink": "#a03028"}
    left = [
        space(40),
        emblem("state", 26),
        t("　　为保护土地使用权人的合法权益，对土地使用权人申请登记的本证所列土地权利，经审查核实，准予登记，颁发此证。", 12.5, leading=1.2, above=24),
        down(),
        t(f"{office}（章）", 12.5, "center"),
        t(issued(f) or EMPTY_DAY, 12.5, "center", above=8),
        seal(f, office, 120, -90),
        space(60),
        t("证书监制机关　　国土资源部", 9, "center"),
        t(f"NO 0{f.digits(8)}", 10, "center", mono=True),
    ]  # fmt: skip
    right = [
        t(mark("number", number), 13, "center"),
        space(6),
        pairs("grid", [("土地使用权人", said(f, "holder")), ("座　　落", mark("address", f.client.address))], widths=(24, 76), **cell),
        pairs("grid", [("地　　号", f"{f.digits(3)}-{f.digits(3)}-{f.digits(4)}", "图　号", f"{f.digits(2)}.{f.digits(2)}-{f.digits(2)}.{f.digits(2)}"),
                       ("地类（用途）", "工业用地", "取得价格", "/"), ("使用权类型", f.pick("出让", "作价出资"), "终止日期", ends),
                       ("使用权面积", f"{area} M²", "其中独用", f"{area} M²")], widths=(24, 29, 19, 28), **cell),
        space(12),
        boxed([t("记事", 11, "center"), t(f"　　地上厂房{f.rng.randint(2, 6)}幢，建筑面积合计{f.rng.randint(3000, 60000)}.00平方米。未经批准不得改变用途。", 11, above=8), space(40)], ink="#a03028"),
    ]  # fmt: skip
    look = f.look(width=842, height=595, margin=[50, 44, 50, 40], paper="#fbf4e6")
    return [cols((1, 1.5), left, right)], values(f, number=number, address=f.client.address), look


def service_order(f: Facts) -> Made:
    """A disposal firm's own form: both parties in running lines, a quotation's table, the day by each signature."""
    second, hauler = party(f.rng), party(f.rng).name.replace("有限", "危险品运输有限", 1)
    other = second.name.replace("有限", "固废处置有限", 1)
    number = f"{f.pick('SC', 'NK', 'HXHB')}-{f.pick('HT', 'CZ')}-{f.issued:%Y%m}-{f.rng.randint(1, 180):03}"
    term = (
        f"8.1 本合同自双方盖章后生效，服务期为{f.period(f.issued, f.until, f.pick('{a}至{b}', '从{a}至{b}止'))}，期满前一个月可书面协商续签。"
        if f.until else "8.1 本合同自双方盖章后生效，处置量用完即止。"
    )  # fmt: skip
    waste = [[str(n), code, name, form, f"{f.rng.randint(1, 40)}", f"{f.rng.randint(18, 60)}00"] for n, (code, name, form) in enumerate(
        (("HW08 900-217-08", "废液压油", "液态/桶装"), ("HW17 336-063-17", "表面处理废物", "半固态/吨袋"), ("HW49 900-039-49", "废活性炭", "固态/吨袋"), ("HW09 900-006-09", "废乳化液", "液态/吨桶")), 1)]  # fmt: skip
    bank = [
        ("开户行", "乌有银行空中路支行", "账　号", f.digits(16)),
        ("税　号", second.code, "电　话", f"000-{f.digits(8)}"),
    ]
    day = issued(f)
    blocks = [
        cols((1, 1), [t(other, 10, fill="#2e6b34", bold=True)], [t(f"合同流水号：{mark('number', number)}", 10, "right")]),
        rule(ink="#2e6b34", line=1.5),
        title("危险废物收集、贮存、处置技术服务合同", 18, above=12),
        space(6),
        t(f"委托人（产废单位）：{said(f, 'holder')}", 11),
        t(f"产废地点：{f.client.address}", 11),
        t(f"受托人（经营单位）：{other}", 11, above=8),
        t(f"危险废物经营许可证：ZXWF{f.digits(4)}；许可证有效期：{f.issued.year - 2}年6月至{f.issued.year + 3}年6月" if f.trap != "no-dates" else f"危险废物经营许可证：ZXWF{f.digits(4)}", 11),
        t("　　为加强危险废物污染防治，委托人就其生产中产生的危险废物委托受托人安全处置，经协商签订本合同。", 11, above=8),
        t("第一条　标的及价格（含 6% 增值税）", 11.5, bold=True, above=8),
        space(4),
        table((1, 4, 3, 3, 2, 2), ("项", "类别及代码", "俗称", "形态／包装", "预计吨数", "元／吨"), waste, label=SMALL, value=SMALL, fill="#e5efe6"),
        t("第二条　收运", 11.5, bold=True, above=10),
        t(f"2.1 委托人应提前 7 日申报转移计划，按 GB 18597 分类包装并粘贴标签；2.2 运输由受托人委托 {hauler} 承担，运输途中风险由承运人负责。", 11),
        t("第三条　结算", 11.5, bold=True, above=8),
        t("3.1 以受托人地磅单为准，于次月 10 日前对账开票，委托人收票后 30 日内付清。", 11),
        pairs("grid", bank, widths=(12, 40, 12, 36), inset=5, label=SMALL, value=SMALL),
        t("第八条　期限与其他", 11.5, bold=True, above=8),
        t(term, 11),
        t("8.2 本合同壹式肆份，双方各执贰份；未尽事宜另签补充协议，争议由受托人所在地法院管辖。", 11),
        down(),
        cols((1, 1), [t("委托人：（盖章）", 11), t(f"代表：{f.person()}", 11), t(f"日期：{day or EMPTY_DAY}", 11)],
             [t("受托人：（盖章）", 11), t(f"代表：{f.person()}", 11), t(f"日期：{day or EMPTY_DAY}", 11)]),
        seal(f, f.holder, 60, -85, "合同专用章"),
        seal(f, other, 310, -85, "合同专用章"),
        space(10),
    ]  # fmt: skip
    more = {"number": number, "valid_from": iso(f.issued), "valid_until": iso(f.until)}
    return (
        blocks,
        values(f, **more),
        f.look(margin=[56, 48, 56, 44], leading=0.6, footer="{p}／{n}"),
    )


def park_lease(f: Facts) -> Made:
    """A park company's lease: a key sheet with all terms first, clauses after; the tenant named second."""
    landlord = party(f.rng)
    owner = landlord.name.replace("有限", "产业园运营有限", 1)
    number = f"{f.pick('园租字', '资产租')}[{f.issued.year}]{f.rng.randint(2, 190):03}号"
    area = f.rng.randint(1500, 12000)
    free = f"{f.rng.randint(1, 3)}个月（装修期）"
    rows = [("出租方", owner), ("承租方", said(f, "holder")), ("承租方证照号码", said(f, "credit_code")), ("承租方法定代表人", f.client.legal),
            ("租赁标的", f"{landlord.place[1]}{landlord.place[2]}智造园{f.rng.randint(1, 12)}幢{f.rng.randint(1, 3)}层，产权证号：子（{f.issued.year - 4}）不动产权第{f.digits(7)}号"),
            ("面积", f"{area} ㎡（按产权登记面积计）"), ("起止日期", f.period(f.issued, f.until, f.pick("{a}—{b}", "{a} 至 {b}", "{a}到{b}")) if f.until else "以入园通知为准"),
            ("免租期", free), ("租金", f"首年 {f.rng.randint(14, 30)} 元/㎡·月，自第三年起每年递增 {f.pick(3, 5)}%"),
            ("履约保证金", f"{f.rng.randint(5, 60)}0,000 元（人民币）"), ("用途", f"{f.client.trade}生产、仓储及配套办公")]  # fmt: skip
    clauses = [
        "1　出租方应于起租日前将标的物按现状交付，交付时双方办理《房屋交接清单》；水、电、气由承租方自行报装并按表计量。",
        "2　承租方应于每季首月 5 日前支付当季租金，逾期按日万分之五计付违约金。",
        "3　承租方不得擅自转租；涉及环评、排污、消防、安全评价等手续由承租方自行办理并报园区备案。",
        "4　租赁期内遇征收拆迁的，本合同自行终止，设备搬迁补偿归承租方。",
        "5　期满不再续租的，承租方应于 15 日内腾退，添附装修不予补偿。",
    ]
    day = issued(f)
    blocks = [
        t(f"文本编号 {mark('number', number)}", 10, "right"),
        title("厂房（标准车间）租赁合同书", 20),
        t("第一部分　合同要素表", 12.5, bold=True, above=14),
        space(4),
        pairs("grid", rows, first=24, inset=8, label={"size": 10.5, "fill": "#333333"}, value={"size": 11}),
        t("要素表为合同组成部分，与第二部分通用条款不一致的，以要素表为准。", 9.5, above=8),
        down(),
        cols((1, 1), [t("出租方（盖章）", 11), t(f"签字：{landlord.legal}", 11, above=8)], [t("承租方（盖章）", 11), t(f"签字：{f.client.legal}", 11, above=8)]),
        t(f"双方于 {day} 签订于园区服务中心" if day else "签订地：园区服务中心", 11, "center", above=16),
        seal(f, owner, 50, -105, "合同专用章"),
        seal(f, f.holder, 300, -105),
        space(20),
        new_page(),
        t("第二部分　通用条款", 12.5, bold=True),
        *[t(c, 11, above=9, leading=1.0) for c in clauses],
    ]  # fmt: skip
    more = {"number": number, "valid_from": iso(f.issued), "valid_until": iso(f.until)}
    return blocks, values(f, **more), f.look(header=["", f"{owner}"], footer="第{p}页/共{n}页")


def credit_file(f: Facts) -> Made:
    """A credit platform's download with cover, then entries of permits with dates and numbers of others."""
    number = f"{f.pick('GX', 'FR')}{f.digits(4)}{f.issued:%y%m%d}{f.digits(8)}"
    f.notation = f.pick("dashes", "zh-padded", "zh", "slashes-padded")

    def some(back: int) -> str:
        return f.on(f.issued - timedelta(days=back)) if f.trap != "no-dates" else "—"

    permits = [["排污许可", f"{f.client.code}001Q", some(400), district_office(f, "生态环境局")],
               ["建筑工程施工许可", f"3205{f.digits(10)}", some(900), district_office(f, "住房和城乡建设局")],
               ["食品经营备案（食堂）", f"YB{f.digits(12)}", some(130), district_office(f, "市场监督管理局")]]  # fmt: skip
    tax = [
        ["纳税信用A级纳税人", str(f.issued.year - 2), "国家税务总局乌有市税务局"],
        ["纳税信用A级纳税人", str(f.issued.year - 1), "国家税务总局乌有市税务局"],
    ]
    blocks = [
        space(30),
        t("信用中国（子虚）", 17, "center", fill="#a61c1c", bold=True),
        down(0.6),
        title("企业公共信用信息\n查询报告", 30, leading=1.0),
        down(0.7),
        pairs("lines", [("被查询主体", said(f, "holder")), ("主体代码", said(f, "credit_code")), ("查询编码", mark("number", number)), ("下载时间", f"{issued(f)} {f.rng.randint(9, 17):02}:{f.rng.randint(10, 59)}:{f.rng.randint(10, 59)}" if issued(f) else "　"), ("报告版本", "V2.1（标准版）")],
              first=26, gap=16, label={"size": 13}, value={"size": 13}),
        down(),
        cols((1, 4), [f.qr(28)], [t("扫描左侧二维码可核验报告真伪，核验期限为自生成之日起三个月。", 9.5), t("子虚省公共信用信息中心", 12, above=8)]),
        seal(f, "子虚省公共信用信息中心", 230, -75, "信用查询专用章"),
        new_page(),
        t("一、总体情况", 13, bold=True, fill="#a61c1c"),
        t(f"　　截至报告生成，共归集该主体信息{f.rng.randint(6, 60)}条，其中行政许可3条、行政处罚0条、守信激励2条、严重失信主体名单0条、信用修复0条。", 11, above=6),
        t("二、行政许可", 13, bold=True, fill="#a61c1c", above=14),
        space(4),
        table((3, 4, 3, 4), ("许可名称", "许可证书编号", "许可决定日期", "许可机关"), permits, label=SMALL, value=SMALL, fill="#fbeaea"),
        t("三、行政处罚、严重失信、经营异常", 13, bold=True, fill="#a61c1c", above=14),
        t("　　在公示期内未发现该主体存在相关记录。", 11, above=6),
        t("四、守信激励", 13, bold=True, fill="#a61c1c", above=14),
        space(4),
        table((4, 2, 5), ("名单名称", "评价年度", "认定单位"), tax, label=SMALL, value=SMALL, fill="#fbeaea"),
        t("五、信用评价", 13, bold=True, fill="#a61c1c", above=14),
        t(f"　　公共信用综合评价等级：{f.pick('优', '良', 'A')}", 11, above=6),
        down(),
        t("免责声明：本报告信息由各信息提供单位报送，平台不对信息内容作修改；对内容有异议的可通过“异议申诉”栏目提出。", 8.5, fill="#777777"),
    ]  # fmt: skip
    return (
        blocks,
        values(f, number=number),
        f.look(
            cover=True, header=["企业公共信用信息查询报告", "{p} / {n}"], ghost="信用中国（子虚）"
        ),
    )


def office_reply(f: Facts) -> Made:
    """A reply from an office to the firm's request, with a reference number and a span of years."""
    number = f"{f.client.place[2][:1]}{f.pick('应急', '市监', '环')}证〔{f.issued.year}〕{f.rng.randint(1, 220)}号"
    office = district_office(
        f, {"应": "应急管理局", "市": "市场监督管理局", "环": "生态环境局"}[number[1]]
    )
    f.notation = f.pick("zh", "zh-padded", "han", "han-letter")
    since = dates.shifted(f.issued, -3)
    span = f"{f.on(since)}至本证明出具之日" if f.trap != "no-dates" else "近三个会计年度"
    what = {
        "应": "未发生一般及以上生产安全责任事故，未受到我局安全生产行政处罚",
        "市": "无因违反市场监管法律法规受到行政处罚的记录，未发生产品质量责任事故",
        "环": "未发生较大及以上突发环境事件，未因环境违法行为受到我局行政处罚",
    }[number[1]]
    blocks = [
        t(mark("number", number), 11.5, "right"),
        space(24),
        title(f.pick("关于企业守法情况的复函", "企业合规情况证明"), 22),
        space(18),
        t(f"{said(f, 'holder')}：", 14),
        t("　　你公司因申报绿色工厂需要提交的《关于出具合规证明的申请》收悉。经核查我局业务系统和执法台账，现函复如下：", 14, leading=1.15, above=10),
        t(f"　　你公司（主体代码：{said(f, 'credit_code')}，登记住所：{f.client.place[0]}{f.client.place[1]}{f.client.place[2]}）在{span}期间，{what}。", 14, leading=1.15, above=8),
        t("　　本函仅反映我局职责范围内的记录情况，仅用于上述事项，不作其他用途。", 14, leading=1.15, above=8),
        t("　　此复。", 14, above=8),
        space(46),
        t(office, 14, "right"),
        t(issued(f), 14, "right", above=8),
        seal(f, office, 290, -90),
        down(),
        t(f"（联系人：{f.person()}，联系电话：000-{f.digits(8)}）", 11),
        rule(line=0.5),
        t("信息公开选项：不予公开", 10),
    ]  # fmt: skip
    return blocks, values(f, number=number), f.look(margin=[82, 76, 82, 56])


TYPES = {
    **kind("title-certificate", land_use, "不动产权证", 3, *NAMED),
    **kind("hazardous-waste-contract", service_order, "危废处置合同", 1, *ENDING, *NAMED),
    **kind("lease-contract", park_lease, "厂房租赁合同", 5, *ENDING, *CODED),
    **kind("credit-china-report", credit_file, "信用中国报告", 1, *CODED),
    **kind("no-accident-certificate", office_reply, "守法证明", 1, *CODED),
}

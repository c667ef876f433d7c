"""Discharge permits, their duplicates, receipts and forms of registration."""

from __future__ import annotations

from datetime import date
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.kit import ENDING, SMALL, Made, day_of, kinds, shown
from benchmarks.reading.names import party, with_check
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    HELD,
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

PERMIT, RECEIPT = "PQRSUV", "WXYZ"


def _number(f: Facts, tail: str) -> str:
    body = f.client.code if f.trap == "code-confusable" else f.code
    return f"{body}{f.pick('001', '001', '002')}{f.pick(*tail)}"


def _values(f: Facts, number: str, granted: date | None = None) -> dict[str, Any]:
    return values(
        f, number=number, address=f.client.address, issued=iso(granted or f.issued),
        valid_from=iso(f.issued), valid_until=iso(f.until),
    )  # fmt: skip


def _outlets(f: Facts, many: int) -> list[list[str]]:
    return [
        [f"DA0{n:02}", f.pick("1#排气筒", "喷涂废气排放口", "锅炉烟囱", "投料粉尘排放口"), f.pick("颗粒物", "挥发性有机物", "氮氧化物"),
         f.pick("20", "30", "50", "60", "120"), f.pick("/", "0.312", "1.86")]
        for n in range(1, many + 1)
    ]  # fmt: skip


def wall_two_sides(f: Facts) -> Made:
    """The original as framed: the grant and its authority on the left, particulars on the right."""
    number, office = _number(f, PERMIT), district_office(f, "生态环境局")
    granted = dates.shifted(f.issued, days=-f.rng.choice((0, 0, 5, 12)))
    f.notation = f.pick("zh", "zh-padded", "zh-padded-spaced", "dashes")
    right = shown(
        ("持证单位", said(f, "holder")), ("统一社会信用代码", said(f, "credit_code")), ("主要负责人", f.client.legal),
        ("单位注册地", party(f.rng).address), ("生产经营场所", mark("address", f.client.address)),
        ("所属行业", f"{f.client.trade}制造，锅炉"), ("管理类别", f.pick("重点管理", "简化管理")),
        ("排放污染物种类", f.pick("废气、废水", "大气污染物、水污染物、工业固体废物")),
        ("许可期限", f.period(f.issued, f.until, f.pick("{a} 起\n{b} 止", "自{a}\n至{b}")) if f.until else ""),
    )  # fmt: skip
    left = [
        emblem("state", 28),
        title("排污许可证", 34, above=10),
        t("（正　本）", 13, "center"),
        t("　　依据《中华人民共和国环境保护法》《排污许可管理条例》，经审核，准许该单位按照排污许可证载明的要求排放污染物。", 12, leading=1.0, above=18),
        space(16),
        f.qr(27, "center"),
        space(44),
        t(f"{office}（印章）", 12.5, "center"),
        t(day_of(f, "issued", granted), 12.5, "center"),
        seal(f, office, 110, -88),
    ]  # fmt: skip
    blocks = [
        cols((1, 1.25), left, [
            t(f"许可证书号　{mark('number', number)}", 11.5, "left", above=10),
            rule(ink="#2e6b3f"), space(8),
            pairs("plain", right, first=29, gap=17, label={"size": 12, "fill": "#2e6b3f"}, value={"size": 12}),
        ]),
        down(),
        t("生态环境部统一监制　　　　排污单位应当在生产经营场所内方便公众监督的位置悬挂本证", 8.5, "center"),
    ]  # fmt: skip
    look = f.look(width=842, height=595, rim="wave", ink="#2e6b3f", margin=[70, 56, 66, 46])
    return blocks, _values(f, number, granted), look


def electronic_licence(f: Facts) -> Made:
    """The original as an electronic licence printed from a province's services: metadata in a list."""
    number, office = _number(f, PERMIT), f"{f.client.place[1]}生态环境局"
    f.notation = f.pick("dashes", "zh", "zh-padded", "dots", "compact")
    agency = with_check(f"113205{f.digits(2)}MB{f.digits(7)}")
    rows = shown(
        ("证照类型名称", "排污许可证（正本）"), ("证照编号", mark("number", number)), ("持证主体", said(f, "holder")),
        ("持证主体代码类型", "统一社会信用代码"), ("持证主体代码", said(f, "credit_code")), ("法定代表人", f.client.legal),
        ("生产经营场所地址", mark("address", f.client.address)), ("行业类别代码", f.pick("C3311、C4430", "C2929", "C3670、D4430")),
        ("证照颁发机构", office), ("证照颁发机构代码", agency), ("证照颁发日期", issued(f)),
        ("证照有效期起始日期", f.day("valid_from", f.issued) if f.until else ""), ("证照有效期截止日期", f.day("valid_until", f.until)),
    )  # fmt: skip
    blocks = [
        cols((3, 1), [t(f"{f.client.place[0]}政务服务网　电子证照", 15, bold=True, fill="#1f5fa8"),
                      t(f"电子证照标识　1.2.156.3005.2.{agency}.{f.digits(8)}.001.{f.pick('A', 'C', 'X')}", 8, fill="#666666")],
             [f.qr(25, "right")]),
        rule(ink="#1f5fa8", line=1.6),
        title("排污许可证", 25, above=16),
        space(8),
        pairs("lines", rows, first=33, gap=11, label={"size": 10.5, "fill": "#444444"}, value={"size": 11}),
        seal(f, office, 300, -120, "电子印章"),
        down(),
        t("本电子证照由证照颁发机构签发，与纸质证照具有同等法律效力。使用“掌上办”扫描上方二维码可核验状态。", 8.5, fill="#666666"),
        t(f"下载次数：{f.rng.randint(1, 9)}　　用途：{f.pick('仅供申报使用', '仅限办理业务使用')}", 8.5, fill="#666666"),
    ]  # fmt: skip
    return blocks, _values(f, number), f.look(ghost="电子证照", size=11)


def copy_booklet(f: Facts) -> Made:
    """The duplicate as a book: a cover of few lines, then the table of particulars and of limits."""
    number, office = _number(f, PERMIT), district_office(f, "生态环境局")
    f.notation = f.pick("zh", "zh-padded", "zh-spaced")
    period = f.period(f.issued, f.until, f.pick("自{a}至{b}止", "{a}至{b}")) if f.until else ""
    front = shown(
        ("编　号：", mark("number", number)), ("单位名称：", said(f, "holder")), ("生产经营场所地址：", mark("address", f.client.address)),
        ("统一社会信用代码：", said(f, "credit_code")), ("有效期：", period), ("核发单位：", f"{office}（公章）"), ("核发日期：", issued(f)),
    )  # fmt: skip
    began = dates.shifted(f.issued, -f.rng.randint(3, 12), 70)
    basics = [
        ("单位名称", f.holder, "注册地址", party(f.rng).address), ("邮政编码（1）", f"2{f.digits(5)}", "投产日期", f.on(began)),
        ("生产经营场所中心经度（2）", f"120°{f.rng.randint(10, 59)}′{f.rng.randint(10, 59)}″", "生产经营场所中心纬度（3）", f"31°{f.rng.randint(10, 59)}′{f.rng.randint(10, 59)}″"),
        ("技术负责人", f.person(), "联系电话", f"000-{f.digits(8)}"), ("所在地是否属于大气重点控制区", f.pick("是", "否"), "所属工业园区名称", f"{f.client.place[2]}工业园"),
        ("是否有环评审批文件", "是", "环境影响评价审批文件文号", f"{f.client.place[1][:1]}环审〔{began.year}〕{f.rng.randint(8, 300)}号"),
        ("是否需要改正（4）", "否", "排污许可证管理类别（5）", f.pick("简化管理", "重点管理")),
    ]  # fmt: skip
    blocks = [
        down(0.7),
        title("排 污 许 可 证", 38),
        t("副　本", 24, "center", above=16),
        t("第一册", 14, "center", above=10),
        down(0.8),
        pairs("plain", front, first=32, gap=13, label={"size": 13}, value={"size": 13}),
        seal(f, office, 250, -95),
        down(0.6),
        new_page(),
        t("一、排污单位基本信息", 14, bold=True),
        t("表 1　排污单位基本信息表", 11, "center", above=8),
        space(4),
        pairs("grid", basics, widths=(22, 30, 20, 28), label=SMALL, value=SMALL),
        t("注：（1）指生产经营场所地址所在地邮政编码；（5）重点管理或简化管理。", 8.5),
        t("二、大气污染物排放", 14, bold=True, above=16),
        t("表 5　大气排放口及许可排放限值", 11, "center", above=8),
        space(4),
        table((2, 4, 3, 3, 3), ("排放口编号", "排放口名称", "污染物种类", "许可排放浓度限值（mg/Nm³）", "许可排放速率限值（kg/h）"),
              _outlets(f, 6), label=SMALL, value=SMALL),
    ]  # fmt: skip
    return (
        blocks,
        _values(f, number),
        f.look(cover=True, footer="{p}", header=["排污许可证副本", ""]),
    )


def copy_with_changes(f: Facts) -> Made:
    """The duplicate's first page as a form with merged cells, and the record of changes below."""
    number, office = _number(f, PERMIT), district_office(f, "行政审批局")
    f.notation = f.pick("zh", "zh-padded", "dashes", "dots", "slashes-padded")
    turned = [dates.shifted(f.issued, -f.rng.randint(1, 3), -90), dates.shifted(f.issued, -1, 40)]
    day, start, end = issued(f), f.day("valid_from", f.issued), f.day("valid_until", f.until)
    top = ["排污单位", said(f, "holder"), "法定代表人", f.client.legal]
    rows: list[list[Any]] = [
        ["社会信用代码", {"span": 3, "text": said(f, "credit_code")}],
        ["经营场所", {"span": 3, "text": mark("address", f.client.address)}],
        ["注册住所", {"span": 3, "text": f"{f.client.place[0]}{f.client.place[1]}{f.client.place[2]}（同营业执照）"}],
        ["行业类别", f"{f.client.trade}制造", "环保负责人", f.person()],
    ]  # fmt: skip
    if f.until:
        rows += [["有效期起", start, "有效期止", end]]
    rows += (
        [["发证日期", day, "发证机关", office]]
        if day
        else [["发证机关", {"span": 3, "text": office}]]
    )
    record = [["1", f.pick("增加排放口 DA006", "法定代表人变更"), f.pick("变更", "基本信息变更"), f.on(min(turned))],
              ["2", "执行新排放标准，调整许可限值", "变更", f.on(max(turned))]]  # fmt: skip
    blocks = [
        cols((1, 1), [t("排污许可证 · 副本", 17, bold=True)], [t(f"No. {mark('number', number)}", 12, "right")]),
        rule(line=1.5),
        space(6),
        table((17, 38, 17, 28), top, rows, label={"size": 10.5}, value={"size": 10.5}, inset=8, align="left"),
        seal(f, office, 320, -70, "行政许可专用章"),
        t("副本使用说明", 11.5, bold=True, above=16),
        t("1．排污单位应当按照本副本规定的排放口位置、数量、去向、种类和限值排放污染物。", 10),
        t("2．禁止伪造、变造、转让排污许可证；遗失、损毁的，应当在三十个工作日内申请补领。", 10),
        t("3．需延续依法取得的排污许可证有效期的，应当在届满60日前提出申请。", 10),
        t("变更、延续、撤销等情况记录", 11.5, bold=True, above=16),
        space(4),
        table((1, 6, 3, 3), ("序号", "内容/事由", "类型", "办结时间"), record, label=SMALL, value=SMALL),
        new_page(),
        t("有组织排放许可限值", 12, bold=True),
        space(4),
        table((2, 4, 3, 3, 2), ("编号", "名称", "污染物", "浓度限值", "总量(t/a)"), _outlets(f, 9), label=SMALL, value=SMALL),
        t("其他许可内容：雨水排放口 YS001 排放期间按日监测 pH、化学需氧量；自行监测数据及时公开。", 10, above=10),
    ]  # fmt: skip
    return blocks, _values(f, number), f.look(footer="副本　第{p}页（共{n}页）")


def registration_form(f: Facts) -> Made:
    """The form of registration as the platform exports it, dense, its number and term above it."""
    number, kind_ = _number(f, RECEIPT), f.pick("首次", "延续", "变更")
    f.notation = f.pick("dashes", "zh", "zh-padded", "slashes-padded")
    ticks = "　".join(f"{'☑' if k == kind_ else '□'}{k}登记" for k in ("首次", "延续", "变更"))
    p = f.client.place
    top = ["省份（1）", p[0], "地市（2）", p[1], "区县（3）", p[2]]
    rows: list[list[Any]] = [
        ["单位名称（4）", {"span": 5, "text": said(f, "holder")}],
        ["注册地址（5）", {"span": 5, "text": party(f.rng).address}],
        ["生产经营场所地址（6）", {"span": 5, "text": mark("address", f.client.address)}],
        ["行业类别（7）", {"span": 5, "text": f"{f.client.trade}制造"}],
        ["中心经度（8）", {"span": 2, "text": f"120°{f.rng.randint(10, 59)}′{f.rng.randint(10, 59)}″"}, "中心纬度（9）", {"span": 2, "text": f"31°{f.rng.randint(10, 59)}′{f.rng.randint(10, 59)}″"}],
        ["统一社会信用代码（10）", {"span": 2, "text": said(f, "credit_code")}, "组织机构代码/其他注册号（11）", {"span": 2, "text": "/"}],
        ["法定代表人/实际负责人（12）", {"span": 2, "text": f.client.legal}, "联系方式", {"span": 2, "text": f"139{f.digits(4)}{f.digits(4)}"}],
        ["生产工艺名称（13）", {"span": 1, "text": f.pick("注塑", "机加工", "装配")}, "主要产品（14）", f.client.trade, "产能（15）", f"{f.rng.randint(200, 9000)} 吨/年"],
        ["废气 ☑有 □无", {"span": 5, "text": "治理设施：活性炭吸附、布袋除尘；排放口 2 个；执行标准 GB 16297-1996"}],
        ["废水 ☑有 □无", {"span": 5, "text": "生活污水，间接排放：排入城镇污水处理厂"}],
        ["工业固体废物 ☑有", {"span": 5, "text": "废包装材料（一般固废，利用）；废活性炭（危险废物，委托处置）"}],
        ["其他需要说明的信息", {"span": 5, "text": "/"}],
    ]  # fmt: skip
    line = "　".join(
        f"{a}{b}"
        for a, b in (("提交登记日期：", issued(f)), ("有效期限：", f.period(f.issued, f.until) if f.until else ""))
        if b
    )  # fmt: skip
    blocks = [
        title("固定污染源排污登记表", 19),
        t(f"（{ticks}）", 11, "center"),
        t(f"登记号 {mark('number', number)}", 10, "left", above=8),
        t(line, 10),
        space(4),
        table((20, 16, 14, 17, 13, 20), top, rows, label={"size": 9.5}, value={"size": 9.5}, inset=8, align="left"),
        t("注：（4）按经工商行政管理部门核准、法人登记的名称填写。（6）排污单位实际生产经营场所所在地。", 8.5, above=8),
        t("（10）有统一社会信用代码的，此项为必填项。（12）分公司可填写实际负责人。", 8.5),
        down(),
    ]  # fmt: skip
    look = f.look(margin=[48, 52, 48, 46], footer="第 {p} 页", ghost="全国排污许可证管理信息平台")
    return blocks, _values(f, number), look


def receipt_slip(f: Facts) -> Made:
    """A short receipt printed from the portal: a band, two columns of small labels, what to keep in mind."""
    number = _number(f, RECEIPT)
    f.notation = f.pick("dashes", "zh-padded", "slashes-padded", "zh", "dots")
    grey, big = {"size": 9, "fill": "#6b7785"}, {"size": 12}
    left = shown(
        ("企业名称", said(f, "holder")),
        ("社会统一信用代码", said(f, "credit_code")),
        ("生产地址", mark("address", f.client.address)),
    )
    right = shown(("登记时间", issued(f)), ("有效期至", f.day("valid_until", f.until)), ("业务类型", f.pick("首次登记", "延续登记", "变更登记")), ("登记状态", "已登记"))  # fmt: skip
    blocks = [
        cols((2, 1), [t("企业端 > 排污登记 > 登记回执打印", 9, fill="#6b7785")], [t(f"操作员：{f.person()}", 9, "right", fill="#6b7785")]),
        rule(ink="#0a7f5a", line=3),
        title("排 污 登 记 回 执 单", 22, fill="#0a7f5a", above=18),
        t("回执编码", 9, "center", fill="#6b7785", above=10),
        t(mark("number", number), 15, "center", mono=True),
        space(14),
        cols((3, 2), [pairs("stacked", left, gap=12, label=grey, value=big)], [pairs("stacked", right, gap=12, label=grey, value=big)]),
        space(14),
        rule(ink="#b8c4ce"),
        t("温馨提示", 11, bold=True, above=10),
        t("1. 本回执仅表明你单位已在平台填报排污信息，不代表行政机关对填报内容真实性的认可。", 10),
        t("2. 污染物排放去向、执行标准及防治措施等信息变动的，请于20日内办理变更。", 10),
        t("3. 因关闭等原因不再排污的，应当及时注销排污登记；扩大规模需申领许可证的，应依法申请。", 10),
        space(20),
        f.qr(26),
        down(),
    ]  # fmt: skip
    return (
        blocks,
        _values(f, number),
        f.look(footer="https://permit.example/register/print　{p}/{n}", size=11),
    )


PERMITTED = (*ENDING, "no-dates", *HELD)
TYPES = {
    **kinds("discharge-permit-original", "排污许可证正本", 5, PERMITTED, wall_two_sides, electronic_licence),
    **kinds("discharge-permit-duplicate", "排污许可证副本", 5, PERMITTED, copy_booklet, copy_with_changes),
    **kinds("discharge-registration", "固定污染源排污登记回执", 5, PERMITTED, registration_form, receipt_slip),
}  # fmt: skip

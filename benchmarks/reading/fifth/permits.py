"""Permit and registration of discharges, certificates of quality, safety and energy."""

from __future__ import annotations

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, ENDING, SMALL, Made, kind
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    DATED,
    HELD,
    boxed,
    cols,
    district_office,
    down,
    emblem,
    iso,
    pairs,
    rule,
    seal,
    space,
    t,
    table,
    title,
)  # fmt: skip
from benchmarks.reading.types.sheets import issued, said, values


def wall_permit(f: Facts) -> Made:
    """The original of a province's own print: who, what is let out and how long, in two columns."""
    number = f"{f.client.code}00{f.pick(1, 2)}{f.pick('P', 'R', 'U')}"
    office = district_office(f, "生态环境局")
    f.notation = f.pick("zh", "zh-padded", "han", "zh-spaced")
    seat = f"{f.client.place[1]}{f.client.place[2]}商务中心{f.rng.randint(2, 9)}幢{f.rng.randint(301, 1820)}室"
    left = [("持 证 单 位", said(f, "holder")), ("单 位 住 所", seat), ("生 产 场 所", mark("address", f.client.address)),
            ("信 用 代 码", said(f, "credit_code")), ("负　责　人", f.client.legal)]  # fmt: skip
    right = [("行业及代码", f"{f.client.trade}（C{f.rng.randint(1310, 4190)}）"), ("管 理 级 别", f.pick("重点管理", "简化管理")),
             ("主要污染物", f.pick("颗粒物、挥发性有机物、化学需氧量、氨氮", "二氧化硫、氮氧化物、颗粒物；化学需氧量")),
             ("排放口数量", f"废气{f.rng.randint(2, 14)}个　废水{f.rng.randint(1, 2)}个")]  # fmt: skip
    term = f.period(f.issued, f.until, f.pick("{a}起至{b}止", "{a} 至 {b}")) if f.until else ""
    blocks = [
        cols((1, 2, 1), [t(f.client.place[0], 11)], [title("排 污 许 可 证", 33, fill="#7b1f24", above=0)], [t("正　本", 14, "right", fill="#7b1f24")]),
        t(f"许可证号　{mark('number', number)}", 12, "center", above=8),
        space(10),
        t("　　依照《中华人民共和国环境保护法》《排污许可管理条例》，准许下列单位在满足本证副本所列要求的前提下排放污染物。", 11.5),
        space(12),
        cols((1.1, 1), [pairs("plain", left, widths=(23, 77), gap=11, label={"size": 11}, value={"size": 12})],
             [pairs("plain", right, widths=(27, 73), gap=11, label={"size": 11}, value={"size": 12})]),
        down(),
        cols((3, 2), [t("本证有效期", 10.5, fill="#7b1f24"), t(term, 13)] if term else [f.qr(20)],
             [t(office, 13, "center"), t(issued(f), 12.5, "center", above=8)]),
        seal(f, office, 520, -85),
        down(0.3),
        t("持证单位应将正本悬挂于办公场所或生产经营场所的醒目位置　　　　（遗失登报）", 8.5, "center"),
    ]  # fmt: skip
    look = f.look(
        width=842, height=595, rim="wave", ink="#7b1f24", margin=[78, 62, 78, 52], paper="#fffaf2"
    )
    more = {
        "number": number,
        "address": f.client.address,
        "valid_from": iso(f.issued),
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), look


def registered(f: Facts) -> Made:
    """The platform's page of a finished registration: steps above, a table of the firm's particulars."""
    number = f"{f.client.code}00{f.pick(1, 1, 2)}{f.pick('W', 'X', 'Y', 'Z')}"
    f.notation = f.pick("dashes", "slashes-padded", "zh-padded", "dots")
    place = f.client.place
    rows = [("单位名称（1）", said(f, "holder"), "行业类别（2）", f.client.trade),
            ("省份／地市（3）", f"{place[0]} {place[1]}", "区县（4）", place[2]),
            ("生产经营场所\n地址（5）", mark("address", f.client.address), "中心经纬度（6）", f"{f.rng.randint(112, 121)}°{f.digits(2)}′\n{f.rng.randint(29, 36)}°{f.digits(2)}′"),
            ("统一社会信用\n代码（7）", said(f, "credit_code"), "法定代表人（8）", f.client.legal),
            ("技术负责人（9）", f.person(), "联系方式（10）", f"000-{f.digits(8)}")]  # fmt: skip
    state = [("登记类别", f.pick("首次登记", "延续登记", "变更登记")), ("登记完成时间", issued(f)),
             ("回执有效起止", f.period(f.issued, f.until, f.pick("{a} 至 {b}", "{a}～{b}")) if f.until else "")]  # fmt: skip
    products = [
        ["1", f"{f.client.trade}产品", f"{f.rng.randint(200, 9000)}", "吨/年"],
        ["2", "其他", "/", "/"],
    ]
    blocks = [
        cols((3, 2), [t("全国排污许可证管理信息平台　企业端", 12.5, bold=True, fill="#1a6b54")], [t(f"当前用户：{f.digits(11)}　退出", 8.5, "right")]),
        rule(ink="#1a6b54", line=2.5),
        t("业务办理 ＞ 排污登记 ＞ 固定污染源排污登记回执", 9, fill="#666666", above=6),
        space(6),
        boxed([t("固定污染源排污登记回执", 18, "center", bold=True),
               t(f"登记号 {mark('number', number)}", 12, "center", above=8),
               space(6),
               *[t(f"{a}　　{b}", 11.5, above=7) for a, b in state if b]],
              inset=14, ink="#9fc5b8", fill="#f3faf7"),
        t("登记表主要内容", 12, bold=True, above=14),
        space(5),
        pairs("grid", rows, widths=(17, 42, 17, 24), inset=6, label={"size": 9.5}, value={"size": 10}, ink="#8aa39b"),
        space(8),
        table((1, 4, 3, 2), ("序号", "主要产品", "设计产能", "计量单位"), products, label=SMALL, value=SMALL, fill="#e3f1ec"),
        t("说明：登记回执由系统自动生成，登记单位对填报信息的真实性、准确性负责；生产规模、工艺或排放去向变动的，二十日内变更。", 9, above=12),
        down(),
        cols((1, 4), [f.qr(26)], [t("网上打印件与平台登记信息具有同等效力，扫码验证。", 9)]),
    ]  # fmt: skip
    more = {
        "number": number,
        "address": f.client.address,
        "valid_from": iso(f.issued),
        "valid_until": iso(f.until),
    }
    return (
        blocks,
        values(f, **more),
        f.look(
            size=10.5,
            footer="permit.example/registration/receipt?print=1　　{p}/{n}",
            margin=[48, 52, 48, 50],
        ),
    )


def quality(f: Facts) -> Made:
    """A certificate with what is certified at the left of a band, its days in a strip at the foot."""
    body, english = "蜃楼方圆标志认证集团有限公司", "SHENLOU CERTIFICATION GROUP"
    number = f"0{f.rng.randint(11, 49)}{f.issued.year % 100}Q{f.digits(5)}R{f.pick(0, 1, 2, 4)}{f.pick('M', 'S', 'L')}"
    standard = f.pick("GB/T 19001-2016/ISO 9001:2015", "GB/T 19001-2016 idt ISO 9001:2015")
    scope = f"{f.client.trade}系列产品的{f.pick('生产和售后服务', '研发、制造和销售', '加工与服务（需资质许可的凭资质经营）')}"
    days = [(a, b) for a, b in (("初 评 日 期", f.day("first_issued", f.first) if issued(f) else ""), ("颁 证 日 期", issued(f)),
                                ("有 效 期 满", f.day("valid_until", f.until))) if b]  # fmt: skip
    blocks = [
        t(english, 13, "center", bold=True, fill="#0a4d8c", tracking=0.12),
        t(body, 13, "center", fill="#0a4d8c"),
        rule(ink="#0a4d8c", line=1.5),
        title("质 量 管 理 体 系 认 证 证 书", 23, above=20),
        t(f"证书注册号：{mark('number', number)}", 11, "center", above=10),
        space(14),
        t("　　本机构证实：", 12),
        t(said(f, "holder"), 17, "center", bold=True, above=6),
        t(f"（{said(f, 'credit_code')}）", 11, "center"),
        t("生产／经营场所", 10, "center", fill="#555555", above=8),
        t(mark("address", f.client.address), 12, "center"),
        t(f"建立并实施的质量管理体系满足 {mark('standard', standard)} 的要求，", 12, "center", above=16),
        t("所覆盖的产品、活动及过程为：", 12, "center"),
        boxed([t(mark("scope", scope), 13, "center")], inset=10, ink="#0a4d8c", line=0.5, fill="#f0f5fa"),
        t(f"不适用条款：{f.pick('无', '8.3')}　　专业代码：{f.rng.randint(14, 29)}.0{f.rng.randint(1, 9)}.0{f.rng.randint(0, 4)}", 9.5, "center", above=8),
        down(),
        *([table([1] * len(days), [a for a, _ in days], [[b for _, b in days]], line=0.4, label={"size": 10, "fill": "#0a4d8c"}, value={"size": 11})] if days else []),
        t("证书有效期内每年至少接受一次监督审核，与监督审核合格通知书一并使用方为有效。", 9, "center", above=8),
        down(0.7),
        cols((1, 1, 1), [emblem("mark", 20, "left", text="CNAS C0XX-M")], [f.qr(22, "center")], [t("法人代表签发", 9.5, "center"), t(f.person(), 15, "center", slant=True)]),
        seal(f, body, 190, -85, "认证专用章"),
        t(f"子虚省乌有市捕风路{f.rng.randint(2, 90)}号　邮编 000000　证书状态可登录 www.cnca.example 查询", 8.5, "center"),
    ]  # fmt: skip
    more = {
        "number": number,
        "standard": standard,
        "scope": scope,
        "address": f.client.address,
        "first_issued": iso(f.first),
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), f.look(rim="line", ink="#0a4d8c", margin=[74, 62, 74, 56])


def safety(f: Facts) -> Made:
    """A ruled certificate with fields for the labels of the yearly audits, all empty or stuck."""
    body = "太虚安环认证（子虚）有限公司"
    number = f"CN-{f.digits(3)}-{f.issued.year % 100}S{f.digits(4)}R{f.pick('0', '1', '2')}"
    standard = f.pick("ISO 45001:2018", "GB/T 45001-2020", "GB/T 45001-2020 / ISO 45001:2018")
    scope = f"{f.client.trade}产品的{f.pick('生产', '制造', '设计开发和制造')}及其场所所涉及的职业健康安全管理活动"
    rows = [("注册编号", mark("number", number)), ("受证组织", said(f, "holder")), ("组织机构代码\n（统一社会信用代码）", said(f, "credit_code")),
            ("受审核地址", mark("address", f.client.address)), ("认证依据", mark("standard", standard)), ("注册范围", mark("scope", scope))]  # fmt: skip
    dated = (
        [("首次注册", f.day("first_issued", f.first) if issued(f) else "", "本次签发", issued(f))]
        if issued(f)
        else []
    )
    term = (
        [("注册有效期", f"自本次签发之日起至 {f.day('valid_until', f.until)}")] if f.until else []
    )
    stuck = boxed(
        [
            t(f"第{f.pick('一')}次监督", 9.5, "center"),
            space(12),
            t("（合格标识粘贴处）", 9, "center", fill="#888888"),
            space(12),
        ],
        inset=6,
        ink="#888888",
    )
    again = boxed(
        [
            t("第二次监督", 9.5, "center"),
            space(12),
            t("（合格标识粘贴处）", 9, "center", fill="#888888"),
            space(12),
        ],
        inset=6,
        ink="#888888",
    )
    blocks = [
        cols((1, 3), [emblem("oval", 24, "left", text="TXC", ink="#b45309")], [t("职业健康安全管理体系", 18, "right"), t("注 册 证 书", 25, "right", bold=True, fill="#b45309")]),
        rule(ink="#b45309", line=2),
        space(14),
        pairs("grid", rows, first=27, inset=9, label={"size": 10.5}, value={"size": 11.5}, ink="#b45309"),
        *([pairs("grid", dated, widths=(18, 32, 18, 32), inset=9, label={"size": 10.5}, value={"size": 11.5}, ink="#b45309")] if dated else []),
        *([pairs("grid", term, first=27, inset=9, label={"size": 10.5}, value={"size": 11.5}, ink="#b45309")] if term else []),
        space(16),
        cols((1, 1), [stuck], [again]),
        down(),
        cols((1, 2), [f.qr(26)], [t(body, 14, "right"), t(f"总经理　{f.person()}", 11, "right", above=8)]),
        seal(f, body, 310, -90),
        down(0.4),
        t(f"认证机构批准号：CNCA-R-{f.issued.year - 9}-{f.digits(3)}　机构地址：亡是省南柯市画饼路{f.rng.randint(2, 90)}号　电话 000-{f.digits(8)}", 8.5, "center"),
    ]  # fmt: skip
    more = {
        "number": number,
        "standard": standard,
        "scope": scope,
        "address": f.client.address,
        "first_issued": iso(f.first),
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), f.look(margin=[60, 56, 60, 50])


def energy(f: Facts) -> Made:
    """Two languages line by line, the date of the next audit in small type below."""
    body, english = "华胥国际认证有限公司", "Huaxu International Certification Ltd."
    f.notation = f.pick("dashes", "en-short", "slashes-padded", "dots")
    number = f"HXC{f.issued.year % 100}EnMS{f.digits(4)}-{f.pick('A', 'R1', 'R2')}"
    standard = f.pick("GB/T 23331-2020/ISO 50001:2018", "ISO 50001:2018, RB/T 119-2015")
    f.accept["standard"] = ["ISO 50001:2018"]
    scope = f"{f.client.trade}产品生产过程所涉及的能源采购、贮存、加工转换、输送分配和终端使用的管理活动"
    after = (
        min(dates.shifted(f.issued, 1), dates.shifted(f.issued, 0, 330))
        if f.trap not in ("no-dates", "first-after-issue")
        else None
    )

    def line(zh: str, en: str, value: str, size: float = 12.5) -> list[dict[str, object]]:
        return [t(f"{zh}　{en}", 9, fill="#4a5d23", above=11), t(value, size)] if value else []

    blocks = [
        cols((1, 1), [t(english, 10.5, bold=True), t(body, 11)], [t("证书号码 Registration No.", 9, "right", fill="#4a5d23"), t(mark("number", number), 12, "right", bold=True)]),
        rule(ink="#4a5d23", line=3),
        t("能源管理体系认证", 25, bold=True, fill="#4a5d23", above=16),
        t("Energy Management System Certification", 13, fill="#4a5d23"),
        *line("获证客户", "Certified client", f"{said(f, 'holder')}\n{f.client.english}", 14),
        *line("客户所在地", "Location", f"{mark('address', f.client.address)}\n{f.client.english_address}", 11),
        *line("满足", "Conforms to", mark("standard", standard), 14),
        *line("边界和范围", "Scope and boundary", mark("scope", scope), 12),
        down(),
        cols((1, 1, 1), line("原始获证", "Originally certified", f.day("first_issued", f.first) if issued(f) else "", 11.5) or [t("")],
             line("本期颁发", "Current issue", issued(f), 11.5) or [t("")], line("本期到期", "Expires", f.day("valid_until", f.until), 11.5) or [t("")]),
        *([t(f"再次监督审核应不迟于 Next surveillance due no later than {f.day('next_surveillance', after)}", 9, above=14)] if after else []),
        down(),
        cols((1, 1), [t(f.person(), 16, slant=True), rule(), t("认证决定人 Certification decision", 8.5)], [emblem("mark", 20, "right", text="CNAS C1XX-EnMS")]),
        seal(f, body, 200, -85, "Certified"),
        space(14),
        t("The certificate is void if altered. 本证书为认证机构财产，暂停、撤销后应交还。　Page 1 of 1", 8, fill="#666666"),
    ]  # fmt: skip
    more = {"number": number, "standard": standard, "scope": scope, "address": f.client.address, "first_issued": iso(f.first),
            "valid_until": iso(f.until), "next_surveillance": iso(after)}  # fmt: skip
    return blocks, values(f, **more), f.look(margin=[70, 60, 70, 50])


TYPES = {
    **kind("discharge-permit-original", wall_permit, "排污许可证正本", 5, *ENDING, *CODED),
    **kind("discharge-registration", registered, "固定污染源排污登记回执", 5, *ENDING, *CODED),
    **kind("qms-certificate", quality, "质量管理体系认证证书", 3, *DATED, *HELD),
    **kind("ohs-certificate", safety, "职业健康安全管理体系认证证书", 3, *DATED, *HELD),
    **kind("enms-certificate", energy, "能源管理体系认证证书", 3, *DATED, *HELD),
}

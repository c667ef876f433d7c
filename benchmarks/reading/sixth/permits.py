"""The duplicate of a permit, the receipt of registration, two systems' certificates."""

from __future__ import annotations

from benchmarks.reading import dates
from benchmarks.reading.kit import CODED, ENDING, SMALL, Made, kind
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    DATED,
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


def permit_copy(f: Facts) -> Made:
    """The duplicate as downloaded: a cover, then the table of the unit's particulars."""
    f.notation = f.pick("zh", "zh-padded", "zh-padded", "zh-spaced")
    office, address = district_office(f, "生态环境局"), f.client.address
    number = f"{f.client.code}{f.pick('001', '002')}{f.pick(*'PQRSUV')}"
    term = (
        f"自{mark('valid_from', f.on(f.issued))}起至{f.day('valid_until', f.until)}止"
        if f.until
        else ""
    )
    rows = [("单位名称：", said(f, "holder")), ("注册地址：", address), ("行业类别：", f"{f.client.trade}制造，表面处理"),
            ("生产经营场所地址：", mark("address", address)), ("统一社会信用代码：", said(f, "credit_code")),
            ("法定代表人（主要负责人）：", f.client.legal), ("技术负责人：", f.person()), ("固定电话：", f"0000-{f.digits(7)}"),
            ("有效期限：", term), ("发证机关（公章）：", office), ("发证日期：", issued(f))]  # fmt: skip
    began = f.on(dates.shifted(f.issued, -f.rng.randint(6, 15), 40))
    basic = [("单位名称", said(f, "holder"), "注册地址", address),
             ("邮政编码", f"32{f.digits(4)}", "生产经营场所地址", mark("address", address)),
             ("行业类别", f.client.trade, "投产日期", began),
             ("生产经营场所中心经度", f"120°{f.rng.randint(10, 59)}′{f.rng.randint(10, 59)}″", "生产经营场所中心纬度", f"31°{f.rng.randint(10, 59)}′{f.rng.randint(10, 59)}″"),
             ("组织机构代码", "/", "统一社会信用代码", said(f, "credit_code")),
             ("技术负责人", f.person(), "联系电话", f"1000000{f.digits(4)}"),
             ("所在地是否属于大气重点控制区", "是", "所在地是否属于总磷控制区", "否"),
             ("是否有环评审批文件", "是", "环境影响评价审批文件文号", f"环建〔{f.issued.year - 6}〕{f.rng.randint(10, 200)}号"),
             ("主要污染物类别", "☑废气　☑废水", "大气污染物排放形式", "有组织、无组织")]  # fmt: skip
    blocks = [
        down(0.6),
        title("排污许可证", 38),
        title("副本", 24, above=14),
        t("第一册", 14, "center", above=8),
        down(0.6),
        t(f"证书编号：{mark('number', number)}", 14, "center"),
        space(20),
        *[t(a + b, 12, above=7) for a, b in rows if b],
        seal(f, office, 200, -80),
        down(0.5),
        new_page(),
        t("一、排污单位基本情况", 14, bold=True),
        t("（一）排污单位基本信息", 12, bold=True, above=8),
        t("表1　排污单位基本信息表", 11, "center", above=8),
        space(4),
        pairs("grid", basic, widths=(20, 30, 20, 30), inset=6, label=SMALL, value=SMALL),
    ]  # fmt: skip
    more = {
        "number": number,
        "address": address,
        "valid_from": iso(f.issued) if f.until else None,
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), f.look(footer="{p}")


def receipt(f: Facts) -> Made:
    """The receipt as the platform prints it: a table with boxes, the statute's notes below."""
    f.notation = f.pick("zh", "zh-padded", "zh-padded")
    address = f.client.address
    number = f"{f.client.code}{f.pick('001', '002')}{f.pick(*'WXYZ')}"
    kind_ = f.pick(0, 1, 2)
    boxes = "　".join(
        ("☑" if n == kind_ else "□") + w for n, w in enumerate(("首次", "延续", "变更"))
    )
    term = (
        f"{mark('valid_from', f.on(f.issued))}至{f.day('valid_until', f.until)}" if f.until else ""
    )
    rows = [("排污单位名称：", said(f, "holder")), ("生产经营场所地址：", mark("address", address)),
            ("统一社会信用代码：", said(f, "credit_code")), ("登记类型：", boxes),
            ("登记日期：", issued(f)), ("有 效 期：", term)]  # fmt: skip
    notes = (
        "（一）你单位应当遵守生态环境保护法律法规、政策、标准等要求，依法履行生态环境保护责任和义务，采取措施防治环境污染，做到污染物稳定达标排放。",
        "（二）你单位对排污登记信息的真实性、准确性和完整性负责，依法接受生态环境保护检查和社会公众监督。",
        "（三）排污登记表有效期内，你单位基本情况、污染物排放去向、污染物排放执行标准以及采取的污染防治措施等信息发生变动的，应当自变动之日起二十日内进行变更登记。",
        "（四）你单位若因关闭等原因不再排污，应及时注销排污登记表。",
        "（五）若你单位在有效期满后继续生产运营，应于有效期满前二十日内进行延续登记。",
    )
    blocks = [
        space(20),
        title("固定污染源排污登记回执", 23),
        space(18),
        t(f"登记编号：{mark('number', number)}", 13, "center"),
        space(16),
        pairs("grid", [r for r in rows if r[1]], first=30, inset=10, label={"size": 12}, value={"size": 12}),
        t("注意事项：", 12, bold=True, above=20),
        *[t(f"　　{n}", 11, above=4) for n in notes],
        down(),
        cols((1, 2), [f.qr(30)], [t("更多资讯，请关注“样例排污许可”官方公众微信号", 9.5, above=30)]),
    ]  # fmt: skip
    more = {
        "number": number,
        "address": address,
        "valid_from": iso(f.issued) if f.until else None,
        "valid_until": iso(f.until),
    }
    return blocks, values(f, **more), f.look()


def quality(f: Facts) -> Made:
    """A certificate in Chinese, all in the middle: 兹证明, the standard, the scope, days at the foot."""
    by, address = "子虚方正认证有限公司", f.client.address
    number = f"{f.rng.randint(110, 899)}{f.issued.year % 100}Q{f.digits(5)}R{f.pick(0, 1, 2)}{f.pick('M', 'S')}"
    standard = f.pick("GB/T 19001-2016/ISO 9001:2015", "GB/T 19001-2016 idt ISO 9001:2015")
    scope = f"{f.client.trade}产品的{f.pick('生产和销售', '设计、生产及销售', '加工（资质许可范围内）')}"
    dated = f.trap != "no-dates"
    days = [("初次获证日期：", f.day("first_issued", f.first) if dated else ""), ("本次发证日期：", issued(f)),
            ("证书有效期至：", f.day("valid_until", f.until))]  # fmt: skip
    lines = [a + b for a, b in days if b]
    blocks = [
        emblem("oval", 24, "center", text="ZFC", ink="#154360"),
        title("质量管理体系认证证书", 27, fill="#154360"),
        t(f"证书编号：{mark('number', number)}", 12, "center", above=10),
        down(0.5),
        t("兹证明", 13, "center"),
        t(said(f, "holder"), 19, "center", bold=True, above=10),
        t(f"统一社会信用代码：{said(f, 'credit_code')}", 11, "center", above=8),
        t(f"注册地址：{address}", 11, "center", above=5),
        t(f"生产/经营地址：{mark('address', address)}", 11, "center", above=5),
        down(0.3),
        t("建立的质量管理体系符合标准：", 13, "center"),
        t(mark("standard", standard), 15, "center", bold=True, above=8),
        t("通过认证范围如下：", 13, "center", above=14),
        t(mark("scope", scope), 13, "center", above=8),
        down(0.6),
        *[t(d, 11.5, "center", above=5) for d in lines],
        t("在证书有效期内，获证组织须定期接受监督审核并经审核合格，加贴年度标识后此证书方继续有效。", 9, "center", above=10),
        down(0.6),
        cols((1, 3), [f.qr(22)], [t(by, 14, "center"), t("本证书信息可在国家认证认可监督管理委员会官方网站（www.cnca.example）上查询", 9, "center", above=5)]),
        seal(f, by, 230, -85),
    ]  # fmt: skip
    more = {
        "number": number,
        "standard": standard,
        "scope": scope,
        "address": address,
        "valid_until": iso(f.until),
        "first_issued": iso(f.first),
        "next_surveillance": None,
        "valid_from": None,
    }
    return blocks, values(f, **more), f.look(rim="double", ink="#154360", margin=[80, 66, 80, 60])


def environment(f: Facts) -> Made:
    """A certificate in two languages side by side in lines, the period in one line, accreditation at foot."""
    by, address = "华胥联合认证（乌有）有限公司", f.client.address
    number = f"{f.digits(5)}/{f.pick('0', 'A')}:{f.issued.year}E{f.digits(3)}"
    number = f.pick(
        number,
        f"HX{f.issued.year % 100}E{f.digits(5)}R{f.pick(0, 1)}M",
        f"U{f.issued:%y}E{f.digits(4)}R{f.pick(1, 2)}S",
    )
    standard = f.pick("GB/T 24001-2016 / ISO 14001:2015", "ISO 14001:2015")
    scope = f"{f.client.trade}产品的{f.pick('生产', '生产和销售', '研发、生产')}及相关管理活动"
    dated = f.trap != "no-dates"
    term = [("颁证日期 Issue Date", issued(f)), ("首次颁证 Initial Certification", f.day("first_issued", f.first) if dated else ""),
            ("有效期至 Expiry Date", f.day("valid_until", f.until))]  # fmt: skip
    rows = [("获证组织\nOrganization", said(f, "holder")), ("信用代码\nUSCC", said(f, "credit_code")),
            ("认证地址\nAddress", mark("address", address)), ("认证标准\nStandard", mark("standard", standard)),
            ("覆盖范围\nScope", mark("scope", scope))]  # fmt: skip
    blocks = [
        cols((2, 1), [t(by, 14, bold=True, fill="#145a32"), t("Huaxu United Certification (Wuyou) Co., Ltd.", 9, fill="#145a32")],
             [emblem("oval", 24, "right", text="HUC", ink="#145a32")]),
        rule(ink="#145a32", line=2),
        title("环境管理体系认证证书", 25, fill="#145a32", above=16),
        t("CERTIFICATE OF ENVIRONMENTAL MANAGEMENT SYSTEM", 11, "center"),
        t(f"注册号 Registration No.：{mark('number', number)}", 11.5, "center", above=12),
        space(18),
        pairs("lines", rows, first=26, gap=13, label={"size": 10.5, "fill": "#333333"}, value={"size": 12.5}),
        down(0.6),
        table([1] * len([r for r in term if r[1]]), [a for a, b in term if b], [[b for a, b in term if b]], label={"size": 9.5}, value={"size": 11}) if any(b for _, b in term) else space(4),
        t("证书的有效性以年度监督审核合格为准，可扫描二维码查询。The validity is subject to annual surveillance.", 9, above=10),
        down(),
        cols((1, 2), [f.qr(24)], [t(f"签发人 Signed by：{f.person()}", 11, "right"), t("机构地址：亡是省烂柯市水月县镜水大道 18 号", 9, "right", above=6), t("CNAS C000-M（样）", 9, "right")]),
        seal(f, by, 250, -95),
    ]  # fmt: skip
    more = {
        "number": number,
        "standard": standard,
        "scope": scope,
        "address": address,
        "valid_until": iso(f.until),
        "first_issued": iso(f.first),
        "next_surveillance": None,
        "valid_from": None,
    }
    return blocks, values(f, **more), f.look(rim="line", ink="#145a32")


PERMITTED = (*ENDING, *CODED)
TYPES = {
    **kind("discharge-permit-duplicate", permit_copy, "排污许可证副本", 5, *PERMITTED),
    **kind("discharge-registration", receipt, "固定污染源排污登记回执", 5, *PERMITTED),
    **kind("qms-certificate", quality, "质量管理体系认证证书", 3, *DATED, *HELD),
    **kind("ems-certificate", environment, "环境管理体系认证证书", 3, *DATED, *HELD),
}

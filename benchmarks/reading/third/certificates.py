"""Certificates of quality, environmental and energy management, two layouts each."""

from __future__ import annotations

from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.kit import SMALL, Made, day_of, kinds, shown
from benchmarks.reading.paper import Facts, mark
from benchmarks.reading.parts import (
    DATED,
    HELD,
    boxed,
    cols,
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


def _values(f: Facts, **more: Any) -> dict[str, Any]:
    days = {
        "valid_until": iso(f.until),
        "first_issued": iso(f.first),
        "valid_from": None,
        "next_surveillance": None,
    }
    return values(f, **days, **more)  # fmt: skip


def _usual(f: Facts) -> None:
    f.notation = f.pick("zh", "zh-padded", "zh-spaced", "dashes", "dots", "slashes-padded", "han")


def _first(f: Facts) -> str:
    return day_of(f, "first_issued", f.first)


def _english(f: Facts) -> str:
    return f.client.english.split(" Co")[0].split(" ", 1)[1].lower()


def quality_scroll(f: Facts) -> Made:
    """An old domestic body's: all in the middle under its name, three days side by side at the foot."""
    _usual(f)
    by, english = "华胥质量认证中心有限公司", "HUAXU QUALITY CERTIFICATION CENTER"
    number = f"0{f.digits(2)}{f.issued:%y}Q3{f.digits(4)}R{f.pick(0, 1, 4)}{f.pick('S', 'M')}"
    standard = f.pick("GB/T 19001-2016 idt ISO 9001:2015", "GB/T19001-2016/ISO9001:2015")
    scope = f"{f.client.trade}的{f.pick('制造和服务', '设计开发、生产和服务', '研发、制造')}"
    days = shown(
        ("首次注册日期", _first(f)),
        ("本证书签发日期", issued(f)),
        ("注册有效期截止", f.day("valid_until", f.until)),
    )
    foot = [[t(a, 9.5, "center", fill="#555555"), t(b, 11.5, "center")] for a, b in days]
    blocks = [
        cols((1, 5, 1), [emblem("oval", 26, text="HXQ", ink="#123f73")],
             [t(by, 17, "center", bold=True, fill="#123f73"), t(english, 9, "center", fill="#123f73")], [t("")]),
        space(18),
        title("质量管理体系认证证书", 27),
        t(f"注册号：{mark('number', number)}", 11, "center", above=10),
        space(16),
        t("兹　证　明", 12, "center"),
        t(said(f, "holder"), 19, "center", bold=True, above=10),
        t(f"（统一社会信用代码 {said(f, 'credit_code')}）", 10.5, "center"),
        t(f"注册地址：{f.client.address}　邮编：2{f.digits(5)}", 10.5, "center"),
        t(f"生产地址：{mark('address', f.client.address)}", 10.5, "center"),
        t("所建立的质量管理体系经审核，符合", 12, "center", above=14),
        t(mark("standard", standard), 16, "center", bold=True, above=8),
        t("标准的要求，注册的产品及其过程为", 12, "center", above=8),
        t(mark("scope", scope), 14, "center", above=8),
        down(),
        *([cols((1,) * len(foot), *foot)] if foot else []),
        space(14),
        t("监督审核标识粘贴处：　　第一次 □　　　　第二次 □", 9.5, "center"),
        down(0.5),
        cols((1, 2, 1), [emblem("mark", 22, text=f"CNAS C{f.digits(3)}-M")], [t(f"总经理　　{f.person()}", 12, "center")], [f.qr(22, "right")]),
        seal(f, by, 180, -85),
        t(f"中国国家认证认可监督管理委员会批准号 CNCA-R-2003-{f.digits(3)}　　地址：无何有省华胥市刻舟路{f.rng.randint(3, 99)}号", 8, "center", above=8),
    ]  # fmt: skip
    look = f.look(rim="double", ink="#b8860b", margin=[72, 62, 72, 52])
    return (
        blocks,
        _values(f, number=number, standard=standard, scope=scope, address=f.client.address),
        look,
    )


def quality_foreign(f: Facts) -> Made:
    """A foreign body's: labels in English and small German-style type, validity as one sentence."""
    f.notation = f.pick("dashes", "en", "en-us", "dots")
    number, report = f"01 100 {f.digits(6)}", f"{f.digits(8)}-00{f.pick(1, 2)}"
    scope, english = f"{f.client.trade}的{f.pick('设计与制造', '生产与销售', '制造')}", _english(f)
    valid = (
        f.period(f.issued, f.until, "The certificate is valid from {a} until {b}.")
        if f.until else "The certificate is valid as long as the surveillance audits are passed."
    )  # fmt: skip
    granted = dates.shifted(f.issued, days=-f.rng.choice((0, 3, 9)))
    grey = {"size": 10, "fill": "#444444"}
    rows = [
        ("Standard", mark("standard", "ISO 9001:2015")), ("Certificate Registr. No.", mark("number", number)),
        ("Certificate Holder:", f"{said(f, 'holder')}\n{f.client.english}\n{mark('address', f.client.address)}\n{f.client.english_address}"),
        ("Scope:", f"{mark('scope', scope)}\nDesign and manufacture of {english}"),
        ("", "Proof has been furnished by means of an audit that the requirements of the above standard are met."),
        ("Validity:", valid), ("Audit Report No.", report),
    ]  # fmt: skip
    days = shown(
        ("First certification", _first(f)), ("Date of issue", day_of(f, "issued", granted))
    )
    blocks = [
        t("HUANGLIANG RHEIN", 13, "right", bold=True, fill="#0071b9", tracking=0.12),
        down(0.3),
        t("Certificate", 44, fill="#0071b9"),
        t("证　书", 18, fill="#0071b9"),
        space(22),
        pairs("plain", rows, first=27, gap=16, label=grey, value={"size": 11.5}),
        down(),
        pairs("plain", days, first=27, gap=8, label=grey, value={"size": 11}),
        space(22),
        cols((1, 1), [rule(), t("Huangliang Rhein Cert GmbH", 9.5), t("Am Kahlen Stein 9 · 00000 Nirgendheim", 8.5)], [t(f.person(), 14, "right", slant=True)]),
        down(0.4),
        cols((1, 1, 2), [emblem("mark", 22, text="DAkkS")], [f.qr(20)], [t("www.hlrhein.example　Tel. +00 000 0000", 8.5, "right")]),
    ]  # fmt: skip
    more = {
        "number": number,
        "standard": "ISO 9001:2015",
        "scope": scope,
        "address": f.client.address,
    }
    made = _values(f, **more) | {"valid_from": iso(f.issued), "issued": iso(granted)}
    return blocks, made, f.look(margin=[84, 56, 66, 44])


def environment_wide(f: Facts) -> Made:
    """Lying on its side: running sentences on the left, a table of days on the right."""
    _usual(f)
    by = "镜湖方略认证有限公司"
    number = f"00{f.rng.randint(1, 9)}{f.issued:%y}E3{f.digits(4)}R{f.pick(0, 1, 2)}{f.pick('M', 'L')}/{f.pick('3200', '3300', '4400')}"
    scope = f"位于上述地址的{f.client.trade}{f.pick('的生产及相关管理活动', '的研发、生产及相关环境管理活动')}"
    standard = f.pick("GB/T 24001-2016/ISO 14001:2015", "GB/T24001-2016 idt ISO14001:2015")
    after = (
        None
        if f.trap in ("no-dates", "first-after-issue")
        else dates.shifted(f.issued, 1, -f.pick(1, 30))
    )
    days = shown(
        ("初次获证", _first(f)), ("换（发）证日期", issued(f)), ("证书失效日期", f.day("valid_until", f.until)),
        ("下一次监督审核日期", f.day("next_surveillance", after)),
    )  # fmt: skip
    left = [
        t("经审核，以下组织", 13),
        t(said(f, "holder"), 19, bold=True, above=8),
        t(f"社会信用代码　{said(f, 'credit_code')}", 12, above=10),
        t(f"受审核地址　{mark('address', f.client.address)}", 12, above=8),
        t(f"的环境管理体系，满足 {mark('standard', standard)}", 13.5, above=18),
        t(f"认证所覆盖的活动：{mark('scope', scope)}", 13.5, above=12, leading=1.0),
    ]
    right = [
        t(f"证书号 {mark('number', number)}", 11.5, "right"),
        space(10),
        *([table((5, 6), ("项目", "日期"), days, label=SMALL, value={"size": 10.5}, inset=7, fill="#dcefe3")] if days else []),
        t("获证组织必须定期接受监督审核并经审核合格，此证书方继续有效。", 9, above=10),
        space(8),
        f.qr(24, "right"),
    ]  # fmt: skip
    blocks = [
        cols((1, 1), [t(by, 14, bold=True, fill="#1d7044")], [t("JINGHU STRATEGY CERTIFICATION", 9, "right", fill="#1d7044")]),
        rule(ink="#1d7044", line=2),
        title("环境管理体系认证证书", 30, fill="#1d7044", above=22),
        t("CERTIFICATE OF CONFORMITY OF ENVIRONMENTAL MANAGEMENT SYSTEM CERTIFICATION", 9, "center"),
        space(20),
        cols((1.7, 1), left, right),
        down(),
        cols((1, 1, 2), [emblem("oval", 22, text="IAF MLA")], [emblem("mark", 22, text=f"CNAS C{f.digits(3)}-M")], [t(f"签发人：{f.person()}", 12, "right"), t(by, 12, "right")]),
        seal(f, by, 560, -85, "认证专用章"),
    ]  # fmt: skip
    made = _values(f, number=number, standard=standard, scope=scope, address=f.client.address)
    look = f.look(width=842, height=595, rim="line", ink="#1d7044", margin=[60, 50, 60, 48])
    return blocks, made | {"next_surveillance": iso(after)}, look


def environment_annex(f: Facts) -> Made:
    """Two languages in turn, the number below, and an annex that lists the sites."""
    by, english = "蜃楼国际认证（子虚）有限公司", "Shenlou International Certification (Zixu) Ltd."
    number = f"{f.pick('CN', 'SLI')}-{f.digits(5)}-{f.issued.year}-E"
    f.notation = f.pick("zh", "dashes", "dots", "slashes-padded", "en-short")
    scope = f"{f.client.trade}产品的{f.pick('生产和销售', '设计、生产')}及其场所的环境管理"
    standard = f.pick("ISO 14001:2015", "GB/T 24001-2016 / ISO 14001:2015")
    days = shown(
        ("初始批准 Original Approval", _first(f)),
        ("当前证书签发 Current Issue", issued(f)),
        ("到期 Certificate Expiry", f.day("valid_until", f.until)),
    )
    streets = [
        f.client.address,
        f"{f.client.place[0]}{f.client.place[1]}{f.client.place[2]}画饼路{f.rng.randint(100, 300)}号二期厂区",
    ]
    sites = [
        ["1", "总部及一期工厂\nHeadquarters, Plant 1", streets[0]],
        ["2", "二期工厂\nPlant 2", streets[1]],
    ]
    fields = {"size": 11}
    blocks = [
        cols((1, 3), [emblem("oval", 30, "left", text="SLI", ink="#7b1e3a")], [t("认证证书", 28, "right", fill="#7b1e3a"), t("CERTIFICATE OF REGISTRATION", 12, "right", fill="#7b1e3a", tracking=0.1)]),
        down(0.5),
        t("我们特此声明，下列组织的环境管理体系　We hereby declare that the environmental management system of", 10.5),
        t(said(f, "holder"), 20, bold=True, above=10),
        t(f.client.english, 12),
        t("（多场所详见附件　Sites see annex）", 9.5, fill="#666666"),
        t("已获得批准，满足以下标准　has been approved against", 10.5, above=16),
        t(mark("standard", standard), 20, fill="#7b1e3a", above=8),
        t("适用于　which applies to", 10.5, above=16),
        t(mark("scope", scope), 13, above=8),
        t(f"Production, sale and environmental management of {_english(f)}", 10.5),
        down(),
        pairs("lines", [*days, ("证书身份编号 Certificate Identity", mark("number", number))], first=48, label={"size": 10}, value=fields),
        space(16),
        cols((1, 1), [t(f.person(), 15, slant=True), t("区域总监　Area Director", 9)], [t(by, 11, "right"), t(english, 8.5, "right")]),
        seal(f, by, 300, -85, "Approved"),
        down(0.3),
        t("本证书以符合认证合同的约定为有效前提，原件归颁证机构所有。", 8, "center", fill="#666666"),
        new_page(),
        t("证书附件　Annex to Certificate", 16, bold=True, fill="#7b1e3a"),
        t(f"{f.holder}", 12, above=8),
        space(10),
        table((1, 4, 6), ("No.", "场所 Site", "地址 Address"), sites, label=SMALL, value=SMALL, inset=7),
    ]  # fmt: skip
    look = f.look(footer="{p} / {n}", margin=[76, 60, 66, 52])
    return blocks, _values(f, number=number, standard=standard, scope=scope), look


def energy_sidebar(f: Facts) -> Made:
    """A coloured bar with number and days on the left, the statement on the right."""
    _usual(f)
    by = "太虚节能认证有限责任公司"
    number = f"{f.digits(3)}{f.issued:%y}EN00{f.digits(2)}R{f.pick(0, 1)}{f.pick('M', 'L')}"
    standard = f.pick("GB/T 23331-2020/ISO 50001:2018", "GB/T 23331-2020")
    scope = f"{f.client.trade}{f.pick('生产过程', '的设计、生产')}所涉及的能源采购、转换、输配、利用的管理活动"
    bar = shown(
        ("NO.", mark("number", number)), ("颁证时间", issued(f)), ("首次颁证时间", _first(f)), ("有效截止日期", f.day("valid_until", f.until)),
    )  # fmt: skip
    left = [
        emblem("mark", 24, "left", text="TXEC", ink="#a84300"),
        space(40),
        pairs("stacked", bar, gap=18, label={"size": 9, "fill": "#a84300"}, value={"size": 10.5}),
        space(60),
        f.qr(28),
        t("扫码查询证书状态", 8.5),
        space(60),
    ]
    right = [
        t("能源管理体系\n认 证 证 书", 28, bold=True, leading=0.9),
        t("ENERGY MANAGEMENT SYSTEM CERTIFICATE", 9.5),
        space(24),
        t("授予　Awarded to", 10, fill="#a84300"),
        t(said(f, "holder"), 17, bold=True),
        t(f"法人代码：{said(f, 'credit_code')}", 10.5, above=8),
        t("组织所在地　Location", 10, fill="#a84300", above=14),
        t(mark("address", f.client.address), 12),
        t("符合准则　Criteria", 10, fill="#a84300", above=14),
        t(mark("standard", standard), 13),
        t("体系边界与范围　Boundary and scope", 10, fill="#a84300", above=14),
        t(mark("scope", scope), 12, leading=1.0),
        space(70),
        t(by, 13, "right"),
        t(f"批准人：{f.person()}", 11, "right"),
        seal(f, by, 190, -90, "证书章"),
    ]
    blocks = [
        down(0.4),
        cols((1, 2.1), [boxed(left, fill="#fdf0e3", ink="#f0c9a0", inset=12)], right),
        down(),
        rule(ink="#a84300"),
        t("未经年度监督审核或审核不合格的，本证书自动失效。证书信息以国家认监委网站公示为准。", 8.5, "center"),
    ]  # fmt: skip
    look = f.look(margin=[50, 54, 56, 48])
    return (
        blocks,
        _values(f, number=number, standard=standard, scope=scope, address=f.client.address),
        look,
    )


def energy_ruled(f: Facts) -> Made:
    """All in one ruled table with two languages, the days in cells side by side."""
    by = "空谷（北境）检验认证有限公司"
    number = f"KG/EnMS {f.digits(4)}-{f.issued.year}"
    f.notation = f.pick("zh", "zh-padded", "dashes", "slashes", "dots")
    standard = f.pick("ISO 50001:2018", "GB/T 23331-2020 idt ISO 50001:2018")
    scope = f"{f.client.trade}的{f.pick('制造', '生产、仓储')}（含动力车间及辅助生产系统）"
    rows = [
        ("证书登记编号\nRegistration No.", mark("number", number)), ("组　　织\nOrganization", f"{said(f, 'holder')}\n{f.client.english}"),
        ("代　　码\nUSCC", said(f, "credit_code")), ("场所地址\nSite address", mark("address", f.client.address)),
        ("依　　据\nRequirements", mark("standard", standard)), ("领　　域\nField of application", f"{mark('scope', scope)}\nManufacture of {_english(f)}"),
    ]  # fmt: skip
    days = shown(
        ("初评日期\nInitial", _first(f)),
        ("批准日期\nApproved", issued(f)),
        ("终止日期\nExpires", f.day("valid_until", f.until)),
    )
    heads = (
        [
            table(
                (1,) * len(days),
                [a for a, _ in days],
                [[b for _, b in days]],
                label=SMALL,
                value={"size": 11},
                inset=7,
            )
        ]
        if days
        else []
    )
    blocks = [
        title("能源管理体系认证注册证书", 24),
        t("Registration Certificate for Energy Management System", 11, "center"),
        space(18),
        pairs("grid", rows, first=27, inset=9, label=SMALL, value={"size": 11.5}),
        space(2),
        *heads,
        space(14),
        t("该组织的能源管理体系经本机构评审，确认其建立、实施并保持了符合上述要求的能源管理体系，准予注册。", 10.5, leading=0.9),
        t("The organization is hereby registered subject to annual surveillance.", 9),
        down(),
        cols((1, 1), [t("主任　Director", 9.5), t(f.person(), 14, slant=True)], [t(by, 12.5, "right"), t("Konggu Inspection & Certification", 9, "right")]),
        seal(f, by, 300, -90),
        down(0.5),
        t(f"机构批准号：CNCA-R-2016-{f.digits(3)}　认可注册号：CNAS C{f.digits(3)}-EnMS　投诉：000-{f.digits(8)}", 8.5, "center"),
    ]  # fmt: skip
    look = f.look(rim="double", ink="#34495e", margin=[70, 70, 70, 56])
    return (
        blocks,
        _values(f, number=number, standard=standard, scope=scope, address=f.client.address),
        look,
    )


TRAPS = DATED + HELD
TYPES = {
    **kinds("qms-certificate", "质量管理体系认证证书", 3, TRAPS, quality_scroll, quality_foreign),
    **kinds(
        "ems-certificate", "环境管理体系认证证书", 3, TRAPS, environment_wide, environment_annex
    ),
    **kinds("enms-certificate", "能源管理体系认证证书", 3, TRAPS, energy_sidebar, energy_ruled),
}

"""Management-system certificates (ISO 9001, 14001, 45001, 50001) in six layouts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.reading import dates
from benchmarks.reading.paper import Facts, Paper, mark
from benchmarks.reading.parts import (
    DATED,
    HELD,
    Kind,
    boxed,
    cols,
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

BODIES = (
    ("亡是公认证有限公司", "Wangshigong Certification Co., Ltd.", "903"),
    ("北境乌有认证中心有限公司", "Wuyou Certification Centre", "977"),
    ("南柯质量认证（子虚）有限公司", "Nanke Quality Certification", "988"),
    ("镜湖国际检验认证集团有限公司", "Jinghu International Inspection", "955"),
)
TRADE_ENGLISH = "design, production and related management activities"


@dataclass(frozen=True)
class System:
    """One management system: its letters in numbers, names and standards."""

    id: str
    letter: str
    zh: str
    en: str
    standards: tuple[tuple[str, ...], ...]


SYSTEMS = (
    System("qms-certificate", "Q", "质量管理体系", "Quality Management System",
           (("GB/T 19001-2016", "ISO 9001:2015"),)),
    System("ems-certificate", "E", "环境管理体系", "Environmental Management System",
           (("GB/T 24001-2016", "ISO 14001:2015"),)),
    System("ohs-certificate", "S", "职业健康安全管理体系", "Occupational Health and Safety Management System",
           (("GB/T 45001-2020", "ISO 45001:2018"),)),
    System("enms-certificate", "En", "能源管理体系", "Energy Management System",
           (("GB/T 23331-2020", "ISO 50001:2018"), ("GB/T 23331-2020", "RB/T 101-2013"))),
)  # fmt: skip


def _case(f: Facts, s: System) -> dict[str, Any]:
    body, english, code = f.pick(*BODIES)
    year = f.issued.year % 100
    number = f"{code}{year:02}{s.letter}{f.digits(f.pick(4, 5))}R{f.pick(0, 1, 2, 3)}{f.pick('S', 'M', 'L')}"
    gb, iso_ = f.pick(*s.standards)
    standard = f.pick(f"{gb}/{iso_}", f"{gb} / {iso_}", f"{gb} idt {iso_}", iso_, gb)
    scope = f"{f.client.trade}产品的{f.pick('设计、生产和销售', '生产和服务', '生产及相关管理活动', '研发、生产、销售')}"
    if s.letter != "Q" and f.pick(0, 1):
        scope += f"及相关的{s.zh[:-4]}管理活动" if s.letter != "En" else "所涉及的能源管理活动"
    surveillance = None
    if f.pick(0, 0, 1) and f.trap not in ("no-dates", "first-after-issue"):
        surveillance = min(dates.shifted(f.issued, 1), dates.shifted(f.issued, 0, 330))
    return {
        "body": body, "english": english, "number": number, "standard": standard, "scope": scope,
        "address": f.client.address, "surveillance": surveillance,
    }  # fmt: skip


def _truth(
    f: Facts, c: dict[str, Any], code: bool, first: bool, surveillance: bool
) -> dict[str, Any]:
    dated = f.trap != "no-dates"
    return {
        "holder": f.holder, "credit_code": f.code if code else None, "number": c["number"],
        "standard": c["standard"], "scope": c["scope"], "address": c["address"],
        "issued": iso(f.issued) if dated else None, "valid_from": None,
        "valid_until": iso(f.until), "first_issued": iso(f.first) if first and dated else None,
        "next_surveillance": iso(c["surveillance"]) if surveillance else None,
    }  # fmt: skip


def _issued(f: Facts) -> str:
    return f.day("issued", f.issued) if f.trap != "no-dates" else ""


def _rows(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    return [r for r in rows if r[1]]


def _m(f: Facts, c: dict[str, Any], *names: str) -> list[str]:
    return [
        mark(n, f.holder if n == "holder" else f.code if n == "credit_code" else c[n])
        for n in names
    ]


def centred(s: System, f: Facts) -> Paper:
    """All in the middle, prose between the values, the dates in a row at the foot."""
    c = _case(f, s)
    holder, code, number, standard, scope, address = _m(
        f, c, "holder", "credit_code", "number", "standard", "scope", "address"
    )
    days = _rows(
        ("首次发证日期：", f.day("first_issued", f.first) if _issued(f) else ""),
        ("本次发证日期：", _issued(f)),
        ("证书有效期至：", f.day("valid_until", f.until)),
    )
    blocks = [
        title(f"{s.zh}认证证书", 26, fill="#8b1a1a"),
        t(f"证书编号：{number}", 11, "center", above=10),
        t("兹证明", 12, "center", above=16),
        t(holder, 18, "center", bold=True, above=8),
        t(f"统一社会信用代码：{code}", 11, "center"),
        t(f"{f.pick('地址', '注册地址', '审核地址')}：{address}", 11, "center"),
        t("建立的管理体系符合标准：", 11, "center", above=12),
        t(standard, 15, "center", bold=True),
        t("通过认证范围如下：", 11, "center", above=10),
        t(scope, 13, "center"),
        down(),
        *[t(a + b, 11, "center") for a, b in days],
        t("获证组织须按规定接受年度监督审核，经审核合格后证书方继续有效。", 9, "center", above=10),
        down(0.6),
        t(c["body"], 13, "center", above=20),
        seal(f, c["body"], 175, -80, "证书专用章"),
        cols(
            (1, 1, 1),
            [emblem("mark", 20, text="CNAS")],
            [f.qr(24, "center")],
            [emblem("oval", 20, text="IAF")],
        ),
        t("证书信息可在国家认证认可监督管理委员会官方网站查询", 8.5, "center"),
    ]
    look = f.look(rim="double", ink="#8b1a1a", margin=[80, 80, 80, 70])
    return Paper(s.id, "centred", blocks, _truth(f, c, True, True, False), look)


def labelled(s: System, f: Facts) -> Paper:
    """Labels on the left, values on the right, another order of fields."""
    c = _case(f, s)
    holder, code, number, standard, scope, address = _m(
        f, c, "holder", "credit_code", "number", "standard", "scope", "address"
    )
    other = f.pick("经营地址", "生产地址", "审核地址")
    body = [
        ("注册号", number), ("获证组织", holder), (other, address),
        (f.pick("社会信用代码", "统一社会信用代码", "组织机构代码"), code),
        ("认证标准", standard), ("覆盖范围", scope),
    ]  # fmt: skip
    days = _rows(
        (f.pick("颁证日期", "签发日期"), _issued(f)),
        ("初次获证日期", f.day("first_issued", f.first) if _issued(f) else ""),
        (f.pick("有效期至", "有效日期", "有效期限至"), f.day("valid_until", f.until)),
        ("下次监督审核日期", f.day("next_surveillance", c["surveillance"])),
    )
    blocks = [
        t(c["body"], 15, "center", fill="#123f73", bold=True),
        rule(ink="#123f73", line=2),
        title("认 证 证 书", 30, above=18),
        t(s.zh, 15, "center"),
        space(16),
        pairs(f.pick("plain", "lines", "grid"), body, first=f.pick(24, 30), gap=12),
        space(12),
        pairs("plain", days, first=30),
        down(),
        cols(
            (2, 1), [t("总经理（签字）：", 11), t("　　" + f.person(), 15, slant=True)], [f.qr(26)]
        ),
        seal(f, c["body"], 300, -95),
        t("本证书的有效性以年度监督审核合格通知书为准", 9),
    ]
    return Paper(s.id, "labelled", blocks, _truth(f, c, True, True, True), f.look())


def bilingual(s: System, f: Facts) -> Paper:
    """Chinese over English, dates in either or both."""
    c = _case(f, s)
    holder, number, standard, scope, address = _m(
        f, c, "holder", "number", "standard", "scope", "address"
    )
    f.notation = f.pick("dashes", "en", "en-us", "en-short", "dots", "slashes-padded")
    rows = [
        ("证书编号 / Certificate No.", number),
        ("组织名称 / Organization", f"{holder}\n{f.client.english}"),
        ("地址 / Address", f"{address}\n{f.client.english_address}"),
        ("认证标准 / Standard", standard),
        (
            "认证范围 / Scope",
            f"{scope}\nThe {TRADE_ENGLISH} of {f.client.english.split(' Co')[0]} products",
        ),
    ]
    days = _rows(
        (
            "初次认证日期 / Initial certification date",
            f.day("first_issued", f.first) if _issued(f) else "",
        ),
        ("发证日期 / Date of issue", _issued(f)),
        ("有效期至 / Valid until", f.day("valid_until", f.until)),
    )
    blocks = [
        title("CERTIFICATE", 30, tracking=0.15, fill="#0b5345"),
        t(f"{s.zh}认证证书", 18, "center"),
        t(f"Certificate of {s.en}", 12, "center"),
        space(14),
        pairs("stacked" if f.pick(0, 1) else "plain", rows, first=36, gap=10, label={"size": 9, "fill": "#555555"}),
        space(10),
        pairs("grid", days, first=55, line=0.4, label={"size": 9.5}),
        down(),
        cols((1, 1), [t("授权签发 / Authorized by", 9), t(f.person(), 14, slant=True), rule()],
             [t(c["body"], 11), t(c["english"], 9)]),
        seal(f, c["body"], 260, -90, "Certified"),
        t(f"Page 1 of 1　　{c['english']}, 12 Nowhere Road, Zixu", 8, "center"),
    ]  # fmt: skip
    look = f.look(rim="line", ink="#0b5345", margin=[72, 66, 72, 60])
    return Paper(s.id, "bilingual", blocks, _truth(f, c, False, True, False), look)


def prose(s: System, f: Facts) -> Paper:
    """One paragraph that says it all; the period as one phrase."""
    c = _case(f, s)
    holder, code, number, standard, scope, address = _m(
        f, c, "holder", "credit_code", "number", "standard", "scope", "address"
    )
    period = ""
    truth = _truth(f, c, True, False, False)
    if f.until is not None:
        period = f"本证书有效期{f.pick('', '：')}" + f.period(f.issued, f.until) + "。"
        truth["valid_from"] = iso(f.issued)
    blocks = [
        t(f"编号：{number}", 11, "right"),
        space(30),
        title(f"{s.zh}认证证书", 28),
        space(24),
        t(f"　　兹证明{holder}（统一社会信用代码：{code}；地址：{address}）的{s.zh}经审核符合"
          f"{standard}标准的要求，认证范围为：{scope}。特发此证。", 14, leading=1.2),
        t("　　" + period, 14, leading=1.2, above=12),
        down(),
        t(c["body"], 13, "right"),
        t((f"发证日期：{_issued(f)}" if _issued(f) else ""), 13, "right"),
        seal(f, c["body"], 300, -90),
        down(0.4),
        t("证书查询：认证认可业务信息统一查询平台　　监督电话：000-00000000", 9, "center"),
    ]  # fmt: skip
    look = f.look(rim="wave", ink=f.pick("#7d6608", "#1a5276", "#196f3d"), margin=[90, 90, 90, 80])
    return Paper(s.id, "prose", blocks, truth, look)


def landscape(s: System, f: Facts) -> Paper:
    """Lying on its side, two columns, the dates in a small table."""
    c = _case(f, s)
    holder, code, number, standard, scope, address = _m(
        f, c, "holder", "credit_code", "number", "standard", "scope", "address"
    )
    heads = _rows(
        ("初次发证", f.day("first_issued", f.first) if _issued(f) else ""),
        (f.pick("换证日期", "发证日期", "签发日期"), _issued(f)),
        ("有效期至", f.day("valid_until", f.until)),
        ("监督审核期限", f.day("next_surveillance", c["surveillance"])),
    )
    days = (
        [table([1] * len(heads), [h for h, _ in heads], [[v for _, v in heads]])] if heads else []
    )
    blocks = [
        title(f"{s.zh}认证证书", 26, fill="#1b2631"),
        t(s.en + " Certificate", 11, "center"),
        space(8),
        cols(
            (3, 2),
            [
                pairs("lines", [("获证组织：", holder), ("信用代码：", code), ("注册/经营地址：", address)], first=28),
                t("上述组织的管理体系符合", 10.5, above=12),
                t(standard, 15, bold=True),
            ],
            [boxed([t("认证范围", 10, bold=True), t(scope, 11)], fill="#f4f6f7"), t(f"证书号：{number}", 10.5, above=10)],
        ),
        space(12),
        *days,
        down(),
        cols((1, 1, 2), [emblem("mark", 22, text="CNAS C977-M")], [f.qr(24, "center")],
             [t(c["body"], 13, "right"), t(c["english"], 9, "right")]),
        seal(f, c["body"], 560, -90),
    ]  # fmt: skip
    look = f.look(width=842, height=595, rim="double", ink="#1b2631", margin=[76, 60, 76, 50])
    return Paper(s.id, "landscape", blocks, _truth(f, c, True, True, True), look)


def english_first(s: System, f: Facts) -> Paper:
    """A foreign body's style: English labels, the Chinese name inside; another form of number."""
    c = _case(f, s)
    c["number"] = (
        f"{f.pick('CN', 'ZX', 'WY')}{f.pick('-', '')}{f.digits(6)}{f.pick('-', '/')}{s.letter.upper()}"
    )
    iso_ = f.pick(*s.standards)[1]
    c["standard"] = iso_ if iso_.startswith("ISO") else s.standards[0][1]
    f.notation = f.pick("en", "en-us", "en-short", "en-dashes")
    holder, number, standard, scope, address = _m(
        f, c, "holder", "number", "standard", "scope", "address"
    )
    days = _rows(
        ("Original approval date:", f.day("first_issued", f.first) if _issued(f) else ""),
        ("Issue date:", _issued(f)),
        (f.pick("Expiry date:", "Valid until:"), f.day("valid_until", f.until)),
    )
    blocks = [
        t("WANGSHI ASSURANCE", 20, bold=True, fill="#0b3c5d", tracking=0.1),
        rule(ink="#0b3c5d", line=3),
        t("Certificate of Approval", 26, above=16),
        t("This is to certify that the management system of:", 11, above=14),
        t(f.client.english, 15, bold=True, above=6),
        t(holder, 15),
        t(address, 10.5),
        t("has been approved to the following standard:", 11, above=12),
        t(standard, 18, bold=True),
        t("The scope of this approval is applicable to:", 11, above=12),
        t(scope, 12),
        t(f"The {TRADE_ENGLISH}.", 10.5),
        down(),
        pairs("plain", [*days, ("Certificate number:", number)], first=40),
        space(10),
        t("Issued by: Wangshi Assurance (Zixu) Ltd.", 10),
        seal(f, "亡是保证子虚有限公司", 280, -80, shape="oval"),
        rule(ink="#0b3c5d"),
        t("This certificate remains the property of the certification body. Page 1 of 1", 8),
    ]
    return Paper(s.id, "english", blocks, _truth(f, c, False, True, False), f.look())


LAYOUTS = (centred, labelled, bilingual, prose, landscape, english_first)
TYPES = {
    s.id: Kind(tuple(partial(layout, s) for layout in LAYOUTS), s.zh + "认证证书", 3, DATED + HELD)
    for s in SYSTEMS
}

"""What certificates and licences attest, in many wordings."""

import evidence_papers as papers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.evidence.fields import read_fields
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import plain


def readings(text: str, name: str) -> list[Reading]:
    return [one for one in read_fields([plain(text)]) if one.field == name]


def best(text: str, name: str) -> str | None:
    found = sorted(readings(text, name), key=lambda one: -one.confidence)
    return found[0].value if found else None


CERTIFICATE = (
    "职业健康安全管理体系认证证书\n证书编号：08825S10164R3M\n兹证明 苏州乌有精密轴承有限公司\n"
)


@pytest.mark.parametrize(
    ("text", "standard"),
    [
        ("符合标准\nGB/T 45001-2020 / ISO 45001:2018", "GB/T 45001-2020"),
        ("管理体系符合 GB/T45001-2020idtISO45001:2018", "GB/T 45001-2020"),
        ("符合GB／T 28001—2011标准", "GB/T 28001-2011"),
        ("GB∕T 28001-2011/OHSAS 18001:2007", "GB/T 28001-2011"),
        ("符合 OHSAS 18001：2007 标准要求", "OHSAS 18001:2007"),
        ("has been assessed and conforms to\nOHSAS 18001", "OHSAS 18001"),
        ("符合以下标准的要求：\nISO 9001:2015", "ISO 9001:2015"),
        ("符合标准：GB/T 19001－2016/ISO 9001：2015", "GB/T 19001-2016"),
        ("符合 GB/T 23331-2020 / ISO 50001:2018 及 RB/T 114-2014", "GB/T 23331-2020"),
        ("依据 gb/t 24001-2016 审核", "GB/T 24001-2016"),
        ("符合 ISO/IEC 27001:2022", "ISO/IEC 27001:2022"),
        ("认证机构按 ISO/IEC 17021-1:2015 获得认可\n符合 ISO 14001:2015", "ISO 14001:2015"),
        ("认证范围：按 GB/T 307.1-2017 生产轴承\n符合标准：GB/T 19001-2016", "GB/T 19001-2016"),
        ("评审标准：企业安全生产标准化基本规范 GB/T 33000", "GB/T 33000"),
    ],
)
def test_the_standard_of_a_certificate_is_read_and_written_as_usual(
    text: str, standard: str
) -> None:
    assert best(CERTIFICATE + text, "standard") == standard


@pytest.mark.parametrize(
    "text",
    [
        "管理手册\n本手册依据 GB/T 19001-2016、GB/T 24001-2016 编制",
        "检测报告\n执行标准：GB 8978-1996 表 4 三级",
        "2025 年内部审核报告\n审核准则 GB/T 19001-2016、GB/T 45001-2020",
        "检定证书\n检定依据 JJG 539",
        "供方准则\n优先选择通过 GB/T 24001、GB/T 45001 认证的供方",
        "能源管理体系认证证书\n证书编号：08824En10052R1M",
        "排污许可证\n执行标准 GB 16297-1996",
    ],
)
def test_a_standard_only_mentioned_is_not_attested(text: str) -> None:
    assert readings(text, "standard") == []


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("认证范围：轴承的设计和销售\n初次获证日期：2013年5月20日", "轴承的设计和销售"),
        (
            "证书覆盖范围\n轴承的设计、制\n造和销售\n有效期至：2028年5月11日",
            "轴承的设计、制造和销售",
        ),
        ("认证范围（Scope）：轴承的生产 有效期至：2028年5月11日", "轴承的生产"),
        (
            "通过认证的范围如下：\n生产、销售滚动轴承及相关管理活动\n证书有效期：三年",
            "生产、销售滚动轴承及相关管理活动",
        ),
        (
            "Scope of certification: Manufacture of bearings\nDate of issue: 2025-05-12",
            "Manufacture of bearings",
        ),
        (
            "覆盖范围：位于苏州市子虚路88号的滚动轴承生产\n\n生产地址：苏州市子虚路88号",
            "位于苏州市子虚路88号的滚动轴承生产",
        ),
    ],
)
def test_the_scope_ends_where_something_else_begins(text: str, scope: str) -> None:
    assert best(CERTIFICATE + text, "scope") == scope


def test_what_a_licence_may_trade_in_is_no_certified_scope() -> None:
    assert readings("营业执照\n经营范围：轴承制造；货物进出口", "scope") == []


HERE = "江苏省苏州市云梦区子虚路88号"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("生产经营场所地址：江苏省苏州市云梦区子虚路 88 号\n行业类别 轴承", HERE),
        ("注册地址：上海市某某路 1 号\n生产/审核地址：江苏省苏州市云梦区子虚路 88 号", HERE),
        ("注册地址：上海市某某路 1 号\n经营地址：江苏省苏州市云梦区子虚路88号", HERE),
        ("生产、经营地址：江苏省苏州市云梦区子虚路88号 邮编：215000", HERE),
        ("审核地址（Audit address）：江苏省苏州市云梦区子虚路88号", HERE),
        ("注册/审核地址：江苏省苏州市云梦区子虚路88号", HERE),
        ("住  所  江苏省苏州市云梦区子虚路88号\n成立日期 2012年6月18日", HERE),
        ("受检单位地址\t江苏省苏州市云梦区子虚路88号\t联系人\t王敏", HERE),
        ("坐落 江苏省苏州市云梦区子虚路88号\n不动产单元号 320500", HERE),
        ("地址：江苏省苏州市云梦区\n子虚路88号\n电话：0512", HERE),
        ("Site address: No. 88 Zixu Road, Yunmeng, Suzhou", "No. 88 Zixu Road, Yunmeng, Suzhou"),
    ],
)
def test_the_place_of_production_is_read(text: str, place: str) -> None:
    assert best(text, "address") == place


def test_a_registered_seat_weighs_less_than_a_place_of_production() -> None:
    found = readings("注册地址：上海市某某路1号\n生产地址：苏州市子虚路88号", "address")
    assert [one.value for one in sorted(found, key=lambda one: one.confidence)] == [
        "上海市某某路1号", "苏州市子虚路88号",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["通讯地址：苏州市子虚路88号", "地址栏应填写完整", "网址：http://x.cn"]
)
def test_other_addresses_are_none(text: str) -> None:
    assert readings(text, "address") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("第一次监督审核：2026年04月 合格。", "2026-04-30"),
        ("第一次监督审核:2026 年 04 月 \n合格。", "2026-04-30"),
        ("第一次监督审核合格，日期：2026-04-18", "2026-04-18"),
        ("已于2026年4月18日通过第一次监督审核，证书继续有效。", "2026-04-18"),
        ("监督审核日期：2026.04.18  结论：保持认证注册", "2026-04-18"),
        ("1st surveillance audit passed on 18 April 2026", "2026-04-18"),
        ("监督审核时间 2026/4/18", "2026-04-18"),
        ("监督审核：2025 年 10 月、2026 年 10 月 \n合格。", "2026-10-31"),
    ],
)
def test_a_surveillance_audit_that_took_place_is_read(text: str, day: str) -> None:
    assert best(CERTIFICATE + text, "surveillance") == day


@pytest.mark.parametrize(
    "text",
    [
        "下次监督审核日期：2027年4月18日",
        "第一次监督审核应于2026年5月11日前完成",
        "须每 12 个月接受一次监督审核。发证日期：2025年5月12日",
        "请于2026年5月11日之前接受监督审核",
        "第二次监督审核：        ",
        "监督审核到期日：2026-05-11",
        "Next surveillance audit due before 2026-05-11",
        "监督审核截止日期 2026-05-11",
    ],
)
def test_an_audit_to_come_is_none(text: str) -> None:
    assert readings(CERTIFICATE + text, "surveillance") == []


def test_a_certificate_and_a_permit_say_all_they_attest() -> None:
    assert best(papers.QUALITY_TEXT, "standard") == "GB/T 19001-2016"
    assert best(papers.PERMIT_TEXT, "address") == "苏州市某某区某某路1号"
    assert readings(papers.PERMIT_TEXT, "standard") == []


@given(
    st.text(
        alphabet="认证书范围标准监督审核合格地址生产GBT/ISO 19001-:2016年04月日\n：（）号路",
        max_size=150,
    )
)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for one in read_fields([CERTIFICATE + text]):
        assert 0 < one.confidence <= 1
        assert one.value.strip() == one.value != ""

"""Values read from the wordings of real kinds of documents."""

from datetime import date

import evidence_papers as papers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.evidence.fields import read_fields
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import plain
from gfpack.evidence.years import years_in_name


def best(text: str) -> dict[str, str]:
    found: dict[str, Reading] = {}
    for one in sorted(read_fields([plain(text)]), key=lambda r: -r.confidence):
        found.setdefault(one.field, one)
    return {name: one.value for name, one in found.items()}


def test_a_discharge_permit_is_read() -> None:
    assert best(papers.PERMIT_TEXT) == {
        "holder": papers.ENTERPRISE,
        "credit_code": papers.CREDIT_CODE,
        "number": papers.PERMIT,
        "address": "苏州市某某区某某路1号",
        "issued": "2024-07-15",
        "valid_from": "2024-07-15",
        "valid_until": "2029-07-14",
    }


def test_of_a_certificate_neither_issue_nor_first_issue_is_the_expiry() -> None:
    seen = best(papers.QUALITY_TEXT)
    assert (seen["issued"], seen["valid_until"]) == ("2024-05-06", "2027-05-05")
    assert seen["holder"] == papers.ENTERPRISE
    assert seen["number"] == "03424Q10286R1M"


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("有效期至：2027年5月5日", "2027-05-05"),
        ("有 效 期 至 2027 年 5 月 5 日", "2027-05-05"),
        ("证书有效期：2024.05.06-2027.05.05", "2027-05-05"),
        ("有效期限自二〇二四年五月六日起至二〇二七年五月五日止", "2027-05-05"),
        ("到期日期 20270505", "2027-05-05"),
        ("有效期至 2027年5月", "2027-05-31"),
        ("营业期限：2012年5月8日至长期", "long-term"),
        ("有效期：长期有效", "long-term"),
        ("营业期限 无固定期限", "long-term"),
        ("有效期：/", "long-term"),
        ("Valid until 5 May 2027", "2027-05-05"),
        ("Expiry date: May 5, 2027", "2027-05-05"),
        ("合同期限：2025年1月1日至2025年12月31日", "2025-12-31"),
        ("发证日期：2024年5月6日\n有效期：三年", "2027-05-05"),
        ("发证日期  有效期至\n2024年5月6日  2027年5月5日", "2027-05-05"),
        ("有效期至\n2027年5月5日\n发证日期\n2024年5月6日", "2027-05-05"),
    ],
)
def test_an_expiry_is_read_in_every_wording(text: str, until: str) -> None:
    assert best(text)["valid_until"] == until


@pytest.mark.parametrize(
    "text",
    [
        "发证日期：2024年5月6日",
        "颁证日期 2024-05-06\n首次发证日期 2018-05-06",
        "换证日期：2024年5月6日  再认证日期：2024年5月6日",
        "有效期至：\n发证日期：2024年5月6日",
        "有效期至：      发证日期：2024年5月6日",
        "本证书在有效期内接受监督审核。签发日期：2024年5月6日",
        "有效期至：2027年2月29日",
        "采样日期：2025年3月1日  报告日期：2025年3月9日",
        "成立日期：2012年5月8日",
    ],
)
def test_no_other_date_is_taken_for_an_expiry(text: str) -> None:
    assert "valid_until" not in best(text)


@given(
    st.dates(date(2000, 1, 1), date(2040, 1, 1)),
    st.sampled_from(["发证日期", "颁证日期", "签发日期", "换证日期", "首次发证日期", "批准日期"]),
    st.sampled_from(["：", " ", "\n", ": "]),
    st.sampled_from(["有效期至", "有效期限", "证书有效期", "到期日期", ""]),
)
def test_an_issue_date_is_never_an_expiry_date(
    day: date, label: str, gap: str, empty_label: str
) -> None:
    text = f"{empty_label}{gap}{label}{gap}{day.year}年{day.month}月{day.day}日"
    assert best(text).get("valid_until") != day.isoformat()


def test_an_end_worked_out_from_a_term_is_marked() -> None:
    found = read_fields(["发证日期：2024年5月6日\n本证书有效期：三年"])
    (until,) = [one for one in found if one.field == "valid_until"]
    assert until.computed
    assert until.value == "2027-05-05"


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("名    称  苏州乌有精密轴承有限公司\n类型 有限责任公司", papers.ENTERPRISE),
        ("委托单位：苏州甲乙咨询有限公司\n受检单位：苏州乌有精密轴承有限公司", papers.ENTERPRISE),
        ("设备名称：空压机\n使用单位：苏州乌有精密轴承有限公司", papers.ENTERPRISE),
        ("关于某项目的批复\n苏州乌有精密轴承有限公司：\n你公司报送的", papers.ENTERPRISE),
        ("企业名称：乌有轴承（苏州）有限公司", "乌有轴承（苏州）有限公司"),
        ("This is to certify that\nWuyou Bearing Co., Ltd.", "Wuyou Bearing Co., Ltd."),
    ],
)  # fmt: skip
def test_the_holder_is_the_one_the_document_is_about(text: str, holder: str) -> None:
    assert best(text)["holder"] == holder


@pytest.mark.parametrize("text", ["检测单位：甲乙公司", "本公司承诺", "设备名称：某某厂"])
def test_who_only_issued_it_is_no_holder(text: str) -> None:
    assert "holder" not in best(text)


def test_a_wrong_check_digit_is_read_where_it_is_labelled_but_with_doubt() -> None:
    (code,) = [
        one
        for one in read_fields(["统一社会信用代码：91320599MA00000071"])
        if one.field == "credit_code"
    ]
    assert (code.value, code.confidence <= 0.5) == ("91320599MA00000071", True)


def test_document_numbers_of_authorities_are_read() -> None:
    assert best("苏环审〔2024〕12号\n关于某项目的批复")["number"] == "苏环审〔2024〕12号"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2025年度能源审计报告", "2025"),
        ("报告期：2025年1月1日至2025年12月31日", "2025"),
        ("统计期 2025年1月至12月", "2025"),
        ("绿色工厂规划（2024—2028年）", "2024,2025,2026,2027,2028"),
        ("采样日期：2025.03.11", "2025"),
        ("核算期：2025年", "2025"),
    ],
)
def test_the_years_a_document_speaks_of_are_read(text: str, years: str) -> None:
    assert best(text)["years"] == years


@pytest.mark.parametrize(
    ("name", "years"),
    [("2025年能源购进消费与库存", "2025"), ("规划2024-2026", "2024,2025,2026"),
     ("台账2025", "2025"), ("GB-T36132", None), ("IMG_20250301", None)],
)  # fmt: skip
def test_a_file_name_hints_at_years(name: str, years: str | None) -> None:
    found = years_in_name(name)
    assert (found.value if found else None) == years


@given(
    st.text(
        alphabet="有效期至限发证日：0123456789年月公司名称\n 自起止长（）〔〕号A-",
        max_size=120,
    )
)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for one in read_fields([text]):
        assert 0 < one.confidence <= 1
        assert one.page == 1

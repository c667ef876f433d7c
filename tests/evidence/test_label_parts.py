"""Labels as offices word them: known by their parts, wherever no list has them."""

from __future__ import annotations

import pytest

from gfpack.evidence.fields import read_fields
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import plain

HOLDER = "苏州乌有精密轴承有限公司"


def read(text: str) -> dict[str, Reading]:
    """Return the surest reading of each field."""
    found = sorted(read_fields([plain(text)]), key=lambda one: one.confidence)
    return {one.field: one for one in found}


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("证照颁发日期 二○二四年五月十六日", "issued", "2024-05-16"),
        ("本证书签发日期\n2024.05.16", "issued", "2024-05-16"),
        ("换（发）证日期：2024-05-16", "issued", "2024-05-16"),
        ("初评日期 2019年3月1日", "first_issued", "2019-03-01"),
        ("注册有效期截止 2027年5月15日", "valid_until", "2027-05-15"),
        ("证照有效期起始日期 2024年5月16日", "valid_from", "2024-05-16"),
        ("证书登记编号\nKG/EnMS 4099-2025", "number", "KG/EnMS4099-2025"),
        (f"不动产权利人 {HOLDER}", "holder", HOLDER),
        (f"持证主体 {HOLDER}", "holder", HOLDER),
        ("持证主体代码 91320599MA8103510H", "credit_code", "91320599MA8103510H"),
        ("受审核地址 江苏省苏州市姑苏区空中路43号", "address", "江苏省苏州市姑苏区空中路43号"),
        ("Certificate Registr. No. 01 100 317802", "number", "01100317802"),
        ("Certificate Expiry 22 Jul 2028", "valid_until", "2028-07-22"),
        ("Current Certificate 23 Jul 2025", "issued", "2025-07-23"),
    ],
)
def test_a_label_that_no_list_has_tells_what_it_is_by_its_parts(
    text: str, field: str, value: str
) -> None:
    assert read(f"认证证书\n{text}\n备注 无")[field].value == value


@pytest.mark.parametrize(
    "text",
    [
        "环评批复日期 2023年3月7日",
        "监测日期 2025年1月6日",
        "开工日期：2023-05-06",
        "上次发证日期 2021年5月6日",
    ],
)
def test_a_day_of_something_else_is_no_day_of_issue(text: str) -> None:
    assert "issued" not in read(f"{text}\n备注 无")


def test_the_number_of_the_office_that_accredits_is_not_that_of_the_paper() -> None:
    text = "认证证书\n机构批准号:CNCA-R-2016-566 认可注册号:CNAS C535\n证书编号：A-2025-017"
    assert read(text)["number"].value == "A-2025-017"


def test_the_code_of_the_office_that_issues_is_not_the_enterprises() -> None:
    text = (
        f"持证主体 {HOLDER}\n持证主体代码 91320599MA8103510H\n证照颁发机构代码 11320527MB74730616"
    )
    assert read(text)["credit_code"].value == "91320599MA8103510H"


def test_the_name_of_a_firm_is_no_label() -> None:
    assert read(f"单位名称 {HOLDER} 法定代表人 王某")["holder"].value == HOLDER
    assert read("准予苏州乌有精密轴承\n有限责任公司（统一社会信用代码")["holder"].value == (
        "苏州乌有精密轴承有限责任公司"
    )


def test_labels_that_stand_together_share_the_dates_that_follow_in_their_order() -> None:
    text = (
        "认证证书\n初评日期\nInitial\n批准日期\nApproved\n终止日期\n"
        "Expires 2022年4月5日 2025年4月4日 2028年4月3日"
    )
    found = read(text)
    assert [found[one].value for one in ("first_issued", "issued", "valid_until")] == [
        "2022-04-05",
        "2025-04-04",
        "2028-04-03",
    ]


def test_of_two_days_of_issue_the_renewal_counts_and_the_other_was_the_first() -> None:
    found = read("认证证书\n获证日期 2022年5月3日\n换证日期 2025年5月2日")
    assert (found["first_issued"].value, found["issued"].value) == ("2022-05-03", "2025-05-02")


def test_where_two_values_are_as_likely_none_is_sure() -> None:
    assert read("证书编号：A-2025-017")["number"].confidence > 0.8
    assert read("证书编号：A-2025-017\n证书编号：B-2025-018")["number"].confidence < 0.7


def test_a_decision_tells_whom_and_where_it_is_about_without_labels() -> None:
    text = (
        f"苏州市生态环境局文件\n苏环审〔2025〕223号\n关于{HOLDER}\n年产450万件轴承项目环境影响报告表的批复\n"
        f"{HOLDER}：\n一、同意你公司在江苏省苏州市姑苏区空中路 43 号按《报告表》所述内容建设。\n"
        "你公司于2025年2月20日报送的材料，我局于2025年2月21日受\n理。\n"
    )
    found = read(text)
    assert found["holder"].value == HOLDER
    assert found["address"].value == "江苏省苏州市姑苏区空中路43号"
    assert found["number"].value == "苏环审〔2025〕223号"
    assert "issued" not in found


def test_a_code_with_a_letter_for_a_digit_is_read_as_printed_and_never_surely() -> None:
    found = read("备案证明\n法人证照号码\n91420I99MA5KQ3CJ65\n")["credit_code"]
    assert (found.value, found.confidence < 0.7) == ("91420I99MA5KQ3CJ65", True)

"""Names and credit codes that differ: what exactly is said, of which file, and how often."""

from __future__ import annotations

import make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn.uscc import is_valid

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.differences import near_name, right_code, twins_only
from gfpack.findings.find import find
from gfpack.findings.name_finder import Named, NameFinder

OWN = "苏州某某轴承有限公司"
CODE = "91110000600037341L"
ABOUT_NAMES = (
    "holder-differs",
    "holder-nearly-same",
    "licence-name-differs",
    "former-name-without-notice",
)


def found(text: str, *codes: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code in codes]


@pytest.mark.parametrize(
    ("name", "difference"),
    [
        ("苏州某其轴承有限公司", "第 4 个字应为“某”，写成了“其”"),
        ("苏州某某轴承股份有限公司", "多了“股份”"),
        ("苏州某某轴承有限责任公司", "多了“责任”"),
        ("苏州某轴承有限公司", "少了“某”"),
        ("苏州某某承轴有限公司", "“轴承”两字颠倒成“承轴”"),
        ("苏州(某某)轴承有限公司", "多了“(”、多了“)”"),
    ],
)
def test_what_differs_is_named_once_in_both_languages(name: str, difference: str) -> None:
    text = f"{{evidence: {{a: {{type: certificate, holder: {name}}}}}}}"
    (one,) = found(text, *ABOUT_NAMES)
    assert one.code == "holder-nearly-same"
    assert difference in one.message(Lang.ZH)
    assert "{" not in one.message(Lang.EN)


@pytest.mark.parametrize("name", ["上海某某轴承有限公司", "苏州乙轴承有限公司", "甲厂", "某某轴承"])
def test_what_is_another_name_is_not_called_a_slip(name: str) -> None:
    assert near_name(name, [OWN]) is None


@pytest.mark.parametrize("name", ["苏州某某轴承有限公司", "苏州 某某轴承有限公司", ""])
def test_the_same_name_or_none_does_not_differ(name: str) -> None:
    assert near_name(name, [OWN]) is None


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    if near := near_name(one, [other]):
        assert near.words["difference_zh"]
        assert near.words["difference_en"]


def test_a_licence_that_contradicts_the_project_file_is_told_of_the_project_file_alone() -> None:
    text = """
        requirements: {1.1: {kind: expected, answer: unmet}}
        types: {licence: {identity: true}}
        evidence:
          a: {type: licence, holder: 苏州某甲轴承有限公司}
          b: {type: permit, holder: 苏州某甲轴承有限公司}
          c: {type: iso, holder: 别的公司}
        """
    rows = [(one.code, one.evidence, one.place) for one in found(text, *ABOUT_NAMES)]
    assert [(code, key) for code, key, _ in rows] == [
        ("holder-differs", "c"),
        ("licence-name-differs", "a"),
    ]
    assert rows[1][2] is not None
    assert rows[1][2].file == "gfpack.yaml"
    (one,) = found(text, "licence-name-differs")
    assert "第 4 个字应为“甲”，写成了“某”" in one.message(Lang.ZH)


def test_one_licence_in_the_present_name_is_enough() -> None:
    text = f"""
        types: {{licence: {{identity: true}}}}
        project: {{enterprise: {{former_names: [{{name: 苏州旧名轴承厂}}]}}}}
        evidence:
          a: {{type: licence, holder: 苏州旧名轴承厂}}
          b: {{type: licence, holder: {OWN}}}
        """
    assert not found(text, "licence-name-differs")


def test_a_licence_in_a_former_name_has_to_be_renewed() -> None:
    text = """
        types: {licence: {identity: true}}
        project: {enterprise: {former_names: [{name: 苏州旧名轴承厂}]}}
        evidence: {a: {type: licence, holder: 苏州旧名轴承厂}}
        """
    (one,) = found(text, *ABOUT_NAMES)
    assert one.code == "licence-name-differs"
    assert "曾用名" in one.message(Lang.ZH)
    assert one.place is not None
    assert one.place.file == "evidence/a.pdf"


def test_what_software_read_off_a_licence_is_no_more_than_a_warning() -> None:
    text = """
        types: {licence: {identity: true}}
        evidence: {a: {type: licence, holder: 苏州某甲轴承有限公司, read: [holder]}}
        """
    (one,) = found(text, "licence-name-differs")
    assert one.severity == "warning"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "准予变更登记通知书 原名称 苏州旧名轴承厂 现名称 苏州某某轴承有限公司 变更登记通知书",
            False,
        ),
        ("变更登记通知书 原名称 苏州旧名轴承厂", True),
        ("苏州旧名轴承厂 苏州某某轴承有限公司 合同", True),
    ],
)
def test_the_notice_of_change_is_known_by_its_words_and_both_names(text: str, told: bool) -> None:
    case = f"""
        project: {{enterprise: {{former_names: [{{name: 苏州旧名轴承厂}}]}}}}
        evidence:
          a: {{type: permit, holder: 苏州旧名轴承厂}}
          b: {{type: other, text: [{text}]}}
        """
    assert bool(found(case, "former-name-without-notice")) is told


@pytest.mark.parametrize(
    ("wrong", "places"),
    [
        ("9111OOOO600037341L", "第 5 位应为 0，写成了 O"),
        ("9I110000600037341L", "第 2 位应为 1，写成了 I"),
        ("91110000G00037341L", "第 9 位应为 6，写成了 G"),
    ],
)
def test_look_alikes_in_the_project_files_code_are_pointed_out(wrong: str, places: str) -> None:
    text = f"{{project: {{enterprise: {{credit_code: {wrong}}}}}}}"
    (one,) = found(text, "credit-code-invalid")
    assert places in one.message(Lang.ZH)
    assert CODE in one.message(Lang.EN)


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=18, max_size=18))
def test_a_code_that_is_suggested_is_valid(code: str) -> None:
    if likely := right_code(code):
        assert is_valid(likely[0])
        assert likely[1]["places_zh"]


@pytest.mark.parametrize("length", [0, 5, 17, 19])
def test_what_is_no_code_suggests_none(length: int) -> None:
    assert right_code("O" * length) is None


def test_a_code_read_with_look_alikes_is_a_likely_misreading() -> None:
    text = f"""
        project: {{enterprise: {{credit_code: {CODE}}}}}
        evidence: {{a: {{type: permit, credit_code: 911I0000600037341L, read: [credit_code]}}}}
        """
    (one,) = found(text, "credit-code-of-another")
    assert one.severity == "warning"
    assert "第 4 位应为 1，写成了 I" in one.message(Lang.ZH)
    assert CODE in one.advice(Lang.ZH)


@pytest.mark.parametrize("code", [CODE, "91110000600037342L", "9111", "X1110000600037341L"])
def test_codes_that_differ_otherwise_are_no_misreading(code: str) -> None:
    assert twins_only(code, CODE) is None


def test_the_licences_code_is_held_against_the_project_file() -> None:
    text = f"""
        requirements: {{1.1: {{kind: expected, answer: unmet}}}}
        types: {{licence: {{identity: true}}}}
        project: {{enterprise: {{credit_code: 9111000060003734IL}}}}
        evidence:
          a: {{type: licence, credit_code: {CODE}}}
          b: {{type: permit, credit_code: {CODE}}}
        """
    codes = ("credit-code-of-another", "licence-code-differs")
    (one,) = found(text, *codes)
    assert (one.code, one.severity) == ("licence-code-differs", "error")
    assert "第 17 位应为 1，写成了 I" in one.message(Lang.ZH)


PARTIES = (
    "常州另一轴承有限公司",
    "Other Bearing Co., Ltd.",
    "某某轴承有限公司",
    "子虚(常州)检测有限公司",
)


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    return NameFinder(PARTIES, [OWN])


@pytest.mark.parametrize(
    ("text", "party", "full"),
    [
        ("受常州另一轴承有限公司委托", PARTIES[0], True),
        ("受常州另一\n  轴承有限公司委托", PARTIES[0], True),
        ("OTHER BEARING CO.,LTD", PARTIES[1], True),
        ("子虚（常州）检测有限公司", PARTIES[3], True),
        ("子虚【常州】检测有限公司", PARTIES[3], True),
        ("常州另一轴承的产品", PARTIES[0], False),
    ],
)
def test_a_name_is_found_however_it_is_written(
    finder: NameFinder, text: str, party: str, full: bool
) -> None:
    assert finder.find_in_words(text) == {Named(party, full)}


@pytest.mark.parametrize(
    "text", ["苏州某某轴承有限公司", "常州另一轴承配件有限公司", "常州另一家轴承公司", "轴承", ""]
)
def test_the_own_name_and_other_companies_are_not_taken_for_it(
    finder: NameFinder, text: str
) -> None:
    assert not finder.find_in_words(text)


def test_a_party_within_the_own_name_is_still_found_by_itself(finder: NameFinder) -> None:
    text = "苏州某某轴承有限公司与某某轴承有限公司"
    assert finder.find_in_words(text) == {Named(PARTIES[2], full=True)}


@given(st.text(max_size=40))
def test_any_declared_name_finds_itself(name: str) -> None:
    finder = NameFinder([name], [OWN])
    if finder:
        assert Named(name, full=True) in finder.find_in_words(f"前 {name} 后")


def test_no_names_find_nothing() -> None:
    assert not NameFinder([], [OWN])
    assert not NameFinder([OWN, " "], [OWN])


def test_names_are_found_wherever_the_client_left_them() -> None:
    text = """
        project:
          other_parties: [常州另一轴承有限公司]
          next_steps: 学习常州另一轴承有限公司的做法
          enterprise: {introduction: 常州另一轴承有限公司成立于 2012 年}
        requirements:
          1.1: {answer: {state: met, statement: 常州另一轴承有限公司已完成}}
        evidence:
          a: {type: t, text: [空白, 常州另一轴承有限公司, 常州另一轴承有限公司], pages: 3, last: 3}
          b: {type: t, properties: {company: 常州另一轴承有限公司}}
          c: {type: t, file: evidence/常州另一轴承有限公司-许可证.pdf}
          d: {type: t, text: [常州另一轴承有限公司, 空白], pages: 2, first: 2, last: 2}
        files:
          e: {text: [常州另一轴承有限公司]}
        """
    rows = [
        (str(one.place and one.place.file), one.place and one.place.page, str(one.severity))
        for one in found(text, "other-party-named")
    ]
    assert sorted(rows, key=str) == sorted(
        [
            ("answers.yaml", None, "error"),
            ("evidence/a.pdf", 2, "error"),
            ("evidence/b.pdf", None, "error"),
            (
                "evidence/c.pdf" if False else "evidence/常州另一轴承有限公司-许可证.pdf",
                None,
                "error",
            ),
            ("evidence/d.pdf", 1, "warning"),
            ("evidence/e.pdf", 1, "warning"),
            ("gfpack.yaml", None, "error"),
        ],
        key=str,
    )

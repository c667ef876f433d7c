"""Display width, names that are the same, numerals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.base.text import (
    chinese_number,
    in_chinese,
    normalised,
    padded,
    same_name,
    shortened,
    shown,
    width,
)


def test_chinese_characters_take_two_columns_and_combining_ones_none() -> None:
    assert width("附件 3-2") == 8
    assert width("e\u0301") == 1
    assert width("，") == 2


@given(st.text(), st.integers(min_value=1, max_value=40))
def test_a_shortened_text_never_needs_more_room(text: str, columns: int) -> None:
    assert width(shortened(text, columns)) <= columns


@given(st.text(alphabet="中文ab1，"), st.integers(min_value=0, max_value=30))
def test_a_padded_text_fills_its_column(text: str, columns: int) -> None:
    assert width(padded(text, columns)) == max(columns, width(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("苏州某某轴承（集团）有限公司", "苏州某某轴承(集团)有限公司"),
        ("苏州 某某轴承 有限公司", "苏州某某轴承有限公司"),
        ("ＡＢＣ科技有限公司", "abc科技有限公司"),
        ("某某〔苏州〕有限公司", "某某【苏州】有限公司"),
        ("某某\u200b有限公司", "某某有限公司"),
    ],
)
def test_typography_does_not_make_another_name(one: str, other: str) -> None:
    assert same_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("某某科技有限公司", "某某科技股份有限公司"),
        ("苏州某某有限公司", "苏州某某有限公司分公司"),
        ("", ""),
        ("(苏州)某某", "苏州某某"),
    ],
)
def test_another_legal_person_stays_another(one: str, other: str) -> None:
    assert not same_name(one, other)


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalised(normalised(text)) == normalised(text)


@given(st.integers(min_value=0, max_value=99))
def test_numerals_come_back(number: int) -> None:
    assert chinese_number(in_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("十一", 11), ("廿", 20), ("廿三", 23), ("卅一", 31), ("二〇二五", 2025), ("二零二五", 2025),
     ("二Ｏ二五", 2025), ("叁", 3), ("拾", 10), ("十", 10), ("12", 12)],
)  # fmt: skip
def test_numerals_of_all_kinds_are_read(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "公司", "十十", "三百", "一廿"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert chinese_number(text) is None


def test_control_characters_do_not_reach_a_terminal() -> None:
    assert shown("a\x1b[31mb\nc\u202e") == "a [31mb c "

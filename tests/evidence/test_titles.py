"""What is left of a file's name as a title: the ordinal goes, all that means something stays."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.evidence.titles import without_ordinal

ORDINALS = (
    "附件1-2 ", "附件3、", "附件一：", "(一)", "（1）", "【2】", "一、", "01-", "01_", "1.",
    "12、", "3-1 ", "5.1.1 ", "门槛-01-", "指标一-", "证据 7 ", "第三章 ", "",
)  # fmt: skip
TITLES = (
    "2025年绿色制造培训计划", "2025 年度绿色目标", "2025-2027规划", "205-1表 能源购进",
    "3号车间照片", "1#电表照片", "10 kV变电站", "1 月抄表记录", "12月抄表", "三年无事故声明",
    "一般固废间照片", "第三方核查报告", "材料一览表", "20261101信用报告", "四体系证书",
    "1期批复", "6205-LF 摩擦力矩", "营业执照（副本）", "ISO9001证书", "第1季度报告",
    "二氧化碳排放报告",
)  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_number_that_is_part_of_the_title_stays(title: str) -> None:
    assert without_ordinal(title) == title


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_an_ordinal_goes(ordinal: str) -> None:
    assert without_ordinal(f"{ordinal}营业执照") == "营业执照"
    assert without_ordinal(f"{ordinal}2025年绿色规划") == "2025年绿色规划"


def test_a_joined_pair_of_numerals_is_no_ordinal() -> None:
    assert without_ordinal("一、二期环评批复") == "一、二期环评批复"
    assert without_ordinal("01营业执照") == "营业执照"


@given(
    st.integers(1990, 2099), st.sampled_from(ORDINALS), st.text("年度绿色规划（）-_ 12", max_size=8)
)
def test_no_year_ever_loses_a_digit(year: int, ordinal: str, rest: str) -> None:
    assert str(year) in without_ordinal(f"{ordinal}{year}年{rest}")


@given(st.text(max_size=40))
def test_something_is_left_of_every_name(stem: str) -> None:
    left = without_ordinal(stem)
    assert bool(left) == bool(stem)
    assert len(left) <= len(unicodedata.normalize("NFC", stem))

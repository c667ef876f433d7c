"""Dates in every notation of certificates, permits and reports."""

import itertools
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.base.dates import (
    LONG_TERM,
    find_dates,
    find_ranges,
    find_term,
    long_term_at,
    parse,
    term_end,
)
from gfpack.base.text import in_chinese

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September"]
MONTHS += ["October", "November", "December"]


def in_digits(year: int, zero: str = "〇") -> str:
    return "".join(zero if d == "0" else "一二三四五六七八九"[int(d) - 1] for d in str(year))


NOTATIONS: dict[str, Callable[[date], str]] = {
    "plain": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "zeros": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "dots": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "short dots": lambda d: f"{d.year}.{d.month}.{d.day}",
    "iso": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "eight digits": lambda d: f"{d.year}{d.month:02}{d.day:02}",
    "full width": lambda d: f"{d.year}年{d.month}月{d.day}日".translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "chinese 〇": lambda d: f"{in_digits(d.year)}年{in_chinese(d.month)}月{in_chinese(d.day)}日",
    "chinese ○": lambda d: (
        f"{in_digits(d.year, '○')}年{in_chinese(d.month)}月{in_chinese(d.day)}日"
    ),
    "chinese 零": lambda d: (
        f"{in_digits(d.year, '零')}年{in_chinese(d.month)}月{in_chinese(d.day)}日"
    ),
    "chinese Ｏ": lambda d: (
        f"{in_digits(d.year, 'Ｏ')}年{in_chinese(d.month)}月{in_chinese(d.day)}日"
    ),
    "english": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "american": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "short english": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
}


@pytest.mark.parametrize("notation", NOTATIONS.values(), ids=NOTATIONS.keys())
@given(day=DAYS)
def test_every_notation_comes_back(notation: Callable[[date], str], day: date) -> None:
    for text in (notation(day), f"发证日期：{notation(day)}，", f"（{notation(day)}）"):
        found = find_dates(text)
        assert [(one.value, one.precision) for one in found] == [(day, "day")], text


@pytest.mark.parametrize(
    "write",
    [
        lambda d: f"{d.year}年{d.month}月",
        lambda d: f"{d.year}-{d.month:02}",
        lambda d: f"{d.year}.{d.month:02}",
        lambda d: f"{in_digits(d.year)}年{in_chinese(d.month)}月",
        lambda d: f"{MONTHS[d.month - 1]} {d.year}",
    ],
)
@given(day=DAYS)
def test_a_month_has_a_first_and_a_last_day(write: Callable[[date], str], day: date) -> None:
    (found,) = find_dates(f"有效期至 {write(day)} ")
    assert found.precision == "month"
    assert found.first_day == day.replace(day=1)
    assert (found.last_day + timedelta(days=1)).day == 1
    assert found.last_day.month == day.month


@pytest.mark.parametrize(
    "joint", ["-", "至", "到", "～", "~", "—", "——", "–", " - ", "起至", "起\n至"]
)
@pytest.mark.parametrize("name", ["plain", "iso", "dots", "slashes", "eight digits", "chinese 〇"])
@given(
    first=st.dates(date(1990, 1, 1), date(2088, 12, 31)),
    length=st.integers(min_value=0, max_value=4000),
)
def test_ranges_of_every_notation_come_back(
    name: str, joint: str, first: date, length: int
) -> None:
    last = first + timedelta(days=length)
    text = f"有效期限：自{NOTATIONS[name](first)}{joint}{NOTATIONS[name](last)}止"
    (found,) = find_ranges(text)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["2027-02-29", "2027年2月29日", "二〇二七年二月二十九日", "2025.13.01", "20251301",
     "2025年4月31日",     "31 June 2025", "June 31, 2025", "0000年1月1日", "2025-00-10"],
)  # fmt: skip
def test_what_the_calendar_does_not_have_is_no_date(text: str) -> None:
    assert find_dates(text) == ()


@pytest.mark.parametrize(
    "text",
    ["91320594MA1X20250301", "GB/T 36132-2018", "编号：20250301001", "0512-20250301-7", "1.2.3",
     "苏环审〔2024〕12号", "A20250301", "192.168.2025.1", "03410Q10286R0S"],
)  # fmt: skip
def test_numbers_that_look_a_little_like_dates_are_none(text: str) -> None:
    assert find_dates(text) == ()


def test_a_leap_day_that_exists_is_a_date() -> None:
    (found,) = find_ranges("2025-03-01 至 2028-02-29")
    assert found.last == date(2028, 2, 29)


def test_the_year_is_said_once_in_a_range() -> None:
    (found,) = find_ranges("报告期：2025年1月至12月")
    assert (found.first, found.last) == (date(2025, 1, 1), date(2025, 12, 31))
    (found,) = find_ranges("2025年3月1日至5月31日")
    assert (found.first, found.last) == (date(2025, 3, 1), date(2025, 5, 31))


@pytest.mark.parametrize("end", ["长期", "长期有效", "无固定期限", "永久"])
def test_a_range_may_have_no_end(end: str) -> None:
    (found,) = find_ranges(f"营业期限：2012年5月8日至{end}")
    assert (found.first, found.last) == (date(2012, 5, 8), LONG_TERM)


@pytest.mark.parametrize("text", ["：长期", "：长期有效", " 无固定期限", "：永久", "：/", "：——"])
def test_no_end_is_a_value(text: str) -> None:
    assert long_term_at(text) is not None


@pytest.mark.parametrize("text", ["：2025年", "中长期规划", "：", "：A/B", "长期目标"])
def test_other_words_do_not_mean_no_end(text: str) -> None:
    assert long_term_at(text) is None


@pytest.mark.parametrize(
    ("text", "months"),
    [("有效期三年", 36), ("有效期：叁年", 36), ("有效期为5年", 60), ("有效期36个月", 36),
     ("有效期十年", 120)],
)  # fmt: skip
def test_a_term_is_read_as_months(text: str, months: int) -> None:
    found = find_term(text)
    assert found is not None
    assert found[0] == months


@pytest.mark.parametrize("text", ["有效期至2028年2月28日", "无", "二〇二五年"])
def test_a_year_is_no_term(text: str) -> None:
    assert find_term(text) is None


@pytest.mark.parametrize(
    ("issued", "months", "last"),
    [
        (date(2025, 3, 1), 36, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 8, 31), 1, date(2025, 9, 30)),
        (date(2025, 1, 1), 12, date(2025, 12, 31)),
    ],
)
def test_a_term_ends_the_day_before_the_corresponding_day(
    issued: date, months: int, last: date
) -> None:
    assert term_end(issued, months) == last


def test_parse_takes_a_date_and_nothing_else() -> None:
    assert parse(" 2025-03-01 ") is not None
    assert parse("2025-03-01 至今") is None
    assert parse("2025-03-01至2026-01-01") is None


@given(st.text(alphabet="0123456789年月日.-/至起止长期〇一十廿 May,\n", max_size=60))
def test_any_text_is_read_without_a_fault_and_in_order(text: str) -> None:
    found = find_dates(text)
    assert all(one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    for seen in find_ranges(text):
        assert seen.last == LONG_TERM or seen.first <= seen.last

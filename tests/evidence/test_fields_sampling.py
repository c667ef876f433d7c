"""Days of sampling, and the page marks that documents print on themselves."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.evidence.fields import read_fields
from gfpack.evidence.plain import plain


def sampled(*pages: str) -> list[str]:
    return [one.value for one in read_fields([plain(p) for p in pages]) if one.field == "sampled"]


def marks(text: str, *, paged: bool = True) -> list[str]:
    found = read_fields([plain(text)], paged=paged)
    return [one.value for one in found if one.field == "page_of"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("采样日期：2026年06月16日", ["2026-06-16"]),
        ("采 样 日 期  2026.06.16", ["2026-06-16"]),
        (
            "采样日期 2025 年 12 月 19 日至 20 日\n检测日期 2025 年 12 月 19 日至 30 日",
            ["2025-12-19", "2025-12-20"],
        ),
        ("采样日期：2025.12.19-2025.12.20", ["2025-12-19", "2025-12-20"]),
        ("采样日期：2025.12.19~12.20", ["2025-12-19", "2025-12-20"]),
        ("采样时间：2025年12月31日至2026年1月1日", ["2025-12-31", "2026-01-01"]),
        (
            "采样日期：2025.03.02、2025.06.11、2025.09.10",
            ["2025-03-02", "2025-06-11", "2025-09-10"],
        ),
        ("采样日期：2025年3月2日、3日", ["2025-03-02", "2025-03-03"]),
        ("采样日期：2025年3月2日、6月11日", ["2025-03-02", "2025-06-11"]),
        ("采(送)样日期 2025/3/2", ["2025-03-02"]),
        ("监测日期：2025年3月2日\n报告日期：2025年3月12日", ["2025-03-02"]),
        ("厂界噪声\n测量日期 2026 年 09 月 10 日", ["2026-09-10"]),
        ("采样/分析日期：2025.03.02-2025.03.09", ["2025-03-02"]),
        ("采样日期\n2025.03.11\n样品状态", ["2025-03-11"]),
        ("Sampling date: 2025-03-11", ["2025-03-11"]),
        ("检测报告 废水\n检测日期：2025年3月2日", ["2025-03-02"]),
        (
            "采样日期\t点位\tCOD\n2025-03-02\tDW001\t41\n2025-06-11\tDW001\t39",
            ["2025-03-02", "2025-06-11"],
        ),
        (
            "序号 采样日期 点位 结果\n1 2025-03-02 DW001 41\n2 2025-06-11 DW001 39",
            ["2025-03-02", "2025-06-11"],
        ),
    ],
)
def test_days_of_sampling_are_read(text: str, days: list[str]) -> None:
    assert sampled(text) == days


@pytest.mark.parametrize(
    "text",
    [
        "收样日期：2025年3月2日",
        "接样日期 2025-03-02 报告日期 2025-03-12",
        "检测报告 RoHS\n检测日期：2025年3月2日",
        "采样人员 宋词 报告日期：2025年3月12日",
        "采样日期：见附表\n\n签发日期：2025年3月12日",
        "采样日期：2025年2月30日",
    ],
)
def test_other_days_are_not_those_of_sampling(text: str) -> None:
    assert sampled(text) == []


def test_a_day_of_analysis_does_not_count_beside_one_of_sampling_on_another_page() -> None:
    assert sampled("检测报告 废气", "检测日期：2025年3月9日", "采样日期：2025年3月2日") == [
        "2025-03-02"
    ]


def test_sampling_is_read_on_every_page_of_a_long_report() -> None:
    pages = [f"采样日期：2025年{month}月5日" for month in range(1, 11)]
    assert len(sampled(*pages)) == 10


@given(
    st.dates(date(2015, 1, 1), date(2035, 1, 1)),
    st.integers(0, 20),
    st.sampled_from(
        ["{0.year}年{0.month}月{0.day}日", "{0:%Y.%m.%d}", "{0:%Y-%m-%d}", "{0:%Y/%m/%d}"]
    ),
    st.sampled_from(["至", "~", "～", " 至 ", "—"]),
)
def test_of_a_range_both_ends_are_read(day: date, length: int, notation: str, joint: str) -> None:
    last = date.fromordinal(day.toordinal() + length)
    text = f"采样日期：{notation.format(day)}{joint}{notation.format(last)}"
    assert sampled(text) == sorted({day.isoformat(), last.isoformat()})


@given(st.text(alphabet="采样监测日期时间：0123456789年月日至~、.-/\n\t 第页共", max_size=100))
def test_any_text_is_read_without_a_fault(text: str) -> None:
    for one in read_fields([text]):
        assert 0 < one.confidence <= 1
        if one.field == "sampled":
            assert date.fromisoformat(one.value)


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("报告编号:ZX2026-0624 第 3 页共 8 页", "3/8"),
        ("第3页 共8页", "3/8"),
        ("第3页，共8页", "3/8"),
        ("第 3 页/共 8 页", "3/8"),
        ("共 8 页 第 3 页", "3/8"),
        ("共8页，第3页", "3/8"),
        ("第 3/8 页", "3/8"),
        ("3 / 8 页", "3/8"),
        ("页码：3/8", "3/8"),
        ("Page 3 of 8", "3/8"),
        ("PAGE 3/8", "3/8"),
        ("－ 第 １２ 页 共 ４０ 页 －", "12/40"),
    ],
)
def test_page_marks_are_read_in_every_writing(text: str, mark: str) -> None:
    assert marks(text) == [mark]


@pytest.mark.parametrize(
    "text",
    [
        "第 页 共 页",
        "第 9 页 共 8 页",
        "详见第3页",
        "共 8 页",
        "2025/3/8 页",
        "压力 3/8 英寸",
        "第3页 8号",
    ],
)
def test_other_numbers_are_no_page_marks(text: str) -> None:
    assert marks(text) == []


def test_marks_in_a_file_without_pages_of_its_own_say_nothing() -> None:
    assert marks("第 1 页 共 12 页", paged=False) == []

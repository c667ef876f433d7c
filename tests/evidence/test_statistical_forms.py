"""Statistical forms: known by number, of a whole year only, each number with column and cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from gfpack.evidence.facts import examine
from gfpack.evidence.models import Reading
from gfpack.evidence.statistical import FIELD, FormNumber, form_number, read_pages

HEAD = "工业企业用水情况\n表号:{number} 表\n报告期:{period} 计量单位:{unit}"
COLUMNS = "指标名称 计量单位 代码 本年 上年"
TABLE = f"{COLUMNS}\n取水量 立方米 01 68400 67020\n其中:自来水 立方米 02 68400 67020"


def page(number: str = "205-4", period: str = "2025 年 1—12 月", unit: str = "见表") -> str:
    return f"{HEAD.format(number=number, period=period, unit=unit)}\n{TABLE}"


def numbers(readings: Any) -> list[FormNumber]:
    found = [form_number(one.value) for one in readings if one.field == FIELD]
    return [one for one in found if one]


def now(text: str) -> list[tuple[str, int, str, str, str]]:
    return [
        (one.form, one.year, one.line, one.unit, one.number)
        for one in numbers(read_pages([text]))
        if one.column == "now"
    ]


def test_the_lines_of_a_form_are_read_with_unit_and_year() -> None:
    assert now(page()) == [
        ("205-4", 2025, "取水量", "立方米", "68400"),
        ("205-4", 2025, "其中:自来水", "立方米", "68400"),
    ]


@pytest.mark.parametrize("number", ["205-4", "B205-4", "BN205-4"])
def test_the_letters_before_a_number_make_no_other_form(number: str) -> None:
    assert {form for form, *_ in now(page(number))} == {"205-4"}


@pytest.mark.parametrize(
    "period",
    ["2025 年 1—12 月", "2025年1-12月", "2025 年 12 月", "2025年", "2025 年度", "2025年年报"],
)
def test_a_whole_year_counts_however_it_is_written(period: str) -> None:
    assert {year for _, year, *_ in now(page(period=period))} == {2025}


@pytest.mark.parametrize(
    "period",
    ["2025 年 1—6 月", "2025年1-11月", "2025 年第四季度", "2025 年 6 月", "2025年上半年", ""],
)
def test_a_form_of_some_months_or_of_no_period_says_nothing(period: str) -> None:
    assert now(page(period=period)) == []


def test_a_page_that_speaks_of_a_form_is_none() -> None:
    text = f"取水量的数据来自 205-4 表，报告期:2025 年\n{TABLE}"
    assert now(text) == []


def test_two_forms_on_a_page_say_nothing() -> None:
    assert now(f"{page()}\n{page('205-1')}") == []


def test_a_line_with_more_or_fewer_numbers_than_columns_is_left_out() -> None:
    short = f"{COLUMNS}\n取水量 立方米 01 68400\n重复用水量 立方米 02 1 182 000 67020"
    assert now(f"{HEAD.format(number='205-4', period='2025 年', unit='见表')}\n{short}") == []


def test_dashes_stand_for_columns_without_a_number() -> None:
    text = (
        "能源购进、消费与库存\n表号:205-1\n报告期:2025 年\n"
        "能源名称 计量单位 代码 年初库存 工业生产消费 折标系数 折标准煤（吨）\n"
        "综合能源消费量（当量值） 吨标准煤 40 — — — 2,669.82"
    )
    assert [(one.column, one.number) for one in numbers(read_pages([text]))] == [
        ("coal", "2669.82")
    ]


def test_a_table_of_a_document_whose_cells_were_joined_is_left_out() -> None:
    head = "表号:204-1\n报告期:2025 年\n指标名称\t计量单位\t代码\t本年\t上年\n"
    assert now(f"{head}工业总产值\t万元\t01\t46800\t43250") == [
        ("204-1", 2025, "工业总产值", "万元", "46800")
    ]
    assert now(f"{head}工业总产值\t万元\t01\t4000\t46800\t43250") == []


def book(path: Path, *, wide: bool = True) -> Path:
    file = Workbook()
    sheet = file.active
    sheet.title = "产值"
    sheet["A1"] = "工业产销总值及主要产品产量"
    sheet["E2"] = "表    号：B204-1表"
    sheet["A4"], sheet["E4"] = "2025年1-12月", "计量单位：千元"
    sheet.append(["指标名称", "计量单位", "代码", "本年", None, "上年同期", None])
    sheet.append([None, None, None, "本月", "1—本月", "本月", "1—本月"])
    if wide:
        for area in ("D5:E5", "F5:G5", "A5:A6", "B5:B6", "A1:G1"):
            sheet.merge_cells(area)
    sheet.append(["甲", "乙", "丙", 1, 2, 3, 4])
    sheet.append(["一、工业总产值（当年价格）", "千元", "01", 40000, 468000, 39000, 432500])
    sheet.append(["二、工业销售产值", None, "02", 39000, "=E8-6800", 38000, 427800])
    file.save(path)
    return path


def read_book(path: Path) -> list[FormNumber]:
    return numbers(examine(path, "x", path.stat().st_size).readings)


def test_a_workbook_is_read_by_cell_below_a_heading_of_two_rows(tmp_path: Path) -> None:
    found = [one for one in read_book(book(tmp_path / "B204-1.xlsx")) if one.column == "now"]
    assert found == [
        FormNumber("204-1", 2025, "一、工业总产值（当年价格）", "now", "千元", "468000", "产值!E8")
    ]


def test_a_heading_that_does_not_say_which_year_gives_no_number(tmp_path: Path) -> None:
    unmerged = read_book(book(tmp_path / "B204-1.xlsx", wide=False))
    assert not [one for one in unmerged if one.number == "432500" and one.column == "now"]
    assert not [one for one in unmerged if one.number == "40000" and one.column == "now"]


def test_a_damaged_workbook_is_no_fault_of_the_reader(tmp_path: Path) -> None:
    path = book(tmp_path / "B204-1.xlsx")
    path.write_bytes(path.read_bytes()[:-400])
    assert read_book(path) == []


WORDS = st.sampled_from(
    ["\t", "\n", " ", "—", "：", "甲", "\u3000", "-1", "1,000.5", "68400", "取水量", "立方米"]
) | st.sampled_from(
    [
        "表号:205-4",
        "报告期:2025年",
        "指标名称",
        "计量单位",
        "代码",
        "本年",
        "上年",
        "1—本月",
        "合计",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=6), max_size=120))
def test_whatever_a_page_says_every_number_stands_there(parts: list[str]) -> None:
    text = "表号:205-4\n报告期:2025年\n指标名称 计量单位 本年\n" + "".join(parts)
    for one in read_pages([text]):
        assert isinstance(one, Reading)
        number = form_number(one.value)
        assert number is not None
        assert number.number in text.replace(",", "")
        assert number.year == 2025

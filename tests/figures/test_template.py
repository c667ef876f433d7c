"""The workbook as people get it: what is on it, what can be written in, the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import filled_workbook as filled
import openpyxl
import pytest

from gfpack.base.messages import Lang


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("all")
    return filled.draw(folder / "figures.xlsx", filled.checklist(*filled.EVERYTHING))


def titles(file: Path) -> list[str]:
    return openpyxl.load_workbook(file).sheetnames


def written(page: Any) -> list[str]:
    return [str(cell.value) for row in page.iter_rows() for cell in row if cell.value is not None]


def test_only_what_the_checklist_computes_is_asked_for(tmp_path: Path) -> None:
    asked = filled.checklist("solid-waste-used", "solid-waste-generated")
    file = filled.draw(tmp_path / "figures.xlsx", asked)
    assert titles(file) == [
        "填写说明", "产值与产品类别", "产品产量与单耗", "综合能耗与碳排放", "能源消费",
        "用水与废水", "固体废物", "土地、建筑与产能",
    ]  # fmt: skip
    page = openpyxl.load_workbook(file)["固体废物"]
    assert [page.cell(row, 2).value for row in (5, 6, 7)] == [
        "一般工业固体废物产生量",
        "一般工业固体废物综合利用量",
        None,
    ]


def test_three_years_stand_side_by_side_with_unit_meaning_and_form(everything: Path) -> None:
    page = openpyxl.load_workbook(everything)["综合能耗与碳排放"]
    heads = [cell.value for cell in page[4]][1:]
    assert heads == [
        "数据项", "单位", "2023 年", "2024 年", "2025 年（评价年）",
        "口径：算什么、不算什么", "统计报表", "报表指标",
    ]  # fmt: skip
    row = [cell.value for cell in page[5]][1:]
    assert (row[0], row[1], row[6], row[7]) == (
        "综合能源消费量",
        "tce",
        "205-1",
        "综合能源消费量",
    )
    assert "不含用作原料的能源" in str(row[5])


def test_only_entries_can_be_written_in_and_no_password_is_set(everything: Path) -> None:
    for page in openpyxl.load_workbook(everything).worksheets:
        assert page.protection.sheet
        assert not page.protection.password
    page = openpyxl.load_workbook(everything)["能源消费"]
    locks = {page.cell(8, column).value or column: page.cell(8, column).protection.locked
             for column in range(2, 8)}  # fmt: skip
    assert locks == {"原煤": True, "t": True, 4: False, 5: False, 6: False, 0.7143: False}


def test_the_factor_names_its_source(everything: Path) -> None:
    page = openpyxl.load_workbook(everything)["能源消费"]
    gas = next(row for row in page.iter_rows(min_row=8) if row[1].value == "天然气（气态）")
    values = [cell.value for cell in gas]
    assert 13.3 in values
    assert "GB/T 2589-2020" in values
    assert any("1.1000～1.3300" in str(value) for value in values)


def test_what_can_be_chosen_is_offered(everything: Path) -> None:
    book = openpyxl.load_workbook(everything)
    offers = {
        f"{title}!{one.sqref}": (one.type, one.formula1, one.showErrorMessage)
        for title in ("能碳管理平台功能", "产品产量与单耗", "绿色低碳改造项目")
        for one in book[title].data_validations.dataValidation
    }
    assert offers["能碳管理平台功能!C8:C19"] == ("list", '"有,无"', True)
    kinds = [(kind, strict) for kind, words, strict in offers.values() if words and "万套" in words]
    assert kinds == [("list", False)]
    assert ("date", "32874", True) in offers.values()


def test_it_prints_on_a4_across_with_its_heads_on_every_page(everything: Path) -> None:
    for page in openpyxl.load_workbook(everything).worksheets:
        assert page.page_setup.orientation == "landscape"
        assert page.page_setup.paperSize == 9
        assert page.sheet_properties.pageSetUpPr.fitToPage
    page = openpyxl.load_workbook(everything)["产品产量与单耗"]
    assert page.print_title_rows == "$1:$7"
    assert page.freeze_panes == "C8"


def test_the_same_figures_give_the_same_bytes(tmp_path: Path, everything: Path) -> None:
    again = filled.draw(tmp_path / "again.xlsx", filled.checklist(*filled.EVERYTHING))
    assert again.read_bytes() == everything.read_bytes()


def test_in_english_no_chinese_is_left_but_names_of_forms_and_units(tmp_path: Path) -> None:
    asked = filled.checklist("added-value", "platform-functions")
    file = filled.draw(tmp_path / "figures.xlsx", asked, Lang.EN)
    book = openpyxl.load_workbook(file)
    assert book.sheetnames[:2] == ["Read me", "Output value"]
    shown = [text for text in written(book["Read me"]) if "enterprise=" not in text]
    chinese = {text for text in shown if any("\u4e00" <= sign <= "\u9fff" for sign in text)}
    assert all("苏州" in text or "当量值" in text or "（中）" in text for text in chinese), chinese


def test_values_to_compare_with_have_a_sheet_that_knows_what_is_published(tmp_path: Path) -> None:
    references = [
        {"id": "plot-ratio", "by_industry": {"34": "0.7"}},
        {"id": "given", "value": "65"},
    ]
    asked = filled.checklist("output-value", references=references)
    page = openpyxl.load_workbook(filled.draw(tmp_path / "f.xlsx", asked))["对标值"]
    notes = [page.cell(row, 6).value for row in (5, 6)]
    assert notes == ["公布值：0.7（按行业代码 34）；留空即按此值", "已给出 65；留空即按此值"]


def test_no_text_that_looks_like_a_formula_becomes_one(tmp_path: Path) -> None:
    evil = filled.ENTERPRISE.model_copy(update={"name": '=HYPERLINK("http://x")'})
    from gfpack.figures import workbook
    from gfpack.figures.catalogue import catalogue
    from gfpack.figures.template import Asked

    file = tmp_path / "f.xlsx"
    asked = Asked(evil, filled.checklist("output-value"), filled.YEAR)
    workbook.draw(file, asked, catalogue(), Lang.ZH)
    page = openpyxl.load_workbook(file).worksheets[0]
    assert [
        cell.data_type for row in page.iter_rows() for cell in row if cell.data_type == "f"
    ] == []

"""Reading the workbook back: what people and their programs do to it, cell by cell."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from datetime import date
from decimal import Decimal
from itertools import cycle
from pathlib import Path
from typing import Any

import filled_workbook as filled
import openpyxl
import pytest
from filled_workbook import fill, read, rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gfpack.base.findings import Place
from gfpack.base.messages import Lang
from gfpack.figures import workbook
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import Cell, Figures
from gfpack.figures.read import read as read_in_worker
from gfpack.figures.template import Asked
from gfpack.figures.units import Quantity, units
from gfpack.tools import libreoffice

ASKED = filled.checklist(
    "added-value",
    "products.energy",
    "solid-waste-generated",
    "upgrade-projects",
    "upgrade-investment",
    "platform-functions",
    references=[{"id": "plot-ratio"}, {"id": "waste-rate"}],
)
OUTPUT, ENERGY, PRODUCTS = "产值与产品类别", "能源消费", "产品产量与单耗"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled.draw(tmp_path_factory.mktemp("empty") / "figures.xlsx", ASKED)


@pytest.fixture
def file(empty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty, tmp_path / "figures.xlsx"))


def test_an_empty_workbook_holds_nothing_and_nothing_is_wrong(file: Path) -> None:
    assert read(file, ASKED) == (Figures((2023, 2024, 2025)), [])


def test_a_number_comes_with_year_unit_and_the_cell_it_stands_in(file: Path) -> None:
    figures, problems = read(fill(file, {f"{OUTPUT}!F5": 46800.5, f"{OUTPUT}!D5": 39860}), ASKED)
    assert problems == []
    assert filled.amounts(figures) == {
        ("output-value", 2025): "46800.5 万元",
        ("output-value", 2023): "39860 万元",
    }
    assert figures.lines["output-value", 2025].place == Place("figures.xlsx", cell=f"{OUTPUT}!F5")


def test_numbers_come_without_the_noise_of_binary_fractions(file: Path) -> None:
    figures, _ = read(fill(file, {f"{OUTPUT}!F5": 0.1 + 0.2, f"{OUTPUT}!E5": 4.35 * 100}), ASKED)
    assert filled.amounts(figures) == {
        ("output-value", 2025): "0.3 万元",
        ("output-value", 2024): "435 万元",
    }


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("46,800.50", "46800.50"),
        ("４６８００", "46800"),
        (" 46 800 ", "46800"),
        ("46，800", "46800"),
        ("0", "0"),
    ],
)
def test_a_number_stored_as_text_counts_where_nothing_else_could_be_meant(
    file: Path, typed: str, number: str
) -> None:
    figures, problems = read(fill(file, {f"{OUTPUT}!F5": typed}), ASKED)
    assert problems == []
    assert filled.amounts(figures) == {("output-value", 2025): f"{number} 万元"}


@pytest.mark.parametrize("typed", ["/", "—", "－", "无", "n/a", "  ", "N/A"])
def test_what_people_write_for_nothing_is_nothing_and_no_nought(file: Path, typed: str) -> None:
    assert read(fill(file, {f"{OUTPUT}!F5": typed}), ASKED) == (Figures((2023, 2024, 2025)), [])


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        ("约46800", "text"),
        ("46800万元", "text"),
        ("4,68", "text"),
        ("1e5", "text"),
        ("NaN", "text"),
        (True, "text"),
        (-1, "negative"),
        (date(2025, 3, 5), "date"),
        ("=1/0", "uncomputed"),
        ("=[1]Sheet1!A1", "uncomputed"),
    ],
)
def test_a_cell_that_says_nothing_usable_is_named_and_all_others_are_read(
    file: Path, typed: Any, trouble: str
) -> None:
    figures, problems = read(fill(file, {f"{OUTPUT}!F5": typed, f"{OUTPUT}!E5": 1}), ASKED)
    assert rows(problems) == [(trouble, f"{OUTPUT}!F5", "output-value")]
    assert filled.amounts(figures) == {("output-value", 2024): "1 万元"}


def test_a_formula_that_failed_is_told_with_what_it_shows(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book[OUTPUT]["F5"].value = "#DIV/0!"
    book[OUTPUT]["F5"].data_type = "e"
    book.save(file)
    _, problems = read(file, ASKED)
    assert rows(problems) == [("error-value", f"{OUTPUT}!F5", "output-value")]


def test_only_what_can_be_less_than_nought_may_be(file: Path) -> None:
    figures, problems = read(fill(file, {f"{OUTPUT}!F6": -120}), ASKED)
    assert problems == []
    assert filled.amounts(figures) == {("added-value", 2025): "-120 万元"}


def test_what_a_row_of_a_table_says(file: Path) -> None:
    cells = {"B8": "轴承", "C8": "万套", "F8": 6240, "I8": 46800, "L8": "2669.82"}
    figures, problems = read(
        fill(file, {f"{PRODUCTS}!{at}": one for at, one in cells.items()}), ASKED
    )
    assert problems == []
    (row,) = figures.tables["products"]
    assert (row.id, row.title) == ("1", "轴承")
    values = {key: str(getattr(cell.value, "value", cell.value)) for key, cell in row.cells.items()}
    assert values == {
        ("name", None): "轴承",
        ("unit", None): "万套",
        ("quantity", 2025): "6240",
        ("value", 2025): "46800",
        ("energy", 2025): "2669.82",
    }
    assert row.cells["quantity", 2025].value == Quantity(Decimal(6240), units().parse("万套"))


def test_amounts_without_a_unit_are_left_out_and_told_once(file: Path) -> None:
    cells = {f"{PRODUCTS}!B8": "轴承", f"{PRODUCTS}!F8": 6240, f"{PRODUCTS}!E8": 5830}
    figures, problems = read(fill(file, cells), ASKED)
    assert rows(problems) == [("no-unit", f"{PRODUCTS}!C8", "products.unit")]
    (row,) = figures.tables["products"]
    assert list(row.cells) == [("name", None)]


def at_energy(file: Path, name: str) -> int:
    page = openpyxl.load_workbook(file)[ENERGY]
    return next(row[1].row for row in page.iter_rows(min_row=8) if row[1].value == name)


def test_a_kind_of_energy_comes_with_its_factor_and_unused_kinds_do_not_come(file: Path) -> None:
    row = at_energy(file, "电力（外购）")
    figures, problems = read(fill(file, {f"{ENERGY}!F{row}": 1486}), ASKED)
    assert problems == []
    (power,) = figures.tables["energy"]
    assert power.id == "electricity"
    assert power.cells["amount", 2025].value == Quantity(Decimal(1486), units().parse("万kWh"))
    factor = Quantity(Decimal("1.229"), units().parse("tce/万kWh"))
    assert power.cells["factor", 2025].value == factor


def test_a_unit_that_people_changed_keeps_their_numbers_out(file: Path) -> None:
    row = at_energy(file, "柴油")
    cells = {f"{ENERGY}!C{row}": "kg", f"{ENERGY}!F{row}": 6200, f"{OUTPUT}!C5": "元"}
    figures, problems = read(fill(file, cells | {f"{OUTPUT}!F5": 468000000}), ASKED)
    assert rows(problems) == [
        ("unit-changed", f"{OUTPUT}!C5", "output-value"),
        ("unit-changed", f"{ENERGY}!C{row}", "energy.unit"),
    ]
    assert figures.lines == {}
    assert ("amount", 2025) not in figures.tables["energy"][0].cells


def test_the_same_unit_in_other_words_is_no_change(file: Path) -> None:
    cells = {
        f"{ENERGY}!C{at_energy(file, '柴油')}": "吨",
        f"{ENERGY}!F{at_energy(file, '柴油')}": 6,
    }
    figures, problems = read(fill(file, cells), ASKED)
    assert problems == []
    assert figures.tables["energy"][0].cells["amount", 2025].value == Quantity(
        Decimal(6), units().parse("t")
    )


def test_a_unit_changed_in_the_head_keeps_the_column_out(file: Path) -> None:
    cells = {"B8": "轴承", "C8": "万套", "I8": 468, "F8": 1, "G6": "亿元"}
    figures, problems = read(
        fill(file, {f"{PRODUCTS}!{at}": one for at, one in cells.items()}), ASKED
    )
    assert rows(problems) == [("unit-changed", f"{PRODUCTS}!G6", "products.value")]
    assert set(figures.tables["products"][0].cells) == {
        ("name", None),
        ("unit", None),
        ("quantity", 2025),
    }


def test_a_year_that_people_changed_keeps_the_column_out(file: Path) -> None:
    cells = {f"{OUTPUT}!F4": "2026 年", f"{OUTPUT}!F5": 5, f"{OUTPUT}!E5": 4}
    figures, problems = read(fill(file, cells), ASKED)
    assert rows(problems) == [("year-changed", f"{OUTPUT}!F4", None)]
    assert filled.amounts(figures) == {("output-value", 2024): "4 万元"}


def test_merged_cells_are_told_and_not_guessed(file: Path) -> None:
    fill(file, {f"{OUTPUT}!D5": 7, f"{OUTPUT}!F6": 3})
    book = openpyxl.load_workbook(file)
    book[OUTPUT].merge_cells("D5:F5")
    book.save(file)
    figures, problems = read(file, ASKED)
    assert rows(problems) == [("merged", f"{OUTPUT}!D5:F5", None)]
    assert filled.amounts(figures) == {("added-value", 2025): "3 万元"}


def test_sheets_may_be_renamed_moved_and_added(file: Path) -> None:
    fill(file, {f"{OUTPUT}!F5": 5})
    book = openpyxl.load_workbook(file)
    book[OUTPUT].title = "产值（财务填）"
    book.move_sheet("产值（财务填）", offset=5)
    book.create_sheet("草稿")["A1"] = "我的计算"
    book.save(file)
    figures, problems = read(file, ASKED)
    assert problems == []
    assert figures.lines["output-value", 2025].place.cell == "产值（财务填）!F5"


def test_rows_that_people_inserted_are_read(file: Path) -> None:
    book = openpyxl.load_workbook(file)
    book[OUTPUT].insert_rows(1, 2)
    book[OUTPUT]["F7"] = 5
    page = book[ENERGY]
    total = next(row[0].row for row in page.iter_rows() if row[0].value == "@total")
    page.insert_rows(total, 1)
    for column, value in ((2, "焦炉煤气"), (3, "万m3"), (6, 10), (9, 6)):
        page.cell(total, column).value = value
    book.save(file)
    figures, problems = read(file, ASKED)
    assert problems == []
    assert figures.lines["output-value", 2025].place.cell == f"{OUTPUT}!F7"
    (gas,) = figures.tables["energy"]
    assert (gas.id, gas.title) == ("1", "焦炉煤气")
    assert gas.cells["factor", 2025].value == Quantity(Decimal(6), units().parse("tce/万m3"))


def test_a_sheet_or_row_that_stands_twice_counts_once(file: Path) -> None:
    fill(file, {f"{OUTPUT}!F5": 5})
    book = openpyxl.load_workbook(file)
    book.copy_worksheet(book[OUTPUT]).title = "副本"
    page = book[OUTPUT]
    for column in range(1, 7):
        page.cell(20, column).value = page.cell(5, column).value
    page["F20"] = 9
    book.save(file)
    figures, problems = read(file, ASKED)
    assert rows(problems) == [
        ("sheet-twice", "副本", None),
        ("row-twice", f"{OUTPUT}!B20", "output-value"),
    ]
    assert filled.amounts(figures) == {("output-value", 2025): "5 万元"}


def test_a_sheet_without_its_keys_is_told_and_the_others_are_read(file: Path) -> None:
    fill(file, {"固体废物!F5": 2290, f"{OUTPUT}!F5": 5})
    book = openpyxl.load_workbook(file)
    for row in range(2, 30):
        book[OUTPUT].cell(row, 1).value = None
    book.save(file)
    figures, problems = read(file, ASKED)
    assert rows(problems) == [("no-keys", OUTPUT, None)]
    assert filled.amounts(figures) == {("solid-waste-generated", 2025): "2290 t"}


def test_choices_count_in_either_language_and_others_are_told(file: Path) -> None:
    page = "能碳管理平台功能"
    cells = {f"{page}!C8": "有", f"{page}!C9": "YES", f"{page}!C10": "无", f"{page}!C11": "部分有"}
    figures, problems = read(fill(file, cells), ASKED)
    assert rows(problems) == [("no-choice", f"{page}!C11", "platform.present")]
    assert filled.amounts(figures) == {("platform-functions", None): "2 项"}


PROJECTS = "绿色低碳改造项目"


def projects(*told: tuple[Any, Any]) -> dict[str, Any]:
    return {
        f"{PROJECTS}!{column}{row}": value
        for row, (day, money) in enumerate(told, start=8)
        for column, value in (("B", f"项目{row}"), ("C", day), ("D", money))
    }


def test_projects_count_in_the_year_they_were_finished(file: Path) -> None:
    told = projects(
        (date(2025, 3, 5), 100), ("2024年5月", 20.5), ("2025-12-31", 3), ("2019.1.1", 9)
    )
    figures, problems = read(fill(file, told), ASKED)
    assert problems == []
    assert filled.amounts(figures) == {
        ("upgrade-projects", 2023): "0 项",
        ("upgrade-projects", 2024): "1 项",
        ("upgrade-projects", 2025): "2 项",
        ("upgrade-investment", 2023): "0 万元",
        ("upgrade-investment", 2024): "20.5 万元",
        ("upgrade-investment", 2025): "103 万元",
    }


def test_a_project_without_a_day_leaves_no_count_at_all(file: Path) -> None:
    figures, problems = read(fill(file, projects(("2025-03-05", 1), ("明年", 2))), ASKED)
    assert rows(problems) == [("no-date", f"{PROJECTS}!C9", "projects.finished")]
    assert figures.lines == {}


def test_a_value_to_compare_with_needs_its_source(file: Path) -> None:
    cells = {"对标值!D5": 0.7, "对标值!E5": "国土资发〔2008〕24号", "对标值!D6": 65}
    figures, problems = read(fill(file, cells), ASKED)
    assert rows(problems) == [("no-source", "对标值!E6", "waste-rate")]
    found = {
        name: (str(one.cell.value.value), one.source) for name, one in figures.references.items()
    }
    assert found == {
        "plot-ratio": ("0.7", "国土资发〔2008〕24号"),
        "waste-rate": ("65", ""),
    }


def test_a_workbook_of_other_years_is_told_and_read_by_its_own_years(file: Path) -> None:
    figures, problems = read(fill(file, {f"{OUTPUT}!F5": 5}), ASKED, year=2026)
    assert rows(problems) == [("other-years", None, None)]
    assert figures.get("output-value", 2025) is not None
    assert figures.get("output-value", 2026) is None


def test_a_workbook_of_somebody_else_is_told(tmp_path: Path) -> None:
    file = tmp_path / "figures.xlsx"
    other = filled.ENTERPRISE.model_copy(update={"credit_code": "91320599MA11111118"})
    workbook.draw(file, Asked(other, ASKED, 2025), catalogue(), Lang.ZH)
    _, problems = read(file, ASKED)
    assert rows(problems) == [("other-enterprise", None, None)]


def test_english_and_chinese_workbooks_say_the_same(tmp_path: Path) -> None:
    file = filled.draw(tmp_path / "figures.xlsx", ASKED, Lang.EN)
    figures, problems = read(fill(file, {"Output value!F5": 5}), ASKED)
    assert problems == []
    assert filled.amounts(figures) == {("output-value", 2025): "5 万元"}


def damaged(kind: str, file: Path) -> Path:
    if kind == "foreign":
        openpyxl.Workbook().save(file)
    elif kind == "no zip":
        file.write_bytes(b"PK\x03\x04 nothing else")
    elif kind == "empty":
        file.write_bytes(b"")
    elif kind == "cut off":
        file.write_bytes(file.read_bytes()[:4000])
    else:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as bomb:
            bomb.writestr("xl/workbook.xml", bytes(70 * 1024 * 1024))
    return file


@pytest.mark.parametrize("kind", ["foreign", "no zip", "empty", "cut off", "bomb"])
def test_what_is_no_workbook_of_ours_is_a_problem_and_no_accident(file: Path, kind: str) -> None:
    figures, problems = read_in_worker(damaged(kind, file), catalogue(), ASKED, 2025)
    assert figures == Figures((2023, 2024, 2025))
    (one,) = problems
    assert one.trouble.value == ("foreign" if kind == "foreign" else "unreadable")


def test_a_limited_worker_reads_what_this_process_reads(file: Path) -> None:
    fill(
        file, {f"{OUTPUT}!F5": 46800.1, f"{OUTPUT}!E5": "=1+1", f"{PROJECTS}!C8": date(2025, 1, 2)}
    )
    figures, problems = read_in_worker(file, catalogue(), ASKED, 2025, credit_code=filled.CODE)
    assert (figures, list(problems)) == read(file, ASKED)


@pytest.mark.skipif(libreoffice.find() is None, reason="no LibreOffice")
def test_formulas_count_once_a_program_stored_their_results(file: Path, tmp_path: Path) -> None:
    row = at_energy(file, "柴油")
    cells = {"F5": "=40000+6800.5", "E5": "=1/0", "D5": '=IF(1=1,"","x")', "F6": "=F5*0.3"}
    fill(file, {f"{OUTPUT}!{at}": one for at, one in cells.items()} | {f"{ENERGY}!F{row}": 6.2})
    out = tmp_path / "out"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to",
         "xlsx", "--outdir", str(out), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    figures, problems = read(out / "figures.xlsx", ASKED)
    assert rows(problems) == [("error-value", f"{OUTPUT}!E5", "output-value")]
    assert filled.amounts(figures) == {
        ("output-value", 2025): "46800.5 万元",
        ("added-value", 2025): "14040.15 万元",
    }
    book = openpyxl.load_workbook(out / "figures.xlsx", data_only=True)
    assert book[ENERGY].cell(row, 13).value == pytest.approx(6.2 * 1.4571)


numbers = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False, allow_infinity=False)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(values=st.lists(numbers, min_size=66, max_size=66))
def test_figures_written_and_read_back_are_the_same(
    values: list[Decimal], tmp_path_factory: pytest.TempPathFactory
) -> None:
    asked = filled.checklist(*(one for one in filled.EVERYTHING if "." not in one))
    lines = [
        one
        for sheet in catalogue().sheets
        for one in sheet.lines
        if one.unit and one.yearly and not one.derived
    ]
    keys = [(line, year) for line in lines for year in (2023, 2024, 2025)]
    known = {
        (line.id, year): Cell(Quantity(value, units().parse(line.unit or "")), Place(""))
        for (line, year), value in zip(keys, cycle(values), strict=False)
    }
    file = tmp_path_factory.mktemp("same") / "figures.xlsx"
    filled.draw(file, asked, known=Figures((2023, 2024, 2025), known))
    figures, problems = read(file, asked)
    assert problems == []
    assert {key: cell.value for key, cell in figures.lines.items()} == {
        key: cell.value for key, cell in known.items()
    }


def compared_per_product(folder: Path, cells: dict[str, Any]) -> tuple[Figures, list[Any]]:
    asked = filled.checklist(
        "products.energy", references=[{"id": "energy-entry"}], unit="tce/产品单位"
    )
    file = filled.draw(folder / "figures.xlsx", asked)
    return read(fill(file, {"对标值!D5": 0.52, "对标值!E5": "行业报告"} | cells), asked)


def test_a_value_to_compare_with_per_product_takes_the_unit_of_the_only_product(
    tmp_path: Path,
) -> None:
    figures, problems = compared_per_product(tmp_path, {f"{PRODUCTS}!C8": "万套"})
    assert problems == []
    unit = figures.references["energy-entry"].cell.value.unit
    assert unit == units().parse("tce/万套")


def test_of_several_products_it_must_say_which_unit(tmp_path: Path) -> None:
    several = {f"{PRODUCTS}!C8": "万套", f"{PRODUCTS}!C9": "t"}
    figures, problems = compared_per_product(tmp_path, several)
    assert rows(problems) == [("no-unit", "对标值!C5", "energy-entry")]
    assert figures.references == {}
    figures, problems = compared_per_product(tmp_path, several | {"对标值!C5": "kgce/t"})
    assert problems == []
    assert figures.references["energy-entry"].cell.value.unit == units().parse("kgce/t")


def test_a_value_to_compare_with_may_differ_by_pollutant(tmp_path: Path) -> None:
    asked = filled.checklist(
        "pollutants.generated", references=[{"id": "limit-a"}], unit="污染物单位/万元"
    )
    metric = asked.metrics[0].model_copy(update={"per": "pollutants"})
    asked = asked.model_copy(update={"metrics": (metric,)})
    file = filled.draw(tmp_path / "f.xlsx", asked)
    lines = {"对标值!B7": "limit-a（中）", "对标值!C7": "kg/万元", "对标值!D7": 0.9}
    lines |= {"对标值!E7": "行业报告", "对标值!G7": "化学需氧量"}
    lines |= {"对标值!B8": "没有这个", "对标值!D8": 1}
    figures, problems = read(fill(file, lines), asked)
    (key, found), *_ = figures.row_references.items()
    assert key == ("limit-a", "化学需氧量")
    assert (str(found.cell.value.value), str(found.cell.value.unit)) == ("0.9", "kg/万元")
    assert rows(problems) == [("no-choice", "对标值!B8", None)]
    again = filled.draw(tmp_path / "g.xlsx", asked, known=figures)
    assert read(again, asked)[0].row_references.keys() == {key}


def _keyed(file: Path, sheet: str, key: str, to: str | None) -> None:
    """Change or clear a hidden key, as sorting or pasting over it does."""
    book = openpyxl.load_workbook(file)
    cells = (cell for row in book[sheet].iter_rows() for cell in row if cell.value == key)
    next(cells).value = to
    book.save(file)


@pytest.mark.parametrize("to", ["产值", None])
def test_numbers_in_a_row_whose_key_is_gone_are_told(file: Path, to: str | None) -> None:
    fill(file, {f"{OUTPUT}!F5": 46800})
    _keyed(file, OUTPUT, "output-value", to)
    figures, problems = read(file, ASKED)
    assert figures.lines == {}
    assert rows(problems) == [("key-changed", f"{OUTPUT}!F5", None)]


@pytest.mark.parametrize(("sheet", "key"), [(PRODUCTS, "quantity@2025"), (OUTPUT, "value@2025")])
def test_numbers_in_a_column_whose_key_was_changed_are_told(
    file: Path, sheet: str, key: str
) -> None:
    cell = f"{PRODUCTS}!F8" if sheet == PRODUCTS else f"{OUTPUT}!F5"
    fill(file, {cell: 900})
    _keyed(file, sheet, key, "产量")
    _, problems = read(file, ASKED)
    assert ("key-changed", cell, None) in rows(problems)


def test_a_changed_key_above_nothing_is_nobodys_concern(file: Path) -> None:
    _keyed(file, OUTPUT, "value@2023", "前年")
    assert read(file, ASKED)[1] == []

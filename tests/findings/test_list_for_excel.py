"""The list for Excel: what stands where, and what people wrote in it found again."""

from __future__ import annotations

import random
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from listed_plant import FORMULA, PLANT, SCRIPT, plant
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from gfpack.base.errors import DataError, UsageError
from gfpack.base.messages import Lang
from gfpack.findings.carry_over import Renewed, default_place, renew, told
from gfpack.findings.notes import Note, read_notes

PEOPLE = ("跟进人", "期限", "状态", "备注")


def listed(folder: Path, *, text: str = PLANT, notes: Path | None = None, **more: Any) -> Renewed:
    judged, case = plant(folder, text)
    lang, target = more.get("lang", Lang.ZH), more.get("target", folder / "清单.xlsx")
    return renew(judged, case, lang, target, notes)


def columns(page: Worksheet) -> tuple[int, dict[str, int]]:
    """Return the row of the titles and each title's column."""
    for row in page.iter_rows():
        titles = {str(cell.value): cell.column for cell in row if cell.value}
        if "编号（勿改）" in titles:
            return row[0].row, titles
    raise AssertionError(page.title)


def edit(file: Path, row: int, sheet: str = "项目组", **values: object) -> str:
    """Write into a row of a list, counted from 1, as people do; return the row's key."""
    book = openpyxl.load_workbook(file)
    header, at = columns(book[sheet])
    for title, value in values.items():
        cell = book[sheet].cell(header + row, at[title])
        cell.value = value
        if value == "=1+1":  # typed as text, with a ' before it
            cell.data_type = "s"
    key = str(book[sheet].cell(header + row, at["编号（勿改）"]).value)
    book.save(file)
    return key


def people(file: Path, sheet: str = "项目组") -> dict[str, tuple[object, ...]]:
    """Return what people wrote in each row, by key."""
    page = openpyxl.load_workbook(file)[sheet]
    header, at = columns(page)
    return {
        str(row[at["编号（勿改）"] - 1].value): tuple(row[at[t] - 1].value for t in PEOPLE)
        for row in page.iter_rows(min_row=header + 1)
    }


def test_the_team_has_every_open_finding_once_with_filter_and_frozen_titles(
    tmp_path: Path,
) -> None:
    judged, _ = plant()
    page = openpyxl.load_workbook(listed(tmp_path).path)["项目组"]
    header, at = columns(page)
    keys = [page.cell(row, at["编号（勿改）"]).value for row in range(header + 1, page.max_row + 1)]
    assert keys == [one.fingerprint for one in judged.open]
    assert page.freeze_panes == f"A{header + 1}"
    assert page.auto_filter.ref.startswith(f"A{header}:")
    assert page.print_title_rows == f"${header}:${header}"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.cell(header + 1, at["剩余天数"]).value == 107
    row = 1 + next(n for n, one in enumerate(judged.open) if one.code == "evidence-expired")
    assert page.cell(header + row, at["文件"]).value == "evidence/a.pdf"
    assert page.cell(header + row, at["位置"]).value == "第 1 页"
    assert page.cell(header + row, at["负责人"]).value == "行政部 陈主任"


def test_the_client_reads_no_codes_and_has_empty_places_to_write_in(tmp_path: Path) -> None:
    page = openpyxl.load_workbook(listed(tmp_path).path)["企业待办"]
    header, at = columns(page)
    assert page.column_dimensions[page.cell(1, at["编号（勿改）"]).column_letter].hidden
    shown = [
        str(cell.value or "")
        for row in page.iter_rows(min_row=header + 1)
        for cell in row
        if cell.column != at["编号（勿改）"]
    ]
    assert not [text for text in shown if ".yaml" in text or "gfpack" in text or "veto-" in text]
    for title in ("贵方填：计划完成日", "贵方填：说明"):
        below = [page.cell(row, at[title]).value for row in range(header + 1, page.max_row + 1)]
        assert set(below) == {None}
    persons = [page.cell(row, at["负责人"]).value for row in range(header + 1, page.max_row + 1)]
    assert persons == sorted(persons, key=["行政部 陈主任", "设备部 王工", None].index)


def test_the_client_is_told_in_which_file_it_is(tmp_path: Path) -> None:
    text = """
        requirements: {1.1: {any_of: [licence]}}
        types: {licence: {rule: expires}}
        evidence:
          a: {type: licence, until: 2026-01-01}
          b: {type: licence, until: 2029-01-01}
        """
    page = openpyxl.load_workbook(listed(tmp_path, text=text).path)["企业待办"]
    header, at = columns(page)
    here = str(page.cell(header + 1, at["目前的情况"]).value)
    assert here.splitlines()[1:] == ["evidence/a.pdf 第 1 页"]


def test_hostile_names_are_text_and_overridden_findings_have_a_sheet(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(listed(tmp_path).path)
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value]
    texts = [cell for cell in cells if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert any(cell.value == SCRIPT for cell in texts)
    assert any(cell.value == FORMULA for cell in texts)
    (why,) = [cell for cell in texts if cell.value == "=已看原件"]
    assert (why.parent.title, why.quotePrefix) == ("复核放行", True)


def test_the_same_day_gives_the_same_bytes(tmp_path: Path) -> None:
    one = listed(tmp_path, target=tmp_path / "a.xlsx").path
    other = listed(tmp_path, target=tmp_path / "b.xlsx").path
    assert one.read_bytes() == other.read_bytes()


def test_libreoffice_opens_it_and_prints_every_row(tmp_path: Path) -> None:
    if not (office := shutil.which("soffice")):
        pytest.skip("no LibreOffice")
    file = listed(tmp_path, target=tmp_path / "a.xlsx").path
    command = [office, f"-env:UserInstallation={(tmp_path / 'office').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_it_prints_on_a4_with_its_titles_on_every_page_and_no_keys(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(listed(tmp_path).path)
    for page, last in ((book["企业待办"], "贵方填：说明"), (book["项目组"], "备注")):
        header, at = columns(page)
        setup = page.page_setup
        assert (setup.orientation, setup.paperSize) == ("landscape", 9)
        assert (page.sheet_properties.pageSetUpPr.fitToPage, setup.fitToHeight) == (True, 0)
        assert page.print_title_rows == f"${header}:${header}"
        letter = get_column_letter(at[last])
        assert page.print_area == f"'{page.title}'!$A$1:${letter}${page.max_row}"
        widths = [page.column_dimensions[get_column_letter(n + 1)].width for n in range(at[last])]
        assert sum(widths) <= 210  # what A4 holds at two thirds of the size


def test_what_people_wrote_is_found_again_in_sorted_filtered_moved_rows(tmp_path: Path) -> None:
    file = listed(tmp_path).path
    book = openpyxl.load_workbook(file)
    page = book["项目组"]
    header, at = columns(page)
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=header + 1)]
    random.Random(3).shuffle(rows)
    rows.pop()
    for number, row in enumerate(rows):
        row[at["跟进人"] - 1] = f"张{number}"
        row[at["期限"] - 1] = date(2026, 5, 1 + number)
    page.delete_rows(header + 1, page.max_row)
    for number, row in enumerate(rows, start=header + 1):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value
        page.row_dimensions[number].hidden = number % 2 == 0
    page.insert_cols(2)
    page.cell(header, 2).value = "我们的列"
    page.cell(header + 1, 2).value = "x"
    page.insert_rows(1, 2)
    page.title = "我改的名字"
    book.save(file)

    again = listed(tmp_path)
    assert again.path == tmp_path / "清单-v2.xlsx"
    assert again.edited == again.source == file
    expected = {
        str(row[at["编号（勿改）"] - 1]): (f"张{n}", datetime(2026, 5, 1 + n), None, None)  # noqa: DTZ001
        for n, row in enumerate(rows)
    }
    found = people(again.path)
    assert {key: value for key, value in found.items() if key in expected} == expected
    assert [value for key, value in found.items() if key not in expected] == [(None,) * 4]
    assert again.notes.other_columns == ("我们的列",)
    said = "\n".join(told(again, Lang.ZH))
    assert "清单.xlsx 有人改过" in said
    assert "清单-v2.xlsx" in said
    assert "我们的列" in said


def test_an_edited_list_is_never_overwritten_and_the_last_one_saved_counts(
    tmp_path: Path,
) -> None:
    first = listed(tmp_path).path
    key = edit(first, 1, 跟进人="甲")
    before = first.read_bytes()
    second = listed(tmp_path).path
    assert edit(second, 1, 跟进人="乙") == key
    third = listed(tmp_path)
    assert (third.path.name, third.source) == ("清单-v3.xlsx", second)
    assert people(third.path)[key][0] == "乙"
    assert first.read_bytes() == before


def test_a_list_nobody_edited_is_renewed_in_place_with_its_notes(tmp_path: Path) -> None:
    edited = listed(tmp_path).path
    key = edit(edited, 2, 备注="=1+1")
    fresh = listed(tmp_path).path
    again = listed(tmp_path)
    assert (again.path, again.source) == (fresh, fresh)
    assert people(again.path)[key][3] == "=1+1"


def test_notes_of_a_named_file_are_taken_whatever_its_language(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    file = listed(old, lang=Lang.EN).path
    book = openpyxl.load_workbook(file)
    page = book["for the team"]
    for row in page.iter_rows():
        at = {str(cell.value): cell.column for cell in row}
        if "Owner" in at:
            page.cell(row[0].row + 1, at["Owner"]).value = "Zhang"
            page.cell(row[0].row + 1, at["Due"]).value = "2026/5/1"
    book.save(file)
    again = listed(tmp_path, notes=file)
    assert next(iter(people(again.path).values()))[:2] == ("Zhang", datetime(2026, 5, 1))  # noqa: DTZ001


def test_notes_are_carried_over_into_the_list_of_another_language_and_back(tmp_path: Path) -> None:
    judged, case = plant(tmp_path)
    chinese = renew(judged, case, Lang.ZH, default_place(case, "xlsx", Lang.ZH)).path
    key = edit(chinese, 1, 跟进人="张工", 状态="进行中", 备注="已联系发证机关")
    theirs = edit(chinese, 1, "企业待办", **{"贵方填：说明": "下周寄出"})
    english = renew(judged, case, Lang.EN, default_place(case, "xlsx", Lang.EN))
    found = read_notes(english.path)
    assert english.source == chinese
    assert found
    assert found.by_key[key] == Note(
        "张工", "", "under way", "已联系发证机关", found.by_key[key].about
    )
    assert found.by_key[theirs].note == "下周寄出"
    again = renew(judged, case, Lang.ZH, default_place(case, "xlsx", Lang.ZH)).path
    assert people(again)[key] == ("张工", None, "进行中", "已联系发证机关")


def test_the_clients_own_columns_come_back_too(tmp_path: Path) -> None:
    file = listed(tmp_path).path
    key = edit(file, 1, "企业待办", **{"贵方填：说明": "下周寄出", "贵方填：计划完成日": "月底"})
    assert key.startswith("c-")
    page = openpyxl.load_workbook(listed(tmp_path).path)["企业待办"]
    header, at = columns(page)
    assert page.cell(header + 1, at["贵方填：说明"]).value == "下周寄出"
    assert page.cell(header + 1, at["贵方填：计划完成日"]).value == "月底"


def test_notes_on_what_is_settled_are_kept_and_come_back_with_it(tmp_path: Path) -> None:
    file = listed(tmp_path).path
    key = edit(file, 1, 备注="等区里回复")
    settled = listed(tmp_path, text="requirements: {1.9: {any_of: [z]}}")
    assert settled.settled == 1
    page = openpyxl.load_workbook(settled.path)["已消除"]
    _, at = columns(page)
    last = [cell.value for cell in list(page.iter_rows())[-1]]
    assert last[at["备注"] - 1] == "等区里回复"
    assert "discharge" in str(last[at["原来的问题"] - 1])
    assert people(listed(tmp_path).path)[key][3] == "等区里回复"


def test_rows_people_added_are_named_and_left_where_they_are(tmp_path: Path) -> None:
    file = listed(tmp_path).path
    book = openpyxl.load_workbook(file)
    _, at = columns(book["项目组"])
    last = book["项目组"].max_row + 1
    book["项目组"].cell(last, at["备注"]).value = "别忘了公章"
    book.save(file)
    assert listed(tmp_path).notes.other_rows == (f"项目组!{last}",)


def test_a_workbook_of_another_kind_stays_and_the_list_goes_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "清单.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "别人的表"
    book.save(target)
    before = target.read_bytes()
    assert listed(tmp_path).path.name == "清单-v2.xlsx"
    assert target.read_bytes() == before
    with pytest.raises(UsageError, match=r"findings\.no_list"):
        listed(tmp_path, notes=target)


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04broken"])
def test_what_is_no_workbook_stays_and_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "清单.xlsx"
    target.write_bytes(content)
    assert listed(tmp_path).path.name == "清单-v2.xlsx"
    assert target.read_bytes() == content
    with pytest.raises(DataError) as caught:
        read_notes(target)
    assert [one.key for one in caught.value.problems] == ["findings.notes_unreadable"]


def problems(file: Path) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        read_notes(file)
    return [(one.key, dict(one.params)["cell"]) for one in caught.value.problems]


def test_cells_that_cannot_be_understood_are_named_by_sheet_and_cell(tmp_path: Path) -> None:
    file = listed(tmp_path).path
    edit(file, 1, **{"编号（勿改）": "veto-1"})
    edit(file, 2, 期限="=TODAY()+7")
    assert problems(file) == [
        ("findings.notes_bad_key", "项目组!O6"),
        ("findings.notes_formula", "项目组!K7"),
    ]


def test_a_row_copied_and_filled_differently_is_told(tmp_path: Path) -> None:
    file = listed(tmp_path).path
    key = edit(file, 1, 备注="一")
    edit(file, 2, 备注="二", **{"编号（勿改）": key})
    assert problems(file) == [("findings.notes_twice", "项目组!O7")]
    edit(file, 2, 备注=None)
    notes = read_notes(file)
    assert notes
    assert notes.by_key[key].note == "一"


def test_days_are_taken_however_people_write_them() -> None:
    from gfpack.findings.notes import _day

    same = ["2026-05-01", "2026/5/1", "2026.5.1", "2026年5月1日"]
    assert {_day(text) for text in same} == {date(2026, 5, 1)}
    assert [_day(text) for text in ("月底", "2026-13-40", "")] == ["月底", "2026-13-40", ""]


def test_a_note_of_nothing_is_no_note() -> None:
    assert not Note(about="x")
    assert Note(due=date(2026, 1, 1))

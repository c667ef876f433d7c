"""The plan: what people write in it is read back by key and never overwritten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from planned import planned, profile

from gfpack.base.messages import Lang
from gfpack.calendar.models import Schedule
from gfpack.calendar.plan import renew_plan
from gfpack.findings.carry_over import Renewed

TEXT = """
requirements: {1.1: {any_of: [iso]}, 1.2: {any_of: [=danger]}}
types: {iso: {lead_time_days: 90}}
"""
BEGIN = "启动办理：proof"
WINDOWS = profile({"id": "apply", "opens": "04-01", "closes": "05-31"}, {"id": "list"})


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "苏州 某某轴承"
    folder.mkdir()
    (folder / "gfpack.yaml").touch()
    return folder


def write(project: Path, text: str = TEXT, lang: Lang = Lang.ZH) -> Renewed:
    found = planned(text, WINDOWS)
    return renew_plan(found, project, lang, project / "calendar" / "计划.xlsx")


def sheet(path: Path, number: int = 0) -> Worksheet:
    return openpyxl.load_workbook(path).worksheets[number]


def header(page: Worksheet) -> int:
    return next(row[0].row for row in page.iter_rows() if row[0].value in ("序号", "No."))


def table(page: Worksheet) -> list[dict[str, object]]:
    first = header(page)
    titles = [cell.value for cell in page[first]]
    rows = page.iter_rows(min_row=first + 1, values_only=True)
    return [dict(zip(map(str, titles), row, strict=True)) for row in rows]


def edit(path: Path, what: str, **values: object) -> None:
    book = openpyxl.load_workbook(path)
    page = book.worksheets[0]
    titles = [cell.value for cell in page[header(page)]]
    [row] = [row for row in page.iter_rows() if what in str(row[titles.index("要做什么")].value)]
    for title, value in values.items():
        row[titles.index(title)].value = value
    book.save(path)


def test_the_plan_holds_every_event_with_its_day_and_who_answers(project: Path) -> None:
    found: Schedule = planned(TEXT, WINDOWS)
    rows = table(sheet(write(project).path))
    assert len(rows) == len(found.events) + len(found.undated)
    begin = next(row for row in rows if row["事项"] == "启动")
    assert begin["计划日期"].date() == date(2026, 3, 18)  # type: ignore[attr-defined]
    assert begin["剩余天数"] == 17
    assert rows[-1]["计划日期"] == "日期未定"
    step = next(row for row in rows if row["要做什么"] == "步骤：apply")
    assert str(step["依据与说明"]).startswith("2026-04-01 至 2026-05-31\n")


@pytest.mark.parametrize("lang", list(Lang))
def test_what_people_wrote_is_found_again_in_the_next_plan(project: Path, lang: Lang) -> None:
    first = write(project)
    edit(first.path, BEGIN, 跟进人="王工", 期限="2026-03-10", 状态="进行中", 备注="已联系")
    edited = first.path.read_bytes()
    renewed = write(project, lang=lang)
    assert first.path.read_bytes() == edited
    assert (renewed.edited, renewed.carried) == (first.path, 1)
    assert renewed.path.name == "计划-v2.xlsx"
    [said] = [row for row in sheet(renewed.path).iter_rows(values_only=True) if "王工" in row]
    assert said[8:12] == ("王工", datetime(2026, 3, 10), "进行中", "已联系")  # noqa: DTZ001


def test_an_untouched_plan_is_renewed_in_place(project: Path) -> None:
    first = write(project)
    again = write(project, f"today: 2026-03-02\n{TEXT}")
    assert (again.path, again.edited) == (first.path, None)


def test_notes_on_what_is_done_stay_on_a_sheet_of_their_own(project: Path) -> None:
    edit(write(project).path, BEGIN, 跟进人="王工")
    there = TEXT + "evidence: {a: {type: iso, supports: ['1.1']}}"
    renewed = write(project, there)
    assert renewed.settled == 1
    settled = list(sheet(renewed.path, 1).iter_rows(values_only=True))
    assert any("王工" in row and "启动办理：proof（中）" in row for row in settled)


def test_text_that_looks_like_a_formula_stays_text(project: Path) -> None:
    found = planned(TEXT, WINDOWS)
    hostile = replace(found, events=tuple(replace(one, person="=cmd|x") for one in found.events))
    path = renew_plan(hostile, project, Lang.ZH, project / "p.xlsx").path
    cells = [cell for row in sheet(path).iter_rows() for cell in row if cell.value == "=cmd|x"]
    assert cells and all(cell.data_type == "s" for cell in cells)

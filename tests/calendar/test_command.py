"""`gfpack calendar`: on the screen, into files, never over what people wrote."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import icalendar
import openpyxl
import pytest
from click.testing import CliRunner, Result

from gfpack.cli import cli


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in ("--lang", "zh", "calendar", *arguments)])


@pytest.fixture
def project(tiny_project: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny_project, tmp_path / "我的 工厂"))


def test_the_screen_shows_what_is_late_first(project: Path) -> None:
    done = run(project, "--today", "2026-12-20")
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert lines[1].startswith("距申报截止日 2026-12-31 还有 11 天；资料须在 2026-12-17 前到齐")
    assert next(line for line in lines if line.startswith("【")).startswith("【已经晚了】")


def test_calendar_file_and_plan_go_into_the_project_and_hold_the_same(project: Path) -> None:
    for form in ("ics", "xlsx"):
        done = run(project, "--format", form, "--today", "2026-03-01")
        assert done.exit_code == 0, done.output
    files = {one.suffix: one for one in (project / "calendar").iterdir()}
    assert set(files) == {".ics", ".xlsx"}
    held = json.loads(run(project, "--format", "json", "--today", "2026-03-01").output)["events"]
    read = icalendar.Calendar.from_ical(files[".ics"].read_bytes()).walk("VEVENT")
    assert {str(one["UID"]) for one in read} == {one["uid"] for one in held if one["day"]}
    page = openpyxl.load_workbook(files[".xlsx"]).worksheets[0]
    keys = [row[-1] for row in page.iter_rows(values_only=True) if str(row[-1]).startswith("c-")]
    assert keys == [one["key"] for one in held]


def test_a_plan_somebody_edited_stays_and_both_are_named(project: Path) -> None:
    target = project / "plan.xlsx"
    assert run(project, "--format", "xlsx", "--output", target).exit_code == 0
    book = openpyxl.load_workbook(target)
    book.worksheets[0]["N40"] = "自己写的"
    book.save(target)
    edited = target.read_bytes()
    done = run(project, "--format", "xlsx", "--output", target)
    assert target.read_bytes() == edited
    assert "有人改过" in done.output and "plan-v2.xlsx" in done.output


def test_text_and_json_go_to_a_file_where_one_is_named(project: Path, tmp_path: Path) -> None:
    for form in ("text", "json"):
        done = run(project, "--format", form, "--output", tmp_path / form)
        assert done.exit_code == 0, done.output
        assert (tmp_path / form).read_text("utf-8").strip()


def test_making_a_calendar_changes_nothing_in_a_package(project: Path) -> None:
    before = {one: one.read_bytes() for one in project.rglob("*.yaml")}
    run(project, "--format", "ics")
    assert {one: one.read_bytes() for one in project.rglob("*.yaml")} == before

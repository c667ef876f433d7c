"""`gfpack check` on a drawn client: exit code, language, formats, days."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from gfpack.cli import main
from gfpack.findings.wrap import columns_of


def check(*arguments: str | Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "check", *map(str, arguments)])
    return int(left.value.code or 0), capsys.readouterr().out


def test_a_client_with_gaps_is_told_so_and_left_with_1(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = check(tiny_project, "--today", "2026-11-22", capsys=capsys)
    assert code == 1
    assert "结论：暂不能判断" in said
    assert "还有 39 天" in said
    assert "\x1b" not in said


def test_json_goes_into_a_file_whole(
    tiny_project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "问题 清单.json"
    code, said = check(
        tiny_project, "--format", "json", "--output", target, "--on", "2030-01-01", capsys=capsys
    )
    found = json.loads(target.read_text("utf-8"))
    assert (code, found["valid_on"], found["blocks"]) == (1, "2030-01-01", True)
    assert str(target) in said


def test_a_later_day_of_judgement_finds_more_expired(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def expired(day: str) -> int:
        _, said = check(tiny_project, "--format", "json", "--on", day, capsys=capsys)
        return sum(one["code"] == "evidence-expired" for one in json.loads(said)["findings"])

    assert expired("2026-12-01") < expired("2040-01-01")


@pytest.mark.parametrize("columns", [40, 60])
def test_every_line_fits_the_terminal(
    defective_project: Path,
    columns: int,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    _, said = check(defective_project, capsys=capsys)
    assert "--format xlsx" in said.replace("\n", " ")  # the hint at the end
    assert max(map(columns_of, said.splitlines())) <= columns


def on_a_gbk_console(*arguments: str) -> bytes:
    return subprocess.run(
        [sys.executable, "-m", "gfpack", *arguments],
        env={**os.environ, "PYTHONIOENCODING": "gbk"},
        capture_output=True,
        timeout=60,
        check=False,
    ).stdout


@pytest.mark.parametrize(
    ("arguments", "within"),
    [
        (["check", "{}", "--format", "json"], "苏州乌有精密轴承有限公司"),
        (
            ["check", "{}", "--format", "json", "--against", "factory/gbt36132-2025"],
            "苏州乌有精密轴承有限公司",
        ),
        (["checklist", "list", "--json"], "绿色工厂评价通则"),
    ],
)
def test_json_is_utf_8_whatever_the_console_speaks(
    tiny_project: Path, arguments: list[str], within: str
) -> None:
    said = on_a_gbk_console(*(one.format(tiny_project) for one in arguments)).decode("utf-8")
    assert json.loads(said)
    assert within in said


def test_text_is_in_the_encoding_of_the_console(tiny_project: Path) -> None:
    said = on_a_gbk_console("--lang", "zh", "check", str(tiny_project))
    assert "苏州乌有精密轴承有限公司" in said.decode("gbk")


def test_a_project_with_hardly_anything_in_it_is_told_on_two_screens(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, brief = check(tiny_project, capsys=capsys)
    everything_code, everything = check(tiny_project, "--all", capsys=capsys)
    found = json.loads(check(tiny_project, "--format", "json", capsys=capsys)[1])["findings"]
    veto = {one["requirement"] for one in found if one["severity"] == "veto"} - {None}
    words = set(re.split(r"[ 、：。\n]+", brief[brief.index("【否决】") : brief.index("【警告】")]))
    assert code == everything_code == 1
    assert len(brief.splitlines()) <= 100
    assert veto <= words
    assert "--all" in brief
    assert everything.count("[veto-unproven]") == sum(
        one["code"] == "veto-unproven" for one in found
    )
    assert "--all" not in everything


def test_no_project_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = check(tmp_path, capsys=capsys)
    assert code == 2


def test_lists_go_into_the_project_and_leave_with_the_same_code(
    tiny_copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for form in ("xlsx", "html"):
        code, said = check(tiny_copy, "--format", form, "--today", "2026-11-22", capsys=capsys)
        (file,) = (tiny_copy / "findings").glob(f"问题清单-*.{form}")
        assert code == 1
        assert str(file) in said
    again = file.read_bytes()
    check(tiny_copy, "--format", "html", "--today", "2026-11-22", capsys=capsys)
    assert file.read_bytes() == again


def test_a_list_people_edited_stays_and_its_notes_are_carried_over(
    tiny_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "清单 张工.xlsx"
    args = (tiny_copy, "--format", "xlsx", "--output", target, "--today", "2026-11-22")
    check(*args, capsys=capsys)
    book = openpyxl.load_workbook(target)
    page = book["项目组"]
    (header,) = [row for row in page.iter_rows() if row[0].value == "级别"]
    owner = next(cell.column for cell in header if cell.value == "跟进人")
    page.cell(header[0].row + 1, owner).value = "张工"
    book.save(target)
    _, said = check(*args, capsys=capsys)
    fresh = tmp_path / "清单 张工-v2.xlsx"
    assert f"{target} 有人改过" in said
    assert f"取自 {target}（1 条）" in said
    assert openpyxl.load_workbook(fresh)["项目组"].cell(header[0].row + 1, owner).value == "张工"


def test_notes_are_for_excel_lists_only(
    tiny_project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").touch()
    code, _ = check(tiny_project, "--notes", tmp_path / "a.xlsx", capsys=capsys)
    assert code == 2


def test_a_list_that_cannot_be_read_back_is_named_and_nothing_written(
    tiny_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    args = (tiny_copy, "--format", "xlsx", "--notes", tmp_path / "a.xlsx")
    with pytest.raises(SystemExit) as left:
        main(["--lang", "zh", "check", *map(str, args)])
    assert left.value.code == 3
    assert f"{tmp_path / 'a.xlsx'}:1:1: 读不出这个 Excel 文件" in capsys.readouterr().err
    assert not (tiny_copy / "findings").exists()


def _every_file(folder: Path) -> dict[Path, bytes]:
    files = [one for one in sorted(folder.rglob("*")) if one.is_file()]
    return {one: one.read_bytes() for one in files if ".gfpack" not in one.parts}


def test_another_checklist_is_held_against_the_project_which_stays_as_it_is(
    tiny_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = _every_file(tiny_copy)
    code, said = check(tiny_copy, "--against", "factory/gbt36132-2025", capsys=capsys)
    assert code == 0
    assert "对照 factory/gbt36132-2025" in said
    assert said.index("一票否决项，尚须补齐或判断") < said.index("其他条款，尚须补齐或判断")
    target = tmp_path / "对照.json"
    words = ("--against", "factory/gbt36132-2025", "--format", "json", "--output", target)
    assert check(tiny_copy, *words, capsys=capsys)[0] == 0
    found = json.loads(target.read_text("utf-8"))
    assert (found["schema"], found["against"]["id"]) == (
        "gfpack/against/1",
        "factory/gbt36132-2025",
    )
    assert _every_file(tiny_copy) == before


def test_an_unknown_checklist_or_a_form_there_is_not_is_wrong_usage(
    tiny_project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tiny_project, "--against", "factory/gbt36132-2052", capsys=capsys)[0] == 2
    words = ("--against", "factory/gbt36132-2025", "--format", "html")
    assert check(tiny_project, *words, capsys=capsys)[0] == 2


def test_the_profiles_that_were_laid_on_are_told_in_every_output(
    tiny_copy: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tiny_copy / "gfpack.yaml"
    file.write_text(file.read_text("utf-8") + "\nprofiles: [region/jiangsu]\n", "utf-8")
    assert "叠加口径：江苏省口径 region/jiangsu" in check(tiny_copy, capsys=capsys)[1]
    found = json.loads(check(tiny_copy, "--format", "json", capsys=capsys)[1])
    assert found["checklist"]["profiles"] == [{"id": "region/jiangsu", "example": False}]
    page = tmp_path / "page.html"
    check(tiny_copy, "--format", "html", "--output", page, capsys=capsys)
    assert "江苏省口径" in page.read_text("utf-8")
    words = ("--against", "factory/gbt36132-2025")
    assert "叠加口径：江苏省口径" in check(tiny_copy, *words, capsys=capsys)[1]

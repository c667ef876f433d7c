"""`gfpack check` on a drawn client: exit code, language, formats, days."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gfpack.cli import main


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


def test_no_project_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _ = check(tmp_path, capsys=capsys)
    assert code == 2

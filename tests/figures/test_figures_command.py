"""gfpack figures: the workbook in a project, metrics with their working, findings, the cache."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import filled_workbook as filled
import pytest
from click.testing import CliRunner, Result

from gfpack.cli import cli
from gfpack.figures import held
from gfpack.findings.case import open_case
from gfpack.findings.find import find

MADE = ["--checklist", "factory/gbt36132-2018", "--year", "2025", "--deadline", "2026-06-30"]
OUTPUT = "产值与产品类别"
LAND = "土地、建筑与产能"


def run(*arguments: str, lang: str = "zh") -> Result:
    return CliRunner().invoke(cli, ["--lang", lang, *arguments], catch_exceptions=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "苏州 轴承"
    run("init", str(folder), *MADE, "--credit-code", filled.CODE)
    run("figures", "template", str(folder))
    return folder


@pytest.fixture
def project(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / made.name))


def fill(project: Path, cells: dict[str, Any]) -> None:
    filled.fill(project / "figures.xlsx", cells)


LAND_CELLS = {f"{LAND}!D5": 36680, f"{LAND}!D6": 44016, f"{LAND}!D7": 0}


def test_the_workbook_is_written_and_written_anew_while_nobody_filled_it_in(project: Path) -> None:
    before = (project / "figures.xlsx").read_bytes()
    done = run("figures", "template", str(project))
    assert done.exit_code == 0
    assert "2023 至 2025 年三年并列" in done.output
    assert (project / "figures.xlsx").read_bytes() == before
    assert not (project / "figures-v2.xlsx").exists()


def test_a_filled_workbook_stays_and_its_numbers_go_into_the_new_one_beside_it(
    project: Path,
) -> None:
    fill(project, LAND_CELLS | {f"{OUTPUT}!F5": "约四万"})
    before = (project / "figures.xlsx").read_bytes()
    done = run("figures", "template", str(project))
    assert (project / "figures.xlsx").read_bytes() == before
    assert "figures-v2.xlsx" in done.output
    assert "已有人填过数据" in done.output
    assert "3 格数据带入新表" in done.output
    assert "1 格用不了" in done.output
    (project / "figures-v2.xlsx").replace(project / "figures.xlsx")
    shown = json.loads(run("figures", "show", str(project), "--json").output)
    assert metric(shown, "M1")["shown"] == "1.200"


def metric(shown: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in shown["metrics"] if one["id"] == name)


def test_a_metric_is_shown_with_formula_numbers_cells_and_result(project: Path) -> None:
    fill(project, LAND_CELLS)
    text = run("figures", "show", str(project)).output
    assert "M1　容积率　1.200" in text
    assert "代入：(44016 m2 + 0 m2) ÷ 36680 m2 = 1.200" in text
    assert "land＝工厂用地面积 36680 m2（土地、建筑与产能!D5）" in text


def test_what_a_metric_lacks_is_named_with_its_sheet(project: Path) -> None:
    fill(project, LAND_CELLS)
    text = run("figures", "show", str(project)).output
    assert "缺：工业总产值（产值与产品类别）" in text
    english = run("figures", "show", str(project), lang="en").output
    assert "missing: Gross industrial output value (Output value)" in english


def test_the_same_stands_in_json_without_words(project: Path) -> None:
    fill(project, LAND_CELLS | {f"{OUTPUT}!F5": 46800})
    shown = json.loads(run("figures", "show", str(project), "--json").output)
    assert (shown["format"], shown["year"], shown["problems"]) == ("gfpack-figures-1", 2025, [])
    land = metric(shown, "M3")
    assert (land["shown"], land["value"]["unit"]) == ("12759", "万元/hm2")
    assert [(one["figure"], one["cells"]) for one in land["terms"]] == [
        ("output-value", [f"{OUTPUT}!F5"]),
        ("land-area", [f"{LAND}!D5"]),
    ]
    assert "solid-waste-used" in metric(shown, "M9")["missing"]


def test_without_a_workbook_all_is_missing_and_the_way_to_one_is_told(tmp_path: Path) -> None:
    run("init", str(tmp_path / "x"), *MADE)
    done = run("figures", "show", str(tmp_path / "x"))
    assert done.exit_code == 0
    assert "gfpack figures template" in done.output
    assert "缺：" in done.output


def codes(project: Path) -> list[tuple[str, str | None]]:
    return [
        (one.code, one.place.cell if one.place else None)
        for one in find(open_case(project))
        if one.code.startswith("figure")
    ]


def test_check_names_the_cell_and_goes_on(project: Path) -> None:
    fill(project, LAND_CELLS | {f"{OUTPUT}!F5": "约四万", f"{OUTPUT}!E5": -3})
    assert codes(project) == [
        ("figure-unusable", f"{OUTPUT}!E5"),
        ("figure-unusable", f"{OUTPUT}!F5"),
    ]
    text = run("check", str(project)).output
    assert "“约四万”不是数字" in text
    found = [one for one in find(open_case(project)) if one.code == "figure-unusable"]
    assert len({one.fingerprint for one in found}) == 2


def test_a_project_without_a_workbook_has_no_such_findings(project: Path) -> None:
    (project / "figures.xlsx").unlink()
    assert codes(project) == []


def test_a_workbook_that_is_none_is_one_finding(project: Path) -> None:
    (project / "figures.xlsx").write_bytes(b"PK\x03\x04")
    assert codes(project) == [("figures-unreadable", None)]


def test_the_workbook_is_taken_apart_once_while_it_stays_the_same(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = []
    real = held.read_safely
    monkeypatch.setattr(held, "read_safely", lambda file: (taken.append(file), real(file))[1])
    fill(project, LAND_CELLS)
    first = open_case(project).figures
    assert open_case(project).figures == first
    assert len(taken) == 1
    fill(project, {f"{LAND}!D5": 40000})
    assert open_case(project).figures != first
    assert len(taken) == 2


def test_a_damaged_or_forbidden_cache_is_only_slower(project: Path) -> None:
    fill(project, LAND_CELLS)
    first = open_case(project).figures
    cache = project / ".gfpack" / "figures.json"
    for content in ("", "[]", "{}", '{"key": 1}', cache.read_text("utf-8")[:-40]):
        cache.write_text(content, "utf-8")
        assert open_case(project).figures == first


def test_figures_of_another_enterprise_are_not_taken_over(project: Path) -> None:
    fill(project, LAND_CELLS)
    text = (project / "gfpack.yaml").read_text("utf-8")
    (project / "gfpack.yaml").write_text(text.replace(filled.CODE, "91320599MA11111118"), "utf-8")
    assert ("figures-not-of-this-project", None) in codes(project)
    done = run("figures", "template", str(project))
    assert "带入新表" not in done.output
    (project / "figures-v2.xlsx").replace(project / "figures.xlsx")
    assert codes(project) == []
    assert open_case(project).figures.lines == {}

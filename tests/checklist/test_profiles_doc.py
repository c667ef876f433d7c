"""The profile that docs/profiles.md walks through, done as it is written there."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from gfpack.base.messages import Lang
from gfpack.checklist.lint import lint
from gfpack.checklist.load import load
from gfpack.cli import main
from gfpack.project.init import Facts, init
from gfpack.project.load import load_with_checklist

PAGE = Path(__file__).parents[2] / "docs" / "profiles.md"
TABLE = "factory/gbt36132-2025"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the page's profile in the file the page names, and named by it."""
    page = PAGE.read_text("utf-8")
    [example] = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    [file] = re.findall(r"gfpack checklist lint (\S+\.yaml)`", page)
    folder = tmp_path / "齿轮厂"
    init(folder, load(TABLE), Facts("某某齿轮有限公司", 2025, date(2026, 6, 30)), Lang.ZH)
    (folder / file).parent.mkdir(parents=True)
    (folder / file).write_text(example, "utf-8")
    facts = folder / "gfpack.yaml"
    [line] = re.findall(r"^profiles: \[.*\]$", page, re.MULTILINE)
    facts.write_text(f"{facts.read_text('utf-8')}\n{line}\n", "utf-8")
    return folder


def test_the_example_is_sound(project: Path) -> None:
    folder = project / "checklists"
    assert lint(folder / "profiles" / "gears.yaml", [folder]) == []


def test_the_example_does_to_the_table_what_the_page_says(project: Path) -> None:
    held, checklist, _ = load_with_checklist(project)
    assert [one.profile for one in held.profiles][-1] == "industry/lubricated-gears"
    rows = checklist.requirements()
    values = {one.id: one.value for one in checklist.references}
    assert values["water-reuse-baseline"] == Decimal(70)
    assert values["water-reuse-leading"] == Decimal(95)
    assert values["energy-leading"] is None
    assert rows["4.2c"].proof is not None
    assert rows["4.2c"].proof.groups[-1].id == "certificates"
    assert rows["GEARS-1"].kind == "expected"
    assert checklist.first_level_of("GEARS-1").id == "4"


def test_the_commands_of_the_page_run(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    words = re.findall(r"`gfpack (checklist (?:lint|show|schema) [^`>]+|explain [^`]+)", _page())
    assert len(words) >= 4
    for one in words:
        with pytest.raises(SystemExit) as left:
            main(["--lang", "zh", *one.split()])
        assert (one, left.value.code) == (one, 0)
    assert "GEARS-1" in capsys.readouterr().out


def test_every_profile_the_page_lists_is_shipped_and_the_other_way_round() -> None:
    from gfpack.checklist.profiles import available_profiles

    listed = re.findall(r"^\| `((?:nation|region|industry)/[\w-]+)` \|", _page(), re.MULTILINE)
    assert sorted(listed) == [one.id for one in available_profiles()]


def _page() -> str:
    return PAGE.read_text("utf-8")

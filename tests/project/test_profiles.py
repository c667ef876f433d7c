"""Profiles that a project names: laid over its checklist, or refused where the file says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gfpack.base.errors import DataError
from gfpack.base.messages import Lang, message
from gfpack.checklist.load import load as load_checklist
from gfpack.project.init import Facts, init, renew
from gfpack.project.load import load, load_with_checklist

FACTS = Facts("苏州甲轴承有限公司", 2025, date(2026, 6, 30))
OWN = """\
profile: industry/own
kind: industry
title: {zh: 自备口径, en: own}
over: [factory/gbt36132-2018]
sources: {S1: 某通知}
rows:
  1.1.2:
    kind: basic
    reason: 本地列为必选
    source: [S1]
    confidence: medium
    checked: 2026-11-22
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "苏州甲"
    init(place, load_checklist("factory/gbt36132-2018"), FACTS, Lang.ZH)
    own = place / "checklists" / "profiles" / "own.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(OWN.replace("1.1.2", _expected()), "utf-8")
    return place


def _expected() -> str:
    rows = load_checklist("factory/gbt36132-2018").requirements().values()
    return next(row.id for row in rows if row.kind.value == "expected" and row.proof)


def name(folder: Path, *profiles: str) -> None:
    file = folder / "gfpack.yaml"
    text = file.read_text("utf-8")
    file.write_text(text + f"\nprofiles: [{', '.join(profiles)}]\n", "utf-8")


def refused(folder: Path) -> list[tuple[str, str]]:
    with pytest.raises(DataError) as caught:
        load_with_checklist(folder)
    lines = (folder / "gfpack.yaml").read_text("utf-8").splitlines()
    for one in caught.value.problems:
        for lang in Lang:
            assert "{" not in message(one.key, lang, **dict(one.params))
        if one.file.name == "gfpack.yaml":
            assert lines[one.line - 1].startswith("profiles:")
    return [(one.file.name, one.key) for one in caught.value.problems]


def test_without_profiles_nothing_is_laid_on(folder: Path) -> None:
    project, checklist, _ = load_with_checklist(folder)
    assert project.profiles == ()
    assert checklist == load_checklist("factory/gbt36132-2018")


def test_profiles_are_laid_on_in_their_order_and_the_project_holds_them(folder: Path) -> None:
    name(folder, "nation/miit", "industry/own")
    project, checklist, _ = load_with_checklist(folder)
    assert [one.profile for one in project.profiles] == ["nation/miit", "industry/own"]
    assert checklist.requirements()[_expected()].veto
    assert "industry/own S1" in checklist.sources


def test_an_unknown_profile_is_told_with_the_nearest(folder: Path) -> None:
    name(folder, "region/jangsu")
    assert refused(folder) == [("gfpack.yaml", "project.unknown_profile_near")]


def test_a_profile_named_twice_or_meant_for_another_checklist_is_told(folder: Path) -> None:
    other = folder / "checklists" / "profiles" / "other.yaml"
    text = OWN.replace("industry/own", "industry/other").replace("-2018", "-2025")
    other.write_text(text.replace("1.1.2", "1.1"), "utf-8")
    name(folder, "nation/miit", "nation/miit", "industry/other")
    assert refused(folder) == [
        ("gfpack.yaml", "project.profile_twice"),
        ("gfpack.yaml", "project.profile_elsewhere"),
    ]


def test_a_profile_that_loosens_stops_the_project_at_its_own_line(folder: Path) -> None:
    own = folder / "checklists" / "profiles" / "own.yaml"
    own.write_text(OWN.replace("1.1.2:", "'0.1':").replace("kind: basic", "veto: false"), "utf-8")
    name(folder, "industry/own")
    assert refused(folder) == [("own.yaml", "checklist.profile.veto_loosened")]


def test_next_years_project_keeps_the_profiles_that_are_meant_for_its_checklist(
    folder: Path, tmp_path: Path
) -> None:
    name(folder, "nation/miit", "region/jiangsu")
    (folder / "checklists" / "profiles" / "park.yaml").write_text(
        OWN.replace("industry/own", "region/jiangsu").replace("1.1.2", _expected()), "utf-8"
    )
    facts = Facts("苏州甲轴承有限公司", 2026, date(2027, 6, 30))
    table = load_checklist("factory/gbt36132-2025")
    new = tmp_path / "新"
    place = new / "checklists" / "profiles"
    place.mkdir(parents=True)
    own = OWN.replace("industry/own", "region/jiangsu").replace("1.1.2", _expected())
    (place / "park.yaml").write_text(own, "utf-8")
    renew(new, load(folder), table, facts, Lang.ZH)
    assert load(new).file.profiles == ("nation/miit",)

"""What the tier applied for says already is asked of nobody, and cannot be said otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import make
import pytest

from gfpack.base.errors import DataError, UsageError
from gfpack.base.messages import Lang, message
from gfpack.checklist.load import load as load_checklist
from gfpack.checklist.models import Tier
from gfpack.project.init import Facts, init, renew
from gfpack.project.load import load, load_with_checklist
from gfpack.walk.answers import circumstance

PARK = "park/2016-2024"
NATIONAL_ONLY = "C4"


def made(folder: Path, tier: Tier, said: str = "") -> Path:
    facts = Facts("苏州甲园区管理委员会", 2025, date(2026, 6, 30), tier=tier)
    init(folder, load_checklist(PARK), facts, Lang.ZH)
    file = folder / "gfpack.yaml"
    text = file.read_text("utf-8")
    assert "applied-tier" not in text
    if said:
        file.write_text(text.replace("circumstances:", f"circumstances: {{{said}}}", 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("tier", "asked"), [("city", False), ("province", False), ("nation", True)]
)
def test_the_tier_decides_which_rows_of_a_park_there_are(
    tmp_path: Path, tier: Tier, asked: bool
) -> None:
    project, table, _ = load_with_checklist(made(tmp_path / "p", tier))
    assert (NATIONAL_ONLY in table.requirements()) is asked
    assert project.file.circumstances == {"applied-tier": "nation" if asked else "local"}


def test_saying_the_same_as_the_tier_is_no_fault_saying_another_is(tmp_path: Path) -> None:
    load_with_checklist(made(tmp_path / "same", "nation", "applied-tier: nation"))
    other = made(tmp_path / "other", "nation", "applied-tier: local")
    with pytest.raises(DataError) as caught:
        load_with_checklist(other)
    [problem] = caught.value.problems
    assert problem.key == "project.tier_differs"
    assert "nation" in message(problem.key, Lang.ZH, **dict(problem.params))


def test_next_year_drops_what_the_tier_says(tmp_path: Path) -> None:
    old = load(made(tmp_path / "old", "province", "applied-tier: local"))
    facts = Facts(old.enterprise.name, 2026, date(2027, 6, 30), tier="nation")
    renew(tmp_path / "new", old, load_checklist(PARK), facts, Lang.ZH)
    _, table, _ = load_with_checklist(tmp_path / "new")
    assert NATIONAL_ONLY in table.requirements()


def test_walk_neither_asks_nor_takes_what_the_tier_says() -> None:
    case = make.case(
        """
    requirements: {1.1: {any_of: [licence], when: {permit: held}}}
    circumstances: {permit: [held, none]}
"""
    )
    [asked] = case.checklist.circumstances
    told = asked.model_copy(update={"by_tier": {"city": "held"}})
    table = case.checklist.model_copy(update={"circumstances": (told,)})
    assert circumstance(case, "permit", "none")
    with pytest.raises(UsageError) as caught:
        circumstance(replace(case, checklist=table), "permit", "none")
    assert caught.value.key == "walk.unknown_circumstance"

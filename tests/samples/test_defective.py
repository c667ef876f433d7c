"""The defective client: what was planted is found, where it was planted, and nothing else.

Each defect is also done alone to a ready client, and every rule is taken away once: the defect that
was planted for it must then be missed.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from planting import open_findings, planted, told

from gfpack.findings import find as finding_stage
from gfpack.findings import not_read, rules
from gfpack.findings.case import Case, open_case
from gfpack.findings.find import find
from samples import table
from samples.defective.client import APART, DEFECTS, client, spoil
from samples.defective.models import Defect, Planted
from samples.ready import client as ready

EVERY = (*DEFECTS, *APART)
Opened = Callable[[Defect], Case]


@pytest.fixture(scope="module")
def read_project(
    ready_project: Path, today: date, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a ready client whose files have been read once."""
    folder = tmp_path_factory.mktemp("read") / "ready"
    shutil.copytree(ready_project, folder)
    open_case(folder, today=today)
    return folder


@pytest.fixture(scope="module")
def ready_findings(read_project: Path, today: date) -> Counter[Planted]:
    """Return what is said of the ready client, which every defect is done to."""
    return told(open_findings(open_case(read_project, today=today)))


@pytest.fixture(scope="module")
def spoilt(read_project: Path, today: date, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """Return what opens a ready client after one defect."""
    cases: dict[str, Case] = {}

    def opened(defect: Defect) -> Case:
        if defect.name not in cases:
            folder = tmp_path_factory.mktemp("spoilt") / defect.name
            shutil.copytree(read_project / "evidence", folder / "evidence", copy_function=os.link)
            shutil.copytree(read_project / ".gfpack", folder / ".gfpack")
            shutil.copy(read_project / "figures.xlsx", folder)
            spoil(folder, defect)
            cases[defect.name] = open_case(folder, today=today)
        return cases[defect.name]

    return opened


@pytest.fixture(scope="module")
def defective_case(
    defective_project: Path, today: date, tmp_path_factory: pytest.TempPathFactory
) -> Case:
    folder = tmp_path_factory.mktemp("case") / "defective"
    shutil.copytree(defective_project, folder)
    return open_case(folder, today=today)


def test_the_findings_of_the_defective_client_are_those_planted(
    defective_case: Case, ready_findings: Counter[Planted]
) -> None:
    found = told(open_findings(defective_case))
    wanted = ready_findings + planted(DEFECTS)
    assert {"beyond": found - wanted, "missed": wanted - found} == {
        "beyond": Counter(),
        "missed": Counter(),
    }


def test_nothing_that_blocks_is_found_beyond_what_was_planted(defective_case: Case) -> None:
    blocking = told(one for one in open_findings(defective_case) if one.blocks)
    assert not blocking - planted(DEFECTS)


@pytest.mark.parametrize("defect", EVERY, ids=lambda defect: defect.name)
def test_a_defect_alone_gives_its_own_findings_and_no_other(
    defect: Defect, spoilt: Opened, ready_findings: Counter[Planted]
) -> None:
    found = told(open_findings(spoilt(defect)))
    wanted = planted([defect])
    if not defect.floods:
        wanted += ready_findings
        assert found - wanted == Counter()
    assert wanted - found == Counter()


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.KIND.code)
def test_without_a_rule_what_was_planted_for_it_is_missed(
    rule: rules.Rule, defective_case: Case, spoilt: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = rule.KIND.code
    others = tuple(one for one in rules.RULES if one is not rule)
    apart = [one for one in APART if code in {each.code for each in one.findings}]
    case = spoilt(apart[0]) if apart else defective_case
    before = told(find(case))
    monkeypatch.setattr(finding_stage, "RULES", others)
    missed = before - told(find(case))
    assert missed
    assert {one.code for one in missed} == {code}


def test_something_is_planted_for_every_code(ready_findings: Counter[Planted]) -> None:
    codes = {one.code for one in planted(EVERY) + ready_findings}
    assert {kind.code for kind in rules.KINDS} - codes == {not_read.KIND.code}  # no paper has it


def test_the_edits_draw_the_same_bytes_every_time(defective_project: Path, tmp_path: Path) -> None:
    kept = {id(item) for item in ready.client().items}
    again = [item for item in client().items if id(item) not in kept]
    for item in again:
        table.draw_item(item, tmp_path)
    drawn = [
        f"evidence/{item.path}" for item in again if (tmp_path / "evidence" / item.path).exists()
    ]
    assert len(drawn) >= 20
    assert [
        path
        for path in drawn
        if (tmp_path / path).read_bytes() != (defective_project / path).read_bytes()
    ] == []


def test_the_folder_holds_the_files_of_the_client_and_no_others(defective_project: Path) -> None:
    files = [path for path in (defective_project / "evidence").rglob("*") if path.is_file()]
    there = {path.relative_to(defective_project / "evidence").as_posix() for path in files}
    assert {item.path for item in client().items} - there == {
        "05 能源与资源投入/3.2 资源投入/再生钢材使用证明（供方）.pdf"
    }
    assert there <= {item.path for item in client().items}


def test_there_are_many_defects_and_each_has_a_name_and_a_story() -> None:
    assert len(DEFECTS) >= 30
    assert len({one.name for one in EVERY}) == len(EVERY)
    assert all(one.what.endswith("。") and one.edits and one.findings for one in EVERY)

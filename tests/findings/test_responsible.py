"""Who answers for what: the nearest id upwards counts, and ids that nothing bears are refused."""

from __future__ import annotations

import make

from gfpack.checklist.load import load
from gfpack.findings.responsible import responsible


def named(**persons: str) -> dict[str, str]:
    checklist = load("factory/gbt36132-2018")
    file = make.project({"project": {"responsible": persons}}).file
    return responsible(checklist, file)


def test_nobody_is_named_where_nobody_is() -> None:
    assert named() == {}


def test_an_indicator_gives_its_person_to_all_below_it() -> None:
    found = named(**{"2": "体系办"})
    assert set(found) == {one for one in found if one.startswith("2.")}
    assert len(found) > 5


def test_the_nearest_id_counts_whatever_stands_above() -> None:
    found = named(**{"1": "设备部", "1.1": "基建科", "1.1.1": "王工"})
    assert (found["1.1.1"], found["1.1.2"], found["1.2.1"]) == ("王工", "基建科", "设备部")


def test_ids_go_by_the_tree_and_not_by_their_first_figures() -> None:
    assert "1.1.1" not in named(**{"1.1.10": "王工"})

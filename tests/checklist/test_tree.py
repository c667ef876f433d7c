"""The tree as other programs see it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from gfpack.base.messages import Lang
from gfpack.checklist.as_text import as_text
from gfpack.checklist.load import load
from gfpack.checklist.tree import tree

KEYS = {"id", "title", "kind", "veto", "weight", "points", "points_status", "source", "confidence"}


def nodes(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in ("general", "indicators", "requirements"):
        for child in data.get(name, ()):
            yield child
            yield from nodes(child)


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(tree(load("factory/gbt36132-2018"))))
    return data


def test_every_node_carries_the_agreed_keys(shown: dict[str, Any]) -> None:
    assert all(set(node) >= KEYS for node in nodes(shown))


def test_kinds_are_counted_in_the_tree(shown: dict[str, Any]) -> None:
    kinds = [node["kind"] for node in nodes(shown)]
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "basic": 43,
        "expected": 47,
        "first-level": 6,
        "general": 8,
        "general-group": 2,
        "second-level": 25,
    }
    assert sum(node["veto"] for node in nodes(shown)) == 51


def test_only_the_first_level_has_weights(shown: dict[str, Any]) -> None:
    weights = [(n["kind"], n["weight"]) for n in nodes(shown) if n["weight"] is not None]
    assert weights == [("first-level", one) for one in (20, 15, 15, 10, 10, 30)]


def test_points_say_whether_they_are_official(shown: dict[str, Any]) -> None:
    rows = [n for n in nodes(shown) if n["kind"] in ("general", "basic", "expected")]
    told = {n["id"]: n["points"] for n in rows if n["points_status"] == "official"}
    assert told == {"1.1.1": 8, "1.1.2": 6, "1.1.3": 3}
    assert sum(n["points_status"] == "unknown" for n in rows) == 87
    assert sum(n["points_status"] == "unscored" for n in rows) == 8


def test_the_skeleton_of_2025_is_unscored_throughout() -> None:
    data = tree(load("factory/gbt36132-2025"))
    assert {node["points_status"] for node in nodes(data)} == {"unscored"}
    assert {node["points"] for node in nodes(data)} == {None}


def test_the_text_marks_veto_rows_and_says_the_edition_is_abolished() -> None:
    text = as_text(load("factory/gbt36132-2018"), Lang.ZH)
    assert sum(line.lstrip().startswith("★") for line in text.splitlines()) == 51
    assert "已于 2025-12-31 废止；接替它的是 factory/gbt36132-2025" in text
    assert "    ★ 1.1.1 [必选 8 分] 厂区建筑符合国家和地方法规标准" in text
    assert "2 Management systems  15%" in as_text(load("factory/gbt36132-2018"), Lang.EN)

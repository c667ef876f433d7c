"""The skeleton of 2025, and what must never be in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from gfpack.base.files import shipped
from gfpack.checklist.load import load
from gfpack.checklist.models import Checklist, Kind

FIRST_LEVEL = [
    ("能源低碳化", 30),
    ("资源高效化", 30),
    ("生产洁净化", 16),
    ("产品绿色化", 16),
    ("用地集约化", 8),
]
EXAMPLE_POINTS = [8, 8, 8, 6, 8, 8, 8, 6, 6, 4, 6, 8, 8, 8]
ROWS_PER_LEVEL = [4, 4, 3, 2, 1]
# Invented by a developer for a mock-up; copied from the research notes so that they stay out.
DEMO_VALUES = ["4.31", "11.9", "7.93", "33.03", "92.22"]
DEMO_ROWS = ["P1", "P5a", "P5b", "P10a", "P10b", "P11a", "P15a", "P15b", "P15c", "P3_ge10000"]


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load("factory/gbt36132-2025")


def test_it_has_three_basic_requirements_six_exclusions_and_fourteen_rows(table: Checklist) -> None:
    assert [[row.id for row in group.requirements] for group in table.general] == [
        ["4.2a", "4.2b", "4.2c"],
        ["NL-1", "NL-2", "NL-3", "NL-4", "NL-5", "NL-6"],
    ]
    assert [(top.title.zh, top.weight) for top in table.indicators] == FIRST_LEVEL
    assert [len(top.requirements) for top in table.indicators] == ROWS_PER_LEVEL
    assert table.status == "in-force"


def test_exclusions_and_basic_requirements_are_vetoes_and_nothing_else_is(table: Checklist) -> None:
    for row in table.requirements().values():
        assert row.veto is (row.kind is Kind.GENERAL)
    assert sum(row.veto for row in table.requirements().values()) == 9


def test_points_are_an_example_and_count_nowhere(table: Checklist) -> None:
    scored = [row for row in table.requirements().values() if row.kind is Kind.SCORED]
    assert [row.points for row in scored] == [None] * 14
    assert [row.example_points for row in scored] == EXAMPLE_POINTS
    assert "示例" in table.sources["T1X"]
    assert {row.points_source for row in scored} == {("T1X",)}
    assert {top.source for top in table.indicators} == {("T1X",)}


def test_no_made_up_value_is_shipped() -> None:
    for file in sorted(Path(shipped("checklists")).rglob("*.yaml")):
        values = set(_scalars(yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)))
        assert values.isdisjoint({*DEMO_VALUES, *DEMO_ROWS, "unverified_demo_values"}), file
        assert "demo" not in file.read_text("utf-8"), file


def _scalars(node: object) -> list[str]:
    if isinstance(node, dict):
        return [str(key) for key in node] + [
            one for value in node.values() for one in _scalars(value)
        ]
    if isinstance(node, list):
        return [one for value in node for one in _scalars(value)]
    return [str(node)]

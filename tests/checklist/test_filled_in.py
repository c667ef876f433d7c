"""Rows that a plant's circumstances rule out are not filled in; unanswered questions keep them."""

from __future__ import annotations

import make
import pytest

from gfpack.base.messages import Lang
from gfpack.findings.rules import circumstance_unanswered

ROWS = """
requirements:
  1.1: {any_of: [licence]}
  1.2: {when: {quota: has}, groups: {proof: {any_of: [report]}}}
  1.3: {when: {quota: none, water: [much, some]}, groups: {proof: {any_of: [report]}}}
circumstances: {quota: [has, none], water: [much, some, no]}
"""


@pytest.mark.parametrize(
    ("plant", "rows"),
    [
        ({}, ["1.1", "1.2", "1.3"]),
        ({"quota": "has"}, ["1.1", "1.2"]),
        ({"quota": "none"}, ["1.1", "1.3"]),
        ({"quota": "none", "water": "no"}, ["1.1"]),
        ({"water": "no"}, ["1.1", "1.2"]),
        ({"quota": "perhaps"}, ["1.1", "1.2", "1.3"]),
    ],
)
def test_only_rows_that_circumstances_rule_out_go(plant: dict[str, str], rows: list[str]) -> None:
    table = make.checklist(make.read(ROWS))
    assert list(table.filled_in(plant).requirements()) == rows


def test_a_question_that_a_row_hangs_on_is_asked() -> None:
    text = """
requirements:
  1.1: {when: {quota: has}, groups: {proof: {any_of: [licence]}}}
circumstances: {quota: [has, none]}
evidence:
  a: {type: licence}
"""
    (found,) = circumstance_unanswered.check(make.case(text))
    assert found.params["clauses"] == "1.1"
    said = text + "project: {circumstances: {quota: has}}\n"
    assert not list(circumstance_unanswered.check(make.case(said)))


MEASURED = """
requirements:
  1.1:
    groups: {proof: {any_of: [licence]}}
    metrics: [{id: A, when: {basis: product}}, {id: B, when: {basis: value, quota: [none]}}]
circumstances: {basis: [product, value], quota: [has, none]}
"""


@pytest.mark.parametrize(
    ("plant", "metrics"),
    [
        ({}, ["A", "B"]),
        ({"basis": "product"}, ["A"]),
        ({"basis": "value"}, ["B"]),
        ({"basis": "value", "quota": "has"}, []),
        ({"quota": "has"}, ["A"]),
    ],
)
def test_a_row_is_judged_by_the_metric_of_the_plant(
    plant: dict[str, str], metrics: list[str]
) -> None:
    (row,) = make.checklist(make.read(MEASURED)).filled_in(plant).requirements().values()
    assert [use.id for use in row.metrics] == metrics


def test_a_question_that_only_a_metric_hangs_on_is_asked_without_alarm() -> None:
    text = MEASURED + "evidence:\n  a: {type: licence}\n"
    found = list(circumstance_unanswered.check(make.case(text)))
    assert [(one.severity, one.group, one.params["clauses"]) for one in found] == [
        ("warning", "basis", "1.1"),
        ("warning", "quota", "1.1"),
    ]
    assert "不能计分" in found[0].message(Lang.ZH)
    said = text + "project: {circumstances: {basis: product, quota: none}}\n"
    assert not list(circumstance_unanswered.check(make.case(said)))

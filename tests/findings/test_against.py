"""What a project lacks for another checklist: by kinds of evidence, without being changed."""

from __future__ import annotations

import json

import make
import pytest

from gfpack.base.messages import Lang
from gfpack.checklist.models import Checklist
from gfpack.figures.catalogue import catalogue
from gfpack.findings.against import Outcome, against
from gfpack.findings.against_text import as_data, as_text

OWN = """
    requirements:
      1.1: {any_of: [licence]}
    circumstances: {permit: [held, none]}
    types:
      licence: {}
      audit: {rule: period}
      photo: {}
      permit: {rule: expires}
"""
OTHER = """
    requirements:
      "0.1": {any_of: [licence]}
      2.1: {any_of: [audit], period: evaluation-year}
      2.2: {kind: expected, any_of: [[photo, licence]]}
      2.3: {any_of: [permit], when: {permit: held}}
      2.4: {kind: expected}
    circumstances: {permit: [held, none]}
"""


def other(text: str = OTHER) -> Checklist:
    table = make.checklist(make.read(text))
    return table.model_copy(update={"id": "factory/other"})


def outcomes(own: str) -> dict[str, str]:
    rows = against(make.case(OWN + own), other()).rows
    return {one.requirement.id: one.outcome.value for one in rows}


def test_evidence_counts_by_its_kind_whatever_it_supports_now() -> None:
    found = outcomes(
        """
    evidence:
      a: {type: licence, supports: ["1.1"]}
      b: {type: audit, supports: [], years: [2025]}
"""
    )
    assert found == {
        "2.3": "undecided",
        "0.1": "proven",
        "2.1": "proven",
        "2.2": "wanting",
        "2.4": "no-rule",
    }


def test_what_cannot_count_is_named_with_its_reason() -> None:
    case = make.case(
        OWN
        + """
    evidence:
      a: {type: licence, confirmed: "false"}
      b: {type: audit, years: [2023]}
      c: {type: permit, until: 2026-01-01}
      d: {type: photo, set_aside: a duplicate}
    project: {circumstances: {permit: held}}
"""
    )
    found = {one.requirement.id: one for one in against(case, other()).rows}
    assert found["0.1"].outcome is Outcome.UNCONFIRMED
    assert found["2.1"].outcome is Outcome.WANTING
    assert found["2.3"].outcome is Outcome.WANTING
    [(_, audit)] = found["2.1"].groups
    assert [one.value for one in audit.rejected[0].shortfalls] == ["wrong-period"]
    [(_, permit)] = found["2.3"].groups
    assert [one.value for one in permit.rejected[0].shortfalls] == ["expired"]
    [(_, photo)] = found["2.2"].groups
    assert photo.counted == ()


def test_veto_rows_that_lack_something_come_first() -> None:
    rows = against(make.case(OWN), other()).rows
    assert [(one.requirement.id, one.requirement.veto) for one in rows] == [
        ("0.1", True),
        ("2.1", True),
        ("2.3", True),
        ("2.2", False),
        ("2.4", False),
    ]


def test_only_circumstances_that_decide_something_are_asked() -> None:
    assert [one.id for one in against(make.case(OWN), other()).to_answer] == ["permit"]
    answered = make.case(OWN + "    project: {circumstances: {permit: none}}\n")
    found = against(answered, other())
    assert found.to_answer == ()
    outcome = {one.requirement.id: one.outcome for one in found.rows}
    assert outcome["2.3"] is Outcome.NOT_ASKED


METRIC = """
    checklist:
      metrics:
        - id: M1
          title: {zh: 单位产值综合能耗, en: energy per output}
          annex: B.1
          formula: E / G
          expression: E / G
          inputs:
            E: {figure: energy-total, title: {zh: 能耗, en: energy}}
            G: {figure: output-value, title: {zh: 产值, en: output}}
          unit: tce/万元
          symbols: {}
          source: [S1]
          confidence: high
    requirements:
      2.1: {kind: expected, metrics: [M1], groups: {proof: {any_of: [licence]}}}
"""


FILLED = """
    figures:
      lines: [{figure: output-value, year: 2025, value: 46800, unit: 万元, cell: 产值!F5}]
"""


def test_figures_that_are_there_are_used_and_the_others_named() -> None:
    case = make.case(OWN + FILLED)
    [row] = against(case, other(METRIC)).rows
    assert row.lacking_figures == ("energy-total",)
    [row] = against(make.case(OWN), other(METRIC)).rows
    assert row.lacking_figures == ("energy-total", "output-value")
    text = as_text(against(case, other(METRIC)), catalogue(), Lang.ZH)
    assert "缺数据：综合能源消费量" in text


def test_a_row_that_may_not_apply_hangs_on_its_circumstance_and_is_not_called_lacking() -> None:
    row = "2.1: {kind: expected, when: {permit: held}, groups: {proof: {any_of: [audit]}}}"
    table = other(f"    requirements:\n      {row}\n    circumstances: {{permit: [held, none]}}\n")
    own = {"": "undecided", "held": "wanting", "none": "not-asked"}
    for said, wanted in own.items():
        text = f"    project: {{circumstances: {{permit: {said}}}}}\n" if said else ""
        [found] = against(make.case(OWN + text), table).rows
        assert found.outcome.value == wanted


def test_the_project_stays_as_it_is() -> None:
    case = make.case(OWN + "    evidence:\n      a: {type: licence}\n")
    before = (case.project, case.register.evidence, case.checklist)
    against(case, other())
    assert (case.project, case.register.evidence, case.checklist) == before


@pytest.mark.parametrize("lang", list(Lang))
def test_text_and_data_tell_every_row(lang: Lang) -> None:
    case = make.case(
        OWN
        + """
    evidence:
      a: {type: licence}
      b: {type: audit, years: [2023]}
"""
    )
    found = against(case, other())
    text = as_text(found, catalogue(), lang)
    data = json.loads(json.dumps(as_data(found)))
    assert [row["id"] for row in data["requirements"]] == [one.requirement.id for one in found.rows]
    assert data["counts"]["veto"] == {
        "wanting": 1,
        "undecided": 1,
        "no-rule": 0,
        "unconfirmed": 0,
        "proven": 1,
        "not-asked": 0,
    }
    for row in data["requirements"]:
        assert f" {row['id']} " in text
    assert ("缺年份：2025" if lang is Lang.ZH else "years missing: 2025") in text
    assert max(len(line) for line in text.splitlines()) <= 100


def test_what_the_tier_says_of_the_other_checklist_is_not_asked() -> None:
    table = other()
    [asked] = table.circumstances
    told = asked.model_copy(update={"by_tier": {"city": "held"}})
    found = against(make.case(OWN), table.model_copy(update={"circumstances": (told,)}))
    assert found.to_answer == ()
    assert {one.requirement.id: one.outcome for one in found.rows}["2.3"] is Outcome.WANTING

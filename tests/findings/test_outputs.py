"""Text for the eye, JSON for programs."""

from __future__ import annotations

import json
import re
import unicodedata
from datetime import date

import jsonschema
import make
import pytest
from hypothesis import given
from hypothesis import strategies as st
from listed_plant import plant

from gfpack.base.files import shipped
from gfpack.base.messages import Lang
from gfpack.findings.as_json import SCHEMA, as_json
from gfpack.findings.as_text import as_text
from gfpack.findings.case import Case
from gfpack.findings.find import find
from gfpack.findings.overrides import Judged, judge
from gfpack.findings.wrap import columns_of, wrap
from gfpack.project.models import Override

MANY = """
    requirements:
      0.1:
        groups:
          licence: {any_of: [licence]}
          permit: {any_of: [permit], when: {discharge: key}}
      1.1: {any_of: [iso], count: 2, period: three-years}
      1.2: {kind: expected, points: 30, answer: {state: met, points: 20}}
      1.10: {kind: expected, answer: unknown}
    checklist: {status: abolished, abolished_on: 2025-12-31, successor: factory/next}
    circumstances: {discharge: [key, none]}
    types: {licence: {rule: expires}, iso: {lead_time_days: 300}}
    evidence:
      a: {type: licence, until: 2026-01-01, holder: "坏\\e[31m公司"}
      b: {type: iso, years: [2025]}
    unmatched: [evidence/杂/IMG_0001.jpg]
    """


@pytest.fixture(scope="module")
def case() -> Case:
    return make.case(MANY)


@pytest.fixture(scope="module")
def judged(case: Case) -> Judged:
    return judge(find(case), ())


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(
    case: Case, judged: Judged, lang: Lang, width: int
) -> None:
    for line in as_text(judged, case, lang, width=width).splitlines():
        assert sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line) <= width


@pytest.mark.parametrize("lang", list(Lang))
def test_no_line_begins_with_closing_punctuation(case: Case, judged: Judged, lang: Lang) -> None:
    for line in as_text(judged, case, lang, width=44).splitlines():
        assert not re.match(r"\s*[，。；：、！？）》”]", line), line


def test_veto_comes_first_then_the_order_of_clauses(case: Case, judged: Judged) -> None:
    text = as_text(judged, case, Lang.ZH)
    marks = ["结论：暂不能判断", "【否决】", "\n0.1 ", "\n1.1 ", "【错误】", "【警告】", "【提示】"]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)


@pytest.mark.parametrize("lang", list(Lang))
def test_what_nobody_answered_is_told_at_once_and_kept_apart_in_json(lang: Lang) -> None:
    rows = ", ".join(f"1.{n}: {{answer: unknown}}" for n in range(1, 6))
    fresh = make.case(f"{{requirements: {{{rows}}}}}")
    found = judge(find(fresh), ())
    text = as_text(found, fresh, lang)
    assert text.count("veto-unanswered") == 1
    clauses = ("、" if lang is Lang.ZH else ", ").join(f"1.{n}" for n in range(1, 6))
    assert clauses in text
    assert [one["code"] for one in json.loads(as_json(found, fresh))["findings"]].count(
        "veto-unanswered"
    ) == 5


def test_the_whole_project_comes_before_many_and_many_before_one() -> None:
    fresh = make.case("""
        requirements:
          1.1: {groups: {a: {any_of: [x], when: {gas: emitted}}}, answer: unknown}
          1.2: {groups: {a: {any_of: [x]}}, answer: unknown}
        circumstances: {gas: [emitted, none]}
        """)
    text = as_text(judge(find(fresh), ()), fresh, Lang.ZH)
    marks = ["【否决】", "\n整个项目\n", "“gas（中）”", "\n多个条款\n", "1.1、1.2", "\n1.2 "]
    assert [text.index(mark) for mark in marks] == sorted(text.index(mark) for mark in marks)


def test_working_points_are_never_shown_without_their_label(case: Case, judged: Judged) -> None:
    assert "工作分值(非官方)：20 / 100" in as_text(judged, case, Lang.ZH)
    assert "工作分值(非官方), not official: 20 / 100" in as_text(judged, case, Lang.EN)
    found = json.loads(as_json(judged, case))
    assert found["total"] == {"value": "20", "status": "working"}
    points = {one["id"]: one["full_points"] for one in found["requirements"]}
    assert points["1.2"]["status"] == "official"
    assert points["1.1"]["status"] == "working"


def test_official_points_carry_no_such_label() -> None:
    full = make.case("{requirements: {1.1: {points: 100}}, evidence: {a: {type: x}}}")
    text = as_text(judge(find(full), ()), full, Lang.ZH)
    assert "得分：100 / 100" in text
    assert "工作" not in text


def test_rules_of_working_confidence_are_said_to_be_so() -> None:
    text = """
        requirements: {1.1: {kind_confidence: working}}
        evidence: {a: {type: x}}
        """
    working = make.case(text)
    assert working.assessment.low_confidence == ("1.1",)
    assert "工作判断" in as_text(judge(find(working), ()), working, Lang.ZH)


def test_plain_unless_colours_are_asked_for(case: Case, judged: Judged) -> None:
    assert "\x1b" not in as_text(judged, case, Lang.ZH)
    assert "\x1b[1;31m【否决】" in as_text(judged, case, Lang.ZH, colour=True)


def test_days_left_are_told_to_the_user_and_kept_out_of_packages(
    case: Case, judged: Judged
) -> None:
    assert "还有 121 天" in as_text(judged, case, Lang.ZH, today=date(2026, 3, 1))
    assert "已过 1 天" in as_text(judged, case, Lang.ZH, today=date(2026, 7, 1))
    assert json.loads(as_json(judged, case, today=date(2026, 3, 1)))["days_left"] == 121
    assert "今天" not in as_text(judged, case, Lang.ZH)
    assert not {"today", "days_left"} & set(json.loads(as_json(judged, case)))


def test_overridden_findings_are_listed_with_who_and_why(case: Case) -> None:
    found = find(case)
    over = Override(
        fingerprint=found[0].fingerprint,
        seen=found[0].seen,
        by="李工",
        on=date(2026, 3, 1),
        why="已看原件",
    )
    decided = judge(found, [over])
    text = as_text(decided, case, Lang.ZH)
    assert "李工 2026-03-01：已看原件" in text
    assert "结论：暂不能判断" in text
    (row,) = json.loads(as_json(decided, case))["overridden"]
    assert row["override"]["by"] == "李工"


@pytest.mark.parametrize("today", [None, date(2026, 3, 1)])
def test_json_is_as_its_schema_says(today: date | None) -> None:
    schema = json.loads(shipped("templates/findings/findings-1.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    judged, given = plant()
    jsonschema.Draft202012Validator(schema).validate(
        json.loads(as_json(judged, given, today=today))
    )
    assert judged.overridden
    assert schema["properties"]["schema"]["const"] == SCHEMA


def test_who_answers_for_it_is_told_to_the_user_and_kept_out_of_packages() -> None:
    judged, given = plant()
    assert "0.1 requirement 0.1（中）（负责：行政部 陈主任）" in as_text(
        judged, given, Lang.ZH, today=given.today
    )
    found = json.loads(as_json(judged, given, today=given.today))
    persons = {one["id"]: one["responsible"] for one in found["requirements"]}
    assert (persons["0.1"], persons["1.2"]) == ("行政部 陈主任", "设备部 王工")
    assert "陈主任" not in as_text(judged, given, Lang.ZH)
    assert "陈主任" not in as_json(judged, given)


def test_json_has_codes_and_parameters_and_the_order_of_keys_is_fixed(
    case: Case, judged: Judged
) -> None:
    found = json.loads(as_json(judged, case))
    assert found["schema"] == SCHEMA
    assert (found["verdict"], found["reasons"], found["blocks"]) == ("open", ["0.1", "1.1"], True)
    assert found["counts"]["veto"] == len([f for f in found["findings"] if f["severity"] == "veto"])
    assert list(found["findings"][0]) == [
        "code",
        "severity",
        "clock",
        "requirement",
        "evidence",
        "group",
        "place",
        "params",
        "fingerprint",
        "seen",
    ]
    for one in found["findings"]:
        assert list(one["params"]) == sorted(one["params"])
        assert all(isinstance(value, str) for value in one["params"].values())
    assert as_json(judged, case) == as_json(judge(find(make.case(MANY)), ()), make.case(MANY))


@given(st.text(), st.integers(min_value=2, max_value=60))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns_of(line) <= columns for line in lines)


def test_no_line_begins_with_what_ends_a_phrase_in_either_script() -> None:
    text = (
        "such as “environmental acceptance”, “operation test”; and others: 0.1, 1.3。如“甲”，（乙）"
    )
    for columns in range(24, 60):
        assert not [line for line in wrap(text, columns) if line[0] in ",.;:!?)，。；：、！？）”"]

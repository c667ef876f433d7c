"""Lint: every problem at its place, all at once. `broken/` holds small tables named by defect."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfpack.base.files import shipped
from gfpack.base.messages import Lang, message
from gfpack.checklist.lint import lint, lint_all

BROKEN = Path(__file__).parent / "broken"
EXPECTED: dict[str, list[tuple[int, int, str]]] = {
    "sound": [],
    "unknown-type": [(38, 24, "unknown_type_near")],
    "unknown-choice-of-a-tier": [(13, 15, "unknown_choice_near")],
    "unknown-source-between": [(9, 34, "unknown_source")],
    "steps-out-of-order": [(31, 11, "steps_mixed")],
    "unknown-circumstance": [(39, 22, "unknown_circumstance_near")],
    "unknown-choice": [(39, 22, "unknown_choice_near")],
    "unknown-source": [(27, 25, "unknown_source")],
    "unknown-metric": [(28, 19, "unknown_metric")],
    "unknown-key": [(20, 9, "missing_name"), (23, 9, "unknown_name_near")],
    "repeated-id": [(20, 9, "repeated")],
    "repeated-group": [(36, 15, "repeated")],
    "bad-successor": [(7, 1, "bad_id")],
    "scheme-differs": [(2, 1, "scheme_differs")],
    "bare-any-of": [(35, 59, "bare_any_of")],
    "veto-without-groups": [(20, 9, "veto_without_groups")],
    "veto-switched-off": [(24, 9, "veto_missing")],
    "veto-on-expected": [(24, 9, "veto_expected")],
    "no-reason": [(33, 11, "no_reason")],
    "working-row-without-note": [(30, 9, "working_row")],
    "weights-not-100": [(13, 1, "weights")],
    "weight-below-the-first-level": [(20, 46, "weight_below")],
    "too-many-points": [(14, 5, "too_many_points")],
    "points-without-source": [(26, 9, "points_unsourced")],
    "asks-nothing-of-some-plants": [(31, 9, "asks_nothing")],
    "unknown-reference": [(31, 72, "unknown_reference_near")],
    "unknown-source-of-a-bound": [(31, 101, "unknown_source")],
    "unknown-source-of-a-reference": [(44, 52, "unknown_source")],
    "repeated-reference": [(45, 6, "repeated")],
    "bound-twice": [(31, 61, "bound_twice")],
    "bounds-crossed": [(31, 9, "bounds_crossed")],
    "unknown-circumstance-of-a-row": [(28, 16, "unknown_circumstance_near")],
    "unknown-choice-of-a-metric": [(28, 35, "unknown_choice_near")],
    "metrics-at-once": [(28, 9, "metrics_at_once")],
    "choice-of-unknown-rows": [(19, 28, "unknown_requirement_near")],
    "choice-of-too-many": [(19, 36, "choice_count")],
    "three-at-once": [
        (27, 25, "unknown_source"),
        (28, 19, "unknown_metric"),
        (38, 24, "unknown_type_near"),
    ],
}


def test_what_is_shipped_is_sound() -> None:
    files, problems = lint_all()
    assert problems == []
    shipped_files = {file.relative_to(shipped("checklists")).as_posix() for file in files}
    assert shipped_files >= {
        "evidence-types.yaml",
        "standards.yaml",
        "factory/gbt36132-2018.yaml",
        "factory/gbt36132-2025.yaml",
        "profiles/nation/miit.yaml",
        "profiles/region/jiangsu.yaml",
    }


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_defect_is_told_at_its_line_and_column(name: str) -> None:
    problems = lint(BROKEN / f"{name}.yaml")
    assert [(p.line, p.column, p.key.split(".")[1]) for p in problems] == EXPECTED[name]


def test_every_broken_table_is_expected_and_its_problems_have_words_in_both_languages() -> None:
    files = sorted(BROKEN.glob("*.yaml"))
    assert sorted(file.stem for file in files) == sorted(EXPECTED)
    for problem in (one for file in files for one in lint(file)):
        for lang in Lang:
            assert "{" not in message(problem.key, lang, **dict(problem.params))


def test_a_near_name_is_offered() -> None:
    [problem] = lint(BROKEN / "unknown-type.yaml")
    said = message(problem.key, Lang.ZH, **dict(problem.params))
    assert said == "没有证据类型“discharge-permits”，是不是“discharge-permit”？"


def test_the_plant_that_nothing_is_asked_of_is_named() -> None:
    [problem] = lint(BROKEN / "asks-nothing-of-some-plants.yaml")
    assert ("plant", "permit: none") in problem.params


def test_a_group_of_many_alternatives_passes_with_a_reason_of_its_own(tmp_path: Path) -> None:
    text = (BROKEN / "bare-any-of.yaml").read_text("utf-8")
    file = tmp_path / "reasoned.yaml"
    file.write_text(text.replace("site-plan]}", "site-plan], reason: 任一都可}"), "utf-8")
    assert lint(file) == []


def test_types_that_do_not_fit_are_told(tmp_path: Path) -> None:
    file = tmp_path / "evidence-types.yaml"
    file.write_text(
        """
sources: {K: 背景知识}
types:
  - id: one
    catalogue: E01
    part_of: busines-licence
    title: {zh: 一, en: one}
    form: print
    cues: {}
    validity: {rule: recent}
    issuer: {zh: 某局, en: an office}
    source: [S9]
    confidence: high
  - {id: two, catalogue: E01, part_of: three, title: {zh: 二, en: two}, form: print,
     cues: {name: [二]}, validity: {rule: current}, issuer: {zh: 局, en: office},
     source: [K], confidence: high}
  - {id: three, catalogue: E01, part_of: two, title: {zh: 三, en: three}, form: print,
     cues: {name: [三]}, validity: {rule: current}, issuer: {zh: 局, en: office},
     source: [K], confidence: high}
""",
        "utf-8",
    )
    assert [(p.line, p.key.split(".")[1]) for p in lint(file)] == [
        (6, "unknown_type_near"),
        (9, "no_cue"),
        (10, "months"),
        (14, "circle"),
        (17, "circle"),
    ]


def test_a_file_that_is_no_yaml_is_a_problem_and_no_crash(tmp_path: Path) -> None:
    file = tmp_path / "x.yaml"
    for text in ("a: [", "- 1", "", "types: 3", "points_of: {}"):
        file.write_text(text, "utf-8")
        assert lint(file), text


def test_a_points_file_is_held_against_its_table(tmp_path: Path) -> None:
    file = tmp_path / "points.yaml"
    file.write_text("points_of: factory/none\nsource: 附件\npoints: {}\n", "utf-8")
    assert [(p.line, p.key) for p in lint(file)] == [(1, "checklist.points_of_unknown")]
    text = """
points_of: factory/gbt36132-2018
source: 附件 2
points:
  0.1: 5
  1.1.1: -8
  1.1.2: many
"""
    file.write_text(text.replace("  1.1.2: many\n", ""), "utf-8")
    told = [(p.line, p.key.split(".")[1]) for p in lint(file)]
    assert told[-2:] == [(5, "unscored"), (6, "negative")]
    assert told[:-2] == [(4, "left_out")] * 6
    file.write_text(text, "utf-8")
    assert [p.line for p in lint(file)] == [7]

"""Reading a project: what is left out, what is wrong, whose names are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from gfpack.base.errors import DataError, ExitCode, UsageError
from gfpack.checklist.load import load as load_checklist
from gfpack.checklist.load import load_types
from gfpack.project.check_ids import check_ids
from gfpack.project.load import load, load_with_checklist

FACTS = """\
enterprise: {name: 苏州甲轴承有限公司}
checklist: factory/gbt36132-2018
evaluation_year: 2025
deadline: 2026-06-30
"""


def project_in(folder: Path, **files: str) -> Path:
    for name, text in {"gfpack": FACTS, **files}.items():
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        check_ids(load(folder), load_checklist("factory/gbt36132-2018"), load_types())
    return [
        f"{p.file.name}:{p.line}:{p.column} {p.key} {dict(p.params)}" for p in caught.value.problems
    ]


def test_a_project_without_answers_and_evidence_has_none(tmp_path: Path) -> None:
    project = load(project_in(tmp_path))
    assert project.enterprise.name == "苏州甲轴承有限公司"
    assert not project.answers.answers
    assert not project.evidence.evidence


def test_a_folder_that_is_no_project_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert caught.value.key == "project.no_project"
    assert caught.value.exit_code == ExitCode.USAGE


def test_the_problems_of_all_files_are_told_together(tmp_path: Path) -> None:
    folder = project_in(
        tmp_path,
        gfpack=FACTS + "tire: city\n",
        answers="answers:\n  '0.1': {state: mte}\n",
        evidence="evidence:\n  a:\n    titel: x\n",
    )
    with pytest.raises(DataError) as caught:
        load(folder)
    assert [(p.file.name, p.line) for p in caught.value.problems] == [
        ("answers.yaml", 2),
        ("evidence.yaml", 3),
        ("gfpack.yaml", 5),
    ]


def test_clauses_and_codes_stay_text(tmp_path: Path) -> None:
    facts = FACTS.replace("{name:", "{postcode: 021500, name:")
    answers = "answers:\n  4.10: {state: met, points: 4.10, statement: 1:30}\n"
    project = load(project_in(tmp_path, gfpack=facts, answers=answers))
    assert project.enterprise.postcode == "021500"
    assert list(project.answers.answers) == ["4.10"]
    assert str(project.answers.answers["4.10"].points) == "4.10"
    assert project.answers.answers["4.10"].statement == "1:30"


def test_what_was_said_is_found_again_by_its_line(tmp_path: Path) -> None:
    answers = 'answers:\n  "1.1":\n    state: met\n    statement: |\n      一\n'
    loaded = load(project_in(tmp_path, answers=answers))
    assert loaded.line("answers.yaml", "answers", "1.1", "statement") == 4
    assert loaded.line("gfpack.yaml", "evaluation_year")
    assert loaded.line("answers.yaml", "answers", "1.1", "reason") is None


def test_an_end_that_never_comes_may_be_written_in_chinese(tmp_path: Path) -> None:
    evidence = "evidence:\n  a: {valid_until: 长期}\n  b: {valid_until: 2027-02-28}\n"
    entries = load(project_in(tmp_path, evidence=evidence)).evidence.evidence
    assert entries["a"].valid_until == "long-term"
    assert str(entries["b"].valid_until) == "2027-02-28"


def test_names_that_nothing_bears_are_told_with_the_nearest(tmp_path: Path) -> None:
    folder = project_in(
        tmp_path,
        gfpack=FACTS
        + "circumstances:\n  premise: owned\n  waste-gas: emited\n"
        + "responsible: {0.A: 行政部, 1.1.1: 王工, 1.1.1.1.1: 李工}\n",
        answers="answers:\n  0.1: {state: met}\n  9.9.z: {state: met}\n",
        evidence=(
            "evidence:\n"
            "  a:\n"
            "    type: business-licens\n"
            "    supports: ['0.1', '0.33']\n"
            "    pages:\n"
            "      - file: ../secret.pdf\n"
            "      - file: C:\\x.pdf\n"
        ),
    )
    assert problems_of(folder) == [
        "answers.yaml:3:3 project.unknown_requirement {'name': '9.9.z', 'near': ''}",
        "evidence.yaml:3:5 project.unknown_type_near "
        "{'name': 'business-licens', 'near': 'business-licence'}",
        "evidence.yaml:4:23 project.unknown_requirement_near {'name': '0.33', 'near': '0.3'}",
        "evidence.yaml:6:9 project.path_outside {'path': '../secret.pdf'}",
        "evidence.yaml:7:9 project.path_outside {'path': 'C:\\\\x.pdf'}",
        "gfpack.yaml:6:3 project.unknown_circumstance_near {'name': 'premise', 'near': 'premises'}",
        "gfpack.yaml:7:3 project.unknown_choice_near {'name': 'emited', 'near': 'emitted'}",
        "gfpack.yaml:8:36 project.unknown_indicator_near {'name': '1.1.1.1.1', 'near': '1.1.1'}",
    ]


def test_a_checklist_that_is_not_there_is_told_with_its_place(tmp_path: Path) -> None:
    facts = FACTS.replace("gbt36132-2018", "gbt36132-2081")
    with pytest.raises(DataError) as caught:
        load_with_checklist(project_in(tmp_path, gfpack=facts))
    (problem,) = caught.value.problems
    assert (problem.file.name, problem.key) == ("gfpack.yaml", "project.unknown_checklist_near")
    assert facts.splitlines()[problem.line - 1].startswith("checklist:")


def test_known_names_pass(tmp_path: Path) -> None:
    folder = project_in(
        tmp_path,
        gfpack=FACTS + "circumstances: {premises: owned}\n",
        answers="answers: {'0.1': {state: met}}\n",
        evidence=(
            "evidence:\n"
            "  a: {type: business-licence, supports: ['0.1'], pages: [{file: evidence/a.pdf}]}\n"
        ),
    )
    check_ids(load(folder), load_checklist("factory/gbt36132-2018"), load_types())


@pytest.mark.parametrize("lacking", ["by", "why"])
def test_an_override_needs_a_name_and_a_reason(tmp_path: Path, lacking: str) -> None:
    said = {"fingerprint": "a", "seen": "b", "by": "李工", "on": "2026-03-01", "why": "已看原件"}
    rows = "".join(f'    {key}: "{value}"\n' for key, value in (said | {lacking: " "}).items())
    folder = project_in(tmp_path, answers=f"overrides:\n  -\n{rows}")
    [problem] = problems_of(folder)
    assert "base.value.empty" in problem
    assert f"overrides.0.{lacking}" in problem


def test_how_an_appendix_is_laid_out_is_read_and_kinds_of_photos_must_be_known(
    tmp_path: Path,
) -> None:
    wished = "options:\n  appendix:\n    two_sided: true\n    photos_per_page: {%s: 4}\n"
    held = load(project_in(tmp_path, gfpack=FACTS + wished % "meter-photos"))
    assert held.file.options.appendix.photos_per_page == {"meter-photos": 4}
    assert held.file.options.appendix.two_sided
    problems = problems_of(project_in(tmp_path, gfpack=FACTS + wished % "metre-photos"))
    assert problems[0].startswith("gfpack.yaml:8:")
    assert "unknown_type_near" in problems[0] and "meter-photos" in problems[0]
    with pytest.raises(DataError):
        load(project_in(tmp_path, gfpack=FACTS + (wished % "meter-photos").replace("4}", "3}")))

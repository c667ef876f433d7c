"""A new project: everything there, everything explained, nothing overwritten."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from gfpack.base import yaml
from gfpack.base.errors import UsageError
from gfpack.base.messages import Lang
from gfpack.checklist.load import available, load_types
from gfpack.checklist.load import load as load_checklist
from gfpack.checklist.models import Checklist
from gfpack.project import layout
from gfpack.project.check_ids import check_ids
from gfpack.project.init import Facts, init, renew
from gfpack.project.load import load
from gfpack.project.models import Enterprise, EvidenceEntry, EvidenceFile, ProjectFile, State

FACTS = Facts(
    "苏州甲: 轴承 #1 有限公司", 2025, date(2026, 6, 30), "91320505MA1MU3W71B", "province", 90
)
LATER = replace(FACTS, evaluation_year=2026, deadline=date(2027, 6, 30))


@pytest.fixture(scope="module")
def table() -> Checklist:
    return load_checklist("factory/gbt36132-2018")


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("checklist", [one.id for one in available()])
def test_a_new_project_loads_with_every_requirement_unknown(
    tmp_path: Path, lang: Lang, checklist: str
) -> None:
    table = load_checklist(checklist)
    project = init(tmp_path / "新 项目", table, FACTS, lang)
    check_ids(project, table, load_types())
    assert project.enterprise.name == FACTS.name
    assert project.enterprise.credit_code == FACTS.credit_code
    assert project.file.tier == "province"
    assert str(project.valid_on) == "2026-09-28"
    assert list(project.answers.answers) == list(table.requirements())
    assert {one.state for one in project.answers.answers.values()} == {State.UNKNOWN}
    assert not project.evidence.evidence


def test_both_languages_make_the_same_project(tmp_path: Path, table: Checklist) -> None:
    chinese = init(tmp_path / "a", table, FACTS, Lang.ZH)
    english = init(tmp_path / "b", table, FACTS, Lang.EN)
    assert chinese.file == english.file
    assert chinese.answers == english.answers


@pytest.mark.parametrize("lang", Lang)
def test_every_field_can_be_found_in_the_project_file(
    tmp_path: Path, table: Checklist, lang: Lang
) -> None:
    init(tmp_path, table, FACTS, lang)
    text = (tmp_path / layout.GFPACK_YAML).read_text("utf-8")

    def fields(model: type[BaseModel]) -> list[str]:
        return list(model.model_fields)

    wanted = [*fields(ProjectFile), *fields(Enterprise)]
    missing = [name for name in wanted if not re.search(rf"^[ #]*{name}:", text, re.MULTILINE)]
    assert missing == []


@pytest.mark.parametrize("lang", Lang)
def test_what_is_commented_out_works_when_the_signs_are_taken_away(
    tmp_path: Path, table: Checklist, lang: Lang
) -> None:
    init(tmp_path, table, FACTS, lang)
    file = tmp_path / layout.GFPACK_YAML
    shown = re.compile(r"^( *)# ((?:[a-z_]+:(?: \||$)|  ).*)$", re.MULTILINE)
    before, after = file.read_text("utf-8").split("circumstances:")
    file.write_text(shown.sub(r"\1\2", before) + "circumstances:" + after, "utf-8")
    project = load(tmp_path)
    assert project.enterprise.former_names[0].until == date(2019, 5, 31)
    assert project.enterprise.sites and project.enterprise.products
    assert project.file.other_parties


@pytest.mark.parametrize("lang", Lang)
def test_the_example_of_the_evidence_file_is_right(
    tmp_path: Path, table: Checklist, lang: Lang
) -> None:
    project = init(tmp_path, table, FACTS, lang)
    file = tmp_path / layout.EVIDENCE_YAML
    lines = file.read_text("utf-8").splitlines()
    start = lines.index("# evidence:")
    example = [line.removeprefix("# ") for line in lines[start:] if line.startswith("#")]
    file.write_text("\n".join(example), "utf-8")
    entries = yaml.into(EvidenceFile, yaml.read(file)).evidence
    check_ids(load(project.folder), table, load_types())
    named = {name for entry in entries.values() for name in entry.model_fields_set}
    assert set(EvidenceEntry.model_fields) - named == {"credit_code", "valid_from", "confirmed"}


def test_each_section_has_a_folder_for_its_evidence(tmp_path: Path, table: Checklist) -> None:
    init(tmp_path, table, FACTS, Lang.ZH)
    folders = {one.name for one in (tmp_path / "evidence").iterdir()}
    assert len(folders) == len(table.sections())
    assert "1.1-建筑" in folders


def test_each_veto_requirement_is_marked(tmp_path: Path, table: Checklist) -> None:
    init(tmp_path, table, FACTS, Lang.ZH)
    marked = re.findall(
        r"^  # (\S+) 【否决】", (tmp_path / "answers.yaml").read_text("utf-8"), re.M
    )
    assert marked == [one.id for one in table.requirements().values() if one.veto]


def test_each_question_about_the_plant_stands_with_its_choices(
    tmp_path: Path, table: Checklist
) -> None:
    init(tmp_path, table, FACTS, Lang.ZH)
    text = (tmp_path / "gfpack.yaml").read_text("utf-8")
    for one in table.circumstances:
        assert one.question.zh in text
        assert f"\n  {one.id}:\n" in text
        assert all(re.search(rf"#   {choice} +\S", text) for choice in one.choices)


def test_a_project_is_not_made_over_another(tmp_path: Path, table: Checklist) -> None:
    init(tmp_path, table, FACTS, Lang.ZH)
    before = (tmp_path / "gfpack.yaml").read_bytes()
    with pytest.raises(UsageError) as caught:
        init(tmp_path, table, LATER, Lang.ZH)
    assert caught.value.key == "project.already"
    assert (tmp_path / "gfpack.yaml").read_bytes() == before


def test_a_file_in_the_way_is_named_and_nothing_is_made(tmp_path: Path, table: Checklist) -> None:
    (tmp_path / "answers.yaml").write_text("mine: 1\n")
    with pytest.raises(UsageError) as caught:
        init(tmp_path, table, FACTS, Lang.ZH)
    assert caught.value.params["path"] == tmp_path / "answers.yaml"
    assert [one.name for one in tmp_path.iterdir()] == ["answers.yaml"]
    assert (tmp_path / "answers.yaml").read_text() == "mine: 1\n"


def test_other_files_in_the_folder_do_not_matter(tmp_path: Path, table: Checklist) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "执照.pdf").write_bytes(b"%PDF")
    init(tmp_path, table, FACTS, Lang.ZH)
    assert (tmp_path / "evidence" / "执照.pdf").read_bytes() == b"%PDF"


def test_a_project_is_not_made_inside_another(tmp_path: Path, table: Checklist) -> None:
    init(tmp_path / "a", table, FACTS, Lang.ZH)
    with pytest.raises(UsageError, match=r"project\.inside"):
        init(tmp_path / "a" / "evidence" / "b", table, FACTS, Lang.ZH)
    assert not (tmp_path / "a" / "evidence" / "b").exists()


def test_a_scaffold_that_was_interrupted_can_be_made_again(
    tmp_path: Path, table: Checklist
) -> None:
    init(tmp_path, table, FACTS, Lang.ZH)
    (tmp_path / "gfpack.yaml").unlink()
    assert init(tmp_path, table, FACTS, Lang.ZH).file.evaluation_year == 2025


def test_next_year_keeps_facts_and_statements_but_no_state(
    tmp_path: Path, table: Checklist
) -> None:
    old = init(tmp_path / "old", table, FACTS, Lang.ZH)
    with yaml.edit(old.folder / "gfpack.yaml") as content:
        content["enterprise"]["address"] = "某路 1 号"
        content["circumstances"]["premises"] = "owned"
    with yaml.edit(old.folder / "answers.yaml") as content:
        content["answers"]["0.1"] |= {"state": "met", "statement": "一\n\n二：x", "points": 5}
        content["answers"]["0.3"] |= {"state": "not-applicable", "reason": "没有 # 承诺"}
    with yaml.edit(old.folder / "evidence.yaml") as content:
        yaml.table(content, "evidence")["a"] = {"type": "business-licence"}

    new = renew(tmp_path / "new", load(old.folder), table, LATER, Lang.ZH)

    assert (new.file.evaluation_year, new.file.deadline) == (2026, date(2027, 6, 30))
    assert new.enterprise == load(old.folder).enterprise
    assert new.file.circumstances == {"premises": "owned"}
    first, third = new.answer("0.1"), new.answer("0.3")
    assert (first.state, first.statement, first.points) == (State.UNKNOWN, "一\n\n二：x", None)
    assert (third.state, third.reason) == (State.UNKNOWN, "没有 # 承诺")
    assert (first.from_year, third.from_year, new.answer("0.2").from_year) == (2025, 2025, None)
    assert not new.evidence.evidence
    assert (new.folder / "answers.yaml").read_text("utf-8").count("上次申报时的说法") == 2
    assert load(old.folder).answer("0.1").state is State.MET


def test_a_statement_nobody_looked_at_for_two_years_keeps_the_year_it_comes_from(
    tmp_path: Path, table: Checklist
) -> None:
    old = init(tmp_path / "old", table, FACTS, Lang.ZH)
    with yaml.edit(old.folder / "answers.yaml") as content:
        content["answers"]["0.1"] |= {"statement": "一", "from_year": 2023}
    new = renew(tmp_path / "new", load(old.folder), table, LATER, Lang.ZH)
    assert new.answer("0.1").from_year == 2023


def test_next_year_under_another_checklist_drops_answers_it_does_not_ask_for(
    tmp_path: Path, table: Checklist
) -> None:
    old = init(tmp_path / "old", table, FACTS, Lang.ZH)
    with yaml.edit(old.folder / "gfpack.yaml") as content:
        content["circumstances"]["premises"] = "owned"
    other = load_checklist("factory/gbt36132-2025")
    new = renew(tmp_path / "new", load(old.folder), other, LATER, Lang.ZH)
    check_ids(new, other, load_types())
    assert new.file.checklist == other.id

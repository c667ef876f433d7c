"""What a walk shows: requirements in order, what is asked, what is there, what is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from way import LICENCE, PERMIT, PERMIT_FILE, TODAY, walk

from gfpack.assessment.models import GroupState, Shortfall
from gfpack.base.errors import UsageError
from gfpack.evidence.models import FileKind, FileState
from gfpack.project.models import State
from gfpack.walk.models import Only, Order
from gfpack.walk.session import Walk


@pytest.fixture(scope="session")
def tiny(tiny_project: Path) -> Walk:
    return walk(tiny_project)


def test_veto_items_come_first_and_nothing_is_left_out(tiny: Walk) -> None:
    by_veto, by_table = tiny.steps(), tiny.steps(order=Order.INDICATOR)
    known = tiny.case.checklist.requirements()
    vetoes = [known[one].veto for one in by_veto]
    assert vetoes == sorted(vetoes, reverse=True)
    assert by_table == tuple(known)
    assert [one for one in by_table if known[one].veto] == list(by_veto[: vetoes.count(True)])


def test_a_step_tells_what_is_asked_what_is_there_and_what_is_wrong(tiny: Walk) -> None:
    step = tiny.step("0.1")
    assert (step.requirement.id, step.indicator.id, step.number) == ("0.1", "0.A", 1)
    assert step.total == len(tiny.steps())
    assert step.answer.state is State.MET
    licence = next(one for one in step.asked if one.group.id == "licence")
    assert [[kind.id for kind in kinds] for kinds in licence.wanted] == [["business-licence"]]
    assert licence.result.state is GroupState.PROVEN
    assert [one.evidence.id for one in step.evidence] == [LICENCE, PERMIT]
    permit = step.evidence[1]
    assert permit.type is not None
    assert permit.type.id == "discharge-permit-original"
    read = {one.field: one for one in permit.reads}
    assert read["valid_until"].value == "2029-07-14"
    assert read["valid_until"].confirmed
    assert (read["valid_until"].path, read["valid_until"].page) == (PERMIT_FILE, 1)
    assert "2029" in read["valid_until"].seen
    (sheet,) = permit.sheets
    assert sheet.place.is_file()
    assert (sheet.first, sheet.last, sheet.pages) == (1, 1, 1)
    assert (sheet.kind, sheet.state) == (FileKind.PDF, FileState.READABLE)
    assert "veto-unproven" in {one.code for one in step.findings}


def test_a_circumstance_a_step_hangs_on_is_asked_with_its_finding(tiny: Walk) -> None:
    step = tiny.step("0.1")
    asked = {one.circumstance.id: one.choice for one in step.questions}
    assert asked["discharge-permit"] is None
    named = {one.group for one in step.findings if one.code == "circumstance-unanswered"}
    assert {"discharge-permit"} <= named <= asked.keys()
    undecided = [one for one in step.asked if one.result.state is GroupState.UNDECIDED]
    assert all(one.questions for one in undecided)


def test_years_asked_for_are_told(tiny: Walk) -> None:
    years = {
        one.years
        for key in tiny.steps()
        for one in tiny.step(key).asked
        if one.group.period is not None
    }
    assert years == {(2025,)}


def test_every_finding_stands_at_a_step_or_elsewhere(tiny: Walk) -> None:
    shown = {one.fingerprint for key in tiny.steps() for one in tiny.step(key).findings}
    rest = {one.fingerprint for one in tiny.elsewhere()}
    assert shown | rest == {one.fingerprint for one in tiny.judged.open}
    assert not shown & rest


def test_an_unknown_requirement_or_evidence_names_the_nearest(tiny: Walk) -> None:
    with pytest.raises(UsageError, match=r"unknown_requirement_near.*near=0\.1"):
        tiny.step("0,1")
    with pytest.raises(UsageError, match=r"unknown_id_near.*business-licence"):
        tiny.shown("business-license")


def test_the_ready_client_has_next_to_nothing_left(ready_project: Path) -> None:
    done = walk(ready_project)
    assert done.to_confirm() == ()
    assert done.steps(only=Only.STALE) == ()
    for only in (Only.MISSING, Only.UNKNOWN):
        for key in done.steps(only=only):
            assert done.case.project.answer(key).state is State.UNKNOWN


def test_missing_is_what_is_not_proven_and_not_given_up(tiny: Walk) -> None:
    missing = tiny.steps(only=Only.MISSING)
    assert "0.1" in missing
    assert "3.1.2" not in missing  # said to be unmet: no proof is needed
    proven = [key for key, one in tiny.case.assessment.results.items() if one.proven]
    assert not {*missing} & {*proven}


def test_unknown_is_what_only_a_person_can_say(tiny_copy: Path) -> None:
    file = tiny_copy / "evidence.yaml"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    kept = [line for line in lines if "825e2a9f" not in line and "confirmed" not in line]
    file.write_text("".join(kept), "utf-8")
    now = walk(tiny_copy)
    unknown = now.steps(only=Only.UNKNOWN)
    assert "0.7" in unknown  # answered, but its plan is not confirmed
    assert "0.2" in unknown  # not answered
    assert "3.1.2" not in unknown
    assert set(now.to_confirm()) == {one.id for one in now.case.register.evidence}
    (plan,) = (one for one in now.step("0.7").evidence if one.evidence.id == "mid-long-term-plan")
    assert not plan.counts
    assert Shortfall.UNCONFIRMED in plan.shortfalls


def test_stale_is_what_was_said_of_another_year_or_other_bytes(tiny_copy: Path) -> None:
    answers = tiny_copy / "answers.yaml"
    text = answers.read_text("utf-8")
    answers.write_text(text.replace('"3.1.2":\n', '"3.1.2":\n    from_year: 2024\n'), "utf-8")
    licence = tiny_copy / "evidence/01 主体资格/营业执照-1.jpg"
    licence.write_bytes(licence.read_bytes() + b"\0")
    now = walk(tiny_copy)
    assert now.steps(only=Only.STALE) == ("0.1", "3.1.2")
    assert now.to_confirm() == (LICENCE,)
    assert Only.STALE in now.step("0.1").kinds


def test_one_goes_on_where_a_person_has_something_to_say(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    first = now.first_open(order=Order.INDICATOR)
    assert first == "0.1"  # its circumstances are not answered
    for question in now.step("0.1").questions:
        now.circumstance(question.circumstance.id, next(iter(question.circumstance.choices)))
    assert now.first_open(order=Order.INDICATOR) == "0.2"
    now.answer("0.2", State.MET)
    assert now.first_open(order=Order.INDICATOR) == "0.3"
    assert walk(tiny_copy).first_open(order=Order.INDICATOR) == "0.3"
    assert now.first_open(order=Order.INDICATOR, only=Only.MISSING) == "0.3"


def test_a_step_that_left_its_selection_is_counted_among_all(tiny: Walk) -> None:
    step = tiny.step("3.1.2", only=Only.MISSING)
    assert step.total == len(tiny.steps())


def test_papers_of_a_wanted_type_and_loose_files_can_be_attached(tiny_copy: Path) -> None:
    (tiny_copy / "evidence" / "会议.txt").write_text("下午三点开会", "utf-8")
    now = walk(tiny_copy)
    now.detach("0.1", LICENCE)
    assert now.attachable("0.1") == (LICENCE, "evidence/会议.txt")
    assert now.attachable("0.2") == ("evidence/会议.txt",)


def test_who_answers_for_a_requirement_is_told(tiny_copy: Path) -> None:
    file = tiny_copy / "gfpack.yaml"
    file.write_text(file.read_text("utf-8") + 'responsible: {"5": 环保部, "0.1": 王敏}\n', "utf-8")
    now = walk(tiny_copy)
    told = {key: now.step(key).responsible for key in ("0.1", "5.1.1", "0.2")}
    assert told == {"0.1": "王敏", "5.1.1": "环保部", "0.2": None}


def test_nobody_cannot_walk(tiny_copy: Path) -> None:
    with pytest.raises(UsageError, match=r"walk\.nobody"):
        Walk.open(tiny_copy, by=" \n", today=date(2026, 1, 1))
    assert walk(tiny_copy).case.today == TODAY

"""What a person says of requirements, the plant and findings changes these lines and no other."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from way import TODAY, changed, walk

from gfpack.base.errors import UsageError
from gfpack.base.messages import Lang
from gfpack.findings.find import find
from gfpack.findings.overrides import judge
from gfpack.project.init import Facts, renew
from gfpack.project.load import load
from gfpack.project.models import State
from gfpack.walk.models import Action, Only

LAST_YEAR = """\
    from_year: 2024   # 去年的话
    # 复核人请看这里
"""


def test_an_answer_changes_its_own_lines_only(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        change = now.answer("3.1.2", State.MET, points="4.50")
    assert diff.files == ["answers.yaml"]
    assert diff.gone == ["state: unmet", "by: 王敏", "on: 2026-11-10"]
    assert diff.come == ["state: met", "by: 李工", "on: 2026-11-22", "points: 4.50"]
    assert (change.action, change.about, change.files) == (
        Action.ANSWER, "3.1.2", ("answers.yaml",)
    )  # fmt: skip
    assert change.requirements == ("3.1.2",)
    said = load(tiny_copy).answer("3.1.2")
    assert (said.state, said.points, said.by, said.on) == (
        State.MET, Decimal("4.50"), "李工", TODAY
    )  # fmt: skip
    assert said.statement == "尚未建设能源管理中心。"


def test_a_requirement_nobody_spoke_of_gets_an_entry(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        change = now.answer("1.1.2", State.UNMET, statement="第一段\n第二段\t续  \n")
    assert not diff.gone
    assert diff.come[:4] == ["1.1.2:", "state: unmet", "statement: |-", "第一段"]
    assert load(tiny_copy).answer("1.1.2").statement == "第一段\n第二段 续"
    assert "veto-unmet" in {one.code for one in change.new}


def test_answering_anew_is_for_this_year(tiny_copy: Path) -> None:
    file = tiny_copy / "answers.yaml"
    text = file.read_text("utf-8").replace('"3.1.2":\n', f'"3.1.2":\n{LAST_YEAR}')
    file.write_text(text, "utf-8")
    now = walk(tiny_copy)
    assert now.steps(only=Only.STALE) == ("3.1.2",)
    with changed(tiny_copy) as diff:
        now.answer("3.1.2", State.UNMET)
    assert "from_year: 2024   # 去年的话" in diff.gone
    assert "# 复核人请看这里" not in diff.gone
    assert now.steps(only=Only.STALE) == ()


def test_the_mark_of_a_statement_taken_over_goes_when_it_is_answered(
    tiny_copy: Path, tmp_path: Path
) -> None:
    old = load(tiny_copy)
    checklist = walk(tiny_copy).case.checklist
    facts = Facts(old.enterprise.name, 2026, date(2027, 12, 31))
    renew(tmp_path / "明年", old, checklist, facts, Lang.ZH)
    now = walk(tmp_path / "明年")
    assert now.steps(only=Only.STALE) == ("0.1", "0.7", "1.3.5", "3.1.2")
    now.answer("0.1", State.MET)
    text = (tmp_path / "明年" / "answers.yaml").read_text("utf-8")
    assert text.count("上次申报时的说法") == text.count("from_year: 2025") == 3
    assert now.steps(only=Only.STALE) == ("0.7", "1.3.5", "3.1.2")


def test_an_empty_text_goes_and_none_stays(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    now.answer("3.1.2", State.UNMET, statement="", points="3")
    now.answer("3.1.2", State.UNMET, points="")
    said = load(tiny_copy).answer("3.1.2")
    assert (said.statement, said.points) == (None, None)


def test_not_applicable_takes_a_reason(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="no_reason_not_applicable"):
        now.answer("3.1.2", State.NOT_APPLICABLE, reason=" \n ")
    assert not diff.files
    now.answer("3.1.2", State.NOT_APPLICABLE, reason="本厂不设")
    assert "3.1.2" not in now.steps(only=Only.MISSING)
    now.answer("3.1.2", State.NOT_APPLICABLE, statement="见说明")  # the reason stands already
    assert load(tiny_copy).answer("3.1.2").reason == "本厂不设"


@pytest.mark.parametrize("points", ["四分", "-1", "NaN", "1e400000000", "Infinity"])
def test_points_are_a_number(tiny_copy: Path, points: str) -> None:
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="bad_points"):
        walk(tiny_copy).answer("3.1.2", State.UNMET, points=points)
    assert not diff.files


def test_points_may_be_typed_in_full_width(tiny_copy: Path) -> None:
    walk(tiny_copy).answer("3.1.2", State.UNMET, points=" ２．５ ")
    assert load(tiny_copy).answer("3.1.2").points == Decimal("2.5")


@pytest.mark.parametrize(
    "typed",
    ["\x00\x07停", "a\x1b[31mb", "半\ud800个", "\ufeff头", "x\u2028y", "- a: b\n# c", "'\"", "@x",
     "|", "\t- x\n\t- y", " 前空\n  缩进", "null", "~", "真" * 5000, "行\r\n行\r行"],
)  # fmt: skip
def test_whatever_is_typed_can_be_read_again(tiny_copy: Path, typed: str) -> None:
    now = walk(tiny_copy)
    now.answer("1.1.2", State.UNMET, statement=typed)
    now.override(now.step("1.1.2").findings[0], f"因为{typed}")
    read = load(tiny_copy)
    assert read.answer("1.1.2").statement
    assert len(read.answers.overrides) == 1


def test_a_circumstance_is_answered_and_taken_back(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        change = now.circumstance("discharge-permit", "simplified")
    assert (diff.files, diff.gone) == (["gfpack.yaml"], [])
    assert diff.come == ["circumstances:", "discharge-permit: simplified"]
    assert "circumstance-unanswered" in {one.code for one in change.solved}
    assert "0.1" in change.requirements
    now.circumstance("discharge-permit", None)
    assert now.case.project.file.circumstances == {}
    with pytest.raises(UsageError, match="unknown_choice"):
        now.circumstance("discharge-permit", "perhaps")
    with pytest.raises(UsageError, match=r"unknown_circumstance.*near=premises"):
        now.circumstance("premise", "owned")


def test_a_finding_is_overridden_in_the_open_and_the_verdict_stays(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    one = next(one for one in now.step("0.7").findings if one.code != "circumstance-unanswered")
    before = now.case.assessment
    with changed(tiny_copy) as diff:
        change = now.override(one, "已向主管部门核实")
    assert not diff.gone
    assert diff.come == [
        "overrides:", f"- fingerprint: {one.fingerprint}", f"seen: {one.seen}",
        f"code: {one.code}", "by: 李工", "on: 2026-11-22", "why: 已向主管部门核实",
    ]  # fmt: skip
    assert [each.fingerprint for each in change.solved] == [one.fingerprint]
    assert one.fingerprint in {each.finding.fingerprint for each in now.step("0.7").overridden}
    assert now.case.assessment == before
    judged = judge(find(now.case), load(tiny_copy).answers.overrides)
    assert [each.override.why for each in judged.overridden] == ["已向主管部门核实"]
    change = now.withdraw(one)
    assert [each.fingerprint for each in change.new] == [one.fingerprint]
    assert load(tiny_copy).answers.overrides == ()


def test_other_decisions_and_the_comments_on_them_stay(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    one, other, third = now.judged.open[:3]
    now.override(one, "一")
    now.override(other, "二")
    file = tiny_copy / "answers.yaml"
    file.write_text(file.read_text("utf-8") + "# 末尾\n", "utf-8")
    now.reload()
    with changed(tiny_copy) as diff:
        now.withdraw(other)
    assert not diff.come
    assert [each.why for each in load(tiny_copy).answers.overrides] == ["一"]
    now.override(third, "三")
    assert [each.why for each in load(tiny_copy).answers.overrides] == ["一", "三"]
    assert file.read_text("utf-8").count("# 末尾\n") == 1


def test_a_stale_override_is_seen_and_renewed(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    one = now.step("0.7").findings[0]
    now.override(one, "行")
    file = tiny_copy / "answers.yaml"
    text = file.read_text("utf-8") + "# 文件末尾的说明\n"
    file.write_text(text.replace(f"seen: {one.seen}", "seen: '0123'"), "utf-8")
    now.reload()
    assert "0.7" in now.steps(only=Only.STALE)
    stale = next(each for each in now.step("0.7").findings if each.code == "override-stale")
    with pytest.raises(UsageError, match="about_an_override"):
        now.override(stale, "行")
    now.override(one.fingerprint, "仍然行")
    assert [each.why for each in load(tiny_copy).answers.overrides] == ["仍然行"]
    assert now.steps(only=Only.STALE) == ()
    now.withdraw(one)
    assert file.read_text("utf-8").endswith("# 文件末尾的说明\n")


def test_an_override_takes_a_reason_and_an_open_finding(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    one = now.judged.open[0]
    with pytest.raises(UsageError, match="no_reason_override"):
        now.override(one, " \t\n")
    with pytest.raises(UsageError, match="unknown_finding"):
        now.override("0123456789abcdef", "行")
    with pytest.raises(UsageError, match="no_override"):
        now.withdraw(one)
    now.override(one, "行")
    with pytest.raises(UsageError, match="unknown_finding"):
        now.override(one, "再行")

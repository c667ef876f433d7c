"""Saved at once, never over somebody else's work, and taken back byte by byte."""

from __future__ import annotations

from pathlib import Path

import evidence_papers as papers
import pytest
from way import LICENCE, PERMIT, changed, originals, texts, walk

from gfpack.base.errors import DataError, OutputError, UsageError
from gfpack.evidence import examining, survey
from gfpack.project.load import load
from gfpack.project.models import State
from gfpack.walk import moment
from gfpack.walk.session import Walk


def edited(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("name", ["answers.yaml", "evidence.yaml", "gfpack.yaml"])
def test_what_somebody_else_wrote_is_not_overwritten_but_read(tiny_copy: Path, name: str) -> None:
    now = walk(tiny_copy)
    now.answer("3.1.2", State.UNMET, points="1")
    edited(tiny_copy / "answers.yaml", "尚未建设", "正在建设")
    if name != "answers.yaml":
        (tiny_copy / name).write_text(texts(tiny_copy)[name] + "# 同事的话\n", "utf-8")
    with changed(tiny_copy) as diff, pytest.raises(OutputError, match=r"walk\.changed_meanwhile"):
        now.answer("3.1.2", State.MET)
    assert not diff.files
    assert now.step("3.1.2").answer.statement == "正在建设能源管理中心。"
    assert not now.can_undo
    now.answer("3.1.2", State.MET)
    assert load(tiny_copy).answer("3.1.2").statement == "正在建设能源管理中心。"


def test_a_file_made_unreadable_by_somebody_is_told_and_left(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    edited(tiny_copy / "answers.yaml", "state: unmet", "state: [unmet")
    with changed(tiny_copy) as diff, pytest.raises(DataError):
        now.answer("3.1.2", State.MET)
    assert not diff.files


def test_a_change_that_would_break_the_project_is_put_back(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = walk(tiny_copy)

    def refuse(*_: object) -> None:
        raise DataError([])

    with changed(tiny_copy) as diff, monkeypatch.context() as patched:
        patched.setattr(moment, "check_ids", refuse)
        with pytest.raises(DataError):
            now.mark(LICENCE, original_seen=True)
    assert not diff.files
    assert not now.can_undo
    now.mark(LICENCE, original_seen=True)


def test_actions_are_taken_back_one_by_one(tiny_copy: Path, tmp_path: Path) -> None:
    raw = (tiny_copy / "answers.yaml").read_bytes().replace(b"\n", b"\r\n")
    (tiny_copy / "answers.yaml").write_bytes(b"\xef\xbb\xbf" + raw)
    new = papers.pdf(tmp_path / "新证.pdf", papers.PERMIT_TEXT + "二")
    now = walk(tiny_copy)
    before = {name: (tiny_copy / name).read_bytes() for name in texts(tiny_copy)}
    results = now.case.assessment.results
    now.answer("0.2", State.UNMET, statement="一\n二")
    now.circumstance("premises", "owned")
    now.mark(LICENCE, seal_seen=False)
    now.replace(PERMIT, new)
    now.confirm(PERMIT, {"number": "1"})
    now.override(now.judged.open[0], "行")
    undone = [now.undo() for _ in range(6)]
    assert [one.action for one in undone] == [
        "override", "confirm", "replace", "mark", "circumstance", "answer"
    ]  # fmt: skip
    assert all(one.undone for one in undone)
    assert undone[0].new
    assert undone[-1].files == ("answers.yaml",)
    assert {name: (tiny_copy / name).read_bytes() for name in before} == before
    assert "evidence/新证.pdf" in originals(tiny_copy)
    assert {key: one.answered for key, one in now.case.assessment.results.items()} == {
        key: one.answered for key, one in results.items()
    }
    with pytest.raises(UsageError, match="nothing_to_undo"):
        now.undo()


def test_nothing_is_taken_back_over_somebody_else_s_work(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    now.answer("3.1.2", State.MET)
    edited(tiny_copy / "answers.yaml", "尚未建设", "正在建设")
    with changed(tiny_copy) as diff, pytest.raises(OutputError, match=r"walk\.changed_meanwhile"):
        now.undo()
    assert not diff.files
    assert now.step("3.1.2").answer.statement == "正在建设能源管理中心。"


def test_a_file_that_was_not_there_goes_again(tiny_copy: Path) -> None:
    (tiny_copy / "answers.yaml").unlink()
    now = walk(tiny_copy)
    now.answer("0.1", State.MET)
    assert load(tiny_copy).answer("0.1").state is State.MET
    now.undo()
    assert not (tiny_copy / "answers.yaml").exists()


def test_an_action_reads_no_evidence_again(
    ready_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = walk(ready_copy)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("an unchanged file was looked at")

    monkeypatch.setattr(survey, "walk", never)
    monkeypatch.setattr(examining, "run", never)
    now.mark(LICENCE, seal_seen=False)
    now.answer("0.1", State.MET)


def test_files_that_changed_are_seen_on_reload(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    assert now.to_confirm() == ()
    photo = tiny_copy / "evidence/01 主体资格/营业执照-1.jpg"
    photo.write_bytes(photo.read_bytes() + b"\0")
    now.reload()
    assert now.to_confirm() == (LICENCE,)
    (tiny_copy / "gfpack.yaml").write_text("enterprise: [", "utf-8")
    with pytest.raises(DataError):
        now.reload()
    assert now.to_confirm() == (LICENCE,)


def test_two_people_in_turn_both_get_their_word_in(tiny_copy: Path) -> None:
    one, other = walk(tiny_copy, "王敏"), walk(tiny_copy, "李工")
    one.answer("0.2", State.MET)
    with pytest.raises(OutputError, match="changed_meanwhile"):
        other.answer("0.3", State.MET)
    other.answer("0.3", State.MET)
    said = load(tiny_copy)
    assert (said.answer("0.2").by, said.answer("0.3").by) == ("王敏", "李工")
    assert isinstance(other, Walk)

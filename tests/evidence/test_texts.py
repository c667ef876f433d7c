"""Page texts of the register, fetched when somebody asks."""

import sqlite3
from pathlib import Path
from typing import Any

import evidence_papers as papers
import pytest
from test_register import CHECKLIST, TYPES, only, project, registered

from gfpack.evidence.collect import collect
from gfpack.evidence.register import register
from gfpack.evidence.store import KeptTexts, at_hand

STORE = ".gfpack/readings.sqlite"


def test_an_evidence_shows_the_text_of_its_own_pages_only(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "证书.pdf", papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT)
    held = registered(tmp_path)
    quality, environment = sorted(held.evidence, key=lambda one: one.extents[0].first)
    ((_, page, text),) = held.pages_of(environment)
    assert (page, "环境管理体系" in text) == (2, True)
    ((_, page, text),) = held.pages_of(quality)
    assert (page, "质量管理体系" in text) == (1, True)


def test_texts_are_there_in_later_runs_and_a_picture_has_none(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    papers.photo(tmp_path / "evidence" / "1.3.5" / "电表照片.jpg")
    registered(tmp_path)
    held = registered(tmp_path)
    assert len(held.texts) == 2
    assert sorted(len(texts) for texts in held.texts.values()) == [0, 1]


@pytest.mark.parametrize("damage", ["gone", "cut", "row"])
def test_without_a_whole_database_there_are_no_texts_and_no_fault(
    tmp_path: Path, damage: str
) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    held = registered(tmp_path)
    file = tmp_path / STORE
    if damage == "gone":
        file.unlink()
    elif damage == "cut":
        file.write_bytes(file.read_bytes()[:3000])
    else:
        with sqlite3.connect(file) as database:
            database.execute("update content set texts = x'00'")
        database.close()
    assert held.pages_of(only(held)) == ()
    assert held.texts.get("0" * 64, ()) == ()


def test_nothing_is_opened_until_somebody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    registered(tmp_path)
    asked: list[str] = []
    fetch = KeptTexts._asked

    def counting(texts: KeptTexts, question: str, *values: str) -> list[tuple[object, ...]]:
        asked.append(question)
        return fetch(texts, question, *values)

    monkeypatch.setattr(KeptTexts, "_asked", counting)
    held = registered(tmp_path)
    assert not asked
    assert held.pages_of(only(held))
    assert len(asked) == 1


def test_all_texts_are_gone_through_with_the_database_opened_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    papers.pdf(tmp_path / "evidence" / "证书.pdf", papers.QUALITY_TEXT)
    held = registered(tmp_path)
    one_by_one = {sha256: held.texts[sha256] for sha256 in held.texts}
    monkeypatch.setattr(KeptTexts, "_asked", None)
    assert dict(held.texts.items()) == one_by_one
    assert len(one_by_one) == 2
    (tmp_path / STORE).unlink()
    assert list(held.texts.items()) == []


def test_a_rehearsal_knows_the_texts_of_files_that_would_come(tmp_path: Path) -> None:
    arrived = papers.pdf(tmp_path / "arrived" / "许可证.pdf", papers.PERMIT_TEXT)
    client = project(tmp_path / "client")
    held = collect(client, CHECKLIST, TYPES, [arrived], dry_run=True).register
    ((_, _, text),) = held.pages_of(only(held))
    assert papers.ENTERPRISE in text


def test_where_nothing_can_be_kept_the_texts_are_held(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    (tmp_path / ".gfpack").write_text("a file where the folder should be")
    held = register(project(tmp_path), CHECKLIST, TYPES)
    assert held.pages_of(only(held))


def test_many_questions_in_a_row_open_the_database_once_and_let_it_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    held = registered(tmp_path)
    sha256 = only(held).extents[0].sha256 or ""
    opened: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def counted(*given: Any, **named: Any) -> sqlite3.Connection:
        opened.append(connect(*given, **named))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", counted)
    with at_hand(held.texts):
        assert [len(held.texts[sha256]) for _ in range(3)] == [1, 1, 1]
        assert dict(held.texts.items()) == {sha256: held.texts[sha256]}
    assert len(opened) == 1
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        opened[0].execute("select 1")
    assert held.texts[sha256]


def test_without_a_database_nothing_is_at_hand_and_no_fault(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    held = registered(tmp_path)
    (tmp_path / STORE).unlink()
    with at_hand(held.texts):
        assert held.pages_of(only(held)) == ()

"""What is not of a file's bytes is not held against them: faults of gfpack, files in motion."""

from __future__ import annotations

from pathlib import Path

import evidence_papers as papers
import pytest
from test_collect import collected
from test_register import TYPES

from gfpack.base.messages import Lang
from gfpack.evidence import examining, incoming
from gfpack.evidence.collected_text import collected_lines
from gfpack.evidence.facts import Examined
from gfpack.evidence.models import FileState
from gfpack.tools import image, mail


def fails(path: Path, sha256: str, size: int) -> Examined:  # pickled by reference
    raise AttributeError("'NoneType' object has no attribute 'groups'")


def does_not_unpack(path: Path, folder: Path | None) -> object:
    raise ImportError("zipimport")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    papers.pdf(tmp_path / "来件" / "许可证.pdf", papers.PERMIT_TEXT)
    return tmp_path / "来件"


def broken(monkeypatch: pytest.MonkeyPatch, function: object) -> None:
    """Let the reader of files be another one, in this process and in its workers."""
    monkeypatch.setattr(examining, "examine", function)


def states(folder: Path) -> list[FileState]:
    return [one.facts.state for one in collected(folder).register.files.values()]


def test_a_fault_of_gfpack_is_told_as_such_logged_and_not_kept(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "p"
    with monkeypatch.context() as patched:
        broken(patched, fails)
        result = collected(project, source)
        (entry,) = result.unreadable
        assert entry.facts.why.startswith("fault: AttributeError: 'NoneType'")
        for lang, words in ((Lang.ZH, "gfpack 程序自身出错"), (Lang.EN, "a fault in gfpack")):
            said = "\n".join(collected_lines(result, TYPES, lang, columns=200))
            assert words in said
            assert ".gfpack/faults.log" in said
        log = (project / ".gfpack" / "faults.log").read_text("utf-8")
        assert "许可证.pdf" in log
        assert "test_faults.py" in log
        assert "Traceback" in log
    assert states(project) == [FileState.READABLE]


def test_a_rehearsal_tells_faults_and_writes_nothing(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken(monkeypatch, fails)
    (entry,) = collected(tmp_path / "p", source, dry_run=True).unreadable
    assert "faults.log" not in entry.facts.why
    assert not (tmp_path / "p" / ".gfpack").exists()


def test_an_archive_gfpack_fails_to_open_is_tried_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import zipfile

    source = tmp_path / "来件"
    source.mkdir()
    with zipfile.ZipFile(source / "包.zip", "w") as archive:
        archive.writestr("a.txt", "能源管理制度")
    with monkeypatch.context() as patched:
        patched.setattr(incoming.unpack, "unpack", does_not_unpack)
        result = collected(tmp_path / "p", source)
        assert [one.state for one in result.not_opened] == ["fault"]
        assert "程序自身出错" in "\n".join(collected_lines(result, TYPES, Lang.ZH, columns=200))
    again = collected(tmp_path / "p")
    assert [(one.state, one.count) for one in again.opened] == [("opened", 1)]
    assert "evidence/来件/包/a.txt" in again.register.files


def test_a_file_that_changes_while_it_is_read_is_not_kept_under_the_wrong_hash(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = tmp_path / "p"
    collected(project, source)
    growing = project / "evidence" / "来件" / "下载中.txt"
    growing.write_text("能源管理", "utf-8")
    run = examining.run

    def grows(tasks: object) -> object:
        growing.write_text("能源管理制度全文", "utf-8")
        return run(tasks)

    with monkeypatch.context() as patched:
        patched.setattr(examining, "run", grows)
        result = collected(project)
        assert [one.facts.why for one in result.unreadable] == ["changed while it was read"]
        assert "再运行一次" in "\n".join(collected_lines(result, TYPES, Lang.ZH, everything=True))
    assert states(project) == [FileState.READABLE] * 2


@pytest.mark.parametrize("problem", [ImportError("libjpeg"), MemoryError()], ids=repr)
def test_what_is_missing_here_is_no_damage_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    """The readers take nearly any exception for broken bytes, but not these."""
    photo, letter = papers.photo(tmp_path / "a.jpg"), tmp_path / "a.eml"
    letter.write_bytes(b"From: a@b.c\nTo: d\nDate: 1\n\nx")

    def raises(*_: object) -> None:
        raise problem

    monkeypatch.setattr(image, "_content", raises)
    monkeypatch.setattr(mail, "_parsed", raises)
    for reads in (image.read, mail.read, lambda path: mail.take_apart(path, None)):
        with pytest.raises(type(problem)):
            reads(photo if reads is image.read else letter)

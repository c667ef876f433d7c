"""An output is not made again while nothing has changed, and is made again when anything has."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gfpack.project import unchanged


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with one evidence file."""
    (tmp_path / "gfpack.yaml").write_text("enterprise: {name: 甲}\n", "utf-8")
    (tmp_path / "evidence" / "1.1-建筑").mkdir(parents=True)
    (tmp_path / "evidence" / "1.1-建筑" / "图.pdf").write_bytes(b"1234")
    return tmp_path


@pytest.fixture
def output(folder: Path) -> Path:
    """Return an output that was just made and kept."""
    file = folder / "build" / "out.pdf"
    file.parent.mkdir()
    file.write_bytes(b"made")
    unchanged.keep(folder, "out", unchanged.trace(folder, "x"), [file], {"pages": 3})
    return file


def _recalled(folder: Path, *settings: object) -> object:
    return unchanged.recall(folder, "out", unchanged.trace(folder, *settings))


@pytest.mark.usefixtures("output")
def test_what_was_said_is_recalled_while_nothing_changes(folder: Path) -> None:
    assert _recalled(folder, "x") == {"pages": 3}


@pytest.mark.usefixtures("output")
@pytest.mark.parametrize("of", ["gfpack.yaml", "evidence/1.1-建筑/图.pdf"])
def test_a_changed_file_is_noticed_even_with_its_old_size_and_date(folder: Path, of: str) -> None:
    file = folder / of
    before = file.stat()
    file.write_bytes(file.read_bytes()[::-1])
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert _recalled(folder, "x") is None


@pytest.mark.usefixtures("output")
def test_a_new_a_renamed_and_a_missing_file_are_noticed(folder: Path) -> None:
    picture = folder / "evidence" / "1.1-建筑" / "图.pdf"
    new = picture.with_name("新.pdf")
    new.write_bytes(b"")
    assert _recalled(folder, "x") is None
    new.unlink()
    assert _recalled(folder, "x") == {"pages": 3}
    picture.rename(new)
    assert _recalled(folder, "x") is None
    new.unlink()
    assert _recalled(folder, "x") is None


@pytest.mark.usefixtures("output")
def test_other_settings_are_another_output(folder: Path) -> None:
    assert _recalled(folder, "y") is None


def test_an_output_that_is_no_longer_as_it_was_made_is_made_anew(
    folder: Path, output: Path
) -> None:
    output.write_bytes(b"edit")
    assert _recalled(folder, "x") is None
    output.unlink()
    assert _recalled(folder, "x") is None


@pytest.mark.usefixtures("output")
def test_outputs_and_state_do_not_count_as_changes(folder: Path) -> None:
    for name in ("build", "packages", "findings", "requests", "calendar", ".gfpack"):
        (folder / name).mkdir(exist_ok=True)
        (folder / name / "later.txt").write_text("x")
    assert _recalled(folder, "x") == {"pages": 3}


@pytest.mark.usefixtures("output")
@pytest.mark.parametrize("content", ["", "[]", "{}", '{"trace": 1, "files": [], "said": 2}', "{"])
def test_a_damaged_record_only_costs_time(folder: Path, content: str) -> None:
    (record,) = (folder / ".gfpack" / "made").iterdir()
    record.write_text(content, "utf-8")
    assert _recalled(folder, "x") is None

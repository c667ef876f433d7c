"""The appendix alone: bound once, left as it stands while nothing changes, bound anew otherwise."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from gfpack.appendix import bind
from gfpack.appendix.alone import alone


@pytest.fixture
def project(tiny_project: Path, tmp_path: Path) -> Path:
    """Return a copy of the tiny client with a photo that ends too early."""
    folder = tmp_path / "tiny"
    shutil.copytree(tiny_project, folder)
    return folder


def test_nothing_is_bound_again_while_nothing_changes(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = alone(project)
    before = first.files[0].stat()

    def never(*_: object, **__: object) -> None:
        raise AssertionError("bound again")

    monkeypatch.setattr(bind, "bind", never)
    assert alone(project) == first
    assert first.files[0].stat() == before


def test_a_changed_title_is_bound_anew_to_the_same_bytes_as_from_nothing(project: Path) -> None:
    bound = alone(project).files[0]
    before = bound.read_bytes()
    file = project / "gfpack.yaml"
    text = file.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.strip().startswith("name:"))
    file.write_text(text.replace(name, name + "一"), "utf-8")
    changed = alone(project).files[0].read_bytes()
    assert changed != before
    shutil.rmtree(project / ".gfpack")
    shutil.rmtree(project / "build")
    assert alone(project).files[0].read_bytes() == changed


def test_findings_are_told_again_when_nothing_is_bound_again(project: Path) -> None:
    photo = next(one for one in project.rglob("*") if one.suffix == ".jpg")
    content = photo.read_bytes()
    photo.write_bytes(content[: len(content) // 2])
    first = alone(project)
    assert first.findings
    assert alone(project) == first


def test_an_output_taken_away_is_made_again(project: Path) -> None:
    file = alone(project).files[0]
    content = file.read_bytes()
    file.unlink()
    assert alone(project).files[0].read_bytes() == content

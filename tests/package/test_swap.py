"""A package is swapped in whole or not at all, and people's work survives."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gfpack.package import archive, manifest, swap


class Crash(BaseException):
    """The power fails."""


def package(folder: Path, content: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "自评价报告.docx").write_text(f"report {content}")
    (folder / "证明材料汇编.pdf").write_text(f"appendix {content}")
    manifest.write(folder)
    return folder


def state_of(place: Path) -> str | None:
    """Return which whole package stands at `place`: its report's text."""
    return (place / "自评价报告.docx").read_text() if manifest.is_whole(place) else None


def names_beside(place: Path) -> list[str]:
    return sorted(one.name for one in place.parent.iterdir())


def crashing(monkeypatch: pytest.MonkeyPatch, at: int) -> Callable[[], int]:
    """Let the `at`-th change of the file system fail half done; return how many were tried."""
    tried = 0

    def wrapped(real: Any, *, half: Callable[..., None] | None = None) -> Any:
        def call(*arguments: Any, **options: Any) -> Any:
            nonlocal tried
            tried += 1
            if tried == at:
                if half:
                    half(*arguments)
                raise Crash
            return real(*arguments, **options)

        return call

    def one_file_gone(folder: Path, *_: Any) -> None:
        next(one for one in sorted(folder.iterdir()) if one.is_file()).unlink()

    real_rmtree = shutil.rmtree
    for name in ("rename", "replace"):
        monkeypatch.setattr(Path, name, wrapped(getattr(Path, name)))
    monkeypatch.setattr(shutil, "rmtree", wrapped(real_rmtree, half=one_file_gone))
    return lambda: tried


def test_the_first_package_is_put_in_place(tmp_path: Path) -> None:
    place = tmp_path / "甲公司"
    package(swap.fresh(place), "new")
    assert swap.swap_in(place) == []
    assert state_of(place) == "report new"
    assert names_beside(place) == ["甲公司"]


def test_an_unedited_package_is_replaced_and_leaves_nothing_behind(tmp_path: Path) -> None:
    place = package(tmp_path / "甲公司", "old")
    package(swap.fresh(place), "new")
    assert swap.swap_in(place) == []
    assert state_of(place) == "report new"
    assert names_beside(place) == ["甲公司"]


@pytest.mark.parametrize("what", ["changed", "added", "removed", "manifest"])
def test_what_people_changed_is_kept_under_a_clear_name(tmp_path: Path, what: str) -> None:
    place = package(tmp_path / "甲公司", "old")
    match what:
        case "changed":
            (place / "自评价报告.docx").write_text("three days of work")
        case "added":
            (place / "说明.txt").write_text("three days of work")
        case "removed":
            (place / "证明材料汇编.pdf").unlink()
        case "manifest":
            (place / "manifest-sha256.txt").unlink()
    before = {one.name: one.read_bytes() for one in place.iterdir()}
    package(swap.fresh(place), "new")
    [(old, kept)] = swap.swap_in(place)
    assert old == place
    assert kept.name == "甲公司（人工修改，已保留）"
    assert {one.name: one.read_bytes() for one in kept.iterdir()} == before
    assert state_of(place) == "report new"


def test_a_second_edited_package_does_not_push_out_the_first(tmp_path: Path) -> None:
    place = package(tmp_path / "甲公司", "old")
    for text in ("one", "two"):
        (place / "自评价报告.docx").write_text(text)
        package(swap.fresh(place), "new")
        swap.swap_in(place)
    kept = [tmp_path / "甲公司（人工修改，已保留）", tmp_path / "甲公司（人工修改，已保留）-2"]
    assert [(one / "自评价报告.docx").read_text() for one in kept] == ["one", "two"]


def test_what_an_office_program_leaves_lying_is_no_edit(tmp_path: Path) -> None:
    place = package(tmp_path / "甲公司", "old")
    (place / "~$自评价报告.docx").write_text("owner file of Word")
    (place / ".DS_Store").write_text("")
    assert not swap.edited(place)


@pytest.mark.parametrize("edited", [False, True])
@pytest.mark.parametrize("at", range(1, 8))
def test_a_crash_at_any_point_leaves_the_old_or_the_new_package_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int, edited: bool
) -> None:
    place = package(tmp_path / "甲公司", "old")
    archive.pack(place, swap.archive_of(place), root=place.name)
    if edited:
        (place / "自评价报告.docx").write_text("three days of work")
    new = package(swap.fresh(place), "new")
    archive.pack(new, swap.fresh(swap.archive_of(place)), root=place.name)
    with monkeypatch.context() as patch:
        tried = crashing(patch, at)
        try:
            swap.swap_in(place)
        except Crash:
            pass
        else:
            assert tried() < at
    swap.settle(place)
    works = {one.read_text() for one in tmp_path.glob("*/自评价报告.docx")}
    if edited:
        assert "three days of work" in works
    else:
        assert state_of(place) in ("report old", "report new")
    assert archive.manifest_in(swap.archive_of(place)) is not None
    assert not [name for name in names_beside(place) if name.startswith(".")]


@pytest.mark.parametrize("at", range(1, 5))
def test_a_crash_while_settling_is_settled_the_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    place = tmp_path / "甲公司"
    package(tmp_path / ".old-甲公司", "old")
    package(swap.fresh(place), "new")
    with monkeypatch.context() as patch:
        crashing(patch, at)
        with contextlib.suppress(Crash):
            swap.settle(place)
    swap.settle(place)
    assert state_of(place) == "report new"
    assert names_beside(place) == ["甲公司"]


def test_a_half_made_package_never_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "甲公司"
    package(tmp_path / ".old-甲公司", "old")
    half = swap.fresh(place)
    half.mkdir()
    (half / "自评价报告.docx").write_text("half")
    swap.settle(place)
    assert state_of(place) == "report old"
    assert names_beside(place) == ["甲公司"]


def test_a_zip_of_another_package_is_not_put_beside_this_one(tmp_path: Path) -> None:
    place = package(tmp_path / "甲公司", "old")
    other = package(tmp_path / "other" / "甲公司", "other")
    archive.pack(other, swap.fresh(swap.archive_of(place)), root="甲公司")
    swap.settle(place)
    assert names_beside(place) == ["other", "甲公司"]

"""What files and disks do under the hand: change, go, refuse, fill up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import evidence_papers as papers
import pytest
from running import TODAY, codes, findings, gfpack

from gfpack.evidence.plan import Plan

_ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a client's folder with a good file in it."""
    papers.pdf(tmp_path / "来件" / "好邻居.pdf", papers.PERMIT_TEXT)
    return tmp_path / "来件"


def is_taken(project: Path) -> bool:
    """Return whether the good file was taken and can be read."""
    found = codes(findings(project), "来件/好邻居.pdf")
    return (project / "evidence" / "来件" / "好邻居.pdf").is_file() and not found & {
        "file-unreadable", "file-not-read", "file-missing",
    }  # fmt: skip


def test_a_file_that_never_holds_still_is_told_and_the_rest_is_taken(
    tiny_copy: Path, source: Path
) -> None:
    moving = source / "下载中.txt"
    moving.write_text("0", "utf-8")
    stop = threading.Event()

    def grow() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            moving.write_text(f"能源管理 {number}\n" * 2000, "utf-8")

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        code, said = gfpack("collect", tiny_copy, source, "--lang", "zh")
    finally:
        stop.set()
        thread.join()
    assert code == 0
    taken = tiny_copy / "evidence" / "来件" / "下载中.txt"
    assert taken.exists() or "下载中.txt" in said
    assert not list(tiny_copy.rglob(".gfpack-*.txt"))
    assert is_taken(tiny_copy)


@pytest.mark.parametrize("words", [(), ("--dry-run",)], ids=["in earnest", "rehearsed"])
def test_a_folder_that_vanishes_after_it_was_looked_through_is_told(
    tiny_copy: Path, source: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    take = Plan.take

    def then_gone(self: Plan, one: Path, progress: object) -> None:
        take(self, one, progress)  # type: ignore[arg-type]
        if one == source:
            shutil.rmtree(source)

    papers.document(source.parent / "后来.docx", "能源管理制度")
    monkeypatch.setattr(Plan, "take", then_gone)
    code, said = gfpack("collect", tiny_copy, source, source.parent / "后来.docx", *words)
    assert code == 0
    assert "后来.docx" in said
    assert (tiny_copy / "evidence" / "后来.docx").is_file() is (not words)


def test_evidence_that_vanishes_between_two_runs_is_told(tiny_copy: Path, source: Path) -> None:
    gfpack("collect", tiny_copy, source)
    (tiny_copy / "evidence" / "01 主体资格" / "营业执照-1.jpg").unlink()
    assert "file-missing" in codes(findings(tiny_copy), "营业执照-1.jpg")
    assert is_taken(tiny_copy)


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_what_may_not_be_read_is_told_and_the_rest_is_taken(tiny_copy: Path, source: Path) -> None:
    """Root gives up its right to read everything: what it owns then obeys its permissions."""
    drop: list[str] = []
    if os.geteuid() == 0:
        rights = "-dac_override,-dac_read_search"
        drop = ["setpriv", f"--bounding-set={rights}", f"--inh-caps={rights}"]
        if shutil.which("setpriv") is None:
            pytest.skip("root may read everything, and there is no setpriv")
    (source / "秘密.pdf").write_bytes(b"%PDF-")
    (source / "秘密").mkdir()
    (source / "秘密.pdf").chmod(0)
    (source / "秘密").chmod(0)
    done = subprocess.run(
        [*drop, sys.executable, "-m", "gfpack", "collect", str(tiny_copy), str(source)],
        capture_output=True, text=True, check=False, cwd=_ROOT, encoding="utf-8",
    )  # fmt: skip
    (source / "秘密").chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("秘密") == 2
    assert is_taken(tiny_copy)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of 3 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk; a full one is feigned in test_incoming.py")
    folder = tmp_path / "小盘"
    folder.mkdir()
    options = ["-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let a disk be mounted")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_ends_a_collection_with_nothing_half_written(
    tiny_project: Path, small_disk: Path, source: Path
) -> None:
    project = Path(shutil.copytree(tiny_project, small_disk / "项目"))
    wholes = {}
    for number in range(6):
        file = source / f"扫描{number}.bin"
        file.write_bytes(os.urandom(700_000))
        wholes[file.name] = file.read_bytes()
    code, said = gfpack("collect", project, source, "--lang", "en")
    assert code == 5
    assert "cannot" in said
    taken = list((project / "evidence" / "来件").glob("扫描*"))
    assert 0 < len(taken) < 6
    assert all(one.read_bytes() == wholes[one.name] for one in taken)
    assert not [one for one in project.rglob(".gfpack-*") if one.is_file()]
    for one in taken[:2]:
        one.unlink()
    code, _ = gfpack("check", project, *TODAY)
    assert code in (0, 1)


def test_a_full_disk_leaves_the_old_appendix_and_list_as_they_were(
    tiny_project: Path, small_disk: Path
) -> None:
    project = Path(shutil.copytree(tiny_project, small_disk / "项目"))
    lists = project / "单.html"
    assert gfpack("appendix", project)[0] in (0, 1)
    assert gfpack("check", project, "--format", "html", "--output", lists, *TODAY)[0] == 1
    held = [*project.rglob("build/*.pdf"), lists]
    before = [one.read_bytes() for one in held]
    papers.photo(project / "evidence" / "01 主体资格" / "营业执照-1.jpg", shade=7)
    with (project / "满").open("wb") as stream, pytest.raises(OSError, match="28"):
        while True:
            stream.write(bytes(1 << 16))
            stream.flush()
    for words in (
        ("appendix", project),
        ("check", project, "--format", "html", "--output", lists, *TODAY),
        ("check", project, "--format", "xlsx", *TODAY),
    ):
        assert gfpack(*words)[0] == 5
    assert [one.read_bytes() for one in held] == before
    assert not [one for one in project.rglob(".gfpack-*") if one.is_file()]

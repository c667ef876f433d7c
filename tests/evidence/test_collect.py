"""Taking files in: originals untouched, nothing lost, nothing twice."""

import os
import shutil
import stat
from pathlib import Path
from types import SimpleNamespace

import evidence_papers as papers
import pytest
from test_register import CHECKLIST, TYPES, project

from gfpack.base.errors import OutputError, UsageError
from gfpack.evidence.collect import Collected, collect
from gfpack.evidence.survey import walk
from gfpack.project.lock import locked


def collected(folder: Path, *sources: Path, dry_run: bool = False) -> Collected:
    return collect(project(folder), CHECKLIST, TYPES, sources, dry_run=dry_run)


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(file.relative_to(folder)): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file() and ".gfpack" not in file.parts
    }


def client(folder: Path) -> Path:
    papers.pdf(folder / "环保" / "排污许可证.pdf", papers.PERMIT_TEXT)
    papers.photo(folder / "5.1.1" / "现场照片.jpg")
    shutil.copy(folder / "5.1.1" / "现场照片.jpg", _made(folder / "5.2.1") / "另一处.jpg")
    papers.workbook(folder / "台账.xlsx", [["计量器具台账", "检定周期", "安装使用地点"]])
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder


def test_files_keep_names_and_folders_and_originals_stay(tmp_path: Path) -> None:
    source = client(tmp_path / "客户资料")
    before = tree(source)
    result = collected(tmp_path / "p", source)
    assert tree(source) == before
    assert [one.path for one in result.added] == [
        "evidence/客户资料/5.1.1/现场照片.jpg",
        "evidence/客户资料/台账.xlsx",
        "evidence/客户资料/环保/排污许可证.pdf",
    ]
    assert [one.path for one in result.duplicates] == ["evidence/客户资料/5.1.1/现场照片.jpg"]
    taken = tree(tmp_path / "p" / "evidence" / "客户资料")
    assert taken == {name: before[name] for name in taken}


def test_a_duplicate_that_is_not_taken_leaves_its_folder_as_a_clue(tmp_path: Path) -> None:
    result = collected(tmp_path / "p", client(tmp_path / "客户资料"))
    (photo,) = [one for one in result.register.evidence if one.taken]
    assert {"5.1.1", "5.2.1"} <= set(photo.supports)
    shutil.rmtree(tmp_path / "p" / ".gfpack")
    assert collected(tmp_path / "p").register == result.register


def test_twice_changes_nothing(tmp_path: Path) -> None:
    source = client(tmp_path / "客户资料")
    first = collected(tmp_path / "p", source)
    before = tree(tmp_path / "p")
    second = collected(tmp_path / "p", source)
    assert tree(tmp_path / "p") == before
    assert second.added == ()
    assert second.register == first.register


def test_a_rehearsal_says_the_same_and_changes_nothing(tmp_path: Path) -> None:
    source = client(tmp_path / "客户资料")
    rehearsed = collected(tmp_path / "p", source, dry_run=True)
    assert list(tree(tmp_path / "p")) == ["gfpack.yaml"]
    assert not (tmp_path / "p" / ".gfpack").exists()
    assert collected(tmp_path / "p", source).register == rehearsed.register


def test_another_file_of_the_same_name_gets_a_number(tmp_path: Path) -> None:
    for number, shade in enumerate((10, 90, 200)):
        papers.photo(tmp_path / str(number) / "收件" / "照片.jpg", shade=shade)
        collected(tmp_path / "p", tmp_path / str(number) / "收件")
    names = sorted(file.name for file in (tmp_path / "p" / "evidence" / "收件").iterdir())
    assert names == ["照片-2.jpg", "照片-3.jpg", "照片.jpg"]
    before = tree(tmp_path / "p")
    collected(tmp_path / "p", *(tmp_path / str(number) / "收件" for number in range(3)))
    assert tree(tmp_path / "p") == before


def test_what_is_no_plain_file_is_listed_and_left(tmp_path: Path) -> None:
    source = tmp_path / "来件"
    papers.photo(source / "a.jpg")
    (source / "包.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + b"\0" * 50)
    if os.name == "posix":
        (source / "link.pdf").symlink_to("/etc/passwd")
        os.mkfifo(source / "pipe.pdf")
    result = collected(tmp_path / "p", source)
    assert [(one.source.name, one.state) for one in result.not_opened] == [("包.rar", "unknown")]
    if os.name == "posix":
        assert {Path(path).name for path in result.skipped} == {"link.pdf", "pipe.pdf"}
    assert [path for path in tree(tmp_path / "p") if "/." not in path] == [
        "evidence/来件/a.jpg", "evidence/来件/包.rar", "gfpack.yaml",
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
def test_dangerous_and_long_names_are_made_safe(tmp_path: Path) -> None:
    source = _made(tmp_path / "来件")
    for number, name in enumerate(
        ["a:b?.pdf", "x\\..\\..\\y.pdf", "con.pdf", "长" * 80 + ".pdf", "nfd-e\u0301.pdf"]
    ):
        (source / name).write_bytes(b"%d" % number)
    result = collected(tmp_path / "p", source)
    names = sorted(Path(one.path).name for one in result.added)
    assert len(names) == 5
    assert "nfd-\u00e9.pdf" in names
    assert all(name.endswith(".pdf") and len(name.encode()) < 256 for name in names)
    assert not any(set(name) & set(":?\\/") for name in names)
    assert "con.pdf" not in names


def test_single_files_are_taken_too(tmp_path: Path) -> None:
    file = papers.pdf(tmp_path / "许可证.pdf", papers.PERMIT_TEXT)
    assert [one.path for one in collected(tmp_path / "p", file).added] == ["evidence/许可证.pdf"]


def test_sources_that_make_no_sense_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no_source"):
        collected(tmp_path / "p", tmp_path / "absent")
    with pytest.raises(UsageError, match="source_holds_project"):
        collected(tmp_path / "p", tmp_path)


def test_while_another_works_on_the_project_nothing_is_taken(tmp_path: Path) -> None:
    import threading

    source = client(tmp_path / "客户资料")
    failed: list[BaseException] = []

    def attempt() -> None:
        try:
            collected(tmp_path / "p", source)
        except OutputError as problem:
            failed.append(problem)

    project(tmp_path / "p")
    with locked(tmp_path / "p"):
        other = threading.Thread(target=attempt)
        other.start()
        other.join()
    assert len(failed) == 1
    assert not (tmp_path / "p" / "evidence").exists()


def test_what_cannot_be_read_is_told_with_its_reason(tmp_path: Path) -> None:
    source = _made(tmp_path / "来件")
    papers.locked_pdf(source / "加密.pdf", user="1")
    (source / "空.pdf").write_bytes(b"")
    papers.huge_png(source / "巨图.png")
    result = collected(tmp_path / "p", source)
    assert [(Path(one.path).name, one.facts.state.value) for one in result.unreadable] == [
        ("加密.pdf", "encrypted"), ("巨图.png", "unreadable"), ("空.pdf", "empty"),
    ]  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
def test_a_name_in_another_encoding_is_listed_and_stops_nothing(tmp_path: Path) -> None:
    source = tmp_path / "来件"
    papers.photo(source / "a.jpg")
    shutil.copy(source / "a.jpg", os.fsencode(source) + "/排污.jpg".encode("gbk"))
    assert [Path(one).name for one in collected(tmp_path / "p", source).skipped] == ["????.jpg"]
    shutil.copytree(source, tmp_path / "p" / "evidence" / "直接放入")
    assert len(collected(tmp_path / "p").skipped) == 1


@pytest.mark.parametrize(
    ("tag", "followed"),
    [(0, True), (0x9000_001A, True), (0xA000_0003, False), (0xA000_000C, False)],
    ids=["plain", "kept in a cloud", "junction", "link"],
)
def test_windows_folders_that_lead_elsewhere_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tag: int, followed: bool
) -> None:
    entry = SimpleNamespace(
        name="甲",
        is_dir=lambda follow_symlinks: True,
        stat=lambda follow_symlinks: SimpleNamespace(st_reparse_tag=tag, st_mode=stat.S_IFDIR),
    )
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "a.txt").write_text("a", "utf-8")
    seen = os.scandir
    monkeypatch.setattr(os, "scandir", lambda at: [entry] if at == tmp_path / "" else seen(at))
    assert [one.path for one in walk(tmp_path).files] == (["甲/a.txt"] if followed else [])

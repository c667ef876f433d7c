"""The zip holds the package, the same bytes each time, with names every system reads."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

from gfpack.package import archive, manifest


def package(folder: Path) -> Path:
    folder.mkdir()
    (folder / "自评价报告.docx").write_bytes(b"report" * 100)
    (folder / "检查结果.txt").write_bytes(b"nothing" * 100)
    manifest.write(folder)
    return folder


def test_a_zip_has_the_same_bytes_whenever_and_wherever_it_is_made(tmp_path: Path) -> None:
    first, second = package(tmp_path / "a"), package(tmp_path / "b")
    for one in second.iterdir():
        os.utime(one, (1_000_000_000, 1_000_000_000))
        one.chmod(0o600)
    for folder in (first, second):
        archive.pack(folder, tmp_path / f"{folder.name}.zip", root="甲公司")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_names_are_marked_as_utf8_and_stand_below_the_enterprise(tmp_path: Path) -> None:
    archive.pack(package(tmp_path / "a"), tmp_path / "a.zip", root="甲公司")
    with zipfile.ZipFile(tmp_path / "a.zip") as opened:
        assert opened.testzip() is None
        assert [one.filename for one in opened.infolist()] == [
            "甲公司/manifest-sha256.txt",
            "甲公司/检查结果.txt",
            "甲公司/自评价报告.docx",
        ]
        assert all(one.flag_bits & 0x800 for one in opened.infolist())


def test_a_zip_that_was_changed_is_not_taken_for_one_of_ours(tmp_path: Path) -> None:
    folder = package(tmp_path / "a")
    target = tmp_path / "a.zip"
    archive.pack(folder, target, root="甲公司")
    assert archive.manifest_in(target) == (folder / "manifest-sha256.txt").read_text()
    with zipfile.ZipFile(target, "a") as opened:
        opened.writestr("甲公司/说明.txt", "added")
    assert archive.manifest_in(target) is None
    target.write_bytes(b"no zip")
    assert archive.manifest_in(target) is None

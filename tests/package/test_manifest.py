"""The manifest names every file, and the ordinary tool can read it."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

import pytest

from gfpack.package import manifest


def package(folder: Path) -> Path:
    (folder / "里").mkdir(parents=True)
    (folder / "自评价报告.docx").write_bytes(b"report")
    (folder / "里" / "b.txt").write_bytes(b"inner")
    return folder


def test_lines_are_sorted_and_in_the_form_of_bagit(tmp_path: Path) -> None:
    folder = package(tmp_path / "包")
    returned = manifest.write(folder)
    content = (folder / "manifest-sha256.txt").read_bytes()
    assert returned == hashlib.sha256(content).hexdigest()
    assert content.decode() == (
        f"{hashlib.sha256(b'report').hexdigest()}  自评价报告.docx\n"
        f"{hashlib.sha256(b'inner').hexdigest()}  里/b.txt\n"
    )


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="sha256sum is not here")
def test_sha256sum_checks_it(tmp_path: Path) -> None:
    folder = package(tmp_path / "包")
    manifest.write(folder)
    command = ["sha256sum", "--strict", "-c", "manifest-sha256.txt"]
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
    (folder / "里" / "b.txt").write_bytes(b"other")
    assert subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("text", ["not a manifest", "abc  x\n", "a" * 64 + "x"])
def test_what_is_no_manifest_is_not_read(text: str) -> None:
    assert manifest.read(text) is None


def test_a_file_named_twice_is_refused() -> None:
    line = f"{'a' * 64}  x\n"
    assert manifest.read(line + line) is None

"""Saving a PDF where there is no room, in a process of its own: a failure must not end it."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, pikepdf, sys
from pathlib import Path
from gfpack.tools.pdf_write import save
size, limit, target, how = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]
pdf = pikepdf.new()
for _ in range(3):
    pdf.add_blank_page()
    pdf.pages[-1].Contents = pdf.make_stream(os.urandom(size))
if limit:
    import resource, signal
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    save(pdf, Path(target), **{how: True})
except OSError as problem:
    print("told:", problem.strerror)
"""
WAYS = ("deterministic_id", "static_id")


def said(*words: object) -> tuple[int, str]:
    command = [sys.executable, "-c", SCRIPT, *(str(one) for one in words)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


@pytest.mark.parametrize("size", [0, 60_000])
@pytest.mark.parametrize("how", WAYS)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error_and_not_the_end_of_the_process(size: int, how: str) -> None:
    assert said(size, 0, "/dev/full", how) == (0, "told: No space left on device\n")


@pytest.mark.parametrize(("size", "limit"), [(0, 200), (60_000, 10), (60_000, 180_100)])
@pytest.mark.parametrize("how", WAYS)
@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_no_more_room_after_so_many_bytes_is_an_error_too(
    tmp_path: Path, size: int, limit: int, how: str
) -> None:
    assert said(size, limit, tmp_path / "a.pdf", how) == (0, "told: File too large\n")


def test_what_is_saved_is_what_pikepdf_saves(tmp_path: Path) -> None:
    import pikepdf

    from gfpack.tools.pdf_write import save

    pdf = pikepdf.new()
    pdf.add_blank_page()
    save(pdf, tmp_path / "ours.pdf", static_id=True)
    pdf.save(tmp_path / "theirs.pdf", static_id=True)
    assert (tmp_path / "ours.pdf").read_bytes() == (tmp_path / "theirs.pdf").read_bytes()

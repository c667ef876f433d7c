"""Saving a PDF where there is no room, in a process of its own: a failure must not end it."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, sys, pikepdf
from pathlib import Path
from gfpack.tools.pdf_write import save
pdf = pikepdf.new()
for _ in range(3):
    pdf.add_blank_page()
    pdf.pages[-1].Contents = pdf.make_stream(os.urandom(int(sys.argv[1])))
try:
    save(pdf, Path("/dev/full"), deterministic_id=True)
except OSError as problem:
    print("told:", problem.strerror)
"""


@pytest.mark.parametrize("size", [0, 1000, 60_000])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error_and_not_the_end_of_the_process(size: int) -> None:
    command = [sys.executable, "-c", SCRIPT, str(size)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "told: No space left on device\n"), run.stderr


def test_what_is_saved_is_what_pikepdf_saves(tmp_path: Path) -> None:
    import pikepdf

    from gfpack.tools.pdf_write import save

    pdf = pikepdf.new()
    pdf.add_blank_page()
    save(pdf, tmp_path / "ours.pdf", static_id=True)
    pdf.save(tmp_path / "theirs.pdf", static_id=True)
    assert (tmp_path / "ours.pdf").read_bytes() == (tmp_path / "theirs.pdf").read_bytes()

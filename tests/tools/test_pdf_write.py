"""Saving a PDF where there is no room, in a process of its own: a failure must not end it."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, pikepdf
from pathlib import Path
from gfpack.tools.pdf_write import save
pdf = pikepdf.new()
for _ in range(3):
    pdf.add_blank_page()
    pdf.pages[-1].Contents = pdf.make_stream(os.urandom(60_000))
try:
    save(pdf, Path("/dev/full"), static_id=True)
except OSError as problem:
    print("told:", problem.strerror)
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_an_error_and_not_the_end_of_the_process() -> None:
    run = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True)
    assert (run.returncode, run.stdout) == (0, "told: No space left on device\n"), run.stderr

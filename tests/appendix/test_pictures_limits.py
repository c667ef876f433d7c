"""Binding needs few open files, and no memory for pictures: checked in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("resource", reason="no such limits on this system")

HERE = Path(__file__).parent
FILES = """
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
sys.path.insert(0, sys.argv[1])
from bound_client import Client, a_pdf, a_photo
from gfpack.appendix.bind import bind
from gfpack.evidence.models import FileKind
client = Client(Path(sys.argv[2]))
page = a_pdf("x")
for number in range(1500):
    client.add(f"{number}.pdf", page)
for number in range(70):
    client.add(f"{number}.jpg", a_photo((60 + number, 40)), FileKind.JPEG)
made, findings = bind(client.case(), client.folder / "out.pdf", complete=True)
assert not findings, findings[:3]
print(made.page_count)
"""
MEMORY = """
import sys
from pathlib import Path
def peak_of_this():  # getrusage would tell the peak of the process that started this one
    status = Path("/proc/self/status").read_text()
    return int(next(x for x in status.splitlines() if x.startswith("VmHWM")).split()[1])
sys.path.insert(0, sys.argv[1])
from bound_client import Client, a_photo
from gfpack.appendix.bind import bind
from gfpack.evidence.models import FileKind
client = Client(Path(sys.argv[2]))
photo = a_photo()
for number in range(40):
    head = b"\\xff\\xd8" + b"".join(
        b"\\xff\\xee\\xff\\xffAdobe" + bytes([number + 1]) * 65528 for _ in range(80)
    )
    client.add(f"{number}.jpg", head + photo[2:], FileKind.JPEG)
before = peak_of_this()
made, findings = bind(client.case(), client.folder / "out.pdf", complete=True)
peak = peak_of_this()
size = (client.folder / "out.pdf").stat().st_size
print(before // 1024, peak // 1024, size // 2**20)
"""


def said(program: str, folder: Path) -> str:
    """Run a program over a folder and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", program, str(HERE), str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_1500_files_are_bound_with_64_open_at_most(tmp_path: Path) -> None:
    assert int(said(FILES, tmp_path)) > 1570


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux tells it there")
def test_200_megabytes_of_photos_cost_no_memory(tmp_path: Path) -> None:
    before, peak, size = (int(one) for one in said(MEMORY, tmp_path).split())
    assert size > 190
    assert peak < 200, "the photos were held in memory"
    assert peak - before < 100

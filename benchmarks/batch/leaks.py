"""`python -m benchmarks.batch.leaks`: leaks between clients against hashing their files.

Draws clients as a first look leaves them: a project, what is kept of the text of each file (730
characters, as in the ready sample), pictures, paths; and, for hashing, one client's files (74 KB
each, as there). Searches firms of 20 to 200 clients × 200 files from nothing, then the largest with
a client more, with one client renamed, and with nothing changed. Exit code 1 when a bar is broken:
time grows as files^1.15 at most, and the search takes at most twice what hashing what is new takes.
"""

from __future__ import annotations

import argparse
import math
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from benchmarks.batch.bars import Bar
from benchmarks.batch.draw import code
from gfpack.base.files import sha256_of
from gfpack.base.messages import Lang
from gfpack.batch.clients import STATE_DIR, clients
from gfpack.batch.leak_call import search
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.leak_search import run
from gfpack.batch.leak_stamp import stamp
from gfpack.batch.models import Settings, What
from gfpack.evidence.facts import Examined
from gfpack.evidence.models import FileFacts, FileKind, Look, PageFacts
from gfpack.evidence.store import Stat, opened

Answer = TypeVar("Answer")
EXPONENT, RATIO = 1.15, 2.0
_SIZE, _LETTERS, _STATEMENTS = 74_000, 730, 100
_WORDS = (
    "本公司按照国家有关法律法规和标准的要求建立能源管理体系对生产过程中的能源消耗进行监测统计分析"
    "和改进设备运行记录检测报告编号签发日期有效期至检验结论符合批准审核主检样品名称规格型号数量"
)
_PROJECT = """enterprise:
  name: {name}
  credit_code: {code}
  industry: 滚动轴承制造
  industry_code: "3451"
  address: 江苏省苏州市云梦区子虚路 {number} 号
checklist: factory/gbt36132-2018
tier: city
evaluation_year: 2025
deadline: 2026-12-31
"""


def draw(root: Path, number: int, files: int) -> None:
    """Draw a client as a first look at it leaves it."""
    chance, folder = random.Random(number), root / f"client {number:03}"
    (folder / "evidence").mkdir(parents=True)
    name, own = _name(number), code(number)
    project = _PROJECT.format(name=name, code=own, number=number)
    (folder / "gfpack.yaml").write_text(project, "utf-8")
    said = "公司 2025 年已按要求落实，材料见附件，由能源管理部门每月统计并考核。"
    answers = "".join(
        f"  {each}:\n    state: met\n    statement: {said}{_text(chance, 60)}\n"
        for each in range(_STATEMENTS)
    )
    (folder / "answers.yaml").write_text(f"answers:\n{answers}", "utf-8")
    with opened(folder / ".gfpack" / "readings.sqlite") as store:
        seen = []
        for each, one in enumerate(_examined(chance, name, own, files)):
            store.note_content(one)
            path = f"evidence/{each % 10:02}-材料/{each:03} 检测报告.pdf"
            seen.append((path, Stat(_SIZE, each), one.facts.sha256))
        store.note_hashes(seen, ())


def _examined(chance: random.Random, name: str, own: str, files: int) -> Iterator[Examined]:
    for each in range(files):
        sha256 = f"{chance.getrandbits(256):064x}"
        if each % 4 == 3:
            look = Look(f"{chance.getrandbits(64):016x}", 50.0, 120.0)
            yield Examined(FileFacts(sha256, _SIZE, FileKind.JPEG, look=look), ("",))
            continue
        head = f"单位名称：{name}\n统一社会信用代码：{own}\n"
        text = head + _text(chance, _LETTERS * 4 // 3 - len(head))
        pages = (PageFacts(595.0, 842.0, "bottom"),) * 2
        facts = FileFacts(sha256, _SIZE, FileKind.PDF, pages=pages, has_text=True)
        yield Examined(facts, (text[:400], text[400:]))


def _name(number: int) -> str:
    """Return a name as firms have: its own two characters among what many share."""
    first, second = (chr(0x4E00 + 37 * part) for part in divmod(number * 7, 90))
    return f"苏州{first}{second}精密机械有限公司"


def _text(chance: random.Random, letters: int) -> str:
    begins = (chance.randrange(len(_WORDS) - 20) for _ in range(letters // 16 + 1))
    return "\n".join(_WORDS[begin : begin + 16] for begin in begins)


def hashing(folder: Path, clients: int) -> float:
    """Return the seconds that hashing so many clients' files takes: one's, again and again."""
    return _timed(
        lambda: [sha256_of(one) for _ in range(clients) for one in folder.iterdir()],
    )[0]


def searched(root: Path) -> tuple[float, Searched]:
    """Search in this process, as the process of a run does."""
    (root / STATE_DIR).mkdir(exist_ok=True)
    seconds, found = _timed(
        lambda: run(root=str(root), stamps={one: stamp(root / one) for one in clients(root)})
    )
    return seconds, TypeAdapter(Searched).validate_python(found)


def _measured(room: Path, sizes: Sequence[int], files: int) -> Iterator[Bar]:
    folder = room / "bytes"
    folder.mkdir()
    for each in range(files):
        (folder / f"{each}.bin").write_bytes(random.Random(each).randbytes(_SIZE))
    root, took = room / "firm", dict[int, float]()
    for number in range(1, sizes[-1] + 1):
        draw(root, number, files)
        if number in sizes:
            shutil.rmtree(root / STATE_DIR, ignore_errors=True)
            took[number], found = searched(root)
            print(f"{number} clients: {took[number]:.2f} s, {len(found.leaks)} leaks", flush=True)
    first, last = sizes[0], sizes[-1]
    grows = math.log(took[last] / took[first]) / math.log(last / first)
    yield Bar(f"leaks: time grows as files^x, {first} to {last} clients", grows, most=EXPONENT)
    hashed = hashing(folder, last)
    told = f"{took[last]:.2f} s ÷ {hashed:.2f} s"
    yield Bar(f"leaks: {last} clients ÷ hashing their files", took[last] / hashed, RATIO, told=told)
    yield from _later(root, last, files, hashed / last)


def _later(root: Path, last: int, files: int, each: float) -> Iterator[Bar]:
    """Yield what a search takes that finds most of it done."""
    nothing, found = searched(root)
    draw(root, last + 1, files)
    seconds, more = searched(root)
    told = f"{seconds:.2f} s ({nothing:.2f} s of it to judge all) ÷ {each:.2f} s"
    print(f"read: {found.read} with nothing new, {more.read} with a client more", flush=True)
    yield Bar("leaks: a client more ÷ hashing its files", seconds / each, told=told)
    project = root / "client 001" / "gfpack.yaml"
    project.write_text(project.read_text("utf-8").replace("精密机械", "风动工具"), "utf-8")
    seconds, renamed = searched(root)
    told = f"{seconds:.2f} s, {renamed.read} texts read again"
    yield Bar("leaks: a client renamed ÷ hashing all files", seconds / each / last, told=told)
    settings = Settings(What.LEAKS, Lang.EN, date(2026, 11, 22))
    began = time.perf_counter()
    search(root, clients(root), settings)
    between = time.perf_counter()
    search(root, clients(root), settings)
    whole, again = between - began, time.perf_counter() - between
    told = f"{again:.3f} s ÷ {whole:.2f} s in a process of its own"
    yield Bar("leaks: nothing changed ÷ a search", again / whole, told=told)


def _timed(what: Callable[[], Answer]) -> tuple[float, Answer]:
    began = time.process_time()
    found = what()
    return time.process_time() - began, found


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", nargs="+", type=int, default=[20, 50, 100, 200])
    parser.add_argument("--files", type=int, default=200)
    asked = parser.parse_args()
    room = Path(tempfile.mkdtemp(prefix="gfpack-leaks-"))
    try:
        bars = list(_measured(room, asked.sizes, asked.files))
    finally:
        shutil.rmtree(room)
    for bar in bars:
        print(bar.line())
    return 0 if all(bar.holds for bar in bars) else 1


if __name__ == "__main__":
    sys.exit(main())

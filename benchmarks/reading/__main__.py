"""`python -m benchmarks.reading`: draw labelled documents, read them, and say how well that went.

The documents lie in one project under names that say nothing; `gfpack collect` reads them. Then
those whose own name lies are recognised under it. Exit code 1 when a bar is broken.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.reading import draw as drawing
from benchmarks.reading import speed
from benchmarks.reading.catalogue import HANDS, HELD_OUT
from benchmarks.reading.judge import SURE_LEAST, Verdict, bars, table, verdicts
from gfpack.evidence.register import register
from gfpack.project.layout import EVIDENCE_DIR, READINGS, STATE_DIR
from gfpack.project.load import load_with_checklist

TEXTS = 500
"""PDFs with text that are collected for their time."""


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__)
    default = Path(tempfile.gettempdir()) / "gfpack-benchmark-reading"
    parser.add_argument("folder", nargs="?", type=Path, default=default)
    parser.add_argument("--seed", type=int, default=drawing.SEED)
    parser.add_argument("--count", type=int)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--ci", action="store_true", help=f"a fixed {drawing.CI} documents")
    which.add_argument("--hand", choices=HANDS, default="first", help="whose layouts")
    parser.add_argument("--faults", action="store_true", help="list what is wrong or refused")
    parser.add_argument("--again", action="store_true", help="read the files anew")
    given = parser.parse_args()
    numbers = drawing.numbers(given.seed, given.count, ci=given.ci, hand=given.hand)
    what = "ci" if given.ci else given.hand
    folder = given.folder / f"{given.seed}-{what}-{len(numbers)}"
    labels = _drawn(folder / "documents", given.seed, numbers, hand=given.hand)
    found = _judged(folder, labels, again=given.again)
    for line in table(found):
        print(line)
    if given.faults or given.hand != HELD_OUT:  # told of faults, one would fit the readers to them
        _tell_faults(found, everything=given.faults)
    held = _judge(found, _sure_of_liars(folder, labels), whole=what == "first")
    if what == "first":
        for row in _speeds(folder, labels, given.seed):
            print(row.line(), flush=True)
            held &= row.held
    return 0 if held else 1


def _speeds(folder: Path, labels: list[dict[str, Any]], seed: int) -> Iterator[speed.Speed]:
    yield from speed.of_sight(folder / "documents", labels)
    drawn = folder.parent / f"{seed}-texts"
    if not (drawn / "labels.json").exists():
        kinds = drawing.shapes(4 * TEXTS)
        drawing.draw(drawn, seed, [n for n, kind in enumerate(kinds) if kind == "text"][:TEXTS])
    yield speed.of_text(_project, sorted(drawn.glob("*.pdf")), folder / "texts")


def _drawn(folder: Path, seed: int, numbers: Sequence[int], *, hand: str) -> list[dict[str, Any]]:
    made = folder / "labels.json"
    if not made.exists():
        print(f"drawing {len(numbers)} documents into {folder} …", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        drawing.draw(folder, seed, list(numbers), hand=hand)
    documents: list[dict[str, Any]] = json.loads(made.read_text("utf-8"))["documents"]
    return documents


def _judged(folder: Path, labels: list[dict[str, Any]], *, again: bool) -> list[Verdict]:
    """Read all documents under names that say nothing and return what came of them."""
    project, named = folder / "project", []
    shutil.rmtree(project / EVIDENCE_DIR, ignore_errors=True)
    if again:
        shutil.rmtree(project, ignore_errors=True)
    _project(project)
    for label in labels:
        drawn = folder / "documents" / label["file"]
        path = f"{EVIDENCE_DIR}/{_saying_nothing(label)}{drawn.suffix}"
        os.link(drawn, project / path)
        named.append({**label, "file": path, "drawn": label["file"]})
    began = time.perf_counter()
    _gfpack("collect", str(project))
    print(f"read in {time.perf_counter() - began:.0f} s", flush=True)
    return _verdicts(project, named)


def _saying_nothing(label: dict[str, Any]) -> str:
    """Return a name from which nothing follows, nor that two files belong together."""
    return f"{zlib.crc32(label['file'].encode()):08x}"


def _sure_of_liars(folder: Path, labels: list[dict[str, Any]]) -> list[Verdict]:
    """Return those wrong types of which gfpack is sure although, or since, the file's name lies."""
    project = folder / "liars"
    shutil.rmtree(project, ignore_errors=True)
    _project(project)
    (project / STATE_DIR).mkdir(exist_ok=True)
    shutil.copy(folder / "project" / STATE_DIR / READINGS, project / STATE_DIR)
    liars = [one for one in labels if "name-lies" in one["traps"]]
    for label in liars:
        os.link(folder / "documents" / label["file"], project / EVIDENCE_DIR / label["file"])
    named = [{**one, "file": f"{EVIDENCE_DIR}/{one['file']}"} for one in liars]
    found = _verdicts(project, named)
    return [v for v in found if v.field == "type" and v.sure and v.outcome == "wrong"]


def _project(folder: Path) -> None:
    if not folder.exists():
        _gfpack(
            *("init", str(folder), "--name", "乌有乡精密轴承有限公司"),
            *("--credit-code", "", "--checklist", "factory/gbt36132-2018"),
            *("--year", "2025", "--deadline", "2026-12-31", "--review-days", "0"),
        )
    (folder / EVIDENCE_DIR).mkdir(exist_ok=True)


def _gfpack(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gfpack", *command],
        check=False,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"gfpack {command[0]}: exit {done.returncode}")


def _verdicts(project: Path, labels: list[dict[str, Any]]) -> list[Verdict]:
    held, checklist, types = load_with_checklist(project)
    return list(verdicts(labels, register(held, checklist, types), types))


def _tell_faults(found: Iterable[Verdict], *, everything: bool) -> None:
    for one in found:
        if (one.sure and one.outcome == "wrong") or (everything and one.outcome != "right"):
            how = "SURE AND WRONG" if one.sure else one.outcome
            print(f"{how}: {one.file}: {one.field}: {one.read!r}, printed {one.meant!r}")


def _judge(found: list[Verdict], liars: list[Verdict], *, whole: bool) -> bool:
    held = True
    for bar in bars(found):
        print(bar.line())
        held &= bar.held
    sure = sum(one.sure for one in found)
    print(f"sure fields: {sure} (bar {SURE_LEAST}{'' if whole else ', of all documents'})")
    print(f"surely wrong on a file whose name lies: {len(liars)} (bar 0)")
    return held and not liars and (sure >= SURE_LEAST or not whole)


if __name__ == "__main__":
    sys.exit(main())

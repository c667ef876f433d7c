"""Draw labelled documents: `python -m benchmarks.reading.draw FOLDER [--seed N] [--count N]`.

Out: the files and `labels.json`, which says of each file what it is and what it says (README.md).
The same seed gives the same bytes (with the same versions of the libraries).
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.reading import catalogue, press
from benchmarks.reading.paper import Paper, facts

SEED = 20261122
COUNT = 660
CI = 60
LIE_EVERY = 13
KINDS = ("text", "scan", "photo")


def draw(folder: Path, seed: int, numbers: list[int], jobs: int | None = None) -> dict[str, Any]:
    """Draw the documents of these numbers into `folder` and return their labels."""
    folder.mkdir(parents=True, exist_ok=True)
    work = [(str(folder), seed, n) for n in numbers]
    jobs = jobs or os.cpu_count() or 1
    if jobs == 1:
        made = [_one(w) for w in work]
    else:
        with get_context("spawn").Pool(jobs) as pool:
            made = pool.map(_one, work, chunksize=4)
    labels = {"seed": seed, "documents": made}
    text = json.dumps(labels, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "labels.json").write_text(text + "\n", "utf-8")
    return labels


@cache
def _press() -> press.Press:
    folder = Path(tempfile.mkdtemp(prefix="reading-press-"))
    import atexit
    import shutil

    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return press.Press(folder)


def _one(work: tuple[str, int, int]) -> dict[str, Any]:
    folder, seed, number = Path(work[0]), work[1], work[2]
    rng = Random(f"{seed}:{number}")
    pairs = catalogue.pairs()
    name, layout = pairs[number % len(pairs)]
    kind = catalogue.TYPES[name]
    trap = rng.choice(kind.traps) if kind.traps and rng.random() < 0.5 else ""
    known = facts(rng, trap, kind.years)
    paper = layout(known)
    how = (number // len(pairs) + number) % 3
    shape = next(k for k in (*KINDS[how:], *KINDS[:how]) if k in kind.kinds)
    pdf, places = _press().printed(rng, paper)
    data, done = pdf, []
    if shape == "scan":
        data, places, done = press.scanned(rng, pdf, places)
    elif shape == "photo":
        data, places, done = press.photographed(rng, pdf, places, paper.surface)
    lies = rng.randrange(LIE_EVERY) == 0
    file = _file_name(rng, number, name, shape, lies)
    (folder / file).write_bytes(data)
    return {
        "file": file,
        "type": paper.type,
        "what": name,
        "kind": shape,
        "layout": paper.layout,
        "traps": [*known.traps, *(["name-lies"] if lies else [])],
        "made": done,
        "client": {"name": known.client.name, "credit_code": known.client.code},
        "fields": _shown(paper, places, name, shape),
        "accept": {k: v for k, v in known.accept.items() if v},
        "places": places,
    }


def _shown(paper: Paper, places: list[dict[str, Any]], name: str, shape: str) -> dict[str, Any]:
    """Return the truth, without what is on pages that were not photographed."""
    printed = {p["field"] for p in places}
    made = dict(paper.truth)
    for field, value in paper.truth.items():
        if value not in (None, []) and field not in printed:
            if shape != "photo":
                raise AssertionError(f"{name} {paper.layout}: {field} is true but not printed")
            made[field] = [] if isinstance(value, list) else None
        if value in (None, []) and field in printed:
            raise AssertionError(f"{name} {paper.layout}: {field} is printed but not true")
        if isinstance(value, list) and shape == "photo" and value:
            made[field] = value[: sum(p["field"] == field for p in places)]
    if extra := printed - set(paper.truth):
        raise AssertionError(f"{name} {paper.layout}: {sorted(extra)} printed without a truth")
    return made


def _file_name(rng: Random, number: int, name: str, shape: str, lies: bool) -> str:
    ending = "jpg" if shape == "photo" else "pdf"
    said = catalogue.TYPES[name].name
    if lies:
        said = rng.choice([k.name for n, k in catalogue.TYPES.items() if k.name != said])
    elif rng.random() < 0.25:
        said = rng.choice(("IMG_2024", "扫描件", "新建文档", "CamScanner", "附件", "微信图片"))
    return f"{number:04} {said}.{ending}"


def _numbers(args: argparse.Namespace) -> Iterator[int]:
    pairs = catalogue.pairs()
    for n in range(CI if args.ci else args.count):
        if not args.only or pairs[n % len(pairs)][0] in args.only:
            yield n


def main() -> None:
    """Draw what was asked for and say how long it took."""
    parser = argparse.ArgumentParser(
        description="draw labelled documents for the readers' benchmark"
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--only", action="append", help="only this type (may be repeated)")
    parser.add_argument("--ci", action="store_true", help=f"the first {CI}, 20 of each kind")
    parser.add_argument("--jobs", type=int)
    args = parser.parse_args()
    start = time.perf_counter()
    labels = draw(args.folder, args.seed, list(_numbers(args)), args.jobs)
    print(
        f"{len(labels['documents'])} documents in {time.perf_counter() - start:.0f} s: {args.folder}"
    )


if __name__ == "__main__":
    main()

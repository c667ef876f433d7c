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
from collections import Counter
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import pypdfium2

from benchmarks.reading import catalogue, press
from benchmarks.reading.paper import UNJUDGED, Facts, Paper, facts

SEED = 20261122
COUNT = 796
"""Four rounds of all layouts."""
CI = 60
ROUNDS = 12
"""Rounds of the layouts of later hands."""
LIE_EVERY = 13
KINDS = ("text", "scan", "photo")


def draw(
    folder: Path,
    seed: int,
    numbers: list[int],
    jobs: int | None = None,
    *,
    hand: str = "first",
) -> dict[str, Any]:
    """Draw the documents of these numbers into `folder` and return their labels."""
    folder.mkdir(parents=True, exist_ok=True)
    work = [(str(folder), seed, n, hand) for n in numbers]
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


def written(seed: int, number: int, hand: str = "first") -> tuple[str, Facts, Paper]:
    """Return what the number-th document of the seed says, before it is set: its kind of paper first."""
    rng = Random(f"{seed}:{number}")
    every = catalogue.pairs(hand)
    name, layout = every[number % len(every)]
    kind = catalogue.kinds(hand)[name]
    known = facts(rng, _trap(seed, name, number, hand), kind.years)
    return name, known, layout(known)


def _trap(seed: int, name: str, number: int, hand: str) -> str:
    """Return the trap of this document: the traps of its kind in turn, mixed with as many of none."""
    every = [n for n, _ in catalogue.pairs(hand)]
    rounds, at = divmod(number, len(every))
    nth = rounds * every.count(name) + every[:at].count(name)
    traps = catalogue.kinds(hand)[name].traps
    deck = [*traps, *[""] * max(1, len(traps))]
    Random(f"{seed}:{name}:{nth // len(deck)}").shuffle(deck)
    return deck[nth % len(deck)]


def _one(work: tuple[str, int, int, str]) -> dict[str, Any]:
    folder, seed, number, hand = Path(work[0]), *work[1:]
    name, known, paper = written(seed, number, hand)
    rng = known.rng
    shape = shapes(number + 1, hand)[number]
    pdf, places = _press().printed(rng, paper)
    data, done = pdf, list[str]()
    if shape == "scan":
        data, places, done = press.scanned(rng, pdf, places)
    elif shape == "photo":
        data, places, done = press.photographed(rng, pdf, places, paper.surface)
    fields = _shown(paper, places, name, shape)
    if paper.look.get("numbered"):
        fields["page_of"] = _paging(pdf, paper, shape)
    lies = rng.randrange(LIE_EVERY) == 0
    file = file_name(rng, number, name, shape, lies=lies)
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
        "fields": {k: v for k, v in fields.items() if k not in UNJUDGED},
        "also": {k: v for k, v in fields.items() if k in UNJUDGED},
        "accept": {k: v for k, v in known.accept.items() if v},
        "places": places,
    }


def _shown(paper: Paper, places: list[dict[str, Any]], name: str, shape: str) -> dict[str, Any]:
    """Return the truth, without what is on pages that were not photographed."""
    printed = {p["field"] for p in places}
    made = dict(paper.truth)
    if "instrument" in made:
        made["instrument"] = made["instrument"][: sum(p["field"] == "serials" for p in places)]
    for field, value in paper.truth.items():
        if field == "instrument":
            continue
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


def _paging(pdf: bytes, paper: Paper, shape: str) -> list[str]:
    """Return the numbers that the shown pages bear, each of how many; a cover bears none."""
    opened = pypdfium2.PdfDocument(pdf)
    total = len(opened)
    opened.close()
    last = 1 if shape == "photo" else total
    return [f"{n}/{total}" for n in range(2 if paper.look.get("cover") else 1, last + 1)]


@cache
def shapes(count: int, hand: str = "first") -> tuple[str, ...]:
    """Return the kind of each of the first `count` documents.

    A layout is drawn as every kind it may be before it is as one of them again; then all kinds are
    drawn equally often, and within each sort of paper.
    """
    every, types = catalogue.pairs(hand), catalogue.kinds(hand)
    used: Counter[tuple[int | str, str]] = Counter()
    made = []
    for number in range(count):
        pair = number % len(every)
        name = every[pair][0]
        rank = {
            kind: (used[pair, kind], used["", kind], used[name, kind]) for kind in types[name].kinds
        }
        kind = min(rank, key=rank.__getitem__)
        used.update([(pair, kind), ("", kind), (name, kind)])
        made.append(kind)
    return tuple(made)


@cache
def fixed(seed: int) -> tuple[int, ...]:
    """Return the `CI` documents that stand for all: every sort, kind and trap, layouts in turn."""
    left = {number: _stands_for(seed, number) for number in range(COUNT)}
    used: Counter[tuple[str, str]] = Counter()
    made = []
    for _ in range(CI):
        best = min(left, key=lambda n: (*(used[one] for one in left[n]), n))
        used.update(left.pop(best))
        made.append(best)
    return tuple(sorted(made))


def _stands_for(seed: int, number: int) -> tuple[tuple[str, str], ...]:
    """Return the document's sort, kind, trap and layout, what counts most first."""
    name, known, paper = written(seed, number)
    trap = known.traps[-1] if known.traps else ""
    return (
        ("sort", name),
        ("kind", shapes(COUNT)[number]),
        ("trap", trap),
        ("layout", paper.layout),
    )


def file_name(rng: Random, number: int, name: str, shape: str, *, lies: bool) -> str:
    """Return a file name: what the paper is, nothing at all, or (`lies`) what another type is."""
    ending = "jpg" if shape == "photo" else "pdf"
    said = catalogue.TYPES[name].name
    if lies:
        own = catalogue.TYPES[name].type or name
        said = rng.choice([k.name for n, k in catalogue.TYPES.items() if (k.type or n) != own])
    elif rng.random() < 0.25:
        said = rng.choice(("IMG_2024", "扫描件", "新建文档", "CamScanner", "附件", "微信图片"))
    return f"{number:04} {said}.{ending}"


def numbers(seed: int, count: int | None, *, ci: bool, hand: str) -> tuple[int, ...]:
    """Return the numbers of the documents to draw; without a count as many as are usual."""
    if ci and hand == "first":
        return fixed(seed)
    usual = COUNT if hand == "first" else ROUNDS * len(catalogue.pairs(hand))
    return tuple(range(count or usual))


def _chosen(args: argparse.Namespace) -> Iterator[int]:
    pairs = catalogue.pairs(args.hand)
    for n in numbers(args.seed, args.count, ci=args.ci, hand=args.hand):
        if not args.only or pairs[n % len(pairs)][0] in args.only:
            yield n


def main() -> None:
    """Draw what was asked for and say how long it took."""
    parser = argparse.ArgumentParser(
        description="draw labelled documents for the readers' benchmark"
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--count", type=int)
    parser.add_argument("--only", action="append", help="only this type (may be repeated)")
    parser.add_argument("--ci", action="store_true", help=f"a fixed {CI}, 20 of each kind")
    parser.add_argument("--hand", choices=catalogue.HANDS, default="first", help="whose layouts")
    parser.add_argument("--jobs", type=int)
    args = parser.parse_args()
    start = time.perf_counter()
    labels = draw(args.folder, args.seed, list(_chosen(args)), args.jobs, hand=args.hand)
    print(
        f"{len(labels['documents'])} documents in {time.perf_counter() - start:.0f} s: {args.folder}"
    )


if __name__ == "__main__":
    main()

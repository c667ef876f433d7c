"""The documents drawn for the readers' benchmark say what their labels say."""

import hashlib
import json
from collections import Counter
from pathlib import Path
from random import Random

import pypdfium2
import pytest

from benchmarks.reading import catalogue, dates, draw
from benchmarks.reading.paper import Paper, facts
from benchmarks.reading.press import Press

DOZEN = [0, 1, 2, 31, 35, 39, 40, 42, 43, 44, 74, 100]
VERBATIM = {"holder", "credit_code", "number", "address", "standard", "scope"}
TRAPS = {
    "expired", "holder-one-off", "holder-dropped", "code-confusable", "first-after-issue",
    "long-term", "no-dates", "leap-day", "serial-confusable", "two-codes", "client-differs",
    "licence-dated", "ends-missing", "interval-only",
}  # fmt: skip


@pytest.fixture(scope="module")
def press(tmp_path_factory: pytest.TempPathFactory) -> Press:
    return Press(tmp_path_factory.mktemp("press"))


def _plain(text: str) -> str:
    return "".join(text.split())


def _texts(pdf: bytes) -> list[str]:
    opened = pypdfium2.PdfDocument(pdf)
    made = []
    for page in opened:
        words = page.get_textpage()
        made.append(_plain(words.get_text_range()))
        words.close()
        page.close()
    opened.close()
    return made


def _check(paper: Paper, places: list[dict], pdf: bytes) -> None:
    texts = _texts(pdf)
    said = {f: v for f, v in paper.truth.items() if v not in (None, []) and f != "instrument"}
    assert {p["field"] for p in places} == set(said)
    for place in places:
        assert _plain(place["seen"]) in texts[place["page"] - 1]
        x0, y0, x1, y1 = place["box"]
        assert 0 <= x0 < x1 <= 1
        assert 0 <= y0 < y1 <= 1
        if place["field"] in VERBATIM:
            assert place["seen"] == said[place["field"]]
    for field, value in said.items():
        if isinstance(value, list):
            assert sum(p["field"] == field for p in places) >= len(value), field


@pytest.mark.parametrize(
    ("name", "hand"),
    [(name, hand) for hand in catalogue.HANDS for name in catalogue.kinds(hand)],
)
def test_every_layout_prints_what_its_label_says(press: Press, name: str, hand: str) -> None:
    kind = catalogue.kinds(hand)[name]
    traps = ("", *kind.traps)
    for n, layout in enumerate(kind.layouts):
        known = facts(Random(f"{name}:{n}"), traps[n % len(traps)], kind.years)
        paper = layout(known)
        pdf, places = press.printed(known.rng, paper)
        _check(paper, places, pdf)


def test_there_are_enough_types_and_layouts() -> None:
    assert len(catalogue.TYPES) >= 25
    assert all(len(kind.layouts) >= 4 for kind in catalogue.TYPES.values())
    assert draw.COUNT >= 600


def test_thirds_are_text_scans_and_photos() -> None:
    every = draw.shapes(draw.COUNT)
    few = [every[n] for n in draw.fixed(draw.SEED)]
    assert {few.count(k) for k in draw.KINDS} == {draw.CI // 3}
    shared = [every.count(k) for k in draw.KINDS]
    assert max(shared) - min(shared) <= 1


@pytest.mark.parametrize("hand", catalogue.HANDS)
def test_every_layout_is_drawn_as_every_kind_equally_often(hand: str) -> None:
    numbers = draw.numbers(draw.SEED, None, ci=False, hand=hand)
    every = catalogue.pairs(hand)
    drawn = Counter(
        (n % len(every), kind) for n, kind in enumerate(draw.shapes(len(numbers), hand))
    )
    for pair, (name, _) in enumerate(every):
        times = [drawn[pair, kind] for kind in catalogue.kinds(hand)[name].kinds]
        assert min(times) >= 1
        assert max(times) - min(times) <= 1


def test_the_fixed_few_hold_every_sort_and_trap_of_many_layouts() -> None:
    few = [draw.written(draw.SEED, n) for n in draw.fixed(draw.SEED)]
    assert len(few) == draw.CI
    assert {name for name, _, _ in few} == set(catalogue.TYPES)
    assert {trap for _, known, _ in few for trap in known.traps} >= TRAPS
    assert len({paper.layout for _, _, paper in few}) >= 20


def test_what_is_held_out_is_drawn_nowhere_else() -> None:
    drawn = {
        hand: {layout for kind in kinds.values() for layout in kind.layouts}
        for hand, kinds in catalogue.HANDS.items()
    }
    held_out = drawn.pop(catalogue.HELD_OUT)
    assert held_out
    assert not held_out & set().union(*drawn.values())


def test_every_trap_and_every_notation_of_dates_occurs() -> None:
    traps: set[str] = set()
    notations: set[str] = set()
    for number in range(draw.COUNT):
        _, known, paper = draw.written(draw.SEED, number)
        traps.update(known.traps)
        notations.add(known.notation)
        if "2028-02-29" in paper.truth.values():
            traps.add("2028-02-29")
        if "long-term" in paper.truth.values():
            traps.add("long-term is printed")
    assert traps >= TRAPS | {"2028-02-29", "long-term is printed"}
    assert notations == set(dates.NOTATIONS)


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    some = [2, 40]
    for folder in ("one", "two"):
        draw.draw(tmp_path / folder, draw.SEED, some, jobs=1)
    one, two = (
        {f.name: hashlib.sha256(f.read_bytes()).hexdigest() for f in (tmp_path / n).iterdir()}
        for n in ("one", "two")
    )
    assert len(one) == len(some) + 1
    assert one == two


def test_labels_of_a_dozen_are_whole(tmp_path: Path) -> None:
    draw.draw(tmp_path, draw.SEED, DOZEN, jobs=1)
    labels = json.loads((tmp_path / "labels.json").read_text("utf-8"))["documents"]
    assert {one["kind"] for one in labels} == {"text", "scan", "photo"}
    for one in labels:
        data = (tmp_path / one["file"]).read_bytes()
        assert data.startswith(b"\xff\xd8" if one["kind"] == "photo" else b"%PDF")
        shown = {p["field"] for p in one["places"]}
        said = {f for f, v in (one["fields"] | one["also"]).items() if v not in (None, [])}
        assert shown == said - {"instrument", "page_of"}
        if one["kind"] == "scan":
            assert not any(_texts(data)), "a scan has no text layer"
        if one["kind"] == "photo":
            assert {p["page"] for p in one["places"]} <= {1}
        if rows := one["fields"].get("instrument"):
            assert [r.split("\t")[0] for r in rows] == one["fields"]["serials"]


def test_a_lying_name_never_names_the_paper_s_own_type() -> None:
    for name, kind in catalogue.TYPES.items():
        own = kind.type or name
        for seed in range(40):
            said = draw.file_name(Random(seed), 1, name, "scan", lies=True)
            of = {k.type or n for n, k in catalogue.TYPES.items() if f"0001 {k.name}.pdf" == said}
            assert of
            assert own not in of

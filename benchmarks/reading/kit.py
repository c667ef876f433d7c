"""What the papers of later hands share: how a layout is declared and becomes a labelled paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.reading.names import party
from benchmarks.reading.paper import Block, Facts, Paper
from benchmarks.reading.parts import HELD, Kind
from benchmarks.reading.types.sheets import only_printed

Made = tuple[list[Block], dict[str, Any], dict[str, Any]]
Drawn = Callable[[Facts], Made]
SMALL = {"size": 9.5}
TEN = {"size": 10.5}
EMPTY_DAY = "　　　　年　　月　　日"
NAMED = ("no-dates", *HELD[:2])
CODED = ("no-dates", *HELD)
ENDING = ("expired", "leap-day")


def paper(type_: str, layout: Drawn, f: Facts) -> Paper:
    """Return the paper, labelled with what it prints."""
    if f.trap == "no-dates":
        f.until = None
    blocks, may_say, look = layout(f)
    truth = only_printed(may_say, blocks)
    if "instrument" in may_say:
        truth["instrument"] = may_say["instrument"]
    return Paper(type_, layout.__name__, blocks, truth, look)


def kind(
    what: str, layout: Drawn, name: str, years: int, *traps: str, type_: str = ""
) -> dict[str, Kind]:
    """Return a sort of papers with its one layout."""
    return kinds(what, name, years, traps, layout, type_=type_)


def kinds(
    what: str, name: str, years: int, traps: tuple[str, ...], *layouts: Drawn, type_: str = ""
) -> dict[str, Kind]:
    """Return a sort of papers with its layouts."""
    made = tuple(partial(paper, type_ or what, one) for one in layouts)
    return {what: Kind(made, name, years, traps, type=type_)}


def day_of(f: Facts, name: str, d: Any) -> str:
    """Return the marked day; nothing where the paper bears no date."""
    return "" if f.trap == "no-dates" else f.day(name, d)


def shown(*rows: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the rows that say something."""
    return [r for r in rows if r[1]]


def other(f: Facts, what: str) -> str:
    """Return another firm, of this trade."""
    return party(f.rng).name.replace("有限", f"{what}有限", 1)

"""Short names for the blocks of a page, and how a type of documents is declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.paper import Block, Facts, Paper

Layout = Callable[[Facts], Paper]
DATED = ("expired", "leap-day", "first-after-issue", "no-dates")
HELD = ("holder-one-off", "holder-dropped", "code-confusable")


@dataclass(frozen=True)
class Kind:
    """A type of documents: its layouts, how long its papers run, the traps it may hold, its name."""

    layouts: tuple[Layout, ...]
    name: str
    years: int = 3
    traps: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("text", "scan", "photo")
    type: str = ""
    """Its evidence type, where several kinds of papers are of one."""


def t(text: str, size: float | None = None, align: str = "left", **more: Any) -> Block:
    """Return a line or paragraph."""
    return {"k": "text", "text": text, "align": align, **({"size": size} if size else {}), **more}


def title(text: str, size: float = 22, **more: Any) -> Block:
    """Return a title."""
    return t(text, size, "center", **({"bold": True, "above": 6} | more))


def pairs(style: str, rows: Sequence[Sequence[str]], **more: Any) -> Block:
    """Return labels with their values: grid, plain, lines, stacked or run."""
    return {"k": "pairs", "style": style, "rows": [list(r) for r in rows], **more}


def table(widths: Sequence[float], head: Sequence[str], rows: Sequence[Any], **more: Any) -> Block:
    """Return a ruled table."""
    return {"k": "table", "widths": list(widths), "head": list(head), "rows": list(rows), **more}


def seal(f: Facts, name: str, x: float, y: float, below: str = "", **more: Any) -> Block:
    """Return a seal over what stands here, moved by x and y points."""
    jitter = f.rng.uniform(-12, 12)
    return {"k": "seal", "name": name, "below": below, "x": x + jitter, "y": y + jitter, **more}


def space(high: float) -> Block:
    """Return empty height."""
    return {"k": "space", "high": high}


def down(part: float = 1) -> Block:
    """Return a part of the page's free height."""
    return {"k": "down", "part": part}


def new_page() -> Block:
    """Return the end of a page."""
    return {"k": "break"}


def rule(**more: Any) -> Block:
    """Return a line across."""
    return {"k": "rule", **more}


def cols(widths: Sequence[float], *parts: list[Block]) -> Block:
    """Return columns beside each other."""
    return {"k": "cols", "widths": list(widths), "parts": list(parts)}


def boxed(blocks: list[Block], **more: Any) -> Block:
    """Return blocks in a frame."""
    return {"k": "box", "blocks": blocks, **more}


def emblem(what: str, size: float = 24, align: str = "center", **more: Any) -> Block:
    """Return the state emblem's stand-in or a mark with a text in it."""
    return {"k": "emblem", "what": what, "size": size, "align": align, **more}


def place(x: float, y: float, wide: float, *blocks: Block) -> Block:
    """Return blocks at a point of the type area."""
    return {"k": "place", "x": x, "y": y, "wide": wide, "blocks": list(blocks)}


def signed(f: Facts, by: str, when: str, below: str = "", align: str = "right") -> list[Block]:
    """Return issuer, date and the seal over them."""
    x = {"right": 290, "center": 180, "left": 30}[align]
    return [
        space(18),
        t(by, align=align),
        t(when, align=align),
        seal(f, by, x, -75, below),
    ]


def district_office(f: Facts, what: str) -> str:
    """Return an authority of the client's district."""
    return f"{f.client.place[1]}{f.client.place[2]}{what}"


def iso(d: Any) -> Any:
    """Return the day as the label says it."""
    return d if d is None or isinstance(d, str) else d.isoformat()

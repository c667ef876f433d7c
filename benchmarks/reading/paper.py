"""What is drawn: a paper's blocks with its values marked, and the facts they stand for.

A marked value is written into any text as `mark(field, text)`; `document` splits the text into runs,
so that the typesetter tells where each value stands and the label can never say what is not printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, TypeVar

from benchmarks.reading import dates
from benchmarks.reading.names import ALPHABET, Party, party, person

LONG_TERM = "long-term"
UNJUDGED = frozenset({"cma", "tested", "model", "maker", "calibrated", "interval", "reading"})
"""What is printed and told, but is no field that gfpack reads."""

TODAY = date(2026, 11, 22)
_MARK = re.compile("\x02([a-z_]+)\x03([^\x04]*)\x04")
Block = dict[str, Any]
T = TypeVar("T")


def mark(name: str, text: str) -> str:
    """Return `text` marked as the printed value of the field `name`."""
    return f"\x02{name}\x03{text}\x04" if text else ""


@dataclass
class Paper:
    """One document before it is set: `truth` is what a reader should find, None where nothing is said."""

    type: str | None
    layout: str
    blocks: list[Block]
    truth: dict[str, Any]
    look: dict[str, Any] = field(default_factory=dict)
    surface: str = "desk"


@dataclass
class Facts:
    """What a type's layouts draw from: the client, what is printed as such, the days, the trap."""

    rng: Random
    trap: str
    client: Party
    holder: str
    code: str
    issued: date
    first: date
    until: date | str | None
    years: int
    notation: str
    traps: list[str]
    accept: dict[str, list[str]]
    month: bool = False

    def pick(self, *choices: T) -> T:
        """Return one of the choices."""
        return self.rng.choice(choices)

    def on(self, d: date) -> str:
        """Return the day as this paper writes it."""
        return dates.NOTATIONS[self.notation](d)

    def day(self, name: str, d: date | str | None) -> str:
        """Return the marked day; the words for no end where there is none."""
        if d is None:
            return ""
        return mark(name, self.pick(*dates.LONG_TERM[:2]) if isinstance(d, str) else self.on(d))

    def period(self, start: date, until: date | str, pattern: str | None = None) -> str:
        """Return the marked period in one of the patterns that suit the notation."""
        patterns = [
            p for p in dates.PERIODS if not (self.notation in ("dashes", "compact") and "–" in p)
        ]
        if isinstance(until, str):
            patterns = ["自{a}至{b}", "{a}至{b}", "{a} 至 {b}"]
        chosen = pattern or self.pick(*patterns)
        a = mark("valid_from", self.on(start))
        b = mark("valid_until", "长期" if isinstance(until, str) else self.on(until))
        return chosen.format(a=a, b=b)

    def person(self) -> str:
        """Return an invented name."""
        return person(self.rng)

    def digits(self, n: int) -> str:
        """Return `n` digits."""
        return "".join(self.rng.choice("0123456789") for _ in range(n))

    def qr(self, size: int = 28, align: str = "left") -> Block:
        """Return what looks like a QR code and says nothing."""
        bits = [[self.rng.random() < 0.5 for _ in range(25)] for _ in range(25)]
        for y0, x0 in ((0, 0), (0, 18), (18, 0)):
            for y in range(7):
                for x in range(7):
                    ring = max(abs(y - 3), abs(x - 3))
                    bits[y0 + y][x0 + x] = ring != 2
        flat = "".join("1" if b else "0" for row in bits for b in row)
        return {
            "k": "emblem",
            "what": "qr",
            "bits": flat,
            "side": 25,
            "size": size,
            "align": f'"{align}"'.strip('"'),
        }

    def look(self, **changes: Any) -> dict[str, Any]:
        """Return a page: A4 upright unless said otherwise, its margins and size of text varied."""
        side = self.rng.randint(52, 78)
        base = {
            "width": 595,
            "height": 842,
            "margin": [side, self.rng.randint(55, 80), side, self.rng.randint(50, 70)],
            "size": self.rng.choice((10.5, 11, 11.5, 12)),
            "leading": self.rng.choice((0.6, 0.7, 0.8, 0.9)),
            "rim": "none",
        }
        return base | changes


def facts(rng: Random, trap: str, years: int) -> Facts:
    """Draw the facts of one paper, with the trap in them."""
    client = party(rng)
    issued = date(2024, 1, 1) + (date(2026, 9, 30) - date(2024, 1, 1)) * rng.random()
    holder, code, accept, traps = client.name, client.code, {}, [trap] if trap else []
    if trap == "expired":
        issued = dates.shifted(issued, -years - rng.choice((0, 1)), -rng.randint(0, 200))
        issued = min(issued, dates.shifted(TODAY, -years, -20))
    until: date | str | None = dates.shifted(issued, years, -1)
    if trap == "leap-day":
        until, issued = date(2028, 2, 29), date(2028 - years, 3, 1)
    first = dates.shifted(issued, -rng.choice((0, 0, 3, 6)))
    if trap == "first-after-issue":
        first = dates.shifted(issued, days=rng.randint(20, 300))
    if trap == LONG_TERM:
        until = LONG_TERM
    if trap == "no-dates":
        until = None
    if trap == "holder-one-off":
        holder = _one_off(rng, holder)
    if trap == "holder-dropped":
        holder = client.name.replace("股份", "").replace("（集团）", "")
        if holder == client.name:
            holder = client.name.replace("有限责任公司", "有限公司").replace("有限公司", "公司")
    if trap == "code-confusable":
        code, honest = _confused(rng, code)
        accept["credit_code"] = [honest] if set(code) & set("OI") else []
    notation = rng.choice(dates.DIGITS if rng.random() < 0.6 else dates.CHINESE)
    return Facts(
        rng, trap, client, holder, code, issued, first, until, years, notation, traps, accept
    )


ALIKE = {
    "轴": "铀", "材": "村", "料": "科", "子": "于", "精": "情", "电": "申", "机": "杌", "金": "全",
    "南": "楠", "乌": "鸟", "虚": "墟", "限": "眼", "玻": "坡", "纺": "坊", "食": "良", "化": "华",
    "汽": "气", "铝": "侣", "轮": "伦", "塑": "朔", "半": "平", "包": "句", "新": "薪", "业": "亚",
}  # fmt: skip


def _one_off(rng: Random, name: str) -> str:
    places = [i for i, c in enumerate(name[:-4]) if c in ALIKE]
    at = rng.choice(places) if places else 1
    return name[:at] + ALIKE.get(name[at], "新") + name[at + 1 :]


def _confused(rng: Random, code: str) -> tuple[str, str]:
    pairs = {"0": "O", "1": "I", "8": "B", "B": "8"}
    places = [i for i, c in enumerate(code) if c in pairs and i > 1]
    if not places:
        at = rng.randint(9, 16)
        return code[:at] + rng.choice([c for c in ALPHABET if c != code[at]]) + code[at + 1 :], code
    at = rng.choice(places)
    return code[:at] + pairs[code[at]] + code[at + 1 :], code


def runs(text: str, count: dict[str, int]) -> list[Any]:
    """Split a text into its plain and its marked runs."""
    made: list[Any] = []
    end = 0
    for found in _MARK.finditer(text):
        if found.start() > end:
            made.append(text[end : found.start()])
        n = count[found[1]] = count.get(found[1], -1) + 1
        made.append({"f": found[1], "n": n, "t": found[2]})
        end = found.end()
    if end < len(text):
        made.append(text[end:])
    return made


def document(paper: Paper) -> tuple[dict[str, Any], list[tuple[str, int, str]]]:
    """Return the paper as the template takes it, and each marked value (field, number, text)."""
    count: dict[str, int] = {}
    seen: list[tuple[str, int, str]] = []

    def split(text: str) -> list[Any]:
        made = runs(text, count)
        seen.extend((r["f"], r["n"], r["t"]) for r in made if isinstance(r, dict))
        return made

    def one(block: Block) -> Block:
        out = dict(block)
        if "text" in block and block["k"] == "text":
            out["runs"] = split(out.pop("text"))
        if "head" in block:
            out["head"] = [split(c) for c in block["head"]]
        if "rows" in block:
            out["rows"] = [[_cell(c) for c in row] for row in block["rows"]]
        if "blocks" in block:
            out["blocks"] = [one(b) for b in block["blocks"]]
        if "parts" in block:
            out["parts"] = [[one(b) for b in part] for part in block["parts"]]
        return out

    def _cell(c: Any) -> Any:
        return (
            {"span": c["span"], "runs": split(c["text"])} if isinstance(c, dict) else split(str(c))
        )

    blocks = [one(b) for b in paper.blocks]
    return {"look": paper.look, "blocks": blocks}, seen

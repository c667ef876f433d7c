"""Short words for writing papers: blocks, frames, claims, and the drawers that make files."""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samples.paint import office, scan, sheet
from samples.parties import COMPANY, LAB
from samples.table import Claim, Draw, Item

MONTHS = [f"{n} 月" for n in range(1, 13)]

Block = dict[str, Any]
Rows = Sequence[Sequence[Any]]


def title(text: str, size: float = 18) -> Block:
    return {"kind": "title", "t": text, "size": size}


def h1(text: str) -> Block:
    return {"kind": "h1", "t": text}


def h2(text: str) -> Block:
    return {"kind": "h2", "t": text}


def p(text: str) -> Block:
    return {"kind": "p", "t": text}


def plain(text: str, size: float = 10.5) -> Block:
    return {"kind": "plain", "t": text, "size": size}


def right(text: str, size: float = 10.5) -> Block:
    return {"kind": "right", "t": text, "size": size}


def centre(text: str, size: float = 10.5) -> Block:
    return {"kind": "centre", "t": text, "size": size}


def note(text: str) -> Block:
    return {"kind": "note", "t": text}


def items(*lines: str) -> Block:
    return {"kind": "list", "items": list(lines)}


def gap(points: float = 12) -> Block:
    return {"kind": "space", "pt": points}


BREAK: Block = {"kind": "break"}


def table(head: Sequence[str], rows: Rows, widths: Sequence[float], **how: Any) -> Block:
    shown = [[one if isinstance(one, dict) else str(one) for one in row] for row in rows]
    return {"kind": "table", "head": list(head), "rows": shown, "widths": list(widths), **how}


def pairs(*rows: tuple[str, Any], **how: Any) -> Block:
    return {"kind": "pairs", "pairs": [(name, str(value)) for name, value in rows], **how}


def sign(
    *lines: str, seal: str | None = COMPANY, word: str | None = None, above: float = 16
) -> Block:
    block: Block = {"kind": "sign", "lines": list(lines), "above": above}
    if seal:
        block |= {"seal": seal, "word": word}
    return block


def bars(heading: str, names: Sequence[str], values: Sequence[float], colour: str) -> Block:
    return {"kind": "bars", "title": heading, "names": names, "values": values, "colour": colour}


def flow(*steps: str) -> Block:
    return {"kind": "flow", "steps": list(steps)}


def paper(
    *blocks: Block, head: str | None = None, numbered: bool = True, **how: Any
) -> sheet.Paper:
    """Return an ordinary paper; `head` runs along the top of its pages."""
    return {"blocks": list(blocks), "head": head, "numbered": numbered, **how}


def company_paper(number: str, *blocks: Block, **how: Any) -> sheet.Paper:
    """Return a paper of the enterprise's own, with its file number in the head."""
    return paper(*blocks, head=f"{COMPANY}　　文件编号：{number}", **how)


def letter(office_name: str, number: str, *blocks: Block) -> sheet.Paper:
    """Return an official letter with a red head."""
    return {
        "frame": "red-head",
        "office": office_name,
        "number": number,
        "blocks": list(blocks),
        "margin": {"x": 28, "top": 34, "bottom": 28},
    }


def report(
    cover: str, about: str, facts: Rows, day: str, *blocks: Block, **how: Any
) -> sheet.Paper:
    """Return a report with its own cover."""
    return {
        "frame": "cover",
        "cover": cover,
        "about": about,
        "facts": [list(one) for one in facts],
        "day": day,
        "blocks": list(blocks),
        "numbered": True,
        **how,
    }


def test_report(
    number: str, about: str, facts: Rows, day: str, *blocks: Block, lab: str = LAB
) -> sheet.Paper:
    """Return a laboratory's report: CMA mark and number in the head, page x of y."""
    return report(
        "检　测　报　告",
        about,
        facts,
        day,
        title("说　明", 15),
        items(
            "1. 报告无检验检测专用章、骑缝章及 CMA 资质认定标志无效。",
            "2. 报告无编制、审核、签发人签名无效；涂改、增删无效。",
            "3. 委托方自送样品的，结果仅对来样负责；未经书面同意不得部分复制本报告。",
            "4. 对本报告有异议的，应于收到之日起十五日内向本单位提出。",
        ),
        BREAK,
        *blocks,
        head=f"{lab}　CMA 231000000000（样例）　报告编号：{number}",
        number=f"报告编号：{number}",
        seal=lab,
        word="检验检测专用章",
        **{"pages-in": "head"},
    )


@dataclass(frozen=True, slots=True)
class Printed:
    """Drawer of a PDF with text."""

    content: sheet.Paper

    def __call__(self, target: Path) -> None:
        """Draw it."""
        target.write_bytes(sheet.pdf(self.content))


@dataclass(frozen=True, slots=True)
class Scanned:
    """Drawer of a PDF whose pages are scans."""

    content: sheet.Paper
    seed: str
    ppi: int = 105

    def __call__(self, target: Path) -> None:
        """Draw it."""
        target.write_bytes(scan.pdf(self.content, seed=self.seed, ppi=self.ppi))


@dataclass(frozen=True, slots=True)
class Workbook:
    """Drawer of an Excel file."""

    content: tuple[office.Sheet, ...]

    def __call__(self, target: Path) -> None:
        """Draw it."""
        office.xlsx(target, self.content)


@dataclass(frozen=True, slots=True)
class Word:
    """Drawer of a Word file."""

    content: tuple[Block, ...]

    def __call__(self, target: Path) -> None:
        """Draw it."""
        office.docx(target, self.content)


def text_pdf(content: sheet.Paper) -> Draw:
    """Return a drawer of a PDF with text."""
    return Printed(content)


def scanned(content: sheet.Paper, seed: str, ppi: int = 105) -> Draw:
    """Return a drawer of a PDF whose pages are scans."""
    return Scanned(content, seed, ppi)


def workbook(*sheets: office.Sheet) -> Draw:
    """Return a drawer of an Excel file."""
    return Workbook(sheets)


def word(*blocks: Block) -> Draw:
    """Return a drawer of a Word file."""
    return Word(blocks)


def claim(key: str, kind: str, name: str, supports: str, **facts: Any) -> Claim:
    """Return a claim of the enterprise's own; `supports` lists clauses between blanks."""
    facts.setdefault("holder", COMPANY)
    years = facts.pop("years", ())
    years = (years,) if isinstance(years, int) else tuple(years)
    return Claim(key, kind, name, tuple(supports.split()), years=years, **facts)


def item(path: str, draw: Draw, *claims: Claim) -> Item:
    """Return a file."""
    return Item(path, draw, claims)


def chance(seed: str) -> random.Random:
    """Return a source of numbers that are the same every time."""
    return random.Random(zlib.crc32(seed.encode()))


def split(total: float, parts: int, seed: str, digits: int = 1) -> list[float]:
    """Return `parts` uneven numbers that add up to `total`."""
    source = chance(seed)
    weights = [source.uniform(0.9, 1.1) for _ in range(parts)]
    shares = [round(total * weight / sum(weights), digits) for weight in weights[:-1]]
    return [*shares, round(total - sum(shares), digits)]

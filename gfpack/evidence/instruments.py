"""Instruments and their numbers. In: page texts. Out: readings of `serial` and `instrument`.

A certificate or a plate names one by a label (出厂编号：E20190137). A ledger names many: in rows
with cells (workbooks, Word tables: parted by tabs), in printed rows (only words, which are laid
into the columns of the heading), or on cards (label and value, for every instrument anew).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from gfpack.base.dates import find_dates
from gfpack.evidence.labels import Labelled
from gfpack.evidence.ledger_rows import printed_rows
from gfpack.evidence.ledger_words import heading, labelled_cells, words
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse
from gfpack.evidence.plates import is_plate

_CODE = r"[A-Za-z0-9][A-Za-z0-9\-_/.#]{1,29}[A-Za-z0-9#]"
_WHOLE = re.compile(rf"[ \t]*(?P<code>{_CODE})(?![A-Za-z0-9_#\-/.])(?!\s*[表年月日])")
_FACTORY = re.compile(r"出厂(?:编|号)|序列号|机号|器号|表号|表计编号|serial|s/n", re.IGNORECASE)
_OWN = re.compile(
    r"(?:管理|统一|内部|本厂|自编|资产|器具|仪器|仪表|设备|计量)编?号|^编号$", re.IGNORECASE
)
_NAME = re.compile(r"名称|name", re.IGNORECASE)
_UNTIL = re.compile(r"有效(?:期|日)|下次|下检|复[检校]日期|到期|valid|due|expir", re.IGNORECASE)
_CERTIFIED = re.compile(r"(?:检定|校准|测试)证书|calibrationcertificate", re.IGNORECASE)
_HEAD = 300
_MEASURES = re.compile(r"检定|校准|准确度|精度|计量|下次|下检|有效|calibrat", re.IGNORECASE)
_NOTHING = re.compile(r"[\s/\\—–\-无]*")
_NUMERO = re.compile(r"(?m)^N[oº°]?[.:]? ?(?=[A-Z0-9])")
_ON_PLATES = 0.8
MOST_ROWS = 5000
_IN_CELLS, _ON_CARDS, _PRINTED = 0.85, 0.82, 0.65
"""How surely a row is read."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """Where the columns of a ledger with cells stand."""

    factory: int | None
    own: int | None
    name: int
    until: int | None


@dataclass(frozen=True, slots=True)
class _Row:
    factory: str
    own: str
    name: str
    until: str
    seen: str
    page: int
    sure: float


def read_serials(text: str, page: int, labels: Sequence[Labelled]) -> Iterator[Reading]:
    """Yield the numbers by which an instrument is known: its `serial`, its number here (`asset`).

    What the factory numbers it by is its `serial` where the maker's number does not stand there.
    On a plate a mere No. or 编号 is the maker's.
    """
    announced = [one for one in labels if one.field == "serial"]
    if not announced and is_plate(text):
        announced = [replace(one, sure=_ON_PLATES) for one in labels if one.field == "number"]
        announced = announced or list(_on_plate(text))
    most = max((one.sure for one in announced), default=0.0)
    found: dict[str, Reading] = {}
    for one in announced:
        match = _WHOLE.match(text, one.begin)
        if match and _is_code(match["code"], digits=2) and match["code"] not in found:
            field = "asset" if one.sure < most and _OWN.match(text, one.start) else "serial"
            seen = glimpse(text[one.start : match.end()])
            found[match["code"]] = Reading(field, match["code"], page, seen, one.sure)
    yield from found.values()


def _on_plate(text: str) -> Iterator[Labelled]:
    """Yield № where nothing but its N was read."""
    for one in _NUMERO.finditer(text):
        yield Labelled("serial", _ON_PLATES, one.start(), one.end(), len(text), colon=False)


def read_ledger(texts: Sequence[str]) -> Iterator[Reading]:
    """Yield one `instrument` (number, name, ISO day or nothing) and its `serial` for each row.

    An instrument is known by its maker's number; where a ledger has none, by the factory's own. The
    table of a certificate of calibration names what it was calibrated with.
    """
    if texts and _CERTIFIED.search("".join(texts[0][:_HEAD].split())):
        return
    for row in islice(chain(_in_cells(texts), _printed(texts), _on_cards(texts)), MOST_ROWS):
        serial = row.factory or row.own
        value = "\t".join((serial, row.name, row.until))
        yield Reading("instrument", value, row.page, row.seen, row.sure)
        yield Reading("serial", serial, row.page, row.seen, row.sure)


def _in_cells(texts: Sequence[str]) -> Iterator[_Row]:
    heading: _Heading | None = None
    for page, text in enumerate(texts, start=1):
        if "\t" not in text or (heading is None and not _tells_of_meters(text)):
            continue
        for line in text.split("\n"):
            if "\t" not in line:
                continue
            cells = [cell.strip() for cell in line.split("\t")]
            heading = _heading(cells) or _widened(heading, cells)
            if heading and (row := _row(cells, heading, page)):
                yield row


def _tells_of_meters(text: str) -> bool:
    return bool(_MEASURES.search(text) and _NAME.search(text))


def _heading(cells: list[str]) -> _Heading | None:
    cells = ["".join(cell.split()) for cell in cells]
    names = [place for place, cell in enumerate(cells) if _NAME.search(cell)]
    factory, own = _first(_FACTORY, cells), _first(_OWN, cells)
    if len(cells) < 4 or not names or (factory is None and own is None):
        return None
    if any(len(cell) > 16 for cell in cells) or not any(map(_MEASURES.search, cells)):
        return None
    return _Heading(factory, own, names[0], _first(_UNTIL, cells))


def _first(pattern: re.Pattern[str], cells: list[str]) -> int | None:
    return next((place for place, cell in enumerate(cells) if pattern.search(cell)), None)


def _widened(heading: _Heading | None, cells: list[str]) -> _Heading | None:
    """Return the heading with what a second line of it says: 检定日期 | 有效期至 below 检定情况."""
    if heading is None or heading.until is not None:
        return heading
    until = _first(_UNTIL, cells)
    if until is None or any(map(find_dates, cells)):
        return heading
    return replace(heading, until=until)


def _row(cells: list[str], heading: _Heading, page: int) -> _Row | None:
    def cell(place: int | None) -> str:
        value = cells[place] if place is not None and place < len(cells) else ""
        return "" if _NOTHING.fullmatch(value) else value

    factory, own = (
        value if _is_number(value) else "" for value in map(cell, (heading.factory, heading.own))
    )
    if not factory and not own:
        return None
    dates = find_dates(cell(heading.until))
    until = dates[-1].last_day.isoformat() if dates else ""
    seen = glimpse("\t".join(cells), 200)
    return _Row(factory, own, cell(heading.name), until, seen, page, _IN_CELLS)


def _printed(texts: Sequence[str]) -> Iterator[_Row]:
    """Yield the rows of printed tables; a heading counts for the pages behind it too."""
    kinds: tuple[str, ...] = ()
    for page, text in enumerate(texts, start=1):
        if not kinds and not _tells_of_meters(text):
            continue
        lines = [line.replace("\t", " ") if "\t" not in line else "" for line in text.split("\n")]
        begin = at = 0
        while at < len(lines):
            found, last = heading(lines, at)
            if found:
                yield from _rows_of(lines[begin:at], kinds, page)
                kinds, begin, at = found, last + 1, last
            at += 1
        yield from _rows_of(lines[begin:], kinds, page)


def _rows_of(lines: list[str], kinds: tuple[str, ...], page: int) -> Iterator[_Row]:
    if not kinds or not lines:
        return
    for one in printed_rows(list(words(lines)), kinds):
        cells = {kind: cell for kind, cell in zip(kinds, one.cells, strict=True) if cell}
        factory, own = ("".join(cells.get(kind, ())) for kind in ("factory", "own"))
        factory, own = (code if _is_code(code, digits=3) else "" for code in (factory, own))
        if not (factory or own) or len(cells) < min(4, len(kinds) - 1):
            continue
        dates = find_dates(" ".join(cells.get("until", ())))
        until = dates[-1].last_day.isoformat() if dates else ""
        seen = glimpse(" ".join(lines[one.first_line : one.last_line + 1]), 200)
        yield _Row(factory, own, "".join(cells.get("name", ())), until, seen, page, _PRINTED)


def _on_cards(texts: Sequence[str]) -> Iterator[_Row]:
    """Yield the instruments of cards: one label and its value after another, for each anew."""
    cards = [card for page, text in enumerate(texts, 1) for card in _cards(text, page)]
    if len(cards) > 1:
        yield from cards


def _cards(text: str, page: int) -> Iterator[_Row]:
    """Yield what the cards of a page say; several may stand side by side."""
    if text.count("编号") < 2:
        return
    beside: dict[int, dict[str, str]] = defaultdict(dict)
    for line in text.split("\n"):
        places: Counter[str] = Counter()
        for kind, value in labelled_cells(line):
            card = beside[places[kind]]
            if kind == "name":
                yield from _of_card(card, page)
                card.clear()
            card.setdefault(kind, value)
            places[kind] += 1
    for card in beside.values():
        yield from _of_card(card, page)


def _of_card(card: dict[str, str], page: int) -> Iterator[_Row]:
    factory, own = (
        code if _is_code(code := card.get(kind, ""), digits=2) else ""
        for kind in ("factory", "own")
    )
    if card.get("name") and (factory or own) and "until" in card:
        dates = find_dates(card["until"])
        until = dates[-1].last_day.isoformat() if dates else ""
        yield _Row(factory, own, card["name"], until, glimpse(factory or own), page, _ON_CARDS)


def _is_code(word: str, *, digits: int) -> bool:
    """Return whether a word may number an instrument: no date, size or plain decimal."""
    if not re.fullmatch(_CODE, word) or sum(c.isdigit() for c in word) < digits:
        return False
    return not re.fullmatch(r"\d+\.\d+|\d{1,2}[A-Za-z]{1,3}", word) and not find_dates(word)


def _is_number(value: str) -> bool:
    return 2 <= len(value) <= 40 and any(c.isdigit() for c in value) and "\n" not in value

"""What stands on pages without text: scans, photos. In: a path. Out: texts and readings of pages.

`look_at` is the task a limited worker runs. Of a long document the first pages and the last are
read, and of the others the upper part, where a document of its own would begin. What was read by
sight carries the place on the page and is as sure as the worst of its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gfpack.evidence import statistical
from gfpack.evidence.fields import read_fields
from gfpack.evidence.models import FileKind, Reading
from gfpack.evidence.plain import begins_certificate, squeezed
from gfpack.evidence.recognise import SURE
from gfpack.evidence.seals import FIELD as SEAL
from gfpack.evidence.seen_rows import Rows, columns, rows
from gfpack.tools import ocr, page_pictures

FIRST_PAGES = 3
MOST_PAGES = 40
"""Pages of a file that are looked at."""
_UPPER = 0.35
_ANYWHERE = frozenset({"serial", "asset", "years", "page_of"})
"""Fields that are read in whatever order lines come."""
_CLEARLY = 0.25
"""By how much columns must say more than rows to be what a page has."""
_CLEAR, _LEGIBLE = 0.97, 0.9
"""Scores of a line from which on it is read without doubt, and with little."""
_NAMES = frozenset({"holder", "address"})
"""Fields that nothing but a second reading can prove."""
_IN_NUMERALS = re.compile("[〇○零一二三四五六七八九十]{1,3}(?:月|日)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_LITTLE_DOUBT, _DOUBT = 0.85, 0.6


@dataclass(frozen=True, slots=True)
class Sighted:
    """What was read on pages of a file that have no text."""

    texts: dict[int, str]
    """By page, counted from 1."""
    readings: tuple[Reading, ...]
    pages: int
    """How many pages were looked at."""


def look_at(path: Path, kind: FileKind, pages: Sequence[int], threads: int) -> Sighted:
    """Return what is seen on `pages`, of which the last is the file's last page.

    Raises:
        Exception: whatever a decoder says of broken bytes.
    """
    shown = page_pictures.of_pdf if kind is FileKind.PDF else page_pictures.of_picture
    seen: dict[int, Rows] = {}
    for number, picture in shown(path, pages):
        if number <= FIRST_PAGES or number == pages[-1]:
            page = ocr.see(picture, threads)
            seen[number] = in_order(page) if number == 1 else rows(page)
            continue
        upper = picture.crop((0, 0, picture.width, int(picture.height * _UPPER)))
        above = rows(ocr.see(upper, threads), upto=_UPPER)
        whole = begins_certificate(above.text)
        seen[number] = in_order(ocr.see(picture, threads)) if whole else above
    return _sighted(seen, len(pages))


def in_order(page: ocr.SeenPage) -> Rows:
    """Return the lines of a page side by side or by columns, whichever says clearly more."""
    best = rows(page)
    for one in columns(page):
        if _told(one) > _told(best) + _CLEARLY:
            best = one
    return best


def _told(page: Rows) -> float:
    """Return how much a page says: how surely fields are read, each row of a ledger for itself."""
    surest: dict[tuple[str, str], float] = {}
    for one in read_fields([page.text]):
        in_ledger = one.field == "instrument"
        if in_ledger or (one.confidence >= SURE and one.field not in _ANYWHERE):
            key = one.field, one.value if in_ledger else ""
            surest[key] = max(one.confidence, surest.get(key, 0.0))
    return sum(surest.values())


def _sighted(seen: dict[int, Rows], count: int) -> Sighted:
    last = max(seen, default=0)
    texts = [seen[n].text if n in seen else "" for n in range(1, last + 1)]
    read = [*read_fields(texts), *_statistics(texts)]
    readings = tuple(_placed(one, seen[one.page]) for one in read)
    seals = tuple(
        Reading(SEAL, str(one.seals), page, "", _LITTLE_DOUBT)
        for page, one in seen.items()
        if one.seals
    )
    return Sighted({n: one.text for n, one in seen.items()}, (*readings, *seals), count)


def _statistics(texts: Sequence[str]) -> Iterator[Reading]:
    if any(map(statistical.may_be_form, texts)):
        yield from statistical.read_pages(texts)


def _placed(one: Reading, page: Rows) -> Reading:
    """Return a reading with its box on the page, and as sure as its lines allow."""
    lines = [line for part in one.seen.split("; ") for line in _lines_of(part, page)]
    if not lines:
        return replace(one, confidence=round(one.confidence * _DOUBT, 2))
    left, top, right, bottom = zip(*(page.shown(line) for line in lines), strict=True)
    worst = min(line.score for line in lines)
    if _IN_NUMERALS.search(one.seen) and _DATE.fullmatch(one.value):
        worst = min(worst, _LEGIBLE - 0.01)  # 三十一 of which the last stroke is lost is 三十
    if _DATE.fullmatch(one.value) and not _says_day(one):
        worst = min(worst, _LEGIBLE - 0.01)  # a seal covers the day, and the month's last is taken
    if one.field in _NAMES and page.text.count(one.value) < 2:
        worst = min(worst, _LEGIBLE - 0.01)  # 黄粱 is read as 黄梁 without any doubt
    doubt = 1.0 if worst >= _CLEAR else _LITTLE_DOUBT if worst >= _LEGIBLE else _DOUBT
    box = (min(left), min(top), max(right), max(bottom))
    return replace(one, box=box, confidence=round(one.confidence * doubt, 2))


def _says_day(one: Reading) -> bool:
    """Return whether the day of a date stands in digits in what was seen of it."""
    day = int(one.value[-2:])
    return one.computed or re.search(rf"(?<!\d)0?{day}(?!\d)|{day:02}(?!\d)", one.seen) is not None


def _lines_of(seen: str, page: Rows) -> tuple[ocr.SeenLine, ...]:
    """Return the lines on which text stands that was read; blanks do not count."""
    places = [place for place, char in enumerate(page.text) if not char.isspace()]
    whole, part = "".join(page.text[place] for place in places), squeezed(seen)
    start = whole.find(part) if part else -1
    if start < 0:
        return ()
    return page.lines_at(places[start], places[start + len(part) - 1] + 1)

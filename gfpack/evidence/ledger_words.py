"""Columns of ledgers and what stands in them. In: `ledger-columns.yaml`, text. Out:
kinds of columns, words.

A printed table comes as words in reading order, its cells parted by nothing but blanks. So a
heading is found by the names of its columns, and a word is told by its look: a number, a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gfpack.base import yaml
from gfpack.base.dates import find_dates
from gfpack.base.files import shipped
from gfpack.checklist.parts import Frozen

_FEWEST_COLUMNS = 4
_HEADING_LINES = 5
_OF_MEASURING = frozenset({"grade", "range", "interval", "until"})
_UNITED = re.compile(
    r"(?P<grade>(?:\d+(?:\.\d+)?\s*S?|[ⅠⅡⅢⅣ]+|I{1,3}V?)\s*级)"
    r"|(?P<interval>(?<!\S)\d{1,3}\s*(?:个月|个?月|年|天)(?!\S))"
    r"|(?P<bracket>[^\s（(]*[（(][^（）()]*[)）]\S*)"
    r"|(?P<word>\S+)"
)
_LOOKS = (
    ("nothing", re.compile(r"[/\\—–\-]+|无|不适用|暂无")),
    ("order", re.compile(r"\d{1,4}")),
    ("digits", re.compile(r"\d{5,20}")),
    ("range", re.compile(r"\d+\.\d+|\d{1,2}[A-Za-z]{1,3}|\d+(?:\.\d+)?(?:[VAkKWΩ]+|mm|m|kg|t)")),
    (
        "code",
        re.compile(r"(?=(?:\D*\d){2})[A-Za-z0-9][A-Za-z0-9\-_/.#]{1,29}[A-Za-z0-9#]"),
    ),
    ("range", re.compile(r"(?=.*\d).*[^\u3400-\u9fff].*")),
)
"""What a word looks like: the first that it is wholly."""
_CHINESE = re.compile(r"[\u3400-\u9fff（）()、·]+")


class Column(Frozen):
    """Names of columns of one kind."""

    kind: str
    words: tuple[str, ...]


class Columns(Frozen):
    """The whole file."""

    source: str
    confidence: str
    columns: tuple[Column, ...]
    statuses: tuple[str, ...]
    instruments: tuple[str, ...]
    makers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a line, with what it looks like."""

    text: str
    look: str
    """`date`, `order`, `code`, `digits`, `grade`, `range`, `interval`, `status`, `nothing`,
    `instrument`, `maker`, `chinese` or `other`."""
    line: int
    """On which line of the text it stands."""
    first: bool
    """Whether it begins its line."""


@cache
def shipped_columns() -> Columns:
    """Return the columns gfpack ships.

    Raises:
        DataError: the shipped file is damaged.
    """
    return yaml.into(Columns, yaml.read(shipped("checklists") / "ledger-columns.yaml"))


def heading(lines: list[str], at: int) -> tuple[tuple[str, ...], int]:
    """Return the kinds of the columns that a heading from this line on names, and its last line.

    A heading that did not fit goes on below (准确度等 | 级). Nothing is found as `(), at`.
    """
    if not _names(lines[at])[0]:
        return (), at
    whole = ""
    best: tuple[tuple[str, ...], int] = ((), at)
    for last in range(at, min(at + _HEADING_LINES, len(lines))):
        whole += "".join(lines[last].split())
        kinds, left = _names(whole)
        if any(char.isdigit() for char in left) or len(left) > len(whole) // 3:
            break
        if _is_heading(kinds) and len(kinds) >= len(best[0]):
            best = (kinds, last)
    return best


def _is_heading(kinds: tuple[str, ...]) -> bool:
    numbered = "factory" in kinds or "own" in kinds
    enough = len(kinds) >= _FEWEST_COLUMNS and len(set(kinds)) > len(kinds) // 2
    return enough and numbered and "name" in kinds and not _OF_MEASURING.isdisjoint(kinds)


def _names(text: str) -> tuple[tuple[str, ...], str]:
    """Return the kinds of the columns that are named, and what of the text names none."""
    names, kinds = _known()
    squeezed = "".join(text.split()).lower().replace("(", "（").replace(")", "）")
    return tuple(kinds[one[0]] for one in names.finditer(squeezed)), names.sub("", squeezed)


@cache
def _known() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {word: one.kind for one in shipped_columns().columns for word in one.words}
    longest_first = sorted(kinds, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, longest_first))), kinds


def labelled_cells(line: str) -> Iterator[tuple[str, str]]:
    """Yield what stands behind the names of columns, as (kind, value): 出厂编号 F15-50243."""
    _, kinds = _known()
    kind, value = "", ""
    for word in (*re.sub("[:：]", ": ", line).split(), ":"):
        label = word.removesuffix(":").lower()
        if label not in kinds and not word.endswith(":"):
            value += word
            continue
        if kind:
            yield kind, value
        kind, value = kinds.get(label, ""), ""


def words(lines: list[str]) -> Iterator[Word]:
    """Yield the words of lines; dates, grades and terms with blanks in them are one."""
    for number, line in enumerate(lines):
        at, first = 0, True
        for seen in (*find_dates(line), None):
            for match in _UNITED.finditer(line, at, seen.start if seen else len(line)):
                yield Word(match[0], _look(match), number, first)
                first = False
            if seen:
                yield Word(line[seen.start : seen.end], "date", number, first)
                at, first = seen.end, False


def _look(match: re.Match[str]) -> str:
    if match.lastgroup in ("grade", "interval"):
        return match.lastgroup
    text = match[0]
    for look, pattern in _LOOKS:
        if pattern.fullmatch(text):
            return look
    return _of_chinese(text) if _CHINESE.fullmatch(text) else "other"


def _of_chinese(text: str) -> str:
    known = shipped_columns()
    if text in known.statuses:
        return "status"
    if text.endswith(known.makers):
        return "maker"
    return "instrument" if text.endswith(known.instruments) else "chinese"

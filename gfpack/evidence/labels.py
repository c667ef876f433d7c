"""Labels of documents and what they announce. In: `checklists/labels.yaml`, text. Out: `Labelled`.

A label ends the value of the one before. So every label that documents have is known here, also
those whose value nobody asks for. Blanks and line breaks inside a label mean nothing (名　　称).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from gfpack.base import yaml
from gfpack.base.files import shipped
from gfpack.checklist.parts import Frozen
from gfpack.evidence.label_parts import ByParts, Parts, Run

OTHER, END, HOLDER, COUNTERPARTY = "other", "end", "holder", "counterparty"
_LONGEST_GLOSS = 16
_GLOSS = re.compile(rf"\s*[(（\[](?!\d{{4}}[)）\]])[^)）\]]{{1,{_LONGEST_GLOSS}}}[)）\]]")
_LATIN_GLOSS = re.compile(r" ?[A-Z][a-z]{2,}(?: [A-Za-z&/.]+){0,4} {1,3}(?=[\u3400-\u9fff\d])")
"""What a label is called in English, before its value in Chinese."""
_COLON = re.compile(r"\.?\s*[)）]?\s*[:：|]+\s*")
_POINT = re.compile(r"(?<=[A-Za-z])\.\s*")
_BETWEEN = re.compile(r"[\s/／()（）|]*")
_BEFORE = re.compile(r"[\s\W_]")
_BEHIND = re.compile(r"[ \t\n:：|/／(（\[]")


class Words(Frozen):
    """Labels that announce the same field as surely."""

    field: str
    words: tuple[str, ...]
    sure: float = 0.0
    prose: bool = False


class Labels(Frozen):
    """The whole file."""

    source: str
    confidence: str
    labels: tuple[Words, ...]
    made_of: tuple[Parts, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label in a text and where its value may stand: up to the next label."""

    field: str
    sure: float
    start: int
    """Where the label begins."""
    begin: int
    """Where its value begins, behind glosses and a colon."""
    end: int
    """Where the next label begins, or the text ends."""
    colon: bool
    """Whether a colon parts the label from what follows."""


@dataclass(frozen=True, slots=True)
class _Known:
    pattern: re.Pattern[str]
    words: dict[str, Words]
    by_parts: ByParts


def shipped_labels() -> Labels:
    """Return the labels gfpack ships.

    Raises:
        DataError: the shipped file is damaged.
    """
    return yaml.into(Labels, yaml.read(shipped("checklists") / "labels.yaml"))


def labelled(text: str) -> tuple[Labelled, ...]:
    """Return every label of a text, in order; of overlapping ones the longest that begins first."""
    known = _known()
    places = [place for place, char in enumerate(text) if not char.isspace()]
    squeezed = _folded("".join(text[place] for place in places))
    by_parts = deque(known.by_parts.runs(text))
    found: list[Labelled] = []
    at = 0
    while match := known.pattern.search(squeezed, at):
        words = known.words[match[0]]
        start, end = places[match.start()], places[match.end() - 1] + 1
        if by_parts and by_parts[0].start <= start and _goes_first(by_parts[0], start, end):
            run = by_parts.popleft()
            _add(found, text, run)
            at = bisect_left(places, run.end)
        elif found and start < found[-1].begin:
            at = match.start() + 1  # within the brackets behind a label: 填表单位（盖章）
        elif _stands_alone(text, start, end, words, found):
            begin, colon = _value_begins(text, end)
            found.append(Labelled(words.field, words.sure, start, begin, len(text), colon))
            at = match.end()
        else:
            at = match.start() + 1
        while by_parts and found and by_parts[0].start < found[-1].begin:
            by_parts.popleft()
    for run in by_parts:
        _add(found, text, run)
    return tuple(_bounded(_merged(found, text)))


def _goes_first(run: Run, start: int, end: int) -> bool:
    """Return whether a label known by its parts ends before a listed one, or is longer."""
    return run.end <= start or run.end - run.start > end - start


def _add(found: list[Labelled], text: str, run: Run) -> None:
    begin, colon = _value_begins(text, run.end)
    found.append(Labelled(run.parts.field, run.parts.sure, run.start, begin, len(text), colon))


def is_counterpartys(labels: Iterable[Labelled], place: int) -> bool:
    """Return whether what stands at a place is told of the other party of a contract."""
    parties = (one for one in labels if one.field in (HOLDER, COUNTERPARTY) and one.start < place)
    last = max(parties, key=lambda one: one.start, default=None)
    return last is not None and last.field == COUNTERPARTY


def _stands_alone(text: str, start: int, end: int, words: Words, found: list[Labelled]) -> bool:
    """Return whether a word stands there as a label, and not inside another word or a sentence."""
    before = text[start - 1] if start else "\n"
    behind = text[end] if end < len(text) else "\n"
    broken = text.count("\n", start, end)
    behind_label = bool(found) and found[-1].begin == start and found[-1].field != END
    whole = words.prose or behind_label or _BEFORE.match(before)
    if broken > 1 or (broken and not whole):
        return False  # 有限公司 | 地址: is no 公司地址
    begins_value = behind_label and found[-1].field != words.field
    if begins_value and ((end - start < 4 and text[start].isascii()) or words.prose):
        return False  # a value begins so: Address: No. 88
    latin = text[start].isascii() and text[start].isalpha()
    if words.prose and not (latin and before.isascii() and before.isalpha()):
        return True
    fresh = behind_label or bool(_BEFORE.match(before))
    parted = bool(_BEHIND.match(behind))
    if text[start].isascii():
        return fresh and (parted or not behind.isalnum())
    if fresh:
        return parted or end - start > 2 or before in "\n\t"
    return behind in ":：" and end - start > 2


def _value_begins(text: str, end: int) -> tuple[int, bool]:
    """Return where the value of a label that ends at `end` begins, and whether behind a colon."""
    if text[end : end + 1] in (")", "）"):
        end += 1
    if gloss := _GLOSS.match(text, end):
        end = gloss.end()
    if colon := _COLON.match(text, end):
        return colon.end(), True
    if point := _POINT.match(text, end):
        end = point.end()
    if "\u3400" <= text[end - 1] <= "\u9fff" and (gloss := _LATIN_GLOSS.match(text, end)):
        end = gloss.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return end, False


def _merged(found: list[Labelled], text: str) -> Iterator[Labelled]:
    """Yield labels; two languages of one (住所 / Domicile) are one."""
    held: Labelled | None = None
    for one in found:
        if held and one.field == held.field and _BETWEEN.fullmatch(text, held.begin, one.start):
            one = replace(one, start=held.start, sure=max(held.sure, one.sure))  # noqa: PLW2901
        elif held:
            yield held
        held = one
    if held:
        yield held


def _bounded(found: Iterable[Labelled]) -> Iterator[Labelled]:
    before: Labelled | None = None
    for one in found:
        if before:
            yield replace(before, end=max(before.begin, one.start))
        before = one
    if before:
        yield before


@cache
def _known() -> _Known:
    shipped = shipped_labels()
    words = {_folded(word): one for one in shipped.labels for word in one.words}
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return _Known(
        re.compile("|".join(map(re.escape, longest_first))), words, ByParts(shipped.made_of)
    )


class _Folds(dict[int, str]):
    """Characters as labels are compared: half width and small; each as long as before."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        half = unicodedata.normalize("NFKC", char)
        half = half if len(half) == 1 else char
        self[code] = folded = half.lower() if len(half.lower()) == 1 else half
        return folded


_FOLDS = _Folds({ord(" "): ""})


def _folded(text: str) -> str:
    """Return text for comparing labels, blanks apart as many characters as before."""
    return text.translate(_FOLDS)

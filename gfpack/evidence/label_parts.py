"""Labels that no list has, known by what they are made of. In: a text. Out: `Run` values.

Offices word their columns as they like: 证照颁发日期, 本证书签发日期, 换（发）证日期. What ends
with 日期 and has 颁发 in it is a day of issue, whatever else it says. Such a label stands alone in
its cell, between blanks, line breaks or a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gfpack.checklist.parts import Frozen

_NO_BEGINNING = r"(?![年月日至起止自从号的与和及将按对由并]|到(?!期))"
"""A rest of a date or a sentence begins so, and no label."""
_CELL = re.compile(
    rf"(?:^|(?<=[\s|:：;；。（(])){_NO_BEGINNING}"
    r"[\u3400-\u9fff](?:[\u3400-\u9fff/／、]|[（(][\u3400-\u9fff]{1,8}[)）]){1,15}?"
    r"(?=[ \t]*(?:[:：|\n\dA-Za-z（(]|$)|\s)",
    re.MULTILINE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d"
_LATIN = re.compile(
    r"(?:^|(?<=\n)|(?<=  )|(?<=[\u3400-\u9fff)）] )|(?<=[\u3400-\u9fff]))"
    r"[A-Z][A-Za-z.,&/'() -]{2,44}?"
    rf"(?=[ \t]*(?:[:：]|\n|$)|  | (?:[\u3400-\u9fff]|[A-Z/]{{0,6}}-?\d|{_MONTH}))"
)
_MOST_WORDS = 6
"""A label has; a sentence has more."""
_DATE = re.compile(
    r"(?: ?[A-Z][A-Za-z ./-]{2,48})?\s*[:：]?\s*"
    r"(?:(?:19|20)\d\d\s*[年./-]|二[〇○零ＯO]|\d{1,2} [A-Z][a-z]{2})"
)
_DAY = re.compile("日期(?!间)|时间")
_PARTY = re.compile(r"[甲乙丙]方[（(]([^）)]+)[）)]|([\u3400-\u9fff]+)[（(][甲乙丙]方[）)]")
"""A party of a contract: what it does counts, not that it is the first or the second."""
_OF_PARTY = re.compile(
    r"(?:^|(?<=[\s：:]))"
    r"(?:[甲乙丙]方[（(][\u3400-\u9fff]{2,10}[)）]|[\u3400-\u9fff]{2,8}[（(][甲乙丙]方[)）])(?=[\s:：])",
    re.MULTILINE,
)
_NAME = re.compile(r"(?:公司|集团|工厂|局|委员会|政府|中心|研究院|研究所|事务所|ltd|inc|gmbh)$")
"""What ends so is somebody's name, and no label, unless it is as short as 认证机构."""
_SHORT = 4
_KEPT = 8192
"""Labels whose parts are remembered."""
_ASIDE = re.compile(r"[（(][^（()）]*[）)]|[（()）/／、]")


class Parts(Frozen):
    """What a label is made of."""

    field: str
    sure: float = 0.0
    ends: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    dated: bool = False
    """Whether it is a label only where a date follows."""

    def fit(self, label: str, *, dated: bool) -> bool:
        """Return whether a label ends so, has one of these parts and lacks all those."""
        return (
            (dated or not self.dated)
            and (not self.ends or label.endswith(self.ends))
            and (not self.has or any(part in label for part in self.has))
            and not any(part in label for part in self.lacks)
        )


@dataclass(frozen=True, slots=True)
class Run:
    """A label in a text, and what it announces."""

    start: int
    end: int
    parts: Parts


class ByParts:
    """Finds labels by what they are made of; the first parts that fit count."""

    def __init__(self, known: Sequence[Parts]) -> None:
        self._known = known
        self._fit = lru_cache(_KEPT)(self._first_fit)  # papers have the same labels

    def runs(self, text: str) -> Iterator[Run]:
        """Yield the labels of a text, in order."""
        found = [one for kind in (_OF_PARTY, _CELL, _LATIN) for one in kind.finditer(text)]
        last = 0
        for match in sorted(found, key=lambda one: (one.start(), -one.end())):
            if match.start() < last:
                continue
            for start, end in _cells(match):
                dated = _DATE.match(text, end) is not None or _below_dates(text, start)
                if fit := self._fit(text[start:end], dated):
                    last = end
                    yield Run(start, end, fit)

    def _first_fit(self, seen: str, dated: bool) -> Parts | None:
        label = _bare(seen)
        named = len(label) > _SHORT and _NAME.search(label)
        if named or len(label.split()) > _MOST_WORDS:
            return None
        return next((one for one in self._known if one.fit(label, dated=dated)), None)


def _below_dates(text: str, place: int) -> bool:
    """Return whether the line above begins with a date, as where labels are captions."""
    line = text.rfind("\n", 0, place)
    above = text.rfind("\n", 0, max(line, 0)) + 1
    return line > 0 and _DATE.match(text, above, line) is not None


def _cells(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield where the labels are that stand together without a blank: 初评日期颁证日期有效期至."""
    start = match.start()
    for end in (one.end() for one in _DAY.finditer(match[0])):
        if match.start() + end < match.end() - 1:
            yield start, match.start() + end
            start = match.start() + end
    yield start, match.end()


def _bare(label: str) -> str:
    """Return a label without what stands in brackets; of a party of a contract, what it does."""
    if party := _PARTY.fullmatch(label):
        return f"{party[1] or party[2]}方"
    return _ASIDE.sub("", label).strip(" .,").lower()

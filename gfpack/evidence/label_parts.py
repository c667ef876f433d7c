"""Labels that no list has, known by what they are made of. In: a text. Out: `Run` values.

Offices word their columns as they like: 证照颁发日期, 本证书签发日期, 换（发）证日期. What ends
with 日期 and has 颁发 in it is a day of issue, whatever else it says. Such a label stands alone in
its cell, between blanks, line breaks or a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gfpack.checklist.parts import Frozen

_CELL = re.compile(
    r"(?:^|(?<=[\s|:：;；。（(]))(?![年月日至起止自从号的与和及将按对由并]|到(?!期))[\u3400-\u9fff](?:[\u3400-\u9fff/／、]|[（(][\u3400-\u9fff]{1,8}[)）]){1,15}?"
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
_DATE = re.compile(r"\s*[:：]?\s*(?:(?:19|20)\d\d\s*[年./-]|二[〇○零ＯO]|\d{1,2} [A-Z][a-z]{2})")
_PARTY = re.compile(r"[甲乙丙]方[（(]([^）)]+)[）)]|([\u3400-\u9fff]+)[（(][甲乙丙]方[）)]")
"""A party of a contract: what it does counts, not that it is the first or the second."""
_OF_PARTY = re.compile(
    r"(?:^|(?<=[\s：:]))(?:[甲乙丙]方[（(][\u3400-\u9fff]{2,10}[)）]|[\u3400-\u9fff]{2,8}[（(][甲乙丙]方[)）])(?=[\s:：])",
    re.MULTILINE,
)
_NAME = re.compile(r"(?:公司|集团|工厂|局|委员会|政府|中心|研究院|研究所|事务所|ltd|inc|gmbh)$")
"""What ends so is somebody's name, and no label."""
_SHORT = 4
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


def runs(text: str, known: Sequence[Parts]) -> Iterator[Run]:
    """Yield the labels of a text that are known by their parts, in order; the first fit counts."""
    found = [one for kind in (_OF_PARTY, _CELL, _LATIN) for one in kind.finditer(text)]
    last = 0
    for match in sorted(found, key=lambda one: (one.start(), -one.end())):
        label = _bare(match[0])
        if (len(label) > _SHORT and _NAME.search(label)) or len(label.split()) > _MOST_WORDS:
            continue
        dated = _DATE.match(text, match.end()) is not None
        fit = next((one for one in known if one.fit(label, dated=dated)), None)
        if fit is not None and match.start() >= last:
            last = match.end()
            yield Run(match.start(), last, fit)


def _bare(label: str) -> str:
    """Return a label without what stands in brackets; of a party of a contract, what it does."""
    if party := _PARTY.fullmatch(label):
        return f"{party[1] or party[2]}方"
    return _ASIDE.sub("", label).strip(" .,").lower()

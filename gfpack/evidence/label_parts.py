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
    r"(?:^|(?<=[\s|:：;；。]))[\u3400-\u9fff](?:[\u3400-\u9fff/／、]|[（(][\u3400-\u9fff]{1,8}[)）]){1,15}?"
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

    def fit(self, label: str) -> bool:
        """Return whether a label ends so, has one of these parts and lacks all those."""
        return (
            (not self.ends or label.endswith(self.ends))
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
    found = [*_CELL.finditer(text), *_LATIN.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        label = _ASIDE.sub("", match[0]).strip(" .,").lower()
        if (len(label) > _SHORT and _NAME.search(label)) or len(label.split()) > _MOST_WORDS:
            continue
        fit = next((one for one in known if one.fit(label)), None)
        if fit is not None:
            yield Run(match.start(), match.end(), fit)

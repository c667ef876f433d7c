"""The page numbers a document prints on itself. In: a page's text. Out: readings of `page_of`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_N, _ALL = r"(?P<n>\d{1,4})", r"(?P<all>\d{1,4})"
_MARKS = (
    (re.compile(rf"第\s*{_N}\s*页\s*[,，/／;；|(（-]?\s*(?:总|合)?共\s*{_ALL}\s*页"), 0.95),
    (re.compile(rf"共\s*{_ALL}\s*页\s*[,，/／;；|(（-]?\s*第\s*{_N}\s*页"), 0.95),
    (re.compile(rf"第\s*{_N}\s*[/／]\s*{_ALL}\s*页"), 0.9),
    (re.compile(rf"第\s*{_N}\s*页\s*[/／]\s*{_ALL}\s*页?"), 0.85),
    (re.compile(rf"(?<![\d/]){_N}\s*[/／]\s*{_ALL}\s*页"), 0.85),
    (re.compile(rf"页\s*码?\s*[:：]?\s*{_N}\s*[/／]\s*{_ALL}(?![\d/])"), 0.85),
    (re.compile(rf"\bpage\s*[:：]?\s*{_N}\s*(?:of|/)\s*{_ALL}(?!\d)", re.IGNORECASE), 0.95),
)


_BARE = re.compile(rf"(?:^|[^\d/.\s]\s+){_N}/{_ALL}\s*$")
"""At the end of a page's first or last line."""


def read_page_marks(text: str, page: int) -> Iterator[Reading]:
    """Yield `3/8` for 第3页 共8页, each mark once; the number never exceeds the total."""
    found: dict[str, Reading] = {}
    for match, sure in _marks(text):
        number, total = int(match["n"]), int(match["all"])
        mark = f"{number}/{total}"
        if 1 <= number <= total and mark not in found:
            found[mark] = Reading("page_of", mark, page, glimpse(match[0]), sure)
    yield from found.values()


def _marks(text: str) -> Iterator[tuple[re.Match[str], float]]:
    if "页" in text or "age" in text or "AGE" in text:
        for pattern, sure in _MARKS:
            yield from ((match, sure) for match in pattern.finditer(text))
    lines = text.strip().splitlines()
    for line in (*lines[:1], *lines[-1:]):
        if match := _BARE.search(line):
            yield match, 0.7

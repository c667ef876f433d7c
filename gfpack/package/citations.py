"""The citations of a report, read from its text as a person would read them.

In: the text of the Word document. Out: which attachment is cited with which pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = r"[\s\u00a0\u3000]*"
_LABEL = rf"附件{_GAP}(\d+{_GAP}[-‐‑–]{_GAP}\d+)"
_TO = rf"{_GAP}[-‐‑–—~～至]{_GAP}"
_STRETCH = rf"\d+(?:{_TO}\d+)?"
_PAGES = rf"第{_GAP}({_STRETCH}(?:{_GAP}[、,，]{_GAP}{_STRETCH})*){_GAP}页"
_CITATION = re.compile(rf"{_LABEL}{_GAP}[，,、（(]?{_GAP}{_PAGES}")
_MENTION = re.compile(_LABEL)


@dataclass(frozen=True, slots=True)
class Citation:
    """`附件 3-2，第 45–47 页`. `pages` is None where an attachment is named without any."""

    text: str
    label: str
    pages: tuple[tuple[int, int], ...] | None
    """(first, last) of each run of consecutive pages."""


def citations(text: str) -> list[Citation]:
    """Return all citations in the order of the text, with pages or without."""
    found = []
    for mention in _MENTION.finditer(text):
        label = re.sub(r"[‐‑–]", "-", re.sub(rf"{_GAP}", "", mention[1]))
        full = _CITATION.match(text, mention.start())
        if full is None:
            found.append(Citation(mention[0], label, None))
            continue
        stretches = re.finditer(rf"(\d+)(?:{_TO}(\d+))?", full[2])
        pages = tuple((int(one[1]), int(one[2] or one[1])) for one in stretches)
        found.append(Citation(full[0], label, pages))
    return found

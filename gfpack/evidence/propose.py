"""What software takes for one evidence. In: page texts, names, facts. Out: segments, proposals.

A PDF is cut where headings of certificates of another type, or with another number, begin a page.
Pictures of one document in one folder (执照-1.jpg, 执照-2.jpg) are put together. Both are
proposals: `evidence.yaml` settles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gfpack.base.files import stem_of
from gfpack.evidence.cuebook import Cuebook, folded
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import begins_certificate
from gfpack.evidence.scoring import Score, scores_of_text

_HEADING = 80
"""Characters (without blanks) at the top of a page within which a certificate names itself."""
_PART = re.compile(
    r"[\s_\-—(（第]*(?:\d{1,2}|[一二三四五六]|正面|反面|背面|封面|内页|正本|副本|[正反背]|[ab]|p\d{1,2})"
    r"(?:页|张|/\d{1,2})?[)）\s]*$",
    re.IGNORECASE,
)
_FORMS_IN_PARTS = frozenset({"certificate", "approval", "contract", "print"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Pages of a file that seem to be one document, and the types its text speaks for."""

    first: int
    last: int
    scores: tuple[Score, ...] = ()


def segments(
    texts: Sequence[str], readings: Iterable[Reading], book: Cuebook
) -> tuple[Segment, ...]:
    """Return the documents in a file; one over all pages unless several certificates begin."""
    if not texts:
        return ()
    starts = _starts(texts, _numbers(readings), book) if len(texts) > 1 else []
    if len(starts) < 2:
        starts = [1]
    ends = [*(start - 1 for start in starts[1:]), len(texts)]
    return tuple(
        Segment(
            first, last, scores_of_text("\n".join(texts[first - 1 : min(last, first + 2)]), book)
        )
        for first, last in zip(starts, ends, strict=True)
    )


def together(candidates: Sequence[tuple[str, str | None]], book: Cuebook) -> list[tuple[str, ...]]:
    """Return paths by document: `candidates` are one-page files with the type taken for each."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    single: list[tuple[str, ...]] = []
    for path, type_id in candidates:
        base = _PART.sub("", stem_of(path))
        joins = type_id and book.types[type_id].form in _FORMS_IN_PARTS and len(base) >= 2
        if joins and type_id:
            groups[path.rpartition("/")[0], folded(base), type_id].append(path)
        else:
            single.append((path,))
    for paths in groups.values():
        parts = {folded(stem_of(path)) for path in paths}
        if len(parts) == len(paths):
            single.append(tuple(sorted(paths, key=_part_order)))
        else:
            single += [(path,) for path in paths]
    return sorted(single)


def _starts(texts: Sequence[str], numbers: dict[int, frozenset[str]], book: Cuebook) -> list[int]:
    starts: list[int] = []
    kind: str | None = None
    known: frozenset[str] = frozenset()
    for page, text in enumerate(texts, start=1):
        found = _certificate_at(text, book)
        if found is None:
            if page == 1:
                return []
            continue
        own = numbers.get(page, frozenset())
        if found != kind or (own and known and not own & known):
            starts.append(page)
            kind, known = found, own
        else:
            known |= own
    return starts


def _certificate_at(text: str, book: Cuebook) -> str | None:
    """Return the type of certificate or approval whose heading begins a page, if one does."""
    if not begins_certificate(text):
        return None
    known = scores_of_text(text[: _HEADING * 4], book)[:1]  # what names it, not what it mentions
    for score in known:
        if book.types[score.type].form in ("certificate", "approval") and score.confidence >= 0.45:
            return score.type
    return None


def _numbers(readings: Iterable[Reading]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for one in readings:
        if one.field == "number" and one.confidence >= 0.75:
            found[one.page].add(one.value)
    return {page: frozenset(values) for page, values in found.items()}


_ORDER = {
    "正": 1,
    "正面": 1,
    "封面": 0,
    "正本": 1,
    "副本": 2,
    "反": 3,
    "反面": 3,
    "背": 3,
    "背面": 3,
}
_ORDER |= {numeral: place for place, numeral in enumerate("一二三四五六", start=1)}


def _part_order(path: str) -> tuple[int, str]:
    stem = stem_of(path)
    found = _PART.search(stem)
    word = re.sub(r"[\W_第页张]", "", found[0]) if found else ""
    return (int(word) if word.isdecimal() else _ORDER.get(word, 0), path)

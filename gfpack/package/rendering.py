"""Does every bound page look as the file it came from? In: a read package, and its project.

Out: findings, how many pages were compared, and what could not be. Which pages must stand where
follows from the project, so that a page exchanged, turned, covered, blanked or doubled shows even
where index, digests and stamps were made to match. By default a sample of pages is drawn, chosen
by the manifest's hash: the same package always shows the same pages, and nobody can choose them.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gfpack.appendix.kinds import NOT_BOUND
from gfpack.appendix.models import Span
from gfpack.appendix.passwords import NONE, Passwords
from gfpack.base.cores import cores
from gfpack.base.files import sha256_of
from gfpack.base.findings import Finding, FindingKind, Place, finding
from gfpack.findings.case import Case
from gfpack.package import index, kinds, layout
from gfpack.package.bound_pdf import BoundPdf, Placing
from gfpack.package.origins import Origin, Photos, Source, SourcePage, Unseen, origins
from gfpack.package.page_look import Pair, PhotoSource, looks
from gfpack.project.layout import GFPACK_YAML, PACKAGES_DIR
from gfpack.tools import worker

SAMPLE = 48
"""Pages drawn where not all are asked for."""
_AT_ONCE = 12
"""Pages a worker draws before it answers."""
_LIMITS = worker.Limits(seconds=300, memory=4 * 1024**3)


@dataclass(frozen=True, slots=True)
class Compared:
    """How much was compared, and what was not."""

    pages: int = 0
    """Drawn and held against their source."""
    of: int = 0
    """Pages that could have been."""
    unseen: Mapping[str, int] = field(default_factory=dict)
    """Pages that could not be compared, by reason."""
    findings: tuple[Finding, ...] = ()


@dataclass
class _Work:
    bound: BoundPdf
    pairs: list[tuple[str, str, Pair]] = field(default_factory=list)
    """Label, file, pair."""
    unseen: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)


def compare(
    case: Case,
    folder: Path,
    bound: BoundPdf,
    spans: Mapping[str, Span],
    rows: Sequence[index.Row],
    *,
    seed: str,
    full: bool = False,
    passwords: Passwords = NONE,
) -> Compared:
    """Hold the pages of the package in `folder` against the files of its project."""
    work = _Work(bound)
    by_label = {row.label: row for row in rows}
    expected = origins(case, placeholders(folder), passwords)
    intact = _intact(case, expected)
    for one in expected:
        label = one.attachment.label
        span, row = spans.get(label), by_label.get(label)
        said = index.sources(case.register.get(one.attachment.evidence))
        if span is None or row is None or (row.files, row.sha256) != said or label not in intact:
            work.findings.append(_stale(one, spans.get(label)))
        else:
            _match(work, one, span)
    for label in spans.keys() - {one.attachment.label for one in expected}:
        work.findings.append(
            finding(kinds.SOURCE_CHANGED, group=label, label=label, pages=spans[label].text)
        )
    chosen = work.pairs if full else _sample(work.pairs, seed)
    _draw(work, chosen)
    return Compared(len(chosen), len(work.pairs), dict(work.unseen), tuple(work.findings))


def placeholders(folder: Path) -> set[str]:
    """Return the files of which the package itself says that a placeholder stands for them."""
    try:
        said = json.loads((folder / layout.FINDINGS_JSON).read_text("utf-8"))
        found = [one for one in said["findings"] if one["code"] == NOT_BOUND.code]
        return {str(one["place"]["file"]) for one in found}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


def _intact(case: Case, expected: Sequence[Origin]) -> set[str]:
    """Return the labels all of whose files are, byte for byte, what the register knows."""
    seen: dict[str, str | None] = {}
    intact = set()
    for one in expected:
        extents = case.register.get(one.attachment.evidence).extents
        for extent in extents:
            if extent.path not in seen:
                seen[extent.path] = _hash(case.project.folder / extent.path)
        if all(seen[extent.path] == extent.sha256 for extent in extents):
            intact.add(one.attachment.label)
    return intact


def _hash(file: Path) -> str | None:
    try:
        return sha256_of(file)
    except OSError:
        return None


def _match(work: _Work, origin: Origin, span: Span) -> None:
    """Pair the pages of an attachment with their sources, from the front and from the back."""
    label = origin.attachment.label
    pages = [n for first, last in span.stretches for n in range(first, last + 1)]
    unknown = [n for n, one in enumerate(origin.sources) if _open_ended(one)]
    if not unknown:
        left = _forwards(work, label, origin.sources, pages)
        if left != len(pages):
            _wrong_count(work, label, span)
        return
    first, last = unknown[0], unknown[-1]
    start = _forwards(work, label, origin.sources[:first], pages)
    back = origin.sources[last + 1 :]
    if not all(isinstance(one, SourcePage) for one in back):
        back = ()  # sheets are counted from the front only
    end = len(pages) - len(back)
    if start >= end:
        _wrong_count(work, label, span)
        return
    _forwards(work, label, back, pages[end:])
    middle = origin.sources[first]
    work.unseen[middle.why if isinstance(middle, Unseen) else ""] += end - start


def _open_ended(one: Source) -> bool:
    return isinstance(one, Unseen) and one.count is None


def _forwards(work: _Work, label: str, sources: Sequence[Source], pages: Sequence[int]) -> int:
    """Pair sources with pages as they follow; return how many pages that took.

    One more than there are where the pages do not suffice.
    """
    at = 0
    for one in sources:
        if isinstance(one, SourcePage):
            if at < len(pages):
                work.pairs.append((label, one.file, _pair(work, pages[at], source=one)))
            at += 1
        elif isinstance(one, Photos):
            at = _over_sheets(work, label, one, pages, at)
        else:
            work.unseen[one.why] += one.count or 0
            at += one.count or 0
    return at


def _over_sheets(work: _Work, label: str, photos: Photos, pages: Sequence[int], start: int) -> int:
    """Pair photos with the sheets they stand on, each with as many as gfpack hung there."""
    at, used = start, 0
    while used < len(photos.photos):
        hung = _placing(work, pages[at]).photos if at < len(pages) else 0
        if not hung or used + hung > len(photos.photos):
            return len(pages) + 1
        here = photos.photos[used : used + hung]
        pair = _pair(work, pages[at], photos=here)
        work.pairs.append((label, photos.files[used], pair))
        used += hung
        at += 1
    return at


def _placing(work: _Work, number: int) -> Placing:
    return work.bound.pages[number - 1].placing or Placing()


def _pair(
    work: _Work,
    number: int,
    *,
    source: SourcePage | None = None,
    photos: tuple[PhotoSource, ...] = (),
) -> Pair:
    place = max(n for n, start in enumerate(work.bound.starts) if start <= number)
    placing = _placing(work, number)
    return Pair(
        bound=work.bound.files[place],
        index=number - work.bound.starts[place],
        number=number,
        source=source.path if source else "",
        source_index=source.index if source else 0,
        password=source.password if source else None,
        photos=photos,
        shrink=min(1.0, max(0.5, placing.shrink)),
        stamp=placing.stamp,
    )


def _sample(pairs: list[tuple[str, str, Pair]], seed: str) -> list[tuple[str, str, Pair]]:
    """Return some of the pairs, in order."""
    if len(pairs) <= SAMPLE:
        return pairs
    places = random.Random(seed).sample(range(len(pairs)), SAMPLE)  # noqa: S311 - for all to repeat
    return [pairs[place] for place in sorted(places)]


def _draw(work: _Work, chosen: Sequence[tuple[str, str, Pair]]) -> None:
    batches = [chosen[at : at + _AT_ONCE] for at in range(0, len(chosen), _AT_ONCE)]
    tasks = [worker.Task(looks, (tuple(pair for _, _, pair in batch),)) for batch in batches]
    answers: dict[int, object] = dict(worker.run(tasks, limits=_LIMITS, workers=cores()))
    for at, batch in enumerate(batches):
        answer = answers[at]
        verdicts = answer if isinstance(answer, tuple) else ("unreadable",) * len(batch)
        for (label, file, pair), verdict in zip(batch, verdicts, strict=True):
            if verdict != "same":
                kind = kinds.PAGE_DIFFERS if verdict == "differs" else kinds.PAGE_UNREADABLE
                work.findings.append(_on(kind, label, file, pair.number))


def _on(kind: FindingKind, label: str, file: str, page: int) -> Finding:
    place = Place(layout.APPENDIX, page)
    return finding(kind, place=place, group=label, label=label, file=file, page=page)


def _wrong_count(work: _Work, label: str, span: Span) -> None:
    work.pairs = [one for one in work.pairs if one[0] != label]
    work.findings.append(
        finding(
            kinds.PAGES_DIFFER, group=label, label=label, pages=span.text, count=span.page_count
        )
    )


def _stale(origin: Origin, span: Span | None) -> Finding:
    label = origin.attachment.label
    pages = span.text if span else "—"
    return finding(kinds.SOURCE_CHANGED, group=label, label=label, pages=pages)


def project_of(package: Path) -> Path | None:
    """Return the project in whose folder of packages a package (or its zip) lies, if it does."""
    above = package.resolve().parent
    lies_there = above.name == PACKAGES_DIR and (above.parent / GFPACK_YAML).is_file()
    return above.parent if lies_there else None

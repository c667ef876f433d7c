"""Do the references of a package hold? Citations, index, bookmarks and links against the pages.

In: what was read from the finished files. Out: findings, and where each attachment really stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from gfpack.appendix.models import Span
from gfpack.appendix.stamp import Stamp
from gfpack.base.findings import Finding, FindingKind, Place, finding
from gfpack.base.messages import Text
from gfpack.package import kinds, layout
from gfpack.package.bound_pdf import BoundPdf, Jump
from gfpack.package.citations import Citation
from gfpack.package.index import Row

_IN_BOOKMARKS = Text("书签", "bookmark")
_IN_CONTENTS = Text("目录链接", "contents link")
_BOOKMARK = re.compile(r"附件 (?P<label>\d+-\d+) ")
_CONTENTS_ROW = re.compile(
    r"(?P<label>\d+-\d+) .*?(?P<pages>\d+(?: ?– ?\d+)?(?:、 ?\d+(?: ?– ?\d+)?)*)", re.DOTALL
)


def check_pages(bound: BoundPdf) -> tuple[dict[str, Span], list[Finding]]:
    """Return where each attachment stands by the stamps, and every stamp that is wrong."""
    found: list[Finding] = []
    spans: dict[str, Span] = {}
    before: Stamp | None = None
    front = False
    for number, page in enumerate(bound.pages, start=1):
        stamp = page.stamp
        if stamp is None:
            found.append(_on(number, kinds.NUMBER_MISSING))
        elif stamp.page != number or page.label != str(number):
            found.append(_on(number, kinds.NUMBER_WRONG, printed=stamp.page, label=page.label))
        turns = number in bound.starts[1:] or number + 1 in bound.starts[1:]  # blank, or a cover
        front = (front or turns) and (stamp is None or stamp.label is None)
        if not front:  # an attachment may go on behind the front pages of the next volume
            found += _check_run(number, before, stamp, spans)
            before = stamp
    found += _check_run(len(bound.pages) + 1, before, None, spans)
    return spans, found


def _check_run(
    number: int, before: Stamp | None, stamp: Stamp | None, spans: dict[str, Span]
) -> Iterator[Finding]:
    """Hold a page against the one before it: 1/n … n/n, each attachment in one place."""
    label = stamp.label if stamp else None
    goes_on = before is not None and before.label is not None and before.index != before.count
    if before is not None and goes_on and label != before.label:
        expected = Stamp(number, before.label, (before.index or 0) + 1, before.count)
        yield _broken(expected, number, stamp)
    if stamp is None or label is None:
        return
    same = before is not None and before.label == label
    count = before.count if before and same else stamp.count
    index = (before.index or 0) + 1 if before and same else 1
    expected = Stamp(stamp.page, label, index, count)
    if stamp != expected or (not same and label in spans):
        yield _broken(expected, number, stamp)
    here = Span(number, number)
    spans[label] = spans[label].and_then(here) if label in spans else here


def check_citations(cited: Sequence[Citation], spans: Mapping[str, Span]) -> Iterator[Finding]:
    """Hold every citation of the report against the pages; none at all is a failure."""
    if not any(one.pages for one in cited):
        yield finding(kinds.NO_CITATION, place=Place(layout.REPORT), file=layout.REPORT)
    for one in dict.fromkeys(cited):
        span = spans.get(one.label)
        if span is None:
            yield _cite(kinds.CITES_UNKNOWN, one)
        elif one.pages and one.pages != span.stretches:
            yield _cite(kinds.CITATION_WRONG, one, span.text)
    for label in spans.keys() - {one.label for one in cited if one.pages}:
        yield finding(kinds.NEVER_CITED, group=label, label=label, pages=spans[label].text)


def check_index(
    rows: Sequence[Row], bound: BoundPdf, spans: Mapping[str, Span]
) -> Iterator[Finding]:
    """Hold the index against the pages, and each attachment's pages against its digest."""
    by_label = {row.label: row for row in rows}
    for label in sorted(by_label.keys() | spans.keys()):
        row, span = by_label.get(label), spans.get(label)
        pages = span.text if span else "—"
        if row is None or span is None or row.pages != pages:
            said = row.pages if row else "—"
            yield finding(kinds.INDEX_DIFFERS, group=label, label=label, index=said, pages=pages)
        if row and span and row.digest != bound.digests.get(label):
            yield finding(kinds.CONTENT_CHANGED, group=label, label=label, pages=pages)


def check_jumps(bound: BoundPdf, spans: Mapping[str, Span]) -> Iterator[Finding]:
    """Hold bookmarks and links against the pages they name; each attachment must have both."""
    sections = [(_compact(one.text), one.page) for one in bound.bookmarks if not _label(one)]
    for jump in dict.fromkeys((*bound.bookmarks, *bound.links)):
        if jump.page == 0 or not _holds(jump, spans, sections):
            place = Place(layout.APPENDIX, jump.on)
            page = jump.page or "—"
            yield finding(
                kinds.LINK_WRONG, place=place, group=jump.text, title=jump.text, page=page
            )
    for jumps, what in ((bound.bookmarks, _IN_BOOKMARKS), (bound.links, _IN_CONTENTS)):
        reached = {(_label(jump), jump.page) for jump in jumps}
        for label in [one for one, span in spans.items() if (one, span.first) not in reached]:
            yield _without(label, spans[label], what)


def _label(jump: Jump) -> str | None:
    """Return the attachment a jump names: a bookmark's title, or a line of the contents."""
    found = _BOOKMARK.match(jump.text) if jump.on is None else _CONTENTS_ROW.fullmatch(jump.text)
    return found["label"] if found else None


def _holds(jump: Jump, spans: Mapping[str, Span], sections: Sequence[tuple[str, int]]) -> bool:
    """Return whether a jump leads where its text says; a text that names no page says nothing."""
    label, row = _label(jump), _CONTENTS_ROW.fullmatch(jump.text)
    if label is not None:
        span = spans.get(label)
        if span is None or jump.page not in _starts(jump, span):
            return False
        return jump.on is None or row is None or _prints(jump.text, span.text)
    line = _compact(jump.text)
    named = [(title, page) for title, page in sections if _numbered(line, title)]
    right = [page for title, page in named if line == f"{title}{page}"]
    return not jump.on or not named or jump.page in right


def _prints(line: str, pages: str) -> bool:
    """Return whether a line of the contents ends with these pages and no others.

    A requirement's number may stand right before them, where a long line was broken behind 、.
    """
    printed = r"\s*".join(re.escape(letter) for letter in pages)
    return bool(re.search(rf"(?<!\d)(?<!–)(?<!–\s){printed}\s*$", line))


def _numbered(line: str, title: str) -> bool:
    """Return whether a line is a title and a page number."""
    return line.startswith(title) and line.removeprefix(title).isdecimal()


def _starts(jump: Jump, span: Span) -> Sequence[int]:
    """Return where a jump to an attachment may lead: where it begins, or goes on in a volume."""
    goes_on = jump.on is None and jump.text.endswith("（续）")
    return [first for first, _ in span.stretches] if goes_on else [span.first]


def _compact(text: str) -> str:
    return "".join(text.split())


def _without(label: str, span: Span, what: Text) -> Finding:
    return finding(
        kinds.LINK_MISSING,
        group=f"{label} {what.en}",
        label=label,
        pages=span.text,
        what_zh=what.zh,
        what_en=what.en,
    )


def _broken(expected: Stamp, number: int, seen: Stamp | None) -> Finding:
    return _on(
        number,
        kinds.NOT_CONTIGUOUS,
        label=expected.label,
        stamp=seen.text if seen else "—",
        expected=expected.text,
    )


def _cite(kind: FindingKind, one: Citation, pages: str = "") -> Finding:
    return finding(
        kind,
        place=Place(layout.REPORT),
        group=one.text,
        citation=one.text,
        label=one.label,
        pages=pages,
    )


def _on(number: int, kind: FindingKind, **params: object) -> Finding:
    shown = {"page": str(number), **{name: str(value) for name, value in params.items()}}
    group = shown.get("expected", str(number))
    place = Place(layout.APPENDIX, number)
    return Finding(kind, kind.severity, group=group, place=place, params=shown)

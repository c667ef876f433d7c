"""The same pages are said to be two different kinds of document.

Two evidences on the same pages of the same file, whose types are neither the same nor part of one
another; or two copies of one file whose names say that they are different documents. One of the two
is in the wrong place, and what it should prove is not there.

Fails:
    evidence:
      a: {type: licence, file: evidence/a.pdf}
      b: {type: permit, file: evidence/a.pdf}
Passes:
    evidence:
      a: {type: licence, file: evidence/a.pdf}
      b: {type: permit, file: evidence/a.pdf, first: 2, last: 2, pages: 2}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gfpack.base.files import stem_of
from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.evidence.cuebook import Cuebook, cuebook
from gfpack.evidence.models import Evidence, Extent, ProjectFileEntry
from gfpack.findings.case import Case
from gfpack.findings.params import about, both, cited, clauses

_TITLE = Text("同一材料当作两种文件", "One document taken for two kinds")
_ADVICE = Text(
    "请打开核对它到底是哪一种：另一份放错了的，换上正确的文件，或在 evidence.yaml 中用 set_aside "
    "剔除；一个文件里有两种材料的，在 evidence.yaml 中分别写明页码。",
    "Look which of the two it is: bring the right file for the other one, or set it aside in"
    " evidence.yaml; if the file holds both, give the pages of each in evidence.yaml.",
)
KIND = FindingKind(
    "same-pages-twice",
    Severity.WARNING,
    _TITLE,
    Text(
        "“{proof}”（{type_zh}）与“{other}”（{other_type_zh}）是“{file}”的同一页"
        "（用于 {clauses}）。",
        "{proof} ({type_en}) and {other} ({other_type_en}) are the same pages of {file}"
        " (it supports {clauses}).",
    ),
    _ADVICE,
)
NAMES = FindingKind(
    KIND.code,
    Severity.WARNING,
    _TITLE,
    Text(
        "“{file}”与“{copy}”内容完全相同，文件名却是两种材料：{type_zh}、{other_type_zh}。",
        "{file} and {copy} have the same content, but their names are of two kinds of document:"
        " {type_en} and {other_type_en}.",
    ),
    _ADVICE,
    ask=Text(
        "与“{copy}”内容完全相同，请提供正确的文件。",
        "It has the same content as {copy}; please send the right file.",
    ),
)

_Held = tuple[Extent, Evidence]


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every evidence, and every copy of a file, that is taken for another."""
    yield from _same_pages(case)
    copied = [entry for entry in case.register.files.values() if entry.aliases]
    if copied:
        book = cuebook(case.types)
        taken_for = {e.path: one.type for one in case.register.evidence for e in one.extents}
        for entry in copied:
            yield from _names(case, book, entry, taken_for.get(entry.path))


def _same_pages(case: Case) -> Iterator[Finding]:
    by_file: dict[str, list[tuple[Extent, Evidence]]] = defaultdict(list)
    known = case.types.by_id()
    for one in cited(case):
        for extent in one.extents:
            if extent.sha256 and one.type in known:
                by_file[extent.path].append((extent, one))
    told: set[str] = set()
    for held in by_file.values():
        for (_, one), (extent, other) in _within_each_other(held):
            if other.id not in told and one.id != other.id and not _kin(case, one.type, other.type):
                told.add(other.id)
                yield _pages_finding(case, other, one, extent)


def _within_each_other(held: list[_Held]) -> Iterator[tuple[_Held, _Held]]:
    """Yield pairs of which all pages of the second are pages of the first."""
    around: list[_Held] = []
    for here in sorted(held, key=lambda one: (one[0].first, -one[0].last)):
        around = [one for one in around if one[0].last >= here[0].last]
        yield from ((one, here) for one in around)
        around.append(here)


def _pages_finding(case: Case, one: Evidence, other: Evidence, extent: Extent) -> Finding:
    known = case.types.by_id()
    where = about(case, one)
    where["place"] = Place(extent.path, page=extent.first)
    return finding(
        KIND,
        **where,
        **both("type", known[one.type or ""].title),
        **both("other_type", known[other.type or ""].title),
        proof=one.title,
        other=other.title,
        file=extent.path,
        clauses=clauses(case, one),
    )


def _names(
    case: Case, book: Cuebook, entry: ProjectFileEntry, taken_for: str | None
) -> Iterator[Finding]:
    """Yield a finding for each copy whose name tells another kind of document than the first's.

    It stands at the one whose name is not that of the evidence; where that cannot be told, at the
    copy.
    """
    known = case.types.by_id()
    own = _told_by_name(book, entry.path)
    for copy in entry.aliases:
        told = _told_by_name(book, copy)
        if not own or not told or any(_kin(case, one, other) for one in own for other in told):
            continue
        right, wrong = (entry.path, own), (copy, told)
        if any(_kin(case, one, taken_for) for one in told):
            right, wrong = wrong, right
        yield finding(
            NAMES,
            place=Place(wrong[0]),
            group=right[0],
            **both("type", known[wrong[1][0]].title),
            **both("other_type", known[right[1][0]].title),
            file=wrong[0],
            copy=right[0],
        )


def _told_by_name(book: Cuebook, path: str) -> list[str]:
    """Return the types that a file's name alone gives away, the longest word first."""
    cues = book.named(stem_of(path))
    return [cue.type for cue in sorted(cues, key=lambda cue: (-len(cue.word), cue.type))]


def _kin(case: Case, one: str | None, other: str | None) -> bool:
    """Return whether a document may be both: the types are one, or parts of one whole."""
    return not {*case.types.lineage(one or "")}.isdisjoint(case.types.lineage(other or ""))

"""A document says how many pages it has (第 3 页 共 8 页), and not all of them are there.

Judged on the whole file, so that an evidence made of picked pages is none the worse; a file or
evidence that calls itself an excerpt (节选, 摘录) is left alone. Pages that bear no number may be
the missing ones: only what cannot be among them is told. Pages in the wrong order, or twice, are
told as information.

Fails:
    evidence:
      a:
        {type: report, pages: 2, last: 2, readings: [
          {field: page_of, value: 1/3}, {field: page_of, value: 3/3, page: 2}]}
Passes:
    evidence:
      a:
        {type: report, pages: 3, last: 3, readings: [
          {field: page_of, value: 1/3}, {field: page_of, value: 3/3, page: 3}]}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.evidence.models import Evidence, Extent
from gfpack.findings.case import Case
from gfpack.findings.page_marks import Part, parts
from gfpack.findings.params import about, cited, clauses, listed

KIND = FindingKind(
    "document-incomplete",
    Severity.WARNING,
    Text("材料缺页", "A document lacks pages"),
    Text(
        "“{proof}”标明共 {total} 页，文件里缺第 {pages_zh} 页（用于 {clauses}）。",
        "By its page numbers {proof} has {total} pages; missing in the file: {pages_en}"
        " (it supports {clauses}).",
    ),
    Text(
        "请企业补齐缺页后重新扫描、发送；确属节选的，在文件名或 evidence.yaml 的 title 中"
        "写明“节选”。",
        "Ask for the whole document; if it is meant to be an excerpt, say so (节选) in the file's"
        " name or in `title` in evidence.yaml.",
    ),
    ask=Text(
        "缺第 {pages_zh} 页，请补齐后重新发送。",
        "Missing pages: {pages_en}; please send all of it.",
    ),
)
ORDER = FindingKind(
    KIND.code,
    Severity.INFO,
    Text("材料页序有误", "Pages in the wrong order"),
    Text(
        "“{proof}”的页序不对或有重复：各页依次标为第 {pages_zh} 页（用于 {clauses}）。",
        "The pages of {proof} are out of order or there twice: they are numbered {pages_en}"
        " (it supports {clauses}).",
    ),
    Text(
        "请按页码重新排列后再发送，或在 evidence.yaml 的 {id} 下按正确顺序写 pages。",
        "Have them put in order, or give `pages` of {id} in evidence.yaml in the right order.",
    ),
)
_EXCERPT = re.compile(r"节选|摘录|摘要|部分页|excerpt|extract", re.IGNORECASE)
_MOST_SHOWN = 12


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited evidence whose file lacks pages it says it has."""
    for evidence in cited(case):
        every = [(extent, part) for extent in evidence.extents for part in _on(case, extent)]
        if not every or _is_excerpt(case, evidence):
            continue
        for extent, part in every:
            if part.missing:
                yield _finding(case, KIND, evidence, (extent, part))
                break
        else:
            for extent, part in every:
                if not part.in_order:
                    yield _finding(case, ORDER, evidence, (extent, part))
                    break


def _on(case: Case, extent: Extent) -> list[Part]:
    """Return the numbered documents of a file that have a page in an extent of it."""
    entry = case.register.files.get(extent.path)
    if entry is None or not entry.facts.pages:
        return []
    readings = case.register.readings.get(entry.facts.sha256, ())
    marks = {one.page: one.value for one in readings if one.field == "page_of"}
    return [
        part
        for part in parts(marks, len(entry.facts.pages))
        if any(extent.first <= page <= extent.last for page, _ in part.numbers)
    ]


def _finding(
    case: Case, kind: FindingKind, evidence: Evidence, found: tuple[Extent, Part]
) -> Finding:
    extent, part = found
    numbers = _ranges(part.missing) if kind is KIND else [str(one) for _, one in part.numbers]
    shown = numbers[:_MOST_SHOWN] + ["…"] * (len(numbers) > _MOST_SHOWN)
    where = about(case, evidence)
    where["place"] = Place(extent.path, page=part.numbers[0][0])
    return finding(
        kind,
        **where,
        proof=evidence.title,
        id=evidence.id,
        total=part.total,
        pages_zh=listed(shown, Lang.ZH),
        pages_en=listed(shown, Lang.EN),
        clauses=clauses(case, evidence),
    )


def _is_excerpt(case: Case, evidence: Evidence) -> bool:
    paths = [
        path for entry in case.register.files_of(evidence) for path in (entry.path, *entry.aliases)
    ]
    return any(_EXCERPT.search(text) for text in (evidence.title, *paths))


def _ranges(numbers: tuple[int, ...]) -> list[str]:
    """Return numbers as people write them: 3, 5–7."""
    found = []
    for _, group in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        run = [number for _, number in group]
        found.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return found

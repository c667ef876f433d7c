"""The name of another enterprise was left in the material: text, header, property, file name.

Reports and systems of papers are often written after another client's; its name in one header
sends the package back. Looked for are the parties that `other_parties` in `gfpack.yaml` declares
as such that must not appear: in the text of every file (with headers, footers and comments), in
what Word, Excel and PDF files say of their author and company, in file names, in the enterprise's
own words and titles, and in the project's own report template. A name without its legal form is a
warning, where it is long enough to mean one enterprise; so is what stands in files or on pages
that no requirement cites.

Fails:
    project: {other_parties: [常州另一轴承有限公司]}
    evidence: {a: {type: licence, text: [承诺书, "由常州另一\\n轴承有限公司编"], last: 2, pages: 2}}
Passes:
    project: {other_parties: [常州另一轴承有限公司]}
    evidence: {a: {type: licence, text: [承诺书, 常州另一轴承配件有限公司], pages: 2, last: 2}}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang, Text, has_message, message
from gfpack.evidence.models import Evidence, ProjectFileEntry
from gfpack.findings.case import Case
from gfpack.findings.name_finder import Named, NameFinder
from gfpack.findings.own_words import OwnWords, own_words
from gfpack.findings.params import Words, about, both, cited, place_in

_TITLE = Text("材料中有其他企业的名称", "Another enterprise's name in the material")
KIND = FindingKind(
    "other-party-named",
    Severity.ERROR,
    _TITLE,
    Text(
        "{where_zh}出现了其他企业的名称“{party}”。",
        "{party}, another enterprise, is named {where_en}.",
    ),
    Text(
        "请删除或更正后重新出具；属于别的企业的材料请换成本企业的。这家企业本来就应出现的，"
        "把它从 gfpack.yaml 的 other_parties 中去掉。",
        "Take the name out and make the paper anew; replace what is another enterprise's. If it"
        " rightly appears, take it out of other_parties in gfpack.yaml.",
    ),
    ask=Text(
        "请删去其他企业的名称，重新提供。",
        "Please take the other enterprise's name out and send it again.",
    ),
)
SHORT = FindingKind(
    KIND.code,
    Severity.WARNING,
    _TITLE,
    Text(
        "{where_zh}出现了“{party}”的简称。",
        "{party}, another enterprise, is named {where_en} by a short name.",
    ),
    KIND.advice,
)
_ON_PAGE = Text("第 {page} 页", "on page {page}")
_IN_TEXT = Text("正文", "in the text")
_IN_NAME = Text("文件名", "in the file's name")
_IN_PROPERTY = Text("文件属性（{name}）", "in the file's properties ({name})")


@dataclass(frozen=True, slots=True)
class _Hit:
    """Where in a file a name stands, and whether in something that is handed in."""

    named: Named
    where: Words
    page: int | None
    evidence: Evidence | None


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every file, or passage of people's words, and party named there."""
    finder = NameFinder(case.project.file.other_parties, case.project.enterprise.names())
    if not finder:
        return
    users, spoken = _users(case), _spoken_of(case, finder)
    for path, entry in case.register.files.items():
        pages = spoken.get(entry.facts.sha256, ())
        for hit in _first_of_each(_hits(finder, entry, pages, users.get(path, ()))):
            at: Words = {**about(case, hit.evidence)} if hit.evidence else {}
            at["place"] = place_in(case, path, hit.page)
            yield _finding(hit.named, hit.where, used=hit.evidence is not None, **at)
    told: set[tuple[object, ...]] = set()
    for words in own_words(case.project):
        for named in finder.find_in_words(words.text):
            once = (words.file, words.requirement, words.evidence, named.party)
            if once not in told:
                told.add(once)
                yield _in_words(words, named)


def _in_words(words: OwnWords, named: Named) -> Finding:
    return _finding(
        named,
        both("where", words.where),
        used=True,
        requirement=words.requirement,
        evidence=words.evidence,
        place=Place(words.file, line=words.line),
    )


def _users(case: Case) -> Mapping[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = defaultdict(list)
    for one in cited(case):
        for path in dict.fromkeys(extent.path for extent in one.extents):
            found[path].append(one)
    return found


def _first_of_each(hits: Iterator[_Hit]) -> list[_Hit]:
    """Return for every party the first place, one that is handed in and the full name first."""
    best: dict[str, _Hit] = {}
    for hit in sorted(hits, key=lambda hit: (hit.evidence is None, not hit.named.full)):
        best.setdefault(hit.named.party, hit)
    return list(best.values())


def _spoken_of(case: Case, finder: NameFinder) -> dict[str, list[tuple[int, Named]]]:
    """Return by hash the pages on which parties are named: all texts, gone through once."""
    found: dict[str, list[tuple[int, Named]]] = {}
    for sha256, texts in case.register.texts.items():
        for page, text in enumerate(texts, start=1):
            for named in finder.find(text):
                found.setdefault(sha256, []).append((page, named))
    return found


def _hits(
    finder: NameFinder,
    entry: ProjectFileEntry,
    spoken: Sequence[tuple[int, Named]],
    users: Sequence[Evidence],
) -> Iterator[_Hit]:
    user = users[0] if users else None
    for page, named in spoken:
        if entry.facts.pages:
            on_it = next((one for one in users if _stands_on(one, entry.path, page)), None)
            yield _Hit(named, _words(_ON_PAGE, page=page), page, on_it)
        else:
            yield _Hit(named, _words(_IN_TEXT), None, user)
    for name, value in entry.facts.properties:
        for named in finder.find_in_words(value):
            yield _Hit(named, _in_property(name), None, user)
    for path in (entry.path, *entry.aliases):
        for named in finder.find_in_words(path):
            yield _Hit(named, _words(_IN_NAME), None, user)


def _stands_on(evidence: Evidence, path: str, page: int) -> bool:
    return any(
        extent.path == path and extent.first <= page <= extent.last for extent in evidence.extents
    )


def _in_property(name: str) -> Words:
    key = f"findings.properties.{name}"
    return {
        f"where_{lang}": _IN_PROPERTY.in_(
            lang, name=message(key, lang) if has_message(key, lang) else name
        )
        for lang in Lang
    }


def _words(where: Text, **params: object) -> Words:
    return {f"where_{lang}": where.in_(lang, **params) for lang in Lang}


def _finding(named: Named, where: Words, *, used: bool, **at: Any) -> Finding:
    return finding(
        KIND if named.full else SHORT,
        severity=None if used else Severity.WARNING,
        group=named.party,
        party=named.party,
        **where,
        **at,
    )

"""A commitment or other paper that is worth nothing without signature and seal bears none.

Which types these are stands with the evidence types (`signed`). Where the text has an empty place
for the signature and nobody noted a seal, it is an error: the text itself shows it. Where a person
confirmed the paper and noted no seal (`seal_seen`), whether it is signed is not known: a warning.
Not confirmed at all is told by `evidence-unconfirmed`.

Fails:
    types: {commitment: {form: record, signed: "true"}}
    evidence: {a: {type: commitment, text: ["承诺书\\n法定代表人（签字）：________\\n日期："]}}
Passes:
    types: {commitment: {form: record, signed: "true"}}
    evidence: {a: {type: commitment, seal_seen: "true", text: ["法定代表人（签字）：________"]}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Text
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import Words, about, cited_types, clauses

KIND = FindingKind(
    "not-signed",
    Severity.ERROR,
    Text("未签字盖章", "Not signed"),
    Text(
        "“{proof}”的签署栏还空着：“{seen}”，也没有人标记看到过印章（用于 {clauses}）。",
        "The place for the signature on {proof} is empty (“{seen}”), and nobody noted a seal (it"
        " supports {clauses}).",
    ),
    Text(
        "请法定代表人（或负责人）签字、盖章、写明日期后换成扫描件；"
        "已签章的，在 evidence.yaml 的 {id} 下标记 seal_seen: true。",
        "Have it signed, sealed and dated and use the scan; if it is, mark seal_seen: true of {id}"
        " in evidence.yaml.",
    ),
    ask=Text(
        "“{proof}”尚未签字盖章，请签字、盖章、写明日期后发来扫描件。",
        "{proof} is not signed; please sign, seal and date it and send the scan.",
    ),
)
UNSEEN = FindingKind(
    KIND.code,
    Severity.WARNING,
    Text("未标记看到签章", "No signature or seal was noted"),
    Text(
        "“{proof}”须签字盖章才有效，确认时没有标记看到印章（用于 {clauses}）。",
        "{proof} is worth nothing without signature and seal, and no seal was noted when it was"
        " confirmed (it supports {clauses}).",
    ),
    Text(
        "请对照原件：有签字和印章的，在 evidence.yaml 的 {id} 下标记 seal_seen: true；"
        "没有的请签章后换成扫描件。",
        "Look at the original: if it is signed and sealed, mark seal_seen: true of {id} in"
        " evidence.yaml; if not, have it signed and use the scan.",
    ),
)
_ASIDE = r"(?:\([^()\n]{1,12}\))?"
_BLANK = r"[ \t]{0,60}"
_EMPTY = rf"{_ASIDE}{_BLANK}:{_BLANK}(?:[_—\-]{{2,60}}{_BLANK})?{_ASIDE}{_BLANK}$"
_NO_DATE = re.compile(rf"年[ \t_]{{1,60}}月[ \t_]{{1,60}}日{_BLANK}$", re.MULTILINE)
_PLAIN = str.maketrans("（）：　＿", "(): _")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited paper that must be signed and does not seem to be."""
    for evidence, kind in cited_types(case):
        if not kind.signed or evidence.seal_seen:
            continue
        said: Words = {
            "proof": evidence.title,
            "id": evidence.id,
            "clauses": clauses(case, evidence),
        }
        if blank := _blank(case, evidence):
            page, seen = blank
            yield finding(KIND, **about(case, evidence, page=page), **said, seen=seen)
        elif evidence.confirmed:
            yield finding(UNSEEN, **about(case, evidence), **said)


def _blank(case: Case, evidence: Evidence) -> tuple[int, str] | None:
    """Return the first empty place for a signature: its page and line."""
    words = "|".join(map(re.escape, case.wording.signatures))
    if not words:
        return None
    place = re.compile(rf"(?:{words}){_EMPTY}", re.MULTILINE)
    for _, page, text in case.register.pages_of(evidence):
        plain = text.translate(_PLAIN)
        empty = [one for one in place.finditer(plain) if _is_empty(one, plain)]
        for found in (*empty, *_NO_DATE.finditer(plain)):
            start = plain.rfind("\n", 0, found.start()) + 1
            return page, " ".join(text[start : found.end()].split())
    return None


def _is_empty(found: re.Match[str], text: str) -> bool:
    """Whether nothing can stand there: a line to write on, or no value on the next line.

    In a table the name stands on the line below its label.
    """
    following = next((line for line in text[found.end() :].splitlines() if line.strip()), ":")
    return "__" in found[0] or ":" in following or bool(_NO_DATE.search(following))

"""A photo or certificate shows a meter whose number is in no meter ledger.

Only where a ledger lists numbers, and only evidence that supports a requirement the ledger supports
too: the plate of a motor is looked for in no meter ledger. A plate bears a serial and an asset
number; one of them in the ledger is enough.

Fails:
    types: {photo: {form: photo}, ledger: {form: ledger}}
    evidence:
      a: {type: photo, serials: [E999]}
      b: {type: ledger, readings: [{field: instrument, value: "E201\\t电能表\\t"}]}
Passes:
    types: {photo: {form: photo}, ledger: {form: ledger}}
    evidence:
      a: {type: photo, serials: [e-201]}
      b: {type: ledger, readings: [{field: instrument, value: "E201\\t电能表\\t"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.base.text import normalised
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.instruments import number
from gfpack.findings.params import about, cited_types, clauses, listed

KIND = FindingKind(
    "meter-not-in-ledger",
    Severity.WARNING,
    Text("表具编号不在台账中", "A meter is in no ledger"),
    Text(
        "“{proof}”上的编号 {serials_zh} 在计量器具台账（{ledgers_zh}）中查不到（用于 {clauses}）。",
        "The number {serials_en} on {proof} is not in the meter ledgers ({ledgers_en}; it supports"
        " {clauses}).",
    ),
    Text(
        "请核对编号：台账漏登的请补登，换过表的请更新台账，照片拍错的请换；"
        "读错的在 evidence.yaml 的 {id} 下更正 serials 并确认。",
        "Check the number: add it to the ledger, update the ledger after a change of meter, or"
        " replace the photo; if misread, correct `serials` of {id} in evidence.yaml and confirm.",
    ),
    ask=Text(
        "“{proof}”上的表具编号 {serials_zh} 不在计量器具台账中，请核对并补登，或重新拍照。",
        "The meter number {serials_en} on {proof} is not in the meter ledger; please check it and"
        " add it, or take the photo again.",
    ),
)


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every photo or certificate whose meter is in no ledger."""
    ledgers = [
        one for one, kind in cited_types(case) if kind.form == "ledger" and _is_numbered(case, one)
    ]
    for evidence, kind in cited_types(case):
        if kind.form not in ("photo", "certificate") or not evidence.serials:
            continue
        beside = [one for one in ledgers if {*one.supports} & {*evidence.supports}]
        serials = evidence.serials.value
        if beside and not any(_listed(case, one, beside) for one in serials):
            titles = [one.title for one in beside]
            yield finding(
                KIND,
                **about(case, evidence),
                proof=evidence.title,
                id=evidence.id,
                serials_zh=listed(serials, Lang.ZH),
                serials_en=listed(serials, Lang.EN),
                ledgers_zh=listed(titles, Lang.ZH),
                ledgers_en=listed(titles, Lang.EN),
                clauses=clauses(case, evidence),
            )


def _is_numbered(case: Case, evidence: Evidence) -> bool:
    """Whether an evidence lists instruments by their numbers."""
    listing = case.register.readings_of(evidence, "instrument")
    return any(number(one.value.partition("\t")[0]) for _, one in listing)


def _listed(case: Case, serial: str, ledgers: list[Evidence]) -> bool:
    wanted = number(serial)
    return any(
        wanted in {number(one) for one in (ledger.serials.value if ledger.serials else ())}
        or any(
            wanted == number(one.value.partition("\t")[0])
            for _, one in case.register.readings_of(ledger, "instrument")
        )
        or any(
            normalised(serial) in normalised(text) for _, _, text in case.register.pages_of(ledger)
        )
        for ledger in ledgers
    )

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
      b: {type: photo, serials: [E999], readings: [{field: asset, value: YW-E-001}]}
      c:
        type: ledger
        readings:
          - {field: instrument, value: "E201\\t电能表\\t"}
          - {field: instrument, value: "YW-E-001\\t水表\\t"}
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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

_NONE: frozenset[str] = frozenset()


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every photo or certificate whose meter is in no ledger."""
    ledgers = [
        one for one, kind in cited_types(case) if kind.form == "ledger" and _is_numbered(case, one)
    ]
    for evidence, beside in _not_numbered(case, ledgers):
        serials = evidence.serials.value if evidence.serials else ()
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


def _not_numbered(
    case: Case, ledgers: Sequence[Evidence]
) -> Iterator[tuple[Evidence, list[Evidence]]]:
    """Yield what shows meters none of which is in a ledger of a requirement it supports.

    Each comes with these ledgers; every ledger is gone through once, whatever the number of meters.
    """
    beside: dict[str, list[Evidence]] = defaultdict(list)
    for ledger in ledgers:
        for key in ledger.supports:
            beside[key].append(ledger)
    listed_by = {ledger.id: _numbers(case, ledger) for ledger in ledgers}
    numbers = {key: _NONE.union(*(listed_by[one.id] for one in beside[key])) for key in beside}
    meters = list(_meters(case))
    known = {one.id: (*_serials(one), *_assets(case, one)) for one in meters}
    left = [
        one
        for one in meters
        if not numbers.keys().isdisjoint(one.supports)
        and not any({*map(number, known[one.id])} & numbers.get(key, _NONE) for key in one.supports)
    ]
    wanted = {serial: normalised(serial) for one in left for serial in known[one.id]}
    told_by = {one.id: _written(case, one, wanted) for one in (ledgers if wanted else ())}
    written = {
        key: _NONE.union(*(told_by[one.id] for one in beside[key])) for key in beside if wanted
    }
    for one in left:
        if not any({*known[one.id]} & written.get(key, _NONE) for key in one.supports):
            near = {ledger.id for key in one.supports for ledger in beside.get(key, ())}
            yield one, [ledger for ledger in ledgers if ledger.id in near]


def _meters(case: Case) -> Iterator[Evidence]:
    return (
        one
        for one, kind in cited_types(case)
        if kind.form in ("photo", "certificate") and one.serials
    )


def _serials(evidence: Evidence) -> tuple[str, ...]:
    return evidence.serials.value if evidence.serials else ()


def _assets(case: Case, evidence: Evidence) -> Iterator[str]:
    """Yield by which numbers of the factory's own a meter is known, as software read them."""
    return (one.value for _, one in case.register.readings_of(evidence, "asset"))


def _numbers(case: Case, ledger: Evidence) -> frozenset[str]:
    """Return the numbers that a ledger's rows name, and those a person gave."""
    rows = case.register.readings_of(ledger, "instrument")
    read = (one.value.partition("\t")[0] for _, one in rows)
    return frozenset(map(number, (*_serials(ledger), *read)))


def _written(case: Case, ledger: Evidence, wanted: Mapping[str, str]) -> frozenset[str]:
    """Return which serial numbers stand anywhere in a ledger's text; `wanted` has them folded."""
    found: set[str] = set()
    for _, _, text in case.register.pages_of(ledger):
        folded = normalised(text)
        found |= {serial for serial, letters in wanted.items() if letters in folded}
    return frozenset(found)

"""Meters in a ledger are past the day their verification lasts.

Rows are read from the ledger itself. Where one is past when the package is handed in, the ledger as
the reviewer will read it shows the defect, an error; where all lapse only during the review, a
warning. A row that says the meter is out of use (停用, 封存; `checklists/wording.yaml`) is passed
over; so is one without a date. A meter in two ledgers is told once.

Fails:
    types: {ledger: {form: ledger}}
    evidence:
      a: {type: ledger, readings: [{field: instrument, value: "E201\\t电能表\\t2026-06-29"}]}
Passes:
    types: {ledger: {form: ledger}}
    evidence:
      a: {type: ledger, readings: [{field: instrument, value: "E201\\t电能表\\t2026-06-30"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Severity, finding
from gfpack.base.messages import Lang, Text
from gfpack.findings.case import Case
from gfpack.findings.instruments import Row, lapsing
from gfpack.findings.params import about, clauses, listed, terms
from gfpack.findings.rows import within

KIND = FindingKind(
    "instrument-overdue",
    Severity.ERROR,
    Text("计量器具超过检定有效期", "Meters are past their verification"),
    Text(
        "“{proof}”中有 {count} 台器具的检定（校准）有效期到 {on} 已经届满：{meters_zh}"
        "（用于 {clauses}）。",
        "By {on} the verification of {count} meter(s) in {proof} has ended: {meters_en} (it"
        " supports {clauses}).",
    ),
    Text(
        "请送检后更新台账并附新的检定证书；已检定的按证书改正有效期；停用的在台账状态栏注明“停用”。",
        "Have them verified, update the ledger and add the certificates; if they were, correct the"
        " dates; mark what is out of use (停用) in the ledger.",
    ),
    ask=Text(
        "下列计量器具到 {on} 检定有效期已满，请送检、更新台账并附检定证书：{meters_zh}。",
        "The verification of these meters has ended by {on}; please have them verified, update the"
        " ledger and send the certificates: {meters_en}.",
    ),
)
_SHOWN = 6
_METER = Text("{name} {serial}（{where}，{until}）", "{name} {serial} ({where}, {until})")
_MORE = Text("等", "and others")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every cited ledger with meters past their verification."""
    handed_in = terms(case).handed_in
    for evidence, late in lapsing(case):
        already = any(row.until and row.until < handed_in for row in late)
        where = about(case, evidence)
        where["place"] = late[0].place
        yield finding(
            KIND,
            severity=Severity.ERROR if already else Severity.WARNING,
            **where,
            proof=evidence.title,
            count=len(late),
            on=case.valid_on,
            meters_zh=_meters(late, Lang.ZH),
            meters_en=_meters(late, Lang.EN),
            clauses=clauses(case, evidence),
        )


def _meters(late: list[Row], lang: Lang) -> str:
    """Return the first of the meters by name, number, page and day."""
    shown = [
        _METER.in_(
            lang, name=row.name, serial=row.serial, where=within(row.place, lang), until=row.until
        )
        for row in late[:_SHOWN]
    ]
    return listed([*shown, *([_MORE.in_(lang)] if len(late) > _SHOWN else [])], lang)

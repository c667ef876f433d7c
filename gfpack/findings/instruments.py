"""The rows of meter ledgers as software read them, and the numbers that stand on meters.

In: readings `instrument` (serial, name, valid-until, cell) of an evidence. Out: `Row` values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gfpack.base.findings import Place
from gfpack.base.text import normalised
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case
from gfpack.findings.params import cited_types

_DASHES = re.compile(r"[-—–_/#]")


@dataclass(frozen=True, slots=True)
class Row:
    """One instrument of a ledger, and where its row stands."""

    serial: str
    name: str
    until: date | None
    """Last day of its verification; None where the row does not tell."""
    file: str
    page: int
    cell: str = ""
    """Sheet and cell of its number; empty where it stands in no workbook."""

    @property
    def place(self) -> Place:
        """Where its row stands."""
        return Place(self.file, cell=self.cell) if self.cell else Place(self.file, page=self.page)

    @property
    def key(self) -> str:
        """What tells it from other instruments: its number, else its name and place."""
        return number(self.serial) or f"{self.name} {self.file} {self.page} {self.until}"


def rows(case: Case, evidence: Evidence) -> Iterator[Row]:
    """Yield the instruments in use that a ledger lists."""
    for extent, one in case.register.readings_of(evidence, "instrument"):
        serial, _, rest = one.value.partition("\t")
        name, until, cell = (*rest.split("\t"), "", "")[:3]
        if any(word in one.seen for word in case.wording.out_of_use):
            continue
        yield Row(serial, name, _day(until), extent.path, one.page, cell)


def lapsing(case: Case) -> Iterator[tuple[Evidence, list[Row]]]:
    """Yield cited ledgers with the meters whose verification ends before the last day of review.

    The first to lapse come first; a meter in two ledgers is told once.
    """
    told = set[str]()
    for evidence, kind in cited_types(case):
        if kind.form != "ledger":
            continue
        late = [
            (row.until, row.page, row.serial, row)
            for row in rows(case, evidence)
            if row.until and row.until < case.valid_on and row.key not in told
        ]
        told |= {row.key for *_, row in late}
        if late:
            yield evidence, [row for *_, row in sorted(late, key=lambda each: each[:3])]


def number(serial: str) -> str:
    """Return a serial or asset number for comparison: YW-W-001 and yww001 are one."""
    return _DASHES.sub("", normalised(serial))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

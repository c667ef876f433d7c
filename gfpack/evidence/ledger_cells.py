"""In which cells of a workbook a ledger's rows stand. In: readings, sheets. Out: readings.

Of each `instrument` the cell of its number is added as a fourth part: `计量台账!F7`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gfpack.evidence.models import Reading
from gfpack.evidence.statistical import Sheet
from gfpack.tools.xlsx_read import letters


def with_cells(readings: Iterable[Reading], sheets: Sequence[Sheet]) -> Iterator[Reading]:
    """Yield the readings, those of a ledger's rows with their cells where the row is found."""
    places: dict[tuple[str, str], list[str]] = {}
    for key, cell in _every_cell(sheets):
        places.setdefault(key, []).append(cell)
    for one in readings:
        serial, _, rest = one.value.partition("\t")
        found = places.get((serial, rest.partition("\t")[0])) if serial else None
        if one.field == "instrument" and found:
            cell = found.pop(0) if len(found) > 1 else found[0]
            yield Reading(one.field, f"{one.value}\t{cell}", one.page, one.seen, one.confidence)
        else:
            yield one


def _every_cell(sheets: Sequence[Sheet]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield each cell with what else its row says: (number, name) and where it stands."""
    for sheet in sheets:
        for number, cells in sheet.rows:
            row = {" ".join(text.split()): at for at, text in enumerate(cells, start=1)}
            for text, at in row.items():
                if any(sign.isdigit() for sign in text):
                    cell = f"{sheet.title}!{letters(at)}{number}"
                    yield from (((text, other), cell) for other in row)

"""What was read, held against what is printed. In: labels, a register. Out: verdicts, tables, bars.

A field is right, wrong or refused (nothing was read), and read with or without being sure. Where
nothing is printed and nothing was read there is no verdict; what is read there is wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Register
from gfpack.evidence.reads import written
from gfpack.evidence.recognise import SURE

KINDS = ("text", "scan", "photo")
READ_AS = {"serials": "serial"}
"""Names of readings where labels name the field of an evidence."""
RIGHT = {"text": 0.99, "scan": 0.95, "photo": 0.90}
SURE_OF_RIGHT = {"text": 0.80, "scan": 0.50, "photo": 0.50}
TYPE_RIGHT = 0.97
SURE_AND_WRONG, SURE_LEAST = 0.001, 3000
_TEXTS = frozenset({"scope", "address"})
_EQUIVALENT = re.compile(r"\s*(?:idt|[;；、]|(?<=\d)\s*/)\s*")
"""What stands between the numbers of one standard, of which each says which it is."""
_PLAIN = re.compile(r"[\s\W_]+")


@dataclass(frozen=True)
class Verdict:
    """What came of one field of one document."""

    file: str
    kind: str
    type: str
    field: str
    outcome: str
    """`right`, `wrong` or `refused`."""
    sure: bool
    meant: str
    read: str


def verdicts(
    labels: Iterable[Mapping[str, Any]], held: Register, types: EvidenceTypes
) -> Iterator[Verdict]:
    """Yield the verdicts of every labelled document; `file` of a label is a path of the register."""
    by_path: dict[str, list[Evidence]] = defaultdict(list)
    for one in held.evidence:
        for extent in one.extents:
            by_path[extent.path].append(one)
    for label in labels:
        found = sorted(by_path[label["file"]], key=lambda one: -_pages(one, label["file"]))
        evidence = found[0] if found else None
        yield _of_type(label, evidence, types)
        for field, meant in label["fields"].items():
            read, sure = _read(field, evidence, held, several=isinstance(meant, list))
            if outcome := _outcome(field, meant, read, label.get("accept", {}).get(field, [])):
                yield _verdict(label, field, outcome, sure, meant, read)


def _verdict(
    label: Mapping[str, Any], field: str, outcome: str, sure: bool, meant: Any, read: Any
) -> Verdict:
    return Verdict(
        label.get("drawn", label["file"]),
        label["kind"],
        label["what"],
        field,
        outcome,
        sure and outcome != "refused",
        written(meant),
        written(read),
    )


def _of_type(label: Mapping[str, Any], one: Evidence | None, types: EvidenceTypes) -> Verdict:
    read = one.type if one else None
    if read is None:
        outcome = "refused"
    else:
        outcome = "right" if read in (label["type"], *types.lineage(label["type"])) else "wrong"
    sure = one is not None and one.match_confidence >= SURE
    return _verdict(label, "type", outcome, sure, label["type"], read)


def _read(field: str, one: Evidence | None, held: Register, *, several: bool) -> tuple[Any, bool]:
    """Return what gfpack says of a field of an evidence, and whether it is sure of it."""
    if one is None:
        return None, False
    if field in FIELDS:
        fact = getattr(one, field)
        if fact is None:
            return None, False
        return _plain(fact.value), fact.reading is None or fact.reading.confidence >= SURE
    readings = [each for _, each in held.readings_of(one, READ_AS.get(field, field))]
    if not readings:
        return None, False
    if several:
        sure = all(each.confidence >= SURE for each in readings)
        return [each.value for each in readings], sure
    best = max(readings, key=lambda each: each.confidence)
    return best.value, best.confidence >= SURE


def _plain(value: Any) -> Any:
    return [written(one) for one in value] if isinstance(value, tuple) else written(value)


def _outcome(field: str, meant: Any, read: Any, accepted: Iterable[Any]) -> str:
    """Return the outcome; empty where nothing is printed and nothing was read."""
    nothing_meant, nothing_read = meant in (None, []), read in (None, [])
    if nothing_meant:
        return "" if nothing_read else "wrong"
    if nothing_read:
        return "refused"
    enough = _EQUIVALENT.split(meant) if field == "standard" else ()
    right = any(_same(field, one, read) for one in (meant, *enough, *accepted))
    return "right" if right else "wrong"


def _same(field: str, meant: Any, read: Any) -> bool:
    if isinstance(meant, list) != isinstance(read, list):
        meant, read = ([one] if not isinstance(one, list) else one for one in (meant, read))
    if isinstance(meant, list):
        return {_folded(field, one) for one in meant} == {_folded(field, one) for one in read}
    return _folded(field, meant) == _folded(field, read)


def _folded(field: str, value: Any) -> str:
    text = unicodedata.normalize("NFKC", str(value))
    return _PLAIN.sub("", text) if field in _TEXTS else re.sub(r"\s+", "", text)


def _pages(one: Evidence, path: str) -> int:
    return sum(extent.page_count for extent in one.extents if extent.path == path)


def table(found: Iterable[Verdict]) -> Iterator[str]:
    """Yield a line for each type and field: right, wrong, refused and sure, by kind of document."""
    counts: dict[tuple[str, str], dict[str, Counter[str]]] = {}
    for one in found:
        by_kind = counts.setdefault((one.type, one.field), {kind: Counter() for kind in KINDS})
        by_kind[one.kind].update([one.outcome, *(["sure"] if one.sure else [])])
    yield f"{'':44}" + "".join(f"{kind + ' ✓  ✗  –  sure':>22}" for kind in KINDS)
    for (what, field), by_kind in sorted(counts.items()):
        cells = (
            f"{c['right']:9}{c['wrong']:4}{c['refused']:4}{c['sure']:5}" for c in by_kind.values()
        )
        yield f"{what:30} {field:13}" + "".join(cells)


@dataclass(frozen=True)
class Bar:
    """A share and the bound it has to keep."""

    what: str
    share: float
    bound: float
    of: int
    most: bool = False
    """Whether the bound is the most and not the least."""

    @property
    def held(self) -> bool:
        """Whether it is kept."""
        return self.share < self.bound if self.most else self.share >= self.bound

    def line(self) -> str:
        """Return it for printing."""
        sign, kept = "<" if self.most else "≥", "held" if self.held else "BROKEN"
        return f"{self.what:44} {self.share:8.2%}  {sign} {self.bound:.1%}  of {self.of:5}  {kept}"


def bars(found: Iterable[Verdict]) -> list[Bar]:
    """Return every bar that judges what was read."""
    every = list(found)
    fields = [one for one in every if one.field != "type"]
    made = []
    for kind in KINDS:
        of_kind = [one for one in fields if one.kind == kind]
        right = [one for one in of_kind if one.outcome == "right"]
        made.append(_bar(f"{kind}: fields right", right, of_kind, RIGHT[kind]))
        sure = [one for one in right if one.sure]
        made.append(_bar(f"{kind}: sure of the right ones", sure, right, SURE_OF_RIGHT[kind]))
    types = [one for one in every if one.field == "type"]
    right = [one for one in types if one.outcome == "right"]
    made.append(_bar("types right, from content alone", right, types, TYPE_RIGHT))
    sure = [one for one in every if one.sure]
    wrong = [one for one in sure if one.outcome == "wrong"]
    made.append(_bar("sure and wrong", wrong, sure, SURE_AND_WRONG, most=True))
    return made


def _bar(
    what: str, some: list[Verdict], every: list[Verdict], bound: float, *, most: bool = False
) -> Bar:
    return Bar(what, len(some) / len(every) if every else float(most), bound, len(every), most)

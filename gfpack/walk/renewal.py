"""What speaks against a new paper in the place of an old one. In: files, evidence. Out: `Doubt`s.

The new files are examined as they are: those elsewhere in a rehearsed collection, which changes
nothing. What software reads in them is a candidate, and so is every doubt; a person decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from gfpack.base.errors import UsageError
from gfpack.base.text import normalised
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.collect import collect
from gfpack.evidence.models import Evidence, Reading, Register
from gfpack.evidence.reads import written
from gfpack.findings.case import Case
from gfpack.walk.intake import inside, path_of
from gfpack.walk.models import Doubt, DoubtKind

_SAME = ("holder", "credit_code", "number")
"""Fields that a renewed paper is expected to repeat."""
_LATER = ("issued", "valid_from", "valid_until", "years", "surveillance", "sampled")
"""Fields that grow from one paper to the next."""
_ENDLESS = "long-term"


def doubts(case: Case, one: Evidence, files: Sequence[Path]) -> tuple[Doubt, ...]:
    """Return what is to be looked at before files take the place of an evidence.

    Nothing of the project is changed. What is no document (an archive, a mail) gives no doubts.

    Raises:
        UsageError: a file is not there, is the one it stands in already, or belongs to another
            evidence that is confirmed.
    """
    held, paths = _examined(case, files)
    if any(path is None for path in paths):
        return ()
    new = tuple(path for path in paths if path)
    _refuse_taken(one, case.register, new)
    return (
        *_of_type(one, held, new, case.types),
        *_of_values(one, held, new),
        *_of_bytes(one, case.register, new),
    )


def standing_in(one: Evidence, held: Register, paths: Iterable[str]) -> tuple[Evidence, ...]:
    """Return the other evidence in use that stands in these files and in no further one."""
    wanted = {*paths}
    return tuple(
        other
        for other in held.evidence
        if other.id != one.id
        and other.extents
        and not other.set_aside
        and {extent.path for extent in other.extents} <= wanted
    )


def _refuse_taken(one: Evidence, held: Register, paths: Sequence[str]) -> None:
    """Raise where the files cannot take the place of an evidence, whatever a person says.

    Raises:
        UsageError: it stands in these files already, or another confirmed evidence does.
    """
    if {*paths} == {extent.path for extent in one.extents}:
        raise UsageError("walk.same_file", id=one.id, path=", ".join(paths))
    for other in standing_in(one, held, paths):
        if other.confirmed:
            raise UsageError("walk.file_of_another", id=other.id, path=", ".join(paths))


def _examined(case: Case, files: Sequence[Path]) -> tuple[Register, tuple[str | None, ...]]:
    """Return the register as it would be with the files taken in, and their paths in it.

    Raises:
        UsageError: a file is not there.
    """
    folder = case.project.folder
    known = [path_of(case.register, inside(folder, file)) for file in files]
    elsewhere = [file for file, path in zip(files, known, strict=True) if path is None]
    if not elsewhere:
        return case.register, tuple(known)
    for file in elsewhere:
        if not file.is_file():
            raise UsageError("walk.no_file", path=file)
    would = collect(case.project, case.checklist, case.types, elsewhere, dry_run=True)
    got = {one.source.absolute(): one.path for one in (*would.added, *would.duplicates)}
    return would.register, tuple(
        path or got.get(file.absolute()) for file, path in zip(files, known, strict=True)
    )


def _of_type(
    one: Evidence, held: Register, paths: Sequence[str], types: EvidenceTypes
) -> Iterator[Doubt]:
    """Yield a doubt unless some document in the files is of the old type, or is part of it."""
    found = [
        (other.match_confidence, other.type)
        for other in held.evidence
        if other.id != one.id and any(extent.path in paths for extent in other.extents)
    ]
    if not one.type or any(
        kind and (types.satisfies(kind, one.type) or types.satisfies(one.type, kind))
        for _, kind in found
    ):
        return
    sure, kind = max(((sure, kind) for sure, kind in found if kind), default=(None, ""))
    yield Doubt(DoubtKind.TYPE, "type", one.type, kind or "", sure)


def _of_values(one: Evidence, held: Register, paths: Sequence[str]) -> Iterator[Doubt]:
    """Yield values that differ where they should not, and dates that lie before the old ones."""
    read = _best(held, paths)
    for name in _SAME:
        fact, new = getattr(one, name), read.get(name)
        if fact and new and normalised(str(fact.value)) != normalised(new.value):
            yield Doubt(DoubtKind.VALUE, name, written(fact.value), new.value, new.confidence)
    for name in _LATER:
        fact, new = getattr(one, name), read.get(name)
        if fact and new and _rank(new.value) < _rank(fact.value):
            yield Doubt(DoubtKind.OLDER, name, written(fact.value), new.value, new.confidence)


def _of_bytes(one: Evidence, held: Register, paths: Sequence[str]) -> Iterator[Doubt]:
    """Yield whoever stands in the files already, the evidence itself included."""
    for path in paths:
        for other in held.evidence:
            if any(extent.path == path for extent in other.extents):
                kind = DoubtKind.SAME_BYTES if other.id == one.id else DoubtKind.OF_ANOTHER
                yield Doubt(kind, "", other.id, path)


def _best(held: Register, paths: Iterable[str]) -> Mapping[str, Reading]:
    """Return by field what was read in files: the surest of each, of days the last."""
    found: dict[str, Reading] = {}
    for path in paths:
        for new in held.readings.get(held.files[path].facts.sha256, ()):
            old = found.get(new.field)
            if old is None or _weight(new) > _weight(old):
                found[new.field] = new
    return found


def _weight(one: Reading) -> tuple[Any, ...]:
    late = one.field in ("surveillance", "sampled")
    return (one.value, one.confidence) if late else (one.confidence, -one.page)


def _rank(value: object) -> tuple[int, str]:
    """Return where a date, year or end stands in time; the last one of several."""
    if isinstance(value, tuple):
        return max(map(_rank, value), default=(0, ""))
    text = value.isoformat() if isinstance(value, date) else str(value)
    return (1, "") if text == _ENDLESS else (0, max(text.split(",")))

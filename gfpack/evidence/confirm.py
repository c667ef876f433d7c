"""A person stands by what is said of evidence (确认). In: a register, ids. Out: `evidence.yaml`.

What was shown is written out in full (type, pages, holder, number, dates, years), so that it stays
what it was when the person looked, together with who, when and the hashes of the files.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from gfpack.base import yaml
from gfpack.base.errors import UsageError
from gfpack.base.text import nearest
from gfpack.checklist.models import EvidenceTypes
from gfpack.evidence.models import Evidence, Fact, FileKind, FileState, Register
from gfpack.evidence.settle import digests
from gfpack.project.layout import EVIDENCE_YAML
from gfpack.project.lock import locked
from gfpack.project.models import EvidenceEntry

FIELDS = (
    "holder",
    "credit_code",
    "number",
    "issued",
    "valid_from",
    "valid_until",
    "years",
    "standard",
    "scope",
    "address",
    "surveillance",
    "sampled",
    "serials",
)
"""What is read of an evidence and confirmed with it, in the order in which it is shown."""
_LISTS = frozenset({"years", "sampled", "serials"})
"""Fields of which a person may say several values, parted by commas."""
_PARTED = re.compile(r"[,，、;；\n]")


@dataclass(frozen=True, slots=True)
class Stated:
    """One evidence as a person is asked to stand by it."""

    evidence: Evidence
    entry: dict[str, Any]
    """What will be written, all of it plain values."""
    obstacle: str | None = None
    """Why it cannot be confirmed: `missing`, `unreadable`, `untyped`, `no-such-page`."""


def stated(
    held: Register,
    types: EvidenceTypes,
    evidence_id: str,
    corrections: Mapping[str, str] | None = None,
) -> Stated:
    """Return what would be confirmed; `corrections` are a person's own values by field.

    Raises:
        UsageError: no such evidence, no such field or type, or a value that cannot be.
    """
    try:
        one = held.get(evidence_id)
    except KeyError as unknown:
        known = nearest(evidence_id, [other.id for other in held.evidence])
        key = "evidence.unknown_id_near" if known else "evidence.unknown_id"
        raise UsageError(key, id=evidence_id, near=known or "") from unknown
    entry = _entry(one, held) | _checked(dict(corrections or {}), types)
    return Stated(one, entry, _obstacle(one, held, entry))


def without(one: Stated, fields: Collection[str]) -> Stated:
    """Return a statement that says nothing of some fields; they stay as software read them."""
    return replace(one, entry={k: v for k, v in one.entry.items() if k not in fields})


def write(
    folder: Path,
    accepted: Sequence[Stated],
    *,
    by: str,
    on: date,
    unchanged_since: str | None = None,
) -> None:
    """Write confirmations into `evidence.yaml`; comments, order and other entries stay.

    `unchanged_since` is the text of the file the statements rest on.

    Raises:
        UsageError: one of them cannot be confirmed, or nobody is named.
        OutputError: the file changed meanwhile, cannot be written, or the project is in use.
    """
    if not by.strip():
        raise UsageError("evidence.nobody")
    for one in accepted:
        if one.obstacle:
            raise UsageError(f"evidence.obstacle.{one.obstacle}", id=one.evidence.id)
    if not accepted:
        return
    file = folder / EVIDENCE_YAML
    only = ("evidence", [one.evidence.id for one in accepted])
    with locked(folder), yaml.edit(file, unchanged_since=unchanged_since, only=only) as content:
        entries = yaml.table(content, "evidence")
        for one in accepted:
            entry = yaml.table(entries, one.evidence.id)
            for name, value in one.entry.items():
                yaml.put(entry, name, value)
            sha256 = list(digests(one.evidence.extents))
            entry["confirmed"] = {"by": by, "on": on.isoformat(), "sha256": sha256}


def confirm(
    folder: Path,
    held: Register,
    types: EvidenceTypes,
    ids: Sequence[str],
    *,
    by: str,
    on: date,
    unchanged_since: str | None = None,
) -> tuple[Stated, ...]:
    """Confirm evidence as it stands in the register and return what was written.

    Raises:
        UsageError: no such evidence, or one of them cannot be confirmed; nothing is written.
        OutputError: `evidence.yaml` changed meanwhile or cannot be written.
    """
    accepted = tuple(stated(held, types, one) for one in ids)
    write(folder, accepted, by=by, on=on, unchanged_since=unchanged_since)
    return accepted


def text_before(folder: Path) -> str:
    """Return what `evidence.yaml` says now, to be handed to `write` later.

    Raises:
        DataError: it is not UTF-8 text.
    """
    file = folder / EVIDENCE_YAML
    return yaml.text_of(file) if file.exists() else ""


def open_ids(held: Register) -> tuple[str, ...]:
    """Return the evidence nobody has confirmed (or not these bytes), in register order."""
    return tuple(one.id for one in held.evidence if not one.confirmed and not one.set_aside)


def _entry(one: Evidence, held: Register) -> dict[str, Any]:
    entry: dict[str, Any] = {"type": one.type, "title": one.title, "pages": _pages(one, held)}
    for name in FIELDS:
        fact: Fact[Any] | None = getattr(one, name)
        if fact is not None:
            entry[name] = list(fact.value) if isinstance(fact.value, tuple) else fact.value
    return {name: value for name, value in entry.items() if value is not None}


def _pages(one: Evidence, held: Register) -> list[dict[str, Any]]:
    """Return the pages as ranges; a picture or an office file is named without pages."""
    ranges = []
    for extent in one.extents:
        entry = held.files.get(extent.path)
        paged = entry is not None and (entry.facts.kind is FileKind.PDF or entry.facts.pages)
        span = {"first": extent.first, "last": extent.last} if paged else {}
        ranges.append({"file": extent.path, **span})
    return ranges


def _obstacle(one: Evidence, held: Register, entry: Mapping[str, Any]) -> str | None:
    if not one.extents or any(extent.path not in held.files for extent in one.extents):
        return "missing"
    for extent in one.extents:
        facts = held.files[extent.path].facts
        if facts.state is not FileState.READABLE:
            return "unreadable"
        if extent.last > max(1, len(facts.pages)):
            return "no-such-page"
    return None if entry.get("type") else "untyped"


def _checked(corrections: dict[str, str], types: EvidenceTypes) -> dict[str, Any]:
    """Return a person's values as the model takes them.

    Raises:
        UsageError: an unknown field or type, or a value that cannot be.
    """
    allowed = ("type", "title", *FIELDS)
    for name in corrections:
        if name not in allowed:
            raise UsageError("evidence.unknown_field", name=name, fields=", ".join(allowed))
    given: dict[str, Any] = dict(corrections)
    for name in _LISTS & given.keys():
        given[name] = [part.strip() for part in _PARTED.split(given[name]) if part.strip()]
        if not given[name]:
            raise UsageError("evidence.bad_value", name=name, value=corrections[name])
    try:
        entry = EvidenceEntry.model_validate(given)
    except ValidationError as problem:
        bad = problem.errors()[0]
        name = str(bad["loc"][0])
        raise UsageError("evidence.bad_value", name=name, value=corrections[name]) from problem
    if entry.type is not None and entry.type not in types.by_id():
        near = nearest(entry.type, list(types.by_id()))
        raise UsageError("evidence.unknown_type", name=entry.type, near=near or "-")
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in entry
        if name in corrections
    }

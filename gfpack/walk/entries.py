"""What is written into `evidence.yaml` for each action. In: the entries being edited, evidence.

Whatever changes the pages of an evidence lets its confirmation fall: nobody has looked at it as it
is now. What was copied from a reading on the former pages goes, a person's own values stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from gfpack.base import yaml
from gfpack.evidence.confirm import FIELDS
from gfpack.evidence.models import Evidence, Register
from gfpack.evidence.reads import is_as_read
from gfpack.project.models import PageRange

Entries = Any
"""The table `evidence` of a file that is edited."""
_BY_THE_PAPER = (*FIELDS, "seal_seen", "original_seen", "confirmed")
"""What is said of one paper and not of the next that takes its place."""


def set_pages(entries: Entries, one: Evidence, ranges: Sequence[PageRange], held: Register) -> None:
    """Let an evidence stand on these pages, to be confirmed anew."""
    entry = stand_alone(entries, one)
    yaml.put(entry, "pages", as_written(ranges))
    yaml.drop(entry, "confirmed")
    for name in FIELDS:
        if name in entry and is_as_read(name, one, held):
            yaml.drop(entry, name)


def add(entries: Entries, key: str, ranges: Sequence[PageRange], like: Evidence) -> None:
    """Add an evidence that came out of another one: it supports what that supports."""
    entries[key] = {"pages": as_written(ranges), "supports": list(like.supports)}


def link(entries: Entries, one: Evidence, supports: Iterable[str]) -> None:
    """Let an evidence support these requirements, given in the order of the table."""
    yaml.put(yaml.table(entries, one.id), "supports", list(supports))


def renew(
    entries: Entries, one: Evidence, old: tuple[str, str, str], pages: list[dict[str, Any]],
    ranges: Sequence[PageRange],
) -> None:  # fmt: skip
    """Put a new paper in the place of an evidence; the old one, set aside, gets an entry itself.

    `old` is its id, its title and why it is set aside; `pages` are those it stands on.
    """
    key, title, why = old
    entry = stand_alone(entries, one)
    said = {name: _plain(entry[name]) for name in _BY_THE_PAPER if name in entry}
    head = {"type": one.type} if one.type else {}
    if pages:
        entries[key] = {**head, "title": title, "pages": pages, **said, "set_aside": why}
    yaml.put(entry, "pages", as_written(ranges))
    for name in said:
        yaml.drop(entry, name)


def stand_alone(entries: Entries, one: Evidence) -> Any:
    """Return the entry of an evidence, saying what its file's name and folder said until now."""
    entry = yaml.table(entries, one.id)
    if one.type and entry.get("type") is None:
        entry["type"] = one.type
    if entry.get("supports") is None and not one.set_aside:
        entry["supports"] = list(one.supports)
    return entry


def as_written(ranges: Iterable[PageRange]) -> list[dict[str, Any]]:
    """Return page ranges as they stand in the file."""
    return [one.model_dump(exclude_none=True) for one in ranges]


def _plain(value: Any) -> Any:
    """Return a value of an edited content as a plain one, to stand elsewhere too."""
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, list) else str(value)

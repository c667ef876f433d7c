"""The client matrix as values. In: how each client stands now and stood before. Out: `Matrix`.

Clients that failed stand first, then those whose deadline is nearest.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from gfpack.batch.leak_kinds import Searched
from gfpack.batch.models import Failed, Found, Outcome, Row, Top


@dataclass(frozen=True, slots=True)
class Line:
    """One client that could be looked at; its row in short."""

    client: str
    row: Row
    days: int
    """Left until the deadline, counted from the day of this run."""
    tops: tuple[Top | None, ...]
    """In the columns of the matrix; None where its checklist has no such indicator."""
    new: tuple[Found, ...] | None
    """What was found since the last run; None where there was none to compare with."""
    gone: tuple[Found, ...] | None
    leaks: int
    """How many leaks stand in its material."""
    package: str | None
    """Where the package stands, from ROOT; None while there is none."""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All clients of a folder."""

    columns: tuple[str, ...]
    """First-level indicators by title; those of the same name in several checklists share one."""
    failed: tuple[tuple[str, str, Failed], ...]
    """Folder, name as far as it is known, and reason."""
    lines: tuple[Line, ...]
    today: date
    searched: Searched
    """What of one client stands in another's material."""
    names: Mapping[str, str]
    """What each client is called, by folder."""

    @property
    def all(self) -> int:
        """How many clients there are."""
        return len(self.failed) + len(self.lines)


def matrix(
    root: Path,
    now: Mapping[str, Outcome],
    before: Mapping[str, Outcome],
    done: Collection[str],
    *,
    today: date,
    searched: Searched,
) -> Matrix:
    """Return the matrix; `done` are the clients of this run, the others stand as last seen."""
    lines, failed = list[Line](), list[tuple[str, str, Failed]]()
    names: dict[str, str] = {}
    for key, one in now.items():
        if one.row:
            names[key] = one.row.enterprise
        if one.failed:
            failed.append((key, names.get(key, key.rpartition("/")[2]), one.failed))
        elif one.row:
            old = before.get(key) if key in done else one
            line = _line(root, key, one.row, today)
            new, gone = _change(one.row, old)
            lines.append(replace(line, new=new, gone=gone, leaks=searched.of(key)))
    columns = _columns([one.row for one in lines])
    lines = [replace(one, tops=_tops(one.row, columns)) for one in lines]
    ordered = tuple(sorted(lines, key=lambda one: (one.days, one.client)))
    return Matrix(columns, tuple(sorted(failed)), ordered, today, searched, names)


def _line(root: Path, client: str, row: Row, today: date) -> Line:
    """Return a client's line, its row in short, without what others are needed for."""
    package = f"{client}/{row.package}" if row.package else ""
    there = package if package and (root / package).is_dir() else None
    days = (date.fromisoformat(row.deadline) - today).days
    return Line(client, row.short, days, (), new=None, gone=None, leaks=0, package=there)


def _tops(row: Row, columns: Sequence[str]) -> tuple[Top | None, ...]:
    held = {one.title: one for one in row.tops}
    return tuple(held.get(title) for title in columns)


def _columns(rows: Sequence[Row]) -> tuple[str, ...]:
    by_checklist = {row.checklist: row.tops for row in sorted(rows, key=lambda one: one.checklist)}
    return tuple(dict.fromkeys(top.title for tops in by_checklist.values() for top in tops))


def _change(
    row: Row, old: Outcome | None
) -> tuple[tuple[Found, ...] | None, tuple[Found, ...] | None]:
    """Return what is new and what is gone; None where nothing was known."""
    if old is None or old.row is None:
        return None, None
    return _without(row, old.row), _without(old.row, row)


def _without(one: Row, other: Row) -> tuple[Found, ...]:
    """Return what is open in one and not in the other."""
    known = {each.fingerprint for each in other.open}
    return tuple(each for each in one.open if each.fingerprint not in known)

"""Whether the steps, days and sources of a profile hold together, whatever lies below it.

In: a profile as a value and its positions. Out: every problem, at file:line:column.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gfpack.base.errors import Problem
from gfpack.base.yaml import Located, Path_
from gfpack.checklist.profile import Profile, Told, Window
from gfpack.checklist.unknown import unknown

_LEAP_YEAR = 2024
"""A day that comes back every year is looked up in a year that has all of them."""


def problems_of_steps(profile: Profile, located: Located) -> Iterator[Problem]:
    """Yield unknown sources, days there are not, and steps that follow none or themselves."""
    if profile.ladder:
        place: Path_ = ("ladder", "source")
        yield from unknown(located, place, "source", profile.ladder.source, profile.sources)
    parts: list[tuple[Path_, Told]] = [
        *((("windows", index), one) for index, one in enumerate(profile.windows)),
        *((("deliveries", index), one) for index, one in enumerate(profile.deliveries)),
        *((("rows", key), row) for key, row in profile.rows.items()),
        *((("references", key), value) for key, value in profile.references.items()),
    ]
    for where, told in parts:
        yield from unknown(located, (*where, "source"), "source", told.source, profile.sources)
    known = {one.id for one in profile.windows}
    for index, one in enumerate(profile.windows):
        yield from _days(one, ("windows", index), located)
        if one.after:
            yield from unknown(located, ("windows", index, "after"), "window", [one.after], known)
    yield from _order(profile, located)


def day_of(said: str | None, year: int = _LEAP_YEAR) -> date | None:
    """Return the day that `2026-06-30`, or `06-30` of a year, means; None where it is no day."""
    if said is None:
        return None
    try:
        return date.fromisoformat(said if len(said) > len("06-30") else f"{year}-{said}")
    except ValueError:
        return None


def _days(window: Window, where: Path_, located: Located) -> Iterator[Problem]:
    for name, said in (("opens", window.opens), ("closes", window.closes)):
        if said is not None and day_of(said) is None:
            yield located.problem((*where, name), "checklist.profile.no_day", value=said)
    opens, closes = day_of(window.opens), day_of(window.closes)
    same_form = len(window.opens or "") == len(window.closes or "")
    if opens and closes and same_form and closes < opens:
        yield located.problem((*where, "closes"), "checklist.profile.closes_first", name=window.id)


def _order(profile: Profile, located: Located) -> Iterator[Problem]:
    before = {one.id: one.after for one in profile.windows}
    told: set[tuple[str, int | None]] = set()
    for index, one in enumerate(profile.windows):
        where = ("windows", index)
        if (one.id, one.year) in told:
            yield located.problem((*where, "id"), "checklist.profile.window_twice", name=one.id)
        told.add((one.id, one.year))
        passed: set[str] = set()
        step = before[one.id]
        while step is not None and step != one.id and step not in passed:
            passed.add(step)
            step = before.get(step)
        if step == one.id:
            place = (*where, "after")
            yield located.problem(place, "checklist.profile.window_circle", name=one.id)

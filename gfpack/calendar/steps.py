"""The steps of the way to a title, as profiles tell them. In: profiles, a project. Out: `Step`s.

A step of the project's round, the year of its deadline, goes before the yearly one of the same id,
a later profile before an earlier one. A day that comes back every year (`06-30`) is taken in that
round, or the first time after the step that it follows; what falls to holders of a title, after the
deadline. Where nobody has fixed a day there is none.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gfpack.calendar.models import Basis
from gfpack.checklist.load import Available
from gfpack.checklist.profile import Profile, Window
from gfpack.checklist.profiles import available_profiles, load_profile
from gfpack.project.layout import CHECKLISTS_DIR
from gfpack.project.models import Project, ProjectFile

_DAY_OF_YEAR = len("06-30")
_YEAR = timedelta(days=364)  # a window opens within the year before it closes


@dataclass(frozen=True, slots=True)
class Step:
    """A window with the days it means for a project; None: nobody has fixed them."""

    window: Window
    basis: Basis
    opens: date | None = None
    closes: date | None = None

    @property
    def is_dated(self) -> bool:
        """Whether any day is known."""
        return bool(self.opens or self.closes)


def profiles_of(project: Project, checklist: str) -> tuple[Profile, ...]:
    """Return the profiles that tell a project's steps: its own, above those of the nation.

    The nation's steps hold wherever a factory stands, so they are told whether or not the project
    lays that profile over its checklist.

    Raises:
        DataError: everything wrong in the shape of a profile.
    """
    own = [project.folder / CHECKLISTS_DIR]
    held = {one.profile for one in project.profiles}
    others = (load_profile(one.id, own) for one in _others(available_profiles(own), held))
    nation = [one for one in others if one.kind == "nation" and one.meant_for(checklist)]
    return (*nation, *project.profiles)


def steps(profiles: Iterable[Profile], file: ProjectFile) -> tuple[Step, ...]:
    """Return the steps of a project's tier and round, each behind the one it follows."""
    told = _told(profiles, file)
    done: dict[str, Step] = {}
    for key in _in_order(told):
        done[key] = _dated(told[key], done, file)
    again = [_again(one, file) for one in done.values() if one.window.holders and file.titles]
    return (*done.values(), *(one for one in again if one))


def _others(known: Sequence[Available], held: set[str]) -> Iterator[Available]:
    return (one for one in known if one.id not in held)


def _told(profiles: Iterable[Profile], file: ProjectFile) -> dict[str, Step]:
    """Return the steps that hold for the project, by id, not yet dated."""
    found: dict[str, Step] = {}
    for profile in profiles:
        for one in sorted(profile.windows, key=lambda each: each.year is not None):
            before = found.get(one.id)
            if not _meant(one, file) or (before and before.window.year and not one.year):
                continue
            sources = tuple(profile.sources[key] for key in one.source)
            found[one.id] = Step(one, Basis(sources, one.confidence, one.checked, one.customary))
    return found


def _meant(one: Window, file: ProjectFile) -> bool:
    return one.tier in (None, file.tier) and one.year in (None, file.deadline.year)


def _in_order(told: Mapping[str, Step]) -> tuple[str, ...]:
    """Return the ids so that each stands behind the one it follows; circles are cut."""
    placed: dict[str, None] = {}
    for key in told:
        chain: list[str] = []
        step: str | None = key
        while step is not None and step in told and step not in placed and step not in chain:
            chain.append(step)
            step = told[step].window.after
        placed |= dict.fromkeys(reversed(chain))
    return tuple(placed)


def _dated(step: Step, done: Mapping[str, Step], file: ProjectFile) -> Step:
    """Return a step with its days: those told, else so many days after the one it follows."""
    window = step.window
    before = done.get(window.after or "")
    end = before.closes if before else None
    floor = end or date(file.deadline.year, 1, 1)
    if window.holders:
        floor = date(file.deadline.year + 1, 1, 1)
    closes = _day(window.closes, floor)
    opens = _day(window.opens, closes - _YEAR if closes else floor)
    if not opens and not closes and end and window.days:
        opens, closes = end + timedelta(days=1), end + timedelta(days=window.days)
    if opens and not closes and window.days:
        closes = opens + timedelta(days=window.days - 1)
    return replace(step, opens=opens, closes=closes)


def _again(step: Step, file: ProjectFile) -> Step | None:
    """Return what falls to holders in the year of the deadline, where a title was held before."""
    held = any(year < file.deadline.year for year in file.titles.values())
    closes = _day(step.window.closes, date(file.deadline.year, 1, 1))
    return replace(step, closes=closes, opens=None) if held and closes != step.closes else None


def _day(said: str | None, floor: date) -> date | None:
    """Return the day that is said; one that comes back every year, the first not before `floor`."""
    if said is None:
        return None
    if len(said) > _DAY_OF_YEAR:
        return date.fromisoformat(said)
    found = _in_year(said, floor.year)
    return found if found >= floor else _in_year(said, floor.year + 1)


def _in_year(said: str, year: int) -> date:
    """Return a day of the year; 29 February is the last of February where there is none."""
    month, day = map(int, said.split("-"))
    return date(year, month, min(day, monthrange(year, month)[1]))

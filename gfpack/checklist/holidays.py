"""Days on which work is done in the mainland: weekends, public holidays, weekends worked instead.

In: `checklists/holidays.yaml`, and a project's own for further years. Out: `Holidays`. Of a year
that no notice is known of, only weekends count; `knows` tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from gfpack.base.errors import DataError, Problem
from gfpack.base.files import shipped
from gfpack.base.yaml import Located, into, read
from gfpack.checklist.parts import Confidence, Frozen

HOLIDAYS_FILE = "holidays.yaml"
_DAY = timedelta(days=1)
_SATURDAY = 5


def _first_and_last(value: Any) -> Any:
    """Return both ends of `2026-10-01..2026-10-07`; a single day is both."""
    if not isinstance(value, str):
        return value
    first, joint, last = value.partition("..")
    return (first.strip(), last.strip() if joint else first.strip())


Span = Annotated[tuple[date, date], BeforeValidator(_first_and_last, json_schema_input_type=str)]
"""First and last day, both included; in YAML `2026-10-01..2026-10-07`, or one day."""


class Year(Frozen):
    """The public holidays of one year, as the State Council's notice has them."""

    year: int = Field(ge=2000, le=2100)
    off: tuple[Span, ...]
    work: tuple[date, ...] = ()
    """Saturdays and Sundays on which work is done."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence
    checked: date


class Holidays(Frozen):
    """Which days are working days, as far as notices are known."""

    sources: dict[str, str] = Field(default_factory=dict)
    years: tuple[Year, ...] = ()

    def knows(self, day: date) -> bool:
        """Return whether the holidays of the day's year are known."""
        return day.year in self._known

    def is_working(self, day: date) -> bool:
        """Return whether work is done on a day; of unknown years, whether it is no weekend."""
        if day in self._work:
            return True
        return day.weekday() < _SATURDAY and day not in self._off

    def on_or_before(self, day: date) -> date:
        """Return the day, or the last working day before it."""
        while not self.is_working(day):
            day -= _DAY
        return day

    def working_days_before(self, day: date, count: int) -> date:
        """Return the working day from which `count` working days lie before `day`."""
        day = self.on_or_before(day)
        for _ in range(count):
            day = self.on_or_before(day - _DAY)
        return day

    @cached_property
    def _known(self) -> frozenset[int]:
        return frozenset(one.year for one in self.years)

    @cached_property
    def _work(self) -> frozenset[date]:
        return frozenset(day for one in self.years for day in one.work)

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset(day for one in self.years for span in one.off for day in _days(span))


def load_holidays(folders: Sequence[Path] = ()) -> Holidays:
    """Return the holidays that come with gfpack, the user's own years replacing or adding to them.

    Raises:
        DataError: everything wrong in the files, each with line and column.
    """
    own = [folder / HOLIDAYS_FILE for folder in folders if (folder / HOLIDAYS_FILE).is_file()]
    parts = [_holidays_in(file, file.stat().st_mtime_ns) for file in (shipped_holidays(), *own)]
    if problems := [one for located, part in parts for one in problems_of_holidays(part, located)]:
        raise DataError(problems)
    years = {one.year: one for _, part in parts for one in part.years}
    sources = {key: words for _, part in parts for key, words in part.sources.items()}
    return Holidays(sources=sources, years=tuple(years[key] for key in sorted(years)))


def shipped_holidays() -> Path:
    """Return the file of the holidays that come with gfpack."""
    return shipped(f"checklists/{HOLIDAYS_FILE}")


def problems_of_holidays(holidays: Holidays, located: Located) -> list[Problem]:
    """Return what does not fit together: sources, years told twice, days of another year."""
    problems: list[Problem] = []
    for index, one in enumerate(holidays.years):
        here = ("years", index)
        if any(other.year == one.year for other in holidays.years[:index]):
            problems.append(located.problem(here, "checklist.year_twice", year=one.year))
        for source in one.source:
            if source not in holidays.sources:
                problems.append(located.problem(here, "checklist.unknown_source", name=source))
        for name, day in _misplaced(one):
            problems.append(
                located.problem((*here, name), "checklist.not_a_holiday", day=day, year=one.year)
            )
    return problems


def _misplaced(one: Year) -> Iterator[tuple[str, date]]:
    """Yield days that cannot be meant: of another year, the end first, a worked day in the week."""
    for first, last in one.off:
        if first > last or one.year not in (first.year, last.year):
            yield "off", first
    off = {day for span in one.off for day in _days(span)}
    for day in one.work:
        if day.year != one.year or day.weekday() < _SATURDAY or day in off:
            yield "work", day


def _days(span: tuple[date, date]) -> Iterator[date]:
    first, last = span
    return (first + number * _DAY for number in range((last - first).days + 1))


@lru_cache(maxsize=8)
def _holidays_in(file: Path, _changed: int) -> tuple[Located, Holidays]:
    located = read(file)
    return located, into(Holidays, located)

"""Working days: what the notices say, checked against an independent library; years unknown."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from gfpack.base.errors import DataError
from gfpack.checklist.holidays import Holidays, load_holidays
from gfpack.checklist.lint import lint

HOLIDAYS = load_holidays()
YEAR = """
sources: {{N: a notice}}
years:
  - {{year: 2027, off: [{off}], work: [{work}], source: [N], confidence: high, checked: 2026-11-30}}
"""


def test_every_day_of_the_known_years_is_as_an_independent_library_has_it() -> None:
    day, wrong = date(2025, 1, 1), []
    while day.year < 2027:
        if HOLIDAYS.is_working(day) != chinese_calendar.is_workday(day):
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-06-16", "2026-06-16"),  # a Tuesday
        ("2026-06-21", "2026-06-18"),  # the Dragon Boat weekend begins on Friday
        ("2026-02-22", "2026-02-14"),  # nine days off; the Saturday before is worked
        ("2026-05-09", "2026-05-09"),  # a Saturday that is worked
        ("2026-05-10", "2026-05-09"),
        ("2026-10-07", "2026-09-30"),
    ],
)
def test_a_day_off_gives_way_to_the_working_day_before(day: str, before: str) -> None:
    assert HOLIDAYS.on_or_before(date.fromisoformat(day)) == date.fromisoformat(before)


def test_working_days_are_counted_over_holidays() -> None:
    # 30, 29, 28 September, then Thursday the 24th: the 25th to 27th are off
    assert HOLIDAYS.working_days_before(date(2026, 10, 8), 4) == date(2026, 9, 24)


def test_of_a_year_without_a_notice_only_weekends_count_and_it_is_said() -> None:
    assert not HOLIDAYS.knows(date(2027, 10, 1))
    assert HOLIDAYS.is_working(date(2027, 10, 1))  # a Friday
    assert not HOLIDAYS.is_working(date(2027, 10, 2))
    assert Holidays().on_or_before(date(2026, 10, 4)) == date(2026, 10, 2)


def test_a_year_is_added_by_a_file_of_the_project(tmp_path: Path) -> None:
    file = tmp_path / "holidays.yaml"
    file.write_text(YEAR.format(off="2027-10-01..2027-10-07", work="2027-10-09"), "utf-8")
    known = load_holidays([tmp_path])
    assert lint(file, [tmp_path]) == []
    assert known.knows(date(2027, 1, 1)) and known.knows(date(2026, 1, 1))
    assert known.on_or_before(date(2027, 10, 5)) == date(2027, 9, 30)
    assert known.is_working(date(2027, 10, 9))


@pytest.mark.parametrize(
    ("off", "work"),
    [
        ("2026-10-01", ""),
        ("2027-10-07..2027-10-01", ""),
        ("2027-10-01", "2027-10-08"),  # a Friday
    ],
)
def test_days_that_cannot_be_meant_are_told_at_their_place(
    tmp_path: Path, off: str, work: str
) -> None:
    file = tmp_path / "holidays.yaml"
    file.write_text(YEAR.format(off=off, work=work), "utf-8")
    with pytest.raises(DataError) as failed:
        load_holidays([tmp_path])
    [problem] = failed.value.problems
    assert (problem.line, problem.key) == (4, "checklist.not_a_holiday")

"""What holds of every calendar, whatever the days and lead times."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from planned import planned, profile

from gfpack.base.messages import Lang
from gfpack.calendar.as_text import as_text
from gfpack.calendar.models import Kind

DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
LEADS = st.integers(0, 400)
WINDOWS = profile(
    {"id": "a", "opens": "02-29", "closes": "03-31"},
    {"id": "b", "days": 15, "after": "a"},
    {"id": "c", "closes": "01-01", "after": "b"},
    {"id": "d", "closes": "04-15", "holders": True},
)


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS, DAYS, LEADS, st.booleans(), st.integers(0, 730))
def test_nothing_is_planned_after_its_deadline_and_all_is_told_by_date(
    deadline: date, today: date, until: date, lead: int, working: bool, review: int
) -> None:
    unit = "working-days" if working else "days"
    found = planned(
        f"""
        today: {today}
        project: {{deadline: {deadline}, review_days: {review}}}
        requirements: {{1.1: {{any_of: [a]}}, 1.2: {{any_of: [b]}}, 1.3: {{any_of: [permit]}}}}
        types:
          a: {{lead_time_days: {lead}, lead_time_in: {unit}}}
          b: {{rule: recent, months: 1, lead_time_days: 3}}
          permit: {{rule: expires, renewal_days: 60, lead_time_days: 40}}
        evidence: {{p: {{type: permit, until: {until}, supports: ["1.3"]}}}}
        """,
        WINDOWS,
    )
    events = (*found.events, *found.undated)
    assert len({one.uid for one in events}) == len({one.key for one in events}) == len(events)
    firsts = [one.first_day for one in found.events if one.first_day]
    assert firsts == sorted(firsts) and len(firsts) == len(found.events)
    for one in found.events:
        assert one.day is not None
        assert one.due is None or one.day <= one.due
        assert one.begins is None or one.begins < one.day
        if one.kind in (Kind.START, Kind.SEND, Kind.ALL_HERE):
            assert one.due is not None and one.due <= deadline
            assert one.day.weekday() < 5 or one.day.year in (2025, 2026)
    assert not any(one.late(today) for one in found.events if one.day and one.day >= today)
    assert as_text(found, Lang.EN, width=60)

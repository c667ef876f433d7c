"""The calendar file, read back by an independent library (RFC 5545)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planned import planned, profile

from gfpack.base.messages import Lang
from gfpack.calendar.as_ics import as_ics
from gfpack.calendar.models import Schedule
from gfpack.checklist.parts import Names

TEXT = r"""
project:
  enterprise: {name: "苏州甲；乙, 丙\\丁轴承有限公司"}
  responsible: {"1": 设备部 王工}
requirements: {1.1: {any_of: [iso]}, 1.2: {any_of: [permit]}}
types:
  iso: {lead_time_days: 90}
  permit: {rule: expires, renewal_days: 60}
evidence: {a: {type: permit, until: 2026-08-20, supports: ["1.2"]}}
"""
WINDOW = {
    "id": "apply",
    "opens": "04-01",
    "closes": "05-31",
    "title": {"zh": "市级申报；含区县，\\n 不是换行", "en": "apply"},
    "customary": True,
}


def schedule() -> Schedule:
    return planned(TEXT, profile(WINDOW))


SCHEDULE = schedule()


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


@pytest.mark.parametrize("lang", list(Lang))
def test_an_independent_library_reads_every_event_as_it_was_meant(lang: Lang) -> None:
    found = schedule()
    read = {str(one["UID"]): one for one in events(as_ics(found, lang))}
    assert len(read) == len(found.events) > 5
    for one in found.events:
        assert one.day is not None
        theirs = read[one.uid]
        assert theirs["DTSTART"].dt == (one.begins or one.day)
        assert theirs["DTEND"].dt == one.day + timedelta(days=1)
        assert type(theirs["DTSTART"].dt) is date
        assert one.project in str(theirs["SUMMARY"])
        assert one.subject.in_(lang) in str(theirs["SUMMARY"])
        assert not theirs.errors


def test_nothing_of_what_people_wrote_breaks_a_value() -> None:
    content = as_ics(schedule(), Lang.ZH)
    [step] = [one for one in events(content) if "市级申报" in str(one["SUMMARY"])]
    assert "市级申报；含区县，\\n 不是换行" in str(step["SUMMARY"])
    assert "苏州甲；乙, 丙\\丁轴承有限公司" in str(step["SUMMARY"])
    assert "惯例" in str(step["DESCRIPTION"])


def test_lines_end_by_crlf_are_folded_at_75_octets_and_no_character_is_cut() -> None:
    content = as_ics(schedule(), Lang.ZH)
    lines = content.split(b"\r\n")
    assert lines[-1] == b"" and b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)
    for line in lines:
        line.decode("utf-8")


def test_reminders_ring_at_nine_90_30_and_7_days_before() -> None:
    [one] = [
        one
        for one in events(as_ics(schedule(), Lang.ZH))
        if str(one["CATEGORIES"].cats[0]) == "到期"
    ]
    start = datetime.combine(one["DTSTART"].dt, time())
    rings = [str(start + alarm["TRIGGER"].dt) for alarm in one.walk("VALARM")]
    assert rings == [
        "2026-05-22 09:00:00",  # 20 August less 90 days
        "2026-07-21 09:00:00",
        "2026-08-13 09:00:00",
    ]
    assert all(str(alarm["ACTION"]) == "DISPLAY" for alarm in one.walk("VALARM"))


def test_reminders_of_a_span_count_to_its_last_day() -> None:
    window = WINDOW | {"holders": True, "opens": "03-01", "closes": "04-15"}
    found = planned("project: {deadline: 2026-06-30}", profile(window))
    [one] = [
        one for one in events(as_ics(found, Lang.EN)) if str(one["DTSTART"].dt) == "2027-03-01"
    ]
    start = datetime.combine(one["DTSTART"].dt, time())
    rings = [str(start + alarm["TRIGGER"].dt) for alarm in one.walk("VALARM")]
    assert rings == ["2027-01-15 09:00:00", "2027-03-16 09:00:00", "2027-04-08 09:00:00"]


def test_the_file_is_the_same_on_any_day_and_dated_by_what_people_wrote() -> None:
    confirmed = "\nrequirements: {1.1: {answer: {state: met, on: 2026-02-11}}}"
    one, other = (planned(f"today: {day}{confirmed}") for day in ("2026-03-01", "2026-07-09"))
    assert as_ics(one, Lang.ZH) == as_ics(other, Lang.ZH)
    stamps = {str(each["DTSTAMP"].dt.date()) for each in events(as_ics(one, Lang.ZH))}
    assert stamps == {"2026-02-11"}


def test_nobody_is_reminded_of_what_was_past_when_people_last_wrote() -> None:
    found = planned("requirements: {1.1: {answer: {state: met, on: 2026-06-01}}}")
    [deadline] = [one for one in events(as_ics(found, Lang.ZH)) if "提交截止" in one["SUMMARY"]]
    assert len(deadline.walk("VALARM")) == 1  # 7 days before; 90 and 30 were in April and May


def test_uids_differ_between_projects_and_stay_from_run_to_run() -> None:
    other = planned(TEXT.replace("苏州甲", "苏州乙"), profile(WINDOW))
    mine, again = ({one.uid for one in schedule().events} for _ in range(2))
    assert mine == again
    assert not mine & {one.uid for one in other.events}


@given(st.text(min_size=1))
def test_any_name_survives_the_way_into_the_file_and_back(name: str) -> None:
    found = SCHEDULE
    one = replace(found.events[0], subject=Names(zh=name, en=name))
    content = as_ics(replace(found, events=(one,)), Lang.ZH)
    assert max(map(len, content.split(b"\r\n"))) <= 75
    [read] = events(content)
    kept = "".join(sign if sign.isprintable() else " " for sign in name)
    assert kept in str(read["SUMMARY"])

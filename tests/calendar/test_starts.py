"""What must start when: counted back by hand, over weekends and holidays of known years."""

from __future__ import annotations

from datetime import date

import pytest
from make import case
from planned import of_kind, planned, remarks

from gfpack.findings.find import find
from gfpack.findings.request import request

WANTED = """
today: TODAY
project: {deadline: DEADLINE}
requirements: {1.1: {any_of: [iso]}}
types: {iso: {LEAD}}
"""


def start(deadline: str, lead: str, today: str = "2026-03-01") -> tuple[str, str]:
    """Return when all must be here and when getting the paper must begin."""
    text = WANTED.replace("DEADLINE", deadline).replace("LEAD", lead).replace("TODAY", today)
    found = planned(text)
    [(_, by)] = of_kind(found, "all-here")
    [(_, begin)] = of_kind(found, "start", "send")
    return by, begin


@pytest.mark.parametrize(
    ("deadline", "lead", "by", "begin"),
    [
        # 30 June less 14 days is Tuesday the 16th; 90 days before it is Wednesday
        ("2026-06-30", "lead_time_days: 90", "2026-06-16", "2026-03-18"),
        # 30 days before is Sunday, 17 May: Friday
        ("2026-06-30", "lead_time_days: 30", "2026-06-16", "2026-05-15"),
        # 20 June is the Saturday of the Dragon Boat days, off from Friday: Thursday, and from there
        ("2026-07-04", "lead_time_days: 1", "2026-06-18", "2026-06-17"),
        # 7 days before 8 May are the May days, off from the 1st
        ("2026-05-22", "lead_time_days: 7", "2026-05-08", "2026-04-30"),
        # 10 days before 24 February is Saturday, 14 February, on which work is done
        ("2026-03-10", "lead_time_days: 10", "2026-02-24", "2026-02-14"),
        # 15, 12, 11, 10, 9, 8, 5, 4, 3, 2 June
        (
            "2026-06-30",
            "lead_time_days: 10, lead_time_in: working-days",
            "2026-06-16",
            "2026-06-02",
        ),
        # 7, 6 May, then 30, 29, 28 April
        ("2026-05-22", "lead_time_days: 5, lead_time_in: working-days", "2026-05-08", "2026-04-28"),
        # nobody knows how long it takes
        ("2026-06-30", "rule: permanent", "2026-06-16", "2026-06-16"),
    ],
)
def test_the_day_to_begin_is_counted_back_to_a_working_day(
    deadline: str, lead: str, by: str, begin: str
) -> None:
    assert start(deadline, lead) == (by, begin)


def test_the_list_the_request_and_the_finding_name_the_same_day() -> None:
    text = WANTED.replace("DEADLINE", "2026-06-30").replace("LEAD", "lead_time_days: 30")
    late = case(text.replace("TODAY", "2026-05-16"))
    [told] = [one for one in find(late) if one.code == "lead-time-too-long"]
    [wanted] = request(late).wanted
    found = planned(text.replace("TODAY", "2026-05-16"))
    [begin] = [one for one in found.events if one.kind == "start"]
    assert {told.params["start"], str(wanted.begin_by), str(begin.day)} == {"2026-05-15"}
    assert begin.late(found.today) == 1
    on_time = case(text.replace("TODAY", "2026-05-15"))
    assert not [one for one in find(on_time) if one.code == "lead-time-too-long"]


def test_a_day_that_was_moved_says_from_which_day() -> None:
    text = WANTED.replace("DEADLINE", "2026-06-30").replace("LEAD", "lead_time_days: 30")
    [one] = [
        one for one in planned(text.replace("TODAY", "2026-03-01")).events if one.kind == "start"
    ]
    assert remarks(one)["moved"] == {"counted": date(2026, 5, 17)}
    assert one.due == date(2026, 6, 16)


def test_what_only_has_to_be_sent_again_need_not_be_begun() -> None:
    text = """
        today: 2026-06-01
        requirements: {1.1: {any_of: [iso]}}
        types: {iso: {lead_time_days: 90}}
        evidence: {a: {type: iso, state: encrypted}}
        """
    found = planned(text)
    assert of_kind(found, "start", "send") == [("proof", "2026-06-16")]
    [one] = [one for one in found.events if one.kind == "send"]
    assert "again" in remarks(one)
    assert remarks(one)["here"]["title"].zh == "证明 a"


def test_a_paper_that_must_be_fresh_says_from_when_on_it_may_be_made() -> None:
    text = """
        requirements: {1.1: {any_of: [print]}, 1.2: {any_of: [test]}}
        types:
          print: {rule: recent, months: 1, lead_time_days: 1}
          test: {rule: recent, months: 24, lead_time_days: 20}
        """
    by_subject = {one.requirements: remarks(one) for one in planned(text).events}
    # a month after 30 May is 30 June, the deadline; after 29 May it is 29 June
    assert by_subject["1.1",]["not_before"]["day"] == date(2026, 5, 30)
    # nobody who begins within 90 days of the last day to begin is too early
    assert "not_before" not in by_subject["1.2",]


@pytest.mark.parametrize(
    ("deadline", "first"),
    [
        ("2026-03-28", "2026-02-28"),
        ("2026-03-31", "2026-03-01"),  # what is made on 28 February is good until 28 March
        ("2028-03-29", "2028-02-29"),
    ],
)
def test_the_first_fresh_day_is_right_where_months_end_on_different_days(
    deadline: str, first: str
) -> None:
    text = f"""
        project: {{deadline: {deadline}}}
        requirements: {{1.1: {{any_of: [print]}}}}
        types: {{print: {{rule: recent, months: 1, lead_time_days: 1}}}}
        """
    [one] = [one for one in planned(text).events if one.kind == "start"]
    assert str(remarks(one)["not_before"]["day"]) == first


def test_what_is_optional_is_not_planned_and_persons_are_told() -> None:
    text = """
        project: {responsible: {"1": 设备部 王工, "1.2": 安环部}}
        requirements:
          1.1: {any_of: [a]}
          1.2: {any_of: [b], kind: expected}
          1.3: {groups: {proof: {any_of: [c], if_any: true}}}
        types: {a: {lead_time_days: 5}, b: {lead_time_days: 5}, c: {lead_time_days: 5}}
        """
    found = [one for one in planned(text).events if one.kind == "start"]
    assert [(one.requirements, one.person, one.veto) for one in found] == [
        (("1.1",), "设备部 王工", True),
        (("1.2",), "安环部", False),
    ]


def test_a_year_whose_holidays_are_not_known_is_told_and_weekends_are_counted() -> None:
    text = WANTED.replace("DEADLINE", "2027-10-20").replace("LEAD", "lead_time_days: 3")
    found = planned(text.replace("TODAY", "2026-03-01"))
    # 6 October 2027 will be off, but nobody can know it yet: it stands; Sunday the 3rd does not
    assert of_kind(found, "all-here", "start") == [
        ("proof", "2027-10-01"),
        ("", "2027-10-06"),
    ]
    assert found.unknown_years == (2027,)
    assert planned(text.replace("2027", "2026").replace("TODAY", "2026-03-01")).unknown_years == ()


def test_where_nothing_is_missing_nobody_is_late_with_it() -> None:
    there = """
        today: 2026-06-29
        requirements: {1.1: {any_of: [iso]}, 1.2: {groups: {p: {any_of: [b], if_any: true}}}}
        evidence: {a: {type: iso}}
        """
    found = planned(there)
    assert of_kind(found, "all-here") == [] and found.late() == ()

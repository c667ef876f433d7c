"""What expires, grows stale or has to be renewed before, during or soon after the review."""

from __future__ import annotations

from datetime import date

import pytest
from planned import of_kind, planned, remarks

PERMIT = """
project: {review_days: 30}
types: {permit: {RULE}}
evidence: {a: {type: permit, EVIDENCE}}
"""


def permit(evidence: str, rule: str = "rule: expires") -> str:
    return PERMIT.replace("RULE", rule).replace("EVIDENCE", evidence)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        ("2026-06-29", "ends_before"),  # the day before the deadline
        ("2026-06-30", "ends_during"),
        ("2026-07-29", "ends_during"),
        ("2026-07-30", "ends_after"),  # the last day of the review: still valid on it
        ("2026-10-28", "ends_after"),  # 90 days after it
    ],
)
def test_an_expiry_says_whether_it_comes_before_during_or_after_the_review(
    until: str, said: str
) -> None:
    found = planned(permit(f"until: {until}"))
    [one] = [one for one in found.events if one.kind == "expires"]
    assert (str(one.day), next(iter(remarks(one)))) == (until, said)
    assert one.marks == (90, 30, 7)


@pytest.mark.parametrize("until", ["2026-10-29", "long-term"])
def test_what_ends_beyond_the_widest_mark_or_never_is_left_out(until: str) -> None:
    found = planned(permit(f"until: {until}", "rule: expires, long_term: true"))
    assert of_kind(found, "expires") == []


def test_reminders_stand_90_30_and_7_days_before() -> None:
    found = planned(permit("until: 2026-07-15"))
    [one] = [one for one in found.events if one.kind == "expires"]
    assert one.reminders() == (date(2026, 4, 16), date(2026, 6, 15), date(2026, 7, 8))


@pytest.mark.parametrize(
    ("until", "legal", "planned_for"),
    [
        ("2026-08-15", "2026-06-16", "2026-06-16"),
        ("2026-08-20", "2026-06-21", "2026-06-18"),  # the last of the Dragon Boat days
    ],
)
def test_renewal_is_planned_for_a_working_day_and_never_after_the_legal_one(
    until: str, legal: str, planned_for: str
) -> None:
    found = planned(permit(f"until: {until}", "rule: expires, renewal_days: 60"))
    [one] = [one for one in found.events if one.kind == "renew"]
    assert (str(one.due), str(one.day)) == (legal, planned_for)
    assert ("moved" in remarks(one)) == (legal != planned_for)


def test_a_print_that_is_too_old_when_handed_in_is_told_apart_from_one_that_is_not() -> None:
    text = """
        project: {review_days: 30}
        requirements: {1.1: {any_of: [print]}}
        types: {print: {rule: recent, months: 1}}
        evidence:
          a: {type: print, issued: 2026-05-29}
          b: {type: print, issued: 2026-05-30}
          c: {type: print, issued: 2026-07-01}
        """
    found = [one for one in planned(text).events if one.kind == "stale"]
    assert [(one.evidence, str(one.day), next(iter(remarks(one)))) for one in found] == [
        ("a", "2026-06-29", "stale"),
        ("b", "2026-06-30", "stale_later"),
    ]


def test_the_next_audit_is_counted_from_the_last_and_not_told_of_what_expires_first() -> None:
    text = """
        types: {qms: {rule: expires, surveillance_months: 12}}
        evidence:
          a: {type: qms, until: 2027-06-29, issued: 2024-06-30, surveillance: 2025-07-01}
          b: {type: qms, until: 2028-06-29, issued: 2025-05-12}
          c: {type: qms, until: 2026-05-01, issued: 2023-05-02}
        """
    found = [one for one in planned(text).events if one.kind == "surveillance"]
    assert [(one.evidence, str(one.day), next(iter(remarks(one)))) for one in found] == [
        ("b", "2026-05-12", "no_audit"),
        ("a", "2026-07-01", "audit"),
    ]


def test_meters_are_told_by_ledger_on_the_first_day_one_is_due() -> None:
    text = r"""
        project: {review_days: 30}
        types: {ledger: {form: ledger}}
        evidence:
          a:
            type: ledger
            readings:
              - {field: instrument, value: "E201\t电能表\t2026-07-29"}
              - {field: instrument, value: "E202\t电能表\t2026-05-01"}
              - {field: instrument, value: "E203\t电能表\t2026-07-30"}
          b: {type: ledger, bytes: b, readings: [
            {field: instrument, value: "E202\t电能表\t2026-05-01"}]}
        """
    [one] = [one for one in planned(text).events if one.kind == "calibration"]
    assert (one.evidence, str(one.day)) == ("a", "2026-05-01")
    assert remarks(one)["meters"]["count"] == 2


def test_what_only_software_read_is_told_as_such() -> None:
    found = planned(permit("until: 2026-07-15, read: [until]"))
    [one] = [one for one in found.events if one.kind == "expires"]
    assert "unconfirmed" in remarks(one)


def test_what_is_set_aside_or_not_cited_is_not_told() -> None:
    for more in ("set_aside: old", "supports: []"):
        assert of_kind(planned(permit(f"until: 2026-07-15, {more}")), "expires") == []


def test_another_day_of_judgement_counts() -> None:
    found = planned("on: 2026-12-31\n" + permit("until: 2026-12-01"))
    [one] = [one for one in found.events if one.kind == "expires"]
    assert next(iter(remarks(one))) == "ends_before"
    assert ("", "2026-12-31") in of_kind(found, "review-ends")

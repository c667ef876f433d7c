"""Steps and windows of the tier, region and year, as profiles tell them."""

from __future__ import annotations

from pathlib import Path

import pytest
from make import case
from planned import of_kind, planned, profile

from gfpack.calendar.schedule import schedule
from gfpack.calendar.steps import profiles_of
from gfpack.checklist.parts import Confidence
from gfpack.findings.case import open_case


def test_a_yearly_window_is_taken_in_the_year_of_the_deadline() -> None:
    found = planned("", profile({"id": "apply", "opens": "04-01", "closes": "05-31"}))
    [one] = [one for one in found.events if one.kind == "step"]
    assert (str(one.begins), str(one.day)) == ("2026-04-01", "2026-05-31")


def test_only_the_projects_tier_and_round_are_told() -> None:
    windows = profile(
        {"id": "city", "closes": "05-31"},
        {"id": "any", "closes": "05-30", "tier": None},
        {"id": "province", "closes": "05-29", "tier": "province"},
        {"id": "last year", "closes": "2025-05-28", "year": 2025},
    )
    assert of_kind(planned("", windows), "step") == [("any", "2026-05-30"), ("city", "2026-05-31")]


def test_the_window_of_a_year_and_of_a_later_profile_goes_first() -> None:
    nation = profile(
        {"id": "a", "closes": "05-01"},
        {"id": "b", "closes": "2026-05-02", "year": 2026},
        name="nation/here",
    )
    here = profile({"id": "a", "closes": "05-03"}, {"id": "b", "closes": "05-04"})
    dated = profile(
        {"id": "a", "closes": "2026-05-05", "year": 2026}, {"id": "a", "closes": "05-06"}
    )
    assert of_kind(planned("", nation, here), "step") == [("b", "2026-05-02"), ("a", "2026-05-03")]
    assert of_kind(planned("", nation, dated), "step") == [("b", "2026-05-02"), ("a", "2026-05-05")]


def test_a_step_follows_another_by_days_and_has_none_where_nobody_fixed_them() -> None:
    found = planned(
        "",
        profile(
            {"id": "notice", "days": 7, "after": "review"},
            {"id": "review", "closes": "06-10"},
            {"id": "talk", "after": "notice"},
            {"id": "list", "days": 3, "after": "talk"},
            {"id": "next", "closes": "02-01", "after": "notice"},
        ),
    )
    [notice] = [one for one in found.events if one.subject.en == "notice"]
    assert (str(notice.begins), str(notice.day)) == ("2026-06-11", "2026-06-17")
    assert [one.subject.en for one in found.undated] == ["talk", "list"]
    assert ("next", "2027-02-01") in of_kind(found, "step")  # the first time after the step before


def test_a_window_that_only_opens_stands_on_that_day() -> None:
    found = planned("", profile({"id": "open", "opens": "2026-06-05", "year": 2026}))
    assert of_kind(found, "step") == [("open", "2026-06-05")]


@pytest.mark.parametrize(
    ("titles", "days"),
    [("{}", ["2027-04-15"]), ("{city: 2024}", ["2026-04-15", "2027-04-15"])],
)
def test_the_yearly_form_of_holders_comes_after_the_title(titles: str, days: list[str]) -> None:
    form = profile({"id": "form", "closes": "04-15", "tier": None, "holders": True})
    found = planned(f"project: {{titles: {titles}}}", form)
    assert [day for _, day in of_kind(found, "holders")] == days
    assert all(not one.late(found.today) for one in found.events if one.kind == "holders")


def test_what_is_customary_says_so_with_source_confidence_and_day() -> None:
    windows = profile({"id": "a", "closes": "05-01", "customary": True, "confidence": "medium"})
    [one] = [one for one in planned("", windows).events if one.kind == "step"]
    assert one.basis is not None and one.basis.customary
    assert (one.basis.sources, one.basis.confidence) == (("一份通知",), Confidence.MEDIUM)
    assert str(one.basis.checked) == "2026-01-15"


def test_29_february_is_the_last_of_february() -> None:
    leap = profile({"id": "leap", "closes": "02-29"})
    assert of_kind(planned("", leap), "step") == [("leap", "2026-02-28")]
    found = planned("project: {deadline: 2028-06-30}", leap)
    assert of_kind(found, "step") == [("leap", "2028-02-29")]


def test_the_nations_steps_are_told_without_its_profile_and_once_with_it(
    tiny_project: Path,
) -> None:
    opened = open_case(tiny_project)
    found = schedule(opened, profiles_of(opened.project, opened.checklist.id))
    assert ("2027-04-15") in [day for _, day in of_kind(found, "holders")]
    steps = of_kind(found, "step")
    assert steps and len(steps) == len(set(steps))
    assert all(one.basis for one in (*found.events, *found.undated) if one.kind == "step")


def test_a_project_that_is_nobodys_has_no_steps_of_another_scheme() -> None:
    project = case("").project
    assert all(one.meant_for("factory/test") for one in profiles_of(project, "factory/test"))

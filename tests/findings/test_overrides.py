"""A person's decision holds while what he saw is what is there; it never changes the verdict."""

from __future__ import annotations

from datetime import date

import make

from gfpack.base.findings import Finding
from gfpack.findings.find import asked, find, for_package
from gfpack.findings.overrides import judge
from gfpack.project.models import Override

FAILING = "{requirements: {1.1: {any_of: [licence]}}}"


def override(one: Finding, seen: str | None = None) -> Override:
    return Override(
        fingerprint=one.fingerprint,
        seen=seen or one.seen,
        by="李工",
        on=date(2026, 3, 1),
        why="已看原件",
    )


def test_an_override_hides_what_was_seen_and_is_kept_to_be_shown() -> None:
    (one,) = find(make.case(FAILING))
    judged = judge([one], [override(one)])
    assert (judged.open, judged.stale, judged.blocks) == ((), (), False)
    assert [(each.finding, each.override.by) for each in judged.overridden] == [(one, "李工")]


def test_a_stale_override_hides_nothing_and_is_pointed_out() -> None:
    (before,) = find(make.case(FAILING))
    later = FAILING.replace("[licence]}", "[licence]}, 1.2: {kind: expected, answer: unmet}")
    (now,) = find(
        make.case(later.replace("}}}", "}}, evidence: {a: {type: licence, confirmed: false}}}"))
    )
    assert before.fingerprint == now.fingerprint
    judged = judge([now], [override(before)])
    assert [one.code for one in judged.open] == ["veto-unproven", "override-stale"]
    assert judged.blocks
    assert judged.stale == (override(before),)
    assert judged.open[1].params["seen"] == now.seen


def test_of_two_overrides_the_one_that_saw_it_as_it_is_counts() -> None:
    (one,) = find(make.case(FAILING))
    judged = judge([one], [override(one, "old"), override(one)])
    assert not judged.open
    assert not judged.stale


def test_an_override_of_something_that_is_gone_does_nothing_and_is_pointed_out() -> None:
    (one,) = find(make.case(FAILING))
    assert judge([], [override(one)]) == judge([], [])
    (told,) = judge([], [override(one)], asked=asked()).open
    assert (told.code, told.severity, told.group) == ("override-unused", "info", one.fingerprint)


def test_an_override_of_what_only_binding_finds_is_not_called_unused() -> None:
    (one,) = find(make.case(FAILING))
    of_binding = override(one).model_copy(update={"code": "attachment-not-bound"})
    of_a_rule = override(one).model_copy(update={"code": "veto-unproven"})
    assert not judge([], [of_binding], asked=asked()).open
    assert judge([], [of_a_rule], asked=asked()).open


def test_an_override_never_changes_the_assessment() -> None:
    (one,) = find(make.case(FAILING))
    over = (
        f"{{fingerprint: {one.fingerprint}, seen: {one.seen}, by: 李工, on: 2026-03-01, why: 行}}"
    )
    case = make.case(FAILING[:-1] + f", overrides: [{over}]}}")
    assert not judge(find(case), case.project.answers.overrides).open
    assert case.assessment == make.case(FAILING).assessment


def test_a_fingerprint_does_not_hang_on_words_or_days() -> None:
    text = """
        {types: {licence: {rule: expires}}, evidence: {a: {type: licence, until: 2026-01-01}},
        project: {enterprise: {name: NAME}}, on: DAY}
        """
    one, other = (
        {
            each.fingerprint
            for each in find(make.case(text.replace("NAME", name).replace("DAY", day)))
        }
        for name, day in (("甲公司", "2026-02-01"), ("乙公司", "2026-05-01"))
    )
    assert one == other


def test_nothing_that_hangs_on_today_enters_a_package() -> None:
    text = """
        {today: 2026-06-01, requirements: {1.1: {any_of: [iso]}},
        types: {iso: {lead_time_days: 90}}}
        """
    found = find(make.case(text))
    assert [one.code for one in found] == ["veto-unproven", "lead-time-too-long"]
    assert [one.code for one in for_package(found)] == ["veto-unproven"]
    assert for_package(found) == for_package(find(make.case(text.replace("06-01", "01-01"))))


def test_no_decision_lifts_a_veto_requirement_that_is_not_met() -> None:
    case = make.case("{requirements: {1.1: {any_of: [licence], answer: unmet}}}")
    found = find(case)
    judged = judge(found, [override(one) for one in found])
    assert [one.code for one in judged.open] == ["veto-unmet"]
    assert judged.blocks

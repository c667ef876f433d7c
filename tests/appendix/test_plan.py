"""Which evidence is bound, in which order, under which label."""

from __future__ import annotations

from dataclasses import replace

import make
from bound_client import a_pdf

from gfpack.appendix.plan import attachments, sections


def rows(client):
    return [(one.label, one.title, one.section) for one in attachments(client.case())]


def test_labels_run_below_each_first_level_indicator_in_the_order_of_the_table(client):
    client.add("c.pdf", a_pdf("c"), supports=("3.1.1",))
    client.add("b.pdf", a_pdf("b"), supports=("1.2.1",))
    client.add("a.pdf", a_pdf("a"), supports=("1.1.2",))
    client.add("z.pdf", a_pdf("z"), supports=("0.2",))
    client.add("y.pdf", a_pdf("y"), supports=("0.1",))
    assert rows(client) == [
        ("0-1", "y", "0"),
        ("0-2", "z", "0"),
        ("1-1", "a", "1.1"),
        ("1-2", "b", "1.2"),
        ("3-1", "c", "3.1"),
    ]


def test_evidence_is_bound_once_at_the_first_requirement_that_cites_it(client):
    client.add("later.pdf", a_pdf("x"), supports=("3.1.1", "1.1.2"), title="两处引用")
    client.add("first.pdf", a_pdf("y"), supports=("1.1.2",))
    assert rows(client) == [("1-1", "两处引用", "1.1"), ("1-2", "first", "1.1")]
    assert attachments(client.case())[0].supports == ("1.1.2", "3.1.1")


def test_what_is_set_aside_or_supports_nothing_is_not_bound(client):
    client.set_aside(client.add("a.pdf", a_pdf("a")))
    client.add("b.pdf", a_pdf("b"), supports=())
    client.add("c.pdf", a_pdf("c"), supports=("9.9.9",))
    assert rows(client) == []


def test_several_general_groups_share_the_number_0(client):
    client.add("a.pdf", a_pdf("a"), supports=("0.1",))
    client.add("b.pdf", a_pdf("b"), supports=("0.2",))
    client.add("c.pdf", a_pdf("c"), supports=("1.1.1",))
    case = client.case()
    (group,) = case.checklist.general
    split = case.checklist.model_copy(
        update={
            "general": tuple(
                group.model_copy(update={"id": f"0.{name}", "requirements": (one,)})
                for name, one in zip("AB", group.requirements, strict=True)
            )
        }
    )
    labels = [one.label for one in attachments(replace(case, checklist=split))]
    assert labels == ["0-1", "0-2", "1-1"]


def test_a_divider_lists_what_is_bound_elsewhere_too(client):
    client.add("a.pdf", a_pdf("a"), supports=("1.1.1", "3.1.1"))
    case = client.case()
    found = [
        (one.indicator.id, [a.label for a in one.here], [a.label for a in one.elsewhere])
        for one in sections(case, attachments(case))
    ]
    assert found == [("1.1", ["1-1"], []), ("3.1", [], ["1-1"])]


def test_where_ids_are_no_numbers_the_position_counts(client):
    client.add("a.pdf", a_pdf("a"), supports=("1.1.1",))
    client.add("b.pdf", a_pdf("b"), supports=("3.1.1",))
    client.add("c.pdf", a_pdf("c"), supports=("0.1",))
    case = client.case()
    named = case.checklist.model_copy(
        update={
            "general": tuple(one.model_copy(update={"id": "G"}) for one in case.checklist.general),
            "indicators": tuple(
                one.model_copy(update={"id": f"X{one.id}"}) for one in case.checklist.indicators
            ),
        }
    )
    labels = [one.label for one in attachments(replace(case, checklist=named))]
    assert labels == ["0-1", "1-1", "2-1"]


def test_within_a_requirement_evidence_stands_as_its_proof_rule_asks(client):
    asked = make.case("""
        requirements:
          1.1.1: {groups: {first: {any_of: [licence]}, second: {any_of: [permit]}}}
        types: {licence: {}, permit: {}, other: {}}
        evidence:
          a: {type: other}
          b: {type: permit}
          c: {type: licence}
    """)
    assert [one.evidence for one in attachments(asked)] == ["c", "b", "a"]

"""What the client is told: what to send, answer and put right, and none of our own work."""

from __future__ import annotations

import re

import make
import pytest
from listed_plant import plant

from gfpack.base.findings import FindingKind
from gfpack.base.messages import Lang
from gfpack.findings.find import find
from gfpack.findings.overrides import judge
from gfpack.findings.request import request
from gfpack.findings.rules import RULES
from gfpack.findings.to_do import Doing, ToDo, to_do

KINDS = [
    one for rule in RULES for one in vars(rule).values() if isinstance(one, FindingKind) and one.ask
]
OURS = re.compile(r"\.yaml|gfpack|`|\{id\}")


def doings(text: str) -> tuple[ToDo, ...]:
    case = make.case(text)
    return to_do(judge(find(case), ()), request(case), case)


def rows(found: tuple[ToDo, ...]) -> list[tuple[Doing, list[str], str]]:
    return [(one.doing, [each.id for each in one.requirements], one.person) for one in found]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_what_the_client_reads_names_no_file_or_command_of_ours(kind: FindingKind) -> None:
    for lang in Lang:
        assert kind.ask
        assert not OURS.search(kind.ask.in_(lang))
        assert not OURS.search(kind.message.in_(lang))


def test_an_expired_document_is_asked_for_once_by_the_request() -> None:
    text = """
        requirements: {1.1: {any_of: [licence]}}
        types: {licence: {rule: expires}}
        evidence: {a: {type: licence, until: 2026-01-01}}
        """
    assert rows(doings(text)) == [(Doing.SEND, ["1.1"], "")]


def test_an_expired_document_that_another_replaces_is_still_to_be_mended() -> None:
    text = """
        requirements: {1.1: {any_of: [licence]}}
        types: {licence: {rule: expires}}
        evidence:
          a: {type: licence, until: 2026-01-01}
          b: {type: licence, until: 2029-01-01}
        """
    assert rows(doings(text)) == [(Doing.MEND, ["1.1"], "")]


def test_one_paper_is_one_row_with_all_that_is_wrong_with_it() -> None:
    text = """
        requirements:
          1.1: {any_of: [iso], kind: expected}
          1.2: {any_of: [iso], kind: expected}
        types: {iso: {rule: expires, form: certificate, surveillance_months: 12}}
        evidence:
          a:
            type: iso
            until: 2029-01-01
            issued: 2023-01-01
            address: 上海市松江区荣乐东路 1 号
            supports: [1.1, 1.2]
        project: {enterprise: {sites: [{name: 本部, address: 苏州市吴中区迎宾路 8 号}]}}
        """
    (one,) = doings(text)
    assert sorted(each.code for each in one.findings) == [
        "address-elsewhere",
        "surveillance-overdue",
    ]
    assert (one.doing, [each.id for each in one.requirements]) == (Doing.MEND, ["1.1"])


def test_what_else_is_wrong_stands_beside_the_request_for_a_better_paper() -> None:
    text = """
        requirements: {1.1: {any_of: [iso], kind: expected}}
        types: {iso: {rule: expires, form: certificate, surveillance_months: 12}}
        evidence: {a: {type: iso, until: 2026-01-01, address: 上海市松江区荣乐东路 1 号}}
        project: {enterprise: {sites: [{name: 本部, address: 苏州市吴中区迎宾路 8 号}]}}
        """
    (one,) = doings(text)
    assert one.doing is Doing.SEND
    assert [each.code for each in one.findings] == ["address-elsewhere"]


def test_a_paper_that_several_groups_want_anew_is_asked_for_once_in_the_narrowest_words() -> None:
    text = """
        requirements:
          1.1: {any_of: [permit, receipt], kind: expected}
          1.2: {any_of: [permit]}
          1.3: {any_of: [permit], kind: expected, count: 2}
        types: {permit: {rule: expires}}
        evidence: {a: {type: permit, until: 2026-01-01, supports: [1.1, 1.2, 1.3]}}
        """
    first, second = doings(text)
    assert [[kind.id for kind in each] for each in first.wanted.alternatives] == [["permit"]]
    assert {each.id for each in first.requirements} == {"1.1", "1.2"}
    assert first.veto
    assert not first.optional
    assert [each.id for each in second.requirements] == ["1.3"]


def test_our_own_work_is_not_told() -> None:
    text = """
        requirements: {1.1: {any_of: [licence]}}
        evidence: {a: {type: licence, confirmed: false}}
        unmatched: [evidence/IMG.jpg]
        """
    assert doings(text) == ()


def test_what_nobody_answered_is_one_row_for_each_person() -> None:
    text = """
        requirements:
          1.1: {answer: unknown}
          1.2: {answer: unknown}
          1.3: {answer: unknown}
        project: {responsible: {"1.1": 王工, "1.2": 李工, "1.3": 王工}}
        """
    unanswered = [one for one in doings(text) if one.findings[0].code == "veto-unanswered"]
    assert rows(tuple(unanswered)) == [
        (Doing.MEND, ["1.1", "1.3"], "王工"),
        (Doing.MEND, ["1.2"], "李工"),
    ]


def test_rows_stand_by_person_the_veto_ones_first_and_nobodys_last() -> None:
    text = """
        requirements:
          1.1: {any_of: [a]}
          1.2: {any_of: [b], kind: expected}
          1.3: {any_of: [c]}
          1.4: {any_of: [d]}
        project: {responsible: {"1.4": 王工, "1.2": 李工, "1.3": 李工}}
        """
    assert rows(doings(text)) == [
        (Doing.SEND, ["1.3"], "李工"),
        (Doing.SEND, ["1.2"], "李工"),
        (Doing.SEND, ["1.4"], "王工"),
        (Doing.SEND, ["1.1"], ""),
    ]


def test_every_open_finding_the_client_can_mend_is_told_or_asked_for() -> None:
    judged, case = plant()
    asked = request(case)
    told = {each.fingerprint for one in to_do(judged, asked, case) for each in one.findings}
    held = {evidence.id for one in asked.wanted for evidence, _ in one.here}
    for one in judged.open:
        assert one.kind.ask is None or one.fingerprint in told or one.evidence in held


def test_keys_stay_while_other_things_come_and_go() -> None:
    text = "{requirements: {1.1: {any_of: [a]}, 1.2: {any_of: [b]%s}}, evidence: {%s}}"
    before = {one.key for one in doings(text % ("", ""))}
    after = {one.key for one in doings(text % ("", "x: {type: b, supports: [1.2]}"))}
    assert len(before) == 2
    assert len(after) == 1
    assert after < before

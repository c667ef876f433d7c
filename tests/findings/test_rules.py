"""What single rules say in less simple cases, as rows."""

from __future__ import annotations

import make
import pytest

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.find import find


def rows(text: str, *codes: str) -> list[tuple[str, ...]]:
    """Return (code, severity, requirement, group or evidence) of findings with one of the codes."""
    return [
        (one.code, one.severity.value, one.requirement or "", one.group or one.evidence or "")
        for one in found(text, *codes)
    ]


def found(text: str, *codes: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code in codes or not codes]


def test_each_group_of_a_veto_requirement_that_lacks_proof_is_named() -> None:
    text = """
        requirements:
          0.1:
            groups:
              licence: {any_of: [licence]}
              permit: {any_of: [permit, registration]}
              eia: {any_of: [eia]}
        evidence: {a: {type: licence}, b: {type: eia, confirmed: false}}
        """
    assert rows(text) == [
        ("veto-unproven", "veto", "0.1", "eia"),
        ("veto-unproven", "veto", "0.1", "permit"),
    ]


def test_a_veto_finding_says_what_would_prove_it_what_is_there_and_why_that_does_not_count() -> (
    None
):
    (one,) = found(
        """
        requirements: {1.1: {any_of: [permit, [registration, letter]]}}
        types: {permit: {rule: expires}}
        evidence: {a: {type: permit, until: 2026-01-01, holder: 别的公司, confirmed: false}}
        """,
        "veto-unproven",
    )
    assert one.params["there_zh"] == "《证明 a》（已过有效期、名称不是本企业、未经人工确认）"
    assert one.params["wanted_en"] == "permit / registration + letter"
    assert "not confirmed" in one.message(Lang.EN)


def test_what_is_no_veto_is_never_told_as_one() -> None:
    text = "{requirements: {1.1: {kind: expected, any_of: [licence]}}}"
    assert rows(text) == [("met-without-proof", "error", "1.1", "")]


def test_missing_years_are_named() -> None:
    (one,) = found(
        """
        requirements: {1.1: {any_of: [form], period: three-years}}
        evidence: {a: {type: form, years: [2025]}}
        """,
        "veto-unproven",
    )
    assert one.params["years"] == "2023, 2024"
    assert "2023, 2024" in one.message(Lang.ZH)


@pytest.mark.parametrize(
    ("until", "severity", "word"),
    [
        ("2026-09-28", "info", "续期列入计划"),
        ("2026-07-31", "info", "续期列入计划"),
        ("2026-07-30", "warning", "只剩 30 天"),
        ("2026-07-07", "warning", "仅 7 天"),
        ("2026-06-30", "warning", "仅 0 天"),
    ],
)
def test_the_marks_of_expiry(until: str, severity: str, word: str) -> None:
    (one,) = found(
        f"{{types: {{licence: {{rule: expires}}}}, "
        f"evidence: {{a: {{type: licence, until: {until}}}}}}}",
        "evidence-expires-soon",
    )
    assert one.severity == severity
    assert word in one.message(Lang.ZH) + one.advice(Lang.ZH)


def test_beyond_the_widest_mark_nothing_is_said() -> None:
    text = """
        types: {licence: {rule: expires}}
        evidence: {a: {type: licence, until: 2026-09-29}}
        """
    assert not found(text)


def test_other_marks_come_from_the_checklist() -> None:
    text = """
        checklist: {expiry_marks: [200]}
        types: {licence: {rule: expires}}
        evidence: {a: {type: licence, until: 2026-07-02}}
        """
    assert rows(text) == [("evidence-expires-soon", "info", "1.1", "a")]


def test_evidence_that_is_set_aside_or_supports_nothing_is_left_alone() -> None:
    text = """
        requirements: {1.1: {kind: expected, answer: unmet}}
        types: {licence: {rule: expires}}
        evidence:
          a: {type: licence, until: 2020-01-01, set_aside: 旧证}
          b: {type: licence, until: 2020-01-01, supports: []}
        """
    assert not found(text)


def test_all_that_hangs_on_a_circumstance_is_one_finding_in_words() -> None:
    text = """
        requirements:
          0.1:
            groups:
              permit: {any_of: [permit], when: {discharge: key}}
              receipt: {any_of: [receipt], when: {discharge: registered}}
          1.1: {any_of: [iso], when: {discharge: key}}
          1.2: {kind: expected, any_of: [iso], when: {other: a}}
        circumstances: {discharge: [key, registered], other: [a, b]}
        """
    veto, error = found(text, "circumstance-unanswered")
    assert [(one.severity, one.group) for one in (veto, error)] == [
        ("veto", "discharge"),
        ("error", "other"),
    ]
    assert veto.params["clauses"] == "0.1, 1.1"
    assert "discharge（中）" in veto.message(Lang.ZH)
    assert "key（key（中））" in veto.advice(Lang.ZH)
    assert not found(text, "veto-unproven")


def test_a_circumstance_is_no_veto_where_only_what_is_settled_hangs_on_it() -> None:
    text = """
        requirements: {1.1: {any_of: [iso], when: {discharge: key}}}
        circumstances: {discharge: [key, none]}
        """
    assert rows(text) == [("circumstance-unanswered", "veto", "", "discharge")]
    text = """
        requirements:
          1.1: {answer: unmet, groups: {iso: {any_of: [iso], when: {discharge: key}}}}
        circumstances: {discharge: [key, none]}
        """
    assert rows(text, "circumstance-unanswered") == [
        ("circumstance-unanswered", "error", "", "discharge")
    ]


def test_evidence_whose_confirmation_a_veto_waits_for_is_named_once() -> None:
    text = """
        requirements: {1.1: {any_of: [licence]}, 1.2: {kind: expected, answer: unmet}}
        evidence: {a: {type: licence, confirmed: false}, b: {type: other, confirmed: false}}
        """
    assert rows(text) == [
        ("veto-unproven", "veto", "1.1", "proof"),
        ("evidence-unconfirmed", "warning", "1.1", "b"),
    ]


def test_a_deciding_date_that_only_software_read_is_pointed_out() -> None:
    text = """
        requirements: {1.1: {kind: expected, answer: unmet}}
        types: {licence: {rule: expires}}
        evidence: {a: {type: licence, until: 2029-01-01, read: [until]}}
        """
    (one,) = found(text)
    assert one.code == "evidence-unconfirmed"
    assert "日期或年份" in one.message(Lang.ZH)


def test_a_file_nobody_uses_is_a_warning_where_a_used_one_is_an_error() -> None:
    text = """
        requirements: {1.1: {kind: expected, answer: unmet}}
        evidence: {a: {type: licence, state: encrypted}}
        files: {loose: {state: encrypted}, other: {state: empty}}
        """
    assert rows(text) == [
        ("file-encrypted", "error", "1.1", "a"),
        ("file-empty", "warning", "", ""),
        ("file-encrypted", "warning", "", ""),
    ]


def test_lead_times_take_the_quickest_way_and_count_what_is_already_there() -> None:
    text = """
        today: 2026-05-29
        requirements:
          1.1: {any_of: [slow, [quick, there]]}
          1.2: {any_of: [slow, [quick, there]]}
          1.3: {kind: expected, answer: unknown, any_of: [slow]}
        types:
          slow: {lead_time_days: 90}
          quick: {lead_time_days: DAYS}
          there: {lead_time_days: 400}
        evidence: {a: {type: there}}
        """
    assert not found(text.replace("DAYS", "18"), "lead-time-too-long")
    assert rows(text.replace("DAYS", "19"), "lead-time-too-long") == [
        ("lead-time-too-long", "warning", "1.1", "proof")
    ]


def test_a_lead_time_nobody_knows_says_nothing() -> None:
    text = "{today: 2026-06-29, requirements: {1.1: {any_of: [iso]}}}"
    assert not found(text, "lead-time-too-long")


@pytest.mark.parametrize("code", ["91110000600037341L", "91130200699229617X"])
def test_right_credit_codes_pass(code: str) -> None:
    text = f"{{project: {{enterprise: {{credit_code: {code}}}}}}}"
    assert not found(text, "credit-code-invalid")


@pytest.mark.parametrize("position", range(17))
def test_one_wrong_character_of_a_credit_code_is_seen(position: int) -> None:
    code = list("91110000600037341L")
    code[position] = "2" if code[position] != "2" else "3"
    text = f"{{project: {{enterprise: {{credit_code: {''.join(code)}}}}}}}"
    assert found(text, "credit-code-invalid")


@pytest.mark.parametrize("code", ["9111000060003734", "91110000600037341I", "九一"])
def test_what_cannot_be_a_credit_code_is_said_so(code: str) -> None:
    (one,) = found(f"{{project: {{enterprise: {{credit_code: {code}}}}}}}", "credit-code-invalid")
    assert "18" in one.message(Lang.EN)


def test_a_general_requirement_cannot_be_not_applicable() -> None:
    text = "{requirements: {0.1: {answer: {state: not-applicable, reason: 无}}}}"
    assert rows(text) == [("veto-not-applicable", "veto", "0.1", "")]


def test_a_clean_case_has_no_findings() -> None:
    text = """
        requirements: {0.1: {any_of: [licence]}, 1.1: {any_of: [iso]}}
        evidence: {a: {type: licence, supports: ["0.1"]}, b: {type: iso, supports: ["1.1"]}}
        """
    assert not found(text)


LATE = """
    today: 2026-06-01
    requirements: {1.1: GROUP}
    types: {iso: {rule: expires, lead_time_days: 90}, audit: {lead_time_days: 2}}
    evidence: {EVIDENCE}
    """


@pytest.mark.parametrize(
    ("group", "evidence", "late"),
    [
        ("{any_of: [iso]}", "", True),
        ("{any_of: [iso]}", "a: {type: iso, until: 2029-01-01, supports: []}", False),
        ("{any_of: [iso]}", "a: {type: iso, until: 2026-01-01, supports: []}", True),
        ("{any_of: [iso]}", "a: {type: iso, until: 2029-01-01, supports: [], set_aside: x}", True),
        ("{any_of: [iso]}", "a: {type: iso, until: 2026-01-01}", True),
        ("{any_of: [iso]}", "a: {type: iso, until: 2026-01-01, confirmed: false}", True),
        ("{any_of: [[iso, audit]]}", "a: {type: iso, until: 2029-01-01, confirmed: false}", False),
        ("{any_of: [[iso, audit]]}", "a: {type: audit, confirmed: false}", True),
        ("{any_of: [iso], count: 2}", "a: {type: iso, until: 2029-01-01, confirmed: false}", True),
    ],
)
def test_only_what_is_missing_or_must_be_replaced_takes_its_lead_time(
    group: str, evidence: str, *, late: bool
) -> None:
    text = LATE.replace("GROUP", group).replace("EVIDENCE", evidence)
    found = [one for one in find(make.case(text)) if one.code == "lead-time-too-long"]
    assert bool(found) is late


def test_a_paper_that_is_there_and_only_has_to_be_sent_again_needs_no_lead_time() -> None:
    text = """
        today: 2026-06-29
        requirements: {1.1: {any_of: [iso]}}
        types: {iso: {lead_time_days: 90}}
        evidence: {a: {type: iso, state: encrypted}}
        """
    assert not found(text, "lead-time-too-long")


def test_quotation_marks_within_quotation_marks_are_inner_ones() -> None:
    answer = "{state: not-applicable, reason: 无“余热”资源。}"
    (one,) = found(f"{{requirements: {{1.1: {{answer: {answer}}}}}}}", "veto-not-applicable")
    assert "理由：无“余热”资源。不适用" in one.message(Lang.ZH)
    text = "{types: {a: {lead_time_days: 1}}, unmatched: [evidence/“信用中国”.pdf]}"
    (one,) = found(text, "file-unmatched")
    assert "“evidence/‘信用中国’.pdf”" in one.message(Lang.ZH)

"""The request list: only what is missing, once for each document, in words a client acts on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import openpyxl
import pytest
from make import case

from gfpack.base.messages import Lang
from gfpack.findings.case import Case
from gfpack.findings.request import request
from gfpack.findings.request_files import write


def wanted(text: str) -> list[tuple[list[str], bool, bool, list[list[str]]]]:
    """Return what is asked for: requirements, veto, optional, alternatives."""
    return [
        (
            [requirement.id for requirement in one.requirements],
            one.veto,
            one.optional,
            [[kind.id for kind in together] for together in one.alternatives],
        )
        for one in request(case(text)).wanted
    ]


def test_what_is_missing_is_asked_for_and_what_counts_is_not() -> None:
    text = """
    requirements:
      1.1: {any_of: [licence]}
      1.2: {any_of: [permit, [plan, minutes]]}
    evidence: {a: {type: licence, supports: [1.1]}}
    """
    assert wanted(text) == [(["1.2"], True, False, [["permit"], ["plan", "minutes"]])]


def test_nothing_missing_is_an_empty_request() -> None:
    assert request(case()).is_empty


def test_a_document_is_asked_for_once() -> None:
    text = """
    requirements:
      1.1: {any_of: [licence], kind: expected}
      1.2: {any_of: [licence]}
      1.3: {any_of: [licence], count: 2}
    """
    assert wanted(text) == [
        (["1.1", "1.2"], True, False, [["licence"]]),
        (["1.3"], True, False, [["licence"]]),
    ]


def test_veto_comes_first_and_what_may_be_missing_last() -> None:
    text = """
    requirements:
      1.1: {any_of: [a], kind: expected}
      1.2: {any_of: [b], if_any: true}
      1.3: {any_of: [c]}
    """
    assert [row[0] for row in wanted(text)] == [["1.3"], ["1.1"], ["1.2"]]
    assert [row[2] for row in wanted(text)] == [False, False, True]


def test_what_only_waits_for_our_own_confirmation_is_not_asked_for() -> None:
    text = """
    requirements: {1.1: {any_of: [licence]}}
    evidence: {a: {type: licence, confirmed: false}}
    """
    assert wanted(text) == []


def test_what_was_sent_and_cannot_count_is_named() -> None:
    found = request(
        case("""
        requirements: {1.1: {any_of: [permit]}}
        types: {permit: {rule: expires}}
        evidence: {a: {type: permit, until: 2026-01-01}}
        """)
    )
    ((evidence, why),) = found.wanted[0].here
    assert evidence.id == "a"
    assert [one.value for one in why] == ["expired"]


def test_the_years_that_lack_are_named() -> None:
    found = request(
        case("""
        requirements: {1.1: {any_of: [audit], period: three-years}}
        types: {audit: {rule: period}}
        evidence: {a: {type: audit, years: [2024]}}
        """)
    )
    assert found.wanted[0].years == (2023, 2025)


def test_what_depends_on_an_untold_circumstance_becomes_a_question() -> None:
    text = """
    circumstances: {gas: [emitted, none]}
    requirements: {1.1: {any_of: [report], when: {gas: emitted}}}
    """
    found = request(case(text))
    assert [one.id for one in found.questions] == ["gas"]
    assert found.wanted == ()
    told = request(case(f"{text}\n    project: {{circumstances: {{gas: emitted}}}}"))
    assert (len(told.wanted), told.questions) == (1, ())
    none = request(case(f"{text}\n    project: {{circumstances: {{gas: none}}}}"))
    assert none.is_empty


@pytest.mark.parametrize(("state", "count"), [("unmet", 0), ("not-applicable", 0), ("unknown", 1)])
def test_what_is_given_up_is_not_asked_for(state: str, count: int) -> None:
    text = "requirements: {1.1: {any_of: [a], kind: expected, answer: {state: %s, reason: x}}}"
    assert len(wanted(text % state)) == count


def test_the_dates_leave_time_to_obtain_and_to_bind() -> None:
    found = request(
        case("""
        requirements: {1.1: {any_of: [slow, [quick, quicker]]}, 1.2: {any_of: [unknown]}}
        types:
          slow: {lead_time_days: 90}
          quick: {lead_time_days: 30}
          quicker: {lead_time_days: 5}
        """)
    )
    assert found.send_by == date(2026, 6, 16)
    assert [one.begin_by for one in found.wanted] == [date(2026, 5, 15), None]  # 17 May is a Sunday


TEXT = """
circumstances: {gas: [emitted, none]}
project: {enterprise: {name: "苏州/甲: 轴承"}}
requirements:
  1.1: {any_of: [permit, [plan, minutes]], count: 2}
  1.2: {any_of: [report], period: three-years, kind: expected}
  1.3: {any_of: [extra], if_any: true}
  1.4: {any_of: [x], when: {gas: emitted}}
types:
  permit: {rule: expires, lead_time_days: 5}
  plan: {lead_time_days: 200, form: plan}
  minutes: {lead_time_days: 2}
  report: {rule: period, form: report, lead_time_days: 120}
evidence: {a: {type: permit, until: 2026-01-01}}
"""


def written(tmp_path: Path, given: Case, lang: Lang) -> tuple[list[list[str]], list[list[str]]]:
    """Return the rows of the Word file and of the Excel file."""
    word, excel = write(given, request(given), tmp_path, ("docx", "xlsx"), lang)
    tables = docx.Document(str(word)).tables
    shown = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    pages = openpyxl.load_workbook(excel).worksheets
    return shown, [[str(c.value or "") for c in row] for page in pages for row in page.iter_rows()]


def test_quotes_of_a_title_stand_within_quotes(tmp_path: Path) -> None:
    quoted = case(TEXT.replace("evidence: {a:", "evidence: {“a”:"))
    word, _ = written(tmp_path, quoted, Lang.ZH)
    assert word[1][5] == "已收到“证明 ‘a’”：已过有效期"


def test_the_files_say_what_form_when_and_why(tmp_path: Path) -> None:
    word, excel = written(tmp_path, case(TEXT), Lang.ZH)
    number, what, form, issuer, why, here, by = word[1]
    assert number == "1"
    assert what.splitlines()[1:] == [
        "以下任意一项即可：",
        "· permit（中）",
        "· plan（中），并附 minutes（中）",
        "共 2 份",
    ]
    assert "到 2026-06-30 仍有效" in form
    assert issuer == "issuer（中）"
    assert why == "1.1 requirement 1.1（中）"
    assert here == "已收到“证明 a”：已过有效期"
    assert by.splitlines() == ["2026-06-16", "需新办的，最迟 2026-06-11 启动"]
    report = next(row for row in word if "report（中）" in row[1])
    assert "所属年份：2023、2024、2025" in report[1]
    assert report[6].endswith("请立即启动")
    assert ["gas（中）", "emitted（中）\nnone（中）"] in word
    assert [row[1:7] for row in excel if row[0] == "1"] == [word[1][1:]]


def test_the_files_are_in_the_users_language(tmp_path: Path) -> None:
    word, _ = written(tmp_path, case(TEXT), Lang.EN)
    assert word[0] == [
        "No.",
        "Document",
        "Form",
        "Issuer",
        "Proves (requirement)",
        "What is wrong with what we have",
        "Send by",
    ]
    assert word[1][2].splitlines() == [
        "permit: scan of the original certificate with duplicate and annexes; "
        "still valid on 2026-06-30",
        "plan: the whole document as issued, with pages of approval and seal",
        "minutes: scan of the original certificate with duplicate and annexes",
    ]


def test_the_same_day_writes_the_same_file_and_an_edited_one_stays(tmp_path: Path) -> None:
    given = case(TEXT)
    (first,) = write(given, request(given), tmp_path, ("docx",), Lang.ZH)
    assert first.name == "资料清单-苏州_甲_ 轴承-2026-03-01.docx"
    assert write(given, request(given), tmp_path, ("docx",), Lang.ZH) == [first]
    first.write_bytes(b"edited by hand")
    (second,) = write(given, request(given), tmp_path, ("docx",), Lang.ZH)
    assert second.name == "资料清单-苏州_甲_ 轴承-2026-03-01 (2).docx"
    assert first.read_bytes() == b"edited by hand"
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted([first.name, second.name])


def test_requirements_beyond_the_first_two_are_named_by_number(tmp_path: Path) -> None:
    rows = ", ".join(f"1.{number}: {{any_of: [a]}}" for number in range(1, 6))
    word, _ = written(tmp_path, case(f"requirements: {{{rows}}}"), Lang.ZH)
    assert word[1][4].splitlines()[-1] == "另：1.3、1.4、1.5"


def test_a_case_is_not_changed_by_asking() -> None:
    given = case(TEXT)
    request(given)
    assert given == replace(given)

"""Rules about certificates and time: less simple cases, and one edit each of the ready client."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import make
import pytest

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.case import open_case
from gfpack.findings.find import find


def found(text: str, code: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code == code]


def severities(text: str, code: str) -> list[str]:
    return [one.severity.value for one in found(text, code)]


# Standards


STANDARD = "{{types: {{ohs: {{surveillance_months: 12}}}}, evidence: {{a: {{type: ohs, {0}}}}}}}"


@pytest.mark.parametrize(
    ("said", "severity"),
    [
        ("standard: GB/T 28001-2011 / OHSAS 18001：2007", ["error"]),
        ("standard: GB/T23331—2012", ["error"]),
        ("standard: GB/T 28001-2011, read: [standard]", ["warning"]),
        ("standard: GB/T 45001-2020（原 GB/T 28001-2011）", []),
        ("standard: GB/T 19001-2016 idt ISO 9001:2015", []),
        ("standard: GB/T 45001", ["info"]),
        ("holder: 苏州某某轴承有限公司", ["info"]),
    ],
)
def test_old_standards_are_told_as_surely_as_they_are_known(said: str, severity: list[str]) -> None:
    assert severities(STANDARD.format(said), "certificate-standard-outdated") == severity


def test_an_edition_whose_certificates_may_still_run_is_a_warning() -> None:
    text = f"{{on: 2019-06-30, {STANDARD.format('standard: GB/T 19001-2008')[1:]}"
    assert severities(text, "certificate-standard-outdated") == ["warning"]


def test_an_expired_certificate_is_told_once() -> None:
    text = """
        types: {ohs: {rule: expires, surveillance_months: 12, renewal_days: 60}}
        evidence: {a: {type: ohs, issued: 2020-01-01, until: 2022-12-31, standard: OHSAS 18001}}
        """
    assert [one.code for one in find(make.case(text)) if one.evidence == "a"] == [
        "evidence-expired"
    ]


# Time


def test_a_permit_in_its_renewal_time_is_told_once_with_the_day() -> None:
    text = """
        types: {permit: {rule: expires, renewal_days: 60}}
        evidence: {a: {type: permit, until: 2026-07-10}}
        """
    (one,) = [one for one in find(make.case(text)) if one.evidence == "a"]
    assert (one.code, one.params["by"], one.params["left"]) == ("renewal-due", "2026-05-11", "10")


def test_before_its_renewal_time_a_permit_merely_expires_soon() -> None:
    text = """
        types: {permit: {rule: expires, renewal_days: 60}}
        evidence: {a: {type: permit, until: 2026-09-10}}
        """
    codes = [(one.code, one.severity.value) for one in find(make.case(text)) if one.evidence == "a"]
    assert codes == [("evidence-expires-soon", "info")]


def test_a_contract_that_begins_during_the_review_is_not_yet_valid_when_handed_in() -> None:
    text = """
        project: {review_days: "60"}
        types: {lease: {rule: expires, form: contract}}
        evidence: {a: {type: lease, valid_from: 2026-07-15, until: 2029-07-14}}
        """
    (one,) = found(text, "evidence-not-yet-valid")
    assert one.params["on"] == "2026-06-30"


def test_a_paper_dated_after_it_is_handed_in_is_not_there_yet() -> None:
    text = "{types: {r: {rule: recent, months: 12}}, evidence: {a: {type: r, issued: 2026-07-02}}}"
    (one,) = found(text, "evidence-not-yet-valid")
    assert "晚于提交日 2026-06-30" in one.message(Lang.ZH)


@pytest.mark.parametrize(
    ("year", "deadline", "severity"),
    [
        ("2025", "2026-06-30", []),
        ("2024", "2026-03-31", []),
        ("2024", "2026-06-30", ["warning"]),
        ("2026", "2026-06-30", ["warning"]),
        ("2027", "2026-06-30", ["error"]),
    ],
)
def test_the_evaluation_year_must_go_with_the_deadline(
    year: str, deadline: str, severity: list[str]
) -> None:
    text = f"{{project: {{evaluation_year: '{year}', deadline: {deadline}}}}}"
    assert severities(text, "evaluation-year-unlikely") == severity


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2026-06-30", 0), ("2026-07-01", 1), ("2024-06-29", 1), ("2024-06-30", 0)],
)
def test_a_deadline_is_pointed_out_once_it_passed_or_far_off(today: str, expected: int) -> None:
    assert len(found(f"{{today: {today}}}", "deadline-unlikely")) == expected


def test_a_yearly_paper_of_an_earlier_year_alone_is_a_warning_even_without_period() -> None:
    text = """
        requirements: {1.1: {any_of: [online]}, 1.2: {any_of: [online]}}
        types: {online: {form: ledger, rule: period}}
        evidence:
          a: {type: online, years: [2023], supports: ["1.1", "1.2"]}
          b: {type: online, years: [2025], supports: ["1.2"]}
        """
    rows = [(one.severity.value, one.params["clause"]) for one in found(text, "wrong-period")]
    assert rows == [("warning", "1.1")]


# Monitoring


def monitoring(evidence: str, requirement: str = "any_of: [gas, online]") -> list[Finding]:
    text = f"""
        requirements: {{1.1: {{{requirement}}}}}
        types:
          gas: {{form: report, quarters: 4, rule: recent, months: 12}}
          noise: {{form: report}}
          online: {{form: ledger}}
        evidence: {evidence}
        """
    return [one for one in find(make.case(text)) if one.code == "monitoring-too-rare"]


def test_reports_of_earlier_quarters_are_neither_too_old_nor_forgotten() -> None:
    text = """
        requirements: {1.1: {any_of: [gas]}}
        types: {gas: {form: report, quarters: 4, rule: recent, months: 12}}
        evidence:
          a: {type: gas, issued: 2025-02-20, sampled: [2025-02-11]}
          b: {type: gas, issued: 2025-05-20, sampled: [2025-05-11]}
          c: {type: gas, issued: 2025-08-20, sampled: [2025-08-11]}
          d: {type: gas, issued: 2025-11-20, sampled: [2025-11-11]}
        """
    assert find(make.case(text)) == []


def test_missing_quarters_are_named() -> None:
    (one,) = monitoring("{a: {type: gas, issued: 2025-12-20, sampled: [2025-05-11, 2025-12-11]}}")
    assert one.params["lack_zh"] == "第一季度、第三季度"
    assert one.params["have_en"] == "quarter 2, quarter 4"


def test_a_report_whose_days_are_not_known_is_named_and_counts_for_nothing() -> None:
    (one,) = monitoring("{a: {type: gas, issued: 2026-01-20}}")
    assert "证明 a" in one.message(Lang.ZH)
    assert one.severity.value == "warning"


def test_where_a_single_report_will_do_no_quarters_are_asked_for() -> None:
    evidence = "{a: {type: gas, issued: 2025-12-20, sampled: [2025-12-11]}}"
    assert monitoring(evidence, "any_of: [gas, noise]") == []


def test_a_noise_report_beside_them_is_no_online_data() -> None:
    text = """
        requirements: {1.1: {any_of: [monitoring, online]}}
        types:
          monitoring: {form: report, quarters: 4}
          gas: {form: report, quarters: 4, part_of: monitoring}
          noise: {form: report, part_of: monitoring}
        evidence: {a: {type: gas, sampled: [2025-12-11]}, b: {type: noise}}
        """
    assert severities(text, "monitoring-too-rare") == ["warning"]


def test_online_data_that_nobody_confirmed_does_not_stand_for_quarters() -> None:
    evidence = (
        "{a: {type: gas, issued: 2025-12-20, sampled: [2025-12-11]},"
        " b: {type: online, confirmed: false}}"
    )
    assert len(monitoring(evidence)) == 1


# Meters


def ledger(*rows: str) -> str:
    readings = ", ".join(f'{{field: instrument, value: "{row}", seen: "{row}"}}' for row in rows)
    return f"""
        project: {{review_days: "60"}}
        types: {{ledger: {{form: ledger}}}}
        evidence: {{a: {{type: ledger, readings: [{readings}]}}}}
        """


def test_overdue_meters_are_named_with_number_page_and_day() -> None:
    (one,) = found(
        ledger("E1\\t电能表\\t2026-01-31", "E2\\t水表\\t2026-07-31", "E3\\t气表\\t2027-01-01"),
        "instrument-overdue",
    )
    assert one.severity.value == "error"
    assert (
        one.params["meters_zh"]
        == "电能表 E1（第 1 页，2026-01-31）、水表 E2（第 1 页，2026-07-31）"
    )
    assert one.place is not None
    assert one.place.page == 1


def test_meters_that_lapse_during_the_review_are_a_warning() -> None:
    assert severities(ledger("E2\\t水表\\t2026-07-31"), "instrument-overdue") == ["warning"]


def test_meters_out_of_use_or_without_a_day_are_passed_over() -> None:
    text = ledger("E1\\t电能表（停用）\\t2020-01-31", "E2\\t水表\\t")
    assert found(text, "instrument-overdue") == []


def test_a_motor_is_looked_for_in_no_meter_ledger() -> None:
    text = """
        requirements: {1.1: {}, 1.2: {}}
        types: {photo: {form: photo}, ledger: {form: ledger}}
        evidence:
          a: {type: photo, serials: [M77], supports: ["1.1"]}
          b:
            type: ledger
            supports: ["1.2"]
            readings: [{field: instrument, value: "E201\\t电能表\\t"}]
        """
    assert found(text, "meter-not-in-ledger") == []


# Signatures and plans


@pytest.mark.parametrize(
    ("lines", "severity"),
    [
        ("法定代表人（签字）：________", "error"),
        ("承诺人：\\n日期：", "error"),
        ("总经理：陆明轩（签字）\\n    年    月    日", "error"),
        ("法定代表人：\\n陆明轩\\n日期\\n2025年3月1日", "warning"),
        ("总经理：陆明轩（签字）\\n2024年01月05日", "warning"),
    ],
)
def test_an_empty_place_for_the_signature_is_surer_than_a_seal_not_noted(
    lines: str, severity: str
) -> None:
    text = f"""
        types: {{letter: {{form: record, signed: "true"}}}}
        evidence: {{a: {{type: letter, text: ["环境承诺书\\n{lines}"]}}}}
        """
    assert severities(text, "not-signed") == [severity]


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("2025年培训计划（盖章版）", "目的", 1),
        ("自行监测方案", "江苏某公司\\n自行监测方案", 1),
        ("内审报告（模板）", "内部审核报告", 1),
        ("2025年培训记录", "2025年度培训计划\\n培训签到表", 0),
        ("培训计划完成情况", "目的", 0),
        (
            "扫描件001",
            "为落实公司年度培训计划的各项要求，各部门应当认真组织实施本年度的培训计划",
            0,
        ),
    ],
)
def test_only_a_title_that_says_plan_and_nothing_else_is_told(
    name: str, head: str, expected: int
) -> None:
    text = f"""
        types: {{training: {{form: record, rule: period}}}}
        evidence:
          a: {{type: training, years: [2025], file: evidence/{name}.pdf, text: ["{head}"]}}
        """
    assert len(found(text, "plan-as-record")) == expected


# The ready client, one edit each


READY = (
    ("certificate-ohs", "standard: GB/T 28001-2011", "certificate-standard-outdated"),
    ("certificate-enms", "standard: GB/T 23331-2012", "certificate-standard-outdated"),
    ("certificate-qms", "surveillance: 2025-11-20", "surveillance-overdue"),
    ("certificate-ems", "scope: 塑料包装制品的制造和销售", "scope-without-product"),
    ("certificate-qms", "address: 上海市嘉定区亡是公路 16 号", "address-elsewhere"),
    ("discharge-permit-original", "valid_until: 2027-04-20", "renewal-due"),
    ("sewer", "valid_from: 2027-01-15", "evidence-not-yet-valid"),
    ("photo-meter-water", "serials: [W20260001]", "meter-not-in-ledger"),
    ("green-commitment", "seal_seen: false", "not-signed"),
    ("online-gas", "set_aside: 未联网", "monitoring-too-rare"),
)
"""Evidence id, what is said of it, and the one code that then stands."""


def spoilt(folder: Path, evidence: str, said: str) -> Counter[str]:
    """Say one thing of an evidence and return the codes that are new."""
    file = folder / "evidence.yaml"
    name = said.partition(":")[0]
    lines, inside, done = [], False, False
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("  ") and not line.startswith("   ") and not line.startswith("  #"):
            inside = line == f"  {evidence}:"
        if inside and line.startswith(f"    {name}:"):
            continue
        lines.append(line)
        if inside and line.startswith("    type:"):
            lines.append(f"    {said}")
            done = True
    assert done, evidence
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return codes(folder)


def codes(folder: Path) -> Counter[str]:
    today = date(2026, 11, 22)
    return Counter(one.code for one in find(open_case(folder, today=today)))


def test_one_edit_of_the_ready_client_gives_one_more_finding(ready_copy: Path) -> None:
    before, file = codes(ready_copy), ready_copy / "evidence.yaml"
    as_it_was = file.read_bytes()
    for evidence, said, code in READY:
        more = spoilt(ready_copy, evidence, said) - before
        assert more == Counter([code]), (evidence, said, more)
        file.write_bytes(as_it_was)

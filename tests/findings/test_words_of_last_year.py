"""Statements taken over, words of an earlier year, prints without the full name."""

from __future__ import annotations

import make
import pytest

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.find import find


def found(text: str, *codes: str) -> list[Finding]:
    return [one for one in find(make.case(text)) if one.code in codes]


def of_statement(words: str) -> list[Finding]:
    text = f"""
        requirements: {{1.1: {{answer: {{state: met, statement: "{words}"}}}}}}
        """
    return found(text, "text-names-last-year")


@pytest.mark.parametrize(
    "words",
    [
        "2024 年生产轴承 6240 万套，完成工业总产值 46800 万元。",
        "2024年度综合能耗下降，管理规范。",
        "2024 年 1—12 月用水 3 万吨。",
        "2024年1-12月，公司未发生事故。",
        "统计期为 2024 年，单位产品能耗 427.9。",
        "近三年（2022—2024 年）无处罚。",
        "2023 年度碳排放 5200 吨。",
    ],
)
def test_an_earlier_year_that_is_reported_is_seen(words: str) -> None:
    (one,) = of_statement(words)
    assert one.severity == "warning"
    assert "2025" in one.message(Lang.ZH)


@pytest.mark.parametrize(
    "words",
    [
        "2024 年 5 月取得能源管理体系证书，有效期三年。",
        "公司成立于 2012 年，2019 年完成二期改扩建。",
        "2024 年获评省级绿色工厂。2024年度荣获节水型企业称号。",
        "2025 年综合能耗 2669 tce，2024 年度为 2800 tce。",
        "规划期 2024—2028 年，2024 年度目标已分解。",
        "2024 年投入 300 万元建成光伏电站。",
        "执行 GB/T 36132-2018 和 2024 年版目录。",
        "2026 年启动改造。",
    ],
)
def test_a_year_in_which_something_happened_is_left_alone(words: str) -> None:
    assert of_statement(words) == []


def test_introduction_and_next_steps_are_told_apart() -> None:
    text = """
        project:
          next_steps: 2024 年度工作总结
          enterprise: {introduction: 2024 年产值 46800 万元}
        """
    both = found(text, "text-names-last-year")
    assert {one.group for one in both} == {"introduction", "next_steps"}
    assert len({one.fingerprint for one in both}) == 2


def test_a_statement_taken_over_blocks_where_a_veto_hangs_on_it() -> None:
    text = """
        requirements:
          1.1: {answer: {state: met, statement: 已完成, from_year: 2024}}
          1.2: {kind: expected, answer: {state: met, statement: 已完成, from_year: 2024}}
          1.3: {kind: expected, answer: {state: met, from_year: 2024}}
        """
    rows = [(one.requirement, one.severity) for one in found(text, "statement-from-last-year")]
    assert rows == [("1.1", "error"), ("1.2", "warning")]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("text: [信用中国 某某轴承]", True),
        ("text: [信用中国 苏州某某轴承有限公司]", False),
        ("pages: 1", False),
        ("text: [信用中国截图], holder: 苏州某某轴承有限公司", False),
        ("text: [信用中国截图], holder: 苏州某某轴承有限公司, read: [holder]", True),
        ("text: [信用中国截图], holder: 别的公司, read: [holder]", False),
        ("text: [信用中国 苏州旧名轴承厂]", False),
    ],
)
def test_the_full_name_must_be_seen_on_a_print(row: str, told: bool) -> None:
    text = f"""
        project: {{enterprise: {{former_names: [{{name: 苏州旧名轴承厂}}]}}}}
        types: {{print: {{full_name: true}}}}
        evidence: {{a: {{type: print, {row}}}}}
        """
    assert bool(found(text, "full-name-not-shown")) is told

"""Words of the report, and the cleaning of other people's words.

The report is handed in to Chinese authorities and is always written in Chinese.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from gfpack.assessment.models import Points, RequirementResult
from gfpack.base.findings import Severity
from gfpack.checklist.models import Checklist, Kind
from gfpack.checklist.parts import Confidence
from gfpack.project.models import State

KINDS = {
    Kind.GENERAL: "一般要求",
    Kind.BASIC: "必选",
    Kind.EXPECTED: "可选",
    Kind.SCORED: "计分",
}
STATES = {
    State.MET: "符合",
    State.UNMET: "不符合",
    State.NOT_APPLICABLE: "不适用",
}
CONFIDENCES = {
    Confidence.HIGH: "高",
    Confidence.MEDIUM: "中",
    Confidence.LOW: "低",
    Confidence.WORKING: "工作判断",
}
SEVERITIES = {
    Severity.VETO: "否决",
    Severity.ERROR: "须改",
    Severity.WARNING: "提醒",
    Severity.INFO: "说明",
}
TITLES = {
    "factory": "绿色工厂",
    "park": "绿色工业园区",
    "supply-chain": "绿色供应链管理企业",
}
"""The title that is applied for, by scheme."""
SUBJECTS = {"factory": "工厂", "park": "园区", "supply-chain": "企业"}
"""What is evaluated, by scheme."""
NONE = "—"
UNFINISHED = "【未完成】"

_POWER = re.compile(r"(?<![A-Za-z])((?:h|k|d|c|m)?m)([23])(?![0-9A-Za-z.])")
_RAISED = {"2": "²", "3": "³"}
_CARBON_DIOXIDE = re.compile(r"CO2(?![0-9A-Za-df-z])")
_UNPRINTABLE = re.compile(
    r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff"
    r"\u202a-\u202e\u2066-\u2069]"
)


def document_title(checklist: Checklist) -> str:
    """Return what the report calls itself."""
    return f"{TITLES[checklist.scheme]}自评价报告"


def missing(what: str = "") -> str:
    """Return the visible mark of something that is not there yet."""
    return f"【待补：{what}】" if what else "【待补】"


def clean(text: str | None) -> str:
    """Return text on one line as a Word file can hold it: no control or direction characters."""
    return _UNPRINTABLE.sub(" ", " ".join((text or "").split())).strip()


def typeset(text: str) -> str:
    """Return text with its units as they are printed: m², m³, tCO₂ for m2, m3, tCO2."""
    powers = _POWER.sub(lambda found: f"{found[1]}{_RAISED[found[2]]}", text)
    return _CARBON_DIOXIDE.sub("CO₂", powers)


def lines(text: str | None) -> list[str]:
    """Return the paragraphs of a longer text, without empty ones."""
    found = [clean(line) for line in re.split(r"[\n\r\u2028\u2029]+", text or "")]
    return [line for line in found if line]


def listed(parts: Iterable[str]) -> str:
    """Return parts as a Chinese enumeration."""
    return "、".join(parts)


def clauses(ids: Iterable[str]) -> str:
    """Return numbers of requirements as an enumeration; the blanks let long ones wrap."""
    return "、 ".join(ids)


def day(value: date | None) -> str:
    """Return a day as it is written in Chinese, or nothing."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def state(result: RequirementResult) -> str:
    """Return whether a requirement is met. What is not proven is never called met."""
    if result.answered is State.MET and result.state is not State.MET:
        return missing("证明不足")
    if result.answered is State.NOT_APPLICABLE and result.state is not State.NOT_APPLICABLE:
        return missing("不适用的理由")
    return STATES.get(result.state, missing("尚未自评"))


def number(value: Decimal) -> str:
    """Return a number without trailing zeros and never in powers of ten."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def example(result: RequirementResult) -> str:
    """Return the points of the standard's example and what is reached of them (示例分值)."""
    if result.example_full is None:
        return NONE
    reached = number(result.example.value) if result.example else NONE
    return f"{number(result.example_full.value)}／{reached}"


def official(points: Points | None) -> str:
    """Return official points; working points are never printed in a report."""
    return number(points.value) if points and points.status == "official" else NONE

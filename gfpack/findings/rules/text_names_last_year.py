"""A passage reports on an earlier year and never names the evaluation year.

Statements, the introduction and the next steps are often last year's with the figures changed. Told
is a passage that names an earlier year as the one reported (2024 年度, 2024 年 1—12 月, 统计期
2024 年, 近三年 2022—2024 年), or last year together with a figure of output, energy, water or
emissions. When something was built, granted or passed may be any year; and where the evaluation
year is named too, the earlier one is for comparison.

Fails:
    requirements: {1.1: {answer: {state: met, statement: 2024 年综合能源消费量 2669.82 tce。}}}
Passes:
    requirements:
      1.1: {answer: {state: met, statement: 2024 年取得证书。2025 年综合能源消费量 2669.82 tce。}}
      1.2: {answer: {state: met, statement: 2024 年 5 月取得能源管理体系证书。}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Text
from gfpack.base.patterns import lazy_pattern
from gfpack.findings.case import Case
from gfpack.findings.own_words import reported
from gfpack.findings.params import both

KIND = FindingKind(
    "text-names-last-year",
    Severity.WARNING,
    Text("文字仍是往年的", "A passage still reports on an earlier year"),
    Text(
        "{where_zh}写的是 {year} 年的情况（“{seen}”），没有提到评价年 {evaluation_year} 年。",
        "The year {year} is reported {where_en} ({seen}), and the evaluation year"
        " {evaluation_year} is not named.",
    ),
    Text(
        "请按评价年的情况改写，数据与统计报表一致；确要写往年的，同时写明评价年的情况。",
        "Rewrite it for the evaluation year, with the figures of the statistical forms; where an"
        " earlier year has to be told, tell the evaluation year too.",
    ),
)
_YEAR = r"(?<!\d)(?P<year>20\d{2})"
_DASH = r"\s*[-—–－~～至到]{1,2}\s*"
_SPAN = lazy_pattern(rf"(?<!\d)(?P<first>20\d{{2}})\s*年?{_DASH}(?P<last>20\d{{2}})")
_WHOLE_YEAR = lazy_pattern(
    rf"{_YEAR}\s*(?:年度|年\s*全年|年\s*1\s*月?{_DASH}12\s*月)"
    rf"|(?:报告期|统计期|核算期|评价期|评价年度?|报告年度|统计年度)[^\d，。；\n]{{0,6}}(?P<named>20\d{{2}})"
    rf"|近三年[^\d，。；\n]{{0,6}}20\d{{2}}\s*年?{_DASH}(?P<end>20\d{{2}})"
)
_WITH_FIGURE = lazy_pattern(
    rf"{_YEAR}\s*年(?!\s*\d+\s*月)[^，。；;\n]{{0,24}}?"
    r"(?:产值|产量|生产|收入|销售|能耗|能源消费|消耗|取水|用水|用电|排放|产生量|利用率|达标率|合格率|人次)"
    r"[^。；;\n]{0,16}?\d"
)
_EVENT = lazy_pattern(r"获|评为|认定|荣誉|称号|表彰|通过|取得|授予")
_LONGEST = 40
_CLAUSE_END = lazy_pattern(r"[，。；;\n]")


def check(case: Case) -> Iterator[Finding]:
    """Yield a finding for every passage that reports on an earlier year only."""
    year = case.project.file.evaluation_year
    for words in reported(case.project):
        if found := _earlier_year(words.text, year):
            told, seen = found
            yield finding(
                KIND,
                requirement=words.requirement,
                group=words.name,
                place=Place(words.file, line=words.line),
                **both("where", words.where),
                year=told,
                seen=seen,
                evaluation_year=year,
            )


def _earlier_year(text: str, evaluation_year: int) -> tuple[int, str] | None:
    """Return the earlier year a passage reports on, with its words; None if it does not."""
    if _names(text, evaluation_year):
        return None
    for found in _WHOLE_YEAR.finditer(text):
        year = int(found["year"] or found["named"] or found["end"])
        rest = _CLAUSE_END.split(text[found.end() :], maxsplit=1)[0]
        if year < evaluation_year and not _EVENT.search(rest):
            return year, _shown(found[0] + rest)
    for found in _WITH_FIGURE.finditer(text):
        if int(found["year"]) == evaluation_year - 1 and not _EVENT.search(found[0]):
            rest = _CLAUSE_END.split(text[found.end() :], maxsplit=1)[0]
            return evaluation_year - 1, _shown(found[0] + rest)
    return None


def _names(text: str, year: int) -> bool:
    """Return whether a text names a year, by itself or within a span of years."""
    spans = ((int(one["first"]), int(one["last"])) for one in _SPAN.finditer(text))
    return bool(re.search(rf"(?<!\d){year}(?!\d)", text)) or any(
        first <= year <= last for first, last in spans
    )


def _shown(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"

"""The calendar years a document speaks of (评价年、报告期). In: text. Out: readings of `years`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gfpack.base.dates import LONG_TERM, RangeSeen, find_dates, find_ranges
from gfpack.base.patterns import lazy_pattern
from gfpack.evidence.models import Reading

_PERIOD_LABEL = lazy_pattern(
    r"(?:报告期|统计期|核算期|评价期|评价年度?|核查年度|报告年度|统计年度|审计期|统计周期|电量(?:生产)?(?:年月|时间)|抄表(?:日期|时间)"
    r"|(?:核算|核查|盘查|排放|评价|数据|发电|消费|用电|电量所属|电力生产|会计|所属|履约)(?:期间|周期|年份|年度|时段|时间)"
    r"|(?:核算|核查|盘查)期|(?:电量|电力)?生产(?:年份|时间|日期)|时间(?:范围|边界)|报告周期"
    r"|(?:电力|电量|绿电|绿色电力)(?:所属|生产|对应)?的?(?:年月|月份|年份|期间|时段|时间|日期)|(?:发电|生产)(?:年月|月份)"
    r"|(?:基准|核算|统计|核查|评价)?[\u3400-\u9fff]{0,2}数据(?:收集|采集|统计)?(?:期|年)|数据(?:所属)?年度"
    r"|采样(?:日期|时间)|检测(?:日期|时间)|监测(?:日期|时间)|培训(?:日期|时间)|会议(?:日期|时间)|审核(?:日期|时间)|评审(?:日期|时间))"
    r"(?: [A-Z][A-Za-z ]{2,24}(?= ?\d))?\s*[:：]?\s*"
)
_OF_YEAR = lazy_pattern(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*年(?:\s*度|(?=\s*(?:1|01)\s*月?\s*[-至到~～—–]+\s*(?:12|\d+)\s*月))"
)
_TITLE_YEAR = lazy_pattern(r"(?m)^\W{0,3}[^\n]{0,24}?(?<!\d)(?P<year>20\d{2})\s*年(?!\s*\d+\s*月)")
_SPAN = lazy_pattern(
    r"(?<!\d)(?P<first>20\d{2})\s*年?\s*[-—–~～至到]{1,2}\s*(?P<last>20\d{2})\s*年"
)
_IN_NAME = lazy_pattern(r"(?<!\d)(?P<year>20\d{2})(?:\s*年度?|(?=[-_.\s（(]|\D*$))")
_MONTH = lazy_pattern(r"(?<![\d.-])(20\d{2}) ?[-./年] ?(?:1[0-2]|0?[1-9])(?:月|(?![\d./-]))")
_HEAD = 300
_LONGEST = 10
_MOST_YEARS = 3
"""Years that data are of at most; what is longer is a term."""


def read_years(text: str, page: int) -> Iterator[Reading]:
    """Yield the years a page speaks of, as text like `2023,2024,2025`."""
    for label in _PERIOD_LABEL.finditer(text):
        years = _years_of(text[label.end() : label.end() + 50]) or _below(text, label.end())
        if years:
            yield _reading(years, page, label[0] + text[label.end() : label.end() + 30], 0.88)
    for span in find_ranges(text):
        if years := _whole_years(span):
            yield _reading(years, page, text[span.start : span.end], 0.8)
    for match in _SPAN.finditer(text[:_HEAD]):
        first, last = int(match["first"]), int(match["last"])
        if first < last <= first + _LONGEST:
            yield _reading(tuple(range(first, last + 1)), page, match[0], 0.85)
    for pattern, confidence in ((_OF_YEAR, 0.85), (_TITLE_YEAR, 0.7)):
        if years := _most_named(pattern, text[:_HEAD]):
            yield _reading(
                years, page, ", ".join(m[0] for m in pattern.finditer(text[:_HEAD])), confidence
            )
    later = {int(match["year"]) for match in _OF_YEAR.finditer(text[_HEAD:])}
    if len(later) == 1:
        yield _reading(tuple(later), page, f"{min(later)}年度", 0.55)


def _below(text: str, place: int) -> tuple[int, ...]:
    """Return the year of a month on the line below, where a label heads a column."""
    rest, _, below = text[place : place + 400].partition("\n")
    months = {int(one[1]) for one in _MONTH.finditer(below.partition("\n")[0])}
    return tuple(months) if rest.strip() and not _MONTH.search(rest) and len(months) == 1 else ()


def _whole_years(span: RangeSeen) -> tuple[int, ...]:
    """Return the years that a range from a 1 January to a 31 December covers."""
    if isinstance(span.last, str):
        return ()
    begins, ends = (span.first.month, span.first.day), (span.last.month, span.last.day)
    whole = begins == (1, 1) and ends == (12, 31)
    years = range(span.first.year, span.last.year + 1)
    return tuple(years) if whole and len(years) <= _MOST_YEARS else ()


def _most_named(pattern: re.Pattern[str], text: str) -> tuple[int, ...]:
    """Return the years named most often: a title repeats its own, and names others in passing."""
    counts = Counter(int(match["year"]) for match in pattern.finditer(text))
    most = max(counts.values(), default=0)
    return tuple(sorted(year for year, count in counts.items() if count == most))


def years_in_name(name: str) -> Reading | None:
    """Return the years a file name speaks of; a weak hint."""
    if span := _SPAN.search(name + "年"):
        first, last = int(span["first"]), int(span["last"])
        if first < last <= first + _LONGEST:
            return _reading(tuple(range(first, last + 1)), 1, name, 0.5)
    years = tuple(sorted({int(match["year"]) for match in _IN_NAME.finditer(name)}))
    return _reading(years, 1, name, 0.45) if years else None


def _years_of(text: str) -> tuple[int, ...]:
    line = text.split("\n\n", maxsplit=1)[0]
    ranges = find_ranges(line)
    if ranges and ranges[0].last != LONG_TERM:
        first, last = ranges[0].first.year, ranges[0].last.year
        return tuple(range(first, min(last, first + _LONGEST) + 1))
    dates = find_dates(line)
    if dates and dates[0].start <= 6:
        return (dates[0].value.year,)
    year = re.match(r"\W{0,3}(20\d{2})\s*(?:年|$|\s|(?:0[1-9]|1[0-2])(?!\d))", line)
    return (int(year[1]),) if year else ()


def _reading(years: tuple[int, ...], page: int, seen: str, confidence: float) -> Reading:
    text = ",".join(str(year) for year in years)
    return Reading("years", text, page, " ".join(seen.split())[:120], confidence)

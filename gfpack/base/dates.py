"""Dates as Chinese and English documents write them. In: text. Out: dates with their precision.

Knows 2025年3月1日, 2025.03.01, 2025-03-01, 2025/3/1, 20250301, 二〇二五年三月一日, 2025年3月,
2025-03, 5 May 2026 and May 5, 2026; ranges (自…起至…止, 至, 到, ～, —), 长期 and terms (三年).
What the calendar does not have (2027-02-29) is no date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gfpack.base.patterns import lazy_pattern
from gfpack.base.text import chinese_number

_CN = "〇○零Ｏ◯一二三四五六七八九"
_YEAR = rf"(?P<y>(?<!\d)\d{{4}}|[{_CN}0O]{{4}})"
_PART = rf"\d{{1,2}}|[{_CN}十廿卅元]{{1,3}}"
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．／－：　", "0123456789./-: ")
_ANY_FULL_WIDTH = lazy_pattern("[０-９．／－：　]")

_NUMERIC = tuple(
    lazy_pattern(pattern)
    for pattern in (
        rf"{_YEAR}\s*年\s*(?P<m>{_PART})\s*月(?:份)?(?:\s*(?P<d>{_PART})\s*[日号])?",
        r"(?<![\d./-])(?P<y>\d{4}) ?(?P<s>[./-]) ?(?P<m>\d{1,2}) ?(?P=s) ?(?P<d>\d{1,2})"
        r"(?!\d|[./-]\d{1,3}(?!\d))",
        r"(?<![0-9A-Za-z_./-])(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})"
        r"(?![0-9A-Za-z_]|[./-]\d{1,7}(?!\d))",
        r"(?<![\d./-])(?P<y>(?:19|20)\d{2})[./-](?P<m>0[1-9]|1[0-2])(?![\d./-]|\s?[%A-Za-z])",
    )
)
_ENGLISH = tuple(
    lazy_pattern(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<![\d.])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ -]+{_MONTH_NAME}(?:, *|[ -]+)"
        r"(?P<y>\d{4})(?!\d)",
        rf"\b{_MONTH_NAME} +(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:, *| +)(?P<y>\d{{4}})(?!\d)",
        rf"(?<!\d )(?<!\d-)(?<!st |nd |rd |th )\b{_MONTH_NAME}(?:, *| +)(?P<y>\d{{4}})(?!\d)",
    )
)
_HYPHEN = lazy_pattern(
    r"(?:(?<=[./-]\d\d)|(?<=[./-]\d)) ?--? ?(?=(?:19|20)\d{2}(?:[./-]\d{1,2}){1,2}(?!\d))"
    r"|(?<=(?<!\d)(?:19|20)\d{6})-(?=(?:19|20)\d{6}(?!\d))"
)
"""The hyphen of a range such as 2024.05.06-2027.05.05, where a date ends and another begins."""
_DASH_READ_AS_ONE = lazy_pattern(rf"(?<=日)一(?=二[〇○零Ｏ◯0O][{_CN}0O]{{2}}年|(?:19|20)\d\d ?年)")
"""The dash of 二〇二五年十月十九日—二〇三〇年…, where it was taken for a numeral by sight."""
_YEAR_HINT = lazy_pattern(rf"[\d{_CN}O]{{4}}")
"""Without four digits in a row there is no year, so no date."""
_MONTH_HINT = lazy_pattern(
    r"[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][RrYy]|[Aa][PpUu][RrGg]|[Jj][Uu][NnLl]|[Ss][Ee][Pp]|[Oo][Cc][Tt]"
    r"|[Nn][Oo][Vv]|[Dd][Ee][Cc]"
)
_LONG_TERM = lazy_pattern(
    r"(?<!中)长期(?:有效)?(?!规划|目标|以来|合作|稳定)|无固定期限|永久(?:有效)?"
    r"|long[ -]?term|indefinite",
    re.IGNORECASE,
)
_NO_END = lazy_pattern(r"^[\s:]*(?:/|[—－-]{2,})\s*(?:$|\n)")
_JOINT = lazy_pattern(
    r"\s*(?:起|开始)?\s*[,，]?\s*(?:至|到|～|~|[-–—－―]{1,3}|to|until|through|till)\s*|\s*起\s*[,，]?\s*",
    re.IGNORECASE,
)
_SHORT_END = lazy_pattern(rf"(?:(?P<m>{_PART})\s*月)(?:份)?(?:\s*(?P<d>{_PART})\s*[日号])?")
_TERM = lazy_pattern(
    rf"(?<![\d{_CN}])(?P<n>\d{{1,2}}|[{_CN}十壹贰叁肆伍陆柒捌玖拾两]{{1,3}})\s*(?P<unit>年|个月)(?!\s*\d)"
)

LONG_TERM: Literal["long-term"] = "long-term"


@dataclass(frozen=True, slots=True)
class DateSeen:
    """A date in a text; of a date without a day, `value` is the first of the month."""

    value: date
    precision: Literal["day", "month"]
    start: int
    end: int

    @property
    def first_day(self) -> date:
        """The day it means at the beginning of a range."""
        return self.value

    @property
    def last_day(self) -> date:
        """The day it means at the end of a range: of a month, its last."""
        if self.precision == "day":
            return self.value
        return self.value.replace(day=monthrange(self.value.year, self.value.month)[1])


@dataclass(frozen=True, slots=True)
class RangeSeen:
    """From a date to a date, both included, or to no end (`long-term`)."""

    first: date
    last: date | Literal["long-term"]
    start: int
    end: int


def find_dates(text: str) -> tuple[DateSeen, ...]:
    """Return every date in `text`, in order; what overlaps an earlier, longer one is left out."""
    plain = _half_width(text)
    if not _YEAR_HINT.search(plain):
        return ()
    if "-" in plain:
        plain = _HYPHEN.sub(lambda joint: joint[0].replace("-", "~"), plain)
    plain = _DASH_READ_AS_ONE.sub("~", plain)
    notations = (*_NUMERIC, *_ENGLISH) if _MONTH_HINT.search(plain) else _NUMERIC
    found = sorted(
        (one for notation in notations for one in _matches(notation, plain)),
        key=lambda one: (one.start, -one.end),
    )
    kept: list[DateSeen] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def _half_width(text: str) -> str:
    return text.translate(_FULL_WIDTH) if _ANY_FULL_WIDTH.search(text) else text


def parse(text: str) -> DateSeen | None:
    """Return the date that `text` is, or None where it says anything else."""
    found = find_dates(text.strip())
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(text.strip())
    return found[0] if whole else None


def find_ranges(text: str, dates: tuple[DateSeen, ...] | None = None) -> tuple[RangeSeen, ...]:
    """Return every range in `text`; `dates` are those found in it before, if they were."""
    plain = _DASH_READ_AS_ONE.sub("~", _half_width(text))
    all_dates = find_dates(text) if dates is None else dates
    known = {one.start: one for one in all_dates}
    ranges: list[RangeSeen] = []
    for one in all_dates:
        if ranges and one.start < ranges[-1].end:
            continue
        joint = _JOINT.match(plain, one.end)
        seen = _range_from(one, joint.end(), plain, known) if joint else None
        if seen and (seen.last == LONG_TERM or seen.first <= seen.last):
            ranges.append(seen)
    return tuple(ranges)


def long_term_at(text: str) -> tuple[int, int] | None:
    """Return where `text` (what follows 有效期 and the like) says that there is no end."""
    plain = _half_width(text)
    found = _LONG_TERM.search(plain) or _NO_END.search(plain)
    return found.span() if found else None


def find_term(text: str) -> tuple[int, int, int] | None:
    """Return a term such as 三年 or 36个月 as months, and where it stands; None without one."""
    found = _TERM.search(_half_width(text))
    number = chinese_number(found["n"]) if found else None
    if not found or not number:
        return None
    return number * (12 if found["unit"] == "年" else 1), *found.span()


def term_end(issued: date, months: int) -> date:
    """Return the last day of a term: the day before the corresponding day."""
    end = months_after(issued, months)
    if end.day < issued.day:  # a term from 29 February ends with February
        return end
    return end - timedelta(days=1)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month where it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _matches(notation: re.Pattern[str], text: str) -> Iterator[DateSeen]:
    for found in notation.finditer(text):
        parts = found.groupdict()
        if parts.get("name"):
            month: int | None = _MONTHS.index(parts["name"][:3].lower()) + 1
        else:
            month = _number(parts["m"])
        day = _number(parts["d"]) if parts.get("d") else 1
        value = _date(_number(parts["y"]), month, day)
        if value and not (parts.get("d") is None and _day_follows(text, found.end())):
            yield DateSeen(value, "day" if parts.get("d") else "month", *found.span())


def _day_follows(text: str, position: int) -> bool:
    """Return whether a day stands here that the calendar does not have, or no 日 closes it."""
    return re.match(rf"\s*(?:{_PART})\s*[日号]", text[position : position + 12]) is not None


def _number(text: str) -> int | None:
    return 1 if text == "元" else chinese_number(text)


def _date(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None or not 1900 <= year <= 2199:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _range_from(
    first: DateSeen, position: int, text: str, known: Mapping[int, DateSeen]
) -> RangeSeen | None:
    following = known.get(position)
    if following:
        return RangeSeen(first.first_day, following.last_day, first.start, following.end)
    if endless := _LONG_TERM.match(text, position):
        return RangeSeen(first.first_day, LONG_TERM, first.start, endless.end())
    if short := _SHORT_END.match(text, position):
        month, day = _number(short["m"]), _number(short["d"]) if short["d"] else 1
        value = _date(first.value.year, month, day)
        if value:
            end = DateSeen(value, "day" if short["d"] else "month", *short.span())
            return RangeSeen(first.first_day, end.last_day, first.start, end.end)
    return None

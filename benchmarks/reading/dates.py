"""Every way in which Chinese papers write a date or a period.

In: a date and a notation. Out: the text on the paper and the value it says.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

HAN = "〇一二三四五六七八九"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _han_number(n: int) -> str:
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else HAN[tens] + "十")
    return head + (HAN[ones] if ones or not tens else "")


def _han(d: date, zero: str) -> str:
    year = "".join(zero if c == "0" else HAN[int(c)] for c in str(d.year))
    return f"{year}年{_han_number(d.month)}月{_han_number(d.day)}日"


NOTATIONS: dict[str, Callable[[date], str]] = {
    "zh": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "zh-padded": lambda d: f"{d.year}年{d.month:02}月{d.day:02}日",
    "zh-spaced": lambda d: f"{d.year} 年 {d.month} 月 {d.day} 日",
    "zh-padded-spaced": lambda d: f"{d.year} 年 {d.month:02} 月 {d.day:02} 日",
    "dots": lambda d: f"{d.year}.{d.month:02}.{d.day:02}",
    "dots-short": lambda d: f"{d.year}.{d.month}.{d.day}",
    "dashes": lambda d: d.isoformat(),
    "slashes": lambda d: f"{d.year}/{d.month}/{d.day}",
    "slashes-padded": lambda d: f"{d.year}/{d.month:02}/{d.day:02}",
    "compact": lambda d: f"{d:%Y%m%d}",
    "han": lambda d: _han(d, "〇"),
    "han-circle": lambda d: _han(d, "○"),
    "han-zero": lambda d: _han(d, "零"),
    "han-letter": lambda d: _han(d, "Ｏ"),
    "en": lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    "en-us": lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    "en-short": lambda d: f"{d.day:02} {MONTHS[d.month - 1][:3]} {d.year}",
    "en-dashes": lambda d: f"{d.day:02}-{MONTHS[d.month - 1][:3]}-{d.year}",
}
CHINESE = tuple(n for n in NOTATIONS if not n.startswith("en"))
ENGLISH = tuple(n for n in NOTATIONS if n.startswith("en"))
DIGITS = ("zh", "zh", "zh-padded", "zh-spaced", "dots", "dashes", "slashes", "slashes-padded")
PERIODS = (
    "自{a}至{b}", "自{a}起至{b}止", "{a}至{b}", "{a} 至 {b}", "{a}～{b}", "{a} — {b}", "{a}–{b}",
    "{a}到{b}", "从{a}至{b}止", "{a} 起 {b} 止",
)  # fmt: skip
LONG_TERM = ("长期", "长期有效", "无固定期限", "永久")


def shifted(d: date, years: int = 0, days: int = 0) -> date:
    """Return the day `years` later (the last of the month where it has no such day), plus `days`."""
    last = calendar.monthrange(d.year + years, d.month)[1]
    return d.replace(year=d.year + years, day=min(d.day, last)) + timedelta(days=days)


def month_end(d: date) -> date:
    """Return the last day of the month."""
    return d.replace(day=calendar.monthrange(d.year, d.month)[1])

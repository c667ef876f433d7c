"""When samples were taken. In: page texts. Out: readings of `sampled`, one for each day.

Of a range the first and the last day are read. The days of analysis in the laboratory are not
those of sampling: 检测日期 counts only in reports of emissions that name no other day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from gfpack.base.dates import DateSeen, find_dates
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_LABEL = re.compile(
    r"(?P<taken>(?:现场)?(?:样品)?(?:采|取)(?:[(（]送[)）])?(?:样|集)(?:[(（]测量[)）]|[(（]监测[)）])?(?P<mixed>\s*[/、及和与]\s*(?:分析|检测|测试|送样|接样))?(?:的)?"
    r"(?:日期|时间|期间)|现场(?:监测|检测|测量)(?:日期|时间)"
    r"|(?:样品采集|采样|现场采样)(?=[ :：]*20\d\d)"
    r"|sampling (?:date|time|period)|date of sampling|sampled on)"
    r"|(?P<measured>(?<!在线)(?:监测|测量)(?:日期|时间|期间))"
    r"|(?P<tested>检测(?:日期|时间|期间))",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"于(?=\s*(?:\d{4}\s*[年./-]|\d{8}(?!\d)|[一二三四五六七八九〇○零O][^。；]{3,6}年)[^。；]{0,150}采\s*样)"
)
"""Of a sentence such as 于2026年9月10日、11日对某公司的厂界噪声进行了现场采样."""
_EMISSIONS = re.compile(r"废气|废水|噪声|污水|颗粒物|排放口|非甲烷总烃")
_SURE = {"taken": 0.9, "measured": 0.8, "tested": 0.5}
_WINDOW, _GAP = 90, 12
_BROKEN = 0.3
"""How much less sure days are of which one more cannot be read."""
_SEPARATOR = re.compile(r"\s*(?:[、,，;；和及与]|\s)\s*")
_TO = r"(?:日|号)?\s*(?:至|到|~|～|[-–—－]{1,2})\s*"
_RANGE = re.compile(_TO)
_SHORT = re.compile(
    rf"(?:(?P<to>{_TO})|\s*[、,，和及]\s*)(?:(?P<m>\d{{1,2}})\s*(?:月|[./-])\s*)?(?P<d>\d{{1,2}})(?P<day>\s*[日号])?(?![\d年月./-])"
)
_MOST_ROWS, _MOST_LABELS = 200, 2000
_LONGEST_HEAD, _LONGEST_TABLE = 400, 20_000
"""Characters of the line that heads a table, and of a table that is read."""


def read_sampled(texts: Sequence[str]) -> Iterator[Reading]:
    """Yield the days on which samples were taken, in order of pages."""
    found: list[tuple[str, Reading]] = []
    for page, text in enumerate(texts, start=1):
        if any(cue in text for cue in ("日期", "时间", "期间", "采", "ampl")):
            found += _on_page(text, page)
    better = any(kind != "tested" for kind, _ in found)
    emissions = better or any(_EMISSIONS.search(text[:3000]) for text in texts[:5])
    yield from (one for kind, one in found if kind != "tested" or (not better and emissions))


def _on_page(text: str, page: int) -> Iterator[tuple[str, Reading]]:
    said: set[tuple[str, date]] = set()
    for label in islice(_LABEL.finditer(text), _MOST_LABELS):
        kind = str(label.lastgroup if label.lastgroup != "mixed" else "taken")
        days = list(_below(text, label)) or list(_behind(text, label))
        for day, sure, seen in days[:1] if label["mixed"] else days:
            if (kind, day) in said:
                continue
            said.add((kind, day))
            shown = glimpse(f"{label[0]} {seen}")
            yield (
                kind,
                Reading("sampled", day.isoformat(), page, shown, round(_SURE[kind] + sure, 2)),
            )

    for said_at in _SENTENCE.finditer(text):
        for day, sure, seen in _behind(text, said_at):
            if ("taken", day) not in said:
                said.add(("taken", day))
                shown = glimpse(f"{said_at[0]} {seen}")
                yield (
                    "taken",
                    Reading("sampled", day.isoformat(), page, shown, round(0.85 + sure, 2)),
                )


def _behind(text: str, label: re.Match[str]) -> Iterator[tuple[date, float, str]]:
    """Yield the days that follow a label: one, a range, or several one after another."""
    window = text[label.end() : label.end() + _WINDOW]
    dates = find_dates(window)
    if not dates or not _near(window[: dates[0].start]):
        return
    named, end, broken = [dates[0]], dates[0].end, False
    rest = {one.start: one for one in dates[1:]}
    while not broken:
        joint = _RANGE.match(window, end) or _SEPARATOR.match(window, end)
        if joint and (following := rest.get(joint.end())):
            broken = following.precision != "day"  # a day that stands elsewhere, on the next line
            named += [] if broken else [following]
            end = following.end
        elif (short := _SHORT.match(window, end)) and (day := _short(named[-1], short)):
            named.append(day)
            end = short.end()
        else:
            break
    for each in named:
        shown = window[: each.end].strip(" :：\n")
        yield each.first_day, _doubt(each) - (_BROKEN if broken else 0.0), shown


def _near(gap: str) -> bool:
    return len("".join(gap.split())) <= _GAP and gap.count("\n") <= 1 and not _LABEL.search(gap)


def _doubt(seen: DateSeen) -> float:
    return 0.0 if seen.precision == "day" else -0.2


def _short(before: DateSeen, short: re.Match[str]) -> DateSeen | None:
    """Return the day that 至20日 or 、3月4日 names after a whole date."""
    if before.precision != "day" or not (short["day"] or short["to"]):
        return None
    try:
        day = before.value.replace(month=int(short["m"] or before.value.month), day=int(short["d"]))
    except ValueError:
        return None
    return DateSeen(day, "day", *short.span()) if day > before.value else None


def _columns(head: str) -> int:
    """Return how many columns a line of headings has; a translation beside one is none."""
    if "\t" in head:
        return head.count("\t") + 1
    words = head.split()
    chinese = [word for word in words if not word.isascii()]
    return len(chinese or words)


def _below(text: str, label: re.Match[str]) -> Iterator[tuple[date, float, str]]:
    """Yield the days below a label that heads a column."""
    nearest = max(0, label.start() - _LONGEST_HEAD - 1)
    start = text.rfind("\n", nearest, label.start()) + 1 or nearest
    head, _, rest = text[start : start + _LONGEST_TABLE].partition("\n")
    if len(head) > _LONGEST_HEAD or _columns(head) < 3 or find_dates(head):
        return
    column = head[: label.start() - start].count("\t") if "\t" in head else None
    missed = 0
    for line in rest.split("\n", _MOST_ROWS)[:_MOST_ROWS]:
        cell = line if column is None else "".join(line.split("\t")[column : column + 1])
        days = [one for one in find_dates(cell) if one.precision == "day"]
        missed = 0 if days else missed + 1
        if missed > 2 or _LABEL.search(line):
            return
        if days:
            yield days[0].value, -0.25, cell[days[0].start : days[0].end]

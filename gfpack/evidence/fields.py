"""Values read from text: holder, codes, numbers, dates, years. In: page texts. Out: readings.

Every reading is a candidate with its page, the text seen and a confidence; a person settles it.
An issue date is never taken for an expiry date: what follows 有效期 is looked at only up to the
next label, and labels of issue are labels too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from gfpack.base.dates import (
    LONG_TERM,
    DateSeen,
    RangeSeen,
    find_dates,
    find_ranges,
    find_term,
    long_term_at,
    term_end,
)
from gfpack.evidence.attested import read_attested
from gfpack.evidence.instruments import read_ledger, read_serials
from gfpack.evidence.models import Reading
from gfpack.evidence.names import read_holders
from gfpack.evidence.numbers import read_codes, read_numbers
from gfpack.evidence.page_marks import read_page_marks
from gfpack.evidence.places import read_addresses
from gfpack.evidence.plain import begins_certificate, glimpse
from gfpack.evidence.sampling import read_sampled
from gfpack.evidence.years import read_years

_NOT_FIRST = r"(?<!首次)(?<!初次)(?<!初始)(?<!上次)(?<!下次)"
_ISSUE = re.compile(
    _NOT_FIRST
    + r"(?:发证|颁证|签发|批准|颁发|发照|核准|出具|报告|发布|换证|备案|编制|签订|签署|批复"
    r"|检定|校准)(?:日期|时间|之日)|date of issue|issue date|issued on|reissue date",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"查询(?:日期|时间)|打印日期|生成(?:日期|时间)(?:[(（]查询日期[)）])?|(?<![\u3400-\u9fff])日期"
)
"""Labels of the day a print or a drawing was made, which is its issue if nothing says better."""
_SIGNED = re.compile(r"(?:编制|审核|批准|审批|签发|制表)")
_PUBLISHED = re.compile(r"\s*(?:发布|印发|签发|颁布)")
_FROM = re.compile(
    r"(?:生效|起始|开始)(?:日期|时间)|有效期(?:自|从)|effective date|valid from", re.IGNORECASE
)
_UNTIL = re.compile(
    r"有效期限?(?:截止)?(?:至|到|:)?|有效日期|有效截止日期?|有效至|到期日期?|失效日期|截止日期|营业期限|经营期限"
    r"|(?:合同|协议|服务|租赁|履行|委托|处置)(?:有效)?期限?|下次(?:检定|校准)日期|建议(?:复校|校准)日期"
    r"|valid (?:until|through|till)|expiry date|expiration date|date of expiry|expires on",
    re.IGNORECASE,
)
_OTHER_LABEL = re.compile(
    r"(?:首次|初次|初始|上次)\S{0,4}(?:日期|时间)|成立日期|采样日期|检测日期|监测日期|收样日期|审核日期|监督审核"
    r"|注册日期|登记日期|变更日期|first issue|initial certification",
    re.IGNORECASE,
)
_UNDATED = re.compile("有效期|期限|[Vv]alid|[Ee]xpir")
_FIRST_PAGES = 3
_LONGEST_PAGE, _LONGEST_END = 40_000, 10_000
"""Of a longer text in one piece so much is read from its beginning, and from its end."""
_LINE = 400
_WINDOW = 70
"""Characters after a label within which its value stands."""


def read_fields(texts: Sequence[str], *, paged: bool = True) -> tuple[Reading, ...]:
    """Return what the pages say, in order of pages; the most certain first within a field.

    Days of sampling, rows of ledgers and page marks are read on every page. For the rest the first
    pages of a long document are read, the last one, and those that a certificate begins. `paged`
    says that a text is a page as it is seen, so that the marks of pages on it mean something.
    """
    found: list[Reading] = [*read_sampled(texts), *read_ledger(texts)]
    for page, text in enumerate(texts, start=1):
        if paged:
            found += read_page_marks(text, page)
        if len(text) > _LONGEST_PAGE + _LONGEST_END:
            text = f"{text[:_LONGEST_PAGE]}\n{text[-_LONGEST_END:]}"  # noqa: PLW2901
        telling = page <= _FIRST_PAGES or page == len(texts) or begins_certificate(text)
        if not telling or not text.strip():
            continue
        found += read_holders(text, page)
        found += read_codes(text, page)
        found += read_numbers(text, page)
        found += _read_dates(text, page)
        found += read_years(text, page)
        found += read_attested(text, page)
        found += read_addresses(text, page)
        found += read_serials(text, page)
    return tuple(sorted(found, key=lambda one: (one.page, one.field, -one.confidence)))


def _read_dates(text: str, page: int) -> Iterator[Reading]:
    dates = find_dates(text)
    if not dates and not _UNDATED.search(text):
        return
    labels = _labels(text)
    columns = dict(_columns(text, labels, dates))
    issued = list(_issued(text, page, labels, columns, dates))
    yield from issued
    for start, end, kind in labels:
        if kind == "valid_until":
            yield from _validity(
                text, page, (start, end), labels=labels, columns=columns, issued=issued
            )
        elif kind == "valid_from":
            seen = columns.get(start) or _first_date(text, end, labels)
            if seen:
                yield _reading("valid_from", seen.first_day, page, text[start : seen.end], 0.8)


def _labels(text: str) -> list[tuple[int, int, str]]:
    """Return every label of a date: where it stands and what it announces."""
    kinds = (
        (_ISSUE, "issued"),
        (_MADE, "made"),
        (_FROM, "valid_from"),
        (_OTHER_LABEL, "other"),
        (_UNTIL, "valid_until"),
    )
    found = [(m.start(), m.end(), kind) for pattern, kind in kinds for m in pattern.finditer(text)]
    kept: list[tuple[int, int, str]] = []
    for one in sorted(found, key=lambda label: (label[0], -label[1])):
        if not kept or one[0] >= kept[-1][1]:
            kept.append(one)
    return kept


def _columns(
    text: str, labels: list[tuple[int, int, str]], dates: tuple[DateSeen, ...]
) -> Iterator[tuple[int, DateSeen]]:
    """Yield the date of each label where a line of labels stands above a line of dates."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    places = [one.start for one in dates]
    for (start, end), (below, below_end) in pairwise(lines):
        above = labels[bisect_left(labels, (start,)) : bisect_left(labels, (end,))]
        if len(above) < 2 or bisect_left(places, start) < bisect_left(places, end):
            continue
        values = dates[bisect_left(places, below) : bisect_left(places, below_end)]
        if len(values) == len(above):
            yield from zip((label[0] for label in above), values, strict=True)


def _window(text: str, end: int, labels: list[tuple[int, int, str]]) -> str:
    """Return what follows a label, up to the next one."""
    place = bisect_left(labels, (end,))
    following = labels[place][0] if place < len(labels) else len(text)
    return text[end : min(end + _WINDOW, following)]


def _first_date(text: str, end: int, labels: list[tuple[int, int, str]]) -> DateSeen | None:
    window = _window(text, end, labels)
    found = find_dates(window)
    if not found or not _only_a_gap(window[: found[0].start]):
        return None
    one = found[0]
    return DateSeen(one.value, one.precision, one.start + end, one.end + end)


def _only_a_gap(between: str) -> bool:
    """Return whether what stands between a label and a value leaves them together."""
    return len(between.split()) <= 3 and "。" not in between and len(between.strip()) <= 16


def _issued(
    text: str,
    page: int,
    labels: list[tuple[int, int, str]],
    columns: dict[int, DateSeen],
    dates: tuple[DateSeen, ...],
) -> Iterator[Reading]:
    for start, end, kind in labels:
        if kind not in ("issued", "made"):
            continue
        if seen := columns.get(start) or _first_date(text, end, labels):
            sure = (0.9 if kind == "issued" else 0.6) - (0 if seen.precision == "day" else 0.2)
            shown = text[start:end] + text[seen.start : seen.end]
            yield _reading("issued", seen.value, page, shown, sure)
    taken = {seen.start for seen in columns.values()}
    for one in reversed(dates):
        if one.precision != "day" or one.start in taken:
            continue
        if sure := _signature(text, one):
            yield _reading("issued", one.value, page, text[one.start : one.end], sure)
            return


def _signature(text: str, one: DateSeen) -> float:
    """Return how surely a date without a label is that below a document; 0 where it is not.

    Letters and decisions have it alone on its line, forms behind the names of who made them,
    regulations before 发布.
    """
    line_start = text.rfind("\n", 0, one.start) + 1
    before, after = text[line_start : one.start], text[one.end : one.end + _LINE].partition("\n")[0]
    if _PUBLISHED.match(after):
        return 0.7
    if after.strip():
        return 0.0
    if before.strip():
        return 0.6 if _SIGNED.search(before) else 0.0
    return 0.0 if _labelled(text, line_start) else 0.5


def _labelled(text: str, line_start: int) -> bool:
    """Return whether the line above ends in a label, whose value the date then is."""
    above = text[max(0, line_start - _LINE) : line_start].rstrip().rpartition("\n")[2]
    return any(pattern.search(above[-14:]) for pattern in (_UNTIL, _OTHER_LABEL, _FROM, _ISSUE))


def _validity(
    text: str,
    page: int,
    label: tuple[int, int],
    *,
    labels: list[tuple[int, int, str]],
    columns: dict[int, DateSeen],
    issued: list[Reading],
) -> Iterator[Reading]:
    start, end = label
    window = _window(text, end, labels)
    dates = find_dates(window)
    ranges = find_ranges(window, dates)
    if start in columns:
        seen = columns[start]
        yield _reading(
            "valid_until", seen.last_day, page, text[start:end] + text[seen.start : seen.end], 0.75
        )
    elif ranges and _only_a_gap(window[: ranges[0].start]):
        yield from _of_range(ranges[0], page, text[start:end] + window[: ranges[0].end])
    elif (
        (endless := long_term_at(window))
        and _only_a_gap(window[: endless[0]])
        and (not dates or endless[0] < dates[0].start)
    ):
        yield _reading("valid_until", LONG_TERM, page, text[start:end] + window[: endless[1]], 0.85)
    elif dates and _only_a_gap(window[: dates[0].start]):
        sure = 0.9 if dates[0].precision == "day" else 0.75
        yield _reading(
            "valid_until", dates[0].last_day, page, text[start:end] + window[: dates[0].end], sure
        )
    elif (term := find_term(window)) and issued and len(window[: term[1]].strip()) <= 12:
        last = term_end(date.fromisoformat(issued[0].value), term[0])
        shown = f"{text[start:end]}{window[: term[2]]}; {issued[0].seen}"
        yield _reading("valid_until", last, page, shown, 0.6, computed=True)


def _of_range(found: RangeSeen, page: int, shown: str) -> Iterator[Reading]:
    yield _reading("valid_from", found.first, page, shown, 0.9)
    yield _reading("valid_until", found.last, page, shown, 0.92)


def _reading(
    field: str,
    value: date | str,
    page: int,
    seen: str,
    confidence: float,
    *,
    computed: bool = False,
) -> Reading:
    text = value.isoformat() if isinstance(value, date) else value
    return Reading(field, text, page, glimpse(seen), confidence, computed)

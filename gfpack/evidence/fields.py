"""Values read from text: holder, codes, numbers, dates, years. In: page texts. Out: readings.

Every reading is a candidate with its page, the text seen and a confidence; a person settles it.
An issue date is never taken for an expiry date: what follows 有效期 is looked at only up to the
next label, and labels of issue are labels too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

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
from gfpack.evidence.label_dates import DATED, dates_of_labels
from gfpack.evidence.labels import Labelled, labelled
from gfpack.evidence.models import Reading
from gfpack.evidence.names import read_holders
from gfpack.evidence.numbers import read_codes, read_numbers
from gfpack.evidence.page_marks import read_page_marks
from gfpack.evidence.places import read_addresses
from gfpack.evidence.plain import begins_certificate, glimpse, mended
from gfpack.evidence.sampling import read_sampled
from gfpack.evidence.years import read_years

_SIGNED = re.compile(r"(?:编制|审核|批准|审批|签发|制表|经办|公\s*章|盖\s*章|印\s*章)")
_PUBLISHED = re.compile(
    r"\s*(?:由双方|共同)?(?:发布|印发|签发|颁布|发证|核发|颁发|签订|签署|订立|签约|颁证|制发)"
)
_UNDATED = re.compile("有效期|期限|[Vv]alid|[Ee]xpir")
_FROM, _ON = re.compile("[自从]"), re.compile(r"\s*(?:起|[至到～~—–-])")
_FIRST_PAGES = 3
_LONGEST_PAGE, _LONGEST_END = 40_000, 10_000
"""Of a longer text in one piece so much is read from its beginning, and from its end."""
_LINE, _HEAD = 400, 200
_CONTRACT = re.compile("合\\s*同|协\\s*议")
_LIKELY = 0.35
_ONE_VALUE = frozenset({"holder", "number", "issued", "first_issued", "valid_from", "valid_until"})
"""Fields of which a document has one value."""
_CLEAR, _CONTESTED = 0.03, 0.65
_OF_A_PERIOD = re.compile(r"(?<!截)[至到自从~～—–-]\s*$")
_WHEN_DONE = re.compile(
    r"\s*(?:[~～—–至到、-]|起|止|前|以前|以来|之前|后)|[^。；]{0,80}?采\s*样|[^，。；]{0,12}(?:检测|监测|检定|校准)"
    r"|\s*(?:依法|正式|已|对|向|通过|组织|派员|召集|会同|经|由|在[^，。；\n]{0,30}?(?:组织|召开|举行|进行)"
    r"|[^，。；\n]{0,8}?(?:受理|收悉|收到|召开|开展|申请|提交|报送|成立|开工|投产|竣工|检查|验收|取得|委托|注册))"
)
_PRINTOUT = re.compile(r"公示(?:系统|报告|信息)|信用(?:信息|报告|中国)|查询(?:报告|结果)")
_OF_THE_PRINTOUT = re.compile(r"报告|查询|打印|生成|出具|下载|导出|开具|签发")
_WHEN_PRINTED, _OF_WHAT_IS_TOLD = 0.88, 0.5
_EMPTY = re.compile(r"\s*(?:年\s*月\s*日\s*)?")
_RENEWED = re.compile(r"换|本次|本证|本期|再认证|复评|current|re-?issue", re.IGNORECASE)
_GRANTED = re.compile(r"(?:证书)?(?:获证|取证|发证|颁证|获得)")
"""What was granted on this day, where another day tells when it was issued once more."""
_HEADINGS = 3
"""Cells before a label from which on they are the headings of a table."""
_WINDOW = 70
"""Characters after a label within which its value stands."""


def read_fields(texts: Sequence[str], *, paged: bool = True) -> tuple[Reading, ...]:
    """Return what the pages say, in order of pages; the most certain first within a field.

    Days of sampling, rows of ledgers and page marks are read on every page. For the rest the first
    pages of a long document are read, the last one, and those that a certificate begins. `paged`
    says that a text is a page as it is seen, so that the marks of pages on it mean something.
    """
    texts = [mended(text) for text in texts]
    ledger = tuple(read_ledger(texts))
    listed = {one.page for one in ledger}
    found: list[Reading] = [*read_sampled(texts), *ledger]
    for page, text in enumerate(texts, start=1):
        if paged:
            found += read_page_marks(text, page)
        if len(text) > _LONGEST_PAGE + _LONGEST_END:
            text = f"{text[:_LONGEST_PAGE]}\n{text[-_LONGEST_END:]}"  # noqa: PLW2901
        telling = page <= _FIRST_PAGES or page == len(texts) or begins_certificate(text)
        if not telling or not text.strip():
            continue
        labels = labelled(text)
        found += read_holders(text, page, labels)
        found += read_codes(text, page, labels)
        found += read_numbers(text, page, labels)
        dated = _read_dates(text, page, [one for one in labels if not _lent(one, text, texts[0])])
        found += (one for one in dated if page not in listed or one.confidence > _LIKELY)
        found += read_years(text, page)
        found += read_attested(text, page, labels, texts[0])
        found += read_addresses(text, page, labels)
        if page not in listed:
            found += read_serials(text, page, labels)
    found = [_doubted(one, found) if one.field in _ONE_VALUE else one for one in found]
    return tuple(sorted(found, key=lambda one: (one.page, one.field, -one.confidence)))


def _doubted(one: Reading, found: Sequence[Reading]) -> Reading:
    """Return a reading, unsure where another value on its page is as likely: which one counts?"""
    rivals = (
        each.confidence
        for each in found
        if each.field == one.field and each.page == one.page and each.value != one.value
    )
    if max(rivals, default=0.0) < one.confidence - _CLEAR:
        return one
    return replace(one, confidence=min(one.confidence, _CONTESTED))


def _read_dates(text: str, page: int, labels: Sequence[Labelled]) -> Iterator[Reading]:
    dates = find_dates(text)
    if not dates and not _UNDATED.search(text):
        return
    columns = dates_of_labels(text, labels, dates)
    issued = list(_issued(text, page, labels, columns, dates))
    yield from issued
    for one in labels:
        if one.field == "valid_until":
            yield from _validity(text, page, one, columns, issued)
        elif one.field == "valid_from" and (whole := _whole_period(text, one)):
            yield from _of_range(whole, page, text[one.start : one.begin + whole.end])
        elif one.field in ("valid_from", "first_issued", "next_surveillance"):
            seen = columns.get(one.start) or _first_date(text, one)
            if seen:
                shown = text[one.start : one.begin] + text[seen.start : seen.end]
                yield _reading(one.field, seen.first_day, page, shown, one.sure)


def _lent(one: Labelled, text: str, first: str) -> bool:
    """Return whether a label tells the validity of a licence that the document only mentions."""
    name = text[one.start : one.begin]
    heading = first[:_HEAD]
    of_another = "许可证" not in heading or _CONTRACT.search(heading) is not None
    return one.field == "valid_until" and "许可证" in name and of_another


def _whole_period(text: str, one: Labelled) -> RangeSeen | None:
    """Return the period with which the value of a label begins."""
    ranges = find_ranges(_window(text, one))
    return ranges[0] if ranges and _only_a_gap(_window(text, one)[: ranges[0].start]) else None


def _window(text: str, one: Labelled) -> str:
    """Return what follows a label, up to the next one."""
    return text[one.begin : min(one.begin + _WINDOW, one.end)]


def _first_date(text: str, one: Labelled) -> DateSeen | None:
    window = _window(text, one)
    found = find_dates(window)
    if not found or not _only_a_gap(window[: found[0].start]):
        return None
    seen = found[0]
    if "\n" in window[: seen.start] and _heads_table(text, one):
        return None
    return DateSeen(seen.value, seen.precision, seen.start + one.begin, seen.end + one.begin)


def _heads_table(text: str, one: Labelled) -> bool:
    """Return whether a label stands at the end of a row of headings: below it are many values."""
    line = text[text.rfind("\n", 0, one.start) + 1 : one.start].split()
    return len(line) >= _HEADINGS and not any(":" in cell or "：" in cell for cell in line)


def _only_a_gap(between: str) -> bool:
    """Return whether what stands between a label and a value leaves them together."""
    return len(between.split()) <= 3 and "。" not in between and len(between.strip()) <= 16


def _issued(
    text: str,
    page: int,
    labels: Sequence[Labelled],
    columns: dict[int, DateSeen],
    dates: tuple[DateSeen, ...],
) -> Iterator[Reading]:
    printout = page == 1 and _PRINTOUT.search("".join(text[:_HEAD].split())) is not None
    renewed = any(one.field == "issued" and _renews(text, one) for one in labels)
    for one in labels:
        if one.field not in ("issued", "made"):
            continue
        if seen := columns.get(one.start) or _first_date(text, one):
            shown = text[one.start : one.begin] + text[seen.start : seen.end]
            sure = _of_printout(one, shown) if printout else one.sure
            sure -= 0 if seen.precision == "day" else 0.2
            first = renewed and _GRANTED.match(text, one.start) is not None
            yield _reading("first_issued" if first else "issued", seen.value, page, shown, sure)
    taken = {seen.start for seen in columns.values()}
    for day in reversed(dates):
        if day.precision != "day" or day.start in taken:
            continue
        if sure := _signature(text, day, labels):
            yield _reading("issued", day.value, page, text[day.start : day.end], sure)
            return
    if page == 1 and not _left_open(text, labels) and (last := _unlabelled(text, dates, labels)):
        yield _reading("issued", last.value, page, text[last.start : last.end], _LIKELY)


def _left_open(text: str, labels: Sequence[Labelled]) -> bool:
    """Return whether the place for the day of issue was left empty."""
    return any(
        one.field == "issued" and _EMPTY.fullmatch(text[one.begin : one.end]) for one in labels
    )


def _of_printout(one: Labelled, shown: str) -> float:
    """Return how surely a day is that of a printout, which has days of all that it tells too."""
    if one.field == "made":
        return _WHEN_PRINTED
    return one.sure if _OF_THE_PRINTOUT.search(shown) else _OF_WHAT_IS_TOLD


def _renews(text: str, one: Labelled) -> bool:
    """Return whether a label says that something was issued once more."""
    return _RENEWED.search(text[one.start : one.begin]) is not None


def _unlabelled(
    text: str, dates: tuple[DateSeen, ...], labels: Sequence[Labelled]
) -> DateSeen | None:
    """Return the last day on a page that stands behind no label of a date; likely that of issue.

    The day on which something else was done (于…采样) is none, nor one of a period.
    """
    held = [(one.begin, min(one.end, one.begin + _WINDOW)) for one in labels if one.field in DATED]
    held += [(one.begin, one.begin + 1) for one in labels]
    held += [(one.start, one.end) for one in find_ranges(text, dates)]
    free = (
        day
        for day in reversed(dates)
        if day.precision == "day"
        and not any(a <= day.start < b for a, b in held)
        and not _OF_A_PERIOD.search(text[max(0, day.start - 4) : day.start])
        and not _WHEN_DONE.match(text[day.end : day.end + _LINE].replace("\n", ""))
    )
    return next(free, None)


def _signature(text: str, one: DateSeen, labels: Sequence[Labelled]) -> float:
    """Return how surely a date without a label is that below a document; 0 where it is not.

    Letters and decisions have it alone on its line, forms behind the names of who made them,
    regulations before 发布.
    """
    line_start = text.rfind("\n", 0, one.start) + 1
    before, after = text[line_start : one.start], text[one.end : one.end + _LINE].partition("\n")[0]
    broken = len(after.strip()) == 1 or before.rstrip().endswith("于")  # 于…日发 | 证。
    if _PUBLISHED.match(text[one.end : one.end + _LINE].replace("\n", "") if broken else after):
        return 0.7
    if after.strip():
        return 0.0
    if before.strip() and before.strip() not in text[:line_start]:  # else a seal's remains
        return 0.6 if _SIGNED.search(before) else 0.0
    held = any(each.field in DATED and each.begin == one.start for each in labels)
    return 0.0 if held else 0.5


def _validity(
    text: str,
    page: int,
    label: Labelled,
    columns: dict[int, DateSeen],
    issued: list[Reading],
) -> Iterator[Reading]:
    window, name = _window(text, label), text[label.start : label.begin]
    dates = find_dates(window)
    ranges = find_ranges(window, dates)
    if seen := columns.get(label.start):
        shown = name + text[seen.start : seen.end]
        yield _reading("valid_until", seen.last_day, page, shown, 0.75)
    elif ranges and _only_a_gap(window[: ranges[0].start]):
        yield from _of_range(ranges[0], page, name + window[: ranges[0].end])
    elif (
        (endless := long_term_at(window))
        and _only_a_gap(window[: endless[0]])
        and (not dates or endless[0] < dates[0].start)
    ):
        yield _reading("valid_until", LONG_TERM, page, name + window[: endless[1]], 0.85)
    elif len(dates) > 1 and _is_unjoined_range(window, dates[0], dates[1]):
        shown = name + window[: dates[1].end]
        yield _reading("valid_from", dates[0].first_day, page, shown, 0.65)
        yield _reading("valid_until", dates[1].last_day, page, shown, 0.65)
    elif dates and _begins_period(window, dates[0]):
        shown = name + window[: dates[0].end]
        yield _reading("valid_from", dates[0].first_day, page, shown, label.sure)
    elif dates and _only_a_gap(window[: dates[0].start]):
        sure = label.sure - (0 if dates[0].precision == "day" else 0.15)
        shown = name + window[: dates[0].end]
        yield _reading("valid_until", dates[0].last_day, page, shown, sure)
    elif (term := find_term(window)) and issued and len(window[: term[1]].strip()) <= 12:
        last = term_end(date.fromisoformat(issued[0].value), term[0])
        shown = f"{name}{window[: term[2]]}; {issued[0].seen}"
        yield _reading("valid_until", last, page, shown, 0.6, computed=True)


def _is_unjoined_range(window: str, first: DateSeen, second: DateSeen) -> bool:
    """Return whether two dates stand behind a label with nothing between them that says how."""
    between = window[first.end : second.start]
    bare = not any(char.isalnum() for char in between) and len(between) <= 6
    return bare and _only_a_gap(window[: first.start]) and first.value < second.value


def _begins_period(window: str, first: DateSeen) -> bool:
    """Return whether a date is the beginning of a period whose end cannot be read."""
    before, after = window[: first.start], window[first.end :]
    ends = before.rstrip().endswith("至")  # 自签发之日起至…
    return not ends and _only_a_gap(before) and bool(_FROM.search(before) or _ON.match(after))


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

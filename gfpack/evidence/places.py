"""The place a document names. In: a page's text. Out: readings of `address`.

Where things are made or were audited weighs more than a registered seat, which may be elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from gfpack.evidence.labels import Labelled, is_counterpartys
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_ENDS = re.compile(
    r"[。;；]|[,，]?\s*(?:邮编|邮政|电话|联系|传真|统一社会|法定|网址|注册地址|生产|审核地址|经营|建筑面积"
    r"|post ?code|zip|tel)"
    r"|\s{2,}|(?<=[号室楼层幢栋座])\s+(?=[\u3400-\u9fff])|\s(?:[\u3400-\u9fff]{2,8}[:：])",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[号室楼层幢栋座厂内侧角处)）]$")
_PLACE = re.compile(r"[省市区县镇乡村路街道巷号园州]")
_MORE = re.compile(r".{0,24}[号室楼层幢栋座区园村路内处）)]")
_REST = re.compile(r"[\u3400-\u9fff]{0,10} ?[\d\-]{1,8} ?号(?= )")
"""What is left of a place on a line on which other things stand too."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_CLOSED = re.compile(r"([\u3400-\u9fff\d\-—]{6,60}?号)(?:[，。；]|的|按照|从事|建设)")
_ALONE = re.compile(r"[\u3400-\u9fff]{2,}[省市区县][\u3400-\u9fff\d\-—]{4,40}[号室楼层幢栋座]")
_CALL, _OF_WHOM_TO_CALL = re.compile("电\\s*话|传真|热线"), 0.4
"""Beside a telephone number stands where whoever issued it can be reached. It is as unsure whose
place stands below the other party of a contract."""
_EXACT, _ONLY_A_DISTRICT = re.compile(r"[\d一二三四五六七八九十]|号|[a-z]{3}"), 0.45
_TOLD = re.compile(
    r"(?:(?<=[在于为是至到址:：，。（“、])|^)(?![为于在是至到址])"
    r"(?:[\u3400-\u9fff]{2,3}省|[\u3400-\u9fff]{2,6}自治区)?"
    r"[\u3400-\u9fff]{2,6}?[市州盟](?:[\u3400-\u9fff]{2,8}?[区县旗市])?"
    r"[\u3400-\u9fff]{1,12}?(?:路|街|道|巷|村|镇|园区|开发区)[\u3400-\u9fff]{0,6}"
    r"\d{1,5}(?:-\d{1,4})?号"
)
"""A whole place in a sentence: down to the number of the house."""
_UNLABELLED = 0.5
"""How surely the only place that a decision tells in a sentence is the factory's."""
_LONGEST, _LONGEST_IN_SENTENCE = 120, 70


def read_addresses(text: str, page: int, labels: Sequence[Labelled]) -> Iterator[Reading]:
    """Yield the places a page names, each once, as surely as its surest label says."""
    found: dict[str, Reading] = {}
    for one in sorted(labels, key=lambda each: -each.sure):
        if one.field not in ("address", "holder"):
            continue
        seen = text[one.begin : min(one.end, one.begin + _LONGEST)]
        place = _place(seen.strip("\n")) if one.field == "address" else _below_name(seen)
        if place and place not in found:
            shown = glimpse(text[one.start : one.begin] + seen)
            line = text[one.begin :].partition("\n")[0]
            whose = _CALL.search(line) or is_counterpartys(labels, one.start)
            sure = min(one.sure, _OF_WHOM_TO_CALL) if whose else one.sure
            sure -= 0 if _EXACT.search(place) else _ONLY_A_DISTRICT
            found[place] = Reading("address", place, page, shown, sure)
    if page == 1 and not found:
        told = set(_told(text, labels))
        if len(told) == 1:
            found = {one: Reading("address", one, page, one, _UNLABELLED) for one in told}
    yield from found.values()


def _told(text: str, labels: Sequence[Labelled]) -> Iterator[str]:
    """Yield the places that sentences tell; none that stands behind a label of something else."""
    places = [at for at, char in enumerate(text) if not char.isspace()]
    for match in _TOLD.finditer("".join(text[at] for at in places)):
        start = places[match.start()]
        behind = (
            one
            for one in labels
            if one.begin <= start < one.end and (one.colon or start - one.begin <= 1)
        )
        if all("\n" in text[one.begin : start] for one in behind):
            yield match[0]


def _place(seen: str) -> str | None:
    if not _HAN.search(seen.partition("\n")[0]):
        return _english_place(seen)
    seen = _in_sentence(seen) or seen
    line, *below = seen.split("\n")
    cut = _ENDS.search(line, 1)
    value = (line[: cut.start()] if cut else line).strip(" :：,，、\t|")
    for one in below:
        more = _MORE.fullmatch(one.strip()) or _REST.match(one.strip())
        if cut or _WHOLE.search(value) or not more:
            break
        value += more[0]
    value = "".join(value.split()).lstrip("为是于在")
    return value if len(value) >= 6 and _PLACE.search(value) else None


def _below_name(seen: str) -> str | None:
    """Return the place that stands on a line of its own below the holder's name."""
    whole = (_ALONE.fullmatch("".join(line.split())) for line in seen.split("\n")[1:])
    return next((found[0] for found in whole if found), None)


def _in_sentence(seen: str) -> str | None:
    """Return a place that a bracket or the words behind its number close, over line breaks."""
    joined = "".join(seen.split())
    bracket = joined.replace(")", "）").find("）")
    if 0 < bracket <= _LONGEST_IN_SENTENCE and not {"（", "("} & {*joined[:bracket]}:
        return joined[:bracket]
    closed = _CLOSED.match(joined)
    return closed[1] if closed else None


def _english_place(seen: str) -> str | None:
    lines = takewhile(lambda line: not _HAN.search(line), seen.split("\n"))
    whole = " ".join(" ".join(lines).split()).strip(" ,;")
    return whole if len(whole) >= 12 and re.search(r"\d", whole) else None

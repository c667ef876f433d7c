"""The place a document names. In: a page's text. Out: readings of `address`.

Where things are made or were audited weighs more than a registered seat, which may be elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gfpack.evidence.labels import Labelled
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_ENDS = re.compile(
    r"[。;；]|[,，]?\s*(?:邮编|邮政|电话|联系|传真|统一社会|法定|网址|注册地址|生产|审核地址|经营|建筑面积"
    r"|post ?code|zip|tel)"
    r"|\s{2,}|\s(?:[\u3400-\u9fff]{2,8}[:：])",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[号室楼层幢栋座厂内侧角处)）]$")
_PLACE = re.compile(r"[省市区县镇乡村路街道巷号园州]")
_MORE = re.compile(r".{0,24}[号室楼层幢栋座区园村路内处）)]")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LONGEST = 120


def read_addresses(text: str, page: int, labels: Iterable[Labelled]) -> Iterator[Reading]:
    """Yield the places a page names, each once, as surely as its surest label says."""
    found: dict[str, Reading] = {}
    for one in sorted(labels, key=lambda each: -each.sure):
        if one.field != "address":
            continue
        seen = text[one.begin : min(one.end, one.begin + _LONGEST)]
        place = _place(seen.strip("\n"))
        if place and place not in found:
            shown = glimpse(text[one.start : one.begin] + seen)
            found[place] = Reading("address", place, page, shown, one.sure)
    yield from found.values()


def _place(seen: str) -> str | None:
    line, *below = seen.split("\n")
    cut = _ENDS.search(line, 1)
    value = (line[: cut.start()] if cut else line).strip(" :：,，、\t|")
    if not _HAN.search(value):
        whole = " ".join(" ".join((value, *(one for one in below if not _HAN.search(one)))).split())
        return whole if len(whole) >= 12 and re.search(r"\d", whole) else None
    for one in below:
        if cut or _WHOLE.search(value) or not _MORE.fullmatch(one.strip()):
            break
        value += one.strip()
    value = "".join(value.split())
    return value if len(value) >= 6 and _PLACE.search(value) else None

"""The place a document names. In: a page's text. Out: readings of `address`.

Where things are made or were audited weighs more than a registered seat, which may be elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_JOINT = r"[/／、及和与（(]"
_LABELS = (
    (
        r"生产经营(?:场所)?(?:地址|所在地)|生产经营场所|(?:实际)?(?:生产|经营|运营|审核|认证)(?:场所)?"
        rf"(?:{_JOINT}(?:生产|审核|经营|运营|办公|服务|认证)(?:场所)?)*[)）]?地址"
        rf"|注册(?:地址)?(?:{_JOINT}(?:生产|审核|经营|运营|办公)(?:场所)?)+[)）]?地址"
        r"|生产场所|场所地址|厂址|工厂地址|(?:受检|被测|单位|企业|受测)(?:单位)?(?:详细)?地址|单位所在地|建设地点|坐落",
        0.9,
    ),
    (r"(?<!生产)经营场所|住所", 0.75),
    (r"(?<![\u3400-\u9fff/／])地址", 0.6),
    (r"注册地址", 0.55),
    (r"(?<![A-Za-z-])address", 0.5),
)
_AFTER = (
    r"(?:\s*[(（][^)）\n]{1,16}[)）])?\s*[:：|]?\s*"
    r"(?P<place>[^\n\t]{4,90}(?:\n[^\n\t]{2,24}(?=\n|$))?)"
)
_LABELLED = tuple(
    (re.compile(rf"(?:{label}){_AFTER}", re.IGNORECASE), sure) for label, sure in _LABELS
)
_ENDS = re.compile(
    r"[。;；]|[,，]?\s*(?:邮编|邮政|电话|联系|传真|统一社会|法定|网址|注册地址|生产|审核地址|经营|建筑面积"
    r"|post ?code|zip|tel)"
    r"|\s{2,}|\s(?:[\u3400-\u9fff]{2,8}[:：])",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"[号室楼层幢栋座厂内侧角处)）]$")
_PLACE = re.compile(r"[省市区县镇乡村路街道巷号园州]")
_MORE = re.compile(r"[\u3400-\u9fff\d].{0,20}[号室楼层幢栋座区园村路]$")
_HAN = re.compile(r"[\u3400-\u9fff]")
_CUES = ("地址", "住所", "场所", "厂址", "地点", "坐落", "所在地", "ddress", "DDRESS")


def read_addresses(text: str, page: int) -> Iterator[Reading]:
    """Yield the places a page names, each once, as surely as its surest label says."""
    if not any(cue in text for cue in _CUES):
        return
    found: dict[str, Reading] = {}
    for pattern, sure in _LABELLED:
        for match in pattern.finditer(text):
            place = _place(match["place"])
            if place and place not in found:
                found[place] = Reading("address", place, page, glimpse(match[0]), sure)
    yield from found.values()


def _place(seen: str) -> str | None:
    line, _, below = seen.partition("\n")
    cut = _ENDS.search(line, 1)
    value = (line[: cut.start()] if cut else line).strip(" :：,，、")
    if below and not cut and not _WHOLE.search(value) and _MORE.fullmatch(below.strip()):
        value += below.strip()
    if not _HAN.search(value):
        return " ".join(value.split()) if len(value) >= 12 and re.search(r"\d", value) else None
    value = "".join(value.split())
    return value if len(value) >= 6 and _PLACE.search(value) else None

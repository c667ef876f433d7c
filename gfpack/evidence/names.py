"""Whose document it is. In: a page's text. Out: readings of `holder`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gfpack.evidence.models import Reading

_ORGANISATION = (
    r"[\u3400-\u9fffA-Za-z0-9·（）()&\-]{2,40}?"
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|合作社|集团|工厂|厂|研究院|研究所|事务所)"
    r"(?:[（(][\u3400-\u9fff]{2,8}[)）])?(?:[\u3400-\u9fff]{2,10}?分公司|分公司|分厂)?"
)
_LABELS = (
    (r"受检单位|送检单位|查询对象|被[检监]测?单位|受[测审]核?(?:单位|方|组织)|被审核方", 0.92),
    (
        r"单位名称|企业名称|公司名称|持证单位|证书持有[人者]|获证组织|组织名称|排污单位|生产经营单位名称|单位详细名称"
        r"|用能单位|填报单位|报告主体|建设单位|权利人|产[废生]单位|申请单位|申请组织|申报单位|使用单位|企业\(单位\)名称"
        r"|认证委托人|核算主体|法人单位|项目单位|申领单位|用户名称|客户名称|户名",
        0.9,
    ),
    (r"委托单位|委托方|委托人|申请人|甲方", 0.8),
    (r"(?<![\u3400-\u9fff])名称", 0.85),
)
_AFTER_LABEL = (
    rf"(?:名称|全称)?(?:[(（][^)）\n]{{1,10}}[)）])?\s*[:：|]?\s*(?P<name>{_ORGANISATION})"
)
_LABELLED = tuple(
    (re.compile(rf"(?:{label}){_AFTER_LABEL}"), confidence) for label, confidence in _LABELS
)
_CERTIFIED = re.compile(
    rf"(?:兹证明|特此证明|兹授予|授予|兹有|证明)\s*[:：]?\s*(?P<name>{_ORGANISATION})"
)
_ADDRESSED = re.compile(rf"(?m)^\s*(?P<name>{_ORGANISATION})\s*[:：]\s*$")
_LETTERHEAD = re.compile(rf"\A\s*(?P<name>{_ORGANISATION})(?=[ \t\n])")
_ALONE = re.compile(rf"(?m)^\s*(?P<name>{_ORGANISATION})\s*$")
_ENGLISH = re.compile(
    r"(?:certify that|certifies that|certificate holder|organi[sz]ation|company name)[\s:]*"
    r"(?:the management system of\s*)?"
    r"(?P<name>[A-Z][A-Za-z0-9&.,'()\- ]{3,70}?(?:Co\.?, ?Ltd\.?|Inc\.?|Ltd\.?|GmbH))"
)
_NOT_NAMES = (
    "本公司",
    "贵公司",
    "该公司",
    "我公司",
    "你公司",
    "分公司",
    "有限公司",
    "公司",
    "集团",
    "厂",
)


def read_holders(text: str, page: int) -> Iterator[Reading]:
    """Yield candidates for the holder of what stands on a page."""
    found: dict[str, Reading] = {}
    for pattern, confidence in (*_LABELLED, (_CERTIFIED, 0.85), (_ENGLISH, 0.8), (_ADDRESSED, 0.8)):
        for match in pattern.finditer(text):
            _note(found, match, page, confidence)
    alone = {match["name"]: match for match in _ALONE.finditer(text)}
    if page == 1 and not found:
        if len(alone) == 1:
            _note(found, next(iter(alone.values())), page, 0.6)
        if head := _LETTERHEAD.match(text):
            _note(found, head, page, 0.65)
    yield from found.values()


def _note(found: dict[str, Reading], match: re.Match[str], page: int, confidence: float) -> None:
    name = match["name"].strip("-·& ")
    if name in _NOT_NAMES or name.startswith(
        ("本", "贵", "该", "我", "你", "与", "和", "及", "的")
    ):
        return
    if name not in found or found[name].confidence < confidence:
        seen = " ".join(match[0].split())[:120]
        found[name] = Reading("holder", name, page, seen, confidence)

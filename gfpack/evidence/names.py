"""Whose document it is. In: a page's text. Out: readings of `holder`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gfpack.evidence.labels import COUNTERPARTY, HOLDER, Labelled
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_ORGANISATION = (
    r"[\u3400-\u9fffA-Za-z0-9][\u3400-\u9fffA-Za-z0-9·（）()&\-]{1,40}?"
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|合作社|集团|工厂|厂|研究院|研究所|事务所)"
    r"(?![）)])(?:[（(][\u3400-\u9fff]{2,8}[)）])?(?:[\u3400-\u9fff]{2,10}?分公司|分公司|分厂)?"
)
_NAME = re.compile(r"[\u3400-\u9fffA-Za-z0-9·（）()&\-]+")
_WHOLE = re.compile(_ORGANISATION)
_WRAPPED = re.compile(r"(?<=[\u3400-\u9fff（）()])\s*\n\s*(?=[\u3400-\u9fff（）()])")
_LONGEST, _HEAD = 160, 600
_ROLE = re.compile(
    r"\s*[(（](?:以下)?(?:简)?称?[：:为]?\s*[“\"「]?(?:(?P<ours>承租|需|买|采购|委托|购|产废|用电)|出租|供|卖|受托|处置|服务|售)"
)
"""What a party of a contract is called behind its name."""
_BY_ROLE, _OF_AN_ISSUER = 0.8, 0.4
_TRANSLATED = 0.15
"""How much less sure a name in English is: beside it stands the one that counts."""
_ENTRUSTED = re.compile(
    rf"受(?P<name>{_ORGANISATION})\s*(?:[（(][^）)]{{1,60}}[）)])?\s*(?:的)?委托"
)
_EXAMINED = re.compile(
    rf"对(?P<name>{_ORGANISATION})\s*(?:[（(][^）)]{{1,60}}[）)])?\s*(?:的|进行|开展)"
)
_CALLED = re.compile(
    rf"(?P<name>{_ORGANISATION})\s*[(（](?:以下)?(?:简)?称[为：:]?\s*[“\"「]?"
    r"(?:甲方|委托方|承租|需方|买方|采购|购买|产废|用电)"
)
"""A party as the first words of a contract name it, without a label."""
_ADDRESSED = re.compile(
    rf"(?m)^\s*(?P<name>{_ORGANISATION})\s*(?:[（(][^）)\n]{{1,40}}[）)])?\s*[:：]\s*(?:$|(?=[贵你]))"
)
_ABOUT = re.compile(
    rf"关于(?:同意|核准|准予|批准|对|给予|印发)?(?P<name>(?!同意|核准|准予|批准|印发|公布|对){_ORGANISATION})"
)
"""Whom a decision is about, as its heading says."""
_OF_A_TESTER = re.compile(
    r"认证|检测|检验|监测|核查|评价|评估|咨询|计量|校准|技术服务|环境工程|节能服务|质量"
)
"""In the names of those who attest, test and advise."""
_LETTERHEAD = re.compile(rf"\A\s*(?P<name>{_ORGANISATION})(?=[ \t\n])")
_ALONE = re.compile(rf"(?m)^\s*(?P<name>{_ORGANISATION})\s*$")
_ENGLISH = re.compile(
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


def read_holders(text: str, page: int, labels: Iterable[Labelled]) -> Iterator[Reading]:
    """Yield candidates for the holder of what stands on a page."""
    found: dict[str, Reading] = {}
    for one in labels:
        if one.field not in (HOLDER, COUNTERPARTY):
            continue
        value = text[one.begin : min(one.end, one.begin + _LONGEST)]
        name = _named(value)
        role = _ROLE.match(value.replace("\n", ""), len(name)) if name else None
        if name and (role["ours"] if role else one.field == HOLDER):
            shown = text[one.start : one.begin] + name
            sure = (one.sure or _BY_ROLE) - (_TRANSLATED if name.isascii() else 0.0)
            _note(found, name, shown, page, sure)
    joined = _WRAPPED.sub("", text)
    examined = list(_EXAMINED.finditer(joined))
    for match in examined:
        _note(found, match["name"], match[0], page, 0.85)
    for match in _ENTRUSTED.finditer(joined):
        _note(found, match["name"], match[0], page, 0.45 if examined else 0.85)
    for match in (*_ADDRESSED.finditer(text), *_CALLED.finditer(joined)):
        _note(found, match["name"], match[0], page, 0.8)
    for match in _ABOUT.finditer(joined[:_HEAD]):
        _note(found, match["name"], match[0], page, 0.7)
    if page == 1 and not found:
        alone = {match["name"] for match in _ALONE.finditer(text)}
        alone = {one for one in alone if not _OF_A_TESTER.search(one)} or alone
        if len(alone) == 1:
            (name,) = alone
            _note(found, name, name, page, 0.6)
        if head := _LETTERHEAD.match(text):
            sure = _OF_AN_ISSUER if _OF_A_TESTER.search(head["name"]) else 0.65
            _note(found, head["name"], head[0], page, sure)
    yield from found.values()


def is_name(line: str) -> bool:
    """Return whether a line is the name of an organisation and nothing else."""
    return _ALONE.fullmatch(line) is not None


def _named(value: str) -> str | None:
    """Return the name with which the value of a label begins; what a line cuts is joined."""
    value = value.lstrip()
    if english := _ENGLISH.match(value):
        below = _ALONE.match(value[english.end() :].lstrip())
        return below["name"] if below else english["name"]
    whole = _WRAPPED.sub("", value)
    line = _NAME.match(value)
    if line and _WHOLE.fullmatch(line[0]):
        return line[0]
    name = _WHOLE.match(whole)
    return name[0] if name else None


def _note(found: dict[str, Reading], name: str, seen: str, page: int, confidence: float) -> None:
    name = name.strip("-·& ")
    if name in _NOT_NAMES or name.startswith(
        ("本", "贵", "该", "我", "你", "与", "和", "及", "的", "关于")
    ):
        return
    if name not in found or found[name].confidence < confidence:
        found[name] = Reading("holder", name, page, glimpse(seen), confidence)

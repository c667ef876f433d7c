"""Whose document it is. In: a page's text. Out: readings of `holder`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from gfpack.evidence.labels import COUNTERPARTY, HOLDER, Labelled
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_ORGANISATION = (
    r"[\u3400-\u9fffA-Za-z0-9][\u3400-\u9fffA-Za-z0-9·（）()&\-]{1,40}?"
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|合作社|集团|工厂|厂(?!房|区|界|内|址|长)|研究院|研究所|事务所)"
    r"(?![）)])(?:[（(][\u3400-\u9fff]{2,8}[)）])?(?:[\u3400-\u9fff]{2,10}?分公司|分公司|分厂)?"
)
_NAME = re.compile(r"[\u3400-\u9fffA-Za-z0-9·（）()&\-]+")
_WHOLE = re.compile(_ORGANISATION)
_WRAPPED = re.compile(r"(?<=[\u3400-\u9fff（）()])\s*\n\s*(?=[\u3400-\u9fff（）()])")
_LINES, _MOST_LINES = 4, 60
"""Lines of a sentence, and lines of a page among which one may tell whose it is."""
_LONGEST, _HEAD = 160, 600
_ROLE = re.compile(
    r"\s*[(（](?:以下)?(?:简)?称?[：:为]?\s*[“\"「]?(?:(?P<ours>承租|需|买|采购|委托|购|产废|用电)|出租|供|卖|受托|处置|服务|售)"
)
"""What a party of a contract is called behind its name."""
_ASIDE = 0.1
_SAID = re.compile(r"[\u3400-\u9fff\d]")
"""What is more than the English of a label."""
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
_REPORTED = re.compile(
    rf"(?m)^(?:根据|依据|收到|你单位|关于)?(?P<name>(?!根据|依据|收到|你单位|关于){_ORGANISATION})"
    r"(?:报送|报来|提交|申报|上报|报批|委托)"
)
_OF_OUR_DISTRICT = re.compile(
    rf"(?m)^\s*(?:兹证明|经查，?)?(?P<name>{_ORGANISATION})\s*(?:[（(][^）)]{{1,80}}[）)])?\s*[，,]?(?:系|为|是)我"
)
"""Whom an authority vouches for: …公司（统一社会信用代码…）系我辖区内企业."""
_OF_MAKER = re.compile(rf"(?:编制单位|编制部门|制表单位)\s*[:：]?\s*(?P<name>{_ORGANISATION})")
_OF_A_LIST = 0.5
"""Who drew up a list drew it up of its own things, unless it is in the business of reports."""
_ABOUT = re.compile(
    rf"关于(?:同意|核准|准予|批准|对|给予|印发)?(?P<name>(?!同意|核准|准予|批准|印发|公布|对){_ORGANISATION})"
)
"""Whom a decision is about, as its heading says."""
_OF_A_TESTER = re.compile(
    r"认证|检测|检验|监测|交易中心|核查|评价|评估|咨询|计量|校准|技术服务|环境工程|节能服务|质量"
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
_NOT_BEGINS = ("本", "贵", "该", "我", "你", "与", "和", "及", "的", "关于")


class _Named(NamedTuple):
    """A name, what was seen of it, how surely it is the holder's."""

    name: str
    seen: str
    sure: float


def read_holders(text: str, page: int, labels: Iterable[Labelled]) -> Iterator[Reading]:
    """Yield candidates for the holder of what stands on a page, each name once."""
    found: dict[str, Reading] = {}
    for one in (*_labelled(text, tuple(labels)), *_in_sentences(text)):
        _note(found, one, page)
    if page == 1 and not found:
        for one in list(_listed(text)) or _unlabelled(text):
            _note(found, one, page)
    yield from found.values()


def _labelled(text: str, labels: Sequence[Labelled]) -> Iterator[_Named]:
    """Yield what stands behind labels of a holder, or below them."""
    for one in labels:
        if one.field not in (HOLDER, COUNTERPARTY):
            continue
        label = text[one.start : one.begin]
        if one.field == HOLDER and (below := _below(text, one, labels)):
            yield _Named(below, label + below, one.sure - _ASIDE)
        value = text[one.begin : min(one.end, one.begin + _LONGEST)]
        name = _named(value)
        role = _ROLE.match(value.replace("\n", ""), len(name)) if name else None
        if name and (role["ours"] if role else one.field == HOLDER):
            sure = (one.sure or _BY_ROLE) - (_TRANSLATED if name.isascii() else 0.0)
            yield _Named(name, label + name, sure)


def _in_sentences(text: str) -> Iterator[_Named]:
    """Yield whom sentences, headings and salutations tell of."""
    joined, begun = _WRAPPED.sub("", text), "\n".join(_begun(text))
    examined = any(_EXAMINED.finditer(joined))
    told = (
        (_EXAMINED, joined, 0.85),
        (_ENTRUSTED, joined, 0.45 if examined else 0.85),
        (_ADDRESSED, text, 0.8),
        (_CALLED, joined, 0.8),
        (_REPORTED, begun, 0.78),
        (_OF_OUR_DISTRICT, begun, 0.78),
        (_ABOUT, joined[:_HEAD], 0.7),
    )
    for pattern, where, sure in told:
        for match in pattern.finditer(where):
            if "的" not in match["name"] and "项目" not in match["name"]:
                yield _Named(match["name"], match[0], sure)


def _begun(text: str) -> Iterator[str]:
    """Yield each of the first lines with those it may go on in."""
    lines = [line.strip() for line in text.split("\n", _MOST_LINES)[:_MOST_LINES]]
    for at in range(len(lines)):
        yield "".join(lines[at : at + _LINES])


def _listed(text: str) -> Iterator[_Named]:
    """Yield who drew up a list, unless it is in the business of reports."""
    for match in _OF_MAKER.finditer(text):
        if not _OF_A_TESTER.search(match["name"]):
            yield _Named(match["name"], match[0], _OF_A_LIST)


def _unlabelled(text: str) -> Iterator[_Named]:
    """Yield the only name that has a line of its own, and that of the letterhead."""
    alone = {match["name"] for match in _ALONE.finditer(text)}
    alone = {one for one in alone if not _OF_A_TESTER.search(one)} or alone
    if len(alone) == 1:
        (name,) = alone
        yield _Named(name, name, 0.6)
    if head := _LETTERHEAD.match(text):
        sure = _OF_AN_ISSUER if _OF_A_TESTER.search(head["name"]) else 0.65
        yield _Named(head["name"], head[0], sure)


def _below(text: str, one: Labelled, labels: Sequence[Labelled]) -> str | None:
    """Return the name below a label that stands beside others on a line without values."""
    line = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.start)
    beside = [each for each in labels if line[0] <= each.start < line[1]]
    if len(beside) < 2 or any(
        _SAID.search(text[each.begin : min(each.end, line[1])]) for each in beside
    ):
        return None
    names = [match[0] for match in _WHOLE.finditer(text[line[1] + 1 :].partition("\n")[0])]
    at = beside.index(one)
    return names[at] if at < len(names) else None


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


def _note(found: dict[str, Reading], one: _Named, page: int) -> None:
    name = one.name.strip("-·& ")
    if name in _NOT_NAMES or name.startswith(_NOT_BEGINS):
        return
    if name not in found or found[name].confidence < one.sure:
        found[name] = Reading("holder", name, page, glimpse(one.seen), one.sure)

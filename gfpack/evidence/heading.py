"""What a document calls itself. In: a page's text, the words of all types. Out: how much of its
heading each type explains.

A word such as 检测报告 stands in the headings of many kinds; what is before or below it tells them
apart. So a heading is not searched for words: it is asked how much of it a type accounts for. What
no type knows (摩擦力矩) counts against all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt

from gfpack.base.patterns import lazy_pattern
from gfpack.base.text import normalised
from gfpack.checklist.models import EvidenceType, EvidenceTypes

_LINES = 10
"""Lines at the top of a page among which its heading stands."""
_MOST = 3
"""Lines a heading has at most."""
_LONGEST = 60
"""Characters from which on a line is a sentence."""
_TAIL = 12
"""Characters at the end of a long heading, which name what it is: 关于……项目环评报告表的批复."""
_LEAST = 2.0
"""Weight that a heading is taken to have at least, so that a common word explains little."""
_DATES_AND_PAGES = lazy_pattern(
    r"第\s*\d+\s*页(?:\s*[/／]?\s*共\s*\d+\s*页)?|\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*日?)?|\d{1,2}:\d{2}(?::\d{2})?"
)
_BODY = lazy_pattern(
    r"[^\s:：|]{1,14}\s*[:：]|[^(（]*[，。；]|(?:[一二三四五六七八九十]{1,2}[、．]|\d{1,2}(?:\.\d)*[\s、])"
    r"|[\u3400-\u9fff]{2,8}\s+[\u3400-\u9fff（）()]{4,30}(?:公司|厂)(?:\s|$)"
    r"|\s*(?:序号|月份|编号\s|兹|统一社会信用代码\s|(?:企业|单位)名称\s)|(?:\S+\s+){4}"
)
_ISSUER = lazy_pattern(
    r"[\u3400-\u9fffA-Za-z（）()·]{2,30}?(?:有限公司|股份公司|集团公司|集团|事务所|研究院|检测所|测试所"
    r"|委员会|人民政府|管理局|生态环境局|[\u3400-\u9fff]局)(?:文件)?(?=[\s年\d]|$)"
)
_DOCUMENT_NUMBER = lazy_pattern(
    r"文件编号\s*[:：]?\s*\S*|(?:No|NO|№)\.?\s*[:：]?\s*[A-Z0-9]\S*|[\u3400-\u9fff]{2,8}[〔\[（(]\d{4}[〕\]）)].{0,12}?号|[A-Z][A-Z0-9/-]{4,}"
)
_CUT = lazy_pattern(r"文 ?\n ?件(?= ?\n)")
"""The last word of a letterhead, where it did not fit on one line."""
_BRACKETED = lazy_pattern(r"\(([^()]*)\)")
_HAN = lazy_pattern(r"[\u3400-\u9fff]")
_PIECE = lazy_pattern(r"[\u3400-\u9fff]+|[a-z]{3,}|\d{3,}(?:-\d)?")
_YEAR = lazy_pattern(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pairs of characters by which types are named, and how much each tells."""

    holders: Mapping[str, frozenset[str]]
    """By pair: the types in whose names and cues it stands."""
    weights: Mapping[str, float]
    """By pair: 1 where one family of types has it, less the more have it."""
    names: Mapping[str, tuple[tuple[frozenset[str], float], ...]]
    """By type: the pairs of each of its names, and what they weigh together."""


def vocabulary(types: EvidenceTypes) -> Vocabulary:
    """Return what the types of a catalogue are called."""
    holders: dict[str, set[str]] = defaultdict(set)
    for one in types.types:
        for pair in {pair for name in _names(one) for pair in _pairs(normalised(name))}:
            holders[pair].add(one.id)
    weights = {
        pair: 1 / sqrt(len({types.lineage(one)[-1] for one in held}))
        for pair, held in holders.items()
    }
    names = {
        one.id: tuple(_weighed(name, weights) for name in (one.title.zh, *one.synonyms))
        for one in types.types
    }
    return Vocabulary({pair: frozenset(held) for pair, held in holders.items()}, weights, names)


def _weighed(name: str, weights: Mapping[str, float]) -> tuple[frozenset[str], float]:
    pairs = frozenset(_pairs(normalised(name)))
    return pairs, max(sum(weights[pair] for pair in pairs), _LEAST)


@dataclass(frozen=True, slots=True)
class Explained:
    """How much of a heading a type accounts for, from 0 to 1."""

    best: float = 0.0
    """Of its most telling line, or of what it ends with."""
    whole: float = 0.0
    """Of all its lines together."""
    named: float = 0.0
    """How much of a name of the type stands in the heading."""


def explained(text: str, words: Vocabulary) -> dict[str, Explained]:
    """Return by type how much of the heading of a page it accounts for."""
    lines = heading_lines(text)
    if not lines:
        return {}
    together = "\n".join(map(normalised, lines))
    whole = _shares(together, words)
    best: dict[str, float] = dict(whole)
    for heading in _variants(lines):
        for one, share in _shares(heading, words).items():
            best[one] = max(share, best.get(one, 0.0))
    seen = frozenset(_pairs(_BRACKETED.sub("", together))) | frozenset(_pairs(together))
    return {
        one: Explained(share, whole.get(one, 0.0), _named(one, seen, words))
        for one, share in best.items()
    }


def _named(one: str, seen: frozenset[str], words: Vocabulary) -> float:
    """Return the largest share of one of a type's names that was seen."""
    most = 0.0
    for pairs, total in words.names[one]:
        if there := pairs & seen:
            most = max(most, sum([words.weights[pair] for pair in there]) / total)
    return most


def heading_lines(text: str) -> tuple[str, ...]:
    """Return the lines at the top of a page that name it; not who issued it, nor what follows."""
    kept: list[str] = []
    top = _CUT.sub("文件", text[: _LINES * 200]).replace("·", " ")
    listed = (_DATES_AND_PAGES.sub(" ", line).strip() for line in top.splitlines())
    lines = [one for one in listed if one][:_LINES]
    chinese = [one for one in lines if _HAN.search(one)]
    for line in chinese or lines:
        told = _DOCUMENT_NUMBER.sub(" ", _ISSUER.sub(" ", line)).strip(" -—·:：")
        if _BODY.match(_DOCUMENT_NUMBER.sub(" ", line)) or len(told) > _LONGEST:
            if kept:
                break
        elif _PIECE.search(normalised(told)):
            kept.append(told)
            if len(kept) == _MOST:
                break
    return tuple(kept)


def _variants(lines: Iterable[str]) -> Iterator[str]:
    """Yield the heading as a whole, each of its lines, and what long ones end with."""
    folded = [normalised(line) for line in lines]
    for one in dict.fromkeys(("\n".join(folded), *folded)):
        yield one
        if len(one) > _TAIL:
            yield _BRACKETED.sub("", one.replace("\n", ""))[-_TAIL:]


def _shares(heading: str, words: Vocabulary) -> dict[str, float]:
    """Return by type the share of a heading it accounts for; an unknown aside counts for none."""
    asides = [pair for aside in _BRACKETED.findall(heading) for pair in _pairs(aside)]
    pairs = dict.fromkeys(_pairs(_BRACKETED.sub("", heading)))
    pairs |= dict.fromkeys(pair for pair in asides if pair in words.weights)
    total, held = 0.0, defaultdict[str, float](float)
    for pair in pairs:
        weight = words.weights.get(pair, 1.0)
        total += weight
        for one in words.holders.get(pair, ()):
            held[one] += weight
    return {one: weight / max(total, _LEAST) for one, weight in held.items()}


def _names(one: EvidenceType) -> tuple[str, ...]:
    return (one.title.zh, *one.synonyms, *one.cues.name, *one.cues.text)


def _pairs(text: str) -> Iterator[str]:
    """Yield the pairs of Chinese characters in folded text, and its Latin words and numbers."""
    for piece in _PIECE.findall(text):
        if not "\u3400" <= piece[0] <= "\u9fff":
            if not _YEAR.fullmatch(piece):
                yield piece
            continue
        yield from (piece[at : at + 2] for at in range(len(piece) - 1))


def weight_of(word: str, words: Vocabulary) -> float:
    """Return how much a folded word tells: 1 where one family of types has each of its pairs."""
    weights = [words.weights.get(pair, 1.0) for pair in _pairs(word)]
    return sum(weights) / len(weights) if weights else 0.0

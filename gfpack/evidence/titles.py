"""The title a file's name gives. In: a name without its ending. Out: the name without its ordinal.

附件3-2、(一)、01- and 5.1.1 number a file among others and go. A year, a form's number, a car or
workshop number is part of the title and stays: 2025年…, 205-1表, 3号车间, 10 kV….
"""

from __future__ import annotations

import unicodedata

from gfpack.base.patterns import lazy_pattern

_CHINESE = "一二三四五六七八九十"
_PART_OF_TITLE = (
    r"(?!\s*(?:[年月日号期季度届级台套份个栋幢楼层线炉路条项次组批亩吨万千百亿元%％#＃℃]"
    r"|[kKMG]?[VWv][Ahr]?|[tTmL](?![a-zA-Z])|㎡|mm|车间|厂房))"
)
_ORDINAL = lazy_pattern(
    r"[\s\W_]*(?:"
    rf"(?:附件|附|指标|门槛|证据|材料|序号|第)[\s\-_—:：(（]*"
    rf"(?:\d{{1,2}}(?:[\-.]\d{{1,3}})*|[{_CHINESE}]{{1,3}}(?=[\W_章节项]|$))(?![\d]|[年月日号季届])[)）章节项]*"
    rf"|[(（【\[](?:\d{{1,2}}|[{_CHINESE}]{{1,3}})[)）】\]]"
    rf"|[{_CHINESE}]{{1,3}}[、.．](?![{_CHINESE}])"
    rf"|\d{{1,2}}(?:[.\-_]\d{{1,2}}){{0,3}}(?=[\s._、\-—:：)）])(?![._\-]\d(?!\d{{3}}\s*年)){_PART_OF_TITLE}"
    rf"|0\d(?=[^\W\d_]){_PART_OF_TITLE}"
    r")[\s._、\-—:：)）]*"
)


def without_ordinal(stem: str) -> str:
    """Return a name without the ordinal it begins with; as it is where nothing else is left."""
    plain = unicodedata.normalize("NFC", stem)
    found = _ORDINAL.match(plain)
    rest = plain[found.end() :].strip(" -_") if found else ""
    return rest if any(one.isalpha() for one in rest) else plain.strip(" -_") or plain

"""Text in Chinese and Latin letters: display width, names that are the same, numerals.

In and out: plain strings and numbers.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_DIGITS = {
    **dict.fromkeys("〇○零ＯOo０0◯", 0),
    **dict.fromkeys("一壹1１", 1),
    **dict.fromkeys("二贰貳两2２", 2),
    **dict.fromkeys("三叁叄3３", 3),
    **dict.fromkeys("四肆4４", 4),
    **dict.fromkeys("五伍5５", 5),
    **dict.fromkeys("六陆陸6６", 6),
    **dict.fromkeys("七柒7７", 7),
    **dict.fromkeys("八捌8８", 8),
    **dict.fromkeys("九玖9９", 9),
}
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30}
_WIDE = frozenset("WF")
_NAME = 60
"""Characters up to which a text may be a name that comes again and again."""
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_SAME = str.maketrans("〔〕【】［］﹝﹞{}[]（）﹙﹚〈〉", "()" * 9)
_DROPPED = re.compile(r"[\s·•・.\u3000]+")


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like `name`, if any is like it."""
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def width(text: str) -> int:
    """Return how many columns a terminal needs for `text`; Chinese characters take two."""
    return sum(_columns(character) for character in text)


def padded(text: str, columns: int) -> str:
    """Return `text` followed by blanks up to `columns`."""
    return text + " " * max(0, columns - width(text))


def shortened(text: str, columns: int) -> str:
    """Return `text`, or its beginning and … where it needs more than `columns`."""
    if width(text) <= columns:
        return text
    kept, used = "", 0
    for character in text:
        used += _columns(character)
        if used > columns - 1:
            break
        kept += character
    return f"{kept}…"


def shown(text: str) -> str:
    """Return `text` on one line, without characters that drive a terminal."""
    return text if text.isprintable() else "".join(c if c.isprintable() else " " for c in text)


def normalised(name: str) -> str:
    """Return a name for comparison: full width = half width, one kind of bracket, no blanks.

    Letters are compared without case. Nothing is left out that could tell two legal persons
    apart: 科技有限公司 stays different from 科技股份有限公司.
    """
    return _normalised_name(name) if len(name) <= _NAME else _normalised(name)


def _normalised(name: str) -> str:
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", name)).translate(_SAME)
    text = unicodedata.normalize("NFKC", _DROPPED.sub("", text).casefold())
    return _DROPPED.sub("", text)


_normalised_name = lru_cache(maxsize=8192)(_normalised)  # of ten thousand papers one holder


def same_name(one: str, other: str) -> bool:
    """Return whether two names are the same but for their typography."""
    name = normalised(one)
    return bool(name) and name == normalised(other)


def chinese_number(text: str) -> int | None:
    """Return the number that numerals mean (十一, 廿三, 二〇二五, 叁, 12), or None."""
    if not text:
        return None
    if all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    found = re.fullmatch(r"(.?)([十拾廿卅])(.?)", text)
    if not found:
        return None
    tens, mark, ones = found.groups()
    if (tens and (tens not in _DIGITS or mark in "廿卅")) or (ones and ones not in _DIGITS):
        return None
    high = _TENS[mark] * (_DIGITS[tens] if tens else 1)
    return high + (_DIGITS[ones] if ones else 0)


def in_chinese(number: int) -> str:
    """Return 0…99 as Chinese numerals: 11 is 十一.

    Raises:
        ValueError: outside 0…99.
    """
    if not 0 <= number <= 99:
        raise ValueError(number)
    numerals = "〇一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return numerals[ones]
    high = "" if tens == 1 else numerals[tens]
    return f"{high}十{numerals[ones] if ones else ''}"


@lru_cache(maxsize=8192)
def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1

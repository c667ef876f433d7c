"""Text as documents give it, made fit for reading by pattern. In and out: strings.

Radicals that PDF fonts put for characters become the characters, full-width letters and digits
become half-width, and the blanks with which certificates space out 有 效 期 至 go.
"""

from __future__ import annotations

import unicodedata

from gfpack.base.patterns import lazy_pattern

_LOOK_ALIKES = {
    code: normal
    for start, end in ((0x2E80, 0x2FE0), (0xF900, 0xFB00), (0xFF01, 0xFF5F))
    for code in range(start, end)
    if len(normal := unicodedata.normalize("NFKC", chr(code))) == 1 and chr(code) not in "（），；"
} | {0x3000: " ", 0xA0: " ", 0x2002: " ", 0x2003: " ", 0x200B: None, 0xFEFF: None}
_SPACED = lazy_pattern(r"(?<=[\u3400-\u9fff]) +(?=[\u3400-\u9fff])")
_SPACED_OUT = lazy_pattern(
    r"(?<![\u3400-\u9fff])(?:[\u3400-\u9fff] +){1,}[\u3400-\u9fff](?![\u3400-\u9fff])"
)
_NUMERALS = "〇○零Ｏ◯O一二三四五六七八九十"
_SPACED_NUMERALS = lazy_pattern(
    rf"(?<=[{_NUMERALS}]) +(?=[{_NUMERALS}]{{1,4}} ?[{_NUMERALS}年月日])"
)
_BROKEN_DATE = lazy_pattern(
    rf"(?<=[{_NUMERALS}])[ \n]+(?=[{_NUMERALS}]{{1,4}} ?[{_NUMERALS}年月日])"
    r"|(?<=[年月]) ?\n(?=(?:[一二三四五六七八九十]{1,3}|\d{1,2}) ?[月日])|(?<=\d) ?\n(?=[年月日])"
)
_BROKEN_ENGLISH = lazy_pattern(
    r"(?<=[a-z]{3}) ?\n(?=(?:19|20)\d\d(?!\d))|(?<=[a-z] \d\d,) ?\n(?=(?:19|20)\d\d(?!\d))"
    r"|(?<=[a-z] \d,) ?\n(?=(?:19|20)\d\d(?!\d))"
    r"|(?:(?<= \d)|(?<= \d\d)) ?\n(?=[A-Z][a-z]{2,8} (?:19|20)\d\d(?!\d))"
)
_BROKEN_LABEL = lazy_pattern(
    r"(?:(?<=日)\n(?=期)|(?<=编)\n(?=号)|(?<=号)\n(?=码)|(?<=代)\n(?=码)|(?<=地)\n(?=[址点])|(?<=名)\n(?=称)"
    r"|(?<=单)\n(?=位)|(?<=机)\n(?=构)|(?<=时)\n(?=间)|(?<=期)\n(?=限))(?=.[ \t]*(?:[:：\n]|$| ))"
)
"""The last character of a label that did not fit into its cell."""
_BEFORE_COLON = lazy_pattern(r"(?<![ \t])[ \t]+(?=:)")


def plain(text: str) -> str:
    """Return `text` for reading. Columns that tabs part stay apart."""
    text = text.translate(_LOOK_ALIKES)
    text = _SPACED_OUT.sub(lambda found: _SPACED.sub("", found[0]), text)
    text = _SPACED_NUMERALS.sub("", text)
    return _BEFORE_COLON.sub("", text)


def mended(text: str) -> str:
    """Return `text` with dates and labels whole that the end of a line cut in two."""
    return _BROKEN_ENGLISH.sub(" ", _BROKEN_LABEL.sub("", _BROKEN_DATE.sub("", text)))


def squeezed(text: str) -> str:
    """Return `text` without any white space, for finding words that lines cut in two."""
    return "".join(text.split())


_CERTIFICATE = lazy_pattern(
    r"证书|执照|许可证|回执|批复|不动产权|登记证|[Cc](?:ertificate|ERTIFICATE)|[Ll]icen[cs]e|[Pp]ermit"
)
_HEADING = 300


def begins_certificate(text: str) -> bool:
    """Return whether the top of a page has a word with which certificates and decisions begin."""
    return _CERTIFICATE.search(squeezed(text[:_HEADING])) is not None


def glimpse(text: str, longest: int = 120) -> str:
    """Return text that was seen, on one line and no longer than a person needs."""
    return " ".join(text.split())[:longest]

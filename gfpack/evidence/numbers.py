"""Codes and numbers a document carries. In: a page's text. Out: readings.

Unified social credit code: GB 32100-2015, 18 characters with check character. Discharge permit:
HJ 608-2017, the enterprise's credit code, three digits of sequence, one character.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gfpack.evidence.labels import COUNTERPARTY, OTHER, Labelled, is_counterpartys
from gfpack.evidence.models import Reading
from gfpack.evidence.plain import glimpse

_ALPHABET = "0-9A-HJ-NPQRTUWXY"
_CODE = re.compile(rf"(?<![0-9A-Za-z])[{_ALPHABET}]{{2}}\d{{6}}[{_ALPHABET}]{{10}}(?![0-9A-Za-z])")
_PERMIT = re.compile(
    rf"(?<![0-9A-Za-z])([{_ALPHABET}]{{2}}\d{{6}}[{_ALPHABET}]{{10}})\d{{3}}[0-9A-Z](?![0-9A-Za-z])"
)
_LABELLED_CODE = re.compile(r"[0-9A-Za-z]{15,20}(?![0-9A-Za-z])")
_SIGN = re.compile(r"(?:(?:No|NO|N[oº°]|№)[.:]? *)?")
"""What a number may begin with that is none of it: 编号 No. 6292."""
_LENGTH = 18
_OF_BUSINESS = re.compile("9")
"""With which codes of enterprises begin (GB 32100-2015, table 1); those of offices begin with 1."""
_SHAPED = re.compile(r"(?<![0-9A-Za-z])9[1-3][0-9OIl]{6}[0-9A-Z]{10}(?![0-9A-Za-z])")
"""What is printed like an enterprise's code and is none: letters for digits, a slip of the pen."""
_OF_CERTIFIERS = re.compile(r"CN(?:CA|AS)|IAF|UKAS|DAkkS|IAS", re.IGNORECASE)
"""How the numbers begin under which those who attest are approved and accredited."""
_MIXED = re.compile(r"〔(\d{4})[\])）]|[\[(（](\d{4})〕")
_NUMBER = re.compile(
    r"[A-Z0-9]{3,6}(?: [A-Z0-9]{3,6}){2,8}(?![A-Za-z0-9])"
    r"|\d{2} \d{3} \d{4,7}(?:/\d{1,3})?(?![A-Za-z0-9])"
    r"|[A-Z]{1,6}/[A-Za-z]{2,6} ?\d{3,6}-\d{2,4}(?![A-Za-z0-9])"
    r"|[A-Z]{1,4}\d{1,4} \d{4,8}(?: [A-Z]{1,3})?(?![A-Za-z0-9])"
    r"|\d{4}-[\u3400-\u9fff]{1,6}-[A-Z0-9-]{1,10}"
    r"|[\u3400-\u9fff]{1,8} ?\d{4} ?年? ?第 ?\d{1,8} ?号"
    r"|[\u3400-\u9fff]{1,8} ?[〔\[(（【]\d{4}[〕\])）】] ?[A-Z0-9-]{1,10}(?! ?号)(?![A-Z0-9-])"
    r"|[A-Z]{1,4} ?字? ?第 ?\d{3,12} ?号"
    r"|(?:\d{4} ?)?[\u3400-\u9fff]{1,6}字第? ?[\d-]{3,14} ?号"
    r"|\d{4} ?年? ?[\u3400-\u9fff]{1,6}第 ?\d{1,8} ?号"
    r"|[A-Za-z]{1,8}-[\u3400-\u9fff]{1,4}-[A-Za-z0-9-]{3,30}"
    r"|(?:[\u3400-\u9fff]{1,4} ?(?=[A-Z0-9]))?"
    r"[A-Za-z0-9][A-Za-z0-9\u2160-\u216b\-_/.()（）〔〕\[\]]{3,39}[A-Za-z0-9)）〕]"
    r"(?: ?第 ?\d{1,8} ?号)?"
    r"|[〔（(\[]\d{4}[)）〕\]] ?[\u3400-\u9fff]{1,6}(?:[（(][\u3400-\u9fff]{1,4}[)）])?字?"
    r" ?第? ?[（(]?\d{1,8}[)）]? ?号"
    r"|[\u3400-\u9fff]{1,3} ?[〔（(]\d{4}[)）〕] ?[\u3400-\u9fff]{2,16}第 ?\d{3,} ?号"
)
_INSTRUMENT = re.compile(r"(?:计量)?(?:器具|仪器|仪表|样品|设备)名称|型号")
_OF_THE_PAPER = 0.8
_HEAD = 200
_GLUED = re.compile(r"^[\u3400-\u9fff]{0,4}(?:编号|文号|字号)[:：]?(?=.)")
"""A label that sight read in one with the number behind it."""
_PERMITS_HEAD = 120
_OF_EITHER = 0.65
"""The only code in a contract may be either party's."""
_GAINSAID, _AT_HEAD = 0.45, 0.95
_DOCUMENT = re.compile(
    r"(?<![\u3400-\u9fffA-Za-z])(?P<number>[\u3400-\u9fff]{2,14} ?"
    r"[〔\[(（【]\s?(?:19|20)\d{2}\s?[〕\])）】]"
    r"\s?(?:第\s?)?\d{1,6}\s?号)"
)
_ON_ITS_LINE = re.compile(
    r"(?m)(?:^[ \t]*|(?<=  ))[（(]?(?P<number>"
    r"[\u3400-\u9fff]{1,8}(?:[（(][\u3400-\u9fff]{1,3}[)）])?[\u3400-\u9fff]{0,4} ?"
    r"[〔\[(（【] ?(?:19|20)\d{2} ?[〕\])）】] ?[\u3400-\u9fff]{0,4} ?(?:第 ?)?\d{1,8}(?: ?号)?)"
    r"[)）]?(?=[ \t]*(?:$|密级|签发人))"
)
"""The number that a letter or a decision bears at its head, alone on its line."""

_DEED = re.compile(
    r"[\u3400-\u9fff]{1,3} ?[(（〔]\d{4}[)）〕] ?[\u3400-\u9fff]{2,16}不动产权第 ?\d{5,} ?号"
    r"|[\u3400-\u9fff]{1,8}(?:房权证|房地权证?|国用|房产证)[\u3400-\u9fff]{0,8}?字?"
    r"(?:[(（]\d{4}[)）])? ?第? ?\d{4,} ?号"
)
"""Numbers of deeds of land and buildings, which need no label."""
_OF_DEEDS = re.compile(r"不动产|房屋所有权|土地使用|房权证|房产证|国用|房地产权")
_GOES_ON = re.compile(r"-|[:+&*#][A-Za-z0-9]")
"""Behind a number that was cut off, or that has signs in it which are not known."""


def read_codes(text: str, page: int, labels: Iterable[Labelled]) -> Iterator[Reading]:
    """Yield credit codes: valid ones wherever they stand, others only behind their label."""
    from stdnum.cn import uscc

    labels = tuple(labels)
    valid: dict[str, float] = {}
    for match in _CODE.finditer(text):
        if uscc.is_valid(match[0]):
            theirs = is_counterpartys(labels, match.start()) or not _OF_BUSINESS.match(match[0])
            valid[match[0]] = max(valid.get(match[0], 0.0), _GAINSAID if theirs else 0.9)
    for match in _PERMIT.finditer(text):
        if uscc.is_valid(match[1]):
            valid.setdefault(match[1], 0.8)
    for one in labels:
        found = _LABELLED_CODE.match(text, one.begin)
        if found and (one.field == "credit_code" or _registers(text, one, found[0])):
            code = found[0].upper()
            if is_counterpartys(labels, one.start):
                valid.setdefault(code, _GAINSAID)
                continue
            sure = one.sure if uscc.is_valid(code) else 0.5
            if sure < one.sure:  # what is printed as the code is it, whatever else is valid
                valid = {each: min(held, _GAINSAID) for each, held in valid.items()}
            valid[code] = max(sure, valid.get(code, 0.0))
    if not valid:
        valid = {match[0].upper(): _GAINSAID for match in _SHAPED.finditer(text)}
    if len(valid) == 1 and any(one.field == COUNTERPARTY for one in labels):
        valid = {one: min(sure, _OF_EITHER) for one, sure in valid.items()}
    for code, confidence in valid.items():
        yield Reading("credit_code", code, page, code, confidence)


def _closed(number: str) -> str:
    """Return a number whose year stands in one kind of brackets: sight mistakes 〔2024〕."""
    return _MIXED.sub(lambda year: f"〔{year[1] or year[2]}〕", number)


def _is_deed_of_another(number: str, text: str) -> bool:
    """Return whether a number is that of a deed which the paper, a lease perhaps, only mentions."""
    return _DEED.fullmatch(number) is not None and not _OF_DEEDS.search(text[:_HEAD])


def _without_bracket(number: str) -> str:
    """Return a number without a bracket at its end that opened before it began, nor its label."""
    number = _GLUED.sub("", number)
    closes = number.endswith((")", "）")) and not any(mark in number for mark in "(（")
    return number[:-1] if closes else number


def _registers(text: str, one: Labelled, code: str) -> bool:
    """Return whether 注册号 announces what was meant to be a credit code, as on older licences."""
    named = one.field == "number" and text.startswith("注册号", one.start)
    return named and len(code) == _LENGTH and code.startswith("9")


def read_numbers(text: str, page: int, labels: Iterable[Labelled]) -> Iterator[Reading]:
    """Yield numbers of certificates, permits, reports and official documents.

    What a mere 编号 numbers below 器具名称 is the `serial` of the instrument that a certificate is
    about, unless that has a number by a label of its own.
    """
    found: dict[str, Reading] = {}
    for match in _PERMIT.finditer(text):
        sure = 0.95 if "排污" in text[:_PERMITS_HEAD] else 0.5  # else it is only mentioned
        found[match[0]] = Reading("number", match[0], page, match[0], sure)
    labels = tuple(labels)
    named = [one.start for one in labels if _INSTRUMENT.match(text, one.start)]
    unnumbered = bool(named) and not any(one.field == "serial" for one in labels)
    given = 0
    for one in labels:
        begin = _SIGN.match(text, one.begin)
        behind = _NUMBER.match(text, begin.end()) if begin and one.field == "number" else None
        number = _closed(_without_bracket("".join(behind[0].split()))) if behind else ""
        if not behind or _OF_CERTIFIERS.match(number) or _CODE.fullmatch(number):
            continue
        if any(c.isdigit() for c in number):
            mere = one.sure < _OF_THE_PAPER
            below = unnumbered and mere and (one.start > named[0] or bool(found))
            field = "serial" if below and given == 0 else "number"
            given += field == "serial"
            seen = glimpse(text[one.start : behind.end()])
            cut = _GOES_ON.match(text, behind.end())
            sure = _GAINSAID if cut or _is_deed_of_another(number, text) else one.sure
            found.setdefault(number, Reading(field, number, page, seen, sure))
    for deed in _DEED.finditer(text):
        number = "".join(deed[0].split())
        if _is_of_another(text, deed.start(), labels) or _is_deed_of_another(number, text):
            continue
        found.setdefault(number, Reading("number", number, page, glimpse(deed[0]), 0.92))
    if head := _ON_ITS_LINE.search(text[:_HEAD]):
        number = _closed(_without_bracket("".join(head["number"].split())))
        found[number] = Reading("number", number, page, glimpse(head[0]), _AT_HEAD)
    for document in _DOCUMENT.finditer(text):
        if _is_of_another(text, document.start(), labels):
            continue
        number = _closed(_without_bracket("".join(document["number"].split())))
        sure = 0.7 if document.start() < _HEAD else 0.5  # below, it may be what is referred to
        found.setdefault(number, Reading("number", number, page, glimpse(document[0]), sure))
    yield from found.values()


def _is_of_another(text: str, place: int, labels: Iterable[Labelled]) -> bool:
    """Return whether a number stands, on one line, behind the label of something else."""
    before = (one for one in labels if one.field == OTHER and one.start <= place < one.end)
    return any("\n" not in text[one.begin : place] for one in before)

"""What a certificate attests. In: a page's text. Out: readings of standard, scope, surveillance.

Looked for where a certificate of conformity begins; a manual or a list that names the same
standards attests nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from gfpack.base.dates import DateSeen, find_dates
from gfpack.evidence.labels import Labelled
from gfpack.evidence.models import Reading
from gfpack.evidence.names import is_name
from gfpack.evidence.plain import begins_certificate, glimpse, squeezed

_CONFORMITY = re.compile(r"认证|管理体系|标准化|评定|注册证书|certif", re.IGNORECASE)
_OTHER_PAPER = re.compile(r"许可证|执照|批复|检定证书|校准证书|不动产权|[检监]测报告|备案证")
_REPORT = re.compile("核查(?:报告|声明|意见)|碳足迹|能源审计报告")
_HEAD, _FIRST_PAGES = 300, 2

_DASH = r"[-—–－─‐:：]"
_STANDARD = re.compile(
    r"(?:(?<![A-Za-z0-9])|(?<=idt))"
    r"(?P<body>GB\s*[/∕／]?\s*[TZ]|GB|ISO\s*[/∕／]\s*IEC|ISO|IEC|OHSAS|IATF|RB\s*[/∕／]\s*T|SA|PAS)"
    r"\s*[-—]?\s*(?P<number>\d{3,5}(?:[.-]\d{1,2}(?!\d))?)"
    rf"(?:\s*{_DASH}\s*(?P<year>(?:19|20)\d{{2}})(?!\d))?",
    re.IGNORECASE,
)
_OF_CERTIFIERS = re.compile(r"1702\d|2702\d|17000|27000")
"""Standards for those who certify and test (ISO/IEC 17000 family), never what is attested."""
_BY_COLON = ("ISO", "IEC", "OHSAS", "IATF", "SA", "PAS")
_ATTESTS = re.compile(
    r"符合|标准|要求|依据|满足|按照|conform|standard|compl|accordance|requirement", re.IGNORECASE
)
_ONLY_STANDARDS = re.compile(
    r"[\s/、,，;；()（）及和与]|idt|eqv|neq|and|标准|要求|的|《|》", re.IGNORECASE
)

_AFTER_SCOPE = re.compile(r"(?:如下|为|是|[(（][^)）\n]{1,24}[)）])*\s*[:：]?\s*")
_STOP = re.compile(
    r"(?:^|(?<=[\s。;；]))(?:[*※#]|(?:19|20)\d{2}\s*[年./-]|第[一二三]次监督)", re.MULTILINE
)
_NOTE = re.compile("[（(](?:涉及|涉|不含|不包括|仅限|详见|具体|上述|以上|凡|有效)")
_SCOPE_WINDOW, _LONGEST_SCOPE = 600, 400
_HAN = re.compile(r"[\u3400-\u9fff]")
_TRANSLATED = re.compile(r"(?<=[\u3400-\u9fff）)。]) ?[A-Z][A-Za-z ,.;\-]{20,}$")
"""A translation that follows on the same line."""
_HAN_JOINT = re.compile(r"(?<=[\u3400-\u9fff，、；（）()])\s+(?=[\u3400-\u9fff，、；（）()])")

_AUDIT = re.compile(r"监督(?:审核|审查|评审|检查|合格)|surveillance", re.IGNORECASE)
_NOT_YET = re.compile(
    r"下(?:一)?次|期限|[应须需请][于在当按]|应当|不迟于|不晚于|截止|到期|之?前(?!次)|以前|计划|拟[于在]|预计|安排|每\s*\S{1,4}\s*(?:个月|年)"
    r"|next|due|no later|before|planned|shall",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"合格|通过|符合|保持|继续有效|有效|完成|推荐|√|pass|maintain|continu", re.IGNORECASE
)
_LISTED = re.compile(r"\s*[、,，;；和及/]\s*")
_AUDIT_WINDOW, _BEFORE = 48, 26
_GAP = 16
_LINE = 200
"""Characters on either side beyond which a line counts as text."""


def read_attested(
    text: str, page: int, labels: Iterable[Labelled], first: str = ""
) -> Iterator[Reading]:
    """Yield what a certificate on this page attests; its own standard first.

    `first` is the first page of the document: of a report the second tells what it was made by.
    """
    head = text[:_HEAD] + (first[:_HEAD] if page <= _FIRST_PAGES else "")
    if (begins_certificate(text) and _conforms(text)) or _REPORT.search(squeezed(head)):
        yield from _standards(text, page)
        yield from _scopes(text, page, labels)
    if _AUDIT.search(text):
        yield from _surveillance(text, page)


def _conforms(text: str) -> bool:
    head = squeezed(text[:_HEAD])
    return bool(_CONFORMITY.search(head)) and not _OTHER_PAPER.search(head[:60])


def standard_name(found: re.Match[str]) -> str:
    """Return the usual writing of a standard: GB/T 45001-2020, ISO 9001:2015, OHSAS 18001."""
    body = re.sub(r"[\s∕／]", lambda one: "/" if one[0] in "∕／" else "", found["body"].upper())
    body = re.sub(r"^GB/?(?=[TZ])", "GB/", body)
    joint = ":" if body.startswith(_BY_COLON) else "-"
    return f"{body} {found['number']}" + (f"{joint}{found['year']}" if found["year"] else "")


def _standards(text: str, page: int) -> Iterator[Reading]:
    found: dict[str, Reading] = {}
    for match in _STANDARD.finditer(text):
        if _OF_CERTIFIERS.match(match["number"]):
            continue
        name = standard_name(match)
        sure = _attested(text, match) + (0.02 if name.startswith("GB") else 0.0)
        if name not in found or found[name].confidence < sure:
            found[name] = Reading("standard", name, page, glimpse(_line_at(text, match)), sure)
    yield from sorted(found.values(), key=lambda one: -one.confidence)


def _attested(text: str, match: re.Match[str]) -> float:
    """Return how surely a standard is the one attested, by the words before it and its line."""
    line = _line_at(text, match)
    if not _ONLY_STANDARDS.sub("", _STANDARD.sub("", line)):
        return 0.88
    before = text[max(0, match.start() - 40) : match.start()]
    return 0.9 if _ATTESTS.search(before) else 0.55


def _line_at(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - _LINE) : match.start()].rpartition("\n")[2]
    return before + match[0] + text[match.end() : match.end() + _LINE].partition("\n")[0]


def _scopes(text: str, page: int, labels: Iterable[Labelled]) -> Iterator[Reading]:
    for label in labels:
        if label.field != "scope":
            continue
        start = _AFTER_SCOPE.match(text, label.begin)
        begin = start.end() if start else label.begin
        window = text[begin : max(begin, min(label.end, begin + _SCOPE_WINDOW))]
        stop = _STOP.search(window)
        value = _joined(window[: stop.start()] if stop else window.split("\n\n", maxsplit=1)[0])
        if 4 <= len(value) <= _LONGEST_SCOPE:
            yield Reading(
                "scope", value, page, glimpse(text[label.start : begin] + value), label.sure
            )
            return


def _joined(lines: str) -> str:
    """Return a scope on one line; of a scope in two languages the Chinese."""
    each = [line for line in lines.splitlines() if line.strip()]
    each = [*each[:1], *takewhile(lambda line: not _ends_scope(line), each[1:])]
    if each and _HAN.search(each[0]):
        each = list(takewhile(_HAN.search, each))
    value = " ".join(" ".join(each).split())
    value = _TRANSLATED.sub("", value) if each and _HAN.search(each[0]) else value
    return _HAN_JOINT.sub("", value).strip(" :：;；。、,，")


def _ends_scope(line: str) -> bool:
    """Return whether a line says no more of a scope: a name, or a note on it."""
    return is_name(line) or _NOTE.match(line.strip()) is not None


def _surveillance(text: str, page: int) -> Iterator[Reading]:
    """Yield the surveillance audits that took place; one only announced is none."""
    audits = list(_AUDIT.finditer(text))
    for place, audit in enumerate(audits):
        after = audits[place + 1].start() if place + 1 < len(audits) else len(text)
        window = text[audit.end() : min(after, audit.end() + _AUDIT_WINDOW)].partition("。")[0]
        line = text[
            max(text.rfind("\n", 0, audit.start()), audit.start() - _BEFORE) + 1 : audit.start()
        ]
        before = re.split(r"[。;；]", line)[-1]
        if _NOT_YET.search(before + audit[0] + window):
            continue
        if seen := _day_of(before, window):
            sure = 0.85 if _PASSED.search(before + audit[0] + window) else 0.6
            sure -= 0.1 if seen.precision == "month" else 0.0
            shown = glimpse(f"{before}{audit[0]}{window}")
            yield Reading("surveillance", seen.last_day.isoformat(), page, shown, round(sure, 2))


def _day_of(before: str, window: str) -> DateSeen | None:
    """Return the last day behind the word, or that right before it as in 于…通过监督审核."""
    behind = find_dates(window)
    if behind and len("".join(window[: behind[0].start].split())) <= _GAP:
        last = behind[0]
        for one in behind[1:]:
            last = one if _LISTED.fullmatch(window[last.end : one.start]) else last
        return last
    ahead = find_dates(before)
    return ahead[-1] if ahead and len(before) - ahead[-1].end <= _GAP else None

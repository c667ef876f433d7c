"""What rules say about requirements, groups and evidence: the parameters of their texts.

In: values of a case. Out: keyword arguments for `finding`, plain text, both languages side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypedDict

from gfpack.assessment.models import GroupResult, GroupState, Shortfall
from gfpack.assessment.validity import Terms, years_asked
from gfpack.base.findings import Place
from gfpack.base.messages import Lang, Text
from gfpack.checklist.models import Alternative, EvidenceType, Group, Requirement
from gfpack.checklist.parts import Names
from gfpack.evidence.confirm import open_ids
from gfpack.evidence.models import Evidence
from gfpack.findings.case import Case

WHY = {
    Shortfall.EXPIRED: Text("已过有效期", "expired"),
    Shortfall.NOT_YET_VALID: Text("尚未生效", "not yet valid"),
    Shortfall.VALIDITY_UNREADABLE: Text("有效期或年份未读出", "dates not known"),
    Shortfall.WRONG_PERIOD: Text("年份不对", "wrong year"),
    Shortfall.TOO_OLD: Text("出具时间过早", "too old"),
    Shortfall.HOLDER_DIFFERS: Text("名称不是本企业", "another holder"),
    Shortfall.CREDIT_CODE_DIFFERS: Text("信用代码不是本企业", "another's credit code"),
    Shortfall.FILE_UNUSABLE: Text("文件无法使用", "file not usable"),
    Shortfall.UNCONFIRMED: Text("未经人工确认", "not confirmed"),
}
_USABLE = Text("可用", "usable")


Words = dict[str, Any]
"""Parameters of a text: plain words by name."""


class About(TypedDict):
    """Where a finding about an evidence belongs."""

    requirement: str | None
    evidence: str
    place: Place | None


def terms(case: Case) -> Terms:
    """Return what evidence of the case is judged on."""
    return case.terms


def cited(case: Case) -> Iterator[Evidence]:
    """Yield the evidence that supports a requirement of the table and is not set aside."""
    yield from case.cited


def cited_types(case: Case) -> Iterator[tuple[Evidence, EvidenceType]]:
    """Yield cited evidence whose type is known, with its type."""
    known = case.types.by_id()
    for one in cited(case):
        if kind := known.get(one.type or ""):
            yield one, kind


def falling_short(case: Case, why: Shortfall) -> Iterator[Evidence]:
    """Yield cited evidence that falls short by itself, or for a group that is not proven."""
    rejected = {
        one.evidence
        for result in case.assessment.results.values()
        for group in result.groups
        if group.state is not GroupState.PROVEN
        for one in group.rejected
        if why in one.shortfalls
    }
    for one in cited(case):
        if one.id in rejected or why in case.short[one.id]:
            yield one


def to_confirm(case: Case) -> tuple[str, ...]:
    """Return evidence that nobody has confirmed, or not these bytes, or not a date that decides."""
    short = {one.id for one in falling_short(case, Shortfall.UNCONFIRMED)}
    waiting = {*open_ids(case.register), *short}
    return tuple(one.id for one in case.register.evidence if one.id in waiting)


def about(case: Case, evidence: Evidence, *, page: int | None = None) -> About:
    """Return where a finding about an evidence belongs: its first requirement, its first page."""
    first = min(_supported(case, evidence), key=case.places.__getitem__, default=None)
    extent = evidence.extents[0] if evidence.extents else None
    place = place_in(case, extent.path, page or extent.first) if extent else None
    return About(requirement=first, evidence=evidence.id, place=place)


def place_in(case: Case, path: str, page: int | None) -> Place:
    """Return a place in a file: its page; of a workbook, which has none, its only sheet."""
    entry = case.register.files.get(path)
    said = entry.facts.properties if entry else ()
    sheets = [value for name, value in said if name in ("sheet", "hidden_sheet")]
    if not sheets:
        return Place(path, page=page)
    return Place(path, cell=sheets[0] if len(sheets) == 1 else None)


def clauses(case: Case, evidence: Evidence) -> str:
    """Return the ids of all requirements an evidence supports, in table order: 0.1, 2.1."""
    return ", ".join(sorted(_supported(case, evidence), key=case.places.__getitem__))


def _supported(case: Case, evidence: Evidence) -> Iterator[str]:
    return (key for key in dict.fromkeys(evidence.supports) if key in case.places)


def naming(requirement: Requirement) -> Words:
    """Return how a text names a requirement: {clause}, {title_zh}, {title_en}."""
    return {"clause": requirement.id, **both("title", requirement.title)}


def both(name: str, names: Names | Text) -> Words:
    """Return a name in both languages as {name_zh} and {name_en}, to stand between “ and ”."""
    inner = str.maketrans("“”", "‘’")
    return {f"{name}_{lang}": names.in_(lang).translate(inner) for lang in Lang}


def within(words: str | None) -> str:
    """Return what a person wrote so that it can stand within a sentence: without its full stop."""
    return (words or "").strip().rstrip("。．.；;，,、 ")


def wanted(case: Case, group: Group) -> Words:
    """Return what would prove a group, as {wanted_zh} and {wanted_en}, each a whole phrase."""
    return {f"wanted_{lang}": _wanted(case, group, lang) for lang in Lang}


def there(case: Case, result: GroupResult) -> Words:
    """Return what is there for a group and why it does not count: {there_zh}, {there_en}."""
    return {f"there_{lang}": _there(case, result, lang) for lang in Lang}


def listed(items: Iterable[str], lang: Lang) -> str:
    """Return items as a list in a sentence."""
    return ("、" if lang is Lang.ZH else ", ").join(items)


def _wanted(case: Case, group: Group, lang: Lang) -> str:
    known = case.types.by_id()

    def one(alternative: Alternative) -> str:
        named = [known[key].title.in_(lang) if key in known else key for key in alternative]
        return " + ".join(named)

    text = " / ".join(one(alternative) for alternative in group.any_of)
    extra = []
    if group.count > 1:
        extra.append(Text("{n} 份", "{n} of them").in_(lang, n=group.count))
    if group.period:
        years = listed(map(str, years_asked(group.period, case.project)), lang)
        extra.append(Text("{years} 年", "of {years}").in_(lang, years=years))
    if not extra:
        return text
    return Text("{text}（{extra}）", "{text} ({extra})").in_(
        lang, text=text, extra=Text("，", ", ").in_(lang).join(extra)
    )


def _there(case: Case, result: GroupResult, lang: Lang) -> str:
    pattern = Text("《{title}》（{why}）", "{title} ({why})")
    titles = {one.id: one.title for one in case.register.evidence}
    counted = ((key, [_USABLE]) for key in result.counted)
    others = ((one.evidence, [WHY[why] for why in one.shortfalls]) for one in result.rejected)
    return listed(
        (
            pattern.in_(lang, title=titles[key], why=listed((why.in_(lang) for why in whys), lang))
            for key, whys in (*counted, *others)
        ),
        lang,
    )

"""What a project lacks for another checklist, for the eye and for programs.

In: `Against`. Out: text in one language; plain data that JSON takes, the same in any language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from gfpack.assessment.models import GroupResult, GroupState
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.checklist.models import Group
from gfpack.checklist.profile_text import laid_on
from gfpack.figures.catalogue import Catalogue
from gfpack.findings.against import Against, Outcome, Row
from gfpack.findings.wrap import indented

SCHEMA = "gfpack/against/1"
_SHORT = (GroupState.WANTING, GroupState.UNDECIDED, GroupState.UNCONFIRMED)


def as_data(found: Against) -> dict[str, Any]:
    """Return it as plain data."""
    file = found.case.project.file
    return {
        "schema": SCHEMA,
        "enterprise": file.enterprise.name,
        "checklist": {"id": found.case.checklist.id},
        "against": {
            "id": found.checklist.id,
            "standard": found.checklist.standard,
            "status": found.checklist.status,
            "profiles": [{"id": one.profile, "example": one.example} for one in found.profiles],
        },
        "valid_on": found.case.valid_on.isoformat(),
        "counts": {
            "veto": {key.value: count for key, count in found.counts(veto=True).items()},
            "other": {key.value: count for key, count in found.counts(veto=False).items()},
        },
        "circumstances": [{"id": one.id, "choices": list(one.choices)} for one in found.to_answer],
        "requirements": [_row(one) for one in found.rows],
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.requirement.id,
        "kind": row.requirement.kind.value,
        "veto": row.requirement.veto,
        "outcome": row.outcome.value,
        "groups": [_group(group, result) for group, result in row.groups],
        "lacking_figures": list(row.lacking_figures),
        "alike": row.alike,
    }


def _group(group: Group, result: GroupResult) -> dict[str, Any]:
    return {
        "id": group.id,
        "state": result.state.value,
        "any_of": [list(alternative) for alternative in group.any_of],
        "count": group.count,
        "period": group.period.value if group.period else None,
        "counted": list(result.counted),
        "rejected": [
            {"evidence": one.evidence, "shortfalls": [why.value for why in one.shortfalls]}
            for one in result.rejected
        ],
        "missing_years": list(result.missing_years),
    }


def as_text(found: Against, catalogue: Catalogue, lang: Lang, *, width: int = 100) -> str:
    """Return it as text: what is missing, veto rows first; then what is proven already."""
    return "\n".join(_Text(found, catalogue, lang, width).lines()) + "\n"


class _Text:
    def __init__(self, found: Against, catalogue: Catalogue, lang: Lang, width: int) -> None:
        self._found, self._catalogue, self._lang, self._width = found, catalogue, lang, width
        self._kinds = found.case.types.by_id()
        self._held = {one.id: one for one in found.case.register.evidence}

    def lines(self) -> Iterator[str]:
        yield from self._head()
        if self._found.to_answer:
            yield from ("", self._say("circumstances"))
            for one in self._found.to_answer:
                choices = " | ".join(
                    f"{key} {name.in_(self._lang)}" for key, name in one.choices.items()
                )
                said = f"{one.id}: {one.question.in_(self._lang)} ({choices})"
                yield from self._indented(said, "  - ")
        for key, rows in self._sections():
            if rows:
                yield from ("", self._say(f"sections.{key}", count=len(rows)))
                for row in rows:
                    yield from self._row(row)

    def _head(self) -> Iterator[str]:
        case, table = self._found.case, self._found.checklist
        title = f"{table.id}  {table.standard} {table.title.in_(self._lang)}"
        name = case.project.enterprise.name
        yield from self._indented(self._say("heading", enterprise=name, table=title), "")
        if line := laid_on(self._found.profiles, self._lang):
            yield from self._indented(line, "", "  ")
        laid = {one.profile for one in self._found.profiles}
        if out := [one for one in case.project.file.profiles if one not in laid]:
            yield from self._indented(self._say("left_out", profiles=self._listed(out)), "")
        yield from self._indented(self._say("how", own=case.checklist.id, on=case.valid_on), "")
        for veto in (True, False):
            counts = {key.name.lower(): n for key, n in self._found.counts(veto=veto).items()}
            key = "veto" if veto else "other"
            said = self._say(f"counts.{key}", **counts, all=sum(counts.values()))
            yield from self._indented(said, "", "  ")

    def _sections(self) -> Iterator[tuple[str, Sequence[Row]]]:
        open_ = [one for one in self._found.rows if not _settled(one)]
        yield "veto", [one for one in open_ if one.requirement.veto]
        yield "other", [one for one in open_ if not one.requirement.veto]
        yield "settled", [one for one in self._found.rows if _settled(one)]

    def _row(self, row: Row) -> Iterator[str]:
        leaf = row.requirement
        mark = "★" if leaf.veto else "·"
        outcome = self._say(f"outcomes.{row.outcome}")
        said = f"{mark} {leaf.id} {leaf.title.in_(self._lang)}  [{outcome}]"
        yield from self._indented(said, "  ", "    ")
        for group, result in row.groups:
            yield from self._group(group, result)
        if row.lacking_figures:
            titles = [self._figure(one) for one in row.lacking_figures]
            yield from self._indented(self._say("figures", figures=self._listed(titles)), " " * 6)
        if row.alike and not _settled(row):
            own = self._found.case.checklist.requirements()[row.alike]
            said = self._say("alike", id=own.id, title=own.title.in_(self._lang))
            yield from self._indented(said, " " * 6)

    def _group(self, group: Group, result: GroupResult) -> Iterator[str]:
        title = group.title.in_(self._lang)
        if result.counted and result.state is GroupState.PROVEN:
            yield from self._indented(
                self._say("there", what=title, evidence=self._names(result.counted)), " " * 6
            )
        if result.state not in _SHORT:
            return
        kinds = " / ".join(
            " + ".join(self._kind(one) for one in alternative) for alternative in group.any_of
        )
        key = {"wanting": "missing", "undecided": "undecided", "unconfirmed": "to_confirm"}
        wanted = title if kinds == title else self._say("kinds", what=title, kinds=kinds)
        said = self._say(key[result.state.value], what=wanted)
        yield from self._indented(said, " " * 6)
        if result.counted:
            names = self._names(result.counted)
            yield from self._indented(self._say("so_far", evidence=names), " " * 8)
        if result.missing_years and (result.counted or result.rejected):
            years = self._listed(str(year) for year in result.missing_years)
            yield from self._indented(self._say("years", years=years), " " * 8)
        for one in result.rejected:
            why = self._listed(self._say(f"shortfalls.{reason}") for reason in one.shortfalls)
            said = self._say("short", evidence=self._names([one.evidence]), why=why)
            yield from self._indented(said, " " * 8)

    def _kind(self, name: str) -> str:
        return self._kinds[name].title.in_(self._lang) if name in self._kinds else name

    def _figure(self, name: str) -> str:
        known = self._catalogue.ids()
        if name not in known:
            return name
        title = known[name].title.in_(self._lang)
        if "." not in name:
            return title
        sheet = self._catalogue.sheet_of(name).title.in_(self._lang)
        return self._say("column", sheet=sheet, column=title)

    def _names(self, ids: Sequence[str]) -> str:
        return self._listed(self._held[one].title if one in self._held else one for one in ids)

    def _listed(self, parts: Any) -> str:
        return ("、" if self._lang is Lang.ZH else ", ").join(parts)

    def _indented(self, said: str, first: str, rest: str | None = None) -> Iterator[str]:
        yield from indented(shown(said), self._width, first, rest)

    def _say(self, key: str, **params: object) -> str:
        return message(f"against.{key}", self._lang, **params)


def _settled(row: Row) -> bool:
    proven = row.outcome in (Outcome.PROVEN, Outcome.NOT_ASKED)
    return proven and not row.lacking_figures

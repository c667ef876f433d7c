"""Tiny cases for tests and for the pages of rules: checklist, project and register from short YAML.

In: a few lines such as

    requirements:
      1.1.1: {any_of: [licence]}
    evidence:
      a: {type: licence, until: 2026-01-01}

Out: frozen values. What is left out is such that nothing is wrong: requirements are basic, veto
and answered met; evidence is confirmed, readable, the enterprise's own and supports everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import make_figures
import yaml

from gfpack.assessment.assess import assess
from gfpack.checklist.holidays import load_holidays
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.checklist.standards import load_standards
from gfpack.checklist.wording import load_wording
from gfpack.evidence.models import (
    Evidence,
    Extent,
    Fact,
    FileFacts,
    FileKind,
    FileState,
    Look,
    PageFacts,
    ProjectFileEntry,
    Reading,
    Register,
)
from gfpack.findings.case import Case
from gfpack.project.models import Answers, Confirmation, EvidenceFile, Project, ProjectFile

ENTERPRISE = "苏州某某轴承有限公司"
CREDIT_CODE = "91320599MA00000070"
DEADLINE = date(2026, 6, 30)
TODAY = date(2026, 3, 1)
SHA = "ab" * 32
PICTURES = {
    "shortest_side": "600",
    "sharpness": "10",
    "brightness": "40",
    "alike_bits": "2",
    "source": ["S1"],
    "confidence": "working",
    "reason": "so it is",
}


def case(text: str = "") -> Case:
    """Return the case a few lines of YAML describe, assessed."""
    given = read(text)
    table, kinds = checklist(given), types(given)
    folder, held = project(given), register(given)
    on = date.fromisoformat(given["on"]) if "on" in given else folder.valid_on
    today = date.fromisoformat(given["today"]) if "today" in given else TODAY
    numbers, wrong = make_figures.figures(given.get("figures"))
    result = assess(table, kinds, folder, held, on, figures=numbers)
    known, words, off = load_standards(), load_wording(), load_holidays()
    return Case(table, kinds, folder, held, result, on, today, known, words, off, numbers, wrong)


def read(text: str) -> dict[str, Any]:
    """Return YAML with every scalar as text and `~` as None, as gfpack reads it."""
    given: dict[str, Any] = _nulls(yaml.load(text, Loader=yaml.BaseLoader) or {})
    return given


def _nulls(node: Any) -> Any:
    if isinstance(node, dict):
        return {key: _nulls(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_nulls(value) for value in node]
    return None if node in ("", "~") else node


def names(word: str) -> dict[str, str]:
    """Return a name in both languages."""
    return {"zh": f"{word}（中）", "en": word}


def checklist(given: dict[str, Any]) -> Checklist:
    """Return a checklist with one first-level indicator `1` that holds all requirements.

    Requirements whose id begins with `0` hang from a general group `0`.
    """
    rows = given.get("requirements", {"1.1": {}})
    general = {key: row for key, row in rows.items() if key.startswith("0")}
    scored = {key: row for key, row in rows.items() if key not in general}
    node: dict[str, Any] = {"source": ["S1"], "confidence": "high"}
    return Checklist.model_validate(
        {
            "id": "factory/test",
            "scheme": "factory",
            "standard": "GB/T 0-2018",
            "edition": "2018",
            "title": names("table"),
            "status": "in-force",
            "sources": {"S1": "a source"},
            "raw_points": "100",
            "general": [
                node
                | {"id": "0", "title": names("general"), "requirements": _rows(general, "general")}
            ]
            if general
            else [],
            "indicators": [
                node
                | {
                    "id": "1",
                    "title": names("first"),
                    "weight": "100",
                    "requirements": _rows(scored, "basic"),
                }
            ],
            "circumstances": [
                {"id": key, "question": names(key), "choices": {one: names(one) for one in choices}}
                for key, choices in given.get("circumstances", {}).items()
            ],
            **given.get("checklist", {}),
        }
    )


def _rows(rows: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [_row(key, dict(row or {}), kind) for key, row in rows.items()]


def _row(key: str, row: dict[str, Any], kind: str) -> dict[str, Any]:
    row.pop("answer", None)
    groups = row.pop("groups", None)
    if "any_of" in row:
        groups = {"proof": row}
        row = {name: row.pop(name) for name in ("kind", "veto", "points") if name in row}
    veto = row.get("veto", "true" if row.get("kind", kind) in ("general", "basic") else "false")
    proof = None
    if groups is not None:
        proof = {
            "confidence": "high",
            "reason": "so it is",
            "groups": [
                {"id": name, "title": names(name), **group} for name, group in groups.items()
            ],
        }
    return {
        "id": key,
        "title": names(f"requirement {key}"),
        "kind": kind,
        "kind_confidence": "high",
        "clause": key,
        "source": ["S1"],
        "confidence": "high",
        "proof": proof,
        **row,
        "veto": veto,
    }


def types(given: dict[str, Any]) -> EvidenceTypes:
    """Return the evidence types that are spoken of; without a rule they are good for ever."""
    known = {one: {} for one in _types_spoken_of(given)} | given.get("types", {})
    return EvidenceTypes.model_validate(
        {
            "sources": {"S1": "a source"},
            "pictures": PICTURES,
            "name_change": {"name": ["变更"], "text": ["变更登记通知书"]},
            "types": [_type(key, row) for key, row in known.items()],
        }
    )


def _types_spoken_of(given: dict[str, Any]) -> list[str]:
    wanted: list[str] = [row["type"] for row in given.get("evidence", {}).values() if "type" in row]
    for row in given.get("requirements", {}).values():
        for group in [row or {}, *((row or {}).get("groups") or {}).values()]:
            for one in group.get("any_of", []):
                wanted += [one] if isinstance(one, str) else one
    return list(dict.fromkeys(wanted))


def _type(key: str, row: dict[str, Any]) -> dict[str, Any]:
    validity = {
        name: row[name]
        for name in ("rule", "months", "long_term", "required", "renewal_days")
        if name in row
    }
    other = {name: value for name, value in row.items() if name not in validity}
    return {
        "id": key,
        "catalogue": "E01",
        "title": names(key),
        "form": "certificate",
        "cues": {},
        "validity": {"rule": "permanent", **validity},
        "issuer": names("issuer"),
        "source": ["S1"],
        "confidence": "high",
        **other,
    }


def project(given: dict[str, Any]) -> Project:
    """Return a project; `project:` overlays its file, `answer:` of a requirement its answer."""
    overlay = dict(given.get("project", {}))
    enterprise = {
        "name": ENTERPRISE,
        "credit_code": CREDIT_CODE,
        "industry_code": "3451",
        **overlay.pop("enterprise", {}),
    }
    rows = given.get("requirements", {"1.1": {}})
    return Project(
        folder=Path("project"),
        file=ProjectFile.model_validate(
            {
                "enterprise": enterprise,
                "checklist": "factory/test",
                "evaluation_year": "2025",
                "deadline": DEADLINE.isoformat(),
                **overlay,
            }
        ),
        answers=Answers.model_validate(
            {
                "answers": {
                    key: _answer((row or {}).get("answer", "met")) for key, row in rows.items()
                },
                "overrides": given.get("overrides", []),
            }
        ),
        evidence=EvidenceFile(),
    )


def _answer(said: str | dict[str, Any]) -> dict[str, Any]:
    return {"state": said} if isinstance(said, str) else said


def register(given: dict[str, Any]) -> Register:
    """Return a register; each evidence lies in a file of its own, `<id>.pdf`, one page."""
    requirements = tuple(given.get("requirements", {"1.1": {}}))
    rows = given.get("evidence", {})
    all_rows = {**rows, **given.get("files", {})}
    files = [_file(key, row) for key, row in rows.items()]
    files += [_file(key, row) for key, row in given.get("files", {}).items()]
    return Register(
        files={one.path: one for one in files if one is not None},
        evidence=tuple(_evidence(key, row, requirements) for key, row in rows.items()),
        unmatched=tuple(given.get("unmatched", ())),
        readings={_sha(key, row): _readings(row) for key, row in rows.items()},
        texts={_sha(key, row): tuple(row.get("text", ())) for key, row in all_rows.items()},
    )


def _sha(key: str, row: dict[str, Any]) -> str:
    """Return a hash: all have the same bytes but those that `text`, `look` or `bytes` tells."""
    own = row.get("bytes") or (
        key if {"text", "look", "readings", "properties"} & row.keys() else ""
    )
    return hashlib.sha256(own.encode()).hexdigest() if own else SHA


def _readings(row: dict[str, Any]) -> tuple[Reading, ...]:
    """Return what software read, from `readings: [{field, value, page, seen}]`."""
    return tuple(
        Reading(one["field"], one["value"], int(one.get("page", 1)), one.get("seen", ""), 0.9)
        for one in row.get("readings", ())
    )


def _look(given: dict[str, Any] | None) -> Look | None:
    """Return how a picture looks: `look: {fingerprint, sharpness, brightness}`, else none."""
    if given is None:
        return None
    return Look(
        given.get("fingerprint", "0123456789abcdef"),
        float(given.get("sharpness", 100)),
        float(given.get("brightness", 128)),
    )


def _path(key: str, row: dict[str, Any]) -> str:
    return str(row.get("file", f"evidence/{key}.pdf"))


def _file(key: str, row: dict[str, Any]) -> ProjectFileEntry | None:
    state = FileState(row.get("state", "readable"))
    if state is FileState.MISSING:
        return None
    page = PageFacts(width=595, height=842)
    width, _, height = row.get("pixels", "").partition("x")
    facts = FileFacts(
        _sha(key, row),
        1000,
        FileKind(row.get("kind", "pdf")),
        state,
        why=row.get("why", ""),
        holds=int(row.get("holds", 0)),
        pages=(page,) * int(row.get("pages", 1)),
        pixels=(int(width), int(height)) if height else None,
        has_text="text" in row,
        look=_look(row.get("look")),
        properties=tuple(row.get("properties", {}).items()),
        taken=_day(row.get("taken")),
    )
    opened = row.get("opened") == "true"
    return ProjectFileEntry(_path(key, row), facts, tuple(row.get("aliases", ())), opened)


def _evidence(key: str, row: dict[str, Any], requirements: tuple[str, ...]) -> Evidence:
    confirmed = row.get("confirmed", "true")
    fact = partial(_fact, row.get("read", ()))
    until = row.get("until")
    sha256 = None if row.get("state") == "missing" else _sha(key, row)
    return Evidence(
        id=key,
        type=row.get("type"),
        title=f"证明 {key}",
        extents=(
            Extent(_path(key, row), sha256, int(row.get("first", 1)), int(row.get("last", 1))),
        ),
        supports=tuple(row.get("supports", requirements)),
        holder=fact("holder", row.get("holder")),
        credit_code=fact("credit_code", row.get("credit_code")),
        issued=fact("issued", _day(row.get("issued"))),
        valid_from=fact("valid_from", _day(row.get("valid_from"))),
        valid_until=fact("until", "long-term" if until == "long-term" else _day(until)),
        years=fact("years", tuple(int(year) for year in row["years"]) if "years" in row else None),
        number=fact("number", row.get("number")),
        standard=fact("standard", row.get("standard")),
        scope=fact("scope", row.get("scope")),
        address=fact("address", row.get("address")),
        surveillance=fact("surveillance", _day(row.get("surveillance"))),
        sampled=fact("sampled", _days(row.get("sampled"))),
        serials=fact("serials", tuple(row["serials"]) if "serials" in row else None),
        taken=_day(row.get("taken")),
        seal_seen=row.get("seal_seen") == "true",
        original_seen=row.get("original_seen") == "true",
        set_aside=row.get("set_aside"),
        confirmation=Confirmation(by="王工", on=TODAY, sha256=(sha256 or SHA,))
        if confirmed in ("true", "changed")
        else None,
        confirmed=confirmed == "true",
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _days(texts: Sequence[str] | None) -> tuple[date, ...] | None:
    return tuple(date.fromisoformat(text) for text in texts) if texts else None


def _fact(read: Collection[str], name: str, value: Any) -> Any:
    """Return a value as a fact; those that `read:` names are software's, not a person's."""
    return None if value is None else Fact(value, confirmed=name not in read)

"""A calendar for programs: keys and parameters, the same in any language.

In: a schedule. Out: JSON text with a fixed order of keys; docs/calendar.md describes it. `SCHEMA`
changes when a key changes its meaning or goes.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from gfpack.calendar.models import Event, Remark, Schedule, Value
from gfpack.checklist.parts import Names

SCHEMA = "gfpack/calendar/1"


def as_json(of: Schedule) -> str:
    """Return a calendar as JSON; every event carries its project, so that many can be joined."""
    document = {
        "schema": SCHEMA,
        "project": of.project,
        "checklist": _plain(of.checklist),
        "standard": of.standard,
        "tier": of.tier,
        "evaluation_year": of.evaluation_year,
        "deadline": _plain(of.deadline),
        "send_by": _plain(of.send_by),
        "valid_on": _plain(of.valid_on),
        "today": _plain(of.today),
        "unknown_years": list(of.unknown_years),
        "questions": of.questions,
        "events": [_event(one, of.today) for one in (*of.events, *of.undated)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _event(one: Event, today: date) -> dict[str, Any]:
    basis = one.basis
    return {
        "project": one.project,
        "uid": one.uid,
        "key": one.key,
        "kind": one.kind,
        "subject": _plain(one.subject),
        "begins": _plain(one.begins),
        "day": _plain(one.day),
        "due": _plain(one.due),
        "days_left": None if one.day is None else (one.day - today).days,
        "late": one.late(today),
        "reminders": [_plain(day) for day in one.reminders()],
        "veto": one.veto,
        "requirements": list(one.requirements),
        "evidence": one.evidence,
        "responsible": one.person or None,
        "remarks": [_remark(each) for each in one.remarks],
        "basis": {
            "sources": list(basis.sources),
            "confidence": basis.confidence,
            "checked": _plain(basis.checked),
            "customary": basis.customary,
        }
        if basis
        else None,
    }


def _remark(remark: Remark) -> dict[str, Any]:
    return {"key": remark.key, **{name: _plain(value) for name, value in remark.params.items()}}


def _plain(value: Value | None) -> Any:
    if isinstance(value, Names):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value

"""What the tests of the calendar share: profiles with windows, events as rows."""

from __future__ import annotations

from datetime import date
from typing import Any

from make import case

from gfpack.calendar.models import Event, Schedule
from gfpack.calendar.schedule import schedule
from gfpack.checklist.profile import Profile


def planned(text: str = "", *profiles: Profile) -> Schedule:
    """Return the calendar of the case that a few lines of YAML describe."""
    return schedule(case(text), profiles)


def rows(events: tuple[Event, ...]) -> list[tuple[str, str, str]]:
    """Return kind, subject and day of events."""
    return [(one.kind.value, one.subject.en, str(one.day or "")) for one in events]


def of_kind(found: Schedule, *kinds: str) -> list[tuple[str, str]]:
    """Return subject and day of the events of some kinds."""
    return [
        (name, day) for kind, name, day in rows((*found.events, *found.undated)) if kind in kinds
    ]


def remarks(one: Event) -> dict[str, dict[str, Any]]:
    """Return what is said of an event, by key."""
    return {each.key: dict(each.params) for each in one.remarks}


def profile(*windows: dict[str, Any], name: str = "region/here") -> Profile:
    """Return a profile of these windows; what is left out is told surely by a notice."""
    told = {"source": ["N"], "confidence": "high", "checked": "2026-01-15", "tier": "city"}
    return Profile.model_validate(
        {
            "profile": name,
            "kind": "region",
            "title": {"zh": "本地", "en": "here"},
            "over": ["factory/*"],
            "sources": {"N": "一份通知"},
            "windows": [
                {"title": {"zh": one["id"], "en": one["id"]}, **told, **one} for one in windows
            ],
        }
    )


def day(text: str) -> date:
    """Return the day a text means."""
    return date.fromisoformat(text)

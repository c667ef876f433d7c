"""A calendar for Outlook, phones and the like. In: schedules. Out: iCalendar text (RFC 5545).

All days are whole days, so no time zone is needed; reminders ring at nine in the morning. Nothing
hangs on the day it is written: `DTSTAMP` is the newest day that people wrote into the project.
Events without a day are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gfpack.base.messages import Lang
from gfpack.calendar.ics_lines import escaped, folded, head
from gfpack.calendar.models import Event, Schedule
from gfpack.calendar.words import Words

_NINE = "T9H"


def as_ics(of: Schedule, lang: Lang) -> bytes:
    """Return a calendar as the bytes of an .ics file: UTF-8, lines folded and ended by CRLF."""
    words = Words(lang)
    lines = [
        *head(lang),
        f"X-WR-CALNAME:{escaped(words.title(of))}",
        *(line for one in of.events for line in _event(one, of.stamp, words)),
        "END:VCALENDAR",
    ]
    return b"".join(folded(line) for line in lines)


def _event(one: Event, stamp: date, words: Words) -> Iterator[str]:
    if one.day is None:
        return
    first, after = one.begins or one.day, one.day + timedelta(days=1)
    said = [*words.remarks(one), words.requirements(one), one.person]
    yield "BEGIN:VEVENT"
    yield f"UID:{one.uid}"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{after:%Y%m%d}"
    yield f"SUMMARY:{escaped(words.summary(one))}"
    if text := "\n".join(part for part in said if part):
        yield f"DESCRIPTION:{escaped(text)}"
    yield f"CATEGORIES:{escaped(words.kind(one))}"
    if one.veto:
        yield "PRIORITY:1"
    yield "TRANSP:TRANSPARENT"
    for mark in sorted(set(one.marks), reverse=True):
        if one.day - timedelta(days=mark) >= stamp:  # nobody wants to hear of what is long past
            yield from _alarm(one, mark, (one.day - first).days, words)
    yield "END:VEVENT"


def _alarm(one: Event, mark: int, length: int, words: Words) -> Iterator[str]:
    """Yield a reminder at nine on the day `mark` days before the last of the event's days."""
    before = mark - length
    trigger = f"-P{before - 1}DT15H" if before > 0 else f"P{-before}D{_NINE}"
    yield "BEGIN:VALARM"
    yield "ACTION:DISPLAY"
    yield f"TRIGGER:{trigger}"
    reminder = words.say("reminder", days=mark, what=words.summary(one))
    yield f"DESCRIPTION:{escaped(reminder)}"
    yield "END:VALARM"

"""A calendar for Outlook, phones and the like. In: schedules. Out: iCalendar text (RFC 5545).

All days are whole days, so no time zone is needed; reminders ring at nine in the morning. Nothing
hangs on the day it is written: `DTSTAMP` is the newest day that people wrote into the project.
Events without a day are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from gfpack import __version__
from gfpack.base.messages import Lang
from gfpack.calendar.models import Event, Schedule
from gfpack.calendar.words import Words

_OCTETS = 75  # of a line without its end (RFC 5545, 3.1)
_NINE = "T9H"
_ESCAPED = re.compile(r"[\\;,]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def as_ics(of: Schedule, lang: Lang) -> bytes:
    """Return a calendar as the bytes of an .ics file: UTF-8, lines folded and ended by CRLF."""
    words = Words(lang)
    lines = [
        *_head(lang),
        f"X-WR-CALNAME:{_escaped(words.title(of))}",
        *(line for one in of.events for line in _event(one, of.stamp, words)),
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def joined(calendars: Iterable[bytes], title: str, lang: Lang) -> Iterator[bytes]:
    """Yield one calendar, called `title`, with the events of several, each as `as_ics` made it."""
    yield from map(_folded, (*_head(lang), f"X-WR-CALNAME:{_escaped(title)}"))
    yield from map(_events_of, calendars)
    yield b"END:VCALENDAR\r\n"


def _events_of(calendar: bytes) -> bytes:
    """Return the lines of a calendar's events: all from the first to the calendar's end."""
    _, first, rest = calendar.partition(b"BEGIN:VEVENT\r\n")
    return (first + rest).removesuffix(b"END:VCALENDAR\r\n") if first else b""


def _head(lang: Lang) -> tuple[str, ...]:
    return (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//gfpack//gfpack {__version__}//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    )


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
    yield f"SUMMARY:{_escaped(words.summary(one))}"
    if text := "\n".join(part for part in said if part):
        yield f"DESCRIPTION:{_escaped(text)}"
    yield f"CATEGORIES:{_escaped(words.kind(one))}"
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
    yield f"DESCRIPTION:{_escaped(reminder)}"
    yield "END:VALARM"


def _escaped(text: str) -> str:
    """Return text as a value: separators escaped, line ends as \\n, no control characters."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n"))
    return _ESCAPED.sub(r"\\\g<0>", plain).replace("\n", "\\n")


def _folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets; no character is cut apart."""
    pieces, piece = [], b""
    for sign in line:
        more = sign.encode()
        if len(piece) + len(more) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += more
    return b"\r\n".join((*pieces, piece)) + b"\r\n"

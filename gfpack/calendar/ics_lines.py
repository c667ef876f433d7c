"""The lines of a calendar file, and several files made one. In: text. Out: iCalendar (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from gfpack import __version__
from gfpack.base.messages import Lang

_OCTETS = 75  # of a line without its end (RFC 5545, 3.1)
_ESCAPED = re.compile(r"[\\;,]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def joined(calendars: Iterable[bytes], title: str, lang: Lang) -> Iterator[bytes]:
    """Yield one calendar, called `title`, with the events of several, each as `as_ics` made it."""
    yield from map(folded, (*head(lang), f"X-WR-CALNAME:{escaped(title)}"))
    yield from map(_events_of, calendars)
    yield b"END:VCALENDAR\r\n"


def _events_of(calendar: bytes) -> bytes:
    """Return the lines of a calendar's events: all from the first to the calendar's end."""
    _, first, rest = calendar.partition(b"BEGIN:VEVENT\r\n")
    return (first + rest).removesuffix(b"END:VCALENDAR\r\n") if first else b""


def head(lang: Lang) -> tuple[str, ...]:
    """Return the lines with which a calendar begins."""
    return (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//gfpack//gfpack {__version__}//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    )


def escaped(text: str) -> str:
    """Return text as a value: separators escaped, line ends as \\n, no control characters."""
    plain = _CONTROLS.sub("", text.replace("\r\n", "\n"))
    return _ESCAPED.sub(r"\\\g<0>", plain).replace("\n", "\\n")


def folded(line: str) -> bytes:
    """Return a line in pieces of at most 75 octets; no character is cut apart."""
    pieces, piece = [], b""
    for sign in line:
        more = sign.encode()
        if len(piece) + len(more) > _OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += more
    return b"\r\n".join((*pieces, piece)) + b"\r\n"

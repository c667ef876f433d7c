"""A calendar for the eye: what is late, then everything by date. In: a schedule. Out: text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from gfpack.base.messages import Lang
from gfpack.calendar.models import Event, Schedule
from gfpack.calendar.words import Words
from gfpack.findings.wrap import indented

_LATE, _VETO, _DIM = "1;31", "31", "2"
_INDENT, _DEEPER = "  ", "      "


def as_text(of: Schedule, lang: Lang, *, width: int = 100, colour: bool = False) -> str:
    """Return the calendar in lines of at most `width` columns; Chinese characters take two."""
    page = _Page(of, Words(lang), width, colour=colour)
    return "\n".join(page.lines()) + "\n"


class _Page:
    """The lines of one calendar."""

    def __init__(self, of: Schedule, words: Words, width: int, *, colour: bool) -> None:
        self._of, self._words, self._width, self._colour = of, words, width, colour

    def lines(self) -> Iterator[str]:
        """Yield all lines: heading, what is late, the months, what has no day."""
        words, of = self._words, self._of
        for line in (words.heading(of), words.deadline(of), *words.notice(of)):
            yield from indented(line, self._width, "", _INDENT)
        late = of.late()
        yield ""
        if late:
            yield self._painted(words.say("late_section", count=len(late)), _LATE)
            yield from self._events(late)
        else:
            yield words.say("nothing_late")
        ahead = [one for one in of.events if not one.late(of.today)]
        for (year, month), some in groupby(ahead, key=_month):
            yield ""
            yield words.say("month_section", year=year, month=month)
            yield from self._events(some)
        if of.undated:
            yield ""
            yield words.say("undated_section", count=len(of.undated))
            yield from self._events(of.undated)

    def _events(self, events: Iterable[Event]) -> Iterator[str]:
        for one in events:
            yield from self._event(one)

    def _event(self, one: Event) -> Iterator[str]:
        words = self._words
        dates = words.dates(one)
        first = f"{_INDENT}{dates}  " if dates else _INDENT
        tags = [words.days(one, self._of.today), words.say("veto") if one.veto else ""]
        tags += [words.requirements(one), one.person]
        headline = " · ".join(part for part in (words.what(one), *tags) if part)
        colour = _LATE if one.late(self._of.today) else _VETO if one.veto else ""
        for line in indented(headline, self._width, first, _DEEPER):
            yield self._painted(line, colour)
        told = [words.paragraph(one), words.basis(one.basis) if one.basis else ""]
        for text in filter(None, told):
            for line in indented(text, self._width, _DEEPER):
                yield self._painted(line, _DIM)

    def _painted(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colour and colour else text


def _month(one: Event) -> tuple[int, int]:
    day = one.first_day or date.max
    return day.year, day.month

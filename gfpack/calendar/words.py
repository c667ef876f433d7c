"""The sentences of a calendar. In: events, a schedule, a language. Out: plain text.

Shared by screen, calendar file and plan; what strangers' files say is on one line in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.calendar.models import Basis, Event, Kind, Remark, Schedule, Value
from gfpack.checklist.parts import Names
from gfpack.checklist.schemes import title_of

_INNER = str.maketrans("“”", "‘’")
_OVER = (Kind.EXPIRES, Kind.STALE, Kind.CALIBRATION)
_SHOWN = 3  # requirements told by number; of more only the first


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of a calendar, in one language."""

    lang: Lang

    def say(self, key: str, **params: object) -> str:
        """Return the text `calendar.<key>`."""
        return message(f"calendar.{key}", self.lang, **params)

    def what(self, one: Event) -> str:
        """Return what happens or has to be done."""
        return self.say(f"what.{one.kind}", subject=shown(one.subject.in_(self.lang)))

    def summary(self, one: Event) -> str:
        """Return what happens, and in which project."""
        return self.say("summary", what=self.what(one), project=shown(one.project))

    def kind(self, one: Event) -> str:
        """Return the kind of an event in a word or two."""
        return self.say(f"kinds.{one.kind}")

    def remarks(self, one: Event) -> Iterator[str]:
        """Yield everything there is to say of an event, a sentence at a time."""
        for remark in one.remarks:
            yield self._remark(remark)
        if one.basis:
            yield self.basis(one.basis)

    def paragraph(self, one: Event) -> str:
        """Return what there is to say of an event, in one go, without where its day is told."""
        told = [self._remark(remark) for remark in one.remarks]
        return self.say("sentence_joint").join(told)

    def basis(self, basis: Basis) -> str:
        """Return where a day is told, how surely, and when a person last looked."""
        return self.say(
            "basis.customary" if basis.customary else "basis.told",
            sources=shown(self._listed(basis.sources)),
            confidence=self.say(f"basis.confidence.{basis.confidence}"),
            checked=basis.checked,
        )

    def requirements(self, one: Event) -> str:
        """Return the requirements served by number, of many only the first; empty without any."""
        if not one.requirements:
            return ""
        ids = self._listed(one.requirements)
        if len(one.requirements) > _SHOWN:
            ids = self.say("range", first=one.requirements[0], count=len(one.requirements))
        return self.say("requirements", ids=ids)

    def days(self, one: Event, today: date) -> str:
        """Return how far off an event is, or how late somebody is with it; empty without a day."""
        if one.day is None:
            return ""
        if late := one.late(today):
            return self.say("over" if one.kind in _OVER else "late", days=late)
        if one.begins and one.begins <= today <= one.day:
            return self.say("under_way")
        left = ((one.begins or one.day) - today).days
        if left < 0:
            left = (one.day - today).days
        key = "today" if left == 0 else "left" if left > 0 else "past"
        return self.say(key, days=abs(left))

    def dates(self, one: Event) -> str:
        """Return the day of an event with its weekday, or its first and last day."""
        if one.day is None:
            return ""
        if one.begins:
            return self.say("span", begins=one.begins, day=one.day)
        return f"{one.day} {self.say(f'weekdays.{one.day.weekday()}')}"

    def title(self, of: Schedule) -> str:
        """Return what the calendar is called: whose, and for which title."""
        scheme = title_of(of.scheme).in_(self.lang)
        return self.say("title", enterprise=of.project, scheme=scheme)

    def heading(self, of: Schedule) -> str:
        """Return whose calendar it is, and for which application."""
        return self.say(
            "heading",
            enterprise=shown(of.project),
            standard=of.standard,
            table=of.checklist.in_(self.lang),
            tier=self.say(f"tiers.{of.tier}"),
            year=of.evaluation_year,
        )

    def notice(self, of: Schedule) -> Iterator[str]:
        """Yield what must be known of all days, whatever day it is: what they rest on."""
        yield self.say("valid_on", valid_on=of.valid_on)
        yield self.say("estimate")
        if of.unknown_years:
            years = self._listed(tuple(str(year) for year in of.unknown_years))
            yield self.say("unknown_years", years=years)
        if of.questions:
            yield self.say("questions", count=of.questions)

    def deadline(self, of: Schedule) -> str:
        """Return how many days are left until the deadline."""
        left = (of.deadline - of.today).days
        key = "deadline" if left >= 0 else "deadline_past"
        return self.say(key, deadline=of.deadline, days=abs(left), send_by=of.send_by)

    def _remark(self, remark: Remark) -> str:
        key = f"remarks.{remark.key}"
        values = ((name, self._value(value)) for name, value in remark.params.items())
        enclosed = self.say(key).split("“")[1:]  # quotes within quotes are inner ones
        return self.say(
            key,
            **{
                name: str(value).translate(_INNER)
                if any(part.startswith(f"{{{name}}}") for part in enclosed)
                else value
                for name, value in values
            },
        )

    def _value(self, value: Value) -> object:
        if isinstance(value, Names):
            return shown(value.in_(self.lang))
        if isinstance(value, tuple):
            return self._listed(tuple(shown(one.in_(self.lang)) for one in value))
        return value

    def _listed(self, items: tuple[str, ...]) -> str:
        return self.say("list_comma").join(items)

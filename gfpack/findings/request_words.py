"""The sentences of the request list. In: a `Request` and a language. Out: plain text, cell by cell.

Shared by the request list and the list of findings for the client.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gfpack.assessment.models import Shortfall
from gfpack.base.messages import Lang, message
from gfpack.checklist.models import Circumstance, EvidenceType, Requirement
from gfpack.checklist.schemes import title_of
from gfpack.findings.case import Case
from gfpack.findings.params import WHY
from gfpack.findings.request import Request, Wanted

_IN_WORDS = 2
_INNER = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class RequestWords:
    """The sentences of the list, in one language."""

    case: Case
    request: Request
    lang: Lang

    def say(self, key: str, **params: object) -> str:
        """Return the text `request.<key>`."""
        return message(f"request.{key}", self.lang, **params)

    def title(self) -> str:
        """Return the title of the list."""
        scheme = title_of(self.case.checklist.scheme).in_(self.lang)
        return self.say("title", enterprise=self.case.project.enterprise.name, scheme=scheme)

    def intro(self) -> list[str]:
        """Return what the client must know before he begins."""
        file = self.case.project.file
        dates = {
            "deadline": file.deadline,
            "send_by": self.request.send_by,
            "valid_on": self.request.valid_on,
            "year": file.evaluation_year,
            "table": self.case.checklist.title.in_(self.lang),
            "standard": self.case.checklist.standard,
        }
        lines = ("what", "by", "valid", "form", "naming", "veto", "estimate")
        return [self.say(f"intro.{line}", **dates) for line in lines]

    def sections(self) -> list[tuple[str, list[Wanted]]]:
        """Return headings with what stands below them; empty ones are left out."""
        wanted = self.request.wanted
        parts = [
            ("veto", [one for one in wanted if one.veto]),
            ("scored", [one for one in wanted if not one.veto and not one.optional]),
            ("optional", [one for one in wanted if one.optional]),
        ]
        return [(self.say(f"sections.{key}"), rows) for key, rows in parts if rows]

    def questions(self) -> list[list[str]]:
        """Return each question with its choices."""
        return [self.question(one) for one in self.request.questions]

    def question(self, one: Circumstance) -> list[str]:
        """Return a question and its choices, one a line."""
        choices = "\n".join(choice.in_(self.lang) for choice in one.choices.values())
        return [one.question.in_(self.lang), choices]

    def row(self, number: int, one: Wanted) -> list[str]:
        """Return the cells of one thing to send."""
        kinds = [kind for together in one.alternatives for kind in together]
        return [
            str(number),
            self.what(one),
            self.forms(one),
            "\n".join(dict.fromkeys(kind.issuer.in_(self.lang) for kind in kinds)),
            self.why(one.requirements),
            self.here(one),
            self.by(one.begin_by),
        ]

    def what(self, one: Wanted) -> str:
        """Return the name of the thing and the documents that will do."""
        lines = [one.title.in_(self.lang)]
        choices = [
            self.say("together").join(kind.title.in_(self.lang) for kind in together)
            for together in one.alternatives
        ]
        if len(choices) > 1:
            lines.append(self.say("any_of"))
        lines += [f"· {choice}" for choice in choices if len(choices) > 1 or choice != lines[0]]
        if one.count > 1:
            lines.append(self.say("count", count=one.count))
        if one.years:
            years = self.say("list_comma").join(str(year) for year in one.years)
            lines.append(self.say("years", years=years))
        return "\n".join(lines)

    def why(self, requirements: Sequence[Requirement]) -> str:
        """Return the requirements served: the first ones in words, the others by number."""
        lines = [f"{r.id} {r.title.in_(self.lang)}" for r in requirements[:_IN_WORDS]]
        if others := [r.id for r in requirements[_IN_WORDS:]]:
            lines.append(self.say("others", ids=self.say("list_comma").join(others)))
        return "\n".join(lines)

    def forms(self, one: Wanted) -> str:
        """Return how each kind is to be sent; which is which where they differ."""
        kinds = [kind for together in one.alternatives for kind in together]
        forms = {kind.title.in_(self.lang): self._form(kind) for kind in kinds}
        if len(set(forms.values())) == 1:
            return next(iter(forms.values()))
        return "\n".join(self.say("form_of", kind=kind, form=form) for kind, form in forms.items())

    def _form(self, kind: EvidenceType) -> str:
        """Return how a kind of document is to be sent, and what dates it must carry."""
        parts = [self.say(f"form.{kind.form}")]
        if kind.validity.rule == "expires":
            parts.append(self.say("validity.expires", valid_on=self.request.valid_on))
        elif kind.validity.rule == "recent" and kind.validity.months:
            parts.append(self.say("validity.recent", months=kind.validity.months))
        return self.say("sentence").join(parts)

    def here(self, one: Wanted) -> str:
        """Return what was sent already and why it cannot count."""
        return "\n".join(self._here(held.title, why) for held, why in one.here)

    def _here(self, title: str, why: Sequence[Shortfall]) -> str:
        theirs = [one for one in why if one is not Shortfall.UNCONFIRMED] or why
        reasons = self.say("list_comma").join(WHY[one].in_(self.lang) for one in theirs)
        return self.say("here", title=title.translate(_INNER), why=reasons)

    def by(self, begin_by: date | None) -> str:
        """Return by when to send, and when to begin where that takes long."""
        lines = [str(self.request.send_by)]
        if begin_by and begin_by < self.case.today:
            lines.append(self.say("begin_now"))
        elif begin_by:
            lines.append(self.say("begin_by", day=begin_by))
        return "\n".join(lines)

"""The request list as files for the client. In: a `Request`. Out: a docx and an xlsx."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from gfpack.assessment.models import Shortfall
from gfpack.base.files import safe_name
from gfpack.base.messages import Lang, message
from gfpack.checklist.models import EvidenceType
from gfpack.findings.case import Case
from gfpack.findings.params import WHY
from gfpack.findings.request import Request, Wanted
from gfpack.tools import docx_table, xlsx

FORMATS = ("docx", "xlsx")
_COLUMNS = (
    ("number", 1.2, 6),
    ("what", 6.2, 44),
    ("form", 5.0, 34),
    ("issuer", 3.0, 20),
    ("why", 4.6, 36),
    ("here", 3.4, 28),
    ("by", 2.7, 16),
)
"""Key of the column's title, width in Word (cm), width in Excel (characters)."""
_IN_WORDS = 2
_VETO_FILL = "FCE4D6"


def write(
    case: Case, request: Request, folder: Path, formats: Sequence[str], lang: Lang
) -> list[Path]:
    """Write the request list into `folder` and return the files; none existing is changed.

    Raises:
        OutputError: a file cannot be written.
    """
    words = _Words(case, request, lang)
    stem = safe_name(
        words.say("file_name", enterprise=case.project.enterprise.name, day=case.today)
    )
    return [_write_one(words, folder, stem, kind) for kind in formats]


def _write_one(words: _Words, folder: Path, stem: str, kind: str) -> Path:
    """Write one file; where another of its name says something else, beside it."""
    draft = folder / f".{stem}.{kind}"
    (_docx if kind == "docx" else _xlsx)(words, draft)
    for number in count(1):
        target = folder / (f"{stem}.{kind}" if number == 1 else f"{stem} ({number}).{kind}")
        if not target.exists() or target.read_bytes() == draft.read_bytes():
            break
    draft.replace(target)
    return target


def _docx(words: _Words, target: Path) -> None:
    columns = [(words.say(f"columns.{key}"), width) for key, width, _ in _COLUMNS]
    parts = [docx_table.Part(paragraphs=words.intro())]
    number = 0
    for heading, rows in words.sections():
        shown = [words.row(number + index, one) for index, one in enumerate(rows, start=1)]
        number += len(rows)
        fills = [_VETO_FILL if one.veto else None for one in rows]
        parts.append(docx_table.Part(heading, table=docx_table.Table(columns, shown, fills)))
    if questions := words.questions():
        titles = [("question", 14.0), ("choices", 12.0)]
        asked = [(words.say(f"columns.{key}"), width) for key, width in titles]
        table = docx_table.Table(asked, questions)
        parts.append(docx_table.Part(words.say("sections.questions"), table=table))
    docx_table.write(target, title=words.title(), parts=parts)


def _xlsx(words: _Words, target: Path) -> None:
    columns = [xlsx.Column(words.say(f"columns.{key}"), width) for key, _, width in _COLUMNS]
    done = xlsx.Column(words.say("columns.done"), 14)
    rows = [one for _, section in words.sections() for one in section]
    shown: list[list[xlsx.Value]] = [
        [number, *words.row(number, one)[1:], ""] for number, one in enumerate(rows, start=1)
    ]
    fills = [_VETO_FILL if one.veto else None for one in rows]
    sheets = [
        xlsx.Sheet(
            words.say("sections.sheet"),
            [*columns, done],
            shown,
            [words.title(), *words.intro()],
            fills,
        )
    ]
    if questions := words.questions():
        widths = (("question", 70), ("choices", 60), ("answer", 20))
        asked = [xlsx.Column(words.say(f"columns.{key}"), width) for key, width in widths]
        answers = [[*one, ""] for one in questions]
        sheets.append(xlsx.Sheet(words.say("sections.questions"), asked, answers))
    xlsx.write(target, sheets, title=words.title())


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences of the list, in one language."""

    case: Case
    request: Request
    lang: Lang

    def say(self, key: str, **params: object) -> str:
        """Return the text `request.<key>`."""
        return message(f"request.{key}", self.lang, **params)

    def title(self) -> str:
        return self.say("title", enterprise=self.case.project.enterprise.name)

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
        return [
            [one.question.in_(self.lang), "\n".join(c.in_(self.lang) for c in one.choices.values())]
            for one in self.request.questions
        ]

    def row(self, number: int, one: Wanted) -> list[str]:
        """Return the cells of one thing to send."""
        kinds = [kind for together in one.alternatives for kind in together]
        return [
            str(number),
            self._what(one),
            self._forms(kinds),
            "\n".join(dict.fromkeys(kind.issuer.in_(self.lang) for kind in kinds)),
            self._why(one),
            "\n".join(self._here(title.title, why) for title, why in one.here),
            self._by(one),
        ]

    def _what(self, one: Wanted) -> str:
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

    def _why(self, one: Wanted) -> str:
        """Return the requirements it proves: the first ones in words, the others by number."""
        lines = [f"{r.id} {r.title.in_(self.lang)}" for r in one.requirements[:_IN_WORDS]]
        if others := [r.id for r in one.requirements[_IN_WORDS:]]:
            lines.append(self.say("others", ids=self.say("list_comma").join(others)))
        return "\n".join(lines)

    def _forms(self, kinds: Sequence[EvidenceType]) -> str:
        """Return how each kind is to be sent; which is which where they differ."""
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

    def _here(self, title: str, why: Sequence[Shortfall]) -> str:
        reasons = self.say("list_comma").join(WHY[one].in_(self.lang) for one in why)
        return self.say("here", title=title, why=reasons)

    def _by(self, one: Wanted) -> str:
        lines = [str(self.request.send_by)]
        if one.begin_by and one.begin_by < self.case.today:
            lines.append(self.say("begin_now"))
        elif one.begin_by:
            lines.append(self.say("begin_by", day=one.begin_by))
        return "\n".join(lines)

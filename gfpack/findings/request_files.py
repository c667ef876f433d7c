"""The request list as files for the client. In: a `Request`. Out: a docx and an xlsx."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import Path

from gfpack.base.files import safe_name
from gfpack.base.messages import Lang
from gfpack.findings.case import Case
from gfpack.findings.request import Request
from gfpack.findings.request_words import RequestWords
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
_VETO_FILL = "FCE4D6"


def write(
    case: Case, request: Request, folder: Path, formats: Sequence[str], lang: Lang
) -> list[Path]:
    """Write the request list into `folder` and return the files; none existing is changed.

    Raises:
        OutputError: a file cannot be written.
    """
    words = RequestWords(case, request, lang)
    stem = safe_name(
        words.say("file_name", enterprise=case.project.enterprise.name, day=case.today)
    )
    return [_write_one(words, folder, stem, kind) for kind in formats]


def _write_one(words: RequestWords, folder: Path, stem: str, kind: str) -> Path:
    """Write one file; where another of its name says something else, beside it."""
    draft = folder / f".{stem}.{kind}"
    (_docx if kind == "docx" else _xlsx)(words, draft)
    for number in count(1):
        target = folder / (f"{stem}.{kind}" if number == 1 else f"{stem} ({number}).{kind}")
        if not target.exists() or target.read_bytes() == draft.read_bytes():
            break
    draft.replace(target)
    return target


def _docx(words: RequestWords, target: Path) -> None:
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


def _xlsx(words: RequestWords, target: Path) -> None:
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

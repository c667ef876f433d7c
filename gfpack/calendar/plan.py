"""The calendar as a plan people work through. In: a schedule, people's notes. Out: an xlsx file.

Four columns are people's: who, by when, how far, a remark. They are read back by key when the plan
is made anew; what somebody edited is never overwritten (`findings.carry_over`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from gfpack.base.messages import Lang, message
from gfpack.calendar.models import Event, Schedule
from gfpack.calendar.words import Words
from gfpack.findings.carry_over import Renewed, renew_list
from gfpack.findings.entries import entries, entry_columns, settled, settled_sheet
from gfpack.findings.notes import Note, Notes
from gfpack.tools.xlsx import Column, Sheet, Value, write

_LATE, _VETO = "FCE4D6", "FFF6E5"
_COLUMNS = (
    ("number", 6),
    ("day", 13),
    ("days_left", 9),
    ("doing", 10),
    ("to_do", 44),
    ("remarks", 52),
    ("responsible", 12),
    ("why", 20),
)
_NONE = Note()


def renew_plan(of: Schedule, project: Path, lang: Lang, target: Path) -> Renewed:
    """Write the plan to `target`, or beside it, with what people wrote into the last one.

    Raises:
        DataError: the last plan cannot be read back; each cell that is wrong is named.
        OutputError: the plan cannot be written.
    """
    return renew_list(partial(_write, of, lang), project, target)


def _write(of: Schedule, lang: Lang, notes: Notes, target: Path) -> int:
    words = Words(lang)
    events = (*of.events, *of.undated)
    left = settled(notes, {one.key for one in events})
    sheets = [_plan(of, events, notes, words)]
    if left:
        sheets.append(settled_sheet(left, words.say("plan.settled"), lang))
    write(target, sheets, title=words.title(of))
    return len(left)


def _plan(of: Schedule, events: Sequence[Event], notes: Notes, words: Words) -> Sheet:
    return Sheet(
        words.say("plan.sheet"),
        [
            *(Column(_title(key, words.lang), width) for key, width in _COLUMNS),
            *entry_columns(words.lang),
            Column(_title("key", words.lang), 22, hidden=True),
        ],
        [_row(number, one, of, notes, words) for number, one in enumerate(events, start=1)],
        [words.heading(of), words.deadline(of), *words.notice(of), words.say("plan.how")],
        list(_colours(events, of)),
    )


def _row(number: int, one: Event, of: Schedule, notes: Notes, words: Words) -> list[Value]:
    return [
        number,
        one.first_day or words.say("plan.undated"),
        (one.day - of.today).days if one.day else None,
        words.kind(one),
        words.what(one),
        "\n".join((*([words.dates(one)] if one.begins else []), *words.remarks(one))),
        one.person,
        words.say("list_comma").join(one.requirements),
        *entries(notes.by_key.get(one.key, _NONE)),
        one.key,
    ]


def _colours(events: Iterable[Event], of: Schedule) -> Iterable[str | None]:
    for one in events:
        yield _LATE if one.late(of.today) else _VETO if one.veto else None


def _title(key: str, lang: Lang) -> str:
    return message(f"findings.columns.{key}", lang)

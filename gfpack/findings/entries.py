"""The columns of a list that are people's, whichever list it is. In: their notes. Out: cells.

`notes` reads them back by the titles that stand here.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from gfpack.base.messages import Lang, message
from gfpack.findings.notes import Note, Notes
from gfpack.tools.xlsx import Column, Sheet

_STATES = ("open", "doing", "done", "dropped")
_WIDTHS = {"owner": 8.0, "due": 11.0, "state": 8.0, "note": 18.0}


def entry_columns(lang: Lang) -> list[Column]:
    """Return the columns people fill in; for the state, words are offered."""
    states = [_say(f"states.{one}", lang) for one in _STATES]
    return [
        Column(_title(key, lang), width, entry=True, choices=states if key == "state" else ())
        for key, width in _WIDTHS.items()
    ]


def entries(note: Note) -> tuple[str, date | str, str, str]:
    """Return what people wrote of one row, in the order of `entry_columns`."""
    return note.owner, note.due, note.state, note.note


def in_language(notes: Notes, lang: Lang) -> Notes:
    """Return the notes with the states that lists offer in `lang`; other words stay."""
    words = {
        _say(f"states.{one}", each): _say(f"states.{one}", lang) for one in _STATES for each in Lang
    }
    told = {
        key: replace(note, state=words.get(note.state, note.state))
        for key, note in notes.by_key.items()
    }
    return replace(notes, by_key=told)


def settled(notes: Notes, keys: Collection[str]) -> list[tuple[str, Note]]:
    """Return the notes on what is not among the keys of a new list."""
    return [(key, note) for key, note in notes.by_key.items() if note and key not in keys]


def settled_sheet(left: Sequence[tuple[str, Note]], how: str, lang: Lang) -> Sheet:
    """Return a sheet of notes on what is gone, so that nobody's work is lost."""
    columns = (("about", 70), ("owner", 12), ("due", 12), ("state", 12), ("note", 40), ("key", 22))
    return Sheet(
        _say("sheets.settled", lang),
        [Column(_title(key, lang), width) for key, width in columns],
        [[note.about, *entries(note), key] for key, note in left],
        [how],
    )


def _title(key: str, lang: Lang) -> str:
    return _say(f"columns.{key}", lang)


def _say(key: str, lang: Lang) -> str:
    return message(f"findings.{key}", lang)

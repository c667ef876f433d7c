"""Findings as an Excel file. In: judged findings, their case, people's notes. Out: an xlsx file.

One sheet for the client: what to send, answer or put right, by person, in plain words. One for the
team: every open finding with all there is to know. What was overridden, and notes on what is
settled since, stand on sheets of their own. `notes` reads the file back.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gfpack.base.findings import Severity
from gfpack.base.messages import Lang, message
from gfpack.checklist.profile_text import laid_on
from gfpack.checklist.schemes import title_of
from gfpack.findings.case import Case
from gfpack.findings.entries import entries, entry_columns, in_language, settled, settled_sheet
from gfpack.findings.notes import Note, Notes
from gfpack.findings.overrides import Judged
from gfpack.findings.request import Request, request
from gfpack.findings.request_words import RequestWords
from gfpack.findings.rows import Row, located, rows, within
from gfpack.findings.summary import days_line, verdict_line
from gfpack.findings.to_do import ToDo, to_do
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.tools.xlsx import Column, Sheet, Value, write

_FILLS = {Severity.VETO: "FCE4D6", Severity.ERROR: "FFF6E5"}
_NONE = Note()


def as_xlsx(judged: Judged, case: Case, notes: Notes, lang: Lang, target: Path) -> int:
    """Write the findings to `target`, with people's notes in their places.

    Return how many notes speak of what is no longer found.

    Raises:
        OutputError: the file cannot be written, for example because Excel holds it open.
    """
    notes = in_language(notes, lang)
    listed = rows(judged, case)
    asked = request(case)
    doings = to_do(judged, asked, case)
    keys = {row.fingerprint for row in listed} | {one.key for one in doings}
    left = settled(notes, keys)
    sheets = [
        _client(doings, asked, case, notes, lang),
        _team(listed, judged, case, notes, lang),
        *([_overridden(judged, lang)] if judged.overridden else []),
        *([settled_sheet(left, _say("settled.how", lang), lang)] if left else []),
    ]
    title = _heading(case, lang)
    write(target, sheets, title=title)
    return len(left)


def _heading(case: Case, lang: Lang) -> str:
    name = case.project.enterprise.name
    return _say("heading_of_list", lang, enterprise=name, scheme=_scheme(case, lang))


def _scheme(case: Case, lang: Lang) -> str:
    return title_of(case.checklist.scheme).in_(lang)


def _client(doings: Sequence[ToDo], asked: Request, case: Case, notes: Notes, lang: Lang) -> Sheet:
    words = RequestWords(case, asked, lang)
    shown: list[Sequence[Value]] = []
    for number, one in enumerate(doings, start=1):
        note = notes.by_key.get(one.key, _NONE)
        shown.append([number, *_doing(one, words, lang), note.due, note.note, one.key])
    file = case.project.file
    lines = [
        _say("client.title", lang, enterprise=file.enterprise.name, scheme=_scheme(case, lang)),
        _say("client.by", lang, deadline=file.deadline, send_by=asked.send_by),
        _say("client.how", lang),
    ]
    columns = (
        ("number", 5),
        ("responsible", 9),
        ("doing", 9),
        ("to_do", 34),
        ("how", 28),
        ("here", 30),
        ("why", 24),
        ("by", 14),
    )
    theirs = (("your_due", 12), ("your_note", 18))
    return Sheet(
        _say("sheets.client", lang),
        [
            *_columns(columns, lang),
            *(Column(_title(key, lang), width, entry=True) for key, width in theirs),
            Column(_title("key", lang), 22, hidden=True),
        ],
        shown,
        lines,
        [_FILLS[Severity.VETO] if one.veto else None for one in doings],
    )


def _doing(one: ToDo, words: RequestWords, lang: Lang) -> list[str]:
    """Return the cells that say what the client has to do."""
    by = str(words.request.send_by)
    if one.question:
        (what, how), here = words.question(one.question), ""
    else:
        what, how, here = _lines(_asks(one, lang)), "", _lines(_wrong(one, lang))
    if one.wanted:
        what = _lines([words.what(one.wanted), what])
        how, here = words.forms(one.wanted), _lines([words.here(one.wanted), here])
        by = "" if one.optional else words.by(one.wanted.begin_by)
    doing = "optional" if one.optional and one.wanted else one.doing
    return [
        one.person,
        _say(f"doing.{doing}", lang),
        what,
        how,
        here,
        words.why(one.requirements),
        by,
    ]


def _asks(one: ToDo, lang: Lang) -> list[str]:
    """Return what to do about the findings, each thing once."""
    return list(dict.fromkeys(finding.ask(lang) or "" for finding in one.findings))


def _wrong(one: ToDo, lang: Lang) -> list[str]:
    """Return what is wrong now, and in which of the client's files."""
    if len(one.findings) > 1 and not one.findings[0].evidence:
        return [one.findings[0].kind.title.in_(lang)]
    lines = [finding.message(lang) for finding in one.findings]
    places = dict.fromkeys(finding.place for finding in one.findings if finding.place)
    for place in places:
        if place.file.startswith(f"{EVIDENCE_DIR}/") and place.file not in "".join(lines):
            lines.append(located(place, lang))
    return lines


def _lines(parts: Sequence[str]) -> str:
    return "\n".join(filter(None, parts))


def _team(listed: Sequence[Row], judged: Judged, case: Case, notes: Notes, lang: Lang) -> Sheet:
    columns = (
        ("severity", 6),
        ("requirement", 7),
        ("message", 40),
        ("advice", 36),
        ("evidence", 18),
        ("file", 24),
        ("where", 13),
        ("days_left", 6),
        ("responsible", 9),
    )
    return Sheet(
        _say("sheets.team", lang),
        [
            *_columns(columns, lang),
            *entry_columns(lang),
            *(
                Column(_title(key, lang), width, printed=False)
                for key, width in (("code", 20), ("key", 18))
            ),
        ],
        [_row(row, notes.by_key.get(row.fingerprint, _NONE), lang) for row in listed],
        [
            _heading(case, lang),
            *filter(None, [laid_on(case.project.profiles, lang)]),
            verdict_line(case, lang),
            *days_line(case, lang, case.today),
            _say("team.how", lang),
        ],
        [_FILLS.get(row.finding.severity) for row in listed],
    )


def _row(row: Row, note: Note, lang: Lang) -> list[Value]:
    one = row.finding
    return [
        _say(one.severity, lang),
        one.requirement or "",
        one.message(lang),
        one.advice(lang),
        row.evidence.title if row.evidence else (one.evidence or ""),
        one.place.file if one.place else "",
        within(one.place, lang) if one.place else "",
        row.days_left,
        row.person or "",
        *entries(note),
        one.code,
        row.fingerprint,
    ]


def _overridden(judged: Judged, lang: Lang) -> Sheet:
    columns = (
        ("severity", 7),
        ("requirement", 9),
        ("message", 60),
        ("by_whom", 12),
        ("on", 12),
        ("reason", 50),
        ("code", 20),
    )
    shown: list[list[Value]] = [
        [
            _say(one.finding.severity, lang),
            one.finding.requirement or "",
            one.finding.message(lang),
            one.override.by,
            one.override.on,
            one.override.why,
            one.finding.code,
        ]
        for one in judged.overridden
    ]
    return Sheet(_say("sheets.overridden", lang), _columns(columns, lang), shown)


def _columns(columns: Sequence[tuple[str, float]], lang: Lang) -> list[Column]:
    return [Column(_title(key, lang), width) for key, width in columns]


def _title(key: str, lang: Lang) -> str:
    return _say(f"columns.{key}", lang)


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"findings.{key}", lang, **params)

"""Matrix, week and mailing as sheets. In: a `Matrix`, a language. Out: sheets for an xlsx file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from gfpack.base.messages import Lang
from gfpack.batch.as_leaks import leak_sheet
from gfpack.batch.matrix import Line, Matrix
from gfpack.batch.models import ToDo, Top
from gfpack.batch.words import Words
from gfpack.tools.xlsx import Column, Link, Sheet, Value

_BAD, _SOON = "FCE4D6", "FFF6E5"


def matrix_sheets(of: Matrix, lang: Lang) -> list[Sheet]:
    """Return the matrix: clients that failed first; then what changed, finding by finding."""
    words = Words(lang)
    reason = _columns(words, ("reason", 46)) if of.failed else []
    titles = (
        *_columns(words, ("client", 24), ("status", 14)),
        *reason,
        *_columns(words, ("veto", 12), ("expiring", 9), ("first_end", 12), ("deadline", 12)),
        *_columns(words, ("days", 9), ("points", 16), ("missing", 9), ("questions", 9)),
        *_columns(words, ("new", 9), ("gone", 9), ("leaks", 9), ("package", 11)),
        *(Column(title, 11) for title in of.columns),
        *(replace(one, printed=False) for one in _columns(words, ("table", 30), ("seen", 12))),
        *(replace(one, printed=False) for one in _columns(words, ("folder", 26))),
    )
    failed: list[list[Value]] = [
        [name, words.say("failed_status"), words.reason(why), *[None] * (len(titles) - 4), folder]
        for folder, name, why in of.failed
    ]
    fills = [_BAD] * len(failed) + [_BAD if one.row.veto.unmet else None for one in of.lines]
    rows = [*failed, *(_row(one, words, [None] * len(reason)) for one in of.lines)]
    lines = [words.say("title"), *words.totals(of), words.say("legend")]
    first = Sheet(words.say("sheet"), titles, rows, lines, fills)
    return [first, _changes(of, words), leak_sheet(of, words)]


def _row(one: Line, words: Words, no_reason: list[Value]) -> list[Value]:
    row = one.row
    return [
        row.enterprise,
        row.verdict,
        *no_reason,
        _cell(row.veto),
        row.expiring,
        _day(row.first_end),
        _day(row.deadline),
        one.days,
        words.points(row),
        row.missing,
        row.questions,
        None if one.new is None else len(one.new),
        None if one.gone is None else len(one.gone),
        one.leaks,
        Link(words.say("open_package"), one.package) if one.package else None,
        *(_cell(top) for top in one.tops),
        row.table,
        _day(row.today),
        one.client,
    ]


def _changes(of: Matrix, words: Words) -> Sheet:
    rows: list[list[Value]] = [
        [one.row.enterprise, words.say(key), words.severity(each.severity), each.message]
        for one in of.lines
        for key, some in (("new", one.new), ("gone", one.gone))
        for each in some or ()
    ]
    columns = _columns(words, ("client", 28), ("change", 10), ("severity", 12), ("message", 90))
    return Sheet(words.say("changes"), list(columns), rows)


def week_sheets(of: Iterable[tuple[str, ToDo]], today: date, lang: Lang) -> list[Sheet]:
    """Return who starts what within seven days, and what should have been started: by person.

    In: names of clients, each with something to do, in the order of their deadlines.
    """
    words = Words(lang)
    found = sorted(
        ((one.person or "~", one.day, name, one) for name, one in of),
        key=lambda each: (*each[:3], each[3].what),
    )
    columns = _columns(
        words, ("person", 12), ("day", 12), ("days", 9), ("client", 26), ("kind", 10)
    ) + _columns(words, ("what", 46), ("requirements", 16), ("remarks", 56))
    rows = [_week_row(name, one, today) for _, _, name, one in found]
    fills = [_fill(one, today) for *_, one in found]
    days = {"first": today, "last": today + timedelta(days=6)}
    lines = [words.say("week_title", **days), words.say("week_how")]
    return [Sheet(words.say("week_sheet"), columns, rows, lines, fills)]


def _week_row(name: str, one: ToDo, today: date) -> list[Value]:
    day = date.fromisoformat(one.day)
    left = (day - today).days
    return [one.person, day, left, name, one.kind, one.what, one.requirements, one.remarks]


def _fill(one: ToDo, today: date) -> str | None:
    return _BAD if date.fromisoformat(one.day) < today else _SOON if one.veto else None


def mailing_sheets(of: Matrix, lang: Lang) -> list[Sheet]:
    """Return a table for mail merge: a client a row, a file of its request list a column."""
    words = Words(lang)
    columns = _columns(words, ("client", 28), ("contact", 12), ("phone", 16), ("email", 24))
    columns += _columns(words, ("missing", 9), ("questions", 9), ("send_by", 12), ("deadline", 12))
    columns += _columns(words, ("request_docx", 44), ("request_xlsx", 44))
    rows: list[list[Value]] = [
        [
            one.row.enterprise,
            one.row.contact,
            one.row.phone,
            one.row.email,
            one.row.missing,
            one.row.questions,
            _day(one.row.send_by),
            _day(one.row.deadline),
            *(_file(one, kind) for kind in (".docx", ".xlsx")),
        ]
        for one in sorted(of.lines, key=lambda line: line.client)
        if one.row.requests
    ]
    return [Sheet(words.say("mailing_sheet"), columns, rows)]


def _file(one: Line, kind: str) -> Value:
    files = [f"{one.client}/{name}" for name in one.row.requests if name.endswith(kind)]
    return Link(files[0], files[0]) if files else None


def _columns(words: Words, *columns: tuple[str, float]) -> list[Column]:
    return [Column(words.say(f"columns.{key}"), width) for key, width in columns]


def _cell(top: Top | None) -> str:
    """Return how an indicator stands: `8/12 ✗2 ?2`, of what applies."""
    if top is None:
        return ""
    marks: Iterable[str] = (
        f"{sign}{count}" for sign, count in (("✗", top.unmet), ("?", top.unknown)) if count
    )
    return " ".join((f"{top.met}/{top.all - top.not_applicable}", *marks))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

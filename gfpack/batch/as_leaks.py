"""Leaks in words, as rows of a sheet and of a page. In: a `Matrix`, words. Out: plain values."""

from __future__ import annotations

from urllib.parse import quote

from gfpack.base.text import shown
from gfpack.batch.leak_kinds import Kind, Leak
from gfpack.batch.matrix import Matrix
from gfpack.batch.words import Words
from gfpack.tools.xlsx import Column, Link, Sheet, Value

_BAD = "FCE4D6"
_MOST = 6
"""Other clients of one leak that are listed; of more it is told how many."""


def leak_sheet(of: Matrix, words: Words) -> Sheet:
    """Return all leaks, the sure ones first and coloured."""
    widths = {"client": 26, "leak": 16, "file": 44, "place": 14, "others": 50, "what": 50}
    columns = [Column(words.say(f"columns.{key}"), width) for key, width in widths.items()]
    rows: list[list[Value]] = [
        [
            told["client"],
            told["kind"],
            Link(told["file"], f"{one.client}/{one.path}"),
            told["place"],
            told["others"],
            told["advice"],
        ]
        for one, told in zip(of.searched.leaks, leak_rows(of, words), strict=True)
    ]
    fills = [_BAD if one.sure else None for one in of.searched.leaks]
    lines = [words.say("leaks.title"), *words.not_searched(of)]
    return Sheet(words.say("leaks.sheet"), columns, rows, lines, fills)


def leak_rows(of: Matrix, words: Words) -> list[dict[str, str]]:
    """Return what is told of each leak."""
    return [
        {
            "client": _name(one.client, of),
            "kind": words.say(f"leaks.kinds.{one.kind}"),
            "sure": "1" if one.sure else "",
            "file": shown(one.path),
            "link": quote(f"{one.client}/{one.path}"),
            "place": _place(one, words),
            "others": _others(one, of, words),
            "advice": words.say(f"leaks.advice.{_advice(one)}", owner=_name(one.owner, of)),
        }
        for one in of.searched.leaks
    ]


def _advice(one: Leak) -> str:
    if one.kind is Kind.FILE:
        return "owned" if one.owner else "file"
    return one.kind.value


def _place(one: Leak, words: Words) -> str:
    if one.place == "name":
        return words.say("leaks.in_name")
    if one.place == "line":
        return words.say("leaks.line", line=one.page)
    if one.place:
        return words.property(one.place)
    return words.say("leaks.page", page=one.page) if one.page else ""


def _others(one: Leak, of: Matrix, words: Words) -> str:
    """Return the other clients, each with where it has the file, or what of it was seen."""
    paths = one.paths or [""] * len(one.others)
    told = [
        words.say("leaks.there", client=_name(client, of), path=shown(path))
        if path
        else _name(client, of)
        for client, path in zip(one.others, paths, strict=True)
    ]
    lines = told[:_MOST]
    if len(told) > _MOST:
        lines.append(words.say("leaks.more", count=len(told) - _MOST))
    if one.seen:
        lines.append(words.say("leaks.seen", seen=shown(one.seen)))
    return "\n".join(lines)


def _name(client: str, of: Matrix) -> str:
    return of.names.get(client, client)

"""An empty table of clients, to be filled in. In: a path, a language. Out: an xlsx file."""

from __future__ import annotations

from pathlib import Path

from gfpack.base.errors import UsageError
from gfpack.base.messages import Lang, message
from gfpack.batch.client_table import fields
from gfpack.checklist.tree import listed
from gfpack.tools.xlsx import Column, Sheet, write

_EMPTY_ROWS = 200
_CHOICES = {"tier": {Lang.ZH: ("市", "省", "国家"), Lang.EN: ("city", "province", "nation")}}
_TEXT = ("credit_code", "industry_code", "postcode", "contact_phone", "contact_mobile")
"""Columns whose digits must stay as they are typed."""


def write_template(target: Path, lang: Lang) -> None:
    """Write an empty table with explanations; checklist and tier are chosen from lists.

    Raises:
        UsageError: something is there already.
        OutputError: it cannot be written.
    """
    if target.exists():
        raise UsageError("clients.in_the_way", file=target)
    known = fields()
    choices = {"checklist": [one["id"] for one in listed()]}
    choices |= {name: list(words[lang]) for name, words in _CHOICES.items()}
    columns = [
        Column(
            one.title.in_(lang),
            one.width,
            entry=True,
            choices=choices.get(one.id, ()),
            as_text=one.id in _TEXT,
        )
        for one in known
    ]
    table = Sheet(message("clients.sheet", lang), columns, [[None] * len(known)] * _EMPTY_ROWS)
    title = message("clients.sheet", lang)
    write(target, [table, _explained(lang), _checklists(lang)], title=title)


def _explained(lang: Lang) -> Sheet:
    words = [message(f"clients.explained.{one}", lang) for one in ("column", "about", "names")]
    columns = [Column(words[0], 22), Column(words[1], 60), Column(words[2], 60)]
    joint = message("clients.explained.joint", lang)
    rows = [(one.title.in_(lang), one.about.in_(lang), joint.join(one.names)) for one in fields()]
    return Sheet(message("clients.explained.sheet", lang), columns, rows)


def _checklists(lang: Lang) -> Sheet:
    words = [message(f"clients.explained.{one}", lang) for one in ("id", "standard", "title")]
    columns = [Column(words[0], 28), Column(words[1], 24), Column(words[2], 60)]
    rows = [(one["id"], one["standard"] or "", one["title"][lang]) for one in listed()]
    return Sheet(message("clients.explained.checklists", lang), columns, rows)

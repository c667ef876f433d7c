"""The client matrix as one page for a browser. In: a `Matrix`, a language. Out: HTML text.

It stands alone: style and script are in it, nothing is fetched. Links lead to folders below it.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from gfpack.base.messages import Lang
from gfpack.batch.as_leaks import leak_rows
from gfpack.batch.matrix import Line, Matrix
from gfpack.batch.models import Found, Top
from gfpack.batch.words import Words
from gfpack.findings.html_page import environment, inlined

_FOLDER = "templates/batch"


def as_html(of: Matrix, lang: Lang) -> str:
    """Return the page: totals, clients that failed, the matrix, what changed."""
    words = Words(lang)
    page = environment(_FOLDER).get_template("batch.html")
    text: str = page.render(
        **inlined("style", ["templates/findings/page.css", f"{_FOLDER}/batch.css"]),
        **inlined("script", [f"{_FOLDER}/batch.js"]),
        lang={Lang.ZH: "zh-CN", Lang.EN: "en"}[lang],
        say=words.say,
        today=of.today,
        tiles=list(words.tiles(of)),
        failed=[
            {"folder": folder, "name": name, "message": one.message, "advice": one.advice}
            for folder, name, one in of.failed
        ],
        columns=of.columns,
        lines=[_line(one, words) for one in of.lines],
        verdicts=sorted({one.row.verdict for one in of.lines}),
        tables=sorted({one.row.table for one in of.lines}),
        leaks=leak_rows(of, words),
        not_searched=words.not_searched(of),
        changed=[_changed(one, words) for one in of.lines if one.new or one.gone],
    )
    return text


def _line(one: Line, words: Words) -> dict[str, Any]:
    row = one.row
    return {
        "row": row,
        "client": one.client,
        "folder": quote(one.client),
        "days": one.days,
        "veto": _cell(row.veto),
        "tops": [_cell(top) for top in one.tops],
        "points": words.points(row),
        "new": None if one.new is None else len(one.new),
        "gone": None if one.gone is None else len(one.gone),
        "package": quote(one.package) if one.package else None,
        "late": one.days < 0,
        "leaks": one.leaks,
    }


def _cell(top: Top | None) -> dict[str, Any] | None:
    """Return how an indicator stands: numbers, the lengths of its bar, what it is sorted by."""
    if top is None:
        return None
    applies = top.all - top.not_applicable
    part = 100 / applies if applies else 0
    met, unmet = round(top.met * part, 2), round(top.unmet * part, 2)
    return {
        "top": top,
        "applies": applies,
        "met": met,
        "unmet": unmet,
        "rest": round(100 - met - unmet, 2) if applies else 0,
        "sort": top.met / applies - top.unmet if applies else 1,
    }


def _changed(one: Line, words: Words) -> dict[str, Any]:
    def told(some: tuple[Found, ...] | None) -> list[dict[str, str]]:
        return [
            {
                "severity": each.severity,
                "word": words.severity(each.severity),
                "message": each.message,
            }
            for each in some or ()
        ]

    return {"name": one.row.enterprise, "new": told(one.new), "gone": told(one.gone)}

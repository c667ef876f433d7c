"""A page for a browser that stands alone. In: a template's name, a case, values. Out: HTML text.

Style and script are in it, nothing is fetched, and without the script it can still be read. Every
value is escaped; the browser runs nothing but our own script, known by its hash.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any

from gfpack.base.files import shipped
from gfpack.base.findings import Finding
from gfpack.base.messages import Lang, message
from gfpack.base.text import shown
from gfpack.checklist.profile_text import laid_on
from gfpack.checklist.schemes import title_of
from gfpack.findings.case import Case
from gfpack.findings.rows import within

_FOLDER = "templates/findings"


def html_page(
    template: str,
    case: Case,
    lang: Lang,
    values: Mapping[str, Any],
    *,
    styles: Sequence[str],
    script: str,
) -> str:
    """Return a page made of a template, of style sheets and of a script that come with gfpack.

    `values` are the template's, besides the heading that all pages share; its texts are those of
    the catalogue `findings`.
    """
    page = environment(_FOLDER).get_template(template)
    text: str = page.render(
        **inlined("style", [f"{_FOLDER}/{one}" for one in styles]),
        **inlined("script", [f"{_FOLDER}/{script}"]),
        **_heading(case, lang),
        **values,
        lang={Lang.ZH: "zh-CN", Lang.EN: "en"}[lang],
        say=partial(say, lang=lang),
    )
    return text


def say(key: str, lang: Lang, **params: object) -> str:
    """Return a text of the catalogue `findings`."""
    return message(f"findings.{key}", lang, **params)


def told(one: Finding, lang: Lang) -> dict[str, Any]:
    """Return what pages say of a finding: severity, message, advice, code, file."""
    return {
        "severity": one.severity.value,
        "severity_word": say(one.severity, lang),
        "message": shown(one.message(lang)),
        "advice": shown(one.advice(lang)),
        "code": one.code,
        "file": shown(one.place.file) if one.place else "",
        "where": within(one.place, lang) if one.place else "",
    }


@cache
def environment(folder: str) -> Any:
    """Return what renders the templates of a shipped folder: every value is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(shipped(folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )


def inlined(name: str, files: Sequence[str]) -> dict[str, Any]:
    """Return shipped files to be put into the page, and the hash that lets the browser use them."""
    from markupsafe import Markup

    text = "".join(shipped(file).read_text("utf-8") for file in files)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return {name: Markup(text), f"{name}_hash": f"sha256-{digest}"}  # noqa: S704 - our own files


def _heading(case: Case, lang: Lang) -> dict[str, Any]:
    file = case.project.file
    return {
        "enterprise": shown(file.enterprise.name),
        "scheme": title_of(case.checklist.scheme).in_(lang),
        "standard": case.checklist.standard,
        "table": _table(case, lang),
        "tier": say(f"html.tiers.{file.tier}", lang),
        "year": file.evaluation_year,
        "valid_on": case.valid_on,
        "today": case.today,
        "deadline": file.deadline,
        "days": (file.deadline - case.today).days,
    }


def _table(case: Case, lang: Lang) -> str:
    """Return the checklist's title, and which profiles were laid on it."""
    title, line = case.checklist.title.in_(lang), laid_on(case.project.profiles, lang)
    return f"{title} ({line})" if line else title

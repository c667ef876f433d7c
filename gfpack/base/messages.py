"""Words for users, in 中文 and English.

A `Text` holds both languages side by side and stands where the thing it describes stands (a rule,
a checklist row). Interface texts that belong to no single thing live in `templates/messages/` and
are looked up with `message`: the first part of a key names the file, so `cli.done` stands in
`cli.zh.toml` and `cli.en.toml` under `done`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from gfpack.base.files import shipped


class Lang(StrEnum):
    """A language messages come in."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in both languages, with `{name}` places for parameters."""

    zh: str
    en: str

    def in_(self, lang: Lang, **params: object) -> str:
        """Return the sentence in `lang` with its places filled."""
        sentence = self.zh if lang is Lang.ZH else self.en
        return sentence.format_map(_nested(sentence, params)) if params else sentence


def _nested(sentence: str, params: dict[str, object]) -> dict[str, object]:
    """Return parameters with their own quotation marks inner ones where “ and ” enclose them."""
    enclosed = {name for name in params if f"“{{{name}}}”" in sentence}
    return {
        name: str(value).translate(_INNER) if name in enclosed else value
        for name, value in params.items()
    }


_INNER = str.maketrans("“”", "‘’")


def message(key: str, lang: Lang, **params: object) -> str:
    """Return the interface text `key` (such as `project.no_project.advice`) in `lang`.

    Raises:
        KeyError: no such text. A test compares the keys of both languages, so this is a bug.
    """
    node = _entry(key, lang)
    if not isinstance(node, str):
        raise KeyError(key)
    return node.format_map(params) if params else node


def has_message(key: str, lang: Lang) -> bool:
    """Return whether there is an interface text `key` in a catalogue that need not hold it."""
    return isinstance(_entry(key, lang), str)


def preferred_language() -> Lang:
    """Return the language the environment asks for: Chinese unless it clearly says otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return Lang.ZH if value.lower().startswith("zh") else Lang.EN
    import locale

    try:
        name = locale.getlocale()[0] or ""
    except ValueError:
        name = ""
    return Lang.ZH if not name or name.lower().startswith(("zh", "chinese")) else Lang.EN


def _entry(key: str, lang: Lang) -> object:
    """Return what stands under a key; None where nothing does."""
    area, *parts = key.split(".")
    node: object = _catalogue(area, lang)
    for part in parts:
        if not isinstance(node, dict):
            return None
        node = node.get(part)
    return node


@cache
def _catalogue(area: str, lang: Lang) -> dict[str, object]:
    import tomllib

    return tomllib.loads(shipped(f"templates/messages/{area}.{lang}.toml").read_text("utf-8"))

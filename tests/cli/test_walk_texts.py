"""What the walk says: in its own keys, nothing to edit, in words and not in codes."""

from __future__ import annotations

import re
import textwrap
import tomllib
from collections.abc import Iterator

import make
import pytest

from gfpack.base.files import shipped
from gfpack.base.findings import Finding
from gfpack.base.messages import Lang, has_message
from gfpack.checklist.load import available, load
from gfpack.cli.walking import commands
from gfpack.cli.walking.advice import advice
from gfpack.findings import rules
from gfpack.findings.find import find

_TO_EDIT = re.compile(r"answers\.yaml|evidence\.yaml|gfpack (?:collect|confirm|walk)")
_KEY = {
    Lang.ZH: re.compile(r"按 ([!-z]+)"),
    Lang.EN: re.compile(r"\b[Pp]ress ([^\s,.;)]+)"),
}
_AREAS = ("walk", "walk-advice")


def _keys() -> set[str]:
    rows = (*commands.FOR_REQUIREMENTS, *commands.FOR_EVIDENCE)
    return {key for row in rows for one in row for key in one.keys}


def _texts(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for value in node.values():
            yield from _texts(value)
    elif isinstance(node, str):
        yield node


def _catalogue(area: str, lang: Lang) -> dict[str, object]:
    return tomllib.loads(shipped(f"templates/messages/{area}.{lang}.toml").read_text("utf-8"))


def _cases() -> Iterator[Finding]:
    """Yield what the rules find in the failing cases of their own pages."""
    for rule in rules.RULES:
        page = re.search(r"^Fails:\n((?:    .*\n?)+)", rule.__doc__ or "", re.MULTILINE)
        assert page
        found = find(make.case(textwrap.dedent(page[1])))
        yield from (one for one in found if one.code == rule.KIND.code)


@pytest.mark.parametrize("lang", Lang)
def test_no_advice_in_the_walk_sends_to_files_that_it_writes_itself(lang: Lang) -> None:
    found = list(_cases())
    assert len({one.code for one in found}) > 50
    told = {one.code: advice(one, lang) for one in found}
    assert {code: text for code, text in told.items() if _TO_EDIT.search(text)} == {}
    assert not [text for text in told.values() if "{" in text]


def test_every_advice_of_the_walk_is_of_a_rule() -> None:
    codes = {kind.code for kind in rules.KINDS}
    for lang in Lang:
        listed = _catalogue("walk-advice", lang).keys()
        assert listed <= codes
        assert all(has_message(f"walk-advice.{code}", lang) for code in listed)
    assert not has_message("walk-advice.no-such-code", Lang.ZH)


@pytest.mark.parametrize("lang", Lang)
def test_every_key_a_text_names_is_a_key(lang: Lang) -> None:
    named = {
        key
        for area in _AREAS
        for text in _texts(_catalogue(area, lang))
        for key in _KEY[lang].findall(text)
    }
    assert len(named) > 10
    assert named <= _keys()


def test_no_question_about_the_plant_names_a_choice_by_its_code() -> None:
    asked = [(one.id, each) for one in available() for each in load(one.id).circumstances]
    assert len(asked) > 10
    for table, one in asked:
        named = set(re.findall(r"[a-z][a-z-]+", one.question.zh)) & one.choices.keys()
        assert not named, (table, one.id)

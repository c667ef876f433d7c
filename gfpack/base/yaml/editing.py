"""Change a YAML file and nothing else in it. In: a file. Out: the file, comments and order kept.

All scalars are text here too: with YAML's own guessing a requirement id such as `1.10` would be
found as the number 1.1, and writing a name such as `no` would put quotes into the user's file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from gfpack.base.errors import OutputError
from gfpack.base.files import written_whole
from gfpack.base.yaml import tails as ends
from gfpack.base.yaml.reading import parsed, text_of
from gfpack.base.yaml.stretches import Cut, cut

Entries = tuple[str, Collection[str]]
"""A table at the top of a file, and keys of entries in it."""
_STR = "tag:yaml.org,2002:str"
_NULL = ("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|Null|NULL|)$"))


_QUOTED = (DoubleQuotedScalarString, SingleQuotedScalarString)
_NOT_IN_A_BLOCK = re.compile("^\t|[ \t]$|[\x85\u2028\u2029]")
"""What would make a line of a block unreadable, or be lost from it."""


class _NullOnly(VersionedResolver):  # type: ignore[misc, unused-ignore]
    """Takes every plain scalar for text, except the empty one and its names."""

    @property
    def versioned_resolver(self) -> dict[str, list[Any]]:
        return {"~": [_NULL], "n": [_NULL], "N": [_NULL], "": [_NULL]}


class _Representer(RoundTripRepresenter):
    """Writes numbers, dates and choices as plain words, long texts as blocks."""

    def ignore_aliases(self, data: object) -> bool:
        """Write a value that stands twice twice: an alias is refused when the file is read."""
        return True


def _plain(representer: _Representer, value: object) -> ScalarNode:
    shown = value.value if isinstance(value, Enum) else value
    text = str(shown).lower() if isinstance(shown, bool) else str(shown)
    return representer.represent_scalar(_STR, text)


def _text(representer: _Representer, value: str) -> ScalarNode:
    lines = value.split("\n")
    block = len(lines) > 1 and not any(_NOT_IN_A_BLOCK.search(line) for line in lines)
    return representer.represent_scalar(_STR, value, style="|" if block else None)


def _null(representer: _Representer, value: None) -> ScalarNode:
    return representer.represent_scalar(_NULL[0], "")


for _kind in (int, bool, Decimal, date):
    _Representer.add_representer(_kind, _plain)
_Representer.add_multi_representer(Enum, _plain)
_Representer.add_representer(str, _text)
_Representer.add_representer(type(None), _null)


@cache
def _round_trip() -> YAML:
    engine = YAML()
    engine.Resolver = _NullOnly
    engine.Representer = _Representer
    engine.preserve_quotes = True
    engine.width = 4096
    engine.indent(mapping=2, sequence=4, offset=2)
    return engine


@contextmanager
def edit(file: Path, unchanged_since: str | None, only: Entries | None) -> Iterator[Any]:
    """Yield the content of `file` for changing; see `gfpack.base.yaml.edit`."""
    before = _said(file)
    if unchanged_since is not None and before != unchanged_since:
        raise OutputError("base.changed_meanwhile", path=file)
    located = parsed(file, before)  # tells what is wrong in our own words, with its place
    part = cut(located, *only) if only else None
    comments, content = _content(part.text if part else before)
    tails = list(ends.tails_of(content))
    yield content
    ends.move(tails, content)
    text = comments + _dumped(content)
    if part:
        text = part.put_back(text) or _with_entries(before, part, content)
    if _said(file) != before:
        raise OutputError("base.changed_meanwhile", path=file)
    mark, newline = _habits(file)
    with written_whole(file) as temporary:
        temporary.write_text(mark + text, "utf-8", newline=newline)


def put(table: Any, key: str, value: object) -> None:
    """Set a value of an edited content; see `gfpack.base.yaml.put`."""
    old = table.get(key)
    if key in table and _as_read(old) == _as_read(value):
        return
    if isinstance(value, list | tuple) and isinstance(old, CommentedSeq) and old.fa.flow_style():
        value = CommentedSeq(_like(item, old) for item in value)
        value.fa.set_flow_style()
    table[key] = value


def _like(item: object, listed: CommentedSeq) -> object:
    """Return a text in the quotes that the first of a list has."""
    first = listed[0] if listed else None
    if isinstance(item, str) and isinstance(first, _QUOTED):
        return type(first)(item)
    return item


def _as_read(value: object) -> object:
    """Return a value as `read` would give it back."""
    if isinstance(value, dict):
        return {key: _as_read(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value.value if isinstance(value, Enum) else value)


def _dumped(content: Any) -> str:
    stream = io.StringIO()
    _round_trip().dump(content, stream)
    return stream.getvalue()


def _with_entries(before: str, part: Cut, changed: Any) -> str:
    """Return the whole text, gone through from end to end, with the entries that were changed."""
    _, content = _content(before)
    tails = list(ends.tails_of(content))
    for key in part.keys:
        if key in changed[part.table]:
            content[part.table][key] = changed[part.table][key]
        else:
            content[part.table].pop(key, None)
    ends.move(tails, content)
    return _dumped(content)


def _said(file: Path) -> str:
    return text_of(file) if file.exists() else ""


def _habits(file: Path) -> tuple[str, str]:
    """Return the byte order mark and the newline that the file's own editor writes."""
    raw = file.read_bytes() if file.exists() else b""
    return ("\ufeff" if raw.startswith(b"\xef\xbb\xbf") else "", "\r\n" if b"\r\n" in raw else "\n")


def _content(text: str) -> tuple[str, Any]:
    """Return the comments of a file that holds nothing else, and the content as a mapping."""
    content = _round_trip().load(text) if text.strip() else None
    if content is None:
        comments = text.rstrip("\n") + "\n" if text.strip() else ""
        return comments, CommentedMap()
    if isinstance(content, CommentedMap):
        _open(content)
    return "", content


def _open(content: CommentedMap) -> None:
    """Let empty `{}` below the top grow as lines, not within its braces."""
    for mapping in (content, *content.values()):
        if isinstance(mapping, CommentedMap) and not mapping:
            mapping.fa.set_block_style()

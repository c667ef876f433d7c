"""The documents that gfpack's own pages are set in: one or several, made anew only where they must.

In: blocks of data as the templates take them. Out: for each document its PDF, where each block
starts in it, how many pages it takes, and where photos go. A document that was set before, with the
same data, template, font and Typst, is taken from `kept`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any

from gfpack.appendix.kept import Kept, name_of
from gfpack.base.files import shipped
from gfpack.tools import fonts, typesetter
from gfpack.tools.press import Press
from gfpack.tools.typesetter import unstable

FOLDER = "set"
"""Below a project's state folder."""
MOST_BYTES = 100_000_000
_LENGTH = 8

Blocks = Mapping[str, Any]
"""What a document holds: `blocks`, and what else the template asks for."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a photo goes on its sheet: points from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that were set together."""

    pdf: bytes
    starts: Mapping[str, int]
    """Index of the first page of every block, by key."""
    counts: Mapping[str, int]
    """How many pages each block takes."""
    frames: Mapping[str, tuple[Frame, ...]]
    """Those of a sheet's photos, in their order."""


class Setter:
    """Sets documents with the appendix' templates, several at a time; its press ends with it."""

    def __init__(self, kept: Kept | None = None, press: Press | None = None) -> None:
        self._kept = kept
        self._press = press or Press()

    def __enter__(self) -> Setter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._press.close()

    def documents(self, data: Sequence[Blocks]) -> list[Document]:
        """Return the documents, in order.

        Raises:
            DataError: a template does not compile.
        """
        return [_document(one) for one in self._each("document", data, self._set)]

    def counts(self, data: Sequence[Blocks]) -> dict[str, int]:
        """Return how many pages each block of the documents would take.

        Raises:
            DataError: a template does not compile.
        """
        found: dict[str, int] = {}
        for one in self._each("counts", data, self._counts):
            found |= json.loads(one)
        return found

    def stamps(self, characters: str) -> bytes:
        """Return a PDF whose one font holds `characters`."""
        name = name_of("stamps", _versions(), _template("stamp.typ"), characters)
        known = self._kept.get(name) if self._kept else None
        if known is None:
            template = shipped("templates/appendix/stamp.typ")
            ((known, _),) = self._press.set(template, [{"characters": characters}], ())
            self._keep(name, known)
        return known

    def unstable(self) -> Exception:
        """Return the error for templates whose layout never settles."""
        return unstable(_pages())

    def _each(
        self, what: str, data: Sequence[Blocks], make: Callable[[list[Blocks]], list[bytes]]
    ) -> list[bytes]:
        """Return what is kept of each document, and make those anew of which nothing is."""
        names = [self._name(what, one) for one in data]
        known = [self._kept.get(name) if self._kept else None for name in names]
        lacking = [index for index, one in enumerate(known) if one is None]
        made = make([data[index] for index in lacking]) if lacking else []
        for index, content in zip(lacking, made, strict=True):
            self._keep(names[index], content)
            known[index] = content
        return [one for one in known if one is not None]

    def _set(self, data: list[Blocks]) -> list[bytes]:
        made: list[bytes] = []
        for pdf, told in self._press.set(_pages(), data, ("block", "frame")):
            said = json.dumps(told).encode()
            made.append(len(said).to_bytes(_LENGTH, "big") + said + pdf)
        return made

    def _counts(self, data: list[Blocks]) -> list[bytes]:
        told = self._press.laid(_pages(), data, "block")
        return [json.dumps(_lengths(_starts(one))).encode() for one in told]

    def _keep(self, name: str, content: bytes) -> None:
        if self._kept:
            self._kept.put(name, content)

    def _name(self, what: str, data: Blocks) -> str:
        said = json.dumps(data, ensure_ascii=False, sort_keys=True)
        return name_of(what, _versions(), _template("*.typ"), said)


def _pages() -> Path:
    return shipped("templates/appendix/appendix.typ")


def _document(kept: bytes) -> Document:
    length = int.from_bytes(kept[:_LENGTH], "big")
    told = json.loads(kept[_LENGTH : _LENGTH + length])
    starts = _starts(told["block"])
    return Document(kept[_LENGTH + length :], starts, _lengths(starts), _frames(told["frame"]))


@cache
def _versions() -> str:
    return f"{typesetter.version()} {fonts.SHA256}"


@cache
def _template(pattern: str) -> str:
    """Return a hash of the templates, which users may edit."""
    files = sorted(shipped("templates/appendix").glob(pattern))
    return name_of(*(part for file in files for part in (file.name, file.read_bytes())))


def _starts(told: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    return {one["key"]: one["page"] - 1 for one in told}


def _lengths(starts: Mapping[str, int]) -> dict[str, int]:
    """Return how many pages each block takes; blocks follow one another."""
    ends = list(starts.values())[1:]
    return {key: end - start for (key, start), end in zip(starts.items(), ends, strict=False)}


def _frames(told: Sequence[dict[str, Any]]) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for one in told:
        key = one.pop("key")
        found[key] = (*found.get(key, ()), Frame(**one))
    return found

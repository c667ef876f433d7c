"""The documents that gfpack's own pages are set in: one or several, made anew only where they must.

In: blocks of data as the templates take them. Out: for each document its PDF, where each block
starts in it, how many pages it takes, and where photos go. A document that was set before, with the
same data, template, font and Typst, is taken from `kept`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from gfpack.appendix.kept import Kept, name_of
from gfpack.base.files import shipped
from gfpack.tools import fonts, typesetter
from gfpack.tools.typesetter import Typesetter

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
    """Sets documents with the appendix' templates, several at a time."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept

    def documents(self, data: Sequence[Blocks]) -> list[Document]:
        """Return the documents, in order.

        Raises:
            DataError: a template does not compile.
        """
        return self._each(self._document, data)

    def counts(self, data: Sequence[Blocks]) -> dict[str, int]:
        """Return how many pages each block of the documents would take.

        Raises:
            DataError: a template does not compile.
        """
        found: dict[str, int] = {}
        for one in self._each(self._counts, data):
            found |= one
        return found

    def stamps(self, characters: str) -> bytes:
        """Return a PDF whose one font holds `characters`."""
        name = name_of("stamps", _versions(), _template("stamp.typ"), characters)
        known = self._kept.get(name) if self._kept else None
        if known is None:
            setter = Typesetter(shipped("templates/appendix/stamp.typ"))
            known = setter.pdf({"characters": characters})
            self._keep(name, known)
        return known

    def unstable(self) -> Exception:
        """Return the error for templates whose layout never settles."""
        return self._typst.unstable()

    @cached_property
    def _typst(self) -> Typesetter:
        return Typesetter(shipped("templates/appendix/appendix.typ"))

    def _each(self, make: Any, data: Sequence[Blocks]) -> list[Any]:
        if len(data) < 2:
            return [make(one) for one in data]
        with ThreadPoolExecutor(2) as threads:  # Typst does not hold Python's lock
            return list(threads.map(make, data))

    def _document(self, data: Blocks) -> Document:
        name = self._name("document", data)
        known = self._kept.get(name) if self._kept else None
        if known is None:
            pdf, told = self._typst.set(data, ("block", "frame"))
            said = json.dumps(told).encode()
            known = len(said).to_bytes(_LENGTH, "big") + said + pdf
            self._keep(name, known)
        length = int.from_bytes(known[:_LENGTH], "big")
        told = json.loads(known[_LENGTH : _LENGTH + length])
        starts = _starts(told["block"])
        frames = _frames(told["frame"])
        return Document(known[_LENGTH + length :], starts, _lengths(starts), frames)

    def _counts(self, data: Blocks) -> dict[str, int]:
        name = self._name("counts", data)
        known = self._kept.get(name) if self._kept else None
        if known is None:
            found = _lengths(_starts(self._typst.laid(data, "block")))
            known = json.dumps(found).encode()
            self._keep(name, known)
        return dict(json.loads(known))

    def _keep(self, name: str, content: bytes) -> None:
        if self._kept:
            self._kept.put(name, content)

    def _name(self, what: str, data: Blocks) -> str:
        said = json.dumps(data, ensure_ascii=False, sort_keys=True)
        return name_of(what, _versions(), _template("*.typ"), said)


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

"""Files within a PDF: those of clients are named, the originals of signed ones ride along.

In: a source; a file to take along. Out: names; an embedded file of the appendix (/AF with the
relationship Source, ISO 32000-2, 14.13). Files within a client's file are left out: nobody has
looked at them, they may be programs, and evidence is what can be turned over page by page.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from gfpack.appendix.draft import Draft
from gfpack.appendix.fidelity.walking import below, is_dictionary, listed, named, text
from gfpack.tools.file_parts import FileParts

_MOST_TOLD = 20
_UNKNOWN = "?"


def within(source: Any, pages: Iterable[Any]) -> tuple[str, ...]:
    """Return the names of the files within a source: in its list, and pinned to these pages."""
    found = [
        _name(one) or key for key, one in named(below(source.Root, "/Names", "/EmbeddedFiles"))
    ]
    found += [_name(one) for one in listed(source.Root, "/AF")]
    for page in pages:
        found += [_name(one) for one in listed(page, "/AF")] if "/AF" in page else []
        for annotation in listed(page, "/Annots") if "/Annots" in page else ():
            if is_dictionary(annotation) and "/FS" in annotation:
                found.append(_name(annotation["/FS"]))
    return tuple(dict.fromkeys(one or _UNKNOWN for one in found))


def is_portfolio(source: Any) -> bool:
    """Return whether a source is a cover around other files (ISO 32000-1, 12.3.5)."""
    return below(source.Root, "/Collection") is not None


def told(names: tuple[str, ...]) -> str:
    """Return names as they are told, the first ones of very many."""
    shown = "、".join(names[:_MOST_TOLD])
    return f"{shown} … ({len(names)})" if len(names) > _MOST_TOLD else shown


@dataclass(frozen=True, slots=True)
class Original:
    """A file that rides along: which, and what a reader shows of it."""

    path: Path
    name: str
    says: str


def take_along(draft: Draft, originals: Iterable[Original]) -> None:
    """Embed files into the appendix under names of their own, in the order given.

    Raises:
        OSError: one of them cannot be read.
    """
    import pikepdf

    specs: list[Any] = []
    entries: list[tuple[str, Any]] = []
    taken: set[str] = set()
    for one in originals:
        name = _own_name(PurePosixPath(one.name), taken)
        spec = _spec(draft, one, name)
        specs.append(spec)
        entries.append((name, spec))
    rows = sorted(((pikepdf.String(name), spec) for name, spec in entries), key=_as_stored)
    if not specs:
        return
    root = draft.pdf.Root
    names = root.get("/Names")
    if not is_dictionary(names):
        names = root["/Names"] = pikepdf.Dictionary()
    names["/EmbeddedFiles"] = pikepdf.Dictionary(
        Names=pikepdf.Array([part for row in rows for part in row])
    )
    root["/AF"] = pikepdf.Array(specs)


def _md5() -> Any:
    return hashlib.md5(usedforsecurity=False)


def _as_stored(row: tuple[Any, Any]) -> bytes:
    return bytes(row[0])


def _spec(draft: Draft, one: Original, name: str) -> Any:
    import pikepdf

    with one.path.open("rb") as file:
        checksum = hashlib.file_digest(file, _md5).digest()
    data = FileParts.of(one.path)
    params = pikepdf.Dictionary(Size=data.length, CheckSum=pikepdf.String(checksum))
    kind = pikepdf.Name("/application/pdf")
    stream = draft.stream(
        data, {"/Type": pikepdf.Name.EmbeddedFile, "/Subtype": kind, "/Params": params}
    )
    return draft.pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Filespec,
            F=pikepdf.String(name),
            UF=pikepdf.String(name),
            EF=pikepdf.Dictionary(F=stream, UF=stream),
            Desc=pikepdf.String(one.says),
            AFRelationship=pikepdf.Name.Source,
        )
    )


def _own_name(wanted: PurePosixPath, taken: set[str]) -> str:
    name, number = wanted.name, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted.stem}（{number}）{wanted.suffix}"
    taken.add(name.casefold())
    return name


def _name(spec: Any) -> str:
    """Return the name of a file specification, without the folders it came from."""
    for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac"):
        given = text(spec.get(key)) if is_dictionary(spec) else ""
        if given:
            return given.replace("\\", "/").rsplit("/", 1)[-1] or _UNKNOWN
    return text(spec) if not is_dictionary(spec) else ""

"""Find and load indicator tables and evidence types.

In: an id such as `factory/gbt36132-2018` and the user's own folders (a project's `checklists/`).
Out: `Checklist`, `EvidenceTypes`, fully cross-checked. A file of the user wins over a shipped one
with the same id; imported points are merged in (see `points`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from gfpack.base.errors import DataError, UsageError
from gfpack.base.files import shipped
from gfpack.base.text import nearest
from gfpack.base.yaml import Located, into, read
from gfpack.checklist.consistency import problems_of_checklist, problems_of_types
from gfpack.checklist.models import Checklist, EvidenceType, EvidenceTypes
from gfpack.checklist.points import with_points

TYPES_FILE = "evidence-types.yaml"
_ID = re.compile(r"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Available:
    """A checklist that can be loaded: its id, its file, and whether the user brought it."""

    id: str
    file: Path
    own: bool


def load(checklist_id: str, folders: Sequence[Path] = ()) -> Checklist:
    """Return the checklist `checklist_id`, with imported points merged in.

    Raises:
        UsageError: no such checklist; names the nearest id and all there are.
        DataError: everything wrong in the file, each with line and column.
    """
    return with_points(load_table(checklist_id, folders), folders)


def load_table(checklist_id: str, folders: Sequence[Path] = ()) -> Checklist:
    """Return the checklist as its own file has it, without imported points.

    Raises:
        UsageError: no such checklist.
        DataError: everything wrong in the file.
    """
    located = read(find(checklist_id, folders))
    checklist = into(Checklist, located)
    if problems := problems_of_checklist(checklist, located, load_types(folders)):
        raise DataError(problems)
    return checklist


def load_types(folders: Sequence[Path] = ()) -> EvidenceTypes:
    """Return all evidence types: the shipped ones, the user's own replacing or following them.

    Raises:
        DataError: everything wrong in the files, each with line and column.
    """
    files = [shipped_types(), *own_types(folders)]
    parts = [_types_in(file, file.stat().st_mtime_ns) for file in files]
    whole = merged([types for _, types in parts])
    problems = [
        problem for located, types in parts for problem in problems_of_types(types, located, whole)
    ]
    if problems:
        raise DataError(problems)
    return whole


def available(folders: Sequence[Path] = ()) -> tuple[Available, ...]:
    """Return every checklist there is, by id; the user's own hides a shipped one of that id."""
    found = {one.id: one for one in _candidates(folders)}
    return tuple(found[name] for name in sorted(found))


def find(checklist_id: str, folders: Sequence[Path] = ()) -> Path:
    """Return the file of the checklist `checklist_id`.

    Raises:
        UsageError: no such checklist.
    """
    known = {one.id: one.file for one in available(folders)}
    if checklist_id in known:
        return known[checklist_id]
    near = nearest(checklist_id, list(known))
    key = "checklist.unknown_near" if near else "checklist.unknown"
    raise UsageError(key, id=checklist_id, near=near or "", known=", ".join(known))


def shipped_types() -> Path:
    """Return the file of the evidence types that come with gfpack."""
    return shipped(f"checklists/{TYPES_FILE}")


def own_types(folders: Sequence[Path]) -> list[Path]:
    """Return the user's own files of evidence types, the weakest first."""
    return [folder / TYPES_FILE for folder in folders if (folder / TYPES_FILE).is_file()]


def merged(parts: Sequence[EvidenceTypes]) -> EvidenceTypes:
    """Return all types of all parts; a later part wins over an earlier one on the same id."""
    sources: dict[str, str] = {}
    types: dict[str, EvidenceType] = {}
    others: dict[str, Any] = {}
    for part in parts:
        sources.update(part.sources)
        types.update(part.by_id())
        others |= {
            name: getattr(part, name) for name in part.model_fields_set - {"sources", "types"}
        }
    return EvidenceTypes(sources=sources, types=tuple(types.values()), **others)


@lru_cache(maxsize=8)
def _types_in(file: Path, _changed: int) -> tuple[Located, EvidenceTypes]:
    """Return the types in a file, read once while it stays as it is: every command needs them."""
    located = read(file)
    return located, into(EvidenceTypes, located)


def _candidates(folders: Sequence[Path]) -> Iterator[Available]:
    """Yield checklists so that a later one wins over an earlier one of the same id."""
    for folder, own in [(shipped("checklists"), False), *((one, True) for one in folders)]:
        if own and not folder.is_dir():
            continue
        for file in sorted(folder.rglob("*.yaml")):
            if file.name == TYPES_FILE:
                continue
            if name := _ID.search(file.read_text("utf-8", errors="replace")):
                yield Available(name.group(1), file, own)

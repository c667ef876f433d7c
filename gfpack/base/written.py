"""What gfpack wrote last, so that people's work on it is never overwritten.

In: a project's state folder and a file about to be written. Out: where to write it: in its place,
or beside it where somebody edited what gfpack had written. The record is `written.json`; without
it every existing file counts as edited.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from gfpack.base.files import sha256_of, written_whole

RECORD = "written.json"
_FIRST_BESIDE = 2
"""The edited file is the first version."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Where to write. `edited` is the file that somebody edited and that stays as it is."""

    path: Path
    edited: Path | None = None


def claim(state: Path, target: Path, new_hash: str) -> Claim:
    """Return where bytes with the SHA-256 `new_hash`, meant for `target`, may be written.

    `state` is the project's state folder. The edited file stays as the first version; a file beside
    it, `报告-v2.docx`, is used again as long as nobody edited it either; then `报告-v3.docx`.
    """
    known = _read(state)
    for path in _places(target):
        if _free(known, state, path, new_hash):
            return Claim(path, edited=None if path == target else target)
    raise AssertionError  # the places never end


def standing(target: Path) -> list[Path]:
    """Return `target` and the files that were written beside it, as far as they are there."""
    there = []
    for path in _places(target):
        if path.exists():
            there.append(path)
        elif path != target:
            break
    return there


def note(state: Path, path: Path) -> None:
    """Remember the file at `path` as gfpack wrote it; forget files that are gone.

    Raises:
        OutputError: the record cannot be written.
    """
    known = _read(state)
    known[_name(state, path)] = sha256_of(path)
    there = {name: known[name] for name in sorted(known) if (state.parent / name).exists()}
    with written_whole(state / RECORD) as temporary:
        temporary.write_text(json.dumps(there, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _places(target: Path) -> Iterator[Path]:
    """Yield where bytes meant for `target` may stand: there, then beside it."""
    yield target
    for number in count(_FIRST_BESIDE):
        yield target.with_name(f"{target.stem}-v{number}{target.suffix}")


def _free(known: dict[str, str], state: Path, path: Path, new_hash: str) -> bool:
    """Whether nothing of anybody's is lost when `path` is written."""
    if not path.exists():
        return True
    return sha256_of(path) in (known.get(_name(state, path)), new_hash)


def _name(state: Path, path: Path) -> str:
    """Return the path from the project folder; files elsewhere keep their whole path."""
    try:
        return path.resolve().relative_to(state.parent.resolve()).as_posix()
    except ValueError:
        return path.resolve().as_posix()


def _read(state: Path) -> dict[str, str]:
    try:
        found = json.loads((state / RECORD).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(value) for name, value in found.items()}

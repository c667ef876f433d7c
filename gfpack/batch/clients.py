"""Which projects there are below a folder. In: the folder, a pattern. Out: their folders."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from gfpack.base.errors import UsageError
from gfpack.project.layout import BUILD_DIR, PACKAGES_DIR, is_project

STATE_DIR = ".gfpack-batch"
"""What is remembered between runs over a folder: safe to delete, then all is done again."""
DECLARED = "gfpack-batch.yaml"
"""What a person says of all clients."""
_PASSED_OVER = frozenset({PACKAGES_DIR, BUILD_DIR})


def clients(root: Path) -> tuple[str, ...]:
    """Return the folder of every project below `root`, from there, with `/`, in a fixed order.

    Projects below projects, hidden folders and links are passed over.

    Raises:
        UsageError: `root` is no folder, is itself a project, or there are none below it.
    """
    if not root.is_dir():
        raise UsageError("batch.no_root", root=root)
    if is_project(root):
        raise UsageError("batch.root_is_project", root=root)
    found = projects(root)
    if not found:
        raise UsageError("batch.no_clients", root=root)
    return found


def projects(root: Path) -> tuple[str, ...]:
    """Return the folder of every project below `root` as `clients` does; there may be none."""
    return tuple(sorted(one.relative_to(root).as_posix() for one in _below(root)))


def only(known: Sequence[str], pattern: str | None) -> tuple[str, ...]:
    """Return the clients whose folder, or its last name, is like `pattern`; None: all.

    Raises:
        UsageError: there is none.
    """
    if pattern is None:
        return tuple(known)
    like = _composed(pattern.replace("\\", "/").strip("/"))
    found = tuple(
        one
        for one in known
        if any(fnmatchcase(_composed(name), like) for name in (one, one.rpartition("/")[2]))
    )
    if not found:
        raise UsageError("batch.none_like", pattern=pattern, count=len(known))
    return found


def _below(root: Path) -> Iterator[Path]:
    for place, folders, _ in os.walk(root):
        folder = Path(place)
        if is_project(folder):
            folders.clear()
            yield folder
        else:
            folders[:] = [
                one for one in folders if not one.startswith(".") and one not in _PASSED_OVER
            ]


def _composed(text: str) -> str:
    """Return a name as it is typed, whatever system wrote it."""
    return unicodedata.normalize("NFC", text)

"""What an interrupted collection took in. In and out: paths below the project folder.

The list stands in `.gfpack/` from before the first copy until everything was read; a run that finds
one tells of those files as well, as nobody saw them.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from pathlib import Path

from gfpack.base.files import written_whole
from gfpack.project.layout import STATE_DIR

_LIST = "collecting.txt"


def begin(folder: Path, paths: Iterable[str]) -> frozenset[str]:
    """Note what is about to be copied; return what earlier runs left unfinished.

    Raises:
        OutputError: it cannot be written.
    """
    left = read(folder)
    if listed := sorted(left | set(paths)):
        with written_whole(folder / STATE_DIR / _LIST) as temporary:
            temporary.write_text("".join(f"{path}\n" for path in listed), "utf-8", newline="\n")
    return left


def end(folder: Path) -> None:
    """Note that everything was read and told."""
    with contextlib.suppress(OSError):
        (folder / STATE_DIR / _LIST).unlink(missing_ok=True)


def read(folder: Path) -> frozenset[str]:
    """Return what earlier runs left unfinished."""
    try:
        return frozenset((folder / STATE_DIR / _LIST).read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        return frozenset()

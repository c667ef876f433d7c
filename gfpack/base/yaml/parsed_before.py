"""YAML that comes with gfpack, parsed once and kept beside compiled modules.

In: a shipped file and its text. Out: its plain data and places, or None where they are not kept,
not of this text, or not whole. Nothing is kept where Python keeps no compiled modules either
(`PYTHONDONTWRITEBYTECODE`, a folder that cannot be written); it is then parsed each time.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import sys
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, cast

from gfpack.base.errors import OutputError
from gfpack.base.files import shipped, written_whole

Path_ = tuple[str | int, ...]
Marks = dict[Path_, tuple[int, int]]
_ENDING = ".parsed"
_CHECK = 32


def is_shipped(file: Path) -> bool:
    """Return whether a file comes with gfpack: what users write is parsed each time."""
    return file.is_relative_to(_shipped())


def recalled(file: Path, text: str) -> tuple[Any, Marks] | None:
    """Return the data and places kept of a shipped file, if they are of this text."""
    try:
        stored = _place(file).read_bytes()
        content = stored[_CHECK:]
        if stored[:_CHECK] != _check(text, content):
            return None
    except (OSError, NotImplementedError):
        return None
    return cast(tuple[Any, Marks], marshal.loads(content))  # noqa: S302 - whole, as modules are


def keep(file: Path, text: str, data: Any, marks: Marks) -> None:
    """Keep what a shipped file says."""
    if sys.dont_write_bytecode:
        return
    content = marshal.dumps((data, marks))
    with contextlib.suppress(OutputError, OSError, NotImplementedError):
        stored = _check(text, content) + content
        with written_whole(_place(file)) as temporary:
            temporary.write_bytes(stored)


def _check(text: str, content: bytes) -> bytes:
    """Return a hash of the parser, the text and what is kept: each may change or be damaged."""
    return hashlib.sha256(b"\0".join((_parser(), text.encode(), content))).digest()


@cache
def _parser() -> bytes:
    import yaml

    source = Path(__file__).with_name("reading.py").read_bytes()
    return hashlib.sha256(source + yaml.__version__.encode()).digest()


@cache
def _shipped() -> Path:
    return shipped("checklists")


def _place(file: Path) -> Path:
    """Return where it is kept: Python's version is part of the name, as for modules."""
    return Path(cache_from_source(str(file))).with_suffix(_ENDING)

"""Passwords of clients' files: told by a person for one run, kept nowhere.

In: a file of passwords, or what was typed. Out: `Passwords`, by SHA-256 of the file they open.
They never show in a message, a trace, a log or a process list, and cannot be stored by accident:
a `Passwords` shows how many it holds, and refuses to be pickled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from gfpack.base.errors import GfpackError, UsageError

_SHA256 = re.compile(r"[0-9a-f]{64}")
_LARGEST = 1 << 20
_NESTED = re.compile(r"(?:[\[{?:-]\s*){100}")
"""What is nested so deeply that reading it would end the process; a list of passwords is flat."""


class Passwords(Mapping[str, str]):
    """Passwords by SHA-256 (lower-case hex) of the file."""

    __slots__ = ("_held",)

    def __init__(self, held: Mapping[str, str] | None = None) -> None:
        self._held = {key.lower(): value for key, value in (held or {}).items()}

    def __getitem__(self, key: str) -> str:
        try:
            return self._held[key]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def __repr__(self) -> str:
        return f"Passwords(<{len(self)}>)"

    def __reduce__(self) -> NoReturn:
        raise TypeError("passwords are kept nowhere")

    def and_(self, more: Mapping[str, str]) -> Passwords:
        """Return these and more; of two for one file, the later."""
        return Passwords({**self._held, **more})


NONE = Passwords()


def read(file: Path, project: Path) -> Passwords:
    """Return the passwords of a YAML or JSON file: a line `sha256: password` for each PDF.

    It must not lie in the project folder, from which packages are made.

    Raises:
        UsageError: it lies there, cannot be read, or says something else. What it says is not
            repeated.
    """
    if file.resolve().is_relative_to(project.resolve()):
        raise UsageError("appendix.passwords_in_project", file=file)
    try:
        with file.open("rb") as stream:
            content = stream.read(_LARGEST)
    except OSError as gone:
        raise UsageError("appendix.passwords_unreadable", file=file) from gone
    held = _parsed(file, content)
    if held is None:
        raise UsageError("appendix.passwords_wrong", file=file)
    return Passwords(held)


def _parsed(file: Path, content: bytes) -> dict[str, str] | None:
    """Return the entries; None, and no exception that could repeat the content, for all else."""
    for parse in (_of_json, _of_yaml):
        try:
            data = parse(file, content.decode("utf-8-sig"))
        except (GfpackError, ValueError, RecursionError):
            continue
        if isinstance(data, dict) and data and all(_is_entry(*one) for one in data.items()):
            return {key.lower(): value for key, value in data.items()}
    return None


def _of_json(_: Path, text: str) -> Any:
    return json.loads(text)


def _of_yaml(file: Path, text: str) -> Any:
    """Return YAML with every value as the text that stands there: `0123` stays a password."""
    from gfpack.base.yaml.reading import parsed

    if _NESTED.search(text):
        return None
    return parsed(file, text).data


def _is_entry(key: object, value: object) -> bool:
    return (
        isinstance(key, str)
        and bool(_SHA256.fullmatch(key.lower()))
        and isinstance(value, str)
        and bool(value)
    )

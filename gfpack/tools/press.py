"""Typst in a process of its own: what it holds in memory goes when its pages are set.

In: templates and data, as `typesetter` takes them. Out: the same PDFs and layouts. The process is
started when something is asked, or before by `start`, and ends with `close`.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from types import TracebackType
from typing import Any, cast

from gfpack.base.errors import DataError, Problem, ToolMissing
from gfpack.tools.typesetter import Typesetter, load
from gfpack.tools.worker import Failure, Hired, Limits

_LIMITS = Limits(seconds=3600, memory=8 * 1024**3)
"""Wide: data are a client's, but only templates, which users trust, tell what becomes of them."""
_AT_ONCE = 2

Told = dict[str, list[dict[str, Any]]]
"""What a template says of its layout, by label."""


_Rest = tuple[int, int, str, tuple[tuple[str, str], ...]]
"""What a problem says besides its file."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why nothing was set, in plain values."""

    problems: tuple[tuple[str, _Rest], ...] = ()
    missing: str = ""
    params: tuple[tuple[str, str], ...] = ()


class Press:
    """Sets pages in its process; several threads may ask, one after another is served."""

    def __init__(self) -> None:
        self._hired: Hired | None = None
        self._guard = threading.Lock()

    def __enter__(self) -> Press:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the process and let it load what it needs, without waiting for it."""
        with self._guard:
            if self._hired is None:
                self._hired = Hired(_LIMITS)
                self._hired.begin(_warm)

    def set(
        self, template: Path, data: Sequence[Mapping[str, Any]], labels: Sequence[str]
    ) -> list[tuple[bytes, Told]]:
        """Return each document as PDF, and what the template tells of each label.

        Raises:
            DataError: the template (which users may edit) does not compile.
            ToolMissing: the font is not there.
        """
        made = self._asked(template, _set, str(template), list(data), tuple(labels))
        return cast(list[tuple[bytes, Told]], made)

    def laid(
        self, template: Path, data: Sequence[Mapping[str, Any]], label: str
    ) -> list[list[dict[str, Any]]]:
        """Return what the template tells of each document's layout, without making PDFs.

        Raises:
            DataError, ToolMissing: as `set`.
        """
        told = self._asked(template, _laid, str(template), list(data), label)
        return cast(list[list[dict[str, Any]]], told)

    def close(self) -> None:
        """End the process; what is asked later starts another."""
        with self._guard:
            if self._hired is not None:
                self._hired.close()
            self._hired = None

    def _asked(self, template: Path, function: Callable[..., Any], *arguments: Any) -> Any:
        self.start()
        with self._guard:
            hired = self._hired
        if hired is None:
            raise ValueError("the press was closed while it was asked")
        made = hired.ask(function, *arguments)
        if isinstance(made, _Refused):
            if made.missing:
                raise ToolMissing(made.missing, **dict(made.params))
            raise DataError([Problem(Path(file), *rest) for file, rest in made.problems])
        if isinstance(made, Failure):
            why = (("why", f"{made.kind}: {made.why}"),)
            raise DataError([Problem(template, 1, 1, "tools.template", why)])
        return made


def _warm() -> None:
    """Load Typst and the font, in the press' process; whoever sets tells if they are missing."""
    with contextlib.suppress(ToolMissing):
        load()


def _set(template: str, data: list[Any], labels: tuple[str, ...]) -> Any:
    return _each(template, data, lambda typst, one: typst.set(one, labels))


def _laid(template: str, data: list[Any], label: str) -> Any:
    return _each(template, data, lambda typst, one: typst.laid(one, label))


def _each(template: str, data: list[Any], make: Callable[[Typesetter, Any], Any]) -> Any:
    """Return what is made of each, or why it cannot be."""
    try:
        make_one = partial(make, _typesetter(template))
        if len(data) < _AT_ONCE:
            return [make_one(one) for one in data]
        with ThreadPoolExecutor(_AT_ONCE) as threads:  # Typst does not hold Python's lock
            return list(threads.map(make_one, data))
    except DataError as bad:
        listed = ((str(p.file), (p.line, p.column, p.key, p.params)) for p in bad.problems)
        return _Refused(tuple(listed))
    except ToolMissing as missing:
        params = tuple((name, str(value)) for name, value in missing.params.items())
        return _Refused(missing=missing.key, params=params)


@cache
def _typesetter(template: str) -> Typesetter:
    return Typesetter(Path(template))

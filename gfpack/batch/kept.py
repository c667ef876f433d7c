"""What came of many clients, in a file and not in memory. In: outcomes. Out: each when it is asked.

A row with all that is open, to do and in the calendar is large; of two hundred clients only one is
held at a time.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO, Any

from gfpack.base.leftovers import room
from gfpack.batch.models import Outcome

_CLIENT = re.compile(rb'\{"client": ("(?:[^"\\]|\\.)*")')


class Kept(Mapping[str, Outcome]):
    """Outcomes by client, a line each in a file; one that cannot be read (any more) is not there.

    Each is read when it is asked for, and not held.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._places: dict[str, int] = {}
        place = 0
        for line in self._lines():
            if begins := _CLIENT.match(line):
                self._places[json.loads(begins[1])] = place
            place += len(line)

    def __getitem__(self, client: str) -> Outcome:
        found = _read(self.line(client))
        if found is None:
            raise KeyError(client)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._places))

    def __len__(self) -> int:
        return len(self._places)

    def line(self, client: str) -> bytes:
        """Return the line of a client.

        Raises:
            KeyError: there is none.
        """
        place = self._places[client]
        try:
            with self._file.open("rb") as stream:
                stream.seek(place)
                return stream.readline()
        except OSError as problem:
            raise KeyError(client) from problem

    def _lines(self) -> Iterator[bytes]:
        try:
            with self._file.open("rb") as stream:
                yield from stream
        except OSError:
            return


class Taken(Kept):
    """Outcomes as they come, until they are remembered."""

    def __init__(self, file: Path, stream: IO[bytes]) -> None:
        super().__init__(file)
        self._stream = stream

    def take(self, outcome: Outcome) -> None:
        """Take an outcome in; a later one of the same client counts."""
        self._places[outcome.client] = self._stream.tell()
        self._stream.write(_written(outcome))
        self._stream.flush()


@contextmanager
def taken() -> Iterator[Taken]:
    """Yield a place for outcomes that is gone afterwards."""
    with room() as folder:
        file = folder / "outcomes.jsonl"
        with file.open("wb") as stream:
            yield Taken(file, stream)


@cache
def _adapter() -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(Outcome)


def _read(line: bytes) -> Outcome | None:
    from pydantic import ValidationError

    try:
        found: Outcome = _adapter().validate_json(line)
    except ValidationError:
        return None
    return found


def _written(outcome: Outcome) -> bytes:
    said = json.dumps(_adapter().dump_python(outcome), ensure_ascii=False)
    return said.encode("utf-8", "backslashreplace") + b"\n"

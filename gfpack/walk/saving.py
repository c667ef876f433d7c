"""One action, saved whole or not at all, or taken back. In: a moment, what to write. Out: a record.

The project is locked for the moment of writing only. What was read before must still be what the
file says; a change that would make the project unreadable is put back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from gfpack.base.errors import DataError, OutputError
from gfpack.base.files import written_whole
from gfpack.project.lock import locked
from gfpack.walk.moment import FILES, Moment, read_again, text_of

Bytes = dict[str, bytes | None]
"""Content of the project's YAML files by name; None where there is none."""


@dataclass
class Saving:
    """What an action did to the files, complete when it has ended."""

    before: Bytes
    after: Bytes
    moment: Moment
    """The project after it."""

    @property
    def files(self) -> tuple[str, ...]:
        """The files that say something else now."""
        return tuple(name for name in FILES if self.before[name] != self.after[name])


@contextmanager
def saving(moment: Moment) -> Iterator[Saving]:
    """Hold the project while somebody changes its YAML files, then read them again.

    Raises:
        OutputError: `base.changed_meanwhile`: a file says something else than at that moment.
        DataError: the change would have made the project unreadable; everything is as before.
    """
    folder = moment.case.project.folder
    with locked(folder):
        before = bytes_of(folder)
        for name in FILES:
            if text_of(folder / name) != moment.texts[name]:
                raise OutputError("base.changed_meanwhile", path=folder / name)
        record = Saving(before, before, moment)
        yield record
        record.after = bytes_of(folder)
        try:
            record.moment = read_again(moment) if record.files else moment
        except DataError:
            put_back(folder, before, record.files)
            raise


def take_back(moment: Moment, last: Saving) -> Saving:
    """Let the files say again what they said before an action, and read them.

    Raises:
        OutputError: `base.changed_meanwhile`: somebody has edited one of them since.
    """
    folder = moment.case.project.folder
    with locked(folder):
        now = bytes_of(folder)
        for name in last.files:
            if now[name] != last.after[name]:
                raise OutputError("base.changed_meanwhile", path=folder / name)
        put_back(folder, last.before, last.files)
        return Saving(now, bytes_of(folder), read_again(moment))


def put_back(folder: Path, content: Bytes, names: tuple[str, ...]) -> None:
    """Write files as they were, byte by byte; one that was not there goes."""
    for name in names:
        said = content[name]
        if said is None:
            (folder / name).unlink(missing_ok=True)
            continue
        with written_whole(folder / name) as temporary:
            temporary.write_bytes(said)


def bytes_of(folder: Path) -> Bytes:
    """Return what stands in the project's YAML files now."""
    found = {name: folder / name for name in FILES}
    return {name: file.read_bytes() if file.exists() else None for name, file in found.items()}

"""Papers that a person hands to the walk. In: a path, typed or dropped. Out: pages in the project.

A file elsewhere is taken in through `evidence.collect`: it is copied, the original is only read.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from gfpack.base.errors import UsageError
from gfpack.base.files import sha256_of
from gfpack.evidence.collect import collect
from gfpack.evidence.models import FileState, Register
from gfpack.findings.case import Case
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.project.models import PageRange
from gfpack.walk.moment import Moment, read


def taken_in(moment: Moment, files: Sequence[Path]) -> tuple[Moment, dict[Path, str | None]]:
    """Return the paths below the project that files have or get, and the project with them.

    None for a file that is not one document: an archive or a mail, whose content was taken in.

    Raises:
        UsageError: a file is not there.
        OutputError: another gfpack works on the project, or the disk is full.
    """
    case = moment.case
    known = {file: path_of(case.register, inside(case.project.folder, file)) for file in files}
    elsewhere = [file for file, path in known.items() if path is None]
    if not elsewhere:
        return moment, known
    for file in elsewhere:
        if not file.is_file():
            raise UsageError("walk.no_file", path=file)
    done = collect(case.project, case.checklist, case.types, elsewhere)
    got = {one.source.absolute(): one.path for one in (*done.added, *done.duplicates)}
    after = read(case.project.folder, case.today)
    return after, {
        file: path or got.get(file.absolute()) or _copy_of(file, after.case)
        for file, path in known.items()
    }


def inside(folder: Path, file: Path | str) -> str:
    """Return a path as the register names it if the file lies in the project, else as it is."""
    try:
        return Path(os.path.relpath(folder.resolve() / file, folder.resolve())).as_posix()
    except ValueError:  # on another drive
        return str(file)


def path_of(held: Register, path: str) -> str | None:
    """Return the path under which the content of a file is registered, if it is."""
    name = unicodedata.normalize("NFC", path)
    for entry in held.files.values():
        if any(unicodedata.normalize("NFC", one) == name for one in (entry.path, *entry.aliases)):
            return entry.path
    return None


def checked(held: Register, ranges: Iterable[PageRange]) -> tuple[PageRange, ...]:
    """Return page ranges with their files as they are registered.

    Raises:
        UsageError: none at all, no such file, or pages it does not have.
    """
    found = tuple(_checked(held, one) for one in ranges)
    if not found:
        raise UsageError("walk.no_pages")
    return found


def whole(paths: Iterable[str]) -> tuple[PageRange, ...]:
    """Return all pages of files."""
    return tuple(PageRange(file=path) for path in paths)


def _checked(held: Register, one: PageRange) -> PageRange:
    path = path_of(held, one.file)
    if path is None:
        raise UsageError("walk.no_such_file", path=one.file)
    count = max(1, len(held.files[path].facts.pages))
    first = one.first or 1
    last = one.last or count
    if held.files[path].facts.state is FileState.READABLE and not first <= last <= count:
        raise UsageError("walk.no_such_pages", path=path, first=first, last=last, count=count)
    return one.model_copy(update={"file": path})


def _copy_of(file: Path, case: Case) -> str | None:
    """Return the file below `evidence/` that holds the same bytes: it was taken in before."""
    sha256 = sha256_of(file)
    for entry in case.register.files.values():
        if entry.facts.sha256 == sha256 and entry.path.startswith(EVIDENCE_DIR):
            return entry.path
    return None

"""Where the pages of each attachment come from, as the project has it now.

In: a project's case, and what the package says it could not bind. Out: for every attachment its
`Origin`: the run of source pages and photos that must stand in it, in order. Runs whose number of
pages only binding knows (texts, office files without a kept conversion) are open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from gfpack.appendix.choices import chosen
from gfpack.appendix.materials import (
    Converted,
    Material,
    PdfPages,
    PhotoSheet,
    Placeholder,
    materials,
    office_files,
)
from gfpack.appendix.models import Attachment
from gfpack.appendix.passwords import NONE, Passwords
from gfpack.appendix.plan import attachments
from gfpack.appendix.reasons import Reason
from gfpack.appendix.sheets import gathered, photos_per_page
from gfpack.findings.case import Case
from gfpack.package.page_look import PhotoSource
from gfpack.project.layout import STATE_DIR
from gfpack.tools import converted


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of a PDF, from 0."""

    file: str
    path: str
    index: int
    password: str | None = None


@dataclass(frozen=True, slots=True)
class Photos:
    """Photos that follow one another, on as many sheets as they take."""

    files: tuple[str, ...]
    photos: tuple[PhotoSource, ...]


@dataclass(frozen=True, slots=True)
class Unseen:
    """Pages that cannot be compared, and why; `count` None: how many is not known."""

    file: str
    why: str
    """`placeholder`, `text`, `not-converted` or `locked`."""
    count: int | None = None


Source = SourcePage | Photos | Unseen


@dataclass(frozen=True, slots=True)
class Origin:
    """An attachment and what must stand in it."""

    attachment: Attachment
    sources: tuple[Source, ...]


def origins(
    case: Case, left_out: Collection[str], passwords: Passwords = NONE
) -> tuple[Origin, ...]:
    """Return the origin of every attachment; `left_out` are files known to be placeholders."""
    bound = attachments(case)
    kept = _kept(case, bound)
    return tuple(
        Origin(one, tuple(_sources(case, one, kept, left_out, passwords))) for one in bound
    )


def _kept(case: Case, bound: tuple[Attachment, ...]) -> Converted:
    """Return the conversions that lie in the project's cache."""
    entries = office_files(case, bound)
    if not entries:
        return {}
    folder = case.project.folder / STATE_DIR / converted.FOLDER
    found: dict[str, Path | Reason] = {}
    for entry in entries:
        kept = converted.kept(folder, entry.facts.sha256, Path(entry.path).suffix)
        found[entry.path] = kept if kept.is_file() else Reason.NOT_CONVERTED
    return found


def _sources(
    case: Case,
    attachment: Attachment,
    kept: Converted,
    left_out: Collection[str],
    passwords: Passwords,
) -> Iterator[Source]:
    failed = dict.fromkeys(left_out, Reason.DAMAGED)
    found = materials(case, attachment, kept, failed, passwords)
    per_page = photos_per_page(case, attachment, chosen(case.project))
    bound = gathered(found, per_page, case.types.pairs)
    for on_sheets, run in groupby(bound, key=lambda one: isinstance(one, PhotoSheet)):
        held = list(run)
        if on_sheets:
            yield _photos(held)
        else:
            for one in held:
                yield from _pages(one, kept, left_out, passwords)


def _photos(sheets: list[Material]) -> Photos:
    photos = [photo for one in sheets if isinstance(one, PhotoSheet) for photo in one.photos]
    return Photos(
        tuple(one.file for one in photos),
        tuple(PhotoSource(str(one.path), one.frame, one.orientation) for one in photos),
    )


def _pages(
    one: Material, kept: Converted, left_out: Collection[str], passwords: Passwords
) -> Iterator[Source]:
    if isinstance(one, PdfPages):
        password = passwords.get(one.sha256)
        for index in range(one.first - 1, one.last):
            yield SourcePage(one.file, str(one.path), index, password)
    elif isinstance(one, Placeholder):
        yield _unbound(one, kept, left_out)
    elif not isinstance(one, PhotoSheet):
        yield Unseen(one.file, "text")


def _unbound(one: Placeholder, kept: Converted, left_out: Collection[str]) -> Unseen:
    if one.file not in left_out and isinstance(kept.get(one.file), Reason):
        return Unseen(one.file, "not-converted")
    if one.file not in left_out and one.reason is Reason.ENCRYPTED:
        return Unseen(one.file, "locked")
    return Unseen(one.file, "placeholder", 1)

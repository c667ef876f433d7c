"""The contact sheet as files. In: judged findings, their case, a target. Out: one file or several.

A long sheet is cut into parts, each a page of its own that leads to the others; only one of them is
in memory at a time.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import quote

from gfpack.base.files import safe_name, written_whole
from gfpack.base.messages import Lang
from gfpack.base.progress import Progress, silent
from gfpack.evidence.models import Evidence, FileFacts, FileKind, FileState
from gfpack.evidence.reads import Read, reads_of
from gfpack.evidence.thumbnails import FILE, Drawable, Shelf, Wanted, shelf
from gfpack.findings.case import Case
from gfpack.findings.contact_cards import Card, Leaf, Standing, cards
from gfpack.findings.contact_sheet import Part, Surroundings, contact_sheet
from gfpack.findings.html_page import say
from gfpack.findings.overrides import Judged
from gfpack.project.layout import BUILD_DIR, STATE_DIR
from gfpack.tools import converted
from gfpack.tools.thumbnail import Thumbnail, crop, stacked

SEEN = "seen.jpg"
MOST_CARDS = 300
"""Evidence on one page: some ten megabytes, which a browser opens at once."""


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet as it was written."""

    files: tuple[Path, ...]
    """The first page, then the further ones of a long sheet."""
    evidence: int
    waiting: int
    """How many pieces of evidence wait for a person."""
    loose: int
    """How many files belong to no evidence."""


def default_place(case: Case, lang: Lang) -> Path:
    """Return where the sheet goes unless another place is named."""
    name = say("sheet.file_name", lang, enterprise=case.project.enterprise.name)
    return case.project.folder / BUILD_DIR / f"{safe_name(name)}.html"


def write_sheet(
    judged: Judged,
    case: Case,
    lang: Lang,
    target: Path,
    *,
    project: str,
    progress: Progress = silent,
) -> Written:
    """Write the sheet; `project` is the folder as it is typed in a command.

    Raises:
        OutputError: a file cannot be written.
    """
    every = cards(judged, case)
    pieces = [every[at : at + MOST_CARDS] for at in range(0, len(every), MOST_CARDS)] or [()]
    places = [_place(target, number) for number in range(1, len(pieces) + 1)]
    parts = tuple(
        (quote(os.fsencode(place.name)), _span(piece))
        for place, piece in zip(places, pieces, strict=True)
    )
    with shelf(case.project.folder / STATE_DIR / FILE) as kept:
        drawables = _draw(every, case, kept, progress)
        pictures = _Pictures(kept, drawables)
        around = Surroundings(project, _Links(case, target), pictures, pictures.of)
        for number, (place, piece) in enumerate(zip(places, pieces, strict=True), start=1):
            text = contact_sheet(Part(number, piece, parts), every, case, lang, around)
            with written_whole(place) as temporary:
                temporary.write_text(text, "utf-8", newline="\n")
    if target.parent == case.project.folder / BUILD_DIR:
        _remove_after(target, len(places))
    standings = Counter(each for card in every for each in card.standings)
    return Written(
        files=tuple(places),
        evidence=sum(card.evidence is not None for card in every),
        waiting=standings[Standing.UNCONFIRMED],
        loose=standings[Standing.LOOSE],
    )


def write_seen(case: Case, one: Evidence) -> Path | None:
    """Write a picture of the lines where values of an evidence were read by sight.

    One value below the other, in the order in which they are told; None where there is none that
    waits for a person. It lies in the state folder, and the next one takes its place.

    Raises:
        OutputError: it cannot be written.
    """
    reads = [read for read in reads_of(one, case.register) if read.path and read.box]
    with shelf(case.project.folder / STATE_DIR / FILE) as kept:
        files = {read.path: case.register.files[read.path].facts for read in reads if read.path}
        drawables = {
            path: drawable
            for path, facts in files.items()
            if (drawable := _drawable(case.project.folder, path, facts, kept))
        }
        wanted = [each for read in reads if (each := _crop(read, drawables))]
        kept.draw(wanted)
        drawn = (kept.get(each.file.sha256, each.page, each.size) for each in wanted)
        parts = [each for each in drawn if each]
    if not parts:
        return None
    target = case.project.folder / STATE_DIR / SEEN
    with written_whole(target) as temporary:
        temporary.write_bytes(stacked(parts))
    return target


class _Links:
    """Relative addresses of files below a project, as a page at `target` names them."""

    def __init__(self, case: Case, target: Path) -> None:
        self._start = target.absolute().parent
        self._folder = case.project.folder.absolute()

    def __call__(self, path: str) -> str:
        """Return the address of a file; from another drive the whole one."""
        file = self._folder / path
        try:
            relative = os.path.relpath(file, self._start)
        except ValueError:  # Windows: another drive
            return file.as_uri()
        return quote(os.fsencode(relative.replace(os.sep, "/")))


class _Pictures:
    """Thumbnails of the pages of a sheet."""

    def __init__(self, kept: Shelf, drawables: Mapping[str, Drawable]) -> None:
        self._kept = kept
        self._drawables = drawables

    def __call__(self, leaf: Leaf) -> Thumbnail | None:
        """Return the picture of a page, or None where there is none."""
        if leaf.path not in self._drawables or leaf.facts is None:
            return None
        return self._kept.get(leaf.facts.sha256, leaf.page, leaf.size)

    def of(self, one: Read) -> Thumbnail | None:
        """Return the picture of the lines where a value was read by sight, if there is one."""
        wanted = _crop(one, self._drawables)
        return self._kept.get(wanted.file.sha256, wanted.page, wanted.size) if wanted else None


def _draw(
    every: Sequence[Card], case: Case, kept: Shelf, progress: Progress
) -> dict[str, Drawable]:
    """Draw what is not there yet and return, by path, the files that can be drawn."""
    leaves = [leaf for card in every for leaf in card.leaves]
    facts = {leaf.path: leaf.facts for leaf in leaves if leaf.facts}
    drawables = {
        path: drawable
        for path, one in facts.items()
        if (drawable := _drawable(case.project.folder, path, one, kept))
    }
    wanted = [
        Wanted(drawables[leaf.path], leaf.page, leaf.size)
        for leaf in leaves
        if leaf.path in drawables
    ]
    wanted += filter(None, (_crop(one, drawables) for card in every for one in card.reads))
    kept.draw(wanted, progress)
    kept.keep_only({entry.facts.sha256 for entry in case.register.files.values()})
    return drawables


def _crop(one: Read, drawables: Mapping[str, Drawable]) -> Wanted | None:
    """Return what is to be drawn of a value that a person has yet to confirm."""
    drawable = drawables.get(one.path or "")
    if one.confirmed or drawable is None or one.box is None or one.page is None:
        return None
    return Wanted(drawable, one.page, crop(one.box))


def _drawable(folder: Path, path: str, facts: FileFacts, kept: Shelf) -> Drawable | None:
    """Return how a file is drawn; an office file only where a build has converted it already."""
    place = folder / path
    if facts.state is not FileState.READABLE:
        return None
    if facts.kind is FileKind.PDF:
        return Drawable(facts.sha256, place, "pdf")
    if facts.kind.is_image:
        return Drawable(facts.sha256, place, "picture", facts.orientation)
    if not facts.kind.is_office:
        return None
    if kept.holds(facts.sha256):
        return Drawable(facts.sha256, place, "pdf", stands_for=True)
    cache = folder / STATE_DIR / converted.FOLDER
    pdf = converted.kept(cache, facts.sha256, place.suffix) if cache.is_dir() else None
    return Drawable(facts.sha256, pdf, "pdf", stands_for=True) if pdf and pdf.is_file() else None


def _place(target: Path, number: int) -> Path:
    """Return where a part of the sheet goes; the first one is the target itself."""
    return target if number == 1 else target.with_name(f"{target.stem}-{number}{target.suffix}")


def _span(piece: Sequence[Card]) -> str:
    """Return from which requirement to which a part goes: 1.1.1 – 2.3."""
    ids = [card.requirement for card in piece if card.requirement]
    return " – ".join(dict.fromkeys((ids[0], ids[-1]))) if ids else ""


def _remove_after(target: Path, last: int) -> None:
    """Remove the parts that a longer sheet left in the build folder."""
    for number in count(last + 1):
        place = _place(target, number)
        if not place.exists():
            return
        place.unlink()

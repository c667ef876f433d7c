"""Binding: from a case to the appendix and its page map, whole or not at all.

In: a `Case` and a target path. Out: the PDF at the target, the `PageMap`, findings. A file that
cannot be bound gets a placeholder page and a finding; all others are bound nevertheless.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gfpack.appendix import making, setting
from gfpack.appendix.assemble import Laid, assemble
from gfpack.appendix.choices import chosen
from gfpack.appendix.convert import convert
from gfpack.appendix.divide import divided
from gfpack.appendix.file_names import file_names
from gfpack.appendix.gallery import Gallery, hung
from gfpack.appendix.kept import Kept
from gfpack.appendix.layout import Layout
from gfpack.appendix.limits import Limits, TooFull
from gfpack.appendix.materials import Photo, PhotoSheet, materials, office_files
from gfpack.appendix.models import BoundVolume, PageMap
from gfpack.appendix.not_bound import not_bound
from gfpack.appendix.office import office_findings
from gfpack.appendix.own_pages import own_pages
from gfpack.appendix.passwords import NONE, Passwords
from gfpack.appendix.pieces import FOLDER, Pieces
from gfpack.appendix.plan import attachments, sections
from gfpack.appendix.reasons import Reason, Unbindable
from gfpack.appendix.reduced import reduced_versions
from gfpack.appendix.sheets import gathered, photos_per_page
from gfpack.appendix.signed import Signing
from gfpack.appendix.volumes import Volume
from gfpack.base.files import written_whole
from gfpack.base.findings import Finding
from gfpack.base.progress import Progress, silent
from gfpack.findings.case import Case
from gfpack.project.layout import STATE_DIR
from gfpack.project.models import AppendixOptions, Shape
from gfpack.tools import converted
from gfpack.tools.press import Press


def bind(
    case: Case,
    target: Path,
    *,
    complete: bool,
    options: AppendixOptions | None = None,
    passwords: Passwords = NONE,
    press: Press | None = None,
    progress: Progress = silent,
) -> tuple[PageMap, list[Finding]]:
    """Write the appendix of a case to `target`; `complete` False marks it 未完成.

    `options` go before those of the project. Where the appendix is divided into volumes, they
    stand in a folder called as `target` is without its ending. `press`: one started before.

    Raises:
        OutputError: the target cannot be written.
        DataError: a page template does not work.
        ToolMissing: the font is not there.
    """
    wanted = chosen(case.project, options)
    bound = attachments(case)
    below = sections(case, bound)
    cache = case.project.folder / STATE_DIR / converted.FOLDER
    pdfs = convert(case.project.folder, office_files(case, bound), cache, progress)
    failed: dict[str, Reason] = {}
    limits = Limits.of(wanted)
    while True:  # each round settles one file or takes room away, so this ends
        content = {
            one.label: gathered(
                materials(case, one, pdfs, failed, passwords),
                photos_per_page(case, one, wanted),
                case.types.pairs,
            )
            for one in bound
        }
        volumes = divided(below, content, wanted.shape or Shape.ONE, limits.room)
        try:
            made = _bound(
                case,
                volumes,
                target,
                options=wanted,
                limits=limits,
                complete=complete,
                passwords=passwords,
                press=press,
                progress=progress,
            )
            break
        except Unbindable as unusable:
            failed |= unusable.reasons
        except TooFull as full:
            limits = limits.less(full)
    smaller, told = _reduced(case, target.parent, made.volumes, wanted)
    page_map = PageMap(
        bound, made.laid.spans(), made.digests, made.laid.page_count, made.volumes, smaller
    )
    shown = office_findings(case, bound, pdfs)
    return page_map, [*not_bound(case, bound, content), *shown, *made.findings, *told]


def _reduced(
    case: Case, folder: Path, volumes: Sequence[BoundVolume], options: AppendixOptions
) -> tuple[tuple[str, ...], list[Finding]]:
    kept = Kept(case.project.folder / STATE_DIR / making.FOLDER, making.MOST_BYTES)
    made = reduced_versions(folder, volumes, options.reduced_mb, kept=kept)
    kept.tidy()
    return made


@dataclass(frozen=True, slots=True)
class _Made:
    """What was bound."""

    laid: Layout
    volumes: tuple[BoundVolume, ...]
    digests: dict[str, str]
    findings: list[Finding]


def _bound(
    case: Case,
    volumes: tuple[Volume, ...],
    target: Path,
    *,
    options: AppendixOptions,
    limits: Limits,
    complete: bool,
    passwords: Passwords,
    press: Press | None,
    progress: Progress,
) -> _Made:
    """Set the own pages while pictures are looked through and the clients' pages are copied."""
    pieces = Pieces(case.project.folder / STATE_DIR / FOLDER)
    names = file_names(case.project, volumes, options, target.name)
    signing = Signing.of(case.project.folder)
    kept = Kept(case.project.folder / STATE_DIR / setting.FOLDER, setting.MOST_BYTES)
    with ThreadPoolExecutor(1) as aside, ExitStack() as writing:
        laid_out = aside.submit(
            own_pages,
            case,
            volumes,
            complete=complete,
            options=options,
            kept=kept,
            press=press,
            check=limits.check_pages,
        )
        galleries = _galleries(volumes, pieces)
        pieces.tidy()
        paths = [writing.enter_context(written_whole(target.parent / one)) for one in names]

        @cache
        def laying() -> Laid:
            own, laid = laid_out.result()
            return Laid(laid, own, _files(laid, names))

        digests, found = assemble(
            volumes,
            galleries,
            paths,
            laying,
            owner=case.project.enterprise.name,
            passwords=passwords,
            drawings=options.drawings,
            signing=signing,
            kept=kept,
            progress=progress,
        )
        kept.tidy()
        laid = laying()
        found += [*signing.finish(), *limits.check_sizes(laid.layout, laid.volumes, paths)]
    return _Made(laid.layout, laid.volumes, digests, found)


def _galleries(volumes: Sequence[Volume], pieces: Pieces) -> list[Gallery]:
    """Return the pictures of each volume.

    Raises:
        Unbindable: some cannot be shown; all of them are named.
    """
    failed: dict[str, Reason] = {}
    found: list[Gallery] = []
    for one in volumes:
        try:
            found.append(hung(_photos(one), pieces))
        except Unbindable as bad:
            failed |= bad.reasons
    if failed:
        raise Unbindable(failed)
    return found


def _files(laid: Layout, names: Sequence[str]) -> tuple[BoundVolume, ...]:
    return tuple(
        BoundVolume(one.volume.number, name, one.first, one.last)
        for one, name in zip(laid.volumes, names, strict=True)
    )


def _photos(volume: Volume) -> list[Photo]:
    return [
        photo
        for part in volume.parts
        for piece in part.pieces
        for one in piece.materials
        if isinstance(one, PhotoSheet)
        for photo in one.photos
    ]


def page_map_to_dict(page_map: PageMap) -> dict[str, Any]:
    """Return the page map as plain data for JSON."""
    return {
        "page_count": page_map.page_count,
        "volumes": [asdict(one) for one in page_map.volumes],
        "attachments": [
            {
                **asdict(one),
                "supports": list(one.supports),
                "first": page_map.spans[one.label].first,
                "last": page_map.spans[one.label].last,
                "digest": page_map.digests[one.label],
            }
            for one in page_map.attachments
        ],
    }

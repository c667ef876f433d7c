"""The package: report and appendix, with their index, findings and manifest, in a new folder.

In: a case, and the report and appendix made from it. Out: `packages/<enterprise>/`, swapped in
whole; what people had edited in the package before is kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from gfpack.appendix.models import PageMap
from gfpack.base.errors import OutputError
from gfpack.base.files import safe_name
from gfpack.base.findings import Finding, finding
from gfpack.base.messages import Lang, message
from gfpack.findings.as_json import as_json
from gfpack.findings.as_text import as_text
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.package import archive, index, layout, manifest, swap
from gfpack.package.kinds import EDITS_KEPT
from gfpack.project.layout import PACKAGES_DIR
from gfpack.project.models import Project


@dataclass(frozen=True, slots=True)
class Made:
    """The deliverables in the folder where the package is being made."""

    parts: Path
    page_map: PageMap
    judged: Judged
    found: tuple[Finding, ...] = ()
    """All that was found in the case, also what may not enter a package."""


@dataclass(frozen=True, slots=True)
class Built:
    """A finished package."""

    case: Case
    folder: Path
    judged: Judged
    page_map: PageMap
    found: tuple[Finding, ...]
    """All that was found in the case, also what may not enter a package."""
    manifest_hash: str
    """SHA-256 of the manifest: who knows it can prove every byte of the package."""
    archive: Path | None = None
    kept: tuple[Finding, ...] = ()
    """What people had edited in the old package, and where it was kept."""


def package_folder(project: Project) -> Path:
    """Return where the package of a project stands."""
    return project.folder / PACKAGES_DIR / safe_name(project.enterprise.name)


@contextmanager
def begun(project: Project) -> Iterator[Path]:
    """Yield the empty folder in which a new package is made; it is gone afterwards.

    Raises:
        OutputError: the folder cannot be made, or an interrupted swap cannot be settled.
    """
    place = package_folder(project)
    fresh = swap.fresh(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        swap.settle(place)
        fresh.mkdir()
    except OSError as problem:
        raise OutputError("base.cannot_write", path=fresh, why=problem.strerror) from problem
    try:
        yield fresh
    finally:
        rmtree(fresh, ignore_errors=True)


def make(case: Case, made: Made, *, zip: bool = False) -> Built:
    """Complete the package and put it in the place of the old one.

    A zip that was made before is renewed even if none is asked for, so that it never goes stale.

    Raises:
        OutputError: something cannot be written or moved; the old package then stays.
    """
    place = package_folder(case.project)
    _write_findings(case, made)
    index.write(case, made.page_map, made.parts / layout.INDEX)
    manifest_hash = manifest.write(made.parts)
    zipped = swap.archive_of(place) if zip or swap.archive_of(place).exists() else None
    if zipped:
        archive.pack(made.parts, swap.fresh(zipped), root=place.name)
    kept = swap.swap_in(place)
    return Built(
        case=case,
        folder=place,
        judged=made.judged,
        page_map=made.page_map,
        found=made.found,
        manifest_hash=manifest_hash,
        archive=zipped,
        kept=tuple(finding(EDITS_KEPT, old=o.name, kept=k.name, new=o.name) for o, k in kept),
    )


def _write_findings(case: Case, made: Made) -> None:
    """Write what was found, and the mark of an unfinished package; always in Chinese."""
    texts = {
        layout.FINDINGS_TEXT: as_text(made.judged, case, Lang.ZH),
        layout.FINDINGS_JSON: as_json(made.judged, case),
    }
    if made.judged.blocks:
        blocking = sum(one.blocks for one in made.judged.open)
        texts[layout.UNFINISHED] = message("package.unfinished", Lang.ZH, count=blocking)
    for name, text in texts.items():
        (made.parts / name).write_text(text, "utf-8", newline="\n")

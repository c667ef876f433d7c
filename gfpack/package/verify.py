"""Proof that a package is whole, unchanged, and that every reference in it holds.

In: a package folder or its zip: the citations are read from the Word file's text, the identity of
each attachment from the pages of the PDF, with another library than the one that bound it; and,
where it is at hand, the project, whose files the pages are held against (`package/rendering.py`).
Out: findings (`package/kinds.py`); none means that the package holds.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from gfpack.appendix.models import Span
from gfpack.appendix.passwords import Passwords
from gfpack.base.errors import UsageError
from gfpack.base.files import sha256_of
from gfpack.base.findings import Finding, FindingKind, Place, finding, in_order
from gfpack.base.leftovers import room
from gfpack.findings.case import Case
from gfpack.package import archive, bound_pdf, index, kinds, layout, manifest
from gfpack.package.citations import Citation, citations
from gfpack.package.references import check_citations, check_index, check_jumps, check_pages
from gfpack.package.rendering import Compared, compare
from gfpack.tools import worker
from gfpack.tools.office_text import text_of

Value = TypeVar("Value")
_LIMITS = worker.Limits(seconds=900, memory=6 * 1024**3)
"""For one file: pypdf holds most of an appendix of hundreds of megabytes in memory."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was looked at, and what is wrong with it."""

    findings: list[Finding]
    manifest_hash: str
    citations: int = 0
    attachments: int = 0
    pages: int = 0
    compared: Compared | None = None
    """What was held against the project's files; None: nothing was."""


@dataclass(frozen=True, slots=True)
class Against:
    """The project whose files the pages are held against."""

    case: Case
    full: bool = False
    """Every page, not a sample."""
    passwords: Passwords = field(default_factory=Passwords)


def verify(package: Path) -> list[Finding]:
    """Return everything that is wrong with a package (folder or zip) by itself.

    Raises:
        UsageError: it is no package.
    """
    return examine(package).findings


def examine(package: Path, against: Against | None = None) -> Verified:
    """Return everything that is wrong with a package, and how much was looked at.

    Raises:
        UsageError: it is no package.
    """
    if package.is_dir():
        return _examine(package, against)
    with room() as place:
        try:
            folder = archive.unpack(package, place)
        except (OSError, ValueError, zipfile.BadZipFile) as problem:
            raise UsageError("package.bad_archive", path=package, why=problem) from problem
        return _examine(folder, against)


def _examine(folder: Path, against: Against | None) -> Verified:
    if not (folder / layout.MANIFEST).is_file():
        raise UsageError("package.not_a_package", path=folder)
    found = list(_check_bytes(folder))
    cited = _opened(folder, layout.REPORT, _cited, found) or []
    bound = _appendix(folder, found)
    rows = _opened(folder, layout.INDEX, index.read, found)
    spans: Mapping[str, Span] = {}
    if bound is not None:
        spans, wrong = check_pages(bound)
        found += [*wrong, *check_citations(cited, spans), *check_jumps(bound, spans)]
        if rows is not None:
            found += check_index(rows, bound, spans)
    pages = len(bound.pages) if bound else 0
    manifest_hash = sha256_of(folder / layout.MANIFEST)
    compared = None
    if against and bound is not None:
        compared = compare(
            against.case,
            folder,
            bound,
            spans,
            rows or [],
            seed=manifest_hash,
            full=against.full,
            passwords=against.passwords,
        )
        found += compared.findings
    return Verified(in_order(found), manifest_hash, len(cited), len(spans), pages, compared)


def _appendix(folder: Path, found: list[Finding]) -> bound_pdf.BoundPdf | None:
    """Return the appendix, one file or all its volumes; None where one cannot be read."""
    names = layout.appendix_files(folder)
    if not names:
        found.append(_at(kinds.PACKAGE_INCOMPLETE, layout.APPENDIX))
    volumes = [_opened(folder, name, bound_pdf.read, found) for name in names]
    read = [one for one in volumes if one is not None]
    return bound_pdf.joined(read) if read and len(read) == len(volumes) else None


def _check_bytes(folder: Path) -> Iterator[Finding]:
    """Hold the files against the manifest, and the manifest against what a package must hold."""
    present = {name for name in manifest.files_in(folder) if not manifest.is_litter(name)}
    try:
        hashes = manifest.read((folder / layout.MANIFEST).read_text("utf-8"))
    except UnicodeDecodeError:
        hashes = None
    if hashes is None:
        yield _at(kinds.MANIFEST_UNREADABLE, layout.MANIFEST)
        return
    wanted = {*hashes, *layout.ALWAYS} - {layout.MANIFEST}
    for name in sorted(wanted - present):
        yield _at(kinds.PACKAGE_INCOMPLETE, name)
    for name in sorted(present - set(hashes)):
        yield _at(kinds.UNEXPECTED_FILE, name)
    for name in sorted(present & set(hashes)):
        if (folder / name).is_symlink() or sha256_of(folder / name) != hashes[name]:
            yield _at(kinds.BYTES_CHANGED, name)
    if layout.UNFINISHED in present:
        yield _at(kinds.MARKED_UNFINISHED, layout.UNFINISHED)


def _opened(
    folder: Path, name: str, read: Callable[[Path], Value], found: list[Finding]
) -> Value | None:
    """Return what `read` makes of a file; what it cannot read becomes a finding."""
    if not (folder / name).is_file():
        return None
    result = worker.call(read, folder / name, limits=_LIMITS)
    if isinstance(result, worker.Failure):  # a package from elsewhere can hold anything
        why = f"{result.kind} {result.why}"
        found.append(_at(kinds.FILE_UNREADABLE, name, why=why))
        return None
    return cast(Value, result)


def _cited(report: Path) -> list[Citation]:
    return citations(text_of(report))


def _at(kind: FindingKind, name: str, *, why: str = "") -> Finding:
    return finding(kind, place=Place(name), file=name, why=why)

"""The reduced versions that are made beside an appendix, and what is told of them.

In: the files of a bound appendix, sizes in megabytes. Out: a PDF more for every size that a file is
above, named after it, and a finding for each: how good its pictures are, or why there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from gfpack.appendix import kinds
from gfpack.appendix.kept import Kept
from gfpack.appendix.models import BoundVolume
from gfpack.appendix.reduce import LEAST, Outcome, reduce
from gfpack.base.findings import Finding, FindingKind, Place, finding

_MARK = "-压缩版-"
_NAME = re.compile(rf"{_MARK}[0-9.]+MB\.pdf$")
_MEGABYTE = 1_000_000


def is_reduced(name: str) -> bool:
    """Return whether a file is a reduced version, by its name."""
    return _NAME.search(name) is not None


def reduced_name(file: str, megabytes: Decimal) -> str:
    """Return what the reduced version of a file is called."""
    return f"{file.removesuffix('.pdf')}{_MARK}{_plain(megabytes)}MB.pdf"


def reduced_versions(
    folder: Path,
    volumes: Sequence[BoundVolume],
    sizes: Iterable[Decimal],
    *,
    workers: int | None = None,
    kept: Kept | None = None,
) -> tuple[tuple[str, ...], list[Finding]]:
    """Write the reduced versions of an appendix in `folder`; return their names, and findings.

    Raises:
        OutputError: one cannot be written.
    """
    names: list[str] = []
    told: list[Finding] = []
    for megabytes in sorted(set(sizes), reverse=True):
        for volume in volumes:
            name = reduced_name(volume.file, megabytes)
            made = reduce(
                folder / volume.file, folder / name, megabytes, workers=workers, kept=kept
            )
            if made.fits and made.level is not None:
                names.append(name)
            told.append(_about(made, volume.file, name, megabytes))
    return tuple(names), told


def _about(made: Outcome, file: str, name: str, megabytes: Decimal) -> Finding:
    level = made.level or LEAST
    return finding(
        _kind(made),
        group=name,
        place=Place(file),
        file=file,
        name=name,
        size=f"{made.size / _MEGABYTE:.1f}",
        limit=_plain(megabytes),
        dpi=level.dpi,
        quality=level.quality,
    )


def _kind(made: Outcome) -> FindingKind:
    if not made.fits:
        return kinds.NOT_REDUCED
    return kinds.SMALL_ALREADY if made.level is None else kinds.REDUCED


def _plain(megabytes: Decimal) -> str:
    return f"{megabytes:f}".rstrip("0").rstrip(".") if "." in f"{megabytes:f}" else f"{megabytes:f}"

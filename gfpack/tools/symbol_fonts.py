"""Fonts of signs that help out where the shipped font has none (☑, ➢, ✔).

Out: those installed here, of a few that are made for it. What is converted depends on them, so
they are part of the name under which a conversion is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from gfpack.base.files import sha256_of

_NAMES = ("opens___.ttf", "DejaVuSans.ttf", "NotoSansSymbols2-Regular.ttf")
"""In order of preference."""
_PLACES = (
    "/usr/share/fonts/truetype",
    "/usr/lib/libreoffice/share/fonts/truetype",
    "/usr/share/fonts",
    "/Applications/LibreOffice.app/Contents/Resources/fonts/truetype",
)


@cache
def installed() -> tuple[Path, ...]:
    """Return the fonts that are there."""
    found = (next(_found(name), None) for name in _NAMES)
    return tuple(one for one in found if one is not None)


def _found(name: str) -> Iterator[Path]:
    folders = [Path(place) for place in _PLACES]
    folders += sorted(Path("/opt").glob("libreoffice*/share/fonts/truetype"))
    for folder in folders:
        for pattern in (name, f"*/{name}"):
            yield from sorted(folder.glob(pattern))


@cache
def identity() -> str:
    """Return what changes when they do."""
    return hashlib.sha256("".join(map(sha256_of, installed())).encode()).hexdigest()

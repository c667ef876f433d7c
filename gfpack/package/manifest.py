"""The manifest: which files a package holds and what their bytes are.

In: a folder. Out: `manifest-sha256.txt` in BagIt's line format, which `sha256sum -c` reads.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from gfpack.base.files import sha256_of
from gfpack.package.layout import MANIFEST

_LITTER = ("~$", ".~lock.")
_LITTER_NAMES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")


def write(folder: Path) -> str:
    """Write the manifest of all files in `folder`; return the manifest's own SHA-256."""
    lines = [f"{sha256_of(folder / name)}  {name}\n" for name in files_in(folder)]
    target = folder / MANIFEST
    target.write_text("".join(lines), "utf-8", newline="\n")
    return sha256_of(target)


def read(text: str) -> Mapping[str, str] | None:
    """Return the hash of every named file, or None where `text` is no manifest."""
    hashes: dict[str, str] = {}
    for line in text.splitlines():
        found = _LINE.fullmatch(line)
        if found is None or found[2] in hashes:
            return None
        hashes[found[2]] = found[1]
    return hashes


def files_in(folder: Path) -> list[str]:
    """Return the files below `folder` that a manifest names, sorted, with `/` in their paths."""
    names = (f.relative_to(folder).as_posix() for f in folder.rglob("*") if not f.is_dir())
    return sorted(name for name in names if name != MANIFEST)


def is_whole(folder: Path) -> bool:
    """Return whether `folder` has a manifest and holds exactly the files it names, unchanged."""
    try:
        hashes = read((folder / MANIFEST).read_text("utf-8"))
        if hashes is None or sorted(hashes) != files_in(folder):
            return False
        return all(sha256_of(folder / name) == known for name, known in hashes.items())
    except (OSError, UnicodeDecodeError):
        return False


def is_litter(name: str) -> bool:
    """Return whether an office program or the system left the file, not a person."""
    last = name.rsplit("/", 1)[-1]
    return last in _LITTER_NAMES or last.startswith(_LITTER)

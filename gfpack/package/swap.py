"""A new package takes the place of the old one: wholly or not at all, and never over people's work.

In: `packages/.new-<name>`, complete, with its manifest. Out: `packages/<name>`. The order is: the
old folder is renamed aside, the new one renamed into place, the old one removed. Wherever the
power fails, `settle` at the next start finishes or undoes it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gfpack.base.errors import OutputError
from gfpack.base.files import sha256_of
from gfpack.package import archive, layout, manifest

_NEW = ".new-"
_OLD = ".old-"
_KEPT = "（人工修改，已保留）"


def fresh(place: Path) -> Path:
    """Return where the package (or zip) that shall stand at `place` is made."""
    return place.with_name(_NEW + place.name)


def archive_of(place: Path) -> Path:
    """Return where the zip of the package at `place` stands."""
    return place.with_name(f"{place.name}.zip")


def settle(place: Path) -> None:
    """Finish or undo a swap that was interrupted, and clear away what it left.

    Raises:
        OutputError: something cannot be moved, for example because Word holds it open.
    """
    new, old = fresh(place), _old(place)
    with _told(place):
        if not place.exists():
            if manifest.is_whole(new):
                new.rename(place)
            elif old.exists():
                old.rename(place)
        for left_over in (new, old):
            if left_over.exists():
                shutil.rmtree(left_over)
        _swap_archive(place)
        for left_over in place.parent.glob(".gfpack-*"):
            left_over.unlink()


def swap_in(place: Path) -> list[tuple[Path, Path]]:
    """Put the new package (and zip) in place; return what people had changed and where it is kept.

    Raises:
        OutputError: something cannot be moved; the old package then stays where it is.
    """
    new, old = fresh(place), _old(place)
    kept = _kept(place) if place.exists() and edited(place) else None
    with _told(place):
        _make_durable(new)
        if place.exists():
            place.rename(kept or old)
        try:
            new.rename(place)
        except OSError:
            if (kept or old).exists():
                (kept or old).rename(place)
            raise
        _sync(place.parent)
        if old.exists():
            shutil.rmtree(old)
        kept_archive = _swap_archive(place)
    both = [(place, kept), (archive_of(place), kept_archive)]
    return [(edited_one, to) for edited_one, to in both if to]


def _swap_archive(place: Path) -> Path | None:
    """Put the new zip in place if it holds the package that stands there; keep an edited one."""
    target = archive_of(place)
    new, kept = fresh(target), None
    if not new.exists():
        return None
    if archive.manifest_in(new) != _manifest_text(place):
        new.unlink()
        return None
    if target.exists() and archive.manifest_in(target) is None:
        kept = _kept(target)
        target.rename(kept)
    new.replace(target)
    return kept


def edited(folder: Path) -> bool:
    """Return whether a package is not what gfpack made: a file changed, added or taken away."""
    hashes = manifest.read(_manifest_text(folder) or "-")
    present = [name for name in manifest.files_in(folder) if not manifest.is_litter(name)]
    if hashes is None or sorted(hashes) != present:
        return True
    return any(sha256_of(folder / name) != known for name, known in hashes.items())


def _make_durable(folder: Path) -> None:
    """Have the system write every file of `folder` to the disk before anything is renamed."""
    for file in folder.rglob("*"):
        if file.is_file():
            with file.open("rb+") as stream:
                os.fsync(stream.fileno())
    _sync(folder)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder, and does not need it
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _kept(place: Path) -> Path:
    """Return a free name beside `place` that says why what stood there was kept."""
    suffix = ".zip" if place.suffix == ".zip" else ""
    name = place.name.removesuffix(suffix) + _KEPT
    kept = place.with_name(name + suffix)
    number = 2
    while kept.exists():
        kept = place.with_name(f"{name}-{number}{suffix}")
        number += 1
    return kept


def _old(place: Path) -> Path:
    return place.with_name(_OLD + place.name)


def _manifest_text(folder: Path) -> str | None:
    try:
        return (folder / layout.MANIFEST).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Turn what the system says into an error the user can act on."""
    try:
        yield
    except OSError as problem:
        why = problem.strerror or problem
        raise OutputError("base.cannot_write", path=place, why=why) from problem

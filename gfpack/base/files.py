"""Files: shipped data, hashes, names that are safe, writing whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gfpack.base.errors import OutputError
from gfpack.base.leftovers import temporary_name

_PACKAGE = Path(__file__).resolve().parent.parent
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]')


def shipped(name: str) -> Path:
    """Return the path of data that comes with gfpack, such as `checklists/evidence-types.yaml`.

    `checklists/` and `templates/` lie beside the package in a source tree and inside it
    (`gfpack/data/`) in a wheel; the source tree is looked at first.
    """
    beside = _PACKAGE.parent / name
    inside = _PACKAGE / "data" / name
    return beside if (_PACKAGE.parent / "pyproject.toml").exists() else inside


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes as lower-case hex."""
    import hashlib

    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def stem_of(path: str) -> str:
    """Return the last name of a project's path (with `/`) without its ending, as `Path.stem`."""
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    return name[:dot] if 0 < dot < len(name) - 1 else name


def safe_name(text: str, *, longest: int = 80) -> str:
    """Return `text` as a single file name that every system takes; never empty, never a path."""
    import unicodedata

    name = _UNSAFE.sub("_", unicodedata.normalize("NFC", text)).strip(" .")
    name = name[:longest].rstrip(" .") or "_"
    return f"_{name}" if _RESERVED.match(name) else name


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; one that is there stays as it is.

    Raises:
        OutputError: a file stands where a folder should be, or nothing can be written there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        in_the_way = next((one for one in (folder, *folder.parents) if one.is_file()), None)
        if in_the_way:
            raise OutputError("base.file_in_the_way", path=in_the_way) from problem
        raise OutputError("base.cannot_write", path=folder, why=problem.strerror) from problem


@contextmanager
def written_whole(target: Path) -> Iterator[Path]:
    """Yield a temporary path beside `target`; on success it becomes `target`, else it goes.

    Raises:
        OutputError: the target cannot be written, for example because Word holds it open, or a
            file stands where its folder should be.
    """
    make_folder(target.parent)
    temporary = temporary_name(target.parent, target.suffix)
    try:
        temporary.touch(exist_ok=False)
    except OSError as problem:
        raise OutputError("base.cannot_write", path=target, why=problem.strerror) from problem
    try:
        yield temporary
        temporary.replace(target)
    except OSError as problem:
        raise OutputError("base.cannot_write", path=target, why=problem.strerror) from problem
    finally:
        temporary.unlink(missing_ok=True)

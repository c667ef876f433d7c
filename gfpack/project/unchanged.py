"""Has anything changed since an output was made? So that making it again can be spared.

In: a project folder, and what else an output depends on. Out: a trace of all of it, and what was
kept of the run that made the output, as long as both the trace and the output are what they were.
Size and times of a file are believed here, as everywhere before a package is sealed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import gfpack
from gfpack.base.files import safe_name, shipped, written_whole
from gfpack.project import layout

_OUTPUTS = frozenset(
    {
        layout.PACKAGES_DIR,
        layout.REQUESTS_DIR,
        layout.FINDINGS_DIR,
        layout.CALENDAR_DIR,
        layout.BUILD_DIR,
        layout.STATE_DIR,
    }
)
_FOLDER = "made"


def trace(folder: Path, *settings: object) -> str:
    """Return a hash of everything an output may depend on: the project, `settings`, gfpack itself.

    To be taken before the work begins: what changes meanwhile then shows at the next run.
    """
    return trace_of(contents(folder), *settings)


def trace_of(contents: str, *settings: object) -> str:
    """Return the trace of a project whose files are gone through already."""
    told = json.dumps([contents, program(), *(str(one) for one in settings)])
    return hashlib.sha256(told.encode()).hexdigest()


def contents(folder: Path) -> str:
    """Return a hash of what the file system says of a project's files, without its outputs."""
    seen = hashlib.sha256()
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if entry.is_dir():
            if entry.name not in _OUTPUTS:
                seen.update(b"".join(_below(entry.path, entry.name)))
        else:
            seen.update(_line(entry.name, entry.stat()))
    return seen.hexdigest()


@cache
def program() -> str:
    """Return a hash of gfpack itself, the same wherever it is installed: code and shipped data."""
    seen = hashlib.sha256()
    for root in (Path(gfpack.__file__).parent, shipped("checklists"), shipped("templates")):
        for name, file in sorted(_program_files(str(root))):
            seen.update(f"{root.name}/{name}".encode())
            with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - hundreds of files
                seen.update(hashlib.sha256(stream.read()).digest())
    return seen.hexdigest()


def recall(folder: Path, what: str, trace: str) -> dict[str, Any] | None:
    """Return what was kept of `what`, or None where anything is not as it was then."""
    try:
        kept = json.loads(_place(folder, what).read_text("utf-8"))
        if kept["trace"] == trace and all(state_of(Path(f)) == s for f, s in kept["files"].items()):
            return dict(kept["said"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # nothing kept, or not by this version: the output is made anew
    return None


def kept(folder: Path, what: str, trace: str) -> bool:
    """Return whether `what` was kept of this trace; its files are not looked at, as by `recall`."""
    begins = json.dumps({"trace": trace}).removesuffix("}").encode()
    try:
        with _place(folder, what).open("rb") as stream:
            return stream.read(len(begins)) == begins
    except OSError:
        return False


def made(folder: Path, what: str) -> set[Path]:
    """Return the files of the output `what` that stand as they were made: nobody changed them."""
    try:
        files = json.loads(_place(folder, what).read_text("utf-8"))["files"]
        known = {Path(file): state for file, state in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return set()
    return {file for file, state in known.items() if file.is_file() and state_of(file) == state}


def keep(folder: Path, what: str, trace: str, files: Iterable[Path], said: dict[str, Any]) -> None:
    """Keep what a run says of the output `what`, which stands in `files`.

    Raises:
        OutputError: it cannot be written.
    """
    states = {str(file.resolve()): state_of(file) for file in files}
    with written_whole(_place(folder, what)) as temporary:
        content = {"trace": trace, "files": states, "said": said}
        temporary.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def _place(folder: Path, what: str) -> Path:
    return folder / layout.STATE_DIR / _FOLDER / f"{safe_name(what)}.json"


def _program_files(root: str) -> Iterator[tuple[str, str]]:
    """Yield the name of every file from there, with `/`, and its place."""
    for folder, folders, files in os.walk(root):
        folders[:] = [one for one in folders if one not in ("__pycache__", "data")]
        inside = folder[len(root) + 1 :].replace(os.sep, "/")
        yield from (
            (f"{inside}/{name}" if inside else name, os.path.join(folder, name))  # noqa: PTH118
            for name in files
        )


def _below(root: str, name: str) -> Iterator[bytes]:
    """Yield a line for every file below a folder, in a fixed order."""
    for folder, folders, files in os.walk(root):
        folders.sort()
        inside = name + folder[len(root) :]
        for file in sorted(files):
            yield _line(f"{inside}/{file}", os.lstat(f"{folder}/{file}"))


def _line(name: str, facts: os.stat_result) -> bytes:
    line = f"{name}\0{facts.st_size}\0{facts.st_mtime_ns}\0{facts.st_ctime_ns}\n"
    return line.encode("utf-8", "surrogateescape")


def state_of(file: Path) -> list[int]:
    """Return what the file system says of a file: size and times.

    Raises:
        OSError: it is not there.
    """
    facts = file.stat()
    return [facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns]

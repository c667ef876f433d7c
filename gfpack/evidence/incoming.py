"""Archives and mails, opened on the way in. In: a path. Out: the files in it, lying in a staging
folder until they are copied.

Opening is a limited worker's task (`tools/unpack.py`, `tools/mail.py`). The staging folder lies in
`.gfpack/` of the project, or in the system's temporary folder for a rehearsal, and goes at the end.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from gfpack.base.errors import OutputError
from gfpack.base.files import safe_name
from gfpack.evidence.faults import fault
from gfpack.evidence.models import FileKind
from gfpack.evidence.sniff import kind_by_head, kind_of
from gfpack.evidence.survey import is_ignored
from gfpack.project.layout import STATE_DIR
from gfpack.tools import mail, unpack
from gfpack.tools.worker import Failure, Limits, Task, call, run

DEEPEST = 5
"""Archives within archives that are opened."""
_LIMITS = Limits(seconds=900.0)
_STAGING = "unpack-"
_LONGEST_STEM = 70
"""Characters of a name without its ending: three bytes each must stay below 255."""
_LONGEST_PATH = 160
"""Characters of a path below `evidence/`: Windows takes 260 with the project's own folder."""


@dataclass(frozen=True, slots=True)
class Content:
    """What is in an archive or mail: (its name there, where it lies), and what is not to be had.

    `state` is that of `Unpacked`, or `too-deep`, or `fault` where gfpack itself failed.
    """

    state: str
    why: str = ""
    files: tuple[tuple[PurePosixPath, Path], ...] = ()
    passed_over: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


class Opener:
    """Opens archives and mails into numbered folders of a staging folder.

    `log_to` is the project where faults of gfpack are logged, None for a rehearsal.
    """

    def __init__(self, staging: Path, log_to: Path | None) -> None:
        self._staging = staging
        self._log_to = log_to
        self._opened = 0

    def open(self, file: Path, kind: FileKind) -> Content:
        """Return what is in an archive or mail.

        Raises:
            OutputError: the disk is full.
        """
        if kind is FileKind.ARCHIVE:
            return Content("unknown")
        self._opened += 1
        folder = self._staging / f"{self._opened:05d}"
        folder.mkdir(parents=True)
        task = mail.take_apart if kind.is_mail else unpack.unpack
        found = call(task, file, folder, limits=_LIMITS)
        if isinstance(found, Failure):
            shutil.rmtree(folder, ignore_errors=True)
            return _failed(file, found, self._log_to)
        if found.state == "no-room":
            raise OutputError("base.cannot_write", path=folder, why=found.why)
        named = [(_relative(one.name), folder / one.file) for one in found.members]
        files = tuple(one for one in named if not any(map(is_ignored, one[0].parts)))
        return Content(found.state, found.why, files, found.passed_over, found.unread)


def _failed(file: Path, failure: Failure, log_to: Path | None) -> Content:
    if failure.kind == "error":
        return Content("fault", fault(str(file), failure, log_to))
    return Content("damaged", f"{failure.kind} {failure.why}".strip())


@contextmanager
def staging(project: Path | None) -> Iterator[Path]:
    """Yield a folder for what is unpacked: in the project's own, else a temporary one.

    What an earlier run left there when it was killed goes first.

    Raises:
        OutputError: it cannot be made.
    """
    if project is None:
        with tempfile.TemporaryDirectory(prefix="gfpack-", ignore_cleanup_errors=True) as name:
            yield Path(name)
        return
    parent = project / STATE_DIR
    for left in parent.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    try:
        parent.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_STAGING, dir=parent))
    except OSError as problem:
        raise OutputError("base.cannot_write", path=parent, why=problem.strerror) from problem
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def kinds(files: Sequence[Path]) -> dict[Path, FileKind]:
    """Return what files are, as far as it matters for opening; those that cannot be read are left
    out. A docx is told from a zip in a worker."""
    found: dict[Path, FileKind] = {}
    for file in files:
        with contextlib.suppress(OSError):
            found[file] = kind_by_head(file)
    doubtful = [file for file, kind in found.items() if kind in (FileKind.ZIP, FileKind.OLE)]
    for index, kind in run([Task(kind_of, (file,)) for file in doubtful]):
        if isinstance(kind, FileKind):
            found[doubtful[index]] = kind
    return found


def _relative(name: str) -> PurePosixPath:
    """Return the name of a file in an archive as a path below it, wherever it wanted to lie."""
    parts = [part for part in name.split("/") if part not in ("", ".", "..")]
    return PurePosixPath(*(parts or ["_"]))


def safe_path(path: PurePosixPath) -> PurePosixPath:
    """Return a path of names every system takes, none of which leads elsewhere.

    Where it is too long, folders in the middle go: the outer and the inner ones say most.
    """
    *folders, name = [part for part in path.parts if part not in ("/", "..", ".")] or ["_"]
    last = PurePosixPath(name)
    suffix = last.suffix if len(last.suffix) <= 10 else ""
    stem = safe_name(name.removesuffix(suffix), longest=_LONGEST_STEM)
    ending = f".{safe_name(suffix[1:])}" if len(suffix) > 1 else ""
    kept = [safe_name(part, longest=_LONGEST_STEM) for part in folders]
    while len(kept) > 1 and len("/".join((*kept, stem + ending))) > _LONGEST_PATH:
        del kept[len(kept) // 2]
    return PurePosixPath(*kept, stem + ending)

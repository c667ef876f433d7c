"""What is done with a spoilt file, as the commands do it. In: a case. Out: readable or why not.

Runs in a limited worker. What raises here is a violation: the commands would end in a fault.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from .mutations import mutated

Outcome = tuple[str, str, float, int, Any]
"""State, reason, seconds, peak of the worker's memory in KiB, what a reader returned."""


def spoilt(kind: str, original: str, other: str, seed: int) -> bytes:
    """Return the bytes of a case."""
    return mutated(Path(original).read_bytes(), Path(other).read_bytes(), kind, seed)


def try_spoilt(kind: str, original: str, other: str, seed: int) -> Outcome:
    """Spoil a file and use it."""
    return try_bytes(kind, Path(original).name, spoilt(kind, original, other, seed), original)


def try_bytes(kind: str, name: str, content: bytes, original: str = "") -> Outcome:
    """Use a file with these bytes."""
    with tempfile.TemporaryDirectory(prefix="gfpack-fuzz-") as folder:
        file = Path(folder) / name
        file.write_bytes(content)
        start = time.perf_counter()
        state, why, seen = _TARGETS.get(kind, _evidence)(file, original)
        return state, why, time.perf_counter() - start, peak(), seen


def peak() -> int:
    try:
        import resource
    except ImportError:  # Windows
        return 0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _evidence(file: Path, _: str) -> tuple[str, str, Any]:
    """Read it as `collect` does, and do with it what binding and the report would."""
    from gfpack.evidence.facts import examine
    from gfpack.evidence.propose import segments

    found = examine(file, "0" * 64, file.stat().st_size)
    segments(found.texts, found.readings, _book())
    kind, state = found.facts.kind, found.facts.state.value
    why = found.facts.why
    if kind.is_archive or kind.is_mail:
        why = _taken_apart(file, mail=kind.is_mail) or why
    elif kind.is_office and state == "readable":
        _tolerated(_converted, file)
    elif kind.is_image and state == "readable":
        _bound(file, kind)
        _tolerated(_printed, file)
    elif kind.value == "pdf" and state == "readable":
        from gfpack.tools.pdf_read import free_places

        free_places(file, 1, min(3, len(found.facts.pages)))
    return state, f"{kind.value}: {why}", found


def _taken_apart(file: Path, *, mail: bool) -> str:
    from gfpack.tools.mail import take_apart
    from gfpack.tools.unpack import unpack

    folder = file.parent / "out"
    folder.mkdir()
    found = (take_apart if mail else unpack)(file, folder)
    written = {one.name for one in folder.iterdir()}
    assert written == {one.file for one in found.members}, "what is told is not what was written"
    shutil.rmtree(folder)
    return f"archive {found.state}" if found.state != "opened" else ""


def _tolerated(function: Callable[..., object], *arguments: object) -> None:
    """Call what may fail in any way, since its callers take any failure for an answer."""
    try:
        function(*arguments)
    except (MemoryError, AssertionError):
        raise
    except Exception:
        return


def _converted(file: Path) -> None:
    from gfpack.tools.office_copy import private_copy

    private_copy(file, file.parent / "copy")


def _bound(file: Path, kind: Any) -> None:
    """Take a picture apart as binding does: in the command's own process, so it must not fail."""
    from gfpack.appendix.image_models import BadPicture
    from gfpack.appendix.pictures import passed

    with contextlib.suppress(BadPicture):
        passed(file, kind)


def _printed(file: Path) -> None:
    from gfpack.report.photos import reduced
    from gfpack.tools.normalise import normalised

    normalised(file, 1, file.with_suffix(".piece"))
    reduced(str(file))


def _project(file: Path, original: str) -> tuple[str, str, Any]:
    """Load a project one file of which is spoilt, and judge it."""
    from gfpack.findings.as_json import as_json
    from gfpack.findings.case import open_case
    from gfpack.findings.find import find
    from gfpack.findings.overrides import judge

    for name in ("gfpack.yaml", "answers.yaml", "evidence.yaml"):
        if name != file.name:
            shutil.copy(Path(original).parent / name, file.parent)

    def use() -> None:
        case = open_case(file.parent, today=_today())
        as_json(judge(find(case), case.project.answers.overrides), case)

    return _refusal(use)


def _notes(file: Path, _: str) -> tuple[str, str, Any]:
    from gfpack.findings.notes import read_notes

    return _refusal(lambda: read_notes(file))


def _checklist(file: Path, _: str) -> tuple[str, str, Any]:
    from gfpack.base.errors import DataError
    from gfpack.checklist.lint import lint

    def use() -> None:
        if problems := lint(file):
            raise DataError(problems)

    return _refusal(use)


def _refusal(use: Callable[[], object]) -> tuple[str, str, Any]:
    """Return how gfpack refuses a file, in words there are in both languages."""
    from gfpack.base.errors import DataError, GfpackError
    from gfpack.base.messages import Lang, message

    try:
        use()
    except DataError as problem:
        for one in problem.problems:
            assert one.line >= 1 and one.column >= 1, "places are counted from 1"
            for lang in Lang:
                message(one.key, lang, **dict(one.params))
        return "refused", problem.problems[0].key, None
    except GfpackError as problem:
        for lang in Lang:
            message(f"{problem.key}.message", lang, **problem.params)
        return "refused", problem.key, None
    return "readable", "", None


@lru_cache
def _book() -> Any:
    from gfpack.checklist.load import load_types
    from gfpack.evidence.cuebook import cuebook

    return cuebook(load_types())


def _today() -> Any:
    from datetime import date

    return date(2026, 11, 22)


_TARGETS = {
    "project": _project,
    "made project": _project,
    "made answers": _project,
    "made evidence": _project,
    "notes": _notes,
    "checklist": _checklist,
}

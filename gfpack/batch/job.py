"""The work on one client, in a process of its own. In: a project and settings. Out: plain data.

What it learns is kept in the project before it is told, so that it is not lost if the caller is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from gfpack.base.errors import DataError, GfpackError, Problem
from gfpack.base.findings import Finding
from gfpack.base.messages import Lang, message
from gfpack.batch.look import found_of, row_of
from gfpack.batch.models import PACKAGE, Found, Row, What
from gfpack.findings.case import Case, open_case
from gfpack.findings.find import find
from gfpack.findings.overrides import judge
from gfpack.project import unchanged
from gfpack.project.layout import REQUESTS_DIR
from gfpack.project.lock import locked


def run(
    *, folder: str, what: str, lang: str, today: str, on: str | None, traces: Mapping[str, str]
) -> dict[str, Any]:
    """Return `{"row": …}` or `{"failed": …}`.

    `traces` are those of the row and, under `PACKAGE`, of the package, which no day changes.
    """
    words = Lang(lang)
    days = (date.fromisoformat(on) if on else None, date.fromisoformat(today))
    try:
        row, files = _done(What(what), Path(folder), days, words, traces)
        said = asdict(row)
        unchanged.keep(Path(folder), What(what).record, traces["row"], files, said)
    except GfpackError as problem:
        return {"failed": _told(problem, Path(folder), words)}
    except MemoryError:
        raise
    except Exception as problem:
        return {"failed": _bug(problem, words)}
    return {"row": said}


Days = tuple[date | None, date]


def _done(
    what: What, folder: Path, days: Days, lang: Lang, traces: Mapping[str, str]
) -> tuple[Row, list[Path]]:
    if what is What.BUILD:
        return _build(folder, days, lang, traces)
    if what is What.REQUESTS:
        return _requests(folder, days, lang)
    return _check(folder, days, lang), []


def _check(folder: Path, days: Days, lang: Lang, more: tuple[Found, ...] = ()) -> Row:
    case = open_case(folder, on=days[0], today=days[1])
    return row_of(case, _open(case, find(case), lang, more), lang)


def _build(
    folder: Path, days: Days, lang: Lang, traces: Mapping[str, str]
) -> tuple[Row, list[Path]]:
    """Make the package, unless it stands there as it would come out."""
    from gfpack.batch.ready import writers
    from gfpack.package.make import package_folder
    from gfpack.pipeline import build

    said = unchanged.recall(folder, PACKAGE, traces[PACKAGE])
    if said is not None:
        row = _check(folder, days, lang, tuple(Found(**one) for one in said["open"]))
        return row, sorted(unchanged.made(folder, PACKAGE))
    writers(folder)
    built = build(folder, on=days[0], today=days[1])
    more = found_of(built.judged.open, lang)
    place = package_folder(built.case.project)
    files = sorted(one for one in place.rglob("*") if one.is_file())
    files += [built.archive] if built.archive else []
    unchanged.keep(folder, PACKAGE, traces[PACKAGE], files, {"open": [asdict(one) for one in more]})
    return row_of(built.case, _open(built.case, built.found, lang, more), lang), files


def _requests(folder: Path, days: Days, lang: Lang) -> tuple[Row, list[Path]]:
    """Write the request list, if anything is missing."""
    from gfpack.findings.request import request
    from gfpack.findings.request_files import FORMATS, write

    with locked(folder):
        case = open_case(folder, on=days[0], today=days[1])
        wanted = request(case)
        files = [] if wanted.is_empty else write(case, wanted, folder / REQUESTS_DIR, FORMATS, lang)
    names = tuple(one.relative_to(folder).as_posix() for one in files)
    return row_of(case, _open(case, find(case), lang), lang, requests=names), files


def _open(
    case: Case, all_: Iterable[Finding], lang: Lang, more: tuple[Found, ...] = ()
) -> tuple[Found, ...]:
    """Return what is open of all that was found, and what more when the package was made."""
    found = found_of(judge(all_, case.project.answers.overrides).open, lang)
    known = {one.fingerprint for one in found}
    return (*found, *(one for one in more if one.fingerprint not in known))


def _told(problem: GfpackError, folder: Path, lang: Lang) -> dict[str, Any]:
    """Return what stops the work on a client; files are named from its folder."""
    params = problem.params
    if isinstance(problem, DataError):
        lines = [_line(one, folder, lang) for one in problem.problems]
    else:
        lines = [message(f"{problem.key}.message", lang, **params)]
    return {
        "by": "busy" if problem.key == "project.locked" else "error",
        "code": int(problem.exit_code),
        "message": "\n".join(lines),
        "advice": message(f"{problem.key}.advice", lang, **params),
    }


def _line(one: Problem, folder: Path, lang: Lang) -> str:
    inside = one.file.is_relative_to(folder)
    file = one.file.relative_to(folder).as_posix() if inside else str(one.file)
    return f"{file}:{one.line}:{one.column}: {message(one.key, lang, **dict(one.params))}"


def _bug(problem: Exception, lang: Lang) -> dict[str, Any]:
    import traceback

    trace = "".join(traceback.format_exception(problem, limit=-30))
    why = f"{type(problem).__name__}: {problem}"
    text = message("batch.failed.bug.message", lang, why=why)
    advice = message("batch.failed.bug.advice", lang)
    return {"by": "bug", "code": 70, "message": text, "advice": advice, "trace": trace}

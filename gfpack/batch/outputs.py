"""What a run leaves in the folder. In: how clients stand. Out: matrix, calendar, week, mailing.

Excel files that somebody edited stay; the new one is written beside.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gfpack.base import written
from gfpack.base.files import sha256_of, written_whole
from gfpack.base.leftovers import room
from gfpack.base.messages import message
from gfpack.batch import outputs_kept
from gfpack.batch.clients import STATE_DIR
from gfpack.batch.kept import Kept
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.matrix import Matrix, matrix
from gfpack.batch.models import Outcome, Row, Settings, ToDo, What
from gfpack.calendar.ics_lines import joined

if TYPE_CHECKING:
    from gfpack.tools.xlsx import Sheet

MATRIX, PAGE = "batch.xlsx", "batch.html"
CALENDAR, WEEK, MAILING = "batch-calendar.ics", "batch-week.xlsx", "batch-requests.xlsx"


@dataclass(frozen=True, slots=True)
class Written:
    """Files as they were written, and those that somebody edited and that stay."""

    files: tuple[Path, ...]
    edited: tuple[Path, ...]


def write(
    root: Path,
    now: Kept,
    before: Kept,
    done: Mapping[str, Outcome],
    *,
    settings: Settings,
    searched: Searched,
) -> Written:
    """Write everything, each file whole; nothing where all stands as it would come out.

    Raises:
        OutputError: a file cannot be written.
    """
    trace = outputs_kept.trace(root, now, before, done, settings=settings, searched=searched)
    if known := outputs_kept.recall(root, trace):
        return Written(tuple(known[0]), tuple(known[1]))
    found = matrix(root, now, before, done, today=settings.today, searched=searched)
    written = _written(root, found, _rows(now, found), settings)
    outputs_kept.keep(root, trace, list(written.files), list(written.edited))
    return written


def load() -> None:
    """Load what writing needs, while clients are still worked on."""
    import jinja2  # noqa: F401

    import gfpack.batch.as_html
    import gfpack.batch.as_xlsx
    import gfpack.tools.xlsx_stream  # noqa: F401


def _written(root: Path, found: Matrix, rows: Iterable[Row], settings: Settings) -> Written:
    from gfpack.batch.as_html import as_html
    from gfpack.batch.as_xlsx import mailing_sheets, matrix_sheets, week_sheets

    lang = settings.lang
    made = [_page(root / PAGE, as_html(found, lang).encode())]
    to_do = _calendar(root / CALENDAR, rows, settings)
    made.append(root / CALENDAR)
    claims = [
        book(root, MATRIX, matrix_sheets(found, lang)),
        book(root, WEEK, week_sheets(to_do, settings.today, lang)),
    ]
    if settings.what is What.REQUESTS:
        claims.append(book(root, MAILING, mailing_sheets(found, lang)))
    return Written(
        tuple(sorted([*made, *(one.path for one in claims)])),
        tuple(one.edited for one in claims if one.edited),
    )


def _rows(now: Mapping[str, Outcome], found: Matrix) -> Iterator[Row]:
    """Yield the whole row of each client of the matrix, one at a time."""
    for line in found.lines:
        outcome = now.get(line.client)
        if outcome is not None and outcome.row is not None:
            yield outcome.row


def _calendar(target: Path, rows: Iterable[Row], settings: Settings) -> list[tuple[str, ToDo]]:
    """Write the calendar; return what is to do, with the client's name: rows are gone through once.

    What is said alike of many clients is held once.
    """
    to_do: list[tuple[str, ToDo]] = []
    said: dict[str, str] = {}

    def calendars() -> Iterator[bytes]:
        for row in rows:
            to_do.extend((row.enterprise, _alike(one, said)) for one in row.to_do)
            yield row.ics.encode()

    title = message("batch.calendar", settings.lang)
    with written_whole(target) as temporary, temporary.open("wb") as stream:
        stream.writelines(joined(calendars(), title, settings.lang))
    return to_do


def _alike(one: ToDo, said: dict[str, str]) -> ToDo:
    def alike(text: str) -> str:
        return said.setdefault(text, text)

    return ToDo(
        alike(one.day),
        alike(one.kind),
        alike(one.what),
        alike(one.remarks),
        alike(one.person),
        alike(one.requirements),
        one.veto,
    )


def _page(target: Path, content: bytes) -> Path:
    with written_whole(target) as temporary:
        temporary.write_bytes(content)
    return target


def book(root: Path, name: str, sheets: list[Sheet]) -> written.Claim:
    """Write an Excel file into the folder, or beside one that somebody edited.

    Raises:
        OutputError: it cannot be written.
    """
    from gfpack.tools.xlsx import write as write_xlsx

    state = root / STATE_DIR
    with room() as folder:
        made = folder / name
        write_xlsx(made, sheets, title=sheets[0].title)
        claimed = written.claim(state, root / name, sha256_of(made))
        _page(claimed.path, made.read_bytes())
    written.note(state, claimed.path)
    return claimed

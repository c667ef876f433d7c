"""What a run leaves in the folder. In: how clients stand. Out: matrix, calendar, week, mailing.

Excel files that somebody edited stay; the new one is written beside.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from gfpack.base import written
from gfpack.base.files import sha256_of, written_whole
from gfpack.base.leftovers import room
from gfpack.base.messages import message
from gfpack.batch.as_html import as_html
from gfpack.batch.as_xlsx import mailing_sheets, matrix_sheets, week_sheets
from gfpack.batch.clients import STATE_DIR
from gfpack.batch.leak_kinds import Searched
from gfpack.batch.matrix import matrix
from gfpack.batch.models import Outcome, Row, Settings, What
from gfpack.calendar.as_ics import joined
from gfpack.tools.xlsx import Sheet
from gfpack.tools.xlsx import write as write_xlsx

MATRIX, PAGE = "batch.xlsx", "batch.html"
CALENDAR, WEEK, MAILING = "batch-calendar.ics", "batch-week.xlsx", "batch-requests.xlsx"


@dataclass(frozen=True, slots=True)
class Written:
    """Files as they were written, and those that somebody edited and that stay."""

    files: tuple[Path, ...]
    edited: tuple[Path, ...]


def write(
    root: Path,
    now: Mapping[str, Outcome],
    before: Mapping[str, Outcome],
    done: Collection[str],
    *,
    settings: Settings,
    searched: Searched,
) -> Written:
    """Write everything, each file whole.

    Raises:
        OutputError: a file cannot be written.
    """
    lang = settings.lang
    found = matrix(root, now, before, done, today=settings.today, searched=searched)
    rows = [one.row for one in found.lines]
    made = [_page(root / PAGE, as_html(found, lang).encode())]
    made.append(_page(root / CALENDAR, _calendar(rows, settings)))
    claims = [
        book(root, MATRIX, matrix_sheets(found, lang)),
        book(root, WEEK, week_sheets(found, lang)),
    ]
    if settings.what is What.REQUESTS:
        claims.append(book(root, MAILING, mailing_sheets(found, lang)))
    return Written(
        tuple(sorted([*made, *(one.path for one in claims)])),
        tuple(one.edited for one in claims if one.edited),
    )


def _calendar(rows: Iterable[Row], settings: Settings) -> bytes:
    title = message("batch.calendar", settings.lang)
    return joined((one.ics.encode() for one in rows), title, settings.lang)


def _page(target: Path, content: bytes) -> Path:
    with written_whole(target) as temporary:
        temporary.write_bytes(content)
    return target


def book(root: Path, name: str, sheets: list[Sheet]) -> written.Claim:
    """Write an Excel file into the folder, or beside one that somebody edited.

    Raises:
        OutputError: it cannot be written.
    """
    state = root / STATE_DIR
    with room() as folder:
        made = folder / name
        write_xlsx(made, sheets, title=sheets[0].title)
        claimed = written.claim(state, root / name, sha256_of(made))
        _page(claimed.path, made.read_bytes())
    written.note(state, claimed.path)
    return claimed

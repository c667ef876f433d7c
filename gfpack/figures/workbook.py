"""The workbook written into a project. In: what is asked for, what is known. Out: figures.xlsx.

A workbook somebody filled in stays as it is; the new one is written beside it, with the figures
that could be read taken over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from gfpack.base import written
from gfpack.base.files import sha256_of, written_whole
from gfpack.base.messages import Lang, message
from gfpack.checklist.models import Checklist
from gfpack.figures import held
from gfpack.figures.catalogue import Catalogue, catalogue
from gfpack.figures.models import FigureProblem, Figures, Trouble
from gfpack.figures.needs import asked_sheets
from gfpack.figures.template import Asked, template
from gfpack.project.layout import FIGURES_XLSX, STATE_DIR
from gfpack.project.lock import locked
from gfpack.project.models import Project
from gfpack.tools import xlsx_form


@dataclass(frozen=True, slots=True)
class Written:
    """A workbook as it was written. `edited` is the one that somebody filled in and that stays."""

    path: Path
    edited: Path | None
    years: tuple[int, ...]
    sheets: int
    figures: int
    """How many figures are asked for."""
    carried: int
    """How many cells were taken over."""
    problems: tuple[FigureProblem, ...]
    """What could not be taken over."""


def write(project: Project, checklist: Checklist, lang: Lang) -> Written:
    """Write the workbook of a project, or a new one beside it; figures it holds are taken over.

    Raises:
        UsageError: the folder is no project.
        OutputError: it cannot be written.
    """
    known, problems = held.held(project, checklist)
    if any(one.trouble is Trouble.OTHER_ENTERPRISE for one in problems):
        known = Figures(known.years)  # another's figures are nobody's to take over
    plant = project.file.circumstances
    asked = Asked(project.enterprise, checklist, project.file.evaluation_year, plant)
    target, state = project.folder / FIGURES_XLSX, project.folder / STATE_DIR
    with locked(project.folder), TemporaryDirectory(prefix="gfpack-") as folder:
        made = Path(folder) / FIGURES_XLSX
        draw(made, asked, catalogue(), lang, known)
        claimed = written.claim(state, target, sha256_of(made))
        with written_whole(claimed.path) as temporary:
            temporary.write_bytes(made.read_bytes())
        written.note(state, claimed.path)
    kinds = asked_sheets(catalogue(), checklist, plant)
    count = sum(len(one.lines) + len(one.columns) for one in kinds)
    return Written(
        claimed.path, claimed.edited, asked.years, len(kinds), count, _count(known), problems
    )


def told(made: Written, lang: Lang) -> Iterator[str]:
    """Yield what a person must know of a workbook that was written."""
    first, *_, last = made.years
    counts = {"sheets": made.sheets, "figures": made.figures, "from": first, "until": last}
    yield message("figures.written", lang, path=made.path, **counts)
    if made.edited:
        yield message("figures.kept_edited", lang, edited=made.edited, path=made.path)
    if made.carried:
        old = made.edited or made.path
        yield message("figures.carried", lang, path=old, count=made.carried)
    if made.problems:
        old = made.edited or made.path
        yield message("figures.carried_problems", lang, path=old, count=len(made.problems))


def draw(
    target: Path, asked: Asked, of: Catalogue, lang: Lang, known: Figures | None = None
) -> None:
    """Write the workbook to `target`, the same bytes for the same figures."""
    title = message("figures.guide.title", lang)
    xlsx_form.write(target, template(asked, of, lang, known), title=title)


def _count(known: Figures) -> int:
    """Return how many cells of the old workbook stand in the new one."""
    rows = [row for table in known.tables.values() for row in table]
    derived = {one.id for sheet in catalogue().sheets for one in sheet.lines if one.derived}
    lines = [figure for figure, _ in known.lines if figure not in derived]
    return (
        len(lines)
        + sum(len(row.cells) for row in rows)
        + len(known.references)
        + len(known.row_references)
    )

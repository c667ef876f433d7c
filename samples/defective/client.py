"""The defective client as a whole, and single defects for those who look at one at a time."""

from __future__ import annotations

from pathlib import Path

from gfpack.project.layout import EVIDENCE_DIR, FIGURES_XLSX
from samples import table
from samples.defective import answers, apart, files, numbers, papers, pictures
from samples.defective.models import Defect
from samples.ready import client as ready
from samples.table import Client

DEFECTS: tuple[Defect, ...] = (
    *answers.DEFECTS,
    *papers.DEFECTS,
    *pictures.DEFECTS,
    *files.DEFECTS,
    *numbers.DEFECTS,
)
"""Everything that went wrong at the defective client."""

APART: tuple[Defect, ...] = apart.DEFECTS
"""What cannot go wrong at the same client, since it would drown or hide some of the others."""


def client() -> Client:
    """Return the ready client after all defects, in their order."""
    spoilt = ready.client()
    for defect in DEFECTS:
        spoilt = defect.done_to(spoilt)
    return spoilt


def spoil(folder: Path, *defects: Defect) -> None:
    """Do defects to a folder in which the ready client is drawn; draw only what they change."""
    before = after = ready.client()
    for defect in defects:
        after = defect.done_to(after)
    kept = {id(item) for item in before.items} & {id(item) for item in after.items}
    for item in before.items:
        if id(item) not in kept:
            (folder / EVIDENCE_DIR / item.path).unlink()
    for item in after.items:
        if id(item) not in kept:
            table.draw_item(item, folder)
    if after.workbook and after.workbook is not before.workbook:
        after.workbook(folder / FIGURES_XLSX)
    table.write(after, folder)

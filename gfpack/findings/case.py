"""The case: everything a rule may look at, in one frozen value.

In: a project folder and two days. Out: `Case`, the first half of the way: project, register and
assessment, read and judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from gfpack.assessment.assess import assess
from gfpack.assessment.models import Assessment, Shortfall
from gfpack.assessment.validity import Terms, shortfalls
from gfpack.checklist.holidays import Holidays, load_holidays
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.checklist.standards import Standards, load_standards
from gfpack.checklist.wording import Wording, load_wording
from gfpack.evidence.models import Evidence, Register
from gfpack.evidence.register import register
from gfpack.figures.held import held as held_figures
from gfpack.figures.models import FigureProblem, Figures
from gfpack.project.layout import CHECKLISTS_DIR
from gfpack.project.load import load_with_checklist
from gfpack.project.models import Project


@dataclass(frozen=True)
class Case:
    """One project at one moment. `valid_on` judges validity, `today` only lead times."""

    checklist: Checklist
    types: EvidenceTypes
    project: Project
    register: Register
    assessment: Assessment
    valid_on: date
    today: date
    standards: Standards = field(default_factory=Standards)
    wording: Wording = field(default_factory=Wording)
    holidays: Holidays = field(default_factory=Holidays)
    figures: Figures = field(default_factory=lambda: Figures(()))
    figure_problems: tuple[FigureProblem, ...] = ()
    """What cannot be used in the workbook of figures."""

    @cached_property
    def terms(self) -> Terms:
        """What evidence of the case is judged on."""
        return Terms(self.types, self.project, self.register, self.valid_on)

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each requirement stands in the table, by id."""
        return {one: place for place, one in enumerate(self.assessment.results)}

    @cached_property
    def cited(self) -> tuple[Evidence, ...]:
        """The evidence that supports a requirement of the table and is not set aside."""
        asked = self.assessment.results.keys()
        return tuple(
            one
            for one in self.register.evidence
            if one.set_aside is None and not asked.isdisjoint(one.supports)
        )

    @cached_property
    def short(self) -> Mapping[str, tuple[Shortfall, ...]]:
        """Why cited evidence, by id, falls short by itself."""
        return {one.id: shortfalls(one, self.terms) for one in self.cited}


def open_case(folder: Path, *, on: date | None = None, today: date | None = None) -> Case:
    """Return the project at one moment: loaded, registered, assessed.

    `on` is the day evidence must still be valid (the project's own by default), `today` the day
    lead times count from (the clock by default; nothing that is handed in depends on it).

    Raises:
        UsageError: no project, or no such checklist.
        DataError: its data cannot be read, or names what the checklist does not know.
    """
    project, checklist, types = load_with_checklist(folder)
    held = register(project, checklist, types)
    return case_of(project, checklist, types, held, on=on, today=today)


def case_of(
    project: Project,
    checklist: Checklist,
    types: EvidenceTypes,
    held: Register,
    *,
    on: date | None = None,
    today: date | None = None,
) -> Case:
    """Return the case of a project that was read already, assessed; days as in `open_case`."""
    valid_on = on or project.valid_on
    figures, wrong = held_figures(project, checklist)
    assessment = assess(checklist, types, project, held, valid_on, figures=figures)
    day = today or date.today()  # noqa: DTZ011 - the user's own calendar
    own = [project.folder / CHECKLISTS_DIR]
    known, words, off = load_standards(own), load_wording(), load_holidays(own)
    return Case(
        checklist,
        types,
        project,
        held,
        assessment,
        valid_on,
        day,
        known,
        words,
        off,
        figures,
        wrong,
    )

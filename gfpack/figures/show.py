"""All metrics of a project, computed. In: a project and its checklist. Out: what is shown of it."""

from __future__ import annotations

from gfpack.checklist.models import Checklist
from gfpack.figures.as_text import Shown
from gfpack.figures.catalogue import catalogue
from gfpack.figures.held import held
from gfpack.figures.metrics import compute
from gfpack.figures.needs import metrics_in_use
from gfpack.project.models import Project


def shown(project: Project, checklist: Checklist) -> Shown:
    """Return the metrics of a project's checklist from the figures it holds."""
    figures, problems = held(project, checklist)
    used = metrics_in_use(checklist, project.file.circumstances)
    results = compute(used, figures)
    year = project.file.evaluation_year
    return Shown(project.enterprise.name, checklist.id, year, results, problems, catalogue())

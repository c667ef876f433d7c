"""What rules say about the workbook of figures. In: a problem. Out: parameters of their texts."""

from __future__ import annotations

from gfpack.base.messages import Lang, message
from gfpack.checklist.models import Checklist
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import FigureProblem
from gfpack.findings.params import Words


def words(problem: FigureProblem) -> Words:
    """Return why something cannot be used, in both languages."""
    return {
        f"why_{lang}": message(f"figures.trouble.{problem.trouble}", lang, **problem.params)
        for lang in Lang
    }


def title(problem: FigureProblem, checklist: Checklist) -> Words:
    """Return what the cell is for, in both languages; nothing where that is not known."""
    references = {one.id: one.title for one in checklist.references}
    kind = catalogue().ids().get(problem.figure or "")
    names = kind.title if kind else references.get(problem.figure or "")
    return {
        "figure_zh": f"（{names.zh}）" if names else "",
        "figure_en": f" ({names.en})" if names else "",
    }

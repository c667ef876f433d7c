"""What is chosen for an appendix: by the project, else by the profiles, else as usual.

In: a project, and what the user says on the command line. Out: `AppendixOptions` with a shape.
"""

from __future__ import annotations

from gfpack.project.models import AppendixOptions, Project, Shape

_ASKED = {
    "one-pdf": Shape.ONE,
    "per-indicator": Shape.INDICATOR,
    "per-requirement": Shape.REQUIREMENT,
}


def chosen(project: Project, said: AppendixOptions | None = None) -> AppendixOptions:
    """Return the choices: what `said` names goes before the project's, those before the profiles'.

    Of the profiles the last that tells of the tier and the year of the deadline counts. What is
    only customary decides nothing.
    """
    found = _told(project)
    for options in (project.file.options.appendix, said or AppendixOptions()):
        named = {name: getattr(options, name) for name in options.model_fields_set}
        found = found.model_copy(update={k: v for k, v in named.items() if v is not None})
    if found.shape is None:
        limited = found.largest_mb or found.most_pages
        found = found.model_copy(update={"shape": Shape.VOLUMES if limited else Shape.ONE})
    return found


def _told(project: Project) -> AppendixOptions:
    """Return what the profiles say is handed in."""
    tier, year = project.file.tier, project.file.deadline.year
    told: dict[str, object] = {}
    for profile in project.profiles:
        for one in profile.deliveries:
            if one.customary or one.tier not in (None, tier) or one.year not in (None, year):
                continue
            if one.appendix:
                told["shape"] = _ASKED[one.appendix]
            if one.largest_mb:
                told["largest_mb"] = one.largest_mb
            if one.file_name:
                told["file_name"] = one.file_name
    return AppendixOptions.model_validate(told)

"""The part of an official form that stands beside the table: fields, their limits, what is in them.

In: a checklist with forms, and the project file. Out: plain data for the template, the fields that
are empty, and findings about what the form would not take.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gfpack.base.findings import Finding, Place, finding
from gfpack.checklist.measures import FormField
from gfpack.findings.case import Case
from gfpack.project.layout import GFPACK_YAML
from gfpack.project.models import ProjectFile
from gfpack.report import words
from gfpack.report.kinds import FORM_CHOICE, FORM_TOO_LONG

Plain = dict[str, Any]


def forms(case: Case) -> list[Plain]:
    """Return the forms that are filled in by typing; what is signed by hand is not among them."""
    return [
        {
            "title": words.clean(form.title.zh),
            "fields": [_field(one, case.project.file) for one in form.fields],
        }
        for form in case.checklist.forms
        if not form.signed
    ]


def empty(case: Case) -> list[str]:
    """Return the titles of the fields that must be filled in and are not."""
    return [
        words.clean(one.title.zh)
        for one in _fields(case)
        if not one.optional and not _written(one, case.project.file)
    ]


def refused(case: Case) -> list[Finding]:
    """Return what the form would not take: a text that is too long, a word it does not offer."""
    found = []
    for one in _fields(case):
        said = _written(one, case.project.file)
        title, length = words.clean(one.title.zh), _length(said)
        place, limit = Place(GFPACK_YAML), one.longest
        if limit is not None and length > limit:
            found.append(
                finding(FORM_TOO_LONG, place=place, field=title, length=length, longest=limit)
            )
        if one.choices and said and said[0] not in one.choices:
            offered = words.listed(one.choices)
            found.append(
                finding(FORM_CHOICE, place=place, field=title, said=said[0], choices=offered)
            )
    return found


def _fields(case: Case) -> Iterator[FormField]:
    for form in case.checklist.forms:
        if not form.signed:
            yield from form.fields


def _field(one: FormField, file: ProjectFile) -> Plain:
    said = _written(one, file)
    limit = f"{_length(said)}／{one.longest} 字" if one.longest is not None else ""
    return {
        "title": words.clean(one.title.zh),
        "lines": said or [words.NONE if one.optional else words.missing()],
        "limit": limit,
    }


def _written(one: FormField, file: ProjectFile) -> list[str]:
    """Return what goes into a field, in paragraphs: written for it, or taken from the project."""
    said: object = file.form.get(one.id)
    if said is None and one.filled_from:
        said = file
        for name in one.filled_from.split("."):
            said = getattr(said, name)
    if isinstance(said, tuple):
        said = words.listed(str(part) for part in said)
    return words.lines(str(said)) if said else []


def _length(said: list[str]) -> int:
    """Return the characters as a form counts them: without line breaks."""
    return sum(len(line) for line in said)

"""The report, written: photos → context → template → contents with page numbers → file.

In: a case, its judged findings and the finished page map. Out: a Word document, and findings.
"""

from __future__ import annotations

from pathlib import Path

from gfpack.appendix.models import PageMap
from gfpack.base import written
from gfpack.base.errors import ExitCode, GfpackError
from gfpack.base.files import sha256_of, shipped, written_whole
from gfpack.base.findings import Finding, Place, finding
from gfpack.base.leftovers import room
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.project.layout import ANSWERS_YAML, GFPACK_YAML, PACKAGES_DIR, STATE_DIR
from gfpack.report import form, kinds, photos
from gfpack.report.context import context, missing_fields, unstated
from gfpack.report.pages import number_contents
from gfpack.report.words import clean, document_title

TIME_LIMIT = 90.0
"""Seconds a template may take; the shipped one takes about one."""
MEMORY = 2 * 1024**3
"""Bytes of address space of a worker that reads photos or fills a template in."""


class BadTemplate(GfpackError):  # noqa: N818 - reads as what it is
    """A template cannot be used; says which, where in it and why."""

    exit_code = ExitCode.DATA


def render(
    case: Case,
    judged: Judged,
    page_map: PageMap,
    target: Path,
    *,
    complete: bool,
    template: Path | None = None,
) -> list[Finding]:
    """Write the report to `target` and return what is missing in it.

    A file there that somebody edited stays; the report is then written beside it, and a finding
    names both. `complete` False marks the report 未完成. Without `template` the project's own
    one is taken (`templates/report/<name>/` in its folder), else the shipped one.

    Raises:
        BadTemplate: the template has a mistake, or does what a template may not do.
        OutputError: the report cannot be written.
    """
    source = template or find_template(case)
    chosen = photos.choose(case, page_map)
    every = [photo for group in chosen.values() for photo in group]
    pictures, lost = photos.reduce(case.project.folder, every)
    shown = {key: [one for one in group if one.name in pictures] for key, group in chosen.items()}
    values = context(case, judged, page_map, shown, complete=complete)
    with room() as place:
        made = place / "report.docx"
        headings = _write(case, source, made, values, pictures)
        found = [*_own(source), *_blanks(case), *lost, *number_contents(made, headings)]
        return [*found, *_deliver(case, made, target)]


def find_template(case: Case) -> Path:
    """Return the template the project's options name: its own before the shipped one.

    Raises:
        BadTemplate: there is none of that name.
    """
    chosen = case.project.file.options.template
    name = case.checklist.report if chosen is None else chosen
    place = f"templates/report/{name}"
    for folder in (case.project.folder / place, shipped(place)):
        found = sorted(folder.glob("*.docx")) if Path(name).name == name else []
        found = [one for one in found if not one.name.startswith("~$")]
        if found:
            return found[0]
    raise BadTemplate("report.template_missing", name=name)


def _write(
    case: Case,
    source: Path,
    made: Path,
    values: dict[str, object],
    pictures: dict[str, photos.Picture],
) -> tuple[str, ...]:
    """Fill the template in a worker; return the texts of the headings its contents list."""
    from gfpack.report import word
    from gfpack.tools import worker

    enterprise = clean(case.project.enterprise.name)
    order = word.Order(
        str(source),
        str(made),
        values,
        pictures,
        f"{enterprise}{document_title(case.checklist)}",
        enterprise,
    )
    result = worker.call(word.write, order, limits=worker.Limits(TIME_LIMIT, MEMORY))
    if isinstance(result, word.Broken):
        raise BadTemplate(result.key, path=source, **result.params)
    if isinstance(result, worker.Failure):
        key = (
            "report.template_fails"
            if result.kind in ("error", "system")
            else "report.template_limit"
        )
        raise BadTemplate(key, path=source, why=f"{result.kind} {result.why}".strip(), near="")
    return tuple(heading.text for heading in result.headings)


def _own(source: Path) -> list[Finding]:
    if source.is_relative_to(shipped("templates")):
        return []
    return [finding(kinds.OWN_TEMPLATE, place=Place(source.name), template=source.name)]


def _blanks(case: Case) -> list[Finding]:
    """Return what shows as 待补 because nobody has written it yet."""
    found = []
    if fields := missing_fields(case):
        place = Place(GFPACK_YAML)
        found.append(finding(kinds.FIELDS_MISSING, place=place, fields="、".join(fields)))
    place = Place(ANSWERS_YAML)
    found += form.refused(case)
    return found + [
        finding(kinds.STATEMENT_MISSING, requirement=one, place=place) for one in unstated(case)
    ]


def _deliver(case: Case, made: Path, target: Path) -> list[Finding]:
    """Bring the finished file to its place, never over people's work.

    What people edited in a package the swap of packages looks after.
    """
    state = case.project.folder / STATE_DIR
    packaged = target.is_relative_to(case.project.folder / PACKAGES_DIR)
    claimed = written.Claim(target)
    if not packaged:
        claimed = written.claim(state, target, sha256_of(made))
    with written_whole(claimed.path) as temporary:
        temporary.write_bytes(made.read_bytes())
    if not packaged:
        written.note(state, claimed.path)
    if claimed.edited is None:
        return []
    place = Place(claimed.edited.name)
    return [
        finding(
            kinds.EDITED_KEPT,
            place=place,
            edited=claimed.edited.name,
            written=claimed.path.name,
        )
    ]

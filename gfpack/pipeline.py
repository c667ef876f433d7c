"""The whole run, readable on one screen: check → appendix → report → package.

In: a project folder and two days. Out: a finished package, and the values between the stages as
JSON in `build/`, so that a run can be inspected and compared.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gfpack.appendix import kinds as appendix_kinds
from gfpack.appendix.bind import bind, page_map_to_dict
from gfpack.appendix.choices import chosen
from gfpack.appendix.passwords import NONE, Passwords
from gfpack.base.files import written_whole
from gfpack.base.findings import FindingKind
from gfpack.base.progress import Progress, silent
from gfpack.findings import rules
from gfpack.findings.as_json import as_json
from gfpack.findings.case import Case, open_case
from gfpack.findings.find import find, for_package
from gfpack.findings.overrides import judge
from gfpack.package import kinds as package_kinds
from gfpack.package import layout
from gfpack.package.make import Built, Made, begun, make
from gfpack.package.seal import same_bytes, sealed
from gfpack.package.together import bind_together
from gfpack.project.layout import BUILD_DIR
from gfpack.project.lock import locked
from gfpack.project.models import AppendixOptions
from gfpack.report import kinds as report_kinds
from gfpack.report.render import render


def build(
    folder: Path,
    *,
    on: date | None = None,
    today: date | None = None,
    zip: bool | None = None,
    options: AppendixOptions | None = None,
    passwords: Passwords = NONE,
    progress: Progress = silent,
) -> Built:
    """Make the package of a project; one that is blocked is marked 未完成.

    `zip` None means as the project's options say; `options` go before those of the project.

    Raises:
        GfpackError: the project cannot be read, a font is missing, an output cannot be written.
    """
    with locked(folder):
        case = sealed(folder, lambda: open_case(folder, on=on, today=today))
        with begun(case.project) as parts:
            made = _deliverables(case, parts, options, passwords, progress)
            same_bytes(case)
            _record(case, made)
            return make(case, made, zip=case.project.file.options.zip if zip is None else zip)


def _deliverables(
    case: Case,
    parts: Path,
    options: AppendixOptions | None,
    passwords: Passwords,
    progress: Progress,
) -> Made:
    """Bind and write; once more, marked 未完成, if that found what blocks the submission."""
    every = find(case)
    found = for_package(every)
    overrides = case.project.answers.overrides
    complete = not judge(found, overrides).blocks
    for marked_complete in (complete, False):
        page_map, bound = bind(
            case,
            parts / layout.APPENDIX,
            complete=marked_complete,
            options=options,
            passwords=passwords,
            progress=progress,
        )
        judged = judge([*found, *bound], overrides)
        written = render(case, judged, page_map, parts / layout.REPORT, complete=marked_complete)
        if chosen(case.project, options).with_report:
            written += bind_together(case, page_map, parts)
        judged = judge([*found, *bound, *written], overrides)
        made = Made(parts, page_map, judged, tuple(every))
        if not (marked_complete and made.judged.blocks):
            break
    return made


def _record(case: Case, made: Made) -> None:
    """Write the values between the stages to `build/`."""
    from pydantic_core import to_json

    values = {
        "assessment.json": to_json(case.assessment, indent=2),
        "findings.json": as_json(made.judged, case).encode(),
        "page-map.json": to_json(page_map_to_dict(made.page_map), indent=2),
        "register.json": to_json(case.register, indent=2),
    }
    for name, content in values.items():
        with written_whole(case.project.folder / BUILD_DIR / name) as temporary:
            temporary.write_bytes(content)


def kinds() -> tuple[FindingKind, ...]:
    """Return a kind for every code there is, as `gfpack explain` and the documents list them."""
    return (*rules.KINDS, *appendix_kinds.KINDS, *report_kinds.KINDS, *package_kinds.KINDS)


def variants(kind: FindingKind) -> tuple[FindingKind, ...]:
    """Return the other kinds of the same code, which say the same thing of other cases."""
    modules = (*rules.RULES, appendix_kinds, report_kinds, package_kinds)
    every = (one for module in modules for one in vars(module).values())
    same = (one for one in every if isinstance(one, FindingKind) and one.code == kind.code)
    return tuple(one for one in same if one is not kind)

"""The appendix alone, without a package; not bound again while nothing has changed.

In: a project folder, and where the appendix goes. Out: `BoundAlone`. What is heavy to load is
imported only where something must be bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gfpack.appendix.kinds import KINDS, SPARE_NOT_BOUND
from gfpack.base.findings import Finding, Place, Severity
from gfpack.base.progress import Progress, silent
from gfpack.project import unchanged
from gfpack.project.layout import BUILD_DIR, STATE_DIR
from gfpack.project.lock import locked
from gfpack.tools import libreoffice

if TYPE_CHECKING:
    from gfpack.appendix.models import PageMap

FILE_NAME = "证明材料汇编.pdf"
"""What it is called in the project's folder for intermediate results."""


@dataclass(frozen=True, slots=True)
class BoundAlone:
    """A bound appendix, as its user is told of it."""

    files: tuple[Path, ...]
    """One for each volume."""
    reduced: tuple[Path, ...]
    """Reduced versions made besides."""
    page_count: int
    attachments: int
    complete: bool
    """False: marked 未完成."""
    findings: tuple[Finding, ...]


def alone(
    folder: Path,
    target: Path | None = None,
    *,
    on: date | None = None,
    options: Mapping[str, Any] | None = None,
    passwords: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> BoundAlone:
    """Bind the appendix of a project to `target`, unless it stands there as it would come out.

    `options` are fields of `AppendixOptions`, which go before the project's. What was bound with
    `passwords` is bound anew each time: no trace of them is kept to tell that nothing changed.

    Raises:
        GfpackError: the project cannot be read, a template or font cannot be used, or the
            appendix cannot be written.
    """
    place = (target or folder / BUILD_DIR / FILE_NAME).resolve()
    with locked(folder):
        given = sorted((options or {}).items())
        trace = unchanged.trace(folder, place, on, given, libreoffice.find())
        what = f"appendix-{place.name}"
        said = None if passwords else unchanged.recall(folder, what, trace)
        if said is not None:
            return _recalled(said)
        before = unchanged.made(folder, what)
        bound = _bound(
            folder, place, on, options or {}, passwords=passwords or {}, progress=progress
        )
        for file in before - {*bound.files, *bound.reduced}:
            if file.is_relative_to(place.parent):  # a copied project names files of the first
                file.unlink(missing_ok=True)
        if not passwords:
            unchanged.keep(folder, what, trace, (*bound.files, *bound.reduced), _said(bound))
    return bound


def _bound(
    folder: Path,
    place: Path,
    on: date | None,
    options: Mapping[str, Any],
    *,
    passwords: Mapping[str, str],
    progress: Progress,
) -> BoundAlone:
    from gfpack.appendix import setting
    from gfpack.tools.press import Press

    with Press() as press:
        if not (folder / STATE_DIR / setting.FOLDER).is_dir():
            press.start()  # all own pages have to be set: it loads while the project is read
        from gfpack.appendix.bind import bind
        from gfpack.appendix.passwords import Passwords
        from gfpack.findings.case import open_case
        from gfpack.findings.find import find, for_package
        from gfpack.findings.overrides import judge
        from gfpack.project.models import AppendixOptions

        case = open_case(folder, on=on)
        told = judge(for_package(find(case)), case.project.answers.overrides)
        complete = not told.blocks
        del told  # thousands of findings, which binding need not hold beside its pages
        page_map, findings = bind(
            case,
            place,
            complete=complete,
            options=AppendixOptions.model_validate(options),
            passwords=Passwords(passwords),
            press=press,
            progress=progress,
        )
    return BoundAlone(
        files=_files(place, page_map),
        reduced=tuple(place.parent / name for name in page_map.reduced),
        page_count=page_map.page_count,
        attachments=len(page_map.attachments),
        complete=complete,
        findings=tuple(findings),
    )


def _files(place: Path, page_map: PageMap) -> tuple[Path, ...]:
    return tuple(place.parent / one.file for one in page_map.volumes)


def _said(bound: BoundAlone) -> dict[str, Any]:
    """Return a bound appendix as plain data."""
    findings = [
        {
            "code": one.code,
            "severity": one.severity,
            "requirement": one.requirement,
            "evidence": one.evidence,
            "group": one.group,
            "place": asdict(one.place) if one.place else None,
            "params": one.params,
        }
        for one in bound.findings
    ]
    files = [str(file) for file in bound.files]
    reduced = [str(file) for file in bound.reduced]
    return asdict(bound) | {"files": files, "reduced": reduced, "findings": findings}


def _recalled(said: dict[str, Any]) -> BoundAlone:
    kinds = {(one.code, one.severity): one for one in (*KINDS, SPARE_NOT_BOUND)}
    findings = tuple(
        Finding(
            kind=kinds[one.pop("code"), severity := Severity(one.pop("severity"))],
            severity=severity,
            place=Place(**place) if (place := one.pop("place")) else None,
            **one,
        )
        for one in said["findings"]
    )
    files, reduced = (tuple(Path(file) for file in said[key]) for key in ("files", "reduced"))
    return BoundAlone(**said | {"files": files, "reduced": reduced, "findings": findings})

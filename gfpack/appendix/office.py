"""What the pages of converted office files do not show, or show by mistake, as findings.

In: a case, its attachments, the converted files. Out: findings that name attachment and file.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gfpack.appendix import office_kinds as kinds
from gfpack.appendix.materials import Converted
from gfpack.appendix.models import Attachment
from gfpack.base.findings import Finding, FindingKind, Place, finding
from gfpack.findings.case import Case
from gfpack.tools import converted
from gfpack.tools.office_told import Told

_MOST_SHOWN = 12


def office_findings(case: Case, bound: tuple[Attachment, ...], pdfs: Converted) -> list[Finding]:
    """Return what a person should know of the office files that were bound."""
    known = {path: converted.told(pdf) for path, pdf in pdfs.items() if isinstance(pdf, Path)}
    return [
        one
        for attachment in bound
        for entry in case.register.files_of(case.register.get(attachment.evidence))
        if (told := known.get(entry.path)) is not None
        for one in _about(attachment, entry.path, told)
    ]


def _about(attachment: Attachment, file: str, told: Told) -> Iterator[Finding]:
    if told.boxes:
        yield _finding(kinds.SIGNS_MISSING, attachment, file, _characters(told.boxes))
    if told.changes:
        yield _finding(kinds.CHANGES_OPEN, attachment, file, str(told.changes))
    if told.comments:
        yield _finding(kinds.COMMENTS_LEFT, attachment, file, str(told.comments))
    if told.hidden_sheets:
        yield _finding(kinds.SHEETS_HIDDEN, attachment, file, "、".join(told.hidden_sheets))
    if told.hidden_parts:
        yield _finding(kinds.ROWS_HIDDEN, attachment, file, "、".join(told.hidden_parts))


def _characters(boxes: str) -> str:
    shown = "、".join(f"{one}（U+{ord(one):04X}）" for one in boxes[:_MOST_SHOWN])
    return shown + ("…" if len(boxes) > _MOST_SHOWN else "")


def _finding(kind: FindingKind, attachment: Attachment, file: str, what: str) -> Finding:
    return finding(
        kind,
        evidence=attachment.evidence,
        place=Place(file),
        label=attachment.label,
        title=attachment.title,
        file=file,
        what=what,
    )

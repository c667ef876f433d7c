"""Page numbers for the report's table of contents, read from a trial conversion.

In: the finished Word file and its headings. Out: the same file with the numbers in its contents
and equal bytes for equal content; a finding where there are no numbers. LibreOffice converts it,
the pages of the headings are written into the field, and a second conversion must agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gfpack.base.findings import Finding, finding
from gfpack.base.messages import Text
from gfpack.report.kinds import CONTENTS_UNNUMBERED

_NO_LIBREOFFICE = Text("本机没有 LibreOffice", "there is no LibreOffice here")
_NOT_TOLD = Text("LibreOffice 未能给出各标题的页码", "LibreOffice could not tell them")
_ROUNDS = 3
"""Numbers can move headings; after this many conversions they have settled or never will."""


def number_contents(report: Path, headings: Sequence[str]) -> list[Finding]:
    """Write page numbers into the contents of `report`; without LibreOffice they stay away."""
    from gfpack.tools import libreoffice, office_zip

    why = None
    if headings and libreoffice.find() is None:
        why = _NO_LIBREOFFICE
    elif headings and not _settle(report, headings):
        why = _NOT_TOLD
    office_zip.normalise(report)
    return [finding(CONTENTS_UNNUMBERED, why_zh=why.zh, why_en=why.en)] if why else []


def _settle(report: Path, headings: Sequence[str]) -> bool:
    """Write numbers until a conversion agrees with them; return whether one did."""
    pages: tuple[int, ...] | None = None
    for _ in range(_ROUNDS):
        seen = _pages(report, headings)
        if seen is None:
            break
        if seen == pages:
            return True
        pages = seen
        if not _number(report, pages):
            break
    _number(report, None)
    return False


def _number(report: Path, pages: tuple[int, ...] | None) -> bool:
    """Write the numbers (None: none) in a worker; return whether that worked."""
    from gfpack.report import word
    from gfpack.tools import worker

    done = worker.call(word.number, str(report), pages)
    return not isinstance(done, worker.Failure)


def _pages(report: Path, headings: Sequence[str]) -> tuple[int, ...] | None:
    """Return the page of each heading as converted, or None where that cannot be told."""
    from gfpack.tools import office_pdf, pdf_headings

    pdf = report.with_suffix(".pdf")
    try:
        office_pdf.to_pdf(report, pdf)
        found = pdf_headings.headings(pdf)
    except (office_pdf.ConversionFailed, OSError):
        return None
    if [title for title, _ in found] != list(headings):
        return None
    return tuple(page for _, page in found)

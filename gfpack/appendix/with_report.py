"""Report and appendix as one PDF (合订本): the report first, its citations leading to the pages.

In: the report as PDF, the finished appendix, the page map, signed pages. Out: the PDF, findings.
The appendix keeps its page numbers; the report's own stand in a reader as 报告-1, 报告-2, …
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from gfpack.appendix import signed
from gfpack.appendix.draft import Draft
from gfpack.appendix.fidelity.walking import pages_of
from gfpack.appendix.models import PageMap
from gfpack.appendix.signed import SignedPage
from gfpack.base.findings import Finding
from gfpack.tools import pdf_headings, pdf_search, worker
from gfpack.tools.pdf_stored import PdfStored

REPORT, APPENDIX = "自评价报告", "证明材料汇编"
TITLE = f"{REPORT}及{APPENDIX}"
_GAP = r"[\s\u00a0]*"
_CITATION = rf"附件{_GAP}(\d+-\d+)(?:，{_GAP}第{_GAP}(\d+)[^页]{{0,80}}页)?"


def with_report(
    report: Path,
    appendix: Path,
    page_map: PageMap,
    target: Path,
    *,
    owner: str,
    pages: Sequence[SignedPage] = (),
) -> list[Finding]:
    """Write `report` and `appendix`, PDFs both, to `target`.

    Raises:
        OSError: a file cannot be read or written.
        ValueError: the report is no PDF.
    """
    import pikepdf

    headings = _asked(pdf_headings.headings, report)
    cited = _asked(pdf_search.search, report, _CITATION)
    with pikepdf.open(appendix) as pdf, pikepdf.open(report) as source:
        draft = _draft(pdf, appendix)
        count = len(source.pages)
        pdf.add_pages_from(source)
        for step in range(count):  # copied behind, moved to the front
            pdf.pages.insert(step, pdf.pages[-1 - (count - 1 - step)])
            del pdf.pages[-1 - (count - 1 - step)]
        found = _replace(draft, pages, count)
        _link(pdf, cited, page_map, count)
        _bookmark(pdf, headings, count)
        _number(pdf, count)
        pdf.docinfo["/Title"] = f"{owner} {TITLE}"
        _identify(pdf, report)
        draft.save(
            target,
            static_id=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return found


def _draft(pdf: Any, appendix: Path) -> Draft:
    """Return the appendix as a draft that leaves its images where they are."""
    draft = Draft(pdf)
    with closing(PdfStored(pdf, appendix)) as stored:
        for page in pages_of(pdf):
            draft.leave(stored, page)
    return draft


def _asked(read: Any, *arguments: Any) -> Any:
    """Return what a worker reads of the report."""
    answer = worker.call(read, *arguments)
    if isinstance(answer, worker.Failure):
        raise ValueError(answer.why)  # noqa: TRY004 - a broken file, not a wrong type
    return answer


def _replace(draft: Draft, pages: Sequence[SignedPage], count: int) -> list[Finding]:
    mine = [one for one in pages if one.of == "report"]
    there = [(one.page - 1, one) for one in mine if one.page <= count]
    beyond = [signed.no_such_page(one) for one in mine if one.page > count]
    return [*signed.replace(draft, there, keep_stamp=False), *beyond]


def _link(pdf: Any, cited: Sequence[pdf_search.Match], page_map: PageMap, count: int) -> None:
    """Let every citation that still stands on its page lead to what it cites."""
    import pikepdf

    for one in cited:
        span = page_map.spans.get(one.groups[0])
        page = pdf.pages[one.page - 1].obj
        if span is None or "/Signed" in page.Resources.get("/XObject", {}):
            continue
        goal = pdf.pages[count + span.first - 1].obj
        links = [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=[round(side, 2) for side in box],
                    Border=[0, 0, 0],
                    F=4,
                    Dest=[goal, pikepdf.Name.Fit],
                )
            )
            for box in one.boxes
        ]
        page["/Annots"] = pikepdf.Array([*page.get("/Annots", []), *links])


def _bookmark(pdf: Any, headings: Sequence[tuple[str, int]], count: int) -> None:
    from pikepdf import OutlineItem

    with pdf.open_outline() as outline:
        first = OutlineItem(REPORT, 0)
        first.children.extend(OutlineItem(title, page - 1) for title, page in headings)
        second = OutlineItem(APPENDIX, count)
        second.children.extend(outline.root)
        outline.root[:] = [first, second]


def _number(pdf: Any, count: int) -> None:
    import pikepdf

    report = pikepdf.Dictionary(S=pikepdf.Name.D, P=pikepdf.String("报告-"))
    appendix = pikepdf.Dictionary(S=pikepdf.Name.D)
    pdf.Root["/PageLabels"] = pikepdf.Dictionary(Nums=[0, report, count, appendix])


def _identify(pdf: Any, report: Path) -> None:
    """Give the file an id that follows from what is in it."""
    import pikepdf

    whole = hashlib.sha256(bytes(pdf.trailer["/ID"][0]))
    whole.update(report.read_bytes())
    name = pikepdf.String(whole.digest()[:16])
    pdf.trailer["/ID"] = pikepdf.Array([name, name])

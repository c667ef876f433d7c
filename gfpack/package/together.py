"""Report and appendix bound together (合订本), where the project asks for it.

In: a case, the parts of a package. Out: one PDF more, or a finding that says why there is none.
"""

from __future__ import annotations

from pathlib import Path

from gfpack.appendix.kinds import NOT_TOGETHER
from gfpack.appendix.models import PageMap
from gfpack.appendix.signed import signed_pages
from gfpack.appendix.with_report import with_report
from gfpack.base.files import written_whole
from gfpack.base.findings import Finding, finding
from gfpack.base.leftovers import room
from gfpack.base.messages import Text
from gfpack.findings.case import Case
from gfpack.package import layout
from gfpack.tools import libreoffice, office_pdf

_NO_LIBREOFFICE = Text("本机没有 LibreOffice", "there is no LibreOffice here")
_NOT_CONVERTED = Text("转换失败", "the conversion failed")
_DIVIDED = Text("汇编已分成几个文件", "the appendix is divided into several files")


def bind_together(case: Case, page_map: PageMap, parts: Path) -> list[Finding]:
    """Write report and appendix, which lie in `parts`, as one PDF beside them.

    Raises:
        OutputError: it cannot be written.
    """
    if [one.file for one in page_map.volumes] != [layout.APPENDIX]:
        return [_not(_DIVIDED)]
    if libreoffice.find() is None:
        return [_not(_NO_LIBREOFFICE)]
    pages, _ = signed_pages(case.project.folder)  # what is wrong with them, binding has told
    with room() as place:
        report = place / "report.pdf"
        try:
            office_pdf.to_pdf(parts / layout.REPORT, report)
            with written_whole(parts / layout.TOGETHER) as temporary:
                return with_report(
                    report,
                    parts / layout.APPENDIX,
                    page_map,
                    temporary,
                    owner=case.project.enterprise.name,
                    pages=pages,
                )
        except (office_pdf.ConversionFailed, ValueError):
            return [_not(_NOT_CONVERTED)]


def _not(why: Text) -> Finding:
    return finding(NOT_TOGETHER, why_zh=why.zh, why_en=why.en)

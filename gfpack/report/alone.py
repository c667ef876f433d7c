"""The report alone, without a package: bound first in passing, so that it can cite pages.

In: a case, and where the report goes. Out: the report, and every finding made on the way.
"""

from __future__ import annotations

from pathlib import Path

from gfpack.base.findings import Finding, in_order
from gfpack.base.leftovers import room
from gfpack.base.progress import Progress, silent
from gfpack.findings.case import Case
from gfpack.report.kinds import EDITED_KEPT
from gfpack.report.render import render

FILE_NAME = "自评价报告.docx"
"""Where the report goes in the project folder unless another place is named."""


def alone(
    case: Case,
    target: Path | None = None,
    *,
    template: Path | None = None,
    progress: Progress = silent,
) -> tuple[Path, list[Finding]]:
    """Write the report of `case` to `target`; return where it stands and what was found.

    It stands beside the target where somebody had edited the report there.

    Raises:
        GfpackError: a template or font cannot be used, or the report cannot be written.
    """
    from gfpack.appendix.bind import bind
    from gfpack.findings.find import find, for_package
    from gfpack.findings.overrides import judge

    found, overrides = for_package(find(case)), case.project.answers.overrides
    with room() as place_for_pages:
        complete = not judge(found, overrides).blocks
        page_map, bound = bind(
            case, place_for_pages / "appendix.pdf", complete=complete, progress=progress
        )
    place = target or case.project.folder / FILE_NAME
    for marked in (not judge([*found, *bound], overrides).blocks, False):
        judged = judge([*found, *bound], overrides)
        written = render(case, judged, page_map, place, complete=marked, template=template)
        if not marked or not judge([*found, *bound, *written], overrides).blocks:
            break
    beside = [one.params["written"] for one in written if one.kind is EDITED_KEPT]
    return place.with_name(beside[0]) if beside else place, in_order([*bound, *written])

"""Binding: from a case to the appendix and its page map, whole or not at all.

In: a `Case` and a target path. Out: the PDF at the target, the `PageMap`, findings. A file that
cannot be bound gets a placeholder page and a finding; all others are bound nevertheless.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

from gfpack.appendix.assemble import assemble
from gfpack.appendix.convert import convert
from gfpack.appendix.gallery import hung
from gfpack.appendix.layout import Layout, Materials
from gfpack.appendix.materials import Photo, materials, office_files
from gfpack.appendix.models import PageMap
from gfpack.appendix.not_bound import not_bound
from gfpack.appendix.own_pages import own_pages
from gfpack.appendix.plan import Section, attachments, sections
from gfpack.appendix.reasons import Reason, Unbindable
from gfpack.base.files import written_whole
from gfpack.base.findings import Finding
from gfpack.base.progress import Progress, silent
from gfpack.findings.case import Case
from gfpack.project.layout import STATE_DIR
from gfpack.tools import converted


def bind(
    case: Case, target: Path, *, complete: bool, progress: Progress = silent
) -> tuple[PageMap, list[Finding]]:
    """Write the appendix of a case to `target`; `complete` False marks it 未完成.

    Raises:
        OutputError: the target cannot be written.
        DataError: a page template does not work.
        ToolMissing: the font is not there.
    """
    bound = attachments(case)
    below = sections(case, bound)
    cache = case.project.folder / STATE_DIR / converted.FOLDER
    pdfs = convert(case.project.folder, office_files(case, bound), cache, progress)
    failed: dict[str, Reason] = {}
    while True:
        content = {one.label: materials(case, one, pdfs, failed) for one in bound}
        try:
            laid, digests, found = _bound(
                case, below, content, target, complete=complete, progress=progress
            )
            break
        except Unbindable as unusable:  # each round settles one file, so this ends
            failed[unusable.file] = unusable.reason
    page_map = PageMap(bound, laid.spans(), digests, laid.page_count)
    return page_map, [*not_bound(case, bound, content), *found]


def _bound(
    case: Case,
    below: tuple[Section, ...],
    content: Materials,
    target: Path,
    *,
    complete: bool,
    progress: Progress,
) -> tuple[Layout, dict[str, str], list[Finding]]:
    """Set the own pages while the pictures are looked through, then put all together."""
    photos = [one for some in content.values() for one in some if isinstance(one, Photo)]
    with ThreadPoolExecutor(1) as aside:
        hanging = aside.submit(hung, photos)
        own, laid = own_pages(case, below, content, complete=complete)
        gallery = hanging.result()
    owner = case.project.enterprise.name
    with written_whole(target) as temporary:
        digests, found = assemble(laid, own, gallery, temporary, owner=owner, progress=progress)
    return laid, digests, found


def page_map_to_dict(page_map: PageMap) -> dict[str, Any]:
    """Return the page map as plain data for JSON."""
    return {
        "page_count": page_map.page_count,
        "attachments": [
            {
                **asdict(one),
                "supports": list(one.supports),
                "first": page_map.spans[one.label].first,
                "last": page_map.spans[one.label].last,
                "digest": page_map.digests[one.label],
            }
            for one in page_map.attachments
        ],
    }

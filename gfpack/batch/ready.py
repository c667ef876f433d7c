"""What processes do while they are not asked yet: load what the work will need.

In: at most folders. Out: modules, and workers that wait for tasks. Work
on one client hardly ever keeps two processors busy at its beginning, so that workers are begun
before there is anything for them to do; a process that has one processor begins none.
"""

from __future__ import annotations

import os
from pathlib import Path

from gfpack.base.cores import cores
from gfpack.project.layout import EVIDENCE_DIR
from gfpack.tools import worker

_PHOTOS = (".jpg", ".jpeg", ".png")


def check() -> None:
    """Be ready to look at a client of which something has changed."""
    if cores() > 1:
        worker.prepare(_reading)
    import gfpack.batch.job  # noqa: F401


def requests() -> None:
    """Be ready to write the list of what is missing."""
    check()
    import gfpack.findings.request_files  # noqa: F401


def build() -> None:
    """Be ready to make a package."""
    check()
    import gfpack.pipeline  # noqa: F401


def writers(folder: Path) -> None:
    """Begin the workers that are sure to be needed for the report of a project."""
    from gfpack.report.render import MEMORY

    files = (name for _, _, names in os.walk(folder / EVIDENCE_DIR) for name in names)
    photos = sum(name.lower().endswith(_PHOTOS) for name in files)
    for _ in range(min(2, worker.workers_for(photos)) if cores() > 1 else 0):
        worker.prepare(_writing, worker.Limits(memory=MEMORY))


def search(root: str) -> None:
    """Be ready to search for leaks between the clients below a folder."""
    import gfpack.tools.office_text  # noqa: F401
    from gfpack.batch.leak_search import prepare
    from gfpack.checklist.load import load_types

    load_types()
    prepare(Path(root))


def _reading() -> None:
    import PIL.ImageOps

    import gfpack.evidence.facts
    import gfpack.evidence.fields
    import gfpack.evidence.statistical_book
    import gfpack.tools.image  # noqa: F401

    PIL.Image.preinit()


def _writing() -> None:
    import PIL.ImageOps

    import gfpack.report.word  # noqa: F401

    PIL.Image.preinit()

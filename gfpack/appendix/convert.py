"""Office files turned into PDF before binding, several at a time, kept for the next run.

In: the office files a binding needs. Out: for each the path of its PDF, or why there is none. The
PDFs lie in the project's cache (`tools/converted.py`).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from gfpack.appendix.materials import Converted
from gfpack.appendix.reasons import Reason
from gfpack.base.cores import cores
from gfpack.base.files import written_whole
from gfpack.base.progress import Progress, silent
from gfpack.evidence.models import ProjectFileEntry
from gfpack.tools import converted, libreoffice

_REASONS = {"time-limit": Reason.TIME_LIMIT, "damaged": Reason.DAMAGED}


def convert(
    folder: Path,
    files: tuple[ProjectFileEntry, ...],
    cache: Path,
    progress: Progress = silent,
) -> Converted:
    """Return the PDFs of office files below the project folder `folder`."""
    if not files:
        return {}
    if libreoffice.find() is None:
        return {entry.path: Reason.NO_LIBREOFFICE for entry in files}
    made: dict[str, Path | Reason] = {}
    with ThreadPoolExecutor(cores()) as pool:
        results = pool.map(lambda entry: _converted(folder / entry.path, entry, cache), files)
        for entry, result in zip(files, results, strict=True):
            made[entry.path] = result
            progress(len(made), len(files), entry.path)
    return made


def _converted(source: Path, entry: ProjectFileEntry, cache: Path) -> Path | Reason:
    from gfpack.tools import office_pdf  # most runs find all files converted, or none there

    target = converted.kept(cache, entry.facts.sha256, source.suffix)
    if converted.told(target) is not None:
        return target
    try:
        with written_whole(target) as temporary:
            told = office_pdf.to_pdf(source, temporary)
        converted.keep(target, told)
    except office_pdf.ConversionFailed as failed:
        return _REASONS.get(failed.why, Reason.NOT_CONVERTED)
    except FileNotFoundError:
        return Reason.MISSING
    return target

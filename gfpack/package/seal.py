"""Sealing: what goes into a package is hashed anew; a file's size and date are not believed.

In: a way to open the case. Out: a case whose every hash was just taken from the bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from gfpack.base.errors import OutputError
from gfpack.base.files import sha256_of
from gfpack.findings.case import Case
from gfpack.project.layout import STATE_DIR


def sealed(folder: Path, open_case: Callable[[], Case]) -> Case:
    """Return the case with hashes that are those of the bytes.

    Where a file was changed without its size and date showing it, everything software read is
    thrown away and read again.

    Raises:
        OutputError: a file changes while gfpack looks at it.
    """
    case = open_case()
    if not changed(case):
        return case
    for reading in (folder / STATE_DIR).glob("readings.sqlite*"):
        reading.unlink()
    case = open_case()
    same_bytes(case)
    return case


def same_bytes(case: Case) -> None:
    """Make sure that the evidence is still what the register says.

    Raises:
        OutputError: a file was changed or taken away meanwhile.
    """
    if paths := changed(case):
        raise OutputError("package.evidence_changed", paths=", ".join(paths))


def changed(case: Case) -> list[str]:
    """Return the paths of cited files whose bytes are not those of the register."""
    cited = {
        entry.path: entry
        for one in case.register.evidence
        if one.supports
        for entry in case.register.files_of(one)
    }
    return [
        path
        for path, entry in sorted(cited.items())
        if entry.facts.sha256 != _hash(case.project.folder / path)
    ]


def _hash(file: Path) -> str:
    try:
        return sha256_of(file)
    except OSError:  # as the register has it for a file that cannot be opened
        return ""

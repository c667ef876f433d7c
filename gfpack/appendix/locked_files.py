"""The PDFs of a case that only a password lets into the appendix.

In: a case. Out: `LockedFile`s: those that do not open, and those whose author allows neither
printing nor assembling.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gfpack.appendix.fidelity.permissions import pages_behind
from gfpack.appendix.plan import attachments
from gfpack.appendix.reasons import Reason
from gfpack.evidence.models import FileKind, FileState, ProjectFileEntry
from gfpack.findings.case import Case


@dataclass(frozen=True, slots=True)
class LockedFile:
    """A PDF that needs a password to be bound."""

    file: str
    path: Path
    sha256: str

    def opens_with(self, password: str) -> bool:
        """Return whether this password lets it be bound."""
        return not isinstance(pages_behind(self.path, password), Reason)


def locked_files(case: Case) -> tuple[LockedFile, ...]:
    """Return the locked files among those to be bound, each once, in binding order."""
    wanted: dict[str, ProjectFileEntry] = {}
    for attachment in attachments(case):
        for entry in case.register.files_of(case.register.get(attachment.evidence)):
            wanted.setdefault(entry.path, entry)
    return tuple(_locked(case.project.folder, wanted.values()))


def _locked(folder: Path, entries: Iterable[ProjectFileEntry]) -> Iterator[LockedFile]:
    for entry in entries:
        facts, path = entry.facts, folder / entry.path
        if facts.kind is not FileKind.PDF:
            continue
        readable = facts.state is FileState.READABLE
        refused = readable and pages_behind(path, "") is Reason.NOT_ALLOWED
        if facts.state is FileState.ENCRYPTED or refused:
            yield LockedFile(entry.path, path, facts.sha256)

"""Take a client's files in (收集). In: folders, files. Out: copies below `evidence/`, `Collected`.

Originals are only read. A copy keeps its name and sub-folders; where another file has that name it
gets a number. What is there already is not copied again: the folder it was met in is noted as a
clue. Archives and mails are opened, and what is in them is taken in like any other file; links,
pipes and devices are passed over and listed. An interrupted run is taken up where it stopped: what
was copied is whole and is not copied again.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from gfpack.base.errors import UsageError
from gfpack.base.progress import Progress, silent
from gfpack.checklist.models import Checklist, EvidenceTypes
from gfpack.evidence import notes, unfinished
from gfpack.evidence.copying import copy
from gfpack.evidence.doubts import is_unsure, made_up
from gfpack.evidence.incoming import Opener, staging
from gfpack.evidence.models import Evidence, FileState, ProjectFileEntry, Register
from gfpack.evidence.plan import Copied, Opened, Plan
from gfpack.evidence.reasons import is_passing
from gfpack.evidence.register import register
from gfpack.evidence.sight import SECONDS, Looked, look
from gfpack.evidence.store import opened
from gfpack.evidence.survey import Ahead, known_kinds
from gfpack.project.layout import READINGS, STATE_DIR
from gfpack.project.lock import locked
from gfpack.project.models import Project


@dataclass(frozen=True, slots=True)
class Collected:
    """What a collection did, and the register after it."""

    added: tuple[Copied, ...]
    duplicates: tuple[Copied, ...]
    """Files not taken in, with the path of the same bytes."""
    opened: tuple[Opened, ...]
    """Archives and mails, also those of which something could not be had."""
    skipped: tuple[str, ...]
    """Links, pipes, devices, and what cannot be opened."""
    changed: tuple[str, ...]
    """Files that changed or went while they were read; not taken in."""
    register: Register
    dry_run: bool = False
    late: tuple[str, ...] = ()
    """Files that were there but that no run has told of: an interrupted one took them in, or
    somebody put them there by hand."""
    why: Mapping[str, str] = field(default_factory=dict)
    """Why something was passed over, by its path in `skipped`: a key of words."""
    litter: tuple[str, ...] = ()
    """Names that the system or an office program uses for itself; never taken in."""
    looked: Looked = field(default_factory=Looked)
    """What came of reading scans and photos."""

    @property
    def not_opened(self) -> tuple[Opened, ...]:
        """Archives, met for the first time, of which something could not be had."""
        return tuple(one for one in self.opened if one.state != "opened" and not one.known)

    @property
    def new(self) -> tuple[Evidence, ...]:
        """Evidence that lies in a file taken in, or read by sight, or first told of by this run."""
        paths = {*self.late, *self.looked.read, *(one.path for one in self.added)}
        return tuple(
            one
            for one in self.register.evidence
            if any(extent.path in paths for extent in one.extents)
        )

    @property
    def unsure(self) -> tuple[Evidence, ...]:
        """Evidence a person has to look at: nobody confirmed it, and little speaks for it or it
        was cut out of a file or joined of several."""
        return tuple(one for one in self.register.evidence if self.is_unsure(one))

    def is_unsure(self, one: Evidence) -> bool:
        """Return whether a person has to look at an evidence."""
        return is_unsure(one, self.register)

    def made_up(self, one: Evidence) -> str:
        """Return whether gfpack `joined` an evidence of several files or `cut` it out of one."""
        return made_up(one, self.register)

    @property
    def unreadable(self) -> tuple[ProjectFileEntry, ...]:
        """Files that could not be read, with the reason in their facts."""
        return tuple(
            one for one in self.register.files.values() if one.facts.state is not FileState.READABLE
        )


def collect(
    project: Project,
    checklist: Checklist,
    types: EvidenceTypes,
    sources: Sequence[Path],
    *,
    dry_run: bool = False,
    sight: bool = True,
    seconds: float = SECONDS,
    progress: Progress = silent,
    looking: Progress = silent,
) -> Collected:
    """Take files in, read what is new, and return what is there now.

    Everything is registered before scans and photos are read by `sight`, each within so many
    `seconds`; `looking` is told how far that is.

    Raises:
        UsageError: a source is not there, or holds the project itself.
        OutputError: another gfpack works on the project, or the disk is full.
    """
    for source in sources:
        _check(source, project.folder)
    if dry_run:
        return _rehearsed(project, checklist, types, sources, progress)
    with locked(project.folder), staging(project.folder) as folder:
        plan, known = _planned(project, sources, Opener(folder, project.folder), progress)
        left = unfinished.begin(project.folder, [one.path for one in plan.added])
        added = []
        for number, one in enumerate(plan.added, start=1):
            if copy(one, project.folder):
                added.append(Copied(one.source, one.path))
            else:
                plan.changed.append(str(one.source))
            progress(number, len(plan.added), one.path)
        _note(project.folder, plan)
        held = register(project, checklist, types, again=True, progress=progress)
        unfinished.end(project.folder)
        kept = project.folder / STATE_DIR / READINGS
        looked = (
            look(project.folder, kept, seconds=seconds, progress=looking) if sight else Looked()
        )
        if looked.read or looked.failed:
            held = register(project, checklist, types)
    return replace(_collected(plan, added, held, known - left), looked=looked)


def _rehearsed(
    project: Project,
    checklist: Checklist,
    types: EvidenceTypes,
    sources: Sequence[Path],
    progress: Progress,
) -> Collected:
    """Return what a collection would do; the project stays as it is."""
    with staging(None) as staged, tempfile.TemporaryDirectory() as folder:
        plan, known = _planned(project, sources, Opener(staged, None), progress)
        file = Path(folder) / READINGS
        if (kept := project.folder / STATE_DIR / READINGS).is_file():
            shutil.copyfile(kept, file)
        held = register(
            project,
            checklist,
            types,
            ahead=Ahead(
                coming={one.path: one.file for one in plan.added},
                duplicates=plan.aliases,
                archives=plan.archives,
                mails=plan.mails,
            ),
            file=file,
            progress=progress,
        )
    added = [Copied(one.source, one.path) for one in plan.added]
    known -= unfinished.read(project.folder)
    return _collected(plan, added, held, known, dry_run=True)


def _planned(
    project: Project, sources: Sequence[Path], opener: Opener, progress: Progress
) -> tuple[Plan, frozenset[str]]:
    """Return what to take in, and the files that earlier runs read."""
    with opened(project.folder / STATE_DIR / READINGS, in_memory=True) as store:
        known = known_kinds(project.folder, store)
    plan = Plan(project.folder, opener, known)
    for source in sources:
        plan.take(source, progress)
    return plan, frozenset(known)


def _collected(
    plan: Plan,
    added: Sequence[Copied],
    held: Register,
    known: frozenset[str],
    *,
    dry_run: bool = False,
) -> Collected:
    told = known | {one.path for one in added}
    late = [
        path
        for path, entry in held.files.items()
        if path not in told and not is_passing(entry.facts.why)
    ]
    return Collected(
        added=tuple(added),
        duplicates=tuple(plan.duplicates),
        opened=tuple(plan.opened),
        skipped=tuple(plan.skipped),
        changed=tuple(plan.changed),
        register=held,
        dry_run=dry_run,
        late=tuple(late),
        why=plan.why,
        litter=tuple(plan.litter),
    )


def _note(folder: Path, plan: Plan) -> None:
    notes.add(folder, notes.DUPLICATES, plan.aliases)
    notes.add(folder, notes.ARCHIVES, plan.archives)
    notes.add(folder, notes.PARTLY, plan.partly)
    notes.add(folder, notes.MAILS, plan.mails)


def _check(source: Path, project: Path) -> None:
    import os

    if not os.path.lexists(source):
        raise UsageError("evidence.no_source", source=source)
    if project.resolve().is_relative_to(source.resolve()):
        raise UsageError("evidence.source_holds_project", source=source, project=project)

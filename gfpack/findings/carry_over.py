"""Excel lists that people write in, renewed without losing what they wrote into the last one.

In: what fills a list, where it goes. Out: the file, and what was carried over. A file somebody
edited stays as it is; the new one is written beside it with his notes in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from gfpack.base import written
from gfpack.base.errors import DataError, UsageError
from gfpack.base.files import safe_name, sha256_of, written_whole
from gfpack.base.messages import Lang, message
from gfpack.findings.as_xlsx import as_xlsx
from gfpack.findings.case import Case
from gfpack.findings.notes import Notes, read_notes
from gfpack.findings.overrides import Judged
from gfpack.findings.params import listed
from gfpack.project.layout import FINDINGS_DIR, STATE_DIR
from gfpack.project.lock import locked


@dataclass(frozen=True, slots=True)
class Renewed:
    """A list as it was written. `edited` is the file that somebody edited and that stays."""

    path: Path
    edited: Path | None
    source: Path | None
    """Where the notes come from; None if there are none."""
    notes: Notes
    settled: int
    """How many notes speak of what is no longer found."""

    @property
    def carried(self) -> int:
        """How many rows people wrote in."""
        return sum(map(bool, self.notes.by_key.values()))


def default_place(case: Case, kind: str, lang: Lang) -> Path:
    """Return where a list of findings goes unless another place is named."""
    name = _say("file_name", lang, enterprise=case.project.enterprise.name)
    return case.project.folder / FINDINGS_DIR / f"{safe_name(name)}.{kind}"


def renew(
    judged: Judged, case: Case, lang: Lang, target: Path, notes_file: Path | None = None
) -> Renewed:
    """Write the list of findings to `target`, or beside it, with the notes of `notes_file`.

    Raises:
        as `renew_list` does.
    """

    def fill(notes: Notes, made: Path) -> int:
        return as_xlsx(judged, case, notes, lang, made)

    places = [default_place(case, "xlsx", each) for each in Lang]
    others = [one for one in places if one != target] if target in places else []
    return renew_list(fill, case.project.folder, target, notes_file, others=others)


def renew_list(
    fill: Callable[[Notes, Path], int],
    project: Path,
    target: Path,
    notes_file: Path | None = None,
    *,
    others: Sequence[Path] = (),
) -> Renewed:
    """Write a list to `target`, or beside it, with the notes of `notes_file`.

    `fill` writes the list with those notes to a path and returns how many of them speak of what is
    gone. Without `notes_file` they come from the list at `target` or beside it that was saved last;
    `others` is where the same list stands in other languages.

    Raises:
        UsageError: `notes_file` is no list of this kind.
        DataError: a list cannot be read back; each cell that is wrong is named.
        OutputError: the list cannot be written.
    """
    source, notes = _notes((target, *others), notes_file)
    state = project / STATE_DIR
    with locked(project), TemporaryDirectory(prefix="gfpack-") as folder:
        made = Path(folder) / "list.xlsx"
        settled = fill(notes, made)
        claimed = written.claim(state, target, sha256_of(made))
        with written_whole(claimed.path) as temporary:
            temporary.write_bytes(made.read_bytes())
        written.note(state, claimed.path)
    return Renewed(claimed.path, claimed.edited, source, notes, settled)


def told(renewed: Renewed, lang: Lang) -> Iterator[str]:
    """Yield what a person must know of a list that was written: kept, carried over, left behind."""
    notes = renewed.notes
    if renewed.edited:
        yield _say("kept_edited", lang, edited=renewed.edited, path=renewed.path)
    if renewed.source and renewed.carried:
        yield _say("notes_from", lang, path=renewed.source, count=renewed.carried)
    if renewed.settled:
        yield _say("notes_settled", lang, count=renewed.settled)
    if notes.other_columns:
        yield _say("notes_left_columns", lang, titles=listed(notes.other_columns, lang))
    if notes.other_rows:
        yield _say("notes_left_rows", lang, places=listed(notes.other_rows, lang))


def _notes(targets: Sequence[Path], notes_file: Path | None) -> tuple[Path | None, Notes]:
    if notes_file:
        if (notes := read_notes(notes_file)) is None:
            raise UsageError("findings.no_list", path=notes_file)
        return notes_file, notes
    there = [one for target in targets for one in written.standing(target)]
    for file in sorted(there, key=lambda one: one.stat().st_mtime_ns, reverse=True):
        try:
            notes = read_notes(file)
        except DataError as problem:
            if all(one.key == "findings.notes_unreadable" for one in problem.problems):
                continue  # not ours; it stays, and the list goes beside it
            raise
        if notes is not None:
            return file, notes
    return None, Notes()


def _say(key: str, lang: Lang, **params: object) -> str:
    return message(f"findings.{key}", lang, **params)

"""The walk: what is asked, there and wrong, requirement by requirement, and what a person says.

In: a project folder, and who answers. Out: `Step`s to show; every action is saved at once into
`answers.yaml`, `evidence.yaml` or `gfpack.yaml`, and returns a `Change`. Nothing is ever confirmed
but by `Walk.confirm`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from gfpack.base.errors import OutputError, UsageError
from gfpack.base.files import sha256_of
from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.case import Case
from gfpack.findings.contact_files import write_seen
from gfpack.findings.overrides import Judged
from gfpack.project.models import PageRange, State
from gfpack.walk import answers, papers, renewal
from gfpack.walk.deed import Deed, Person, done, line
from gfpack.walk.intake import taken_in
from gfpack.walk.models import Change, Doubt, Only, Order, Shown, Step
from gfpack.walk.moment import Moment, read
from gfpack.walk.saving import Saving, saving, take_back
from gfpack.walk.view import View


class Walk:
    """One person's way through a project. Every action raises, and then nothing is written:

    UsageError: what was said makes no sense (its text says what does).
    OutputError: `walk.changed_meanwhile`: somebody edited the file since it was read; it has been
        read again, so show the step anew. Or another gfpack writes, or the disk is full.
    """

    def __init__(self, person: Person, moment: Moment) -> None:
        self._person = person
        self._done: list[tuple[Change, Saving]] = []
        self._examined: dict[object, tuple[Doubt, ...]] = {}
        """New papers looked at since something changed: reading a scan takes a while."""
        self._show(moment)

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        by: str,
        on: date | None = None,
        today: date | None = None,
        lang: Lang = Lang.ZH,
    ) -> Walk:
        """Return a walk through the project in `folder`.

        `by` is who answers and `on` the day that is written beside it (today by default); `today`
        is the day lead times count from (the clock by default); `lang` is the language of the few
        words gfpack itself writes into the files, such as by what a paper was replaced.

        Raises:
            UsageError: no project there, or nobody is named.
            DataError: its data cannot be read.
        """
        if not line(by):
            raise UsageError("walk.nobody")
        day = today or date.today()  # noqa: DTZ011 - the user's own calendar
        return cls(Person(line(by), on or day, lang), read(folder, day))

    @property
    def case(self) -> Case:
        """The project as it stands now."""
        return self._moment.case

    @property
    def judged(self) -> Judged:
        """Its findings, open and decided on."""
        return self._moment.judged

    def reload(self) -> None:
        """Read everything again, evidence files that changed included.

        What was done so far cannot be taken back any more.

        Raises:
            DataError: the project cannot be read any more; what was read before stays.
        """
        self._show(read(self.case.project.folder, self.case.today))
        self._done.clear()

    def steps(self, *, order: Order = Order.VETO, only: Only = Only.ALL) -> tuple[str, ...]:
        """Return the ids of the requirements to go through."""
        return self._view.steps(order, only)

    def step(self, requirement: str, *, order: Order = Order.VETO, only: Only = Only.ALL) -> Step:
        """Return one requirement; its number and total are those of `steps(order, only)`.

        One that has left the selection meanwhile is counted among all.

        Raises:
            UsageError: the checklist has no such requirement.
        """
        return self._view.step(requirement, order, only)

    def first_open(self, *, order: Order = Order.VETO, only: Only = Only.ALL) -> str | None:
        """Return where to go on: the first requirement where a person has something to say now.

        That is UNKNOWN or STALE; when there is none, the first that is MISSING, which hangs on
        documents still to come; None when all is finished.
        """
        return self._view.first_open(order, only)

    def to_confirm(self) -> tuple[str, ...]:
        """Return the ids of evidence that awaits a person's confirmation, in register order.

        Nobody has confirmed it, or not these bytes, or not a date that decides.
        """
        return self._view.to_confirm

    def set_aside_ids(self) -> tuple[str, ...]:
        """Return the ids of evidence that was set aside, to be taken back where that was wrong."""
        return self._view.aside()

    def shown(self, evidence_id: str) -> Shown:
        """Return one evidence by itself; it counts if nothing is short in it for any requirement.

        Raises:
            UsageError: no such evidence.
        """
        return self._view.shown(evidence_id)

    def seen(self, evidence_id: str) -> Path | None:
        """Return a picture of the lines where values of an evidence were read by sight.

        None where nothing waits for a person that was read so. It is drawn anew every time.

        Raises:
            UsageError: no such evidence.
            OutputError: it cannot be written.
        """
        return write_seen(self.case, self.shown(evidence_id).evidence)

    def attachable(self, requirement: str) -> tuple[str, ...]:
        """Return what could be attached: ids of evidence of a wanted type, then unmatched paths.

        Other evidence can be attached too; these are the likely ones.
        """
        return self._view.attachable(requirement)

    def elsewhere(self) -> tuple[Finding, ...]:
        """Return open findings that no step shows: about the project, or files of no evidence."""
        return self._view.elsewhere()

    def answer(
        self,
        requirement: str,
        state: State,
        *,
        statement: str | None = None,
        reason: str | None = None,
        points: Decimal | str | None = None,
    ) -> Change:
        """Say how it stands with a requirement. What is None stays; an empty text goes.

        It is said anew and for this year: `by` and `on` are set, `from_year` goes.

        Raises:
            UsageError: not applicable without a reason, or points that are no number.
        """
        self._view.requirement(requirement)
        given = {"statement": statement, "reason": reason, "points": points}
        return self._do(answers.answer(self.case, requirement, State(state), given, self._person))

    def circumstance(self, name: str, choice: str | None) -> Change:
        """Answer a question about the plant; None: not answered.

        Raises:
            UsageError: no such question or choice.
        """
        return self._do(answers.circumstance(self.case, name, choice))

    def override(self, finding: Finding | str, why: str) -> Change:
        """Decide on an open finding (or its fingerprint) in the open; a stale one is renewed.

        Raises:
            UsageError: it is not open, is itself about an override, or no reason is given.
        """
        return self._do(answers.override(self._view.finding(finding), why, self._person))

    def withdraw(self, finding: Finding | str) -> Change:
        """Take back every decision on a finding (or its fingerprint), stale ones too.

        Raises:
            UsageError: there is none.
        """
        name = finding if isinstance(finding, str) else finding.fingerprint
        return self._do(answers.withdraw(self.case, name))

    def confirm(self, evidence_id: str, corrections: Mapping[str, str] | None = None) -> Change:
        """Stand by an evidence as it is shown, with a person's own values by field.

        Raises:
            UsageError: it cannot be confirmed, or a value cannot be.
        """
        return self._do(papers.confirm(self.case, evidence_id, corrections or {}, self._person))

    def pages(self, evidence_id: str, ranges: Sequence[PageRange]) -> Change:
        """Say on which pages of which files an evidence stands; it is then to be confirmed anew.

        Raises:
            UsageError: no pages, no such file, or pages it does not have.
        """
        return self._do(papers.pages(self._view, evidence_id, ranges))

    def split(self, evidence_id: str, parts: Sequence[Sequence[PageRange]]) -> Change:
        """Make several evidences of one; the first part keeps the id, all are to be confirmed.

        The type of the other parts is said when they are confirmed.

        Raises:
            UsageError: fewer than two parts, or pages as in `pages`.
        """
        return self._do(papers.split(self._view, evidence_id, parts))

    def join(self, evidence_ids: Sequence[str]) -> Change:
        """Make one evidence of several, in this order; the first id stays, to be confirmed anew.

        Raises:
            UsageError: fewer than two, no such evidence, or one that is set aside.
        """
        return self._do(papers.join(self._view, evidence_ids))

    def attach(self, requirement: str, what: str | Path) -> Change:
        """Let an evidence support a requirement too.

        `what` is the id of an evidence, the path of an unmatched file below the project folder,
        or a file elsewhere, which is taken in (copied) first.

        Raises:
            UsageError: nothing of that name, or a file in which several evidences stand.
        """
        self._view.requirement(requirement)
        if what in self._view.ids:
            return self._do(papers.attach(self._view, requirement, str(what)))
        before = self._moment
        (path,) = self._taken_in([Path(what)])
        return self._do(papers.attach_file(self._view, requirement, path), before)

    def detach(self, requirement: str, evidence_id: str) -> Change:
        """Let an evidence support a requirement no longer.

        Raises:
            UsageError: no such evidence.
        """
        return self._do(papers.detach(self._view, requirement, evidence_id))

    def doubts(self, evidence_id: str, *files: Path) -> tuple[Doubt, ...]:
        """Return what is to be looked at before `replace`: another kind, holder, number, older.

        The new files are examined where they are; nothing is taken in.

        Raises:
            UsageError: as `replace`.
        """
        one = papers.in_use(self._view, evidence_id)
        if not files:
            raise UsageError("walk.no_pages")
        there = tuple(sha256_of(file) if file.is_file() else "" for file in files)
        asked = (evidence_id, files, there)
        if asked not in self._examined:
            self._examined[asked] = renewal.doubts(self.case, one, files)
        return self._examined[asked]

    def replace(self, evidence_id: str, *files: Path, despite: Collection[Doubt] = ()) -> Change:
        """Put a renewed document in the place of an evidence; its id and links stay.

        The new files are taken in (copied). All values are those read in them, to be
        confirmed anew; seal and original are to be seen anew. The old paper stays in `evidence/`
        as an evidence of its own that is set aside, with all that was said of it; its id ends in
        the day. `despite` are the doubts, as `doubts` returns them, that a person has seen.

        Raises:
            UsageError: no such evidence or file, an archive, the file it stands in already, or
                a doubt that is not among `despite`; then nothing was taken in.
        """
        new = tuple(one for one in self.doubts(evidence_id, *files) if one not in despite)
        if new:
            told = "; ".join(f"{one.field or one.kind}: {one.was} -> {one.now}" for one in new)
            raise UsageError("walk.doubtful_paper", id=evidence_id, doubts=told)
        one, before = papers.in_use(self._view, evidence_id), self._moment
        paths = self._taken_in(files)
        return self._do(papers.replace(self._view, one, paths, self._person), before)

    def mark(
        self,
        evidence_id: str,
        *,
        seal_seen: bool | None = None,
        original_seen: bool | None = None,
    ) -> Change:
        """Say that somebody saw the seal, or the original; None leaves it as it is."""
        said = {"seal_seen": seal_seen, "original_seen": original_seen}
        return self._do(papers.mark(self._view, evidence_id, said))

    def set_aside(self, what: str, why: str) -> Change:
        """Say that an evidence, or an unmatched file, is none.

        Raises:
            UsageError: nothing of that name, or no reason.
        """
        return self._do(papers.set_aside(self._view, what, why))

    def take_back(self, evidence_id: str) -> Change:
        """Count an evidence again that was set aside.

        Raises:
            UsageError: it is not set aside.
        """
        return self._do(papers.take_back(self._view, evidence_id))

    @property
    def can_undo(self) -> bool:
        """Whether there is an action of this session to take back."""
        return bool(self._done)

    def undo(self) -> Change:
        """Take back the last action of this session: its file says again what it said before.

        A file that was copied in stays below `evidence/`.

        Raises:
            UsageError: there is nothing to take back.
            OutputError: somebody edited the file since.
        """
        if not self._done:
            raise UsageError("walk.nothing_to_undo")
        change, last = self._done[-1]
        before = self._moment
        with self._conflicts_told():
            record = take_back(before, last)
        self._done.pop()
        self._show(record.moment)
        deed = Deed(change.action, change.about, lambda _: None)
        return replace(done(deed, before, record.moment, record.files), undone=True)

    def _do(self, deed: Deed, before: Moment | None = None) -> Change:
        """Write a deed at once and return what it changed, also since an earlier moment."""
        with self._conflicts_told(), saving(self._moment) as record:
            deed.write(self.case.project.folder)
        change = done(deed, before or self._moment, record.moment, record.files)
        if record.files:
            self._done.append((change, record))
        self._show(record.moment)
        return change

    def _taken_in(self, files: Sequence[Path]) -> tuple[str, ...]:
        """Return the paths below the project that files have or get by being copied in.

        Raises:
            UsageError: a file is not there, or is not one document.
            OutputError: somebody edited the project meanwhile.
        """
        before = self._moment
        after, paths = taken_in(before, files)
        self._show(after)
        if after.texts != before.texts:
            self._done.clear()
            raise OutputError("walk.changed_meanwhile", path=self.case.project.folder)
        for file, path in paths.items():
            if path is None:
                raise UsageError("walk.not_one_document", path=file)
        return tuple(path for path in paths.values() if path)

    def _show(self, moment: Moment) -> None:
        self._moment = moment
        self._view = View(moment)
        self._examined.clear()

    @contextmanager
    def _conflicts_told(self) -> Iterator[None]:
        """Read everything again where somebody else edited, and say so.

        Raises:
            OutputError: `walk.changed_meanwhile`, or as it was raised.
        """
        try:
            yield
        except OutputError as problem:
            if problem.key != "base.changed_meanwhile":
                raise
            self.reload()
            raise OutputError("walk.changed_meanwhile", **problem.params) from problem

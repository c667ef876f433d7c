"""The walk: what is asked, there and wrong, requirement by requirement, and what a person says.

In: a project folder, and who answers. Out: `Step`s to show; every action is saved at once into
`answers.yaml`, `evidence.yaml` or `gfpack.yaml`, and returns a `Change`. Nothing is ever confirmed
but by `Walk.confirm`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from gfpack.base.findings import Finding
from gfpack.base.messages import Lang
from gfpack.findings.case import Case
from gfpack.findings.overrides import Judged
from gfpack.project.models import PageRange, State
from gfpack.walk.models import Change, Only, Order, Shown, Step


class Walk:
    """One person's way through a project. Every action raises, and then nothing is written:

    UsageError: what was said makes no sense (its text says what does).
    OutputError: `walk.changed_meanwhile`: somebody edited the file since it was read; it has been
        read again, so show the step anew. Or another gfpack writes, or the disk is full.
    """

    case: Case
    judged: Judged

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
        raise NotImplementedError

    def reload(self) -> None:
        """Read everything again, evidence files that changed included.

        Raises:
            DataError: the project cannot be read any more; what was read before stays.
        """
        raise NotImplementedError

    def steps(self, *, order: Order = Order.VETO, only: Only = Only.ALL) -> tuple[str, ...]:
        """Return the ids of the requirements to go through."""
        raise NotImplementedError

    def step(self, requirement: str, *, order: Order = Order.VETO, only: Only = Only.ALL) -> Step:
        """Return one requirement; its number and total are those of `steps(order, only)`.

        One that has left the selection meanwhile is counted among all.

        Raises:
            UsageError: the checklist has no such requirement.
        """
        raise NotImplementedError

    def first_open(self, *, order: Order = Order.VETO, only: Only = Only.ALL) -> str | None:
        """Return where to go on: the first requirement where a person has something to say now.

        That is UNKNOWN or STALE; when there is none, the first that is MISSING, which hangs on
        documents still to come; None when all is finished.
        """
        raise NotImplementedError

    def to_confirm(self) -> tuple[str, ...]:
        """Return the ids of evidence that awaits a person's confirmation, in register order."""
        raise NotImplementedError

    def shown(self, evidence_id: str) -> Shown:
        """Return one evidence by itself; it counts if nothing is short in it for any requirement.

        Raises:
            UsageError: no such evidence.
        """
        raise NotImplementedError

    def attachable(self, requirement: str) -> tuple[str, ...]:
        """Return what could be attached: ids of evidence of a wanted type, then unmatched paths.

        Other evidence can be attached too; these are the likely ones.
        """
        raise NotImplementedError

    def elsewhere(self) -> tuple[Finding, ...]:
        """Return open findings that no step shows: about the project, or files of no evidence."""
        raise NotImplementedError

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
        raise NotImplementedError

    def circumstance(self, name: str, choice: str | None) -> Change:
        """Answer a question about the plant; None: not answered.

        Raises:
            UsageError: no such question or choice.
        """
        raise NotImplementedError

    def confirm(self, evidence_id: str, corrections: Mapping[str, str] | None = None) -> Change:
        """Stand by an evidence as it is shown, with a person's own values by field.

        Raises:
            UsageError: it cannot be confirmed, or a value cannot be.
        """
        raise NotImplementedError

    def pages(self, evidence_id: str, ranges: Sequence[PageRange]) -> Change:
        """Say on which pages of which files an evidence stands; it is then to be confirmed anew.

        Raises:
            UsageError: no pages, no such file, or pages it does not have.
        """
        raise NotImplementedError

    def split(self, evidence_id: str, parts: Sequence[Sequence[PageRange]]) -> Change:
        """Make several evidences of one; the first part keeps the id, all are to be confirmed.

        Raises:
            UsageError: fewer than two parts, or pages as in `pages`.
        """
        raise NotImplementedError

    def join(self, evidence_ids: Sequence[str]) -> Change:
        """Make one evidence of several, in this order; the first id stays, to be confirmed anew.

        Raises:
            UsageError: fewer than two, or no such evidence.
        """
        raise NotImplementedError

    def attach(self, requirement: str, what: str | Path) -> Change:
        """Let an evidence support a requirement too.

        `what` is the id of an evidence, the path of an unmatched file below the project folder,
        or a file elsewhere, which is taken in (copied) first.

        Raises:
            UsageError: nothing of that name, or it supports the requirement already.
        """
        raise NotImplementedError

    def detach(self, requirement: str, evidence_id: str) -> Change:
        """Let an evidence support a requirement no longer.

        Raises:
            UsageError: it does not support it.
        """
        raise NotImplementedError

    def replace(self, evidence_id: str, *files: Path) -> Change:
        """Put a renewed document in the place of an evidence; its id and links stay.

        The new files are taken in (copied) first. All values are those read in them, to be
        confirmed anew; seal and original are to be seen anew. The old paper stays in `evidence/`
        as an evidence of its own that is set aside, with all that was said of it.

        Raises:
            UsageError: no such evidence or file, several documents in one file, or the same file.
        """
        raise NotImplementedError

    def mark(
        self,
        evidence_id: str,
        *,
        seal_seen: bool | None = None,
        original_seen: bool | None = None,
    ) -> Change:
        """Say that somebody saw the seal, or the original; None leaves it as it is."""
        raise NotImplementedError

    def set_aside(self, what: str, why: str) -> Change:
        """Say that an evidence, or an unmatched file, is none.

        Raises:
            UsageError: nothing of that name, or no reason.
        """
        raise NotImplementedError

    def take_back(self, evidence_id: str) -> Change:
        """Count an evidence again that was set aside.

        Raises:
            UsageError: it is not set aside.
        """
        raise NotImplementedError

    def override(self, finding: Finding | str, why: str) -> Change:
        """Decide on an open finding (or its fingerprint) in the open; a stale one is renewed.

        Raises:
            UsageError: it is not open, is itself about an override, or no reason is given.
        """
        raise NotImplementedError

    def withdraw(self, finding: Finding | str) -> Change:
        """Take back every decision on a finding (or its fingerprint), stale ones too.

        Raises:
            UsageError: there is none.
        """
        raise NotImplementedError

    @property
    def can_undo(self) -> bool:
        """Whether there is an action of this session to take back."""
        raise NotImplementedError

    def undo(self) -> Change:
        """Take back the last action of this session: its file says again what it said before.

        A file that was copied in stays below `evidence/`.

        Raises:
            UsageError: there is nothing to take back.
            OutputError: somebody edited the file since.
        """
        raise NotImplementedError

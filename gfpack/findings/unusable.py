"""Files that cannot be used, for the rules about them.

In: a case and a state. Out: one finding per file: an error where evidence lies in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from gfpack.assessment.validity import unusable_files
from gfpack.base.findings import Finding, FindingKind, Place, Severity, finding
from gfpack.base.messages import Lang
from gfpack.evidence.models import Evidence, FileState
from gfpack.evidence.reasons import is_passing, reason_in_words
from gfpack.findings import not_read
from gfpack.findings.case import Case


def unusable(
    case: Case, state: FileState, kind: FindingKind, *, archives: bool = False
) -> Iterator[Finding]:
    """Yield a finding of `kind` for every file in `state`, but for archives, or for those only."""
    users = _users(case, state)
    alone = {
        path: list[Evidence]()
        for path, entry in case.register.files.items()
        if entry.facts.state is state
    }
    for path, using in sorted((alone | users).items()):
        entry = case.register.files.get(path)
        if (entry is not None and entry.facts.kind.is_archive) is not archives:
            continue
        why = entry.facts.why if entry else ""
        yield finding(
            not_read.KIND if is_passing(why) else kind,
            severity=None if using else Severity.WARNING,
            requirement=_first_requirement(case, using),
            evidence=using[0].id if using else None,
            place=Place(path),
            file=path,
            users=", ".join(one.title for one in using) or "—",
            why=why,
            **_words(why),
        )


def _words(why: str) -> dict[str, str]:
    return {f"why_{lang}": reason_in_words(why, lang) for lang in Lang}


def _users(case: Case, state: FileState) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for one in case.register.evidence:
        for path, its_state in unusable_files(one, case.register):
            if its_state is state and one.set_aside is None and one not in found.get(path, ()):
                found.setdefault(path, []).append(one)
    return found


def _first_requirement(case: Case, using: list[Evidence]) -> str | None:
    cited = {key for one in using for key in one.supports}
    return next((key for key in case.assessment.results if key in cited), None)

"""What is one and the same task, told once. In: open findings of one severity. Out: blocks, rest.

For the eye only: each stays a finding of its own in every list and file. Findings that differ by
their requirement only are always told in one, which loses nothing; `brief` also tells in one what
there is much of, with how many, which requirements, and the first few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gfpack.base.findings import Finding, FindingKind
from gfpack.base.messages import Lang, Text
from gfpack.findings.params import listed

FEW = 3
"""So many of a kind are told one by one, and named where more are told in one."""
_BETWEEN = Text("", ", ")


@dataclass(frozen=True, slots=True)
class Together:
    """Findings of one kind that are told in one."""

    findings: tuple[Finding, ...]
    places: Mapping[str, int]
    """Where each requirement stands in the table, by id."""

    @property
    def kind(self) -> FindingKind:
        """The kind they share."""
        return self.findings[0].kind

    @property
    def lossless(self) -> bool:
        """Whether telling them in one leaves nothing out."""
        return self.kind.gathered is not None and self.kind.gathered.name is None

    def clauses(self, lang: Lang) -> str:
        """Return the ids of all requirements they speak of, in the order of the table."""
        keys = {key for one in self.findings for key in _clauses(one)}
        return listed(sorted(keys, key=lambda key: (self.places.get(key, 0), key)), lang)

    def message(self, lang: Lang) -> str | None:
        """Return what is wrong with all of them; None where their kind has no words for it."""
        if self.kind.gathered is None:
            return None
        return self.kind.gathered.message.in_(
            lang,
            count=len(self.findings),
            clauses=self.clauses(lang),
            names=self._names(self.kind.gathered.name, lang),
        )

    def _names(self, name: str | None, lang: Lang) -> str:
        params = (one.params for one in self.findings)
        named = (each.get(f"{name}_{lang}") or each.get(name or "") or "" for each in params)
        first = [each for each in dict.fromkeys(map(_question, named)) if each][:FEW]
        return _BETWEEN.in_(lang).join(f"“{each}”" for each in first)


def gather(
    findings: Sequence[Finding], places: Mapping[str, int], *, brief: bool
) -> tuple[tuple[Together, ...], tuple[Finding, ...]]:
    """Return what is told in one, and what is told one by one."""
    of_kind: dict[FindingKind, list[Finding]] = {}
    for one in findings:
        of_kind.setdefault(one.kind, []).append(one)
    blocks = [Together(tuple(some), places) for some in of_kind.values() if len(some) > 1]
    told = tuple(one for one in blocks if one.lossless or (brief and len(one.findings) > FEW))
    kinds = {one.kind for one in told}
    return told, tuple(one for one in findings if one.kind not in kinds)


def _question(name: str) -> str:
    """Return a name; of a question what is asked, without how to find the answer."""
    end = max(name.find(sign) for sign in "？?")
    return name[: end + 1] if end > 0 else name


def _clauses(one: Finding) -> Iterator[str]:
    """Yield the requirements a finding speaks of: its own, or those its text lists."""
    if one.requirement:
        yield one.requirement
    elif said := one.params.get("clauses"):
        yield from said.split(", ")

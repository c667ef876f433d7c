"""Standards that certificates attest, and which of their editions still count.

In: `checklists/standards.yaml`, and a project's own. Out: `Standards`, which finds editions in the
words of a paper.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from gfpack.base.dates import months_after
from gfpack.base.errors import DataError, Problem
from gfpack.base.files import shipped
from gfpack.base.yaml import Located, into, read
from gfpack.checklist.parts import Confidence, Frozen

STANDARDS_FILE = "standards.yaml"
_CITED = re.compile(
    r"(?P<name>(?:[A-Z]{2,6})(?: ?/ ?[A-Z]{1,3})?) ?-?(?P<number>\d{4,6}(?:\.\d+)?)"
    r"(?: ?[-—–:~] ?(?P<edition>(?:19|20)\d{2})(?!\d))?"
)
_DASHES = str.maketrans("－﹣−：", "---:")


class Edition(Frozen):
    """One edition of a standard, or all of them where `edition` is left out."""

    standard: str
    """Such as GB/T 19001 or ISO 9001."""
    edition: str | None = None
    """Year; None: every edition."""
    status: Literal["in-force", "superseded", "withdrawn"]
    replaced_by: str | None = None
    """Standard and edition, such as GB/T 45001-2020."""
    since: date
    """Day from which what replaces it (or itself, in force) is in effect."""
    source: tuple[str, ...] = Field(min_length=1)
    confidence: Confidence

    @property
    def name(self) -> str:
        """Standard and edition as a Chinese reader writes them."""
        joint = ":" if not self.standard.startswith("GB") else "-"
        return f"{self.standard}{joint}{self.edition}" if self.edition else self.standard

    @property
    def key(self) -> tuple[str, str | None]:
        """Standard and edition for comparison, as `cited` yields them."""
        return _plain(self.standard), self.edition


class Standards(Frozen):
    """What is known of standards and their editions."""

    sources: dict[str, str] = Field(default_factory=dict)
    certificate_months: int = Field(default=36, ge=1)
    """Longest life of a certificate: none by an old edition outlives its successor by more."""
    standards: tuple[Edition, ...] = ()

    def outdated(self, words: str) -> tuple[Edition, ...]:
        """Return the superseded or withdrawn editions that `words` cite, in their order.

        One that stands beside its successor (45001-2020, formerly 28001) is not meant.
        """
        seen = tuple(dict.fromkeys(cited(words)))
        found = (self._known.get(one) or self._known.get((one[0], None)) for one in seen)
        return tuple(
            one
            for one in found
            if one
            and one.status != "in-force"
            and not set(cited(one.replaced_by or "")) & set(seen)
        )

    def none_left(self, edition: Edition, on: date) -> bool:
        """Return whether no certificate by an old edition can still be valid on a day."""
        withdrawn = edition.status == "withdrawn"
        return withdrawn or months_after(edition.since, self.certificate_months) < on

    @cached_property
    def _known(self) -> dict[tuple[str, str | None], Edition]:
        return {one.key: one for one in self.standards}


def cited(words: str) -> Iterator[tuple[str, str | None]]:
    """Yield the standards that `words` cite, each with its edition where that is told."""
    text = unicodedata.normalize("NFKC", words).translate(_DASHES).upper()
    for found in _CITED.finditer(text):
        yield _plain(f"{found['name']}{found['number']}"), found["edition"]


def load_standards(folders: Sequence[Path] = ()) -> Standards:
    """Return the standards that come with gfpack, the user's own rows replacing or following them.

    Raises:
        DataError: everything wrong in the files, each with line and column.
    """
    own = [folder / STANDARDS_FILE for folder in folders if (folder / STANDARDS_FILE).is_file()]
    parts = [_standards_in(file, file.stat().st_mtime_ns) for file in (shipped_standards(), *own)]
    whole = _merged([part for _, part in parts])
    if problems := [
        one for located, part in parts for one in problems_of_standards(part, located, whole)
    ]:
        raise DataError(problems)
    return whole


def shipped_standards() -> Path:
    """Return the file of the standards that come with gfpack."""
    return shipped(f"checklists/{STANDARDS_FILE}")


def problems_of_standards(
    standards: Standards, located: Located, known: Standards | None = None
) -> list[Problem]:
    """Return what does not fit together: sources, successors, editions told twice.

    `known` holds the editions of all files, of which one may be the successor.
    """
    editions = {one.key for one in (known or standards).standards}
    problems: list[Problem] = []
    first: set[tuple[str, str | None]] = set()
    for index, one in enumerate(standards.standards):
        here = ("standards", index)
        if one.key in first:
            problems.append(located.problem(here, "checklist.edition_twice", name=one.name))
        first.add(one.key)
        for source in one.source:
            if source not in standards.sources:
                problems.append(located.problem(here, "checklist.unknown_source", name=source))
        if one.status != "in-force" and not editions & set(cited(one.replaced_by or "")):
            problems.append(located.problem(here, "checklist.no_successor", name=one.name))
    return problems


def _merged(parts: Sequence[Standards]) -> Standards:
    rows = {one.key: one for part in parts for one in part.standards}
    sources = {key: words for part in parts for key, words in part.sources.items()}
    return parts[0].model_copy(update={"standards": tuple(rows.values()), "sources": sources})


@lru_cache(maxsize=8)
def _standards_in(file: Path, _changed: int) -> tuple[Located, Standards]:
    located = read(file)
    return located, into(Standards, located)


def _plain(name: str) -> str:
    """Return a standard's number for comparison: GB/T 19001 and GBT19001 are one."""
    return re.sub(r"[\s/]", "", name.upper())

"""Whose a dropped file is. In: its texts, the clients. Out: one client, or candidates and why.

Only a credit code with its right check character (GB 32100-2015), read in the file itself, says
whose it is, and only if it is the code of exactly one project here. Codes of others do not matter:
a supplier's contract shows the seller's code beside the client's. Names never decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gfpack.base.text import normalised
from gfpack.batch.drop import Dropped
from gfpack.batch.known import KnownClients
from gfpack.evidence.numbers import read_codes
from gfpack.findings.name_finder import NameFinder

_SHORTEST = 3
"""Characters of a short name below which it may be any word."""
_MOST_SEEN = 8
"""Candidates and codes of one file that are told."""
_CODE_IN_NAME = re.compile("[0-9A-Z]{18}", re.IGNORECASE)


class Why(StrEnum):
    """Why a file is for a person to decide."""

    SEVERAL = "several"
    """Codes of more than one client."""
    PROJECTS = "projects"
    """The code of one enterprise that has several projects here."""
    PARTLY = "partly"
    """One client's code, but not all of the archive could be looked into."""
    NOBODY = "nobody"
    """A code that is no client's."""
    NAME = "name"
    """Only a name, in the text or of the file, or a code in the file's name."""
    UNREADABLE = "unreadable"
    NOTHING = "nothing"
    """Neither code nor name."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A code or name that was seen, and where."""

    text: str
    by: str
    """`code`, `name` or `file-name`."""
    clients: tuple[str, ...]
    """Whose it is; nobody's where it is empty."""
    inside: str = ""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose a file is: `client`, or nobody can say but a person."""

    client: str | None
    seen: tuple[Seen, ...]
    why: Why | None = None
    detail: str = ""
    """Why it could not be read, as `FileFacts.why`."""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The clients it may be of, those told by a code first."""
        ordered = sorted(self.seen, key=lambda one: one.by != "code")
        return tuple(dict.fromkeys(client for one in ordered for client in one.clients))


class Owners:
    """Tells whose files are, for the clients below a folder."""

    def __init__(self, known: KnownClients) -> None:
        self._known = known
        self._by_name: dict[str, list[str]] = {}
        for one in known.known:
            for name in one.names:
                if len(normalised(name)) >= _SHORTEST:
                    self._by_name.setdefault(normalised(name), []).append(one.client)
        self._finder = NameFinder(self._names(), ())

    def of(self, one: Dropped) -> Owner:
        """Return whose a file is."""
        codes = tuple(self._codes(one))
        owners = {client for seen in codes for client in seen.clients}
        enterprises = {seen.text for seen in codes if seen.clients}
        if len(owners) == 1 and not one.not_opened:
            return Owner(owners.pop(), tuple(seen for seen in codes if seen.clients))
        told = (*codes, *self._names_in(one), *self._in_path(one))[:_MOST_SEEN]
        unread = one.not_opened or next((part.why for part in one.parts if part.why), "")
        return Owner(None, told, _why(len(enterprises), len(owners), told, unread), unread)

    def _names(self) -> Iterator[str]:
        for one in self._known.known:
            yield from (name for name in one.names if len(normalised(name)) >= _SHORTEST)

    def _codes(self, one: Dropped) -> Iterator[Seen]:
        """Yield each valid code with the first place it stands at; clients' codes first."""
        from stdnum.cn import uscc

        found: dict[str, Seen] = {}
        for part in one.parts:
            for page, text in enumerate(part.pages, start=1):
                for reading in read_codes(text, page, ()):
                    code = reading.value
                    if code not in found and uscc.is_valid(code):
                        found[code] = Seen(code, "code", self._of(code), part.inside, page)
        yield from sorted(found.values(), key=lambda seen: not seen.clients)

    def _of(self, code: str) -> tuple[str, ...]:
        return tuple(one.client for one in self._known.of_code(code))

    def _names_in(self, one: Dropped) -> Iterator[Seen]:
        told: set[str] = set()
        for part in one.parts:
            for page, text in enumerate(part.pages, start=1):
                for party in sorted({named.party for named in self._finder.find(text)} - told):
                    told.add(party)
                    yield Seen(party, "name", self._called(party), part.inside, page)

    def _in_path(self, one: Dropped) -> Iterator[Seen]:
        """Yield names and codes that the path says, which is anybody's word."""
        for path in one.paths:
            for named in sorted(self._finder.find_in_words(path), key=lambda found: found.party):
                yield Seen(named.party, "file-name", self._called(named.party))
            for code in _CODE_IN_NAME.findall(path):
                if clients := self._of(code.upper()):
                    yield Seen(code.upper(), "file-name", clients)

    def _called(self, party: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._by_name.get(normalised(party), ())))


def _why(enterprises: int, owners: int, told: tuple[Seen, ...], unread: str) -> Why:
    if enterprises > 1:
        return Why.SEVERAL
    if owners > 1:
        return Why.PROJECTS
    if owners == 1:
        return Why.PARTLY
    if unread:
        return Why.UNREADABLE
    if any(seen.by == "code" for seen in told):
        return Why.NOBODY
    return Why.NAME if told else Why.NOTHING

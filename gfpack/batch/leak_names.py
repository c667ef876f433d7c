"""Whose a code or name is, and what a text names. In: who the clients are, texts. Out: spots.

Codes and the short names that a text itself introduces (以下简称“…”) are found whoever the clients
are, so that they hold when a client comes later.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from gfpack.base.text import normalised
from gfpack.batch.leak_kinds import Kind
from gfpack.evidence.numbers import read_codes
from gfpack.evidence.plain import plain, squeezed
from gfpack.findings.name_finder import NameFinder, without_form

_SHORTEST = 4
"""Characters of a full name below which it may be any word."""
_INTRODUCED = re.compile(
    r"简称(?:为|作|是)?[:：]?[“”\"「『《【‘']?([\u3400-\u9fffA-Za-z0-9]{3,5})(?![\u3400-\u9fffA-Za-z0-9])"
)
_MAY_BE_CODE = re.compile(r"[0-9A-Z]{18,40}")
_BETWEEN_PLACES = re.compile(r"省|市|自治区|自治州|区|县|[^\u3400-\u9fff]")
_LEVEL = re.compile(r"^(?:省|市|自治区|自治州|区|县)")
_SHORT = range(3, 6)
"""Characters of a short name that counts only where a text introduces it."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Who:
    """A client: what it is called, and what nobody is meant by."""

    client: str
    names: tuple[str, ...]
    """The present and all former ones."""
    code: str | None = None
    region: str = ""
    """Region and address: a name often begins with it."""
    consultant: str | None = None
    """Who compiles its report."""

    def shorts(self) -> frozenset[str]:
        """Return what it may be called in short, once that is introduced."""
        cores = [_core(name, self.region) for name in self.names]
        cut = {core[:length] for core in cores for length in _SHORT if len(core) >= length}
        folder = self.client.rpartition("/")[2]
        return frozenset(map(normalised, cut | ({folder} if len(folder) in _SHORT else set())))


class Whose:
    """Tells whose a code or name is."""

    def __init__(self, clients: Sequence[Who]) -> None:
        self._by: dict[Kind, dict[str, set[str]]] = {kind: defaultdict(set) for kind in Kind}
        nobody = {normalised(one.consultant) for one in clients if one.consultant}
        self.names: dict[str, str] = {}
        """All names that are looked for, as they are compared, and as they are written."""
        for one in clients:
            if one.code:
                self._by[Kind.CODE][one.code].add(one.client)
            for name in one.names:
                key = normalised(name)
                if len(key) >= _SHORTEST and key not in nobody:
                    self.names[key] = name
                    self._by[Kind.NAME][key].add(one.client)
                    self._by[Kind.SHORT_NAME][normalised(without_form(name))].add(one.client)
            for short in one.shorts():
                self._by[Kind.INTRODUCED][short].add(one.client)

    def of(self, kind: Kind, seen: str) -> frozenset[str]:
        """Return the clients that are meant; nobody where it is no client's."""
        return frozenset(self._by[kind].get(seen, ()))

    def pairs(self) -> Iterator[tuple[Kind, str, str]]:
        """Yield every code and name with each client it is of."""
        for kind, of_kind in self._by.items():
            for seen, clients in of_kind.items():
                yield from ((kind, seen, client) for client in sorted(clients))

    def same(self) -> Iterator[frozenset[str]]:
        """Yield the clients that are one enterprise: of one code, or of one name."""
        for kind in (Kind.CODE, Kind.NAME):
            yield from (frozenset(one) for one in self._by[kind].values() if len(one) > 1)


@dataclass(frozen=True, slots=True)
class Spot:
    """Something a text names: the first page it stands on."""

    kind: Kind
    seen: str
    page: int


class Scanner:
    """Finds codes and names in texts; each is gone through once."""

    def __init__(self, names: Iterable[str]) -> None:
        self._finder = NameFinder(names, ())

    def spots(self, pages: Sequence[str], between: str = "\f") -> tuple[list[Spot], str]:
        """Return what a text names, and the text without white space.

        With nothing `between` the pages are lines: a name may be cut in two by their ends.
        """
        tight = [squeezed(page) for page in pages]
        whole = between.join(tight)
        found: dict[tuple[Kind, str], int] = {}
        starts = list(accumulate((len(one) + len(between) for one in tight), initial=0))

        def note(kind: Kind, seen: str, at: int) -> None:
            found.setdefault((kind, seen), bisect_right(starts, at))

        for named, at in self._finder.places(whole):
            if named.full:
                note(Kind.NAME, normalised(named.party), at)
            else:
                note(Kind.SHORT_NAME, normalised(without_form(named.party)), at)
        if "简称" in whole:
            for match in _INTRODUCED.finditer(whole):
                note(Kind.INTRODUCED, normalised(match[1]), match.start(1))
        if _MAY_BE_CODE.search(whole):
            for number, page in enumerate(pages, start=1):
                for run in _MAY_BE_CODE.finditer(page):
                    around = page[max(0, run.start() - 1) : run.end() + 1]
                    for code in _codes(around):
                        found.setdefault((Kind.CODE, code), number)
        return [Spot(*key, page) for key, page in found.items()], whole

    def in_words(self, text: str) -> tuple[list[Spot], str]:
        """Return the same of people's words, a name of a file or a property; pages are lines."""
        return self.spots(plain(text).split("\n"), "")


@lru_cache(maxsize=4096)
def _codes(text: str) -> tuple[str, ...]:
    """Return the credit codes in a few characters: of a hundred papers one holder's."""
    return tuple(one.value for one in read_codes(text, 1, ()))


def needed(name: str) -> frozenset[str]:
    """Return the Chinese characters without which a text names nobody of that name."""
    return frozenset(_CHINESE.findall(squeezed(plain(without_form(name)))))


def _core(name: str, region: str) -> str:
    """Return a name without region and legal form: 乌有轴承 of 苏州乌有轴承有限公司."""
    core = without_form(name)
    places = [one for one in _BETWEEN_PLACES.split(region) if len(one) > 1]
    while begins := [place for place in places if core.startswith(place)]:
        core = _LEVEL.sub("", core.removeprefix(max(begins, key=len)))
    return core

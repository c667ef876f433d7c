"""What of one client stands in another's material. In: what they hold, what was seen. Out: leaks.

Nothing is opened here: hashes, fingerprints and what texts name come from what is kept of them.
Each is looked up once, so the work grows with their number and not with pairs of clients.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gfpack.batch.leak_kinds import Kind, Leak
from gfpack.batch.leak_names import Whose
from gfpack.batch.near import clusters


@dataclass(frozen=True, slots=True)
class Held:
    """A file of a client."""

    client: str
    path: str
    sha256: str
    source: int
    """Its content, as what was seen in it names it."""
    look: int | None = None
    """64-bit perceptual hash of a picture."""
    words: frozenset[str] = frozenset()
    """Characters read in a picture: a form that is filled in otherwise has others."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A code or name that was seen in a content."""

    kind: Kind
    seen: str
    page: int | None = None
    place: str = ""
    """Where it stands other than on a page: `name`, or a property such as `company`."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What was declared to be no leak."""

    common: frozenset[str] = frozenset()
    """Hashes of files that everybody may have."""
    groups: tuple[frozenset[str], ...] = ()
    """Clients that share evidence with each other."""
    parties: frozenset[tuple[str, str]] = frozenset()
    """Client, and the client it may name."""

    def may_share(self, clients: Collection[str]) -> bool:
        """Return whether all are of one group."""
        return any(group.issuperset(clients) for group in self.groups)

    def may_name(self, one: str, other: str) -> bool:
        """Return whether the first may name the second."""
        return (one, other) in self.parties or self.may_share((one, other))


@dataclass(frozen=True, slots=True)
class Stock:
    """All there is to judge."""

    files: Sequence[Held]
    """In the order of clients and paths."""
    hits: Mapping[int, Sequence[Hit]]
    """By content."""
    placed: Sequence[Held] = ()
    """Contents that are no files of the client: names of paths, words, reports."""


@dataclass(slots=True)
class _Told:
    """Which contents were told as files of several clients: what they name is theirs."""

    clients: dict[int, frozenset[str]] = field(default_factory=dict)


def leaks(stock: Stock, whose: Whose, alike_bits: int, allowed: Allowed) -> tuple[Leak, ...]:
    """Return all leaks; pictures are near if they differ in at most `alike_bits` bits."""
    told = _Told()
    found = [
        *_files(stock, whose, allowed, told),
        *_pictures(stock, alike_bits, allowed),
        *_named(stock, whose, allowed, told),
    ]
    return tuple(sorted(found, key=lambda one: (not one.sure, *_order(one))))


def _order(one: Leak) -> tuple[object, ...]:
    """Return what leaks are told by, whatever the order in which they were found."""
    return one.client, one.path, one.rank, one.others, one.place, one.page or 0, one.seen


def _files(stock: Stock, whose: Whose, allowed: Allowed, told: _Told) -> Iterator[Leak]:
    """Yield each file that several clients have, once."""
    where: dict[str, dict[str, Held]] = defaultdict(dict)
    for one in stock.files:
        where[one.sha256].setdefault(one.client, one)
    for sha256, places in where.items():
        clients = frozenset(places)
        if len(clients) < 2 or sha256 in allowed.common or allowed.may_share(clients):
            continue
        first = next(iter(places.values()))
        told.clients |= {one.source: clients for one in places.values()}
        owners = _owners(stock.hits.get(first.source, ()), whose) & clients
        order = sorted(clients, key=lambda one: (one in owners, one))
        yield Leak(
            Kind.FILE,
            order[0],
            places[order[0]].path,
            tuple(order[1:]),
            paths=tuple(places[one].path for one in order[1:]),
            owner=next(iter(owners)) if len(owners) == 1 else "",
        )


def _owners(hits: Iterable[Hit], whose: Whose) -> frozenset[str]:
    """Return the clients that a content names by code or full name."""
    sure = [whose.of(hit.kind, hit.seen) for hit in hits if hit.kind in (Kind.CODE, Kind.NAME)]
    return frozenset().union(*sure)


def _pictures(stock: Stock, most: int, allowed: Allowed) -> Iterator[Leak]:
    """Yield each heap of near pictures that several clients have, once; not the very same files."""
    pictures: dict[tuple[str, str], Held] = {}
    for one in stock.files:
        if one.look is not None and one.sha256 not in allowed.common:
            pictures.setdefault((one.client, one.sha256), one)
    prints = ((one.look or 0, one) for one in pictures.values())
    for heap in clusters(prints, most, _filled_alike):
        first = heap[0]
        others: dict[str, Held] = {}
        for one in heap[1:]:
            if one.sha256 != first.sha256 and not allowed.may_share((first.client, one.client)):
                others.setdefault(one.client, one)
        others.pop(first.client, None)
        if others:
            paths = tuple(one.path for one in others.values())
            yield Leak(Kind.PICTURE, first.client, first.path, tuple(others), paths=paths)


_FEWEST = 12
"""Characters read in a picture from which on it is a paper rather than a photo."""
_SHARED = 0.85
"""Part of the characters of two papers that are the same where they are one paper."""


def _filled_alike(one: Held, other: Held) -> bool:
    """Return whether two pictures do not differ in what was read in them: one form, two firms."""
    if min(len(one.words), len(other.words)) < _FEWEST:
        return True
    return len(one.words & other.words) >= _SHARED * len(one.words | other.words)


def _named(stock: Stock, whose: Whose, allowed: Allowed, told: _Told) -> Iterator[Leak]:
    """Yield for each file and client named in it one leak, the surest."""
    best: dict[tuple[str, str, frozenset[str]], Leak] = {}
    for one in (*stock.files, *stock.placed):
        if one.sha256 in allowed.common:
            continue
        for hit in stock.hits.get(one.source, ()):
            named = whose.of(hit.kind, hit.seen)
            if one.client in named or not named:
                continue
            others = frozenset(each for each in named if not allowed.may_name(one.client, each))
            if not others or others <= told.clients.get(one.source, frozenset()):
                continue
            leak = Leak(
                hit.kind, one.client, one.path, tuple(sorted(others)), hit.page, hit.place, hit.seen
            )
            known = best.setdefault((one.client, one.path, others), leak)
            if _order(leak) < _order(known):
                best[one.client, one.path, others] = leak
    yield from best.values()

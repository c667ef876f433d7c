"""What of one client stands in another's material. In: plain values of each client. Out: leaks.

Nothing is opened here: hashes, fingerprints of pictures and texts come from what is kept of them.
Each is looked up once, so the work grows with their number and not with pairs of clients.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from gfpack.base.text import normalised
from gfpack.evidence.numbers import read_codes
from gfpack.findings.name_finder import NameFinder


class Kind(StrEnum):
    """What was found."""

    FILE = "file"
    PICTURE = "picture"
    CODE = "code"
    NAME = "name"
    SHORT_NAME = "short-name"


@dataclass(frozen=True, slots=True)
class Material:
    """What one client has: files by hash, pictures by fingerprint, texts by file."""

    client: str
    names: tuple[str, ...]
    code: str | None = None
    files: tuple[tuple[str, str], ...] = ()
    """Path and sha256."""
    looks: tuple[tuple[str, int], ...] = ()
    """Path and 64-bit perceptual hash."""
    texts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Path and pages."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What was declared to be no leak."""

    common: frozenset[str] = frozenset()
    """Hashes of files that everybody may have."""
    groups: tuple[frozenset[str], ...] = ()
    """Clients that share evidence with each other."""
    parties: frozenset[tuple[str, str]] = frozenset()
    """Client, and the client it may name."""

    def may_share(self, one: str, other: str) -> bool:
        """Return whether both are of a group."""
        return any(one in group and other in group for group in self.groups)

    def may_name(self, one: str, other: str) -> bool:
        """Return whether the first may name the second."""
        return (one, other) in self.parties or self.may_share(one, other)


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that is not the client's own; a file that many have is one leak."""

    kind: Kind
    client: str
    path: str
    others: tuple[str, ...]
    page: int | None = None
    seen: str = ""
    paths: tuple[str, ...] = field(default=())
    """Where it stands with the others, if it is a file or picture."""


def leaks(
    materials: Sequence[Material], alike_bits: int, allowed: Allowed | None = None
) -> tuple[Leak, ...]:
    """Return all leaks; pictures are near if they differ in at most `alike_bits` bits."""
    ordered, permitted = sorted(materials, key=lambda one: one.client), allowed or Allowed()
    found = [*_files(ordered, permitted), *_pictures(ordered, alike_bits, permitted)]
    return (*found, *_named(ordered, permitted))


def _files(materials: Iterable[Material], allowed: Allowed) -> Iterator[Leak]:
    where: dict[str, dict[str, str]] = defaultdict(dict)
    for one in materials:
        for path, sha256 in one.files:
            where[sha256].setdefault(one.client, path)
    for sha256, places in where.items():
        clients = list(places)
        shared = any(group.issuperset(clients) for group in allowed.groups)
        if len(clients) > 1 and sha256 not in allowed.common and not shared:
            first, *others = clients
            paths = tuple(places[other] for other in others)
            yield Leak(Kind.FILE, first, places[first], tuple(others), paths=paths)


def _pictures(materials: Sequence[Material], most: int, allowed: Allowed) -> Iterator[Leak]:
    """Yield each picture near one of another client; the very same files are told as files."""
    seen: dict[tuple[int, int], dict[tuple[str, int], str]] = defaultdict(dict)
    masks = [sum(1 << bit for bit in range(band, 64, most + 1)) for band in range(most + 1)]
    hashes = {(one.client, path): sha256 for one in materials for path, sha256 in one.files}
    for one in materials:
        for path, bits in one.looks:
            own = hashes.get((one.client, path))
            if own in allowed.common:
                continue
            near = {
                client: (other, there)
                for band, mask in enumerate(masks)
                for (client, other), there in seen[band, bits & mask].items()
                if client != one.client
                and (other ^ bits).bit_count() <= most
                and (own is None or hashes.get((client, there)) != own)
                and not allowed.may_share(one.client, client)
            }
            if near:
                paths = tuple(there for _, there in near.values())
                yield Leak(Kind.PICTURE, one.client, path, tuple(near), paths=paths)
            for band, mask in enumerate(masks):
                seen[band, bits & mask].setdefault((one.client, bits), path)


def _named(materials: Sequence[Material], allowed: Allowed) -> Iterator[Leak]:
    by_name: dict[str, set[str]] = defaultdict(set)
    by_code: dict[str, set[str]] = defaultdict(set)
    for one in materials:
        for name in one.names:
            by_name[normalised(name)].add(one.client)
        if one.code:
            by_code[one.code].add(one.client)
    finder = NameFinder((name for one in materials for name in one.names), ())
    for one in materials:
        for path, pages in one.texts:
            for page, text in enumerate(pages, start=1):
                hits = [
                    (Kind.CODE, r.value, by_code[r.value])
                    for r in read_codes(text, page, ())
                    if r.value in by_code
                ]
                hits += [
                    (
                        Kind.NAME if n.full else Kind.SHORT_NAME,
                        n.party,
                        by_name[normalised(n.party)],
                    )
                    for n in sorted(finder.find(text), key=lambda n: n.party)
                ]
                yield from _others(one, path, page, hits, allowed)


def _others(
    one: Material,
    path: str,
    page: int,
    hits: Iterable[tuple[Kind, str, set[str]]],
    allowed: Allowed,
) -> Iterator[Leak]:
    for kind, seen, whose in hits:
        others = tuple(sorted(each for each in whose if not allowed.may_name(one.client, each)))
        if others and one.client not in whose:
            yield Leak(kind, one.client, path, others, page, seen)

"""What is declared to be no leak: `gfpack-batch.yaml` in ROOT. In: the file. Out: `Allowed`.

Projects of one credit code, or of one name, are one enterprise and share everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import translate
from pathlib import Path

from pydantic import Field

from gfpack.base import yaml
from gfpack.batch.clients import DECLARED
from gfpack.batch.leak_names import Who, Whose
from gfpack.batch.leaks import Allowed, Held
from gfpack.checklist.parts import Frozen

_SHA256 = re.compile(r"[0-9a-fA-F]{64}")


class Declared(Frozen):
    """The content of `gfpack-batch.yaml`."""

    groups: tuple[tuple[str, ...], ...] = ()
    """Plants that share evidence: credit codes, or folders from ROOT."""
    common: tuple[str, ...] = ()
    """Files that everybody may have: sha256, or a pattern of their paths in the projects."""
    parties: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """By client: the clients its papers may name, such as its suppliers."""


def declared(root: Path) -> Declared:
    """Return what is declared; nothing where there is no file.

    Raises:
        DataError: the file cannot be read.
    """
    file = root / DECLARED
    return yaml.into(Declared, yaml.read(file)) if file.is_file() else Declared()


def allowed(
    said: Declared, clients: Sequence[Who], files: Iterable[Held]
) -> tuple[Allowed, tuple[str, ...]]:
    """Return what is allowed, and what was declared that means no client here."""
    same = list(Whose(clients).same())
    unknown: list[str] = []

    def meant(names: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for name in names:
            some = set(_called(name, clients))
            if not some:
                unknown.append(name)
            found |= some
        for enterprise in same:
            if found & enterprise:
                found |= enterprise
        return frozenset(found)

    groups = (*same, *(meant(group) for group in said.groups))
    parties = {
        (one, other)
        for name, others in said.parties.items()
        for one in meant([name])
        for other in meant(others)
    }
    common = frozenset(_common(said.common, files))
    return Allowed(common, groups, frozenset(parties)), tuple(dict.fromkeys(unknown))


def _called(name: str, clients: Sequence[Who]) -> Iterator[str]:
    code = "".join(name.split()).upper()
    folder = name.replace("\\", "/").strip("/")
    for one in clients:
        if code == one.code or folder == one.client:
            yield one.client


def _common(patterns: Sequence[str], files: Iterable[Held]) -> Iterator[str]:
    """Yield the hashes of files that are declared by hash or by a path of any copy."""
    paths = [translate(one) for one in patterns if not _SHA256.fullmatch(one)]
    yield from (one.lower() for one in patterns if _SHA256.fullmatch(one))
    if paths:
        like = re.compile("|".join(paths)).match
        yield from (one.sha256 for one in files if one.sha256 and like(one.path))

"""Names that a data file uses and nothing bears. In: names, what is known. Out: problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from gfpack.base.errors import Problem
from gfpack.base.text import nearest
from gfpack.base.yaml import Located, Path_


def unknown(
    located: Located, where: Path_, what: str, names: Iterable[str], known: Collection[str]
) -> Iterator[Problem]:
    """Yield every name that is not known, at its place in the list, with the nearest known one.

    `what` is the kind of name: `checklist.unknown_<what>` and `…_near` say it.
    """
    for index, name in enumerate(names):
        if name in known:
            continue
        near = nearest(name, list(known))
        key = f"checklist.unknown_{what}" + ("_near" if near else "")
        place = (*where, index) if (*where, index) in located.marks else where
        yield located.problem(place, key, name=name, near=near or "")

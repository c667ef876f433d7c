"""The clients below a folder by who they are. In: the folder. Out: name, credit code, years.

Answers and evidence are not looked at. A project file that cannot be read is told, not hidden:
whose papers its client's are cannot be known.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gfpack.base import yaml
from gfpack.base.errors import DataError
from gfpack.base.text import same_name
from gfpack.batch.clients import projects
from gfpack.project.layout import GFPACK_YAML
from gfpack.project.models import ProjectFile


@dataclass(frozen=True, slots=True)
class Known:
    """A project below the folder: its place from there, and what its project file says."""

    client: str
    file: ProjectFile

    @property
    def code(self) -> str | None:
        """The credit code as it is compared."""
        code = self.file.enterprise.credit_code
        return "".join(code.split()).upper() if code else None

    @property
    def names(self) -> tuple[str, ...]:
        """The name, former ones, and what the folder is called."""
        return (*self.file.enterprise.names(), self.client.rpartition("/")[2])

    def is_for(self, checklist: str, year: int) -> bool:
        """Return whether this is declared."""
        return (self.file.checklist, self.file.evaluation_year) == (checklist, year)


@dataclass(frozen=True, slots=True)
class KnownClients:
    """All that can be read, and those that cannot."""

    known: tuple[Known, ...]
    broken: tuple[tuple[str, DataError], ...] = ()

    def of_code(self, code: str) -> tuple[Known, ...]:
        """Return the projects of a credit code."""
        return tuple(one for one in self.known if one.code == code)

    def called(self, name: str) -> tuple[Known, ...]:
        """Return the projects of an enterprise of that name, now or formerly."""
        return tuple(
            one
            for one in self.known
            if any(same_name(name, other) for other in one.file.enterprise.names())
        )


def known_clients(root: Path) -> KnownClients:
    """Return who the clients below `root` are; nobody where it is not there yet."""
    return known_of(root, projects(root))


def known_of(root: Path, clients: Iterable[str]) -> KnownClients:
    """Return who these clients are."""
    known: list[Known] = []
    broken: list[tuple[str, DataError]] = []
    for one in clients:
        try:
            located = yaml.read(root / one / GFPACK_YAML)
            known.append(Known(one, yaml.into(ProjectFile, located)))
        except DataError as problem:
            broken.append((one, problem))
    return KnownClients(tuple(known), tuple(broken))

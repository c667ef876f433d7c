"""What a leak is, as a value. No files, no texts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gfpack.batch.models import Failed


class Kind(StrEnum):
    """What was found, the surest first."""

    CODE = "code"
    NAME = "name"
    FILE = "file"
    SHORT_NAME = "short-name"
    INTRODUCED = "introduced"
    """A still shorter name that the text itself says is short for somebody."""
    PICTURE = "picture"


_ORDER = {kind: rank for rank, kind in enumerate(Kind)}
_SURE = (Kind.CODE, Kind.NAME, Kind.FILE)


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that is not the client's own; a file that many have is one leak."""

    kind: Kind
    client: str
    path: str
    """From the project's folder."""
    others: tuple[str, ...]
    """The clients that have the same file, or that are named."""
    page: int | None = None
    place: str = ""
    """Where it stands other than on a page: `name`, `line`, or a property such as `company`."""
    seen: str = ""
    paths: tuple[str, ...] = ()
    """Where it stands with the others, if it is a file or picture."""
    owner: str = ""
    """The one of the clients whose code or name the file carries, if it is only one."""

    @property
    def sure(self) -> bool:
        """Whether nobody needs to look at it to know."""
        return self.kind in _SURE

    @property
    def rank(self) -> int:
        """How sure, 0 the surest."""
        return _ORDER[self.kind]

    @property
    def holders(self) -> tuple[str, ...]:
        """The clients in whose material it stands."""
        both = self.kind in (Kind.FILE, Kind.PICTURE)
        return (self.client, *self.others) if both else (self.client,)


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search found."""

    leaks: tuple[Leak, ...] = ()
    unknown: tuple[str, ...] = ()
    """Clients that were declared to share or to be named, and are none here."""
    contents: int = 0
    """How many contents are known."""
    read: int = 0
    """The texts of how many were gone through this time."""
    failed: Failed | None = None
    """Why there is nothing to say."""

    @property
    def sure(self) -> bool:
        """Whether something has to be taken out before anything is handed in."""
        return any(one.sure for one in self.leaks)

    def of(self, client: str) -> int:
        """Return how many leaks stand in a client's material."""
        return sum(client in one.holders for one in self.leaks)

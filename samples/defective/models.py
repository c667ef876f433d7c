"""What a defect is: what the client did wrong, the edit that does it, and what must be found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from samples.table import Client

Edit = Callable[[Client], Client]
"""A change of a client that is not drawn yet."""


@dataclass(frozen=True, slots=True)
class Planted:
    """One finding that must be there: which, and where it stands."""

    code: str
    requirement: str | None = None
    evidence: str | None = None
    file: str | None = None
    """Below the project folder."""
    page: int | None = None
    """None where the file has no pages, as a workbook has none."""


@dataclass(frozen=True, slots=True)
class Defect:
    """One thing that went wrong at the client's, and all that follows from it."""

    name: str
    what: str
    """In Chinese, as a consultant would note it."""
    edits: tuple[Edit, ...]
    findings: tuple[Planted, ...]
    floods: bool = False
    """Every paper is touched: there are many more findings, which all come of this."""

    def done_to(self, client: Client) -> Client:
        """Return the client after this went wrong."""
        for edit in self.edits:
            client = edit(client)
        return client

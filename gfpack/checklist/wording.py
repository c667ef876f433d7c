"""Words that rules look for in titles, file names and signature blocks, as data.

In: `checklists/wording.yaml`. Out: `Wording`.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from gfpack.base.files import shipped
from gfpack.base.yaml import into, read
from gfpack.checklist.parts import Frozen

WORDING_FILE = "wording.yaml"


class Wording(Frozen):
    """Lists of words by what they give away."""

    plans: tuple[str, ...] = ()
    """A title that ends with one is of a plan or rule, not of something done."""
    records: tuple[str, ...] = ()
    """A title with one is of a record, ledger or report."""
    blanks: tuple[str, ...] = ()
    """A file named so is a form nobody has filled in yet."""
    common: tuple[str, ...] = ()
    """Words of every scope of certification, which tell no product."""
    out_of_use: tuple[str, ...] = ()
    """A row of a ledger with one is of an instrument that is not used."""
    signatures: tuple[str, ...] = ()
    """What stands before the place for a signature or seal."""


def load_wording() -> Wording:
    """Return the words that come with gfpack.

    Raises:
        DataError: everything wrong in the file, each with line and column.
    """
    return _wording_in(shipped_wording())


def shipped_wording() -> Path:
    """Return the file of the words that come with gfpack."""
    return shipped(f"checklists/{WORDING_FILE}")


@lru_cache(maxsize=1)
def _wording_in(file: Path) -> Wording:
    return into(Wording, read(file))

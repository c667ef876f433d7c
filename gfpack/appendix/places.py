"""Where stamps go on the pages of clients' PDFs.

In: pages. Out: for each the free place for its stamp, None where there is none. Most were looked at
when the file was read; converted ones are looked at here, by a limited worker, once.
"""

from __future__ import annotations

import json
from functools import cache

from gfpack.appendix.kept import Kept, name_of
from gfpack.appendix.materials import PdfPages
from gfpack.appendix.passwords import Passwords
from gfpack.base.files import sha256_of
from gfpack.tools import worker
from gfpack.tools.pdf_read import free_places

_WAY = "1"
"""To be counted up when `free_places` finds others in the same file."""


class Places:
    """The places for stamps. What a password opened is looked at anew each time."""

    def __init__(self, passwords: Passwords, kept: Kept) -> None:
        self._passwords = passwords
        self._kept = kept

    def of(self, pages: PdfPages) -> tuple[str | None, ...]:
        """Return the place on each page.

        Raises:
            OSError: the file is gone.
        """
        if len(pages.facts) == pages.page_count:
            return tuple(facts.stamp for facts in pages.facts)
        password = self._passwords.get(pages.sha256)
        if password is not None:
            return _looked(pages, password) or (None,) * pages.page_count
        content = sha256_of(pages.path)
        name = name_of("places", _WAY, _version(), content, f"{pages.first} {pages.last}")
        known = self._kept.get(name)
        if known is not None:
            return tuple(json.loads(known))
        found = _looked(pages, None)
        if found is not None:
            self._kept.put(name, json.dumps(found).encode())
        return found or (None,) * pages.page_count


def _looked(pages: PdfPages, password: str | None) -> tuple[str | None, ...] | None:
    seen = worker.call(free_places, pages.path, pages.first, pages.last, password)
    return None if isinstance(seen, worker.Failure) else tuple(seen)


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("pypdfium2")

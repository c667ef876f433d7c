"""The clients' PDFs while their pages are copied: few open at a time, each closed again.

In: paths, page ranges, passwords. Out: open PDFs. A PDF stays open while neighbouring page ranges
are copied from it, so that what they share (fonts) is stored once; the same page wanted twice comes
from a PDF opened anew, so that the two copies are independent.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any

from gfpack.appendix.fidelity.permissions import opened as opened_pdf
from gfpack.appendix.fidelity.walking import pages_of
from gfpack.appendix.materials import PdfPages
from gfpack.tools.pdf_stored import PdfStored

_MOST_OPEN = 4


@dataclass(slots=True)
class Opened:
    """An open PDF, the how manieth of this run, and the pages copied from it so far."""

    pdf: Any
    stored: PdfStored
    number: int
    pages: list[Any]
    used: set[int] = field(default_factory=set)
    hidden: tuple[str, ...] = ()
    """Names of its layers that are switched off, once somebody has looked."""
    repaired: bool = False
    """Whether anything in it had to be guessed."""

    def close(self) -> None:
        """Let go of its file."""
        self.pdf.close()
        self.stored.close()


class Sources:
    """A few open PDFs, the least recently used closed first. Passwords go by SHA-256."""

    def __init__(self, passwords: Mapping[str, str] | None = None) -> None:
        self._open: OrderedDict[Path, Opened] = OrderedDict()
        self._passwords = passwords or {}
        self._count = 0

    def __enter__(self) -> Sources:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for one in self._open.values():
            one.close()

    def password(self, pages: PdfPages) -> str | None:
        """Return the password of a file; None where nobody told one."""
        return self._passwords.get(pages.sha256)

    def open(self, pages: PdfPages) -> Opened:
        """Return the PDF of which these pages will be copied.

        Raises:
            pikepdf.PdfError: it is damaged (PasswordError: it is locked).
            OSError: it cannot be read.
        """
        wanted = set(range(pages.first, pages.last + 1))
        opened = self._open.pop(pages.path, None)
        if opened is not None and opened.used & wanted:
            opened.close()
            opened = None
        if opened is None:
            self._count += 1
            password = self.password(pages)
            pdf = opened_pdf(pages.path, password or "")
            opened = Opened(pdf, PdfStored(pdf, pages.path), self._count, pages_of(pdf))
        opened.used |= wanted
        self._open[pages.path] = opened
        if len(self._open) > _MOST_OPEN:
            self._open.popitem(last=False)[1].close()
        return opened

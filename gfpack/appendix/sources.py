"""The clients' PDFs while their pages are copied: few open at a time, each closed again.

In: paths and page ranges. Out: open PDFs. A PDF stays open while neighbouring page ranges are
copied from it, so that what they share (fonts) is stored once; the same page wanted twice comes
from a PDF opened anew, so that the two copies are independent.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from types import TracebackType
from typing import Any

_MOST_OPEN = 4


class Sources:
    """A few open PDFs, the least recently used closed first."""

    def __init__(self) -> None:
        self._open: OrderedDict[Path, tuple[Any, set[int]]] = OrderedDict()

    def __enter__(self) -> Sources:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pdf, _ in self._open.values():
            pdf.close()

    def open(self, path: Path, first: int, last: int) -> Any:
        """Return the PDF at `path`, of which the pages `first`…`last` will be copied.

        Raises:
            pikepdf.PdfError: it is damaged (PasswordError: it is locked).
            OSError: it cannot be read.
        """
        import pikepdf

        wanted = set(range(first, last + 1))
        pdf, used = self._open.pop(path, (None, set()))
        if pdf is not None and used & wanted:
            pdf.close()
            pdf, used = None, set()
        if pdf is None:
            pdf = pikepdf.open(path)
        self._open[path] = (pdf, used | wanted)
        if len(self._open) > _MOST_OPEN:
            oldest, _ = self._open.popitem(last=False)[1]
            oldest.close()
        return pdf

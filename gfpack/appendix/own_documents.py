"""gfpack's own pages while a volume is put together. In: documents that were set, the runs of a
volume. Out: their pages, from PDFs that are open no longer than the volume needs them.

The contents of a thousand attachments hold some thousand links: an open PDF with that many takes
as much memory as the pages copied from it.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from gfpack.appendix.fidelity.walking import pages_of
from gfpack.appendix.layout import Run
from gfpack.appendix.setting import Document


class OwnDocuments:
    """The documents of one volume's own pages. `starts`: (document, index of a page) by key."""

    def __init__(
        self,
        documents: Sequence[Document],
        starts: Mapping[str, tuple[int, int]],
        runs: Sequence[Run],
    ) -> None:
        self._documents = documents
        self._starts = starts
        self._waiting = Counter(starts[run.key][0] for run in runs if run.key is not None)
        self._open: dict[int, tuple[Any, list[Any]]] = {}

    @contextmanager
    def pages(self, key: str, count: int) -> Iterator[Sequence[Any]]:
        """Yield the pages of a block; what is copied of them must be copied now."""
        number, start = self._starts[key]
        if number not in self._open:
            self._open[number] = _opened(self._documents[number])
        pdf, pages = self._open[number]
        yield pages[start : start + count]
        self._waiting[number] -= 1
        if not self._waiting[number]:
            del self._open[number], pages
            pdf.close()


def _opened(document: Document) -> tuple[Any, list[Any]]:
    import pikepdf

    pdf = pikepdf.open(io.BytesIO(document.pdf))
    return pdf, pages_of(pdf)

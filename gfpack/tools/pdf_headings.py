"""On which page each heading of a converted document stands.

In: a PDF that LibreOffice made of a Word file; it turns headings into bookmarks. Out: the titles
and their page numbers, in reading order.
"""

from __future__ import annotations

from pathlib import Path


def headings(pdf: Path) -> list[tuple[str, int]]:
    """Return (title, page number from 1) of each bookmark, all levels, in reading order.

    Raises:
        pypdfium2.PdfiumError: the file is no PDF.
    """
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        found = []
        for bookmark in document.get_toc():
            destination = bookmark.get_dest()
            index = destination.get_index() if destination else None
            if index is not None:
                found.append((" ".join(bookmark.get_title().split()), index + 1))
        return found
    finally:
        document.close()

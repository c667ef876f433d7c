"""Writing a PDF. In: an open pikepdf document, a path, how to save. Out: the file."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def save(pdf: Any, target: Path, **options: Any) -> None:
    """Save `pdf` to `target`, with pikepdf's own options.

    Given a path, pikepdf closes the file where C++ cannot report an error: a full disk would end
    the process. A stream of ours reports it.

    Raises:
        OSError: the file cannot be written, for example because the disk is full.
    """
    with target.open("wb") as stream:
        pdf.save(stream, **options)

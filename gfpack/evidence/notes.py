"""What collecting remembers beside the files. In and out: hashes and paths.

Lists below `evidence/`, as `sha256sum` writes them, so that they go with the files: duplicates that
were met (their folders are clues), archives all of whose files were taken out or only some, and
mails whose attachments were.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gfpack.base.files import written_whole
from gfpack.project.layout import EVIDENCE_DIR

DUPLICATES = f"{EVIDENCE_DIR}/.duplicates-sha256.txt"
"""Files that were met but are there already."""
ARCHIVES = f"{EVIDENCE_DIR}/.opened-sha256.txt"
"""Archives that were unpacked as a whole."""
PARTLY = f"{EVIDENCE_DIR}/.partly-opened-sha256.txt"
"""Archives out of which not all, or nothing, could be taken; they are not tried again."""
MAILS = f"{EVIDENCE_DIR}/.mails-sha256.txt"
"""Mails whose attachments were taken out."""

Note = tuple[str, str]
"""Hash and path below the project folder."""


def read(folder: Path, name: str) -> list[Note]:
    """Return what a list of the project `folder` holds; nothing where there is none."""
    try:
        lines = (folder / name).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    parts = (line.partition("  ") for line in lines)
    return sorted({(sha256, path) for sha256, _, path in parts if len(sha256) == 64 and path})


def add(folder: Path, name: str, new: Iterable[Note]) -> None:
    """Add to a list; it is written anew as a whole, and not at all where nothing is new.

    Raises:
        OutputError: it cannot be written.
    """
    held = set(read(folder, name))
    if all_new := set(new) - held:
        text = "".join(f"{sha256}  {path}\n" for sha256, path in sorted(held | all_new))
        with written_whole(folder / name) as temporary:
            temporary.write_text(text, "utf-8", newline="\n")

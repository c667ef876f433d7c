"""The least anybody could do: hash every file, and merge them with bare pikepdf.

Run as `python yardstick.py FOLDER OUTPUT`. PDFs are appended page by page, a picture becomes one
bare page with its bytes as they are; no bookmarks, no numbers, no links, no front pages.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pikepdf


def main(folder: Path, output: Path) -> None:
    """Hash and merge."""
    files = sorted(folder.iterdir())
    for file in files:
        with file.open("rb") as stream:
            hashlib.file_digest(stream, "sha256").hexdigest()
    with pikepdf.Pdf.new() as pdf:
        for file in files:
            if file.suffix == ".pdf":
                with pikepdf.open(file) as source:
                    pdf.pages.extend(source.pages)
            else:
                pdf.add_blank_page()
                image = pikepdf.Stream(pdf, file.read_bytes())
                pdf.pages[-1].obj.Resources = pikepdf.Dictionary(XObject={"/Im0": image})
        pdf.save(output, compress_streams=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

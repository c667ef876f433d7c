"""The least anybody could do: hash every file; copy them too; or merge them with bare pikepdf.

    python -m benchmarks.appendix.yardstick hash|copy|merge FOLDER OUTPUT

Merging appends PDFs page by page, and a picture becomes one bare page with its bytes as they are:
no bookmarks, no numbers, no links, no front pages. OUTPUT is a folder.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from pathlib import Path


def main(what: str, folder: Path, output: Path) -> None:
    """Do `what`."""
    files = sorted(folder.iterdir())
    for file in files:
        with file.open("rb") as stream:
            hashlib.file_digest(stream, "sha256").hexdigest()
    if what == "hash":
        return
    output.mkdir(exist_ok=True)
    if what == "copy":
        for file in files:
            shutil.copyfile(file, output / file.name)
    else:
        merge(files, output / "bare.pdf")


def merge(files: list[Path], target: Path) -> None:
    """Write all files into one PDF."""
    import pikepdf  # noqa: PLC0415 - not for who only hashes

    with pikepdf.Pdf.new() as pdf:
        for file in files:
            if file.suffix == ".pdf":
                with pikepdf.open(file) as source:
                    pdf.pages.extend(source.pages)
            else:
                pdf.add_blank_page()
                image = pikepdf.Stream(pdf, file.read_bytes())
                pdf.pages[-1].obj.Resources = pikepdf.Dictionary(XObject={"/Im0": image})
        pdf.save(target, compress_streams=False)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))

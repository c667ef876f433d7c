"""Makes photos smaller as most scripts do: open, turn upright, thumbnail, save; one process.

    python thumbnails.py FOLDER OUTPUT LONGEST QUALITY

LONGEST is how many pixels the longer side may have.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image, ImageOps


def main(folder: Path, output: Path, longest: int, quality: int) -> None:
    """Make all smaller."""
    output.mkdir(exist_ok=True)
    for file in sorted(folder.iterdir()):
        with Image.open(file) as picture:
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
            upright.save(output / file.name, "JPEG", quality=quality)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))

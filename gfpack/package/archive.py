"""The package as one zip, to be sent. In: the finished folder. Out: a zip with the same bytes."""

from __future__ import annotations

import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

from gfpack.base.files import written_whole
from gfpack.package import manifest
from gfpack.package.layout import MANIFEST

_OLDEST = (1980, 1, 1, 0, 0, 0)
_PACKED_ALREADY = (".docx", ".xlsx", ".pdf")


def pack(folder: Path, target: Path, *, root: str) -> None:
    """Write all files of `folder` to the zip `target`, below a folder named `root`.

    Names are UTF-8 (flagged so), the order and dates are fixed.

    Raises:
        OutputError: the zip cannot be written.
    """
    with written_whole(target) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for name in sorted([*manifest.files_in(folder), MANIFEST]):
            member = zipfile.ZipInfo(f"{root}/{name}", _OLDEST)
            member.create_system = 0
            member.external_attr = 0
            member.compress_type = (
                zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            )
            member.file_size = (folder / name).stat().st_size
            with (folder / name).open("rb") as source, archive.open(member, "w") as stream:
                shutil.copyfileobj(source, stream, 1 << 20)


def manifest_in(archive: Path) -> str | None:
    """Return the manifest in a zip gfpack made, or None where the zip is not as it was made."""
    try:
        with zipfile.ZipFile(archive) as opened:
            found = {name.partition("/")[2]: name for name in opened.namelist()}
            text = opened.read(found.pop(MANIFEST)).decode()
            hashes = manifest.read(text)
            if hashes is None or sorted(found) != sorted(hashes):
                return None
            for name, member in found.items():
                if _sha256_in(opened, member) != hashes[name]:
                    return None
    except (OSError, KeyError, UnicodeDecodeError, zipfile.BadZipFile):
        return None
    return text


def _sha256_in(archive: zipfile.ZipFile, member: str) -> str:
    state = sha256()
    with archive.open(member) as stream:
        while chunk := stream.read(1 << 20):
            state.update(chunk)
    return state.hexdigest()

"""The package as one zip, to be sent. In: the finished folder. Out: a zip with the same bytes."""

from __future__ import annotations

import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

from gfpack.base.files import safe_name, written_whole
from gfpack.package import manifest
from gfpack.package.layout import MANIFEST

_OLDEST = (1980, 1, 1, 0, 0, 0)
_LARGEST_RATIO = 50  # what gfpack packs is mostly stored as it is
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


def unpack(archive: Path, room: Path) -> Path:
    """Unpack a package into `room`; return the folder that holds its manifest.

    Raises:
        ValueError: the zip is no package, or would unpack to far more than it is.
        zipfile.BadZipFile: it is damaged.
    """
    with zipfile.ZipFile(archive) as opened:
        members = [one for one in opened.infolist() if not one.is_dir()]
        if sum(one.file_size for one in members) > _LARGEST_RATIO * archive.stat().st_size:
            raise ValueError("bomb")
        roots = {one.filename.rpartition("/")[0] for one in members if _is_manifest(one.filename)}
        if len(roots) != 1:
            raise ValueError(MANIFEST)
        root = roots.pop()
        for number, member in enumerate(members):
            _unpack_one(opened, member, root, room, number)
    return room


def _unpack_one(
    opened: zipfile.ZipFile, member: zipfile.ZipInfo, root: str, room: Path, number: int
) -> None:
    """Write one member below `room`; one from outside the package's folder gets a plain name."""
    below = member.filename.removeprefix(f"{root}/") if root else member.filename
    parts = [safe_name(part) for part in below.split("/")]
    target = room.joinpath(*parts) if "/".join(parts) == below else room / f"{number}-{parts[-1]}"
    target.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as source, target.open("xb") as stream:
        shutil.copyfileobj(source, stream, 1 << 20)


def _is_manifest(name: str) -> bool:
    return name.rpartition("/")[2] == MANIFEST


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

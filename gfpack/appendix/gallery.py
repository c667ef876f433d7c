"""The pictures of an appendix, kept in their files until the very moment of saving.

In: photos. Out: an empty PDF that already holds them as images. That PDF is a virtual file: a few
lines of PDF syntax around the compressed data, which is read from the clients' files when it is
copied to the output. So a thousand photos need no more memory than one.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from gfpack.appendix.digest import object_digest
from gfpack.appendix.image_models import BadPicture, Colours, Part, Picture, bytes_of, length_of
from gfpack.appendix.materials import Photo
from gfpack.appendix.pictures import from_piece, passed
from gfpack.appendix.pieces import Piece, Pieces, Wanted
from gfpack.appendix.reasons import Reason, Unbindable
from gfpack.base import leftovers
from gfpack.tools.worker import Failure

_Key = tuple[str, int]
"""A picture's content, else its path, and the frame."""
_Shown = tuple[Path, Picture, bytes]
"""Where its data lie, what it is, its digest."""
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def hung(photos: Iterable[Photo], pieces: Pieces | None = None) -> Gallery:
    """Return a gallery of these photos; what must be decoded is kept among `pieces`.

    Raises:
        Unbindable: one of them cannot be shown.
    """
    each = {_key(photo): photo for photo in reversed(tuple(photos))}
    ordered = tuple(reversed(each.values()))
    gallery = Gallery()
    with ExitStack() as room:
        for photo, (path, shown, mark) in zip(ordered, _shown(ordered, pieces, room), strict=True):
            gallery.add(photo, path, shown if pieces else _in_memory(path, shown, photo), mark)
    return gallery


def _shown(photos: tuple[Photo, ...], pieces: Pieces | None, room: ExitStack) -> list[_Shown]:
    """Return how each photo is shown, in order: as it is, or decoded."""
    found: dict[_Key, _Shown] = {}
    failed: dict[str, Reason] = {}
    waiting: list[Photo] = []
    for photo in photos:
        with _gathered(failed), _told(photo):
            kept = passed(photo.path, photo.kind, photo.frame)
            if kept is None:
                waiting.append(photo)
            else:
                found[_key(photo)] = (photo.path, kept[0], object_digest(kept[0].length, kept[1]))
    if waiting:
        pieces = pieces or Pieces(room.enter_context(leftovers.room()))
        wanted = [Wanted(one.path, one.frame, one.sha256) for one in waiting]
        with _told(waiting[0]):
            made = pieces.of(wanted)
        for photo, piece in zip(waiting, made, strict=True):
            with _gathered(failed), _told(photo):
                found[_key(photo)] = _decoded(piece)
    if failed:
        raise Unbindable(failed)
    return [found[_key(photo)] for photo in photos]


def _decoded(piece: Piece | Failure) -> _Shown:
    if isinstance(piece, Failure):
        raise BadPicture(piece.why, too_large=piece.kind == "memory" or "pixels" in piece.why)
    shown, head = from_piece(piece)
    return piece.path, shown, object_digest(shown.length, head)


@contextmanager
def _gathered(failed: dict[str, Reason]) -> Iterator[None]:
    """Take note of what cannot be bound, and go on: all of it is to be known at once."""
    try:
        yield
    except Unbindable as bad:
        failed.update(bad.reasons)


@contextmanager
def _told(photo: Photo) -> Iterator[None]:
    """Tell which file cannot be shown."""
    try:
        yield
    except BadPicture as bad:
        reason = Reason.TOO_LARGE if bad.too_large else Reason.DAMAGED
        raise Unbindable({photo.file: reason}) from bad
    except OSError as gone:
        raise Unbindable({photo.file: Reason.MISSING}) from gone


def _in_memory(path: Path, shown: Picture, photo: Photo) -> Picture:
    """Return a picture that does not need the file of its piece, which is about to go."""
    if path == photo.path:
        return shown
    content = path.read_bytes()
    return replace(shown, parts=tuple(bytes_of(part, content) for part in shown.parts))


def _key(photo: Photo) -> _Key:
    return photo.sha256 or str(photo.path), photo.frame


class Gallery:
    """Pictures by photo, and the virtual PDF they stand in; equal ones stand there once."""

    def __init__(self) -> None:
        self._content = _Content()
        self._objects: list[int] = []
        self._numbers: dict[_Key, int] = {}
        self._profiles: dict[bytes, int] = {}
        self._pictures: dict[_Key, tuple[Picture, bytes]] = {}
        self._content.add(b"%PDF-1.7\n%\xe4\xb8\xad\xe6\x96\x87\n")
        self._write(b"<< /Type /Catalog /Pages 2 0 R >>")
        self._write(b"<< /Type /Pages /Kids [] /Count 0 >>")

    def add(self, photo: Photo, path: Path, shown: Picture, mark: bytes) -> None:
        """Take in a photo whose data lie in the file at `path`; `mark` is its digest."""
        key = _key(photo)
        if key not in self._numbers:
            self._numbers[key] = self._write_image(path, shown)
            bare = replace(shown, parts=(), colours=Colours(shown.colours.components))
            self._pictures[key] = bare, mark

    def add_file(self, path: Path) -> int:
        """Take in a whole file as a stream; return the number of its object.

        Raises:
            OSError: it is not there.
        """
        size = path.stat().st_size
        return self._write(b"<< /Length %d >>" % size, path, [(0, size)])

    def open(self) -> Any:
        """Return the virtual PDF, opened; pages are added to it and it is saved elsewhere."""
        import pikepdf

        start = self._content.length
        rows = b"".join(b"%010d 00000 n \n" % place for place in self._objects)
        count = len(self._objects) + 1
        self._content.add(
            b"xref\n0 %d\n0000000000 65535 f \n%b" % (count, rows)
            + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
        )
        return pikepdf.open(cast(BinaryIO, self._content))

    def close(self) -> None:
        """Let go of the file read last; it is opened again should more be read of it."""
        self._content.shut()

    def image(self, pdf: Any, photo: Photo) -> Any:
        """Return a photo's image in the opened PDF."""
        return pdf.get_object((self._numbers[_key(photo)], 0))

    def digest(self, photo: Photo) -> bytes:
        """Return the digest of a photo's image."""
        return self._pictures[_key(photo)][1]

    def about(self, photo: Photo) -> Picture:
        """Return what is known of a photo, without its data."""
        return self._pictures[_key(photo)][0]

    def _write(self, entries: bytes, path: Path | None = None, parts: Iterable[Part] = ()) -> int:
        self._objects.append(self._content.length)
        number = len(self._objects)
        self._content.add(b"%d 0 obj\n%b" % (number, entries))
        if path is not None:
            self._content.add(b"\nstream\n")
            for part in parts:
                self._content.add(part, path)
            self._content.add(b"\nendstream")
        self._content.add(b"\nendobj\n")
        return number

    def _write_image(self, path: Path, shown: Picture) -> int:
        entries = [
            "/Type /XObject /Subtype /Image",
            f"/Width {shown.width} /Height {shown.height} /BitsPerComponent {shown.bits}",
            f"/ColorSpace {self._space(shown.colours, path)}",
            f"/Filter {shown.filter} /Length {shown.length}",
        ]
        if shown.parameters:
            listed = " ".join(f"{name} {value}" for name, value in shown.parameters)
            entries.append(f"/DecodeParms << {listed} >>")
        if shown.colours.components == 4 and shown.colours.inverted:
            entries.append("/Decode [1 0 1 0 1 0 1 0]")
        return self._write(f"<< {' '.join(entries)} >>".encode(), path, shown.parts)

    def _space(self, colours: Colours, path: Path) -> str:
        plain = _SPACES[colours.components]
        if colours.palette is not None:
            most = min(255, len(colours.palette) // 3 - 1)
            return f"[/Indexed /DeviceRGB {most} <{colours.palette[: 3 * most + 3].hex()}>]"
        if colours.profile is None:
            return plain
        if colours.profile not in self._profiles:
            size = len(colours.profile)
            entries = f"<< /N {colours.components} /Alternate {plain} /Length {size} >>"
            number = self._write(entries.encode(), path, [colours.profile])
            self._profiles[colours.profile] = number
        return f"[/ICCBased {self._profiles[colours.profile]} 0 R]"


class _Content(io.RawIOBase):
    """A file put together from bytes and from ranges of other files; one of them open at a time."""

    def __init__(self) -> None:
        self.length = 0
        self._starts: list[int] = []
        self._parts: list[tuple[Part, Path | None]] = []
        self._at = 0
        self._opened: tuple[Path, IO[bytes]] | None = None

    def add(self, part: Part, path: Path | None = None) -> None:
        """Append bytes, or a range (start, end) of the file at `path`."""
        size = length_of(part)
        if size:
            self._starts.append(self.length)
            self._parts.append((part, path))
            self.length += size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.length}[whence]
        self._at = max(0, base + offset)
        return self._at

    def readinto(self, buffer: Any) -> int:
        wanted, done = memoryview(buffer).cast("B"), 0
        while done < len(wanted) and self._at < self.length:
            index = bisect_right(self._starts, self._at) - 1
            part, path = self._parts[index]
            skip = self._at - self._starts[index]
            if isinstance(part, bytes):
                found = part[skip : skip + len(wanted) - done]
                wanted[done : done + len(found)] = found
                taken = len(found)
            else:
                taken = self._from_file(path, part, skip, wanted[done:])
            done += taken
            self._at += taken
        return done

    def _from_file(
        self, path: Path | None, part: tuple[int, int], skip: int, room: memoryview
    ) -> int:
        if path is None:
            raise OSError("no file")
        if self._opened is None or self._opened[0] != path:
            self.shut()
            self._opened = (path, path.open("rb", buffering=0))
        stream = self._opened[1]
        stream.seek(part[0] + skip)
        taken = stream.readinto(room[: part[1] - part[0] - skip])  # type: ignore[attr-defined]
        if not taken:
            raise OSError(f"{path} became shorter")
        return int(taken)

    def shut(self) -> None:
        """Close the file that is open."""
        if self._opened is not None:
            self._opened[1].close()
            self._opened = None

    def close(self) -> None:
        self.shut()
        super().close()

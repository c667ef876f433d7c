"""Archives (zip), opened within limits. In: a path, a folder. Out: `Unpacked`.

Members are written into the folder under numbers, never under their own names, so that no name
can lead anywhere; the names as their maker saw them are returned beside. Archives within the
archive are left as they are. The bytes are strangers': call `unpack` in a limited worker.

Sources: APPNOTE.TXT 6.3.10 (zip; bit 0 of the flags encrypted, bit 11 UTF-8; extra field 0x7075
Unicode path). Windows writes names in the system's code page, in China GBK.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import stat
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal

from gfpack.tools import zip_salvage
from gfpack.tools.broken_zip import BROKEN_ZIP

MOST_MEMBERS = 20_000
LARGEST = 8 * 1024**3
"""Bytes an archive may unpack to."""
_HARMLESS = 64 * 1024**2
_RATIO = 100
"""Above `_HARMLESS` bytes an archive may unpack to this many times its own size: scans and photos
hardly shrink, and texts never fill so much."""
_BLOCK = 1 << 20
_ENCRYPTED, _UTF8 = 0x1, 0x800
_UNICODE_PATH = 0x7075

State = Literal["opened", "encrypted", "damaged", "bomb", "unknown", "no-room"]
_WORST: tuple[State, ...] = ("encrypted", "damaged", "unknown")


@dataclass(frozen=True, slots=True)
class Member:
    """A file out of an archive: its name there (parts joined with `/`), and where it lies now."""

    name: str
    file: str
    """Its name in the folder it was written to."""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What came out of an archive. Unless `opened`, the archive holds more than that.

    `encrypted`: some or all of it is behind a password. `damaged`: some or all of it is broken.
    `bomb`: it holds more than any client sends; nothing was kept. `unknown`: packed in a way that
    is not known here. `no-room`: the disk is full.
    """

    state: State
    why: str = ""
    members: tuple[Member, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Links and devices."""
    unread: tuple[str, ...] = ()
    """What could not be read: behind a password, or broken."""


class TooMuch(Exception):  # noqa: N818 - reads as what happened
    """An archive holds more than any client sends."""


def unpack(path: Path, folder: Path | None) -> Unpacked:
    """Write the files of a zip into `folder`, or only see whether that could be done (None).

    Raises:
        OSError: the archive cannot be opened.
    """
    writer = Writer(folder, path.stat().st_size)
    path.open("rb").close()
    try:
        try:
            with zipfile.ZipFile(path) as archive:
                return _unpacked(archive, writer)
        except BROKEN_ZIP as problem:
            return _salvaged(path, writer, str(problem))
    except TooMuch as problem:
        return writer.emptied("bomb", str(problem))
    except NoRoom as problem:
        return writer.emptied("no-room", str(problem))


class NoRoom(Exception):  # noqa: N818 - reads as what happened
    """The disk is full, or cannot be written."""


class Writer:
    """Writes members under numbers, and stops at what is too much."""

    def __init__(self, folder: Path | None, size: int) -> None:
        self.members: list[Member] = []
        self._folder = folder
        self._left = min(LARGEST, max(_HARMLESS, _RATIO * size))

    def write(self, name: str, blocks: Iterable[bytes], seen: float | None = None) -> None:
        """Write a member; `seen` is the time it was last changed.

        Raises:
            TooMuch: it unpacks to more than any client sends.
            NoRoom: it cannot be written.
            Exception: what reading its blocks raises; nothing of it stays.
        """
        if len(self.members) >= MOST_MEMBERS:
            raise TooMuch(f"more than {MOST_MEMBERS} files")
        file = f"{len(self.members) + 1:06d}"
        try:
            with self._opened(file) as write:
                for block in blocks:
                    self._weigh(len(block))
                    write(block)
        except BaseException:
            if self._folder:
                (self._folder / file).unlink(missing_ok=True)
            raise
        if self._folder and seen is not None:
            with contextlib.suppress(OSError, OverflowError, ValueError):
                os.utime(self._folder / file, (seen, seen))
        self.members.append(Member(name, file))

    def _weigh(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise TooMuch("it unpacks to more than any client sends")

    def emptied(self, state: State, why: str) -> Unpacked:
        """Remove what was written, and return that nothing came out."""
        for one in self.members:
            if self._folder:
                (self._folder / one.file).unlink(missing_ok=True)
        self.members.clear()
        return Unpacked(state, why)

    @contextlib.contextmanager
    def _opened(self, file: str) -> Iterator[Callable[[bytes], object]]:
        if self._folder is None:
            yield lambda block: None
            return
        with _room_for(self._folder / file) as stream:

            def write(block: bytes) -> None:
                try:
                    stream.write(block)
                except OSError as problem:
                    raise NoRoom(problem.strerror or "cannot be written") from problem

            yield write


@contextlib.contextmanager
def _room_for(file: Path) -> Iterator[IO[bytes]]:
    try:
        stream = file.open("xb", buffering=0)
    except OSError as problem:
        raise NoRoom(problem.strerror or "cannot be written") from problem
    with stream:
        yield stream


def _unpacked(archive: zipfile.ZipFile, writer: Writer) -> Unpacked:
    passed_over: list[str] = []
    unread: list[str] = []
    wrong: dict[State, str] = {}
    listed = archive.infolist()
    if len(listed) > MOST_MEMBERS:
        raise TooMuch(f"{len(listed)} files")
    for info, name in zip(listed, _names(listed), strict=True):
        if name.endswith("/"):
            continue
        if not _is_file(info):
            passed_over.append(name)
            continue
        if found := _written(archive, info, name, writer):
            unread.append(name)
            wrong.setdefault(*found)
    state: State = next((one for one in _WORST if one in wrong), "opened")
    return Unpacked(
        state, wrong.get(state, ""), tuple(writer.members), tuple(passed_over), tuple(unread)
    )


def _written(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, writer: Writer
) -> tuple[State, str] | None:
    """Write a member; return what is wrong where that cannot be done."""
    if info.flag_bits & _ENCRYPTED:
        return "encrypted", ""
    try:
        writer.write(name, _blocks(archive, info), _time(info))
    except NotImplementedError as problem:
        return "unknown", str(problem)
    except BROKEN_ZIP as problem:
        return "damaged", str(problem)
    return None


def _blocks(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:
        while block := stream.read(_BLOCK):
            yield block


def _salvaged(path: Path, writer: Writer, why: str) -> Unpacked:
    """Take out what can be read of a zip whose directory is gone, such as a cut download."""
    found = list(zip_salvage.members(path, most=MOST_MEMBERS))
    decode = _decoder([one.name for one in found if not one.utf8])
    locked = False
    unread = []
    for one in found:
        name = one.name.decode("utf-8", "replace") if one.utf8 else decode(one.name)
        try:
            if not one.encrypted and not name.endswith("/"):
                writer.write(name, zip_salvage.blocks(path, one))
                continue
        except BROKEN_ZIP:
            unread.append(name)
        locked |= one.encrypted
    state: State = "encrypted" if locked else "damaged"
    return Unpacked(state, why, tuple(writer.members), (), tuple(unread))


def _is_file(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16) if info.create_system == 3 else 0
    return kind in (0, stat.S_IFREG)


def _time(info: zipfile.ZipInfo) -> float | None:
    try:
        return datetime.datetime(*info.date_time).timestamp()  # noqa: DTZ001 - a zip knows no zone
    except (ValueError, OverflowError, OSError):
        return None


def _names(listed: list[zipfile.ZipInfo]) -> list[str]:
    """Return the names as their maker saw them, parts joined with `/`."""
    raw = [_raw(info) for info in listed]
    decode = _decoder([name for name in raw if isinstance(name, bytes)])
    decoded = (name if isinstance(name, str) else decode(name) for name in raw)
    return [name.partition("\0")[0].replace("\\", "/") for name in decoded]


def _raw(info: zipfile.ZipInfo) -> str | bytes:
    """Return a name, or its bytes where the archive does not say how to read them."""
    if told := _told(info):
        return told
    if info.flag_bits & _UTF8:
        return info.orig_filename
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.orig_filename


def _told(info: zipfile.ZipInfo) -> str | None:
    """Return the name in the extra field that some programs write beside the system's own."""
    extra = info.extra
    while len(extra) >= 4:
        kind, length = int.from_bytes(extra[:2], "little"), int.from_bytes(extra[2:4], "little")
        body, extra = extra[4 : 4 + length], extra[4 + length :]
        if kind == _UNICODE_PATH and body[:1] == b"\x01":
            with contextlib.suppress(UnicodeDecodeError):
                return body[5:].decode("utf-8")
    return None


def _decoder(names: list[bytes]) -> Callable[[bytes], str]:
    """Return how to read names. One program wrote them all, so they are looked at together.

    Two bytes of a Chinese character in GBK may also be one of UTF-8, though of another script: 图
    is ͼ. What UTF-8 would read without a single character of three bytes is Chinese in GBK.
    """
    together = b"\n".join(names)
    for encoding in ("utf-8", "gb18030"):
        try:
            text = together.decode(encoding)
        except UnicodeDecodeError:
            continue
        if (
            encoding == "utf-8"
            and not text.isascii()
            and max(text) < "\u0800"
            and _is_gbk(together)
        ):
            continue
        return lambda name: name.decode(encoding)
    return _either


def _is_gbk(names: bytes) -> bool:
    try:
        text = names.decode("gbk")
    except UnicodeDecodeError:
        return False
    return all(c.isascii() or "\u3000" <= c <= "\u9fff" or c > "\uff00" for c in text)


def _either(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")

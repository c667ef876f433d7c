"""Archives and mails for the tests, written by hand: names in GBK, hostile ones, Outlook's form."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

LINK = 0o120777 << 16


class Member(zipfile.ZipInfo):
    """A member whose name is written as the bytes given, without saying what encoding it is."""

    def __init__(self, name: bytes, data: bytes = b"", *, mode: int = 0, locked: bool = False):
        super().__init__(name.decode("latin-1"), (2026, 3, 2, 8, 30, 0))
        self.raw, self.data, self.locked = name, data, locked
        self.compress_type = zipfile.ZIP_DEFLATED
        self.create_system = 3
        self.external_attr = mode or 0o100644 << 16

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own name
        return self.raw, self.flag_bits & ~0x800


def archive(file: Path, members: Iterable[Member]) -> Path:
    """Write a zip; a locked member has the flag of one behind a password."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as made:
        for one in members:
            made.NameToInfo.clear()  # names may recur
            made.writestr(one, one.data)
            if one.locked:
                one.flag_bits |= 1
    content = file.read_bytes()
    for one in made.filelist:
        if one.flag_bits & 1:
            at = one.header_offset + 6
            content = content[:at] + b"\x01\x00" + content[at + 2 :]
    file.write_bytes(content)
    return file


def plain(file: Path, **members: bytes) -> Path:
    """Write a zip with names as Python writes them (UTF-8 with the flag)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(name, data)
    return file


def bomb(file: Path, size: int = 600 << 20) -> Path:
    """Write a zip of some hundred kilobytes that unpacks to `size` bytes of nothing."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(1 << 20)
    crc = 0
    packed = b""
    for _ in range(size >> 20):
        packed += packer.compress(block)
        crc = zlib.crc32(block, crc)
    packed += packer.flush()
    name = b"zeros.bin"
    middle = (20, 0, 8, 0, 0x5C21, crc, len(packed), size, len(name), 0)
    head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", *middle) + name
    central = struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, *middle, 0, 0, 0, 0, 0) + name
    start = len(head) + len(packed)
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 1, 1, len(central), start, 0)
    file.write_bytes(head + packed + central + end)
    return file


@dataclass
class Letter:
    """A mail as Outlook keeps it: texts, files and mails attached."""

    subject: str
    body: str = ""
    sender: str = "王敏"
    files: Sequence[tuple[str, bytes]] = ()
    letters: Sequence[Letter] = ()


@dataclass
class _Storage:
    name: str
    streams: dict[str, bytes] = field(default_factory=dict)
    storages: list[_Storage] = field(default_factory=list)


def msg(file: Path, letter: Letter) -> Path:
    """Write a mail in Outlook's form (MS-OXMSG in MS-CFB)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_compound(_of_letter(letter, "Root Entry", 32)))
    return file


def _of_letter(letter: Letter, name: str, head: int) -> _Storage:
    made = _Storage(name)
    texts = {0x0037: letter.subject, 0x1000: letter.body, 0x0C1A: letter.sender}
    _properties(made, head, texts, {})
    for number, (title, data) in enumerate(letter.files):
        one = _Storage(f"__attach_version1.0_#{number:08X}")
        _properties(one, 8, {0x3707: title}, {0x3701: data})
        made.storages.append(one)
    for number, inner in enumerate(letter.letters, start=len(letter.files)):
        one = _Storage(f"__attach_version1.0_#{number:08X}")
        _properties(one, 8, {}, {})
        one.storages.append(_of_letter(inner, "__substg1.0_3701000D", 24))
        made.storages.append(one)
    return made


def _properties(made: _Storage, head: int, texts: dict[int, str], data: dict[int, bytes]) -> None:
    values = {(one, 0x001F): text.encode("utf-16-le") for one, text in texts.items() if text}
    values |= {(one, 0x0102): content for one, content in data.items()}
    rows = b""
    for (one, kind), content in values.items():
        made.streams[f"__substg1.0_{one:04X}{kind:04X}"] = content
        rows += struct.pack("<HHIII", kind, one, 6, len(content) + 2 * (kind == 0x1F), 0)
    made.streams["__properties_version1.0"] = bytes(head) + rows


_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def _compound(root: _Storage) -> bytes:
    """Return a compound file: small streams in the mini stream, others in sectors."""
    entries: list[list[object]] = []  # name, kind, child, right, start, size
    small, large = bytearray(), bytearray()
    mini_fat: list[int] = []
    fat: list[int] = []

    def chained(content: bytes, into: bytearray, table: list[int], unit: int) -> int:
        start, count = len(table), -(-len(content) // unit)
        into += content + bytes(count * unit - len(content))
        table += [*range(start + 1, start + count), _END] if count else []
        return start if count else _END

    def add(one: _Storage, kind: int) -> int:
        place = len(entries)
        entries.append([one.name, kind, _FREE, _FREE, 0, 0])
        kids = [add(inner, 1) for inner in one.storages]
        for name, content in one.streams.items():
            tiny = len(content) < 4096
            start = (
                chained(content, small, mini_fat, 64) if tiny else chained(content, large, fat, 512)
            )
            kids.append(len(entries))
            entries.append([name, 2, _FREE, _FREE, start, len(content)])
        for left, right in pairwise(kids):
            entries[left][3] = right
        entries[place][2] = kids[0] if kids else _FREE
        return place

    add(root, 5)
    entries[0][4], entries[0][5] = chained(bytes(small), large, fat, 512), len(small)
    listed = b"".join(map(_entry, entries))
    directory = chained(listed, large, fat, 512)
    minis = chained(b"".join(struct.pack("<I", one) for one in mini_fat), large, fat, 512)
    tables = 1
    while tables * 128 < len(fat) + tables:
        tables += 1
    first = len(fat)
    fat += [_FAT] * tables
    packed = b"".join(struct.pack("<I", one) for one in fat).ljust(tables * 512, b"\xff")
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6,
        0, tables, directory, 0, 4096, minis, -(-len(mini_fat) // 128), _END, 0,
    )  # fmt: skip
    places = [*range(first, first + tables)] + [_FREE] * (109 - tables)
    return head + struct.pack("<109I", *places) + bytes(large) + packed


def _entry(one: list[object]) -> bytes:
    name, kind, child, right, start, size = one
    raw = str(name).encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sIQQIQ",
        raw, len(raw) + 2, kind, 1, _FREE, right, child, b"", 0, 0, 0, start, size,
    )  # fmt: skip

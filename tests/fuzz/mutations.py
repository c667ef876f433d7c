"""Files spoilt by chance. In: a whole file's bytes, its kind, a seed. Out: other bytes.

Any kind is flipped, cut, doubled and spliced; besides, each is spoilt where its readers look:
members and directories of zips, objects of PDFs, EXIF, chunks, sectors, heads, values of YAML.
The same seed gives the same bytes.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random

Change = Callable[[bytes, Random], bytes]

_SIZES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"99999999999999999999", b"1e999", b"0.0")
_WORDS = (
    b"", b"null", b"[", b"<<", b"&a", b"*a", b"!!python/object:os.system {}", b"'", b'"', b"{{x}}",
    b"\xff\xfe", b"\x00", b"\t", b"2026-02-30", b"0000-00-00", b"99999-01-01", b"NaN", b"true",
    b"../../x", b"=cmd()", b"<script>", "有效期至".encode(), "\u202e\ud7ff\u0007".encode(),
    b"9" * 400, b"{" * 300, b"- " * 200, b"? ", b"<<: *a", b"|", b"%", b"1:2:3", b"0x1", b"1_0",
)  # fmt: skip


def mutated(content: bytes, other: bytes, kind: str, seed: int) -> bytes:
    """Return `content` spoilt once to four times; `other` is another file of the kind."""
    rng = Random(seed)
    own = _OWN.get(kind, ())
    for _ in range(rng.choice((1, 1, 2, 4))):
        if own and rng.random() < 0.65:
            content = rng.choice(own)(content, rng)
        elif rng.random() < 0.15:
            content = _spliced(content, other, rng)
        else:
            content = rng.choice(_ANY)(content, rng)
    return content[: 4 << 20]


def _flipped(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 3, 20)) if changed else 0):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _cut(content: bytes, rng: Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)]


def _headless(content: bytes, rng: Random) -> bytes:
    return content[:8] + content[rng.randrange(len(content) + 1) :]


def _stretch(content: bytes, rng: Random) -> tuple[int, int]:
    start = rng.randrange(len(content) + 1)
    return start, min(len(content), start + rng.choice((1, 4, 64, 600, 9000)))


def _without(content: bytes, rng: Random) -> bytes:
    start, end = _stretch(content, rng)
    return content[:start] + content[end:]


def _doubled(content: bytes, rng: Random) -> bytes:
    start, end = _stretch(content, rng)
    return content[:end] + content[start:end] * rng.choice((1, 2, 50)) + content[end:]


def _moved(content: bytes, rng: Random) -> bytes:
    start, end = _stretch(content, rng)
    rest = content[:start] + content[end:]
    place = rng.randrange(len(rest) + 1)
    return rest[:place] + content[start:end] + rest[place:]


def _sized(content: bytes, rng: Random) -> bytes:
    form = rng.choice(("<I", ">I", "<H", ">H"))
    width = struct.calcsize(form)
    if len(content) < width:
        return content
    place = rng.randrange(len(content) - width + 1)
    value = rng.choice(_SIZES) & (256**width - 1)
    return content[:place] + struct.pack(form, value) + content[place + width :]


def _worded(content: bytes, rng: Random) -> bytes:
    place = rng.randrange(len(content) + 1)
    return content[:place] + rng.choice(_WORDS) + content[place:]


def _spliced(content: bytes, other: bytes, rng: Random) -> bytes:
    return content[: rng.randrange(len(content) + 1)] + other[rng.randrange(len(other) + 1) :]


_ANY: tuple[Change, ...] = (_flipped, _flipped, _cut, _headless, _without, _doubled, _moved, _sized)


def _within(content: bytes, pattern: bytes, rng: Random, change: Callable[[bytes], bytes]) -> bytes:
    """Change one place that a pattern finds; anything where there is none."""
    found = list(re.finditer(pattern, content, re.DOTALL))
    if not found:
        return _flipped(content, rng)
    one = rng.choice(found)
    return content[: one.start()] + change(one[0]) + content[one.end() :]


def _field_of_zip(content: bytes, rng: Random) -> bytes:
    """Change a field of a header, of the directory or of its end."""

    def change(head: bytes) -> bytes:
        place = rng.randrange(4, len(head) - 1)
        return head[:place] + struct.pack("<H", rng.choice(_SIZES) & 0xFFFF) + head[place + 2 :]

    return _within(content, rb"PK(?:\x03\x04.{26}|\x01\x02.{42}|\x05\x06.{18})", rng, change)


def _member(content: bytes, rng: Random) -> bytes:
    """Change what is in a member of a zip, which is whole again after that."""
    made = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as old:
            rows = [(one, old.read(one)) for one in old.infolist()]
    except Exception:
        return _flipped(content, rng)
    chosen = rng.randrange(max(1, len(rows)))
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for number, (one, body) in enumerate(rows):
            inner = body
            if number == chosen:
                inner = rng.choice((_markup, _markup, _markup, _flipped, _cut, _doubled))(body, rng)
            new.writestr(one.filename, inner)
            if number == chosen and rng.random() < 0.1:
                one.filename += rng.choice(("/", "\\..\\..\\x", ":", "\u202e", "x" * 300))
                new.writestr(one.filename, inner)
    return made.getvalue()


def _markup(content: bytes, rng: Random) -> bytes:
    """Change XML: double, leave out or nest an element, change an attribute or a text."""
    way = rng.randrange(5)
    if way == 0:
        return _within(content, rb"<[^>]{1,200}>", rng, lambda one: one * rng.choice((2, 40)))
    if way == 1:
        return _within(content, rb"<[^>]{1,200}>", rng, lambda _: b"")
    if way == 2:
        return _within(content, rb'"[^"]{0,200}"', rng, lambda _: b'"' + _value(rng) + b'"')
    if way == 3:
        return _within(content, rb">[^<]{1,200}<", rng, lambda _: b">" + _value(rng) + b"<")
    deep = rng.choice((10, 300, 5000))
    tag = rng.choice((b"w:p", b"a", b"w:tbl"))
    return _within(content, rb"<[^>]{1,200}/>", rng, lambda _: b"<%b>" % tag * deep)


def _value(rng: Random) -> bytes:
    return rng.choice(_NUMBERS + _WORDS)


def _number_of_pdf(content: bytes, rng: Random) -> bytes:
    return _within(content, rb"(?<=[ /\[])-?\d+(?=[ \]\n/>])", rng, lambda _: rng.choice(_NUMBERS))


def _reference(content: bytes, rng: Random) -> bytes:
    numbers = re.findall(rb"(\d+) 0 obj", content) or [b"1"]
    return _within(content, rb"\d+ 0 R", rng, lambda _: rng.choice(numbers) + b" 0 R")


def _name_of_pdf(content: bytes, rng: Random) -> bytes:
    names = re.findall(rb"/[A-Z][A-Za-z0-9]{1,20}", content) or [b"/X"]
    return _within(content, rb"/[A-Z][A-Za-z0-9]{1,20}", rng, lambda _: rng.choice(names))


def _object(content: bytes, rng: Random) -> bytes:
    times = rng.choice((0, 2))
    return _within(content, rb"\d+ 0 obj.*?endobj", rng, lambda one: one * times)


def _drawing(content: bytes, rng: Random) -> bytes:
    return _within(content, rb"(?<=stream\n).{1,80}", rng, lambda one: _worded(one, rng))


def _segment(content: bytes, rng: Random) -> bytes:
    """Change bytes within the segments of a JPEG that tell about it."""
    pattern = rb"\xff[\xc0\xc4\xda\xdb\xe0-\xef].{2,600}?(?=\xff[\xc0-\xef])"
    return _within(content, pattern, rng, lambda one: rng.choice(_ANY)(one, rng))


def _exif(content: bytes, rng: Random) -> bytes:
    """Change an entry of EXIF or TIFF: its tag, type, count or place."""
    return _within(content, rb"(?<=Exif\x00\x00).{300}", rng, lambda one: _sized(one, rng))


def _chunk(content: bytes, rng: Random) -> bytes:
    """Change a chunk of a PNG, whose checksum is right again after that."""

    def change(one: bytes) -> bytes:
        body = rng.choice((_sized, _flipped, _doubled))(one[8:-4], rng)
        kind = one[4:8]
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    found, place = [], 8
    while place + 12 <= len(content):
        (length,) = struct.unpack_from(">I", content, place)
        found.append((place, min(len(content), place + 12 + length)))
        place += 12 + length
    if not found:
        return _flipped(content, rng)
    start, end = rng.choice(found)
    return content[:start] + change(content[start:end]) + content[end:]


def _early(content: bytes, rng: Random) -> bytes:
    """Change a number among the first bytes, where most kinds keep their sizes and places."""
    return _sized(content[:600], rng) + content[600:]


def _sector(content: bytes, rng: Random) -> bytes:
    """Change an entry in a table of sectors or a directory of a compound file."""
    if len(content) < 1024:
        return content
    start = 512 * rng.randrange(1, len(content) // 512)
    return content[:start] + _sized(content[start : start + 512], rng) + content[start + 512 :]


def _line(content: bytes, rng: Random) -> bytes:
    """Change a line: leave it out, double it, move it, or what stands after its colon."""
    lines = content.split(b"\n")
    at = rng.randrange(len(lines))
    way = rng.randrange(6)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines[at:at] = [lines[at]] * rng.choice((1, 30))
    elif way == 2:
        lines.insert(rng.randrange(len(lines)), lines[at])
    elif way == 3:
        lines[at] = b" " * rng.randrange(1, 5) + lines[at]
    else:
        head, colon, _ = lines[at].partition(b":")
        lines[at] = head + colon + b" " + _value(rng)
    return b"\n".join(lines)


_ZIPPED: tuple[Change, ...] = (_member, _member, _member, _field_of_zip)
_OWN: dict[str, tuple[Change, ...]] = {
    "pdf": (_number_of_pdf, _reference, _name_of_pdf, _object, _drawing),
    "jpeg": (_segment, _exif),
    "png": (_chunk, _chunk, _early),
    "tiff": (_early, _sized),
    "bmp": (_early,),
    "webp": (_early,),
    "gif": (_early,),
    "heic": (_early, _sized),
    "docx": _ZIPPED,
    "xlsx": _ZIPPED,
    "pptx": _ZIPPED,
    "notes": _ZIPPED,
    "zip": (_field_of_zip, _field_of_zip, _member),
    "ole": (_early, _sector, _sector),
    "msg": (_early, _sector, _sector),
    "eml": (_line, _line, _worded),
    "text": (_line, _doubled, _worded),
    "project": (_line, _line, _line, _worded),
    "checklist": (_line, _line, _line, _worded),
}

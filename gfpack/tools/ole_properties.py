"""What an old Office file says of itself beside its text. In: two streams. Out: pairs.

Source: MS-OLEPS 2.21 (property sets) and MS-OSHARED 2.3.3.2 (what the numbers mean). Only what is
asked for is read, however many properties a stream claims to hold.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

_CODE_PAGE, _NARROW, _WIDE = 1, 0x1E, 0x1F
_UTF8, _UTF16 = 65001, 1200
_SUMMARY = {
    2: "title",
    3: "subject",
    4: "author",
    5: "keywords",
    6: "description",
    8: "modified_by",
}
_DOCUMENT = {14: "manager", 15: "company"}
_MOST, _LONGEST = 200, 2000

STREAMS = (("\x05SummaryInformation", _SUMMARY), ("\x05DocumentSummaryInformation", _DOCUMENT))
"""Names of the streams, and what their properties are called here (see `office_properties`)."""


def read(stream: bytes, wanted: dict[int, str]) -> Iterator[tuple[str, str]]:
    """Yield name and value of the texts wanted.

    Raises:
        struct.error: the stream is cut.
    """
    (start,) = struct.unpack_from("<I", stream, 44)
    _, count = struct.unpack_from("<II", stream, start)
    places = {}
    for number in range(min(count, _MOST, (len(stream) - start) // 8 - 1)):
        name, place = struct.unpack_from("<II", stream, start + 8 + 8 * number)
        places[name] = start + place
    page = _UTF8
    if _CODE_PAGE in places:
        (page,) = struct.unpack_from("<H", stream, places[_CODE_PAGE] + 4)
    for number, name in wanted.items():
        if number in places and (text := _text(stream, places[number], page)):
            yield name, text


def _text(stream: bytes, place: int, page: int) -> str:
    kind, length = struct.unpack_from("<II", stream, place)
    start = place + 8
    if kind == _WIDE or (kind == _NARROW and page == _UTF16):
        size = length * 2 if kind == _WIDE else length
        text = stream[start : start + min(size, _LONGEST)].decode("utf-16-le", "replace")
    elif kind == _NARROW:
        encoding = "utf-8" if page == _UTF8 else "gb18030"
        text = stream[start : start + min(length, _LONGEST)].decode(encoding, "replace")
    else:
        return ""
    return " ".join(text.replace("\0", " ").split())[:500]

"""How a page's own content ends, so that what is printed after it is printed at all.

In: a page's content streams. Out: `Ending`: how often the graphics state must be saved before and
restored after it, and what closes anything left open. Programs write pages that save more often
than they restore, or the other way round; files that were cut end within a string or a path.
Without care the stamp would be turned, scaled, clipped away, or swallowed as part of a text.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import Any

_LARGEST = 64 << 20
"""Bytes of decoded content that are looked at; more is a trap."""
_NEVER_LARGE = _LARGEST // 1040
"""Bytes packed by Deflate that cannot become so many: it packs 1032 bytes into one at best."""
_HEADERS = frozenset((b"x\x9c", b"x\xda", b"x\x01", b"x\x5e", b"H\x89"))
"""With which data packed by Deflate begin, whatever packed them."""
_LONGEST_PARSED = 8 << 20
_LONGEST_PACKED = 1 << 20
"""Bytes packed in a way that only qpdf unpacks, which knows no limit."""
_WIDEST_ROW = 100_000
_SPARE = 16
"""How often the state is restored after content nobody can read to its end."""

_QUIET = bytes(set(range(256)) - set(rb"()\%qQ"))
"""Bytes that neither change the state nor open or close a string or a comment."""
_PICTURE = re.compile(rb"BI(?<![^\s\]>)}]BI)(?=[\s/%]|$)")
"""Where an inline picture may begin."""
_SAVES = rb"q(?<![^\s\]>)}]q)(?=[\s/\[(<%]|$)"
_RESTORES = rb"Q(?<![^\s\]>)}]Q)(?=[\s/\[(<%]|$)"
_STATE = re.compile(_SAVES + b"|" + _RESTORES)
_SIGNS = re.compile(
    rb"\((?:[^()\\]++|\\.)*+\)"  # a string that ends, with no brackets in it but escaped ones
    rb"|%[^\r\n]*+|" + _SAVES + b"|" + _RESTORES + rb"|\(|\)",
    re.DOTALL,
)
"""Each alternative begins with a sign of its own: `re` leaps to the next of them."""
_LAST = frozenset(b"Q ET EMC f F B b S s n f* B* b* Do sh gs EX".split())
"""Operators that paint or close."""
_LONGEST_LAST = 3
_TOKEN = re.compile(
    rb"%[^\r\n]*|[()<>\[\]{}]|/[^\s()<>\[\]{}/%]*|[^\s()<>\[\]{}/%]+"  # comment, sign, name, word
)
_STRING = re.compile(rb"\\.|[()]", re.DOTALL)
_END_OF_IMAGE = re.compile(rb"\sEI(?=[\s]|$)")
_PAST_PIXELS = b" " * 2048 + b"\nEI"
"""Ends an inline picture whose data was cut: a reader takes so many bytes before it looks."""
_BUILDS_PATH = frozenset({b"m", b"l", b"c", b"v", b"y", b"h", b"re", b"W", b"W*"})
_PAINTS = frozenset({b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"n"})


@dataclass(frozen=True, slots=True)
class Ending:
    """What goes around a page's own content."""

    opened: int = 1
    """How often the graphics state is saved before it."""
    closed: int = 1
    """How often it is restored after it."""
    closes: bytes = b""
    """What ends a string, an array, a path, a text that was left open."""


WELL = Ending()
"""Nothing is left open."""


def ending(streams: list[Any]) -> Ending:
    """Return how the content of these streams, joined, ends."""
    content, whole = _decoded(streams[0]) if len(streams) == 1 else _joined(streams)
    if whole and _ends_well(content) and _never_leaves(content):
        return WELL
    states = _states(content)
    depth, lowest = _depth(states)
    if whole and not depth and lowest == 0 and _closed(content, states) and _ends_well(content):
        return WELL
    if len(content) > _LONGEST_PARSED:
        return Ending(1 - lowest, 1 - lowest + max(depth, 0) + _SPARE, b"n ET")
    scan = _Scan(content)
    opened = 1 - scan.lowest
    spare = 0 if whole else _SPARE
    return Ending(opened, opened + scan.depth + spare, scan.closes)


def _joined(streams: list[Any]) -> tuple[bytes, bool]:
    parts = [_decoded(one) for one in streams]
    return b"\n".join([part for part, _ in parts]), all(whole for _, whole in parts)


def _never_leaves(content: bytes) -> bool:
    """Return whether content neither saves nor restores the state, and all its strings end.

    That is so where nothing is left of it but pairs of brackets. One pass over pages of plain text.
    """
    signs = content.translate(None, _QUIET)
    return signs == b"()" * (len(signs) // 2) and not _may_hold_pictures(content)


def _states(content: bytes) -> list[bytes]:
    """Return what saves and restores the state, in order; brackets too that are no whole string.

    Where there may be inline pictures, strings are not told from their data.
    """
    if _may_hold_pictures(content):
        return _STATE.findall(content)
    return [one for one in _SIGNS.findall(content) if len(one) == 1]


def _closed(content: bytes, states: list[bytes]) -> bool:
    """Return whether all strings and inline pictures end."""
    if not _may_hold_pictures(content):
        return b"(" not in states and b")" not in states
    opening = content.count(b"(") - content.count(b"\\(")
    closing = content.count(b")") - content.count(b"\\)")
    return opening == closing and b"EI" in content


def _may_hold_pictures(content: bytes) -> bool:
    return b"I" in content and _PICTURE.search(content) is not None


def _ends_well(content: bytes) -> bool:
    """Return whether content ends with a painting or closing operator."""
    tail = content.rstrip()[-_LONGEST_LAST - 1 :]
    return not tail or tail.rsplit(None, 1)[-1] in _LAST


def _depth(states: list[bytes]) -> tuple[int, int]:
    depth = lowest = 0
    for one in states:
        depth += (one == b"q") - (one == b"Q")
        lowest = min(lowest, depth)
    return depth, lowest


class _Scan:
    """Content read token by token: what is open when it ends."""

    def __init__(self, content: bytes) -> None:
        self.depth = self.lowest = 0
        self._content = content
        self._open: list[bytes] = []
        self._text = self._path = False
        self._unclosed = b""
        place = 0
        while (found := _TOKEN.search(content, place)) is not None:
            place = self._take(found)

    @property
    def closes(self) -> bytes:
        """What closes everything that is open."""
        ends = [self._unclosed, *reversed(self._open)]
        ends += [b"n"] if self._path or self._open or self._unclosed else []
        ends += [b"ET"] if self._text else []
        return b" ".join(one for one in ends if one)

    def _take(self, found: re.Match[bytes]) -> int:
        """Take in a token; return where to go on."""
        token, end = found[0], found.end()
        if token == b"(":
            return self._string(end)
        if token == b"<" and self._content[end : end + 1] != b"<":
            return self._hexadecimal(end)
        if token in (b"<", b"["):
            self._open.append(b">>" if token == b"<" else b"]")
            return end + (token == b"<")
        if token in (b">", b"]"):
            if self._open:
                self._open.pop()
            return end + (self._content[end : end + 1] == b">" == token)
        if token == b"BI":
            return self._image(end)
        self._operator(token)
        return end

    def _operator(self, token: bytes) -> None:
        if token in (b"q", b"Q"):
            self.depth += 1 if token == b"q" else -1
            self.lowest = min(self.lowest, self.depth)
        elif token in (b"BT", b"ET"):
            self._text = token == b"BT"
        elif token in _BUILDS_PATH:
            self._path = True
        elif token in _PAINTS:
            self._path = False
        else:
            return
        self._open.clear()  # an operator within brackets: they were never closed

    def _string(self, place: int) -> int:
        level = 1
        for found in _STRING.finditer(self._content, place):
            level += {b"(": 1, b")": -1}.get(found[0], 0)
            if not level:
                return found.end()
        self._unclosed = b")" * level
        return len(self._content)

    def _hexadecimal(self, place: int) -> int:
        end = self._content.find(b">", place)
        if end < 0:
            self._unclosed = b">"
            return len(self._content)
        return end + 1

    def _image(self, place: int) -> int:
        data = re.compile(rb"\bID\s").search(self._content, place)
        end = _END_OF_IMAGE.search(self._content, data.end()) if data else None
        if end is None:
            self._unclosed = _PAST_PIXELS
            return len(self._content)
        return end.end()


def _decoded(stream: Any) -> tuple[bytes, bool]:
    """Return content decoded, and whether that is all of it."""
    import pikepdf

    try:
        raw = bytes(stream.read_raw_bytes())
        filters = stream.get("/Filter")
        if filters is None:
            return raw, True
        flate = filters == "/FlateDecode" or _is_flate(filters)
        if flate and "/DecodeParms" not in stream:
            return _inflated(raw)
        if len(raw) > _LONGEST_PACKED or _too_wide(stream):
            return b"", False
        return bytes(stream.read_bytes()), True
    except pikepdf.PdfError:
        return b"", False


def _is_flate(filters: Any) -> bool:
    """Return whether these are a list of Deflate and nothing else."""
    import pikepdf

    return isinstance(filters, pikepdf.Array) and len(filters) == 1 and filters[0] == "/FlateDecode"


def _too_wide(stream: Any) -> bool:
    """Return whether undoing a predictor would take rows of absurd length."""
    import pikepdf

    parameters = stream.get("/DecodeParms")
    each = list(parameters) if isinstance(parameters, pikepdf.Array) else [parameters]
    return any(
        not isinstance(one.get(key, 1), int) or one.get(key, 1) > _WIDEST_ROW
        for one in each
        if isinstance(one, pikepdf.Dictionary)
        for key in ("/Columns", "/Colors", "/BitsPerComponent")
    )


def _inflated(raw: bytes) -> tuple[bytes, bool]:
    usual = len(raw) < _NEVER_LARGE and raw[:2] in _HEADERS
    try:
        if usual:  # without the checksum at its end, for which readers do not care
            return zlib.decompress(raw[2:], -zlib.MAX_WBITS), True
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(raw, _LARGEST)
    except zlib.error:
        return _as_far_as_it_goes(raw), False
    return content, unpacking.eof


def _as_far_as_it_goes(raw: bytes) -> bytes:
    unpacking, content = zlib.decompressobj(), bytearray()
    try:
        for place in range(0, len(raw), 64):
            if len(content) > _LARGEST:
                break
            content += unpacking.decompress(raw[place : place + 64], _LARGEST)
    except zlib.error:
        return bytes(content)
    return bytes(content)

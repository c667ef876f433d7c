"""Which characters may a text have? In: a text. Out: three sieves, for asking without the text.

A sieve puts every character under one of 256 values; kept are those that the characters of a text
have. A character whose value is missing in any of the three is not in the text; one that passes
may be: of those that a page of two hundred different characters has not, one in seven does. The set
of characters itself would tell for sure, but takes twice as long to make and several times the
room, which counts where texts are many.
"""

from __future__ import annotations

Sieves = tuple[bytes, bytes, bytes]
_VALUES = bytes(range(256))
_FIRST = bytes((each * 167 + 41) & 255 for each in range(256))
_SECOND = bytes((each * 59 + (each >> 3) * 101) & 255 for each in range(256))
_THIRD = bytes((each * 109 + 7) & 255 for each in range(256))
"""Fixed ways to mix one half of a character's number, so that each sieve parts others."""


def sieved(text: str) -> Sieves:
    """Return for each sieve the values that the characters of a text have, each once."""
    first, second, third = values(text)
    return _once(first), _once(second), _once(third)


def values(text: str) -> Sieves:
    """Return for each sieve the value of each character, two of one beyond U+FFFF."""
    halves = text.encode("utf-16-le", "surrogatepass")
    low, high = halves[::2], halves[1::2]
    return (
        low,
        _mixed(low, high.translate(_FIRST)),
        _mixed(low.translate(_SECOND), high.translate(_THIRD)),
    )


def _mixed(one: bytes, other: bytes) -> bytes:
    whole = int.from_bytes(one, "little") ^ int.from_bytes(other, "little")
    return whole.to_bytes(len(one), "little")


def _once(some: bytes) -> bytes:
    return _VALUES.translate(None, _VALUES.translate(None, some))

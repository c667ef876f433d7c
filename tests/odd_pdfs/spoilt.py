"""PDFs spoilt by chance, always the same. In: whole PDFs, a seed. Out: (what was done, bytes)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from tests.fuzz.mutations import mutated

Change = Callable[[bytes, Random], bytes]


def spoilt(originals: Sequence[bytes], count: int, seed: int) -> list[tuple[str, bytes]]:
    """Return `count` spoilt files, each kind of damage as often as any other."""
    rng = Random(seed)
    kinds = tuple(_CHANGES)
    found = []
    for number in range(count):
        kind = kinds[number % len(kinds)]
        original = rng.choice(originals)
        if kind == "mixed":
            body = mutated(original, rng.choice(originals), "pdf", rng.randrange(2**32))
        else:
            body = _CHANGES[kind](original, rng)
        found.append((kind, body))
    return found


def _flipped(content: bytes, rng: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(rng.choice((1, 5, 40))):
        changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _truncated(content: bytes, rng: Random) -> bytes:
    return content[: int(len(content) * rng.uniform(0.3, 1.0))]


def _tail_gone(content: bytes, rng: Random) -> bytes:
    return content[: -rng.randrange(1, min(len(content), 1500))]


def _xref_shifted(content: bytes, rng: Random) -> bytes:
    return re.sub(
        rb"startxref\s+(\d+)",
        lambda one: b"startxref\n%d" % (int(one[1]) + rng.choice((-7, 3, 100000))),
        content,
    )


def _xref_rows(content: bytes, rng: Random) -> bytes:
    def moved(one: re.Match[bytes]) -> bytes:
        return b"%010d" % (int(one[1]) + 9) + one[2] if rng.random() < 0.3 else one[0]

    return re.sub(rb"(\d{10})( \d{5} n)", moved, content)


def _junk_before(content: bytes, rng: Random) -> bytes:
    return rng.randbytes(rng.choice((1, 100, 1000))) + b"\n" + content


def _junk_after(content: bytes, rng: Random) -> bytes:
    return content + rng.randbytes(rng.choice((1, 100, 5000)))


def _lines_changed(content: bytes, _: Random) -> bytes:
    """As a mail program does that takes the file for text."""
    return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _zeroed(content: bytes, rng: Random) -> bytes:
    start = rng.randrange(len(content))
    size = min(len(content) - start, rng.choice((16, 512, 4096)))
    return content[:start] + b"\0" * size + content[start + size :]


def _lengths(content: bytes, rng: Random) -> bytes:
    return re.sub(
        rb"/Length (\d+)(?! 0 R)",
        lambda one: b"/Length %d" % max(0, int(one[1]) + rng.choice((-9, 0, 5, 99999))),
        content,
    )


def _without_ends(content: bytes, rng: Random) -> bytes:
    word = rng.choice((b"endobj", b"endstream", b"%%EOF", b"trailer", b"/Type"))
    return content.replace(word, b"")


def _as_is(content: bytes, _: Random) -> bytes:
    return content


_CHANGES: dict[str, Change] = {
    "flipped": _flipped,
    "truncated": _truncated,
    "tail-gone": _tail_gone,
    "xref-shifted": _xref_shifted,
    "xref-rows": _xref_rows,
    "junk-before": _junk_before,
    "junk-after": _junk_after,
    "lines-changed": _lines_changed,
    "zeroed": _zeroed,
    "lengths": _lengths,
    "without-ends": _without_ends,
    "mixed": _as_is,
}

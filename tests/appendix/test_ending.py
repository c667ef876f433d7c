"""How a page's own content ends: told without being misled by what only looks like an operator."""

from __future__ import annotations

import zlib

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gfpack.appendix.ending import WELL, Ending, ending

WHOLE = {
    b"q ": 1,
    b"Q\n": -1,
    b"Q(x)Tj\n": -1,
    b"(q Q q) Tj\n": 0,
    b"(\\( q \\) \\\\) Tj\n": 0,
    b"(in (q) side) Tj\n": 0,
    b"(((three q))) Tj\n": 0,
    b"[(q)-1(Q)] TJ\n": 0,
    b"<71> Tj ": 0,
    b"% q ( Q\n": 0,
    b"/q gs /Eq Do\n": 0,
    b"(BIM q) Tj\n": 0,
    b"0 0 9 9 re f\n": 0,
    b"/P <</A (Q)>> BDC EMC\n": 0,
    b"BI /W 1 /H 1 ID \x07 EI\n": 0,
}
"""Pieces of content, and how many times each saves the graphics state."""


PDF = pikepdf.new()


def streams(*contents: bytes) -> list[pikepdf.Object]:
    return [PDF.make_stream(one) for one in contents]


def packed(content: bytes, filters: object = pikepdf.Name.FlateDecode) -> list[pikepdf.Object]:
    return [PDF.make_stream(content, Filter=filters)]


@given(st.lists(st.sampled_from(sorted(WHOLE)), max_size=12))
def test_saving_and_restoring_is_counted_and_nothing_else(pieces: list[bytes]):
    content = b"".join(pieces) + b"BT ET"
    depths = [sum(WHOLE[one] for one in pieces[:end]) for end in range(len(pieces) + 1)]
    opened = 1 - min(depths)
    expected = Ending(opened, opened + depths[-1])
    assert ending(streams(content)) == expected
    assert ending(packed(zlib.compress(content))) == expected


@pytest.mark.parametrize(
    ("content", "closes"),
    [
        (b"BT (never ends Q", b") n ET"),
        (b"BT (a (b) never ends (c) Q", b") n ET"),
        (b"(ends \\\\) Tj (does not \\) Q", b") n"),
        (b"BT <41", b"> n ET"),
        (b"[(a) (b)", b"] n"),
        (b"/Span << /A (b)", b">> n"),
        (b"0 0 9 9 re", b"n"),
        (b"BT (a) Tj", b"ET"),
    ],
)
def test_what_is_open_is_closed(content: bytes, closes: bytes):
    assert ending(streams(content)) == Ending(1, 1, closes)


def test_streams_are_read_as_one():
    assert ending(streams(b"q BT (a", b"b) Tj ET Q")) == WELL
    assert ending(streams(b"q", b"BT ET", b"Q q")) == Ending(1, 2)


def test_content_that_is_cut_is_restored_more_often():
    whole = zlib.compress(bytes(range(33, 127)) * 90 + b" q q BT ET")
    assert ending(packed(whole[:-20])).closed > 10


@pytest.mark.parametrize("level", [0, 1, 6, 9])
def test_content_whose_checksum_is_wrong_is_whole_as_readers_take_it(level: int):
    content = zlib.compress(b"q Q q BT ET", level)
    assert ending(packed(content[:-1] + b"!")) == Ending(1, 2)
    assert ending(packed(content[:-4])) == Ending(1, 2)


def test_content_packed_in_other_ways_is_read():
    raw = b"Q BT ET"
    small = zlib.compressobj(wbits=9)
    text = pikepdf.Name.ASCIIHexDecode
    flate = pikepdf.Name.FlateDecode
    assert ending(packed(small.compress(raw) + small.flush())) == Ending(2, 1)
    assert ending(packed(zlib.compress(raw), pikepdf.Array([flate]))) == Ending(2, 1)
    assert ending(packed(raw.hex().encode() + b">", text)) == Ending(2, 1)
    twice = zlib.compress(raw).hex().encode() + b">"
    assert ending(packed(twice, pikepdf.Array([text, flate]))) == Ending(2, 1)
    assert ending(packed(b"neither", flate)).closed > 10


def test_content_that_grows_beyond_measure_is_not_unpacked():
    assert ending(packed(zlib.compress(b" " * (80 << 20)))).closed > 10

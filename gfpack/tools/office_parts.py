"""The XML parts of an office file, read piece by piece within limits. In: an archive, a name."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import IO, Any

LARGEST_PART = 64 * 1024 * 1024
"""Bytes that one part may unpack to; no text is larger."""


def elements(archive: zipfile.ZipFile, part: str, *names: str) -> Iterator[Any]:
    """Yield the elements of these names (in any name space) of a part, each when it is whole.

    Raises:
        ValueError: the part is larger than any text is.
        lxml.etree.XMLSyntaxError: it is no XML.
        KeyError, zipfile.BadZipFile: it is not there, or damaged.
    """
    from lxml import etree

    tags = tuple(f"{{*}}{name}" for name in names)
    with archive.open(part) as stream:
        for _, element in etree.iterparse(
            _Limited(stream), tag=tags, resolve_entities=False, no_network=True, load_dtd=False
        ):
            yield element


def forget(element: Any) -> None:
    """Let go of what was read, so that a large part does not stay in memory."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def space_of(element: Any) -> str:
    """Return the name space of an element."""
    return str(element.tag)[1:].partition("}")[0]


class _Limited:
    """A stream that refuses to yield more than a part may hold."""

    def __init__(self, stream: IO[bytes]) -> None:
        self.stream = stream
        self.left = LARGEST_PART

    def read(self, size: int = 65536) -> bytes:
        """Return the next bytes.

        Raises:
            ValueError: the part is larger than any text is.
        """
        block = self.stream.read(size)
        self.left -= len(block)
        if self.left < 0:
            raise ValueError("a part unpacks to more than 64 MB")
        return block

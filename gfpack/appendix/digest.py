"""The identity of an attachment: a digest of its bound pages that any PDF reader can compute.

In: for every page of an attachment, in order, what stands on it apart from gfpack's stamp. Out:
SHA-256 as lower-case hex.

The digest, written down so that an independent reader can reproduce it from the appendix alone.
Every bound page has an array as /Contents. Its first stream (graphics state, possibly a scale) and
its last two (the stamp) are gfpack's; those between are the page's own. (Earlier versions wrote the
stamp as one stream, which then holds the operator Tf itself.) A page's digest is SHA-256 of:

1. the four bytes `page`;
2. for each of the page's own content streams, in order: its length as 8 bytes, big-endian, then
   its bytes as they stand in the file between `stream` and `endstream`, filters not undone;
3. for each image and form reached through /XObject of the page's /Resources, and of the /Resources
   of such forms in turn, each once: SHA-256 of its length (8 bytes, big-endian) and the first
   65,536 of its bytes as they stand in the file; these hashes (32 bytes each) in ascending order,
   so that names do not matter.

The attachment's digest is SHA-256 of the digests (32 bytes each) of its pages in order.

In pypdf "bytes as they stand in the file" is `_data` of the stream object, in pikepdf
`read_raw_bytes()`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

IMAGE_HEAD = 65536
"""Bytes of an image or form that count, besides its length."""


@dataclass(frozen=True, slots=True)
class ImageHead:
    """An image or form known by its length and the bytes that count, for who has not got it all."""

    length: int
    head: bytes


@dataclass(frozen=True, slots=True)
class PageContent:
    """What the digest takes of one page: its own content streams, images and forms, as stored."""

    contents: Sequence[bytes]
    objects: Sequence[bytes | ImageHead]
    known: Sequence[bytes] = ()
    """Digests of further objects, for who has them already."""


def digest(pages: Iterable[PageContent]) -> str:
    """Return the digest of an attachment's pages as described above."""
    return digest_of(page_digest(page) for page in pages)


def digest_of(pages: Iterable[bytes]) -> str:
    """Return the digest of an attachment, given those of its pages."""
    return hashlib.sha256(b"".join(pages)).hexdigest()


def page_digest(page: PageContent) -> bytes:
    """Return the digest of one page, 32 bytes."""
    whole = hashlib.sha256(b"page")
    for content in page.contents:
        whole.update(len(content).to_bytes(8, "big"))
        whole.update(content)
    for one in sorted([*(_of_object(one) for one in page.objects), *page.known]):
        whole.update(one)
    return whole.digest()


def _of_object(stored: bytes | ImageHead) -> bytes:
    if isinstance(stored, ImageHead):
        return object_digest(stored.length, stored.head)
    return object_digest(len(stored), stored)


def object_digest(length: int, head: bytes) -> bytes:
    """Return the digest of an image or form: its length, and what it begins with."""
    image = hashlib.sha256(length.to_bytes(8, "big"))
    image.update(head[:IMAGE_HEAD])
    return image.digest()

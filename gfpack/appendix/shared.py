"""Equal fonts and pictures of different source PDFs stored once.

In: pages just copied into a volume. Out: the same pages, whose images and font programs are those
of an earlier page where they are equal to the last byte. Bytes are only compared where lengths are
the same, so the usual appendix, which has no equal ones, pays next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gfpack.appendix.digest import IMAGE_HEAD, object_digest
from gfpack.appendix.draft import Draft

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_LEAST = 2048
"""Bytes below which looking costs more than it saves."""


class Shared:
    """The images and font programs of one volume so far."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._only: dict[int, Any] = {}
        """The first stream of each length."""
        self._sampled: dict[int, dict[bytes, list[Any]]] = {}
        """Where there are more of one length: the different ones, by some of their bytes."""
        self._same: dict[tuple[int, int], Any] = {}
        """By number of an object: the one to be used in its place."""
        self._seen: set[tuple[int, int]] = set()
        """Resources, fonts and forms that have been gone through."""

    def share(self, page: Any) -> None:
        """Let a page use the equal images and fonts of pages before.

        To be called before anything is taken of what the page holds.
        """
        import pikepdf

        waiting = [page.get("/Resources")]
        while waiting:
            resources = waiting.pop()
            if not isinstance(resources, pikepdf.Dictionary) or not self._is_new(resources):
                continue
            self._share_fonts(resources.get("/Font"))
            waiting += self._share_images(resources.get("/XObject"))

    def _share_images(self, drawn: Any) -> Iterator[Any]:
        """Replace equal images; yield the resources of forms."""
        import pikepdf

        if not isinstance(drawn, pikepdf.Dictionary):
            return
        for name, one in list(drawn.items()):
            if not isinstance(one, pikepdf.Stream):
                continue
            if one.get("/Subtype") == pikepdf.Name.Form:
                if self._is_new(one):
                    yield one.get("/Resources")
                continue
            self._share_parts(one)
            kept = self._kept(one)
            if kept.objgen != one.objgen:
                drawn[name] = kept

    def _share_parts(self, image: Any) -> None:
        """Let an image use an equal mask or colour profile, so that it may be equal itself."""
        import pikepdf

        if _holds(image, "/SMask", pikepdf.Stream):
            image["/SMask"] = self._kept(image["/SMask"])
        space = image.get("/ColorSpace")
        if isinstance(space, pikepdf.Array) and len(space) == 2:
            profile = space[1]
            if isinstance(profile, pikepdf.Stream) and profile.objgen not in self._same:
                kept = self._kept(profile, least=0)
                if kept.objgen != profile.objgen:
                    image["/ColorSpace"] = pikepdf.Array([space[0], kept])

    def _share_fonts(self, fonts: Any) -> None:
        import pikepdf

        if not isinstance(fonts, pikepdf.Dictionary):
            return
        for font in fonts.values():
            if not isinstance(font, pikepdf.Dictionary) or not self._is_new(font):
                continue
            below = font.get("/DescendantFonts")
            listed = list(below) if isinstance(below, pikepdf.Array) else [font]
            for one in listed:
                if not isinstance(one, pikepdf.Dictionary):
                    continue
                described: Any = one.get("/FontDescriptor")
                for key in _FONT_FILES if isinstance(described, pikepdf.Dictionary) else ():
                    if _holds(described, key, pikepdf.Stream):
                        kept = self._kept(described[key])
                        if kept.objgen != described[key].objgen:
                            described[key] = kept

    def _kept(self, stream: Any, least: int = _LEAST) -> Any:
        """Return the first stream that is equal to this one, maybe itself."""
        number = stream.objgen
        known = self._same.get(number)
        if known is not None:
            return known
        length = self._length(stream)
        found = self._first(stream, length) if length >= least else stream
        self._same[number] = found
        return found

    def _first(self, stream: Any, length: int) -> Any:
        """Return the equal stream that came first; remember this one if there is none."""
        only = self._only.setdefault(length, stream)
        if only is stream:
            return stream
        sampled = self._sampled.setdefault(length, {})
        if not sampled:
            sampled[self._sample(only)] = [only]
        alike = sampled.setdefault(self._sample(stream), [])
        found = next((one for one in alike if self._equal(one, stream)), stream)
        if found is stream:
            alike.append(stream)
        return found

    def _length(self, stream: Any) -> int:
        left = self._draft.left(stream)
        length = stream.get("/Length") if left is None else left.data.length
        return length if isinstance(length, int) else 0

    def _sample(self, stream: Any) -> bytes:
        """Return some bytes that tell most streams of one length apart."""
        left = self._draft.left(stream)
        if left is not None:
            return left.digest
        try:
            stored = memoryview(stream.get_raw_stream_buffer())
        except RuntimeError:  # qpdf cannot get at the bytes: nothing is said of them here
            return b""
        return object_digest(len(stored), bytes(stored[:IMAGE_HEAD]))

    def _equal(self, one: Any, other: Any) -> bool:
        """Return whether two streams say the same; what their dictionaries refer to must be one."""
        if _said(one) != _said(other):
            return False
        try:
            return bool(self._data(one) == self._data(other))
        except RuntimeError:
            return False

    def _data(self, stream: Any) -> memoryview:
        left = self._draft.left(stream)
        if left is not None:
            return memoryview(b"".join(left.data.chunks()))
        return memoryview(stream.get_raw_stream_buffer())

    def _is_new(self, one: Any) -> bool:
        number = one.objgen
        if not number[0]:  # it stands in its place, shared with nobody
            return True
        if number in self._seen:
            return False
        self._seen.add(number)
        return True


def _holds(owner: Any, key: str, kind: type) -> bool:
    """Return whether a dictionary's entry is of a kind."""
    return isinstance(owner.get(key), kind)


def _said(stream: Any) -> dict[str, bytes]:
    return {key: _written(value) for key, value in stream.items() if key != "/Length"}


def _written(value: Any) -> bytes:
    if getattr(value, "is_indirect", False):
        return b"%d %d R" % value.objgen
    return bytes(value.unparse()) if hasattr(value, "unparse") else repr(value).encode()

"""The pictures of an appendix. In: photos. Out: each as an image of a draft; equal ones once.

Their data stay in the clients' files, or among the pieces, until the draft is saved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from gfpack.appendix.digest import object_digest
from gfpack.appendix.draft import Draft
from gfpack.appendix.image_models import BadPicture, Colours, Picture, bytes_of
from gfpack.appendix.materials import Photo
from gfpack.appendix.pictures import from_piece, passed
from gfpack.appendix.pieces import Piece, Pieces, Wanted
from gfpack.appendix.reasons import Reason, Unbindable
from gfpack.base import leftovers
from gfpack.tools.file_parts import FileParts
from gfpack.tools.worker import Failure

_Key = tuple[str, int]
"""A picture's content, else its path, and the frame."""
_Shown = tuple[Path, Picture, bytes]
"""Where its data lie, what it is, its digest."""
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}


def hung(photos: Iterable[Photo], pieces: Pieces | None = None) -> Gallery:
    """Return a gallery of these photos; what must be decoded is kept among `pieces`.

    Raises:
        Unbindable: one of them cannot be shown.
    """
    each = {_key(photo): photo for photo in reversed(tuple(photos))}
    ordered = tuple(reversed(each.values()))
    gallery = Gallery()
    with ExitStack() as room:
        for photo, (path, shown, mark) in zip(ordered, _shown(ordered, pieces, room), strict=True):
            if path != photo.path and pieces is None:
                path, shown = photo.path, _in_memory(path, shown)  # noqa: PLW2901 - see there
            gallery.add(photo, path, shown, mark)
    return gallery


def _shown(photos: tuple[Photo, ...], pieces: Pieces | None, room: ExitStack) -> list[_Shown]:
    """Return how each photo is shown, in order: as it is, or decoded."""
    found: dict[_Key, _Shown] = {}
    failed: dict[str, Reason] = {}
    waiting: list[Photo] = []
    for photo in photos:
        with _gathered(failed), _told(photo):
            kept = passed(photo.path, photo.kind, photo.frame)
            if kept is None:
                waiting.append(photo)
            else:
                found[_key(photo)] = (photo.path, kept[0], object_digest(kept[0].length, kept[1]))
    if waiting:
        pieces = pieces or Pieces(room.enter_context(leftovers.room()))
        wanted = [Wanted(one.path, one.frame, one.sha256) for one in waiting]
        with _told(waiting[0]):
            made = pieces.of(wanted)
        for photo, piece in zip(waiting, made, strict=True):
            with _gathered(failed), _told(photo):
                found[_key(photo)] = _decoded(piece)
    if failed:
        raise Unbindable(failed)
    return [found[_key(photo)] for photo in photos]


def _decoded(piece: Piece | Failure) -> _Shown:
    if isinstance(piece, Failure):
        raise BadPicture(piece.why, too_large=piece.kind == "memory" or "pixels" in piece.why)
    shown, head = from_piece(piece)
    return piece.path, shown, object_digest(shown.length, head)


@contextmanager
def _gathered(failed: dict[str, Reason]) -> Iterator[None]:
    """Take note of what cannot be bound, and go on: all of it is to be known at once."""
    try:
        yield
    except Unbindable as bad:
        failed.update(bad.reasons)


@contextmanager
def _told(photo: Photo) -> Iterator[None]:
    """Tell which file cannot be shown."""
    try:
        yield
    except BadPicture as bad:
        reason = Reason.TOO_LARGE if bad.too_large else Reason.DAMAGED
        raise Unbindable({photo.file: reason}) from bad
    except OSError as gone:
        raise Unbindable({photo.file: Reason.MISSING}) from gone


def _in_memory(path: Path, shown: Picture) -> Picture:
    """Return a picture that does not need the file of its piece, which is about to go."""
    content = path.read_bytes()
    return replace(shown, parts=tuple(bytes_of(part, content) for part in shown.parts))


def _key(photo: Photo) -> _Key:
    return photo.sha256 or str(photo.path), photo.frame


class Gallery:
    """Pictures by photo, for one draft."""

    def __init__(self) -> None:
        self._pictures: dict[_Key, _Shown] = {}
        self._images: dict[_Key, Any] = {}
        self._profiles: dict[bytes, Any] = {}

    def add(self, photo: Photo, path: Path, shown: Picture, mark: bytes) -> None:
        """Take in a photo whose data lie in the file at `path`; `mark` is its digest."""
        self._pictures.setdefault(_key(photo), (path, shown, mark))

    def image(self, draft: Draft, photo: Photo) -> Any:
        """Return a photo as an image of the draft.

        Raises:
            OSError: its file is gone.
        """
        key = _key(photo)
        if key not in self._images:
            path, shown, mark = self._pictures[key]
            data = FileParts.of(path, shown.parts)
            self._images[key] = draft.stream(data, self._entries(draft, shown), mark)
        return self._images[key]

    def about(self, photo: Photo) -> Picture:
        """Return what is known of a photo."""
        return self._pictures[_key(photo)][1]

    def _entries(self, draft: Draft, shown: Picture) -> dict[str, Any]:
        import pikepdf

        entries: dict[str, Any] = {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": shown.width,
            "/Height": shown.height,
            "/BitsPerComponent": shown.bits,
            "/ColorSpace": self._space(draft, shown.colours),
            "/Filter": pikepdf.Name(shown.filter),
        }
        if shown.parameters:
            entries["/DecodeParms"] = pikepdf.Dictionary(dict(shown.parameters))
        if shown.colours.components == 4 and shown.colours.inverted:
            entries["/Decode"] = [1, 0] * 4
        return entries

    def _space(self, draft: Draft, colours: Colours) -> Any:
        import pikepdf

        plain = pikepdf.Name(_SPACES[colours.components])
        if colours.palette is not None:
            most = min(255, len(colours.palette) // 3 - 1)
            table = pikepdf.String(colours.palette[: 3 * most + 3])
            return pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, most, table])
        if colours.profile is None:
            return plain
        if colours.profile not in self._profiles:
            said = pikepdf.Dictionary(N=colours.components, Alternate=plain)
            self._profiles[colours.profile] = draft.pdf.make_stream(colours.profile, said)
        return pikepdf.Array([pikepdf.Name.ICCBased, self._profiles[colours.profile]])

"""A picture put onto its sheet.

In: a page that gfpack set, the frame on it, and a picture file. Out: the page with the picture
drawn upright into the frame. A picture bound twice stands in the PDF once.
"""

from __future__ import annotations

import hashlib
from typing import Any

from gfpack.appendix.materials import Photo
from gfpack.appendix.own_pages import Frame
from gfpack.appendix.page import A4
from gfpack.appendix.pictures import Picture, picture, placed


class Hanger:
    """Hangs pictures on pages of one PDF."""

    def __init__(self, pdf: Any) -> None:
        self._pdf = pdf
        self._profiles: dict[bytes, Any] = {}

    def hang(self, page: Any, photo: Photo, frame: Frame) -> bool:
        """Draw `photo` into `frame`; return whether the file holds the whole picture.

        Raises:
            BadPicture: the file cannot be shown.
            OSError: the file cannot be read.
        """
        import pikepdf

        shown = picture(photo.path, photo.kind, photo.frame)
        bottom = A4[3] - frame.y - frame.height
        matrix = placed(photo.orientation, frame.x, bottom, frame.width, frame.height)
        numbers = " ".join(f"{value:.4f}" for value in matrix)
        page.Resources["/XObject"] = pikepdf.Dictionary({"/Photo": self._image(shown)})
        page.contents_add(f"q {numbers} cm /Photo Do Q\n".encode())
        return shown.complete

    def _image(self, shown: Picture) -> Any:
        import pikepdf

        entries: dict[str, Any] = {
            "/Type": pikepdf.Name.XObject,
            "/Subtype": pikepdf.Name.Image,
            "/Width": shown.width,
            "/Height": shown.height,
            "/BitsPerComponent": shown.bits,
            "/ColorSpace": self._space(shown),
            "/Filter": pikepdf.Name(shown.filter),
        }
        if shown.parameters:
            entries["/DecodeParms"] = pikepdf.Dictionary(dict(shown.parameters))
        if shown.colours.components == 4 and shown.colours.inverted:
            entries["/Decode"] = pikepdf.Array([1, 0] * 4)
        return pikepdf.Stream(self._pdf, b"".join(shown.parts), entries)

    def _space(self, shown: Picture) -> Any:
        import pikepdf

        colours = shown.colours
        plain = {
            1: pikepdf.Name.DeviceGray,
            3: pikepdf.Name.DeviceRGB,
            4: pikepdf.Name.DeviceCMYK,
        }
        if colours.palette is not None:
            most = len(colours.palette) // 3 - 1
            table = pikepdf.String(colours.palette)
            return pikepdf.Array([pikepdf.Name.Indexed, pikepdf.Name.DeviceRGB, most, table])
        if colours.profile is None:
            return plain[colours.components]
        key = hashlib.sha256(colours.profile).digest()
        if key not in self._profiles:
            stream = pikepdf.Stream(self._pdf, colours.profile)
            stream["/N"] = colours.components
            stream["/Alternate"] = plain[colours.components]
            self._profiles[key] = self._pdf.make_indirect(stream)
        return pikepdf.Array([pikepdf.Name.ICCBased, self._profiles[key]])

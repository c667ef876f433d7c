"""Black and white scans (CCITT group 3 and 4) in TIFF files, passed through as they are.

In: a TIFF's directory. Out: a `Picture` whose stream is the file's one strip, or None where it has
to be decoded: several strips, bits in reverse order, other compressions. ISO 32000-2, 7.4.6;
TIFF 6.0, section 11.
"""

from __future__ import annotations

from gfpack.appendix.image_models import Colours, Picture
from gfpack.tools.tiff import Directory

_MODIFIED_HUFFMAN, _GROUP_3, _GROUP_4 = 2, 3, 4
_BITS, _COMPRESSION, _PHOTOMETRIC, _FILL_ORDER, _STRIPS, _SAMPLES = 258, 259, 262, 266, 273, 277
_STRIP_BYTES, _T4, _T6, _TILES = 279, 292, 293, 324
_BLACK_IS_ZERO = 1
_TWO_DIMENSIONS, _UNCOMPRESSED = 1, 2


def fax(one: Directory, length: int) -> Picture | None:
    """Return the picture passed through; `length` is that of the file."""
    width, height = one.size
    strips, sizes = one.tags.get(_STRIPS, ()), one.tags.get(_STRIP_BYTES, ())
    plain = one.one(_BITS, 1) == one.one(_SAMPLES, 1) == one.one(_FILL_ORDER, 1) == 1
    if not plain or len(strips) != 1 or len(sizes) != 1 or _TILES in one.tags:
        return None
    way = _way(one)
    if way is None or not width or not height or not sizes[0] or strips[0] >= length:
        return None
    parameters = (
        *way,
        ("/Columns", width),
        ("/Rows", height),
        ("/EndOfBlock", False),
        ("/BlackIs1", one.one(_PHOTOMETRIC) == _BLACK_IS_ZERO),
    )
    end = strips[0] + sizes[0]
    kept = ((strips[0], min(end, length)),)
    whole = end <= length
    return Picture(width, height, 1, Colours(1), "/CCITTFaxDecode", kept, parameters, whole)


def _way(one: Directory) -> tuple[tuple[str, object], ...] | None:
    """Return the parameters that name the compression."""
    compression = one.one(_COMPRESSION)
    if one.one(_PHOTOMETRIC) > _BLACK_IS_ZERO:
        return None
    if compression == _GROUP_4 and not one.one(_T6) & _UNCOMPRESSED:
        return (("/K", -1),)
    options = one.one(_T4)
    if compression == _GROUP_3 and not options & _UNCOMPRESSED:
        return (("/K", 1 if options & _TWO_DIMENSIONS else 0), ("/EndOfLine", True))
    if compression == _MODIFIED_HUFFMAN:
        return (("/K", 0), ("/EncodedByteAlign", True))
    return None

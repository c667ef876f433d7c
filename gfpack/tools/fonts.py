"""The Chinese font that comes with gfpack.

Out: the path of Noto Sans CJK (SIL Open Font License) from the package `noto-cjk-sans-otc`, after
its bytes were compared with the hash of the published release. All own pages and all converted
office files are set in it, so that what is printed does not depend on the machine's fonts.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from gfpack.base.errors import ToolMissing
from gfpack.base.files import sha256_of

FAMILY = "Noto Sans CJK SC"
"""Simplified Chinese face of the collection."""

SHA256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"


@cache
def file() -> Path:
    """Return the path of the font collection.

    Raises:
        ToolMissing: the package is not installed, or its file is not the published one.
    """
    try:
        from noto_cjk_sans_otc import FONT_PATH
    except ImportError as problem:
        raise ToolMissing("tools.font_missing") from problem
    path = Path(str(FONT_PATH))
    if not path.is_file():
        raise ToolMissing("tools.font_missing")
    if sha256_of(path) != SHA256:
        raise ToolMissing("tools.font_changed", path=path)
    return path

"""What `zipfile` raises where a zip is broken: far more than it says. Out: `BROKEN_ZIP`."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    ValueError,  # also text that is in no encoding
    LookupError,
    OverflowError,
    OSError,  # places before the beginning of the file
    RuntimeError,  # behind a password; packed in an unknown way
)
"""Open the file before the zip: an `OSError` of the file itself is no fault of the zip."""

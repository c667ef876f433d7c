"""Word and Excel files with the same bytes for the same content.

In: the path of a docx or xlsx. Out: the same file, packed anew: members in a fixed order with the
oldest date a zip can hold, the document's own dates left out (nobody vouches for the moment a
program ran), pictures stored instead of compressed again, which python-docx does at great cost.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from gfpack.base.files import written_whole

_CORE = "docProps/core.xml"
_TYPES = "[Content_Types].xml"
_OLDEST = (1980, 1, 1, 0, 0, 0)
_STORED = (".jpg", ".jpeg", ".png")
_MOMENTS = "{http://purl.org/dc/terms/}"
_LAST_AUTHOR = (
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
)


def normalise(path: Path) -> None:
    """Pack the docx or xlsx at `path` anew, so that equal content gives equal bytes.

    Raises:
        OutputError: the file cannot be written.
        zipfile.BadZipFile: the file is no docx or xlsx.
    """
    with (
        written_whole(path) as temporary,
        zipfile.ZipFile(path) as source,
        zipfile.ZipFile(temporary, "w") as target,
    ):
        for name in sorted(source.namelist(), key=lambda name: (name != _TYPES, name)):
            content = source.read(name)
            target.writestr(_member(name), _core(content) if name == _CORE else content)


def _member(name: str) -> zipfile.ZipInfo:
    """Return what the zip says of a member: nothing that depends on machine or moment."""
    info = zipfile.ZipInfo(name, _OLDEST)
    info.create_system = 0
    info.compress_type = (
        zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
    )
    return info


def _core(content: bytes) -> bytes:
    """Return the core properties without dates and last author."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(content, parser)
    for child in list(root):
        if str(child.tag).startswith(_MOMENTS) or child.tag == _LAST_AUTHOR:
            root.remove(child)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written

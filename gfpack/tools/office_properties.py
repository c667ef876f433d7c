"""What an office file says beside its text. In: an opened docx, xlsx or pptx. Out: pairs.

Everything in which another client's name may have stayed: who wrote and changed it, the company,
title and keywords, own properties, comments and their authors, names of sheets (hidden ones by
themselves) and of ranges.
"""

from __future__ import annotations

import contextlib
import re
import zipfile
from collections.abc import Iterator

from gfpack.tools.broken_zip import BROKEN_ZIP
from gfpack.tools.office_parts import elements

_CORE, _APP, _OWN = "docProps/core.xml", "docProps/app.xml", "docProps/custom.xml"
_BOOK = "xl/workbook.xml"
_NAMES = {
    "creator": "author",
    "lastModifiedBy": "modified_by",
    "Company": "company",
    "Manager": "manager",
    "title": "title",
    "subject": "subject",
    "keywords": "keywords",
    "description": "description",
    "category": "category",
}
_COMMENTS = re.compile(
    r"word/comments\.xml|xl/(?:comments\d*|comments/comment\d+|threadedComments/\w+|persons/\w+)\.xml"
    r"|ppt/(?:comments/\w+|commentAuthors)\.xml"
)
_WRITERS = frozenset({"author", "name", "displayName"})
_MOST = 400
_LONGEST = 500


def read(archive: zipfile.ZipFile) -> tuple[tuple[str, str], ...]:
    """Return pairs of name and value, each once: author, modified_by, company, manager, title, …

    Names: those of the core and application properties, `custom`, `comment`, `comment_author`,
    `sheet`, `hidden_sheet`, `range`. A part that is damaged or too large says nothing.
    """
    from lxml import etree

    found: dict[tuple[str, str], None] = {}
    for part in archive.namelist():
        with contextlib.suppress(etree.XMLSyntaxError, *BROKEN_ZIP):
            for name, value in _pairs(archive, part):
                short = " ".join(value.split())[:_LONGEST]
                if short:
                    found.setdefault((name, short))
                if len(found) >= _MOST:
                    return tuple(found)
    return tuple(found)


def _pairs(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    if part in (_CORE, _APP):
        for element in elements(archive, part, *_NAMES):
            yield _NAMES[element.tag.rpartition("}")[2]], element.text or ""
    elif part == _OWN:
        for element in elements(archive, part, "property"):
            yield "custom", f"{element.get('name')}: {''.join(element.itertext())}"
    elif part == _BOOK:
        yield from _book(archive)
    elif _COMMENTS.fullmatch(part):
        yield from _comments(archive, part)


def _book(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    for element in elements(archive, _BOOK, "sheet", "definedName"):
        if element.tag.endswith("}sheet"):
            hidden = element.get("state") in ("hidden", "veryHidden")
            yield "hidden_sheet" if hidden else "sheet", element.get("name") or ""
        elif not (element.get("name") or "").startswith("_xlnm."):
            yield "range", f"{element.get('name')} {element.text or ''}"


def _comments(archive: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    for element in elements(
        archive, part, "comment", "cm", "author", "threadedComment", "person", "cmAuthor"
    ):
        kind = element.tag.rpartition("}")[2]
        if kind == "author":
            yield "comment_author", element.text or ""
        for name, given in element.attrib.items():
            if name.rpartition("}")[2] in _WRITERS and not given.isdigit():
                yield "comment_author", given
        if kind in ("comment", "cm", "threadedComment"):
            yield (
                "comment",
                "".join(
                    piece.text or "" for piece in element.iter("{*}t", "{*}text") if piece.text
                ),
            )

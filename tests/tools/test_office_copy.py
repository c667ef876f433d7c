"""The private copy that LibreOffice gets: nothing in it leads outside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from gfpack.tools.office_copy import private_copy

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "word/_rels/document.xml.rels"


def relations(*rows: str, head: str = "") -> str:
    return f'{head}<Relationships xmlns="{SPACE}">{"".join(rows)}</Relationships>'


def relation(kind: str, target: str, mode: str = 'TargetMode="External"') -> str:
    return f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" {mode}/>'


def copied(folder: Path, content: bytes) -> bytes:
    source = folder / "a.docx"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        archive.writestr(RELATIONS, content)
    with zipfile.ZipFile(folder / "copy" / private_copy(source, folder / "copy")) as archive:
        return archive.read(RELATIONS)


@pytest.mark.parametrize(
    "row",
    [
        relation("image", "http://127.0.0.1/x.png"),
        relation("image", "http://127.0.0.1/x.png?a>b"),
        relation("image", "http://127.0.0.1/x.png", "TargetMode=' external '"),
        relation("image", "http://127.0.0.1/x.png", 'TargetMode="&#69;xternal"'),
        f'<r:Relationship xmlns:r="{SPACE}" Id="r1" Type="{OFFICE}/image" '
        'Target="http://127.0.0.1/x.png" TargetMode="External"></r:Relationship>',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_would_be_fetched_is_left_out(tmp_path, row, encoding):
    left = copied(tmp_path, relations(row).encode(encoding))
    assert b"127.0.0.1" not in left.replace(b"\0", b"")


def test_links_to_click_and_inner_relations_stay_as_they_are(tmp_path):
    inner = relation("image", "media/image1.png", "")
    said = relations(relation("hyperlink", "https://example.com/"), inner).encode()
    assert copied(tmp_path, said) == said


@pytest.mark.parametrize(
    "content",
    [
        b"<Relationships><Relationship",
        relations(head='<!DOCTYPE x [<!ENTITY e "External">]>').encode(),
    ],
)
def test_relations_that_cannot_be_read_or_hide_something_are_refused(tmp_path, content):
    with pytest.raises(ValueError, match="damaged"):
        copied(tmp_path, content)

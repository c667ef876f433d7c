"""Files that attack or are broken, as real as they come. In: a path. Out: the file is there."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

import evidence_papers as papers
import pikepdf
import wrappings

SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cut(file: Path, whole: bytes) -> None:
    """Write the first two thirds."""
    file.write_bytes(whole[: len(whole) * 2 // 3])


def cut_pdf(file: Path) -> None:
    """A download that stopped."""
    cut(file, papers.pdf(file, papers.PERMIT_TEXT, papers.QUALITY_TEXT).read_bytes())


def cut_photo(file: Path) -> None:
    """A photo half sent."""
    cut(file, papers.photo(file).read_bytes())


def cut_docx(file: Path) -> None:
    """A Word file half sent."""
    cut(file, papers.document(file, "能源管理制度").read_bytes())


def cut_xlsx(file: Path) -> None:
    """An Excel file half sent."""
    cut(file, papers.workbook(file, [["序号", "名称"]] * 50).read_bytes())


def cut_zip(file: Path) -> None:
    """An archive half sent: the first of two members is whole."""
    members = {"先到.txt": b"whole " * 900, "后到.bin": bytes(range(256)) * 90}
    content = wrappings.plain(file, **members).read_bytes()
    file.write_bytes(content[: content.index("后到".encode()) + 60])


def locked_pdf(file: Path) -> None:
    """A PDF that asks for a password."""
    papers.locked_pdf(file, user="1")


def locked_office(file: Path) -> None:
    """A docx or xlsx behind a password: a compound file with the encrypted package in it."""
    streams = {
        "EncryptionInfo": b"\4\0\4\0@\0\0\0" + b"<encryption/>",
        "EncryptedPackage": file.name.encode() * 900,
    }
    file.write_bytes(wrappings._compound(wrappings._Storage("Root Entry", streams)))


def locked_zip(file: Path) -> None:
    """An archive whose members ask for a password."""
    wrappings.archive(file, [wrappings.Member(b"a.txt", b"secret", locked=True)])


def nothing(file: Path) -> None:
    """A file of no bytes."""
    file.touch()


def huge_picture(file: Path) -> None:
    """A picture of 200 million pixels in a few hundred kilobytes."""
    papers.huge_png(file)


def swelling_png(file: Path) -> None:
    """A small picture whose text unpacks to 800 megabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    packer = zlib.compressobj(9)
    text = b"".join(packer.compress(bytes(1 << 20)) for _ in range(800)) + packer.flush()
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 1, 0, 0, 0, 0))
    picture = chunk(b"IDAT", zlib.compress(b"\0\0" * 8))
    words = chunk(b"zTXt", b"Comment\0\0" + text)
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + head + words + picture + chunk(b"IEND", b""))


def swelling_zip(file: Path) -> None:
    """An archive of some hundred kilobytes that unpacks to 600 megabytes."""
    wrappings.bomb(file)


def zip_of_zips(file: Path) -> None:
    """Eight archives, each in the other; the innermost holds a file."""
    content = b"deep"
    for depth in range(8):
        content = wrappings.plain(
            file, **{f"{depth}.{'zip' if depth else 'txt'}": content}
        ).read_bytes()


def swelling_pdf(file: Path) -> None:
    """A PDF whose page unpacks to 256 megabytes."""
    papers.bomb_pdf(file, 256 << 20)


def swelling_docx(file: Path) -> None:
    """A docx whose text unpacks to 300 megabytes."""
    papers.bomb_docx(file)


def swelling_xlsx(file: Path) -> None:
    """An xlsx whose shared strings unpack to 300 megabytes."""
    papers.workbook(file, [["序号"]])
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if "sharedStrings" not in one.filename:
                new.writestr(one.filename, old.read(one))
        with new.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            part.write(b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">')
            for _ in range(300):
                part.write(b"<si><t>" + b"a" * (1 << 20) + b"</t></si>")
            part.write(b"</sst>")
    file.write_bytes(made.getvalue())


def deep_pages(file: Path) -> None:
    """A PDF whose one page stands below 3,000 levels of the page tree."""
    made = pikepdf.new()
    made.add_blank_page()
    inner = made.pages[0].obj
    for _ in range(3000):
        above = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=1))
        above.Kids = pikepdf.Array([inner])
        inner.Parent = above
        inner = above
    made.Root.Pages = inner
    made.save(file, static_id=True)


def endless_pages(file: Path) -> None:
    """A PDF whose page tree holds itself."""
    file.write_bytes(
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj\n"
        b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF"
    )


def deep_markup(file: Path) -> None:
    """A docx with 100,000 elements, each in the other."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w>" * 100_000 + "</w>" * 100_000)


def laughing_markup(file: Path) -> None:
    """A docx whose entities grow a thousand million times."""
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        text = '<w:p xmlns:w="w"><w:r><w:t>&a9;</w:t></w:r></w:p>'
        archive.writestr("word/document.xml", f"<!DOCTYPE x [{entities}]>{text}")


def program(file: Path) -> None:
    """A program that calls itself a licence."""
    file.write_bytes(b"MZ\x90\0" + b"\0" * 400)


def bad_names(file: Path) -> None:
    """An archive of names that lead elsewhere, that some system does not take, or that collide."""
    names = [
        "../../../climbed.txt", "/etc/absolute.txt", "C:\\Windows\\drive.txt",
        "\\\\host\\share.txt", "CON", "nul.pdf", "com1.txt", "a:stream.txt", "trailing. . ", " ",
        "..", "dir/", "dir",
        "Case.txt", "case.TXT", "caf\u00e9.txt", "cafe\u0301.txt", "\u957f" * 300 + ".txt",
        "a\0b.txt", "line\nbreak.txt", "\u202efdp.txt", "\x1b[2J.txt", "x/" * 120 + "deep.txt",
    ]  # fmt: skip
    members = [wrappings.Member(name.encode(), b"%d" % number) for number, name in enumerate(names)]
    wrappings.archive(file, members)


_PICTURE = (
    '<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:r><w:drawing>'
    '<wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:extent cx="900000" cy="900000"/><wp:docPr id="9" name="p"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData'
    ' uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>'
    '<pic:cNvPr id="9" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    f'<a:blip xmlns:r="{OFFICE}" r:link="bait0"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm>'
    '<a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>"
)


def baited_docx(file: Path, address: str) -> None:
    """A docx with a remote picture that is shown, a remote template, linked objects and parts."""
    papers.document(file, "只在正文")
    wanted = ("image", "oleObject", "attachedTemplate", "subDocument", "hyperlink", "frame")
    _with_relations(file, "word/_rels/document.xml.rels", wanted, address)
    _with_relations(file, "word/_rels/settings.xml.rels", ("attachedTemplate",), address)
    _put_in(file, "word/document.xml", "<w:sectPr", _PICTURE)


def baited_xlsx(file: Path, address: str) -> None:
    """An xlsx with a data connection, a link to another workbook, a remote picture, WEBSERVICE."""
    papers.workbook(file, [["只在表内", f'=WEBSERVICE("{address}/formula")']])
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    link = f'<externalLink {main}><externalBook xmlns:r="{OFFICE}" r:id="rId1"/></externalLink>'
    query = (
        f'<connections {main}><connection id="1" name="q" type="4" refreshOnLoad="1">'
        f'<webPr url="{address}/data" htmlTables="1"/></connection></connections>'
    )
    _with_relations(file, "xl/_rels/workbook.xml.rels", ("externalLinkPath", "image"), address)
    _with_relations(
        file, "xl/externalLinks/_rels/externalLink1.xml.rels", ("externalLinkPath",), address
    )
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("xl/externalLinks/externalLink1.xml", link)
        archive.writestr("xl/connections.xml", query)


def _with_relations(file: Path, part: str, kinds: tuple[str, ...], address: str) -> None:
    """Add relations to what is elsewhere to a part of an office file."""
    rows = "".join(
        f'<Relationship Id="bait{number}" Type="{OFFICE}/{kind}" Target="{address}/{kind}"'
        ' TargetMode="External"/>'
        for number, kind in enumerate(kinds)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        held = (
            old.read(part)
            if part in old.namelist()
            else f'<Relationships xmlns="{SPACE}"/>'.encode()
        )
        held = held.replace(b'"/>', b'"></Relationships>') if b"</Rel" not in held else held
        for one in old.infolist():
            if one.filename != part:
                new.writestr(one.filename, old.read(one))
        new.writestr(part, held.replace(b"</Relationships>", f"{rows}</Relationships>".encode()))
    file.write_bytes(made.getvalue())


def _put_in(file: Path, part: str, before: str, markup: str) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            content = old.read(one)
            if one.filename == part:
                content = content.replace(before.encode(), (markup + before).encode(), 1)
            new.writestr(one.filename, content)
    file.write_bytes(made.getvalue())

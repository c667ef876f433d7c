"""Real files for the tests: PDFs set with Typst, photos, office files, and hostile ones."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Sequence
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw

ENTERPRISE = "苏州乌有精密轴承有限公司"
CREDIT_CODE = "91320599MA00000070"
PERMIT = f"{CREDIT_CODE}001Q"

PERMIT_TEXT = f"""排污许可证
证书编号：{PERMIT}
单位名称：{ENTERPRISE}
生产经营场所地址：苏州市某某区某某路1号
统一社会信用代码：{CREDIT_CODE}
有效期限：自2024年07月15日至2029年07月14日止
发证机关：某某生态环境局
发证日期：2024年07月15日"""

QUALITY_TEXT = f"""质量管理体系认证证书
证书编号：03424Q10286R1M
兹证明 {ENTERPRISE}
统一社会信用代码：{CREDIT_CODE}
管理体系符合 GB/T 19001-2016 / ISO 9001:2015
首次发证日期：2018年5月6日
发证日期：2024年5月6日
有效期至：2027年5月5日"""

ENVIRONMENT_TEXT = (
    QUALITY_TEXT.replace("质量管理体系", "环境管理体系")
    .replace("GB/T 19001-2016 / ISO 9001:2015", "GB/T 24001-2016 / ISO 14001:2015")
    .replace("Q10286", "E10286")
)


def pdf(file: Path, *pages: str) -> Path:
    """Write a PDF whose pages say the texts given, in Chinese type."""
    import typst

    lines = ["\\ \n".join(_escaped(line) for line in page.split("\n")) for page in pages]
    settings = '#set document(date: none)\n#set text(font: "Noto Sans CJK SC")\n'
    source = settings + "\n#pagebreak(weak: false)\n".join(lines)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(typst.compile(source.encode(), font_paths=[str(_font_folder())]))
    return file


def _font_folder() -> Path:
    return next(Path(sys.prefix).rglob("NotoSansCJK-Regular.ttc")).parent


def _escaped(line: str) -> str:
    return "".join(f"\\{c}" if c in "#$*_`<>@=-+/\\[]~\"'" else c for c in line)


def photo(
    file: Path, *, orientation: int | None = 6, taken: str = "2026:10:22 09:30:00", shade: int = 120
) -> Path:
    """Write a JPEG as a phone does."""
    file.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.effect_noise((640, 480), 40).convert("RGB")
    ImageDraw.Draw(picture).rectangle((200, 150, 400, 300), fill=(shade, shade, shade))
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = taken
    picture.save(file, quality=85, exif=exif)
    return file


def scan(file: Path, paint: Sequence[tuple[int, int, int, int]] = (), pages: int = 1) -> Path:
    """Write a PDF of one white A4 picture a page, with black where `paint` says (points)."""
    sheet = Image.new("L", (595, 842), 246)
    draw = ImageDraw.Draw(sheet)
    draw.rectangle((60, 60, 535, 300), fill=40)
    for box in paint:
        draw.rectangle(box, fill=30)
    file.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(file, "PDF", resolution=72, save_all=True, append_images=[sheet] * (pages - 1))
    return file


def workbook(file: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write an xlsx of one sheet."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)
    return file


def document(file: Path, *paragraphs: str) -> Path:
    """Write a docx with paragraphs and a table."""
    from docx import Document

    made = Document()
    for text in paragraphs:
        made.add_paragraph(text)
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "表格左", "表格右"
    file.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(file))
    return file


def locked_pdf(file: Path, *, user: str = "", owner: str = "geheim") -> Path:
    """Write a PDF behind a password; with an empty user password it opens all the same."""
    pdf(file, PERMIT_TEXT)
    with pikepdf.open(file, allow_overwriting_input=True) as opened:
        opened.save(file, encryption=pikepdf.Encryption(user=user, owner=owner))
    return file


def huge_png(file: Path, side: int = 14200) -> Path:
    """Write a PNG of some 200 million pixels in a few hundred kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    packer = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 2)
    data = b"".join(packer.compress(row) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    )
    return file


def bomb_pdf(file: Path, size: int = 1 << 30) -> Path:
    """Write a PDF whose page content unpacks to a gigabyte, from a megabyte."""
    packer = zlib.compressobj(9)
    block = b"0 0 m 1 1 l S\n" * 75000
    packed = b"".join(packer.compress(block) for _ in range(size // len(block))) + packer.flush()
    made = pikepdf.new()
    made.add_blank_page()
    made.pages[0].Contents = pikepdf.Stream(made, packed, Filter=pikepdf.Name.FlateDecode)
    made.save(file, compress_streams=False)
    return file


def bomb_docx(file: Path, size: int = 300 << 20) -> Path:
    """Write a docx whose text unpacks to 300 megabytes."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as part:
            part.write(b'<w:document xmlns:w="u"><w:body>')
            block = b"<w:p><w:r><w:t>" + b"a" * 100000 + b"</w:t></w:r></w:p>"
            for _ in range(size // len(block)):
                part.write(block)
            part.write(b"</w:body></w:document>")
    return file


def jpeg_bytes() -> bytes:
    """Return a small JPEG."""
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 30, 30)).save(stream, "JPEG")
    return stream.getvalue()

"""The whole files that fuzzing starts from. In: a folder. Out: the files, by kind.

They are the minimal sample client's papers and others of every kind that gfpack reads. doc and xls
are there where LibreOffice is.
"""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from email.message import EmailMessage
from pathlib import Path

import evidence_papers as papers
import heic
import pikepdf
import wrappings
from PIL import Image, ImageDraw

from gfpack.base.messages import Lang
from gfpack.findings.as_xlsx import as_xlsx
from gfpack.findings.case import open_case
from gfpack.findings.find import find
from gfpack.findings.notes import Notes
from gfpack.findings.overrides import judge
from gfpack.tools import libreoffice
from samples import draw

from . import ROOT

SHARES = {
    "pdf": 20, "jpeg": 8, "png": 5, "tiff": 5, "bmp": 2, "webp": 2, "gif": 2, "heic": 3,
    "docx": 8, "xlsx": 8, "pptx": 2, "ole": 7, "zip": 8, "eml": 5, "msg": 4, "text": 4,
    "project": 10, "notes": 4, "checklist": 3,
}  # fmt: skip
"""Kinds, and how many of a hundred mutated files are of each."""
PROJECT = ("gfpack.yaml", "answers.yaml", "evidence.yaml")


def drawn(folder: Path) -> dict[str, list[Path]]:
    """Return whole files by kind, drawn into `folder`."""
    client = folder / "client"
    client.mkdir(parents=True)
    draw.draw_tiny(client)
    found: dict[str, list[Path]] = {kind: [] for kind in SHARES}
    for file in sorted(client.rglob("*")):
        kind = {".jpg": "jpeg"}.get(file.suffix.lower(), file.suffix.lower()[1:])
        if kind in found and file.stat().st_size < 400_000:
            found[kind].append(file)
    found["project"] = [client / name for name in PROJECT]
    for kind, files in _others(folder / "others", client).items():
        found[kind] += files
    return {kind: files for kind, files in found.items() if files}


def _others(folder: Path, client: Path) -> dict[str, list[Path]]:
    folder.mkdir()
    sound = ROOT / "tests" / "checklist" / "broken" / "sound.yaml"
    return {
        "pdf": _pdfs(folder),
        "jpeg": [papers.photo(folder / "photo.jpg")],
        **_pictures(folder),
        "heic": [heic.photo(folder / "a.heic", turned=1, taken="2026:10:22 09:30:00")],
        "docx": [papers.document(folder / "a.docx", "能源管理制度", "修订日期：2025年3月1日")],
        "xlsx": [papers.workbook(folder / "a.xlsx", _LEDGER)],
        "pptx": [_slides(folder / "a.pptx")],
        "ole": _old_office(folder),
        "zip": _zips(folder),
        "eml": [_letter(folder / "a.eml")],
        "msg": [_outlook(folder / "a.msg")],
        "text": [_words(folder / "a.txt", "utf-8"), _words(folder / "b.txt", "gb18030")],
        "notes": [_notes(folder / "notes.xlsx", client)],
        "checklist": [Path(shutil.copy(sound, folder))],
    }


_LEDGER = [["计量器具台账", "出厂编号", "检定日期", "有效期至"]] + [
    [f"智能电表{number}", f"E2019{number:04d}", "2025-05-06", f"2027-05-{number + 1:02d}"]
    for number in range(20)
]


def _pdfs(folder: Path) -> list[Path]:
    words = papers.pdf(folder / "a.pdf", papers.PERMIT_TEXT, papers.QUALITY_TEXT)
    plain = folder / "plain.pdf"  # streams as they are, so that what is drawn can be changed
    with pikepdf.open(words) as pdf:
        page = pdf.pages[0]
        page.Rotate = 90
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 20, 20], Contents="注"
        )
        page.Annots = pikepdf.Array([pdf.make_indirect(note)])
        pdf.docinfo["/Author"] = "某某咨询"
        settings = {"stream_decode_level": pikepdf.StreamDecodeLevel.generalized}
        modern = pikepdf.ObjectStreamMode.disable
        pdf.save(plain, compress_streams=False, object_stream_mode=modern, **settings)
    return [words, plain, papers.scan(folder / "scan.pdf", pages=2)]


def _pictures(folder: Path) -> dict[str, list[Path]]:
    picture = Image.effect_noise((120, 90), 60).convert("RGB")
    ImageDraw.Draw(picture).ellipse((20, 20, 80, 70), fill=(200, 10, 10))
    exif = Image.Exif()
    exif[0x0112], exif[0x013B], exif[0x9C9B] = 6, "某某咨询", "标题".encode("utf-16-le")
    exif.get_ifd(0x8769)[0x9003] = "2026:10:22 09:30:00"
    paths = {kind: folder / f"a.{kind}" for kind in ("png", "tiff", "bmp", "webp", "gif")}
    picture.save(paths["png"], exif=exif, dpi=(96, 96))
    pages = [picture.convert("1"), picture.convert("L")]
    picture.save(paths["tiff"], save_all=True, append_images=pages, compression="tiff_lzw")
    for kind in ("bmp", "webp", "gif"):
        picture.save(paths[kind])
    packed = folder / "fax.tiff"
    pages[0].save(packed, compression="group4")
    clear = folder / "clear.png"
    picture.convert("P").save(clear, transparency=0)
    found = {kind: [path] for kind, path in paths.items()}
    found["tiff"].append(packed)
    found["png"].append(clear)
    return found


def _slides(file: Path) -> Path:
    text = '<a:p xmlns:a="a"><a:r><a:t>节能改造汇报</a:t></a:r></a:p>'
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/slides/slide1.xml", f"<p>{text}</p>")
        archive.writestr("ppt/notesSlides/notesSlide1.xml", f"<p>{text}</p>")
        archive.writestr("docProps/core.xml", '<c xmlns:d="d"><d:creator>某某</d:creator></c>')
    return file


def _old_office(folder: Path) -> list[Path]:
    program = libreoffice.find()
    if program is None:
        return []
    for form, source in (("doc", "a.docx"), ("xls", "a.xlsx")):
        options = [f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
        to = ["--convert-to", form, "--outdir", str(folder), str(folder / source)]
        subprocess.run([str(program), *options, *to], capture_output=True, check=True)
    return [folder / "a.doc", folder / "a.xls"]


def _zips(folder: Path) -> list[Path]:
    inner = wrappings.plain(folder / "inner.zip", **{"附件3-2.txt": b"a" * 3000})
    modern = {"环保/说明.txt": "能源管理".encode(), "inner.zip": inner.read_bytes()}
    old = [
        wrappings.Member("门槛-01/营业执照.txt".encode("gbk"), b"91320599MA00000070"),
        wrappings.Member("锁.txt".encode("gbk"), b"x", locked=True),
    ]
    return [
        wrappings.plain(folder / "a.zip", **modern),
        wrappings.archive(folder / "old.zip", old),
        inner,
    ]


def _letter(file: Path) -> Path:
    letter = EmailMessage()
    letter["From"], letter["To"] = "王敏 <wm@example.cn>", "a@example.cn"
    letter["Subject"], letter["Date"] = "第二批材料", "Thu, 08 Oct 2026 09:00:00 +0800"
    letter.set_content("您好，附件请查收。有效期至：2027年5月5日")
    letter.add_alternative("<p>您好 &amp; 附件</p>", subtype="html")
    letter.add_attachment(papers.jpeg_bytes(), maintype="image", subtype="jpeg", filename="照.jpg")
    inner = EmailMessage()
    inner["Subject"] = "转发"
    inner.set_content("内")
    letter.add_attachment(inner)
    file.write_bytes(letter.as_bytes())
    return file


def _outlook(file: Path) -> Path:
    inner = wrappings.Letter("内层", "里面的信")
    files = [("检测报告.txt", b"report"), ("照片.jpg", papers.jpeg_bytes() * 4)]
    letter = wrappings.Letter("第三批", "您好\n附件请查收", files=files, letters=[inner])
    return wrappings.msg(file, letter)


def _words(file: Path, encoding: str) -> Path:
    text = "\n".join((papers.PERMIT_TEXT, papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT))
    file.write_text(f"{text}\n采样日期：2025.3.1-3.5\n第3页 共8页\n", encoding)
    return file


def _notes(file: Path, client: Path) -> Path:
    case = open_case(client)
    judged = judge(find(case), case.project.answers.overrides)
    as_xlsx(judged, case, Notes(), Lang.ZH, file)
    return file

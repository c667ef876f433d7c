"""What was changed in a package shows, also where the manifest was made to match."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from appendix.bound_client import Client, a_pdf
from openpyxl import load_workbook
from package.packing import a_client, copied, pack, sealed_again

from gfpack.base.errors import UsageError
from gfpack.package import layout
from gfpack.package.make import Built
from gfpack.package.verify import examine, verify
from gfpack.project.models import AppendixOptions
from gfpack.tools.worker import Limits


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return pack(a_client(tmp_path_factory.mktemp("client")), zip=True)


@pytest.fixture
def package(built: Built, tmp_path: Path) -> Path:
    return copied(built.folder, tmp_path)


def codes(package: Path) -> set[str]:
    return {one.code for one in verify(package)}


def change_pdf(package: Path, change: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(package / layout.APPENDIX, allow_overwriting_input=True) as pdf:
        change(pdf)
        pdf.save(
            package / layout.APPENDIX,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )


def test_a_package_holds(built: Built) -> None:
    verified = examine(built.folder)
    assert verified.findings == []
    assert verified.manifest_hash == built.manifest_hash
    assert (verified.citations, verified.attachments) == (5, 4)
    assert verified.pages == built.page_map.page_count


def test_its_zip_holds_too(built: Built) -> None:
    assert built.archive is not None
    verified = examine(built.archive)
    assert verified.findings == []
    assert verified.manifest_hash == built.manifest_hash


def test_rewriting_the_pdf_alike_is_no_fault_but_of_the_manifest(package: Path) -> None:
    change_pdf(package, lambda pdf: None)
    assert codes(package) == {"package-bytes-changed"}
    sealed_again(package)
    assert codes(package) == set()


def test_stamps_as_earlier_versions_wrote_them_are_read(package: Path) -> None:
    """Then a page's number was one content stream, the codes of its text in hexadecimal."""

    def rewrite(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            *others, around, number = page.obj.Contents
            codes = re.search(rb"\((.*)\)Tj", number.read_bytes())
            wide = b"".join(b"%04X" % code for code in codes[1])
            one = around.read_bytes() + b"<%b> Tj ET\nQ\n" % wide
            page.obj.Contents = pikepdf.Array([*others, pdf.make_stream(one)])

    change_pdf(package, rewrite)
    sealed_again(package)
    assert codes(package) == set()


@pytest.mark.parametrize(
    "options",
    [{"shape": "volumes", "most_pages": 10}, {"shape": "per-indicator"}],
    ids=["volumes", "per indicator"],
)
def test_a_package_whose_appendix_has_several_files_holds(
    tmp_path: Path, options: dict[str, object]
) -> None:
    client = a_client(tmp_path / "client")
    client.add("台账.pdf", a_pdf(*(f"row {n}" for n in range(9))), supports=("3.1.1",))
    built = pack(client, options=AppendixOptions.model_validate(options), zip=True)
    verified = examine(built.folder)
    assert verified.findings == []
    assert verified.pages == built.page_map.page_count
    assert len(built.page_map.volumes) > 1
    volume = built.folder / built.page_map.volumes[-1].file
    volume.rename(volume.with_name("另一册.pdf"))
    sealed_again(built.folder)
    assert codes(built.folder) == set()
    volume.with_name("另一册.pdf").unlink()
    sealed_again(built.folder)
    assert "package-index-differs" in codes(built.folder)


# The four kinds of tampering: first as they are, then with the manifest made to match.


def swap_pages(pdf: pikepdf.Pdf) -> None:
    """Exchange two attachments of equal length, stamps and all."""
    pages = list(pdf.pages)
    first, second = (
        [n for n, page in enumerate(pages) if b"permit" in own_content(page)],
        [n for n, page in enumerate(pages) if b"licence" in own_content(page)],
    )
    for a, b in zip(first, second, strict=True):
        pdf.pages[a], pdf.pages[b] = pages[b], pages[a]


def swap_bodies(pdf: pikepdf.Pdf) -> None:
    """Exchange what stands on the pages of two attachments and leave their stamps."""
    pages = list(pdf.pages)
    first = [page for page in pages if b"permit" in own_content(page)]
    second = [page for page in pages if b"licence" in own_content(page)]
    for a, b in zip(first, second, strict=True):
        ours, theirs = list(a.obj.Contents), list(b.obj.Contents)
        a.obj.Contents = pikepdf.Array([ours[0], *theirs[1:-2], *ours[-2:]])
        b.obj.Contents = pikepdf.Array([theirs[0], *ours[1:-2], *theirs[-2:]])


def own_content(page: pikepdf.Page) -> bytes:
    return b"".join(one.read_bytes() for one in list(page.obj.Contents)[1:-2])


def shift_a_page(pdf: pikepdf.Pdf) -> None:
    """Put an empty page between two attachments."""
    pdf.add_blank_page(page_size=(595, 842))
    pdf.pages.insert(4, pdf.pages[-1])
    del pdf.pages[-1]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (swap_pages, "package-page-number-wrong"),
        (swap_bodies, "package-attachment-content-changed"),
        (shift_a_page, "package-page-number-wrong"),
    ],
)
def test_exchanged_and_shifted_pages_show(
    package: Path, change: Callable[[pikepdf.Pdf], None], expected: str
) -> None:
    change_pdf(package, change)
    assert "package-bytes-changed" in codes(package)
    sealed_again(package)
    found = codes(package)
    assert expected in found
    assert "package-bytes-changed" not in found


def test_exchanged_drawings_show_where_the_pages_only_call_them(tmp_path: Path) -> None:
    client = Client(tmp_path)
    for word, requirement in (("one", "0.1"), ("two", "0.2")):
        client.add(f"{word}.pdf", called_through_a_form(word), supports=(requirement,))
    package = pack(client).folder
    assert codes(package) == set()

    def exchange(pdf: pikepdf.Pdf) -> None:
        first, second = [page for page in pdf.pages if "/XObject" in page.obj.Resources]
        forms = first.obj.Resources.XObject, second.obj.Resources.XObject
        first.obj.Resources.XObject, second.obj.Resources.XObject = forms[1], forms[0]

    change_pdf(package, exchange)
    sealed_again(package)
    assert codes(package) == {"package-attachment-content-changed"}


def called_through_a_form(word: str) -> bytes:
    """Return a PDF whose page says no more than: draw the form that draws the form."""
    with pikepdf.open(io.BytesIO(a_pdf(word))) as pdf:
        page = pdf.pages[0].obj
        inner = pdf.make_stream(page.Contents.read_bytes())
        outer = pdf.make_stream(b"/Inner Do")
        for form, resources in (
            (inner, page.Resources),
            (outer, pikepdf.Dictionary(XObject=pikepdf.Dictionary(Inner=inner))),
        ):
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox, form.Resources = pikepdf.Array([0, 0, 595, 842]), resources
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Outer=outer))
        page.Contents = pdf.make_stream(b"/Outer Do")
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


@pytest.mark.parametrize(("was", "becomes"), [("第 ", "第 9"), ("附件 0-", "附件 5-")])
def test_one_changed_cited_number_shows(package: Path, was: str, becomes: str) -> None:
    report = docx.Document(str(package / layout.REPORT))
    paragraph = next(one for one in report.paragraphs if was in one.text)
    paragraph.text = paragraph.text.replace(was, becomes, 1)
    report.save(str(package / layout.REPORT))
    assert "package-bytes-changed" in codes(package)
    sealed_again(package)
    assert codes(package) & {"package-citation-wrong", "package-citation-unknown"}


@pytest.mark.parametrize("name", [one for one in layout.ALWAYS if one != layout.MANIFEST])
def test_a_changed_byte_shows(package: Path, name: str) -> None:
    content = bytearray((package / name).read_bytes())
    content[len(content) // 2] ^= 1
    (package / name).write_bytes(content)
    told = [(one.code, one.params.get("file")) for one in verify(package)]
    assert ("package-bytes-changed", name) in told


@pytest.mark.parametrize("word", [b"permit two", b"energy"])
def test_a_changed_byte_of_evidence_shows_below_a_matching_manifest(
    package: Path, word: bytes
) -> None:
    content = (package / layout.APPENDIX).read_bytes()
    with pikepdf.open(package / layout.APPENDIX) as pdf:
        page = next(one for one in pdf.pages if word in own_content(one))
        stored = list(page.obj.Contents)[1].read_raw_bytes()
    assert content.count(stored) == 1
    other = stored[:20] + bytes([stored[20] ^ 1]) + stored[21:]
    (package / layout.APPENDIX).write_bytes(content.replace(stored, other))
    sealed_again(package)
    assert codes(package) == {"package-attachment-content-changed"}


def test_a_changed_byte_of_a_photo_shows_below_a_matching_manifest(package: Path) -> None:
    content = bytearray((package / layout.APPENDIX).read_bytes())
    start = content.index(b"\xff\xd8\xff")
    content[start + 700] ^= 1
    (package / layout.APPENDIX).write_bytes(content)
    sealed_again(package)
    assert codes(package) == {"package-attachment-content-changed"}


def test_the_manifest_s_own_hash_tells_a_forged_package_from_the_made_one(
    package: Path, built: Built
) -> None:
    (package / layout.FINDINGS_TEXT).write_text("没有问题")
    sealed_again(package)
    assert examine(package).manifest_hash != built.manifest_hash


# Other ways to go wrong.


def test_a_report_without_citations_is_a_failure(package: Path) -> None:
    docx.Document().save(str(package / layout.REPORT))
    sealed_again(package)
    assert codes(package) == {"package-no-citation", "package-attachment-never-cited"}


def test_missing_and_added_files_show(package: Path) -> None:
    (package / layout.INDEX).unlink()
    (package / "说明.txt").write_text("x")
    assert codes(package) == {"package-file-missing", "package-file-unexpected"}
    sealed_again(package)
    assert codes(package) == {"package-file-missing"}


def test_a_package_that_blocks_is_told(package: Path) -> None:
    (package / layout.UNFINISHED).write_text("x")
    sealed_again(package)
    assert codes(package) == {"package-unfinished"}


def test_an_index_with_another_page_shows(package: Path) -> None:
    book = load_workbook(package / layout.INDEX)
    book.worksheets[0]["E2"] = "999"
    book.save(package / layout.INDEX)
    sealed_again(package)
    assert codes(package) == {"package-index-differs"}


def test_a_bookmark_that_leads_astray_shows(package: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        with pdf.open_outline() as outline:
            attachment = next(one for one in outline.root if one.children).children[0]
            attachment.destination = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])

    change_pdf(package, change)
    sealed_again(package)
    assert codes(package) == {"package-link-wrong", "package-link-missing"}


def test_a_contents_link_that_leads_astray_shows(package: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        links = [one for one in pdf.pages[1].obj.Annots if "/Dest" in one]
        links[-1].Dest = pikepdf.Array([pdf.pages[0].obj, pikepdf.Name.Fit])

    change_pdf(package, change)
    sealed_again(package)
    assert "package-link-wrong" in codes(package)


@pytest.mark.parametrize("name", [layout.REPORT, layout.APPENDIX, layout.INDEX, layout.MANIFEST])
@pytest.mark.parametrize("content", [b"", b"nonsense", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_a_finding(package: Path, name: str, content: bytes) -> None:
    (package / name).write_bytes(content)
    assert codes(package) & {"package-file-unreadable", "package-manifest-unreadable"} or (
        name == layout.MANIFEST and content == b""
    )


def test_a_file_that_keeps_its_reader_busy_for_ever_is_a_finding(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gfpack.package.verify._LIMITS", Limits(seconds=0.001))
    assert codes(package) == {"package-file-unreadable"}


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        verify(tmp_path)
    for content in (b"", b"nonsense"):
        (tmp_path / "x.zip").write_bytes(content)
        with pytest.raises(UsageError):
            verify(tmp_path / "x.zip")


def test_a_zip_that_swells_or_climbs_out_is_refused_or_contained(
    built: Built, tmp_path: Path
) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("甲/manifest-sha256.txt", b"")
        opened.writestr("甲/自评价报告.docx", bytes(20_000_000))
    with pytest.raises(UsageError):
        verify(bomb)
    assert built.archive is not None
    climbing = tmp_path / "climbing.zip"
    climbing.write_bytes(built.archive.read_bytes())
    with zipfile.ZipFile(climbing, "a") as opened:
        opened.writestr(f"{built.folder.name}/../../climbed.txt", b"x")
    assert codes(climbing) == {"package-file-unexpected"}
    assert not list(tmp_path.glob("**/climbed.txt"))
    assert not (tmp_path.parent / "climbed.txt").exists()

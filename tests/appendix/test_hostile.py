"""Files that are broken, locked, gone or dangerous: told, shown, and never in the way of others."""

from __future__ import annotations

import io
import os
from pathlib import Path

import make
import pikepdf
import pytest
from bound_client import a_pdf, a_photo
from bound_reading import Bound, check_with_qpdf

from gfpack.appendix import bind as binding
from gfpack.appendix.materials import Placeholder
from gfpack.appendix.not_bound import not_bound
from gfpack.appendix.plan import attachments
from gfpack.appendix.reasons import Reason
from gfpack.base.errors import OutputError
from gfpack.base.findings import Severity
from gfpack.base.messages import Lang
from gfpack.evidence.models import Extent, FileKind, FileState


def locked(words: str) -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf(words))) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user="u"))
        return stream.getvalue()


def owner_locked(words: str) -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf(words))) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, encryption=pikepdf.Encryption(owner="o", user=""))
        return stream.getvalue()


BROKEN = {
    "damaged.pdf": (b"%PDF-1.4 nothing", FileKind.PDF, "文件已损坏"),
    "locked.pdf": (locked("x"), FileKind.PDF, "打开密码"),
    "photo.jpg": (b"\xff\xd8 no photo", FileKind.JPEG, "文件已损坏"),
    "photo.png": (b"\x89PNG no photo", FileKind.PNG, "文件已损坏"),
    "short.pdf": (a_pdf("only one"), FileKind.PDF, "超出了文件的页数"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_breaks_while_binding_leaves_a_placeholder_and_a_finding(client, name):
    content, kind, why = BROKEN[name]
    client.add("before.pdf", a_pdf("before"))
    pages = (1, 2) if kind is FileKind.PDF else None
    known = {"state": FileState.READABLE, "pixels": (9, 9)}
    client.add(name, content, kind, title="坏文件", pages=pages, **known)
    client.add("after.pdf", a_pdf("after"))
    bound = Bound(client)
    assert bound.codes() == ["attachment-not-bound"]
    assert bound.findings[0].blocks
    shown = bound.text(bound.page_of("1-2"))
    assert why in shown
    assert name in shown
    assert "附件1-2第1页共1页" in shown
    assert "before" in bound.text(bound.page_of("1-1"))
    assert "after" in bound.text(bound.page_of("1-3"))
    assert check_with_qpdf(bound.path) == ""


def test_what_nothing_hangs_on_does_not_block():
    case = make.case("""
        requirements: {1.1.1: {any_of: [ledger]}, 1.1.2: {any_of: [ledger]}}
        types: {ledger: {}}
        evidence:
          print: {type: ledger, supports: [1.1.1]}
          spare: {type: ledger, supports: [1.1.1]}
          only: {type: ledger, supports: [1.1.2]}
    """)
    bound = attachments(case)
    gone = Placeholder("evidence/a.xlsx", Reason.NO_LIBREOFFICE)
    content = {one.label: () if one.evidence == "print" else (gone,) for one in bound}
    severities = {one.evidence: one.severity for one in not_bound(case, bound, content)}
    assert severities == {"spare": Severity.WARNING, "only": Severity.ERROR}


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (FileState.EMPTY, "0字节"),
        (FileState.ENCRYPTED, "打开密码"),
        (FileState.UNREADABLE, "已损坏"),
        (FileState.MISSING, "不在资料夹中"),
    ],
)
def test_what_the_register_knows_to_be_unusable_gets_a_placeholder(client, state, why):
    client.add("a.pdf", b"x", state=state)
    bound = Bound(client)
    assert why in bound.text(bound.page_of("1-1"))
    assert bound.codes() == ["attachment-not-bound"]


def test_an_evidence_whose_file_was_never_there_gets_a_placeholder(client):
    client.claim((Extent("evidence/无.pdf", None, 1, 1),), supports=("0.1",), title="待补的证书")
    bound = Bound(client)
    assert "此处应装订原件" in bound.text(bound.page_of("0-1"))


def test_without_libreoffice_office_files_get_placeholders(client, monkeypatch):
    monkeypatch.setenv("GFPACK_LIBREOFFICE", "off")
    client.add("制度.docx", b"PK", FileKind.DOCX)
    bound = Bound(client)
    assert "LibreOffice" in bound.text(bound.page_of("1-1"))
    assert "pip" not in bound.findings[0].advice(Lang.EN)
    assert "LibreOffice" in bound.findings[0].advice(Lang.ZH)


def test_office_files_are_bound_as_pages_and_not_converted_twice(client, monkeypatch):
    from gfpack.tools import libreoffice, office_pdf

    if libreoffice.find() is None:
        pytest.skip("no LibreOffice")
    from docx import Document

    document = Document()
    document.add_paragraph("能源管理制度正文")
    stream = io.BytesIO()
    document.save(stream)
    client.add("制度.docx", stream.getvalue(), FileKind.DOCX)
    first = Bound(client)
    assert "能源管理制度正文" in first.text(first.page_of("1-1"))
    before = first.path.read_bytes()
    monkeypatch.setattr(office_pdf, "to_pdf", lambda *_, **__: pytest.fail("converted again"))
    assert Bound(client).path.read_bytes() == before


def test_a_file_with_an_owner_password_only_is_bound(client):
    client.add("a.pdf", owner_locked("free"))
    bound = Bound(client)
    assert bound.codes() == ["restrictions-not-carried"]
    assert "free" in bound.text(bound.page_of("1-1"))
    assert not bound.reader.is_encrypted


def active_pdf() -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf("active"))) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        web = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/")
        chained = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://x.org/", Next=[launch])
        file = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///etc/passwd")

        def annotation(kind="Link", **entries):
            base = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name(f"/{kind}")}
            made = pikepdf.Dictionary({**base, "/Rect": pikepdf.Array([0, 0, 9, 9])})
            for key, value in entries.items():
                made[f"/{key}"] = value
            return pdf.make_indirect(made)

        page = pdf.pages[0].obj
        page.AA = pikepdf.Dictionary(O=script)
        field = annotation("Widget", FT=pikepdf.Name.Tx, T="f", AA=pikepdf.Dictionary(K=script))
        page.Annots = pikepdf.Array(
            [
                annotation(A=script),
                annotation(A=launch),
                annotation(A=web),
                annotation(A=chained),
                annotation(A=file),
                annotation("RichMedia"),
                annotation("FileAttachment"),
                field,
            ]
        )
        pdf.Root.OpenAction = script
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]))
        names = pikepdf.NameTree.new(pdf)
        names["run"] = script
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=names.obj)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def test_active_content_is_left_out_and_told_plain_links_stay(client):
    client.add("a.pdf", active_pdf())
    bound = Bound(client)
    assert bound.codes() == ["active-content-removed"]
    content = bound.path.read_bytes()
    for word in (b"JavaScript", b"/Launch", b"calc.exe", b"file:///", b"app.alert", b"RichMedia"):
        assert word not in content, word
    assert content.count(b"https://example.org/") == 1
    told = bound.findings[0].message(Lang.ZH)
    assert "JavaScript" in told
    assert "Launch" in told


def test_nothing_or_everything_is_written(client, monkeypatch):
    client.add("a.pdf", a_pdf("old"))
    before = Bound(client).path.read_bytes()
    client.add("b.pdf", a_pdf("new"))

    def dies(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pikepdf.Pdf, "save", dies)
    target = client.folder / "build" / "汇编.pdf"
    with pytest.raises(OutputError):
        binding.bind(client.case(), target, complete=True)
    assert target.read_bytes() == before
    assert [one.name for one in target.parent.iterdir()] == ["汇编.pdf"]


def test_the_clients_files_are_not_changed(client):
    client.add("a.pdf", a_pdf("a"))
    client.add("p.jpg", a_photo(), FileKind.JPEG)
    before = {p: p.read_bytes() for p in client.folder.rglob("evidence/*")}
    times = {p: p.stat().st_mtime_ns for p in before}
    Bound(client)
    assert {p: p.read_bytes() for p in client.folder.rglob("evidence/*")} == before
    assert {p: p.stat().st_mtime_ns for p in before} == times


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_more_files_than_may_be_open_at_once(client):
    import resource

    for number in range(60):
        client.add(f"{number}.pdf", a_pdf(f"n{number}"))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    open_now = len(list(Path("/dev/fd").iterdir()))
    resource.setrlimit(resource.RLIMIT_NOFILE, (open_now + 20, hard))
    try:
        bound = Bound(client)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert len(bound.map.spans) == 60
    assert bound.codes() == []

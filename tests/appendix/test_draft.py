"""Scans and photos stay in their files until the appendix is written, and nobody can tell."""

import io

import pikepdf
import pytest
from bound_client import a_pdf, a_photo
from bound_reading import Bound, check_with_qpdf

from gfpack.appendix import draft
from gfpack.base.errors import OutputError
from gfpack.evidence.models import FileKind
from gfpack.tools import pdf_fill


def a_scan(word, *, form=False, **saved):
    """Return a PDF of one page with a scan of 90 KB, maybe within a form."""
    with pikepdf.open(io.BytesIO(a_pdf(word))) as pdf:
        image = pdf.make_stream(bytes(range(256)) * 360 + word.encode())
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 360, 256, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        drawn = image
        if form:
            drawn = pdf.make_stream(b"360 0 0 256 0 0 cm /Im Do")
            drawn.Type, drawn.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            drawn.BBox = [0, 0, 360, 256]
            drawn.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=image))
        pdf.pages[0].obj.Resources.XObject = pikepdf.Dictionary(A=drawn)
        pdf.pages[0].contents_add(b"q 1 0 0 1 50 50 cm /A Do Q")
        stream = io.BytesIO()
        pdf.save(stream, static_id=not saved, compress_streams=False, **saved)
        return stream.getvalue()


@pytest.fixture
def mixed(client):
    """Return a client whose pages hold scans of several kinds, and photos."""
    client.add("a.pdf", a_scan("a"))
    client.add("b.pdf", a_scan("b", form=True))
    client.add("c.pdf", b"junk\n" + a_scan("c"))
    client.add("d.jpg", a_photo(), FileKind.JPEG)
    client.add("e.pdf", a_pdf("only text"))
    return client


def test_the_appendix_has_the_same_bytes_as_if_nothing_had_been_left(mixed, monkeypatch):
    left = Bound(mixed)
    before = left.path.read_bytes()
    check_with_qpdf(left.path)
    monkeypatch.setattr(draft, "_LEAST", 1 << 40)
    held = Bound(mixed)
    assert held.path.read_bytes() == before
    assert held.map.digests == left.map.digests


def test_scans_are_left_and_text_is_not(mixed, monkeypatch):
    filled = []

    def told(marked, target, secret, data):
        filled.extend(one.path.name for one in data)
        return fill(marked, target, secret, data)

    fill = pdf_fill.fill
    monkeypatch.setattr(pdf_fill, "fill", told)
    Bound(mixed)
    assert sorted(filled) == ["a.pdf", "b.pdf", "d.jpg"]


def test_a_file_changed_while_it_is_bound_is_named_and_nothing_is_written(mixed, monkeypatch):
    scan = mixed.folder / "evidence" / "a.pdf"
    fill = pdf_fill.fill

    def changed(*arguments):
        scan.write_bytes(scan.read_bytes() + b"\n")
        fill(*arguments)

    monkeypatch.setattr(pdf_fill, "fill", changed)
    with pytest.raises(OutputError) as told:
        Bound(mixed)
    assert told.value.params["path"].name == "a.pdf"
    assert not list(mixed.folder.rglob("*appendix*.pdf"))

"""Equal images and fonts of different source PDFs stand in the appendix once."""

from __future__ import annotations

import io

import pikepdf
import pytest
from bound_client import a_pdf
from bound_reading import Bound


def logo_pdf(word, logo, *, twice=False, mask=b"m" * 4000, colour="DeviceGray"):
    """Return a PDF whose page draws a logo with a soft mask."""
    with pikepdf.open(io.BytesIO(a_pdf(word))) as pdf:
        resources = pdf.pages[0].obj.Resources
        names = ("A", "B") if twice else ("A",)
        resources.XObject = pikepdf.Dictionary()
        for name in names:
            image = an_image(pdf, logo, 100, colour)
            image.SMask = pdf.make_indirect(an_image(pdf, mask, 40, "DeviceGray"))
            resources.XObject[f"/{name}"] = image
        pdf.pages[0].contents_add(b"q 100 0 0 100 50 50 cm /A Do Q")
        stream = io.BytesIO()
        pdf.save(stream, static_id=True, compress_streams=False)
        return stream.getvalue()


def an_image(pdf, data, side, colour):
    image = pdf.make_stream(data)
    image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    image.Width, image.Height = side, len(data) // side
    image.BitsPerComponent = 8
    image.ColorSpace = pikepdf.Name(f"/{colour}")
    return image


LOGO = bytes(range(250)) * 40


SMALL = LOGO
LARGE = LOGO * 10
"""So large that its data stay in the client's file until the appendix is written."""


def images_in(path):
    with pikepdf.open(path) as pdf:
        return [
            one.Width
            for one in pdf.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == pikepdf.Name.Image
        ]


@pytest.mark.parametrize("logo", [SMALL, LARGE], ids=["small", "large"])
def test_a_logo_with_its_mask_in_three_files_is_stored_once(client, logo):
    for number in range(3):
        client.add(f"{number}.pdf", logo_pdf(f"w{number}", logo))
    bound = Bound(client)
    assert sorted(images_in(bound.path)) == [40, 100]
    assert bound.path.read_bytes().count(logo) == 1


@pytest.mark.parametrize("logo", [SMALL, LARGE], ids=["small", "large"])
def test_what_differs_in_data_mask_or_colours_is_not_mixed_up(client, logo):
    other = logo[:-1] + b"\0"
    client.add("a.pdf", logo_pdf("a", logo))
    client.add("b.pdf", logo_pdf("b", other))
    client.add("c.pdf", logo_pdf("c", logo, mask=b"n" * 4000))
    client.add("d.pdf", logo_pdf("d", logo, colour="CalGray"))
    bound = Bound(client)
    assert images_in(bound.path).count(100) == 4
    with pikepdf.open(bound.path) as pdf:
        drawn = [
            pdf.pages[bound.page_of(label) - 1].Resources.XObject.A
            for label in ("1-1", "1-2", "1-3", "1-4")
        ]
        assert [one.read_raw_bytes()[-1] for one in drawn] == [logo[-1], 0, logo[-1], logo[-1]]
        assert drawn[2].SMask.read_raw_bytes() == b"n" * 4000


def font_pdf(word, program=b"\0\1\0\0" + b"font" * 3000):
    with pikepdf.open(io.BytesIO(a_pdf(word))) as pdf:
        font = pdf.pages[0].obj.Resources.Font.F1
        font.Subtype = pikepdf.Name.TrueType
        described = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor)
        described["/FontName"] = pikepdf.Name.Helvetica
        described["/FontFile2"] = pdf.make_stream(program)
        font.FontDescriptor = pdf.make_indirect(described)
        stream = io.BytesIO()
        pdf.save(stream, static_id=True, compress_streams=False)
        return stream.getvalue()


def test_a_font_embedded_in_many_files_is_stored_once(client):
    for number in range(5):
        client.add(f"{number}.pdf", font_pdf(f"w{number}"))
    assert Bound(client).path.read_bytes().count(b"font" * 3000) == 1


def test_the_digest_of_an_attachment_does_not_depend_on_its_neighbours(client, tmp_path):
    from bound_client import Client

    twice = logo_pdf("x", LOGO, twice=True)
    client.add("a.pdf", logo_pdf("a", LOGO))
    client.add("b.pdf", twice)
    alone = Client(tmp_path / "other")
    alone.add("b.pdf", twice)
    assert Bound(client).map.digests["1-2"] == Bound(alone).map.digests["1-1"]

"""Links, bookmarks, forms and annotations: they lead where they led, and to the right pages."""

from __future__ import annotations

import io
from itertools import pairwise

import pikepdf
import pytest
from bound_client import a_pdf
from bound_reading import Bound, check_with_qpdf, links_on
from pypdf.generic import Destination

from gfpack.evidence.models import Extent


def with_named_link(*words: str, target: int) -> bytes:
    """Return a PDF whose first page links to `sec2`, which names page `target` (from 0)."""
    with pikepdf.open(io.BytesIO(a_pdf(*words))) as pdf:
        page = pdf.pages[target].obj
        tree = pikepdf.NameTree.new(pdf)
        tree["sec2"] = pikepdf.Array([page, pikepdf.Name.Fit])
        pdf.Root.Names = pikepdf.Dictionary(Dests=tree.obj)
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[0, 0, 90, 90],
            Dest=pikepdf.String("sec2"),
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        with pdf.open_outline() as outline:
            top = pikepdf.OutlineItem("第一章", 0)
            top.children.append(pikepdf.OutlineItem("第二节", pikepdf.String("sec2")))
            outline.root.append(top)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


@pytest.fixture
def bound(client):
    client.add("a.pdf", with_named_link("a1", "a2", "a3", target=1), title="甲", supports=("0.1",))
    client.add(
        "b.pdf", with_named_link("b1", "b2", "b3", target=2), title="乙", supports=("3.1.1", "0.1")
    )
    client.add("c.pdf", a_pdf("c", Rotate=90), title="丙", supports=("3.1.1",))
    return Bound(client)


def test_links_of_two_files_with_the_same_names_stay_in_their_files(bound):
    assert links_on(bound, bound.page_of("0-1"))[0] == bound.page_of("0-1", 1)
    assert links_on(bound, bound.page_of("0-2"))[0] == bound.page_of("0-2", 2)


def test_the_contents_lead_to_sections_and_attachments(bound):
    starts = [bound.page_of(label) for label in ("0-1", "0-2", "3-1")]
    assert sorted(set(links_on(bound, 2))) == sorted({3, starts[2] - 1, *starts})
    text = bound.text(2)
    assert text.index("一般要求") < text.index("甲") < text.index("乙") < text.index("丙")
    assert "4–6" in text


def test_a_row_of_the_contents_is_one_link_as_wide_as_the_row(bound):
    sections, attachments = 2, 3
    areas = [[float(part) for part in one.get_object()["/Rect"]] for one in annotations(bound, 2)]
    assert len(areas) == sections + attachments
    assert all(right - left > 400 for left, _, right, _ in areas)
    upwards = sorted((bottom, top) for _, bottom, _, top in areas)
    assert all(top < above for (_, top), (above, _) in pairwise(upwards))


def annotations(bound, number):
    return bound.reader.pages[number - 1]["/Annots"]


def test_dividers_and_first_pages_lead_back_to_the_contents(bound):
    divider = bound.page_of("3-1") - 1
    assert 2 in links_on(bound, 3)
    assert 2 in links_on(bound, divider)
    assert bound.page_of("0-2") in links_on(bound, divider)
    for label in ("0-1", "0-2", "3-1"):
        assert links_on(bound, bound.page_of(label))[-1] == 2


def test_bookmarks_have_sections_attachments_and_below_them_those_of_the_sources(bound):
    def tree(entries):
        found = []
        for entry in entries:
            if isinstance(entry, Destination):
                number = bound.reader.get_destination_page_number(entry) + 1
                found.append([entry.title, number])
            else:
                found[-1].append(tree(entry))
        return found

    first, second = bound.page_of("0-1"), bound.page_of("0-2")
    third = bound.page_of("3-1")
    assert tree(bound.reader.outline) == [
        ["封面", 1],
        ["目录", 2],
        [
            "0 一般要求",
            3,
            [
                ["附件 0-1 甲", first, [["第一章", first, [["第二节", first + 1]]]]],
                ["附件 0-2 乙", second, [["第一章", second, [["第二节", second + 2]]]]],
            ],
        ],
        ["3.1 能源投入", third - 1, [["附件 3-1 丙", third]]],
    ]


def test_the_document_has_a_title_a_language_and_shows_its_bookmarks(bound):
    root = bound.reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert (
        root["/ViewerPreferences"]["/DisplayDocTitle"] is True
        or root["/ViewerPreferences"]["/DisplayDocTitle"]
    )
    assert bound.reader.metadata.title == "苏州喆堃精密轴承有限公司 证明材料汇编"
    assert root["/PageMode"] == "/UseOutlines"
    assert "/CreationDate" not in bound.reader.metadata
    assert check_with_qpdf(bound.path) == ""


def test_every_font_is_embedded_in_the_own_pages(bound):
    for number in (1, 2, 3):
        for font in bound.reader.pages[number - 1]["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def a_form(name: str, value: str) -> bytes:
    with pikepdf.open(io.BytesIO(a_pdf("form"))) as pdf:
        field = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T=name,
                V=value,
                Rect=[100, 700, 300, 730],
                DA=pikepdf.String("/Helv 12 Tf 0 g"),
                P=pdf.pages[0].obj,
            )
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([field])
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([field]), NeedAppearances=True)
        stream = io.BytesIO()
        pdf.save(stream)
        return stream.getvalue()


def test_form_fields_of_the_same_name_keep_their_own_values(client):
    client.add("a.pdf", a_form("name", "first"), supports=("0.1",))
    client.add("b.pdf", a_form("name", "second"), supports=("3.1.1",))
    values = {field["/V"] for field in Bound(client).reader.get_fields().values()}
    assert values == {"first", "second"}


def test_pages_keep_size_and_rotation(client):
    client.add("a.pdf", a_pdf("a", size=(1191, 842), Rotate=270, CropBox=[10, 10, 900, 800]))
    bound = Bound(client)
    page = bound.reader.pages[bound.page_of("1-1") - 1]
    assert [float(part) for part in page.mediabox] == [0, 0, 1191, 842]
    assert [float(part) for part in page.cropbox] == [10, 10, 900, 800]
    assert page.rotation == 270


def test_four_certificates_of_one_file_are_four_attachments_also_on_the_same_page(client):
    client.add("四证.pdf", a_pdf("one", "two", "three"), supports=())
    (path, entry), *_ = client.files.items()
    for first, last, title in ((2, 2, "第二"), (1, 1, "第一"), (2, 3, "二三"), (2, 2, "又二")):
        extents = (Extent(path, entry.facts.sha256, first, last),)
        client.claim(extents, supports=("0.1",), title=title)
    bound = Bound(client)
    words = [bound.text(bound.page_of(label))[:3] for label in ("0-1", "0-2", "0-3", "0-4")]
    assert words == ["two", "one", "two", "two"]
    assert "three" in bound.text(bound.page_of("0-3", 1))
    assert "附件0-4第1页共1页" in bound.text(bound.page_of("0-4"))
    assert "0-1" not in bound.text(bound.page_of("0-4"))


def test_a_bookmark_loop_does_not_hang(client):
    with pikepdf.open(io.BytesIO(a_pdf("a"))) as pdf:
        item = pdf.make_indirect(pikepdf.Dictionary(Title="loop", Dest=[pdf.pages[0].obj, "/Fit"]))
        item.Next = item
        item.First = item
        pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=item, Last=item))
        stream = io.BytesIO()
        pdf.save(stream)
    client.add("a.pdf", stream.getvalue())
    assert Bound(client).codes() == []

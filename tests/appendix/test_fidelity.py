"""What a client's PDF holds besides its pages: it survives binding, or it is told."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace
from typing import Any

import pikepdf
import pytest
from bound_client import a_pdf
from bound_reading import Bound, check_with_qpdf, inside, rendered
from bound_reading import changed as looks_changed
from odd_papers import (
    a_form,
    changed,
    layered,
    locked,
    look,
    note,
    opened,
    signed,
    with_files,
)
from pikepdf import Array, Dictionary, Name, String

from gfpack.base.messages import Lang
from gfpack.evidence.models import Extent
from gfpack.package.bound_pdf import read


def told(bound: Bound, code: str) -> str:
    (found,) = [one for one in bound.findings if one.code == code]
    assert found.advice(Lang.EN)
    assert found.message(Lang.EN)
    return found.message(Lang.ZH)


def same_but_number(bound: Bound, content: bytes, label: str = "1-1") -> bool:
    """Return whether a page looks as its source does, but for the lowest part of it."""
    before, after = rendered(content), bound.seen(bound.page_of(label))
    box = looks_changed(before, after)
    return box is None or inside(box, (0, before.height - 80, before.width, before.height))


def colours(bound: Bound, label: str = "1-1") -> set[tuple[int, ...]]:
    image = bound.seen(bound.page_of(label))
    return {colour for _, colour in image.getcolors(1 << 20) or []}


# --- signatures -----------------------------------------------------------------------------


def test_of_a_signed_file_the_seal_is_seen_and_the_original_rides_along(client):
    content = signed("licence")
    client.add("营业执照.pdf", content, title="营业执照")
    bound = Bound(client)
    assert bound.codes() == ["signature-not-carried"]
    assert same_but_number(bound, content)
    assert (255, 0, 0) in colours(bound)
    with pikepdf.open(bound.path) as pdf:
        (spec,) = pdf.Root.AF
        assert spec.AFRelationship == Name.Source
        assert str(spec.UF) == "附件 1-1 原件 营业执照.pdf"
        assert "营业执照" in str(spec.Desc)
        assert spec.EF.F.read_bytes() == content
        assert bytes(spec.EF.F.Params.CheckSum) == hashlib.md5(content).digest()
        assert list(pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles)) == [str(spec.UF)]
    assert [name for name, _ in bound.reader.attachments.items()] == [str(spec.UF)]
    assert check_with_qpdf(bound.path) == ""


def test_no_reader_is_told_that_a_bound_signature_is_invalid(client):
    client.add("a.pdf", signed("a"))
    bound = Bound(client)
    with pikepdf.open(bound.path) as pdf:
        page = pdf.pages[bound.page_of("1-1") - 1]
        kinds = [str(one.Subtype) for one in page.obj.Annots]
        assert "/Widget" not in kinds
        assert "/Stamp" in kinds
        assert "/Perms" not in pdf.Root
        assert not list(pdf.Root.get("/AcroForm", {}).get("/Fields", []))
    assert b"/ByteRange" not in bound.path.read_bytes().replace(signed("a"), b"")


def test_a_signed_file_bound_in_parts_rides_along_once_and_same_names_do_not_clash(client):
    first, second = signed("one"), signed("two")
    client.add("x/证.pdf", first, title="甲")
    client.add("y/证.pdf", second, title="乙")
    path = "evidence/x/证.pdf"
    extent = Extent(path, client.files[path].facts.sha256, 1, 1)
    client.claim((extent,), supports=("3.1.1",), title="又")
    bound = Bound(client)
    held = {name: bytes(files[0]) for name, files in bound.reader.attachments.items()}
    assert held == {"附件 1-1 原件 证.pdf": first, "附件 1-2 原件 证.pdf": second}
    assert bound.codes().count("signature-not-carried") == 3


def test_a_signature_nobody_sees_leaves_no_mark(client):
    def hide(pdf: Any) -> None:
        seal = note(
            pdf, "Widget", rect=(0, 0, 0, 0), FT=Name.Sig, T="s", V=Dictionary(Type=Name.Sig)
        )
        pdf.pages[0].obj.Annots = Array([seal])
        pdf.Root.AcroForm = Dictionary(Fields=Array([seal]))

    client.add("a.pdf", changed(hide, "a"))
    bound = Bound(client)
    assert bound.codes() == ["signature-not-carried"]
    marks = bound.reader.pages[bound.page_of("1-1") - 1]["/Annots"]
    assert [one.get_object()["/Subtype"] for one in marks] == ["/Link"]


def test_signed_files_do_not_make_the_bytes_depend_on_the_run(client):
    client.add("a.pdf", signed("a"))
    client.add("b.pdf", layered(OFF=[1]))
    before = Bound(client).path.read_bytes()
    assert Bound(client).path.read_bytes() == before


# --- layers ---------------------------------------------------------------------------------

RED, BLUE = (255, 0, 0), (0, 0, 255)


@pytest.mark.parametrize(
    ("config", "shown"),
    [
        ({}, {RED, BLUE}),
        ({"OFF": [1]}, {RED}),
        ({"BaseState": Name.OFF, "ON": [1]}, {BLUE}),
        ({"BaseState": Name.OFF}, set()),
    ],
)
def test_layers_that_were_hidden_stay_hidden(client, config, shown):
    client.add("a.pdf", a_pdf("before"))
    client.add("图.pdf", layered(**config))
    bound = Bound(client)
    assert colours(bound, "1-2") & {RED, BLUE} == shown
    assert bound.codes() == ([] if len(shown) == 2 else ["layers-hidden"])


def test_layers_of_two_files_stand_side_by_side_under_their_attachments(client):
    client.add("a.pdf", layered(OFF=[0]), title="甲图", supports=("0.1",))
    client.add("b.pdf", layered(OFF=[1], RBGroups=Array()), title="乙图", supports=("3.1.1",))
    bound = Bound(client)
    assert colours(bound, "0-1") & {RED, BLUE} == {BLUE}
    assert colours(bound, "3-1") & {RED, BLUE} == {RED}
    with pikepdf.open(bound.path) as pdf:
        config = pdf.Root.OCProperties.D
        assert len(pdf.Root.OCProperties.OCGs) == 4
        assert [str(one.Name) for one in config.OFF] == ["底图", "批注"]
        headings = [str(one) for one in config.Order if isinstance(one, String)]
        assert headings == ["附件 0-1 甲图", "附件 3-1 乙图"]
    assert "批注" in told_all(bound, "layers-hidden")


def told_all(bound: Bound, code: str) -> str:
    return " ".join(one.message(Lang.ZH) for one in bound.findings if one.code == code)


def test_a_file_bound_twice_over_hides_its_layers_each_time(client):
    client.add("a.pdf", layered(OFF=[1]), supports=("0.1",))
    (path, entry), *_ = client.files.items()
    client.claim((Extent(path, entry.facts.sha256, 1, 1),), supports=("3.1.1",), title="又")
    bound = Bound(client)
    for label in ("0-1", "3-1"):
        assert colours(bound, label) & {RED, BLUE} == {RED}


# --- form fields ----------------------------------------------------------------------------


def test_fields_keep_the_look_they_were_saved_with(client):
    content = a_form("value", drawn=True)
    client.add("a.pdf", content)
    bound = Bound(client)
    assert bound.codes() == []
    with pikepdf.open(bound.path) as pdf:
        (field,) = pdf.Root.AcroForm.Fields
        assert b"0 0.5 0 rg" in field.AP.N.read_bytes()
        assert "/NeedAppearances" not in pdf.Root.AcroForm


def test_a_value_that_a_reader_had_to_draw_is_drawn(client):
    client.add("a.pdf", a_form("Zhejiang 2026", drawn=False, draw_it=True))
    client.add("b.pdf", a_form("keeps", drawn=True))
    bound = Bound(client)
    assert bound.codes() == []
    with pikepdf.open(bound.path) as pdf:
        first, second = pdf.Root.AcroForm.Fields
        assert b"Zhejiang 2026" in first.AP.N.read_bytes()
        assert b"0 0.5 0 rg" in second.AP.N.read_bytes()
        assert "/NeedAppearances" not in pdf.Root.AcroForm
        assert str(first.T) != str(second.T)


def test_a_chinese_value_without_a_look_is_left_to_the_reader_and_told(client):
    client.add("a.pdf", a_form("苏州", drawn=False, draw_it=True))
    bound = Bound(client)
    assert bound.codes() == ["form-values-undrawn"]
    with pikepdf.open(bound.path) as pdf:
        assert pdf.Root.AcroForm.NeedAppearances is True


# --- files within ---------------------------------------------------------------------------


def test_files_within_a_pdf_are_named_and_not_carried_along(client):
    content = with_files("工资表.xlsx", "setup.exe")
    client.add("a.pdf", content)
    bound = Bound(client)
    assert bound.codes() == ["embedded-files-left-out"]
    said = told(bound, "embedded-files-left-out")
    for name in ("工资表.xlsx", "setup.exe", "钉住.xlsx"):
        assert name in said
    assert "temp" not in said
    assert same_but_number(bound, content)
    with pikepdf.open(bound.path) as pdf:
        held = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert not any(b"pinned content" in one.read_raw_bytes() for one in held)
        assert "/AF" not in pdf.Root


def test_of_a_portfolio_only_the_cover_is_bound_and_that_is_a_warning(client):
    client.add("a.pdf", with_files("证书.pdf", portfolio=True))
    bound = Bound(client)
    assert bound.codes() == ["pdf-portfolio"]
    assert bound.findings[0].severity == "warning"
    assert "证书.pdf" in told(bound, "pdf-portfolio")


def test_an_xfa_form_that_only_adobe_draws_is_a_warning(client):
    def make(pdf: Any) -> None:
        pdf.Root.AcroForm = Dictionary(Fields=Array(), XFA=pdf.make_stream(b"<xdp/>"))
        pdf.Root.NeedsRendering = True

    client.add("a.pdf", changed(make, "Please wait"))
    bound = Bound(client)
    assert bound.codes() == ["xfa-form", "active-content-removed"]
    assert b"xdp" not in bound.path.read_bytes()


# --- active content -------------------------------------------------------------------------


def act(kind: str, **entries: Any) -> Any:
    return Dictionary({"/S": Name(f"/{kind}"), **{f"/{key}": one for key, one in entries.items()}})


ACTIONS: dict[str, dict[str, Any]] = {
    "JavaScript": {"JS": "app.alert(1)"},
    "Launch": {"F": "calc.exe"},
    "SubmitForm": {"F": "https://evil.example/"},
    "ImportData": {"F": "data.fdf"},
    "ResetForm": {},
    "GoToR": {"F": "other.pdf", "D": 0},
    "GoToE": {"D": "x"},
    "Rendition": {"OP": 0},
    "Sound": {},
    "Movie": {},
    "GoTo3DView": {},
    "Named": {"N": Name("/SaveAs")},
    "URI": {"URI": "file:///etc/passwd"},
}
WHERE = ("link", "chained", "widget-event", "page-event", "field-above", "button")


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("kind", ACTIONS)
def test_no_action_survives_wherever_it_hides_and_each_is_named(client, kind, where):
    def hide(pdf: Any) -> None:
        action, page = pdf.make_indirect(act(kind, **ACTIONS[kind])), pdf.pages[0].obj
        if where == "link":
            page.Annots = Array([note(pdf, "Link", A=action)])
        elif where == "chained":
            web = act("URI", URI="https://example.org/", Next=Array([action]))
            page.Annots = Array([note(pdf, "Link", A=web)])
        elif where == "page-event":
            page.AA = Dictionary(O=action)
        elif where == "field-above":
            kid, other = note(pdf, "Widget"), note(pdf, "Widget", A=action)
            top = Dictionary(FT=Name.Btn, T="t", Kids=Array([kid, other]))
            kid.Parent = other.Parent = pdf.make_indirect(top)
            page.Annots = Array([kid])
        elif where == "button":
            field = note(pdf, "Widget", FT=Name.Btn, T="b", PA=action)
            page.Annots = Array([field])
            pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        else:
            field = note(pdf, "Widget", FT=Name.Tx, T="f", AA=Dictionary(F=action))
            page.Annots = Array([field])
            pdf.Root.AcroForm = Dictionary(Fields=Array([field]))

    client.add("a.pdf", changed(hide, "a"))
    bound = Bound(client)
    assert bound.codes() == ["active-content-removed"]
    assert kind in bound.findings[0].params["what_zh"]
    with pikepdf.open(bound.path) as pdf:
        actions = [one for one in pdf.objects if isinstance(one, Dictionary) and "/S" in one]
        assert not [one for one in actions if str(one.S) == f"/{kind}" and kind != "URI"]
    assert b"file:///" not in bound.path.read_bytes()


@pytest.mark.parametrize("place", ["OpenAction", "AA", "Names"])
def test_scripts_of_the_whole_document_are_named(client, place):
    def hide(pdf: Any) -> None:
        script = act("JavaScript", JS="app.alert(1)")
        if place == "Names":
            tree = pikepdf.NameTree.new(pdf)
            tree["run"] = script
            pdf.Root.Names = Dictionary(JavaScript=tree.obj)
        else:
            pdf.Root[f"/{place}"] = script if place == "OpenAction" else Dictionary(WC=script)

    client.add("a.pdf", changed(hide, "a"))
    bound = Bound(client)
    assert "JavaScript" in told(bound, "active-content-removed")
    assert b"JavaScript" not in bound.path.read_bytes()


@pytest.mark.parametrize("kind", ["RichMedia", "Screen", "Movie", "Sound", "3D"])
def test_of_what_plays_only_the_picture_stays(client, kind):
    def put(pdf: Any) -> None:
        media = pdf.make_stream(b"SECRET MEDIA")
        shown = note(pdf, kind, AP=Dictionary(N=look(pdf)), RichMediaContent=media, Movie=media)
        pdf.pages[0].obj.Annots = Array([shown, note(pdf, kind)])

    content = changed(put, "a")
    client.add("a.pdf", content)
    bound = Bound(client)
    assert kind in told(bound, "active-content-removed")
    assert same_but_number(bound, content)
    assert (255, 0, 0) in colours(bound)
    assert b"SECRET MEDIA" not in bound.path.read_bytes()
    marks = bound.reader.pages[bound.page_of("1-1") - 1]["/Annots"]
    assert [one.get_object()["/Subtype"] for one in marks] == ["/Stamp", "/Link"]


def test_links_to_web_pages_and_to_the_next_page_stay(client):
    def put(pdf: Any) -> None:
        web, turn = act("URI", URI="https://example.org/"), act("Named", N=Name.NextPage)
        pdf.pages[0].obj.Annots = Array([note(pdf, "Link", A=web), note(pdf, "Link", A=turn)])

    client.add("a.pdf", changed(put, "a"))
    bound = Bound(client)
    assert bound.codes() == []
    content = bound.path.read_bytes()
    assert b"https://example.org/" in content
    assert b"/NextPage" in content


def test_what_leads_out_of_a_page_does_not_drag_its_document_along(client):
    def put(pdf: Any) -> None:
        heavy = pdf.make_stream(b"HEAVY" * 9)
        page = pdf.pages[0].obj
        page.PieceInfo = Dictionary(X=heavy)
        page.B = Array([Dictionary(T=heavy)])
        link = note(pdf, "Link", A=act("GoTo", D=Array([page, Name.Fit]), SD=Array([heavy])))
        page.Annots = Array([link])

    client.add("a.pdf", changed(put, "a"))
    bound = Bound(client)
    assert bound.codes() == []
    with pikepdf.open(bound.path) as pdf:
        held = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        assert not any(b"HEAVYHEAVY" in one.read_raw_bytes() for one in held)


# --- links ----------------------------------------------------------------------------------


def with_links(*targets: object, names: dict[str, int] | None = None) -> bytes:
    """Return four pages, the first with a link for each target: a page index or a name."""

    def put(pdf: Any) -> None:
        pages = [one.obj for one in pdf.pages]
        links = [
            note(
                pdf,
                "Link",
                Dest=Array([pages[one], Name.Fit]) if isinstance(one, int) else String(str(one)),
            )
            for one in targets
        ]
        pages[0].Annots = Array(links)
        tree = pikepdf.NameTree.new(pdf)
        for name, page in (names or {}).items():
            tree[name] = Array([pages[page], Name.XYZ, 10, 700, None])
        pdf.Root.Names = Dictionary(Dests=tree.obj)

    return changed(put, "p1", "p2", "p3", "p4")


def test_links_between_separately_bound_pages_of_a_file_lead_there(client):
    client.add("a.pdf", with_links(3, "sec", names={"sec": 3}), pages=(1, 2), supports=("0.1",))
    (path, entry), *_ = client.files.items()
    client.claim((Extent(path, entry.facts.sha256, 4, 4),), supports=("3.1.1",), title="末页")
    bound = Bound(client)
    there = bound.page_of("3-1")
    assert jumps(bound, bound.page_of("0-1"))[:2] == [there, there]
    assert bound.codes() == []


def test_a_link_to_a_page_that_is_not_bound_leads_nowhere_and_is_told(client):
    client.add("a.pdf", with_links("sec", names={"sec": 1}), supports=("0.1",), title="甲")
    client.add("b.pdf", with_links(3, "sec", names={"sec": 3}), pages=(1, 2), supports=("0.1",))
    bound = Bound(client)
    first, second = bound.page_of("0-1"), bound.page_of("0-2")
    assert jumps(bound, first)[0] == first + 1
    assert jumps(bound, second)[:2] == [0, 0]
    assert bound.codes() == ["links-lead-nowhere"]
    assert bound.findings[0].params["count"] == "2"


def test_a_name_that_a_file_never_defines_does_not_lead_into_another_file(client):
    client.add("a.pdf", with_links("sec", names={"sec": 1}), supports=("0.1",))
    client.add("b.pdf", with_links("sec"), supports=("0.1",))
    bound = Bound(client)
    assert jumps(bound, bound.page_of("0-2"))[0] == 0


def jumps(bound: Bound, number: int) -> list[int]:
    """Return where the links of a page lead; 0 is nowhere."""
    found = []
    with pikepdf.open(bound.path) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, 1)}
        for one in pdf.pages[number - 1].obj.Annots:
            place = one.get("/Dest") or one.get("/A", {}).get("/D")
            if isinstance(place, String):
                place = pikepdf.NameTree(pdf.Root.Names.Dests)[str(place)]
            place = place.get("/D") if isinstance(place, Dictionary) else place
            page = place[0] if place is not None else None
            found.append(numbers[page.objgen] if page is not None else 0)
    return found


# --- pages ----------------------------------------------------------------------------------


def test_boxes_rotation_and_unit_survive(client):
    entries = {
        "MediaBox": [-20, -10, 700, 900], "CropBox": [0, 0, 595, 842], "TrimBox": [9, 9, 500, 800],
        "ArtBox": [8, 8, 400, 700], "BleedBox": [7, 7, 550, 820], "Rotate": 270, "UserUnit": 2,
    }  # fmt: skip
    client.add("a.pdf", a_pdf("a", **entries))
    bound = Bound(client)
    page = bound.reader.pages[bound.page_of("1-1") - 1]
    for key, value in entries.items():
        assert page[f"/{key}"] == value, key


@pytest.mark.parametrize("box", [None, [0, 0, 0, 0], [5, 5]])
def test_a_page_that_does_not_say_how_large_it_is_is_as_large_as_readers_show_it(client, box):
    def spoil(pdf: Any) -> None:
        del pdf.pages[0].obj.MediaBox
        if box:
            pdf.pages[0].obj.MediaBox = Array(box)

    client.add("a.pdf", changed(spoil, "a"))
    bound = Bound(client)
    page = bound.reader.pages[bound.page_of("1-1") - 1]
    assert [float(part) for part in page.mediabox] == [0, 0, 612, 792]


def test_a_page_that_programs_show_differently_is_refused(client):
    client.add("a.pdf", a_pdf("a"), supports=("0.1",))
    client.add("b.pdf", a_pdf("b", size=(300, 144)), supports=("0.1",))
    path = "evidence/b.pdf"
    facts = client.files[path].facts
    seen = tuple(replace(one, width=612, height=792) for one in facts.pages)
    client.files[path] = replace(client.files[path], facts=replace(facts, pages=seen))
    bound = Bound(client)
    assert bound.codes() == ["attachment-not-bound"]
    assert "different pages" in bound.findings[0].message(Lang.EN)


def test_a_damaged_file_is_bound_where_its_repair_looks_as_before_and_refused_where_not(client):
    whole = changed(lambda _: None, "whole", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    client.add("moved.pdf", whole.replace(b"startxref\n", b"startxref\n9"), supports=("0.1",))
    at = whole.index(b"stream\n") - whole[: whole.index(b"stream\n")][::-1].index(b"jbo 0 ") - 7
    row = b"%010d 00000 n" % at  # PDFium misses the content then, qpdf finds it
    assert row in whole
    client.add("row.pdf", whole.replace(row, b"%010d 00000 n" % (at + 3)), supports=("0.1",))
    bound = Bound(client)
    assert "whole" in bound.text(bound.page_of("0-1"))
    assert bound.codes() == ["attachment-not-bound"]
    assert "different pages" in bound.findings[0].message(Lang.EN)


# --- locks ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("allowed", "codes"),
    [
        ({}, []),
        ({"print_lowres": True}, ["restrictions-not-carried"]),
        ({"modify_assembly": True}, ["restrictions-not-carried"]),
        ({"extract": True}, ["attachment-not-bound"]),
        ({"accessibility": True}, ["attachment-not-bound"]),
    ],
)
def test_a_file_with_an_owner_password_is_bound_where_it_allows_that(client, allowed, codes):
    client.add("a.pdf", locked("free", **allowed))
    bound = Bound(client)
    assert bound.codes() == codes
    assert not bound.reader.is_encrypted
    shown = bound.text(bound.page_of("1-1"))
    assert ("既不允许打印" if "attachment-not-bound" in codes else "free") in shown


def test_another_reader_finds_all_pages_as_they_were_bound(client):
    client.add("a.pdf", signed("a"))
    client.add("b.pdf", layered(OFF=[1]))
    client.add("c.pdf", a_form("x", drawn=True))
    client.add("d.pdf", with_files("x.txt"))
    bound = Bound(client)
    assert dict(read(bound.path).digests) == dict(bound.map.digests)
    assert check_with_qpdf(bound.path) == ""
    with opened(bound.path.read_bytes()) as pdf:
        again = io.BytesIO()
        pdf.save(again)

"""PDFs with what clients' files hold besides pages: forms, layers, files, seals, scripts."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pikepdf
from bound_client import a_pdf
from pikepdf import Array, Dictionary, Name, String

Change = Callable[[Any], None]


def changed(change: Change, *words: str, **options: Any) -> bytes:
    """Return a plain PDF of a page for each word after `change` was done to it."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(a_pdf(*words))) as pdf, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of widgets that no form knows
        change(pdf)
        pdf.save(made, static_id="encryption" not in options, **options)
    return made.getvalue()


@contextmanager
def opened(content: bytes) -> Iterator[Any]:
    """Open bytes as PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        yield pdf


def look(pdf: Any, colour: str = "1 0 0 rg") -> Any:
    """Return an appearance: a filled box of 100 by 40."""
    return pdf.make_stream(
        f"{colour} 0 0 100 40 re f".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=[0, 0, 100, 40],
        Resources=Dictionary(),
    )


def note(pdf: Any, kind: str, rect: tuple[int, ...] = (100, 700, 200, 740), **entries: Any) -> Any:
    """Return an annotation, indirect."""
    made = Dictionary({"/Type": Name.Annot, "/Subtype": Name(f"/{kind}"), "/Rect": Array(rect)})
    for key, value in entries.items():
        made[f"/{key}"] = value
    return pdf.make_indirect(made)


def signed(words: str, *, name: str = "sig") -> bytes:
    """Return a PDF that says it is signed, with a red seal."""

    def sign(pdf: Any) -> None:
        value = Dictionary(
            Type=Name.Sig,
            Filter=Name("/Adobe.PPKLite"),
            SubFilter=Name("/adbe.pkcs7.detached"),
            Contents=String(b"\x30\x82" + bytes(40)),
            ByteRange=[0, 100, 200, 300],
        )
        seal = note(
            pdf, "Widget", FT=Name.Sig, T=name, V=pdf.make_indirect(value),
            AP=Dictionary(N=look(pdf)), F=4, P=pdf.pages[0].obj,
        )  # fmt: skip
        pdf.pages[0].obj.Annots = Array([seal])
        pdf.Root.AcroForm = Dictionary(Fields=Array([seal]), SigFlags=3)
        pdf.Root.Perms = Dictionary(DocMDP=value)

    return changed(sign, words)


def layered(**config: Any) -> bytes:
    """Return a page with a red box in layer 底图 and a blue one in layer 批注."""

    def put(pdf: Any) -> None:
        layers = [
            pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(one)))
            for one in ("底图", "批注")
        ]
        page = pdf.pages[0].obj
        page.Resources.Properties = Dictionary(A=layers[0], B=layers[1])
        page.Contents = pdf.make_stream(
            b"/OC /A BDC 1 0 0 rg 100 600 80 80 re f EMC /OC /B BDC 0 0 1 rg 300 600 80 80 re f EMC"
        )
        chosen = {
            f"/{key}": Array([layers[one] for one in value]) if isinstance(value, list) else value
            for key, value in config.items()
        }
        order = Array([String("图层"), Array(layers)])
        pdf.Root.OCProperties = Dictionary(
            OCGs=Array(layers), D=Dictionary({"/Order": order, **chosen})
        )

    return changed(put, "layers")


def a_form(value: str, *, drawn: bool, draw_it: bool = False) -> bytes:
    """Return a form with a field; `drawn`: it has a look, `draw_it`: readers must make one."""

    def fill(pdf: Any) -> None:
        field = note(
            pdf, "Widget", rect=(100, 700, 300, 730), FT=Name.Tx, T="name", V=String(value),
            DA=String("/Helv 12 Tf 0 g"), P=pdf.pages[0].obj, F=4,
        )  # fmt: skip
        if drawn:
            field.AP = Dictionary(N=look(pdf, "0 0.5 0 rg"))
        pdf.pages[0].obj.Annots = Array([field])
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        pdf.Root.AcroForm = Dictionary(
            Fields=Array([field]),
            DA=String("/Helv 12 Tf 0 g"),
            DR=Dictionary(Font=Dictionary(Helv=pdf.make_indirect(font))),
            NeedAppearances=draw_it,
        )

    return changed(fill, "form")


def with_files(*names: str, portfolio: bool = False) -> bytes:
    """Return a PDF with files in it; the first is pinned to its page."""

    def put(pdf: Any) -> None:
        for name in names:
            pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"MZ" + name.encode())
        spec = Dictionary(
            Type=Name.Filespec, F=String("C:\\temp\\钉住.xlsx"),
            EF=Dictionary(F=pdf.make_stream(b"pinned content")),
        )  # fmt: skip
        pin = note(pdf, "FileAttachment", FS=pdf.make_indirect(spec), AP=Dictionary(N=look(pdf)))
        popup = note(pdf, "Popup", Parent=pin)
        pin.Popup = popup
        pdf.pages[0].obj.Annots = Array([pin, popup])
        if portfolio:
            pdf.Root.Collection = Dictionary(View=Name.T)

    return changed(put, "with files")


def locked(words: str, *, owner: str = "o", user: str = "", **allowed: bool) -> bytes:
    """Return a locked PDF that allows what is named only (all where nothing is)."""
    kinds = (
        "accessibility", "extract", "modify_annotation", "modify_assembly", "modify_form",
        "modify_other", "print_lowres", "print_highres",
    )  # fmt: skip
    allow = pikepdf.Permissions(**{one: allowed.get(one, not allowed) for one in kinds})
    lock = pikepdf.Encryption(owner=owner, user=user, allow=allow)
    return changed(lambda _: None, words, encryption=lock)

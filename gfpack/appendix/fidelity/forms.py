"""Form fields just copied: values stay visible, seals become pictures, nothing can be signed over.

In: the appendix, and how many fields it had before a source was copied. Out: the appendix' fields,
and whether some values have no look that a reader could show. Fields of one name from two files
are renamed by pikepdf, so that each keeps its own value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from gfpack.appendix.active import as_picture
from gfpack.appendix.fidelity.walking import below, inherited, is_dictionary, listed, size, tree


def count(pdf: Any) -> int:
    """Return how many top-level fields a PDF has."""
    form = below(pdf.Root, "/AcroForm")
    return size(form, "/Fields")


def is_signed(source: Any) -> bool:
    """Return whether somebody signed a source, on whatever page."""
    form = below(source.Root, "/AcroForm")
    tops = listed(form, "/Fields")
    return any(
        str(inherited(field, "/FT")) == "/Sig" and is_dictionary(inherited(field, "/V"))
        for top in tops
        for field in tree(top)
    )


def seals_to_pictures(pdf: Any, pages: Iterable[Any], before: int) -> None:
    """Turn signature fields into their look alone.

    Bound, their bytes no longer stand where the signature says: every reader would call them
    invalid. An empty one would invite to sign the appendix.
    """
    import pikepdf

    for page in pages:
        marks = listed(page, "/Annots")
        kept = [one for one in marks if not _is_seal(one) or _pictured(one)]
        if len(kept) < len(marks):
            page["/Annots"] = pikepdf.Array(kept)
    form = pdf.Root.get("/AcroForm")
    fields = listed(form, "/Fields")
    if len(fields) > before:
        kept = fields[:before] + [one for one in fields[before:] if not _only_seals(one)]
        form["/Fields"] = pikepdf.Array(kept)


def show_values(pdf: Any, source: Any, pages: Iterable[Any]) -> bool:
    """Draw the values that a source leaves its reader to draw; return whether some could not be.

    Where some cannot (Chinese, which needs a font), the appendix leaves them to the reader too.
    """
    import pikepdf

    form = below(source.Root, "/AcroForm")
    if form is None or form.get("/NeedAppearances") is not True:
        return False
    left = False
    for page in pages:
        for annotation in pdf.acroform.get_widget_annotations_for_page(pikepdf.Page(page)):
            field = pdf.acroform.get_field_for_annotation(annotation)
            if field.is_choice:
                left = True  # readers draw the list, whether anything is chosen or not
            elif field.is_text and field.value_as_string:
                if _drawable(field):
                    field.generate_appearance(annotation)
                else:
                    left = True
    return left


def leave_to_reader(pdf: Any, *, some: bool) -> None:
    """Say whether readers must draw values: `some` have no look, else none is to be redrawn."""
    form = below(pdf.Root, "/AcroForm")
    if form is None:
        return
    form["/NeedAppearances"] = some
    if not some:
        del form["/NeedAppearances"]


def _drawable(field: Any) -> bool:
    """Return whether qpdf's plain way of drawing a value does: one line in Latin letters."""
    multiline, comb = 1 << 12, 1 << 24
    plain = str(field.value_as_string).isascii()
    return plain and not field.flags & (multiline | comb) and bool(field.default_appearance)


def _is_seal(annotation: Any) -> bool:
    return (
        is_dictionary(annotation)
        and str(annotation.get("/Subtype", "")) == "/Widget"
        and str(inherited(annotation, "/FT")) == "/Sig"
    )


def _pictured(seal: Any) -> bool:
    """Leave of a seal its look; return whether it has one, for many signatures are not seen."""
    try:
        x0, y0, x1, y1 = (float(one) for one in seal.get("/Rect"))
    except (TypeError, ValueError):
        x0 = x1 = y0 = y1 = 0.0
    return as_picture(seal) and x1 != x0 and y1 != y0


def _only_seals(top: Any) -> bool:
    """Return whether nothing but signature fields hangs from a field."""
    ends = [one for one in tree(top) if not listed(one, "/Kids")]
    return all(_was_seal(one) for one in ends)


def _was_seal(field: Any) -> bool:
    turned = str(field.get("/Subtype", "")) == "/Stamp"
    return turned or str(inherited(field, "/FT")) == "/Sig"

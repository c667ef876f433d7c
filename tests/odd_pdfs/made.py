"""PDFs of odd structure, written by hand. Out: (name, bytes), always the same.

A page shows a filled frame and a word, so that a wrong place or turn is seen.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Mapping

import pikepdf

_DRAWN = (
    b"0.8 0.9 1 rg 60 60 200 120 re f 1 0 0 RG 4 w 60 60 200 120 re S "
    b"0 g BT /F1 24 Tf 80 100 Td (odd page) Tj ET\n"
)
_FONT = b"<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(content), content)


def pdf_of(objects: Mapping[int, bytes], trailer: bytes = b"", version: bytes = b"1.7") -> bytes:
    """Return a file of these objects with a right xref table; 1 is the catalogue."""
    body, places = b"%%PDF-%b\n%%\xe2\xe3\xcf\xd3\n" % version, {}
    for number, content in objects.items():
        places[number] = len(body)
        body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    size = max(objects) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 00000 f \n"
        for n in range(1, size)
    ]
    end = b"xref\n0 %d\n%btrailer\n<</Root 1 0 R/Size %d%b>>\nstartxref\n%d\n%%%%EOF\n"
    return body + end % (size, b"".join(rows), size, trailer, len(body))


def page(entries: bytes = b"", content: bytes | None = None, **objects: bytes) -> bytes:
    """Return a PDF of one page; `entries` go into it, `o7=…` become objects."""
    box = b"" if b"/MediaBox" in entries else b"/MediaBox[0 0 400 300]"
    drawn = b"" if b"/Contents" in entries else b"/Contents 4 0 R"
    fonts = b"" if b"/Resources" in entries else b"/Resources" + _FONT
    more = {int(name[1:]): body for name, body in objects.items()}
    return pdf_of(
        {
            1: more.pop(1, b"<</Type/Catalog/Pages 2 0 R>>"),
            2: more.pop(2, b"<</Type/Pages/Kids[3 0 R]/Count 1>>"),
            3: b"<</Type/Page/Parent 2 0 R%b%b%b%b>>" % (box, fonts, drawn, entries),
            4: stream(_DRAWN if content is None else content),
            **more,
        }
    )


def made() -> Iterator[tuple[str, bytes]]:
    """Yield all made-up files."""
    for part in (_boxes, _trees, _contents, _annotations, _catalogues, _files, _locks, _layers):
        yield from part()


def _boxes() -> Iterator[tuple[str, bytes]]:
    yield "no-box", page(b"/MediaBox null")
    for name, box in {
        "zero": b"0 0 0 0", "line": b"0 0 400 0", "turned": b"400 300 0 0",
        "shifted": b"-200 -100 200 200", "huge": b"0 0 200000 100000", "tiny": b"0 0 20 12",
        "narrow": b"0 0 60 800", "flat": b"0 0 900 40", "words": b"/a /b /c /d",
        "short": b"0 0 400", "exponent": b"0 0 4e2 3e2", "far": b"100000 100000 100400 100300",
    }.items():  # fmt: skip
        yield f"box-{name}", page(b"/MediaBox[%b]" % box)
    yield "box-indirect", page(b"/MediaBox 7 0 R", o7=b"[0 0 8 0 R 300]", o8=b"400")
    for name, box in {
        "outside": b"500 500 600 600", "larger": b"-50 -50 900 900", "inner": b"40 40 300 250",
        "empty": b"0 0 0 0", "partly": b"200 100 700 700", "corner": b"0 0 5 5",
    }.items():  # fmt: skip
        yield f"crop-{name}", page(b"/CropBox[%b]" % box)
    for turn in (b"90", b"180", b"270", b"-90", b"450", b"45", b"(90)", b"90.0", b"1e9", b"null"):
        yield f"rotate-{turn.decode()}", page(b"/CropBox[20 30 380 280]/Rotate " + turn)
    for unit in (b"2", b"10", b"0.1", b"1000", b"-3", b"0", b"(x)"):
        yield f"unit-{unit.decode()}", page(b"/UserUnit " + unit)
    for name in (b"/TrimBox", b"/ArtBox", b"/BleedBox"):
        yield f"box{name.decode().replace('/', '-')}", page(name + b"[50 50 200 200]")


def _nested_pages(depth: int) -> bytes:
    objects = {1: b"<</Type/Catalog/Pages 5 0 R>>", 4: stream(_DRAWN)}
    for level in range(depth):
        parent = b"/Parent %d 0 R" % (level + 4) if level else b""
        objects[level + 5] = b"<</Type/Pages/Kids[%d 0 R]/Count 1%b>>" % (level + 6, parent)
    objects[depth + 5] = (
        b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 400 300]/Resources%b/Contents 4 0 R>>"
        % (depth + 4, _FONT)
    )
    return pdf_of(objects)


def _kids(kids: bytes, count: bytes = b"1", more: bytes = b"", **objects: bytes) -> bytes:
    return page(o2=b"<</Type/Pages/Kids[%b]/Count %b%b>>" % (kids, count, more), **objects)


def _trees() -> Iterator[tuple[str, bytes]]:
    for depth in (20, 400, 3000):
        yield f"tree-{depth}-deep", _nested_pages(depth)
    yield "tree-cyclic", _kids(b"3 0 R 2 0 R", b"2")
    loop = b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R]/Count 1>>"
    yield "tree-cyclic-below", _kids(b"7 0 R", o7=loop)
    yield "tree-page-twice", _kids(b"3 0 R 3 0 R", b"2")
    yield (
        "tree-page-direct",
        _kids(b"<</Type/Page/MediaBox[0 0 400 300]/Contents 4 0 R/Resources%b>>" % _FONT),
    )
    yield "tree-null-kid", _kids(b"null 3 0 R 9 0 R", b"3")
    yield "tree-word-kid", _kids(b"3 0 R (x) 5", b"3")
    for count in (b"0", b"-1", b"7", b"99999999", b"(x)"):
        yield f"tree-count-{count.decode()}", _kids(b"3 0 R", count)
    below = b"/MediaBox[0 0 300 400]/Rotate 90/CropBox[10 10 280 380]"
    bare = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"
    yield "tree-inherited", _kids(b"7 0 R", b"1", below + b"/Resources" + _FONT, o7=bare)
    yield "tree-inherited-far", _kids(
        b"8 0 R", b"1", below + b"/Resources" + _FONT,
        o8=b"<</Type/Pages/Parent 2 0 R/Kids[7 0 R]/Count 1/Rotate 180>>",
        o7=b"<</Type/Page/Parent 8 0 R/Contents 4 0 R>>",
    )  # fmt: skip
    yield "tree-no-type", page(o2=b"<</Kids[3 0 R]/Count 1>>")
    yield "tree-is-page", page(o1=b"<</Type/Catalog/Pages 3 0 R>>")
    yield "tree-none", page(o1=b"<</Type/Catalog>>")
    yield "tree-empty", _kids(b"", b"0")
    many = b" ".join(b"%d 0 R" % (number + 10) for number in range(1500))
    each = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Resources%b/Contents 4 0 R>>" % _FONT
    pages = {f"o{number + 10}": each for number in range(1500)}
    yield "tree-1500-pages-one-content", _kids(many, b"1500", **pages)


def _contents() -> Iterator[tuple[str, bytes]]:
    turned = b"0.7 0.7 -0.7 0.7 200 0 cm "
    for name, content in {
        "open-q": b"q q q 0.5 0 0 0.5 0 0 cm " + _DRAWN,
        "extra-Q": b"Q Q Q " + _DRAWN + b"Q Q",
        "Q-then-turned": b"Q " + turned + _DRAWN,
        "clip-left": b"0 0 50 50 re W n " + _DRAWN,
        "clip-pending": _DRAWN + b"0 0 9 9 re W",
        "path-pending": _DRAWN + b"0 0 400 300 re",
        "open-text": _DRAWN + b"BT /F1 9 Tf 90 90 Td (x) Tj",
        "open-string": _DRAWN + b"BT /F1 9 Tf (never ends",
        "open-hex": _DRAWN + b"BT /F1 9 Tf <4142",
        "open-array": _DRAWN + b"[1 2 3",
        "open-dictionary": _DRAWN + b"/Span <</A (b)",
        "open-image": _DRAWN + b"BI /W 4 /H 4 /CS /G /BPC 8 ID abcdef",
        "open-marked": b"/Span BMC " * 50 + _DRAWN,
        "open-compat": b"BX " + _DRAWN + b" foo bar",
        "comment-end": _DRAWN + b"% no line end",
        "nothing": b"",
        "noise": bytes(range(256)) * 20,
        "q-in-string": b"(q q q) pop " + _DRAWN + b"BT (Q) Tj ET",
        "brackets-in-string": b"BT /F1 9 Tf 9 9 Td (\\( \\) \\\\ (inner)) Tj ET " + _DRAWN,
        "numbers": b"1e38 0 0 1e38 1e38 1e38 cm 99999999999 w " + _DRAWN,
        "zero-matrix": b"q 0 0 0 0 0 0 cm " + _DRAWN + b" Q",
        "white-text-mode": b"3 Tr 50 Tz 20 Ts 9 Tc 30 Tw " + _DRAWN,
        "q-10000": b"q " * 10_000 + _DRAWN,
        "objects-30000": b"0 0 5 5 re f " * 30_000 + _DRAWN,
        "image-with-Q": _DRAWN + b"q BI /W 3 /H 1 /CS /G /BPC 8 ID Q Q EI Q",
    }.items():
        yield f"content-{name}", page(b"", content)
    for name, entry in {
        "none": b"/Contents null", "empty-array": b"/Contents[]", "gone": b"/Contents 99 0 R",
        "nulls": b"/Contents[null 4 0 R 99 0 R]", "word": b"/Contents(x)",
        "itself": b"/Contents 3 0 R", "nested": b"/Contents[[4 0 R]]",
        "twice": b"/Contents[4 0 R 4 0 R]",
    }.items():  # fmt: skip
        yield f"contents-{name}", page(entry)
    yield (
        "contents-split",
        page(
            b"/Contents[7 0 R 8 0 R]",
            o7=stream(b"0.8 0.9 1 rg 60 60 200"),
            o8=stream(b"120 re f q"),
        ),
    )
    parts = {f"o{10 + n}": stream(b"%d 5 3 90 re f\n" % (n % 390)) for n in range(1200)}
    refs = b" ".join(b"%d 0 R" % (10 + n) for n in range(1200))
    yield "contents-1200", page(b"/Contents[%b]" % refs, **parts)
    yield "contents-indirect", page(b"/Contents 7 0 R", o7=b"[8 0 R]", o8=b"4 0 R")
    yield from _packed()
    yield from _resources()


def _packed() -> Iterator[tuple[str, bytes]]:
    """Yield compressed contents: damaged, nested, much larger than they seem."""
    small = zlib.compress(_DRAWN)
    bomb = zlib.compress(_DRAWN + b" " * 60_000_000, 9)
    flate = b"/Filter/FlateDecode"
    for name, body, entries in (
        ("cut", small[:-20], flate),
        ("flipped", small[:30] + b"\0\0" + small[32:], flate),
        ("open-q-cut", zlib.compress(b"q q 0.5 0 0 0.5 0 0 cm " + _DRAWN * 9)[:-30], flate),
        ("not", _DRAWN, flate),
        ("unknown", small, b"/Filter/NoSuchDecode"),
        ("twice", zlib.compress(small), b"/Filter[/FlateDecode/FlateDecode]"),
        ("bomb", bomb, flate),
        ("bomb-twice", zlib.compress(bomb, 9), b"/Filter[/FlateDecode/FlateDecode]"),
        ("predictor", small, flate + b"/DecodeParms<</Predictor 12/Columns 1000000000>>"),
        ("external", b"", b"/F(other.txt)/FFilter/FlateDecode"),
    ):
        yield f"packed-{name}", page(b"/Contents 7 0 R", o7=stream(body, entries))


def _resources() -> Iterator[tuple[str, bytes]]:
    for name, entry in {
        "none": b"/Resources null", "word": b"/Resources(x)", "gone": b"/Resources 99 0 R",
        "stream": b"/Resources 4 0 R", "fonts-word": b"/Resources<</Font(x)>>",
        "objects-word": b"/Resources<</XObject(x)>>", "itself": b"/Resources 3 0 R",
    }.items():  # fmt: skip
        yield f"resources-{name}", page(entry)
    held = b"/Type/XObject/Subtype/Form/BBox[0 0 400 300]/Resources<</XObject<</A 7 0 R>>>>"
    drawn = b"/A Do 0 1 0 rg 20 20 90 90 re f"
    objects = b"/Resources<</XObject<</A 7 0 R>>>>/Contents 8 0 R"
    yield "form-draws-itself", page(objects, o7=stream(drawn, held), o8=stream(b"/A Do"))
    image = b"/Type/XObject/Subtype/Image/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray"
    shown = stream(b"q 90 0 0 90 20 20 cm /A Do Q")
    yield "image-short", page(objects, o7=stream(b"abc", image), o8=shown)
    dct = stream(b"\xff\xd8\xff\xe0 cut", image + b"/Filter/DCTDecode")
    yield "image-not-jpeg", page(objects, o7=dct, o8=shown)
    large = image.replace(b"Width 9", b"Width 60000").replace(b"Height 9", b"Height 60000")
    yield "image-claims-to-be-large", page(objects, o7=stream(b"abc", large), o8=shown)
    shade = b"/Resources<</Pattern<</P 7 0 R>>>>/Contents 8 0 R"
    pattern = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources<<>>"
    yield (
        "pattern",
        page(
            shade,
            o7=stream(b"1 0 0 rg 0 0 4 4 re f", pattern),
            o8=stream(b"/Pattern cs /P scn 50 50 200 150 re f"),
        ),
    )
    glass = b"/Resources<</ExtGState<</G<</ca 0.4/BM/Multiply>>>>>>/Contents 8 0 R"
    yield (
        "transparency",
        page(
            glass + b"/Group<</S/Transparency/CS/DeviceRGB/I true/K true>>",
            o8=stream(b"/G gs 1 0 0 rg 50 50 90 90 re f 0 0 1 rg 90 90 90 90 re f"),
        ),
    )


def _note(entries: bytes) -> bytes:
    look = b"/AP<</N 9 0 R>>" if b"/AP" not in entries else b""
    return b"<</Type/Annot/Rect[100 200 200 260]%b%b>>" % (look, entries)


_LOOK = stream(
    b"0 0.6 0 rg 0 0 100 60 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 100 60]/Resources<<>>"
)


def _annotated(entry: bytes, **objects: bytes) -> bytes:
    return page(b"/Annots " + entry, o9=_LOOK, **objects)


def _annotations() -> Iterator[tuple[str, bytes]]:
    kinds = (
        b"Text Link FreeText Square Stamp Ink Highlight Popup Screen Movie Sound 3D RichMedia "
        b"FileAttachment Widget Watermark Redact NoSuchKind"
    ).split()
    for kind in kinds:
        yield f"note-{kind.decode()}", _annotated(b"[%b]" % _note(b"/Subtype/" + kind))
    for name, entry in {
        "word": b"(x)", "dictionary": b"<<>>", "page": b"[3 0 R]", "nulls": b"[null 5 99 0 R]",
        "itself": b"7 0 R", "no-rect": b"[<</Subtype/Square/AP<</N 9 0 R>>>>]",
        "bad-rect": b"[<</Subtype/Square/Rect[1 2]/AP<</N 9 0 R>>>>]",
        "empty-look": b"[<</Subtype/Stamp/Rect[9 9 99 99]/AP<</N<<>>>>>>]",
    }.items():  # fmt: skip
        yield f"notes-{name}", _annotated(entry, o7=b"[7 0 R]")
    many = b"".join(_note(b"/Subtype/Square/F 4") for _ in range(10_000))
    yield "notes-10000", _annotated(b"[%b]" % many)
    refs = b" ".join(b"%d 0 R" % (20 + n) for n in range(3000))
    links = {f"o{20 + n}": _note(b"/Subtype/Link/Dest(d%d)" % n) for n in range(3000)}
    names = b"".join(b"(d%d)[3 0 R/Fit]" % n for n in sorted(range(3000), key=str))
    root = b"<</Type/Catalog/Pages 2 0 R/Names<</Dests<</Names[%b]>>>>>>" % names
    yield "links-3000-named", _annotated(b"[%b]" % refs, o1=root, **links)
    loop = b"<</S/URI/URI(https://a.example/)/Next[10 0 R 10 0 R 10 0 R]>>"
    yield "action-chain-loop", _annotated(b"[%b]" % _note(b"/Subtype/Link/A 10 0 R"), o10=loop)
    for name, place in {
        "int": b"[0/Fit]", "far": b"[99/Fit]", "null": b"[null/Fit]", "empty": b"[]",
        "name": b"/nowhere", "string": b"(nowhere)", "number": b"5", "dictionary": b"<</D 5>>",
    }.items():  # fmt: skip
        yield f"dest-{name}", _annotated(b"[%b]" % _note(b"/Subtype/Link/Dest " + place))
    yield from _fields()


def _fields() -> Iterator[tuple[str, bytes]]:
    form = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[%b]/DA(/Helv 9 Tf 0 g)%b>>>>"
    text = b"<</Type/Annot/Subtype/Widget/Rect[100 200 250 230]/FT/Tx/T(n)/V(value)%b>>"
    for name, more, entries in (
        ("plain", b"", b"/AP<</N 9 0 R>>"),
        ("no-look", b"/NeedAppearances true", b""),
        ("no-look-chinese", b"/NeedAppearances true", b"/V<FEFF4E2D6587>"),
        ("parent-loop", b"", b"/Parent 7 0 R/AP<</N 9 0 R>>"),
        ("kids-loop", b"", b"/Kids[7 0 R 7 0 R]/AP<</N 9 0 R>>"),
        ("seal", b"/SigFlags 3", b"/FT/Sig/V<</Type/Sig/Filter/X/Contents<00>>>/AP<</N 9 0 R>>"),
        ("button", b"", b"/FT/Btn/AS/On/AP<</N<</On 9 0 R/Off 9 0 R>>>>"),
        ("long-name", b"", b"/T(%b)/AP<</N 9 0 R>>" % (b"n" * 30_000)),
    ):
        body = text % entries
        if entries.startswith(b"/FT"):
            body = body.replace(b"/FT/Tx", b"", 1)
        yield f"field-{name}", _annotated(b"[7 0 R]", o1=form % (b"7 0 R", more), o7=body)
    yield "fields-word", page(o1=form % (b"(x) 5 null", b""))
    yield "form-word", page(o1=b"<</Type/Catalog/Pages 2 0 R/AcroForm(x)>>")


def _catalogues() -> Iterator[tuple[str, bytes]]:
    script = b"<</S/JavaScript/JS(app.alert(1))>>"
    for name, entry in {
        "open-action": b"/OpenAction " + script,
        "events": b"/AA<</WC %b>>" % script,
        "names-loop": b"/Names<</JavaScript 7 0 R/EmbeddedFiles 7 0 R/Dests 7 0 R>>",
        "names-word": b"/Names(x)",
        "outlines-loop": b"/Outlines 8 0 R",
        "outlines-word": b"/Outlines[1 2]",
        "portfolio": b"/Collection<</View/T>>",
        "needs-rendering": b"/NeedsRendering true/AcroForm<</XFA(x)/Fields[]>>",
        "labels-odd": b"/PageLabels<</Nums[0(x) -3 7 0 R]>>",
        "extensions": b"/Extensions<</ADBE<</BaseVersion/9.9/ExtensionLevel 99>>>>",
        "tags-loop": b"/StructTreeRoot 8 0 R/MarkInfo<</Marked true>>",
        "pages-direct": b"/Metadata 99 0 R",
    }.items():
        yield (
            f"catalogue-{name}",
            page(
                o1=b"<</Type/Catalog/Pages 2 0 R%b>>" % entry,
                o7=b"<</Kids[7 0 R 7 0 R 2 0 R]/Names[(a) 7 0 R 5]>>",
                o8=b"<</First 8 0 R/Last 8 0 R/Next 8 0 R/Title(x)/Parent 8 0 R/K[8 0 R 3 0 R]>>",
            ),
        )


def _files() -> Iterator[tuple[str, bytes]]:
    plain = page()
    for depth in (100, 5000):
        yield f"nested-{depth}", page(b"/Nest " + b"[" * depth + b"]" * depth)
        yield (
            f"nested-dictionaries-{depth}",
            page(b"/Nest " + b"<</A" * depth + b" 1" + b">>" * depth),
        )
    yield "xref-none", plain[: plain.rindex(b"xref\n0")] + b"trailer\n<</Root 1 0 R>>\n"
    yield "xref-zero", plain[: plain.rindex(b"startxref")] + b"startxref\n0\n%%EOF\n"
    yield "xref-loop", plain.replace(b"/Size 5", b"/Size 5/Prev %d" % plain.rindex(b"xref\n0"))
    yield "end-none", plain[: plain.rindex(b"startxref")]
    yield "version-9", pdf_of(_parts(), version=b"9.9")
    yield "version-word", plain.replace(b"%PDF-1.7", b"%PDF-x.y")
    yield "header-none", plain.replace(b"%PDF-1.7", b"%       ")
    yield "root-none", plain.replace(b"/Root 1 0 R", b"")
    yield "generation", plain.replace(b"3 0 obj", b"3 1 obj")
    yield "update-doubled", plain + plain
    yield "empty", b""
    yield "header-only", b"%PDF-1.7\n"
    yield from _saved()


def _parts() -> dict[int, bytes]:
    return {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources%b>>" % _FONT,
        4: stream(_DRAWN),
    }


def _saved() -> Iterator[tuple[str, bytes]]:
    """Yield the plain page as other programs save it."""
    modes = pikepdf.ObjectStreamMode
    for name, options in {
        "object-streams": {"object_stream_mode": modes.generate},
        "linear": {"linearize": True},
        "qdf": {"qdf": True},
    }.items():
        yield f"saved-{name}", _resaved(page(), **options)
    bombs = {f"o{10 + n}": b"[%b]" % (b"0 " * 200_000) for n in range(40)}
    bombs["o9"] = b"[%b]" % b" ".join(b"%d 0 R" % (10 + n) for n in range(40))
    whole = page(b"/Heavy 9 0 R", **bombs)
    yield "object-stream-bomb", _resaved(whole, object_stream_mode=modes.generate)


def _resaved(content: bytes, **options: object) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(made, static_id=True, **options)  # type: ignore[arg-type]
    return made.getvalue()


def _locks() -> Iterator[tuple[str, bytes]]:
    nothing = pikepdf.Permissions(*[False] * 8)
    for revision in (2, 3, 4, 6):
        for name, user, allow in (
            ("owner", "", pikepdf.Permissions()),
            ("owner-nothing-allowed", "", nothing),
            ("user", "secret", pikepdf.Permissions()),
        ):
            lock = pikepdf.Encryption(
                owner="o", user=user, R=revision, allow=allow,  # type: ignore[arg-type]
                aes=revision > 3, metadata=revision > 3,
            )  # fmt: skip
            yield f"locked-{name}-{revision}", _resaved(page(), encryption=lock)
    key = b"/Encrypt<</Filter/Adobe.PubSec/V 4/SubFilter/adbe.pkcs7.s5>>/ID[<00><00>]"
    yield "locked-certificate", pdf_of(_parts(), key)


def _layers() -> Iterator[tuple[str, bytes]]:
    resources = _FONT[:-2] + b"/Properties<</L 7 0 R>>>>"
    drawn = b"/OC /L BDC 1 0 0 rg 200 150 100 100 re f EMC " + _DRAWN
    for name, config in {
        "shown": b"<<>>", "hidden": b"<</OFF[7 0 R]>>", "base-off": b"<</BaseState/OFF>>",
        "base-off-on": b"<</BaseState/OFF/ON[7 0 R]>>", "word": b"(x)",
        "printed-only": b"<</AS[<</Event/View/Category[/View]/OCGs[7 0 R]>>]>>",
    }.items():  # fmt: skip
        root = b"<</Type/Catalog/Pages 2 0 R/OCProperties<</OCGs[7 0 R 99 0 R]/D %b>>>>" % config
        layer = b"<</Type/OCG/Name(L)/Usage<</View<</ViewState/OFF>>>>>>"
        yield f"layer-{name}", page(b"/Resources" + resources, drawn, o1=root, o7=layer)

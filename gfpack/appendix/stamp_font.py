"""The stamps' font with codes of one byte, so that a number takes few bytes on each of many pages.

In: a composite font as Typst embeds it, whose codes are those of its glyphs (/Identity-H). Out: the
same font with a map of its own from codes to glyphs, and `StampFont`: the codes and widths of the
stamp's characters. ASCII keeps its own codes; the others get small letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

FONT_SIZE = 8.5

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_NAME = "GfpackStamp"
_SYSTEM = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo {system} def
/CMapName /{name} def
/CMapType {type} def
/WMode 0 def
1 begincodespacerange
<00> <FF>
endcodespacerange
{count} begin{kind}
{lines}
end{kind}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass(frozen=True, slots=True)
class StampFont:
    """Codes of one byte and widths (thousandths of the font size) of the stamp's characters."""

    codes: Mapping[str, str]
    """By character, as a character of Latin-1; none of them has to be escaped in a string."""
    widths: Mapping[str, float]
    """By code."""

    def coded(self, text: str) -> str:
        """Return the codes of a text."""
        return "".join(map(self.codes.__getitem__, text))

    def width(self, codes: str) -> float:
        """Return how wide codes are printed, in points."""
        return sum(map(self.widths.__getitem__, codes)) * FONT_SIZE / 1000


def unicode_of(to_unicode: bytes) -> dict[int, str]:
    """Return the characters by code of a font whose /ToUnicode maps single codes (`bfchar`)."""
    blocks = re.findall(rb"beginbfchar(.*?)endbfchar", to_unicode, re.DOTALL)
    return {
        int(code, 16): bytes.fromhex(text.decode("ascii")).decode("utf-16-be")
        for block in blocks
        for code, text in _MAPPED.findall(block)
    }


def of_one_byte(pdf: Any, font: Any) -> StampFont:
    """Give a font of `pdf`, which holds the characters of stamps, codes of one byte."""
    import pikepdf

    glyphs = {text: glyph for glyph, text in unicode_of(font.ToUnicode.read_bytes()).items()}
    letters = (one for one in _LETTERS if one not in glyphs)
    codes = {one: one if one.isascii() else next(letters) for one in glyphs}
    to_glyphs = [f"<{ord(code):02X}> {glyphs[one]}" for one, code in codes.items()]
    to_unicode = [f"<{ord(code):02X}> <{ord(one):04X}>" for one, code in codes.items()]
    named = pikepdf.Dictionary(
        Type=pikepdf.Name.CMap,
        CMapName=pikepdf.Name(f"/{_NAME}"),
        CIDSystemInfo=pikepdf.Object.parse(_SYSTEM.encode()),
        WMode=0,
    )
    font["/Encoding"] = pdf.make_stream(_map("cidchar", 1, to_glyphs), named)
    font["/ToUnicode"] = pdf.make_stream(_map("bfchar", 2, to_unicode))
    descendant = font.DescendantFonts[0]
    widths, default = _widths(list(descendant.get("/W", []))), float(descendant.get("/DW", 1000))
    by_code = {code: widths.get(glyphs[one], default) for one, code in codes.items()}
    return StampFont(codes, by_code)


def _map(kind: str, number: int, lines: list[str]) -> bytes:
    said = {"system": _SYSTEM, "name": _NAME, "type": number, "kind": kind, "count": len(lines)}
    return _MAP.format(lines="\n".join(sorted(lines)), **said).encode("ascii")


def _widths(entries: list[Any]) -> dict[int, float]:
    """Return widths by glyph from `first [w w …]` and `first last w` entries."""
    import pikepdf

    found: dict[int, float] = {}
    while entries:
        first, second = int(entries[0]), entries[1]
        if isinstance(second, pikepdf.Array):
            found |= {first + step: float(width) for step, width in enumerate(second)}
            entries = entries[2:]
        else:
            found |= dict.fromkeys(range(first, int(second) + 1), float(entries[2]))
            entries = entries[3:]
    return found

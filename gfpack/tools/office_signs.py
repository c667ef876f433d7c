"""Signs of Windows' sign fonts (Wingdings, Symbol) as the characters they look like.

In: a part of a docx. Out: the same with ☑ in place of Wingdings 254: without those fonts, which
nobody may ship, a converted page would show boxes or letters instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml import etree

_WINGDINGS = {
    0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪",
    0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒",
    0xFE: "☑", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤",
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□"}
_SYMBOL = {0xB7: "•", 0xB0: "°", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xD7: "·", 0xDE: "⇒"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def plain_signs(content: bytes, parser: etree.XMLParser) -> bytes:
    """Return a part with its signs as characters; as it is where it has none or is no XML."""
    lowered = content.lower()
    if b"wingdings" not in lowered and b"symbol" not in lowered:
        return content
    from lxml import etree

    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        return content
    for one in list(root.iter("{*}sym")):
        _as_text(one)
    for run in (*root.iter("{*}r"), *root.iter("{*}lvl")):
        _as_characters(run)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _as_text(sign: Any) -> None:
    """Turn `<w:sym w:font="Wingdings" w:char="F0FE"/>` into text."""
    space = sign.tag.partition("}")[0] + "}"
    known = _FONTS.get((sign.get(f"{space}font") or "").lower(), {})
    try:
        code = int(sign.get(f"{space}char") or "", 16) & 0xFF
    except ValueError:
        return
    if code in known:
        sign.tag = f"{space}t"
        sign.attrib.clear()
        sign.text = known[code]


def _as_characters(run: Any) -> None:
    """Turn text set in a sign font, and a list's bullet, into characters of any font."""
    space = run.tag.partition("}")[0] + "}"
    fonts = run.find(f"{space}rPr/{space}rFonts")
    if fonts is None:
        return
    named = (fonts.get(f"{space}ascii") or fonts.get(f"{space}hAnsi") or "").lower()
    known = _FONTS.get(named)
    if known is None:
        return
    for text in run.iter(f"{space}t"):
        text.text = _read(text.text or "", known)
    bullet = run.find(f"{space}lvlText")
    if bullet is not None:
        bullet.set(f"{space}val", _read(bullet.get(f"{space}val") or "", known))
    fonts.getparent().remove(fonts)


def _read(text: str, known: dict[int, str]) -> str:
    return "".join(
        known.get(ord(one) & 0xFF, one) if ord(one) < 0x100 or ord(one) >> 8 == 0xF0 else one
        for one in text
    )

"""Runs of the finished document: East Asian fonts, and the visible mark of what is missing.

In: a python-docx document. Out: the same document; every run names its East Asian font and says
that quotes and dashes belong to it; each 【待补】 and 【未完成】 stands in a run of its own.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.text.run import Run

if TYPE_CHECKING:
    from docx.document import Document

MARK = re.compile(r"(【(?:待补|未完成)[^【】]*】)")
_MARK_STYLE = "GF待补"
_LAST_RESORT = "宋体"


def dress(document: Document) -> None:
    """Give every run its East Asian font and mark what is missing, headers and footers too."""
    fonts = _Fonts(document)
    mark_style = _style_id(document, _MARK_STYLE)
    for root in _roots(document):
        for run in list(root.iter(qn("w:r"))):
            _split_marks(run, mark_style)
        for run in root.iter(qn("w:r")):
            _set_font(run, fonts)


def _roots(document: Document) -> Iterator[Any]:
    yield document.element.body
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer", "/footnotes")):
            yield relation.target_part.element


def _style_id(document: Document, name: str) -> str | None:
    found = [style for style in document.styles if style.name == name]
    return found[0].style_id if found else None


def _split_marks(run: Any, style: str | None) -> None:
    """Put each mark in a run's text into a run of its own, in the style for marks."""
    texts = run.findall(qn("w:t"))
    if len(texts) != 1 or not MARK.search(texts[0].text or ""):
        return
    for piece in filter(None, MARK.split(texts[0].text)):
        part = copy.deepcopy(run)
        text = part.find(qn("w:t"))
        text.text = piece
        text.set(qn("xml:space"), "preserve")
        if MARK.fullmatch(piece):
            _mark(part, style)
        run.addprevious(part)
    run.getparent().remove(run)


def _mark(run: Any, style: str | None) -> None:
    if style is not None:
        run.get_or_add_rPr().style = style
        return
    font = Run(run, None).font  # type: ignore[arg-type]
    font.color.rgb = RGBColor(0xC0, 0, 0)
    font.highlight_color = WD_COLOR_INDEX.YELLOW


class _Fonts:
    """Which East Asian font a run has by its own and its paragraph's style."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.style_id: style.element for style in document.styles}
        default = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:rFonts')}")
        self._default = _east_asian(default) or _LAST_RESORT
        normal = [style.style_id for style in document.styles if style.name == "Normal"]
        self._normal = normal[0] if normal else None

    def of(self, run: Any) -> str:
        """Return the font that holds for a run without a font of its own."""
        paragraph = next(run.iterancestors(qn("w:p")), None)
        properties = run.find(qn("w:rPr"))
        own = properties.find(qn("w:rStyle")) if properties is not None else None
        style = paragraph.style if paragraph is not None else None
        for start in (own.get(qn("w:val")) if own is not None else None, style or self._normal):
            if found := self._by_style(start):
                return found
        return self._default

    def _by_style(self, style: str | None) -> str | None:
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            if found := _east_asian(element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")):
                return found
            based_on = element.find(qn("w:basedOn"))
            style = based_on.get(qn("w:val")) if based_on is not None else None
        return None


def _east_asian(fonts: Any) -> str | None:
    found: str | None = fonts.get(qn("w:eastAsia")) if fonts is not None else None
    return found


def _set_font(run: Any, fonts: _Fonts) -> None:
    properties = run.get_or_add_rPr()
    named = properties.get_or_add_rFonts()
    if not named.get(qn("w:eastAsia")) and not named.get(qn("w:eastAsiaTheme")):
        named.set(qn("w:eastAsia"), fonts.of(run))
    named.set(qn("w:hint"), "eastAsia")

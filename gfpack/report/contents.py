"""The table of contents of a Word file: a real field whose cached result is right.

In: a python-docx document with a TOC field, and the page of each heading where known. Out: the
field's result with one linked line per heading; without pages the lines end in dots, and Word is
asked to update the field. The document's headings are paragraphs whose style has an outline level.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document

DEEPEST = 3
_FIRST_BOOKMARK = 9000
_BOOKMARK = "_Toc{:09d}"

_AFTER_UPDATE_FIELDS = frozenset(
    qn(f"w:{name}")
    for name in (
        *("hdrShapeDefaults", "footnotePr", "endnotePr", "compat", "docVars", "rsids"),
        *("attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats"),
        *("shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator"),
    )
) | {qn("m:mathPr")}
"""What the schema puts behind `updateFields` in the settings."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents list it; the highest level is 1."""

    level: int
    text: str


def write(document: Document, pages: Sequence[int] | None = None) -> tuple[Heading, ...]:
    """Fill the contents field and return the headings it lists, in their order.

    `pages` are their page numbers. A document without such a field is left alone.
    """
    field = _field(document.element.body)
    if field is None:
        return ()
    found = _headings(document, field)
    headings = tuple(heading for heading, _ in found)
    for position, (_, paragraph) in enumerate(found):
        _bookmark(paragraph, position)
    entries = [
        _entry(document, heading, position, pages[position] if pages else None)
        for position, heading in enumerate(headings)
    ]
    _replace(field, entries)
    _update_on_opening(document)
    return headings


@dataclass(frozen=True, slots=True)
class _Field:
    """The paragraphs from the field's begin to its end, and the runs before its result."""

    paragraphs: list[Any]
    opening: list[Any]
    end: Any


def _field(body: Any) -> _Field | None:
    paragraphs = list(body.iter(qn("w:p")))
    for start, paragraph in enumerate(paragraphs):
        for code in paragraph.iter(qn("w:instrText")):
            if re.match(r"\s*TOC\b", code.text or ""):
                return _whole_field(paragraphs[start:], code)
    return None


def _whole_field(paragraphs: list[Any], code: Any) -> _Field | None:
    """Follow nested fields up to the end of the one that `code` belongs to."""
    depth, opening, inside = 1, [], False
    for position, paragraph in enumerate(paragraphs):
        for run in paragraph.iter(qn("w:r")):
            mark = run.find(qn("w:fldChar"))
            kind = mark.get(qn("w:fldCharType")) if mark is not None else None
            if code in run.iter(qn("w:instrText")):
                opening, inside = [_before(run), run], True
            elif inside and kind == "separate" and depth == 1 and len(opening) == 2:
                opening.append(run)
            elif inside and kind == "begin":
                depth += 1
            elif inside and kind == "end":
                depth -= 1
                if depth == 0:
                    return _Field(paragraphs[: position + 1], opening, run)
    return None


def _before(run: Any) -> Any:
    """Return the run with the begin of the field whose code stands in `run`."""
    step = run.getprevious()
    while step is not None:
        if step.find(qn("w:fldChar")) is not None:
            return step
        step = step.getprevious()
    return run


def _headings(document: Document, field: _Field) -> list[tuple[Heading, Any]]:
    levels = _levels(document)
    listed = []
    for paragraph in document.element.body.iter(qn("w:p")):
        level = levels.get(paragraph.style or "")
        text = " ".join("".join(t.text or "" for t in paragraph.iter(qn("w:t"))).split())
        if level and text and paragraph not in field.paragraphs:
            listed.append((Heading(level, text), paragraph))
    return listed


def _levels(document: Document) -> dict[str, int]:
    """Return the outline level of each paragraph style that the contents list."""
    found = {}
    for style in document.styles:
        level = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if level is not None and int(level.get(qn("w:val"))) < DEEPEST:
            found[style.style_id] = int(level.get(qn("w:val"))) + 1
    return found


def _bookmark(paragraph: Any, position: int) -> None:
    name = _BOOKMARK.format(position + 1)
    if any(one.get(qn("w:name")) == name for one in paragraph.iter(qn("w:bookmarkStart"))):
        return
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(_FIRST_BOOKMARK + position))
    start.set(qn("w:name"), name)
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        paragraph.insert(0, start)
    else:
        properties.addnext(start)
    paragraph.append(end)


def _entry(document: Document, heading: Heading, position: int, page: int | None) -> Any:
    """Return the line of a heading: a link with the text, dots and the page number."""
    paragraph: Any = OxmlElement("w:p")
    style = next((s for s in document.styles if s.name.lower() == f"toc {heading.level}"), None)
    if style is not None:
        paragraph.get_or_add_pPr().style = style.style_id
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), _BOOKMARK.format(position + 1))
    link.set(qn("w:history"), "1")
    link.append(_text_run(heading.text))
    link.append(_run(OxmlElement("w:tab")))
    if page is not None:
        code = OxmlElement("w:instrText")
        code.set(qn("xml:space"), "preserve")
        code.text = f" PAGEREF {_BOOKMARK.format(position + 1)} \\h "
        link.extend([_mark("begin"), _run(code), _mark("separate")])
        link.extend([_text_run(str(page)), _mark("end")])
    paragraph.append(link)
    return paragraph


def _run(content: Any) -> Any:
    run: Any = OxmlElement("w:r")
    run.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
    run.append(content)
    return run


def _text_run(text: str) -> Any:
    element = OxmlElement("w:t")
    element.text = text
    element.set(qn("xml:space"), "preserve")
    return _run(element)


def _mark(kind: str) -> Any:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return _run(mark)


def _replace(field: _Field, entries: list[Any]) -> None:
    """Put the lines in place of the field's old result."""
    if not entries:
        return
    anchor = field.paragraphs[0]
    for entry in entries:
        anchor.addprevious(entry)
    first = entries[0]
    at = 1 if first.find(qn("w:pPr")) is not None else 0
    for offset, run in enumerate(field.opening):
        first.insert(at + offset, run)
    entries[-1].append(field.end)
    for paragraph in field.paragraphs:
        paragraph.getparent().remove(paragraph)


def _update_on_opening(document: Document) -> None:
    """Have Word set the page numbers anew: its fonts may break pages elsewhere."""
    settings = document.settings.element
    update = settings.find(qn("w:updateFields"))
    if update is None:
        update = OxmlElement("w:updateFields")
        after = next((one for one in settings if one.tag in _AFTER_UPDATE_FIELDS), None)
        if after is None:
            settings.append(update)
        else:
            after.addprevious(update)
    update.set(qn("w:val"), "true")

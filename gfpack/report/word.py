"""A template and plain data become a Word file. Runs in a worker: a template can be hostile.

In: an `Order`. Out: the Word file at its target and `Written`, or `Broken` with the place in the
template. Templates run in Jinja2's immutable sandbox without any of its global functions; what
they see is plain data, and pictures come in by name through the filter `picture`, so there is no
object whose methods they could call.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.shape import CT_Inline
from docx.parts.image import ImagePart
from docx.shared import Emu, Mm
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from gfpack.base.text import nearest
from gfpack.report import contents, runs
from gfpack.report.photos import Picture

if TYPE_CHECKING:
    from types import TracebackType

_PICTURE_WIDTH, _PICTURE_HEIGHT = Mm(70), Mm(56)
"""The box a photo fits into: two side by side on A4."""
_NEARBY = 60
"""Characters of the template shown around a mistake."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to write: template and target file, variables, pictures by name, document title."""

    template: str
    target: str
    context: dict[str, Any]
    pictures: Mapping[str, Picture]
    title: str
    author: str


@dataclass(frozen=True, slots=True)
class Written:
    """Done; the headings that the table of contents lists."""

    headings: tuple[contents.Heading, ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """The template cannot be used: which text of the catalogue says so, why, and where."""

    key: str
    params: dict[str, str]


def write(order: Order) -> Written | Broken:
    """Write the Word file; what is wrong with the template comes back as a value."""
    try:
        template = _Template(order.template)
        template.init_docx()
    except Exception as problem:  # a template can hold anything
        return Broken("report.template_no_word", {"why": _plain(problem)})
    if outside := _outside(template):
        return Broken("report.template_outside", {"what": outside})
    try:
        template.render(order.context, _environment(template, order.pictures), autoescape=True)
    except _Located as problem:
        return problem.broken(order.context)
    except Exception as problem:
        return Broken("report.template_fails", {"why": _plain(problem), "near": ""})
    document = template.docx
    runs.dress(document)
    document.core_properties.title = order.title[:255]
    document.core_properties.author = order.author[:255]
    headings = contents.write(document)
    document.save(order.target)
    return Written(headings)


def number(path: str, pages: tuple[int, ...] | None) -> None:
    """Write page numbers into the contents of the Word file at `path`; None takes them away."""
    from docx import Document

    document = Document(path)
    contents.write(document, pages)
    document.save(path)


class _Located(Exception):  # noqa: N818 - reads as what it is
    """A template's mistake with the text around it."""

    def __init__(self, cause: Exception, near: str) -> None:
        self.cause = cause
        self.near = near
        super().__init__(str(cause))

    def broken(self, known: dict[str, Any]) -> Broken:
        """Return the mistake as a value."""
        cause, where = self.cause, {"near": self.near}
        if isinstance(cause, UndefinedError):
            quoted = re.findall(r"'([^']+)'", cause.message or "")
            name = quoted[-1] if quoted else str(cause)
            if near := nearest(name, _names(known)):
                return Broken("report.template_unknown_near", {"name": name, "like": near} | where)
            return Broken("report.template_unknown", {"name": name} | where)
        key = "report.template_fails"
        if isinstance(cause, SecurityError):
            key = "report.template_forbidden"
        elif isinstance(cause, TemplateSyntaxError):
            key = "report.template_syntax"
        return Broken(key, {"why": _plain(cause)} | where)


class _Template(DocxTemplate):  # type: ignore[misc]
    """A docxtpl template that says where a mistake stands."""

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Return the rendered part.

        Raises:
            _Located: with the text of the template near the mistake.
        """
        try:
            return str(super().render_xml_part(src_xml, part, context, jinja_env))
        except Exception as problem:
            text = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml).splitlines()
            raise _Located(problem, _nearby(text, _line(problem))) from problem


def _line(problem: Exception) -> int | None:
    """Return the line of the template source where `problem` arose."""
    if isinstance(problem, TemplateSyntaxError):
        return problem.lineno
    found = None
    trace: TracebackType | None = problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = trace.tb_lineno
        trace = trace.tb_next
    return found


def _nearby(text: list[str], line: int | None) -> str:
    """Return the words at a line of the source; paragraphs are lines there."""
    if line is None or not 0 < line <= len(text):
        return ""
    words = " ".join(re.sub(r"<[^>]*>", "", text[line - 1]).split())
    return words if len(words) <= 2 * _NEARBY else f"{words[: 2 * _NEARBY]}…"


def _plain(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}".splitlines()[0][:300]


def _names(value: Any) -> list[str]:
    """Return every name that can be used in a template."""
    if isinstance(value, dict):
        return [*value, *(name for one in value.values() for name in _names(one))]
    if isinstance(value, list) and value:
        return _names(value[0])
    return []


def _outside(template: DocxTemplate) -> str:
    """Return what a template would fetch from elsewhere when opened; links to click are fine."""
    for part in template.docx.part.package.iter_parts():
        for relation in part.rels.values():
            if relation.is_external and relation.reltype != RELATIONSHIP_TYPE.HYPERLINK:
                return str(relation.target_ref)[:200]
    return ""


def _environment(
    template: DocxTemplate, pictures: Mapping[str, Picture]
) -> ImmutableSandboxedEnvironment:
    """Return the only environment in which templates run, with the only objects they may make."""
    environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.globals.clear()
    known: dict[str, str] = {}

    def picture(name: str) -> Markup:
        if not name:
            return Markup("")
        if name not in known:
            known[name] = _inline(template, pictures[name], len(known) + 1)
        return Markup(known[name])  # noqa: S704 - our own XML; the name is only looked up

    environment.filters["picture"] = picture
    return environment


def _inline(template: DocxTemplate, picture: Picture, position: int) -> str:
    """Return the XML that shows a picture; its bytes become a part of the document.

    The part is made here and not by python-docx's `add_picture`, which hashes all earlier
    pictures again for each new one.
    """
    name = f"photo-{position}.jpg"
    image = Image.from_blob(picture.jpeg)
    part = ImagePart.from_image(image, PackURI(f"/word/media/{name}"))
    relation = template.docx.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    scale = min(_PICTURE_WIDTH / picture.width, _PICTURE_HEIGHT / picture.height)
    width, height = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
    inline = CT_Inline.new_pic_inline(position, relation, name, width, height)
    return (
        f'</w:t></w:r><w:r><w:drawing>{inline.xml}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
    )

"""The pages gfpack sets itself: cover, contents, dividers, sheets.

In: a case and volumes. Out: the own pages, where each block starts among them, and the layout
of the whole appendix. The templates (`templates/appendix/*.typ`) decide how many pages
a block takes, the numbers printed follow from that: set until both agree. Sheets hold no page
numbers, so they are set once; contents that several volumes have in common, too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from gfpack.appendix.kept import Kept
from gfpack.appendix.layout import (
    LaidVolume,
    Layout,
    blank_key,
    contents_key,
    cover_key,
    divider_key,
    layout,
    sheet_key,
)
from gfpack.appendix.materials import Photo, PhotoSheet, Placeholder, PlainText
from gfpack.appendix.missing import missing
from gfpack.appendix.models import Attachment, Span
from gfpack.appendix.setting import Document, Frame, Setter
from gfpack.appendix.stamp import CHARACTERS
from gfpack.appendix.volumes import Part, Piece, Volume
from gfpack.findings.case import Case
from gfpack.project.models import AppendixOptions
from gfpack.tools.press import Press

TITLE = "证明材料汇编"
_USUAL = AppendixOptions()
_MOST_PASSES = 6
_ROWS = 200
"""Rows set together, about: Typst keeps in memory what it set in its last ten documents."""
_SHEETS = 100
"""Sheets set together; when one changes, these are set again."""
_PAGE_ROWS = 38
"""Rows a page of contents or of a divider holds, about, its title too."""
_TITLE_ROWS = 4
_SECTION_ROWS = 1.5
_COMMON = "contents"
"""Key of the contents that several volumes have in common."""
_BLANK = "blank"
"""Key of the page that stands for all blank ones."""


@dataclass(frozen=True, slots=True)
class OwnPages:
    """The set pages: where each block starts, as (document, index of its page)."""

    documents: tuple[Document, ...]
    starts: Mapping[str, tuple[int, int]]
    stamps: bytes
    """A PDF whose one font holds the characters of stamps."""

    def frames(self, key: str) -> tuple[Frame, ...]:
        """Return where the photos of a sheet go, in their order."""
        return self.documents[self.starts[key][0]].frames.get(key, ())


def own_pages(
    case: Case,
    volumes: tuple[Volume, ...],
    *,
    complete: bool,
    options: AppendixOptions = _USUAL,
    kept: Kept | None = None,
    press: Press | None = None,
    check: Callable[[Layout], None] = lambda laid: None,
) -> tuple[OwnPages, Layout]:
    """Return the own pages and the layout whose numbers are printed on them.

    `check` may raise where the layout cannot be used, before all of it is set.

    Raises:
        DataError: a template does not compile, or its layout changes with the numbers for ever.
    """
    front = _Front(case, volumes, options, complete)
    with Setter(kept, press) as setter:
        sheets = setter.documents(_sheet_data(volumes, options))
        fixed = {key: count for one in sheets for key, count in one.counts.items()}
        laid = front.laid(fixed | front.guessed())
        laid = front.laid(fixed | setter.counts(front.data(laid)))
        check(laid)
        for _ in range(_MOST_PASSES):
            pages = setter.documents(front.data(laid))
            settled = front.laid(fixed | {k: n for one in pages for k, n in one.counts.items()})
            if settled == laid:
                check(laid)
                made = (*pages, *sheets)
                return OwnPages(made, _starts(made, laid), setter.stamps(CHARACTERS)), laid
            laid = settled
    raise setter.unstable()


def _starts(documents: Sequence[Document], laid: Layout) -> dict[str, tuple[int, int]]:
    """Return where each block starts, those too that stand for several."""
    found = {
        key: (number, start)
        for number, one in enumerate(documents)
        for key, start in one.starts.items()
    }
    for run in laid.runs:
        if run.key is not None and run.key not in found:
            blank = run.key == blank_key(run.first)
            found[run.key] = found[_BLANK if blank else _COMMON]
    return found


@dataclass(frozen=True, slots=True)
class _Front:
    """Covers, contents and dividers, whose page numbers follow from how many pages they take."""

    case: Case
    volumes: tuple[Volume, ...]
    options: AppendixOptions
    complete: bool

    def laid(self, counts: Mapping[str, int]) -> Layout:
        """Return the layout where blocks take so many pages (1 where it is not said)."""
        common = counts.get(_COMMON, 1)
        own = {contents_key(one): common for one in self.volumes if not one.alone}
        return layout(self.volumes, {**own, **counts}, two_sided=self.options.two_sided)

    def guessed(self) -> dict[str, int]:
        """Return how many pages each block might take.

        Where that is right, the pages are laid out once: Typst remembers what it has just laid.
        """
        return {block["key"]: _guessed(block) for _, block in self._blocks(self.laid({}))}

    def data(self, laid: Layout) -> list[dict[str, Any]]:
        """Return what the templates print, in documents that are not too large."""
        documents: list[dict[str, Any]] = []
        rows = _ROWS
        for weight, block in self._blocks(laid):
            if rows + weight > _ROWS:
                documents.append(_document([], self.options))
                rows = 0
            documents[-1]["blocks"].append(block)
            rows += weight
        return documents

    def _blocks(self, laid: Layout) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield each block and how many rows it has."""
        spans, pages = laid.spans(), laid.own_pages()
        several = len(laid.volumes) > 1
        every: list[dict[str, Any]] = []
        for one in laid.volumes:
            yield 1, _cover(self.case, laid, one, len(spans), complete=self.complete)
            sections = _contents(one.volume, spans, pages)
            every += sections
            if one.volume.alone:
                yield _rows(sections), self._contents(one.volume, sections, common=False)
            for part in one.volume.parts:
                block = _part(one.volume, part, spans, pages)
                yield len(block["here"]) + len(block["elsewhere"]), block
        if not laid.volumes[0].volume.alone:
            yield _rows(every), self._contents(None, every, common=several)
        if any(run.key == blank_key(run.first) for run in laid.runs):
            yield 1, {"kind": "blank", "key": _BLANK}

    def _contents(
        self, volume: Volume | None, sections: list[dict[str, Any]], *, common: bool
    ) -> dict[str, Any]:
        """Return the contents of one volume, or (None) those that all have in common."""
        wanted = self.options.list_missing
        return {
            "kind": "contents",
            "key": contents_key(volume) if volume else _COMMON,
            "sections": sections,
            "common": common,
            "missing": _missing(self.case, volume) if wanted else None,
        }


def _sheet_data(volumes: Iterable[Volume], options: AppendixOptions) -> list[dict[str, Any]]:
    """Return the sheets of photos, texts and placeholders, so many to a document."""
    every = [
        sheet
        for volume in volumes
        for part in volume.parts
        for piece in part.pieces
        for sheet in _sheets(piece)
    ]
    starts = range(0, len(every), _SHEETS)
    return [_document(every[start : start + _SHEETS], options) for start in starts]


def _document(blocks: list[dict[str, Any]], options: AppendixOptions) -> dict[str, Any]:
    return {
        "title": TITLE,
        "wide": "a3" if options.drawings == "a3" else "a4",
        "blocks": blocks,
    }


def _rows(sections: Iterable[Mapping[str, Any]]) -> int:
    return sum(1 + len(one["here"]) for one in sections)


def _guessed(block: Mapping[str, Any]) -> int:
    tables = [_SECTION_ROWS + len(one["here"]) for one in block.get("sections", ())]
    rows = _TITLE_ROWS + sum(tables) + len(block.get("here", ())) + len(block.get("elsewhere", ()))
    return ceil(rows / _PAGE_ROWS)


def _cover(
    case: Case, laid: Layout, one: LaidVolume, attachments: int, *, complete: bool
) -> dict[str, Any]:
    project = case.project.file
    third = project.compiled_by.kind == "third-party"
    return {
        "kind": "cover",
        "key": cover_key(one.volume),
        "title": TITLE,
        "enterprise": project.enterprise.name,
        "credit_code": project.enterprise.credit_code,
        "standard": f"{case.checklist.standard} {case.checklist.title.zh}",
        "year": str(project.evaluation_year),
        "compiled": "委托第三方机构编制" if third else "企业自行编制",
        "compiler": (project.compiled_by.name or "（待补）") if third else None,
        "complete": complete,
        "attachments": attachments,
        "pages": laid.page_count,
        "volume": _which(one.volume, len(laid.volumes)),
        "first": one.first,
        "last": one.last,
    }


def _which(volume: Volume, count: int) -> str | None:
    """Return what a cover says of its volume; nothing of the only one."""
    if volume.alone:
        return volume.name
    return f"第 {volume.number} 册　共 {count} 册" if count > 1 else None


def _missing(case: Case, volume: Volume | None) -> list[dict[str, Any]]:
    """Return what the contents of a volume, or of all (None), list as missing."""
    held = [part.section.indicator.id for part in volume.parts] if volume else None
    return [
        {"id": one.requirement, "title": one.title, "veto": one.veto, "lacks": "；".join(one.lacks)}
        for one in missing(case, held)
    ]


def _contents(
    volume: Volume, spans: Mapping[str, Span], pages: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the sections of a volume as the contents list them."""
    return [
        {
            **_named(part),
            "link": divider_key(volume, part),
            "page": pages[divider_key(volume, part)],
            "volume": volume.number,
            "here": [_row(piece.attachment, part, spans) for piece in part.pieces],
        }
        for part in volume.parts
    ]


def _part(
    volume: Volume, part: Part, spans: Mapping[str, Span], pages: Mapping[str, int]
) -> dict[str, Any]:
    section = part.section
    nested = section.top.id != section.indicator.id
    key = divider_key(volume, part)
    return {
        **_named(part),
        "kind": "divider",
        "key": key,
        "contents": contents_key(volume),
        "top_id": section.top.id if nested else "",
        "top_title": section.top.title.zh if nested else "",
        "page": pages[key],
        "here": [_row(piece.attachment, part, spans) for piece in part.pieces],
        "elsewhere": [_row(one, part, spans) for one in part.elsewhere],
    }


def _named(part: Part) -> dict[str, Any]:
    indicator = part.section.indicator
    return {"id": indicator.id, "title": indicator.title.zh, "continued": part.continued}


def _row(attachment: Attachment, part: Part, spans: Mapping[str, Span]) -> dict[str, Any]:
    own = [one.id for one in part.section.indicator.requirements]
    return {
        "label": attachment.label,
        "title": attachment.title,
        "clauses": "、".join(one for one in attachment.supports if one in own),
        "pages": spans[attachment.label].text,
    }


def _sheets(piece: Piece) -> list[dict[str, Any]]:
    attachment = piece.attachment
    common = {"label": attachment.label, "title": attachment.title}
    found = []
    for position, material in enumerate(piece.materials, piece.start):
        shown = _shown(material)
        if shown is not None:
            found.append({**shown, "key": sheet_key(attachment, position), **common})
    return found


def _shown(material: object) -> dict[str, Any] | None:
    if isinstance(material, PhotoSheet):
        return {
            "kind": "photos",
            "photos": [_photo(one) for one in material.photos],
            "first": material.first,
            "total": material.total,
            "pairs": material.pairs,
        }
    if isinstance(material, PlainText):
        return {"kind": "text", "file": _name(material.file), "lines": list(material.lines)}
    if isinstance(material, Placeholder):
        return {
            "kind": "placeholder",
            "file": _name(material.file),
            "reason": material.reason.why.zh,
        }
    return None


def _photo(photo: Photo) -> dict[str, Any]:
    width, height = photo.pixels
    taken = f"{photo.taken:%Y-%m-%d}" if photo.taken else None
    return {"file": _name(photo.file), "taken": taken, "width": width, "height": height}


def _name(file: str) -> str:
    return file.rpartition("/")[2]

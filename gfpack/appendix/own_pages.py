"""The pages gfpack sets itself, all in one document: cover, contents, dividers, sheets.

In: a case and volumes. Out: a PDF of the own pages, where each block starts in it, and the layout
of the whole appendix. The templates (`templates/appendix/*.typ`) decide how many pages
a block takes, the numbers printed follow from that: set until both agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
from gfpack.appendix.stamp import CHARACTERS
from gfpack.appendix.volumes import Part, Piece, Volume
from gfpack.base.files import shipped
from gfpack.findings.case import Case
from gfpack.project.models import AppendixOptions
from gfpack.tools.typesetter import Typesetter

TITLE = "证明材料汇编"
_USUAL = AppendixOptions()
_MOST_PASSES = 6


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a photo goes on its sheet: points from the upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class OwnPages:
    """The set pages. `starts` are page indexes (from 0) in `pdf` by block, `frames` those of a
    sheet's photos, in their order."""

    pdf: bytes
    starts: Mapping[str, int]
    frames: Mapping[str, tuple[Frame, ...]]
    stamps: bytes
    """A PDF whose one font holds the characters of stamps."""


def own_pages(
    case: Case,
    volumes: tuple[Volume, ...],
    *,
    complete: bool,
    options: AppendixOptions = _USUAL,
) -> tuple[OwnPages, Layout]:
    """Return the own pages and the layout whose numbers are printed on them.

    Raises:
        DataError: a template does not compile, or its layout changes with the numbers for ever.
    """
    setter = Typesetter(shipped("templates/appendix/appendix.typ"))
    laid = _first_guess(setter, case, volumes, options)
    for _ in range(_MOST_PASSES):
        pdf = setter.pdf(_data(case, laid, options, complete=complete))
        starts = _starts(setter.told("block"))
        settled = layout(volumes, _counts(starts), two_sided=options.two_sided)
        if settled == laid:
            return OwnPages(pdf, starts, _frames(setter.told("frame")), _stamps()), laid
        laid = settled
    raise setter.unstable()


def _first_guess(
    setter: Typesetter, case: Case, volumes: tuple[Volume, ...], options: AppendixOptions
) -> Layout:
    """Return the layout as it is likely to be: all set but the sheets that take one page each."""
    two_sided = options.two_sided
    data = _data(case, layout(volumes, {}, two_sided=two_sided), options, complete=True)
    for volume in data["volumes"]:
        for part in volume["parts"]:
            part["sheets"] = [one for one in part["sheets"] if one["kind"] == "text"]
    counts = _counts(_starts(setter.laid(data, "block")))
    return layout(volumes, counts, two_sided=two_sided)


def _stamps() -> bytes:
    return Typesetter(shipped("templates/appendix/stamp.typ")).pdf({"characters": CHARACTERS})


def _frames(told: list[dict[str, Any]]) -> dict[str, tuple[Frame, ...]]:
    found: dict[str, tuple[Frame, ...]] = {}
    for one in told:
        key = one.pop("key")
        found[key] = (*found.get(key, ()), Frame(**one))
    return found


def _starts(told: list[dict[str, Any]]) -> dict[str, int]:
    return {one["key"]: one["page"] - 1 for one in told}


def _counts(starts: Mapping[str, int]) -> dict[str, int]:
    """Return how many pages each block takes; blocks follow one another."""
    ends = list(starts.values())[1:]
    return {key: end - start for (key, start), end in zip(starts.items(), ends, strict=False)}


def _data(case: Case, laid: Layout, options: AppendixOptions, *, complete: bool) -> dict[str, Any]:
    """Return what the templates print."""
    spans, pages = laid.spans(), laid.own_pages()
    by_volume = {one.volume.number: _contents(one.volume, spans, pages) for one in laid.volumes}
    every = [section for sections in by_volume.values() for section in sections]
    return {
        "title": TITLE,
        "blanks": [run.key for run in laid.runs if (run.key or "") == blank_key(run.first)],
        "wide": "a3" if options.drawings == "a3" else "a4",
        "volumes": [
            {
                "cover": _cover(case, laid, one, complete=complete),
                "contents": {
                    "key": contents_key(one.volume),
                    "sections": by_volume[one.volume.number] if one.volume.alone else every,
                    "missing": _missing(case, one.volume) if options.list_missing else None,
                },
                "parts": [_part(one.volume, part, spans, pages) for part in one.volume.parts],
            }
            for one in laid.volumes
        ],
    }


def _cover(case: Case, laid: Layout, one: LaidVolume, *, complete: bool) -> dict[str, Any]:
    project = case.project.file
    third = project.compiled_by.kind == "third-party"
    return {
        "key": cover_key(one.volume),
        "title": TITLE,
        "enterprise": project.enterprise.name,
        "credit_code": project.enterprise.credit_code,
        "standard": f"{case.checklist.standard} {case.checklist.title.zh}",
        "year": str(project.evaluation_year),
        "compiled": "委托第三方机构编制" if third else "企业自行编制",
        "compiler": (project.compiled_by.name or "（待补）") if third else None,
        "complete": complete,
        "attachments": len(laid.spans()),
        "pages": laid.page_count,
        "common": len(laid.volumes) > 1 and not one.volume.alone,
        "volume": _which(one.volume, len(laid.volumes)),
        "first": one.first,
        "last": one.last,
    }


def _which(volume: Volume, count: int) -> str | None:
    """Return what a cover says of its volume; nothing of the only one."""
    if volume.alone:
        return volume.name
    return f"第 {volume.number} 册　共 {count} 册" if count > 1 else None


def _missing(case: Case, volume: Volume) -> list[dict[str, Any]]:
    """Return what a volume's contents list as missing."""
    held = [part.section.indicator.id for part in volume.parts] if volume.alone else None
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
        "key": key,
        "contents": contents_key(volume),
        "top_id": section.top.id if nested else "",
        "top_title": section.top.title.zh if nested else "",
        "page": pages[key],
        "here": [_row(piece.attachment, part, spans) for piece in part.pieces],
        "elsewhere": [_row(one, part, spans) for one in part.elsewhere],
        "sheets": [sheet for piece in part.pieces for sheet in _sheets(piece)],
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
            key = sheet_key(attachment, position)
            found.append({"key": key, **common, **shown})
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

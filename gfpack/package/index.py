"""The evidence index: what is bound where, in Excel, with links to the pages.

In: a case and the finished page map. Out: `证据索引.xlsx`, and its rows read back for `verify`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from gfpack.appendix.models import Attachment, PageMap, page_text
from gfpack.base.messages import Lang, message
from gfpack.evidence.models import Evidence, Fact
from gfpack.findings.case import Case
from gfpack.tools import xlsx

_COLUMNS = (
    ("label", 8.0),
    ("title_of", 34.0),
    ("type", 20.0),
    ("requirements", 18.0),
    ("pages", 12.0),
    ("files", 40.0),
    ("sha256", 34.0),
    ("number", 24.0),
    ("issued", 14.0),
    ("valid_until", 14.0),
    ("confirmed_by", 14.0),
    ("digest", 34.0),
)
_BY_REQUIREMENT = (("requirement", 10.0), ("clause", 46.0), ("cited", 40.0))


@dataclass(frozen=True, slots=True)
class Row:
    """What the index says of one attachment."""

    label: str
    pages: str
    digest: str
    files: str = ""
    """Its sources with their pages, one a line."""
    sha256: str = ""


def write(case: Case, page_map: PageMap, target: Path) -> None:
    """Write the index: one sheet by attachment, one by requirement.

    Raises:
        OutputError: the file cannot be written.
    """
    attachments = xlsx.Sheet(
        _word("sheet_attachments"),
        _titles(_COLUMNS),
        [_row(case, page_map, one) for one in page_map.attachments],
    )
    requirements = xlsx.Sheet(
        _word("sheet_requirements"), _titles(_BY_REQUIREMENT), _requirement_rows(case, page_map)
    )
    xlsx.write(target, [attachments, requirements], title=_word("title"))


def read(file: Path) -> list[Row]:
    """Return the rows of an index.

    Raises:
        ValueError: the file is no index.
    """
    from openpyxl import load_workbook

    book = load_workbook(file, read_only=True)
    try:
        if not book.worksheets:
            raise ValueError(file.name)
        rows = list(book.worksheets[0].iter_rows(values_only=True))
    finally:
        book.close()
    header = [str(cell) for cell in rows[0]] if rows else []
    wanted = [_word(name) for name in ("label", "pages", "digest", "files", "sha256")]
    if not set(wanted) <= set(header):
        raise ValueError(file.name)
    places = [header.index(name) for name in wanted]
    return [Row(*(str(row[place] or "") for place in places)) for row in rows[1:]]


def _row(case: Case, page_map: PageMap, attachment: Attachment) -> list[xlsx.Value]:
    evidence = case.register.get(attachment.evidence)
    span = page_map.spans[attachment.label]
    kind = case.types.by_id().get(evidence.type or "")
    files, hashes = sources(evidence)
    return [
        attachment.label,
        attachment.title,
        kind.title.zh if kind else "",
        "、".join(attachment.supports),
        _page_link(page_map, span.text, span.first),
        files,
        hashes,
        _said(evidence.number),
        _said(evidence.issued),
        _said(evidence.valid_until),
        evidence.confirmation.by if evidence.confirmation and evidence.confirmed else "",
        page_map.digests[attachment.label],
    ]


def sources(evidence: Evidence) -> tuple[str, str]:
    """Return what the index says of an evidence's files: with their pages, and their hashes."""
    files = [
        f"{extent.path}（{page_text(extent.first, extent.last)}）" for extent in evidence.extents
    ]
    hashes = dict.fromkeys(extent.sha256 or "" for extent in evidence.extents)
    return "\n".join(files), "\n".join(hashes)


def _requirement_rows(case: Case, page_map: PageMap) -> list[list[xlsx.Value]]:
    """Return a row per citation; a requirement without one still has its row."""
    rows: list[list[xlsx.Value]] = []
    for identifier, requirement in case.checklist.requirements().items():
        cited = page_map.cited_by(identifier)
        links: list[xlsx.Value] = [
            _page_link(page_map, page_map.citation(one), page_map.spans[one.label].first)
            for one in cited
        ]
        rows += [[identifier, requirement.title.zh, link] for link in links or [None]]
    return rows


def _said(fact: Fact[Any] | None) -> xlsx.Value:
    """Return a value as the index shows it; what no person confirmed is marked so."""
    if fact is None:
        return None
    value = _word("long_term") if fact.value == "long-term" else fact.value
    if fact.confirmed:
        return value if isinstance(value, date) else str(value)
    return _word("unconfirmed").format(value=value)


def _page_link(page_map: PageMap, text: str, page: int) -> xlsx.Link:
    """Return a link to a page; readers count it within its file."""
    volume = page_map.volume_of(page)
    return xlsx.Link(text, volume.file, fragment=f"page={page - volume.first + 1}")


def _titles(columns: tuple[tuple[str, float], ...]) -> list[xlsx.Column]:
    return [xlsx.Column(_word(name), width) for name, width in columns]


def _word(name: str) -> str:
    """Return a word of the index; what is handed in is Chinese whoever builds it."""
    return message(f"package.index.{name}", Lang.ZH)

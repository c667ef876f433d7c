"""The drawing table: which files a client has, what each of them proves, and the project's YAML.

Every drawn file knows its own facts, so the register that a consultant would confirm by looking is
written from the same table that the file is drawn from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gfpack.base.files import sha256_of
from gfpack.project import layout

Draw = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Claim:
    """One evidence on some pages of a file (and of the files `also`)."""

    id: str
    type: str | None
    title: str
    supports: tuple[str, ...]
    first: int | None = None
    last: int | None = None
    also: tuple[str, ...] = ()
    holder: str | None = None
    credit_code: str | None = None
    number: str | None = None
    issued: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    years: tuple[int, ...] = ()
    standard: str | None = None
    scope: str | None = None
    address: str | None = None
    serials: tuple[str, ...] = ()
    seal_seen: bool = False
    original_seen: bool = False
    set_aside: str | None = None
    remark: str | None = None
    """What the consultant noted beside the entry."""
    confirmed: bool = True
    seen: str | None = None
    """Hash of what the consultant saw, where the file is another now or is not there."""


@dataclass(frozen=True, slots=True)
class Item:
    """One file: its path below `evidence/`, how it is drawn, what it proves."""

    path: str
    draw: Draw
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Confirmer:
    """Who stood by the evidence, and when."""

    by: str
    on: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the enterprise says of one requirement."""

    state: str
    statement: str
    reason: str | None = None
    remark: str | None = None
    points: str | None = None
    from_year: int | None = None


@dataclass(frozen=True, slots=True)
class Client:
    """A whole client: the text of `gfpack.yaml`, the files, the answers."""

    project: str
    items: Sequence[Item]
    replies: Mapping[str, Reply]
    confirmer: Confirmer
    headings: Mapping[str, str] = field(default_factory=dict)
    """Comment above the first evidence that stands under a first-level indicator."""
    overrides: Sequence[Mapping[str, str]] = ()
    """Decisions on findings, as `answers.yaml` holds them."""
    workbook: Draw | None = None
    """Draws the figures.xlsx that people filled in, if they did."""


def draw(client: Client, folder: Path) -> Path:
    """Draw the client's files into `folder` and write its project; return the folder."""
    for item in client.items:
        draw_item(item, folder)
    if client.workbook:
        client.workbook(folder / layout.FIGURES_XLSX)
    return write(client, folder)


def draw_item(item: Item, folder: Path) -> None:
    """Draw one file below `folder`."""
    target = folder / layout.EVIDENCE_DIR / item.path
    target.parent.mkdir(parents=True, exist_ok=True)
    item.draw(target)


def write(client: Client, folder: Path) -> Path:
    """Write the project of a client whose files are drawn; return the folder."""
    _write(folder / layout.GFPACK_YAML, client.project)
    _write(folder / layout.ANSWERS_YAML, "\n".join(_answers(client)))
    _write(folder / layout.EVIDENCE_YAML, "\n".join(_evidence(client, folder)))
    return folder


def _write(target: Path, text: str) -> None:
    target.write_bytes((text.strip("\n") + "\n").encode())


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _answers(client: Client) -> Iterable[str]:
    yield "# 自评：state 填 met、unmet、unknown 或 not-applicable；陈述会写入自评价报告。"
    yield "# 数据为 2025 自然年，与统计报表、指标计算过程表一致；改动一处，须同步改其余各处。"
    yield "answers:"
    for requirement, reply in client.replies.items():
        if remark := reply.remark:
            yield f"  # {remark}"
        yield f'  "{requirement}":'
        yield f"    state: {reply.state}"
        if reply.statement:
            yield f"    statement: {_text(reply.statement)}"
        if reply.reason:
            yield f"    reason: {_text(reply.reason)}"
        if reply.points:
            yield f"    points: {reply.points}"
        if reply.from_year:
            yield f"    from_year: {reply.from_year}"
        yield f"    by: {client.confirmer.by}"
        yield f"    on: {client.confirmer.on}"
    if client.overrides:
        yield "overrides:"
    for override in client.overrides:
        told = (f"{name}: {_text(value)}" for name, value in override.items())
        yield f"  - {{{', '.join(told)}}}"


def _evidence(client: Client, folder: Path) -> Iterable[str]:
    yield "# 证据台账中由人确认的内容。confirmed 绑定文件的 sha256，文件换了就须重新确认。"
    yield "evidence:"
    told: set[str] = set()
    for item in client.items:
        for claim in item.claims:
            area = claim.supports[0].split(".")[0] if claim.supports else ""
            if area in client.headings and area not in told:
                told.add(area)
                yield f"\n  # ── {client.headings[area]} ──"
            yield from _entry(client.confirmer, item, claim, folder)


def _entry(confirmer: Confirmer, item: Item, claim: Claim, folder: Path) -> Iterable[str]:
    if claim.remark:
        yield f"  # {claim.remark}"
    yield f"  {claim.id}:"
    if claim.type:
        yield f"    type: {claim.type}"
    yield f"    title: {_text(claim.title)}"
    yield "    pages:"
    paths = [f"{layout.EVIDENCE_DIR}/{path}" for path in (item.path, *claim.also)]
    span = f", first: {claim.first}, last: {claim.last}" if claim.first else ""
    for path in paths:
        yield f"      - {{file: {_text(path)}{span}}}"
    yield f"    supports: [{', '.join(_text(one) for one in claim.supports)}]"
    yield from _facts(claim)
    if claim.confirmed:
        hashes = claim.seen or ", ".join(sha256_of(folder / path) for path in paths)
        yield f"    confirmed: {{by: {confirmer.by}, on: {confirmer.on}, sha256: [{hashes}]}}"


def _facts(claim: Claim) -> Iterable[str]:
    for name in (
        "holder",
        "credit_code",
        "number",
        "standard",
        "scope",
        "address",
        "set_aside",
    ):
        if value := getattr(claim, name):
            yield f"    {name}: {_text(value)}"
    for name in ("issued", "valid_from", "valid_until"):
        if value := getattr(claim, name):
            yield f"    {name}: {value}"
    if claim.years:
        yield f"    years: [{', '.join(str(year) for year in claim.years)}]"
    if claim.serials:
        yield f"    serials: [{', '.join(_text(one) for one in claim.serials)}]"
    for name in ("seal_seen", "original_seen"):
        if getattr(claim, name):
            yield f"    {name}: true"

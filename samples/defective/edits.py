"""The verbs of defects. In: what to change, by evidence id, clause or words. Out: an `Edit`.

Every edit insists that what it changes is there exactly as it says, so that a defect never goes
stale in silence when the ready client changes.
"""

from __future__ import annotations

import dataclasses
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import openpyxl
import pikepdf
from PIL import Image, ImageEnhance, ImageFilter

from gfpack.base.messages import Lang
from gfpack.checklist.load import load
from gfpack.figures import workbook
from gfpack.figures.catalogue import catalogue
from gfpack.figures.models import Figures, Row
from gfpack.figures.template import Asked
from gfpack.project.models import Enterprise
from gfpack.tools import office_zip
from samples.defective.models import Edit
from samples.paint import office
from samples.parties import CODE, COMPANY
from samples.ready import figures as f
from samples.ready import scenes
from samples.ready.kit import Printed, Scanned, Word, Workbook
from samples.table import Claim, Client, Draw, Item, Reply

Paper = Printed | Scanned | Workbook | Word

EARLIER = hashlib.sha256(b"what lay there when it was confirmed").hexdigest()
"""Hash of bytes that nobody has any more."""


def project(old: str, new: str) -> Edit:
    """Change words of `gfpack.yaml`."""

    def edit(client: Client) -> Client:
        assert client.project.count(old) == 1, old
        return dataclasses.replace(client, project=client.project.replace(old, new))

    return edit


def reply(clause: str, **changes: Any) -> Edit:
    """Answer a requirement otherwise."""

    def edit(client: Client) -> Client:
        new = dataclasses.replace(client.replies[clause], **changes)
        return dataclasses.replace(client, replies={**client.replies, clause: new})

    return edit


def unanswered(clause: str) -> Edit:
    """Leave a requirement unanswered."""

    def edit(client: Client) -> Client:
        assert clause in client.replies
        others: dict[str, Reply] = {k: v for k, v in client.replies.items() if k != clause}
        return dataclasses.replace(client, replies=others)

    return edit


def override(**what: str) -> Edit:
    """Write a decision on a finding."""

    def edit(client: Client) -> Client:
        return dataclasses.replace(client, overrides=(*client.overrides, what))

    return edit


def said(key: str, **changes: Any) -> Edit:
    """Say something else of an evidence: its type, dates, pages, who confirmed it."""
    return _items(key, lambda item: _with_claim(item, key, **changes))


def sent(key: str, draw: Draw, path: str | None = None) -> Edit:
    """Send something else in the place of the file that holds an evidence."""
    return _items(key, lambda item: dataclasses.replace(item, draw=draw, path=path or item.path))


def damaged(key: str, how: Callable[[bytes], bytes]) -> Edit:
    """Send the file that holds an evidence, and do something to its bytes."""

    def change(item: Item) -> Item:
        def draw(target: Path) -> None:
            item.draw(target)
            target.write_bytes(how(target.read_bytes()))

        return dataclasses.replace(item, draw=draw)

    return _items(key, change)


def lost(key: str) -> Edit:
    """Lose the file that holds an evidence after it was confirmed."""

    def change(item: Item) -> Item:
        gone = dataclasses.replace(item, draw=lambda target: None)
        return _with_claim(gone, key, seen=EARLIER)

    return _items(key, change)


def withheld(key: str) -> Edit:
    """Never send the file that holds an evidence."""

    def edit(client: Client) -> Client:
        held = _holding(client, key)
        assert len(held.claims) == 1, f"{held.path} holds more than {key}"
        return dataclasses.replace(
            client, items=tuple(one for one in client.items if one is not held)
        )

    return edit


def renamed(key: str, path: str) -> Edit:
    """Send the file that holds an evidence under another name."""
    return _items(key, lambda item: dataclasses.replace(item, path=path))


def again(key: str, path: str) -> Edit:
    """Send the file that holds an evidence once more, under another name."""

    def edit(client: Client) -> Client:
        return besides(path, _holding(client, key).draw)(client)

    return edit


def besides(path: str, draw: Draw, *claims: Claim) -> Edit:
    """Send one more file."""
    return lambda client: dataclasses.replace(
        client, items=(*client.items, Item(path, draw, claims))
    )


def reworded(
    key: str, words: Mapping[str, str], path: str | None = None, *, beside: str = ""
) -> Edit:
    """Write other words on the paper that holds an evidence; only `beside` a value, if given.

    Beside a value is what stands in the same row of a table, or in the same certificate.
    """

    def change(item: Item) -> Item:
        assert isinstance(item.draw, Paper), f"{item.path} is no paper"
        before = item.draw.content
        said_there = "\n".join(_strings(before))
        for old in words:
            assert old in said_there, f"{item.path} does not say {old}"
        after = cast(Any, _beside(before, words, beside) if beside else _swapped(before, words))
        assert after != before, f"{item.path} does not say it beside {beside}"
        draw = dataclasses.replace(item.draw, content=after)
        return dataclasses.replace(item, draw=draw, path=path or item.path)

    return _items(key, change)


def figure(place: str, old: object, new: object) -> Edit:
    """Write something else into a cell of figures.xlsx, named as 产值与产品类别!D5."""
    sheet, _, cell = place.partition("!")

    def change(target: Path) -> None:
        book = openpyxl.load_workbook(target)
        assert book[sheet][cell].value == old, f"{place} is not {old}"
        book[sheet][cell] = new
        book.save(target)
        office_zip.normalise(target)

    return _workbook(change)


def sheet_added(checklist: str, table: str, rows: Sequence[Row]) -> Edit:
    """Copy a filled-in sheet into figures.xlsx from the workbook of another checklist."""

    def change(target: Path) -> None:
        other = target.with_name("other.xlsx")
        asked = Asked(Enterprise(name=COMPANY, credit_code=CODE), load(checklist), f.YEAR)
        years = (f.YEAR - 2, f.YEAR - 1, f.YEAR)
        workbook.draw(
            other, asked, catalogue(), Lang.ZH, Figures(years, tables={table: tuple(rows)})
        )
        source = openpyxl.load_workbook(other)[catalogue().sheet(table).title.zh]
        other.unlink()
        book = openpyxl.load_workbook(target)
        copied = book.create_sheet(source.title)
        for row in source.iter_rows():
            for cell in row:
                copied[cell.coordinate].value = cell.value
        book.save(target)
        office_zip.normalise(target)

    return _workbook(change)


def workbook_damaged(how: Callable[[bytes], bytes]) -> Edit:
    """Do something to the bytes of figures.xlsx."""
    return _workbook(lambda target: target.write_bytes(how(target.read_bytes())))


def _workbook(change: Callable[[Path], object]) -> Edit:
    def edit(client: Client) -> Client:
        before = client.workbook
        assert before is not None

        def draw(target: Path) -> None:
            before(target)
            change(target)

        return dataclasses.replace(client, workbook=draw)

    return edit


def shot(key: str, how: Callable[[Image.Image], Image.Image]) -> Edit:
    """Take the photo that holds an evidence badly."""

    def change(item: Item) -> Item:
        photo = _photo(item)
        return dataclasses.replace(item, draw=scenes.Photo(lambda: how(photo.make()), photo.shot))

    return _items(key, change)


def undated(key: str) -> Edit:
    """Send the photo that holds an evidence through a chat, which strips what the camera noted."""

    def change(item: Item) -> Item:
        photo = _photo(item)
        bare = dataclasses.replace(photo.shot, taken=None, orientation=1, gps=None)
        return dataclasses.replace(item, draw=scenes.Photo(photo.make, bare))

    return _items(key, change)


def same_picture(key: str, as_of: str) -> Edit:
    """Send the photo of one evidence, a little smaller, as that of another."""

    def edit(client: Client) -> Client:
        of = _photo(_holding(client, as_of))
        again = scenes.Photo(lambda: _smaller(of.make()), of.shot)
        return sent(key, again)(client)

    return edit


def dark(picture: Image.Image) -> Image.Image:
    """Return a picture taken without light."""
    return ImageEnhance.Brightness(picture).enhance(0.08)


def small(picture: Image.Image) -> Image.Image:
    """Return a picture as a chat program's preview."""
    return picture.resize((picture.width // 5, picture.height // 5), Image.Resampling.LANCZOS)


def _smaller(picture: Image.Image) -> Image.Image:
    return picture.resize((picture.width * 4 // 5, picture.height * 4 // 5))


def cut_off(content: bytes) -> bytes:
    """Return a file whose transfer broke off."""
    return content[: len(content) // 3]


def empty(content: bytes) -> bytes:
    """Return a file of which nothing came."""
    return content[:0]


def locked(content: bytes) -> bytes:
    """Return a PDF that asks for a password."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        secret = pikepdf.Encryption(user="wy2025", owner="wy2025", R=3, aes=False, metadata=False)
        document.save(out, encryption=secret, deterministic_id=False, static_id=True)
    return out.getvalue()


def locked_zip(target: Path) -> None:
    """Draw a zip whose only file is marked as encrypted."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zipfile.ZipInfo("supplement.pdf"), bytes(range(256)) * 4)
    content = bytearray(out.getvalue())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + flags] |= 1
    target.write_bytes(content)


def rar(target: Path) -> None:
    """Draw what begins as a rar archive does."""
    target.write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(range(256)))


def out_of_focus(content: bytes) -> bytes:
    """Return a photo as it is when the camera did not find what to look at."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(content)) as photo:
        blurred = photo.filter(ImageFilter.GaussianBlur(12))
        blurred.save(out, "JPEG", quality=80, exif=photo.getexif())
    return out.getvalue()


def first_pages(count: int) -> Callable[[bytes], bytes]:
    """Return what keeps the first pages of a PDF."""

    def cut(content: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(content)) as document:
            del document.pages[count:]
            document.save(out, deterministic_id=True)
        return out.getvalue()

    return cut


def _photo(item: Item) -> scenes.Photo:
    assert isinstance(item.draw, scenes.Photo), f"{item.path} is no photo"
    return item.draw


def _items(key: str, change: Callable[[Item], Item]) -> Edit:
    def edit(client: Client) -> Client:
        held = _holding(client, key)
        new = change(held)
        return dataclasses.replace(
            client, items=tuple(new if one is held else one for one in client.items)
        )

    return edit


def _holding(client: Client, key: str) -> Item:
    [held] = [one for one in client.items if any(claim.id == key for claim in one.claims)]
    return held


def _with_claim(item: Item, key: str, **changes: Any) -> Item:
    claims = tuple(
        dataclasses.replace(one, **changes) if one.id == key else one for one in item.claims
    )
    return dataclasses.replace(item, claims=claims)


def _beside(node: Any, words: Mapping[str, str], value: str) -> Any:
    """Return the same data with other words in the row or mapping that holds `value`."""
    if isinstance(node, Mapping):
        if value in node.values():
            return _swapped(node, words)
        return {key: _beside(one, words, value) for key, one in node.items()}
    if isinstance(node, list | tuple):
        if value in node:
            return _swapped(node, words)
        return type(node)(_beside(one, words, value) for one in node)
    if isinstance(node, office.Sheet):
        return dataclasses.replace(node, rows=_beside(node.rows, words, value))
    return node


def _strings(node: Any) -> Iterator[str]:
    """Yield all words of a paper."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _strings(value)
    elif isinstance(node, office.Sheet):
        yield from _strings(tuple(getattr(node, one.name) for one in dataclasses.fields(node)))


def _swapped(node: Any, words: Mapping[str, str]) -> Any:
    """Return the same data with other words wherever they stand."""
    if isinstance(node, str):
        for old, new in words.items():
            node = node.replace(old, new)
        return node
    if isinstance(node, Mapping):
        return {key: _swapped(value, words) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return type(node)(_swapped(one, words) for one in node)
    if isinstance(node, office.Sheet):
        fields = [one.name for one in dataclasses.fields(node)]
        return office.Sheet(**{name: _swapped(getattr(node, name), words) for name in fields})
    return node

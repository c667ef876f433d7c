"""What is kept of gfpack's own pages: after any change the same bytes as from nothing, made anew
only where something changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from bound_client import Client, a_pdf, a_photo
from pypdf import PdfReader

from gfpack.appendix import bind as binding
from gfpack.appendix.bind import bind
from gfpack.appendix.kept import Kept
from gfpack.evidence.models import FileKind
from gfpack.project.models import AppendixOptions
from gfpack.tools.press import Press

PHOTOS = 105
"""More than are set together."""


@pytest.fixture
def client(tmp_path: Path) -> Client:
    """Return a client with documents, and photos on more sheets than one document holds."""
    client = Client(tmp_path / "client")
    for number in range(4):
        client.add(f"d{number}.pdf", a_pdf("a", "b"), supports=("1.1.1",), title=f"文件{number}")
    for number in range(PHOTOS):
        photo = a_photo((40, 30 + number % 7))
        client.add(f"p{number:03}.jpg", photo, FileKind.JPEG, supports=("3.1.1",))
    return client


@pytest.fixture
def set_anew(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Return the keys of the blocks of each document that is set."""
    seen: list[list[str]] = []
    before = Press.set

    def counting(
        self: Press, template: Path, data: Sequence[Mapping[str, Any]], labels: Any
    ) -> Any:
        seen.extend([one["key"] for one in document.get("blocks", ())] for document in data)
        return before(self, template, data, labels)

    monkeypatch.setattr(Press, "set", counting)
    return seen


def bound(client: Client, name: str = "warm", **options: Any) -> bytes:
    target = client.folder / "build" / f"{name}.pdf"
    bind(client.case(), target, complete=True, options=AppendixOptions(**options))
    return target.read_bytes()


def other_title(client: Client) -> None:
    client.evidence[20] = replace(client.evidence[20], title="换了一个名称")


def other_order(client: Client) -> None:
    client.evidence[0], client.evidence[3] = client.evidence[3], client.evidence[0]


def other_file(client: Client) -> None:
    client.evidence.pop(0)
    client.add("d0.pdf", a_pdf("c", "d", "e"), supports=("1.1.1",))


def one_more(client: Client) -> None:
    client.add("new.jpg", a_photo(), FileKind.JPEG, supports=("3.1.1",))


def nothing(client: Client) -> None:
    del client


CHANGES = (other_title, other_order, other_file, one_more, nothing)


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_bytes_are_those_from_nothing(
    client: Client, change: Callable[[Client], None]
) -> None:
    bound(client)
    change(client)
    warm = bound(client)
    shutil.rmtree(client.folder / ".gfpack")
    assert bound(client) == warm


def test_nothing_is_set_again_where_nothing_changed(
    client: Client, set_anew: list[list[str]]
) -> None:
    bound(client)
    assert sum(key.startswith("sheet:") for one in set_anew for key in one) == PHOTOS
    set_anew.clear()
    bound(client)
    assert set_anew == []


def test_a_file_of_as_many_pages_sets_nothing_again(
    client: Client, set_anew: list[list[str]]
) -> None:
    bound(client)
    set_anew.clear()
    (client.folder / "evidence" / "d1.pdf").write_bytes(a_pdf("x", "y"))
    bound(client)
    assert set_anew == []


def test_a_caption_sets_only_its_document_of_sheets_again(
    client: Client, set_anew: list[list[str]]
) -> None:
    bound(client)
    set_anew.clear()
    client.evidence[-1] = replace(client.evidence[-1], title="换了一个名称")
    bound(client)
    sheets = [key for one in set_anew for key in one if key.startswith("sheet:")]
    assert len(sheets) == PHOTOS - 100


def test_what_was_kept_and_is_damaged_is_made_again(client: Client) -> None:
    first = bound(client)
    kept = list((client.folder / ".gfpack" / "set").iterdir())
    assert kept
    for entry in kept:
        entry.write_bytes(entry.read_bytes()[:-33] + bytes(33))
    assert bound(client) == first


def test_what_is_kept_does_not_grow_for_ever(tmp_path: Path) -> None:
    for number in range(5):
        one = Kept(tmp_path, 3000)
        one.put(f"{number}", bytes(1000))
        one.tidy()
    sizes = [entry.stat().st_size for entry in tmp_path.iterdir()]
    assert sum(sizes) <= 3000
    assert Kept(tmp_path, 3000).get("4") == bytes(1000)
    assert Kept(tmp_path, 3000).get("0") is None


def test_contents_that_volumes_have_in_common_are_set_once(
    client: Client, set_anew: list[list[str]]
) -> None:
    target = client.folder / "build" / "common.pdf"
    options = AppendixOptions(most_pages=30, two_sided=True)
    page_map, _ = bind(client.case(), target, complete=True, options=options)
    assert len(page_map.volumes) > 3
    common = [key for one in set_anew for key in one if key.startswith("contents")]
    assert set(common) == {"contents"}
    assert len(common) <= 4, "set again for every volume"
    texts = set()
    for volume in page_map.volumes:
        reader = PdfReader(target.parent / volume.file)
        own = reader.pages[2].extract_text()  # behind the cover and its blank back
        texts.add(own.rpartition("\n")[0])
    assert len(texts) == 1, "apart from their numbers, contents are the same everywhere"


def test_all_files_that_cannot_be_bound_are_found_in_one_round(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        (client.folder / "evidence" / f"d{number}.pdf").write_bytes(b"%PDF-1.7 nothing")
        (client.folder / "evidence" / f"p00{number}.jpg").write_bytes(b"nothing")
    rounds = []
    before = binding.assemble
    monkeypatch.setattr(binding, "assemble", lambda *a, **k: rounds.append(1) or before(*a, **k))
    _, found = bind(client.case(), client.folder / "build" / "a.pdf", complete=True)
    assert len([one for one in found if one.code == "attachment-not-bound"]) == 8
    assert len(rounds) <= 2

"""The identity of attachments: a stranger with another library computes the same."""

from __future__ import annotations

import hashlib

from bound_client import a_pdf, a_photo
from bound_reading import Bound

from gfpack.appendix.bind import page_map_to_dict
from gfpack.evidence.models import FileKind, PageFacts


def by_the_book(bound: Bound, label: str) -> str:
    """Compute a digest with pypdf, from the words of `gfpack/appendix/digest.py` alone."""
    span = bound.map.spans[label]
    of_pages = b""
    for page in bound.reader.pages[span.first - 1 : span.last]:
        whole = hashlib.sha256(b"page")
        for stream in page["/Contents"][1:-2]:
            data = stream.get_object()._data
            whole.update(len(data).to_bytes(8, "big") + data)
        heads = []
        for one in (page["/Resources"].get("/XObject") or {}).values():
            image = one.get_object()
            if image["/Subtype"] == "/Image":
                size = len(image._data).to_bytes(8, "big")
                heads.append(hashlib.sha256(size + image._data[:65536]).digest())
        for head in sorted(heads):
            whole.update(head)
        of_pages += whole.digest()
    return hashlib.sha256(of_pages).hexdigest()


def test_pypdf_reproduces_every_digest(client):
    client.add("a.pdf", a_pdf("one", "two", Rotate=90), supports=("0.1",))
    client.add("p.jpg", a_photo((900, 700)), FileKind.JPEG, supports=("1.1.1",))
    client.add("t.txt", "文字".encode(), FileKind.TEXT, supports=("1.1.1",))
    full = (PageFacts(0, 0, None),)
    client.add("full.pdf", a_pdf("full"), supports=("3.1.1",), pages=(1, 1))
    from dataclasses import replace

    entry = client.files["evidence/full.pdf"]
    client.files["evidence/full.pdf"] = replace(entry, facts=replace(entry.facts, pages=full))
    bound = Bound(client)
    assert list(bound.map.digests) == ["0-1", "1-1", "1-2", "3-1"]
    for label, digest in bound.map.digests.items():
        assert by_the_book(bound, label) == digest, label
    assert len(set(bound.map.digests.values())) == 4


def test_a_digest_says_nothing_of_where_the_attachment_stands(client):
    client.add("a.pdf", a_pdf("the same"), supports=("3.1.1",))
    alone = Bound(client).map.digests["3-1"]
    client.add("b.pdf", a_pdf("one", "more"), supports=("0.1",))
    client.add("c.pdf", a_pdf("another"), supports=("3.1.1",))
    later = Bound(client)
    assert later.map.digests["3-1"] == alone
    assert later.map.digests["3-2"] != alone


def test_the_page_map_as_plain_data(client):
    client.add("a.pdf", a_pdf("a", "b"), supports=("0.1", "3.1.1"), title="执照")
    bound = Bound(client)
    assert page_map_to_dict(bound.map) == {
        "page_count": 6,
        "volumes": [{"number": 1, "file": "汇编.pdf", "first": 1, "last": 6}],
        "attachments": [
            {
                "label": "0-1",
                "evidence": "e01",
                "title": "执照",
                "section": "0",
                "supports": ["0.1", "3.1.1"],
                "first": 4,
                "last": 5,
                "digest": bound.map.digests["0-1"],
            }
        ],
    }


def test_same_case_same_bytes_anywhere(client, tmp_path, monkeypatch):
    import shutil
    import time
    from dataclasses import replace

    client.add("a.pdf", a_pdf("a", "b"), supports=("0.1",))
    client.add("p.jpg", a_photo(orientation=6), FileKind.JPEG, orientation=6)
    first = Bound(client).path.read_bytes()
    elsewhere = tmp_path / "另一处 copy"
    shutil.copytree(client.folder / "evidence", elsewhere / "evidence")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    if hasattr(time, "tzset"):
        time.tzset()
    other = replace(client, folder=elsewhere)
    try:
        assert Bound(other).path.read_bytes() == first
    finally:
        monkeypatch.undo()
        if hasattr(time, "tzset"):
            time.tzset()

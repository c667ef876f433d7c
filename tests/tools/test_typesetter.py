"""Typst: data stays data, the same bytes twice, a template's own words about its layout."""

from __future__ import annotations

import contextlib
import io
import socket

import pypdf
import pytest

from gfpack.base.errors import DataError
from gfpack.tools.typesetter import Typesetter

TEMPLATE = """#let data = json(bytes(sys.inputs.data))
#set text(font: "Noto Sans CJK SC", lang: "zh")
#data.words
#context [#metadata((page: here().page(),))<place>]
"""


@pytest.fixture
def setter(tmp_path):
    (tmp_path / "页.typ").write_text(TEMPLATE, "utf-8")
    return Typesetter(tmp_path / "页.typ")


def test_client_text_never_becomes_markup(setter):
    words = '#panic("x") *粗* $x^2$ \\ #read("/etc/passwd") <a> @b 喆䶮'
    text = pypdf.PdfReader(io.BytesIO(setter.pdf({"words": words}))).pages[0].extract_text()
    assert "".join(text.split()) == "".join(words.split())


def test_same_data_gives_same_bytes_and_the_layout_is_told(setter):
    first = setter.pdf({"words": "一"})
    assert setter.told("place") == [{"page": 1}]
    setter.pdf({"words": "二" * 4000})
    assert setter.told("place")[0]["page"] > 1
    assert setter.pdf({"words": "一"}) == first


def test_a_broken_template_is_named(tmp_path):
    (tmp_path / "broken.typ").write_text("#let x = ", "utf-8")
    with pytest.raises(DataError) as failed:
        Typesetter(tmp_path / "broken.typ").pdf({})
    assert failed.value.problems[0].file.name == "broken.typ"


def test_a_template_cannot_have_packages_fetched(tmp_path, monkeypatch):
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{listener.getsockname()[1]}")
        (tmp_path / "parts.typ").write_text('#import "@preview/cetz:0.3.1": canvas', "utf-8")
        (tmp_path / "page.typ").write_text('#import "parts.typ"\n一', "utf-8")
        with pytest.raises(DataError) as failed:
            Typesetter(tmp_path / "page.typ").pdf({})
        with contextlib.suppress(TimeoutError):
            asked.append(listener.accept())
    assert not asked
    assert [one.file.name for one in failed.value.problems] == ["parts.typ"]

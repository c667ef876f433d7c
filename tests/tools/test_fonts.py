"""The shipped font is there, and is the published one."""

from __future__ import annotations

import pytest

from gfpack.base.errors import ToolMissing
from gfpack.tools import fonts


@pytest.fixture(autouse=True)
def looked_up_anew():
    fonts.file.cache_clear()
    yield
    fonts.file.cache_clear()


def test_the_shipped_font_holds_rare_characters_of_names():
    from PIL import ImageFont

    face = ImageFont.truetype(str(fonts.file()), 20, index=2)
    blank = bytes(face.getmask("\U000f0000"))
    assert face.getname()[0] == fonts.FAMILY
    assert all(bytes(face.getmask(character)) != blank for character in "喆堃䶮㎡℃①〔〕昉祎玥垚翀")


def test_a_changed_font_file_is_refused(tmp_path, monkeypatch):
    import noto_cjk_sans_otc

    other = tmp_path / "NotoSansCJK-Regular.ttc"
    other.write_bytes(b"not a font")
    monkeypatch.setattr(noto_cjk_sans_otc, "FONT_PATH", other)
    with pytest.raises(ToolMissing, match="font_changed"):
        fonts.file()
    other.unlink()
    with pytest.raises(ToolMissing, match="font_missing"):
        fonts.file()

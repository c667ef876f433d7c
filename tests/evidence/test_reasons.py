"""Why a file cannot be read, in words."""

from pathlib import Path

import evidence_papers as papers
import pytest
from test_collect import collected
from test_register import TYPES

from gfpack.base.messages import Lang
from gfpack.evidence.collected_text import collected_lines
from gfpack.evidence.reasons import reason_in_words


def test_a_collection_says_in_the_users_language_what_is_wrong_with_files(tmp_path: Path) -> None:
    source = tmp_path / "client"
    papers.locked_pdf(source / "加密.pdf", user="1")
    (source / "空.pdf").touch()
    (source / "执照.pdf").write_bytes(b"MZ\0\0 a program" * 20)
    result = collected(tmp_path / "project", source)
    said = "\n".join(collected_lines(result, TYPES, Lang.ZH))
    for words in ("加密.pdf：有打开密码", "空.pdf：文件是空的", "执照.pdf：内容不是 gfpack 认识的"):
        assert words in said
    assert "needs a password" in "\n".join(collected_lines(result, TYPES, Lang.EN))


@pytest.mark.parametrize("lang", list(Lang))
def test_what_only_a_library_can_say_is_passed_on(lang: Lang) -> None:
    assert "OSError: broken" in reason_in_words("OSError: broken", lang)
    assert not reason_in_words("", lang)

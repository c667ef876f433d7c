"""What a collection says: what is new, in a table that fits, and what it is unsure of."""

from __future__ import annotations

from pathlib import Path

import evidence_papers as papers
import pytest
import wrappings
from test_collect import collected
from test_register import TYPES
from wrappings import Member

from gfpack.base.messages import Lang
from gfpack.base.text import width
from gfpack.evidence.collect import Collected
from gfpack.evidence.collected_text import collected_lines


def said(result: Collected, lang: Lang = Lang.ZH, columns: int = 160, **options: bool) -> str:
    return "\n".join(collected_lines(result, TYPES, lang, columns=columns, **options))


def row(text: str, begins: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(begins))


def client(folder: Path) -> Path:
    papers.pdf(folder / "四合一.pdf", papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT)
    for number in (1, 2):
        papers.photo(folder / f"不动产权证-{number}.jpg", shade=50 * number)
    papers.photo(folder / "执照.jpg", shade=33).rename(folder / "营业执照.pdf")
    papers.locked_pdf(folder / "加密.pdf", user="1")
    permit = papers.pdf(folder.parent / "x.pdf", papers.PERMIT_TEXT).read_bytes()
    members = [Member("排污许可证.pdf".encode("gbk"), permit), Member(b"a", b"1", locked=True)]
    wrappings.archive(folder / "资料.zip", members)
    return folder


def test_it_says_plainly_what_it_cut_and_joined_until_a_person_settles(tmp_path: Path) -> None:
    result = collected(tmp_path / "p", client(tmp_path / "来件"))
    text = said(result)
    assert "从一个文件中拆出，待确认" in row(text, "四合一.pdf [2-2]")
    assert "由 2 个文件合成一份，待确认" in row(text, "不动产权证-1.jpg +1")
    assert "gfpack 把 不动产权证-1.jpg、不动产权证-2.jpg 合成了一份证据" in text
    made = {one.id for one in result.unsure if result.made_up(one)}
    assert len(made) == 3
    assert all(f"gfpack confirm 申报项目 {one}" in text for one in made)


def test_it_says_what_is_wrong_with_files_and_archives(tmp_path: Path) -> None:
    text = said(collected(tmp_path / "p", client(tmp_path / "来件")))
    assert "实际是JPEG 图片" in row(text, "营业执照.pdf")
    assert "有打开密码" in row(text, "加密.pdf")
    assert "只取出 1 个文件：压缩包有密码" in row(text, "资料.zip")
    assert "有效期至 2029-07-14" in row(text, "排污许可证.pdf")


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_it_fits_the_terminal(tmp_path: Path, lang: Lang, columns: int) -> None:
    result = collected(tmp_path / "p", client(tmp_path / "来件"))
    lines = said(result, lang, columns).splitlines()
    assert [line for line in lines[1:] if width(line) > columns] == []


def test_only_what_is_new_is_told_unless_asked(tmp_path: Path) -> None:
    collected(tmp_path / "p", client(tmp_path / "来件"))
    again = collected(tmp_path / "p", tmp_path / "来件")
    assert len(said(again).splitlines()) == 2
    assert "没有新的文件" in said(again)
    papers.photo(tmp_path / "来件" / "5.1.1" / "现场.jpg", shade=5)
    more = said(collected(tmp_path / "p", tmp_path / "来件"))
    assert row(more, "现场.jpg")
    assert "四合一" not in more
    assert row(said(again, everything=True), "四合一.pdf [1-1]")


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for shade, folder in enumerate(("进水", "排水")):
        papers.photo(tmp_path / "来件" / folder / "1.jpg", shade=shade * 99)
    text = said(collected(tmp_path / "p", tmp_path / "来件"))
    assert row(text, "进水/1.jpg")
    assert row(text, "排水/1.jpg")

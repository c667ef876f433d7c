"""What a collection says: what is new, in a table that fits, and what it is unsure of."""

from __future__ import annotations

import shutil
from pathlib import Path

import evidence_papers as papers
import pytest
import wrappings
from test_collect import collected
from test_register import CHECKLIST, TYPES, project
from wrappings import Member

from gfpack.base.messages import Lang
from gfpack.base.text import width
from gfpack.evidence.collect import Collected
from gfpack.evidence.collected_text import collected_lines
from gfpack.evidence.register import register


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
    assert all(f"gfpack confirm . {one}" in text for one in made)


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


def test_of_the_same_bytes_the_more_telling_name_is_kept_whichever_came_first(
    tmp_path: Path,
) -> None:
    text = papers.PERMIT_TEXT
    for number, (first, second) in enumerate(
        (("IMG_0001", "排污许可证"), ("排污许可证", "微信图片_1"))
    ):
        folder = tmp_path / str(number) / "来件"
        papers.pdf(folder / "甲" / f"{first}.pdf", text)
        (folder / "乙").mkdir()
        shutil.copy(folder / "甲" / f"{first}.pdf", folder / "乙" / f"{second}.pdf")
        result = collected(tmp_path / f"p{number}", folder)
        (added,) = result.added
        assert Path(added.path).name == "排污许可证.pdf"
        (file,) = (tmp_path / f"p{number}" / "evidence").rglob("*.pdf")
        assert file.name == "排污许可证.pdf"
        (same,) = result.duplicates
        assert (same.path, same.source.stem) == (
            added.path,
            {first, second}.difference({"排污许可证"}).pop(),
        )
        again = collected(tmp_path / f"p{number}", folder)
        assert (again.added, again.duplicates) == ((), ())


def test_a_name_that_says_nothing_is_shown_with_its_folder(tmp_path: Path) -> None:
    papers.photo(tmp_path / "来件" / "5.1.1 大气" / "IMG_0001.jpg", shade=3)
    for shade, folder in enumerate(("东区/水表", "西区/水表")):
        papers.photo(tmp_path / "来件" / folder / "现场记录.jpg", shade=40 + shade * 99)
    text = said(collected(tmp_path / "p", tmp_path / "来件"))
    assert row(text, "5.1.1 大气/IMG_0001.jpg")
    assert row(text, "东区/水表/现场记录.jpg")
    assert row(text, "西区/水表/现场记录.jpg")


def test_what_an_interrupted_run_took_in_is_told_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = client(tmp_path / "来件")

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("gfpack.evidence.collect.register", stop)
        with pytest.raises(KeyboardInterrupt):
            collected(tmp_path / "p", folder)
    register(project(tmp_path / "p"), CHECKLIST, TYPES)  # a check in between reads them all
    result = collected(tmp_path / "p", folder)
    assert (result.added, len(result.late)) == ((), 7)
    text = said(result)
    assert "另有 7 个文件早已放在 evidence 里" in text
    assert row(text, "四合一.pdf [2-2]")
    assert not collected(tmp_path / "p", folder).late


def test_what_was_put_there_by_hand_is_told_once(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "p" / "evidence" / "排污许可证.pdf", papers.PERMIT_TEXT)
    assert row(said(collected(tmp_path / "p")), "排污许可证.pdf")
    assert "没有新的文件" in said(collected(tmp_path / "p"))


def test_what_is_passed_over_tells_why(tmp_path: Path) -> None:
    folder = client(tmp_path / "来件")
    for name in (".DS_Store", "~$方案.docx", "Thumbs.db"):
        (folder / name).write_bytes(b"x")
    (folder / "另处.pdf").symlink_to(folder / "四合一.pdf")
    text = said(collected(tmp_path / "p", folder), columns=240)
    assert f"{folder / '.DS_Store'}：系统自动生成的文件" in text
    assert f"{folder / 'Thumbs.db'}：系统自动生成的文件" in text
    assert f"{folder / '~$方案.docx'}：Office 打开文档时的临时文件" in text
    assert f"{folder / '另处.pdf'}：是快捷方式或链接" in text


def test_an_archive_that_stays_closed_is_taken_for_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "来件" / "5.1.1"
    folder.mkdir(parents=True)
    (folder / "废气检测报告.rar").write_bytes(b"Rar!\x1a\x07\x01\x00" + bytes(500))
    (folder / "清洁生产审核报告.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(500))
    result = collected(tmp_path / "p", folder.parent)
    assert result.register.evidence == ()
    assert len(result.register.unmatched) == 2
    text = said(result, everything=True)
    assert row(text, "废气检测报告.rar").split()[1] == "?"
    assert "请解压后再收集" in text

"""The contact sheet: every file once beside what was read of it, and nothing but that."""

from __future__ import annotations

import base64
import hashlib
import io
import os
import re
import shutil
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import evidence_papers as papers
import make
import pytest
import wrappings
from lxml import html
from PIL import Image
from wrappings import Member

from gfpack.base.messages import Lang
from gfpack.cli import main
from gfpack.findings import contact_files
from gfpack.findings.case import Case, open_case
from gfpack.findings.contact_cards import MOST_PAGES, cards
from gfpack.findings.contact_files import Written, default_place, write_sheet
from gfpack.findings.contact_sheet import Part, Surroundings, contact_sheet
from gfpack.findings.find import find
from gfpack.findings.overrides import Judged, judge
from gfpack.tools.image import NO_HEIC

TODAY = date(2026, 11, 22)
NASTY = """'"><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}"""
ODD = (
    "evidence/杂 #1 100%/50% & a+b?c '现场'.jpg"
    if os.name == "posix"
    else "evidence/杂 #1 100%/50% & a+b.jpg"
)


def fill(folder: Path) -> Path:
    """Add to the minimal client what else clients send."""
    evidence = folder / "evidence"
    papers.photo(folder / ODD, shade=77)
    papers.pdf(evidence / "5.2.1" / "排污许可证.pdf", papers.PERMIT_TEXT, *["附页"] * 7)
    papers.pdf(evidence / "体系" / "四合一.pdf", papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT)
    papers.locked_pdf(evidence / "加密.pdf", user="1")
    wrappings.archive(evidence / "资料.zip", [Member(b"a", b"1", locked=True)])
    (evidence / "空.pdf").touch()
    (evidence / "断.pdf").write_bytes(b"%PDF-1.7 broken")
    (evidence / "说明.txt").write_text(f"{NASTY} 说明", "utf-8")
    (evidence / "无名.txt").write_text("无名", "utf-8")
    fax = [Image.new("RGB", (300, 400), name) for name in ("red", "blue")]
    fax[0].save(evidence / "传真.tiff", save_all=True, append_images=fax[1:])
    shutil.copy(evidence / "说明.txt", evidence / "同样的说明.txt")
    if os.name == "posix":
        (evidence / "<script>alert(3)<!--.txt").write_text("坏名字")
    title, path = (one.replace("'", "''") for one in (NASTY, ODD))
    text = (folder / "evidence.yaml").read_text("utf-8")
    text += f"""
  odd:
    type: training-record
    title: '{title}'
    pages: [{{file: '{path}'}}]
    supports: ["0.7"]
  gone: {{title: 已丢, pages: [{{file: evidence/没有.pdf}}], supports: ["1.3.5"]}}
  nameless: {{title: 不知何物, pages: [{{file: evidence/无名.txt}}], supports: ["0.7"]}}
  aside: {{title: 传真件, pages: [{{file: evidence/传真.tiff}}], set_aside: 重复的}}
"""
    (folder / "evidence.yaml").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def client(tiny_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a client with many kinds of files and names; leave it as it is."""
    folder = tmp_path_factory.mktemp("sheet") / "客户 #1 50%"
    return fill(Path(shutil.copytree(tiny_project, folder)))


def look(folder: Path) -> tuple[Judged, Case]:
    case = open_case(folder, today=TODAY)
    return judge(find(case), case.project.answers.overrides), case


def written(folder: Path, target: Path | None = None, lang: Lang = Lang.ZH) -> Written:
    judged, case = look(folder)
    place = target or default_place(case, lang)
    return write_sheet(judged, case, lang, place, project=str(folder))


def opened(file: Path) -> html.HtmlElement:
    return html.document_fromstring(file.read_text("utf-8"))


@pytest.fixture(scope="module")
def sheet(client: Path) -> html.HtmlElement:
    """Return the sheet as a browser has it."""
    return opened(written(client).files[0])


def card(sheet: html.HtmlElement, title: str) -> html.HtmlElement:
    (found,) = [
        one for one in sheet.xpath("//article") if title in one.xpath(".//h4")[0].text_content()
    ]
    return found


def made_up(text: str, *, lang: Lang = Lang.ZH) -> html.HtmlElement:
    """Return the sheet of a case made by hand, whose files are not there."""
    case = make.case(text)
    every = cards(judge(find(case), ()), case)
    around = Surroundings("p", lambda path: path, lambda leaf: None)
    part = Part(1, every, (("a.html", ""),))
    return html.document_fromstring(contact_sheet(part, every, case, lang, around))


def test_every_evidence_and_every_file_is_there_once(client: Path, sheet: html.HtmlElement) -> None:
    _, case = look(client)
    ids = sheet.xpath("//span[@class='id']/text()")
    assert sorted(ids) == sorted(one.id for one in case.register.evidence)
    numbers = sheet.xpath("//article/@id")
    assert numbers == [f"c{n}" for n in range(1, len(numbers) + 1)]
    assert len(numbers) == len(case.register.evidence) + len(case.register.unmatched)
    shown = sheet.xpath("//article//*[@class='file']/text()")
    used = {extent.path for one in case.register.evidence for extent in one.extents}
    assert set(shown) == used | set(case.register.unmatched)
    assert {*case.register.files} <= set(shown)
    for path in case.register.unmatched:
        assert shown.count(path) == 1


def test_links_lead_to_the_files_whatever_their_names(client: Path, tmp_path: Path) -> None:
    for target in (None, tmp_path / "别处 %41" / "核对.html"):
        (file,) = written(client, target).files
        links = [link for link in opened(file).xpath("//main//@href") if not link.startswith("#")]
        assert len(links) > 20
        for link in links:
            assert re.fullmatch(r"[\w\-./%~]+(#page=\d+)?", link, re.ASCII), link
            assert (file.parent / unquote(link.partition("#")[0])).is_file(), link
        assert any(unquote(link).endswith(ODD) for link in links)
        assert any(link.endswith(".pdf#page=2") for link in links)


def test_names_and_texts_from_strangers_are_text(sheet: html.HtmlElement) -> None:
    assert len(sheet.xpath("//script")) == 1
    assert sheet.xpath("//@onerror") == []
    assert NASTY in card(sheet, "onerror").xpath(".//h4")[0].text_content()
    assert any(NASTY in text for text in sheet.xpath("//span[@class='excerpt']/text()"))
    if os.name == "posix":
        assert card(sheet, "<script>alert(3)<!--.txt") is not None


def test_nothing_is_fetched_and_only_our_own_script_may_run(client: Path) -> None:
    text = written(client).files[0].read_text("utf-8")
    tree = html.document_fromstring(text)
    sources = tree.xpath("//@src | //@srcset | //@data | //@action | //@background | //@style")
    assert sources
    assert all(source.startswith("data:image/jpeg;base64,") for source in sources)
    assert tree.xpath("//link | //iframe | //object | //embed | //base | //form | //svg") == []
    plain = re.sub(r"data:image/jpeg;base64,[\w+/=]+", "", text)
    assert not re.search(r"url\(|@import|https?:|//cdn|file:", plain)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; img-src data:; style-src 'sha256-")
    for name in ("style", "script"):
        content = re.search(f"<{name}>(.*?)</{name}>", plain, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy


def test_pictures_are_there_in_their_size(sheet: html.HtmlElement) -> None:
    pictures = sheet.xpath("//img")
    assert len(pictures) > 10
    for picture in pictures:
        content = base64.b64decode(picture.get("src").partition(",")[2])
        size = Image.open(io.BytesIO(content)).size
        assert size == (int(picture.get("width")), int(picture.get("height")))
    (leaf, other) = card(sheet, "传真").xpath(".//img")
    colours = [
        Image.open(io.BytesIO(base64.b64decode(one.get("src").partition(",")[2]))).getpixel((9, 9))
        for one in (leaf, other)
    ]
    assert colours[0][0] > 200 > colours[1][0]


def test_of_many_pages_a_few_are_shown_and_the_rest_is_counted(sheet: html.HtmlElement) -> None:
    (found,) = [
        one
        for one in sheet.xpath("//article")
        if one.xpath(".//a[@class='file'][contains(text(), '5.2.1/排污许可证.pdf')]")
    ]
    assert found.xpath(".//span[@class='label']/text()") == [
        f"第 {n} 页" for n in range(1, MOST_PAGES + 1)
    ]
    assert "+4" in found.xpath(".//span[@class='rest']")[0].text_content()


def test_the_pages_on_which_something_was_read_come_before_others() -> None:
    case = make.case(
        """
        evidence:
          a:
            {type: licence, pages: 30, last: 30, until: 2030-01-01,
             text: [x], readings: [{field: valid_until, value: 2030-01-01, page: 17}]}
        """
    )
    one = case.register.evidence[0]
    reading = case.register.readings[one.extents[0].sha256 or ""][0]
    assert one.valid_until
    one = replace(one, valid_until=replace(one.valid_until, reading=reading))
    case = replace(case, register=replace(case.register, evidence=(one,)))
    (found,) = cards(judge((), ()), case)
    assert [leaf.page for leaf in found.leaves] == [1, 2, 3, 17]
    assert found.more == 26
    assert len({leaf.size for leaf in found.leaves}) == 2


def test_readings_stand_beside_with_where_they_were_read_and_how_sure(
    sheet: html.HtmlElement,
) -> None:
    found = next(
        one
        for one in sheet.xpath("//article")
        if one.xpath(".//a[@class='file'][contains(text(), '5.2.1/排污许可证.pdf')]")
    )
    rows = {
        row.xpath("./th")[0].text_content(): [
            cell.text_content().strip() for cell in row.xpath("./td")
        ]
        for row in found.xpath(".//table[@class='reads']/tbody/tr")
    }
    value, seen, sure = rows["有效期至"]
    assert value == "2029-07-14 候选"
    assert seen.startswith("第 1 页")
    assert "2029 年 07 月 14 日" in seen
    assert re.fullmatch(r"\d+%", sure)
    confirmed = card(sheet, "营业执照（副本）")
    assert "已确认（王敏 2026-11-10）" in confirmed.text_content()
    assert "长期" in confirmed.xpath(".//td[@class='value']/text()")
    assert not confirmed.xpath(".//tr[@class='candidate']")


def test_what_waits_gives_the_command_to_confirm_it_and_what_does_not_gives_none(
    client: Path, sheet: html.HtmlElement
) -> None:
    waiting = card(sheet, "onerror")
    (command,) = waiting.xpath(".//code/text()")
    assert command == f"gfpack confirm {client} odd --by 姓名"
    assert waiting.xpath(".//input/@data-id") == ["odd"]
    assert sheet.xpath("//p[@id='ticked']/@data-command") == [f"gfpack confirm {client}"]
    for title in ("营业执照（副本）", "已丢", "传真"):
        assert card(sheet, title).xpath(".//code | .//input") == []
    (command,) = card(sheet, "不知何物").xpath(".//code/text()")
    assert command == f"gfpack confirm {client} nameless --by 姓名 --set type=类型"


def test_findings_stand_beside_the_evidence_or_the_file_they_speak_of(
    sheet: html.HtmlElement,
) -> None:
    def codes(title: str) -> list[str]:
        rows = card(sheet, title).xpath(".//ul[@class='found']/li")
        return [row.xpath(".//p[@class='place']")[0].text_content().split(" ")[-1] for row in rows]

    assert "file-missing" in codes("已丢")
    assert "archive-encrypted" in codes("资料.zip")
    assert "evidence-unconfirmed" not in codes("onerror")


def test_overridden_findings_say_who_let_them_pass() -> None:
    case = make.case(
        "{types: {licence: {rule: expires}}, evidence: {a: {type: licence, until: 2020-01-01}}}"
    )
    found = find(case)
    (expired,) = [one for one in found if one.evidence == "a"]
    override = make.project(
        {
            "overrides": [
                {
                    "fingerprint": expired.fingerprint,
                    "seen": expired.seen,
                    "by": "李工 <b>",
                    "on": "2026-02-01",
                    "why": "已换证",
                }
            ]
        }
    ).answers.overrides
    (one,) = cards(judge(found, override), case)
    assert (one.findings, len(one.overridden)) == ((), 1)
    around = Surroundings("p", lambda path: path, lambda leaf: None)
    text = contact_sheet(Part(1, (one,), (("a", ""),)), (one,), case, Lang.ZH, around)
    assert "李工 &lt;b&gt; 2026-02-01 放行：已换证" in text


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("加密", "有打开密码"),
        ("资料.zip", "压缩包有密码"),
        ("空", "文件是空的"),
        ("断", "文件不完整"),
        ("已丢", "找不到文件"),
    ],
)
def test_a_file_that_cannot_be_opened_says_why(
    sheet: html.HtmlElement, title: str, why: str
) -> None:
    (found,) = [
        one
        for one in sheet.xpath("//article[contains(@data-states, 'unusable')]")
        if title in one.xpath(".//h4")[0].text_content() or f"/{title}." in one.text_content()
    ]
    assert why in found.xpath(".//span[@class='blank']")[0].text_content()
    assert why in found.xpath(".//strong[@class='why']")[0].text_content()
    assert "打不开" in found.xpath(".//span[@class='state']/text()")
    assert not found.xpath(".//img")


def test_a_heic_without_its_decoder_says_how_to_get_it() -> None:
    tree = made_up(
        f'evidence: {{a: {{type: licence, kind: heic, state: unreadable, why: "{NO_HEIC}"}}}}'
    )
    tile = tree.xpath("//span[@class='blank']")[0].text_content()
    assert "HEIC 图片" in tile
    assert "gfpack[heic]" in tile


def test_office_files_and_texts_show_what_they_are_and_how_they_begin(
    sheet: html.HtmlElement,
) -> None:
    tile = card(sheet, "绿色工厂").xpath(".//span[@class='blank']")[0].text_content()
    assert "Word 文档" in tile
    assert "请用 Word、Excel 或 WPS 打开" in tile
    assert len(card(sheet, "绿色工厂").xpath(".//span[@class='excerpt']/text()")[0]) > 20


def test_an_office_file_that_a_build_converted_has_its_page(
    tiny_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gfpack.tools.libreoffice.version", lambda: "1")
    _, case = look(tiny_copy)
    (path,) = [one for one in case.register.files if one.endswith(".docx")]
    from gfpack.tools import converted

    cache = tiny_copy / ".gfpack" / converted.FOLDER
    papers.scan(converted.kept(cache, case.register.files[path].facts.sha256, ".docx"))
    found = card(opened(written(tiny_copy).files[0]), "规划")
    assert found.xpath(".//img")
    shutil.rmtree(cache)
    found = card(opened(written(tiny_copy).files[0]), "规划")
    assert found.xpath(".//img")


def test_the_same_bytes_elsewhere_are_told(sheet: html.HtmlElement) -> None:
    (found,) = [one for one in sheet.xpath("//article") if "同样的说明" in one.text_content()]
    assert "相同内容还见于 evidence/说明.txt" in found.text_content()


def test_files_without_evidence_and_what_is_set_aside_come_last(sheet: html.HtmlElement) -> None:
    headings = [one.text_content().strip() for one in sheet.xpath("//h2")]
    assert headings[0].startswith("0.A")
    assert headings[-2].startswith("没有归入任何证据的文件")
    assert headings[-1].startswith("已搁置")
    last = sheet.xpath("//section[h2][last()]//article")
    assert len(last) == 1
    assert "重复的" in last[0].text_content()


def test_requirements_come_in_the_order_of_the_table_and_vetos_are_marked(
    client: Path, sheet: html.HtmlElement
) -> None:
    _, case = look(client)
    ids = [one.text_content().split(" ")[0] for one in sheet.xpath("//h3")]
    order = list(case.checklist.requirements())
    assert [order.index(one) for one in ids] == sorted(order.index(one) for one in ids)
    for heading in sheet.xpath("//h3"):
        veto = case.checklist.requirements()[heading.text_content().split(" ")[0]].veto
        assert ("一票否决" in heading.text_content()) is veto


def test_every_filter_finds_every_card(sheet: html.HtmlElement) -> None:
    choices = {
        name: set(sheet.xpath(f"//select[@id='{name}']//option/@value"))
        for name in ("requirement", "type", "state")
    }
    used = {
        "requirement": chain(*(one.split() for one in sheet.xpath("//@data-within"))),
        "type": sheet.xpath("//article/@data-type"),
        "state": chain(*(one.split() for one in sheet.xpath("//@data-states"))),
    }
    for name, some in used.items():
        assert {*some} - {"aside"} <= choices[name] | {""}
    ids = set(sheet.xpath("//@id"))
    assert set(re.findall(r'at\("(\w+)"\)', sheet.xpath("//script")[0].text)) <= ids
    assert {one[1:] for one in sheet.xpath("//@href") if one.startswith("#")} <= ids


def test_without_the_script_all_is_there_and_what_needs_it_is_not(sheet: html.HtmlElement) -> None:
    assert sheet.xpath("//div[@id='filters']/@hidden | //p[@id='ticked']/@hidden")
    assert all(button.get("hidden") is not None for button in sheet.xpath("//button"))
    assert not sheet.xpath("//article[@hidden] | //section[@hidden]")


def test_a_second_run_opens_no_evidence_file_and_writes_the_same(
    client: Path, tmp_path: Path
) -> None:
    folder = Path(shutil.copytree(client, tmp_path / "客户"))
    before = written(folder, tmp_path / "a.html").files[0].read_bytes()
    for file in (folder / "evidence").rglob("*"):
        if file.is_file():
            seen = file.stat()
            file.write_bytes(b"x" * seen.st_size)
            os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert written(folder, tmp_path / "a.html").files[0].read_bytes() == before


def test_a_first_run_elsewhere_writes_the_same(client: Path, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(client, tmp_path / "客户"))
    shutil.rmtree(folder / ".gfpack", ignore_errors=True)
    judged, case = look(folder)
    place = default_place(case, Lang.ZH)
    write_sheet(judged, case, Lang.ZH, place, project="P")
    cold = place.read_bytes()
    judged, case = look(folder)
    write_sheet(judged, case, Lang.ZH, place, project="P")
    assert place.read_bytes() == cold


def test_a_long_sheet_is_cut_into_pages_that_lead_to_each_other(
    client: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, case = look(client)
    count = len(case.register.evidence) + len(case.register.unmatched)
    monkeypatch.setattr(contact_files, "MOST_CARDS", 5)
    made = written(client, tmp_path / "核对 表.html")
    assert [file.name for file in made.files[:2]] == ["核对 表.html", "核对 表-2.html"]
    assert len(made.files) == -(-count // 5)
    trees = [opened(file) for file in made.files]
    numbers = [one for tree in trees for one in tree.xpath("//article/@id")]
    assert numbers == [f"c{n}" for n in range(1, count + 1)]
    for number, tree in enumerate(trees):
        links = tree.xpath("//nav[@class='parts']/a")
        assert [unquote(one.get("href")) for one in links] == [file.name for file in made.files]
        assert [one.get("aria-current") for one in links].index("page") == number
        assert tree.xpath("//p[@class='tile all']/b/text()") == [str(len(case.register.evidence))]


def test_pages_left_by_a_longer_sheet_go_in_the_build_folder_only(
    tiny_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    elsewhere = tmp_path / "elsewhere" / "a.html"
    monkeypatch.setattr(contact_files, "MOST_CARDS", 2)
    assert len(written(tiny_copy).files) == len(written(tiny_copy, elsewhere).files) == 3
    monkeypatch.undo()
    (file,) = written(tiny_copy).files
    assert list(file.parent.glob("*.html")) == [file]
    written(tiny_copy, elsewhere)
    assert len(list(elsewhere.parent.glob("*.html"))) == 3


def test_a_project_without_evidence_says_what_to_do() -> None:
    tree = made_up("{requirements: {1.1: {answer: met}}}")
    assert tree.xpath("//article") == []
    assert "gfpack collect" in tree.xpath("//main")[0].text_content()


def test_the_counts_are_those_of_the_cards(client: Path, sheet: html.HtmlElement) -> None:
    made = written(client)
    states = [one.split() for one in sheet.xpath("//@data-states")]
    told = dict(
        zip(
            [one.get("class").split()[1] for one in sheet.xpath("//p[contains(@class, 'tile ')]")],
            map(int, sheet.xpath("//p[contains(@class, 'tile ')]/b/text()")),
            strict=True,
        )
    )
    for name in ("unconfirmed", "confirmed", "findings", "unusable", "loose", "aside"):
        assert told[name] == sum(name in one for one in states) > 0
    assert (made.waiting, made.loose) == (told["unconfirmed"], told["loose"])
    assert made.evidence == told["all"]


@pytest.mark.parametrize("lang", list(Lang))
def test_the_page_is_in_one_language(client: Path, tmp_path: Path, lang: Lang) -> None:
    tree = opened(written(client, tmp_path / "a.html", lang).files[0])
    assert tree.get("lang") == {"zh": "zh-CN", "en": "en"}[lang]
    text = tree.xpath("//main")[0].text_content().replace(NASTY, "")
    assert not re.search(r"\{(?!shown|all|count)", text)
    said = tree.xpath("//label/text() | //span[@class='state']/text() | //thead//text()")
    chinese = [one for one in said if re.search(r"[\u4e00-\u9fff]", one)]
    assert bool(chinese) is (lang is Lang.ZH)


def test_the_ready_client_fits_into_six_megabytes(ready_project: Path, tmp_path: Path) -> None:
    (file,) = written(ready_project, tmp_path / "a.html").files
    assert file.stat().st_size < 6_000_000


def test_the_command_writes_below_build_and_says_what_waits(
    client: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(client)
    for arguments in ([], ["--output", str(tmp_path / "a.html")]):
        with pytest.raises(SystemExit) as left:
            main(["--lang", "zh", "evidence", "sheet", *arguments])
        assert not left.value.code
    said = capsys.readouterr().out
    (file,) = (client / "build").glob("证明材料核对表-*.html")
    assert file.name in said
    assert re.search(r"其中待确认 \d+ 份", said)
    assert "gfpack confirm . odd --by 姓名" in file.read_text("utf-8")
    assert (tmp_path / "a.html").is_file()


def test_a_place_that_cannot_be_written_is_told(
    client: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit) as left:
        main(
            [
                "--lang",
                "zh",
                "evidence",
                "sheet",
                str(client),
                "--output",
                str(tmp_path / "file" / "a.html"),
            ]
        )
    assert left.value.code == 5
    assert f"{tmp_path / 'file'} 是一个文件" in capsys.readouterr().err


def test_the_original_files_are_as_they_were(client: Path, tmp_path: Path) -> None:
    def hashes() -> dict[Path, str]:
        files = [one for one in (client / "evidence").rglob("*") if one.is_file()]
        return {one: hashlib.sha256(one.read_bytes()).hexdigest() for one in files}

    before = hashes()
    written(client, tmp_path / "a.html")
    assert hashes() == before


def test_a_card_waits_where_only_a_deciding_date_is_the_software_s() -> None:
    tree = made_up(
        "{types: {licence: {rule: expires}},"
        " evidence: {a: {type: licence, until: 2030-01-01, read: [until]}}}"
    )
    assert "有日期待确认" in tree.xpath("//span[@class='state']/text()")
    assert tree.xpath("//article//code")

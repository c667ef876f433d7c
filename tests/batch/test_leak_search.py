"""Leaks between small real clients: planted ones are found, and what only looks like one is not."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image, ImageDraw
from pydantic import TypeAdapter

from gfpack.base.errors import DataError
from gfpack.batch.clients import clients
from gfpack.batch.leak_kinds import Kind, Leak, Searched
from gfpack.batch.leak_search import run
from gfpack.batch.leak_stamp import stamp
from gfpack.batch.models import Settings
from gfpack.cli import main
from gfpack.evidence.store import opened
from gfpack.evidence.survey import survey
from tests.batch.conftest import rename
from tests.batch.test_outputs import Page
from tests.batch.test_run import ran

NAMES = {"甲": "苏州云梦轴承有限公司", "乙": "安庆子虚电机有限公司", "丙": "北海乌有新材料有限公司"}
PLACES = {"甲": "江苏省苏州市", "乙": "安徽省安庆市", "丙": "广西壮族自治区北海市"}


def code_of(number: int) -> str:
    from stdnum.cn import uscc

    body = f"91320599MA{number:07}"
    return body + uscc.calc_check_digit(body)


@pytest.fixture
def office(tiny_project: Path, tmp_path: Path) -> Path:
    """Return a folder of three clients who share nothing, each with a paper of its own."""
    for number, (folder, name) in enumerate(NAMES.items(), start=1):
        client = Path(shutil.copytree(tiny_project, tmp_path / "firm" / folder))
        shutil.rmtree(client / "evidence")
        (client / "evidence.yaml").write_text("evidence: {}\n", "utf-8")
        rename(client, name)
        file = client / "gfpack.yaml"
        said = re.sub(
            r"credit_code: \S+", f"credit_code: {code_of(number)}", file.read_text("utf-8")
        )
        file.write_text(said.replace("江苏省苏州市", PLACES[folder]), "utf-8")
        put(client, "own.txt", f"承诺书\n承诺单位：{name}\n代码 {code_of(number)}\n第 {number} 家")
    return tmp_path / "firm"


def put(client: Path, name: str, text: str) -> Path:
    file = client / "evidence" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def searched(root: Path) -> Searched:
    """Read what is new of each client, as any command does, and search."""
    names = clients(root)
    for one in names:
        with opened(root / one / ".gfpack" / "readings.sqlite") as store:
            survey(root / one, store)
    return compared(root)


def compared(root: Path) -> Searched:
    """Search in what is known already, in this process."""
    (root / ".gfpack-batch").mkdir(exist_ok=True)
    found = run(root=str(root), stamps={one: stamp(root / one) for one in clients(root)})
    return TypeAdapter(Searched).validate_python(found)


def told(found: Searched) -> list[tuple[Kind, str, str, tuple[str, ...]]]:
    return [(one.kind, one.client, one.path, one.others) for one in found.leaks]


def only(found: Searched) -> Leak:
    (one,) = found.leaks
    return one


def test_clients_who_share_nothing_have_no_leaks(office: Path) -> None:
    found = searched(office)
    assert told(found) == []
    assert found.contents == 3


def test_every_kind_is_found_where_it_stands(office: Path) -> None:
    put(office / "甲", "a.txt", "设备采购合同\n乙方：安庆子虚\n电机有限公司")
    put(office / "乙", "b.txt", f"检测报告，委托方代码 {code_of(3)} 。")
    put(office / "丙", "协议.txt", "供货协议（以下简称“子虚电机”）的内容")
    put(office / "丙", f"{NAMES['甲']}营业执照.txt", "执照")
    put(office / "丙", "s.txt", "北海乌有新材料 与 安庆子虚电机 的会议纪要")
    found = searched(office)
    assert told(found) == [
        (Kind.NAME, "丙", f"evidence/{NAMES['甲']}营业执照.txt", ("甲",)),
        (Kind.CODE, "乙", "evidence/b.txt", ("丙",)),
        (Kind.NAME, "甲", "evidence/a.txt", ("乙",)),
        (Kind.SHORT_NAME, "丙", "evidence/s.txt", ("乙",)),
        (Kind.INTRODUCED, "丙", "evidence/协议.txt", ("乙",)),
    ]
    assert [one.place for one in found.leaks] == ["name", "", "", "", ""]


def test_a_short_name_is_told_only_where_it_is_introduced(office: Path) -> None:
    put(office / "丙", "x.txt", "子虚电机房的巡检记录；简称子虚电机房。")
    assert told(searched(office)) == []


def test_the_same_file_is_told_once_with_whose_it_is(office: Path) -> None:
    for folder in NAMES:
        put(office / folder, f"各家 {folder}.txt", f"证书 持有人 {NAMES['乙']}")
        put(office / folder, "empty.txt", "")
    found = searched(office)
    one = only(found)
    assert (one.kind, one.client, one.others, one.owner) == (Kind.FILE, "丙", ("甲", "乙"), "乙")
    assert one.paths == ("evidence/各家 甲.txt", "evidence/各家 乙.txt")
    assert found.sure
    (office / "gfpack-batch.yaml").write_text("common: ['evidence/各家*']\n", "utf-8")
    assert told(searched(office)) == []


def test_near_pictures_are_told_and_forms_filled_in_otherwise_are_not(office: Path) -> None:
    for folder, quality in (("甲", 95), ("乙", 40)):
        picture = Image.new("RGB", (640, 480), "white")
        pen = ImageDraw.Draw(picture)
        pen.rectangle((60, 80, 300, 400), fill="navy")
        pen.ellipse((350, 50, 600, 300), fill="orange")
        picture.save(office / folder / "evidence" / "空压机.jpg", quality=quality)
    found = searched(office)
    one = only(found)
    assert (one.kind, one.client, one.others) == (Kind.PICTURE, "乙", ("甲",))
    assert not found.sure


def test_properties_words_and_the_report_template_are_searched(office: Path) -> None:
    document = Document()
    document.core_properties.author = NAMES["乙"]
    document.save(office / "甲" / "evidence" / "d.docx")
    with (office / "丙" / "answers.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            f"# {NAMES['甲']}\n  9.1.1: {{state: unknown, statement: 参照{NAMES['乙']}的做法}}\n"
        )
    template = office / "乙" / "templates" / "report" / "own"
    template.mkdir(parents=True)
    document = Document()
    document.sections[0].header.paragraphs[0].text = NAMES["甲"]
    document.save(template / "report.docx")
    found = searched(office)
    assert told(found) == [
        (Kind.NAME, "丙", "answers.yaml", ("乙",)),
        (Kind.NAME, "乙", "templates/report/own/report.docx", ("甲",)),
        (Kind.NAME, "甲", "evidence/d.docx", ("乙",)),
    ]
    lines = (office / "丙" / "answers.yaml").read_text("utf-8").splitlines()
    assert [found.leaks[0].place, found.leaks[2].place] == ["line", "author"]
    assert NAMES["乙"] in lines[int(str(found.leaks[0].page)) - 1]


def test_what_is_declared_is_no_leak(office: Path) -> None:
    for folder in ("甲", "乙"):
        put(office / folder, "shared.txt", "集团能源管理手册")
    put(office / "丙", "c.txt", f"购销合同 卖方 {NAMES['甲']}")
    assert len(searched(office).leaks) == 2
    said = f"groups:\n  - [{code_of(1)}, 乙]\nparties:\n  丙: [甲]\n"
    (office / "gfpack-batch.yaml").write_text(said, "utf-8")
    assert told(searched(office)) == []
    (office / "gfpack-batch.yaml").write_text(said.replace("乙]", "丁]"), "utf-8")
    found = searched(office)
    assert [one.kind for one in found.leaks] == [Kind.FILE]
    assert found.unknown == ("丁",)


def test_two_years_of_one_client_share_everything(office: Path) -> None:
    shutil.copytree(office / "甲", office / "甲 2026")
    assert told(searched(office)) == []
    (office / "gfpack-batch.yaml").write_text("groups: [[甲, 乙]]\n", "utf-8")
    for folder in ("甲 2026", "乙"):
        put(office / folder, "shared.txt", "集团能源管理手册")
    assert told(searched(office)) == []


def test_the_consultant_is_nobody(office: Path) -> None:
    with (office / "甲" / "gfpack.yaml").open("a", encoding="utf-8") as stream:
        stream.write(f"compiled_by: {{kind: third-party, name: {NAMES['乙']}}}\n")
    put(office / "甲", "c.txt", f"咨询合同 受托方 {NAMES['乙']}")
    assert told(searched(office)) == []


def test_a_name_within_a_longer_one_of_another_is_no_leak(office: Path) -> None:
    longer = f"{NAMES['甲']}安庆分公司"
    put(office / "乙", "own2.txt", f"营业执照 {longer}")
    assert len(searched(office).leaks) == 1
    rename(office / "乙", longer)
    assert told(searched(office)) == []


def test_nothing_is_read_twice_and_one_change_reads_one_text(office: Path) -> None:
    first = searched(office)
    assert first.read > 0
    again = searched(office)
    assert again.read == 0
    assert again.leaks == first.leaks
    put(office / "甲", "new.txt", "新的一份")
    assert searched(office).read == 1
    (office / "甲" / "evidence" / "new.txt").rename(office / "甲" / "evidence" / "other.txt")
    assert searched(office).read == 0


def test_what_was_taken_away_is_not_read_again(office: Path) -> None:
    put(office / "甲", "gone.txt", "旧的一份")
    searched(office)
    (office / "甲" / "evidence" / "gone.txt").unlink()
    searched(office)
    put(office / "甲", "new.txt", "新的一份")
    assert searched(office).read == 1


def test_a_new_name_is_looked_for_in_old_texts(office: Path) -> None:
    put(office / "甲", "old.txt", "与常州另一齿轮有限公司的技术协议")
    assert told(searched(office)) == []
    rename(office / "乙", "常州另一齿轮有限公司")
    found = searched(office)
    assert told(found) == [(Kind.NAME, "甲", "evidence/old.txt", ("乙",))]
    assert found.read == 1
    shutil.rmtree(office / "乙")
    assert told(searched(office)) == []


def test_a_folder_with_another_name_reads_nothing(office: Path) -> None:
    put(office / "甲", "a.txt", f"乙方 {NAMES['乙']}")
    searched(office)
    (office / "甲").rename(office / "第一家")
    found = compared(office)
    assert (only(found).client, found.read) == ("第一家", 0)


@pytest.mark.parametrize("damage", [b"x" * 9000, b""])
def test_a_damaged_index_is_made_anew(office: Path, damage: bytes) -> None:
    put(office / "甲", "a.txt", f"乙方 {NAMES['乙']}")
    first = searched(office)
    state = office / ".gfpack-batch"
    (state / "leaks.sqlite").write_bytes(damage)
    assert searched(office) == first


def test_an_index_damaged_inside_is_made_anew(office: Path) -> None:
    put(office / "甲", "a.txt", f"乙方 {NAMES['乙']}")
    first = searched(office)
    index = office / ".gfpack-batch" / "leaks.sqlite"
    with index.open("r+b") as stream:
        stream.seek(4096)
        stream.write(b"\xff" * (index.stat().st_size - 4096))
    assert searched(office).leaks == first.leaks


def test_a_damaged_store_of_one_client_hides_no_other(office: Path) -> None:
    put(office / "甲", "a.txt", f"乙方 {NAMES['乙']}")
    searched(office)
    (office / "丙" / ".gfpack" / "readings.sqlite").write_bytes(b"x" * 9000)
    found = compared(office)
    assert only(found).client == "甲"


def test_matrix_page_and_command_tell_them(
    office: Path, settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    put(office / "甲", "a.txt", f"乙方 {NAMES['乙']}")
    assert ran(office, settings).searched.read > 0
    assert ran(office, settings).searched.read == 0
    book = load_workbook(office / "batch.xlsx")
    sheet = book["Leaks"]
    texts = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    assert NAMES["甲"] in texts and "evidence/a.txt" in texts
    (link,) = (cell.hyperlink for line in sheet.iter_rows() for cell in line if cell.hyperlink)
    assert (office / unquote(link.target)).is_file()
    page = (office / "batch.html").read_text("utf-8")
    (there,) = (one for one in Page(page).links if "evidence" in one)
    assert (office / unquote(there)).is_file()
    assert "Leaks between clients" in page and "evidence/a.txt" in page
    with pytest.raises(SystemExit) as left:
        main(["--lang", "en", "batch", str(office), "--what", "leaks", "--today", "2026-11-22"])
    out, _ = capsys.readouterr()
    assert left.value.code == 1
    assert "1 leaks between clients, 1 of them sure" in out


def test_declarations_that_cannot_be_read_stop_before_any_work(
    office: Path, settings: Settings
) -> None:
    (office / "gfpack-batch.yaml").write_text("group: []\n", "utf-8")
    with pytest.raises(DataError):
        ran(office, settings)
    assert not (office / ".gfpack-batch" / "last.json").exists()

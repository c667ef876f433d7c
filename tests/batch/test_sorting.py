"""A drop folder sorted by client, with real files, through the command line and `sort`."""

from __future__ import annotations

import importlib.util
import io
import shutil
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from PIL import Image, ImageDraw
from stdnum.cn import uscc

from gfpack.base.errors import UsageError
from gfpack.base.messages import Lang
from gfpack.batch.owners import Why
from gfpack.batch.sorting import Done, Sorted, sort
from gfpack.batch.sorting_list import LIST, PLAIN_LIST, Decisions, write_list
from gfpack.checklist.load import load as load_checklist
from gfpack.cli import main
from gfpack.project.init import Facts, init
from gfpack.tools import ocr

NAMES = {"甲": "苏州甲轴承有限公司", "乙": "苏州乙电机有限公司"}


def code(number: int) -> str:
    body = f"91320599MA{number:07d}"
    return body + uscc.calc_check_digit(body)


CODES = {"甲": code(1), "乙": code(2)}
NOBODY = code(9)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    table = load_checklist("factory/gbt36132-2018")
    for client, name in NAMES.items():
        facts = Facts(name, 2025, date(2026, 6, 30), CODES[client])
        init(tmp_path / "客户 firm" / client, table, facts, Lang.ZH)
    (tmp_path / "客户 firm" / "收件").mkdir()
    return tmp_path / "客户 firm"


def pdf(*texts: str) -> bytes:
    import pikepdf

    made = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
    font.BaseFont = pikepdf.Name.Helvetica
    for text in texts:
        page = made.add_blank_page()
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        page.Contents = made.make_stream(f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET".encode())
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def docx(*lines: str) -> bytes:
    made, target = Document(), io.BytesIO()
    for one in lines:
        made.add_paragraph(one)
    made.save(target)
    return target.getvalue()


def xlsx(*cells: str) -> bytes:
    made, target = Workbook(), io.BytesIO()
    made.worksheets[0].append(list(cells))
    made.save(target)
    return target.getvalue()


def packed(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("_", "."), content)
    return target.getvalue()


def drop(root: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (root / "收件" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "收件" / name).write_bytes(content)
    return root / "收件"


def placed(of: Sorted, done: Done = Done.FILED) -> dict[str, str | None]:
    return {one.file.paths[0]: one.client for one in of.of(done)}


def waiting(of: Sorted) -> dict[str, tuple[Why | None, tuple[str, ...]]]:
    return {one.file.paths[0]: (one.owner.why, one.owner.candidates) for one in of.waiting}


def evidence(root: Path, client: str) -> set[str]:
    found = (root / client / "evidence").rglob("*")
    return {one.name for one in found if one.is_file() and not one.name.startswith(".")}


def test_a_valid_code_of_one_client_files_by_itself_and_the_original_stays(root: Path) -> None:
    files = {
        "permit.pdf": pdf("nothing", "nothing", "nothing", "nothing", f"Code {CODES['甲']}", "end"),
        "合同.docx": docx(f"甲方 {NAMES['乙']} {CODES['乙']}", f"乙方 某供应商有限公司 {NOBODY}"),
        "sub/台账.xlsx": xlsx("统一社会信用代码", CODES["甲"]),
        "打包.zip": packed(a_pdf=pdf(f"Code {CODES['乙']}"), b_docx=docx("没有代码")),
    }
    folder = drop(root, files)
    came = sort(folder, root)
    assert placed(came) == {
        "permit.pdf": "甲",
        "sub/台账.xlsx": "甲",
        "合同.docx": "乙",
        "打包.zip": "乙",
    }
    assert not came.waiting
    assert {"permit.pdf", "台账.xlsx"} <= evidence(root, "甲")
    assert {"合同.docx", "a.pdf", "b.docx"} <= evidence(root, "乙")
    seen = {one.file.paths[0]: one.owner.seen[0] for one in came.placed if one.owner}
    assert (seen["permit.pdf"].page, seen["打包.zip"].inside) == (5, "a.pdf")
    assert {name: (folder / name).read_bytes() for name in files} == files


def test_what_is_not_sure_waits_with_candidates_and_reason(root: Path) -> None:
    wrong = CODES["甲"][:-1] + ("0" if CODES["甲"][-1] != "0" else "1")
    folder = drop(
        root,
        {
            "both.pdf": pdf(CODES["甲"], CODES["乙"]),
            "nobody.pdf": pdf(NOBODY),
            "wrong.pdf": pdf(wrong),
            "name.docx": docx(f"兹证明{NAMES['乙']}已备案"),
            f"{NAMES['甲']}-照片.docx": docx("什么也没有"),
            f"{CODES['乙']}.docx": docx("代码只在文件名里"),
            "empty.pdf": b"",
            "rubbish.pdf": b"%PDF-1.7 rubbish",
            "two.zip": packed(a_pdf=pdf(CODES["甲"]), b_pdf=pdf(CODES["乙"])),
        },
    )
    came = sort(folder, root)
    assert not came.placed
    assert waiting(came) == {
        "both.pdf": (Why.SEVERAL, ("甲", "乙")),
        "nobody.pdf": (Why.NOBODY, ()),
        "wrong.pdf": (Why.NOTHING, ()),
        "name.docx": (Why.NAME, ("乙",)),
        f"{NAMES['甲']}-照片.docx": (Why.NAME, ("甲",)),
        f"{CODES['乙']}.docx": (Why.NAME, ("乙",)),
        "empty.pdf": (Why.UNREADABLE, ()),
        "rubbish.pdf": (Why.UNREADABLE, ()),
        "two.zip": (Why.SEVERAL, ("甲", "乙")),
    }
    assert evidence(root, "甲") == evidence(root, "乙") == set()


def test_hostile_files_are_listed_and_stop_nothing(root: Path) -> None:
    bomb = packed(a_txt=b"0" * 300_000_000)
    locked = io.BytesIO()
    import pikepdf

    made = pikepdf.open(io.BytesIO(pdf(CODES["甲"])))
    made.save(locked, encryption=pikepdf.Encryption(user="x", owner="y"))
    folder = drop(
        root,
        {
            "bomb.zip": packed(a_pdf=pdf(CODES["甲"]), b_zip=bomb),
            "locked.pdf": locked.getvalue(),
            "=cmd|calc.docx": docx("x"),
            "good.pdf": pdf(CODES["甲"]),
        },
    )
    (folder / "link.pdf").symlink_to(folder / "good.pdf")
    came = sort(folder, root)
    assert placed(came) == {"good.pdf": "甲"}
    assert {"bomb.zip", "locked.pdf", "=cmd|calc.docx"} == set(waiting(came))
    assert waiting(came)["bomb.zip"] == (Why.PARTLY, ("甲",))
    assert came.passed == {"link.pdf": "link"}
    write_list(came, Lang.EN)
    cells = [cell.value for row in load_workbook(root / LIST).worksheets[0] for cell in row]
    assert "=cmd|calc.docx" in cells


def test_running_again_does_nothing_twice(root: Path) -> None:
    folder = drop(root, {"a.pdf": pdf(CODES["甲"]), "sub/copy.pdf": pdf(CODES["甲"])})
    first = sort(folder, root)
    assert [one.file.paths for one in first.placed] == [("a.pdf", "sub/copy.pdf")]
    (root / "甲" / "evidence" / "a.pdf").unlink()  # somebody threw it out on purpose
    again = sort(folder, root)
    assert (placed(again), placed(again, Done.BEFORE)) == ({}, {"a.pdf": "甲"})
    assert "a.pdf" not in evidence(root, "甲")


def test_a_file_that_is_there_at_the_client_is_told(root: Path) -> None:
    content = pdf(CODES["甲"])
    (root / "甲" / "evidence" / "mine.pdf").write_bytes(content)
    came = sort(drop(root, {"again.pdf": content}), root)
    assert placed(came, Done.THERE) == {"again.pdf": "甲"}
    assert evidence(root, "甲") == {"mine.pdf"}


def test_a_mail_counts_with_what_is_attached(root: Path) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.com", "b@example.com", "资料"
    mail["Date"] = "Mon, 02 Mar 2026 10:00:00 +0800"
    mail.set_content("见附件")
    mail.add_attachment(pdf(CODES["乙"]), maintype="application", subtype="pdf", filename="x.pdf")
    came = sort(drop(root, {"来信.eml": mail.as_bytes()}), root)
    assert placed(came) == {"来信.eml": "乙"}
    assert {"来信.eml", "x.pdf"} <= evidence(root, "乙")


def test_two_projects_of_one_enterprise_are_for_a_person(root: Path) -> None:
    facts = Facts(NAMES["甲"], 2026, date(2027, 6, 30), CODES["甲"])
    init(root / "甲-2026", load_checklist("factory/gbt36132-2018"), facts, Lang.ZH)
    came = sort(drop(root, {"a.pdf": pdf(CODES["甲"])}), root)
    assert waiting(came) == {"a.pdf": (Why.PROJECTS, ("甲", "甲-2026"))}


def test_a_broken_client_stops_no_other(root: Path) -> None:
    with (root / "甲" / "answers.yaml").open("a", encoding="utf-8") as stream:
        stream.write("nonsense: [\n")
    came = sort(drop(root, {"a.pdf": pdf(CODES["甲"]), "b.pdf": pdf(CODES["乙"])}), root)
    assert placed(came) == {"b.pdf": "乙"}
    assert placed(came, Done.FAILED) == {"a.pdf": "甲"}
    again = sort(root / "收件", root)
    assert placed(again, Done.FAILED) == {"a.pdf": "甲"}


def decide(root: Path, said: dict[str, str]) -> Path:
    """Write clients into the list as a person does, and put its rows in another order."""
    book = load_workbook(root / LIST)
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=4):
        if str(row[1].value) in said:
            row[0].value = said[str(row[1].value)]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    for at, values in enumerate(reversed(rows), start=4):
        for column, value in enumerate(values, start=1):
            page.cell(at, column, value)
    book.save(root / LIST)
    return root / LIST


def test_a_person_decides_in_the_list_and_it_is_filed(root: Path) -> None:
    files = {
        "both.pdf": pdf(CODES["甲"], CODES["乙"]),
        "x.pdf": pdf("x"),
        "y.pdf": pdf("y"),
        "z.pdf": pdf("z"),
        "w.pdf": pdf("w"),
    }
    folder = drop(root, files)
    written = write_list(sort(folder, root), Lang.ZH)
    assert {one.name for one in written} == {LIST, PLAIN_LIST}
    assert "both.pdf" in (root / PLAIN_LIST).read_text("utf-8-sig")
    page = load_workbook(root / LIST).worksheets[0]
    assert page.data_validations.dataValidation[0].formula1 == "'各家企业'!$A$2:$A$3"
    file = decide(
        root,
        {"both.pdf": "乙", "x.pdf": CODES["甲"], "y.pdf": "-", "z.pdf": "丁", "w.pdf": NAMES["乙"]},
    )
    decided = Decisions(file)
    came = sort(folder, root, decided=decided)
    assert placed(came) == {"both.pdf": "乙", "x.pdf": "甲", "w.pdf": "乙"}
    assert placed(came, Done.ASIDE) == {"y.pdf": None}
    assert [(one.said, one.key) for one in decided.faults] == [("丁", "unknown")]
    assert set(waiting(came)) == {"z.pdf"}
    left = write_list(came, Lang.ZH)
    assert left[0].name == "batch-unsorted-v2.xlsx"  # what the person wrote stays
    again = Decisions(file)
    assert not placed(sort(folder, root, decided=again))
    assert len(again.faults) == 1


def test_a_rehearsal_takes_nothing_in(root: Path) -> None:
    folder = drop(root, {"a.pdf": pdf(CODES["甲"])})
    assert placed(sort(folder, root, dry_run=True)) == {"a.pdf": "甲"}
    assert evidence(root, "甲") == set()
    assert placed(sort(folder, root)) == {"a.pdf": "甲"}


def test_a_file_that_goes_meanwhile_stops_no_other(root: Path) -> None:
    folder = drop(root, {"a.pdf": pdf(CODES["甲"]), "b.pdf": pdf(CODES["甲"], "x")})

    def gone(*_: object) -> tuple[()]:
        (folder / "a.pdf").unlink()
        return ()

    came = sort(folder, root, decided=gone)
    assert (placed(came), placed(came, Done.CHANGED)) == ({"b.pdf": "甲"}, {"a.pdf": "甲"})


def test_without_its_memory_a_run_still_takes_nothing_in_twice(root: Path) -> None:
    folder = drop(root, {"a.pdf": pdf(CODES["甲"]), "b.zip": packed(c_pdf=pdf(CODES["乙"]))})
    sort(folder, root)
    before = evidence(root, "甲") | evidence(root, "乙")
    shutil.rmtree(root / ".gfpack-batch")
    again = sort(folder, root)
    assert placed(again, Done.THERE) == {"a.pdf": "甲", "b.zip": "乙"}
    assert evidence(root, "甲") | evidence(root, "乙") == before


def cli(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main([str(one) for one in arguments])
    return int(left.value.code or 0)


def test_the_command_tells_what_it_did(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = drop(root, {"a.pdf": pdf(CODES["甲"]), "b.docx": docx(NAMES["乙"])})
    assert cli("--lang", "zh", "sort", root, folder) == 0
    out = capsys.readouterr().out
    assert f"已归入 甲：a.pdf（{CODES['甲']}, 第 1 页）" in out
    assert "待人工归户：b.docx" in out
    assert (
        cli("--lang", "zh", "sort", root, folder, "--decisions", decide(root, {"b.docx": "丁"}))
        == 3
    )
    assert "清单 A4（丁）" in capsys.readouterr().out
    assert cli("--lang", "en", "sort", root, folder, "--decisions", root / "none.xlsx") == 2
    assert cli("--lang", "en", "sort", root, root / "甲") == 2


def test_a_folder_that_holds_projects_is_no_drop_folder(root: Path) -> None:
    for folder in (root, root / "甲" / "evidence"):
        with pytest.raises(UsageError, match="project_inside"):
            sort(folder, root)


@pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("rapidocr", "onnxruntime"))),
    reason="rapidocr is not installed",
)
def test_a_code_on_a_scan_is_read_by_sight(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = Image.new("RGB", (1000, 300), "white")
    ImageDraw.Draw(page).text((80, 110), f"Code {CODES['乙']}", fill="black", font_size=44)
    scan = io.BytesIO()
    page.save(scan, "PNG")
    folder = drop(root, {"IMG_1.png": scan.getvalue()})
    assert waiting(sort(folder, root)) == {"IMG_1.png": (Why.NOTHING, ())}
    monkeypatch.setenv(ocr.VARIABLE, "on")
    assert placed(sort(folder, root)) == {"IMG_1.png": "乙"}

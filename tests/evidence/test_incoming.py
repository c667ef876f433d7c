"""Archives and mails on the way in: what is in them is taken in, and nothing else happens."""

from __future__ import annotations

import os
import shutil
from email.message import EmailMessage
from pathlib import Path

import evidence_papers as papers
import pytest
import wrappings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_collect import collected, tree
from test_register import CHECKLIST, TYPES, project, registered
from wrappings import Letter, Member

from gfpack.base.errors import OutputError
from gfpack.evidence import collect as collect_module
from gfpack.evidence import copying
from gfpack.evidence.collect import Collected, collect
from gfpack.evidence.incoming import safe_path
from gfpack.evidence.models import FileKind
from gfpack.tools import unpack


def taken(folder: Path) -> list[str]:
    """Return the files below `evidence/` that people see."""
    seen = (path.removeprefix("evidence/") for path in tree(folder) if path.startswith("evidence/"))
    return sorted(path for path in seen if not path.startswith("."))


def states(result: Collected) -> dict[str, str]:
    return {one.source.name: one.state for one in result.opened}


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "gb18030"])
def test_names_that_do_not_say_their_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    names = ["环保/排污许可证（正本）.txt", "1/a.txt", "5.1.1/镕某某.txt"]
    members = [Member(name.encode(encoding), name.encode()) for name in names]
    wrappings.archive(tmp_path / "资料.zip", members)
    collected(tmp_path / "p", tmp_path / "资料.zip")
    assert taken(tmp_path / "p") == sorted(f"资料/{name}" for name in names)


def test_names_in_utf_8_and_in_the_extra_field_are_read(tmp_path: Path) -> None:
    name = "执照 é.txt".encode()
    member = Member(b"zhizhao.txt", b"1")
    member.extra = b"\x75\x70" + (5 + len(name)).to_bytes(2, "little") + b"\1\0\0\0\0" + name
    wrappings.archive(tmp_path / "a.zip", [member])
    wrappings.plain(tmp_path / "b.zip", **{"环保/许可证.txt": b"2"})
    collected(tmp_path / "p", tmp_path / "a.zip", tmp_path / "b.zip")
    assert taken(tmp_path / "p") == ["a/执照 é.txt", "b/环保/许可证.txt"]


def test_folders_in_an_archive_are_clues_like_any_other(tmp_path: Path) -> None:
    photo = papers.photo(tmp_path / "x.jpg").read_bytes()
    inner = wrappings.archive(tmp_path / "5.1.1.zip", [Member("照片.jpg".encode("gbk"), photo)])
    wrappings.plain(tmp_path / "资料.zip", **{"指标4/a/5.1.1.zip": inner.read_bytes()})
    result = collected(tmp_path / "p", tmp_path / "资料.zip")
    assert [one.path for one in result.added] == ["evidence/资料/指标4/a/5.1.1/照片.jpg"]
    assert "5.1.1" in result.register.evidence[0].supports


def test_what_was_unpacked_keeps_its_time_and_is_not_unpacked_twice(tmp_path: Path) -> None:
    file = wrappings.archive(tmp_path / "a.zip", [Member(b"a.txt", b"1")])
    collected(tmp_path / "p", file)
    before = tree(tmp_path / "p")
    assert Path(tmp_path / "p/evidence/a/a.txt").stat().st_mtime < 1_780_000_000
    again = collected(tmp_path / "p", file)
    assert (again.added, again.duplicates) == ((), ())
    assert tree(tmp_path / "p") == before


HOSTILE = [
    b"../../x.txt", b"/etc/x.txt", b"C:\\Windows\\x.txt", b"a/../../../y.txt", b"con.txt",
    b"aux", b"a:b?.txt", b"nul/lpt1.txt", b"x\\..\\..\\z.txt", b"tail. ", b"", b"..", b"./",
    b"\xff\xfe\x81.txt", b"<script>.txt", b"=cmd().txt", b"-rf", b"a\x1b[31m.txt",
    "a\u202etxt.exe".encode(), b"n" * 300 + b".txt", b"d/" * 120 + b"deep.txt",
]  # fmt: skip


def test_no_name_leads_outside_or_is_lost(tmp_path: Path) -> None:
    members = [Member(name, b"%d" % place) for place, name in enumerate(HOSTILE)]
    outside = tree(tmp_path)
    result = collected(tmp_path / "p", wrappings.archive(tmp_path / "a.zip", members))
    files = [name for name in HOSTILE if not name.endswith(b"/")]
    assert len(result.added) == len(files)
    assert all(one.path.startswith("evidence/a/") for one in result.added)
    assert all(len(one.path) < 180 and ".." not in one.path.split("/") for one in result.added)
    below = {path for path in tree(tmp_path) if not path.startswith("p/")}
    assert below == {*outside, "a.zip"}


@given(st.lists(st.binary(min_size=0, max_size=40), max_size=8))
@settings(max_examples=60, deadline=None)
def test_any_names_come_out_below_the_folder(
    tmp_path_factory: pytest.TempPathFactory, names: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    file = wrappings.archive(folder / "a.zip", [Member(name, b"1") for name in names])
    (folder / "out").mkdir()
    found = unpack.unpack(file, folder / "out")
    assert found.state == "opened"
    assert {path.name for path in (folder / "out").iterdir()} == {m.file for m in found.members}


@given(st.text(max_size=60))
def test_any_path_is_made_safe(name: str) -> None:
    from pathlib import PurePosixPath

    made = safe_path(PurePosixPath("a", *name.split("/")))
    assert not made.is_absolute()
    assert ".." not in made.parts
    assert safe_path(made) == made


def test_names_that_some_system_takes_for_one_stay_apart(tmp_path: Path) -> None:
    names = ["a.txt", "A.TXT", "caf\u00e9.txt", "cafe\u0301.txt", "a.txt"]
    members = [Member(name.encode(), b"%d" % place) for place, name in enumerate(names)]
    file = wrappings.archive(tmp_path / "z.zip", members)
    assert len(collected(tmp_path / "p", file).added) == 5
    seen = [path.casefold() for path in taken(tmp_path / "p")]
    assert len(set(seen)) == 5
    assert collected(tmp_path / "p", file).added == ()


def test_a_file_and_the_folder_of_an_archive_may_have_one_name(tmp_path: Path) -> None:
    source = tmp_path / "c"
    wrappings.archive(source / "资料.zip", [Member(b"a.txt", b"1")])
    (source / "资料").write_bytes(b"no ending")
    collected(tmp_path / "p", source)
    assert taken(tmp_path / "p") == ["c/资料", "c/资料-2/a.txt"]


def test_links_in_an_archive_are_passed_over(tmp_path: Path) -> None:
    members = [Member(b"a.txt", b"1"), Member(b"link", b"/etc/passwd", mode=wrappings.LINK)]
    result = collected(tmp_path / "p", wrappings.archive(tmp_path / "a.zip", members))
    assert [Path(one).name for one in result.skipped] == ["link"]
    assert (taken(tmp_path / "p"), states(result)) == (["a/a.txt"], {"a.zip": "opened"})


def test_of_what_is_locked_the_rest_is_taken_and_the_archive_kept(tmp_path: Path) -> None:
    members = [Member("密.pdf".encode("gbk"), b"x", locked=True), Member(b"open.txt", b"1")]
    file = wrappings.archive(tmp_path / "a.zip", members)
    result = collected(tmp_path / "p", file)
    (one,) = result.not_opened
    assert (one.state, one.unread, one.count) == ("encrypted", ("密.pdf",), 1)
    assert taken(tmp_path / "p") == ["a.zip", "a/open.txt"]
    facts = result.register.files["evidence/a.zip"].facts
    assert (facts.state.value, facts.why) == ("encrypted", "archive: encrypted")
    assert collected(tmp_path / "p").not_opened == ()  # said once; from now on `check` says it


def test_of_a_cut_download_what_is_whole_is_taken(tmp_path: Path) -> None:
    members = [Member(f"图{n}.bin".encode("gbk"), os.urandom(4000)) for n in range(4)]
    content = wrappings.archive(tmp_path / "a.zip", members).read_bytes()
    (tmp_path / "a.zip").write_bytes(content[:10_000])
    result = collected(tmp_path / "p", tmp_path / "a.zip")
    assert states(result) == {"a.zip": "damaged"}
    assert taken(tmp_path / "p") == ["a.zip", "a/图0.bin", "a/图1.bin"]
    assert result.register.files["evidence/a.zip"].facts.why == "archive: damaged"


def test_a_broken_member_costs_itself_only(tmp_path: Path) -> None:
    members = [Member(b"a.txt", b"first" * 50), Member(b"b.txt", b"second" * 50)]
    content = bytearray(wrappings.archive(tmp_path / "a.zip", members).read_bytes())
    content[content.index(b"a.txt") + 8] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(content)
    result = collected(tmp_path / "p", tmp_path / "a.zip")
    assert result.not_opened[0].unread == ("a.txt",)
    assert taken(tmp_path / "p") == ["a.zip", "a/b.txt"]


def test_bombs_are_kept_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrappings.bomb(tmp_path / "ratio.zip")
    nested = wrappings.plain(tmp_path / "0.zip", **{"a.txt": b"deep"})
    for depth in range(8):
        content = nested.read_bytes()
        nested = wrappings.plain(tmp_path / f"{depth + 1}.zip", **{f"{depth}.zip": content})
    many = [Member(b"%d" % number) for number in range(unpack.MOST_MEMBERS + 1)]
    wrappings.archive(tmp_path / "many.zip", many)
    sources = [tmp_path / "ratio.zip", tmp_path / "8.zip", tmp_path / "many.zip"]
    result = collected(tmp_path / "p", *sources)
    seen = states(result)
    assert (seen["ratio.zip"], seen["many.zip"]) == ("bomb", "bomb")
    assert [name for name, state in seen.items() if state == "too-deep"] == ["3.zip"]
    assert taken(tmp_path / "p") == ["8/7/6/5/4/3.zip", "many.zip", "ratio.zip"]
    assert not list((tmp_path / "p" / ".gfpack").glob("unpack-*"))
    assert collected(tmp_path / "p").opened == ()


def test_an_archive_that_lies_about_its_size_is_measured(tmp_path: Path) -> None:
    file = wrappings.bomb(tmp_path / "a.zip", 300 << 20)
    content = file.read_bytes().replace((300 << 20).to_bytes(4, "little"), b"\x10\0\0\0")
    file.write_bytes(content)
    assert states(collected(tmp_path / "p", file))["a.zip"] in ("bomb", "damaged")
    assert taken(tmp_path / "p") == ["a.zip"]


def test_what_only_looks_like_an_archive_is_none(tmp_path: Path) -> None:
    papers.document(tmp_path / "c" / "报告.docx", "报告")
    papers.workbook(tmp_path / "c" / "表.zip.xlsx", [["1"]])
    result = collected(tmp_path / "p", tmp_path / "c")
    assert (result.opened, len(result.added)) == ((), 2)


def test_archives_put_there_by_hand_are_opened_once(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "x.pdf", papers.PERMIT_TEXT)
    inside = {"排污许可证.pdf": (tmp_path / "x.pdf").read_bytes()}
    wrappings.plain(tmp_path / "p" / "evidence" / "甲" / "手放.zip", **inside)
    (before,) = registered(tmp_path / "p").files.values()
    assert before.facts.why == "archive: opened"
    result = collected(tmp_path / "p")
    assert [one.path for one in result.added] == ["evidence/甲/手放/排污许可证.pdf"]
    assert list(registered(tmp_path / "p").files) == ["evidence/甲/手放/排污许可证.pdf"]
    assert collected(tmp_path / "p").opened == ()


def test_a_rehearsal_opens_archives_too_and_leaves_nothing(tmp_path: Path) -> None:
    permit = papers.pdf(tmp_path / "x.pdf", papers.PERMIT_TEXT).read_bytes()
    file = wrappings.plain(tmp_path / "a.zip", **{"排污许可证.pdf": permit, "a/同.pdf": permit})
    rehearsed = collected(tmp_path / "p", file, dry_run=True)
    assert list(tree(tmp_path / "p")) == ["gfpack.yaml"]
    done = collected(tmp_path / "p", file)
    assert (done.added, done.register) == (rehearsed.added, rehearsed.register)


def letter() -> bytes:
    made = EmailMessage()
    made["Subject"] = "三季度监测报告"
    made["From"], made["To"] = "李工 <li@example.cn>", "w@example.cn"
    made.set_content("王工：报告见附件。")
    pdf = {"maintype": "application", "subtype": "pdf"}
    made.add_attachment(b"%PDF-1.4 no pages", **pdf, filename="废水检测报告.pdf")
    inner = EmailMessage()
    inner["Subject"], inner["From"], inner["Date"] = (
        "转发",
        "a@b.cn",
        "Mon, 2 Mar 2026 08:30:00 +0800",
    )
    inner.set_content("内")
    inner.add_attachment(b"inner file", **pdf, filename="../../内.txt")
    made.add_attachment(inner)
    return bytes(made)


def test_a_mail_is_kept_and_what_is_attached_comes_out(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "监测.eml").write_bytes(letter())
    result = collected(tmp_path / "p", tmp_path / "c")
    assert taken(tmp_path / "p") == [
        "c/监测.eml", "c/监测/废水检测报告.pdf", "c/监测/转发.eml", "c/监测/转发/内.txt",
    ]  # fmt: skip
    entry = result.register.files["evidence/c/监测.eml"]
    assert (entry.facts.kind, entry.facts.holds, entry.opened) == (FileKind.EML, 2, True)
    (text,) = result.register.texts[entry.facts.sha256]
    assert "主题:三季度监测报告" in text
    assert "王工:报告见附件。" in text
    shutil.rmtree(tmp_path / "p" / "evidence" / "c" / "监测")
    assert collected(tmp_path / "p").added == ()  # thrown away by hand, and it stays away


def test_names_that_mail_programs_write_their_own_way_are_read(tmp_path: Path) -> None:
    from gfpack.tools.mail import read

    body = "邮件正文".encode("gbk")
    (tmp_path / "a.eml").write_bytes(
        b"From: =?gb2312?B?zfXD9A==?= <w@example.cn>\r\nSubject: "
        + "资料".encode("gbk")
        + b"\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain; charset=gb2312\r\n\r\n" + body + b"\r\n--x\r\n"
        b'Content-Type: application/octet-stream; name="=?GBK?B?1rTV1S5wZGY=?="\r\n'
        b"Content-Disposition: attachment\r\n\r\n1\r\n--x--\r\n"
    )
    seen = read(tmp_path / "a.eml")
    assert (seen.sender, seen.subject, seen.text, seen.attached) == (
        "王敏 <w@example.cn>", "资料", "邮件正文", ("执照.pdf",),
    )  # fmt: skip


def test_a_page_of_html_is_read_as_text(tmp_path: Path) -> None:
    from gfpack.tools.mail import read

    made = EmailMessage()
    made["From"], made["Subject"], made["To"] = "a@b.cn", "x", "c@d.cn"
    made.set_content(
        "<style>p{}</style><p>您好</p><p>附件&amp;说明<img src='http://x/'></p>", "html"
    )
    (tmp_path / "a.eml").write_bytes(bytes(made))
    assert read(tmp_path / "a.eml").text == "您好\n附件&说明"


def test_outlooks_mails_are_opened_too(tmp_path: Path) -> None:
    inner = Letter(
        "转发：执照", "内文", files=[("营业执照.jpg", wrappings.LINK.to_bytes(8, "big"))]
    )
    outer = Letter("许可证", "请查收\r\n", files=[("大.bin", b"x" * 9000)], letters=[inner])
    file = wrappings.msg(tmp_path / "来信.msg", outer)
    result = collected(tmp_path / "p", file)
    assert taken(tmp_path / "p") == [
        "来信.msg", "来信/大.bin", "来信/转发：执照.eml", "来信/转发：执照/营业执照.jpg",
    ]  # fmt: skip
    facts = result.register.files["evidence/来信.msg"].facts
    assert (facts.kind, facts.holds, facts.has_text) == (FileKind.MSG, 2, True)


@given(data=st.data())
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_damaged_wrappings_end_in_an_answer(tmp_path: Path, data: st.DataObject) -> None:
    from gfpack.tools import mail

    made = {
        "a.zip": wrappings.plain(tmp_path / "a.zip", a=b"1" * 500, b=b"2").read_bytes(),
        "a.msg": wrappings.msg(tmp_path / "a.msg", Letter("x", files=[("f", b"1")])).read_bytes(),
        "a.eml": letter(),
    }  # fmt: skip
    name = data.draw(st.sampled_from(sorted(made)))
    content = bytearray(made[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(content)))
    (tmp_path / name).write_bytes(content[: cut if cut % 2 else len(content)])
    if name == "a.zip":
        assert unpack.unpack(tmp_path / name, None).state
    else:
        assert mail.read(tmp_path / name).state
        assert mail.take_apart(tmp_path / name, None).state


def test_an_interrupted_run_is_taken_up_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number}.txt": b"%d" % number for number in range(6)}
    file = wrappings.plain(tmp_path / "a.zip", **files)
    (tmp_path / "c").mkdir()
    for number in range(6, 12):
        (tmp_path / "c" / f"{number}.txt").write_bytes(b"%d" % number)
    copied = copying.copy
    calls = iter(range(100))

    def stopped(*arguments: object) -> bool:
        if next(calls) == 7:
            raise KeyboardInterrupt
        return copied(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(collect_module, "copy", stopped)
    with pytest.raises(KeyboardInterrupt):
        collected(tmp_path / "p", tmp_path / "c", file)
    assert len(taken(tmp_path / "p")) == 7
    assert not list((tmp_path / "p" / ".gfpack").glob("unpack-*"))
    assert len(collected(tmp_path / "p", tmp_path / "c", file).added) == 5
    assert len(taken(tmp_path / "p")) == 12


def test_a_file_that_goes_while_it_is_copied_is_told_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c").mkdir()
    for name in ("a", "b"):
        (tmp_path / "c" / f"{name}.txt").write_bytes(name.encode())
    copied = copying.copy

    def gone(one: object, folder: Path) -> bool:
        (tmp_path / "c" / "a.txt").unlink(missing_ok=True)
        return copied(one, folder)  # type: ignore[arg-type]

    monkeypatch.setattr(collect_module, "copy", gone)
    result = collected(tmp_path / "p", tmp_path / "c")
    assert ([Path(one).name for one in result.changed], taken(tmp_path / "p")) == (
        ["a.txt"], ["c/b.txt"],
    )  # fmt: skip


def test_a_file_that_still_grows_is_copied_as_it_is_at_last(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "c").mkdir()
    file = tmp_path / "c" / "a.txt"
    file.write_bytes(b"half")
    copied = copying.copy

    def grown(one: object, folder: Path) -> bool:
        file.write_bytes(b"half and the rest")
        return copied(one, folder)  # type: ignore[arg-type]

    monkeypatch.setattr(collect_module, "copy", grown)
    assert collected(tmp_path / "p", tmp_path / "c").changed == ()
    assert (tmp_path / "p" / "evidence" / "c" / "a.txt").read_bytes() == b"half and the rest"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_nothing_half_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = wrappings.plain(tmp_path / "a.zip", **{"a.txt": b"1" * 100})
    opened = Path.open

    def full(self: Path, mode: str = "r", **others: object) -> object:
        return opened(Path("/dev/full"), "wb", buffering=0) if mode == "xb" else opened(self, mode)

    monkeypatch.setattr(Path, "open", full)
    (tmp_path / "o").mkdir()
    assert unpack.unpack(file, tmp_path / "o").state == "no-room"
    monkeypatch.undo()
    (tmp_path / "p" / "evidence").mkdir(parents=True)
    project(tmp_path / "p")

    def refused(*_: object, **__: object) -> object:
        return unpack.Unpacked("no-room", "No space left on device")

    monkeypatch.setattr("gfpack.evidence.incoming.call", refused)
    with pytest.raises(OutputError, match="cannot_write"):
        collect(project(tmp_path / "p"), CHECKLIST, TYPES, [file])
    assert taken(tmp_path / "p") == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_listed(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "a.txt").write_bytes(b"a")
    (tmp_path / "c" / "a.txt").chmod(0)
    assert len(collected(tmp_path / "p", tmp_path / "c").skipped) == 1

"""What a person says of evidence changes these lines and no other; originals are only read."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import evidence_papers as papers
import pytest
from way import LICENCE, PERMIT, PERMIT_FILE, changed, entry, originals, walk

from gfpack.base.errors import OutputError, UsageError
from gfpack.project.lock import locked
from gfpack.project.models import PageRange
from gfpack.walk.models import Doubt, DoubtKind, Only

PHOTO = "evidence/01 主体资格/营业执照-1.jpg"
OTHER_PHOTO = "evidence/01 主体资格/营业执照-2.jpg"
RENEWED = papers.PERMIT_TEXT.replace("2029年07月14日", "2034年07月14日").replace("001Q", "002Q")


def at(*files: str) -> list[PageRange]:
    return [PageRange(file=one) for one in files]


def test_a_mark_is_one_line(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        now.mark(LICENCE, original_seen=True, seal_seen=False)
    assert (diff.gone, sorted(diff.come)) == (
        ["seal_seen: true"], ["original_seen: true", "seal_seen: false"]
    )  # fmt: skip
    with changed(tiny_copy) as diff:
        change = now.mark(LICENCE, original_seen=True)
    assert not diff.files
    assert not change.files
    assert now.step("0.1").evidence[0].evidence.original_seen


def test_a_reading_is_corrected_and_confirmed_by_a_person(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        change = now.confirm(PERMIT, {"valid_until": "2026-12-01"})
    assert diff.files == ["evidence.yaml"]
    assert "valid_until: 2029-07-14" in diff.gone
    assert "valid_until: 2026-12-01" in diff.come
    assert not [line for line in diff.gone if line.startswith(("supports", "title", "number"))]
    assert entry(tiny_copy, PERMIT)["confirmed"] == {
        "by": "李工", "on": "2026-11-22",
        "sha256": [originals(tiny_copy)[PERMIT_FILE]],
    }  # fmt: skip
    assert "evidence-expired" in {one.code for one in change.new}
    assert now.step("0.1").evidence[1].evidence.confirmed
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="bad_value"):
        now.confirm(PERMIT, {"valid_until": "2026-13-01"})
    assert not diff.files


def test_what_nobody_confirmed_waits_until_somebody_does(tiny_copy: Path) -> None:
    papers.pdf(tiny_copy / "evidence" / "质量证书.pdf", papers.QUALITY_TEXT)
    now = walk(tiny_copy)
    (key,) = now.to_confirm()
    step = next(
        key_ for key_ in now.steps() if key in {e.evidence.id for e in now.step(key_).evidence}
    )
    (shown,) = (one for one in now.step(step).evidence if one.evidence.id == key)
    assert {one.field: one.confirmed for one in shown.reads}["valid_until"] is False
    assert not shown.counts
    now.confirm(key)
    assert now.to_confirm() == ()
    assert now.shown(key).counts
    assert {one.confirmed for one in now.shown(key).reads} == {True}


def test_other_pages_let_the_confirmation_fall(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        change = now.pages(LICENCE, at(OTHER_PHOTO))
    assert diff.come == [f"- file: {OTHER_PHOTO}"]
    assert [line for line in diff.gone if line.startswith("confirmed")]
    (freed,) = {*now.to_confirm()} - {LICENCE}  # the other photo is proposed for itself again
    assert [sheet.path for sheet in now.shown(freed).sheets] == [PHOTO]
    assert LICENCE in now.to_confirm()
    assert "veto-unproven" in {one.code for one in change.new}
    assert not now.step("0.1").evidence[0].evidence.confirmed
    assert entry(tiny_copy, LICENCE)["valid_until"] == "long-term"  # typed: nothing read it


def test_what_was_copied_from_other_pages_goes_with_them(tiny_copy: Path) -> None:
    file = papers.pdf(tiny_copy / "evidence" / "两证.pdf", papers.PERMIT_TEXT, RENEWED)
    path = file.relative_to(tiny_copy).as_posix()
    now = walk(tiny_copy)
    (first, second) = now.to_confirm()
    now.confirm(first, {"title": "一号"})
    now.confirm(second)
    now.pages(first, [PageRange(file=path, first=2, last=2)])
    assert "valid_until" not in entry(tiny_copy, first)
    read = {one.field: one.value for one in now.shown(first).reads}
    assert read["valid_until"] == "2034-07-14"
    assert first in now.to_confirm()


@pytest.mark.parametrize(
    ("ranges", "key"),
    [([], "no_pages"), (at("evidence/none.pdf"), "no_such_file"),
     ([PageRange(file=PERMIT_FILE, first=1, last=2)], "no_such_pages"),
     ([PageRange(file=PERMIT_FILE, first=2)], "no_such_pages"), (at("../x.pdf"), "no_such_file")],
)  # fmt: skip
def test_pages_must_be_there(tiny_copy: Path, ranges: list[PageRange], key: str) -> None:
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match=key):
        walk(tiny_copy).pages(LICENCE, ranges)
    assert not diff.files


def test_several_certificates_in_one_file_are_told_apart(tiny_copy: Path) -> None:
    file = papers.pdf(
        tiny_copy / "evidence" / "证书.pdf", papers.QUALITY_TEXT, "附件", papers.ENVIRONMENT_TEXT
    )
    path = file.relative_to(tiny_copy).as_posix()
    now = walk(tiny_copy)
    joined = now.join(now.to_confirm())
    (whole,) = now.to_confirm()
    assert joined.about == whole
    assert [(s.first, s.last) for s in now.shown(whole).sheets] == [(1, 2), (3, 3)]
    parts = [[PageRange(file=path, first=1, last=1)], [PageRange(file=path, first=3, last=3)]]
    change = now.split(whole, parts)
    assert now.to_confirm() == (whole, *change.evidence) or now.to_confirm() == (
        *change.evidence, whole
    )  # fmt: skip
    (other,) = change.evidence
    assert [(s.first, s.last) for s in now.shown(other).sheets] == [(3, 3)]
    assert now.shown(other).obstacle == "untyped"
    now.confirm(other, {"type": "ems-certificate"})
    assert now.shown(other).evidence.supports == now.shown(whole).evidence.supports


def test_one_licence_in_two_photos_is_put_together(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    (other,) = now.split(LICENCE, [at(PHOTO), at(OTHER_PHOTO)]).evidence
    assert other == f"{LICENCE}-part"
    assert now.step("0.1").evidence[0].sheets[0].path == PHOTO
    now.join([LICENCE, other])
    assert [sheet.path for sheet in now.shown(LICENCE).sheets] == [PHOTO, OTHER_PHOTO]
    with pytest.raises(UsageError, match="unknown_id"):
        now.shown(other)
    with pytest.raises(UsageError, match="too_few"):
        now.join([LICENCE, LICENCE])


def test_an_evidence_is_attached_and_detached_in_table_order(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        change = now.attach("3.1.2", PERMIT)
    assert diff.gone == ['supports: ["0.1", "5.1.1", "5.2.1"]']
    assert diff.come == ['supports: ["0.1", "3.1.2", "5.1.1", "5.2.1"]']
    assert PERMIT in {one.evidence.id for one in now.step("3.1.2").evidence}
    assert "3.1.2" in change.requirements
    assert now.case.register.get(PERMIT).confirmed  # the link is not what was confirmed
    assert now.attach("3.1.2", PERMIT).files == ()
    with changed(tiny_copy) as diff:
        now.detach("3.1.2", PERMIT)
    assert diff.come == ['supports: ["0.1", "5.1.1", "5.2.1"]']
    assert now.detach("3.1.2", PERMIT).files == ()


def test_a_file_of_no_evidence_becomes_one(tiny_copy: Path) -> None:
    (tiny_copy / "evidence" / "会议.txt").write_text("下午三点开会", "utf-8")
    now = walk(tiny_copy)
    (path,) = now.case.register.unmatched
    (key,) = now.attach("0.2", path).evidence
    assert now.case.register.unmatched == ()
    assert now.to_confirm() == (key,)
    assert [one.evidence.id for one in now.step("0.2").evidence] == [key]


def test_a_file_from_elsewhere_is_copied_in_first(tiny_copy: Path, tmp_path: Path) -> None:
    mine = papers.pdf(tmp_path / "桌面" / "质量证书.pdf", papers.QUALITY_TEXT)
    before, bytes_before = originals(tiny_copy), mine.read_bytes()
    now = walk(tiny_copy)
    change = now.attach("0.2", mine)
    assert mine.read_bytes() == bytes_before
    after = originals(tiny_copy)
    assert {one: after[one] for one in before} == before
    (key,) = now.to_confirm()
    assert change.about == key
    assert "0.2" in now.shown(key).evidence.supports
    with pytest.raises(UsageError, match="no_file"):
        now.attach("0.2", tmp_path / "nothing.pdf")


def test_a_renewed_document_keeps_the_id_and_is_looked_at_anew(
    tiny_copy: Path, tmp_path: Path
) -> None:
    new = papers.pdf(tmp_path / "新 排污许可证.pdf", RENEWED)
    before = originals(tiny_copy)
    now = walk(tiny_copy)
    doubts = now.doubts(PERMIT, new)
    with changed(tiny_copy) as diff:
        change = now.replace(PERMIT, new, despite=doubts)
    assert diff.files == ["evidence.yaml"]
    after = originals(tiny_copy)
    assert {one: after[one] for one in before} == before
    one = now.shown(PERMIT).evidence
    assert one.supports == ("0.1", "5.1.1", "5.2.1")
    assert (one.confirmed, one.seal_seen, one.type) == (False, False, "discharge-permit-original")
    assert [sheet.path for sheet in now.shown(PERMIT).sheets] == ["evidence/新 排污许可证.pdf"]
    read = {each.field: each for each in now.shown(PERMIT).reads}
    assert (read["valid_until"].value, read["valid_until"].confirmed) == ("2034-07-14", False)
    assert now.to_confirm() == (PERMIT,)
    (old,) = change.evidence
    assert old == f"{PERMIT}-20261122"
    assert now.set_aside_ids() == (old,)
    kept = entry(tiny_copy, old)
    assert kept["valid_until"] == "2029-07-14"
    assert kept["set_aside"] == "2026-11-22 由 李工 换成新件：新 排污许可证.pdf"
    assert now.case.register.get(old).confirmed
    assert now.case.register.get(old).supports == ()
    assert now.case.register.get(PERMIT).title == "排污许可证（正本）"
    assert now.case.register.unmatched == ()
    now.confirm(PERMIT)
    valid = now.case.register.get(PERMIT).valid_until
    assert valid is not None
    assert (valid.value, valid.confirmed) == (date(2034, 7, 14), True)


def test_a_paper_of_another_kind_is_not_put_in_the_place_without_a_word(
    tiny_copy: Path, tmp_path: Path
) -> None:
    other = papers.pdf(tmp_path / "质量管理体系认证证书.pdf", papers.QUALITY_TEXT)
    now = walk(tiny_copy)
    before = originals(tiny_copy)
    doubts = {one.field: one for one in now.doubts(PERMIT, other) if one.field}
    assert (doubts["type"].was, doubts["type"].now) == (
        "discharge-permit-original", "qms-certificate"
    )  # fmt: skip
    assert doubts["type"].sure is not None and 0.3 < doubts["type"].sure < 1
    assert "number" in doubts
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="doubtful_paper"):
        now.replace(PERMIT, other)
    some = [doubts["type"]]  # what was not seen is not agreed to
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="doubtful_paper"):
        now.replace(PERMIT, other, despite=some)
    assert not diff.files
    assert originals(tiny_copy) == before  # nothing was taken in


def test_an_unrecognised_paper_is_doubtful_too(tiny_copy: Path, tmp_path: Path) -> None:
    note = papers.pdf(tmp_path / "扫描0001.pdf", "下午三点开会")
    found = walk(tiny_copy).doubts(PERMIT, note)
    assert found == (Doubt(DoubtKind.TYPE, "type", "discharge-permit-original", "", None),)


def test_a_paper_that_says_the_same_and_ends_later_is_not_doubtful(
    tiny_copy: Path, tmp_path: Path
) -> None:
    later = papers.PERMIT_TEXT.replace("2029年07月14日", "2034年07月14日")
    new = papers.pdf(tmp_path / "排污许可证.pdf", later)
    now = walk(tiny_copy)
    assert now.doubts(PERMIT, new) == ()
    now.replace(PERMIT, new)
    assert now.to_confirm() == (PERMIT,)


def test_an_older_paper_or_another_holder_is_doubtful(tiny_copy: Path, tmp_path: Path) -> None:
    text = papers.PERMIT_TEXT.replace("2029年07月14日", "2027年07月14日")
    text = text.replace("苏州乌有精密轴承有限公司", "无锡子虚轴承有限公司")
    old = papers.pdf(tmp_path / "排污许可证.pdf", text)
    found = {(one.kind, one.field): one for one in walk(tiny_copy).doubts(PERMIT, old)}
    end = found[DoubtKind.OLDER, "valid_until"]
    assert (end.was, end.now) == ("2029-07-14", "2027-07-14")
    assert found[DoubtKind.VALUE, "holder"].now == "无锡子虚轴承有限公司"


def test_the_same_bytes_from_elsewhere_are_no_renewal(tiny_copy: Path, tmp_path: Path) -> None:
    copy = tmp_path / "看起来是新的.pdf"
    copy.write_bytes((tiny_copy / PERMIT_FILE).read_bytes())
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="same_file"):
        now.replace(PERMIT, copy, despite=now.doubts(LICENCE, tiny_copy / PHOTO)[:0])
    assert not diff.files


def test_replacing_twice_on_one_day_keeps_both_old_papers_apart(
    tiny_copy: Path, tmp_path: Path
) -> None:
    now = walk(tiny_copy)
    for year in ("2034", "2035"):
        text = papers.PERMIT_TEXT.replace("2029年07月14日", f"{year}年07月14日")
        now.replace(PERMIT, papers.pdf(tmp_path / year / "排污许可证.pdf", text))
    assert set(now.set_aside_ids()) == {f"{PERMIT}-20261122", f"{PERMIT}-20261122-2"}
    titles = {now.shown(one).evidence.title for one in now.set_aside_ids()}
    assert all(title.count("换下的旧件") == 1 for title in titles)


def test_a_document_collected_before_can_take_the_place(tiny_copy: Path) -> None:
    new = papers.pdf(tiny_copy / "evidence" / "新证.pdf", RENEWED)
    now = walk(tiny_copy)
    (loose,) = now.to_confirm()
    doubts = now.doubts(PERMIT, new)
    assert DoubtKind.OF_ANOTHER in {one.kind for one in doubts}
    now.replace(PERMIT, new, despite=doubts)
    assert now.to_confirm() == (PERMIT,)
    assert loose not in {one.id for one in now.case.register.evidence}


def test_a_document_is_not_replaced_by_itself_or_by_anothers(tiny_copy: Path) -> None:
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff:
        with pytest.raises(UsageError, match="same_file"):
            now.replace(PERMIT, tiny_copy / PERMIT_FILE)
        with pytest.raises(UsageError, match=r"file_of_another.*water-meter-photo"):
            now.replace(PERMIT, tiny_copy / "evidence/03 计量/现场照片/进水总表.jpg")
    assert not diff.files


def test_an_archive_is_taken_in_but_is_no_document(tiny_copy: Path, tmp_path: Path) -> None:
    paper = papers.pdf(tmp_path / "质量证书.pdf", papers.QUALITY_TEXT)
    bundle = tmp_path / "新证.zip"
    with zipfile.ZipFile(bundle, "w") as content:
        content.write(paper, paper.name)
    now = walk(tiny_copy)
    with changed(tiny_copy) as diff, pytest.raises(UsageError, match="not_one_document"):
        now.replace(PERMIT, bundle)
    assert not diff.files
    (key,) = now.to_confirm()  # what was in it can be chosen now
    now.attach("0.2", key)


def test_what_is_no_evidence_is_set_aside_and_taken_back(tiny_copy: Path) -> None:
    (tiny_copy / "evidence" / "会议.txt").write_text("下午三点开会", "utf-8")
    now = walk(tiny_copy)
    change = now.set_aside("evidence/会议.txt", "与本企业无关")
    assert "file-unmatched" in {one.code for one in change.solved}
    with changed(tiny_copy) as diff:
        now.set_aside(LICENCE, "样张")
    assert (diff.gone, diff.come) == ([], ["set_aside: 样张"])
    assert LICENCE in now.set_aside_ids()
    assert LICENCE not in {one.evidence.id for one in now.step("0.1").evidence}
    for action in (
        lambda: now.attach("0.1", LICENCE),
        lambda: now.join([PERMIT, LICENCE]),
        lambda: now.replace(LICENCE, tiny_copy / PERMIT_FILE),
    ):
        with pytest.raises(UsageError, match="is_set_aside"):
            action()
    with changed(tiny_copy) as diff:
        now.take_back(LICENCE)
    assert (diff.gone, diff.come) == (["set_aside: 样张"], [])
    with pytest.raises(UsageError, match="not_set_aside"):
        now.take_back(LICENCE)
    with pytest.raises(UsageError, match="no_reason"):
        now.set_aside(LICENCE, " ")


def test_software_s_guess_is_spoken_of_without_an_entry_before(tiny_copy: Path) -> None:
    (tiny_copy / "evidence.yaml").unlink()
    now = walk(tiny_copy)
    permit = next(one for one in now.to_confirm() if one.startswith("discharge"))
    now.mark(permit, seal_seen=True)
    assert entry(tiny_copy, permit) == {"seal_seen": "true"}
    now.detach("5.1.1", permit)
    assert "5.1.1" not in now.shown(permit).evidence.supports
    assert not now.shown(permit).evidence.confirmed
    now.confirm(permit)
    assert now.shown(permit).evidence.seal_seen
    assert permit in {one.id for one in walk(tiny_copy).case.register.evidence}


def test_while_another_gfpack_writes_nothing_is_written(tiny_copy: Path) -> None:
    import threading

    now = walk(tiny_copy)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(tiny_copy):
            held.set()
            done.wait(30)

    other = threading.Thread(target=hold)
    other.start()
    held.wait(30)
    try:
        with changed(tiny_copy) as diff, pytest.raises(OutputError, match=r"project\.locked"):
            now.mark(LICENCE, seal_seen=False)
    finally:
        done.set()
        other.join()
    assert not diff.files
    now.mark(LICENCE, seal_seen=False)
    assert now.steps(only=Only.STALE) == ()

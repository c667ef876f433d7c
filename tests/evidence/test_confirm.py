"""A person's word: written out in full, bound to the bytes, nothing else in the file touched."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import evidence_papers as papers
import pytest
from click.testing import CliRunner
from test_register import CHECKLIST, TYPES, project

from gfpack.base.errors import OutputError, UsageError
from gfpack.base.messages import Lang, message
from gfpack.base.yaml import into, read
from gfpack.cli import cli
from gfpack.evidence.as_text import stated_lines
from gfpack.evidence.confirm import confirm, open_ids, stated, text_before, write
from gfpack.evidence.doubts import doubts, guesses
from gfpack.evidence.models import Register
from gfpack.evidence.register import register
from gfpack.project.load import load
from gfpack.project.models import EvidenceFile

ON = date(2026, 11, 20)


def held(folder: Path) -> Register:
    given = project(folder)
    file = folder / "evidence.yaml"
    if file.exists():
        entries = into(EvidenceFile, read(file))
        given = given.model_copy(update={"evidence": entries})
    return register(given, CHECKLIST, TYPES)


def test_what_was_shown_is_written_and_holds(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT, papers.QUALITY_TEXT)
    (tmp_path / "evidence.yaml").write_text(
        "# 我的注释\nevidence:\n  other:  # 留着\n    set_aside: 样张\n", "utf-8"
    )
    before = held(tmp_path)
    confirm(tmp_path, before, TYPES, open_ids(before), by="王敏", on=ON)
    after = held(tmp_path)
    confirmed = [one for one in after.evidence if one.id != "other"]
    assert len(confirmed) == 2
    assert all(one.confirmed for one in confirmed)
    assert {one.id for one in confirmed} == {one.id for one in before.evidence} - {"other"}
    permit = next(one for one in confirmed if (one.type or "").startswith("discharge"))
    assert permit.valid_until is not None
    assert (permit.valid_until.value, permit.valid_until.confirmed) == (date(2029, 7, 14), True)
    assert permit.extents == next(o for o in before.evidence if o.id == permit.id).extents
    text = (tmp_path / "evidence.yaml").read_text("utf-8")
    assert text.startswith("# 我的注释\nevidence:\n  other:  # 留着\n")
    assert "last: 1" in text
    assert open_ids(after) == ()


def test_corrections_are_a_persons_values(tmp_path: Path) -> None:
    papers.photo(tmp_path / "evidence" / "0.1" / "IMG_1.jpg")
    seen = held(tmp_path)
    (key,) = open_ids(seen)
    assert stated(seen, TYPES, key).obstacle == "untyped"
    one = stated(
        seen, TYPES, key,
        {"type": "business-licence", "valid_until": "long-term", "years": "2024，2025"},
    )  # fmt: skip
    write(tmp_path, [one], by="王敏", on=ON)
    (after,) = held(tmp_path).evidence
    assert (after.id, after.type, after.confirmed) == (key, "business-licence", True)
    assert after.valid_until is not None
    assert after.valid_until.value == "long-term"
    assert after.years is not None
    assert after.years.value == (2024, 2025)


@pytest.mark.parametrize(
    ("given", "key"),
    [({"color": "red"}, "unknown_field"), ({"type": "busines-licence"}, "unknown_type"),
     ({"issued": "2027-02-29"}, "bad_value"), ({"years": "x"}, "bad_value"),
     ({"sampled": "2025-03-02,x"}, "bad_value"), ({"serials": " , "}, "bad_value")],
)  # fmt: skip
def test_a_value_that_cannot_be_is_refused(tmp_path: Path, given: dict[str, str], key: str) -> None:
    papers.photo(tmp_path / "evidence" / "0.1" / "IMG_1.jpg")
    seen = held(tmp_path)
    with pytest.raises(UsageError, match=key):
        stated(seen, TYPES, open_ids(seen)[0], given)


REPORT_TEXT = f"""检测报告
报告编号：ZX2025-1219
受检单位：{papers.ENTERPRISE}
废气、废水、噪声
采样日期：2025.03.02、2025.06.11
签发日期：2025年06月20日"""


def test_several_days_and_numbers_are_shown_corrected_and_written_plainly(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "5.1.1" / "检测报告.pdf", REPORT_TEXT)
    seen = held(tmp_path)
    (key,) = open_ids(seen)
    assert stated(seen, TYPES, key).entry["sampled"] == [date(2025, 3, 2), date(2025, 6, 11)]
    given = {"sampled": "2025-03-02，2025-06-12", "serials": "YW-E-001、YW-E-002"}
    write(tmp_path, [stated(seen, TYPES, key, given)], by="王敏", on=ON)
    text = (tmp_path / "evidence.yaml").read_text("utf-8")
    assert "- 2025-06-12\n" in text
    (after,) = held(tmp_path).evidence
    assert after.sampled is not None
    assert (after.sampled.value, after.sampled.confirmed) == (
        (date(2025, 3, 2), date(2025, 6, 12)),
        True,
    )
    assert after.serials is not None
    assert after.serials.value == ("YW-E-001", "YW-E-002")


def test_a_certificate_is_confirmed_with_all_it_attests(tmp_path: Path) -> None:
    text = (
        f"{papers.QUALITY_TEXT}\n认证范围：轴承的设计和制造\n生产地址：苏州市某某区某某路1号"
        "\n第一次监督审核：2025年4月18日 合格\n第二次监督审核：2026年4月20日 合格"
    )
    papers.pdf(tmp_path / "evidence" / "质量证书.pdf", text)
    before = held(tmp_path)
    confirm(tmp_path, before, TYPES, open_ids(before), by="王敏", on=ON)
    (one,) = held(tmp_path).evidence
    facts = (one.standard, one.scope, one.address, one.surveillance)
    assert [(fact.value, fact.confirmed) for fact in facts if fact] == [
        ("GB/T 19001-2016", True),
        ("轴承的设计和制造", True),
        ("苏州市某某区某某路1号", True),
        (date(2026, 4, 20), True),
    ]


def test_the_many_numbers_of_a_ledger_are_shown_shortened(tmp_path: Path) -> None:
    rows = [["序号", "名称", "出厂编号", "检定有效期至"]]
    rows += [[str(n), "水表", f"W2019{n:03}", "2027-09-14"] for n in range(200)]
    papers.workbook(tmp_path / "evidence" / "1.3.5" / "计量器具台账.xlsx", rows)
    one = stated(seen := held(tmp_path), TYPES, open_ids(seen)[0])
    assert len(one.entry["serials"]) == 200
    shown = "\n".join(stated_lines(one, TYPES, Lang.ZH))
    assert "W2019007 …… 共 200 项" in shown
    assert "W2019008" not in shown


def test_what_cannot_be_read_cannot_be_confirmed(tmp_path: Path) -> None:
    papers.locked_pdf(tmp_path / "evidence" / "0.1" / "营业执照.pdf", user="1")
    seen = held(tmp_path)
    with pytest.raises(UsageError, match="unreadable"):
        confirm(tmp_path, seen, TYPES, open_ids(seen), by="王敏", on=ON)
    assert not (tmp_path / "evidence.yaml").exists()


def test_an_unknown_id_is_answered_with_the_nearest(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    seen = held(tmp_path)
    with pytest.raises(UsageError, match="unknown_id_near"):
        confirm(tmp_path, seen, TYPES, [seen.evidence[0].id + "x"], by="王敏", on=ON)


def test_a_file_edited_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "许可证.pdf", papers.PERMIT_TEXT)
    before, seen = text_before(tmp_path), held(tmp_path)
    (tmp_path / "evidence.yaml").write_text("evidence: {}\n", "utf-8")
    with pytest.raises(OutputError, match="changed_meanwhile"):
        confirm(tmp_path, seen, TYPES, open_ids(seen), by="王敏", on=ON, unchanged_since=before)
    assert (tmp_path / "evidence.yaml").read_text("utf-8") == "evidence: {}\n"


def test_the_commands_collect_and_confirm(tiny_copy: Path, tmp_path: Path) -> None:
    (tiny_copy / "evidence.yaml").unlink()
    extra = papers.pdf(tmp_path / "新件" / "质量证书.pdf", papers.QUALITY_TEXT)
    run = CliRunner().invoke
    shown = run(cli, ["--lang", "zh", "collect", str(tiny_copy), str(extra.parent)])
    assert shown.exit_code == 0, shown.output
    assert "质量证书.pdf" in shown.output
    assert "2027-05-05" in shown.output
    (key,) = [one.id for one in register_of(tiny_copy).evidence if one.type == "qms-certificate"]
    run(cli, ["confirm", str(tiny_copy), key, "--by", "王敏"], input="n\n")
    assert key not in load(tiny_copy).evidence.evidence
    agreed = run(
        cli, ["confirm", str(tiny_copy), key, "--by", "王敏", "--on", "2026-11-20"], input="y\n"
    )
    assert agreed.exit_code == 0, agreed.output
    assert "03424Q10286R1M" in agreed.output
    entry = load(tiny_copy).evidence.evidence[key]
    assert entry.confirmed is not None
    assert (entry.confirmed.by, entry.confirmed.on) == ("王敏", ON)


def register_of(folder: Path) -> Register:
    return register(load(folder), CHECKLIST, TYPES)


def test_every_reason_has_words_in_both_languages() -> None:
    for lang in Lang:
        for key in ("text", "name", "named", "folder", "like", "said", "or", "heading", "alone"):
            assert message(f"evidence.reason.{key}", lang, words="x")


def test_nobody_cannot_confirm(tiny_copy: Path) -> None:
    before = (tiny_copy / "evidence.yaml").read_bytes()
    arguments = ["confirm", str(tiny_copy), "--all", "--yes", "--by", " "]
    with pytest.raises(UsageError, match=r"evidence\.nobody"):
        CliRunner().invoke(cli, arguments, catch_exceptions=False)
    assert (tiny_copy / "evidence.yaml").read_bytes() == before


def test_all_at_once_takes_only_what_gfpack_is_sure_of(tiny_copy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "新件"
    papers.pdf(folder / "四合一.pdf", papers.QUALITY_TEXT, papers.ENVIRONMENT_TEXT)
    papers.photo(folder / "营业执照 扫描.jpg")
    papers.pdf(folder / "质量证书.pdf", papers.QUALITY_TEXT + "\n第二份")
    papers.pdf(folder / "0.1" / "杂.pdf", "无名")
    run = CliRunner().invoke
    assert run(cli, ["collect", str(tiny_copy), str(folder)]).exit_code == 0
    before, own = register_of(tiny_copy), load(tiny_copy).enterprise.names()
    doubtful = {
        one.id for one in before.evidence if not one.confirmed and doubts(one, before, TYPES, own)
    }
    arguments = ["--lang", "zh", "confirm", str(tiny_copy), "--all", "--yes", "--by", "王敏"]
    done = run(cli, arguments)
    assert done.exit_code == 0, done.output
    after = register_of(tiny_copy)
    assert {one.id for one in after.evidence if not one.confirmed} == doubtful
    assert len(doubtful) == 4
    assert "质量管理体系认证证书" in {
        one.title.partition("（")[0] for one in after.evidence if one.confirmed
    }
    for key in doubtful:
        assert f'gfpack confirm "{tiny_copy}" --by 王敏 {key}' in done.output
    for why in ("只有名称可凭", "从一个文件中拆出", "还没有认出类型"):
        assert why in done.output
    cut = next(one.id for one in after.evidence if one.type == "ems-certificate")
    assert run(cli, [*arguments, cut]).exit_code == 0
    assert register_of(tiny_copy).get(cut).confirmed


def test_a_reading_that_is_not_sure_keeps_evidence_out(tmp_path: Path) -> None:
    papers.pdf(tmp_path / "evidence" / "证书.pdf", papers.QUALITY_TEXT)
    seen = held(tmp_path)
    (one,) = seen.evidence
    assert doubts(one, seen, TYPES) == ()
    assert one.number is not None
    assert one.number.reading is not None
    guess = replace(one.number, reading=replace(one.number.reading, confidence=0.5))
    assert doubts(replace(one, number=guess), seen, TYPES) == ("readings",)
    assert doubts(replace(one, number=guess), seen, TYPES, {one.number.value}) == ()
    assert one.issued is not None
    assert one.issued.reading is not None
    day = replace(one.issued, reading=replace(one.issued.reading, confidence=0.5))
    assert (doubts(replace(one, issued=day), seen, TYPES), guesses(replace(one, issued=day))) == (
        (),
        ("issued",),
    )

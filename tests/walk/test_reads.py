"""Who says a value: software that read it, or a person, and then what it took the place of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import evidence_papers as papers
from way import PERMIT, TODAY, walk

from gfpack.base.messages import Lang
from gfpack.evidence.reads import Read, TypeBy, type_by
from gfpack.findings.case import Case, open_case
from gfpack.findings.contact_cards import cards
from gfpack.findings.contact_sheet import Part, Surroundings, contact_sheet
from gfpack.findings.find import find
from gfpack.findings.overrides import judge


def read(folder: Path, name: str, key: str = PERMIT) -> Read:
    """Return what is shown of a field of an evidence."""
    return next(one for one in walk(folder).shown(key).reads if one.field == name)


def test_a_corrected_value_says_who_and_what_software_read(tiny_copy: Path) -> None:
    before = read(tiny_copy, "valid_until")
    assert (before.own, before.replaced, before.by) == (False, "", "王敏")
    walk(tiny_copy).confirm(PERMIT, {"valid_until": "2028-05-31"})
    after = read(tiny_copy, "valid_until")
    assert (after.value, after.own, after.replaced) == ("2028-05-31", True, "2029-07-14")
    assert (after.by, after.on, after.confirmed) == ("李工", TODAY, True)
    assert (after.page, after.confidence) == (before.page, before.confidence)
    assert read(tiny_copy, "number").own is False


def test_what_software_never_read_is_a_person_s_own(tiny_copy: Path) -> None:
    walk(tiny_copy).confirm(PERMIT, {"standard": "HJ 944-2018"})
    said = read(tiny_copy, "standard")
    assert (said.own, said.replaced, said.page, said.by) == (True, "", None, "李工")


def test_who_says_what_it_is_goes_from_a_guess_to_a_person_s_word(tiny_copy: Path) -> None:
    papers.pdf(tiny_copy / "evidence" / "质量证书.pdf", papers.QUALITY_TEXT)
    now = walk(tiny_copy)
    (key,) = now.to_confirm()
    assert type_by(now.shown(key).evidence) in (TypeBy.READ, TypeBy.UNSURE)
    now.confirm(key)
    assert type_by(now.shown(key).evidence) is TypeBy.CONFIRMED
    note = tiny_copy / "evidence" / "会议.txt"
    note.write_text("下午三点开会", "utf-8")
    now.reload()
    (path,) = now.case.register.unmatched
    (other,) = now.attach("0.2", path).evidence
    assert type_by(now.shown(other).evidence) is TypeBy.UNSURE


def sheet(case: Case) -> str:
    """Return the contact sheet of a case as text without tags and blanks."""
    from lxml import html

    judged = judge(find(case), case.project.answers.overrides)
    every = cards(judged, case)
    around = Surroundings("P", lambda path: path, lambda leaf: None)
    page = contact_sheet(Part(1, every, (("a.html", ""),)), every, case, Lang.ZH, around)
    return "".join("".join(html.fromstring(page).itertext()).split())


def test_the_contact_sheet_says_both_too(tiny_copy: Path) -> None:
    papers.pdf(tiny_copy / "evidence" / "质量证书.pdf", papers.QUALITY_TEXT)
    walk(tiny_copy).confirm(PERMIT, {"valid_until": "2028-05-31"})
    text = sheet(open_case(tiny_copy, today=date(2026, 11, 22)))
    assert "人工填写：李工2026-11-22；软件原识读为2029-07-14" in text
    assert "类型已由人确认" in text
    assert "类型为软件" in text

"""Every rule's page carries a case that fails and one that passes; here they are run.

A case of `override-stale` names a finding by its code and what was seen by `same` or `other`.
"""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import make
import pytest

from gfpack.base.findings import Clock, Finding, Severity
from gfpack.base.messages import Lang
from gfpack.findings import not_read, override_unused, overrides, rules
from gfpack.findings.find import asked, find
from gfpack.findings.overrides import judge
from gfpack.project.models import Override

PAGES = (*rules.RULES, not_read, overrides, override_unused)
CODES = (
    "veto-unmet",
    "veto-unproven",
    "veto-unanswered",
    "veto-not-applicable",
    "not-applicable-without-reason",
    "circumstance-unanswered",
    "evidence-expired",
    "evidence-not-yet-valid",
    "evidence-expires-soon",
    "renewal-due",
    "surveillance-overdue",
    "certificate-standard-outdated",
    "scope-without-product",
    "address-elsewhere",
    "validity-unreadable",
    "wrong-period",
    "evidence-too-old",
    "monitoring-too-rare",
    "plan-as-record",
    "not-signed",
    "instrument-overdue",
    "meter-not-in-ledger",
    "holder-differs",
    "credit-code-of-another",
    "credit-code-invalid",
    "credit-code-missing",
    "licence-name-differs",
    "licence-code-differs",
    "holder-nearly-same",
    "former-name-without-notice",
    "other-party-named",
    "full-name-not-shown",
    "statement-from-last-year",
    "text-names-last-year",
    "same-pages-twice",
    "pictures-alike",
    "photo-too-small",
    "photo-blurred",
    "photo-too-dark",
    "photo-undated",
    "document-incomplete",
    "file-missing",
    "file-unreadable",
    "file-not-read",
    "file-encrypted",
    "file-empty",
    "file-claims-other-type",
    "archive-encrypted",
    "archive-not-opened",
    "pages-missing",
    "met-without-proof",
    "partly-proven",
    "points-out-of-range",
    "points-without-met",
    "value-misses-baseline",
    "value-not-known",
    "figures-unreadable",
    "figures-not-of-this-project",
    "figure-unusable",
    "form-differs-from-figures",
    "form-of-another-year",
    "statement-differs-from-figures",
    "figures-do-not-add-up",
    "figure-magnitude-unlikely",
    "figure-jumps",
    "carbon-boundary-unclear",
    "project-outside-window",
    "lead-time-too-long",
    "third-party-not-declared",
    "edition-abolished",
    "evaluation-year-unlikely",
    "deadline-unlikely",
    "tier-skipped",
    "industry-code-unfit",
    "confirmed-but-changed",
    "evidence-type-unknown",
    "evidence-unconfirmed",
    "file-unmatched",
    "answer-missing",
    "override-stale",
    "override-unused",
)


def snippet(page: object, which: str) -> str:
    found = re.search(rf"^{which}:\n((?:    .*\n?)+)", page.__doc__ or "", re.MULTILINE)
    assert found, f"{page} has no case under {which}:"
    return textwrap.dedent(found[1])


def findings_of(text: str) -> list[Finding]:
    case = make.case(text)
    found = find(case)
    known = {one.code: one for one in found}
    decided = [
        Override(
            fingerprint=known[over.fingerprint].fingerprint
            if over.fingerprint in known
            else over.fingerprint,
            seen=known[over.fingerprint].seen if over.seen == "same" else "other",
            by=over.by,
            on=over.on,
            why=over.why,
        )
        for over in case.project.answers.overrides
    ]
    return list(judge(found, decided, asked=asked()).open)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.KIND.code)
def test_the_failing_case_of_a_rule_is_found(page: rules.Rule) -> None:
    assert page.KIND.code in {one.code for one in findings_of(snippet(page, "Fails"))}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.KIND.code)
def test_the_passing_case_of_a_rule_is_not(page: rules.Rule) -> None:
    assert page.KIND.code not in {one.code for one in findings_of(snippet(page, "Passes"))}


@pytest.mark.parametrize("code", CODES)
def test_no_rule_was_taken_out(code: str) -> None:
    assert code in {kind.code for kind in rules.KINDS}


def test_every_file_of_the_folder_is_a_rule_and_named_like_its_code() -> None:
    folder = Path(rules.__file__).parent
    files = {file.stem for file in folder.glob("*.py")} - {"__init__"}
    assert files == {rule.KIND.code.replace("-", "_") for rule in rules.RULES}


def test_codes_are_each_used_once() -> None:
    codes = [kind.code for kind in rules.KINDS]
    assert sorted(codes) == sorted(set(codes)) == sorted(CODES)


def test_the_documents_name_every_code() -> None:
    page = (Path(__file__).parents[2] / "docs" / "findings.md").read_text("utf-8")
    told = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page))
    assert set(CODES) <= told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.KIND.code)
@pytest.mark.parametrize("lang", list(Lang))
def test_texts_have_all_their_places_filled(page: rules.Rule, lang: Lang) -> None:
    for one in findings_of(snippet(page, "Fails")):
        for text in (one.kind.title.in_(lang), one.message(lang), one.advice(lang)):
            assert text.strip()
            assert not re.search(r"[{}]|\bNone\b", text), (one.code, text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.KIND.code)
def test_what_hangs_on_today_never_blocks(page: rules.Rule) -> None:
    for one in findings_of(snippet(page, "Fails")):
        assert one.kind.clock is Clock.VALID_ON or not one.blocks


def kinds_of(page: object) -> list[object]:
    return [value for value in vars(page).values() if type(value).__name__ == "FindingKind"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.KIND.code)
def test_all_kinds_of_a_rule_share_its_code_and_speak_both_languages(page: rules.Rule) -> None:
    places = re.compile(r"\{(\w+?)(?:_zh|_en)?\}")
    for kind in kinds_of(page):
        assert kind.code == page.KIND.code  # type: ignore[attr-defined]
        for text in (kind.message, kind.advice):  # type: ignore[attr-defined]
            assert set(places.findall(text.zh)) == set(places.findall(text.en)), text.en


def test_worst_comes_first() -> None:
    found = findings_of("""
        requirements: {1.1: {answer: unmet}, 1.2: {kind: expected, answer: unknown}}
        checklist: {status: abolished}
        evidence: {a: {type: licence, holder: 别人}}
        """)
    ranks = [one.severity.rank for one in found]
    assert ranks == sorted(ranks)
    assert found[0].severity is Severity.VETO

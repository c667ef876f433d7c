"""The rules, one file each.

A rule's docstring is its page in the manual: what it looks for, where that comes from, and under
`Fails:` and `Passes:` a case of each in the format of `tests/make.py`, which the tests run.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from gfpack.base.findings import Finding, FindingKind
from gfpack.findings import not_read, override_unused, overrides
from gfpack.findings.case import Case
from gfpack.findings.rules import (
    address_elsewhere,
    answer_missing,
    archive_encrypted,
    archive_not_opened,
    certificate_standard_outdated,
    circumstance_unanswered,
    confirmed_but_changed,
    credit_code_invalid,
    credit_code_missing,
    credit_code_of_another,
    deadline_unlikely,
    document_incomplete,
    edition_abolished,
    evaluation_year_unlikely,
    evidence_expired,
    evidence_expires_soon,
    evidence_not_yet_valid,
    evidence_too_old,
    evidence_type_unknown,
    evidence_unconfirmed,
    figure_unusable,
    figures_not_of_this_project,
    figures_unreadable,
    file_claims_other_type,
    file_empty,
    file_encrypted,
    file_missing,
    file_unmatched,
    file_unreadable,
    former_name_without_notice,
    full_name_not_shown,
    holder_differs,
    holder_nearly_same,
    industry_code_unfit,
    instrument_overdue,
    lead_time_too_long,
    licence_code_differs,
    licence_name_differs,
    met_without_proof,
    meter_not_in_ledger,
    monitoring_too_rare,
    not_applicable_without_reason,
    not_signed,
    other_party_named,
    pages_missing,
    partly_proven,
    photo_blurred,
    photo_too_dark,
    photo_too_small,
    photo_undated,
    pictures_alike,
    plan_as_record,
    points_out_of_range,
    points_without_met,
    renewal_due,
    same_pages_twice,
    scope_without_product,
    statement_from_last_year,
    surveillance_overdue,
    text_names_last_year,
    third_party_not_declared,
    tier_skipped,
    validity_unreadable,
    veto_not_applicable,
    veto_unanswered,
    veto_unmet,
    veto_unproven,
    wrong_period,
)


class Rule(Protocol):
    """A module of this package."""

    KIND: FindingKind

    def check(self, case: Case) -> Iterator[Finding]:
        """Yield what the rule finds in a case."""


RULES: tuple[Rule, ...] = (
    veto_unmet,
    veto_unproven,
    veto_unanswered,
    veto_not_applicable,
    not_applicable_without_reason,
    circumstance_unanswered,
    evidence_expired,
    evidence_not_yet_valid,
    evidence_expires_soon,
    renewal_due,
    surveillance_overdue,
    certificate_standard_outdated,
    scope_without_product,
    address_elsewhere,
    validity_unreadable,
    wrong_period,
    evidence_too_old,
    monitoring_too_rare,
    plan_as_record,
    not_signed,
    instrument_overdue,
    meter_not_in_ledger,
    holder_differs,
    credit_code_of_another,
    credit_code_invalid,
    credit_code_missing,
    licence_name_differs,
    licence_code_differs,
    holder_nearly_same,
    former_name_without_notice,
    other_party_named,
    full_name_not_shown,
    statement_from_last_year,
    text_names_last_year,
    same_pages_twice,
    pictures_alike,
    photo_too_small,
    photo_blurred,
    photo_too_dark,
    photo_undated,
    document_incomplete,
    file_missing,
    file_unreadable,
    file_encrypted,
    file_empty,
    file_claims_other_type,
    archive_encrypted,
    archive_not_opened,
    pages_missing,
    met_without_proof,
    partly_proven,
    points_out_of_range,
    points_without_met,
    figures_unreadable,
    figures_not_of_this_project,
    figure_unusable,
    lead_time_too_long,
    third_party_not_declared,
    edition_abolished,
    evaluation_year_unlikely,
    deadline_unlikely,
    tier_skipped,
    industry_code_unfit,
    confirmed_but_changed,
    evidence_type_unknown,
    evidence_unconfirmed,
    file_unmatched,
    answer_missing,
)
"""Every rule there is."""

KINDS: tuple[FindingKind, ...] = (
    *(rule.KIND for rule in RULES),
    not_read.KIND,
    overrides.KIND,
    override_unused.KIND,
)
"""The kind of every rule, and of what is said about overrides and files not read."""

"""What hostile and heavy input there is, and the test that shows what gfpack does about it."""
# ruff: noqa: E501

from __future__ import annotations

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
ITEMS = {
    "truncated": "hostile/test_files.py::test_each_is_told_by_its_code_with_its_name",
    "truncated, while binding": "appendix/test_hostile.py::test_a_file_that_breaks_while_binding_leaves_a_placeholder_and_a_finding",
    "encrypted": "hostile/test_files.py::test_each_is_told_by_its_code_with_its_name",
    "zero-byte": "hostile/test_files.py::test_each_is_told_by_its_code_with_its_name",
    "200-megapixel": "hostile/test_files.py::test_each_is_told_by_its_code_with_its_name",
    "bombs: zip, PDF stream, PNG, docx, xlsx": "hostile/test_files.py::test_each_is_told_by_its_code_with_its_name",
    "bombs: zips that lie, many members": "evidence/test_incoming.py::test_bombs_are_kept_closed",
    "bombs: a list read back": "tools/test_xlsx_read.py::test_a_bomb_ends_as_a_failure",
    "bombs: a package": "package/test_verify.py::test_a_zip_that_swells_or_climbs_out_is_refused_or_contained",
    "deep nesting: zips, page trees, XML": "hostile/test_files.py::test_each_is_told_by_its_code_with_its_name",
    "deep nesting: folders": "hostile/test_files.py::test_a_folder_200_deep_is_taken_under_a_path_every_system_takes",
    "../../x, absolute, reserved, colliding names, an entry of 300 characters": "hostile/test_names.py::test_names_in_an_archive_stay_below_the_folder_and_suit_every_system",
    "such names in a folder": "evidence/test_collect.py::test_dangerous_and_long_names_are_made_safe",
    "NFC and NFD": "evidence/test_register.py::test_a_name_written_in_another_unicode_form_is_found",
    "symlinks, FIFOs, sockets": "hostile/test_files.py::test_links_pipes_and_sockets_are_listed_and_not_followed",
    "links in an archive": "evidence/test_incoming.py::test_links_in_an_archive_are_passed_over",
    "unreadable permissions": "hostile/test_disk.py::test_what_may_not_be_read_is_told_and_the_rest_is_taken",
    "a file that changes while copied": "hostile/test_disk.py::test_a_file_that_never_holds_still_is_told_and_the_rest_is_taken",
    "a file that changes while read": "evidence/test_faults.py::test_a_file_that_changes_while_it_is_read_is_not_kept_under_the_wrong_hash",
    "a source that vanishes": "hostile/test_disk.py::test_a_folder_that_vanishes_after_it_was_looked_through_is_told",
    "a full disk: collect": "hostile/test_disk.py::test_a_full_disk_ends_a_collection_with_nothing_half_written",
    "a full disk: outputs": "hostile/test_disk.py::test_a_full_disk_leaves_the_old_appendix_and_list_as_they_were",
    "a full disk, feigned": "evidence/test_incoming.py::test_a_full_disk_is_told_and_nothing_half_written_stays",
    "names as markup: terminal": "hostile/test_names.py::test_what_is_shown_in_a_terminal_does_nothing_to_it",
    "names as markup: walk": "cli/test_walk.py::test_names_that_drive_a_terminal_come_through_as_plain_text",
    "names as markup: HTML": "hostile/test_names.py::test_the_page_for_a_browser_runs_nothing",
    "names as markup: xlsx": "hostile/test_names.py::test_no_cell_of_a_list_becomes_a_formula",
    "names as markup: report, appendix": "hostile/test_names.py::test_the_appendix_and_the_report_show_names_and_words_as_they_are",
    "templates that run Python": "hostile/test_office.py::test_a_template_that_runs_something_is_refused_by_its_name",
    "templates that run Python: every way tried": "report/test_templates.py::test_a_hostile_template_is_stopped_and_named",
    "templates that loop for ever": "hostile/test_office.py::test_a_template_that_loops_for_ever_is_stopped",
    "remote images, links, templates, connections": "hostile/test_office.py::test_evidence_that_would_fetch_is_read_bound_and_packed_without_a_request",
    "text that keeps readers busy": "hostile/test_texts.py::test_text_repeated_without_end_is_read_in_time",
    "a fault of gfpack's own": "evidence/test_faults.py::test_a_fault_of_gfpack_is_told_as_such_logged_and_not_kept",
    "anything else": "fuzz/test_fuzz.py::test_nothing_that_reads_strangers_files_breaks",
}


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_has_its_test(item: str) -> None:
    file, _, name = ITEMS[item].partition("::")
    assert f"def {name}(" in (TESTS / file).read_text("utf-8")

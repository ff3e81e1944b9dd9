"""The tests stand where what they test stands: `cdsplan/a/b.py` is tested by `tests/a/test_b.py`."""

from pathlib import Path

from tests import ROOT

# What has no test module of its own, and which one sees all that it does.
ELSEWHERE = {
    # Lists and shapes without a decision of their own.
    "model/fields": "model/test_load",
    "model/files": "model/test_load",
    "model/problem": "model/test_load",
    "model/settings": "model/test_load",
    "model/shorthand": "model/test_load",
    "recording/returned_form": "recording/test_form_reader",
    "clock": "test_api",
    "error": "test_api",
    "render/shapes": "test_api",
    "render/editor/choice": "render/editor/test_named_schema",
    "model/target_words": "render/progress/test_cells",
    "render/target_words": "render/progress/test_cells",
    "checks/target_words": "checks/rules/test_conflicting_targets",
    "evaluation/inventory": "cli/test_list",
    "model/described": "model/test_json_schema",
    "model/editor/catalog_hovers": "model/test_json_schema",
    "model/editor/choices": "model/test_json_schema",
    "model/editor/complaints": "model/test_json_schema",
    "model/editor/fields": "model/test_json_schema",
    "model/editor/hover": "model/test_json_schema",
    "model/editor/plan_hovers": "model/test_json_schema",
    "model/editor/report_hovers": "model/test_json_schema",
    "model/editor/shape": "model/test_json_schema",
    "model/editor/snippets": "test_editor",
    "model/editor/target_hovers": "model/test_json_schema",
    "model/editor/unit_hovers": "model/test_json_schema",
    "model/province": "model/test_letterhead",
    "recording/proposal": "cli/test_record",
    # Parts of one thing, which are tested together.
    "evaluation/evaluation": "evaluation/test_standing",
    "evaluation/figures": "evaluation/test_standing",
    "evaluation/places": "evaluation/test_explanation",
    "evaluation/reasons": "evaluation/test_explanation",
    "render/explanation/calculation": "render/explanation/test_text",
    "render/explanation/drawing": "render/explanation/test_text",
    "render/explanation/goals": "render/explanation/test_text",
    "render/explanation/verdict": "render/explanation/test_text",
    "render/explanation/voice": "render/explanation/test_text",
    "yaml/read": "yaml/test_events",
    "yaml/text": "yaml/test_edit",
    "yaml/unparsable": "yaml/test_syntax_errors",
    "render/official_report/paper": "cli/shared/test_province_report",
    "render/official_report/province_communes": "render/official_report/test_province",
    "render/official_report/province_figures": "render/official_report/test_province",
    "render/official_report/province_table": "render/official_report/test_province",
    "repository/device_names": "cli/test_new",
    "repository/files_below": "repository/test_folder",
    "recording/xlsx_archive": "recording/test_xlsx",
    "recording/xlsx_styles": "recording/test_xlsx",
    "difference/compare": "cli/test_diff",
    # What a command does between its options and its renderer is seen in what it prints; test_api holds both alike.
    "checks/commune": "cli/test_explain",
    "cli/shared/unreported": "cli/test_report",
    "evaluation/contradictions": "checks/rules/test_target_below_headline",
    "checks/rule_names": "cli/test_validate",
    "rollup/export": "cli/test_export",
    # Columns alone; the tables that have them are held to their rows.
    "dataset/columns": "dataset/test_flat",
    "dataset/table": "dataset/test_flat",
    "dataset/cells": "dataset/test_tables",
    "dataset/definitions": "dataset/test_tables",
    "dataset/keys": "dataset/test_tables",
    "dataset/observations": "dataset/test_tables",
    "dataset/plans": "dataset/test_tables",
    "dataset/reports": "dataset/test_tables",
    "dataset/units": "dataset/test_tables",
    "render/dataset/csv": "render/dataset/test_datapackage",
    # One law in parts, seen in the communes that it is applied to.
    "rollup/commune_status": "rollup/test_contribution",
    "rollup/judgement": "rollup/test_own_figures",
    "rollup/part": "rollup/test_aggregate",
    "rollup/pool": "rollup/test_province_plan",
    "rollup/pooled_indicator": "rollup/test_aggregate",
    "rollup/question": "rollup/test_contribution",
    "rollup/standings": "rollup/test_contribution",
    "rollup/province_progress": "cli/test_progress",
    "rollup/repository_summary": "cli/test_summary",
    # What users see is compared as the command prints it, whole.
    "render/explanation/json": "render/explanation/test_text",
    "render/findings/json": "cli/test_validate",
    "render/canvas": "render/test_formats",
    "render/form/cells": "recording/test_form",
    "render/form/import_result": "cli/test_import",
    "render/form/narrative": "render/form/test_xlsx",
    "render/form/styles": "render/form/test_xlsx",
    "render/form/validation": "render/form/test_xlsx",
    "render/listing": "cli/test_list",
    "render/office_archive": "render/official_report/word/test_document",
    "render/site/frame": "cli/test_site",
    "render/site/method_page": "cli/test_site",
    "render/site/package": "cli/test_site",
    "render/site/portion": "cli/test_site",
    "rollup/publication": "cli/test_site",
    "cli/shared/site_making": "cli/test_site",
    "render/official_report/blocks": "render/official_report/test_letter",
    "render/official_report/page/chart": "render/official_report/page/test_document",
    "render/official_report/page/style": "render/official_report/page/test_document",
    "render/official_report/page/table": "render/official_report/page/test_document",
    "render/official_report/page/words": "render/official_report/page/test_document",
    "render/official_report/word/archive": "render/official_report/word/test_document",
    "render/official_report/word/closing": "render/official_report/word/test_opening",
    "render/official_report/word/paragraph": "render/official_report/word/test_opening",
    "render/patch": "cli/test_fmt",
    "render/recording": "cli/test_record",
    "render/tidy_data/json": "test_api",
    "render/tidy_data/page": "cli/test_export",
    "render/safe_json": "render/findings/test_sarif",
    "render/words": "render/progress/test_cells",
    "evaluation/status_words": "evaluation/test_selection",
    # What commands share is seen through them.
    "__main__": "test_interruption",
    "cli/shared/comparison": "cli/test_import",
    "cli/shared/awaited": "cli/test_province",
    "cli/shared/command": "cli/test_app",
    "cli/shared/command_summary": "cli/shared/test_completion",
    "cli/shared/exclusive": "cli/test_record",
    "cli/shared/dataset_files": "cli/test_export",
    "cli/shared/extras": "cli/test_report",
    "cli/shared/form_day": "cli/test_form",
    "cli/shared/form_file": "cli/test_import",
    "cli/shared/form_files": "cli/test_import",
    "cli/shared/forms_of_province": "cli/test_form",
    "cli/shared/shared_files": "cli/test_form",
    "cli/shared/global_options": "cli/test_app",
    "cli/shared/language": "cli/test_app",
    "cli/shared/new_files": "cli/test_new",
    "cli/shared/option_words": "cli/test_record",
    "cli/shared/options": "cli/test_completion",
    "cli/shared/output_file": "cli/test_links",
    "cli/shared/reading": "cli/test_progress",
    "cli/shared/console": "cli/test_app",
    "cli/shared/dates": "cli/test_progress",
    "cli/shared/error": "cli/test_app",
    "cli/shared/locate": "cli/test_app",
    "cli/shared/root": "cli/test_app",
    "cli/shared/locks": "cli/test_record",
    "cli/shared/plan_themes": "cli/test_new",
    "cli/shared/setup_files": "cli/test_init",
    "cli/shared/setup_questions": "cli/test_init",
    "recording/next_plan": "cli/test_new",
    "recording/new_indicator": "cli/test_new",
    "cli/shared/indicator_options": "cli/test_new",
    "cli/shared/target_value": "cli/test_amend",
    "cli/shared/questions": "cli/test_record",
    "cli/shared/report_writing": "cli/test_record",
    "cli/shared/terminal": "cli/test_progress",
    "cli/shared/parameters": "cli/shared/test_misuse",
    "cli/shared/work_tree": "cli/shared/test_findings_output",
    "recording/consequences": "cli/test_record",
    "recording/target_choice": "cli/test_amend",
    "difference/kinds": "cli/test_diff",
    "render/amendment": "cli/test_amend",
    "render/change_words": "render/test_changes",
    "render/due": "cli/test_due",
    "cli/shared/indicator_questions": "cli/test_new",
    "render/due_calendar": "cli/test_due",
    "render/due_words": "cli/test_due",
}

# Packages whose modules are parts of one thing, and are tested as that thing.
TOGETHER = {"cli/new", "cli/shared/completion", "difference/changes", "render/workbook"}

# What is promised of the whole, and not of one module.
WHOLE = {
    "browser/test_accessibility": "pages, read by axe-core",
    "browser/test_fragment": "a fragment in somebody else's page",
    "browser/test_keyboard": "pages, without a mouse",
    "browser/test_print": "pages on paper",
    "browser/test_requests": "what pages ask a server for",
    "browser/test_search_and_sort": "the list of communes, searched and sorted",
    "browser/test_width": "pages on a phone and on a desk",
    "browser/test_without_scripts": "pages in which no script runs",
    "cli/test_completion": "a shell that completes",
    "cli/test_endings": "an exit code, however it ends",
    "cli/test_hostile": "hostile names and words, through every command",
    "cli/test_import_heading": "the day and the words of a form, from the cell to the report",
    "cli/test_import_wrong": "forms that are filled in wrongly, from the file to the way out",
    "cli/test_killed": "every command that writes, killed anywhere",
    "cli/test_links": "links, through every command",
    "contract/test_files": "any files, written, read, checked and put in order",
    "contract/test_independence": "what no figure depends on",
    "contract/test_outputs": "one figure, read back from every output",
    "contract/test_status": "what decides a status, by a second reckoning",
    "render/official_report/test_agreement": "an official report and `progress`, side by side",
    "rollup/test_agreement": "`summary` and `progress` of a province, side by side",
    "cli/test_province": "what a province reports itself, through every command",
    "cli/test_odd_files": "any numbers and days, through every command",
    "render/dataset/test_readers": "programs that read the tables",
    "fuzz/test_fuzz": "the fuzzer: its targets, and that it finds what is planted",
    "test_action": "the action of GitHub",
    "test_bench": "the benchmark",
    "test_cases": "files that stand as data",
    "test_dist": "the zips for machines without a network",
    "test_dist_installed": "what they install",
    "test_docs": "the pages",
    "test_editor": "the language server of editors, with the files that init writes for it",
    "test_hostile": "hostile files, read and checked",
    "test_isolation": "what runs in CI on a stranger's change",
    "test_tools": "the tools that tests use, and their absence",
    "test_modules": "how the package is cut",
    "test_mutants": "the faults that tests must find",
    "test_pre_commit": "the hooks",
    "test_readme_install": "the commands that install, as the first pages give them",
    "test_scale": "the roll-up in SQL",
    "test_story": "the pages that are followed step by step",
    "test_torture": "faults and load",
    "test_tree": "this tree",
    "test_trust": "the worked examples",
    "test_words": "the words of all messages",
}


def below(folder: str, prefix: str = "") -> set[str]:
    """The modules of a folder, by their ways in it."""
    base = ROOT / folder
    return {
        path.relative_to(base).with_suffix("").as_posix()
        for path in base.rglob(f"{prefix}*.py")
        if path.stem != "__init__"
    }


def place_of(module: str) -> str:
    """Where the tests of a module or package stand."""
    path = Path(module)
    return path.with_name(f"test_{path.name}").as_posix()


MODULES, TESTS = below("cdsplan"), below("tests", "test_")


def where_tested(module: str) -> str:
    """The test module that sees all that it does."""
    return ELSEWHERE.get(module, _own_tests(module))


def has_its_own_tests(module: str) -> bool:
    return _own_tests(module) in TESTS


def _own_tests(module: str) -> str:
    """Where they would stand, if it has any; what a package says itself is tested beside it."""
    package = Path(module).parent.as_posix()
    return place_of(package if package in TOGETHER or module.endswith("/__init__") else module)


def test_a_module_has_its_tests_in_the_same_place() -> None:
    assert {module for module in MODULES if not has_its_own_tests(module)} == ELSEWHERE.keys()


def test_what_is_tested_elsewhere_has_its_tests_there() -> None:
    assert set(ELSEWHERE.values()) <= TESTS


def test_every_test_module_stands_for_one_of_the_program_or_for_the_whole() -> None:
    packages = {path.parent.relative_to(ROOT / "cdsplan").as_posix() for path in ROOT.glob("cdsplan/*/**/__init__.py")}
    assert TESTS - WHOLE.keys() <= {place_of(one) for one in MODULES | packages}
    assert WHOLE.keys() <= TESTS

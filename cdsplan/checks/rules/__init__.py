"""What needs two fields or two files to decide. One module a rule; this one runs them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TypeAlias

from cdsplan.checks.rules import (
    bad_value,
    before_established,
    catalog_override,
    conflicting_targets,
    date_outside_period,
    due_outside_plan,
    duplicate_code,
    duplicate_id,
    falling_cumulative,
    future_report,
    name_mismatch,
    overlapping_reports,
    part_exceeds_whole,
    partial_year,
    result_mismatch,
    sudden_jump,
    target_below_headline,
    target_out_of_range,
    thousands_separator,
    unknown_indicator,
    unknown_variable,
    unused_variable,
    value_out_of_range,
    zero_denominator,
)
from cdsplan.checks.rules.rule import CatalogRule, CheckedElsewhere, CommuneRule, Problem, Rule, Subject
from cdsplan.finding import Finding, Severity, Span, Tally
from cdsplan.model.files import Catalog, Commune
from cdsplan.model.load import Loaded
from cdsplan.model.province import Province
from cdsplan.repository.commune_files import CommuneFiles

COMMUNE_RULES: tuple[CommuneRule, ...] = (
    name_mismatch,
    duplicate_id,
    unknown_indicator,
    unknown_variable,
    unused_variable,
    catalog_override,
    bad_value,
    thousands_separator,
    due_outside_plan,
    partial_year,
    target_out_of_range,
    conflicting_targets,
    target_below_headline,
    part_exceeds_whole,
    value_out_of_range,
    result_mismatch,
    zero_denominator,
    falling_cumulative,
    sudden_jump,
    overlapping_reports,
    date_outside_period,
    before_established,
    future_report,
)
CATALOG_RULES: tuple[CatalogRule, ...] = (duplicate_id, unknown_variable, bad_value)


# Whether somebody suppressed a rule at a place of a file.
IsSuppressed: TypeAlias = Callable[[str, Span, str], bool]


def never(_path: str, _span: Span, _rule: str) -> bool:
    """Nobody suppressed anything."""
    return False


def check(commune_files: CommuneFiles, today: date, is_suppressed: IsSuppressed = never) -> list[Finding]:
    """What the rules find in the files of one commune."""
    subject = Subject(commune_files, today)
    return _findings(((rule, rule.check(subject)) for rule in COMMUNE_RULES), is_suppressed)


def check_catalog(catalogs: Sequence[Loaded[Catalog]], is_suppressed: IsSuppressed = never) -> list[Finding]:
    """What the rules find in the catalog, which every commune shares."""
    read = [(file, file.model) for file in catalogs if file.model]
    # While some of it cannot be read, nothing in the rest can be called unknown.
    rules = [rule for rule in CATALOG_RULES if rule is not unknown_variable or len(read) == len(catalogs)]
    return _findings(((rule, rule.check_catalog(read)) for rule in rules), is_suppressed)


def check_whole(
    catalogs: Sequence[Loaded[Catalog]],
    identities: Iterable[Loaded[Commune] | Loaded[Province]],
    used: set[str] | None,
    is_suppressed: IsSuppressed = never,
) -> list[Finding]:
    """What only the whole repository can show; `used` is None where some file that may use a variable was refused."""
    read = [(file, file.model) for file in catalogs if file.model]
    checks: list[tuple[Rule, Iterator[Problem]]] = [(duplicate_code, duplicate_code.check_whole(identities))]
    if used is not None and len(read) == len(catalogs):
        checks.append((unused_variable, unused_variable.check_whole(read, used)))
    return _findings(checks, is_suppressed)


def used_variables(commune_files: CommuneFiles, today: date) -> set[str] | None:
    """The variables that a commune uses; None where one of its files was refused."""
    subject = Subject(commune_files, today)
    return unused_variable.used(subject) if subject.uses_known else None


UNUSED_IGNORE = CheckedElsewhere("unused-ignore", Severity.WARNING)

# Every rule, in the order of design.md.
RULES: tuple[Rule, ...] = (
    CheckedElsewhere("unreadable-file"),
    CheckedElsewhere("empty-file"),
    CheckedElsewhere("yaml-syntax"),
    CheckedElsewhere("yaml-feature"),
    CheckedElsewhere("duplicate-key"),
    CheckedElsewhere("ambiguous-scalar"),
    CheckedElsewhere("encoding"),
    CheckedElsewhere("invisible-character"),
    CheckedElsewhere("text-form", Severity.WARNING),
    CheckedElsewhere("too-large"),
    CheckedElsewhere("stray-file"),
    CheckedElsewhere("missing-field"),
    CheckedElsewhere("unknown-field"),
    CheckedElsewhere("wrong-type"),
    bad_value,
    thousands_separator,
    name_mismatch,
    duplicate_id,
    duplicate_code,
    unknown_indicator,
    unknown_variable,
    unused_variable,
    CheckedElsewhere("formula-syntax"),
    catalog_override,
    due_outside_plan,
    target_out_of_range,
    conflicting_targets,
    target_below_headline,
    part_exceeds_whole,
    value_out_of_range,
    result_mismatch,
    zero_denominator,
    falling_cumulative,
    sudden_jump,
    overlapping_reports,
    date_outside_period,
    before_established,
    partial_year,
    future_report,
    UNUSED_IGNORE,
)
# Found while a file is read or fitted to its model.
READING = frozenset(rule.NAME for rule in RULES if isinstance(rule, CheckedElsewhere) and rule is not UNUSED_IGNORE)


def names() -> frozenset[str]:
    """Every rule."""
    return frozenset(rule.NAME for rule in RULES)


def suppressible() -> frozenset[str]:
    """The rules about meaning; bad-value and thousands-separator are about what the model refuses, too."""
    return _SUPPRESSIBLE


_SUPPRESSIBLE = names() - READING - {UNUSED_IGNORE.NAME, bad_value.NAME, thousands_separator.NAME}


def _findings(checks: Iterable[tuple[Rule, Iterator[Problem]]], is_suppressed: IsSuppressed) -> list[Finding]:
    """Of each rule in each file the first that nobody suppressed, and how many there are."""
    tally = Tally()
    for rule, problems in checks:
        name, severity = rule.NAME, rule.SEVERITY
        for problem in problems:
            source = problem.file.source
            span = source.span(problem.loc, problem.part)
            if not is_suppressed(source.path, span, name):
                make = partial(problem.finding, name, problem.severity or severity)
                tally.add(source.path, name, span, make, beyond=problem.beyond)
    return tally.findings

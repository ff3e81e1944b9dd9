"""Which modules are mutated, and which tests must find it."""

from collections.abc import Sequence

from tests import ROOT
from tests.test_tree import where_tested

# Of these no mutant may survive: what a figure comes to, and what it means.
LAW: dict[str, Sequence[str]] = {
    "rounding": (),  # never onto or across a target
    "model/formula": ("evaluation/test_observations",),
    "model/period": ("evaluation/test_due",),
    "model/targets": ("evaluation/test_targets", "evaluation/test_standing", "checks/rules/test_conflicting_targets"),
    # What `evaluation/standing` was before it was cut: the day, the targets that count, where the line begins.
    "evaluation/evaluation": (),
    "evaluation/observations": ("evaluation/test_baseline", "evaluation/test_standing", "rollup/test_province_plan"),
    "evaluation/targets": ("evaluation/test_standing", "rollup/test_province_plan"),
    "evaluation/baseline": ("evaluation/test_standing",),
    "evaluation/figures": ("evaluation/test_baseline", "rollup/test_province_plan"),
    "evaluation/standing": (
        "evaluation/test_targets",
        "evaluation/test_baseline",
        "evaluation/test_notes",
        "rollup/test_province_plan",
    ),
    # What `rollup/aggregate` was: a commune's part, the sums, those of each date, and who judges.
    "rollup/part": ("rollup/test_contribution", "rollup/test_province_plan"),
    "rollup/aggregate": ("rollup/test_province_plan",),
    "rollup/pooled_history": ("rollup/test_province_plan",),
    "rollup/pool": ("rollup/test_aggregate",),
    "rollup/judgement": ("rollup/test_province_plan",),
    "rollup/standings": ("rollup/test_aggregate", "rollup/test_province_plan"),
}
_RULES = "checks/rules"
# What all rules share is tested by those of each.
_SHARED = (_RULES, "checks/test_rules", "checks/test_validate", "checks/test_suppressions")
# Where two rules about a plan's document ask.
_ASKED_BY_RULES: dict[str, Sequence[str]] = {
    "evaluation/contradictions": (
        "checks/rules/test_conflicting_targets",
        "evaluation/test_official_report",
        "evaluation/test_gap_table",
    ),
}
# In percent, of the mutants of all rules that are not equal to the original.
LEAST_OF_RULES = 95


def rules() -> list[str]:
    """The modules that say what cannot be."""
    own = sorted(f"{_RULES}/{path.stem}" for path in (ROOT / "cdsplan" / _RULES).glob("*.py"))
    return [*own, *_ASKED_BY_RULES]


def covering(module: str) -> list[str]:
    """The paths of its tests, those first that are most likely to find a fault."""
    if module in {f"{_RULES}/__init__", f"{_RULES}/rule"}:
        return [_path(one) for one in _SHARED]
    # How a figure is called in what rules say of it.
    common = (f"{_RULES}/test_rule",) if module.startswith(f"{_RULES}/") else ()
    further = (*(LAW | _ASKED_BY_RULES).get(module, ()), *common)
    return [_path(one) for one in (where_tested(module), *further)]


def _path(tests: str) -> str:
    return f"tests/{tests}.py" if "test_" in tests else f"tests/{tests}"

"""No file is «a bug in the program»: whatever stands in a field, every command ends with a result or a finding."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder

LONGEST = "9" * 18
NUMBERS = ["0", "1", "-1", "0.5", LONGEST, f"-{LONGEST}", f"0.{'0' * 16}1", "80"]
FORMULAS = [
    "a / b",
    "a",
    "a - b",
    "a / (a - b)",
    "a / b / c",
    "1 / a + 1 / b + 1 / c",
    "0 - a / b",
    "*".join(["a"] * 300),
    f"0.8 - 1/({'*'.join(['a'] * 250)})",
    f"a/({'*'.join(['b'] * 250)})",
]
DATES = ["1900-01-01", "2999-12-31", "2026-02-28", "2025-12-31", "2026-06-14"]
MEASURES = ["percent", "percent, may_exceed: true", "number, unit: x", f"number, unit: x, scale: {LONGEST}"]
CHANGES = st.fixed_dictionaries(
    {
        "formula": st.sampled_from(FORMULAS),
        "measure": st.sampled_from(MEASURES),
        "kind": st.sampled_from(["count", "quantity", "count, cumulative: true", "quantity, cumulative: true"]),
        "op": st.sampled_from([">=", ">", "<=", "<"]),
        "target": st.sampled_from(NUMBERS),
        "due": st.sampled_from(DATES),
        "baseline": st.sampled_from(["", *(f", baseline: {{value: {one}, as_of: {DATES[3]}}}" for one in NUMBERS)]),
        "start": st.sampled_from(["", *(f"start: {day}\n" for day in DATES)]),
        "values": st.tuples(*[st.sampled_from(NUMBERS)] * 6),
    }
)
COMMANDS = (
    ("validate", "--jobs", "1"),
    ("progress", "xa-tan-lap"),
    ("progress", "xa-tan-lap", "--format", "json", "--sort", "gap"),
    ("explain", "xa-tan-lap", "x"),
    ("summary", "--jobs", "1", "--format", "csv"),
)


def _write(folder: Folder, case: dict[str, str], values: tuple[str, ...]) -> None:
    variables = "".join(f"  {name}: {{name: Số, kind: {case['kind']}}}\n" for name in "abc")
    indicator = f"  x: {{name: Chỉ tiêu, measure: {case['measure']}, formula: {case['formula']}}}\n"
    folder.write(PATHS["catalog"], f"variables:\n{variables}indicators:\n{indicator}")
    target = f'{{op: "{case["op"]}", value: {case["target"]}'
    folder.write(
        PATHS["plan"],
        f"title: Kế hoạch\nyear: 2026\n{case['start']}indicators:\n"
        f"  - {{id: x, targets: [{target}}}, {target}, due: {case['due']}}}]{case['baseline']}}}\n",
    )
    for period, known in (("2026-03", values[:3]), ("2026-06", values[3:])):
        said = ", ".join(f"{name}: {value}" for name, value in zip("abc", known, strict=True))
        folder.write(PATHS["report"].replace("2026-06", period), f"period: {period}\nvalues: {{{said}}}\n")


@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_no_numbers_and_no_days_stop_a_command(cdsplan: Run, little: Folder, changes: dict[str, object]) -> None:
    case = {name: str(value) for name, value in changes.items()}
    values = changes["values"]
    assert isinstance(values, tuple)
    _write(little, case, values)
    for command in COMMANDS:
        ran = cdsplan(*command)
        assert ran.code in {0, 1}, ran.err

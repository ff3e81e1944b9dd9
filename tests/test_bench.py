"""What `make bench` measures with, on a nation of three communes."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cdsplan.checks.validate import validate
from cdsplan.repository.folder import Repository
from tests import ROOT
from tests.bench import nation, yardsticks
from tests.bench.measure import Case, Round, Run, measured, run
from tests.bench.table import Ratio, line, table

FILES = 3 * (2 + 12) + 2
OURS = Case("ours", (), Path())
THEIRS = Case("theirs", (), Path())


def contents(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def python(name: str, program: str, root: Path) -> Case:
    return Case(name, (sys.executable, "-c", program), root)


def rounds(*seconds: tuple[float, float], memory: float | None = 40) -> list[Round]:
    return [{OURS: Run(ours, memory), THEIRS: Run(theirs, 900)} for ours, theirs in seconds]


def cells(ratio: Ratio, measured_rounds: list[Round]) -> list[str]:
    return line(ratio, measured_rounds).strip("| ").split(" | ")


def test_nothing_is_found_in_a_nation_but_its_slip(tmp_path: Path) -> None:
    outcome = validate(Repository(nation.generate(tmp_path, 3)), date.fromisoformat(nation.TODAY))
    assert [(one.path, one.rule) for one in outcome.findings] == [
        (f"plans/{nation.path(0)}/reports/2026-12.yaml", "part-exceeds-whole")
    ]
    assert outcome.files == FILES


def test_a_nation_is_the_same_each_time(tmp_path: Path) -> None:
    first = contents(nation.generate(tmp_path / "first", 3))
    assert len(first) == FILES
    assert contents(nation.generate(tmp_path / "second", 3)) == first


def test_half_a_nation_is_completed(tmp_path: Path) -> None:
    root = nation.generate(tmp_path, 3)
    whole = contents(root)
    (root / "plans/cdsplan.yaml").unlink()
    (root / "plans" / nation.path(2) / "commune.yaml").unlink()
    assert contents(nation.generate(tmp_path, 3)) == whole


def test_the_yardsticks_read_every_file(tmp_path: Path) -> None:
    root = nation.generate(tmp_path, 3)
    assert sorted(yardsticks.contents(str(root))) == sorted(contents(root).values())


def test_every_round_begins_with_another_case(tmp_path: Path) -> None:
    cases = [python(name, f"print('{name}', end='', file=open('order', 'a'))", tmp_path) for name in "ab"]
    steps: list[str] = []
    assert [set(one) for one in measured(cases, 2, steps.append)] == [set(cases)] * 2
    assert (tmp_path / "order").read_text(encoding="utf-8") == "ab" + "ab" + "ba"
    assert len(steps) == 3


def test_a_program_that_fails_ends_the_benchmark_and_is_heard(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"^broken: exit 1\nwhy\n"):
        run(python("broken", "raise SystemExit('why')", tmp_path))


def test_a_program_may_have_to_exit_with_an_error(tmp_path: Path) -> None:
    assert run(python("slips", "raise SystemExit(1)", tmp_path)._replace(exits=1)).seconds > 0


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not tell")
def test_the_memory_is_that_of_the_greatest_process(tmp_path: Path) -> None:
    worker = "b'x' * 150_000_000"
    program = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {worker!r}])"
    # Measured by a small process, as the benchmark is one: none is told less than the one that started it.
    measuring = (
        "import sys; from pathlib import Path; from tests.bench.measure import Case, run;"
        "print(run(Case('two', (sys.executable, '-c', sys.argv[1]), Path(sys.argv[2]))).memory)"
    )
    command = [sys.executable, "-c", measuring, program, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")  # noqa: S603
    assert 150 < float(done.stdout) < 200


def test_the_ratio_is_the_median_of_the_rounds_own() -> None:
    # The medians of the seconds would make 0.5.
    noisy = rounds((1, 2), (4, 10), (2, 4.4))
    assert cells(Ratio(OURS, THEIRS, 0.5), noisy) == [
        "ours",
        "theirs",
        "0.45 (0.40–0.50)",
        "0.50",
        "2.00 : 4.40",
        "40 MB",
    ]


def test_a_limit_that_is_not_reached_is_told_in_words() -> None:
    assert cells(Ratio(OURS, THEIRS, 0.05), rounds((0.51, 10), memory=401))[2:] == [
        "0.051 (0.051–0.051)",
        "0.050 NOT reached",
        "0.51 : 10.00",
        "401 MB NOT reached",
    ]


def test_a_share_of_the_work_is_reckoned_with() -> None:
    assert cells(Ratio(OURS, THEIRS, 1.1, share=1000 / 4000), rounds((8, 2)))[2:4] == ["1.00 (1.00–1.00)", "1.10"]


def test_a_ratio_may_go_without_a_limit_and_without_memory() -> None:
    assert cells(Ratio(OURS, THEIRS), rounds((1, 1), memory=None))[3:] == ["–", "1.00 : 1.00", "not measured"]


def test_the_table_is_markdown() -> None:
    head, rule, first, end = table([line(Ratio(OURS, THEIRS), rounds((1, 1)))]).split("\n")
    assert head.startswith("| what | against | ratio (")
    assert head.count("|") == rule.count("|") == first.count("|")
    assert not end


@pytest.mark.slow
def test_a_group_is_measured_from_beginning_to_end(tmp_path: Path) -> None:
    command = [sys.executable, "-X", "utf8", "-m", "tests.bench.bench", str(tmp_path), "--communes", "3", "--runs", "1"]
    done = subprocess.run(  # noqa: S603
        [*command, "--only", "province"], cwd=ROOT, check=True, capture_output=True, encoding="utf-8"
    )
    assert done.stdout.count("| validate, a province of 3 among 3 |") == 2
    assert "usable cores" in done.stdout
    assert done.stderr.splitlines()[1:] == ["province: warming up", "province: round 1 of 1"]

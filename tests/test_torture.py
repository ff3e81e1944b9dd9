"""`make torture`, as short as it can be: its trials find nothing, and would find what is there."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from cdsplan.cli.app import COMMANDS
from tests.conftest import PATHS
from tests.torture import __main__ as torture
from tests.torture import disk, kills, land, motion, writers, year
from tests.torture.process import Ending, Process
from tests.torture.tally import Tally, table

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")

FEW = ("record xa-tan-lap ho_cap_quang=701 -p 2026-06", "fmt", "export -f datapackage -o new/package")
TRIALS: dict[str, Callable[[Path, Random], Tally | None]] = {
    "kills": lambda folder, chance: kills.killed(folder, 2, chance),
    "full disk": lambda folder, chance: disk.full(folder, 2, chance),
    "file size": lambda folder, chance: disk.limited(folder, 2, chance),
    "vanishing": lambda folder, chance: motion.vanishing(folder, 1, chance),
    "writers": lambda folder, chance: writers.at_once(folder, 3, 2, chance),
    "year": lambda folder, chance: year.year(folder, 4, chance, months=2),
    "nation": lambda folder, chance: motion.nation_in_motion(folder, 6, 1, chance),
}


@pytest.mark.slow
@pytest.mark.parametrize("trial", TRIALS.values(), ids=TRIALS)
def test_nothing_is_lost_half_written_crashed_or_hung(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trial: Callable[[Path, Random], Tally | None]
) -> None:
    for module in (kills, disk):
        monkeypatch.setattr(module, "WRITING", FEW)
    tally = trial(tmp_path, Random(0))  # noqa: S311  chance, not secrets
    if tally is None:
        pytest.skip("no disk of its own may be made here")
    assert tally.runs > 1
    assert tally.faults == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a system without /dev/full")
@pytest.mark.slow
def test_what_cannot_be_printed_is_said(tmp_path: Path) -> None:
    assert disk.printed(tmp_path, 1, Random(0)).faults == []  # noqa: S311


def test_every_command_that_writes_is_tried() -> None:
    same_as_progress = {"explain", "list", "due", "summary", "diff"}  # they have its `-o`, and write nothing else
    assert {command.split()[0] for command in land.WRITING} == set(COMMANDS) - same_as_progress - {"rule"}
    parts = {command.split()[1] for command in land.WRITING if command.startswith("new ")}
    assert parts == {"commune", "province", "plan", "indicator", "report"}


def test_every_kind_of_fault_is_seen() -> None:
    tally = Tally("x")
    tally.ended("slow", Ending(None, ""))
    tally.ended("odd", Ending(3, ""))
    tally.ended("bug", Ending(2, "a bug in the program (KeyError)"))
    tally.ended("killed", Ending(-signal.SIGKILL, "Trace"))
    tally.between("cut", {"a": b"old", "b": b"b"}, {"a": b"new", "b": b"b"}, {"a": b"ne"})
    assert [one.split(": ")[1:3] for one in tally.faults] == [
        ["lost", "cut"],
        ["half written", "cut"],
        ["crashed", "odd"],
        ["crashed", "bug"],
        ["hung", "slow"],
    ]
    assert table([tally]).endswith("| x | 4 | 1 | 1 | 2 | 1 |\n")


def test_a_file_is_whole_only_with_all_its_bytes() -> None:
    tally = Tally("x")
    tally.whole("x", {"a": b"1", "b": b"2"}, {"a": b"1", "b": b"2"})
    assert tally.faults == []
    tally.whole("x", {"a": b"1", "b": b"2"}, {"a": b"2", "c": b"3", ".a.cdsplan-tmp": b"1"})
    assert len(tally.lost) == 1
    assert len(tally.half_written) == 3


def test_what_a_killed_command_has_left_is_hidden_until_the_next_run() -> None:
    tally = Tally("x")
    tally.between("x", {}, {}, {"..github-1-1-1.cdsplan-tmp/a.yml": b"name", "b/.c.cdsplan-tmp": b"1"})
    assert tally.faults == []


def test_the_list_of_a_site_may_say_what_is_about_to_be_written() -> None:
    tally = Tally("x")
    for raw in (b'{"files": {"a.html": null}}', b'{"files": {"a', b"{}"):
        tally.between("x", {}, {}, {"site/cdsplan-site.json": raw})
    assert len(tally.half_written) == 2


def test_a_figure_that_is_not_the_scripts_own_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rates = {"cap_quang": ("quang", "ho", 81), "ho_so_truc_tuyen": ("quang", "ho", 90)}
    monkeypatch.setattr(year, "_RATES", rates)
    tally = year.year(tmp_path, 1, Random(0), months=1)  # noqa: S311
    seen = "\n".join(tally.lost)
    for place in ("cap_quang.gap", "ho_so_truc_tuyen.numerator", "the province's ho_so_truc_tuyen.value"):
        assert place in seen
    assert "cap_quang.actual.value" not in seen.replace("ho_so_truc_tuyen", "")


def test_what_does_not_end_is_stopped(tmp_path: Path) -> None:
    endless = Process(tmp_path, ["--version"], prepare=signal.pause)
    assert endless.end(patience=0.1).code is None


def test_what_comes_out_of_the_program_is_a_crash(tmp_path: Path) -> None:
    tally = Tally("x")
    tally.ended("x", Process(tmp_path, ["--version"], prepare=lambda: 1 / 0).end())
    assert "ZeroDivisionError" in tally.crashed[0]


@pytest.mark.slow
@pytest.mark.parametrize("harm", [lambda file: file.unlink(), lambda file: file.write_bytes(b"period")])
def test_a_command_that_spoils_a_file_before_it_dies_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], object]
) -> None:
    monkeypatch.setattr(kills, "WRITING", FEW[:1])

    class Spoiling(Process):
        def kill(self) -> None:
            super().kill()
            harm(tmp_path / "work" / PATHS["report"])

    monkeypatch.setattr(kills, "Process", Spoiling)
    assert kills.killed(tmp_path, 1, Random(0)).faults  # noqa: S311


def test_it_fails_where_there_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for fault, code in (([], 0), (["x"], 1)):
        monkeypatch.setattr(torture, "_trials", lambda _, fault=fault: {"one": lambda *_: Tally("x", 1, lost=fault)})
        monkeypatch.setattr("sys.argv", ["torture", str(tmp_path / "work")])
        assert torture.main() == code

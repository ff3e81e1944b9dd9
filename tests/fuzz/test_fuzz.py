"""The fuzzer itself: every target runs, each law can be broken and that is found, and a find is told and kept."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("resource", reason="Windows counts neither time nor memory for us")

from cdsplan.cli.shared import form_file
from cdsplan.evaluation.figures import Figures
from cdsplan.model import formula
from cdsplan.recording import spreadsheet
from cdsplan.repository import atomic_write
from cdsplan.repository.git import Git
from cdsplan.yaml import disputed
from tests.fuzz import bounds, fuzz
from tests.fuzz.find import Find, look, smaller, wrong
from tests.fuzz.program import Ran
from tests.fuzz.target import Example, Target
from tests.fuzz.targets import TARGETS, fixing, histories, repository, structures
from tests.fuzz.targets import forms as returned_forms

NAMED = {one.name: one for one in TARGETS}
FEW = {"reader": 40, "fmt": 20, "formula": 200, "repository": 3, "structure": 2, "form": 6, "history": 4}
Plant = Callable[[pytest.MonkeyPatch], None]


@pytest.mark.parametrize("name", NAMED)
def test_of_some_examples_nothing_is_found(name: str) -> None:
    assert [find for seed in range(FEW[name]) if (find := look(NAMED[name], seed))] == []


@pytest.mark.parametrize("name", NAMED)
def test_a_seed_is_one_example(name: str) -> None:
    assert NAMED[name].example(7) == NAMED[name].example(7) != NAMED[name].example(8)


# Each law, broken


def _instead(owner: Any, name: str, other: Callable[..., Any]) -> Plant:  # noqa: ANN401  a module or a class
    """Call `other` with what was there and with its arguments."""
    return lambda patch: patch.setattr(owner, name, partial(other, getattr(owner, name)))


def _method(owner: type, name: str, other: Callable[..., Any]) -> Plant:
    was = getattr(owner, name)
    return lambda patch: patch.setattr(owner, name, lambda *given: other(was, *given))


def _failing(*_: object) -> None:
    raise LookupError


def _raises(owner: Any, name: str) -> Plant:  # noqa: ANN401
    return lambda patch: patch.setattr(owner, name, _failing)


def _writes(was: Callable[..., Any], file: Path) -> object:
    file.with_name("plans").joinpath("x.yaml").write_bytes(b"")
    return was(file)


def _writes_into_git(was: Callable[..., Any], git: Git, revision: str) -> object:
    (git._room.top / ".git" / "x").write_bytes(b"")  # noqa: SLF001  to plant a fault
    return was(git, revision)


def _fixed_with(change: Callable[[bytes], bytes]) -> Plant:
    def other(was: Callable[..., Any], path: str, raw: bytes, kind: object) -> object:
        fixed = was(path, raw, kind)
        changed = change(fixed.raw)
        return fixed._replace(raw=changed, done=fixed.done or (changed != raw) * ("x",))

    return _instead(fixing, "fix", other)


def _ran_with(module: Any, change: Callable[[Ran, Path], Ran]) -> Plant:  # noqa: ANN401
    def other(was: Callable[..., Any], root: Path, *arguments: str) -> Ran:
        return change(was(root, *arguments), root)

    return _instead(module, "cdsplan", other)


def _said_with(module: Any, change: Callable[[str], str]) -> Plant:  # noqa: ANN401
    return _ran_with(module, lambda ran, _root: ran._replace(out=change(ran.out)))


def _writing(ran: Ran, root: Path) -> Ran:
    """What is refused has written all the same, and so has what only reads."""
    reads = {"progress", "summary", "explain"}
    if (ran.code == 1 and "--dry-run" not in ran.arguments) or ran.arguments[0] in reads:
        (root / "plans" / "x.yaml").write_bytes(b"")
    return ran


def _ending_with(code: int, *words: str) -> Callable[[Ran, Path], Ran]:
    """The commands that have one of these words."""

    def change(ran: Ran, _root: Path) -> Ran:
        return ran._replace(code=code, err="x") if {*words} & {*ran.arguments} else ran

    return change


def _untold(was: Callable[..., Any], *given: object) -> object:
    return was(*given)._replace(done=())


def _reversed(out: str) -> str:
    told = json.loads(out)
    return json.dumps({**told, "findings": told["findings"][::-1]})


FAULTS: dict[str, tuple[str, Plant, str, int]] = {
    "one parser reads what the other refuses": (
        "reader",
        lambda patch: patch.setattr(disputed, "has_risky_brackets", lambda _parsable: False),
        "one parser reads",
        3000,
    ),
    "a rule fails": ("repository", _raises(repository, "read_json"), "LookupError", 3),
    "findings are in no order": ("repository", _said_with(repository, _reversed), "findings are not in order", 20),
    "a finding has no hint": (
        "repository",
        _said_with(repository, lambda out: out.replace('"hint": "', '"hint": "", "more": "')),
        "a finding lacks something",
        20,
    ),
    "errors are counted wrongly": (
        "repository",
        _said_with(repository, lambda out: out.replace('"errors": 0', '"errors": 1')),
        "validate ends wrongly",
        40,
    ),
    "fmt tells nothing": ("fmt", _instead(fixing, "fix", _untold), "what was done", 60),
    "fmt adds a line each time": ("fmt", _fixed_with(lambda raw: raw + b"\n"), "twice is not once", 3),
    "fmt changes a figure": ("fmt", _fixed_with(lambda raw: raw.replace(b"80", b"79")), "the meaning changes", 200),
    "a figure cannot be reckoned": ("structure", _raises(Figures, "_amount"), "LookupError in figures.py", 30),
    "a number is none": (
        "structure",
        _said_with(structures, lambda out: out.replace('"errors": 0', '"errors": NaN')),
        "validate prints broken JSON",
        30,
    ),
    "what reads writes": ("structure", _ran_with(structures, _writing), "a command that reads has written", 6),
    "validate lets pass what summary does not": (
        "structure",
        _ran_with(structures, _ending_with(1, "summary")),
        "summary finds what validate does not",
        40,
    ),
    "a command ends as none may": (
        "structure",
        _ran_with(structures, _ending_with(3, "summary")),
        "summary fails",
        20,
    ),
    "minus is done before times": (
        "formula",
        lambda patch: patch.setitem(formula._RANK, "-", 3),  # noqa: SLF001  to plant a fault
        "a formula comes to something else",
        300,
    ),
    "a division is none": (
        "formula",
        lambda patch: patch.setitem(formula._DO, "/", formula._DO["*"]),  # noqa: SLF001
        "a formula comes to something else",
        300,
    ),
    "a digit is lost": (
        "form",
        _instead(spreadsheet, "plain", lambda was, words: was(words).replace("1", "")),
        "what was typed is not recorded",
        60,
    ),
    "a file is cut off": (
        "form",
        _instead(atomic_write, "put", lambda was, file, raw: was(file, raw[:-9])),
        "a report is written that does not load",
        60,
    ),
    "a trial writes": ("form", _instead(form_file, "_sheet", _writes), "a dry run writes", 6),
    "what is refused writes": ("form", _ran_with(returned_forms, _writing), "a form that is refused writes", 40),
    "a trial says something else": (
        "form",
        _ran_with(returned_forms, _ending_with(2, "--dry-run")),
        "the trial ends otherwise",
        10,
    ),
    "a figure is overwritten by another": (
        "form",
        _instead(atomic_write, "put", lambda was, file, raw: was(file, raw.replace(b"ho:", b"dien_tich:", 1))),
        "a figure is lost",
        60,
    ),
    "nothing is something": (
        "history",
        _said_with(histories, lambda out: out.replace('"changes": []', '"changes": [1]')),
        "a state differs from itself",
        120,
    ),
    "git is written into": ("history", _method(Git, "commit", _writes_into_git), "the repository is changed", 10),
    "git's answer is not read": ("history", _raises(Git, "_content"), "LookupError", 20),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, plant, kind, most = FAULTS[fault]
    plant(monkeypatch)
    found = (find for seed in range(most) if (find := look(NAMED[name], seed)))
    assert any(find.kind.startswith(kind) for find in found)


def test_every_target_has_a_fault_planted() -> None:
    assert {name for name, *_ in FAULTS.values()} == NAMED.keys()


# What becomes of a find


def _made(_random: object) -> Example:
    return {"a.yaml": b"a: 1\nb: x\nc: 3\n" * 9, "b.yaml": b"d: 4\n"}


def _says_x(example: Example, _folder: Path) -> str:
    return f"x is there: {example}" if b"x" in example.get("a.yaml", b"") else ""


PLANTED = Target("planted", _made, _says_x)


def test_a_find_is_made_smaller_as_long_as_it_is_the_same() -> None:
    find = look(PLANTED, 1)
    assert find
    assert smaller(PLANTED, find).example == {"a.yaml": b"x"}
    assert smaller(PLANTED._replace(may_shrink=False), find) == find


def test_finds_are_counted_told_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bounds, "keep_machine_usable", lambda: None)
    monkeypatch.setattr(fuzz, "TARGETS", (PLANTED, NAMED["formula"]))
    options = [str(tmp_path), "--seed", "5", "--examples", "3"]
    assert fuzz.main(options) == 1
    assert "| planted | 5–7 | 3 | 0 | 3 × x is there |\n| formula | 5–7 | 3 | 0 | 0 |" in capsys.readouterr().out
    (place,) = tmp_path.iterdir()
    assert (place / "files" / "a.yaml").read_bytes() == b"x"
    again, said, *_ = (place / "find.txt").read_text().splitlines()
    assert again == 'make fuzz ARGS="--target planted --seed 5 --examples 1"'
    assert said.startswith("x is there: ")
    assert fuzz.main([*options, "--target", "formula"]) == 0


def test_what_raises_is_a_find_named_by_its_place() -> None:
    said = wrong(Target("planted", _made, _failing_check), {})
    assert said.startswith("LookupError in test_fuzz.py, line ")
    assert "Traceback" in said


def test_an_example_that_cannot_be_made_is_a_find() -> None:
    find = look(Target("planted", _failing_check, _says_x), 1)
    assert find
    assert find.kind.startswith("no example, LookupError in ")


def _failing_check(*_: object) -> Any:  # noqa: ANN401
    raise LookupError


def _endless(_example: Example, _folder: Path) -> str:
    while True:
        pass


def test_what_takes_too_long_or_too_much_is_a_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "PROCESSOR_SECONDS", 0.05)
    assert wrong(Target("planted", _made, _endless), {}) == "too much time: 0.05 s"
    peaks = iter([0, 1 << 20])
    monkeypatch.setattr(bounds, "_peak", lambda: next(peaks, 1 << 20))
    assert wrong(Target("planted", _made, lambda *_: ""), {}) == "too much memory: 1024 MiB"


def test_a_find_of_another_kind_is_another_find() -> None:
    assert Find("a", 1, "one kind: of it", {}).kind == "one kind"

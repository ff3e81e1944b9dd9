"""The worked examples of docs/trust.md: built from the page, run, and worked out once more with exact fractions.

`python -m tests.test_trust` prints the output of the commands anew.
"""

import re
import shlex
from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from cdsplan import api
from tests import ROOT
from tests.conftest import Folder
from tests.documents import code
from tests.test_docs import TRUST, transcript
from tests.worked_examples import CONSOLE, Example, Value, examples, is_printed, is_said, plain, worked_out

ENGLISH, VIETNAMESE = TRUST
EXAMPLES = 12
TODAY = date.fromisoformat(ENGLISH.today)

each_example = pytest.mark.parametrize(
    "example",
    [
        pytest.param(example, id=f"{document.language}-{at}")
        for document in TRUST
        for at, example in enumerate(examples(document), 1)
    ],
)


def written(folder: Folder, example: Example) -> Path:
    """The root of an example's repository."""
    for path, content in example.files.items():
        folder.write(path, content)
    return folder.root


def answer(root: Path, command: str) -> dict[str, Any]:
    """What the program says in JSON of the indicators, by their ids; of one alone as itself."""
    verb, unit, *rest = shlex.split(command)
    options = {name: given for name, given in pairwise(rest) if name.startswith("--")}
    home, as_of = api.open(root), date.fromisoformat(options["--as-of"])
    if verb == "summary":
        found: Any = api.summary(home, unit, as_of=as_of)["indicators"]
    else:
        table = api.progress(home, unit, as_of=as_of, today=TODAY, party=options.get("--party"))
        found = table["plans"][0]["indicators"]
    by_id = {one["id"]: one for one in found}
    return by_id if len(by_id) > 1 else next(iter(by_id.values()))


@each_example
def test_the_arithmetic_comes_to_what_the_page_and_the_program_say(example: Example, folder: Folder) -> None:
    root = written(folder, example)
    assert example.steps
    for step in example.steps:
        printed, known = answer(root, step.command), dict[str, Value]()
        for row in step.rows:
            known[row.letter] = worked_out(row.arithmetic, known)
            assert is_said(row.result, known[row.letter]), row
            assert not row.place or is_printed(row.place, known[row.letter], printed), row
        assert any(row.place for row in step.rows)


@each_example
def test_nothing_is_wrong_in_the_files(example: Example, folder: Folder) -> None:
    assert api.validate(api.open(written(folder, example)), today=TODAY)["errors"] == 0


@each_example
@pytest.mark.slow
def test_the_commands_print_what_stands_below_them(example: Example, folder: Folder) -> None:
    root, blocks = written(folder, example), CONSOLE.findall(example.text)
    assert len(blocks) == len(example.steps)
    for block in blocks:
        assert transcript(block, example.document, root) == block


def test_both_pages_work_out_the_same() -> None:
    words = {"có": "yes", "không": "no"}
    english, vietnamese = (
        [
            (
                example.files,
                [step.command for step in example.steps],
                [
                    (row.letter, plain(row.arithmetic), plain(words.get(row.result, row.result)), row.place)
                    for step in example.steps
                    for row in step.rows
                ],
            )
            for example in examples(document)
        ]
        for document in TRUST
    )
    assert len(english) == EXAMPLES
    assert english == vietnamese


@pytest.mark.parametrize(
    ("result", "value"),
    [
        ("79.99", Fraction(3214, 4018) * 100),  # rounded, and does not say so
        ("≈ 80", Fraction(80)),  # exact, and says that it is rounded
        ("≈ 71.45345", Fraction(2871, 4018) * 100),  # cut off
        ("yes", False),
        ("không", True),
    ],
)
def test_a_wrong_step_is_seen(result: str, value: Value) -> None:
    assert not is_said(result, value)


@pytest.mark.parametrize(
    ("place", "value"),
    [("`gap`", Fraction(1, 3)), ("`gap`", Fraction("0.333334")), ("`status` = `met`", Fraction(1))],
)
def test_a_step_that_the_program_takes_otherwise_is_seen(place: str, value: Value) -> None:
    assert is_printed(place, value, {"gap": Fraction("0.333333"), "status": "open"}) is (value == Fraction(1, 3))


def test_what_the_page_leans_on_is_there() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for document in TRUST:
        shown = re.findall(r"`(make [a-z-]+|tests/[\w/.-]+)", document.text)
        assert len(shown) > EXAMPLES
        for name in shown:
            assert (ROOT / name).exists() or name.removeprefix("make ") in targets, name
    english, vietnamese = ([row[-1] for row in document.table("promise", "cam kết")] for document in TRUST)
    assert english == vietnamese
    assert all(code(cell) for cell in english)


def test_both_pages_have_the_same_table_of_faults_with_its_date() -> None:
    english, vietnamese = (document.table(heading) for document, heading in zip(TRUST, ("what", "việc"), strict=True))
    assert all(int(row[1].replace(",", "")) > 0 for row in english)
    assert [[cell.replace(".", ",") for cell in row[1:]] for row in vietnamese] == [row[1:] for row in english]
    year, month, day = re.findall(r"^(\d{4})-(\d\d)-(\d\d), Python", ENGLISH.text, re.MULTILINE)[0]
    assert f"\n{day}/{month}/{year}, Python" in VIETNAMESE.text


def refresh() -> None:
    """Write what the commands print now."""
    for document in TRUST:
        page = document.text
        for example in examples(document):
            with TemporaryDirectory() as made:
                root = written(Folder(Path(made)), example)
                again = example.text
                for block in CONSOLE.findall(example.text):
                    again = again.replace(block, transcript(block, document, root))
            page = page.replace(example.text, again)
        document.path.write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh()

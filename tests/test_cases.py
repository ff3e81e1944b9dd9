"""Files that stand as data: each below cases/bad gives what cases/findings.txt says, each below cases/ok nothing."""

import unicodedata

import pytest

from tests.reading import CASES, FILES, case, found

FINDINGS = CASES / "findings.txt"


def lines_of(name: str) -> list[str]:
    """What is found in a file, as the program would print it."""
    return [f"{name}:{line}:{column}: {rule}" for line, column, rule in found(*case(name))]


@pytest.fixture(scope="module")
def expected(request: pytest.FixtureRequest) -> list[str]:
    """What must be found; `pytest --update` writes it anew, to be read in the difference."""
    if request.config.getoption("--update"):
        FINDINGS.write_bytes("".join(f"{line}\n" for name in FILES for line in lines_of(name)).encode())
    return FINDINGS.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("name", FILES)
def test_a_case_gives_its_findings(name: str, expected: list[str]) -> None:
    found_here = lines_of(name)
    assert found_here == [line for line in expected if line.startswith(f"{name}:")]
    assert bool(found_here) is name.startswith("bad/")


def test_no_finding_is_expected_of_a_file_that_is_not_there(expected: list[str]) -> None:
    assert {line.split(":")[0] for line in expected} == {name for name in FILES if name.startswith("bad/")}


def is_plain(content: str) -> bool:
    lines = content.split("\n")
    return lines[-1] == "" and unicodedata.is_normalized("NFC", content) and all(map(shows_whole, lines))


def shows_whole(line: str) -> bool:
    return line.isprintable() and line == line.rstrip()


def test_cases_hold_what_an_editor_shows_and_keeps() -> None:
    """What it would hide or spoil stands escaped, in tests/yaml/traps.py."""
    assert [name for name in FILES if not is_plain(case(name)[0].decode())] == []

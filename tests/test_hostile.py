"""Files of every shape that a stranger may send: few findings, short words, and no search that never ends.

`python -m tests.hostile FOLDER` writes each at its largest, 1 MiB, for measuring.
"""

import difflib
from collections import Counter
from typing import Any

import pytest

from cdsplan.checks.validate import Outcome
from cdsplan.finding import MOST, Severity
from cdsplan.language import Language
from cdsplan.render import findings
from cdsplan.yaml.source import LARGEST
from tests.conftest import Folder
from tests.hostile import SHAPES

_SMALL, _TELLING = 20_000, 120 * 1024


def checked(folder: Folder, shape: str, size: int) -> Outcome:
    for path, content in SHAPES[shape].files(size).items():
        folder.write(path, content.encode())
    return folder.validate()


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """With how many words each name was compared that the nearest was looked for."""
    compared: list[int] = []
    really = difflib.get_close_matches

    def counting(word: str, possibilities: Any, **more: Any) -> list[str]:  # noqa: ANN401  as difflib's own
        compared.append(len(possibilities))
        return really(word, possibilities, **more)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    return compared


@pytest.mark.parametrize("shape", SHAPES)
def test_whatever_a_file_holds_few_findings_are_told_and_briefly(folder: Folder, shape: str) -> None:
    outcome = checked(folder, shape, _SMALL)
    said = Counter((one.path, one.rule) for one in outcome.findings)
    assert max(said.values(), default=0) <= MOST + 1
    assert all(len(one.excerpt) <= 120 for one in outcome.findings)
    for language in Language:
        assert all(len(one.message.within(language)) < 1000 for one in outcome.findings)
        assert all(len(one.hint.within(language)) < 1000 for one in outcome.findings)
        assert all(len(other.message.within(language)) < 1000 for one in outcome.findings for other in one.related)
    assert max(map(len, findings.full(outcome.findings, Language.VI).splitlines()), default=0) < 2000


@pytest.mark.parametrize(
    "shape",
    [
        "unknown-variables-beside-known",
        "parts-in-a-chain",
        "parts-of-unknown",
        "parts-above-wholes",
        "unknown-indicators-beside-known",
        "no-break-spaces-in-numbers",
        "no-break-spaces-in-long-keys",
        "long-formulas",
        "formulas-of-fractions",
        "formulas-that-divide-by-zero-at-last",
        "ignore-comments-never-closed",
        "conflicts-at-one-long-place",
        "ignored-names",
        "ids-of-one-letter",
        "one-line-of-unknown-values",
    ],
)
def test_what_once_took_minutes_ends_soon(folder: Folder, shape: str) -> None:
    outcome = checked(folder, shape, _TELLING)
    assert sum(map(outcome.count, Severity)) >= len(outcome.findings) > 0


@pytest.mark.parametrize("shape", ["wrong-basis", "empty-keys-in-brackets", "just-above-the-nodes"])
def test_more_nodes_than_a_file_may_have_are_not_read(folder: Folder, shape: str) -> None:
    assert "too-large" in {one.rule for one in checked(folder, shape, LARGEST).findings}


@pytest.mark.parametrize(
    "shape",
    ["unknown-variables-beside-known", "unknown-indicators-beside-known", "parts-of-unknown", "ids-of-one-letter"],
)
def test_the_nearest_name_is_looked_for_a_bounded_number_of_times(
    folder: Folder, shape: str, searches: list[int]
) -> None:
    outcome = checked(folder, shape, _TELLING)
    assert outcome.count(Severity.ERROR) > 1000
    assert len(searches) <= 40
    assert max(searches) <= 100

"""cdsplan rule"""

import os
import subprocess
import sys

import pytest

from cdsplan.checks.rules import RULES
from tests.cli.conftest import Run


def test_a_rule_is_explained(cdsplan: Run) -> None:
    ran = cdsplan("rule", "duplicate-key")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("duplicate-key (error)\n")


def test_it_speaks_the_language_of_the_run(cdsplan: Run) -> None:
    assert cdsplan("rule", "duplicate-key", "--lang", "vi").out.startswith("duplicate-key (lỗi)\n")


def test_without_a_name_all_are_listed(cdsplan: Run) -> None:
    assert len(cdsplan("rule").out.splitlines()) == len(RULES)


@pytest.mark.parametrize(
    ("name", "hint"),
    [("duplicate_key", "Did you mean `duplicate-key`?"), ("xyz", "See them all: cdsplan rule")],
)
def test_an_unknown_rule_names_the_nearest(name: str, hint: str, cdsplan: Run) -> None:
    ran = cdsplan("rule", name)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


def test_the_whole_reference_is_markdown(cdsplan: Run) -> None:
    assert cdsplan("rule", "--format", "markdown").out.count("\n## ") == len(RULES)


def test_one_page_is_markdown(cdsplan: Run) -> None:
    assert cdsplan("rule", "duplicate-key", "--format", "markdown").out.startswith("## duplicate-key\n")


def test_it_needs_no_repository(cdsplan: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    assert cdsplan("rule", "duplicate-key").code == 0


def test_a_shell_completes_the_names() -> None:
    asking = {"_CDSPLAN_COMPLETE": "complete_bash", "COMP_WORDS": "cdsplan rule sudd", "COMP_CWORD": "2"}
    command = [sys.executable, "-m", "cdsplan"]
    done = subprocess.run(command, env=os.environ | asking, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    assert done.stdout.split() == ["sudden-jump"]

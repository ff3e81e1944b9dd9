"""A missing tool leaves a test out at a desk, and fails it in CI."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import tools


@pytest.mark.parametrize("ask", [tools.program, tools.npm_package])
def test_at_a_desk_a_test_without_its_tool_is_left_out(
    ask: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match=r"no-such-tool is not on this machine: 'make tools' installs it"):
        ask("no-such-tool")


@pytest.mark.parametrize("ask", [tools.program, tools.npm_package])
def test_in_ci_a_test_without_its_tool_fails(ask: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"no-such-tool is not on this machine"):
        ask("no-such-tool")


def test_the_first_name_that_runs_is_taken() -> None:
    assert tools.program("no-such-tool", "git").stem == "git"

"""The lists of formats."""

import subprocess
import sys
from importlib import import_module
from typing import Any

import pytest

from cdsplan.language import Language
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.formats import Format
from tests.render.tables import JUNE, ONE, tables

LISTS = Format.__subclasses__()


@pytest.mark.parametrize(
    "form", [form for one in LISTS for form in one], ids=lambda form: f"{type(form).__name__}-{form}"
)
def test_every_format_names_functions_that_there_are(form: Format) -> None:
    for step in form.steps:
        module, _, function = step.partition(":")
        assert callable(getattr(import_module(f"cdsplan.render.{module}"), function))
    assert form.steps


@pytest.mark.parametrize(
    ("one", "other"), [(formats.Summary, formats.SummaryByCommune), (formats.Rule, formats.Rules)], ids=str
)
def test_what_one_option_chooses_has_the_same_names(one: Any, other: Any) -> None:  # noqa: ANN401
    assert [str(form) for form in one] == [str(form) for form in other]


@pytest.mark.parametrize("form", [form for form in formats.Progress if not form.binary])
def test_a_format_draws(form: formats.Progress) -> None:
    drawn = form.draw(tables(ONE, [JUNE]), Canvas(Language.VI, 120))
    assert "Tỷ lệ hộ gia đình" in drawn
    assert drawn.endswith("\n")


def test_a_file_has_the_bytes_of_its_format() -> None:
    progress, canvas = tables(ONE, [JUNE]), Canvas(Language.VI)
    assert formats.Progress.CSV.file(progress, canvas) == formats.Progress.CSV.draw(progress, canvas).encode()


@pytest.mark.parametrize(
    ("kind", "ending", "form"),
    [
        (formats.Progress, "xlsx", "xlsx"),
        (formats.Progress, "md", "markdown"),
        (formats.Progress, "txt", "plain"),
        (formats.Changes, "txt", "table"),
        (formats.Explanation, "txt", "text"),
        (formats.Findings, "xml", "junit"),
        (formats.Explanation, "csv", None),
        (formats.Progress, "plain", None),
        (formats.Progress, "", None),
    ],
)
def test_the_ending_of_a_file_names_its_format(kind: type[Format], ending: str, form: str | None) -> None:
    assert kind.of_ending(ending) == form
    assert (ending in kind.endings()) == (form is not None)


def test_only_a_terminal_is_coloured() -> None:
    assert [form for form in formats.Progress if form.coloured] == [formats.Progress.TABLE]
    assert not any(form.coloured for form in formats.Changes)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("form", "needed"),
    [("PLAIN", {"tabulate"}), ("MARKDOWN", {"tabulate"}), ("CSV", set()), ("JSON", set()), ("TABLE", {"rich"})],
)
def test_nobody_waits_for_what_another_format_needs(form: str, needed: set[str]) -> None:
    code = (
        "import sys\n"
        "from cdsplan.language import Language\n"
        "from cdsplan.render import formats\n"
        "from cdsplan.render.canvas import Canvas\n"
        "from tests.render.tables import JUNE, ONE, tables\n"
        f"formats.Progress.{form}.draw(tables(ONE, [JUNE]), Canvas(Language.VI))\n"
        "print(*{'rich', 'tabulate'} & set(sys.modules))\n"
    )
    ran = subprocess.run(  # noqa: S603  our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert set(ran.stdout.split()) == needed

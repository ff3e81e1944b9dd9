"""Where findings go: onto the terminal in one format, into files in others, and to GitHub where it is running us."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from cdsplan import interruption
from cdsplan.checks.validate import Outcome, together
from cdsplan.cli.shared import console, work_tree
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.output_file import refuse_yaml
from cdsplan.language import text
from cdsplan.render import findings
from cdsplan.render.findings import github
from cdsplan.render.formats import Findings
from cdsplan.repository import links
from cdsplan.suggest import nearest

# They name a file as the server that reads them does.
_FROM_TOP = frozenset({Findings.GITHUB, Findings.GITLAB, Findings.SARIF})


class Checked(NamedTuple):
    """What was found below one folder, from which its paths count."""

    root: Path
    outcome: Outcome


class Output(NamedTuple):
    """One `--output`."""

    form: Findings
    file: Path


def outputs(given: Iterable[str]) -> list[Output]:
    """Each `FORMAT=FILE`, before any work is done; CannotRunError for what is none, or would replace what is needed."""
    found = [_output(one) for one in given]
    targets: set[Path] = set()
    for one in found:
        refuse_yaml(one.file)
        target = links.target(one.file)
        if target in targets and not links.is_special(one.file):
            raise WrongUsageError(
                text("--output: {file} được nêu hai lần", "--output: {file} is given twice", file=str(one.file))
            )
        targets.add(target)
    return found


def _output(given: str) -> Output:
    name, _, file = given.partition("=")
    known = [str(form) for form in Findings]
    if name not in known:
        hint = nearest(name, known) or text("Các dạng: {known}.", "The formats are: {known}.", known=known)
        raise WrongUsageError(
            text(
                "--output: không có dạng «{name}». {hint}", "--output: no format `{name}`. {hint}", name=name, hint=hint
            )
        )
    if not file:
        raise WrongUsageError(text("--output: viết {name}=TỆP", "--output: write {name}=FILE", name=name))
    return Output(Findings(name), Path(file))


def deliver(checked: Sequence[Checked], form: Findings | None, outputs: Sequence[Output]) -> None:
    """Write every file, then say it; without a format, GitHub Actions gets its annotations below the text."""
    for one, written in [(one, _rendered(checked, one.form)) for one in outputs]:
        _write(one.file, written)
    annotated = form is None and os.environ.get("GITHUB_ACTIONS") == "true"
    if annotated or Findings.GITHUB in {form, *(one.form for one in outputs)}:
        _summarise(_outcome(checked, Findings.GITHUB))
    if annotated:
        console.echo(findings.listing(_outcome(checked, Findings.TEXT), current()))
    shown = Findings.GITHUB if annotated else form or Findings.TEXT
    console.echo(_rendered(checked, shown), shown)


def _outcome(checked: Sequence[Checked], form: Findings) -> Outcome:
    if form in _FROM_TOP:
        return together(work_tree.from_top(root, outcome) for root, outcome in checked)
    return together(outcome for _, outcome in checked)


def _rendered(checked: Sequence[Checked], form: Findings) -> str:
    return form.draw(_outcome(checked, form), console.drawing(form))


def _write(file: Path, content: str) -> None:
    """All of it or nothing, so that nobody ever reads half a file."""
    from cdsplan.cli.shared.output_file import overwrite  # noqa: PLC0415  only for those who write

    overwrite(file, content.encode())


def _summarise(outcome: Outcome) -> None:
    """Append a table to the summary of the step; a run does not fail because there is no place for one."""
    named = os.environ.get("GITHUB_STEP_SUMMARY")
    if not named:
        return
    file = Path(named)
    try:
        with file.open("ab") as stream:
            room = github.LARGEST_SUMMARY - stream.tell()
            stream.write(github.markdown(outcome, current(), room).encode())
            interruption.wrote()
    except OSError as error:
        from cdsplan.repository.atomic_write import unwritable  # noqa: PLC0415

        console.complain(unwritable(file, error))

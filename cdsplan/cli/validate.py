"""`cdsplan validate`: every finding of the repository, or of the communes that some paths lie in."""

import os
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cdsplan.checks import rule_names, validate
from cdsplan.checks.validate import Outcome
from cdsplan.cli.shared import dates, findings_output, locate, progress_bar, work_tree
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.cli.shared.findings_output import Checked
from cdsplan.cli.shared.options import FORMAT_NAME, KIND_NAME, PATH_NAME, Jobs
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.model.kinds import Kind
from cdsplan.render.formats import Findings
from cdsplan.repository import links, lookup

HELP = text(
    "Kiểm tra tệp YAML và liệt kê mọi lỗi, kèm dòng, cột và cách sửa.",
    "Check the YAML files and list every finding, with line, column and the way out.",
)
EXAMPLE = "cdsplan validate plans/thanh-hoa/xa-thanh-vinh"


class KindName(StrEnum):
    PLAN = "plan"
    REPORT = "report"
    COMMUNE = "commune"
    PROVINCE = "province"
    CATALOG = "catalog"
    SETTINGS = "settings"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=PATH_NAME,
            help=pair("Tệp hoặc thư mục; mặc định là cả kho.", "Files or folders; default: the whole repository."),
            show_default=False,
        ),
    ] = None,
    form: Annotated[
        Findings | None,
        typer.Option(
            "--format",
            "-f",
            metavar=FORMAT_NAME,
            help=pair("Dạng kết quả trên màn hình; mặc định: text.", "Format on the terminal; default: text."),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        list[str] | None,
        typer.Option(
            "--output",
            "-o",
            metavar=pair("DẠNG=TỆP", "FORMAT=FILE"),
            help=pair(
                "Ghi thêm dạng này vào tệp; dùng được nhiều lần.",
                "Write this format into a file, too; may be repeated.",
            ),
            show_default=False,
        ),
    ] = None,
    strict: Annotated[  # noqa: FBT002
        bool, typer.Option("--strict", help=pair("Cảnh báo cũng là lỗi (mã thoát 1).", "Warnings fail too (exit 1)."))
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            "--select",
            metavar=pair("QUY_TẮC", "RULE"),
            help=pair("Chỉ các quy tắc này.", "Only these rules."),
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            "--ignore",
            metavar=pair("QUY_TẮC", "RULE"),
            help=pair("Bỏ qua các quy tắc này.", "All but these rules."),
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        KindName | None,
        typer.Option(
            "--kind",
            metavar=KIND_NAME,
            help=pair("Loại của tệp nằm ngoài kho.", "The kind of a file outside a repository."),
            show_default=False,
        ),
    ] = None,
    jobs: Jobs = None,
    *,
    root: str | None,
) -> None:
    """Check files."""
    selected, ignored, outputs = _rules(select), _rules(ignore), findings_output.outputs(output or [])
    every = _checked(paths or [], kind, root, jobs)
    checked = [one._replace(outcome=one.outcome.only(select=selected, ignore=ignored)) for one in every]
    findings_output.deliver(checked, form, outputs)
    raise typer.Exit(1 if any(_failing(one.outcome, strict=strict) for one in checked) else 0)


def _failing(outcome: Outcome, *, strict: bool) -> bool:
    return bool(outcome.findings if strict else outcome.count(Severity.ERROR))


def _rules(given: list[str] | None) -> list[str]:
    """Rule names, one a time or with commas between."""
    return rule_names.known(name.strip() for group in given or [] for name in group.split(","))


def _checked(paths: list[Path], kind: KindName | None, root: str | None, jobs: int | None) -> list[Checked]:
    """The files that lie in no repository, each by itself, and the one repository of all others."""
    paths = [lookup.on_disk(path) for path in paths]
    for path in paths:
        if not os.path.lexists(path):
            raise WrongUsageError(
                text("không có tệp hay thư mục {path}", "there is no file or folder {path}", path=str(path))
            )
    today = dates.today()
    alone = [path for path in paths if links.is_file(path) and locate.find_home(path, root) is None]
    alone = alone or (paths if kind else [])
    named = Kind[kind.name] if kind else None
    for path in alone:
        links.target(path.parent)  # a folder of that name may be a link of the checkout; of the file itself it is told
    checked = [Checked(*work_tree.from_here(path, validate.validate_file(path, named, today))) for path in alone]
    others = [path for path in paths if path not in alone]
    return [*checked, _together(others, root, today, jobs)] if others or not alone else checked


def _together(paths: list[Path], root: str | None, today: date, jobs: int | None) -> Checked:
    home = locate.home_of(paths, root)
    inside = [lookup.inside(home, path) for path in paths]
    outcome = progress_bar.with_progress(lambda tick: validate.validate(home, today, inside or None, tick, jobs))
    return Checked(home.root, outcome)

"""`cdsplan validate`: every finding of the repository, or of the communes that some paths lie in."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from cdsplan import validate
from cdsplan.cli import session
from cdsplan.cli.options import Lang, Root
from cdsplan.cli.session import CannotRunError
from cdsplan.cli.tongue import say, spoken
from cdsplan.finding import Severity
from cdsplan.language import text
from cdsplan.load import nearest
from cdsplan.render import findings
from cdsplan.repository import Kind
from cdsplan.rules import names
from cdsplan.validate import Outcome

HELP = say(
    "Kiểm tra tệp YAML và liệt kê mọi lỗi, kèm dòng, cột và cách sửa.",
    "Check the YAML files and list every finding, with line, column and the way out.",
)
EXAMPLE = "cdsplan validate plans/thanh-hoa/xa-thanh-vinh"


class Format(StrEnum):
    TEXT = "text"
    CONCISE = "concise"
    JSON = "json"


class KindName(StrEnum):
    PLAN = "plan"
    REPORT = "report"
    COMMUNE = "commune"
    CATALOG = "catalog"
    SETTINGS = "settings"


def run(  # noqa: PLR0913, PLR0917  the options of the command
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help=say("Tệp hoặc thư mục; mặc định là cả kho.", "Files or folders; default: the whole repository."), show_default=False),
    ] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help=say("Dạng kết quả.", "Output format."))] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help=say("Cảnh báo cũng là lỗi (mã thoát 1).", "Warnings fail too (exit 1)."))] = False,  # noqa: FBT002
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE", help=say("Chỉ các quy tắc này.", "Only these rules."), show_default=False)] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE", help=say("Bỏ qua các quy tắc này.", "All but these rules."), show_default=False)] = None,
    kind: Annotated[KindName | None, typer.Option("--kind", help=say("Loại của tệp nằm ngoài kho.", "What a file outside a repository is."), show_default=False)] = None,
    root: Root = None,
    lang: Lang = None,  # noqa: ARG001  read before Typer starts
) -> None:
    """Check files."""
    selected, ignored = _rules(select), _rules(ignore)
    outcome = _outcome(paths or [], kind, root).only(select=selected, ignore=ignored)
    session.echo(_rendered(outcome, form))
    failing = outcome.count(Severity.ERROR) or (strict and outcome.findings)
    raise typer.Exit(1 if failing else 0)


def _rules(asked: list[str] | None) -> list[str]:
    """Rule names, one a time or with commas between; CannotRunError for one that is none."""
    wanted = [name.strip() for group in asked or [] for name in group.split(",")]
    for name in wanted:
        if name not in names():
            raise CannotRunError(
                text(
                    "không có quy tắc «{name}». {hint}",
                    "there is no rule `{name}`. {hint}",
                    name=name,
                    hint=nearest(name, list(names())) or "",
                )
            )
    return wanted


def _outcome(paths: list[Path], kind: KindName | None, root: str | None) -> Outcome:
    for path in paths:
        if not path.exists() and not path.is_symlink():
            raise CannotRunError(text("không có tệp hay thư mục {path}", "there is no file or folder {path}", path=str(path)))
    today = session.today()
    alone = [path for path in paths if path.is_file() and session.find_home(path, root) is None]
    if alone or kind:
        wanted = Kind[kind.name] if kind else None
        results = [validate.validate_file(path, wanted, today) for path in (alone or paths)]
        return validate.together(results)
    home = session.home_of(paths, root)
    inside = [path.absolute().relative_to(home.root.absolute()).as_posix() for path in paths]
    return session.with_progress(lambda tick: validate.validate(home, today, inside or None, tick))


def _rendered(outcome: Outcome, form: Format) -> str:
    match form:
        case Format.JSON:
            return findings.as_json(outcome, spoken())
        case Format.CONCISE:
            return findings.concise(outcome.findings, spoken())
        case Format.TEXT:
            listed = findings.full(outcome.findings, spoken())
            return (listed + "\n" if listed else "") + findings.summary(outcome, spoken())

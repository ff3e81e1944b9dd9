"""The program: finds the language, imports the one command that is asked for, and turns every end into an exit code."""

import errno
import importlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, TextIO, TypeAlias, cast

import typer
from typer.core import TyperCommand, TyperGroup

from cdsplan import interruption
from cdsplan.cli.shared import language, misuse
from cdsplan.cli.shared.command import command, in_language
from cdsplan.cli.shared.completion import protocol
from cdsplan.cli.shared.console import abandon, complain, note, tell
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.global_options import common
from cdsplan.cli.shared.language import phrase, say
from cdsplan.cli.shared.root import find_root
from cdsplan.error import UserError
from cdsplan.language import Language, Text, text
from cdsplan.repository import links

NAME = "cdsplan"

# 0 is fine, 1 says that the data has errors; what could not run at all is 2, as Typer's own usage errors are.
CANNOT_RUN = 2
INTERRUPTED = 130

Groups: TypeAlias = Sequence[tuple[Text, Sequence[str]]]

# What people do, and with which commands; in this order they stand on the help page.
GROUPS: Groups = (
    (text("Xem tình hình", "See where things stand"), ("progress", "explain", "summary", "list", "due")),
    (text("Ghi số liệu", "Record figures"), ("record", "form", "import")),
    (text("Báo cáo, công bố", "Report and publish"), ("report", "site", "export")),
    (text("Kiểm tra tệp", "Check the files"), ("validate", "diff", "fmt", "rule")),
    (text("Lập và sửa kế hoạch", "Set up and change plans"), ("init", "new", "amend", "schema")),
)
COMMANDS = tuple(name for _, names in GROUPS for name in names)


class _Command(TyperCommand):
    allow_extra_args = True  # what is left over we name ourselves: Typer only says it, in an English sentence

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401  Typer's context has no public name
        from cdsplan.cli.shared import help_page  # noqa: PLC0415  only for help

        return help_page.of_command(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        with misuse.named(ctx):
            misuse.refuse_empty_paths(self, ctx, args)
            left = super().parse_args(ctx, args)
            if left and not ctx.resilient_parsing:  # else a shell asks what may follow
                raise misuse.too_many(left)
            return left

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        try:
            with misuse.named(ctx):
                return super().invoke(ctx)
        except BrokenPipeError as error:  # Typer would take any pipe for that of our output, which `echo` sees to
            raise CannotRunError(_failed(error)) from error


class _Modules(Mapping[str, Any]):
    """The commands by name; each is imported when it is asked for, so that one does not pay for the others."""

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401
        if name not in COMMANDS:
            raise KeyError(name)
        return _command(name)


def _command(name: str) -> Any:  # noqa: ANN401
    module = importlib.import_module(f"cdsplan.cli.{name}")
    alone = typer.Typer(**_PLAIN, cls=_Group, help=phrase(module.HELP), epilog=module.EXAMPLE)
    if hasattr(module, "PARTS"):
        for part in module.PARTS:
            _add(alone, part, importlib.import_module(f"cdsplan.cli.{name}.{part}"))
    else:
        _add(alone, name, module)
    return typer.main.get_command(alone)


def _add(group: typer.Typer, name: str, module: Any) -> None:  # noqa: ANN401
    decorate = group.command(
        name, cls=_Command, help=phrase(module.HELP), epilog=module.EXAMPLE, context_settings=_SETTINGS
    )
    decorate(command(module.run, language.current()))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:  # noqa: ANN401
        from cdsplan.cli.shared import help_page  # noqa: PLC0415  only for help

        return help_page.of_group(self, ctx, self.groups(), self.help_of)

    def help_of(self, name: str) -> str:
        """What one of its commands is for."""
        return str(self.commands[name].help)

    def groups(self) -> Groups:
        """Its commands by what people do with them."""
        return ((text("Lệnh", "Commands"), list(self.commands)),)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401
        with misuse.named(ctx):
            misuse.refuse_empty_paths(self, ctx, args)
            return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401
        with misuse.named(ctx):  # what its commands are given they have looked at before
            return super().invoke(ctx)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401
        if self.get_command(ctx, args[0]) is None:
            raise misuse.no_command(args[0], list(self.commands))
        return super().resolve_command(ctx, args)


class _Commands(_Group):
    def __init__(self, **options: Any) -> None:  # noqa: ANN401
        super().__init__(**options)
        self.commands = cast("Any", _Modules())

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:  # noqa: ANN401
        """The commands by their names, of which none is imported; Typer's own options."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from cdsplan.cli.shared.completion.commands import commands  # noqa: PLC0415  only when a shell asks

        return commands("cdsplan.cli", COMMANDS, incomplete)

    def help_of(self, name: str) -> str:
        """The same of a command that is not imported: all together they take four times as long as the page."""
        from cdsplan.cli.shared.command_summary import summary  # noqa: PLC0415  only for help

        found = summary("cdsplan.cli", name)
        return phrase(found) if found else super().help_of(name)

    def groups(self) -> Groups:
        return GROUPS


_SETTINGS = {"help_option_names": ["-h", "--help"]}
_PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": _SETTINGS,
}


def program() -> Any:  # noqa: ANN401
    """All commands, as Typer has them, in the language of this run."""
    whole = typer.Typer(
        name=NAME,
        cls=_Commands,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        help=say(
            "Theo dõi chỉ tiêu của kế hoạch chuyển đổi số cấp xã, lưu bằng tệp YAML.",
            "Track the indicators of commune digital-transformation plans, kept as YAML files.",
        ),
        epilog="cdsplan progress xa-thanh-vinh",
    )
    whole.callback()(in_language(common, language.current()))
    return typer.main.get_command(whole)


def run(arguments: Sequence[str]) -> int:
    """Run one command; every way in which it can end is an exit code, and none is a traceback."""
    _open_streams()
    protocol.forget_nonsense()
    if protocol.shell():
        return protocol.answered(_complete)
    try:
        result = _spoken(arguments)
    except typer.Abort:
        tell(f"cdsplan: {interruption.words()}\n")
        return INTERRUPTED
    except SystemExit:  # so Typer ends when nobody reads the help that it prints
        abandon(sys.stdout)
        return 0
    except Exception as error:  # noqa: BLE001  said, whatever it is
        _explain(error)
        return CANNOT_RUN
    return result if isinstance(result, int) else 0


def _explain(error: Exception) -> None:
    """Why the command could not run, in one line."""
    if isinstance(error, UserError):
        complain(error.message)
        if isinstance(error, misuse.MisusedError):
            note(text("Xem: {page}", "See: {page}", page=error.page))
    elif os.environ.get("CDSPLAN_DEBUG"):
        raise error
    elif isinstance(error, OSError):  # the system's refusal is no bug of ours
        complain(_failed(error))
        abandon(sys.stdout)
    elif isinstance(error, MemoryError):
        complain(text("không đủ bộ nhớ", "not enough memory"))
    else:  # a bug of ours: said in one line, and never as «your data are wrong»
        complain(_bug(error))


def _spoken(arguments: Sequence[str]) -> object:
    """The command in the language that was asked for."""
    given = language.option_value(arguments, "--lang")
    language.speak(Language.EN)  # until it is known, whatever the run before this one spoke
    language.speak(language.find(given, _root(arguments)), chosen=bool(given or os.environ.get("CDSPLAN_LANG")))
    interruption.begin(say)
    _check_arguments(arguments)
    _check_language(given, arguments)
    whole = program()
    if any(one.startswith("--install-completion") for one in arguments):
        from cdsplan.cli.shared.completion import installation  # noqa: PLC0415  once for each shell

        installation.speak(whole)
    return whole(args=list(arguments) or ["--help"], prog_name=NAME, standalone_mode=False)


def _complete() -> None:
    """What may stand at the cursor, in the language of the line."""
    line = protocol.line()
    language.speak(language.find(language.option_value(line, "--lang"), _root(line)))
    program()(args=[], prog_name=NAME, standalone_mode=False)


def _root(arguments: Sequence[str]) -> Path | None:
    """Where the settings may be that say which language is spoken; None where that cannot even be asked."""
    try:
        return find_root(language.option_value(arguments, "--root"))
    except OSError:  # the folder that we stand in has been removed
        return None


def _check_arguments(arguments: Sequence[str]) -> None:
    """No system takes a NUL in a name."""
    if any("\0" in argument for argument in arguments):
        raise CannotRunError(text("tham số dòng lệnh có ký tự NUL", "an argument contains a NUL character"))


def _check_language(given: str | None, arguments: Sequence[str]) -> None:
    """Pages may be in both languages; what is printed is in one of them."""
    pages = next((one for one in arguments if one in COMMANDS), None) == "site"
    if given is not None and given not in set(Language) and not (pages and given == "both"):
        raise misuse.MisusedError(
            text("--lang nhận vi hoặc en, không phải «{given}»", "--lang takes vi or en, not `{given}`", given=given),
            f"{NAME} --help",
        )


def _bug(error: Exception) -> Text:
    """What is left can only be ours."""
    return text(
        "lỗi của chương trình ({kind}), không phải của số liệu. Chạy lại với CDSPLAN_DEBUG=1 để xem chi tiết.",
        "a bug in the program ({kind}), not in your data. Run again with CDSPLAN_DEBUG=1 for details.",
        kind=type(error).__name__,
    )


def _failed(error: OSError) -> Text:
    """What the system did and no command foresaw: a folder that is gone, a disk that is full."""
    reason = links.reason(error)
    if error.filename is None and error.errno == errno.ENOENT:
        return _NO_ROOM if _stands_somewhere() else _NOWHERE
    if error.filename is None:
        return text(
            "hệ điều hành không cho phép ({reason})", "the operating system does not allow it ({reason})", reason=reason
        )
    return text(
        "không đọc hay ghi được {file} ({reason})",
        "cannot read or write {file} ({reason})",
        file=os.fsdecode(error.filename) if isinstance(error.filename, bytes) else str(error.filename),
        reason=reason,
    )


def _stands_somewhere() -> bool:
    """Whether the folder that we stand in is there: what makes an archive also looks for one, for temporary files."""
    try:
        Path.cwd()
    except OSError:
        return False
    return True


_NOWHERE = text("thư mục hiện tại không còn nữa", "the current folder is no longer there")
_NO_ROOM = text(
    "không ghi được tệp tạm: giải phóng ổ đĩa, hoặc đặt TMPDIR là một thư mục ghi được",
    "no temporary file can be written: make room on the disk, or set TMPDIR to a folder that can be written",
)


def _open_streams() -> None:
    """Vietnamese on every console: Windows would encode a pipe in a code page that lacks it."""
    # Python has none of those that are closed (`>&-`), and the next file that is opened would get their number.
    sys.stdin = sys.stdin or _closed("r")
    sys.stdout = sys.stdout or _closed("w")
    sys.stderr = sys.stderr or _closed("w")
    for stream in (sys.stdout, sys.stderr):
        _reconfigure(stream, encoding="utf-8", errors="backslashreplace")
    _reconfigure(sys.stdin, errors="backslashreplace")  # what is no text is then no number, and asked for again


def _closed(mode: Literal["r", "w"]) -> TextIO:
    """A stream with nothing to read, or of which each writing fails, as it should."""
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), mode, encoding="utf-8")


def _reconfigure(stream: TextIO, **options: str) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(**options)

"""`cdsplan fmt`: mends what can be mended without a question, and leaves every other byte."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from cdsplan.checks.validate import kind_by_name
from cdsplan.cli.shared import console, locate, locks, progress_bar
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import current, phrase
from cdsplan.cli.shared.options import PATH_NAME
from cdsplan.finding import Finding
from cdsplan.language import text
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.recording.fix import Fixed, fix
from cdsplan.render import findings
from cdsplan.render.escape import quoted, visible
from cdsplan.render.patch import patch
from cdsplan.repository import atomic_write, links, lookup
from cdsplan.repository.folder import Repository
from cdsplan.yaml.source import Source

HELP = text(
    "Sửa hình thức tệp YAML: BOM, xuống dòng, NFC, dấu cách cuối dòng, dấu nháy còn thiếu; nội dung không đổi.",
    "Correct the form of YAML files: BOM, line ends, NFC, trailing spaces, missing quotes; the content stays.",
)
EXAMPLE = "cdsplan fmt --check"


class _File(NamedTuple):
    home: Repository
    path: str  # from the root of home
    kind: Kind | None
    shown: str

    @property
    def place(self) -> Path:
        return self.home.root / self.path

    @property
    def target(self) -> str:
        """Behind a link, the file that it leads to."""
        return os.path.realpath(self.place)


class _Result(NamedTuple):
    file: _File
    raw: bytes
    fixed: Fixed

    @property
    def changed(self) -> bool:
        return self.fixed.raw != self.raw


def run(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=PATH_NAME,
            help=pair("Tệp hoặc thư mục; mặc định là cả kho.", "Files or folders; default: the whole repository."),
            show_default=False,
        ),
    ] = None,
    check: Annotated[  # noqa: FBT002  Typer's way to write a flag
        bool,
        typer.Option(
            "--check",
            help=pair("Chỉ liệt kê tệp cần sửa; mã thoát 1 nếu có.", "Only list what would change; exit 1 if any."),
        ),
    ] = False,
    diff: Annotated[  # noqa: FBT002
        bool,
        typer.Option("--diff", help=pair("Chỉ in thay đổi (unified diff).", "Only print the changes (unified diff).")),
    ] = False,
    *,
    root: str | None,
) -> None:
    """Mend files."""
    found = _files(paths or [], root)
    results = progress_bar.with_progress(lambda tick: [*_all_fixed(found, tick)])
    for result in results:
        _show(result, diff=diff)
        if isinstance(result, _Result) and result.changed and not (check or diff):
            _write(result)
    refused = [one for one in results if not isinstance(one, _Result) or not one.fixed.whole]
    changed = [one for one in results if isinstance(one, _Result) and one.changed]
    console.tell(_summary(len(changed), len(results), pending=check or diff))
    raise typer.Exit(1 if refused or (check and changed) else 0)


def _all_fixed(found: Sequence[_File | Finding], tick: progress_bar.Tick) -> Iterator[_Result | Source | Finding]:
    for done, file in enumerate(found):
        tick(done, len(found))
        yield _fixed(file)


def _files(paths: list[Path], root: str | None) -> list[_File | Finding]:
    """The YAML files that are meant, each once, and why folders among them stay closed."""
    home = [] if paths else _everything(locate.home(root))
    found = [*home, *(file for path in paths for file in _meant(path, root))]
    return list({file.target if isinstance(file, _File) else file.path: file for file in found}.values())


def _everything(home: Repository, parts: tuple[str, ...] = ()) -> list[_File | Finding]:
    return [*[_in_home(home, found) for found in home.yaml_files(parts)], *home.unlisted]


def _in_home(home: Repository, parts: tuple[str, ...]) -> _File:
    path = "/".join((home.plans.name, *parts))
    return _File(home, path, kind_of(parts), path)


def _meant(path: Path, root: str | None) -> Iterable[_File | Finding]:
    """The files of a folder; a file in a repository, or a lone one; CannotRunError for what is neither."""
    path = lookup.on_disk(path)
    if not os.path.lexists(path):
        raise WrongUsageError(
            text("không có tệp hay thư mục {path}", "there is no file or folder {path}", path=str(path))
        )
    here = lookup.absolute(path)
    home = locate.find_home(here, root)
    if home:
        parts = here.relative_to(home.plans).parts
        return _everything(home, parts) if links.is_folder(here) else [_in_home(home, _yaml(here, parts))]
    if links.is_folder(here / "plans"):
        return _everything(Repository(here))
    (name,) = _yaml(here, (here.name,))
    links.target(here.parent)  # a folder of that name may be a link of the checkout; of the file itself it is told
    return [_File(Repository(here.parent), name, kind_by_name(here), str(path))]


def _yaml(file: Path, parts: tuple[str, ...]) -> tuple[str, ...]:
    """The same parts, where they are a YAML file's."""
    if file.suffix.lower() in {".yaml", ".yml"}:
        return parts
    raise WrongUsageError(
        text(
            "{path} không phải tệp YAML, cũng không phải thư mục có plans/",
            "{path} is neither a YAML file nor a folder with plans/ in it",
            path=str(file),
        )
    )


def _fixed(file: _File | Finding) -> _Result | Source | Finding:
    """The file mended, or the source that says why it cannot be read."""
    if isinstance(file, Finding):
        return file
    raw = file.home.content(file.path)
    if isinstance(raw, Source):
        return raw
    return _Result(file, raw, fix(file.shown, raw, file.kind.model if file.kind else None))


def _write(result: _Result) -> None:
    """Mended once more, alone with the file: somebody may have recorded a value in it meanwhile."""
    try:
        with atomic_write.locked(result.file.place):
            for _ in atomic_write.attempts(result.file.place):
                now = _fixed(result.file)
                with suppress(atomic_write.ChangedError):
                    if isinstance(now, _Result) and now.changed:
                        atomic_write.exchange(result.file.place, now.raw, now.fixed.raw)
                    break
    except atomic_write.BusyError as error:
        raise CannotRunError(locks.busy(result.file.shown)) from error
    except OSError as error:
        raise CannotRunError(atomic_write.unwritable(result.file.shown, error)) from error


def _show(result: _Result | Source | Finding, *, diff: bool) -> None:
    """The change, or what was done, to stdout; what stays wrong to stderr."""
    console.tell(findings.lines(_left(result), current()))
    if not isinstance(result, _Result):
        return
    path = visible(result.file.shown)
    if diff:
        console.echo(patch(result.file.shown, result.raw, result.fixed.raw))
    elif result.changed:
        console.echo(f"{path}: {'; '.join(map(phrase, result.fixed.done))}\n")
    if not result.fixed.whole:
        console.tell(f"{path}: {phrase(_NOT_READ)}: cdsplan validate {visible(quoted(result.file.shown))}\n")


_NOT_READ = text(
    "không đọc được nội dung YAML nên chỉ sửa BOM và xuống dòng; xem lỗi",
    "cannot be read as YAML, so only a BOM and line ends were looked at; see",
)


def _left(result: _Result | Source | Finding) -> Iterable[Finding]:
    """What a person has to mend."""
    if isinstance(result, Finding):
        return [result]
    return result.findings if isinstance(result, Source) else result.fixed.left


def _summary(changed: int, files: int, *, pending: bool) -> str:
    counted = (
        text(
            "{changed} trong {files} tệp cần sửa",
            "{changed} of {files} files would change",
            changed=changed,
            files=files,
        )
        if pending
        else text(
            "đã sửa {changed} trong {files} tệp", "{changed} of {files} files changed", changed=changed, files=files
        )
    )
    return f"{phrase(counted)}\n"

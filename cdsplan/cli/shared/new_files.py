"""New files: checked, written, and told with what is left to fill in."""

from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from cdsplan.cli.shared import console
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.cli.shared.language import phrase, say
from cdsplan.finding import Severity
from cdsplan.language import Text, slug, text
from cdsplan.model.kinds import NO_PROVINCES, PLANS, kind_of
from cdsplan.model.load import load
from cdsplan.recording.new_file import NewFile
from cdsplan.render.escape import one_line, visible
from cdsplan.repository.create import CreateError, create
from cdsplan.repository.device_names import is_device
from cdsplan.yaml import source


def province_folder(provinces: Container[str], name: str) -> str:
    """The folder that a province has, or will have: `tinh-` and `thanh-pho-` are left out, unless nothing can be."""
    full = folder_name(name)
    bare = full.removeprefix("tinh-").removeprefix("thanh-pho-")
    return full if full in provinces or not _is_for_folders(bare) else bare


def folder_name(name: str) -> str:
    """The folder of a unit of this name; CannotRunError where it gives none."""
    made = slug(name)
    if not made:
        raise WrongUsageError(
            text("«{name}» không dùng làm tên thư mục được", "`{name}` cannot be a folder's name", name=name)
        )
    if not _is_for_folders(made):
        raise WrongUsageError(
            text(
                "«{name}» không dùng làm tên thư mục được, vì {why}. Ghi tên đầy đủ, có cả xã, phường, đặc khu, tỉnh"
                " hay thành phố.",
                "`{name}` cannot be a folder's name, because {why}. Write the whole name, with xã, phường, đặc khu,"
                " tỉnh or thành phố.",
                name=name,
                why=_DEVICE if is_device(made) else _OURS,
            )
        )
    return made


def _is_for_folders(name: str) -> bool:
    return name not in NO_PROVINCES and not is_device(name)


_DEVICE = text("Windows dành tên này cho thiết bị", "Windows keeps that name for a device")
_OURS = text("kho dùng tên này cho việc khác", "the repository has another use for that name")


def write(root: Path, files: Sequence[NewFile], notes: Sequence[Text] = ()) -> None:
    """All of them or none; CannotRunError says what is in the way."""
    for file in files:
        _check(file)
    try:
        create(root, {file.path: file.content if file.raw is None else file.raw for file in files})
    except CreateError as error:
        raise CannotRunError(error.message) from error
    console.echo("".join(f"{say('đã tạo', 'created')} {visible(file.path)}\n" for file in files))
    blanks = [line for file in files for line in _blanks(file)]
    console.echo("".join([f"{say('cần điền:', 'to be filled in:')}\n", *blanks] if blanks else []))
    console.echo("".join(f"{console.line(note)}\n" for note in notes))


def _check(file: NewFile) -> None:
    """What a user has given may be no text for a file, such as a name with an invisible character."""
    kind = kind_of(tuple(file.path.split("/"))[1:]) if file.path.startswith(f"{PLANS}/") else None
    if kind is None:
        return
    blank = {one.line for one in file.blanks}
    for finding in load(kind.model, source.parse(file.path, file.content.encode())).findings:
        if finding.severity is Severity.ERROR and finding.span.line not in blank:
            raise CannotRunError(
                text("không tạo được {path}: {why}", "cannot make {path}: {why}", path=file.path, why=finding.message)
            )


def _blanks(file: NewFile) -> Iterator[str]:
    return (f"{visible(file.path)}:{one.line}: {one_line(phrase(one.what))}\n" for one in file.blanks)

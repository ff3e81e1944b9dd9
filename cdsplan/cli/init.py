"""`cdsplan init [DIR]`: a new repository of plans, with catalogs, schemas, and what editors, git and CI need."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from cdsplan.cli.shared import console, new_files, progress_bar, questions, setup_files, setup_questions
from cdsplan.cli.shared.command import pair
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.cli.shared.language import phrase
from cdsplan.cli.shared.setup_questions import CiChoice, Wishes
from cdsplan.language import Text, text
from cdsplan.model.kinds import CATALOG
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.shipped_catalogs import THEMES
from cdsplan.render.escape import quoted
from cdsplan.repository import first_commit, links
from cdsplan.repository.cleanroom import GitError

HELP = text(
    "Tạo kho kế hoạch mới, có git: bộ chỉ tiêu, lược đồ JSON cho trình soạn thảo, tệp cho CI. Trên màn hình thì hỏi"
    " những"
    " gì chưa ghi.",
    "Make a new repository of plans, under git: catalogs, schemas for editors, files for CI. On a terminal, what is not"
    " given is asked for.",
)
EXAMPLE = 'cdsplan init ke-hoach --province "Thanh Hóa" --commune "Xã Thành Vinh" --commune-code 15229 --ci github'


def _option(flag: str, name: Any, help_: Any) -> Any:  # noqa: ANN401  what Typer wants
    return typer.Option(flag, metavar=name, help=help_, show_default=False)


_DIR = pair("Thư mục; mặc định là thư mục này.", "The folder; default: this one.")
_PROVINCE = pair("Tên tỉnh.", "The province.")
_CODE = pair(
    "Mã của tỉnh, hai chữ số: tạo cả province.yaml, có thể thức báo cáo của tỉnh.",
    "The province's code, two digits: makes its province.yaml too, with the letterhead of its reports.",
)
_COMMUNE = pair(
    "Tên đầy đủ của xã: tạo cả commune.yaml; ghi cùng --commune-code và --province.",
    "The commune's full name: makes its commune.yaml too; goes with --commune-code and --province.",
)
_COMMUNE_CODE = pair("Mã của xã, năm chữ số.", "The commune's code, five digits.")
_CATALOG = pair(
    f"Bộ chỉ tiêu: {', '.join(THEMES)}; ghi được nhiều lần, mặc định là tất cả.",
    f"A catalog: {', '.join(THEMES)}; may be repeated, default: all.",
)
_CI = pair(
    "Máy chủ CI: github, gitlab hoặc none; ghi được nhiều lần, mặc định là cả hai.",
    "The CI server: github, gitlab or none; may be repeated, default: both.",
)
_SOURCE = pair(
    "CI cài cdsplan từ đâu: địa chỉ git, tệp .whl (chép vào kho) hoặc tên gói.",
    "Where CI installs cdsplan from: a git address, a .whl file (copied into the repository) or a package's name.",
)
_NO_GIT = pair("Không tạo kho git.", "Make no git repository.")
_KEEP = pair("Giữ tệp đã có, chỉ tạo tệp còn thiếu.", "Keep the files that are there, and make the others.")
Words: TypeAlias = str | None


def run(  # noqa: PLR0913, PLR0917  the options of the command
    folder: Annotated[Path, typer.Argument(metavar=pair("THƯ_MỤC", "DIR"), help=_DIR, show_default=False)] = Path(),
    province: Annotated[Words, _option("--province", pair("TỈNH", "PROVINCE"), _PROVINCE)] = None,
    code: Annotated[Words, _option("--code", pair("MÃ", "CODE"), _CODE)] = None,
    commune: Annotated[Words, _option("--commune", pair("XÃ", "COMMUNE"), _COMMUNE)] = None,
    commune_code: Annotated[Words, _option("--commune-code", pair("MÃ", "CODE"), _COMMUNE_CODE)] = None,
    catalog: Annotated[list[str] | None, _option("--catalog", pair("CHỦ_ĐỀ", "THEME"), _CATALOG)] = None,
    ci: Annotated[list[CiChoice] | None, _option("--ci", "github|gitlab|none", _CI)] = None,
    source: Annotated[Words, _option("--source", pair("NGUỒN", "SOURCE"), _SOURCE)] = None,
    no_git: Annotated[bool, typer.Option("--no-git", help=_NO_GIT)] = False,  # noqa: FBT002
    keep: Annotated[bool, typer.Option("--keep", help=_KEEP)] = False,  # noqa: FBT002
) -> None:
    """Make a repository."""
    if links.is_there(folder) and not links.is_folder(folder):
        raise WrongUsageError(text("{folder} không phải thư mục", "{folder} is not a folder", folder=str(folder)))
    given = Wishes(province, code, commune, commune_code, catalog, ci, source)
    wishes = setup_questions.completed(given) if questions.are_possible() else setup_questions.checked(given)
    every = [*setup_files.repository(wishes), *setup_files.units(wishes)]
    wanted = [new for new in every if not _is_kept(folder, new)] if keep else every
    if no_git or not _waits_for_git(folder, wanted):
        new_files.write(folder, wanted)
    if not no_git:
        _commit(folder, [new.path for new in wanted])
    console.echo("".join(f"{console.line(step)}\n" for step in _next_steps(folder, wishes)))


def _is_kept(folder: Path, new: NewFile) -> bool:
    """Whether such a file is there; of the catalog any, because two could define the same ids."""
    file = folder / new.path
    return links.is_there(file) or (file.parent.name == CATALOG and links.is_there(file.parent))


def _waits_for_git(folder: Path, wanted: Sequence[NewFile]) -> bool:
    """Whether a run before this one made all of it and was killed then, or was to leave git out."""
    contents = {folder / new.path: new.content.encode() if new.raw is None else new.raw for new in wanted}
    is_made = all(links.holds(file, raw) for file, raw in contents.items())
    return is_made and not first_commit.is_under_git(folder)


def _commit(folder: Path, paths: Sequence[str]) -> None:
    """Under git; where that cannot be, it is said why, and the files are there all the same."""
    try:
        with progress_bar.while_working(_COMMITTING):
            made = first_commit.commit(folder, paths, phrase(_FIRST))
    except GitError as error:
        console.note(error.message)
    else:
        console.echo(f"{console.line(_COMMITTED._replace(values={'commit': made}))}\n")


_COMMITTING = text("Đang đưa vào git", "Putting it under git")
_FIRST = text("Kho kế hoạch chuyển đổi số", "A repository of digital-transformation plans")
_COMMITTED = text("đã đưa vào git, commit đầu tiên: {commit}", "under git, first commit: {commit}")


def _next_steps(folder: Path, wishes: Wishes) -> Iterator[Text]:
    """Where to go, and the first command there, each on a line to copy; the README has those that follow."""
    if folder.resolve() != Path.cwd():
        yield text("Tiếp theo: {command}", "Next: {command}", command=f"cd {quoted(str(folder))}")
    new_commune = text(
        "cdsplan new commune TÊN_XÃ --code MÃ --province TỈNH",
        "cdsplan new commune NAME --code CODE --province PROVINCE",
    )
    new_plan = f"cdsplan new plan {quoted(new_files.folder_name(wishes.commune))}" if wishes.commune else None
    yield text("Tiếp theo: {command}", "Next: {command}", command=new_plan or new_commune)
    yield text("Các bước sau: xem README.md.", "What follows: see README.md.")

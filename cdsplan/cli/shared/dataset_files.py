"""The tables of a repository, written into a folder: as a Data Package, or as Parquet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from cdsplan.cli.shared import extras, progress_bar
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.output_file import note_written, refuse_crowded, refuse_existing, write_folder, write_outputs
from cdsplan.dataset import tables
from cdsplan.dataset.tables import Batch, Wanted
from cdsplan.finding import Finding, ordered
from cdsplan.language import Language, text
from cdsplan.render.dataset import datapackage
from cdsplan.repository import atomic_write, links
from cdsplan.repository.folder import Repository

_PARQUET = "parquet"
_MODULE = "cdsplan.render.dataset.parquet"
_Draw: TypeAlias = Callable[[Iterable[Batch], Wanted, Language], dict[str, bytes]]


@dataclass
class Told:
    """What must be said of the units that the tables are of."""

    errors: list[Finding] = field(default_factory=list)
    illustrative_left_out: int = 0

    def note(self, batches: Iterable[Batch]) -> Iterator[Batch]:
        """The same, one after another."""
        for batch in batches:
            self.errors += batch.errors
            self.illustrative_left_out += batch.illustrative_left_out
            yield batch


def refuse(folder: Path, form: str, *, force: bool) -> None:
    """CannotRunError where files stand in the way, but for tables of an export that was killed before its end."""
    if form == _PARQUET:
        extras.parquet(_MODULE)
        refuse_crowded(folder, force=force)
        return
    descriptor = folder / datapackage.DESCRIPTOR
    refuse_existing(descriptor, force=force)
    for name in datapackage.FILES:
        refuse_existing(folder / name, force=force or atomic_write.has_temporary(descriptor))


def write(  # noqa: PLR0913  the options of the command
    home: Repository, paths: Sequence[str], wanted: Wanted, form: str, folder: Path, *, force: bool
) -> Told:
    """All of them, or none."""
    told = Told()
    is_parquet = form == _PARQUET
    draw: _Draw = extras.parquet(_MODULE).files if is_parquet else datapackage.files
    files = progress_bar.with_progress(
        lambda tick: draw(told.note(tables.batches(home, paths, wanted, tick)), wanted, current())
    )
    if is_parquet:
        _refuse_others(folder, files)
        write_folder(folder, files, force=force)
    else:
        write_outputs(folder, files)
    note_written(folder, len(files))
    return Told(ordered(told.errors), told.illustrative_left_out)


def _refuse_others(folder: Path, files: Mapping[str, bytes]) -> None:
    """Whoever reads the folder takes all of its parts: none may be left of another export."""
    target = links.target(folder)
    others = [
        part for part in sorted(target.glob("*/**/part-*.parquet")) if part.relative_to(target).as_posix() not in files
    ]
    if others:
        raise CannotRunError(
            text(
                "{file} còn lại của một lần xuất khác; ghi vào thư mục mới, hoặc xóa tệp ấy",
                "{file} is left over from another export; name a new folder, or delete it",
                file=str(others[0]),
            )
        )

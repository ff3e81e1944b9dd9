"""Which files somebody means who names a folder of forms, or `*.xlsx`, which the cmd of Windows leaves as it stands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.language import Text, text
from cdsplan.repository import links

_SUFFIXES = (".xlsx", ".csv")
# Excel's own, beside a file that is open in it; and what is hidden.
_NOT_FORMS = ("~$", ".")


def form_files(given: Iterable[Path]) -> list[Path]:
    """Each file that is named, and those of each folder and of each pattern, once; CannotRunError for none."""
    return list(dict.fromkeys(file for one in given for file in _meant(one)))


def _meant(named: Path) -> list[Path]:
    if links.is_folder(named):
        return _some(
            named.iterdir(),
            text(
                "{folder} không có biểu mẫu nào (.xlsx, .csv)", "{folder} has no form (.xlsx, .csv)", folder=str(named)
            ),
        )
    if any(mark in named.name for mark in "*?") and not links.is_there(named):
        return _some(
            named.parent.glob(named.name),
            text("không có biểu mẫu nào là {pattern}", "no form is {pattern}", pattern=str(named)),
        )
    return [named]


def _some(files: Iterable[Path], none: Text) -> list[Path]:
    found = sorted(_forms(files))
    if not found:
        raise WrongUsageError(none)
    return found


def _forms(files: Iterable[Path]) -> Iterator[Path]:
    return (one for one in files if one.suffix.lower() in _SUFFIXES and not one.name.startswith(_NOT_FORMS))

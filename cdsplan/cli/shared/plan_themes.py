"""Of which themes of the catalog a new plan takes the indicators."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cdsplan.cli.shared import questions
from cdsplan.cli.shared.error import CannotRunError, WrongUsageError
from cdsplan.language import Text, counted, slug, text
from cdsplan.model.files import Definition
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.suggest import nearest

# In the name of the file of a plan of several themes.
SEVERAL = "chuyen-doi-so"

_Catalogs = Mapping[str, Mapping[str, Definition]]


class Themes(NamedTuple):
    """What is given: the theme in the file's name, and the catalogs."""

    named: str | None
    catalogs: Sequence[str]


def chosen(files: CommuneFiles, given: Themes) -> tuple[str, dict[str, Definition]]:
    """The theme for the file's name, and the indicators; CannotRunError lists the themes where none fits."""
    known = {
        file.path.rpartition("/")[2].removesuffix(".yaml"): file.model.indicators
        for file in files.catalogs
        if file.model and file.model.indicators
    }
    wanted = _wanted(known, given)
    theme = given.named or (wanted[0] if len(wanted) == 1 else SEVERAL)
    return theme, {id_: one for name in wanted for id_, one in known[name].items()}


def _wanted(known: _Catalogs, given: Themes) -> list[str]:
    """Those that are given, else the one of the file's name, else the only one there is, else those answered."""
    if given.catalogs:
        return _named(known, given.catalogs)
    if given.named is not None and given.named in known:
        return [given.named]
    if len(known) == 1:
        return list(known)
    if questions.are_possible():
        return questions.answer(_question(known), lambda said: _named(known, said.split(",")))
    raise CannotRunError(_none_fits(known, given.named))


def _named(known: _Catalogs, wanted: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(_one(known, name.strip()) for name in wanted))


def _one(known: _Catalogs, wanted: str) -> str:
    """`ha-tang-so`, or as people write it: `Hạ tầng số`."""
    found = next((name for name in (wanted, slug(wanted)) if name in known), None)
    if found is None:
        hint = nearest(wanted, list(known)) or _offered(known)
        raise WrongUsageError(
            text("không có chủ đề «{wanted}». {hint}", "there is no theme `{wanted}`. {hint}", wanted=wanted, hint=hint)
        )
    return found


def _question(known: _Catalogs) -> Text:
    return text(
        "{offered} Kế hoạch gồm chủ đề nào (nhiều chủ đề thì cách nhau bằng dấu phẩy)?",
        "{offered} Which themes does the plan have (separated by commas)?",
        offered=_offered(known),
    )


def _none_fits(known: _Catalogs, named: str | None) -> Text:
    if named is None:
        return text(
            "ghi --theme hoặc --catalog. {offered}", "give --theme or --catalog. {offered}", offered=_offered(known)
        )
    return text(
        "không có bộ chỉ tiêu «{named}»: ghi thêm --catalog, một hay nhiều lần. {offered}",
        "there is no catalog `{named}`: add --catalog, once or more often. {offered}",
        named=named,
        offered=_offered(known),
    )


def _offered(known: _Catalogs) -> Text:
    listed = [
        text(
            "{theme} ({number})",
            "{theme} ({number})",
            theme=name,
            number=counted(len(indicators), "chỉ tiêu", "indicator"),
        )
        for name, indicators in known.items()
    ]
    return text("Các chủ đề: {listed}.", "The themes: {listed}.", listed=listed)

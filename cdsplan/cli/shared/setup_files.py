"""The files of a new repository, by what its user wishes."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from cdsplan.cli.shared import dates, new_files
from cdsplan.cli.shared.error import CannotRunError
from cdsplan.cli.shared.language import current
from cdsplan.cli.shared.setup_questions import CiChoice, Wishes
from cdsplan.language import text
from cdsplan.model.definitions import define
from cdsplan.model.files import Commune
from cdsplan.recording import install_source, scaffold, shipped_catalogs, starter_files
from cdsplan.recording.install_source import SourceError
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.scaffold import Place
from cdsplan.recording.starter_files import EXAMPLE, Server, Setup
from cdsplan.render.editor.named_schema import named_schema
from cdsplan.repository import links
from cdsplan.repository.names import Names


def repository(wishes: Wishes) -> Iterator[NewFile]:
    """Its own files, and the program itself where that is a file which CI installs."""
    themes = shipped_catalogs.with_needed(wishes.catalogs or shipped_catalogs.THEMES)
    servers = tuple(Server(one) for one in dict.fromkeys(wishes.ci or Server) if one != CiChoice.NONE)
    example = EXAMPLE._replace(province=wishes.province) if wishes.province else EXAMPLE
    if wishes.commune and wishes.commune_code:
        example = example._replace(name=wishes.commune, code=wishes.commune_code, is_there=True)
    source = None
    if wishes.source:
        source, wheel = _installed_from(wishes.source)
        yield from [wheel] if wheel else []
    schema_of = partial(named_schema, names=_names(themes, wishes))
    setup = Setup(current(), dates.today(), tuple(themes), servers, source, example, schema_of)
    yield from starter_files.repository(setup)


def _names(themes: list[str], wishes: Wishes) -> Names:
    """What its files will hold, for its schemas: as `cdsplan schema --catalog` will find it there."""
    shared = define([shipped_catalogs.shipped()[theme].catalog for theme in sorted(themes)], ())
    communes: tuple[Commune, ...] = ()
    if wishes.commune and wishes.commune_code and wishes.province:
        communes = (Commune.model_construct(name=wishes.commune, code=wishes.commune_code, province=wishes.province),)
    provinces = (wishes.province,) if wishes.province and (communes or wishes.code) else ()
    return Names(shared.variables, shared.indicators, communes, provinces)


def _installed_from(source: str) -> tuple[str, NewFile | None]:
    """As pip takes it in CI; a wheel on this machine goes into the repository, where CI finds it."""
    if not install_source.is_wheel(source):
        try:
            return install_source.requirement(source), None
        except SourceError as error:
            raise CannotRunError(error.message) from error
    file = Path(source.strip())
    path = f".ci/{file.name}"
    try:
        return f"./{path}", NewFile(path, "", raw=file.read_bytes())
    except OSError as error:
        why = links.reason(error)
        raise CannotRunError(
            text("không đọc được {file} ({reason})", "cannot read {file} ({reason})", file=str(file), reason=why)
        ) from error


def units(wishes: Wishes) -> Iterator[NewFile]:
    """The files of the province and the commune, where they are given."""
    if wishes.province is None:
        return
    folder = new_files.province_folder((), wishes.province)
    if wishes.code:
        yield scaffold.province(Place(folder, current()), wishes.province, wishes.code)
    if wishes.commune and wishes.commune_code:
        place = Place(f"{folder}/{new_files.folder_name(wishes.commune)}", current())
        yield scaffold.commune(place, wishes.commune, wishes.commune_code, wishes.province)

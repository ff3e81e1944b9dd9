"""Communes and provinces, by their folders: no file is read to offer one."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from cdsplan.cli.shared.completion.line import Line
from cdsplan.cli.shared.completion.offer import Offer
from cdsplan.model.kinds import COMMUNE, PROVINCE
from cdsplan.repository.commune_files import path_of
from cdsplan.repository.folder import Repository

# `thanh-v` finds `xa-thanh-vinh` too: nobody thinks of a commune by the word for what it is.
_KIND = re.compile("^(?:xa|phuong|dac-khu|tinh|thanh-pho)-")


def communes(line: Line) -> Iterator[Offer]:
    """Each by its folder, by its path where several provinces have such a folder or a path is typed."""
    paths = list(line.home.paths())
    slugs = Counter(path.rpartition("/")[2] for path in paths)
    for path in paths:
        slug = path.rpartition("/")[2]
        value = slug if slugs[slug] == 1 and "/" not in line.word else path
        yield Offer(value, partial(_name, line.home, (*path.split("/"), COMMUNE)), (slug, _KIND.sub("", slug)))


def provinces(line: Line) -> Iterator[Offer]:
    """Each by its folder."""
    for path in line.home.provinces():
        yield Offer(path, partial(_name, line.home, (path, PROVINCE)), (_KIND.sub("", path),))


def either(line: Line) -> Iterator[Offer]:
    """Communes and provinces."""
    yield from communes(line)
    yield from provinces(line)


def others(line: Line) -> Iterable[Offer]:
    """The same without those that stand there already."""
    given = line.several("communes")
    return (one for one in either(line) if one.value not in given)


def _name(home: Repository, parts: tuple[str, ...]) -> str | None:
    """What the file of a commune or province calls it; nothing else of it is looked at."""
    path = path_of(parts)
    name = home.source(path).at(("name",)) if home.has(path) else None
    return name if isinstance(name, str) else None

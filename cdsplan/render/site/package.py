"""The Data Package of a site: rows of each commune, where it was read, and the tables of all of them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from zlib import compress, decompress

from cdsplan.dataset import keys, tables
from cdsplan.dataset.statuses import Asked
from cdsplan.dataset.table import Table
from cdsplan.dataset.tables import TABLES, Wanted
from cdsplan.dataset.units import PROVINCES, province
from cdsplan.evaluation.tidy_data import Judged
from cdsplan.finding import Finding
from cdsplan.language import Language
from cdsplan.render.dataset import csv, datapackage
from cdsplan.render.site.addresses import of_package
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository


class Lines(NamedTuple):
    """The rows of a commune, or a province itself, as CSV: compressed, as those of a nation take hundreds of MB."""

    owner: str
    by_table: Mapping[str, bytes]

    def of(self, table: Table) -> bytes:
        """Those of one table."""
        return decompress(self.by_table[table.name]) if table.name in self.by_table else b""


def lines(files: CommuneFiles, judged: Iterable[Judged], asked: Asked) -> Lines:
    """Of one whose files all loaded."""
    rows = tables.rows_of(files, judged, asked)
    return Lines(keys.owner(files), {name: compress(csv.lines(some), level=1) for name, some in rows.items() if some})


DESCRIPTOR = of_package(datapackage.DESCRIPTOR)
FILES = (*map(of_package, datapackage.FILES),)


class Package:
    """The tables of some communes and provinces; of two with one code the first has rows."""

    def __init__(self, home: Repository, every: Mapping[str, Lines]) -> None:
        """`every`: by their paths."""
        self.home = home
        self.findings: list[Finding] = []
        self._lines: list[Lines] = []
        known: dict[str, str] = {}
        for path in sorted(every, key=tables.place):
            same = tables.not_the_first(home, every[path].owner, path, known)
            self.findings += same
            self._lines += [] if same else [every[path]]

    def files(self, provinces: Iterable[str], wanted: Wanted, language: Language) -> Iterator[tuple[str, bytes]]:
        """The tables one after another, and last the descriptor; `provinces`: those that any of it lies in."""
        shared = {
            **tables.rows_of_catalog(self.home),
            PROVINCES.name: [province(lookup.files_of(self.home, name)) for name in provinces],
        }
        for table in TABLES:
            head = csv.head(table) + csv.lines(shared.get(table.name, ()))
            yield of_package(datapackage.file_of(table)), b"".join([head, *(one.of(table) for one in self._lines)])
        yield DESCRIPTOR, datapackage.descriptor(wanted, language).encode()

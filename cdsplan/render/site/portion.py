"""The pages of some communes, drawn in whichever process has read them, with what the other pages need of them."""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple
from zlib import compress, decompress

from cdsplan.dataset.statuses import Asked, asked_in
from cdsplan.evaluation import tidy_data
from cdsplan.evaluation.gap_table import Progress
from cdsplan.evaluation.tidy_data import Row
from cdsplan.finding import Finding
from cdsplan.render import exact_json
from cdsplan.render.progress import json as progress_json
from cdsplan.render.site import package
from cdsplan.render.site.addresses import table_of
from cdsplan.render.site.commune_page import commune_page
from cdsplan.render.site.frame import Site
from cdsplan.render.site.package import Lines
from cdsplan.render.tidy_data import csv as tidy_csv
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.pooled_indicator import CommuneFigure
from cdsplan.rollup.publication import Publication, publication
from cdsplan.rollup.question import Question
from cdsplan.rollup.summary import Gathered, pooled_by


class Order(NamedTuple):
    """What is to be drawn: the site, and what is asked of the communes of each province."""

    site: Site
    questions: Mapping[str, Question]
    has_workbook: bool  # beside the CSV

    def table_question(self, home: Repository, province: str) -> Asked:
        """What the tables ask of the units of a province."""
        question = self.questions[province]._replace(province=())
        return asked_in(home, question, province if province in self.site.provinces else None)


class Observed(NamedTuple):
    """The observations of a commune, or a province itself; compressed, as those of a nation take 160 MB as CSV."""

    total: int
    lines: bytes  # of CSV, without that of the headings
    packed: bytes  # the rows themselves

    def rows(self) -> list[Row]:
        """What was packed; nothing where no workbook is made."""
        rows: list[Row] = pickle.loads(decompress(self.packed)) if self.packed else []  # noqa: S301  by ourselves
        return rows


@dataclass
class Portion:
    """Some communes, by province where they are added up."""

    files: dict[str, bytes] = field(default_factory=dict)
    statuses: list[CommuneStatus] = field(default_factory=list)
    gathered: dict[str, Gathered] = field(default_factory=dict)
    figures: dict[str, dict[str, list[CommuneFigure]]] = field(default_factory=dict)
    observed: dict[str, Observed] = field(default_factory=dict)  # by commune
    lines: dict[str, Lines] = field(default_factory=dict)  # of the tables, likewise
    left_out: int = 0  # illustrative reports
    findings: list[Finding] = field(default_factory=list)  # of reading the files

    def merge(self, other: "Portion") -> None:
        """The communes of another, without its pages."""
        self.statuses += other.statuses
        self.observed |= other.observed
        self.lines |= other.lines
        self.left_out += other.left_out
        self.findings += other.findings
        for province, gathered in other.gathered.items():
            self.gathered.setdefault(province, Gathered()).merge(gathered)
        for province, figures in other.figures.items():
            known = self.figures.setdefault(province, {})
            for name, some in figures.items():
                known.setdefault(name, []).extend(some)


def draw(home: Repository, paths: Iterable[str], order: Order) -> Portion:
    """The pages and data of these communes; a folder with nothing of ours in it has none."""
    portion = Portion()
    for province, some in groupby(paths, key=lambda path: path.partition("/")[0]):
        drawing = _Drawing(home, province, order)
        for path in some:
            commune_files = home.commune_files(path)
            if not commune_files.is_bare:
                drawing.add(portion, commune_files)
    return portion


class _Drawing:
    """The communes of one province, one after another."""

    def __init__(self, home: Repository, province: str, order: Order) -> None:
        self.home, self.province, self.order = home, province, order
        self.question = order.questions[province]
        self.pooled = pooled_by(home, self.question)
        self.asked = order.table_question(home, province)

    def add(self, portion: Portion, commune_files: CommuneFiles) -> None:
        """What there is to say of one."""
        found = publication(self.home, commune_files, self.question, self.pooled)
        portion.gathered.setdefault(self.province, Gathered()).add(found.status, found.contributions, self.pooled)
        portion.statuses.append(found.status)
        portion.findings += found.status.findings
        portion.left_out += found.left_out
        known = portion.figures.setdefault(self.province, {})
        for name, figure in found.figures.items():
            known.setdefault(name, []).append(figure)
        if found.progress and found.files:
            self._draw(portion, found, found.progress, found.files)

    def _draw(self, portion: Portion, found: Publication, progress: Progress, files: CommuneFiles) -> None:
        path, site = files.path, self.order.site
        portion.files |= dict(commune_page(site, found, language) for language in site.languages)
        data = exact_json.dumps(progress_json.as_data(progress))
        portion.files[table_of(path)] = data.encode(errors="backslashreplace")
        rows = tidy_data.in_rows(files, found.judged)
        portion.observed[path] = observed(rows, has_workbook=self.order.has_workbook)
        portion.lines[path] = package.lines(files, found.judged, self.asked)


def observed(rows: Sequence[Row], *, has_workbook: bool) -> Observed:
    """Observations as the files of data need them."""
    lines = tidy_csv.as_csv(rows).partition("\n")[2].encode(errors="backslashreplace")
    packed = compress(pickle.dumps(list(rows)), level=1) if has_workbook else b""
    return Observed(len(rows), compress(lines, level=1), packed)

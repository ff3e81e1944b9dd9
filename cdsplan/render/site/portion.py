"""The pages of some communes, drawn in whichever process has read them, with what the other pages need of them."""

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from zlib import compress, decompress

from cdsplan.evaluation.tidy_data import Row
from cdsplan.finding import Finding
from cdsplan.render import exact_json
from cdsplan.render.progress import json as progress_json
from cdsplan.render.site.addresses import table_of
from cdsplan.render.site.commune_page import commune_page
from cdsplan.render.site.frame import Site
from cdsplan.render.tidy_data import csv as tidy_csv
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
    left_out: int = 0  # illustrative reports
    findings: list[Finding] = field(default_factory=list)  # of reading the files

    def merge(self, other: "Portion") -> None:
        """The communes of another, without its pages."""
        self.statuses += other.statuses
        self.observed |= other.observed
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
    pooled = {province: pooled_by(home, question) for province, question in order.questions.items()}
    for path in paths:
        commune_files, province = home.commune_files(path), path.partition("/")[0]
        if not commune_files.is_bare:
            found = publication(home, commune_files, order.questions[province], pooled[province])
            portion.gathered.setdefault(province, Gathered()).add(found.status, found.contributions, pooled[province])
            _add(portion, found, province, order)
    return portion


def _add(portion: Portion, found: Publication, province: str, order: Order) -> None:
    portion.statuses.append(found.status)
    portion.findings += found.status.findings
    portion.left_out += found.left_out
    known = portion.figures.setdefault(province, {})
    for name, figure in found.figures.items():
        known.setdefault(name, []).append(figure)
    if found.progress is None:
        return
    path = found.status.path
    portion.files |= dict(commune_page(order.site, found, language) for language in order.site.languages)
    portion.files[table_of(path)] = exact_json.dumps(progress_json.as_data(found.progress)).encode(
        errors="backslashreplace"
    )
    portion.observed[path] = observed(found.rows, has_workbook=order.has_workbook)


def observed(rows: Sequence[Row], *, has_workbook: bool) -> Observed:
    """Observations as the files of data need them."""
    lines = tidy_csv.as_csv(rows).partition("\n")[2].encode(errors="backslashreplace")
    packed = compress(pickle.dumps(list(rows)), level=1) if has_workbook else b""
    return Observed(len(rows), compress(lines, level=1), packed)

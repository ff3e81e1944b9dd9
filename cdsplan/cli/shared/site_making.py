"""A site made: the communes' pages as they are read, then the provinces', then what leads to them, then the list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple
from zlib import decompress

from cdsplan.checks import commune as commune_checks
from cdsplan.cli.shared import extras, progress_bar
from cdsplan.dataset.tables import Wanted
from cdsplan.evaluation import tidy_data
from cdsplan.evaluation.gap_table import Progress, Selection
from cdsplan.finding import Finding, has_errors, ordered
from cdsplan.language import Language, Text, text
from cdsplan.render import exact_json, formats
from cdsplan.render.canvas import Canvas
from cdsplan.render.rollup import json as rollup_json
from cdsplan.render.site import package, portion
from cdsplan.render.site.addresses import Addresses, of_data, table_of
from cdsplan.render.site.frame import Site
from cdsplan.render.site.index_page import Listed, index_page
from cdsplan.render.site.method_page import method_page
from cdsplan.render.site.package import Package
from cdsplan.render.site.portion import Observed, Order, Portion
from cdsplan.render.site.province_page import province_page
from cdsplan.render.tidy_data import csv as tidy_csv
from cdsplan.render.tidy_data import datapackage
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, spread
from cdsplan.repository.site_folder import SiteFolder, Writer
from cdsplan.rollup import repository_summary
from cdsplan.rollup.province_progress import province_progress
from cdsplan.rollup.question import Question
from cdsplan.rollup.summary import Gathered

_MAKING = text("Đang lập trang", "Making pages")
# A workbook takes a second for every thousand rows, and seven kilobytes for each: a nation's would take a quarter of an
# hour and more memory than many have, for a sheet in which nobody finds anything.
_MOST_ROWS = 100_000


class Asked(NamedTuple):
    """Of which commune or province (None: of all), at which date, on which day, in which languages, and how."""

    path: str | None
    as_of: date
    today: date
    languages: Sequence[Language]
    illustrative: bool
    jobs: int | None


class Made(NamedTuple):
    """What reading found, which files stayed though no longer needed, and how many pages there are."""

    findings: Sequence[Finding]
    changed: Sequence[str]
    left_out: int  # illustrative reports
    pages: int


def make(home: Repository, asked: Asked, folder: SiteFolder, *, force: bool) -> Made:
    """Write the site into the folder, and remove what an earlier one had besides."""
    making = _Making(home, asked, folder)
    folder.begin(making.wanted(), force=force)
    progress_bar.with_progress(making.write_communes, _MAKING)
    findings = [*repository_summary.unread(home), *making.write_provinces()]
    findings += making.write_package()
    making.write_others()
    changed = folder.finish()
    return Made(ordered(findings), changed, making.known.left_out, making.pages)


class _Making:
    """One site while it is made."""

    def __init__(self, home: Repository, asked: Asked, folder: SiteFolder) -> None:
        self.home, self.asked, self.folder = home, asked, folder
        self.paths = _communes(home, asked.path)
        one_commune = asked.path is not None and "/" in asked.path
        provinces = [] if one_commune else [asked.path] if asked.path else home.provinces()
        self.site = Site(asked.as_of, asked.languages, provinces)
        question = Question(None, asked.as_of, asked.illustrative, checked_on=asked.today)
        folders = dict.fromkeys([*provinces, *(path.partition("/")[0] for path in self.paths)])
        self.own = {name: repository_summary.own_files(home, name) for name in provinces}
        questions: Mapping[str, Question] = {
            name: repository_summary.asked_of(self.own.get(name, {}), name if name in provinces else None, question)
            for name in folders
        }
        self.known = Portion()
        self.has_workbook = extras.is_drawn(formats.Observations.XLSX)
        self.order = Order(self.site, questions, self.has_workbook)
        self.folders = [*folders]
        self.pages = 0

    def wanted(self) -> Iterator[str]:
        """Every file that the site may have."""
        for language in self.site.languages:
            addresses = Addresses(language, self.site.languages[0])
            yield from (addresses.start, addresses.method)
            yield from map(addresses.unit, [*self.site.provinces, *self.paths])
        yield from map(table_of, [*self.site.provinces, *self.paths])
        yield from (_TABLE, _DESCRIPTOR, *package.FILES)
        if self.has_workbook:
            yield _WORKBOOK

    def write_communes(self, tick: Tick) -> None:
        """Their pages, in as many processes as pay."""
        work = partial(_drawn, order=self.order, writer=self.folder.writer)
        for some, hashes in spread(work, self.home, self.paths, jobs=self.asked.jobs, tick=tick):
            for name, seen in hashes.items():
                self.folder.stands(name, seen)
                self.pages += name.endswith(".html")
            self.known.merge(some)

    def write_provinces(self) -> Iterator[Finding]:
        """Their pages; what reading the communes found."""
        if not self.site.provinces:
            yield from self.known.findings
        for province in self.site.provinces:
            gathered = self.known.gathered.get(province, Gathered())
            result = repository_summary.rolled_up(
                self.home, self.own[province], province, self.order.questions[province], gathered
            )
            yield from result.findings
            files = lookup.files_of(self.home, province)
            own = None if has_errors(commune_checks.unread(self.home, files)) else self._own(files)
            figures = self.known.figures.get(province, {})
            self._write(dict(province_page(self.site, result.rollup, figures, own, one) for one in self.site.languages))
            data = exact_json.dumps(rollup_json.by_indicator_data(result.rollup))
            self._write({table_of(province): data.encode(errors="backslashreplace")})

    def _own(self, files: CommuneFiles) -> Progress | None:
        """The province's own plans; its own observations besides."""
        kept = files.kept(illustrative=self.asked.illustrative)
        judged = tidy_data.judged(kept, self.asked.as_of)
        rows = tidy_data.in_rows(kept, judged)
        self.known.observed[files.path] = portion.observed(rows, has_workbook=self.has_workbook)
        self.known.lines[files.path] = package.lines(kept, judged, self.order.table_question(self.home, files.path))
        self.known.left_out += len(files.reports) - len(kept.reports)
        if not files.plans:
            return None
        return province_progress(
            self.home, files, Selection(), self.asked.as_of,
            illustrative=self.asked.illustrative, jobs=self.asked.jobs, watch=progress_bar.with_progress,
        ).progress  # fmt: skip

    def write_package(self) -> Sequence[Finding]:
        """The tables of all, one after another: those of a nation are hundreds of megabytes; codes that two have."""
        asked, settings = self.asked, self.home.settings.model
        wanted = Wanted(asked.as_of, asked.as_of, asked.illustrative, settings.license if settings else None)
        tables = Package(self.home, self.known.lines)
        for name, content in tables.files(sorted(self.folders), wanted, self.site.languages[0]):
            self.folder.write(name, content)
        return tables.findings

    def write_others(self) -> None:
        """What all of them have in common, and last what leads to them."""
        head = tidy_csv.as_csv([]).encode()
        observed = [self.known.observed[path] for path in sorted(self.known.observed)]
        table = head + b"".join(decompress(one.lines) for one in observed)
        data = {_TABLE: table, **self._workbook(observed), _DESCRIPTOR: datapackage.descriptor().encode()}
        self._write(data)
        listed = Listed(self.known.statuses, repository_summary.successors_of(self.home, self.known.statuses))
        downloads = [(_DOWNLOADS[name], name) for name in (*data, package.DESCRIPTOR)]
        for language in self.site.languages:
            self._write(dict([method_page(self.site, self.home.shared, language)]))
            self._write(dict([index_page(self.site, listed, downloads, language)]))

    def _workbook(self, observed: Sequence[Observed]) -> dict[str, bytes]:
        """As `export` gives it, in the first language of the pages; none where it cannot be made."""
        if not self.has_workbook or sum(one.total for one in observed) > _MOST_ROWS:
            return {}
        rows = [row for one in observed for row in one.rows()]
        return {_WORKBOOK: formats.Observations.XLSX.file(rows, Canvas(self.site.languages[0]))}

    def _write(self, files: Mapping[str, bytes]) -> None:
        for name, content in files.items():
            self.folder.write(name, content)
            self.pages += name.endswith(".html")


def _drawn(home: Repository, paths: Sequence[str], order: Order, writer: Writer) -> tuple[Portion, dict[str, str]]:
    """The communes' files, written where they were drawn: a nation has hundreds of megabytes. And their hashes."""
    some = portion.draw(home, paths, order)
    hashes = {name: writer.write(name, content) for name, content in some.files.items()}
    some.files.clear()
    return some, hashes


def _communes(home: Repository, path: str | None) -> list[str]:
    if path is None:
        return sorted(home.paths())
    return [path] if "/" in path else sorted(home.communes(path))


_TABLE, _WORKBOOK, _DESCRIPTOR = map(of_data, (datapackage.TABLE, "observations.xlsx", datapackage.DESCRIPTOR))
_DOWNLOADS: Mapping[str, Text] = {
    _TABLE: text("Mọi số liệu theo kỳ (CSV)", "Every observation (CSV)"),
    _WORKBOOK: text("Mọi số liệu theo kỳ (Excel)", "Every observation (Excel)"),
    _DESCRIPTOR: text("Mô tả các cột của tệp CSV (Data Package)", "What the columns of the CSV are (Data Package)"),
    package.DESCRIPTOR: text(
        "Mọi kế hoạch, mục tiêu, số liệu và đánh giá: các bảng CSV có khóa (Data Package)",
        "All plans, targets, figures and verdicts: tables in CSV, with keys (Data Package)",
    ),
}

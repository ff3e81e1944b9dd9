"""One commune's files, or a province's own, read once and asked many times."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from cdsplan.finding import Finding, Severity, Span
from cdsplan.language import Text, counted, text
from cdsplan.model.definitions import Definitions, define
from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.kinds import COMMUNE, PLANS, Kind, kind_of
from cdsplan.model.load import Loaded, all_read, load, models
from cdsplan.model.province import Province
from cdsplan.model.settings import Settings
from cdsplan.model.value_messages import is_blank
from cdsplan.repository.files_below import printable
from cdsplan.repository.timeline import DatedFigures, timeline
from cdsplan.yaml.source import Source


class Unit(NamedTuple):
    """A commune or a province, as far as both are alike; a province without province.yaml has no code."""

    name: str
    code: str | None
    province: str
    established: date | None = None
    dissolved: date | None = None
    successor: str | None = None


class NamedPlan(NamedTuple):
    """A plan that was read, and what its file is called."""

    name: str  # 2026-ha-tang-so
    plan: Plan


@dataclass
class CommuneFiles:
    """The files of one commune, or of a province itself, with the catalog they are read by."""

    path: str  # thanh-hoa/xa-thanh-vinh
    commune: Loaded[Commune] | None
    plans: list[Loaded[Plan]]
    reports: list[Loaded[Report]]
    strays: list[Finding]
    catalogs: list[Loaded[Catalog]]
    settings: Settings
    successor: Commune | None = None  # of a dissolved commune that somebody asked for, where the repository has it
    province: Loaded[Province] | None = None  # of a province
    called: str | None = None  # how the communes of a province without province.yaml write its name

    @cached_property
    def definitions(self) -> Definitions:
        return define(models(self.catalogs), self.plan_models)

    @cached_property
    def shared(self) -> Definitions:
        """What means the same in every commune: the catalog's, and nothing that a plan defines for itself."""
        return define(models(self.catalogs), ())

    @cached_property
    def plan_models(self) -> list[Plan]:
        """The plans that were read."""
        return models(self.plans)

    @property
    def named_plans(self) -> list[NamedPlan]:
        """The same, each with the name of its file."""
        return [NamedPlan(file.stem, file.model) for file in self.plans if file.model]

    @cached_property
    def report_models(self) -> list[Report]:
        """The reports that were read."""
        return models(self.reports)

    def report_at(self, path: str) -> Report | None:
        """The report in this file, if it is there and was read."""
        return next((file.model for file in self.reports if file.path == path), None)

    @cached_property
    def timeline(self) -> list[DatedFigures]:
        """The reports that were read, by date."""
        return timeline(self.report_models, self.settings.calendar)

    def known_until(self, day: date) -> list[DatedFigures]:
        """The timeline up to a day."""
        return [here for here in self.timeline if here.as_of <= day]

    def kept(self, *, illustrative: bool) -> "CommuneFiles":
        """What counts: all of it where illustrative figures are asked for, else what is left without them."""
        return self if illustrative or not self.has_illustrative else self.without_illustrative

    @cached_property
    def without_illustrative(self) -> "CommuneFiles":
        """The same as if nobody had ever made up a figure: no baseline, carried value or change comes of one."""
        if not self.has_illustrative:
            return self
        return replace(self, reports=[file for file in self.reports if not (file.model and file.model.illustrative)])

    @property
    def has_illustrative(self) -> bool:
        return any(report.illustrative for report in self.report_models)

    @property
    def all_read(self) -> bool:
        """Whether its files and the catalog were: else no rule has seen everything."""
        return all_read(self.files) and all_read(self.catalogs)

    @property
    def files(self) -> list[Loaded[FileModel]]:
        identity = [self.identity] if self.identity else []
        return [*identity, *self.plans, *self.reports]  # type: ignore[list-item]

    @property
    def identity(self) -> Loaded[Commune] | Loaded[Province] | None:
        """The file that says who they are: commune.yaml or province.yaml."""
        return self.commune or self.province

    @property
    def findings(self) -> list[Finding]:
        """What reading its files found."""
        return [*self.strays, *(finding for file in self.files for finding in file.findings)]

    @property
    def in_the_way(self) -> list[Finding]:
        """Why its files cannot be used; of a plan in preparation only that it is not used yet."""
        prepared = {file.path: file for file in self.plans if self._is_prepared(file)}
        used = [one for one in self.findings if one.path not in prepared]
        return [*used, *map(_not_used_yet, prepared.values())]

    def _is_prepared(self, file: Loaded[Plan]) -> bool:
        """Whether it is next year's, beside one that can be used, and wrong in nothing but what is left to fill in."""
        if file.model or not all(one.beyond or is_blank(one.message) for one in file.findings):
            return False
        return bool(self.plan_models) and all(str(plan.year) < file.stem[:4] for plan in self.plan_models)

    @property
    def is_bare(self) -> bool:
        """Whether nothing in the folder is ours: it holds pictures, or nothing at all."""
        return not (self.files or self.strays)

    @property
    def owner(self) -> Commune:
        """The commune; ValueError where its file was not read."""
        if self.known_owner is None:
            raise ValueError(self.path)
        return self.known_owner

    @property
    def known_owner(self) -> Commune | None:
        """The commune, if its file is there and was read."""
        return self.commune.model if self.commune else None

    @property
    def is_of_province(self) -> bool:
        """Whether they are a province's own."""
        return "/" not in self.path

    @property
    def known_unit(self) -> Unit | None:
        """Whose they are, if that could be read."""
        return self.unit if self.is_of_province or self.known_owner else None

    @property
    def known_name(self) -> str | None:
        """What people call whose they are, also where the file that says so is refused for something else."""
        if self.known_unit:
            return self.known_unit.name
        written = self.commune.source.at(("name",)) if self.commune else None
        return written if isinstance(written, str) and written.strip() else None

    @property
    def name(self) -> str:
        """The same; where nobody can know it, the folder."""
        return self.known_name or self.path

    @property
    def established(self) -> date | None:
        """Since when there is the commune, if its file says it."""
        return self.known_owner.established if self.known_owner else None

    @property
    def unit(self) -> Unit:
        """Whose they are; ValueError where a commune's file was not read."""
        if not self.is_of_province:
            one = self.owner
            return Unit(one.name, one.code, one.province, one.established, one.dissolved, one.successor)
        known = self.province.model if self.province else None
        name = known.name if known else self.called or self.path
        return Unit(name, known.code if known else None, name)


def gather(
    path: str,
    files: Iterable[tuple[str, ...]],
    read: Callable[[str], Source],
    catalogs: list[Loaded[Catalog]],
    settings: Settings,
) -> CommuneFiles:
    """The files of a commune or province, by their paths below `plans/`, wherever `read` has their content from."""
    commune_files = CommuneFiles(path, None, [], [], [], catalogs, settings)
    for file in files:
        match kind_of(file):
            case Kind.COMMUNE:
                commune_files.commune = load(Commune, read(path_of(file)))
            case Kind.PROVINCE:
                commune_files.province = load(Province, read(path_of(file)))
            case Kind.PLAN:
                commune_files.plans.append(load(Plan, read(path_of(file))))
            case Kind.REPORT:
                commune_files.reports.append(load(Report, read(path_of(file))))
            case _:
                commune_files.strays.append(stray(file))
    if "/" in path and commune_files.commune is None and commune_files.files:
        commune_files.commune = load(Commune, read(path_of((path, COMMUNE))))  # its finding: there is no such file
    return commune_files


def _not_used_yet(file: Loaded[Plan]) -> Finding:
    """One finding, where there is one for each blank once the plan is to be used."""
    first = file.findings[0]
    blanks = sum(one.weight for one in file.findings)
    message = text(
        "kế hoạch này còn {blanks} nên chưa được dùng",
        "this plan has {blanks} and is not used yet",
        blanks=counted(blanks, "chỗ chưa điền", "blank"),
    )
    hint = text("Điền xong thì chạy: cdsplan validate.", "Fill it in, then run: cdsplan validate.")
    return Finding(file.path, first.span, Severity.WARNING, first.rule, message, hint)


def path_of(parts: tuple[str, ...]) -> str:
    return "/".join((PLANS, *parts))


def stray(parts: tuple[str, ...]) -> Finding:
    return finding_at(
        parts,
        "stray-file",
        text("tệp YAML này không thuộc loại nào của kho", "this YAML file is not of any kind that the repository has"),
        text(
            "Đặt tên commune.yaml, province.yaml, <năm>-<chủ đề>.yaml hoặc reports/<kỳ>.yaml (đuôi .yaml),"
            " hoặc chuyển tệp ra ngoài plans/.",
            "Name it commune.yaml, province.yaml, <year>-<theme>.yaml or reports/<period>.yaml (ending in .yaml),"
            " or move it out of plans/.",
        ),
    )


def finding_at(parts: tuple[str, ...], rule: str, message: Text, hint: Text) -> Finding:
    return Finding(printable(path_of(parts)), Span(1, 1, 1, 1), Severity.ERROR, rule, message, hint)

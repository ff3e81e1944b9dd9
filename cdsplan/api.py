"""cdsplan for other programs: open a repository, then validate, progress, summary and export.

    >>> from datetime import date
    >>> from cdsplan import api
    >>> repository = api.open(".")
    >>> table = api.progress(repository, "xa-thanh-vinh", as_of=date(2026, 6, 30))
    >>> for indicator in table["plans"][0]["indicators"]:
    ...     if indicator["status"] == "behind":
    ...         print(indicator["id"], "còn thiếu", indicator["gap"], indicator["unit"])
    phu_song_5g_dan_so còn thiếu 17.098109 %

Each verb returns what `--format json` prints, as plain dicts and lists whose types are named here. Numbers are
`Decimal`, or `int` where they count things; dates are texts such as "2026-06-30"; what is not known is None, never
zero. What cannot be done raises a `UserError`, with its message in both languages as `error.vi` and `error.en`. Of a
moment, such as a `datetime` or a Timestamp of pandas, its day counts.

Nothing is printed or written, and nothing asked of the environment. `today` is the date in Vietnam (UTC+7) unless it
is given: reports of later dates are an error, and figures are judged at it.
"""

import os
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from os import PathLike
from pathlib import Path
from typing import Literal, TypeAlias, overload

from cdsplan import clock
from cdsplan.checks import commune as commune_checks
from cdsplan.checks import rule_names
from cdsplan.checks import validate as validation
from cdsplan.error import NoRepositoryError, UnknownNameError, UserError
from cdsplan.evaluation import gap_table, selection
from cdsplan.evaluation.gap_table import Selection, Sort
from cdsplan.finding import Finding, Severity, has_errors
from cdsplan.language import Language, Text, text
from cdsplan.model.fields import FIRST_YEAR, LAST_YEAR
from cdsplan.render.findings import json as findings_json
from cdsplan.render.progress import json as progress_json
from cdsplan.render.rollup import json as rollup_json
from cdsplan.render.shapes import (
    Export,
    ExportedRow,
    Indicator,
    LocatedFinding,
    PlanTable,
    PooledIndicator,
    Progress,
    Summary,
    SummaryByCommune,
    Validation,
)
from cdsplan.render.tidy_data import json as tidy_json
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup import export as exporting
from cdsplan.rollup import repository_summary
from cdsplan.rollup.province_progress import province_progress
from cdsplan.rollup.question import Question

__all__ = [
    "Export",
    "ExportedRow",
    "Indicator",
    "LocatedFinding",
    "NoRepositoryError",
    "PlanTable",
    "PooledIndicator",
    "Progress",
    "Repository",
    "Summary",
    "SummaryByCommune",
    "UnknownNameError",
    "UnreadableError",
    "UserError",
    "Validation",
    "export",
    "open",
    "progress",
    "summary",
    "validate",
]
PathName: TypeAlias = str | PathLike[str]
Words: TypeAlias = Literal["vi", "en"]


class UnreadableError(UserError):
    """Files that must be read first do not load; `findings()` says where and why."""

    def __init__(self, message: Text, findings: Sequence[Finding]) -> None:
        super().__init__(message)
        self._findings = tuple(findings)

    def findings(self, language: Words = "en") -> list[LocatedFinding]:
        """What is wrong in the files, sorted by place, as `validate` gives it."""
        return [findings_json.finding_data(one, Language(language)) for one in self._findings]


def open(path: PathName = ".") -> Repository:  # noqa: A001  it is read as `api.open`
    """The repository in the folder that holds `plans/`.

    Settings and catalog are read once: open it anew to see changes in them.

    Raises NoRepositoryError where there is no `plans/` in it, or that is a link which leads out of the folder.

        >>> repository = api.open(".")
    """
    return lookup.unlinked(lookup.repository_at(Path(path)))


def validate(  # noqa: PLR0913  the options of the command
    repository: Repository,
    paths: PathName | Iterable[PathName] = (),
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: date | None = None,
    language: Words = "en",
    jobs: int | None = 1,
) -> Validation:
    """Every finding of the repository, or of the communes that some files or folders lie in, sorted by place.

    `paths` count from the repository's folder. `select` and `ignore` name rules; `language` is that of messages and
    hints. `jobs` is the number of processes; with None there are as many as pay (they need the usual
    `if __name__ == "__main__":` of the calling script on macOS and Windows).

    Raises UserError for a path that is not there or lies outside, UnknownNameError for a rule that there is not. Files
    that cannot be read are findings like all others.

        >>> found = api.validate(repository, "plans/thanh-hoa", language="vi")
        >>> found["errors"]
        0
    """
    selected, ignored = rule_names.known(_each(select)), rule_names.known(_each(ignore))
    inside = [_inside(repository, path) for path in ([paths] if isinstance(paths, str | PathLike) else paths)]
    outcome = validation.validate(repository, _day(today), inside or None, jobs=_processes(jobs))
    return findings_json.as_data(outcome.only(select=selected, ignore=ignored), Language(language))


def progress(  # noqa: PLR0913  the options of the command
    repository: Repository,
    commune: str,
    *,
    as_of: date | None = None,
    plan: str | None = None,
    party: str | None = None,
    statuses: Iterable[str] = (),
    sort: Sort = "plan",
    illustrative: bool = False,
    today: date | None = None,
    jobs: int | None = 1,
) -> Progress:
    """The gap tables of a commune, or of a province with plans of its own, on the date `as_of` (default: `today`).

    `commune` is a slug, a path, a code or a name: "xa-thanh-vinh", "thanh-hoa/xa-thanh-vinh", "15229", "Thành Vinh".
    `plan` (its file's name), `party` and `statuses` leave only some plans, targets and rows. `illustrative`: of a
    province, use the communes' illustrative figures too; `jobs` as in `validate`. Figures are in each indicator's
    `unit`. What the rules find wrong with them stops nothing, and is for `validate` to tell.

    Raises UnknownNameError for a name that nothing has (`near` holds the nearest) or that several have (`near` holds
    them all), UnreadableError where the files do not load, UserError for a province
    without plans.

        >>> table = api.progress(repository, "xa-thanh-vinh", as_of=date(2026, 6, 30))
        >>> table["plans"][0]["counts"]["behind"]
        1
    """
    on = _day(as_of or today)
    shown = selection.statuses(_each(statuses))
    files = _loaded(repository, lookup.commune_or_province(repository, commune))
    if files.is_of_province:
        _refuse_without_plans(files)
    wanted = Selection(selection.plan(files, plan), selection.party(files, party), shown, sort)
    if files.is_of_province:
        processes = _processes(jobs)
        result = province_progress(repository, files, wanted, on, illustrative=illustrative, jobs=processes).progress
    else:
        result = gap_table.progress(files, on, **wanted._asdict())
    return progress_json.as_data(result)


@overload
def summary(
    repository: Repository,
    province: str | None = None,
    *,
    by: Literal["indicator"] = "indicator",
    indicators: Iterable[str] = (),
    year: int | None = None,
    as_of: date | None = None,
    illustrative: bool = False,
    jobs: int | None = 1,
) -> Summary: ...


@overload
def summary(
    repository: Repository,
    province: str | None = None,
    *,
    by: Literal["commune"],
    indicators: Iterable[str] = (),
    year: int | None = None,
    as_of: date | None = None,
    illustrative: bool = False,
    jobs: int | None = 1,
) -> SummaryByCommune: ...


def summary(  # noqa: PLR0913  the options of the command
    repository: Repository,
    province: str | None = None,
    *,
    by: Literal["indicator", "commune"] = "indicator",
    indicators: Iterable[str] = (),
    year: int | None = None,
    as_of: date | None = None,
    illustrative: bool = False,
    jobs: int | None = 1,
) -> Summary | SummaryByCommune:
    """The roll-up of a province's communes on the date `as_of` (default: today in Vietnam), or of all communes.

    Without `province` it is of the only one there is, else of the whole repository. The plans in force on `as_of`
    count, or with `year` those that touch it; `indicators` are ids of the catalog, `jobs` as in `validate`. Sums are
    divided, rates never averaged; figures are in each indicator's `unit`. Communes whose files do not load are in
    `["communes"]["absent"]["unreadable"]`, and `validate` tells why.

    Raises UnknownNameError for a province or an indicator that there is not, UnreadableError where the catalog or the
    settings do not load.

        >>> rolled_up = api.summary(repository, "thanh-hoa", as_of=date(2026, 6, 30), illustrative=True)
        >>> rolled_up["communes"]["counted"]
        3
    """
    where = lookup.province(repository, province)
    on = _day(as_of)
    _refuse_unread("plans", repository_summary.unread(repository))
    only = repository_summary.indicators(repository, _each(indicators))
    question = Question(_year(year), on, illustrative, only)
    rollup = repository_summary.summarise(repository, where, question, jobs=_processes(jobs)).rollup
    return rollup_json.by_commune_data(rollup) if by == "commune" else rollup_json.by_indicator_data(rollup)


def export(
    repository: Repository,
    communes: Iterable[str] = (),
    *,
    illustrative: bool = False,
    today: date | None = None,
    language: Words = "en",
) -> Export:
    """Every observation up to `today`, of these communes or of all: a row for each commune, plan, indicator and date.

    `rows` have the columns of `cdsplan export`, ready for a data frame; values are in the row's `unit`. A commune whose
    files do not load has no rows: why stands in `findings` (in `language`), with all other errors.
    `illustrative_left_out` is the number of reports that were left out as `illustrative` was not set.

    A province may be named too: then it is of what the province reports itself, and so it is in that of all.

    Raises UnknownNameError for a name as `progress` does.

        >>> exported = api.export(repository, communes=["xa-thanh-vinh"], illustrative=True)
        >>> exported["rows"][0]["commune"]
        'Xã Thành Vinh'
    """
    wanted = {lookup.commune_or_province(repository, one) for one in _each(communes)}
    paths = sorted(wanted or exporting.every(repository))
    done = exporting.export(repository, paths, _day(today), illustrative=illustrative)
    return {
        "rows": [tidy_json.row_data(row) for row in done.rows],
        "findings": [findings_json.finding_data(one, Language(language)) for one in done.errors],
        "illustrative_left_out": done.illustrative_left_out,
    }


def _each(names: Iterable[str]) -> list[str]:
    """One name, which is a text and no list of its letters, or several."""
    return [names] if isinstance(names, str) else list(names)


def _day(given: date | None) -> date:
    """Today in Vietnam where none is given; of a moment its day, for the two cannot be compared."""
    day = given.date() if isinstance(given, datetime) else given or clock.today()
    _year(day.year)
    return day


def _year(given: int | None) -> int | None:
    """UserError for one that no file may hold."""
    if given is not None and not FIRST_YEAR <= given <= LAST_YEAR:
        years = {"year": str(given), "first": str(FIRST_YEAR), "last": str(LAST_YEAR)}
        raise UserError(
            text("năm {year}: phải từ {first} đến {last}", "year {year}: it must be from {first} to {last}", **years)
        )
    return given


def _processes(jobs: int | None) -> int | None:
    """UserError for fewer than one."""
    if jobs is not None and jobs < 1:
        raise UserError(text("jobs={jobs}: phải từ 1", "jobs={jobs}: it must be 1 or more", jobs=str(jobs)))
    return jobs


def _loaded(repository: Repository, path: str) -> CommuneFiles:
    files = lookup.files_of(repository, path)
    _refuse_unread(path, commune_checks.unread(repository, files))
    return files


def _refuse_unread(path: str, found: Sequence[Finding]) -> None:
    if has_errors(found):
        errors = [one for one in found if one.severity is Severity.ERROR]
        place = f"{errors[0].path}:{errors[0].span.line}"
        message = text(
            "{path}: có tệp không đọc được, lỗi đầu tiên ở {place}: {why}",
            "{path}: some files do not load, the first error is at {place}: {why}",
            path=path,
            place=place,
            why=errors[0].message,
        )
        raise UnreadableError(message, found)


def _refuse_without_plans(province: CommuneFiles) -> None:
    if not province.plans:
        message = text(
            "{path} là đơn vị cấp tỉnh và chưa có kế hoạch riêng; tổng hợp các xã bằng api.summary",
            "{path} is a province without a plan of its own; roll up its communes with api.summary",
            path=province.path,
        )
        raise UserError(message)


def _inside(repository: Repository, path: PathName) -> str:
    file = repository.root / path
    if not os.path.lexists(file):
        raise UserError(text("không có tệp hay thư mục {path}", "there is no file or folder {path}", path=str(file)))
    return lookup.inside(repository, file)

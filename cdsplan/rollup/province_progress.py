"""A province's own plans on the figures of its communes, which are read for it."""

from datetime import date
from functools import partial
from typing import NamedTuple

from cdsplan.evaluation.gap_table import Progress, Selection
from cdsplan.finding import Finding
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import Tick, Watch, Work, spread, unwatched
from cdsplan.rollup import province_plan
from cdsplan.rollup.province_plan import Gathered
from cdsplan.rollup.question import Question


class ProvinceProgress(NamedTuple):
    """The tables, what reading the communes found, and whose illustrative figures were left out."""

    progress: Progress
    findings: list[Finding]
    illustrative_left_out: set[str]
    reports_left_out: int  # illustrative ones of the province itself


def province_progress(  # noqa: PLR0913  what a roll-up depends on
    home: Repository,
    files: CommuneFiles,
    wanted: Selection,
    on: date,
    *,
    illustrative: bool,
    jobs: int | None,
    watch: Watch = unwatched,
    checked_on: date | None = None,
) -> ProvinceProgress:
    """The gap tables of a province whose own files all loaded; the rules look at its communes only on such a day."""
    communes, answers = home.communes(files.path), []
    asked = Question(None, on, illustrative, checked_on=checked_on)
    for question in province_plan.questions(files, asked, wanted.plan):
        work = partial(province_plan.gather, question=question)

        def gather_all(tick: Tick, work: Work[Gathered] = work) -> Gathered:
            return province_plan.together(spread(work, home, communes, jobs=jobs, tick=tick))

        answers.append((question, watch(gather_all)))
    left_out = set[str]().union(*(some.illustrative_left_out for _, some in answers))
    unread = [finding for _, some in answers for finding in some.findings]
    reports_left_out = len(files.reports) - len(files.kept(illustrative=illustrative).reports)
    return ProvinceProgress(province_plan.progress(files, asked, answers, wanted), unread, left_out, reports_left_out)

"""What the public may see of one commune: its gap tables, what it adds to its province, and its observations."""

from collections.abc import Sequence
from typing import NamedTuple

from cdsplan.checks import commune as commune_checks
from cdsplan.evaluation import gap_table, tidy_data
from cdsplan.evaluation.gap_table import Progress
from cdsplan.evaluation.tidy_data import Judged
from cdsplan.finding import has_errors
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup.commune_status import CommuneStatus
from cdsplan.rollup.contribution import Contribution, Pooled, contribution
from cdsplan.rollup.pooled_indicator import CommuneFigure, figure_of
from cdsplan.rollup.question import Question


class Publication(NamedTuple):
    """One commune; of one whose files do not load no more is known than that."""

    status: CommuneStatus
    contributions: Sequence[Contribution]
    progress: Progress | None
    files: CommuneFiles | None = None  # those that count
    judged: Sequence[Judged] = ()
    left_out: int = 0  # illustrative reports

    @property
    def figures(self) -> dict[str, CommuneFigure]:
        """Its figure of each indicator of the catalog that it has one of, as the roll-up lists it."""
        return {
            one.id: figure_of(self.status, one, one.as_of, one.value)
            for one in self.contributions
            if one.own_name is None and one.value is not None and one.as_of is not None
        }


def publication(home: Repository, commune_files: CommuneFiles, question: Question, pooled: Pooled) -> Publication:
    """A commune at the question's date; illustrative figures only where they are asked for."""
    status, found = contribution(commune_files, question, pooled)
    if has_errors(commune_checks.unread(home, commune_files)) or not commune_files.known_owner:
        return Publication(status, found, None)
    commune_files.successor = home.successor_of(commune_files.known_owner)
    kept = commune_files.kept(illustrative=question.illustrative)
    progress = gap_table.progress(kept, question.as_of)
    judged = tidy_data.judged(kept, question.as_of)
    return Publication(status, found, progress, kept, judged, len(commune_files.reports) - len(kept.reports))

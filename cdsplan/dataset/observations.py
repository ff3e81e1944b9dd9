"""Every observation of the indicators, judged as it was at its date."""

from collections.abc import Iterable, Iterator
from datetime import date

from cdsplan.dataset import cells, columns, keys
from cdsplan.dataset.table import Row, Table
from cdsplan.evaluation.tidy_data import Judged
from cdsplan.language import text
from cdsplan.repository.commune_files import CommuneFiles

OBSERVATIONS = Table(
    "observations",
    text("Kết quả của từng chỉ tiêu ở từng kỳ", "Observations, one row for each indicator and date"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.PLAN,
        columns.INDICATOR,
        columns.AS_OF,
        columns.PERIOD,
        *columns.FIGURE,
        *columns.EXACT_VALUE,
        columns.OP,
        columns.TARGET,
        *columns.EXACT_TARGET,
        *columns.CHANGE,
        columns.PARTY,
        columns.DUE,
        columns.STATUS,
        columns.CONFLICT,
        *columns.EVIDENCE,
        columns.SOURCE,
    ),
    key=("owner", "plan", "indicator", "as_of"),
    references=(columns.OF_PROVINCE, columns.OF_PLANNED),
)


def observations(files: CommuneFiles, found: Iterable[Judged]) -> Iterator[Row]:
    """Those that were judged of one commune, or of a province itself."""
    province, owner, seen = keys.province(files), keys.owner(files), set[tuple[str, str, date]]()
    for plan, position, actual in found:
        key, limit = (plan, position.indicator.id, actual.as_of), position.target
        if key not in seen:  # an id may stand twice in a plan, which a rule reports
            seen.add(key)
            yield (
                province,
                owner,
                plan,
                keys.indicator(files, plan, position.indicator),
                actual.as_of,
                actual.period.text,
                *cells.figure(actual, limit.bound),
                *cells.target(limit),
                limit.party,
                limit.due,
                position.status,
                position.conflict,
                *cells.evidence(actual),
                cells.sources(actual),
            )

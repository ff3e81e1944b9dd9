"""A fictitious commune typed as YAML and evaluated without a disk."""

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.observations import History, Observation
from cdsplan.evaluation.standing import Standing, evaluate
from cdsplan.model.definitions import Definitions, define
from cdsplan.model.described import FileModel
from cdsplan.model.files import Catalog, Plan, Report
from cdsplan.model.load import load
from cdsplan.model.period import Calendar
from cdsplan.repository.timeline import timeline
from cdsplan.yaml import source

M = TypeVar("M", bound=FileModel)

VARIABLES = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  quang: {name: Hộ dùng cáp quang, kind: count, unit: hộ}
  dong: {name: Hộ dùng cáp đồng, kind: count, unit: hộ}
  dan: {name: Dân số, kind: count, unit: người}
  ho_so: {name: Hồ sơ, kind: count, unit: hồ sơ, cumulative: true}
  truc_tuyen: {name: Hồ sơ trực tuyến, kind: count, unit: hồ sơ, cumulative: true}
  phi: {name: Phí đã thu, kind: quantity, unit: triệu đồng, cumulative: true}
  toc_do: {name: Tốc độ, kind: quantity, unit: Mbit/s}
  phieu: {name: Phiếu khảo sát, kind: count, unit: phiếu, sample: true}
  hai_long: {name: Phiếu hài lòng, kind: count, unit: phiếu, sample: true}
"""
PERCENT = "measure: percent, formula: quang / ho"


def number(formula: str) -> str:
    return f"measure: number, unit: đơn vị, formula: {formula}"


def percent(formula: str) -> str:
    return f"measure: percent, formula: {formula}"


def read(kind: type[M], text: str) -> M:
    """The model of a file's text, which must be flawless."""
    loaded = load(kind, source.parse("inline.yaml", text.encode()))
    assert loaded.model is not None, loaded.findings
    return loaded.model


def reports(texts: Sequence[str]) -> list[Report]:
    return [read(Report, f"{{{text}}}") for text in texts]


def target(text: str) -> str:
    """`>= 80, due: 2026-06-30` as `{op: ">=", value: 80, due: 2026-06-30}`."""
    op, rest = text.split(" ", 1)
    return f'{{op: "{op}", value: {rest}}}'


def indicator(definition: str = PERCENT, targets: Sequence[str] = (">= 80",), own: str = "", name: str = "x") -> str:
    more = f", {own}" if own else ""
    return f"{{id: {name}, name: Chỉ tiêu, {definition}, targets: [{', '.join(map(target, targets))}]{more}}}"


def plan(indicators: Sequence[str], head: str = "year: 2026") -> Plan:
    return read(Plan, "\n".join(["title: Kế hoạch", head, "indicators:", *(f"  - {one}" for one in indicators)]))


def definitions_of(*plans: Plan) -> Definitions:
    return define([read(Catalog, VARIABLES)], plans)


def standings(  # noqa: PLR0913  one part of the case each
    indicators: Sequence[str],
    texts: Sequence[str],
    *,
    head: str = "year: 2026",
    today: str = "2026-11-22",
    party: str | None = None,
    established: date | None = None,
) -> dict[str, Standing]:
    """Where each indicator of a plan stands, by id."""
    read_plan = plan(indicators, head)
    dated = timeline(reports(texts), Calendar.ND09)
    evaluation = Evaluation(read_plan, date.fromisoformat(today), party, established)
    found = evaluate(evaluation, definitions_of(read_plan), dated)
    return {standing.indicator.id: standing for standing in found}


def standing(  # noqa: PLR0913  one part of the case each
    *texts: str,
    definition: str = PERCENT,
    targets: Sequence[str] = (">= 80",),
    own: str = "",
    head: str = "year: 2026",
    today: str = "2026-11-22",
    party: str | None = None,
) -> Standing:
    """Where the one indicator of a plan stands."""
    return standings([indicator(definition, targets, own)], texts, head=head, today=today, party=party)["x"]


def observed(*texts: str, definition: str = PERCENT, calendar: Calendar = Calendar.ND09) -> History:
    """What these reports say about one indicator."""
    read_plan = plan([indicator(definition, ["== done"] if "milestone" in definition else [">= 80"])])
    definitions = definitions_of(read_plan)
    return History(definitions.of_plan(read_plan)[0], definitions.variables, timeline(reports(texts), calendar))


def only(*texts: str, definition: str = percent("quang / ho")) -> Observation:
    (one,) = observed(*texts, definition=definition).observations
    return one

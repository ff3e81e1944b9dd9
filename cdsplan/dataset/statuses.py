"""Where every indicator stands on one date, by each plan; with what it adds to the sums of a roll-up.

What must be judged with all of a commune's files is judged here, so that a roll-up only adds up rows. docs/scale.md.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from cdsplan.checks import commune
from cdsplan.dataset import cells, columns, keys
from cdsplan.dataset.table import Cell, Column, Kind, Reference, Row, Table
from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import last_day
from cdsplan.evaluation.standing import Position, pasts, positions
from cdsplan.evaluation.tidy_data import DIGITS
from cdsplan.finding import has_errors
from cdsplan.language import text
from cdsplan.model.formula import Exact
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles
from cdsplan.repository.folder import Repository
from cdsplan.rollup.commune_status import presence_of
from cdsplan.rollup.contribution import Pooled
from cdsplan.rollup.part import Part, part_of
from cdsplan.rollup.question import Question
from cdsplan.rollup.standings import CommuneStandings, Judged, due_first
from cdsplan.rollup.summary import pooled_by, with_plans_of
from cdsplan.rounding import maybe_rounded


def _optional(every: Iterable[Column]) -> Iterator[Column]:
    """As there may be no figure at all."""
    return (column._replace(optional=True) for column in every)


_FIGURES = (*columns.FIGURE, *columns.EXACT_VALUE)
_ADDED = text("Để cộng các xã theo docs/scale.md", "For sums of communes, see docs/scale.md")
STATUSES = Table(
    "statuses",
    text("Đánh giá từng chỉ tiêu tại một ngày", "Where each indicator stands on one date"),
    (
        columns.PROVINCE,
        columns.OWNER,
        columns.COMMUNE,
        columns.OWNER._replace(
            name="plan_owner",
            title=text("Kế hoạch của", "Owner of the plan"),
            about=text(
                "Là tỉnh khi xã không có chỉ tiêu này trong kế hoạch của mình",
                "The province, where the commune's own plans do not have the indicator",
            ),
        ),
        columns.PLAN,
        columns.INDICATOR,
        Column("evaluated_on", Kind.DAY, text("Ngày đánh giá", "Evaluation date")),
        columns.STATUS._replace(
            about=text("Để trống: xã không được giao chỉ tiêu này", "Empty: no plan of the commune asks for it"),
            optional=True,
        ),
        Column(
            "counted",
            Kind.FLAG,
            text("Được tính khi tổng hợp", "Counts in a roll-up"),
            text(
                "Kế hoạch đang thực hiện; nếu nhiều kế hoạch có chỉ tiêu này thì lấy mục tiêu đến hạn trước",
                "The plan in force; if several have the indicator, the one whose target is due first",
            ),
        ),
        Column("stale", Kind.FLAG, text("Số liệu cũ", "Stale")),
        *_optional((columns.AS_OF, columns.PERIOD)),
        *_FIGURES,
        columns.OP,
        columns.TARGET,
        *columns.EXACT_TARGET,
        *columns.CHANGE,
        columns.PARTY,
        columns.DUE,
        Column("gap", Kind.NUMBER, text("Còn thiếu", "Gap"), optional=True),
        Column("remaining", Kind.EXACT, text("Còn phải thực hiện", "Remaining"), optional=True),
        Column("remaining_variable", Kind.TEXT, text("Còn phải thực hiện: số liệu", "Remaining of"), optional=True),
        columns.CONFLICT,
        *_optional(columns.EVIDENCE),
        columns.SOURCE,
        Column("sum_numerator", Kind.EXACT, text("Cộng vào tử số", "Adds to the numerator"), _ADDED, optional=True),
        Column(
            "sum_denominator", Kind.EXACT, text("Cộng vào mẫu số", "Adds to the denominator"), _ADDED, optional=True
        ),
        Column(
            "sum_waiting",
            Kind.EXACT,
            text("Mẫu số chưa có tử số", "Denominator without a numerator yet"),
            _ADDED,
            optional=True,
        ),
    ),
    key=("owner", "plan_owner", "plan", "indicator"),
    references=(
        columns.OF_PROVINCE,
        columns.OF_COMMUNE,
        Reference(("plan_owner", "plan", "indicator"), "plan_indicators"),
        Reference(("remaining_variable",), "variables"),
    ),
)


class Asked(NamedTuple):
    """What is asked of all units of one province: the date, and what its own plans judge, by their files' names."""

    question: Question
    pooled: Pooled
    plans: Mapping[int, str]  # the names of the province's plans, by identity


def asked_in(home: Repository, question: Question, province: str | None) -> Asked:
    """The same question to all of a province, with the plans of its own that are in force, if its files load.

    `province`: its folder; None where it is in no table itself.
    """
    own = lookup.files_of(home, province) if province else None
    if own and has_errors(commune.unread(home, own)):
        own = None
    if own:
        question = with_plans_of(own, question)
    names = {id(file.model): file.stem for file in own.plans} if own else {}
    return Asked(question, pooled_by(home, question), names)


def statuses(files: CommuneFiles, asked: Asked) -> Iterator[Row]:
    """Those of one commune, or of a province itself, as `progress` has them; then what the province alone asks."""
    unit = files.unit
    own: list[tuple[str, Judged]] = []
    for name, plan in files.named_plans:
        evaluation = Evaluation(plan, last_day(unit, asked.question.as_of), established=unit.established)
        found = positions(evaluation, pasts(evaluation, files.definitions, files.timeline))
        own += ((name, Judged(evaluation, one)) for one in _once(found))
    counted = _of_province(own, asked) if files.is_of_province else _of_commune(files, own, asked)
    for name, one in own:
        counts = counted.get(one.indicator.id) is one
        yield (*_whose(files, keys.owner(files), name, one), *_stands(files, one, asked, counted=counts))
    if presence_of(files, asked.question).absent is None:  # as it is of no province
        yield from _by_province(files, counted, asked)


def _once(found: Iterable[Position]) -> Iterator[Position]:
    known: dict[str, Position] = {}
    for one in found:
        known.setdefault(one.indicator.id, one)
    return iter(known.values())


def _of_commune(files: CommuneFiles, own: Iterable[tuple[str, Judged]], asked: Asked) -> dict[str, Judged]:
    """Those that a roll-up takes, by their ids."""
    if presence_of(files, asked.question).absent:
        return {}
    return due_first(one for _, one in own if asked.question.in_force(one.evaluation.plan))


def _of_province(own: Iterable[tuple[str, Judged]], asked: Asked) -> dict[str, Judged]:
    names = {name: asked.plans[id(plan)] for plan, every in asked.pooled.judged for name in every}
    return {one.indicator.id: one for plan, one in own if names.get(one.indicator.id) == plan}


def _by_province(files: CommuneFiles, own: Mapping[str, Judged], asked: Asked) -> Iterator[Row]:
    known = CommuneStandings(files, asked.question)
    for plan, names in asked.pooled.judged:
        for name, one in known.by_province(plan).items():
            if name in names and name not in own:
                yield (*_whose(files, keys.province(files), asked.plans[id(plan)], one), *_adds(files, one, asked))


def _whose(files: CommuneFiles, planner: str, plan: str, one: Judged) -> tuple[Cell, ...]:
    """`planner`: who asks for it, a commune itself or its province, of which here are the catalog's alone."""
    key = keys.indicator(files, plan, one.indicator)
    return keys.province(files), keys.owner(files), keys.commune(files), planner, plan, key


def _stands(files: CommuneFiles, one: Judged, asked: Asked, *, counted: bool) -> tuple[Cell, ...]:
    return one.evaluation.today, one.position.status, counted, *_figures(files, one), *_part(files, one, asked, counted)


def _adds(files: CommuneFiles, one: Judged, asked: Asked) -> tuple[Cell, ...]:
    """No plan of its own asks it for this: its figure counts, but nothing judges it."""
    return one.evaluation.today, None, True, *_figures(files, one), *_part(files, one, asked, True)  # noqa: FBT003


def _figures(files: CommuneFiles, one: Judged) -> tuple[Cell, ...]:
    position, actual, limit = one.position, one.actual, one.position.target
    left = position.figures.remaining if position.figures else None
    return (
        one.stale,
        *((actual.as_of, actual.period.text) if actual else (None, None)),
        *(cells.figure(actual, limit.bound) if actual else (None,) * len(_FIGURES)),
        *cells.target(limit),
        limit.party,
        limit.due,
        maybe_rounded(position.gap, DIGITS, Fraction(0)),
        left.amount if left else None,
        keys.variable(files, left.variable) if left else None,
        position.conflict,
        *(cells.evidence(actual) if actual else (None,) * len(columns.EVIDENCE)),
        cells.sources(actual) if actual else None,
    )


def _part(files: CommuneFiles, one: Judged, asked: Asked, counted: bool) -> tuple[Cell, ...]:  # noqa: FBT001
    adds = counted and one.applies and not files.is_of_province
    kind = asked.pooled.kinds.get(one.indicator.id)
    part = part_of(one, kind, files.known_until(one.evaluation.today)) if adds else Part()
    above, below = part.pair or (None, None)
    return _whole(above), _whole(below), _whole(part.waiting)


def _whole(value: Exact | None) -> int | None:
    """Of counts that are none, which `validate` refuses, there is no sum."""
    return int(value) if value is not None and value.denominator == 1 else None

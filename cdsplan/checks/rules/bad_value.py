"""Values fit what they are values of: whole counts, targets of one direction, a life that ends after it began."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from cdsplan.checks.rules.rule import Problem, RelatedPlace, Subject
from cdsplan.checks.target_words import key_of
from cdsplan.finding import Loc, Severity
from cdsplan.language import text
from cdsplan.model import period
from cdsplan.model.definitions import Indicator
from cdsplan.model.fields import State
from cdsplan.model.files import Catalog, Commune, Plan, Variable
from cdsplan.model.load import Loaded
from cdsplan.model.messages import DUE_OF_ONE_PART
from cdsplan.model.numbers import may_mean_thousands
from cdsplan.model.period import Calendar
from cdsplan.model.targets import due_dates, rising

NAME = "bad-value"
SEVERITY = Severity.ERROR


def check_catalog(catalogs: Sequence[tuple[Loaded[Catalog], Catalog]]) -> Iterator[Problem]:
    shared = {name: variable for _, catalog in catalogs for name, variable in catalog.variables.items()}
    for file, catalog in catalogs:
        yield from _circles(file, catalog.variables, shared)


def check(subject: Subject) -> Iterator[Problem]:
    for file, plan, at, indicator in subject.indicators:
        yield from _targets(file, plan, at, indicator)
    for plan_file, plan in subject.plans:
        yield from _circles(plan_file, plan.variables, subject.definitions.variables)
        yield from _due_days(plan_file, plan, subject.commune_files.settings.calendar)
    yield from _counts(subject)
    yield from _results(subject)
    yield from _days(subject)
    if subject.commune_files.commune and subject.commune_files.commune.model:
        yield from _life(subject.commune_files.commune, subject.commune_files.commune.model)


def _due_days(file: Loaded[Plan], plan: Plan, calendar: Calendar) -> Iterator[Problem]:
    of_one_part = period.of_one_part(plan.report_due, calendar)
    if of_one_part:
        first, second = of_one_part
        other = RelatedPlace(file, ("report_due", first), text("hạn kia", "the other deadline"))
        yield Problem(file, ("report_due", second), *DUE_OF_ONE_PART, related=(other,))


def _counts(subject: Subject) -> Iterator[Problem]:
    for file, name, value in subject.unusual:
        if subject.is_no_count(name, value) and not may_mean_thousands(value):  # thousands-separator tells of the last
            yield Problem(
                file,
                ("values", name, "value"),
                text(
                    "{name} là số lượng: phải là số nguyên, không âm",
                    "{name} is a count: it must be a whole number, not negative",
                    name=name,
                ),
                text(
                    "Sửa con số; nếu là số thập phân thật thì đổi kind thành quantity.",
                    "Correct the number; write kind: quantity if it really is a decimal.",
                ),
            )


def _results(subject: Subject) -> Iterator[Problem]:
    if not any(report.results for _, report in subject.reports):
        return
    measures = {(indicator.id, indicator.measure) for _, _, _, indicator in subject.indicators}
    measures |= {(name, definition.measure) for name, definition in subject.definitions.indicators.items()}
    milestones = {name for name, measure in measures if measure == "milestone"}
    numbers = {name for name, measure in measures if measure != "milestone"}
    for file, report in subject.reports:
        for name, result in report.results.items():
            if result.value is None:
                continue
            # Two plans may define one id differently: what fits either is accepted.
            fitting, other = (milestones, numbers) if isinstance(result.value, State) else (numbers, milestones)
            if name in other - fitting:
                words = _NEEDS_STATE if name in milestones else _NEEDS_NUMBER
                yield Problem(file, ("results", name, "value"), *words)


_NEEDS_STATE = (
    text("chỉ tiêu này là việc phải hoàn thành (milestone)", "this indicator is a milestone"),
    text("Ghi done, in-progress hoặc not-started.", "Write done, in-progress or not-started."),
)
_NEEDS_NUMBER = (
    text("chỉ tiêu này cần một con số", "this indicator needs a number"),
    text("Ghi con số đã công bố.", "Write the published number."),
)


def _days(subject: Subject) -> Iterator[Problem]:
    """A period that is a day has no other date."""
    for file, report in subject.reports:
        if report.period.day and report.as_of not in {None, report.period.day}:
            yield Problem(file, ("as_of",), *_ONE_DAY)


_ONE_DAY = (
    text("kỳ là một ngày thì as_of phải là chính ngày đó", "this period is a day, and as_of may be no other"),
    text("Xóa as_of, hoặc đổi kỳ và tên tệp.", "Delete as_of, or change the period and the file's name."),
)


def _life(file: Loaded[Commune], commune: Commune) -> Iterator[Problem]:
    """When a commune was established, when it was dissolved, and what came after it."""
    if commune.dissolved and commune.established and commune.dissolved <= commune.established:
        message = text(
            "ngày giải thể {dissolved} phải sau ngày thành lập {established}",
            "dissolved on {dissolved}, not after it was established on {established}",
            dissolved=commune.dissolved,
            established=commune.established,
        )
        established = RelatedPlace(file, ("established",), text("ngày thành lập", "the establishment"))
        yield Problem(file, ("dissolved",), message, _CORRECT_A_DAY, related=(established,))
    if commune.successor == commune.code:
        yield Problem(file, ("successor",), *_OWN_SUCCESSOR)
    elif commune.successor and not commune.dissolved:
        yield Problem(file, ("successor",), *_NO_END)


_CORRECT_A_DAY = text("Sửa một trong hai ngày.", "Correct one of the two days.")
_OWN_SUCCESSOR = (
    text("đơn vị kế thừa là chính xã này", "the commune succeeds itself"),
    text("Ghi mã của đơn vị mới, hoặc xóa successor.", "Give the code of the new commune, or delete successor."),
)
_NO_END = (
    text("có đơn vị kế thừa nhưng thiếu ngày giải thể", "there is a successor, but no day of dissolution"),
    text("Thêm dòng «dissolved: …», hoặc xóa successor.", "Add a line `dissolved: …`, or delete successor."),
)


def _targets(file: Loaded[Plan], plan: Plan, at: int, indicator: Indicator) -> Iterator[Problem]:
    milestone = indicator.measure == "milestone"
    directed: dict[bool, int] = {}  # the first target of each direction
    effective: dict[tuple[str | None, date], int] = {}  # the first effective target of each party and due date
    for number, target in enumerate(indicator.targets):
        loc: Loc = ("indicators", at, "targets", number)
        if milestone is not isinstance(target.value, State):
            yield Problem(file, (*loc, key_of(target)), *(_MILESTONE_TARGET if milestone else _NEEDS_TARGET))
        elif milestone is not (target.op == "=="):
            yield Problem(file, (*loc, "op"), *(_MILESTONE_TARGET if milestone else _NEEDS_COMPARATOR))
        elif not milestone:
            directed.setdefault(rising(target), number)
            first = next(iter(directed.values()))
            if rising(target) is not rising(indicator.targets[first]):
                yield Problem(file, (*loc, "op"), *_ONE_DIRECTION, related=(_first(file, at, first, "op"),))
        if target.from_ == "baseline" and indicator.in_plan.baseline is None:
            yield Problem(file, (*loc, "from"), *_NO_BASELINE_TO_GROW)
        dues = due_dates(target, plan) if target.effective else ()
        others = [first for due in dues if (first := effective.setdefault((target.party, due), number)) != number]
        if others:
            earlier = _first(file, at, others[0], "effective")
            yield Problem(file, (*loc, "effective"), *_ONE_EFFECTIVE, related=(earlier,))
    if milestone and indicator.in_plan.baseline:
        yield Problem(file, ("indicators", at, "baseline"), *_NO_BASELINE)


def _first(file: Loaded[Plan], at: int, number: int, name: str) -> RelatedPlace:
    return RelatedPlace(file, ("indicators", at, "targets", number, name), text("mục tiêu trước", "the earlier target"))


_MILESTONE_TARGET = (
    text("mục tiêu của việc phải hoàn thành (milestone) chỉ ghi == done", "a milestone's target can only be == done"),
    text('Viết {op: "==", value: done}.', 'Write {op: "==", value: done}.'),
)
_NEEDS_TARGET = (
    text("mục tiêu này cần một con số", "this target needs a number"),
    text("Ghi con số, hoặc đổi measure thành milestone.", "Write the number, or change measure to milestone."),
)
_NEEDS_COMPARATOR = (
    text("dấu == chỉ dùng cho việc phải hoàn thành (milestone)", "== is for milestones only"),
    text('Dùng ">=", ">", "<=" hoặc "<".', 'Use ">=", ">", "<=" or "<".'),
)
_ONE_DIRECTION = (
    text("các mục tiêu của một chỉ tiêu phải cùng chiều", "all targets of an indicator must point the same way"),
    text("Dùng cùng >= / > hoặc cùng <= / <.", "Use >= and >, or <= and <, not both."),
)
_ONE_EFFECTIVE = (
    text(
        "mỗi đơn vị, mỗi hạn chỉ được ghi effective cho một mục tiêu",
        "at most one target of a party is effective for a due date",
    ),
    text("Xóa một trong hai.", "Delete one of the two."),
)
_NO_BASELINE_TO_GROW = (
    text(
        "from: baseline thì kế hoạch phải ghi hiện trạng đầu kỳ của chỉ tiêu",
        "from: baseline needs the plan's own baseline",
    ),
    text("Ghi baseline cho chỉ tiêu này.", "Give this indicator its baseline."),
)
_NO_BASELINE = (
    text("việc phải hoàn thành (milestone) không có hiện trạng đầu kỳ bằng số", "a milestone has no baseline"),
    text("Xóa baseline.", "Delete the baseline."),
)


def _circles(file: Loaded[Any], own: Mapping[str, Variable], known: Mapping[str, Variable]) -> Iterator[Problem]:
    circles = _in_circles(known) if any(variable.part_of for variable in own.values()) else ()
    for name in own:
        if name in circles:
            yield Problem(
                file,
                ("variables", name, "part_of"),
                text("part_of lặp vòng: {circle}", "part_of runs in a circle: {circle}", circle=_round(name, known)),
                text("Bỏ một part_of trong vòng.", "Remove one part_of from the circle."),
            )


def _in_circles(known: Mapping[str, Variable]) -> set[str]:
    """The variables that are part of themselves; each is looked at but once, for a chain may be long."""
    circles, seen = set[str](), set[str]()
    for start in known:
        chain: dict[str, int] = {}
        name: str | None = start
        while name and name in known and name not in seen:
            seen.add(name)
            chain[name] = len(chain)
            name = known[name].part_of
        if name and name in chain:
            circles.update(list(chain)[chain[name] :])
    return circles


# Of a longer circle only the beginning is told.
_LONGEST_CIRCLE = 10


def _round(name: str, known: Mapping[str, Variable]) -> str:
    chain = [name]
    while (whole := known[chain[-1]].part_of) and whole != name and len(chain) < _LONGEST_CIRCLE:
        chain.append(whole)
    return " → ".join([*chain, name] if whole == name else [*chain, "…", name])

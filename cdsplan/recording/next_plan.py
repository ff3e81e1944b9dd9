"""Next year's plan from this year's: what stays is written, what its document must say is left to fill in."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from cdsplan.checks.target_words import as_printed
from cdsplan.evaluation.observations import History, Observation
from cdsplan.language import text
from cdsplan.model.definitions import Definitions, Indicator
from cdsplan.model.fields import Quality, State
from cdsplan.model.files import Plan, Target, Variable
from cdsplan.model.kinds import PLANS, Kind
from cdsplan.model.period import falls_on
from cdsplan.model.period_words import vietnamese
from cdsplan.model.targets import in_force, on_due_dates
from cdsplan.recording.new_file import NewFile, Page, flow, inside, one_line, scalar
from cdsplan.recording.scaffold import COMPARATORS, CORRECT, Place, named, unit_words
from cdsplan.repository.timeline import DatedFigures
from cdsplan.rounding import half_up, plain

# As many as JSON has; a baseline is written once, and growth is reckoned from it.
_DIGITS = 6
_MOST_DIGITS = 18


class NextPlan(NamedTuple):
    """Which plan is carried on, to which year, and under which theme."""

    old: Plan
    year: int
    theme: str

    @property
    def title(self) -> str:
        """The same, of the other year."""
        return re.sub(rf"(?<!\d){self.old.year}(?!\d)", str(self.year), self.old.title)

    def later(self, day: date) -> date:
        """The same day as many years on as the plan is."""
        return falls_on(f"{day:%m-%d}", day.year + self.year - self.old.year)


def next_plan(place: Place, wanted: NextPlan, definitions: Definitions, dated: list[DatedFigures]) -> NewFile:
    """The file; the last figures of what is `dated` become baselines, and nothing that a new document decides stays."""
    old = wanted.old
    page = Page(f"{PLANS}/{place.folder}/{wanted.year}-{wanted.theme}.yaml", Kind.PLAN, place.language)
    page.add(
        page.comment(CORRECT),
        f"title: {scalar(wanted.title)}",
        f"year: {wanted.year}",
        *([f"start: {wanted.later(old.start)}"] if old.start else []),
        *([f"end: {wanted.later(old.end)}"] if old.end else []),
        "document:",
        "  number: null",
        "  date: null",
        f"  issuer: {scalar(old.document.issuer) if old.document and old.document.issuer else 'null'}",
        *([f"report_due: {json.dumps(old.report_due)}"] if old.report_due else []),
        *_variables(old.variables),
        "",
        page.comment(COMPARATORS),
        page.comment(_BASELINES),
        "indicators:",
    )
    for one in definitions.of_plan(old):
        _add_indicator(page, wanted, one, History(one, definitions.variables, dated).latest)
    return page.file


_BASELINES = text(
    "Ghi chú cuối dòng là mục tiêu của kế hoạch trước; baseline là số liệu cuối cùng đã báo cáo.",
    "The previous plan's target is noted after each target; baseline is the last reported figure.",
)


def _variables(variables: Mapping[str, Variable]) -> Iterator[str]:
    if variables:
        yield "variables:"
    for id_, one in variables.items():
        said = {
            "name": scalar(one.name),
            "name_en": one.name_en and scalar(one.name_en),
            "kind": one.kind,
            "unit": one.unit and scalar(one.unit),
            "part_of": one.part_of,
            "cumulative": one.cumulative and "true",
            "sample": one.sample and "true",
        }
        yield f"  {id_}:"
        yield from (f"    {name}: {value}" for name, value in said.items() if value)


def _add_indicator(page: Page, wanted: NextPlan, one: Indicator, last: Observation | None) -> None:
    """As the plan before has it: with its own wording and definition, and what it asks left blank."""
    planned = one.in_plan
    said = f"{one.name} ({unit_words(one)})"
    fields = {
        "name": planned.name and scalar(planned.name),
        "name_en": planned.name_en and scalar(planned.name_en),
        **(_definition(one) if planned.measure else {}),
        "group": planned.group and scalar(planned.group),
    }
    page.add(*([] if page.lines[-1] == "indicators:" else [""]), f"  # {one_line(said)}", f"  - id: {one.id}")
    page.add(*(f"    {name}: {value}" for name, value in fields.items() if value))
    page.add("    targets:")
    targets = list(_lasting(wanted.old, one))
    for same in targets:
        _add_target(page, wanted, same, one)
    page.add(*([f"    lead: {flow(*planned.lead)}"] if planned.lead else []))
    _add_baseline(page, one, last, is_needed=any(same[0].from_ == "baseline" for same in targets))
    page.add(*([f"    method: {scalar(one_line(planned.method))}"] if planned.method else []))
    page.add(*([f"    not_applicable: {scalar(planned.not_applicable)}"] if planned.not_applicable else []))


def _definition(one: Indicator) -> dict[str, str | None]:
    planned = one.in_plan
    return {
        "measure": planned.measure,
        "formula": str(planned.formula) if planned.formula else None,
        "unit": planned.unit and scalar(planned.unit),
        "scale": None if planned.scale is None else format(planned.scale, "f"),
        "may_exceed": None if planned.may_exceed is None else str(planned.may_exceed).lower(),
    }


def _lasting(plan: Plan, one: Indicator) -> Iterable[list[Target]]:
    """The targets in force at the plan's end; those that differ in nothing but their value and place are one."""
    dues = on_due_dates(one.targets, plan)
    held = in_force(dues, plan.last)
    together: dict[tuple[object, ...], list[Target]] = {}
    for due, holds in zip(dues, held, strict=True):
        target = due.written
        key = target.op, target.from_, target.percent is None, target.party, target.due, target.each_year
        same = together.setdefault(key, []) if holds or len(one.targets) == 1 else []
        if target not in same:
            same.append(target)
    return together.values() or [list(one.targets[-1:])]


def _add_target(page: Page, wanted: NextPlan, same: list[Target], one: Indicator) -> None:
    """One that is left to fill in, with what it was as a comment; a milestone's says what it asks by itself."""
    target = same[0]
    change = "percent" if target.percent is not None else "points"
    asked = {"from": target.from_, change: "null"} if target.from_ else {"value": "null"}
    fields = {
        "op": f'"{target.op}"',
        **({"value": State.DONE.value} if target.op == "==" else asked),
        "at": "null",
        "party": target.party and inside(target.party),
        "due": target.due and str(wanted.later(target.due)),
        "each_year": "true" if target.each_year else None,
    }
    written = ", ".join(f"{name}: {value}" for name, value in fields.items() if value)
    before = "; ".join(as_printed(each, one).within(page.language) for each in same)
    line = f"      - {{{written}}}  # {wanted.old.year}: {one_line(before)}"
    if target.op == "==":
        page.add(line)
    else:
        whose = [named(one), *([target.party] if target.party else [])]
        page.add_blank(line, text("mục tiêu: {it}", "target: {it}", it=whose))


def _add_baseline(page: Page, one: Indicator, last: Observation | None, *, is_needed: bool) -> None:
    """The last figure, with its date and source; growth over a baseline that nobody knows waits for it."""
    value = last.value if last else None
    if last and isinstance(value, State):
        page.add(f"    # {last.period}: {value.value}")
    elif last and isinstance(value, Fraction):
        source = inside(_source(last))
        page.add(f"    baseline: {{value: {_written(value)}, as_of: {last.as_of}, source: {source}}}")
    elif is_needed:
        page.add_blank(
            "    baseline: {value: null, as_of: null}", text("hiện trạng: {it}", "baseline: {it}", it=named(one))
        )
    elif one.measure != "milestone":
        page.add(f"    {page.comment(_NO_FIGURE)}")


_NO_FIGURE = text("Chưa có số liệu để làm hiện trạng đầu kỳ (baseline).", "No figure yet that could be the baseline.")


def _written(value: Fraction) -> str:
    """With as many digits as a file may have."""
    shown = (plain(half_up(value, digits)) for digits in range(_DIGITS, -1, -1))
    return next((one for one in shown if sum(map(str.isdigit, one)) <= _MOST_DIGITS), str(round(value)))


def _source(last: Observation) -> str:
    """In the language of the files, as all that a plan says: which report, whose figures, how sure."""
    known = [*last.sources, *_QUALITY[last.quality], *(["gần đúng"] if last.approx else [])]
    return f"Báo cáo kỳ {vietnamese(last.period)}" + (f" ({'; '.join(known)})" if known else "")


_QUALITY: Mapping[Quality, tuple[str, ...]] = {"final": (), "provisional": ("số sơ bộ",), "estimated": ("số ước tính",)}

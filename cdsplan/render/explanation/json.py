"""`cdsplan.explain/1`: what progress says of an indicator, with the places, figures and history behind it."""

from fractions import Fraction
from typing import TypeAlias

from cdsplan.evaluation.explanation import (
    Explanation,
    Explanations,
    FormulaInput,
    ListedTarget,
    PlannedBaseline,
    Unavailable,
)
from cdsplan.evaluation.places import FileLine
from cdsplan.render.progress import json as progress_json
from cdsplan.rounding import rounded

_DIGITS = 6
Json: TypeAlias = dict[str, object]


def as_data(explained: Explanations) -> Json:
    province = progress_json.province_of(explained.progress)
    return {
        "schema": "cdsplan.explain/1",
        "as_of": explained.progress.as_of.isoformat(),
        "commune": progress_json.owner(explained.progress),
        **({"province": province} if province else {}),
        "plans": [_plan(one) for one in explained.explanations],
    }


def _plan(one: Explanation) -> Json:
    bound = one.standing.target.bound
    return {
        "plan": one.table.name,
        "title": one.table.plan.title,
        "indicator": progress_json.indicator(one.standing),
        "rule": one.why,
        "definition": _place(one.definition),
        "method": one.standing.indicator.in_plan.method,
        "inferred": one.inferred,
        "inputs": [_input(each) for each in one.inputs],
        "published": _place(one.published),
        "target": _place(one.effective.place),
        "listed": [_listed(each, one) for each in one.listed],
        "planned_baseline": _planned(one.planned) if one.planned else None,
        "asked": [_in_vain(each) for each in one.unavailable],
        "line": [{"date": day.isoformat(), "value": _number(value, bound)} for day, value in one.line],
        "history": [progress_json.observed(each, bound) for each in one.standing.history],
    }


def _number(value: Fraction, bound: Fraction | None) -> object:
    return rounded(value, _DIGITS, bound)


def _place(place: FileLine | None) -> Json | None:
    return {"path": place.path, "line": place.line} if place else None


def _listed(one: ListedTarget, explained: Explanation) -> Json:
    """What `indicator.targets` does not say of the target at the same position."""
    later = one.replacement
    contradicts = [each for group in explained.contradictions if one.target in group for each in group]
    return {
        "place": _place(one.place),
        "in_force": one.target.in_force,
        "ended": one.ended,
        "replaced_by": next((_place(each.place) for each in explained.listed if each.target is later), None),
        "contradicts": [
            _place(each.place)
            for each in explained.listed
            if each is not one and any(each.target is other for other in contradicts)
        ],
    }


def _planned(one: PlannedBaseline) -> Json:
    return {
        "value": one.value,
        "as_of": one.as_of.isoformat(),
        "source": one.source,
        "place": _place(one.place),
        "used": one.used,
    }


def _in_vain(one: Unavailable) -> Json:
    said = one.said
    return {"variable": said.variable, "as_of": said.as_of.isoformat(), "note": said.note, "place": _place(one.place)}


def _input(one: FormulaInput) -> Json:
    variable, figure = one.definition, one.figure
    return {
        "variable": one.variable,
        "name": variable.name if variable else None,
        "unit": variable.unit if variable else None,
        "value": figure.value if figure else None,
        "as_of": figure.as_of.isoformat() if figure else None,
        "period": figure.report.period.text if figure else None,
        "place": _place(one.place),
        "source": figure.entry.source if figure else None,
        "note": figure.entry.note if figure else None,
        "approx": figure.entry.approx if figure else None,
        "quality": figure.entry.quality if figure else None,
        "illustrative": figure.report.illustrative if figure else None,
        "carried": one.carried,
    }

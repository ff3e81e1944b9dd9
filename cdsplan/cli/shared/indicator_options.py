"""What the options say of a new indicator, its variables and its target."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast, get_args

from cdsplan.cli.shared import target_value
from cdsplan.cli.shared.error import WrongUsageError
from cdsplan.language import composed, text
from cdsplan.model.fields import Comparator, Measure, State
from cdsplan.recording.new_indicator import FirstTarget, NewIndicator
from cdsplan.yaml.edit import Field

# `thon_co_camera=Số thôn có camera (thôn)`
_VARIABLE = re.compile(r"\s*([^=\s]+)\s*=\s*(.+?)\s*(?:\(([^()]*)\)\s*)?")


class Described(NamedTuple):
    """The indicator and its variables, as they are typed."""

    id: str
    name: str | None
    name_en: str | None
    measure: str | None  # percent, where nothing is said
    formula: str | None
    unit: str | None
    may_exceed: bool
    counts: Sequence[str] | None
    quantities: Sequence[str] | None
    part_of: Sequence[str] | None
    cumulative: Sequence[str] | None


class Printed(NamedTuple):
    """What a plan asks of it, and where that is printed, likewise."""

    op: str | None
    value: str | None
    at: str | None
    party: str | None
    group: str | None


def described(given: Described, *, known: bool = False) -> NewIndicator:
    """As the file will have it; of one that the catalog `known`s, a plan has only the id and perhaps a name."""
    if given.measure not in {None, *get_args(Measure)}:
        raise WrongUsageError(
            text("--measure: viết một trong: {known}", "--measure: write one of {known}", known=list(get_args(Measure)))
        )
    fields = {
        "name": given.name,
        "name_en": given.name_en,
        "measure": None if known else measure_of(given),
        "unit": given.unit,
        "formula": given.formula,
        "may_exceed": given.may_exceed or None,
    }
    kept = {name: _words(one) for name, one in fields.items() if one is not None}
    return NewIndicator(given.id, kept, _variables(given))


def measure_of(given: Described) -> Measure:
    """How it is measured."""
    return cast("Measure", given.measure or "percent")


def _words(value: str | bool) -> Field:  # noqa: FBT001
    return value if isinstance(value, bool) else composed(" ".join(value.split()))


def _variables(given: Described) -> Mapping[str, Mapping[str, Field]]:
    found: dict[str, dict[str, Field]] = {}
    for kind, written in (("count", given.counts), ("quantity", given.quantities)):
        for one in written or ():
            id_, name, unit = _variable(one, kind)
            found[id_] = {"name": _words(name), "kind": kind, **({"unit": _words(unit)} if unit else {})}
    for one in given.part_of or ():
        id_, _, whole = one.partition("=")
        _new(found, id_.strip(), "--part-of")["part_of"] = whole.strip()
    for one in given.cumulative or ():
        _new(found, one.strip(), "--cumulative")["cumulative"] = True
    return found


def _variable(written: str, kind: str) -> tuple[str, str, str | None]:
    matched = _VARIABLE.fullmatch(written)
    if matched is None:
        raise WrongUsageError(
            text(
                "--{kind}: «{written}» không có dạng «mã=Tên (đơn vị)»",
                "--{kind}: `{written}` is not of the form `id=Name (unit)`",
                kind=kind,
                written=written,
            )
        )
    return matched[1], matched[2], matched[3]


def _new(found: Mapping[str, dict[str, Field]], id_: str, option: str) -> dict[str, Field]:
    """Of variables that are there already nothing is changed."""
    if id_ not in found:
        raise WrongUsageError(
            text(
                "{option}: «{id}» không phải số liệu mới (--count, --quantity)",
                "{option}: `{id}` is not a new variable (--count, --quantity)",
                option=option,
                id=id_,
            )
        )
    return found[id_]


def refuse_target(given: Printed, plan: str | None) -> None:
    """WrongUsageError for what only a plan has, where the indicator goes into a catalog."""
    of_plan = {f"--{name}": one for name, one in {"plan": plan, **given._asdict()}.items() if one is not None}
    if of_plan:
        raise WrongUsageError(
            text(
                "{options} chỉ dùng với --commune, không dùng với --catalog",
                "{options}: for --commune only, not for --catalog",
                options=list(of_plan),
            )
        )


def printed(given: Printed, measure: Measure) -> FirstTarget:
    """The target; a milestone's needs no words, another's no guess."""
    if measure == "milestone":
        if given.op is not None or given.value not in {None, State.DONE}:
            raise WrongUsageError(
                text(
                    "việc phải hoàn thành thì không ghi --op, --value: mục tiêu là {done}",
                    "a milestone has no --op and no --value: its target is {done}",
                    done=State.DONE,
                )
            )
        return FirstTarget("==", State.DONE, given.at, given.party, given.group)
    if given.op not in COMPARATORS:
        raise WrongUsageError(
            text("--op: viết một trong: {known}", "--op: write one of {known}", known=list(COMPARATORS))
        )
    value = target_value.read(given.value or "", measure)
    return FirstTarget(cast("Comparator", given.op), value, given.at, given.party, given.group)


COMPARATORS = tuple(one for one in get_args(Comparator) if one != "==")

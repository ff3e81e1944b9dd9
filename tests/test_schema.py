"""The JSON Schemas: fresh, described in both languages, and never stricter than `validate`."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from cdsplan import source
from cdsplan.language import Language
from cdsplan.load import load
from cdsplan.model import Described
from cdsplan.repository import Kind, Repository, kind_of
from cdsplan.rules.pages import PAGES
from cdsplan.schema import DIALECT, schema
from tests.conftest import CATALOG, COMMUNE, PLAN, REPORT

ROOT = Path(__file__).parents[1]
VALIDATORS = {kind: Draft202012Validator(schema(kind, Language.VI)) for kind in Kind}
SHIPPED = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("plans/**/*.yaml"))


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as the editors' language server reads it; PyYAML's own is that of 1.1."""

    yaml_implicit_resolvers: dict[str, Any] = {}


for tag, form, first in (
    ("bool", "true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", "null|Null|NULL|~|", ["~", "n", "N", ""]),
    ("int", "[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), first)


def complaints(kind: Kind, content: str) -> list[str]:
    """What an editor would underline."""
    read = yaml.load(content, Core)  # noqa: S506  a safe loader with other scalars
    return [error.message for error in VALIDATORS[kind].iter_errors(read)]


def is_accepted(kind: Kind, content: str) -> bool:
    return load(kind.model, source.parse("x.yaml", content.encode())).model is not None


@pytest.mark.parametrize("kind", Kind)
def test_the_shipped_schema_is_what_the_models_say(kind: Kind) -> None:
    shipped = json.loads((ROOT / "schemas" / f"{kind.name.lower()}.schema.json").read_text(encoding="utf-8"))
    assert shipped == schema(kind, Language.VI)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", Kind)
def test_every_schema_is_one(kind: Kind, language: Language) -> None:
    made = schema(kind, language)
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == DIALECT


def models(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that its fields are made of."""
    yield kind
    for field in kind.model_fields.values():
        for inner in _inside(field.annotation):
            yield from models(inner)


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401  any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part)


FIELDS = {
    f"{model.__name__}.{name}": field
    for kind in Kind
    for model in models(kind.model)
    for name, field in model.model_fields.items()
}


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_described_in_both_languages(name: str) -> None:
    extra = FIELDS[name].json_schema_extra
    assert isinstance(extra, Mapping)
    described = Described(**extra["description"])  # type: ignore[arg-type]
    assert described.vi
    assert described.en
    assert described.vi != described.en


def properties(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401  any JSON
    """Every property of a schema, however deep."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from node["properties"].items()
        node = list(node.values())
    for part in node if isinstance(node, list) else ():
        yield from properties(part)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", Kind)
def test_an_editor_has_words_for_every_property(kind: Kind, language: Language) -> None:
    found = list(properties(schema(kind, language)))
    assert found
    for name, shown in found:
        words = FIELDS.keys() & {f"{model.__name__}.{name}" for model in models(kind.model)}
        descriptions = {FIELDS[one].json_schema_extra["description"][language] for one in words}  # type: ignore[index]
        assert shown["description"] in descriptions
        assert shown["title"]


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_file_is_accepted_by_both(path: str) -> None:
    kind = kind_of(tuple(path.split("/"))[1:])
    assert kind is not None
    assert Repository(ROOT).load(kind, path).model is not None
    assert complaints(kind, (ROOT / path).read_text(encoding="utf-8")) == []


EXAMPLES = {
    f"{page.NAME} {path}": (path, content)
    for page in PAGES
    for path, content in {**page.MANUAL.bad, **page.MANUAL.good}.items()
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_of_the_manual_that_loads_is_accepted_by_its_schema(name: str) -> None:
    path, content = EXAMPLES[name]
    kind = kind_of(tuple(path.split("/"))[1:])
    if kind and is_accepted(kind, content):
        assert complaints(kind, content) == []


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (Kind.COMMUNE, COMMUNE + "dissolved: 2025-7-1\nx: 1\n"),
        (Kind.COMMUNE, COMMUNE.replace('"00001"', "1")),
        (Kind.CATALOG, CATALOG.replace("percent", "percentage")),
        (Kind.PLAN, PLAN.replace("80", '"80"')),
        (Kind.PLAN, PLAN.replace('">="', "at least")),
        (Kind.REPORT, REPORT.replace("1000", "nghìn")),
        (Kind.REPORT, REPORT.replace("2026-06", "2026-13")),
        (Kind.SETTINGS, "format: 2\n"),
    ],
)
def test_what_both_refuse_an_editor_underlines(kind: Kind, content: str) -> None:
    assert not is_accepted(kind, content)
    assert complaints(kind, content) != []


# Generated files: fields of the right type as people and programs write them, and now and then of a wrong one.

Yaml = st.SearchStrategy[str]
quoted: Yaml = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=12).map(
    lambda words: json.dumps(words, ensure_ascii=False)
)
words: Yaml = quoted | st.sampled_from(
    [
        "Xã",
        "II.1",
        "'2026'",
        "1/2",
        "2026a",
        "12/2026",
        "yes ",
        "'no'",
        '" x "',
        "~",
        "null",
        "a-b",
        "TRUE",
        "1.2.3",
        "y",
        "on",
    ]
)
ids: Yaml = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True) | st.sampled_from(
    ["no", '"no"', "null", '"A"', "a1_", '"null"']
)
codes: Yaml = st.from_regex(r'"[0-9]{5}"', fullmatch=True) | st.just("12345")
numbers: Yaml = (
    st.integers(-(10**17), 10**17).map(str)
    | st.decimals(-1000, 1000, places=3).map(str)
    | st.sampled_from(["0", "-0", "0.0", "34.50", "999999999999999999", "18.025", "1e3", "+5", "010", '"80"'])
)
days: Yaml = st.dates(date(1900, 1, 1), date(2999, 12, 31)).map(str) | st.sampled_from(["2026-02-30", '"2026-01-01"'])
flags: Yaml = st.sampled_from(["true", "false", "True", "FALSE", "yes", '"true"'])
years: Yaml = st.sampled_from(["2026", "1900", "2999", "2026.0", "26", '"2026"'])
periods: Yaml = st.builds(
    lambda year, part: f"{year}{part}",
    st.integers(1899, 3001),
    st.sampled_from(["", "-01", "-12", "-13", "-H1", "-Q4", "-9M", "-6"]),
)
states: Yaml = st.sampled_from(["done", "in-progress", "not-started", '"done"', "Done"])
formulas: Yaml = st.sampled_from(["a", "a / b", '"a / b"', "(a + b) / 2", "a * 1.5 - c", "a /", "2"])


def file(required: Mapping[str, Yaml], optional: Mapping[str, Yaml]) -> Yaml:
    """A map on one line: everything required, and some of the rest, of which each may be null."""
    maybe = {name: one | st.sampled_from(["null", "~", ""]) for name, one in optional.items()}
    return st.fixed_dictionaries(dict(required), optional=maybe).map(
        lambda made: "{" + ", ".join(f"{name}: {value}" for name, value in made.items()) + "}"
    )


def many(one: Yaml, least: int = 0) -> Yaml:
    return st.lists(one, min_size=least, max_size=3).map(lambda made: f"[{', '.join(made)}]")


def by_id(one: Yaml) -> Yaml:
    return st.dictionaries(ids, one, max_size=3).map(
        lambda made: "{" + ", ".join(f"{name}: {value}" for name, value in made.items()) + "}"
    )


measures: Yaml = st.sampled_from(["percent", "number", "milestone", '"percent"'])
units: Yaml = st.sampled_from(["hộ", "Mbit/s", '"%"', "thuê bao/100 dân"])
variables = by_id(
    file(
        {"name": words, "kind": st.sampled_from(["count", "quantity"])},
        {"name_en": words, "unit": words, "part_of": ids, "cumulative": flags, "sample": flags},
    )
)
definition = {"formula": formulas, "unit": units, "scale": numbers, "may_exceed": flags}
document = file({}, {"number": words, "date": days | st.sampled_from(["2026-03", '"2026-03"']), "issuer": words})
targets = file(
    {"op": st.sampled_from(['">="', '">"', "'<='", '"<"', '"=="', "=="]), "value": numbers | states},
    {"at": words, "party": words, "due": days, "effective": flags},
)
baseline = file({"value": numbers}, {"as_of": days, "source": words})
prose = {"lead": many(words), "method": words, "source": words, "text": words, "note": words, "not_applicable": words}
indicators = file(
    {"id": ids, "targets": many(targets, 1)},
    {"name": words, "name_en": words, "measure": measures, "group": words, "baseline": baseline, **definition, **prose},
)
entry = {
    "source": words,
    "note": words,
    "approx": flags,
    "quality": st.sampled_from(["final", "estimated", "provisional"]),
}
calendars: Yaml = st.sampled_from(["nd09", "calendar", '"nd09"', "solar"])
GENERATED: dict[Kind, Yaml] = {
    Kind.COMMUNE: file(
        {"name": words, "code": codes, "province": words},
        {"established": days, "formed_from": many(words), "dissolved": days, "successor": codes},
    ),
    Kind.CATALOG: file(
        {},
        {
            "variables": variables,
            "indicators": by_id(file({"name": words, "measure": measures}, {"name_en": words, **definition})),
        },
    ),
    Kind.PLAN: file(
        {"title": words, "year": years, "indicators": many(indicators, 1)},
        {
            "start": days,
            "end": days,
            "document": document,
            "basis": many(words),
            "report_due": many(st.sampled_from(['"11-10"', '"02-29"', '"13-01"', "11-10"])),
            "variables": variables,
        },
    ),
    Kind.REPORT: file(
        {"period": periods},
        {
            "calendar": calendars,
            "as_of": days,
            "document": document,
            "illustrative": flags,
            "values": by_id(numbers | file({"value": numbers}, entry) | st.just("null")),
            "results": by_id(numbers | states | file({"value": numbers | states}, entry)),
        },
    ),
    Kind.SETTINGS: file(
        {},
        {
            "format": st.sampled_from(["1", "1.0", "2", '"1"']),
            "lang": st.sampled_from(["vi", "en", '"vi"', "fr"]),
            "calendar": calendars,
            "ignore": many(words),
        },
    ),
}


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_whatever_validate_accepts_the_schema_accepts(kind: Kind, data: st.DataObject) -> None:
    content = data.draw(GENERATED[kind])
    assume(is_accepted(kind, content))
    assert complaints(kind, content) == []

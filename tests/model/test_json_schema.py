"""The JSON Schemas: fresh, described in both languages, and never stricter than `validate`."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cdsplan.checks.manual import pages
from cdsplan.language import Language
from cdsplan.model.described import FileModel
from cdsplan.model.fields import Described
from cdsplan.model.json_schema import DIALECT, schema
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.model.load import load
from cdsplan.repository.folder import Repository
from cdsplan.yaml import source
from tests import ROOT
from tests.conftest import CATALOG, COMMUNE, PLAN, REPORT

VALIDATORS = {kind: Draft202012Validator(schema(kind, Language.VI)) for kind in Kind}
SHIPPED = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("plans/**/*.yaml"))


class Core(yaml.SafeLoader):
    """YAML 1.2's core schema, as the editors' language server reads it; PyYAML's own is that of 1.1."""


Core.yaml_implicit_resolvers = {}

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


def models(kind: type[FileModel]) -> Iterator[type[FileModel]]:
    """A model and all that its fields are made of."""
    yield kind
    for field in kind.model_fields.values():
        for inner in _inside(field.annotation):
            yield from models(inner)


def _inside(annotation: Any) -> Iterator[type[FileModel]]:  # noqa: ANN401  any type expression
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inside(part)


FIELDS = {
    f"{model.__name__}.{field.alias or name}": field
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
        descriptions = {FIELDS[one].json_schema_extra["description"][language] for one in words}  # type: ignore[index, call-overload]
        assert shown["description"] in descriptions
        assert shown["title"]


@pytest.mark.parametrize("path", SHIPPED)
def test_a_shipped_file_is_accepted_by_both(path: str) -> None:
    kind = kind_of(tuple(path.split("/"))[1:])
    assert kind is not None
    assert Repository(ROOT).load(kind, path).model is not None
    assert complaints(kind, (ROOT / path).read_text(encoding="utf-8")) == []


EXAMPLES = {
    f"{language} {page.name} {path}": (path, content)
    for language in Language
    for page in pages(language)
    for path, content in {**page.bad, **page.good}.items()
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
        (Kind.COMMUNE, COMMUNE + "letterhead: {to: UBND tỉnh}\n"),
        (Kind.PROVINCE, 'name: Thanh Hóa\ncode: "15229"\n'),
        (Kind.PROVINCE, 'name: Thanh Hóa\ncode: "38"\nletterhead: {signer: {ten: A}}\n'),
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


# Generated files: every way of writing that `validate` takes, so that most of them load.

Yaml = st.SearchStrategy[str]
quoted: Yaml = st.text(st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")), min_size=1, max_size=9).map(
    lambda written: json.dumps(written, ensure_ascii=False)
)
words: Yaml = quoted | st.sampled_from(
    ["Xã", "II.1", "'2026'", "1/2", "2026a", "12/2026", "'no'", '" x "', "a-b", "1.2.3", "2026-13", "'null'"]
)
ids: Yaml = st.from_regex(r"[a-m][a-z0-9_]{0,5}", fullmatch=True) | st.sampled_from(['"no"', "n1_", '"null"'])
codes: Yaml = st.from_regex(r'"[0-9]{5}"', fullmatch=True)
numbers: Yaml = (
    st.integers(-(10**17), 10**17).map(str)
    | st.decimals(-1000, 1000, places=4).map(str)
    | st.sampled_from(["0", "-0", "0.0", "34.50", "999999999999999999", "0.00000000000000001"])
)
days: Yaml = st.dates(date(1900, 1, 1), date(2999, 12, 31)).map(str)
flags: Yaml = st.sampled_from(["true", "false", "True", "FALSE"])
periods: Yaml = st.builds(
    lambda year, part: f"{year}{part}",
    st.integers(1899, 2999),
    st.sampled_from(["", "-01", "-12", "-H1", "-H2", "-Q4", "-9M", "-01-01", "-12-31", "-02-28"]),
)
states: Yaml = st.sampled_from(["done", "in-progress", "not-started", '"done"'])
formulas: Yaml = st.sampled_from(["a", "a / b", '"a / b"', "(a + b) / 2", "a * 1.5 - c", '" a "'])


def one_line(made: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{name}: {value}" for name, value in made.items()) + "}"


def file(required: Mapping[str, Yaml], optional: Mapping[str, Yaml], nothing: str = "") -> Yaml:
    """A map: everything required and some of the rest; the fields that `nothing` names may be null, too."""
    nullable = nothing.split()
    maybe = {
        name: one | st.sampled_from(["null", "~", ""]) if name in nullable else one for name, one in optional.items()
    }
    return st.fixed_dictionaries(dict(required), optional=maybe).map(one_line)


def many(one: Yaml, least: int = 0) -> Yaml:
    return st.lists(one, min_size=least, max_size=2).map(lambda made: f"[{', '.join(made)}]")


def by_id(one: Yaml) -> Yaml:
    return st.dictionaries(ids, one, max_size=2).map(one_line)


def defined(required: Mapping[str, Yaml], optional: Mapping[str, Yaml], nothing: str = "") -> Yaml:
    """A definition of any measure, as far as measure, formula, unit and scale fit together."""
    named = {"name": words, **required}
    percent = {"measure": st.sampled_from(["percent", '"percent"'])}
    return st.one_of(
        file(
            {**named, **percent},
            {**optional, "formula": formulas, "may_exceed": flags, "unit": st.just('"%"')},
            nothing,
        ),
        file(
            {**named, "measure": st.just("number"), "unit": st.sampled_from(["hộ", "Mbit/s", "thuê bao/100 dân"])},
            {**optional, "formula": formulas, "scale": st.sampled_from(["100", "0.01", "-1"])},
            f"{nothing} scale",
        ),
        file({**named, "measure": st.just("milestone")}, optional, nothing),
    )


variables = by_id(
    file(
        {"name": words, "kind": st.sampled_from(["count", "quantity", "'count'"])},
        {"name_en": words, "unit": words, "part_of": ids, "cumulative": flags, "sample": flags},
        "name_en unit part_of",
    )
)
document = file({}, {"number": words, "date": days | st.just("2026-03"), "issuer": words}, "number date issuer")
targets = file(
    {"op": st.sampled_from(['">="', '">"', "'<='", '"<"', '"=="', "=="]), "value": numbers | st.just("done")},
    {"at": words, "party": words, "due": days, "effective": flags},
    "at party due",
)
baseline = file({"value": numbers}, {"as_of": days, "source": words}, "as_of source")
planned = {"id": ids, "targets": many(targets, 1)}
prose = {
    "group": words,
    "baseline": baseline,
    "lead": many(words),
    "method": words,
    "note": words,
    "not_applicable": words,
}
nullable = "group baseline method note not_applicable measure"
entry = {
    "source": words,
    "note": words,
    "approx": flags,
    "quality": st.sampled_from(["final", "estimated", "provisional"]),
}
letterhead = file(
    {},
    {
        "place": words,
        "to": many(words),
        "recipients": many(words),
        "archive": words,
        "signer": file({}, {"authority": words, "title": words, "name": words}, "authority title name"),
    },
    "place archive signer",
)
calendars: Yaml = st.sampled_from(["nd09", "calendar", '"nd09"'])
GENERATED: dict[Kind, Yaml] = {
    Kind.COMMUNE: file(
        {"name": words, "code": codes, "province": words},
        {
            "established": days,
            "formed_from": many(words),
            "dissolved": days,
            "successor": codes,
            "letterhead": letterhead,
        },
        "established dissolved successor letterhead",
    ),
    Kind.PROVINCE: file(
        {"name": words, "code": st.sampled_from(["'38'", '"01"'])}, {"letterhead": letterhead}, "letterhead"
    ),
    Kind.CATALOG: file({}, {"variables": variables, "indicators": by_id(defined({}, {"name_en": words}, "name_en"))}),
    Kind.PLAN: file(
        {
            "title": words,
            "year": st.sampled_from(["2026", "1900", "2999", "2026.0"]),
            "indicators": many(
                file(planned, {"name": words, **prose}, f"name {nullable}") | defined(planned, prose, nullable), 1
            ),
        },
        {
            "end": st.sampled_from(["2999-12-31", "null"]),
            "document": document,
            "basis": many(words),
            "report_due": many(st.sampled_from(['"11-10"', "'02-29'"])),
            "variables": variables,
        },
        "document",
    ),
    Kind.REPORT: file(
        {"period": periods},
        {
            "calendar": calendars,
            "as_of": days,
            "document": document,
            "illustrative": flags,
            "values": by_id(numbers | file({"value": numbers | st.just("null")}, entry, "source note") | st.just("~")),
            "results": by_id(numbers | states | file({"value": numbers | states}, entry, "source note") | st.just("")),
        },
        "calendar as_of document",
    ),
    Kind.SETTINGS: file(
        {},
        {
            "format": st.sampled_from(["1", "1.0"]),
            "lang": st.sampled_from(["vi", "en", '"vi"', "null"]),
            "calendar": calendars,
            "ignore": many(words),
        },
    ),
}


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_whatever_validate_accepts_the_schema_accepts(kind: Kind, data: st.DataObject) -> None:
    content = data.draw(GENERATED[kind])
    assume(is_accepted(kind, content))
    assert complaints(kind, content) == []

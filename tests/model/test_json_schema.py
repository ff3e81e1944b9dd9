"""The JSON Schemas: fresh, described in both languages, and never stricter than `validate`."""

import copy
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cdsplan.checks.manual import pages
from cdsplan.checks.rules import RULES
from cdsplan.language import Language
from cdsplan.model.described import FileModel
from cdsplan.model.editor.fields import HOVERS
from cdsplan.model.fields import Described
from cdsplan.model.json_schema import DIALECT, schema
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.model.load import load
from cdsplan.model.narrative import HEADINGS
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
    """Every property of a schema, however deep; not where it is only named."""
    if isinstance(node, dict):
        if isinstance(node.get("properties"), dict):
            yield from ((name, one) for name, one in node["properties"].items() if one is not True)
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


def changed(data: Any, odd: Any, draw: Callable[[int], int]) -> Any:  # noqa: ANN401  any JSON
    """The same, but something odd stands somewhere in it, or one of its parts is missing."""
    places = list(_places(data))
    way = places[draw(len(places))]
    copied = {"file": copy.deepcopy(data)}
    node: Any = copied
    for step in way[:-1]:
        node = node[step]
    if odd is None and isinstance(node, dict):
        del node[way[-1]]
    else:
        node[way[-1]] = odd
    return copied.get("file")


def _places(node: Any, way: tuple[Any, ...] = ("file",)) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401  any JSON
    yield way
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, part in parts:
        yield from _places(part, (*way, step))


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
when = {"at": words, "party": words, "due": days, "each_year": flags, "effective": flags, "since": days, "until": days}
ops: Yaml = st.sampled_from(['">="', '">"', "'<='", '"<"', '"=="', "=="])
growth = {"op": ops, "from": st.sampled_from(["last-year", "baseline", '"baseline"'])}
targets = st.one_of(
    file({"op": ops, "value": numbers | st.just("done")}, {**when, "to": numbers}, "at party due since until to"),
    file({**growth, "percent": numbers}, {**when, "value": st.just("null")}, "at party due since until"),
    file({**growth, "points": numbers}, when, "at party due since until"),
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
    "source": words,
    "text": words,
}
nullable = "group baseline method note not_applicable measure source text"
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
narrative = file({}, dict.fromkeys(HEADINGS, words), " ".join(HEADINGS))
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
            "narrative": narrative,
            "values": by_id(numbers | file({"value": numbers | st.just("null")}, entry, "source note") | st.just("~")),
            "results": by_id(numbers | states | file({"value": numbers | states}, entry, "source note") | st.just("")),
        },
        "calendar as_of document narrative",
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


RAW = {kind: Draft202012Validator(kind.model.model_json_schema()) for kind in Kind}
ODD = [None, True, 0, -1, 1, 1800, 2026, 2999, 3000, 3.5, "", " ", "a", "A", "x" * 1001, "done", "==",
       "2026-06", "2026-06-14", "00001", [], ["a"], ["01-01"] * 3, {},
       {"x": 1}, {"value": 1}, {"a": {"value": "done"}}]  # fmt: skip


@pytest.mark.parametrize("kind", Kind)
@given(data=st.data())
@settings(max_examples=200, deadline=None)
def test_words_for_an_editor_change_nothing_of_what_is_accepted(kind: Kind, data: st.DataObject) -> None:
    read = yaml.load(data.draw(GENERATED[kind]), Core)  # noqa: S506  a safe loader with other scalars
    read = changed(read, data.draw(st.sampled_from(ODD)), lambda most: data.draw(st.integers(0, most - 1)))
    assert VALIDATORS[kind].is_valid(read) == RAW[kind].is_valid(read)


def test_a_key_that_is_no_id_is_refused_as_by_validate() -> None:
    content = "variables:\n  Ho: {name: Hộ, kind: count}\n"
    assert not is_accepted(Kind.CATALOG, content)
    assert complaints(Kind.CATALOG, content) != []


def refusing(node: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  any JSON
    """Every schema that can refuse something by itself, and not only by the schemas in it."""
    if not isinstance(node, dict):
        return
    if node.keys() & {"type", "enum", "const", "required", "pattern", "format", "contains"} and node != NOTHING:
        yield node
    named = [part for name in ("properties", "$defs") for part in node.get(name, {}).values()]
    listed = [part for name in ("allOf", "anyOf") for part in node.get(name, ())]
    for part in (*named, *listed, *map(node.get, ("items", "additionalProperties", "propertyNames", "else"))):
        yield from refusing(part)


NOTHING = {"type": ["null"]}  # beside other forms, whose words are said
# What the server has no place for our words for.
WORDLESS = {"minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties",
            "not", "oneOf", "multipleOf", "uniqueItems"}  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", Kind)
def test_whatever_is_refused_is_told_in_our_words(kind: Kind, language: Language) -> None:
    made = schema(kind, language)
    refusals = list(refusing(made))
    assert refusals
    assert [one for one in refusals if not (one.get("patternErrorMessage") or one.get("errorMessage"))] == []
    assert [one for one in refusals if one.keys() & WORDLESS] == []


def test_there_is_a_hover_for_each_field_and_for_nothing_else() -> None:
    inherited = {name for name in FIELDS if name.startswith("Result.") and name not in HOVERS}
    assert HOVERS.keys() == FIELDS.keys() - inherited
    assert {name.replace("Result", "Value") for name in inherited} <= HOVERS.keys()


@pytest.mark.parametrize("name", HOVERS)
def test_a_hover_says_more_than_the_title_and_its_example_is_right(name: str) -> None:
    model, _, field = name.partition(".")
    kind = next(kind for kind in Kind if model in {one.__name__ for one in models(kind.model)})
    made = schema(kind, Language.VI)
    whole = made if model == kind.model.__name__ else made["$defs"][model]
    shown = whole["properties"][field]
    assert HOVERS[name].more.vi in shown["markdownDescription"]
    assert HOVERS[name].more.vi != HOVERS[name].more.en
    assert shown["title"] not in {HOVERS[name].more.vi, HOVERS[name].more.vi.rstrip(".")}
    example = yaml.load(HOVERS[name].example, Core)  # noqa: S506  a safe loader with other scalars
    assert list(example) == [field]
    part = Draft202012Validator({"$defs": made.get("$defs", {}), **shown})
    assert [error.message for error in part.iter_errors(example[field])] == []
    assert set(HOVERS[name].rules) <= {rule.NAME for rule in RULES}


@pytest.mark.parametrize("kind", Kind)
def test_every_word_to_choose_from_is_explained(kind: Kind) -> None:
    choices = [one for one in refusing(schema(kind, Language.VI)) if one.get("enum")]
    assert all(len(one["enumDescriptions"]) == len(one["enum"]) for one in choices)


def test_check_jsonschema_takes_each_of_them() -> None:
    files = sorted(map(str, (ROOT / "schemas").glob("*.json")))
    command = [sys.executable, "-m", "check_jsonschema", "--check-metaschema", *files]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  our own words
    assert (done.returncode, done.stderr) == (0, "")
    assert len(files) == len(Kind)

"""design.md, 2, 3 and 5: what is written, read and put in order; whatever stands in the files."""

import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cdsplan.checks import rules
from cdsplan.checks.validate import validate
from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.definitions import Definitions
from cdsplan.model.described import FileModel
from cdsplan.model.files import Commune, Plan, Report
from cdsplan.model.kinds import Kind
from cdsplan.model.load import load
from cdsplan.model.period import Calendar
from cdsplan.model.province import Province
from cdsplan.recording import scaffold
from cdsplan.recording.fix import fix
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.next_plan import NextPlan, next_plan
from cdsplan.recording.report_date import SaidDays, report_date
from cdsplan.recording.scaffold import Place
from cdsplan.render.editor.named_schema import named_schema
from cdsplan.repository.folder import Repository
from cdsplan.repository.names import names
from cdsplan.yaml.edit import Change, edit
from cdsplan.yaml.scalar import resolve
from cdsplan.yaml.source import parse
from tests.model.test_json_schema import VALIDATORS, Core
from tests.repositories import CATALOG, DAYS, Data, Office, Plain, file, kind, offices, write

_INDICATORS = Office({}, {}).files.definitions.indicators
HOME = Place("thanh-hoa/xa-a", Language.VI)
# What people are called, and what would be something else in YAML if nobody looked.
NAMES = st.sampled_from(
    ["Xã A", "Thanh Hóa", "no", "2026-06", "a: b", "- a", "# a", '"a"', "'", "a, b", "[a]", "null"]
) | (
    st.text(st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters="\xa0\xad\u3000"), min_size=1)
    .map(lambda said: unicodedata.normalize("NFC", said.strip()))
    .filter(bool)
)


def model(new: NewFile, of: Kind) -> Any:  # noqa: ANN401  of any kind
    loaded = load(of.model, parse(new.path, new.content.encode()))
    # A character that no file may hold, a name that is too long: refused, not changed.
    assume(loaded.model is not None)
    return loaded.model


# Writing


@given(NAMES, st.from_regex(r"[0-9]{5}", fullmatch=True), NAMES)
def test_a_new_commune_reads_back_as_it_was_meant_and_is_written_again_to_the_same_bytes(
    name: str, code: str, province: str
) -> None:
    written = scaffold.commune(HOME, name, code, province)
    read: Commune = model(written, Kind.COMMUNE)
    assert (read.name, read.code, read.province) == (name, code, province)
    assert scaffold.commune(HOME, read.name, read.code, read.province) == written


@given(NAMES, st.from_regex(r"[0-9]{2}", fullmatch=True))
def test_a_new_province_reads_back_as_it_was_meant_and_is_written_again_to_the_same_bytes(name: str, code: str) -> None:
    written = scaffold.province(HOME, name, code)
    read: Province = model(written, Kind.PROVINCE)
    assert (read.name, read.code) == (name, code)
    assert scaffold.province(HOME, read.name, read.code) == written


def filled_in(new: NewFile) -> NewFile:
    """With a number at every blank."""
    lines = new.content.split("\n")
    for blank in new.blanks:
        lines[blank.line - 1] = re.sub(r"(value|percent|points): null", r"\1: 5", lines[blank.line - 1])
    return new._replace(content="\n".join(lines))


@settings(max_examples=40)
@given(offices(at_most=1))
def test_next_years_plan_reads_back_as_this_years_and_carried_on_again_asks_the_same(office: Office) -> None:
    files = office.files
    [old] = files.plan_models
    later = carried_on(old, files.definitions, files.timeline)
    assert later.year == old.year + 1
    assert later.last == old.last.replace(year=old.last.year + 1)
    assert [said(one) for one in later.indicators] == [said(one) for one in old.indicators]
    for before, after in zip(old.indicators, later.indicators, strict=True):
        if not any(target.since or target.until for target in before.targets):
            assert {*asked(before)} == {*asked(after)}
    again = carried_on(later, files.definitions, files.timeline)
    assert [[*asked(one)] for one in again.indicators] == [[*asked(one)] for one in later.indicators]


def carried_on(old: Plan, definitions: Definitions, dated: Any) -> Plan:  # noqa: ANN401  the timeline
    written = filled_in(next_plan(HOME, NextPlan(old, old.year + 1, "so"), definitions, dated))
    assert next_plan(HOME, NextPlan(old, old.year + 1, "so"), definitions, dated)._replace(content=written.content) == (
        written
    )
    loaded = load(Plan, parse(written.path, written.content.encode()))
    assert loaded.model, (loaded.findings, written.content)
    return loaded.model


def said(one: Any) -> tuple[object, ...]:  # noqa: ANN401  an indicator of a plan
    """What does not change from year to year."""
    own = one.name, one.measure, one.formula and one.formula.text, one.unit, one.scale, one.may_exceed
    return one.id, *own, one.group, one.lead, one.method, one.not_applicable


def asked(one: Any) -> Iterator[tuple[object, ...]]:  # noqa: ANN401  likewise
    for target in one.targets:
        yield target.op, target.from_, target.party, target.each_year, target.due and (target.due.month, target.due.day)


def changes(data: Data) -> list[Change]:
    """A file's content as what the commands write: fields of maps, and of those in lists."""
    return [*_changes(data, ())]


def _changes(data: Mapping[Any, Any], loc: tuple[str | int, ...]) -> Iterator[Change]:
    fields: dict[str, Any] = {}
    for key, one in data.items():
        if isinstance(one, dict):
            yield from _changes(one, (*loc, key))
        elif isinstance(one, list):
            # No command writes a list of words into a file that is there.
            yield from _changes({at: item for at, item in enumerate(one) if isinstance(item, dict)}, (*loc, key))
        else:
            fields[key] = resolve(one) if isinstance(one, Plain) else Decimal(one) if type(one) is int else one
    if fields:
        yield Change(loc, fields)


def bare(data: Any) -> Any:  # noqa: ANN401  any part of a file
    """A figure of which nothing is said is written alone."""
    if isinstance(data, dict):
        return data["value"] if data.keys() == {"value"} else {name: bare(one) for name, one in data.items()}
    return data


@settings(max_examples=40)
@given(offices(), st.data())
def test_whatever_is_written_reads_back_as_it_was_meant_and_is_written_again_to_the_same_bytes(
    office: Office, data: st.DataObject
) -> None:
    every = {"commune.yaml": office.commune, "catalog/x.yaml": CATALOG}
    every |= {f"reports/{period}.yaml": one for period, one in office.reports.items()}
    path = data.draw(st.sampled_from([*every]))
    of, wanted = kind(path).model, changes(every[path])
    event(of.__name__)
    raw = edit(b"", wanted)
    read, meant = (load(of, parse(path, content)).model for content in (raw, file(bare(every[path])).encode()))
    assert read == meant
    assert read is not None
    assert edit(raw, wanted) == raw


@settings(max_examples=20)
@given(offices())
def test_what_stands_there_already_is_not_touched_however_it_is_written(office: Office) -> None:
    for one in (office.commune, *office.plans.values(), *office.reports.values()):
        by_hand = f"# của xã\n{file(one)}".encode()
        assert edit(by_hand, changes(one)) == by_hand


@settings(max_examples=30)
@given(
    offices(at_most=1, among=("quang", "toc_do", "cong_bo", "so_hoa")),
    st.sampled_from(["2026-07", "2026-Q3", "2026", "2026-07-20"]),
    DAYS,
)
def test_a_new_report_asks_for_what_the_plan_needs_and_reads_back(office: Office, span: str, today: date) -> None:
    files = office.files
    indicators = files.definitions.of_plan(files.plan_models[0])
    dated = report_date(period.parse(span), Calendar.ND09, today, SaidDays())
    written = scaffold.report(HOME, dated, indicators, files.definitions.variables, {})
    read: Report = model(written, Kind.REPORT)
    assert (read.period.text, read.as_of) == (span, dated.written)
    assert {*read.values} == {name for one in indicators if one.formula for name in one.formula.variables}
    assert {*read.results} == {one.id for one in indicators if not one.formula}
    assert len(written.blanks) == len(read.values) + len(read.results)


@given(NAMES, st.integers(2020, 2040), st.sets(st.sampled_from([*_INDICATORS]), min_size=1))
def test_a_new_plan_reads_back_as_it_was_meant(name: str, year: int, ids: set[str]) -> None:
    written = scaffold.plan(HOME, name, year, "so", {one: _INDICATORS[one] for one in sorted(ids)})
    read: Plan = model(filled_in(written), Kind.PLAN)
    assert (read.year, [one.id for one in read.indicators]) == (year, sorted(ids))
    assert read.document
    assert read.document.issuer
    assert read.title.endswith(read.document.issuer.removeprefix("UBND "))


# Any bytes


FLAWS = (
    *(b"\xff", b"\x00", b"\xef\xbb\xbf", b"\xe2\x80\xae", b"\xc2\xa0", b"\r", b"\t", b"|\n", b"---\n"),
    *(b": ", b"- ", b"{", b"]", b"[" * 40, b"'", b'"', b"&a ", b"*a", b"!!str "),
    *(b"null", b"1e999", b"9" * 19, b"-1", b"2026-13", b"0x1F"),
)


@st.composite
def broken(draw: st.DrawFn, raw: bytes) -> bytes:
    """The same with a few flaws somewhere in it: cut off, doubled, overwritten; or other bytes altogether."""
    if draw(st.integers(1, 10)) == 10:
        return draw(st.binary(max_size=200))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(raw)))
        end = min(start + draw(st.integers(0, 12)), len(raw))
        instead = draw(st.sampled_from([*FLAWS, b"", raw[start:end] * 2, raw[: end - start]]))
        raw = raw[:start] + instead + raw[end:]
    return raw


OTHERS = {
    "cdsplan.yaml": 'format: 1\ncalendar: nd09\nignore: ["sudden-jump"]\n',
    "thanh-hoa/province.yaml": 'name: Thanh Hóa\ncode: "38"\nletterhead: {to: [UBND tỉnh], signer: {name: A}}\n',
    "thanh-hoa/2026-tinh.yaml": (
        'title: Kế hoạch\nyear: 2026\nindicators:\n  - {id: quang, targets: [{op: ">=", value: 80}]}\n'
    ),
    "thanh-hoa/reports/2026.yaml": (
        "period: 2026\nresults: {cong_bo: 97.8}\nnarrative:\n"
        "  difficulties: |\n    Còn 3 điểm lõm sóng:\n      - chưa có điện\n\n    Hết.\n"
        "  causes: 'Kinh phí\n    chậm'\n  next: >-\n    Phối hợp\n    VNPT\n"
    ),
    "thanh-hoa/la.yml": "a: 1\n",
    "la.yml": "",
    "catalog/chung.yaml": file(CATALOG),
}


@settings(max_examples=60)
@given(offices(), DAYS, st.data())
def test_validate_never_crashes_on_any_bytes_and_every_finding_has_a_place_a_reason_and_a_way_out(
    office: Office, today: date, data: st.DataObject
) -> None:
    texts = {path: one.encode() for path, one in {**OTHERS, **office.texts}.items()}
    for path in data.draw(st.sets(st.sampled_from([*texts]), max_size=3)):
        texts[path] = data.draw(broken(texts[path]), label=path)
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), more=texts)
        outcome = validate(Repository(Path(folder)), today)
    assert {one.removeprefix("plans/") for one in outcome.paths} == texts.keys()
    for found in outcome.findings:
        lines = texts[found.path.removeprefix("plans/")].decode(errors="replace")
        count = len(re.split("\r\n|\r|\n", lines))
        assert 1 <= found.span.line <= found.span.end_line <= count
        assert found.message.vi
        assert found.hint.vi
        assert found.rule in rules.names()


@settings(max_examples=60)
@given(offices(at_most=1), st.data())
def test_fmt_is_idempotent_and_keeps_meaning(office: Office, data: st.DataObject) -> None:
    texts = {path: one.encode() for path, one in {**OTHERS, **office.texts}.items() if path.endswith(".yaml")}
    path = data.draw(st.sampled_from([*texts, "thanh-hoa/reports/2026.yaml"]))
    raw, of = data.draw(untidy(texts[path]) | broken(texts[path])), kind(path).model
    once = fix(path, raw, of)
    assert fix(path, once.raw, of).raw == once.raw
    before, after = (load(of, parse(path, content)) for content in (raw, once.raw))
    event(f"loads: {before.model is not None}")
    if before.model is not None:
        assert _in_words(after.model) == _in_words(before.model)


@st.composite
def untidy(draw: st.DrawFn, raw: bytes) -> bytes:
    """As Windows, macOS and Word leave a file."""
    said = raw.decode()
    if draw(st.booleans()):
        said = unicodedata.normalize("NFD", said)
    if draw(st.booleans()):
        said = said.replace("\n", "  \n") if draw(st.booleans()) else said.replace(" ", "\xa0", 9)
    said = said.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"])))
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf"])) + said.rstrip("\n").encode()


def _in_words(read: FileModel | None) -> str:
    """All that a file says; a blank of Word's is one."""
    return repr(read).replace("\\xa0", " ").replace("\\xad", "")


# Schemas


@settings(max_examples=12)
@given(offices())
def test_whatever_validate_accepts_the_schemas_accept_those_of_a_repository_too(office: Office) -> None:
    texts = {path: one for path, one in {**OTHERS, **office.texts}.items() if path.endswith(".yaml")}
    with tempfile.TemporaryDirectory() as folder:
        write(Path(folder), more=texts)
        known = names(Repository(Path(folder)))
    named = {of: Draft202012Validator(named_schema(of, Language.VI, known)) for of in Kind}
    for path, content in texts.items():
        of = kind(path)
        read = yaml.load(content, Core)  # noqa: S506  a safe loader with other scalars
        assert load(of.model, parse(path, content.encode())).model is not None
        for schema in (VALIDATORS[of], named[of]):
            assert [one.message for one in schema.iter_errors(read)] == []

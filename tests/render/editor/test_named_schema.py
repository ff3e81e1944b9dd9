"""The schema of a repository: its names beside each place, and the same files accepted as without them."""

import pytest
from jsonschema import Draft202012Validator

from cdsplan.language import Language
from cdsplan.model.json_schema import schema
from cdsplan.model.kinds import Kind
from cdsplan.render.editor.named_schema import named_schema
from cdsplan.repository.names import Names, names
from tests.conftest import PATHS, Folder

NOBODY = Names({}, {}, (), ())
HOSTILE = "[a](command:b) <img src=x> `c`\u200b" + "x" * 1000
# A file of each kind with names that the repository has, with others, and with what no file may have.
FILES: dict[Kind, list[object]] = {
    Kind.COMMUNE: [
        {"name": "A", "code": "00002", "province": province, "successor": code}
        for province in ("Thanh Hóa", "Bắc Ninh", 1)
        for code in ("00001", "12345", "x", None, 1)
    ],
    Kind.CATALOG: [
        {"variables": {"a": {"name": "A", "kind": "count", "part_of": whole}}} for whole in ("ho", "b", "B", None, 1)
    ],
    Kind.PLAN: [
        {"title": "A", "year": 2026, "indicators": [{"id": id_, "targets": [{"op": ">=", "value": 1, "party": party}]}]}
        for id_ in ("cap_quang", "b", "B", None, 1)
        for party in ("UBND xã", "B", "", None, 1)
    ],
    Kind.REPORT: [
        {"period": "2026-06", "values": {id_: value}, "results": {id_: value}}
        for id_ in ("ho", "cap_quang", "b", "B")
        for value in (1, None, "x", {"value": 1}, {"value": "x"}, {"x": 1})
    ],
    Kind.PROVINCE: [{"name": "A", "code": "38"}, {"name": "A"}],
    Kind.SETTINGS: [{}, {"x": 1}, {"ignore": ["sudden-jump", "b"]}, {"ignore": [1]}],
}


@pytest.mark.parametrize("kind", Kind)
def test_names_change_nothing_of_what_is_accepted(little: Folder, kind: Kind) -> None:
    made = named_schema(kind, Language.VI, names(little.repository))
    Draft202012Validator.check_schema(made)
    named, plain = Draft202012Validator(made), Draft202012Validator(schema(kind, Language.VI))
    verdicts = [plain.is_valid(file) for file in FILES[kind]]
    assert [named.is_valid(file) for file in FILES[kind]] == verdicts
    assert set(verdicts) == {True, False}


@pytest.mark.parametrize("kind", Kind)
def test_a_repository_without_names_has_schemas_too(kind: Kind) -> None:
    made = Draft202012Validator(named_schema(kind, Language.VI, NOBODY))
    plain = Draft202012Validator(schema(kind, Language.VI))
    assert [made.is_valid(file) for file in FILES[kind]] == [plain.is_valid(file) for file in FILES[kind]]


def test_an_id_is_explained_in_the_language_of_the_reader(little: Folder) -> None:
    little.write(
        PATHS["catalog"],
        "variables:\n  ho: {name: Hộ, name_en: Households, kind: count, unit: hộ}\n"
        "  ho_so: {name: Hồ sơ, kind: count, cumulative: true, part_of: ho}\n"
        "indicators:\n  a: {name: A, name_en: B, measure: number, unit: hồ sơ/hộ, formula: ho_so / ho}\n",
    )
    shown = [
        named_schema(Kind.REPORT, language, names(little.repository))["properties"][field]["properties"][id_]
        for language in Language
        for field, id_ in (("values", "ho_so"), ("results", "a"))
    ]
    assert [one["markdownDescription"] for one in shown] == [
        "**Hồ sơ**\n\n- Loại số liệu: số lượng (số nguyên không âm)\n- Một phần của: Hộ\n- Lũy kế từ 01/01",
        (
            "**A**\n\n- Đơn vị tính: hồ sơ/hộ\n- Cách đo: số có đơn vị tính\n- Công thức: `ho_so / ho`"
            "\n- `ho_so`: Hồ sơ\n- `ho`: Hộ"
        ),
        "**Hồ sơ**\n\n- Kind: a whole number, not negative\n- Part of: Households\n- Counts up from 1 January",
        (
            "**B**\n\n- Unit: hồ sơ/hộ\n- Measure: a number with a unit\n- Formula: `ho_so / ho`"
            "\n- `ho_so`: Hồ sơ\n- `ho`: Households"
        ),
    ]


def test_a_hostile_name_is_literal_and_short(little: Folder) -> None:
    little.write(PATHS["catalog"], f"variables:\n  ho: {{name: '{HOSTILE.replace(chr(0x200B), '')}', kind: count}}\n")
    shown = named_schema(Kind.REPORT, Language.VI, names(little.repository))["properties"]["values"]["properties"]["ho"]
    assert shown["markdownDescription"].startswith(r"**\[a\](command\:b) &lt;img src=x&gt; \`c\`xxx")
    assert len(shown["description"]) == 300

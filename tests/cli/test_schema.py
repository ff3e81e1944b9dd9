"""cdsplan schema"""

import json

import pytest

from tests.cli.conftest import Run
from tests.conftest import Folder

KINDS = ["catalog", "commune", "plan", "province", "report", "settings"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_printed_in_the_language(cdsplan: Run, kind: str) -> None:
    english, vietnamese = (json.loads(cdsplan("schema", kind, "--lang", lang).out) for lang in ("en", "vi"))
    assert english["title"] != vietnamese["title"]
    assert english["properties"].keys() == vietnamese["properties"].keys()


def test_every_kind_is_written_into_a_folder(cdsplan: Run, little: Folder) -> None:
    assert cdsplan("schema", "--output", "schemas").code == 0
    assert sorted(file.name for file in (little.root / "schemas").iterdir()) == [
        f"{kind}.schema.json" for kind in KINDS
    ]


def test_one_kind_alone_is_written_where_it_is_asked_for(cdsplan: Run, little: Folder) -> None:
    cdsplan("schema", "plan", "-o", "one")
    assert [file.name for file in (little.root / "one").iterdir()] == ["plan.schema.json"]


def test_schemas_are_replaced_all_or_none(cdsplan: Run, little: Folder) -> None:
    (little.root / "one" / "settings.schema.json").mkdir(parents=True)
    ran = cdsplan("schema", "-o", "one")
    assert (ran.code, ran.out) == (2, "")
    assert "cannot write one (Is a directory)" in ran.err
    assert [file.name for file in (little.root / "one").iterdir()] == ["settings.schema.json"]

"""cdsplan schema"""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import PATHS, Folder

KINDS = ["catalog", "commune", "plan", "province", "report", "settings"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_printed_in_the_language(cdsplan: Run, kind: str) -> None:
    english, vietnamese = (json.loads(cdsplan("schema", kind, "--lang", lang).out) for lang in ("en", "vi"))
    assert english["title"] != vietnamese["title"]
    assert english["properties"].keys() == vietnamese["properties"].keys()


def test_every_kind_is_written_into_a_folder(cdsplan: Run, little: Folder) -> None:
    ran = cdsplan("schema", "--output", "schemas")
    assert (ran.code, ran.err) == (0, "Wrote 6 files into schemas.\n")
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


def test_the_ids_of_the_repository_are_in_its_schemas(cdsplan: Run) -> None:
    made = json.loads(cdsplan("schema", "report", "--catalog").out)
    assert made["properties"]["values"]["properties"]["ho_cap_quang"]["description"] == "Hộ cáp quang"
    assert "properties" not in json.loads(cdsplan("schema", "report").out)["properties"]["values"]


def test_it_is_the_repository_that_root_names(cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert "cap_quang" in cdsplan("schema", "plan", "--catalog", "--root", str(tmp_path)).out


def test_outside_of_a_repository_there_are_no_names_to_offer(
    cdsplan: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plans").rename(tmp_path / "other")
    monkeypatch.chdir(tmp_path)
    assert cdsplan("schema", "plan").code == 0
    ran = cdsplan("schema", "plan", "--catalog")
    assert (ran.code, ran.out) == (2, "")
    assert "no repository" in ran.err


def test_a_catalog_that_cannot_be_read_replaces_no_schema(cdsplan: Run, little: Folder) -> None:
    cdsplan("schema", "--catalog", "-o", "schemas")
    before = {file.name: file.read_bytes() for file in (little.root / "schemas").iterdir()}
    little.write(PATHS["catalog"], "variables: [")
    ran = cdsplan("schema", "--catalog", "-o", "schemas")
    assert (ran.code, ran.out) == (1, "")
    assert f"{PATHS['catalog']}:1:12: error[yaml-syntax]" in ran.err
    assert {file.name: file.read_bytes() for file in (little.root / "schemas").iterdir()} == before

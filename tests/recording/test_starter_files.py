"""The files of a new repository: each finds its schema, and none is more than it says."""

import shlex
from datetime import date

import pytest
import yaml

from cdsplan.language import Language
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.model.load import load
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.shipped_catalogs import THEMES
from cdsplan.recording.starter_files import EXAMPLE, Server, Setup, repository
from cdsplan.yaml import source

SETUP = Setup(Language.EN, date(2026, 6, 30), tuple(THEMES))


def made(setup: Setup) -> dict[str, NewFile]:
    return {one.path: one for one in repository(setup)}


@pytest.mark.parametrize("language", Language)
def test_every_yaml_file_loads_under_its_schema(language: Language) -> None:
    every = made(SETUP._replace(language=language))
    plans = [one for path, one in every.items() if path.startswith("plans/") and path.endswith(".yaml")]
    assert len(plans) == 1 + len(THEMES)
    for one in plans:
        kind = kind_of(tuple(one.path.split("/"))[1:])
        assert kind is not None
        assert load(kind.model, source.parse(one.path, one.content.encode())).findings == ()
        up, _, schema = one.content.splitlines()[0].partition("=")[2].rpartition("../")
        assert schema in every
        assert up.count("../") + 1 == one.path.count("/")
    assert {f"schemas/{kind.name.lower()}.schema.json" for kind in Kind} <= every.keys()


@pytest.mark.parametrize("server", Server)
@pytest.mark.parametrize(
    ("given", "installed"),
    [
        (None, ""),
        (
            "git+https://git.example.org/so/cdsplan.git@v1",
            "cdsplan[site] @ git+https://git.example.org/so/cdsplan.git@v1",
        ),
        ("cdsplan>=0.1", "cdsplan[site]>=0.1"),
        ("./.ci/cdsplan-1-py3-none-any.whl", "./.ci/cdsplan-1-py3-none-any.whl[site]"),
    ],
)
def test_only_the_source_of_a_ci_file_may_be_left_to_fill_in(server: Server, given: str | None, installed: str) -> None:
    [ci] = [one for one in repository(SETUP._replace(servers=(server,), source=given)) if "-m pip" in one.content]
    [line] = [number for number, line in enumerate(ci.content.splitlines(), 1) if "-m pip install" in line]
    assert [blank.line for blank in ci.blanks] == ([] if given else [line])
    assert shlex.split(ci.content.splitlines()[line - 1])[-1] == installed
    assert "-m pip install" in str(yaml.safe_load(ci.content))


def test_the_readme_speaks_of_this_repository() -> None:
    every = made(SETUP._replace(themes=("kinh-te-so",)))
    assert "new plan xa-tan-lap --year 2026 --theme kinh-te-so" in every["README.md"].content
    assert "--period 6/2026" in every["README.md"].content
    assert "<!--" not in every["README.md"].content
    assert "$" not in every["README.md"].content


def test_the_readme_makes_no_commune_that_is_there() -> None:
    there = EXAMPLE._replace(name="Phường Hạc Thành", code="14758", is_there=True)
    readme = made(SETUP._replace(example=there))["README.md"].content
    assert "new commune" not in readme
    assert "plans/thanh-hoa/phuong-hac-thanh/2026-ha-tang-so.yaml" in readme

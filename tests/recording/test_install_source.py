"""What CI installs from: what pip takes, however it is said, and nothing that could do anything else."""

import pytest
from packaging.requirements import Requirement

from cdsplan.recording.install_source import SourceError, is_wheel, requirement, with_site

HOST = "git.example.org"


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("cdsplan", "cdsplan"),
        (" cdsplan==0.1.0 ", "cdsplan==0.1.0"),
        ("cdsplan[office]>=0.1,<2", "cdsplan[office]>=0.1,<2"),
        (f"https://{HOST}/so/cdsplan", f"git+https://{HOST}/so/cdsplan"),
        (f"https://{HOST}/so/cdsplan.git@v1#egg=cdsplan", f"git+https://{HOST}/so/cdsplan.git@v1#egg=cdsplan"),
        (f"git+https://{HOST}/so/cdsplan.git", f"git+https://{HOST}/so/cdsplan.git"),
        (f"git@{HOST}:so/cdsplan.git", f"git+ssh://git@{HOST}/so/cdsplan.git"),
        (f"ssh://git@{HOST}/so/cdsplan.git", f"git+ssh://git@{HOST}/so/cdsplan.git"),
        (f"https://{HOST}/cdsplan-1-py3-none-any.whl", f"https://{HOST}/cdsplan-1-py3-none-any.whl"),
        (f"https://{HOST}/cdsplan.tar.gz?download=1", f"https://{HOST}/cdsplan.tar.gz?download=1"),
    ],
)
def test_a_source_is_what_pip_takes(given: str, taken: str) -> None:
    assert requirement(given) == taken


@pytest.mark.parametrize(
    "given",
    ["", " ", "-r x", "--index-url=x", "a b", "a;b", "$(a)", "`a`", "a'b", 'a"b', "${{ a }}", "a\nb", "../cdsplan", ".",
     "/home/cdsplan", "cdsplan.zip", "cdsplan==", "ftp://a/b", "https://", "nguồn"],
)  # fmt: skip
def test_what_pip_or_ci_would_misunderstand_is_no_source(given: str) -> None:
    with pytest.raises(SourceError):
        requirement(given)


@pytest.mark.parametrize(
    ("source", "more"),
    [
        ("cdsplan", "cdsplan[site]"),
        ("cdsplan==0.1.0", "cdsplan[site]==0.1.0"),
        ("cdsplan[office]>=0.1,<2", "cdsplan[office,site]>=0.1,<2"),
        ("cdsplan[site]", "cdsplan[site]"),
        (f"git+ssh://git@{HOST}/so/cdsplan.git", f"cdsplan[site] @ git+ssh://git@{HOST}/so/cdsplan.git"),
        (f"https://{HOST}/cdsplan.tar.gz?download=1", f"cdsplan[site] @ https://{HOST}/cdsplan.tar.gz?download=1"),
    ],
)
def test_every_source_takes_the_part_that_makes_pages(source: str, more: str) -> None:
    assert with_site(source) == more
    required = Requirement(more)
    assert (required.name, "site" in required.extras) == ("cdsplan", True)


def test_a_wheel_is_a_file_of_this_machine() -> None:
    assert is_wheel("dist/cdsplan-1-py3-none-any.whl ")
    assert not is_wheel(f"https://{HOST}/cdsplan-1-py3-none-any.whl")

"""What stands at a path: asked without a stumble, and followed no further than a checkout reaches."""

import errno
import os
import re
import stat
from io import UnsupportedOperation
from pathlib import Path
from types import SimpleNamespace

import pytest

from cdsplan.language import Language, Text
from cdsplan.repository import links
from cdsplan.repository.links import LinkError

TOO_LONG = "x" * 5000


@pytest.fixture
def kho(tmp_path: Path) -> Path:
    """A work tree of git, and beside it another and what belongs to nobody."""
    for folder in ("kho/.git/hooks", "kho/plans", "kho/ra", "kho-khac/.git", "kho-khac/plans", "ngoai"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path / "kho"


@pytest.mark.parametrize(
    ("link", "leads_to", "wanted"),
    [
        ("a.json", "../ngoai/a.json", "a.json"),
        ("a.json", "../khong-co/a.json", "a.json"),
        ("a.json", "ra/../../ngoai/a.json", "a.json"),
        ("out", "../ngoai", "out/a.json"),
        ("out", "..", "out/ngoai/a.json"),
        ("out", "/", "out/tmp/a.json"),
        ("ra/out", "../../ngoai", "ra/out/a.json"),
        # A folder that is a checkout itself is not this one; nor is one whose name begins the same.
        ("out", "../kho-khac", "out/a.json"),
        ("out", "../kho-khac/plans", "out/a.json"),
        # What `..` means is said by where the link leads.
        ("out", "../ngoai", "out/../kho/a.json"),
        # Git's own.
        ("a.json", ".git/config", "a.json"),
        ("out", ".git/hooks", "out/post-checkout"),
    ],
)
def test_a_link_in_a_checkout_that_leads_out_of_it_is_refused(kho: Path, link: str, leads_to: str, wanted: str) -> None:
    (kho / link).symlink_to(leads_to)
    with pytest.raises(LinkError) as caught:
        links.target(kho / wanted)
    assert str(kho / link) in caught.value.message.within(Language.EN)


def test_a_chain_of_links_is_judged_by_its_end(kho: Path) -> None:
    (kho / "a").symlink_to("b")
    (kho / "b").symlink_to("ra")
    assert links.target(kho / "a/x") == kho / "ra/x"
    (kho / "ra/c").symlink_to("../../ngoai")
    (kho / "d").symlink_to("a/c")
    with pytest.raises(LinkError):
        links.target(kho / "d/x")


@pytest.mark.parametrize("leads_to", ["../ngoai", "../khong-co"])
def test_without_git_a_folder_with_plans_is_a_checkout_even_where_these_lead_out(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "ngoai").mkdir()
    (tmp_path / "kho").mkdir()
    (tmp_path / "kho/plans").symlink_to(leads_to)
    with pytest.raises(LinkError):
        links.target(tmp_path / "kho/plans/a.yaml")


def test_links_within_a_checkout_and_those_in_none_are_followed(kho: Path) -> None:
    (kho / "out").symlink_to("ra")
    (kho.parent / "toi").symlink_to("kho")
    (kho.parent / "dia").symlink_to("ngoai")
    assert links.target(kho / "out/a.json") == kho / "ra/a.json"
    assert links.target(kho.parent / "toi/out/../a.json") == kho / "a.json"
    assert links.target(kho.parent / "dia/a.json") == kho.parent / "ngoai/a.json"


def test_what_is_hidden_is_refused_behind_a_link_alone(kho: Path) -> None:
    (kho / ".github").mkdir()
    assert links.target(kho / ".github/a.json") == kho / ".github/a.json"


def test_without_plans_a_work_tree_of_git_is_a_checkout(kho: Path) -> None:
    (kho / "plans").rmdir()
    (kho / "out").symlink_to("../ngoai")
    with pytest.raises(LinkError):
        links.target(kho / "out/a.json")


def test_a_work_tree_whose_git_folder_is_elsewhere_is_a_checkout(kho: Path) -> None:
    (kho / "ra/.git").write_text("gitdir: ../.git/worktrees/ra\n")
    (kho / "ra/out").symlink_to("../plans")  # which is of the checkout around it
    with pytest.raises(LinkError):
        links.target(kho / "ra/out/a.json")


def test_a_path_is_taken_from_where_we_stand(kho: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(kho)
    (kho / "a.json").symlink_to("../ngoai/a.json")
    assert links.target(Path("../ngoai/a.json")) == kho.parent / "ngoai/a.json"
    with pytest.raises(LinkError):
        links.target(Path("a.json"))


@pytest.mark.parametrize("device", ["/dev/stdout", "/dev/null", "/dev/fd/1"])
def test_what_the_system_links_is_the_systems(device: str) -> None:
    if not os.path.lexists(device):
        pytest.skip("only where there are such devices")
    links.target(Path(device))


@pytest.mark.skipif(os.name == "nt", reason="only where there are such devices")
def test_neither_a_file_nor_a_folder_is_a_device(kho: Path) -> None:
    (kho / "a.json").touch()
    assert [links.is_special(one) for one in (os.devnull, kho, kho / "a.json")] == [True, False, False]


@pytest.mark.parametrize(("there", "holds"), [(b"12", True), (b"13", False), (b"1", False), (b"123", False)])
def test_a_file_holds_these_bytes_or_others(tmp_path: Path, there: bytes, holds: bool) -> None:  # noqa: FBT001
    (tmp_path / "a.html").write_bytes(there)
    assert links.holds(tmp_path / "a.html", b"12") is holds


@pytest.mark.parametrize("path", [TOO_LONG, "a\0b", "file/below", "loop", "loop/below"])
def test_what_no_system_takes_is_not_there(tmp_path: Path, path: str) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "loop").symlink_to("loop")
    where = f"{tmp_path}/{path}"
    assert not any(ask(where) for ask in (links.is_there, links.is_file, links.is_folder, links.is_special))
    assert links.is_link(where) is (path == "loop")


def test_a_junction_of_windows_is_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    def lstat(where: str) -> SimpleNamespace:
        attributes = stat.FILE_ATTRIBUTE_DIRECTORY | (stat.FILE_ATTRIBUTE_REPARSE_POINT if where == "junction" else 0)
        return SimpleNamespace(st_mode=stat.S_IFDIR, st_file_attributes=attributes)

    monkeypatch.setattr(os, "lstat", lstat)
    assert [links.is_link(where) for where in ("junction", "folder")] == [True, False]


@pytest.mark.parametrize(
    ("leads_to", "why"),
    [
        ("../ngoai", links.OUT),
        (".git", links.HIDDEN),
        (".an", links.HIDDEN),
        ("ra/.an/x", links.HIDDEN),
        ("ra", None),
        (".", None),
        ("..", links.OUT),
    ],
)
def test_where_a_link_leads_is_told_from_the_root(kho: Path, leads_to: str, why: Text | None) -> None:
    (kho / "out").symlink_to(leads_to)
    assert links.astray(str(kho), kho / "out") == why


def test_everything_lies_in_the_root_of_the_system() -> None:
    assert links.astray("/", "/usr") is None


def test_a_reason_is_told_in_both_languages_whatever_the_system_speaks() -> None:
    gone = links.reason(FileNotFoundError(errno.ENOENT, "Das System kann die Datei nicht finden"))
    assert gone == ("không có tệp hay thư mục này", "No such file or directory", {})


@pytest.mark.parametrize("number", errno.errorcode)
def test_no_word_of_the_system_is_left_in_vietnamese(number: int) -> None:
    said = links.reason(OSError(number, os.strerror(number))).within(Language.VI)
    assert os.strerror(number) not in said
    assert re.match("[a-zđ]", said)


def test_what_has_no_number_is_told_by_its_name() -> None:
    assert links.reason(UnsupportedOperation("fileno")).within(Language.VI) == "lỗi hệ thống UnsupportedOperation"

"""cdsplan fmt"""

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cdsplan.repository import atomic_write
from tests import ROOT
from tests.cli.conftest import Run
from tests.conftest import COMMUNE, NARRATIVE, PATHS, PLAN, REPORT, Folder

WINDOWS = ("\ufeff" + COMMUNE.replace("\n", "\r\n")).encode()
UNQUOTED = COMMUNE.replace('"00001"', "00001")


def _bytes(folder: Folder, kind: str) -> bytes:
    return (folder.root / PATHS[kind]).read_bytes()


def test_where_nothing_is_to_mend_nothing_is_said_of_any_file(cdsplan: Run) -> None:
    ran = cdsplan("fmt")
    assert (ran.code, ran.out, ran.err) == (0, "", "0 of 4 files changed\n")


def test_it_mends_the_whole_repository_and_says_what_it_did(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], WINDOWS)
    little.write(PATHS["plan"], PLAN.replace("year: 2026\n", "year: 2026  \n"))
    ran = cdsplan("fmt")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        f"{PATHS['plan']}: trailing spaces removed",
        f"{PATHS['commune']}: byte order mark removed; lines end in LF",
    ]
    assert (_bytes(little, "commune").decode(), _bytes(little, "plan").decode()) == (COMMUNE, PLAN)
    assert cdsplan("fmt", "--check").code == 0
    assert cdsplan("validate").code == 0


def test_what_an_officer_has_written_is_not_touched(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], REPORT + NARRATIVE)
    assert cdsplan("fmt").err == "0 of 4 files changed\n"
    assert _bytes(little, "report").decode() == REPORT + NARRATIVE


def test_it_speaks_the_language_of_the_run(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], WINDOWS)
    assert "bỏ dấu BOM; xuống dòng bằng LF" in cdsplan("fmt", "--lang", "vi").out


def test_check_lists_and_writes_nothing(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], WINDOWS)
    ran = cdsplan("fmt", "--check")
    assert (ran.code, ran.out.partition(":")[0]) == (1, PATHS["commune"])
    assert ran.err == "1 of 4 files would change\n"
    assert _bytes(little, "commune") == WINDOWS


def test_diff_prints_the_change_and_writes_nothing(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], UNQUOTED)
    ran = cdsplan("fmt", "--diff")
    assert (ran.code, ran.err) == (0, "1 of 4 files would change\n")
    assert ran.out == (
        f"--- a/{PATHS['commune']}\n+++ b/{PATHS['commune']}\n@@ -1,3 +1,3 @@\n"
        ' name: Xã Tân Lập\n-code: 00001\n+code: "00001"\n province: Thanh Hóa\n'
    )
    assert _bytes(little, "commune").decode() == UNQUOTED


def test_diff_shows_what_cannot_be_seen(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], '\ufeffname: Xã\xa0\x1b[31mTân\r\ncode: "00001"')
    lines = cdsplan("fmt", "--diff").out.splitlines()
    assert lines[3:] == [
        r"-\ufeffname: Xã\xa0\x1b[31mTân\x0d",
        '-code: "00001"',
        r"\ No newline at end of file",
        r"+name: Xã \x1b[31mTân",
        '+code: "00001"',
    ]


def test_diff_with_check_fails(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], UNQUOTED)
    ran = cdsplan("fmt", "--diff", "--check")
    assert (ran.code, ran.out[:6]) == (1, "--- a/")


@pytest.mark.parametrize("where", ["commune.yaml", ".", "../..", "../../..", "../xa-tan-lap/commune.yaml"])
def test_files_and_folders_may_be_named_from_anywhere(
    where: str, cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    little.write(PATHS["commune"], WINDOWS)
    monkeypatch.chdir(little.root / "plans/thanh-hoa/xa-tan-lap")
    ran = cdsplan("fmt", where)
    assert (ran.code, ran.out.partition(":")[0]) == (0, PATHS["commune"])
    assert _bytes(little, "commune").decode() == COMMUNE


def test_only_what_is_named_is_mended(cdsplan: Run, little: Folder) -> None:
    for kind in ("commune", "plan"):
        little.write(PATHS[kind], _bytes(little, kind).replace(b"\n", b"\r\n"))
    cdsplan("fmt", PATHS["commune"])
    assert b"\r" not in _bytes(little, "commune")
    assert b"\r" in _bytes(little, "plan")


def test_a_file_named_twice_is_mended_once(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], WINDOWS)
    assert len(cdsplan("fmt", PATHS["commune"], "plans", f"./{PATHS['commune']}").out.splitlines()) == 1


def test_a_stray_file_is_mended_as_far_as_that_needs_no_kind(cdsplan: Run, little: Folder) -> None:
    stray = little.write("plans/thanh-hoa/xa-tan-lap/reports/2026-07.yml", "period: 2026-07 \r\ncode: 0123\r\n")
    assert cdsplan("fmt").code == 0
    assert stray.read_bytes() == b"period: 2026-07\ncode: 0123\n"


def test_a_lone_file_is_taken_for_what_its_place_says(cdsplan: Run, folder: Folder) -> None:
    lone = folder.write("nhap/commune.yaml", UNQUOTED)
    assert cdsplan("fmt", str(lone)).code == 0
    assert lone.read_text(encoding="utf-8") == COMMUNE


# What it cannot mend


def test_a_file_that_is_no_yaml_is_named(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], "period: [ \r\n")
    ran = cdsplan("fmt")
    assert (ran.code, ran.out) == (1, f"{PATHS['report']}: lines end in LF\n")
    assert ran.err.endswith("1 of 4 files changed\n")
    assert f"cdsplan validate {PATHS['report']}" in ran.err
    assert _bytes(little, "report") == b"period: [ \n"


@pytest.mark.parametrize("raw", [b"", b"period: \xff\r\n", REPORT.encode("utf-16")])
def test_what_is_no_text_is_left_alone_and_named(raw: bytes, cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["report"], raw)
    ran = cdsplan("fmt")
    assert (ran.code, ran.out) == (1, "")
    assert PATHS["report"] in ran.err
    assert _bytes(little, "report") == raw


def test_what_only_its_author_can_mend_is_told_with_its_place(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], COMMUNE.replace("Thanh Hóa", "Tỉnh:\xa0Thanh Hóa"))
    ran = cdsplan("fmt")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith(f"{PATHS['commune']}:3:16: warning[text-form]")


@pytest.mark.parametrize("path", ["plans/khong-co.yaml", "README.md", "plans/ghi-chu.md", "nhap"])
def test_what_is_no_yaml_file_cannot_be_mended(path: str, cdsplan: Run, little: Folder) -> None:
    for name in ("README.md", "plans/ghi-chu.md", "nhap/a.yaml"):
        little.write(name, "a  \n")
    ran = cdsplan("fmt", path)
    assert (ran.code, ran.out) == (2, "")
    assert (little.root / "nhap/a.yaml").read_bytes() == b"a  \n"


# Links


@pytest.fixture
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("elsewhere") / "2026-07.yaml"
    file.write_bytes(b"period: 2026-07  \n")
    return file


def test_a_link_that_leads_out_is_refused(cdsplan: Run, little: Folder, outside: Path) -> None:
    link = little.root / "plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml"
    link.symlink_to(outside)
    for arguments in ((), (str(link),)):
        ran = cdsplan("fmt", *arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "unreadable-file" in ran.err
    assert outside.read_bytes() == b"period: 2026-07  \n"


def test_a_folder_that_is_a_link_out_is_refused(cdsplan: Run, little: Folder, outside: Path) -> None:
    (little.root / "plans/thanh-hoa/xa-tan-an").mkdir()
    link = little.root / "plans/thanh-hoa/xa-tan-an/reports"
    link.symlink_to(outside.parent)
    assert cdsplan("fmt", "plans/thanh-hoa/xa-tan-an/reports/2026-07.yaml").code == 1
    cdsplan("fmt")
    assert outside.read_bytes() == b"period: 2026-07  \n"


def test_a_link_within_the_repository_stays_one(cdsplan: Run, little: Folder) -> None:
    link = little.root / "plans/thanh-hoa/xa-tan-lap/reports/2026-07.yaml"
    link.symlink_to(little.write("plans/thanh-hoa/2026-07.txt", "period: 2026-07  \n"))
    assert cdsplan("fmt").code == 0
    assert link.is_symlink()
    assert link.read_bytes() == b"period: 2026-07\n"


# Writing


def test_the_mode_of_a_file_is_kept(cdsplan: Run, little: Folder) -> None:
    file = little.write(PATHS["commune"], WINDOWS)
    file.chmod(0o640)
    cdsplan("fmt")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_an_untouched_file_is_not_written(cdsplan: Run, little: Folder) -> None:
    little.write(PATHS["commune"], WINDOWS)
    before = (little.root / PATHS["plan"]).stat()
    cdsplan("fmt")
    after = (little.root / PATHS["plan"]).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_nothing_is_left_beside_the_file(cdsplan: Run, little: Folder) -> None:
    file = little.write(PATHS["commune"], WINDOWS)
    names = set(file.parent.iterdir())
    cdsplan("fmt")
    assert set(file.parent.iterdir()) == names


def test_what_cannot_be_written_is_told_and_stays_whole(little: Folder) -> None:
    file = little.write(PATHS["commune"], WINDOWS)
    ran = subprocess.run(
        [sys.executable, "-m", "cdsplan", "fmt", "--lang", "en"],
        cwd=little.root,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert f"cannot write {PATHS['commune']}" in ran.stderr
    assert _bytes(little, "commune") == WINDOWS
    assert not list(file.parent.glob(".*"))


def test_a_file_that_another_program_is_writing_is_left_to_it(
    cdsplan: Run, little: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = little.write(PATHS["commune"], WINDOWS)
    monkeypatch.setattr(atomic_write, "PATIENCE", 0.1)
    with atomic_write.locked(file):
        ran = cdsplan("fmt")
    assert ran.code == 2
    assert "another program is writing" in ran.err
    assert _bytes(little, "commune") == WINDOWS

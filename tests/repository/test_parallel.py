"""Communes dealt out to processes: the results are the same, and in the same order."""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from cdsplan.repository.folder import Repository
from cdsplan.repository.parallel import spread
from tests.conftest import COMMUNE, Folder

JOBS = pytest.mark.parametrize("jobs", [1, 2, 3])
PATHS = [f"t/{number}" for number in range(100)]


def said(_home: Repository, paths: Sequence[str]) -> list[str]:
    return list(paths)


def names(home: Repository, paths: Sequence[str]) -> list[str]:
    return [home.commune_files(path).owner.name for path in paths]


def process(_home: Repository, _paths: Sequence[str]) -> int:
    return os.getpid()


def refuse(_home: Repository, paths: Sequence[str]) -> list[str]:
    if "t/60" in paths:
        raise LookupError(paths[0])
    return list(paths)


@pytest.fixture
def nowhere(tmp_path: Path) -> Repository:
    """A repository of which nothing is read."""
    return Repository(tmp_path)


@JOBS
@pytest.mark.parametrize("many", [0, 1, 2, 47, 48, 100])
def test_every_path_is_given_once_and_in_order(nowhere: Repository, jobs: int, many: int) -> None:
    portions = list(spread(said, nowhere, PATHS[:many], jobs=jobs))
    assert [path for portion in portions for path in portion] == PATHS[:many]
    assert all(portions)


@JOBS
def test_whichever_process_reads_the_files_the_results_are_the_same(folder: Folder, jobs: int) -> None:
    paths = [f"t/xa-{letter}" for letter in "abcde"]
    for path in paths:
        folder.write(f"plans/{path}/commune.yaml", COMMUNE.replace("Tân Lập", path[-1].upper()))
    found = [name for portion in spread(names, folder.repository, paths, jobs=jobs) for name in portion]
    assert found == ["Xã A", "Xã B", "Xã C", "Xã D", "Xã E"]


def test_one_job_is_done_here_and_more_are_done_elsewhere(nowhere: Repository) -> None:
    assert set(spread(process, nowhere, PATHS, jobs=1)) == {os.getpid()}
    assert os.getpid() not in set(spread(process, nowhere, PATHS, jobs=2))


def test_a_few_are_done_here_unless_more_jobs_are_asked_for(nowhere: Repository) -> None:
    assert set(spread(process, nowhere, PATHS[:47])) == {os.getpid()}
    assert os.getpid() not in set(spread(process, nowhere, PATHS[:48]))
    assert os.getpid() not in set(spread(process, nowhere, PATHS[:2], jobs=2))


@JOBS
def test_portions_are_so_small_that_all_end_together(nowhere: Repository, jobs: int) -> None:
    sizes = [len(portion) for portion in spread(said, nowhere, PATHS, jobs=jobs)]
    assert len(sizes) >= 16 * jobs
    assert set(sizes[:-1]) == {max(sizes)}


def test_portions_are_no_larger_than_a_watcher_has_patience_for(nowhere: Repository) -> None:
    sizes = [len(portion) for portion in spread(said, nowhere, PATHS * 20, jobs=2)]
    assert max(sizes) == 48


@JOBS
@pytest.mark.parametrize("many", [0, 1, 50, 100])
def test_the_tick_begins_at_nothing_never_falls_and_ends_at_the_whole(
    nowhere: Repository, jobs: int, many: int
) -> None:
    ticks: list[tuple[int, int]] = []
    list(spread(said, nowhere, PATHS[:many], jobs=jobs, tick=lambda done, whole: ticks.append((done, whole))))
    assert (ticks[0], ticks[-1]) == ((0, many), (many, many))
    assert ticks == sorted(ticks)


@JOBS
def test_an_exception_of_the_work_comes_through(nowhere: Repository, jobs: int) -> None:
    with pytest.raises(LookupError, match="t/"):
        list(spread(refuse, nowhere, PATHS, jobs=jobs))


@JOBS
def test_what_came_before_the_exception_is_there(nowhere: Repository, jobs: int) -> None:
    results = spread(refuse, nowhere, PATHS, jobs=jobs)
    assert next(results)[0] == "t/0"
    with pytest.raises(LookupError):
        list(results)


@JOBS
def test_whoever_has_seen_enough_may_stop(nowhere: Repository, jobs: int) -> None:
    results = spread(said, nowhere, PATHS, jobs=jobs)
    assert next(results)[0] == "t/0"
    results.close()  # type: ignore[attr-defined]
    assert list(results) == []


def die_elsewhere(home: Repository, paths: Sequence[str]) -> list[str]:
    if os.getpid() != int(home.root.name):
        os._exit(9)
    return list(paths)


def test_what_a_process_was_doing_that_the_system_ends_is_done_here(tmp_path: Path) -> None:
    here = Repository(tmp_path / str(os.getpid()))
    assert [path for portion in spread(die_elsewhere, here, PATHS, jobs=2) for path in portion] == PATHS


def test_where_the_system_gives_no_process_all_is_done_here(
    nowhere: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", refuse)
    assert [path for portion in spread(said, nowhere, PATHS, jobs=2) for path in portion] == PATHS

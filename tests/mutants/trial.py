"""What becomes of the mutants of one module: `python -m tests.mutants.trial model/period`, a line of JSON each.

Each is tried in a fork of a process in which pytest has collected the tests: one function gets its faulty code, and the
tests that call it run until the first fails, which takes a tenth of a second for most. What survives that, and what
stands outside of functions, is tried as a program would meet it: in a process that imports the module with its fault.
"""

import gc
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from functools import cached_property
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, Literal, NamedTuple, TypeAlias

import grimp
import pytest
from hypothesis import Phase, settings

from tests import ROOT
from tests.mutants.modules import covering
from tests.mutants.mutator import Mutant, mutants

Outcome: TypeAlias = Literal["killed", "hung", "survived"]
_MOST_MEMORY = 4 << 30
_COMPILED = ROOT / ".venv/mutants"
_LONGEST = 600
_PATIENCE = 20
# Of these no test of ours imports anything before it is run.
_LATE = ("api", "cli", "dataset", "difference", "recording", "render", "__main__")


class Case(NamedTuple):
    """A module, and the tests that must find its faults."""

    name: str  # as Python imports it
    file: Path
    tests: Sequence[str]
    folder: str  # for what the tests write

    @property
    def source(self) -> str:
        return self.file.read_text(encoding="utf-8")

    def run_tests(self, *plugins: object) -> int:
        """What pytest says, in this process."""
        # A failing example need not be the shortest one.
        phases = (Phase.explicit, Phase.generate)
        settings.register_profile("mutants", settings(deadline=None, derandomize=True, database=None, phases=phases))
        options = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "-p", "no:cov", "-p", "no:xdist"]
        where = [f"--basetemp={self.folder}/written", "--hypothesis-profile=mutants"]
        return pytest.main([*options, *where, *self.tests], plugins=plugins)


def trials(module: str) -> Iterator[tuple[Mutant, Outcome]]:
    """What becomes of each mutant of a module."""
    name = f"cdsplan.{module.replace('/', '.')}".removesuffix(".__init__")
    _import_all_but(name)
    with tempfile.TemporaryDirectory() as folder:
        sys.pycache_prefix, sys.dont_write_bytecode = str(_COMPILED), False
        case = Case(name, ROOT / f"cdsplan/{module}.py", covering(module), folder)
        if _imported(case, case.source, _LONGEST) != "survived":
            sys.exit(f"The tests of {module} fail as it is.")
        limit = int(5 * _reckoned()) + 5
        every = mutants(case.source)
        exchanged = _exchanged(case, every, limit)
        for at, mutant in enumerate(every):
            outcome = exchanged.get(at, "survived")
            yield mutant, _imported(case, mutant.mutated, limit) if outcome == "survived" else outcome


def _import_all_but(name: str) -> None:
    """Every module that does not import the one of that name, not even through others."""
    graph = grimp.build_graph("cdsplan", cache_dir=None)
    hanging = {name, *graph.find_downstream_modules(name)}
    hanging |= {one for one in graph.modules if any(one.startswith(f"{other}.") for other in hanging)}
    for one in sorted(graph.modules - hanging):
        if one.partition(".")[2].partition(".")[0] not in _LATE:
            import_module(one)


def _imported(case: Case, source: str, limit: int) -> Outcome:
    """Of a module with that source."""

    def run() -> int:
        sys.meta_path.insert(0, _Finder(case, source))
        return case.run_tests(_End())

    return _outcome(_forked(run, limit))


def _exchanged(case: Case, every: Sequence[Mutant], limit: int) -> Mapping[int, Outcome]:
    """What becomes of those, by their positions, of which only their function's code can be exchanged."""
    read, write = os.pipe()
    child = _fork(lambda: case.run_tests(_Exchange(case, every, limit, write)), _LONGEST * len(every))
    os.close(write)
    with os.fdopen(read) as lines:
        outcomes: dict[int, Outcome] = {int(at): outcome for at, outcome in map(json.loads, lines)}
    os.waitpid(child, 0)
    return outcomes


class _Calls:
    """A plugin: which tests call which functions of one file, told once all have run."""

    def __init__(self, file: Path, write: int) -> None:
        self._file, self._write = str(file), write
        self._of: dict[str, list[str]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, object, object]:
        seen: set[str] = set()

        def called(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code.co_filename == self._file:
                seen.add(frame.f_code.co_qualname)

        sys.setprofile(called)
        result = yield
        sys.setprofile(None)
        self._of[item.nodeid] = sorted(seen)
        return result

    def pytest_sessionfinish(self) -> None:
        with os.fdopen(self._write, "w") as line:
            json.dump(self._of, line)


class _Exchange:
    """A plugin: where pytest would run the tests that it has collected, it forks for each mutant."""

    def __init__(self, case: Case, every: Sequence[Mutant], limit: int, write: int) -> None:
        self._case, self._every, self._limit, self._write = case, every, limit, write

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> object:
        """In each fork None, so that pytest runs the tests."""
        gc.freeze()
        read, write = os.pipe()
        child = os.fork()
        if not child:
            session.config.pluginmanager.register(_Calls(self._case.file, write))
            return None
        os.close(write)
        with os.fdopen(read) as line:
            calls: dict[str, list[str]] = json.load(line)
        os.waitpid(child, 0)
        module = import_module(self._case.name)
        for at, mutant in enumerate(self._every):
            function = _function(module, mutant.function)
            name = function and function.__code__.co_qualname
            code = name and _code(compile(mutant.mutated, self._case.file, "exec"), name)
            if not function or not name or not code or code.co_freevars != function.__code__.co_freevars:
                continue
            calling = [item for item in session.items if name in calls[item.nodeid]]
            child = os.fork()
            if not child:
                _limit_to(self._limit)
                session.config.pluginmanager.register(_End())
                function.__code__ = code
                session.items = calling
                _forget()
                return None
            outcome = _outcome(os.waitpid(child, 0)[1])
            os.write(self._write, f"{json.dumps([at, outcome])}\n".encode())
        return True


class _End:
    """A plugin: the first failure ends the process, before it is described, which takes longer than most tests."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        if call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            os._exit(1)

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, exitstatus: int) -> None:
        os._exit(exitstatus)


def _function(module: ModuleType, way: str) -> FunctionType | None:
    """The function of a module that has that name, or in which it is defined."""
    found: Any = module
    for name in way.split("."):
        found = vars(found).get(name)
        if isinstance(found, property):
            found = found.fget
        found = found.func if isinstance(found, cached_property) else getattr(found, "__wrapped__", found)
        if isinstance(found, FunctionType):
            return found
    return None


def _code(code: CodeType, name: str) -> CodeType | None:
    """What is compiled of one function."""
    if code.co_qualname == name:
        return code
    inner = (_code(one, name) for one in code.co_consts if isinstance(one, CodeType))
    return next(filter(None, inner), None)


def _forget() -> None:
    """What was reckoned while the tests were collected."""
    for name, module in [*sys.modules.items()]:
        if name.startswith("cdsplan"):
            for one in vars(module).values():
                if hasattr(one, "cache_clear"):
                    one.cache_clear()


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  whatever it is called
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Gives one module another source."""

    def __init__(self, case: Case, source: str) -> None:
        self._case, self._source = case, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        del path, target
        if fullname != self._case.name:
            return None
        file = self._case.file
        package = [str(file.parent)] if file.stem == "__init__" else None
        loader = _Loader(fullname, str(file), self._source)
        return spec_from_file_location(fullname, file, loader=loader, submodule_search_locations=package)


def _forked(run: Callable[[], int], limit: int) -> int:
    """The status of a fork that ends with what a function returns."""
    return os.waitpid(_fork(run, limit), 0)[1]


def _fork(run: Callable[[], int], limit: int) -> int:
    child = os.fork()
    if not child:
        code = 1
        try:
            _limit_to(limit)
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            code = run()
        finally:
            os._exit(code)
    return child


def _reckoned() -> float:
    """How many seconds all forks that have ended took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _limit_to(seconds: int) -> None:
    """Of reckoning, however busy the machine is; a process that only waits may wait longer."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    signal.alarm(_PATIENCE * seconds)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _outcome(status: int) -> Outcome:
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in {signal.SIGALRM, signal.SIGXCPU}:
        return "hung"
    return "killed" if status else "survived"


def main(module: str) -> None:
    """Tell what becomes of each."""
    for mutant, outcome in trials(module):
        line = {"line": mutant.line, "function": mutant.function, "before": mutant.before, "after": mutant.after}
        sys.stdout.write(json.dumps({**line, "outcome": outcome}, ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])

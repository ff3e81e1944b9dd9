"""The other words of a line of which one is being completed: whose repository, commune and plan they name."""

import os
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any

import typer

from cdsplan.cli.shared import dates, locate, parameters
from cdsplan.evaluation import selection
from cdsplan.model.files import Plan
from cdsplan.model.kinds import Kind, kind_of
from cdsplan.model.settings import Settings
from cdsplan.repository import lookup
from cdsplan.repository.commune_files import CommuneFiles, gather
from cdsplan.repository.folder import Repository


class Line:
    """What is typed so far. Nothing is read before a completer needs it; what cannot be read raises."""

    def __init__(self, context: typer.Context, word: str) -> None:
        self.word = word
        self._context = context

    def given(self, name: str) -> str | None:
        """The value of an option or argument, if it stands there."""
        value = self._params.get(name)
        return None if value is None or isinstance(value, list) else str(value)

    def several(self, name: str) -> list[str]:
        """The values of one that may be repeated."""
        value = self._params.get(name)
        return list(map(str, value)) if isinstance(value, list | tuple) else []

    @cached_property
    def _params(self) -> dict[str, Any]:
        """By name. Behind an option that still lacks its value Typer leaves the arguments as they stand."""
        context = self._context
        arguments = parameters.arguments(context.command)
        left = list(context.args)
        if not left or any(context.params.get(one.name or "") for one in arguments):
            return context.params
        found = {one.name or "": left.pop(0) for one in arguments if one.nargs == 1 and left}
        return context.params | found | {one.name or "": left for one in arguments if one.nargs != 1}

    @cached_property
    def home(self) -> Repository:
        """The repository that the command will work on."""
        contexts = (self._context, self._context.parent)
        root = next((str(one.params["root"]) for one in contexts if one and one.params.get("root")), None)
        return locate.home(os.path.expanduser(root) if root else None)  # noqa: PTH111  the shell will do so

    @cached_property
    def unit(self) -> str | None:
        """The path of the commune or province that the line names."""
        wanted = self.given("commune")
        return None if wanted is None else lookup.commune_or_province(self.home, wanted)

    @cached_property
    def files(self) -> CommuneFiles | None:
        """All of its files."""
        return None if self.unit is None else lookup.files_of(self.home, self.unit)

    @cached_property
    def planned(self) -> CommuneFiles | None:
        """Its plans, and no report of theirs."""
        if self.unit is None:
            return None
        home = self.home
        return gather(self.unit, self._plan_files(), home.source, home.catalogs, home.settings.model or Settings())

    @property
    def plans(self) -> dict[str, Plan | None]:
        """Its plans by the names of their files, those that `--plan` leaves; None for one that cannot be read."""
        if self.planned is None:
            return {}
        wanted = selection.plan(self.planned, self.given("plan"))
        return {file.stem: file.model for file in self.planned.plans if wanted in {None, file.stem}}

    def plan_names(self) -> Iterator[str]:
        """The names of its plans, of which none is read."""
        return (file[-1].removesuffix(".yaml") for file in self._plan_files())

    def _plan_files(self) -> Iterator[tuple[str, ...]]:
        parts = tuple((self.unit or "").split("/"))
        return (file for file in self.home.yaml_files(parts, deep=False) if kind_of(file) is Kind.PLAN)

    @property
    def today(self) -> date:
        return dates.today()

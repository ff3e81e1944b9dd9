"""What the program makes of a drawn commune, without a disk."""

import copy
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from cdsplan.evaluation.evaluation import Evaluation
from cdsplan.evaluation.gap_table import progress
from cdsplan.evaluation.standing import Standing, evaluate
from cdsplan.language import Language
from cdsplan.render import formats
from cdsplan.render.canvas import Canvas
from cdsplan.repository.commune_files import CommuneFiles
from tests.repositories import Data, Office

Json = dict[str, Any]


def standings(office: Office, name: str, today: date) -> dict[str, Standing]:
    """Of one plan of it, by indicator."""
    files = office.files
    plan = next(one.model for one in files.plans if one.stem == name)
    assert plan is not None
    evaluation = Evaluation(plan, today, None, files.established)
    return {one.indicator.id: one for one in evaluate(evaluation, files.definitions, files.timeline)}


def shown(files: CommuneFiles, today: date) -> dict[tuple[str, str], Json]:
    """The JSON of `progress`, by plan and indicator."""
    drawn = json.loads(formats.Progress.JSON.draw(progress(files, today), Canvas(Language.VI)), parse_float=Decimal)
    return {(plan["plan"], one["id"]): one for plan in drawn["plans"] for one in plan["indicators"]}


def with_values(office: Office, changed: Mapping[str, Mapping[str, object]]) -> Office:
    """The same with other numbers in some reports, by period and variable; what is said of them stays."""
    reports: dict[str, Data] = copy.deepcopy(dict(office.reports))
    for period, numbers in changed.items():
        values = reports[period]["values"]
        for name, number in numbers.items():
            values[name] = {**values[name], "value": number} if isinstance(values[name], dict) else number
    return office.with_reports(reports)

"""A commune's files without the reports that were invented for demonstration."""

from dataclasses import replace

from cdsplan.repository import Holding


def genuine(holding: Holding) -> Holding:
    """The same commune as if nobody had ever made up a figure: no baseline, carried value or change comes of one."""
    return replace(holding, reports=[file for file in holding.reports if not (file.model and file.model.illustrative)])

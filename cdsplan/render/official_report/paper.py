"""Whose official report it is: the letter of a commune, or that of a province."""

from typing import TYPE_CHECKING, Union

from cdsplan.evaluation.official_report import OfficialReport
from cdsplan.render.official_report import letter as commune
from cdsplan.render.official_report.blocks import Letter

if TYPE_CHECKING:  # a commune needs nothing of a roll-up
    from cdsplan.rollup.province_report import ProvinceReport


def letter(report: Union[OfficialReport, "ProvinceReport"]) -> Letter:
    """What is laid out."""
    if isinstance(report, OfficialReport):
        return commune.letter(report)
    from cdsplan.render.official_report import province  # noqa: PLC0415

    return province.letter(report)

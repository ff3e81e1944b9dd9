"""What a report is asked for, or why there is nothing to ask for."""

from collections.abc import Sequence
from datetime import date

from cdsplan.cli.shared.error import CannotRunError
from cdsplan.evaluation.slots import awaited_indicators
from cdsplan.language import Text, text
from cdsplan.model import unit_names
from cdsplan.model.definitions import Indicator
from cdsplan.recording.gone import gone
from cdsplan.render.escape import quoted
from cdsplan.repository.commune_files import CommuneFiles


def indicators(files: CommuneFiles, day: date) -> Sequence[Indicator]:
    """What the form of that day asks for; CannotRunError where that is nothing."""
    found = awaited_indicators(files, day)
    if not found:
        raise CannotRunError(_nothing_awaited(files) if files.plan_models else no_plan(files))
    return found


def refuse_gone(files: CommuneFiles, day: date) -> None:
    """CannotRunError where it was dissolved by that day: another reports then."""
    went = gone(files, day)
    if went:
        raise CannotRunError(went.refusal)


def no_plan(files: CommuneFiles) -> Text:
    """That nothing can be asked for or shown before there is a plan."""
    return text(
        "plans/{path} chưa có kế hoạch nào: cdsplan new plan {place} --year NĂM --theme CHỦ_ĐỀ",
        "plans/{path} has no plan yet: cdsplan new plan {place} --year YEAR --theme THEME",
        path=files.path,
        place=quoted(files.path),
    )


def _nothing_awaited(files: CommuneFiles) -> Text:
    if files.is_of_province:
        return text(
            "không có gì để báo cáo: số liệu mà kế hoạch của {name} cần đều được cộng từ các xã",
            "there is nothing to report: all that the plans of {name} need is added up from its communes",
            name=unit_names.within_sentence(files.unit.name),
        )
    return text(
        "không có gì để báo cáo: không chỉ tiêu nào của {name} còn áp dụng",
        "there is nothing to report: no indicator of {name} applies",
        name=unit_names.within_sentence(files.unit.name),
    )

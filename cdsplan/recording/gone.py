"""A commune that is dissolved has no figures of later days: another reports in its place."""

from datetime import date
from typing import NamedTuple

from cdsplan.language import Text, text
from cdsplan.model import unit_names
from cdsplan.repository.commune_files import CommuneFiles


class Gone(NamedTuple):
    """A commune that is dissolved, and who has succeeded it, where that is said."""

    name: str
    dissolved: date
    heir: str | None
    code: str | None

    @property
    def message(self) -> Text:
        """That it does not report any more."""
        return text(
            "{name} đã giải thể từ ngày {day}; kỳ này {heir} báo cáo",
            "{name} was dissolved on {day}; {heir} reports for this period",
            name=unit_names.within_sentence(self.name),
            day=self.dissolved,
            heir=(self.heir and unit_names.within_sentence(self.heir))
            or text("đơn vị kế thừa (mã {code})", "its successor ({code})", code=self.code or "…"),
        )

    @property
    def hint(self) -> Text:
        """Whose form to make."""
        return text(
            "Lập biểu mẫu của đơn vị ấy: cdsplan form {code} --period …, rồi chép số đã cộng lại sang.",
            "Make that commune's form: cdsplan form {code} --period …, and copy the added-up figures there.",
            code=self.code or text("MÃ", "CODE"),
        )

    @property
    def refusal(self) -> Text:
        """Both, where nothing is done."""
        return text("{why}. {hint}", "{why}. {hint}", why=self.message, hint=self.hint)


def gone(files: CommuneFiles, day: date) -> Gone | None:
    """Why a commune has no figures of a day that it did not see: it is dissolved, and another reports in its place."""
    unit, heir = files.unit, files.successor
    if unit.dissolved is None or day < unit.dissolved:
        return None
    return Gone(unit.name, unit.dissolved, heir.name if heir else None, unit.successor)

"""The settings of a repository, plans/cdsplan.yaml."""

from pydantic import model_validator

from cdsplan.language import Language
from cdsplan.model.described import FileModel, about
from cdsplan.model.fields import DueDays, Format, LicenseName, Words, refused
from cdsplan.model.period import Calendar, of_one_part


class Settings(FileModel):
    """Thiết lập của kho"""

    format: Format = about("Phiên bản định dạng", "Version of the format", 1)
    lang: Language | None = about("Ngôn ngữ: vi hoặc en", "Language: vi or en", None)
    calendar: Calendar = about("Lịch mặc định của báo cáo", "Default calendar of reports", Calendar.ND09)
    report_due: DueDays = about(
        "Hạn báo cáo hằng năm của các kế hoạch không ghi hạn riêng, tháng-ngày trong dấu nháy",
        "Month-day by which reports are due where a plan does not say it, in quotes",
        (),
    )
    license: LicenseName | None = about(
        "Giấy phép của dữ liệu xuất ra, ví dụ CC-BY-4.0; mặc định: văn bản hành chính và số liệu không có bản quyền",
        "Licence of exported data, such as CC-BY-4.0; default: administrative documents and figures have no copyright",
        None,
    )
    ignore: tuple[Words, ...] = about("Quy tắc bỏ qua trong cả kho", "Rules silenced everywhere", ())

    @model_validator(mode="after")
    def _coherent(self) -> "Settings":
        if of_one_part(self.report_due, self.calendar):
            raise refused("due_of_one_part")
        return self

"""province.yaml as a type; like those of the other files."""

from cdsplan.model.described import FileModel, about
from cdsplan.model.fields import ProvinceCode, Words
from cdsplan.model.letterhead import LETTERHEAD, Letterhead


class Province(FileModel):
    """Tỉnh, thành phố"""

    name: Words = about("Tên tỉnh hoặc thành phố", "Name of the province")
    code: ProvinceCode = about(
        "Mã đơn vị hành chính cấp tỉnh, đủ hai chữ số, trong dấu nháy", "Official code, both digits, in quotes"
    )
    letterhead: Letterhead | None = LETTERHEAD

"""The texts of new files: whole but for their blanks, and every blank is where the list says."""

import re
from datetime import date

import pytest

from cdsplan.language import Language
from cdsplan.model import period
from cdsplan.model.definitions import Definitions, Indicator, define
from cdsplan.model.files import Catalog, Commune, Plan, Report
from cdsplan.model.kinds import kind_of
from cdsplan.model.letterhead import Signer
from cdsplan.model.load import Loaded, load
from cdsplan.model.narrative import Narrative
from cdsplan.model.period import Calendar
from cdsplan.model.province import Province
from cdsplan.recording import scaffold
from cdsplan.recording.new_file import NewFile
from cdsplan.recording.report_date import ReportDate, SaidDays, report_date
from cdsplan.recording.scaffold import Place
from cdsplan.yaml import source
from tests.inline import read

PLACE = Place("thanh-hoa/xa-tan-lap", Language.VI)
CATALOG = """\
variables:
  ho: {name: Hộ, kind: count, unit: hộ}
  quang: {name: Hộ dùng cáp quang, kind: count, unit: hộ}
  diem: {name: "Điểm #1\\n: x", kind: quantity}
indicators:
  cap_quang: {name: Cáp quang, measure: percent, formula: quang / ho}
  diem_so: {name: Điểm số, measure: number, unit: điểm, formula: diem}
  nen_tang: {name: Nền tảng, measure: milestone}
  cong_bo: {name: Chỉ công bố, measure: percent}
"""
PLAN = """\
title: x
year: 2026
indicators:
  - {id: diem_so, targets: [{op: ">", value: 1}]}
  - {id: cap_quang, targets: [{op: ">", value: 1}]}
  - {id: nen_tang, targets: [{op: "==", value: done}]}
  - {id: cong_bo, targets: [{op: ">", value: 1}]}
"""


def loaded(made: NewFile) -> Loaded[Catalog]:
    kind = kind_of(tuple(made.path.split("/"))[1:])
    assert kind is not None
    return load(kind.model, source.parse(made.path, made.content.encode()))  # type: ignore[arg-type]


def refused(made: NewFile) -> list[int]:
    return [finding.span.line for finding in loaded(made).findings]


def schema_line(made: NewFile) -> str:
    return made.content.splitlines()[0]


@pytest.fixture
def known() -> Definitions:
    return define([read(Catalog, CATALOG)], [])


@pytest.fixture
def needed(known: Definitions) -> list[Indicator]:
    return known.of_plan(read(Plan, PLAN))


def blanks(made: NewFile) -> dict[str, str]:
    """What each blank asks for, by the line that it stands in."""
    lines = made.content.splitlines()
    return {lines[blank.line - 1].strip(): blank.what.within(Language.EN) for blank in made.blanks}


@pytest.mark.parametrize(
    ("language", "letterhead"),
    [
        (
            Language.VI,
            """
# Thể thức của báo cáo chính thức; phần nào để trống (null, []) thì báo cáo in dòng chấm để điền tay.
letterhead:
  place: Tân Lập  # Địa danh ghi trước ngày tháng
  to: [UBND tỉnh Thanh Hóa]  # Kính gửi
  recipients: [Như trên]  # Nơi nhận, không kể dòng Lưu
  archive: VT  # Lưu, ví dụ VT, VHXH
  signer:
    authority: null  # KT. CHỦ TỊCH nếu Phó Chủ tịch ký thay; Chủ tịch ký thì để null
    title: null  # Chức vụ người ký, ví dụ CHỦ TỊCH
    name: null  # Họ và tên người ký
""",
        ),
        (
            Language.EN,
            """
# What official reports need besides figures; what is left empty (null, []) is printed as a dotted line.
letterhead:
  place: Tân Lập  # Place before the date
  to: [UBND tỉnh Thanh Hóa]  # Whom reports are addressed to
  recipients: [Như trên]  # Who receives a copy, without the archive's line
  archive: VT  # Where copies are kept, such as VT, VHXH
  signer:
    authority: null  # KT. CHỦ TỊCH where a PHÓ CHỦ TỊCH signs; null where the CHỦ TỊCH does
    title: null  # The signer's title, such as CHỦ TỊCH
    name: null  # The signer's name
""",
        ),
    ],
)
def test_a_commune_is_whole_but_for_who_signs(language: Language, letterhead: str) -> None:
    made = scaffold.commune(Place("thanh-hoa/xa-tan-lap", language), "Xã Tân Lập", "00001", "Thanh Hóa")
    assert made.path == "plans/thanh-hoa/xa-tan-lap/commune.yaml"
    assert made.content == (
        "# yaml-language-server: $schema=../../../schemas/commune.schema.json\n"
        f'name: Xã Tân Lập\ncode: "00001"\nprovince: Thanh Hóa\n{letterhead}'
    )
    assert [line.partition(":")[0].strip() for line in blanks(made)] == ["title", "name"]
    assert refused(made) == []


@pytest.mark.parametrize(
    ("province", "to"),
    [
        ("Huế", "UBND thành phố Huế"),
        ("Tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk"),
        ("Một, Hai", "UBND tỉnh Một, Hai"),
        ("Bà Rịa: #1", "UBND tỉnh Bà Rịa: #1"),
    ],
)
def test_a_commune_reports_to_its_province(province: str, to: str) -> None:
    commune = read(Commune, scaffold.commune(PLACE, "Đặc khu Ea H'Leo", "00001", province).content)
    assert commune.letterhead is not None
    assert (commune.letterhead.place, commune.letterhead.to) == ("Ea H'Leo", (to,))
    assert commune.letterhead.recipients == ("Như trên",)
    assert commune.letterhead.signer == Signer()


def test_nobody_but_the_user_knows_to_whom_a_province_reports() -> None:
    made = scaffold.province(Place("thanh-hoa", Language.EN), "Tỉnh Thanh Hóa", "38")
    assert made.path == "plans/thanh-hoa/province.yaml"
    assert schema_line(made) == "# yaml-language-server: $schema=../../schemas/province.schema.json"
    letterhead = read(Province, made.content).letterhead
    assert letterhead is not None
    assert (letterhead.place, letterhead.to, letterhead.archive) == ("Thanh Hóa", (), "VT")


def test_a_plan_lacks_the_values_of_its_targets_and_nothing_else(known: Definitions) -> None:
    made = scaffold.plan(PLACE, "Xã Tân Lập", 2027, "so", known.indicators)
    assert made.path == "plans/thanh-hoa/xa-tan-lap/2027-so.yaml"
    assert schema_line(made) == "# yaml-language-server: $schema=../../../schemas/plan.schema.json"
    assert refused(made) == [blank.line for blank in made.blanks]
    assert [blank.what.within(Language.EN) for blank in made.blanks] == [
        "target: Cáp quang (%)",
        "target: Điểm số (điểm)",
        "target: Chỉ công bố (%)",
    ]


def test_a_plan_whose_blanks_are_filled_loads_with_every_indicator(known: Definitions) -> None:
    made = scaffold.plan(PLACE, "Xã Tân Lập", 2027, "so", known.indicators)
    plan = read(Plan, made.content.replace("value: null", "value: 80"))
    assert [one.id for one in plan.indicators] == ["cap_quang", "diem_so", "nen_tang", "cong_bo"]
    assert plan.document is not None
    assert (plan.year, plan.document.issuer) == (2027, "UBND xã Tân Lập")


def over(span: str) -> ReportDate:
    """The date of a report whose period is over."""
    return report_date(period.parse(span), Calendar.ND09, date(2027, 1, 1), SaidDays())


def test_a_report_lays_out_what_the_plan_needs_in_its_order(needed: list[Indicator], known: Definitions) -> None:
    made = scaffold.report(PLACE, over("2026-12"), needed, known.variables, {})
    assert made.path == "plans/thanh-hoa/xa-tan-lap/reports/2026-12.yaml"
    assert schema_line(made) == "# yaml-language-server: $schema=../../../../schemas/report.schema.json"
    assert refused(made) == []
    assert blanks(made) == {
        "diem: null  # Điểm #1 : x": "Điểm #1 : x",
        "quang: null  # Hộ dùng cáp quang (hộ)": "Hộ dùng cáp quang (hộ)",
        "ho: null  # Hộ (hộ)": "Hộ (hộ)",
        "nen_tang: null  # Nền tảng (done, in-progress, not-started)": "Nền tảng (done, in-progress, not-started)",
        "cong_bo: null  # Chỉ công bố (%)": "Chỉ công bố (%)",
    }


def test_a_report_of_a_running_period_says_up_to_which_day_it_counts(
    needed: list[Indicator], known: Definitions
) -> None:
    running = report_date(period.parse("2026-12"), Calendar.ND09, date(2026, 11, 28), SaidDays())
    made = scaffold.report(PLACE, running, needed, known.variables, {})
    assert "\nperiod: 2026-12\nas_of: 2026-11-28\n" in made.content
    assert refused(made) == []


def test_a_denominator_that_is_known_may_be_left_out(needed: list[Indicator], known: Definitions) -> None:
    march = period.parse("2026-03")
    made = scaffold.report(PLACE, over("2026-12"), needed, known.variables, {"ho": march, "quang": march})
    assert "  # ho:  # Hộ (hộ); không đếm lại thì dùng số của kỳ tháng 3 năm 2026\n" in made.content
    assert "  quang: null" in made.content
    assert refused(made) == []


def test_values_are_never_all_comments() -> None:
    indicators = define([read(Catalog, "indicators: {a: {name: A, measure: number, unit: x, formula: 1 / ho}}")], [])
    plan = read(Plan, 'title: x\nyear: 2026\nindicators: [{id: a, targets: [{op: ">", value: 1}]}]\n')
    made = scaffold.report(PLACE, over("2026"), indicators.of_plan(plan), {}, {"ho": period.parse("2025")})
    assert list(blanks(made).values()) == ["ho"]
    assert refused(made) == []


def test_a_report_of_milestones_has_no_values(known: Definitions, needed: list[Indicator]) -> None:
    made = scaffold.report(PLACE, over("2026"), needed[2:3], known.variables, {})
    assert re.findall(r"^\w+:", made.content, re.MULTILINE) == ["period:", "results:", "narrative:"]
    assert refused(made) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.VI, ["Khó khăn, vướng mắc", "Nguyên nhân", "Nhiệm vụ thời gian tới", "Kiến nghị, đề xuất"]),
        (Language.EN, ["Difficulties", "Causes", "Next tasks", "Proposals"]),
    ],
)
def test_a_report_lays_out_what_is_said_in_words(
    needed: list[Indicator], known: Definitions, language: Language, words: list[str]
) -> None:
    made = scaffold.report(Place("t/x", language), over("2026"), needed, known.variables, {})
    _, _, narrative = made.content.partition("\nnarrative:\n")
    names = ("difficulties", "causes", "next", "proposals")
    assert narrative == "".join(f"  {name}: null  # {said}\n" for name, said in zip(names, words, strict=True))
    assert read(Report, made.content).narrative == Narrative()


def test_words_are_written_as_the_comment_says(needed: list[Indicator], known: Definitions) -> None:
    made = scaffold.report(PLACE, over("2026"), needed, known.variables, {})
    written = made.content.replace("causes: null  # Nguyên nhân", "causes: |  # Nguyên nhân\n    Một;\n    hai: ba #4.")
    narrative = read(Report, written).narrative
    assert narrative is not None
    assert narrative.causes == "Một;\nhai: ba #4."

"""The lines above and below a gap table."""

from datetime import date

import pytest

from cdsplan.evaluation.gap_table import Progress, progress
from cdsplan.language import Language
from cdsplan.render.progress import captions
from tests.communes import Province, counts
from tests.conftest import CATALOG, PATHS, Folder
from tests.render.tables import JUNE, ONE, OWNER, tables

VI, EN = Language.VI, Language.EN


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def said(found: Progress, language: Language = EN) -> list[str]:
    """What stands below the one table."""
    [table] = found.tables
    return captions.below(table, found.path, language)


@pytest.mark.parametrize(
    ("formula", "given"),
    [
        ("ho_cap_quang / ho", "ho_cap_quang=… ho=…"),
        ("(ho_cap_quang + a) / ho", "ho_cap_quang=… a=… …"),
    ],
)
def test_the_first_missing_variables_stand_in_the_command_that_records_them(
    little: Folder, formula: str, given: str
) -> None:
    variables = CATALOG.replace("indicators:", "  a: {name: A, kind: count}\nindicators:")
    little.write(PATHS["catalog"], variables.replace("formula: ho_cap_quang / ho", f"formula: {formula}"))
    (little.root / PATHS["report"]).unlink()
    result = progress(little.repository.commune_files("thanh-hoa/xa-tan-lap"), date(2026, 6, 30))
    lines = captions.commands(result.tables[0], result.path, Language.VI)
    assert lines == [f"Ghi bằng lệnh: cdsplan record xa-tan-lap {given} --period 2026-06"]


@pytest.mark.parametrize(
    ("today", "month"), [("2026-06-13", "2026-05"), ("2026-06-14", "2026-06"), ("2026-01-05", "2026-01")]
)
def test_the_month_to_record_is_one_that_has_ended(today: str, month: str) -> None:
    assert tables(ONE, today=today).tables[0].next_period == month


def below(*reports: str, plan: str = ONE, today: str = "2026-06-30") -> list[str]:
    result = tables(plan, reports, today=today)
    return captions.below(result.tables[0], result.path, Language.VI)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-06-14", "Số liệu mới nhất: 14/06/2026"),
        ("2026-06-15", "Số liệu mới nhất: 14/06/2026 (1 ngày trước)"),
    ],
)
def test_the_latest_figures_have_their_date_and_age(today: str, said: str) -> None:
    result = tables(ONE, [JUNE], today=today)
    assert captions.above(result.tables[0], None, result.as_of, Language.VI)[-1] == said


def test_without_figures_there_is_no_age() -> None:
    result = tables(ONE)
    assert len(captions.above(result.tables[0], None, result.as_of, Language.VI)) == 2


def test_what_was_asked_for_in_vain_stands_with_its_reason() -> None:
    lines = below(JUNE, "period: 2026-06-20\nvalues: {quang: {value: null, note: mất dữ liệu}}\n")
    at = lines.index("Đã yêu cầu nhưng chưa có số liệu:")
    assert lines[at + 1] == "  - Hộ dùng cáp quang (20/06/2026): mất dữ liệu"


def test_a_variable_that_is_missing_has_its_reason_beside_it() -> None:
    lines = below("period: 2026-06\nvalues: {ho: 4, quang: {value: null, note: mất dữ liệu}}\n")
    assert "  - Hộ dùng cáp quang (quang): mất dữ liệu" in lines
    assert "Đã yêu cầu nhưng chưa có số liệu:" not in lines


def test_a_plan_without_a_target_in_force_says_so() -> None:
    ended = ONE.replace("value: 80", "value: 80, until: 2026-06-01")
    assert below(JUNE, plan=ended)[0] == "Không có mục tiêu nào đang có hiệu lực."


# Above


def test_the_heading_names_the_commune_and_the_day_and_announces_invented_figures() -> None:
    heading = "Xã Tân Lập (00001), Thanh Hóa – as of 2026-06-30"
    banner = "*** ILLUSTRATIVE: some figures are invented for demonstration and are not real ***"
    assert captions.heading(tables(ONE, [JUNE]), EN) == [heading]
    assert captions.heading(tables(ONE, [f"illustrative: true\n{JUNE}"]), EN) == [heading, banner]


@pytest.mark.parametrize(
    ("more", "vietnamese", "english"),
    [
        ("", "Đã giải thể từ 01/03/2026", "Dissolved on 2026-03-01"),
        (
            'successor: "00002"\n',
            "Đã giải thể từ 01/03/2026, đơn vị kế thừa: 00002",
            "Dissolved on 2026-03-01, succeeded by 00002",
        ),
    ],
)
def test_a_dissolved_commune_says_since_when_and_who_succeeds_it(more: str, vietnamese: str, english: str) -> None:
    gone = tables(ONE, [JUNE], commune=f"{OWNER}dissolved: 2026-03-01\n{more}")
    assert captions.heading(gone, VI)[1:] == [vietnamese]
    assert captions.heading(gone, EN)[1:] == [english]
    named = gone._replace(successor="Xã Mới")
    assert captions.heading(named, EN)[1:] == (
        ["Dissolved on 2026-03-01, succeeded by xã Mới (00002)"] if more else [english]
    )


def test_a_provinces_heading_says_whose_figures_these_are(province: Province) -> None:
    province.commune("a", counts(90, 100))
    for asked, figures in (
        (("quang >= 80",), "based on its communes' pooled figures"),
        (("quang >= 80", "toc_do >= 50"), "based on its own figures and its communes' pooled ones"),
        (("toc_do >= 50",), "based on its own figures"),
    ):
        province.asks(*asked)
        province.reports("period: 2026-06, values: {toc_do: 60}")
        said_above = f"Thanh Hóa: the province's plan, {figures} – as of 2026-11-22"
        assert captions.heading(province.progress(), EN) == [said_above]


@pytest.mark.parametrize(
    ("party", "whose"),
    [(None, "Targets: those of the plan as a whole"), ("Công an", "Targets given to: Công an")],
)
def test_whose_targets_a_table_judges_stands_above_it(party: str | None, whose: str) -> None:
    found = tables(ONE)
    assert captions.above(found.tables[0], party, found.as_of, EN) == ["Kế hoạch", whose]


def test_how_many_communes_illustrative_figures_were_left_out_of_is_said_with_the_way_to_have_them() -> None:
    assert captions.without_illustrative(1).within(EN) == "Left out the illustrative figures of 1 commune."
    told = "Không dùng số liệu minh họa của 2 xã; thêm --illustrative để dùng."
    assert captions.left_out(2).within(VI) == told


# Below


TWICE = (
    "targets: [{op: '>=', value: 60, due: 2026-06-20}, {op: '>=', value: 95, due: 2026-06-21}, {op: '>=', value: 80}]"
)


def test_the_statuses_are_counted_and_interim_targets_have_their_verdicts() -> None:
    three = ONE.replace('targets: [{op: ">=", value: 80}]', TWICE)
    found = tables(f"{three}  - {{id: s, name: S, measure: milestone, targets: [{{op: '==', value: done}}]}}\n", [JUNE])
    name = "Tỷ lệ hộ gia đình sử dụng mạng cáp quang băng rộng trên địa bàn xã"
    assert said(found)[:4] == [
        "Not met yet: 1 · No data: 1",
        "Interim targets:",
        f"  - {name}: ≥ 60% by 2026-06-20: met",
        f"  - {name}: ≥ 95% by 2026-06-21: missed",
    ]


def test_the_marks_of_a_table_are_explained_and_no_others() -> None:
    assert said(tables(ONE, [JUNE])) == ["Not met yet: 1"]
    approx = JUNE.replace("3214", "{value: 3214, approx: true, quality: estimated}")
    assert said(tables(ONE, [approx])) == ["Not met yet: 1", "≈ known only approximately, (e) estimated"]


def test_what_is_missing_goes_by_its_name_and_by_its_id_where_it_is_recorded() -> None:
    unknown = tables(ONE.replace("quang / ho", "quang / la"))
    [table] = unknown.tables
    assert said(unknown)[1:] == ["Figures still missing:", "  - Hộ dùng cáp quang (quang)", "  - la"]
    assert captions.below(table, unknown.path, EN, ids=False)[2:] == ["  - Hộ dùng cáp quang", "  - la"]
    assert captions.commands(tables(ONE, [JUNE]).tables[0], unknown.path, EN) == []


def test_a_report_that_is_due_is_told_of_a_province_only_where_it_is_asked_for_figures_itself(
    province: Province,
) -> None:
    days = 'report_due: ["11-10"]\n'
    due = ONE.replace("year: 2026\n", f"year: 2026\n{days}")
    told = "Report for the year 2026: due 2026-11-10, 12 days overdue, none yet"
    assert said(tables(due, [JUNE], today="2026-11-22"))[1:] == [f"{told} (it needs 2 figures)"]
    province.asks("quang >= 80", "toc_do >= 50", head=days)
    province.commune("a", counts(90, 100))
    assert f"{told} (it needs 1 figure)" in said(province.progress())
    province.asks("quang >= 80", head=days)
    assert said(province.progress()) == ["Met: 1"]
    exempt = due.replace("    lead", "    not_applicable: Không\n    lead")
    assert told in said(tables(exempt, [], today="2026-11-22"))


def test_of_a_pooled_figure_it_is_said_how_much_it_stands_for(province: Province) -> None:
    province.asks("quang >= 80", "thue_bao >= 100")
    for letter in "ab":
        province.commune(letter, counts(90, 100))
    assert said(province.progress()) == ["Met: 2"]
    province.commune("b", counts(None, 100))
    assert said(province.progress()) == [
        "Undecided: 2",
        "Coverage:",
        "  - Fibre: 1 of 2 communes with data, with 50% of the known denominators; between 45% and 95%",
        "  - Thuê bao: 1 of 2 communes with data",
    ]
    province.commune("b", counts(None, 0))
    assert said(province.progress())[2].endswith(
        "Fibre: 1 of 2 communes with data, with 100% of the known denominators"
    )
    province.commune("b", counts(None, 100))
    province.commune("c")
    assert said(province.progress(), VI)[2] == (
        "  - Cáp quang: 1/3 xã có đủ số liệu, chiếm 50% mẫu số đã biết; 1 xã chưa có mẫu số"
    )


def test_what_may_exceed_its_denominator_has_no_upper_bound(province: Province) -> None:
    province.asks("vuot >= 80", "mat_do >= 50")
    province.commune("a", counts(90, 100), "period: 2026-05, values: {dan: 100}")
    province.commune("b", counts(None, 100), "period: 2026-05, values: {dan: 100}")
    [vuot, density] = [line for line in said(province.progress()) if "communes with data" in line]
    assert vuot.endswith("; at least 45%")
    assert density.endswith("; at least 45")


def test_a_bound_is_never_shown_across_the_target_and_nearly_all_never_as_all(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(799_950, 1_000_000))
    province.commune("b", counts(None, 8))
    [line] = [one for one in said(province.progress()) if "Fibre" in one]
    assert "with 99.999% of the known denominators; between 79.99% and 79.995%" in line


def test_what_cannot_be_added_up_or_has_no_commune_is_said(province: Province) -> None:
    exempt = '{id: quang, not_applicable: Không, targets: [{op: ">=", value: 80}]}'
    province.asks("toc_do >= 50", exempt, "thue_bao >= 1")
    (province.folder.root / "plans/thanh-hoa").mkdir(exist_ok=True)
    found = province.progress()
    assert said(found)[1:4] == [
        "Coverage:",
        "  - Tốc độ: cannot be added up",
        "  - Thuê bao: no communes",
    ]
    [table] = found.tables
    listing = "The communes' figures of what cannot be added up: cdsplan summary thanh-hoa"
    recording = "Record them: cdsplan record thanh-hoa toc_do=… --period 2026-11"
    assert captions.commands(table, "thanh-hoa", EN) == [listing, recording]
    for asked in (
        "quang >= 80",
        '{id: rieng, name: Riêng, measure: percent, targets: [{op: ">=", value: 1}]}',
    ):
        province.asks(asked)
        assert captions.commands(province.progress().tables[0], "thanh-hoa", EN) == []


def test_which_indicators_the_provinces_own_figures_judge_is_said_where_not_all_are(province: Province) -> None:
    title = "Based on the province's own figures (the others are added up from its communes):"
    province.commune("a", counts(90, 100))
    province.asks("quang >= 80", "toc_do >= 50")
    assert title not in said(province.progress())
    province.reports("period: 2026-06, values: {toc_do: 60}")
    lines = said(province.progress())
    assert lines[lines.index(title) + 1 :] == ["  - Tốc độ"]
    province.asks("toc_do >= 50")
    assert title not in said(province.progress())
    assert title not in said(tables(ONE, [JUNE]))

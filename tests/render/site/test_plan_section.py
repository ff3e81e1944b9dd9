"""One plan on a page: its gap table, and of each indicator what is asked, how it stands, and what was published."""

from collections.abc import Sequence

import pytest

from cdsplan.evaluation.gap_table import Progress
from cdsplan.language import Language, Text
from cdsplan.model.files import Variable
from cdsplan.render.site.plan_section import IndicatorPart, PlanPart, formula_words, parts
from tests import pages
from tests.pages import Element
from tests.render.tables import tables

VI, EN = Language.VI, Language.EN
MARCH = "period: 2026-03\nvalues: {quang: 500, ho: 1000}\n"
JUNE = "period: 2026-06\nvalues: {quang: 700, ho: 1000}\n"
RATE = "name: Cáp quang, measure: percent, formula: quang / ho"
SPEED = "id: toc_do, name: Tốc độ, measure: number, unit: Mbit/s, formula: toc_do"
DONE = '{id: so_hoa, name: Số hóa, measure: milestone, targets: [{op: "==", value: done}]}'


def rate(targets: str = '{op: ">=", value: 80}', own: str = "") -> str:
    return f"{{id: quang, {RATE}, targets: [{targets}]{own}}}"


def plan(*indicators: str, head: str = "") -> str:
    return f"title: Kế hoạch\nyear: 2026\n{head}indicators: [{', '.join(indicators)}]\n"


def the(progress: Progress, language: Language = EN) -> PlanPart:
    [one] = parts(progress, language)
    return one


def shown(written: str, reports: Sequence[str] = (), language: Language = EN) -> list[IndicatorPart]:
    return [*the(tables(plan(written), reports), language).indicators]


def facts(one: IndicatorPart, language: Language = EN) -> dict[str, list[str]]:
    return {fact.label.within(language): said(fact.lines, language) for fact in one.facts}


def said(lines: Sequence[Text], language: Language = EN) -> list[str]:
    return [line.within(language) for line in lines]


def published(one: IndicatorPart) -> list[list[str]]:
    """The table of what was published, without its headings."""
    assert one.history
    return [[cell.words for cell in row.elements] for row in pages.read(one.history).first("tbody").inner("tr")]


def headings(one: IndicatorPart) -> list[str]:
    assert one.history
    return [cell.words for cell in pages.read(one.history).first("thead").inner("th")]


def table(one: PlanPart) -> Element:
    return pages.read(one.table)


# The table


def test_every_row_leads_to_its_indicator_and_no_two_parts_share_a_name() -> None:
    grouped = plan(rate(own=", group: A"), "{" + SPEED + ', targets: [{op: ">=", value: 50}], group: B}')
    one = the(tables(grouped))
    leads = [link.attributes["href"] for link in table(one).inner("a")]
    assert leads == [f"#{each.anchor}" for each in one.indicators] == ["#plan-1-1", "#plan-1-2"]
    assert [each.name for each in one.indicators] == ["1. Cáp quang", "1. Tốc độ"]


def test_what_stands_beside_the_chart_is_no_column_and_what_is_missing_has_no_id() -> None:
    one = the(tables(plan(rate(own=", lead: [Phòng Kinh tế], note: tạm tính"))))
    content = table(one).words
    assert "Phòng Kinh tế" not in content
    assert "tạm tính" not in content
    assert "Figures still missing: Hộ dùng cáp quang" in content
    assert "quang)" not in content
    [indicator] = one.indicators
    assert facts(indicator) == {
        "Target": ["≥ 80%, due 2026-12-31"],
        "Formula": ["Hộ dùng cáp quang / Hộ × 100"],
        "Led by": ["Phòng Kinh tế"],
        "Note": ["tạm tính"],
    }
    assert indicator.why.within(EN) == "still missing: Hộ dùng cáp quang, Hộ"


# About the plan


@pytest.mark.parametrize(
    ("document", "vietnamese", "english"),
    [
        ("{number: 1/KH, date: 2026-01-05, issuer: UBND}", "1/KH, 05/01/2026, UBND", "1/KH, 2026-01-05, UBND"),
        ("{number: null, date: 2026-01}", "01/2026", "2026-01"),
    ],
)
def test_the_document_is_named_as_far_as_it_is_known(document: str, vietnamese: str, english: str) -> None:
    progress = tables(plan(rate(), head=f"document: {document}\n"), [JUNE])
    assert said(the(progress).about) == [
        f"Document: {english}",
        "Targets: those of the plan as a whole",
        "Latest figures: 2026-06-14 (16 days before)",
    ]
    assert said(the(progress, VI).about, VI)[0] == f"Văn bản: {vietnamese}"


def test_without_a_document_or_with_an_empty_one_none_is_named() -> None:
    for head in ("", "document: {number: null}\n"):
        assert said(the(tables(plan(rate(), head=head))).about) == ["Targets: those of the plan as a whole"]


# One indicator


def test_an_indicator_says_where_it_stands_and_why() -> None:
    [one] = shown(rate(), [JUNE])
    assert (one.status, one.tone) == ("Not met yet", "open")
    assert one.why.within(EN) == "not met; without a baseline the pace is unknown"
    assert one.why.within(VI) == "chưa đạt; không có hiện trạng đầu kỳ để xác định tiến độ"
    assert one.chart
    assert {each.attributes["id"] for each in pages.read(one.chart).inner("title", "desc")} == {
        "plan-1-1-chart-title", "plan-1-1-chart-desc",
    }  # fmt: skip


def test_every_target_has_its_party_its_place_and_what_became_of_it() -> None:
    written = (
        '{op: ">=", value: 70, due: 2026-06-20, at: II.1}, {op: ">=", value: 80, party: Công an, at: Phụ lục},'
        ' {op: ">=", value: 85, since: 2026-06-01}'
    )
    [one] = shown(rate(written), [JUNE])
    assert facts(one)["Target"] == [
        "≥ 70%, due 2026-06-20 (printed at II.1): met",
        "≥ 80%, due 2026-12-31, given to Công an (printed at Phụ lục)",
        "≥ 85%, due 2026-12-31: in force since 2026-06-01",
    ]
    assert facts(shown(rate(written), [JUNE], VI)[0], VI)["Mục tiêu"][1] == (
        "≥ 80%, hạn 31/12/2026, giao cho Công an (in tại Phụ lục)"
    )


def test_the_words_of_the_document_stand_beside_their_indicator() -> None:
    own = ", text: Phủ cáp quang, source: QĐ 1, method: Số hộ có cáp, note: tạm tính"
    [one] = shown(rate(own=own))
    assert facts(one) == {
        "Target": ["≥ 80%, due 2026-12-31"],
        "Formula": ["Hộ dùng cáp quang / Hộ × 100", "as printed: Số hộ có cáp"],
        "As the plan words it": ["Phủ cáp quang"],
        "Set by": ["QĐ 1"],
        "Note": ["tạm tính"],
    }


@pytest.mark.parametrize(
    ("definition", "words"),
    [
        ("measure: percent, formula: (quang + dong) / ho", "(Hộ dùng cáp quang + Hộ dùng cáp đồng) / Hộ × 100"),
        ("measure: number, unit: hộ, formula: quang + dong", "Hộ dùng cáp quang + Hộ dùng cáp đồng"),
        ("measure: number, unit: nghìn, scale: 0.001, formula: quang - dong",
         "(Hộ dùng cáp quang - Hộ dùng cáp đồng) × 0.001"),
        ("measure: number, unit: nghìn, scale: 0.001, formula: quang", "Hộ dùng cáp quang × 0.001"),
    ],
)  # fmt: skip
def test_a_formula_has_the_names_of_what_it_is_made_of_and_its_factor(definition: str, words: str) -> None:
    [one] = shown(f'{{id: x, name: X, {definition}, targets: [{{op: ">=", value: 1}}]}}')
    assert facts(one)["Formula"] == [words]


def test_a_formula_speaks_english_as_far_as_the_catalog_does() -> None:
    fibre = Variable.model_construct(name="Hộ cáp quang", name_en="Fibre households")
    known = {"quang": fibre, "dong": Variable.model_construct(name="Hộ cáp đồng", name_en=None)}
    [row] = tables(plan(rate().replace("quang / ho", "(quang + dong) / la"))).tables[0].rows
    indicator = row.standing.indicator
    assert formula_words(indicator, known, EN) == "(Fibre households + Hộ cáp đồng) / la × 100"
    assert formula_words(indicator, known, VI) == "(Hộ cáp quang + Hộ cáp đồng) / la × 100"


def test_what_has_no_formula_has_none_to_show() -> None:
    [one] = shown('{id: x, name: X, measure: percent, targets: [{op: ">=", value: 1}]}')
    assert "Formula" not in facts(one)


# What was published


def test_the_newest_figure_stands_first_with_its_counts_and_its_marks() -> None:
    approx = JUNE.replace("700", "{value: 700, approx: true, quality: estimated}")
    invented = f"illustrative: true\n{MARCH}"
    [one] = shown(rate(), [invented, approx])
    assert published(one) == [
        ["June 2026", "2026-06-14", "700/1,000: 70%≈(e)"],
        ["March 2026", "2026-03-14", "500/1,000: 50%*"],
    ]
    [one] = shown(rate(), [approx], VI)
    assert published(one) == [["Tháng 6 năm 2026", "14/06/2026", "700/1.000: 70%≈(ưt)"]]
    assert one.more == 0


def test_a_figure_without_counts_and_a_state_stand_alone() -> None:
    speed, done = (
        shown("{" + SPEED + ', targets: [{op: ">=", value: 50}]}', ["period: 2026-06\nvalues: {toc_do: 41.256}\n"]),
        shown(DONE, ["period: 2026-06\nillustrative: true\nresults: {so_hoa: in-progress}\n"]),
    )
    assert [published(each)[0][-1] for [each] in (speed, done)] == ["41.26 Mbit/s", "in progress*"]
    [rated] = shown(rate(), ["period: 2026-06\nresults: {quang: 70.5}\n"])
    assert published(rated)[0][-1] == "70.5%"


def test_a_figure_is_never_shown_across_its_target() -> None:
    [one] = shown(rate(), ["period: 2026-06\nvalues: {quang: 79999, ho: 100000}\n"])
    assert published(one)[0][-1] == "79,999/100,000: 79.999%"


def test_sources_and_documents_have_a_column_where_there_are_any() -> None:
    sourced = f"document: {{number: 7/BC}}\n{JUNE.replace('700', '{value: 700, source: VNPT}')}"
    [one] = shown(rate(), [MARCH, sourced])
    assert [row[3:] for row in published(one)] == [["VNPT; 7/BC"], [""]]
    [one] = shown(rate(), [MARCH, f"document: {{number: 7/BC}}\n{JUNE}"])
    assert [row[3:] for row in published(one)] == [["7/BC"], [""]]
    assert headings(one) == ["Period", "Date", "Figure", "Source, document"]
    [one] = shown(rate(), [MARCH, JUNE])
    assert headings(one) == ["Period", "Date", "Figure"]
    assert [len(row) for row in published(one)] == [3, 3]
    [one] = shown(rate(), [MARCH, JUNE.replace("700", "{value: 700, source: VNPT}")])
    assert [row[3:] for row in published(one)] == [["VNPT"], [""]]


def test_without_a_figure_there_is_neither_a_table_nor_a_chart() -> None:
    [one] = shown(rate())
    assert (one.history, one.chart, one.more) == (None, None, 0)


def test_the_latest_of_many_figures_stand_there_and_it_says_how_many_are_older() -> None:
    monthly = [MARCH.replace("2026-03", f"{year}-{month:02}") for year in (2024, 2025, 2026) for month in range(1, 13)]
    [one] = the(tables(plan(rate()), monthly[:29])).indicators
    rows = published(one)
    assert (rows[0][0], rows[-1][0], len(rows), one.more) == ("May 2026", "June 2024", 24, 5)

"""The words of a province's official report, and its figures against those of `summary --format json`."""

import re
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from cdsplan.render.official_report.blocks import Annex, Blank, Block, Grid, Heading, Items, Letter, Words
from cdsplan.render.official_report.province import letter
from cdsplan.render.rollup.json import by_indicator_data
from cdsplan.rollup.province_report import Line, ProvinceReport
from cdsplan.rounding import half_up
from tests.communes import HOME, ILLUSTRATIVE, Province, counts, plan
from tests.conftest import Folder
from tests.rollup.test_agreement import Draw

FILE = """\
name: Thanh Hóa
code: "38"
letterhead:
  to: [Bộ Khoa học và Công nghệ]
  recipients: [Như trên, UBND các xã]
  archive: "VT, CNTT"
  signer: {authority: KT. CHỦ TỊCH, title: PHÓ CHỦ TỊCH, name: Trịnh Quang Duy}
"""


@pytest.fixture
def province(folder: Folder) -> Province:
    return Province(folder)


def reports(province: Province, written: str, period: str = "2026-06") -> None:
    province.folder.write(f"{HOME}/reports/{period}.yaml", f"{{period: {period}, {written}}}")


def written(province: Province, span: str = "2026-06", *, illustrative: bool = False) -> Letter:
    return letter(province.official_report(span, illustrative=illustrative))


def said(page: Letter) -> str:
    """Every word of it, with those of its annexes."""
    body = [text for block in page.body for text in texts(block)]
    return "\n".join([*page.subject, *body, *(text for annex in page.annexes for text in of_annex(annex))])


def of_annex(annex: Annex) -> list[str]:
    return [annex.number, annex.title, annex.reference, *(text for block in annex.body for text in texts(block))]


def texts(block: Block) -> list[str]:
    match block:
        case Words(text) | Heading(_, text):
            return [text]
        case Items(items):
            return [*items]
        case Grid():
            return [text for row in rows(block) for cell in row for text in cell]
        case Blank():
            return []


def rows(grid: Grid) -> list[tuple[tuple[str, ...], ...]]:
    return [line.cells for _, lines in grid.groups for line in lines]


def grids(page: Letter) -> list[Grid]:
    every = [*page.body, *(block for annex in page.annexes for block in annex.body)]
    return [block for block in every if isinstance(block, Grid)]


def figures(page: Letter) -> list[tuple[tuple[str, ...], ...]]:
    """The rows of the tables of figures."""
    return [row for grid in grids(page) if grid.columns[-1].heading == "Đánh giá" for row in rows(grid)]


# The form


def test_its_letterhead_is_that_of_province_yaml(province: Province) -> None:
    province.folder.write(f"{HOME}/province.yaml", FILE)
    province.commune("a", counts(70, 100))
    reports(province, "document: {number: 9/BC-UBND, date: 2026-06-20}, values: {}")
    page = written(province)
    assert (page.issuer, page.number) == (("ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA"), "Số: 09/BC-UBND")
    assert (page.place_and_date, page.addressees) == (
        "Thanh Hóa, ngày 20 tháng 6 năm 2026",
        ("Bộ Khoa học và Công nghệ",),
    )
    assert (page.signature, page.signer) == (
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        "Trịnh Quang Duy",
    )
    assert page.recipients == ("- Như trên;", "- UBND các xã;", "- Lưu: VT, CNTT.")


def test_without_it_all_is_left_blank_but_the_name(province: Province) -> None:
    province.commune("a", counts(70, 100))
    page = written(province)
    assert page.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH THANH HÓA")
    assert page.place_and_date.startswith("Thanh Hóa, ngày\u00a0")


def test_it_names_the_provinces_plan_and_those_of_its_communes(province: Province) -> None:
    province.folder.write(
        f"{HOME}/2026-tinh.yaml",
        "{title: Kế hoạch của tỉnh, year: 2026, document: {number: 178/KH-UBND, date: 2025-12-25},"
        ' indicators: [{id: quang, targets: [{op: ">=", value: 80}]}]}',
    )
    province.commune("a", counts(70, 100))
    page = written(province)
    assert page.subject == ("Kết quả thực hiện Kế hoạch của tỉnh", "(Kỳ báo cáo: tháng 6 năm 2026)")
    assert said(page).startswith("\n".join(page.subject) + "\nThực hiện Kế hoạch của tỉnh (số 178/KH-UBND ngày 25")
    assert "kế hoạch của các xã trên địa bàn, Ủy ban nhân dân tỉnh Thanh Hóa báo cáo" in said(page)


def test_without_a_plan_of_its_own_it_reports_on_those_of_its_communes(province: Province) -> None:
    province.commune("a", counts(70, 100))
    assert written(province).subject[0] == "Kết quả thực hiện kế hoạch của các xã trên địa bàn tỉnh Thanh Hóa"


def test_each_of_several_plans_stands_under_its_own_title(province: Province) -> None:
    for name, wanted in (("a", "quang"), ("b", "thue_bao")):
        head = f"{{title: Kế hoạch {name.upper()}, year: 2026, indicators: "
        province.folder.write(
            f"{HOME}/2026-{name}.yaml", f'{head}[{{id: {wanted}, targets: [{{op: ">=", value: 80}}]}}]}}'
        )
    province.commune("a", counts(70, 100), plans=["mat_do >= 1"])
    page = written(province)
    assert page.subject[0] == "Kết quả thực hiện 02 kế hoạch của tỉnh Thanh Hóa"
    assert [block.text for block in page.body if isinstance(block, Heading) and block.level == 2] == [
        "1. Kế hoạch A",
        "2. Kế hoạch B",
        "3. Chỉ tiêu chỉ có trong kế hoạch của các xã",
    ]


def test_the_narrative_of_its_own_report_is_printed_and_what_is_not_written_is_dotted(province: Province) -> None:
    province.commune("a", counts(70, 100))
    reports(province, 'values: {}, narrative: {difficulties: "Thiếu người.", next: "Làm tiếp."}')
    page = written(province)
    assert "Thiếu người." in said(page)
    assert sum(isinstance(block, Blank) for block in page.body) == 2


def test_illustrative_figures_are_told_on_every_page(province: Province) -> None:
    province.commune("a", counts(70, 100, more=ILLUSTRATIVE))
    province.commune("b", counts(10, 100))
    honest, shown = written(province), written(province, illustrative=True)
    assert honest.banners == ()
    assert "chỉ dùng để minh họa" in shown.banners[0]
    assert ("10/100 hộ, đạt 10%" in said(honest), "80/200 hộ, đạt 40%" in said(shown)) == (True, True)


def test_the_mark_of_an_illustrative_figure_is_explained_below_its_table(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(70, 100, more=ILLUSTRATIVE))
    legends = [block.legend for block in written(province, illustrative=True).body if isinstance(block, Grid)]
    assert legends[0] == "* Số liệu minh họa."
    assert next(block for block in written(province).body if isinstance(block, Grid)).legend == ""


def test_communes_that_have_reported_are_called_as_all_of_them_are(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.commune("b")
    assert "tổng hợp số liệu của 02 xã, trong đó 01 xã đã báo cáo tháng 6 năm 2026" in said(written(province))


# Figures


def test_the_results_are_counted_in_a_sentence(province: Province) -> None:
    province.folder.write(f"{HOME}/2026-tinh.yaml", plan(["quang >= 80", "co_day >= 10", "mat_do >= 1"]))
    province.commune("a", "period: 2026-06, values: {quang: 70, ho: 100, dong: 0}")
    province.commune("b", "period: 2026-06, values: {ho: 100, dong: 0}")
    assert (
        "Kế hoạch có 03 chỉ tiêu; đến hết ngày 14/6/2026 có 01 chỉ tiêu vượt, 01 chỉ tiêu chưa kết luận được,"
        " 01 chỉ tiêu chưa có số liệu:" in said(written(province))
    )


def test_a_sum_says_how_many_communes_it_is_of_and_where_it_would_stand_with_all(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(70, 100))
    province.commune("b", counts(None, 100))
    [row] = figures(written(province))
    assert row == (
        ("1",),
        ("Cáp quang",),
        ("≥ 80%",),
        ("70/100 hộ, đạt 70%", "(từ 35% đến 85% khi đủ số liệu)"),
        ("1/2 xã có số liệu", "(chiếm 50% số hộ đã biết)"),
        ("Chưa kết luận được",),
    )


def test_a_sum_that_nearly_meets_its_target_is_not_said_to_reach_it(province: Province) -> None:
    province.commune("a", counts(79_999, 100_000), plans=["quang >= 80"])
    assert "đạt 79,999%" in said(written(province))


def test_who_is_not_known_at_all_is_counted(province: Province) -> None:
    province.commune("a", counts(70, 100))
    province.commune("b")
    [row] = figures(written(province))
    assert row[3:5] == (("70/100 hộ, đạt 70%",), ("1/2 xã có số liệu", "(01 xã chưa rõ số hộ)"))


def test_a_sum_without_an_upper_bound_says_from_where(province: Province) -> None:
    province.commune("a", counts(70, 100), plans=["vuot >= 80"])
    province.commune("b", counts(None, 100), plans=["vuot >= 80"])
    [row] = figures(written(province))
    assert row[3] == ("70/100 hộ, đạt 70%", "(từ 35% trở lên khi đủ số liệu)")


def test_the_provinces_own_figure_is_told_apart_with_who_supplied_it(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(70, 100))
    reports(province, "values: {quang: {value: 9, source: VNPT, quality: estimated}, ho: 10}", "2026-05")
    [row] = figures(written(province))
    assert row[3:] == (
        ("9/10 hộ, đạt 90%", "(số liệu ước tính)", "(ngày 14/5/2026)"),
        ("Số liệu của tỉnh", "(nguồn: VNPT)"),
        ("Vượt",),
    )


def test_sums_of_older_figures_are_dated(province: Province) -> None:
    province.commune("a", counts(70, 100, "2026-03"))
    [row] = figures(written(province))
    assert row[3] == ("70/100 hộ, đạt 70%", "(ngày 14/3/2026)")


def test_what_cannot_be_added_up_is_told_from_where_to_where(province: Province) -> None:
    for letter_, speed in (("a", "40"), ("b", "90.5"), ("c", "x")):
        known = [f"period: 2026-06, values: {{toc_do: {speed}}}"] if speed != "x" else []
        province.commune(letter_, *known, plans=["toc_do >= 50"])
    [row] = figures(written(province))
    assert row[2:] == (
        ("≥ 50 Mbit/s",),
        ("từ 40,0 đến 90,5 Mbit/s",),
        ("2/3 xã có số liệu", "(không cộng chung)"),
        ("Đánh giá từng đơn vị",),
    )


def test_older_figures_that_cannot_be_added_up_are_dated(province: Province) -> None:
    province.commune("a", "period: 2026-02, values: {toc_do: 40}", plans=["toc_do >= 50"])
    province.commune("b", "period: 2026-03, values: {toc_do: 60}", plans=["toc_do >= 50"])
    [row] = figures(written(province))
    assert row[3] == ("từ 40 đến 60 Mbit/s", "(ngày 14/3/2026)")


def test_a_milestone_of_the_communes_has_neither_figure_nor_day(province: Province) -> None:
    province.commune("a", "period: 2026-03, results: {so_hoa: done}", plans=["so_hoa == done"])
    [row] = figures(written(province))
    assert row[3] == ("–",)


def test_a_milestone_of_the_province_is_told_in_words(province: Province) -> None:
    province.folder.write(
        f"{HOME}/2026-tinh.yaml",
        '{title: x, year: 2026, indicators: [{id: so_hoa, targets: [{op: "==", value: done}]}]}',
    )
    reports(province, "results: {so_hoa: in-progress}")
    page = written(province)
    assert figures(page)[0][2:] == (("hoàn thành",), ("đang triển khai",), ("Số liệu của tỉnh",), ("Chưa đạt",))
    assert "- " not in said(page)


def test_what_is_behind_says_by_how_much_in_words(province: Province) -> None:
    province.asks("quang >= 80")
    province.commune("a", counts(69, 100, "2026-01"), counts(70, 100))
    assert (
        "Cáp quang: 70/100 hộ, đạt 70%; kế hoạch ≥ 80%; mức cần đạt đến ngày 14/6/2026 là 73,73%;"
        " còn thiếu 10 điểm phần trăm, tương ứng 10 hộ; từ đó đến ngày 31/12/2026" in said(written(province))
    )


def test_a_figure_that_the_province_could_not_get_has_its_reason(province: Province) -> None:
    province.folder.write(
        f"{HOME}/2026-tinh.yaml",
        '{title: x, year: 2026, indicators: [{id: hai_long, targets: [{op: ">=", value: 90}]}]}',
    )
    reports(province, "results: {hai_long: {value: null, note: Chưa khảo sát}}")
    assert "Hài lòng (lý do: Chưa khảo sát)" in said(written(province))


def test_rates_of_one_table_have_as_many_decimals(province: Province) -> None:
    province.commune("a", counts(1, 3), plans=["quang >= 80", "co_day >= 10"])
    province.commune("b", "period: 2026-06, values: {quang: 0, ho: 1, dong: 1}", plans=["quang >= 80", "co_day >= 10"])
    fibre, wired = figures(written(province))
    assert (fibre[3][0], wired[3][0]) == ("1/4 hộ, đạt 25%", "1/1 hộ, đạt 100%")
    province.commune("c", counts(0, 2), plans=["quang >= 80", "co_day >= 10"])
    fibre, wired = figures(written(province))
    assert (fibre[3][0], wired[3][0]) == ("1/6 hộ, đạt 16,67%", "1/1 hộ, đạt 100,00%")


def test_growth_is_asked_in_percentage_points_written_out(province: Province) -> None:
    province.asks('{id: quang, targets: [{op: ">=", from: last-year, points: 5}]}')
    province.commune("a", counts(50, 100, "2025"), counts(70, 100))
    [row] = figures(written(province))
    assert row[2] == ("tăng ≥ 5 điểm phần trăm so với năm trước, tức ≥ 55%",)


# What the plan says against itself, and drafts


def test_what_the_provinces_plan_says_against_itself_is_to_be_settled(province: Province) -> None:
    province.asks('{id: quang, targets: [{op: ">=", value: 80, at: II.3}, {op: ">=", value: 65, at: "Phụ lục, TT 3"}]}')
    province.commune("a", counts(70, 100))
    assert "Cáp quang: mục II.3 nêu ≥ 80%, phụ lục (TT 3) giao ≥ 65%." in said(written(province)).replace(
        "phần mục tiêu chung (mục II.3)", "mục II.3"
    )


def test_a_draft_says_so_on_every_page(province: Province) -> None:
    province.commune("a", counts(70, 100, "2026-03"))
    report = province.official_report()
    assert letter(report).banners == ()
    assert letter(report._replace(draft=True)).banners == ("DỰ THẢO",)


# Communes


def test_communes_are_counted_by_status_and_the_furthest_behind_are_named(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(70, 100))
    province.commune("c", counts(40, 100, "2026-03"))
    province.commune("d")
    page = written(province)
    _, statuses, furthest = grids(page)
    assert [column.heading for column in statuses.columns] == ["TT", "Chỉ tiêu", "Đạt", "Chưa đạt", "Chưa có số liệu"]
    assert rows(statuses) == [(("1",), ("Cáp quang",), ("1",), ("2",), ("1",))]
    assert rows(furthest)[0][2] == (
        "Xã C 40% (còn thiếu 40 điểm phần trăm, ngày 14/3/2026); xã B 70% (còn thiếu 10 điểm phần trăm)",
    )


def test_the_furthest_have_as_many_decimals_in_the_whole_table(province: Province) -> None:
    province.commune("a", counts(47, 100), plans=("quang >= 80", "vuot >= 60"))
    province.commune("b", counts(1, 3), plans=("quang >= 80",))
    *_, furthest = grids(written(province))
    assert [row[2][0].lower() for row in rows(furthest)] == [
        "xã b 33,33% (còn thiếu 46,67 điểm phần trăm); xã a 47,00% (còn thiếu 33,00 điểm phần trăm)",
        "xã a 47,00% (còn thiếu 13,00 điểm phần trăm)",
    ]


def test_who_has_not_reported_is_named(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b")
    page = said(written(province))
    assert "Đã có 01/02 xã báo cáo tháng 6 năm 2026." in page
    assert "01 xã chưa báo cáo kỳ này: xã B." in page


def test_many_are_a_table_across(province: Province) -> None:
    for letter_ in "abcdefghij":
        province.commune(letter_)
    page = written(province)
    assert "10 xã chưa báo cáo kỳ này: xã A, xã B, " in said(page)
    assert page.annexes == ()
    for letter_ in "kl":
        province.commune(letter_)
    page = written(province)
    assert "12 xã chưa báo cáo kỳ này (chi tiết tại Phụ lục kèm theo)." in said(page)
    [annex] = page.annexes
    assert (annex.number, annex.title) == ("Phụ lục", "DANH SÁCH XÃ CHƯA BÁO CÁO KỲ NÀY")
    assert annex.reference.startswith("(Kèm theo Báo cáo số")
    [grid] = [block for block in annex.body if isinstance(block, Grid)]
    assert [row[1] for row in rows(grid)] == [(f"Xã {letter_.upper()}",) for letter_ in "abcdefghijkl"]


def test_who_is_gone_is_named_with_its_successor(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", about='dissolved: 2026-02-01\nsuccessor: "00001"\n')
    assert "Không tổng hợp 01 đơn vị đã giải thể: xã B (nay là xã A)." in said(written(province))


def test_who_has_no_plan_is_named(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100), plans=())
    assert "Không tổng hợp 01 đơn vị chưa có kế hoạch đang thực hiện: xã B." in said(written(province))


def test_many_who_are_in_no_sum_are_a_table_too(province: Province) -> None:
    province.commune("a", counts(90, 100))
    for letter_ in "bcdefghijklm":
        province.commune(letter_, about="dissolved: 2026-02-01\n")
    page = written(province)
    assert "Không tổng hợp 12 đơn vị đã giải thể (chi tiết tại Phụ lục kèm theo)." in said(page)
    assert [annex.title for annex in page.annexes] == ["DANH SÁCH ĐƠN VỊ ĐÃ GIẢI THỂ"]


def test_who_is_overdue_is_counted(province: Province) -> None:
    province.commune("a", counts(90, 100), head='report_due: ["06-10", "12-10"]')
    province.commune("b", head='report_due: ["06-10", "12-10"]')
    assert "Quá hạn gửi báo cáo theo kế hoạch: 01 xã." in said(written(province))


def test_what_communes_define_for_themselves_is_counted(province: Province) -> None:
    mine = "name: Riêng, measure: percent, formula: quang / ho"
    province.commune("a", counts(90, 100), plans=[f'{{id: rieng, {mine}, targets: [{{op: ">=", value: 50}}]}}'])
    assert "kế hoạch của các xã còn có 01 chỉ tiêu riêng, không cộng chung." in said(written(province))


def test_many_indicators_without_figures_are_not_named_twice(province: Province) -> None:
    every = [f"{{id: x{at}, name: Chỉ tiêu {at}, measure: percent, " for at in range(11)]
    province.folder.write(
        f"{HOME}/2026-tinh.yaml", plan([f'{one}targets: [{{op: ">=", value: 1}}]}}' for one in every])
    )
    province.commune("a", counts(90, 100))
    reports(province, "results: {x3: {value: null, note: Chưa khảo sát}}")
    assert "Chỉ tiêu chưa có số liệu: Chỉ tiêu 3 (lý do: Chưa khảo sát)." in said(written(province))


def test_a_plan_of_which_another_judges_everything_says_so(province: Province) -> None:
    for name, due in (("a", ""), ("b", ", due: 2026-06-30")):
        province.folder.write(f"{HOME}/2026-{name}.yaml", plan([f"quang >= 80{due}"]))
    province.commune("a", counts(90, 100))
    assert "được đánh giá theo kế hoạch khác nêu trong báo cáo này." in said(written(province))


def test_figures_of_a_later_day_are_not_in_it_and_it_says_so(province: Province) -> None:
    province.commune("a", counts(90, 100))
    province.commune("b", counts(90, 100, more=", as_of: 2026-06-30"))
    assert "01 xã đã báo cáo kỳ này nhưng số liệu tính đến sau ngày 14/6/2026" in said(written(province))


def test_a_province_without_communes_reports_itself(province: Province) -> None:
    province.folder.write(
        f"{HOME}/2026-tinh.yaml",
        '{title: x, year: 2026, indicators: [{id: quang, targets: [{op: ">=", value: 80}]}]}',
    )
    reports(province, "values: {quang: 9, ho: 10}")
    page = said(written(province))
    assert "9/10 hộ, đạt 90%" in page
    assert "Chưa có xã, phường, đặc khu nào có kế hoạch riêng" in page


def test_names_from_files_stay_on_their_line(province: Province) -> None:
    province.commune("a", counts(90, 100), about="")
    path = f"{HOME}/xa-a/commune.yaml"
    province.folder.write(path, 'name: "Xã A\\n\\nGiả"\ncode: "00001"\nprovince: Thanh Hóa\n')
    province.folder.write(
        f"{HOME}/xa-a/2026-so.yaml",
        '{title: x, year: 2026, indicators: [{id: quang, targets: [{op: ">=", value: 95}]}]}',
    )
    assert "Xã A Giả 90%" in said(written(province))


# Against `summary --format json`

IDS = re.compile(r"[a-z]+_[a-z_]+")
SPANS = ("2025", "2026-03", "2026-06", "2026-H1", "2026-09", "2026-Q4")


def numbers(text: str) -> list[Decimal]:
    found = re.findall(r"\d[\d.]*(?:,\d+)?", text)
    return [Decimal(one.replace(".", "").replace(",", ".")) for one in found]


def same(shown: list[Decimal], *expected: object) -> bool:
    """Whether each is one of the JSON's, with as many decimals as it is shown with."""
    wanted = [Fraction(str(one)) for one in expected if one is not None]
    return len(shown) == len(wanted) and all(
        Fraction(one) == Fraction(half_up(other, max(-int(one.as_tuple().exponent), 2)))
        for one, other in zip(shown, wanted, strict=True)
    )


def compare(line: Line, row: tuple[tuple[str, ...], ...], one: dict[str, Any]) -> None:
    (actual, *more), coverage = row[3], row[4]
    fraction = one["denominator"] is not None
    if one["value"] is None:
        assert actual == "–" or line.pooled.tally.listed
    else:
        values = (one["numerator"], one["denominator"], one["value"]) if fraction else (one["value"],)
        assert same(numbers(actual.rstrip("*").removesuffix(one["unit"] or "")), *values)
    bounds = [text for text in more if "khi đủ số liệu" in text]
    if one["low"] is None or one["low"] == one["high"]:
        assert bounds == []
    else:
        assert same(numbers(bounds[0].replace(one["unit"] or "%", "")), one["low"], one["high"])
    if one["level"] == "pooled" and one["pooled"]:
        known = one["coverage"]
        assert numbers(coverage[0])[:2] == ([known["known"], known["communes"]] if known["communes"] else [])
        shares = [numbers(text)[0] for text in coverage if text.startswith("(chiếm")]
        assert same(shares, *([known["denominator"]] if known["known"] and known["denominator"] != 100 else []))
    assert (one["level"] == "own") is coverage[0].startswith("Số liệu của tỉnh")


def compared(report: ProvinceReport, expected: dict[str, dict[str, Any]]) -> Counter[str]:
    page = letter(report)
    assert IDS.findall(said(page)) == []
    shown = figures(page)
    found = Counter[str]()
    assert len(shown) == len(report.lines)
    for line, row in zip(report.lines, shown, strict=True):
        one = expected.pop(line.pooled.indicator.id, None)
        if one is None:  # planned by the province, and known to nobody
            assert (line.pooled.figure.value, row[3][0]) == (None, "–")
            continue
        compare(line, row, one)
        found.update([one["level"], f"{one['status']}", "known" if one["value"] is not None else "unknown"])
        found.update(["bounds"] if one["low"] != one["high"] else [])
    assert expected == {}
    return found


def test_its_figures_are_those_of_summary_at_its_day(tmp_path_factory: pytest.TempPathFactory) -> None:
    found = Counter[str]()
    for seed in range(150):
        province = Province(Folder(tmp_path_factory.mktemp("tinh")))
        draw = Draw(seed)
        draw.repository(province)
        span, illustrative = draw.random.choice(SPANS), draw.often(30)
        report = province.official_report(span, today="2027-02-01", illustrative=illustrative)
        rollup = province.rolled_up(today=report.as_of.isoformat(), illustrative=illustrative)
        data = by_indicator_data(rollup)
        assert data["as_of"] == report.as_of.isoformat()
        found += compared(report, {one["id"]: dict(one) for one in data["indicators"]})
    least = {"own": 30, "pooled": 300, "known": 200, "unknown": 100, "bounds": 20, "met": 40, "open": 30, "missed": 3}
    assert {name: found[name] for name, few in least.items() if found[name] < few} == {}

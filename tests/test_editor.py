"""What stewards see in an editor: the YAML language server itself, with the files and settings that `init` writes."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from markdown_it import MarkdownIt

from tests import ROOT
from tests.cli.test_app import program
from tests.language_server import Complaint, LanguageServer

TAN_LAP = "plans/thanh-hoa/xa-tan-lap"
COMMUNE, PLAN, REPORT = f"{TAN_LAP}/commune.yaml", f"{TAN_LAP}/2026-so.yaml", f"{TAN_LAP}/reports/2026-06.yaml"
PROVINCE, OWN_PLAN, OWN_REPORT = (
    f"plans/thanh-hoa/{name}" for name in ("province.yaml", "2026-so.yaml", "reports/2026.yaml")
)
CATALOG, SETTINGS = "plans/catalog/chung.yaml", "plans/cdsplan.yaml"
HOSTILE = (
    "](x) <img src=x onerror=y> [a](command:b) ![c](https://example.org/d.png) `e` **f** https://example.org ${1:g}"
)
A_PLAN = f"""\
title: Kế hoạch
year: 2026
document: {{issuer: UBND xã Tân Lập}}
variables:
  so_tram: {{name: Số trạm, kind: count, unit: trạm}}
indicators:
  - id: cap_quang_ho_gia_dinh
    targets: [{{op: ">=", value: 80, party: Doanh nghiệp viễn thông}}]
    lead: [Phòng Văn hóa – Xã hội]
  - id: rieng
    name: {json.dumps(HOSTILE)}
    measure: milestone
    targets: [{{op: "==", value: done, party: {json.dumps(HOSTILE)}}}]
"""
A_REPORT = """\
period: 2026-06
values:
  tong_so_ho: 4018
  ho_cap_quang: {value: 3214, source: VNPT}
  ho_bang_rong: {value: null, note: chưa có}
results:
  dinh_danh_so: 97.8
narrative: {causes: null}
"""
GOOD = {
    COMMUNE: 'name: Xã Tân Lập\ncode: "00001"\nprovince: A\nletterhead: {to: [UBND tỉnh], signer: {name: null}}\n',
    PLAN: A_PLAN,
    OWN_PLAN: A_PLAN,
    REPORT: A_REPORT,
    OWN_REPORT: A_REPORT.replace("2026-06", "2026"),
    PROVINCE: 'name: Thanh Hóa\ncode: "38"\n',
    CATALOG: "variables:\n  ho: {name: Hộ, kind: count}\nindicators:\n  a: {name: A, measure: percent, formula: ho}\n",
    SETTINGS: 'format: 1\nlang: vi\nreport_due: ["11-10"]\nignore: [sudden-jump]\n',
}


def made(root: Path, language: str) -> Path:
    """A new repository with a commune, a province and a plan, and its names in its schemas."""
    options = ("--lang", language, "--no-git", "--ci", "none", "--province", "Thanh Hóa", "--code", "38")
    commune = ("--commune", "Xã Tân Lập", "--commune-code", "00001")
    assert program("init", str(root), *options, *commune, cwd=root.parent).returncode == 0
    (root / PLAN).write_text(A_PLAN, encoding="utf-8")
    again = program("schema", "--catalog", "--output", "schemas", cwd=root)
    assert again.returncode == 0, again.stderr
    return root


def settings_of(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageServer]:
    """An editor that has opened such a repository."""
    root = made(tmp_path_factory.mktemp("vi") / "kho", "vi")
    with LanguageServer(root, settings_of(root)) as server:
        yield server
    assert server.errors.read_text() == ""  # neither a complaint of its own, nor a look at the network


def test_nothing_is_underlined_in_a_good_file_of_each_kind(editor: LanguageServer) -> None:
    assert editor.complaints_of(GOOD) == {path: [] for path in GOOD}


def test_nothing_is_underlined_in_a_shipped_file(editor: LanguageServer) -> None:
    shipped = {path.relative_to(ROOT).as_posix(): path for path in ROOT.glob("plans/**/*.yaml")}
    contents = {name: path.read_text(encoding="utf-8") for name, path in shipped.items()}
    assert editor.complaints_of(contents) == {name: [] for name in shipped}
    assert shipped


class Broken(NamedTuple):
    """A line that is broken, the file in which it stands in the place of `...`, and what is said of it."""

    path: str
    written: str
    said: str
    around: str = "..."

    @property
    def content(self) -> str:
        return self.around.replace("...", self.written)

    @property
    def line(self) -> int:
        return self.around.partition("...")[0].count("\n") + 1


A_NUMBER = "Viết số bình thường, ví dụ 18025 hoặc 34.5, không có dấu nháy."
A_MAP = "chỗ này cần các dòng «khóa: giá trị». Viết mỗi khóa một dòng, thụt vào hai dấu cách."
A_LIST = "chỗ này cần một danh sách. Viết [mục 1, mục 2], hoặc mỗi dòng một mục bắt đầu bằng «- »."
A_DATE = "chỗ này cần một ngày. Viết năm-tháng-ngày, không có dấu nháy: 2026-06-14."
TEXT = 'chỗ này cần chữ. Số, ngày, true, false mà là chữ thì đặt trong dấu nháy: "2026".'
AN_ID = "mã sai dạng. Mã gồm chữ thường không dấu, chữ số và _, bắt đầu bằng chữ: ho_cap_quang."
TRUTH = "chỗ này cần true hoặc false. Viết true hoặc false, không có dấu nháy."
CODE = 'mã đơn vị hành chính phải đủ năm chữ số. Viết đủ số 0 ở đầu, trong dấu nháy: "07621".'
A_YEAR = "chỗ này cần một năm, viết đủ bốn chữ số, không có dấu nháy: 2026."
A_TARGET = f"chỗ này cần một con số (với việc phải hoàn thành thì ghi done). {A_NUMBER}"
A_MONTH = (
    "chỗ này cần một ngày hoặc một tháng. Viết năm-tháng-ngày hoặc năm-tháng, không có dấu nháy: 2026-06-14, 2026-06."
)
A_PERIOD = "kỳ báo cáo sai dạng. Ví dụ: 2026-06, 2026-Q2, 2026-H1, 2026-9M, 2026, hoặc một ngày: 2026-06-22."
DUE_DAYS = (
    "số hạn báo cáo trong năm phải là một, hai, bốn hoặc mười hai."
    " Ghi một hạn cho báo cáo năm, hai cho 6 tháng, bốn cho quý, mười hai cho tháng."
)
PROVINCE_CODE = 'mã tỉnh phải đủ hai chữ số, từ 01 đến 99. Viết đủ số 0 ở đầu, trong dấu nháy: "01".'
A_VALUE = f"chỗ này cần một con số, hoặc {{value: …, source: …, note: …}}. {A_NUMBER}"
A_RESULT = f"chỗ này cần một con số, done, in-progress, not-started, hoặc {{value: …, source: …, note: …}}. {A_NUMBER}"
A_STATE = f"chỗ này cần một con số, done, in-progress hoặc not-started. {A_NUMBER}"
IN_COMMUNE = 'name: Xã\nprovince: Thanh Hóa\ncode: "00001"\n...\n'
NO_YEAR = 'title: Kế hoạch\n...\nindicators:\n  - id: a\n    targets: [{op: ">=", value: 1}]\n'
IN_PLAN = 'title: Kế hoạch\nyear: 2026\n...\nindicators:\n  - id: a\n    targets: [{op: ">=", value: 1}]\n'
IN_INDICATOR = 'title: Kế hoạch\nyear: 2026\nindicators:\n  - id: a\n    targets: [{op: ">=", value: 1}]\n    ...\n'
IN_TARGET = "title: Kế hoạch\nyear: 2026\nindicators:\n  - id: a\n    targets:\n      - {...}\n"
IN_REPORT = "period: 2026-06\n...\n"
IN_VALUES = "period: 2026-06\nvalues:\n  tong_so_ho: 1\n  ...\n"
IN_RESULTS = "period: 2026-06\nresults:\n  ...\n"
IN_VARIABLES = "variables:\n  ho: {name: Hộ, kind: count}\n  ...\n"
IN_INDICATORS = "indicators:\n  ...\n"


def allowed(*words: str) -> str:
    return f"không nhận giá trị này. Giá trị có thể dùng: {', '.join(words)}."


def missing(name: str) -> str:
    return f"thiếu trường «{name}». Thêm dòng «{name}: …»."


def unknown(*names: str) -> str:
    return f"không có trường này. Các trường có thể dùng: {', '.join(names)}."


BROKEN = [
    Broken(COMMUNE, "- a", A_MAP),
    Broken(COMMUNE, 'code: "00001"\nprovince: A', missing("name")),
    Broken(COMMUNE, "name: 2026", TEXT, 'code: "00001"\nprovince: A\n...\n'),
    Broken(COMMUNE, "name:", TEXT, 'code: "00001"\nprovince: A\n...\n'),
    Broken(COMMUNE, "code: 15229", CODE, "name: A\nprovince: A\n...\n"),
    Broken(COMMUNE, 'successor: "1"', CODE, IN_COMMUNE),
    Broken(COMMUNE, "dissolved: 01/07/2025", A_DATE, IN_COMMUNE),
    Broken(COMMUNE, "formed_from: A, B", A_LIST, IN_COMMUNE),
    Broken(COMMUNE, "letterhead: Kính gửi", A_MAP, IN_COMMUNE),
    Broken(COMMUNE, "letterhead: {ky: A}", unknown("place", "to", "recipients", "archive", "signer"), IN_COMMUNE),
    Broken(COMMUNE, "letterhead: {signer: {ten: A}}", unknown("authority", "title", "name"), IN_COMMUNE),
    Broken(PROVINCE, 'code: "138"', PROVINCE_CODE, "name: A\n...\n"),
    Broken(PROVINCE, "ten: A", unknown("name", "code", "letterhead"), 'name: A\ncode: "38"\n...\n'),
    Broken(PLAN, 'year: "2026"', A_YEAR, NO_YEAR),
    Broken(PLAN, "year: 1800", "năm phải từ 1900 đến 2999", NO_YEAR),
    Broken(
        PLAN,
        "nam: 2026",
        unknown("title", "year", "start", "end", "document", "basis", "report_due", "variables", "indicators"),
        IN_PLAN,
    ),
    Broken(PLAN, "document: 45/KH-UBND", A_MAP, IN_PLAN),
    Broken(PLAN, "document: {date: 16/3/2026}", A_MONTH, IN_PLAN),
    Broken(
        PLAN, 'report_due: ["1/10"]', 'hạn báo cáo có dạng tháng-ngày. Ví dụ: "11-10" là ngày 10 tháng 11.', IN_PLAN
    ),
    Broken(PLAN, 'report_due: ["03-10", "06-10", "09-10"]', DUE_DAYS, IN_PLAN),
    Broken(PLAN, "indicators: []", "danh sách trống. Thêm ít nhất một mục.", "title: A\nyear: 2026\n...\n"),
    Broken(
        PLAN,
        "- id: Cáp quang",
        AN_ID,
        'title: A\nyear: 2026\nindicators:\n  ...\n    targets: [{op: ">=", value: 1}]\n',
    ),
    Broken(PLAN, "measure: tỷ lệ", allowed("percent", "number", "milestone"), IN_INDICATOR),
    Broken(PLAN, "formula: 3", "chỗ này cần một công thức, ví dụ: ho_cap_quang / tong_so_ho", IN_INDICATOR),
    Broken(PLAN, f"formula: {'a' * 1001}", "công thức dài quá 1.000 ký tự", IN_INDICATOR),
    Broken(PLAN, "may_exceed: có", TRUTH, IN_INDICATOR),
    Broken(PLAN, "baseline: {as_of: 2025-12-31}", missing("value"), IN_INDICATOR),
    Broken(PLAN, "baseline: 61", A_MAP, IN_INDICATOR),
    Broken(PLAN, "value: 80", missing("op"), IN_TARGET),
    Broken(PLAN, 'op: "=>", value: 80', allowed(">=", ">", "<=", "<", "=="), IN_TARGET),
    Broken(PLAN, 'op: ">="', "mục tiêu thiếu con số: thêm value, hoặc from với percent hay points", IN_TARGET),
    Broken(PLAN, 'op: ">=", value: tám mươi', A_TARGET, IN_TARGET),
    Broken(PLAN, 'op: ">=", value: "80"', A_TARGET, IN_TARGET),
    Broken(PLAN, 'op: ">=", value: null', A_TARGET, IN_TARGET),
    Broken(PLAN, 'op: ">=", value: 1, to: hai', f"chỗ này cần một con số. {A_NUMBER}", IN_TARGET),
    Broken(PLAN, 'op: ">=", percent: 1, from: năm trước', allowed("last-year", "baseline"), IN_TARGET),
    Broken(PLAN, 'op: ">=", value: 1, due: cuối năm', A_DATE, IN_TARGET),
    Broken(PLAN, 'op: ">=", value: 1, party: [A]', TEXT, IN_TARGET),
    Broken(OWN_PLAN, "year: hai", A_YEAR, NO_YEAR),
    Broken(REPORT, "period: tháng 6", A_PERIOD),
    Broken(REPORT, "calendar: âm lịch", allowed("nd09", "calendar"), IN_REPORT),
    Broken(REPORT, "as_of: 14/6/2026", A_DATE, IN_REPORT),
    Broken(REPORT, "illustrative: không", TRUTH, IN_REPORT),
    Broken(REPORT, "values: 3", A_MAP, IN_REPORT),
    Broken(REPORT, "ho_cap_quang: nghìn", A_VALUE, IN_VALUES),
    Broken(REPORT, "ho_cap_quang: [1]", A_VALUE, IN_VALUES),
    Broken(REPORT, "la_lam: nghìn", A_VALUE, IN_VALUES),
    Broken(REPORT, "Hộ: 3", AN_ID, IN_VALUES),
    Broken(REPORT, "ho_cap_quang: {note: A}", missing("value"), IN_VALUES),
    Broken(
        REPORT,
        "ho_cap_quang: {value: 3, ghi_chu: A}",
        unknown("value", "source", "note", "approx", "quality"),
        IN_VALUES,
    ),
    Broken(REPORT, "ho_cap_quang: {value: nghìn}", f"chỗ này cần một con số. {A_NUMBER}", IN_VALUES),
    Broken(REPORT, "ho_cap_quang: {value: 3, quality: tốt}", allowed("final", "provisional", "estimated"), IN_VALUES),
    Broken(REPORT, "dinh_danh_so: xong", A_RESULT, IN_RESULTS),
    Broken(REPORT, "dinh_danh_so: {value: xong}", A_STATE, IN_RESULTS),
    Broken(REPORT, "narrative: {ly_do: A}", unknown("difficulties", "causes", "next", "proposals"), IN_REPORT),
    Broken(OWN_REPORT, "ho_cap_quang: nghìn", A_VALUE, IN_VALUES),
    Broken(CATALOG, "ho_a: {name: A, kind: đếm}", allowed("count", "quantity"), IN_VARIABLES),
    Broken(CATALOG, "ho_a: {name: A}", missing("kind"), IN_VARIABLES),
    Broken(CATALOG, "ho_a: Hộ", A_MAP, IN_VARIABLES),
    Broken(CATALOG, "Ho: {name: A, kind: count}", AN_ID, IN_VARIABLES),
    Broken(
        CATALOG,
        "a: {name: A, measure: percent, part_of: ho}",
        unknown("name", "name_en", "measure", "formula", "unit", "scale", "may_exceed"),
        IN_INDICATORS,
    ),
    Broken(
        CATALOG,
        "a: {name: A, measure: number, unit: A, scale: to}",
        f"chỗ này cần một con số. {A_NUMBER}",
        IN_INDICATORS,
    ),
    Broken(SETTINGS, "format: 2", allowed("1")),
    Broken(SETTINGS, "lang: fr", allowed("vi", "en")),
    Broken(SETTINGS, "license: của xã", "giấy phép ghi bằng ký hiệu ngắn, không dấu cách. Ví dụ: CC-BY-4.0, CC0-1.0."),
]


@pytest.fixture(scope="module")
def told(editor: LanguageServer) -> dict[Broken, list[Complaint]]:
    """What is underlined in each of them, looked at side by side as far as they are different files."""
    found: dict[Broken, list[Complaint]] = {}
    waiting = {*BROKEN}
    while waiting:
        side_by_side = {one.path: one for one in waiting}
        looked_at = editor.complaints_of({path: one.content for path, one in side_by_side.items()})
        found |= {one: looked_at[path] for path, one in side_by_side.items()}
        waiting -= found.keys()
    return found


@pytest.mark.parametrize("broken", BROKEN, ids=lambda one: f"{one.path}: {one.written[:40]}")
def test_what_is_broken_is_underlined_in_its_line_and_told_in_vietnamese(
    told: dict[Broken, list[Complaint]], broken: Broken
) -> None:
    assert told[broken] == [Complaint(broken.line, broken.said)]


def test_a_repository_in_english_has_an_editor_that_speaks_english(tmp_path: Path) -> None:
    root = made(tmp_path / "repository", "en")
    with LanguageServer(root, settings_of(root)) as server:
        assert server.complaints(REPORT, IN_REPORT.replace("...", "as_of: soon")) == [
            Complaint(2, "a date belongs here. Write year-month-day, without quotes: 2026-06-14.")
        ]
        assert "Households" in server.hover(REPORT, IN_VALUES.replace("tong_so_ho", "tong@_so_ho").replace("...", ""))


def test_an_editor_without_these_settings_finds_the_schema_by_the_first_line(editor: LanguageServer) -> None:
    with LanguageServer(editor.root, {"yaml.schemaStore.enable": False}) as server:
        line = "# yaml-language-server: $schema=../../../../schemas/report.schema.json\n"
        assert server.complaints(REPORT, f"{line}period: tháng 6\n")[0].message.startswith("kỳ báo cáo sai dạng.")
        assert server.complaints(REPORT, "period: tháng 6\n") == []


def test_what_yaml_itself_refuses_the_server_tells_in_its_own_words(editor: LanguageServer) -> None:
    twice = "period: 2026-06\n" * 2
    assert editor.complaints(REPORT, twice) == [Complaint(2, "Map keys must be unique")]


def test_without_the_settings_the_server_would_ask_the_network(editor: LanguageServer) -> None:
    settings = {name: value for name, value in settings_of(editor.root).items() if "Store" not in name}
    with LanguageServer(editor.root, settings) as server:
        assert server.complaints(REPORT, GOOD[REPORT]) == []
        assert "NETWORK" in server.errors.read_text()


def test_the_settings_name_no_program() -> None:
    """A repository is a stranger's: what VS Code reads there only associates files with schemas."""
    for name in ("settings", "extensions"):
        content = json.loads((ROOT / f"cdsplan/recording/starter/vscode-{name}.json").read_text(encoding="utf-8"))
        assert not re.search(r"path|command|task|terminal|exec|arg|http", json.dumps(content), re.IGNORECASE)


# What is offered, and shown.


def test_the_fields_of_a_file_are_offered_with_what_they_are_for(editor: LanguageServer) -> None:
    offered = editor.completions(PLAN, "title: A\n@\n")
    assert {"year", "start", "end", "document", "indicators"} <= offered.keys()
    assert "Bốn chữ số" in offered["year"]["documentation"]["value"]


IN_ID = 'title: A\nyear: 2026\nindicators:\n  - id: @\n    targets: [{op: ">=", value: 1}]\n'


@pytest.mark.parametrize(
    ("path", "content", "id_", "name"),
    [
        (PLAN, IN_ID, "cap_quang_ho_gia_dinh", "Tỷ lệ phổ cập mạng cáp quang đến hộ gia đình"),
        (PLAN, "variables:\n  a:\n    part_of: @\n", "tong_so_ho", "Tổng số hộ gia đình"),
        (CATALOG, "variables:\n  a:\n    part_of: @\n", "tong_so_ho", "Tổng số hộ gia đình"),
        (REPORT, "period: 2026-06\nvalues:\n  @\n", "ho_cap_quang", "Số hộ sử dụng mạng cáp quang"),
        (REPORT, "period: 2026-06\nvalues:\n  @\n", "so_tram", "Số trạm"),
        (OWN_REPORT, "period: 2026\nresults:\n  @\n", "dinh_danh_so", "Tỷ lệ người dân được định danh số"),
        (COMMUNE, "successor: @\n", '"00001"', "Xã Tân Lập, Thanh Hóa"),
        (SETTINGS, "ignore:\n  - @\n", "sudden-jump", "sudden-jump"),
    ],
)
def test_ids_are_offered_with_their_names(editor: LanguageServer, path: str, content: str, id_: str, name: str) -> None:
    offered = editor.completions(path, content)[id_]
    assert offered["documentation"]["value"].startswith(f"**{name}**")
    assert offered["insertText"].removesuffix(": ") == id_


@pytest.mark.parametrize(
    ("path", "content", "name"),
    [
        (COMMUNE, "province: @\n", "Thanh Hóa"),
        (PLAN, "indicators:\n  - id: a\n    targets:\n      - party: @\n", "Doanh nghiệp viễn thông"),
        (PLAN, "indicators:\n  - id: a\n    lead: [@]\n", "Phòng Văn hóa – Xã hội"),
        (PLAN, "document:\n  issuer: @\n", "UBND xã Tân Lập"),
        (PLAN, "indicators:\n  - id: a\n    targets:\n      - op: @\n", '">="'),
        (REPORT, "period: 2026-06\nresults:\n  dinh_danh_so: @\n", "in-progress"),
    ],
)
def test_names_and_words_are_offered(editor: LanguageServer, path: str, content: str, name: str) -> None:
    assert editor.completions(path, content)[name]["insertText"] == name


@pytest.mark.parametrize("label", ["từ … trở lên", "không quá …", "từ … đến …", "hoàn thành một việc"])
def test_a_whole_target_is_offered_that_fits_once_it_is_filled_in(editor: LanguageServer, label: str) -> None:
    before = "title: A\nyear: 2026\nindicators:\n  - id: a\n    targets:\n      - "
    written = editor.completions(PLAN, f"{before}@\n")[label]["insertText"]
    assert editor.complaints(PLAN, before + re.sub(r"\$\d", "80", written) + "\n") == []


def test_a_hover_over_a_field_says_what_it_is_for(editor: LanguageServer) -> None:
    shown = editor.hover(REPORT, "peri@od: 2026-06\n")
    assert shown.startswith("#### Kỳ báo cáo\n\nKỳ báo cáo, đúng như tên tệp.\n\nKhông có dấu nháy.")
    assert "```yaml\nperiod: 2026-06\n```" in shown
    assert "`name-mismatch`" in shown


def test_a_hover_over_an_id_tells_name_unit_and_formula(editor: LanguageServer) -> None:
    assert (
        editor.hover(PLAN, GOOD[PLAN].replace("cap_quang", "cap@_quang", 1))
        == """\
#### Mã chỉ tiêu

**Tỷ lệ phổ cập mạng cáp quang đến hộ gia đình**

- Đơn vị tính: %
- Cách đo: tỷ lệ phần trăm: công thức nhân 100
- Công thức: `ho_cap_quang / tong_so_ho`
- `ho_cap_quang`: Số hộ sử dụng mạng cáp quang
- `tong_so_ho`: Tổng số hộ gia đình"""
    )


@pytest.mark.parametrize("written", ["4018", "{value: 4018}", "null"])
def test_a_hover_over_a_figure_tells_what_is_counted(editor: LanguageServer, written: str) -> None:
    shown = editor.hover(REPORT, f"period: 2026-06\nvalues:\n  tong@_so_ho: {written}\n")
    assert shown.endswith("**Tổng số hộ gia đình**\n\n- Đơn vị tính: hộ\n- Loại số liệu: số lượng (số nguyên không âm)")


def test_a_new_id_is_no_mistake_of_shape(editor: LanguageServer) -> None:
    assert editor.complaints(PLAN, IN_ID.replace("@", "chi_tieu_moi")) == []


# Names are a stranger's.


def test_a_hostile_name_is_shown_and_does_nothing(editor: LanguageServer) -> None:
    shown = editor.hover(REPORT, "period: 2026-06\nresults:\n  rie@ng: done\n")
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table"]).parse(shown)
    kinds = {child.type for token in tokens for child in (token, *(token.children or ()))}
    assert not kinds & {"link_open", "image", "html_inline", "html_block"}
    assert HOSTILE in "".join(child.content for token in tokens for child in token.children or ())


def test_a_hostile_name_that_is_chosen_is_written_as_it_is(editor: LanguageServer) -> None:
    before = "indicators:\n  - id: a\n    targets:\n      - party: "
    offered = editor.completions(PLAN, f"{before}@\n")
    [written] = [one["insertText"] for label, one in offered.items() if "command:" in label]
    typed = re.sub(r"\\([\\$}])", r"\1", written)  # what a snippet means by it
    assert "$" not in re.sub(r"\\.", "", written)
    assert yaml.safe_load(before + typed)["indicators"][0]["targets"][0]["party"] == HOSTILE


def test_a_repository_may_be_moved(editor: LanguageServer, tmp_path: Path) -> None:
    moved = tmp_path / "nơi khác"
    shutil.copytree(editor.root, moved)
    with LanguageServer(moved, settings_of(moved)) as server:
        assert server.complaints(REPORT, "period: tháng 6\n") != []

"""GitHub's workflow commands, read back as the runner reads them, and the summary, read back as Markdown."""

from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from cdsplan.finding import Severity, Span
from cdsplan.language import Language, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.findings import github
from tests.render.problems import HOSTILE, PATH, finding, hostile, outcome

EN, VI = Language.EN, Language.VI
REGISTERED = {"error", "warning", "notice", "debug", "add-mask", "group", "endgroup", "echo", "stop-commands"}
REGISTERED |= {"set-env", "set-output", "save-state", "add-path", "add-matcher", "remove-matcher"}


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    data: str


def parsed(line: str) -> Command | None:
    """What actions/runner does with a line of output (ActionCommand.cs): the new form, else the old one."""
    return new_form(line) or old_form(line)


def new_form(line: str) -> Command | None:
    line = line.lstrip()
    end = line.find("::", 2)
    if not line.startswith("::") or end < 0:
        return None
    name, _, properties = line[2:end].partition(" ")
    if name.lower() not in REGISTERED:
        return None
    escapes = [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
    return Command(
        name, pairs(properties.strip(), ",", escapes), unescape(line[end + 2 :], [*escapes[:2], escapes[-1]])
    )


def old_form(line: str) -> Command | None:
    start = line.find("##[")
    end = line.find("]", start)
    if start < 0 or end < 0:
        return None
    name, _, properties = line[start + 3 : end].partition(" ")
    if name.lower() not in REGISTERED:
        return None
    escapes = [("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]"), ("%25", "%")]
    return Command(name, pairs(properties, ";", escapes), unescape(line[end + 1 :], escapes))


def pairs(written: str, separator: str, escapes: list[tuple[str, str]]) -> dict[str, str]:
    split = (one.partition("=") for one in written.split(separator) if one)
    return {name: unescape(value, escapes) for name, _, value in split if name and value}


def unescape(words: str, escapes: list[tuple[str, str]]) -> str:
    for escaped, sign in escapes:
        words = words.replace(escaped, sign)
    return words


def commands(written: str) -> list[Command]:
    return [found for line in written.split("\n") if (found := parsed(line))]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("  ::error::x", "error"),
        ("12 | name: ##[add-mask]Xã", "add-mask"),
        ("::nothing::x", None),
        ("x ::error::", None),
    ],
)
def test_the_port_of_the_runners_parser_takes_what_the_runner_takes(line: str, name: str | None) -> None:
    found = parsed(line)
    assert (found and found.name) == name


def test_a_finding_is_one_command_with_its_place() -> None:
    [found] = commands(github.render(outcome(finding("thiếu")), Canvas(EN)))
    assert found == Command(
        "error",
        {"file": PATH, "line": "3", "endLine": "3", "col": "5", "endColumn": "9", "title": "duplicate-id"},
        "thiếu\nhint: thiếu",
    )


def test_a_warning_is_a_warning() -> None:
    assert [one.name for one in commands(github.render(outcome(finding(severity=Severity.WARNING)), Canvas(EN)))] == [
        "warning"
    ]


def test_columns_of_several_lines_are_left_out_as_the_runner_would() -> None:
    [found] = commands(github.render(outcome(finding(span=Span(3, 5, 8, 2))), Canvas(EN)))
    assert found.properties.keys() == {"file", "line", "endLine", "title"}


@pytest.mark.parametrize("word", [word for word in HOSTILE if "##[" not in word])
def test_words_come_back_as_they_can_be_seen(word: str) -> None:
    [found] = commands(github.render(outcome(finding(word)), Canvas(EN)))
    assert found.data == f"{visible(word)}\nhint: {visible(word)}"


@pytest.mark.parametrize(
    "name", ["p,line=99.yaml", "50%0A.yaml", "a::b.yaml", "a,b=c.yaml", "a\nb\rc.yaml", "xã vinh.yaml"]
)
def test_file_names_come_back_as_they_are(name: str) -> None:
    [found] = commands(github.render(outcome(finding(path=name)), Canvas(EN)))
    assert found.properties["file"] == name
    assert found.properties["line"] == "3"


@pytest.mark.parametrize("language", Language)
def test_nothing_hostile_forges_a_command(language: Language) -> None:
    found = hostile()
    for one in found.findings:
        written = github.render(outcome(one), Canvas(language))
        assert [command.name for command in commands(written)] == ["error"]
        assert not any(old_form(line) for line in written.split("\n"))
        assert visible(written) == written.replace("\n", r"\x0a")


def test_errors_come_first_and_no_more_than_github_shows() -> None:
    warnings = [finding(f"w{at}", severity=Severity.WARNING) for at in range(12)]
    errors = [finding(f"e{at}") for at in range(11)]
    written = github.render(outcome(*warnings, *errors), Canvas(EN))
    assert [one.name for one in commands(written)] == ["error"] * 10 + ["warning"] * 10
    assert written.splitlines()[20:] == ["…and 3 more", "1 file: 11 errors, 12 warnings."]


def test_what_stands_for_many_counts_as_many() -> None:
    found = outcome(*[finding()] * 10, finding(beyond=50))
    assert github.render(found, Canvas(EN)).splitlines()[10:] == ["…and 50 more", "1 file: 60 errors, 0 warnings."]


def test_all_is_said_where_there_are_few() -> None:
    assert github.render(outcome(), Canvas(VI)) == "1 tệp: 0 lỗi, 0 cảnh báo.\n"


def test_a_long_message_is_cut_where_the_runner_would_and_keeps_its_hint() -> None:
    one = finding("x" * 9000)
    [found] = commands(github.render(outcome(one), Canvas(EN)))
    assert len(found.data) <= 4096
    assert "\nhint: xxx" in found.data


def cells(markdown: str) -> list[list[str]]:
    """The rows of the table, as a reader of the page sees them."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and rows:
            shown = [one for one in token.children or [] if one.type != "html_inline"]
            assert {one.type for one in shown} <= {"text", "text_special"}
            rows[-1].append("".join(one.content for one in shown))
    return rows[1:]


def test_the_summary_shows_everything_as_it_can_be_seen() -> None:
    found = hostile()
    rows = cells(github.markdown(found, EN, github.LARGEST_SUMMARY))
    assert [row[1] for row in rows] == [f"{visible(one.path)}:3:5" for one in found.findings]
    assert [row[3] for row in rows] == [visible(word).strip() for word in HOSTILE]


def test_the_summary_holds_no_html_but_ours() -> None:
    written = github.markdown(hostile(), EN, github.LARGEST_SUMMARY)
    tokens = [
        child for token in MarkdownIt("gfm-like", {"linkify": False}).parse(written) for child in token.children or []
    ]
    assert {one.content for one in tokens if one.type == "html_inline"} == {"<code>", "</code>"}


def test_the_summary_begins_with_errors_and_counts() -> None:
    found = outcome(finding("w", severity=Severity.WARNING), finding("e"))
    written = github.markdown(found, VI, github.LARGEST_SUMMARY)
    assert [row[3] for row in cells(written)] == ["e", "w"]
    assert written.startswith("### cdsplan: 1 tệp: 1 lỗi, 1 cảnh báo.\n")


def test_a_summary_of_nothing_is_one_line() -> None:
    assert github.markdown(outcome(), EN, 100) == "### cdsplan: 1 file: 0 errors, 0 warnings.\n\n\n"


def test_the_summary_keeps_to_the_room_and_says_how_many_are_left() -> None:
    found = outcome(*(finding("ễ" * 2000) for _ in range(5000)))
    written = github.markdown(found, EN, github.LARGEST_SUMMARY)
    left = 5000 - len(cells(written))
    assert len(written.encode()) <= github.LARGEST_SUMMARY < 1024 * 1024
    assert written.endswith(f"\n…and {text('{left}', '{left}', left=left).within(EN)} more\n\n")


def test_without_room_there_is_no_summary() -> None:
    head = github.markdown(outcome(finding()), EN, 100)
    assert head == "### cdsplan: 1 file: 1 error, 0 warnings.\n\n\n…and 1 more\n\n"
    room = len(head.encode())
    assert [github.markdown(outcome(finding()), EN, room - less) for less in (0, 1)] == [head, ""]

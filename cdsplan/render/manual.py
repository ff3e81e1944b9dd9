"""The manual of the rules: a page, the list of all, and the reference as Markdown."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from cdsplan.checks import rules
from cdsplan.checks.manual import Page
from cdsplan.finding import Severity
from cdsplan.language import Language, Text, text
from cdsplan.render.canvas import Canvas
from cdsplan.render.escape import visible
from cdsplan.render.table.markdown import table_head, table_line

_WIDTH = 88
_SEVERITY = {Severity.ERROR: text("lỗi", "error"), Severity.WARNING: text("cảnh báo", "warning")}
_WHY, _FIX = text("Vì sao", "Why"), text("Cách sửa", "How to fix it")
_BAD, _GOOD = text("Sai", "Wrong"), text("Đúng", "Right")
_IGNORE = text("Bỏ qua", "To silence it")
_ON_A_LINE = text(
    "Một dòng: viết `# cdsplan: ignore[{rule}]` ở cuối dòng.", "One line: write `# cdsplan: ignore[{rule}]` at its end."
)
_EVERYWHERE = text(
    "Cả kho: viết `ignore: [{rule}]` trong plans/cdsplan.yaml.",
    "Everywhere: write `ignore: [{rule}]` in plans/cdsplan.yaml.",
)
_NEVER = text("Không bỏ qua được.", "It cannot be silenced.")


def page(one: Page, canvas: Canvas) -> str:
    """What `cdsplan rule NAME` prints."""
    return "\n".join(_page(one, canvas.language))


def _page(one: Page, language: Language) -> Iterator[str]:
    yield f"{one.name} ({_SEVERITY[one.severity].within(language)})\n"
    yield _wrapped(one.what)
    for heading, *sentences in _sections(one, language):
        yield f"{heading}:\n{''.join(_wrapped(sentence, '  ') for sentence in sentences)}"
    for heading, path, content in _examples(one, language):
        yield f"{heading}: {path}\n{textwrap.indent(_seen(content), '    ')}"


def _wrapped(words: str, indent: str = "") -> str:
    lines = textwrap.fill(words, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
    return f"{lines}\n"


def _sections(one: Page, language: Language) -> Iterator[tuple[str, ...]]:
    """Each heading, and what stands below it."""
    yield _WHY.within(language), one.why
    yield _FIX.within(language), one.fix
    yield _IGNORE.within(language), *(way.within(language) for way in _ways_to_ignore(one.name))


def _ways_to_ignore(rule: str) -> tuple[Text, ...]:
    if rule not in rules.suppressible():
        return (_NEVER,)
    return tuple(text(way.vi, way.en, rule=rule) for way in (_ON_A_LINE, _EVERYWHERE))


def _examples(one: Page, language: Language) -> Iterator[tuple[str, str, str]]:
    """Each file of the examples: whether it is wrong or right, its path and its content."""
    for heading, example in ((_BAD, one.bad), (_GOOD, one.good)):
        for path, content in example.items():
            yield heading.within(language), path, content


def _seen(content: str) -> str:
    """An example in which one sees what is wrong: blanks at the end of a line as ␣."""
    lines = [re.sub(" +$", lambda blanks: "␣" * len(blanks[0]), visible(line)) for line in content.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def listing(pages: Iterable[Page], canvas: Canvas) -> str:
    """What `cdsplan rule` prints: a line a rule."""
    language = canvas.language
    return "".join(
        f"{one.name:<22} {_SEVERITY[one.severity].within(language):<9} {_first_sentence(one.what)}\n" for one in pages
    )


def _first_sentence(words: str) -> str:
    return re.split(r"(?<=\.) ", words, maxsplit=1)[0]


_TITLE = text("Các quy tắc của `cdsplan validate`", "The rules of `cdsplan validate`")
_PREAMBLE = text("`cdsplan rule TÊN` in trang của một quy tắc.", "`cdsplan rule NAME` prints one rule's page.")
_HEADINGS = (text("quy tắc", "rule"), text("mức độ", "severity"), text("khi nào", "when"))


def reference(pages: Iterable[Page], canvas: Canvas) -> str:
    """All pages as one Markdown document."""
    every, language = list(pages), canvas.language
    rows = [table_line((f"[`{one.name}`](#{one.name})", *_row(one, language))) for one in every]
    table = "\n".join([table_head([heading.within(language) for heading in _HEADINGS]), *rows])
    parts = [f"# {_TITLE.within(language)}\n", f"{_PREAMBLE.within(language)}\n", f"{table}\n"]
    return "\n".join([*parts, *(markdown(one, canvas) for one in every)])


def _row(one: Page, language: Language) -> tuple[str, str]:
    return _SEVERITY[one.severity].within(language), _shown(_first_sentence(one.what)).replace("|", "\\|")


def markdown(one: Page, canvas: Canvas) -> str:
    """One page as Markdown."""
    return "\n".join(_markdown(one, canvas.language))


def _markdown(one: Page, language: Language) -> Iterator[str]:
    yield f"## {one.name}\n"
    yield f"*{_SEVERITY[one.severity].within(language)}* — {_shown(one.what)}\n"
    for heading, *sentences in _sections(one, language):
        yield f"**{heading}.** {' '.join(map(_shown, sentences))}\n"
    for heading, path, content in _examples(one, language):
        yield f"{heading}: `{path}`\n\n```yaml\n{_seen(content)}```\n"


def _shown(words: str) -> str:
    """Prose in which Markdown finds nothing to obey, except in the manual's own `code`."""
    parts = words.split("`")
    plain = [re.sub(r"[\\*_<>\[\]#]", r"\\\g<0>", part) for part in parts[::2]]
    code = [f"`{part}`" for part in parts[1::2]]
    return "".join(piece for pair in zip(plain, [*code, ""], strict=False) for piece in pair)

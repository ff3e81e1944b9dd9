"""The manual of the rules: a page, the list of all, and the reference as Markdown."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping

from cdsplan import rules
from cdsplan.finding import Severity
from cdsplan.language import Language, Text, text
from cdsplan.render.escape import visible
from cdsplan.rules.pages import Page

_WIDTH = 88
_SEVERITY = {Severity.ERROR: text("lỗi", "error"), Severity.WARNING: text("cảnh báo", "warning")}
_WHY, _FIX = text("Vì sao", "Why"), text("Cách sửa", "How to fix it")
_BAD, _GOOD = text("Sai", "Wrong"), text("Đúng", "Right")
_SILENCE = text("Bỏ qua", "To silence it")
_ON_A_LINE = text(
    "Một dòng: viết `# cdsplan: ignore[{rule}]` ở cuối dòng.", "One line: write `# cdsplan: ignore[{rule}]` at its end."
)
_EVERYWHERE = text(
    "Cả kho: viết `ignore: [{rule}]` trong plans/cdsplan.yaml.",
    "Everywhere: write `ignore: [{rule}]` in plans/cdsplan.yaml.",
)
_NEVER = text("Không bỏ qua được.", "It cannot be silenced.")


def page(rule: Page, language: Language) -> str:
    """What `cdsplan rule NAME` prints."""
    return "\n".join(_page(rule, language))


def _page(rule: Page, language: Language) -> Iterator[str]:
    yield f"{rule.NAME} ({_SEVERITY[rule.SEVERITY].within(language)})\n"
    yield _filled(rule.MANUAL.what, language)
    for heading, *words in ((_WHY, rule.MANUAL.why), (_FIX, rule.MANUAL.fix), (_SILENCE, *_silence(rule))):
        yield f"{heading.within(language)}:\n{''.join(_filled(one, language, '  ') for one in words)}"
    for heading, example in ((_BAD, rule.MANUAL.bad), (_GOOD, rule.MANUAL.good)):
        for path, content in example.items():
            yield f"{heading.within(language)}: {path}\n{textwrap.indent(_seen(content), '    ')}"


def _filled(words: Text, language: Language, indent: str = "") -> str:
    filled = textwrap.fill(
        words.within(language), _WIDTH, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False
    )
    return filled + "\n"


def _silence(rule: Page) -> tuple[Text, ...]:
    if rule.NAME not in rules.silenceable():
        return (_NEVER,)
    return tuple(text(way.vi, way.en, rule=rule.NAME) for way in (_ON_A_LINE, _EVERYWHERE))


def _seen(content: str) -> str:
    """An example in which one sees what is wrong: blanks at the end of a line as ␣."""
    lines = [re.sub(" +$", lambda blanks: "␣" * len(blanks[0]), visible(line)) for line in content.splitlines()]
    return "".join(f"{line}\n" for line in lines)


def listing(pages: Iterable[Page], language: Language) -> str:
    """What `cdsplan rule` prints: a line a rule."""
    return "".join(
        f"{one.NAME:<22} {_SEVERITY[one.SEVERITY].within(language):<9} {_gist(one.MANUAL.what, language)}\n"
        for one in pages
    )


def _gist(words: Text, language: Language) -> str:
    """The first sentence."""
    return re.split(r"(?<=\.) ", words.within(language), maxsplit=1)[0]


_TITLE = text("Các quy tắc của `cdsplan validate`", "The rules of `cdsplan validate`")
_PREAMBLE = text(
    "Trang này do `make docs` viết ra từ các mô-đun trong thư mục này; đừng sửa tay. "
    "`cdsplan rule TÊN` in một trang trong cửa sổ lệnh.",
    "`make docs` writes this page from the modules in this folder; do not edit it. "
    "`cdsplan rule NAME` prints one rule's page.",
)
_HEADINGS = (text("quy tắc", "rule"), text("mức", "severity"), text("khi nào", "when"))


def reference(pages: Iterable[Page], language: Language) -> str:
    """All pages as one Markdown document."""
    every = list(pages)
    rows = [tuple(heading.within(language) for heading in _HEADINGS), ("---", "---", "---")]
    rows += [(f"[`{one.NAME}`](#{one.NAME})", *_row(one, language)) for one in every]
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    parts = [f"# {_TITLE.within(language)}\n", f"{_PREAMBLE.within(language)}\n", table]
    return "\n".join([*parts, *(markdown(one, language) for one in every)])


def _row(rule: Page, language: Language) -> tuple[str, str]:
    return _SEVERITY[rule.SEVERITY].within(language), _shown(_gist(rule.MANUAL.what, language)).replace("|", "\\|")


def markdown(rule: Page, language: Language) -> str:
    """One page as Markdown."""
    return "\n".join(_markdown(rule, language))


def _markdown(rule: Page, language: Language) -> Iterator[str]:
    yield f"## {rule.NAME}\n"
    yield f"*{_SEVERITY[rule.SEVERITY].within(language)}* — {_shown(rule.MANUAL.what.within(language))}\n"
    for heading, *words in ((_WHY, rule.MANUAL.why), (_FIX, rule.MANUAL.fix), (_SILENCE, *_silence(rule))):
        yield f"**{heading.within(language)}.** {' '.join(_shown(one.within(language)) for one in words)}\n"
    yield from _fenced(_BAD.within(language), rule.MANUAL.bad)
    yield from _fenced(_GOOD.within(language), rule.MANUAL.good)


def _fenced(heading: str, example: Mapping[str, str]) -> Iterator[str]:
    for path, content in example.items():
        yield f"{heading}: `{path}`\n\n```yaml\n{_seen(content)}```\n"


def _shown(words: str) -> str:
    """Prose in which Markdown finds nothing to obey, except in the manual's own `code`."""
    parts = words.split("`")
    plain = [re.sub(r"[\\*_<>\[\]#]", r"\\\g<0>", part) for part in parts[::2]]
    code = [f"`{part}`" for part in parts[1::2]]
    return "".join(piece for pair in zip(plain, [*code, ""], strict=False) for piece in pair)

"""The manual: one Markdown page a rule and language, in this folder. For those who read it; no check imports it."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple

from cdsplan.checks.rules import RULES
from cdsplan.checks.rules.rule import Rule
from cdsplan.finding import Severity
from cdsplan.language import Language


class Page(NamedTuple):
    """What a rule checks, why, how to fix what it finds; and files, by path: some that it refuses, some it accepts."""

    name: str
    severity: Severity
    what: str
    why: str
    fix: str
    bad: Mapping[str, str]
    good: Mapping[str, str]


def pages(language: Language) -> Iterator[Page]:
    """The page of every rule, in the order of design.md."""
    return (page(rule, language) for rule in RULES)


def page(rule: Rule, language: Language) -> Page:
    """The page of one rule, from its file."""
    written = (files(__name__) / language / f"{rule.NAME}.md").read_text(encoding="utf-8")
    # Five sections in one order, each below a heading; what the headings say is for readers only.
    what, why, fix, bad, good = (section.partition("\n\n")[2] for section in written.split("\n## "))
    return Page(rule.NAME, rule.SEVERITY, _prose(what), _prose(why), _prose(fix), _example(bad), _example(good))


def _prose(section: str) -> str:
    r"""The paragraph in one line; a page writes `\<` where Markdown would see HTML."""
    return re.sub(r"\\([<>])", r"\1", " ".join(section.split()))


def _example(section: str) -> dict[str, str]:
    """The files of an example, by path; at the end of a line, a page writes ␣ for a blank, so that it is seen."""
    blocks = re.findall(r"^`(\S+)`\n\n```yaml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    return {path: content.replace("␣", " ") for path, content in blocks}

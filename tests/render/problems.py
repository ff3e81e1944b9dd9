"""Findings made by hand: what a plan could hold to forge, break or hide something, in every part of one."""

from cdsplan.checks.validate import Outcome
from cdsplan.finding import Finding, Related, Severity, Span
from cdsplan.language import text

PATH = "plans/thanh-hoa/xa-tan-lap/2026-so.yaml"
HOSTILE = [
    "a\n::error file=x,line=1::forged",
    "a\r\n  ::add-mask::b",
    "##[add-mask]Xã Thạnh Vinh",
    "###[group]::[error]",
    "50%0A%25, a::b, c=d: \"e\" 'f' &amp; <g>",
    "\x1b[31m\x1b]0;x\x07\x9b1m",
    "]]><failure/><![CDATA[",
    "[red]x[/red] [nơi khác](1) [x](https://example.org) ![y](z)",
    "nul\x00\x0b\x0c",
    "đảo \u202e ẩn \u200b riêng \ue000 \U000f0000",
    "\ufffe\uffff\U0001fffe",
    "\ud800 \udcff",
    "| a | `b` | www.example.org | <script>c</script> | @d :tada: $e$ \\",
    "xã Thành Vinh ☎ 𝐀",
]


def finding(words: str = "sai", *, severity: Severity = Severity.ERROR, path: str = PATH, **more: object) -> Finding:
    """A finding that says these words wherever it says something."""
    parts: dict[str, object] = {"span": Span(3, 5, 3, 9), "rule": "duplicate-id", **more}
    said = text("{words}", "{words}", words=words)
    return Finding(path=path, severity=severity, message=said, hint=said, excerpt=words, **parts)  # type: ignore[arg-type]


def related(words: str, path: str = PATH, line: int = 9) -> Related:
    return Related(path, Span(line, 1, line, 2), text("{words}", "{words}", words=words))


def outcome(*findings: Finding, paths: tuple[str, ...] = (PATH,)) -> Outcome:
    return Outcome(paths, findings)


def hostile() -> Outcome:
    """Every hostile word as message, hint, file name, excerpt, key and related place."""
    names = [f"plans/{word.replace('/', '-')}.yaml" for word in HOSTILE]
    found = [
        finding(word, path=path, anchor=("values", word), related=(related(word, path),))
        for word, path in zip(HOSTILE, names, strict=True)
    ]
    return outcome(*found, paths=tuple(names))

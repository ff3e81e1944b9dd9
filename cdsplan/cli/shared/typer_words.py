"""What Typer itself says, in Vietnamese: its help pages and its complaints exist in English only."""

import re

_PHRASES: tuple[tuple[str, str], ...] = (
    (r"^Usage: ", "Cách dùng: "),
    (r"^Arguments:$", "Đối số:"),
    (r"^Options:$", "Tùy chọn:"),
    (r"^Commands:$", "Lệnh:"),
    (r"\[OPTIONS\]", "[TÙY CHỌN]"),
    (r"\bCOMMAND \[ARGS\]\.\.\.", "LỆNH [ĐỐI SỐ]..."),
    (r"Show this message and exit\.", "Hiện trợ giúp này rồi thoát."),
    (r"Install completion for the current shell\.", "Cài gợi ý lệnh cho shell đang dùng."),
    (
        r"Show completion for the current shell, to copy it or\s+customize the installation\.",
        "Hiện đoạn gợi ý lệnh để chép hoặc tùy biến.",
    ),
    (r"\[required\]", "[bắt buộc]"),
    (r"\[default: ([^\]]*)\]", r"[mặc định: \1]"),
    (r"\[env var: ([^\]]*)\]", r"[biến môi trường: \1]"),
    (r"No such command '([^']*)'\.?", r"không có lệnh «\1»."),
    (r"Did you mean '([^']*)'\?", r"Có phải «\1»?"),
    (r"Did you mean (.*)\?", r"Có phải \1?"),
    (r"No such option: (\S+)", r"không có tùy chọn \1"),
    (r"\(Possible options: ([^)]*)\)", r"(có thể là: \1)"),
    (r"Missing command\.", "thiếu tên lệnh."),
    (r"Missing argument '([^']*)'\.", r"thiếu đối số \1."),
    (r"Missing option '([^']*)'\.", r"thiếu tùy chọn \1."),
    (r"Got unexpected extra argument(?:s|\(s\))? \(([^)]*)\)", r"thừa đối số: \1"),
    (r"Option '([^']*)' requires an argument\.", r"tùy chọn \1 cần một giá trị."),
    (r"Option '([^']*)' does not take a value\.", r"tùy chọn \1 không nhận giá trị."),
    (r"Invalid value for '([^']*)'(?: / '[^']*')?: (?:Value error, )?", r"giá trị của \1 không hợp lệ: "),
    (r"Input should be greater than or equal to (\S+)", r"phải từ \1 trở lên"),
    (r"Input should be less than or equal to (\S+)", r"phải từ \1 trở xuống"),
    (r"Input should be a valid integer.*", "phải là một số nguyên"),
    (r"'([^']*)' is not one of (.*)\.$", r"«\1» không phải một trong: \2."),
    (r"Value '([^']*)' is not a valid (.*)\.", r"«\1» không hợp lệ."),
)
_COMPILED = tuple((re.compile(english, re.MULTILINE), vietnamese) for english, vietnamese in _PHRASES)


def vietnamese(said: str) -> str:
    """Typer's words in Vietnamese; ours, which are among them, stay."""
    for english, translated in _COMPILED:
        said = english.sub(translated, said)
    return said


# Typer names Python types beside what it asks for, and puts braces around it: of no use to an officer.
_TYPES = re.compile(r" <(?:str|[Pp]ath|list\[\w+\])>")
_BRACES = re.compile(r"\{([^{}|]+)\}")


def laid_out(page: str) -> str:
    """A help page without the words of a programmer."""
    return _BRACES.sub(r"\1", _TYPES.sub("", page))

"""Where CI installs the program from: what a user calls it, as pip takes it."""

import re

from cdsplan.language import Text, text

# Nothing that a shell, YAML or a CI server would read anything into stands in an address.
_PLAIN = re.compile(r"(?a)[A-Za-z0-9./][\w.+:/@=~<>!\[\],%#&?-]*")
_NAMED = re.compile(
    r"(?a)(?P<name>[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)(?:\[(?P<extras>[\w,-]+)\])?"
    r"(?P<versions>(?:[=~!<>]=|[<>])[\w.*+!,<>=~-]+)?"
)
_OF_GIT = re.compile(r"(?a)git\+(?:https?|ssh|file)://\S+")
_BY_SSH = re.compile(r"(?a)[\w.-]+@([\w.-]+):(?!//)(\S+)")
_ARCHIVES = (".whl", ".zip", ".tar.gz")
WHEEL = ".whl"
_SITE = "site"


class SourceError(ValueError):
    """It is no source; the message says what is."""

    def __init__(self, message: Text) -> None:
        super().__init__(message.en)
        self.message = message


def requirement(given: str) -> str:
    """What `pip install` takes; SourceError for what it could not find from elsewhere."""
    said = given.strip()
    if not _PLAIN.fullmatch(said):
        raise _no_source(given)
    address = _address(said)
    if address is not None:
        return address
    if _NAMED.fullmatch(said) and not said.endswith(_ARCHIVES):
        return said
    raise _no_source(given)


def _address(said: str) -> str | None:
    """Of a git repository, or of an archive; None for what is neither."""
    by_ssh = _BY_SSH.fullmatch(said)
    if by_ssh:
        return f"git+ssh://{said.partition('@')[0]}@{by_ssh[1]}/{by_ssh[2]}"
    if _OF_GIT.fullmatch(said):
        return said
    if said.startswith("ssh://"):
        return f"git+{said}"
    if re.match("https?://[^/]+/", said):
        is_archive = re.split("[?#]", said)[0].endswith(_ARCHIVES)
        return said if is_archive else f"git+{said}"
    return None


def with_site(source: str) -> str:
    """The same with the part that makes public pages, whatever else is to be installed with it."""
    if "://" in source:
        return f"cdsplan[{_SITE}] @ {source}"
    named = _NAMED.fullmatch(source)
    if not named:
        return f"{source}[{_SITE}]"
    extras = dict.fromkeys([*filter(None, (named["extras"] or "").split(",")), _SITE])
    return f"{named['name']}[{','.join(extras)}]{named['versions'] or ''}"


def is_wheel(given: str) -> bool:
    """Whether it means a file, which CI finds only in the repository itself."""
    return given.strip().endswith(WHEEL) and "://" not in given


def _no_source(given: str) -> SourceError:
    return SourceError(
        text(
            "«{given}» không phải nguồn cài đặt: ghi địa chỉ git (https://…/cdsplan.git), tệp .whl, hoặc tên gói"
            " (cdsplan==0.1)",
            "`{given}` is not a source to install from: give a git address (https://…/cdsplan.git), a .whl file, or a"
            " package's name (cdsplan==0.1)",
            given=given,
        )
    )

"""The YAML language server that editors start, spoken to as an editor does: LSP over its standard streams.

Each file is opened, looked at and closed; the settings are given when the server asks for them.
"""

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import Any, NamedTuple, Self
from uuid import uuid4

from tests import ROOT, tools

_PATIENCE = 60
# Loaded before the server: whatever wants to leave the machine fails, and is told on stderr.
_OFFLINE = ROOT / "tests" / "offline.cjs"


class Complaint(NamedTuple):
    """What an editor underlines: the line, counted from 1, and the words."""

    line: int
    message: str


class LanguageServer:
    """A server at work on a folder, with the settings that this folder has for VS Code, or others."""

    def __init__(self, root: Path, settings: Mapping[str, Any]) -> None:
        self.root, self.settings = root, settings
        self.errors = root.parent / f"{uuid4()}.stderr"
        server = tools.npm_package("yaml-language-server") / "bin" / "yaml-language-server"
        with self.errors.open("wb") as stderr:
            self._process = subprocess.Popen(  # noqa: S603  of our own tools
                [tools.program("node"), "--require", _OFFLINE, server, "--stdio"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=stderr,
                env={**os.environ, "NODE_OPTIONS": ""},
            )
        self._arrived: Queue[dict[str, Any]] = Queue()
        Thread(target=self._listen, daemon=True).start()
        self._last = 0

    def __enter__(self) -> Self:
        folder = {"uri": self.root.as_uri(), "name": "plans"}
        formats = ["markdown", "plaintext"]
        capabilities = {
            "workspace": {"configuration": True, "workspaceFolders": True},
            "textDocument": {
                "hover": {"contentFormat": formats},
                "completion": {"completionItem": {"documentationFormat": formats, "snippetSupport": True}},
                "publishDiagnostics": {},
            },
        }
        self._ask(
            "initialize",
            processId=None,
            rootUri=folder["uri"],
            workspaceFolders=[folder],
            capabilities=capabilities,
        )
        self._tell("initialized")
        # As VS Code does; thereby the server tells when it has the settings.
        self._tell("yaml/supportSchemaSelection")
        self._tell("workspace/didChangeConfiguration", settings=None)
        while self._next().get("method") != "yaml/schema/store/initialized":
            pass
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def complaints(self, path: str, content: str) -> list[Complaint]:
        """What it underlines in a file of this content."""
        return self.complaints_of({path: content})[path]

    def complaints_of(self, files: Mapping[str, str]) -> dict[str, list[Complaint]]:
        """The same of several files; it waits a while before it looks, at all of them at once."""
        paths = {self._open(path, content): path for path, content in files.items()}
        found: dict[str, list[Complaint]] = {}
        while len(found) < len(paths):
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics":
                told = message["params"]
                found[paths[told["uri"]]] = [
                    Complaint(one["range"]["start"]["line"] + 1, one["message"]) for one in told["diagnostics"]
                ]
        for uri in paths:
            self._close(uri)
        return found

    def hover(self, path: str, content: str) -> str:
        """What it says, as Markdown, where `@` stands in the content."""
        said = self._at_mark("textDocument/hover", path, content)
        return str(said["contents"]["value"]) if said else ""

    def completions(self, path: str, content: str) -> dict[str, dict[str, Any]]:
        """What it offers where `@` stands in the content, by its label."""
        offered = self._at_mark("textDocument/completion", path, content)
        items: list[dict[str, Any]] = offered["items"]
        return {one["label"]: one for one in items}

    def _at_mark(self, method: str, path: str, content: str) -> Any:  # noqa: ANN401  any JSON
        before, _, after = content.partition("@")
        uri = self._open(path, before + after)
        *lines, last = before.split("\n")
        position = {"line": len(lines), "character": len(last)}
        answer = self._ask(method, textDocument={"uri": uri}, position=position)
        self._close(uri)
        return answer

    def _open(self, path: str, content: str) -> str:
        uri = (self.root / path).as_uri()
        self._last += 1  # it keeps what it read of a version
        document = {"uri": uri, "languageId": "yaml", "version": self._last, "text": content}
        self._tell("textDocument/didOpen", textDocument=document)
        return uri

    def _close(self, uri: str) -> None:
        """Close it, and read all that the server still has to say of it."""
        self._tell("textDocument/didClose", textDocument={"uri": uri})
        self._ask("textDocument/documentSymbol", textDocument={"uri": uri})

    def _ask(self, method: str, **params: Any) -> Any:  # noqa: ANN401  any JSON
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while (message := self._next()).get("id") != self._last or "method" in message:
            pass
        assert "error" not in message, message
        return message["result"]

    def _tell(self, method: str, **params: Any) -> None:  # noqa: ANN401  any JSON
        self._send({"method": method, "params": params})

    def _next(self) -> dict[str, Any]:
        """The next message; what the server asks of an editor is answered on the way."""
        message = self._arrived.get(timeout=_PATIENCE)
        if "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, request: Mapping[str, Any]) -> Any:  # noqa: ANN401  any JSON
        if request["method"] == "workspace/configuration":
            return [self._section(item["section"]) for item in request["params"]["items"]]
        return None

    def _section(self, name: str) -> dict[str, Any] | None:
        """The settings of a section, as an editor makes them of `yaml.schemaStore.enable`."""
        if name in self.settings:
            found: dict[str, Any] = self.settings[name]
            return found
        section: dict[str, Any] = {}
        for key, value in self.settings.items():
            first, *others = key.split(".")
            if first == name:
                inner = section
                for step in others[:-1]:
                    inner = inner.setdefault(step, {})
                inner[others[-1]] = value
        return section or None

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while heading := stream.readline():
            length = 0
            while heading.strip():
                name, _, value = heading.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
                heading = stream.readline()
            self._arrived.put(json.loads(stream.read(length)))

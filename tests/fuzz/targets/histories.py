"""Git repositories of any shape through `diff`: changes or a refusal, nothing run, and nothing written into them."""

from pathlib import Path
from random import Random

from tests.fuzz import tree
from tests.fuzz.git_objects import COMMON, LINK, SUBMODULE, TREE, Entry, Objects
from tests.fuzz.little_province import FILES
from tests.fuzz.mutation import mutated
from tests.fuzz.program import cdsplan, read_json
from tests.fuzz.target import Example, Target, contents, write

_MODES = (COMMON, "100755", LINK, SUBMODULE, TREE, "100664", "0", "777777", "040000", "100000", "x")
_NAMES = (
    *(b"", b".", b"..", b".git", b".GIT", b"a\nb.yaml", b"\xff.yaml", b"2026-so.yaml", b"a/b.yaml", b'"q".yaml', b"-x"),
    *(b"commune.yaml", b"reports", b"a\\b.yaml", b"con", b"e\xcc\x81.yaml", b"\t", b"x" * 300, b":(top)x.yaml"),
)
_LINKS = (b"../xa-b/2026-so.yaml", b"/etc/passwd", b"2026-so.yaml", b"..", b"", b"a\0b", b"../" * 30)
_ENDS = (
    *(("other",), ("HEAD",), (), ("other", "HEAD"), ("HEAD", "other"), ("other..HEAD",), ("other...HEAD",)),
    *(("HEAD~1",), ("main", "main")),
)
_OTHER_ENDS = (
    *(("HEAD^{tree}",), ("other:plans",), ("no-such",), ("-p",), ("HEAD~9999999999",), ("@{u}",), ("a b",), ("..",)),
    *(("HEAD^" * 500,), ("...",), ("HEAD", "HEAD", "HEAD"), (":/x",), ("HEAD@{0}",), ("--",), ("",), ("\udcff",)),
)
_CONFIGS = (
    b"[core]\n\tfsmonitor = touch ran\n\thooksPath = .\n",
    b'[filter "x"]\n\tsmudge = touch ran\n\tclean = touch ran\n[core]\n\tattributesFile = a\n',
    b'[diff "x"]\n\ttextconv = touch ran\n\tcommand = touch ran\n',
    b"[core]\n\tworktree = /\n",
    b"[extensions]\n\tobjectFormat = sha256\n",
    b"[broken",
    b"[include]\n\tpath = /etc/passwd\n",
    b"[core]\n\trepositoryformatversion = 99\n",
)


def _make(random: Random) -> Example:
    objects = Objects()
    tips = [objects.commit(_tree(random, objects))]
    for _ in range(random.randint(1, 3)):
        parents = random.sample(tips, min(len(tips), random.choice((0, 1, 1, 1, 2))))
        tips.append(objects.commit(_tree(random, objects), parents))
    files = objects.repository(tips[-1], {"other": random.choice(tips)})
    if random.random() < 0.3:
        _damage(random, files, tips)
    if random.random() < 0.2:
        files[".git/config"] += random.choice(_CONFIGS)
    files["ends"] = "\n".join(random.choice(_ENDS if random.random() < 0.85 else _OTHER_ENDS)).encode(
        errors="surrogateescape"
    )
    return {**files, **_work_tree(random)}


def _tree(random: Random, objects: Objects) -> str:
    """The little province, of which something is another, elsewhere, or no file at all."""
    files: dict[str, bytes | Entry] = {path: written.encode() for path, written in FILES.items()}
    for _ in range(random.randint(0, 4)):
        path = random.choice(sorted(files))
        what = random.random()
        if what < 0.4:
            files[path] = _spoilt(random, path)
        elif what < 0.55:
            files[_elsewhere(random, path)] = files.pop(path)
        elif what < 0.65:
            del files[path]
        else:
            files[f"{path}{random.random()}"] = _odd_entry(random, objects)
    return objects.folder(files)


def _spoilt(random: Random, path: str) -> bytes:
    if random.random() < 0.3:
        return mutated(random, FILES[path].encode()) if path in FILES else b""
    one = tree.read(FILES.get(path, "a: 1\n"))
    tree.spoil(random, one, [one])
    return tree.as_yaml(one).encode(errors="replace")


def _elsewhere(random: Random, path: str) -> str:
    return random.choice((path.replace("xa-a", "xa-d"), path.replace("2026", "2027"), f"{path}.yml", path.upper()))


def _odd_entry(random: Random, objects: Objects) -> Entry:
    mode = random.choice(_MODES)
    content = random.choice(_LINKS) if mode == LINK else b"period: 2026-06\n"
    named = objects.put("blob", content) if random.random() < 0.8 else "1" * 40
    return Entry(mode, random.choice(_NAMES), named)


def _damage(random: Random, files: dict[str, bytes], tips: list[str]) -> None:
    """An object that is missing, is none, or says something else of itself; a branch that names nothing."""
    loose = sorted(path for path in files if "/objects/" in path)
    path = random.choice(loose)
    match random.randrange(6):
        case 0:
            del files[path]
        case 1:
            files[path] = files[path][: len(files[path]) // 2]
        case 2:
            files[path] = mutated(random, files[path])
        case 3:
            files[path] = files[random.choice(loose)]
        case 4:
            files[".git/refs/heads/other"] = random.choice((b"", b"x\n", b"1" * 40 + b"\n", b"ref: refs/heads/other\n"))
        case _:
            files[".git/shallow"] = random.choice((f"{tips[0]}\n".encode(), b"x\n", b""))


def _work_tree(random: Random) -> Example:
    return {path: written.encode() for path, written in FILES.items() if random.random() < 0.95}


def _check(example: Example, folder: Path) -> str:
    write({path: raw for path, raw in example.items() if path != "ends"}, folder)
    (folder / "plans").mkdir(exist_ok=True)
    before = contents(folder)
    ends = [one for one in example.get("ends", b"").decode(errors="surrogateescape").split("\n") if one]
    ran = cdsplan(folder, "diff", "--format", "json", "--root", str(folder), *ends)
    if said := ran.wrong():
        return said
    after = contents(folder)
    if after != before:
        return f"the repository is changed: {after.keys() ^ before.keys()}"
    if ends == ["main", "main"] and ran.code == 0 and read_json(ran.out)["changes"]:
        return f"a state differs from itself: {ran.out}"
    return ""


HISTORIES = Target("history", _make, _check, share=2)

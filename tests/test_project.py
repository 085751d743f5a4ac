"""Rules about the source itself."""

import ast
import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "peerdesk"
SOURCES = sorted(PACKAGE.rglob("*.py"))
TRANSLATORS = {"tr", "translate", "QT_TRANSLATE_NOOP"}
NEVER_SAID = re.compile(
    r"\b(sync(ed|ing|hroni[sz]\w*)?|entit(y|ies)|upload\w*|push(ed|ing)?|invalid input"
    r"|required field|something went wrong|are you sure|successfully|patients?|clients?)\b",
    re.IGNORECASE,
)
REGISTRY_HOSTS = re.compile(
    r"(pypi\.org|pythonhosted\.org|npmjs\.(org|com)|crates\.io|deb\.debian\.org|conda\.io|goproxy)"
)
MACHINE_PATHS = re.compile(r"(/root/|/home/[a-z]|/work/|/tmp/[a-z]|/opt/[a-z])")
FORWARDERS = ("peerdesk/i18n.py", "peerdesk/app.py", "peerdesk/ui/kit/style.py")
BARE_BUTTON = re.compile(
    r"""StandardButton\.(Ok|Yes)\b|(Button|Action)\([^()]*tr\(\s*"(OK|Ok|Yes)\"""", re.DOTALL
)
DEPENDENCY = re.compile(r'^ {4}"[A-Za-z0-9_.-]+')
NOT_CORE = ("peerdesk.ui", "peerdesk.app", "peerdesk.models.migrations.env")
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.fixture(autouse=True, scope="module")
def forget_sources():
    """Let the parsed sources go with the last test of this file."""
    yield
    parsed.cache_clear()


@cache
def parsed():
    return [(path, ast.parse(path.read_text("utf-8"))) for path in SOURCES]


def lengths(*kinds):
    for path, tree in parsed():
        for node in ast.walk(tree):
            if isinstance(node, kinds):
                yield node.end_lineno - node.lineno + 1, f"{path.relative_to(ROOT)}:{node.name}"


def tracked(*patterns):
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z", *patterns],
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def texts_of(files):
    for path in files:
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            yield path.relative_to(ROOT), content.decode("utf-8", "replace")


def translations():
    for path, tree in parsed():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and called_name(node) in TRANSLATORS and node.args:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def called_name(call):
    """Return the called name; a painter's or a string's own translate() is none of ours."""
    match call.func:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr="translate", value=ast.Name(id="i18n" | "QCoreApplication")):
            return "translate"
        case ast.Attribute(attr="tr"):
            return "tr"
    return ""


def text_of(call):
    """Return the translated text of a tr() or translate() call; None if it is no literal."""
    position = 0 if called_name(call) == "tr" else 1
    argument = call.args[position] if len(call.args) > position else None
    is_text = isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    return argument.value if is_text else None


def test_functions_stay_short():
    functions = sorted(lengths(ast.FunctionDef, ast.AsyncFunctionDef))

    assert [f for f in functions if f[0] > 50] == []
    assert functions[int(0.95 * len(functions))][0] <= 30


def test_classes_stay_small():
    assert [c for c in lengths(ast.ClassDef) if c[0] > 250] == []


def test_files_stay_small():
    sizes = {str(p.relative_to(ROOT)): len(p.read_text("utf-8").splitlines()) for p in SOURCES}

    assert {name: size for name, size in sizes.items() if size > 400} == {}


def test_translated_text_is_a_literal():
    others = [place for place, call in translations() if text_of(call) is None]

    assert [place for place in others if not place.startswith(FORWARDERS)] == []


def test_sentences_name_days_in_words():
    dated = re.compile(r"\.format\([^)]*isoformat\(")
    found = [
        str(path.relative_to(ROOT)) for path in SOURCES if dated.search(path.read_text("utf-8"))
    ]

    assert found == []


def test_words_never_said_to_a_user():
    said = [
        (place, text_of(call))
        for place, call in translations()
        if text_of(call) and NEVER_SAID.search(text_of(call))
    ]

    assert said == []


def test_no_button_says_a_bare_ok_or_yes():
    windows = [path for path in SOURCES if "ui" in path.parts]

    assert [path.name for path in windows if BARE_BUTTON.search(path.read_text("utf-8"))] == []


def test_no_registry_host_in_tracked_files():
    files = [path for path in tracked() if path != Path(__file__)]

    assert [name for name, text in texts_of(files) if REGISTRY_HOSTS.search(text)] == []


def test_no_machine_path_in_tracked_files():
    files = [path for path in tracked() if path != Path(__file__)]

    assert [name for name, text in texts_of(files) if MACHINE_PATHS.search(text)] == []


def test_every_dependency_says_why():
    listed = (ROOT / "pyproject.toml").read_text("utf-8").split("[project.scripts]")[0]
    dependencies = [line for line in listed.splitlines() if DEPENDENCY.match(line)]

    assert [line for line in dependencies if not re.search(r"# *\S.{4,}", line)] == []


def test_pyside_stays_below_the_release_that_loses_none():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]

    assert "PySide6-Essentials>=6.11.3,<6.12" in project["dependencies"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_file_pins_and_hashes_everything(lock):
    entries = re.split(r"\n(?=[a-z0-9])", lock.read_text("utf-8"))[1:]

    assert entries
    assert [e.split()[0] for e in entries if "==" not in e or "--hash=sha256:" not in e] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_file_knows_every_direct_dependency(lock):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = {re.match(r"[\w.-]+", line)[0].lower() for line in project["dependencies"]}
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock.read_text("utf-8"), re.MULTILINE))

    assert names - locked == set()


def test_qt_calls_keep_the_references_to_none(qtbot):
    from PySide6.QtWidgets import QLabel

    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("y")

    assert sys.getrefcount(None) > before - 100


def test_core_needs_no_qt():
    modules = [name for name in module_names() if not name.startswith(NOT_CORE)]
    script = (
        "import importlib, sys\n"
        "sys.modules['PySide6'] = sys.modules['shiboken6'] = None\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )

    command = [sys.executable, "-c", script]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)

    assert outcome.stderr == ""


def module_names():
    for path in SOURCES:
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

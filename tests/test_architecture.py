"""The house rules a machine can hold us to: who imports whom, how long things are, what the words may say."""

from __future__ import annotations

import ast
import functools
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("core", "slackbot", "teamsbot")
MODULES = sorted(p for package in PACKAGES for p in (ROOT / package).rglob("*.py") if "versions" not in p.parts)
PAGE = sorted((ROOT / "core/playground/page").rglob("*.js"))

_NOUNS = "model|policy|cards|asks|text|kinds|tokens|nearness|dates|days|moments|periods|workdays|money|manners|forms"
_SINGLE = rf"({_NOUNS}|festivals|touches|partners|sales|permissions|acts|counting|stages|names|walking)"
_ROOMS = "(grammar|rules|readings|phrases)"
PURE = re.compile(
    rf"core/{_SINGLE}\w*\.py|core/{_ROOMS}/.*\.py|core/spec\.py|(slackbot|teamsbot)/(inbound|render)\w*\.py"
)
PURE_IMPORTS = re.compile(
    rf"core\.{_SINGLE}\w*|core\.{_ROOMS}(\..*)?|core\.spec|(slackbot|teamsbot)\.(inbound|render)\w*"
)
CLOCKS = {"time", "logging", "os", "socket", "asyncio", "random", "secrets", "subprocess", "threading", "io"}
ONLY_IN = {
    "sqlalchemy": r"core/store/",
    "alembic": r"core/store/",
    "apscheduler": r"core/serve\.py",
    "slack_sdk": r"slackbot/",
    "slack_bolt": r"slackbot/",
    "botbuilder": r"teamsbot/(transport|baseline)\.py",
    "botframework": r"teamsbot/(transport|baseline)\.py",
}
# The composition roots of the server and of an adapter, and the lists of commands and rules.
EXIST_TO_IMPORT = {
    "core/serve.py", "core/commands/__init__.py", "core/rules/__init__.py", "teamsbot/platform.py",
}  # fmt: skip
EXCEPTION_ROOMS = {"core/edge.py", "core/bot.py", "core/post.py", "core/agenda.py"}
BOLD = re.compile(r"class \w*(Manager|Service|Handler|Helper|Util|Base)\b")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def imports(path: Path) -> frozenset[str]:
    """Every module a file imports when it runs; what stands under TYPE_CHECKING never does."""
    tree = ast.parse(path.read_text())
    skipped = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return frozenset(found)


def functions(path: Path) -> list[tuple[str, int]]:
    tree = ast.parse(path.read_text())
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(n.name, (n.end_lineno or 0) - n.lineno + 1) for n in ast.walk(tree) if isinstance(n, kinds)]


@pytest.mark.parametrize("path", [p for p in MODULES if PURE.fullmatch(name(p))], ids=name)
def test_pure_files_import_only_pure_files_and_no_clock(path: Path) -> None:
    allowed = {"babel", "holidays", "orjson"}
    for module in imports(path):
        top = module.split(".")[0]
        if top in PACKAGES:
            assert PURE_IMPORTS.fullmatch(module), f"{name(path)} imports {module}"
        else:
            assert top in sys.stdlib_module_names | allowed, f"{name(path)} imports {module}"
            assert top not in CLOCKS, f"{name(path)} imports {module}"


@pytest.mark.parametrize(("library", "where"), ONLY_IN.items())
def test_each_library_stands_in_its_own_room(library: str, where: str) -> None:
    guests = [name(p) for p in MODULES if library in {m.split(".")[0] for m in imports(p)}]
    assert [g for g in guests if not re.match(where, g)] == []


def test_core_never_imports_an_adapter_and_adapters_never_each_other() -> None:
    for path in MODULES:
        home = path.relative_to(ROOT).parts[0]
        guests = {m.split(".")[0] for m in imports(path)} & {"slackbot", "teamsbot"} - {home}
        assert not guests, f"{name(path)} imports {guests}"


def test_only_the_composition_root_and_the_demo_reach_the_playground() -> None:
    for path in MODULES:
        if name(path).startswith("core/playground/"):
            continue
        reached = {m for m in imports(path) if m.startswith("core.playground")}
        assert not reached or name(path) in ("core/cli.py", "core/say.py"), f"{name(path)} imports {reached}"


@pytest.mark.parametrize("path", MODULES + PAGE, ids=name)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 250


def test_half_of_the_files_are_under_ninety_lines() -> None:
    assert median(len(p.read_text().splitlines()) for p in MODULES) < 90


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_functions_stay_short_and_imports_few(path: Path) -> None:
    assert [f for f in functions(path) if f[1] > 40] == []
    if name(path) not in EXIST_TO_IMPORT:
        ours = {m for m in imports(path) if m.split(".")[0] in PACKAGES}
        assert len(ours) <= 10, f"{name(path)} imports {len(ours)} of our modules"


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_every_module_says_its_one_job_and_avoids_pattern_names(path: Path) -> None:
    text = path.read_text()
    assert ast.get_docstring(ast.parse(text)), f"{name(path)} has no opening sentence"
    assert not BOLD.search(text)


def test_blanket_excepts_stand_in_four_places() -> None:
    """The server's, the bot's, one message of the post (claimed, sent), one subject of the sweep (read and judged)."""
    found = [
        name(p) for p in MODULES for line in p.read_text().splitlines() if re.search(r"except (Base)?Exception", line)
    ]
    assert set(found) <= EXCEPTION_ROOMS
    assert len(found) <= 6


def test_nothing_is_left_undone() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|NotImplementedError)\b")
    assert [name(p) for p in MODULES + PAGE if marks.search(p.read_text())] == []


def test_tests_do_not_fall_behind_the_code() -> None:
    """The aim is as many lines of tests as of code, the playground's doubles included; this is how far we are."""

    def lines(paths: list[Path]) -> int:
        return sum(len(p.read_text().splitlines()) for p in paths)

    tests = [p for p in (ROOT / "tests").rglob("*") if p.suffix in (".py", ".txt") and "node_modules" not in p.parts]
    assert lines(tests) >= 0.65 * lines(MODULES)


def test_importing_with_an_empty_environment_does_nothing() -> None:
    modules = [name(p)[:-3].replace("/", ".").removesuffix(".__init__") for p in MODULES]
    modules = [
        m for m in modules if "migrations" not in m and not m.startswith(("teamsbot.transport", "teamsbot.baseline"))
    ]
    script = (
        f"import importlib, threading\nfor m in {modules!r}: importlib.import_module(m)\n"
        "assert threading.active_count() == 1"
    )
    done = subprocess.run([sys.executable, "-c", script], env={"PATH": ""}, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""


def test_a_platform_that_is_not_configured_is_not_imported() -> None:
    script = (
        "import sys; from core.serve import adapters; assert adapters({}) == {};"
        "heavy = {'slack_bolt', 'slack_sdk', 'botbuilder', 'botframework'} & {m.split('.')[0] for m in sys.modules};"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr

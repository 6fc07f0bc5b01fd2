"""The layers hold at run time too, and what people are told of the commands is true."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tui.cli import COMMANDS
from tui.cli.speech.exits import Exit

CHECKOUT = Path(__file__).resolve().parent.parent
README = (CHECKOUT / "README.md").read_text("utf-8")
MODULES = sorted(
    ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__")
    for path in (CHECKOUT / "engine").rglob("*.py")
)
PROBE = """
import importlib, json, sys
found = {}
for name in sys.argv[1:]:
    before = set(sys.modules)
    importlib.import_module(name)
    found[name] = sorted({one.partition(".")[0] for one in set(sys.modules) - before})
print(json.dumps(found))
"""
ALONE = {
    "durable_rules_engine": "engine.check",
    "sqlmodel": "engine.trail",
    "sqlalchemy": "engine.trail",
    "pendulum": "engine.dates",
    "dask": "engine.audit.backends",
    "distributed": "engine.audit.backends",
}


def imported(*names: str) -> dict[str, list[str]]:
    """Import modules in a fresh process and return the packages each brought in."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *names], cwd=CHECKOUT, check=True, capture_output=True
    )
    return json.loads(done.stdout)


@pytest.mark.slow
@pytest.mark.parametrize(
    "family", sorted({".".join(name.split(".")[:2]) for name in MODULES if "." in name})
)
def test_no_module_of_the_engine_knows_a_terminal(family):
    names = [name for name in MODULES if name == family or name.startswith(f"{family}.")]
    found = imported(*names)
    screens = {"textual", "rich", "typer", "click", "tui", "aiohttp"}
    assert {name: packages for name, packages in found.items() if screens & set(packages)} == {}


def imports(path: Path) -> set[str]:
    """Return every name that a module imports: at once, when called, or for its types alone."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_modules_import_each_other_in_a_circle_not_even_for_types():
    files = {
        ".".join(path.relative_to(CHECKOUT).with_suffix("").parts).removesuffix(".__init__"): path
        for folder in ("engine", "tui")
        for path in (CHECKOUT / folder).rglob("*.py")
    }
    graph = {name: imports(path) & files.keys() - {name} for name, path in files.items()}
    assert sum(map(len, graph.values())) > len(files)
    TopologicalSorter(graph).prepare()  # CycleError names the circle


@pytest.mark.parametrize(("package", "home"), ALONE.items())
def test_a_library_is_imported_in_its_own_room_alone(package, home):
    pattern = re.compile(rf"^\s*(?:from|import)\s+{package}\b", re.MULTILINE)
    places = [
        path.relative_to(CHECKOUT).as_posix()
        for folder in ("engine", "tui")
        for path in (CHECKOUT / folder).rglob("*.py")
        if pattern.search(path.read_text("utf-8"))
    ]
    assert places
    root = home.replace(".", "/")
    assert [one for one in places if not one.startswith((f"{root}/", f"{root}.py"))] == []


@pytest.mark.needs("git")
def test_there_are_two_folders_of_code_and_what_the_design_names():
    known = {"engine", "rules", "samples", "tests", "tui"}
    listed = subprocess.run(
        ["git", "-c", "core.quotePath=false", "ls-files"],
        cwd=CHECKOUT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    folders = {name.partition("/")[0] for name in listed if "/" in name}
    assert {one for one in folders if not one.startswith(".")} == known


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    assert f"gouji {command}" in README


def test_the_readme_speaks_of_no_command_that_is_not_there():
    named = set(re.findall(r"gouji ([a-z]+)", README))
    assert named - set(COMMANDS) - {"audits"} == set()


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_stands_in_the_readme(code):
    line = next(line for line in README.splitlines() if line.startswith("退出码"))
    assert re.search(rf"\b{code.value} \S", line)

"""Every script under tests finds what it imports, started as its first lines say: nothing set."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from needs import CHECKOUT

TESTS = CHECKOUT / "tests"
GUIDED = TESTS / "fuzz" / "guided.py"  # needs atheris, which is no dependency
FOLDERS = (TESTS, *(TESTS / name for name in ("bench", "fuzz", "tui")))
SCRIPTS = [
    path.relative_to(CHECKOUT).as_posix()
    for folder in FOLDERS
    for path in sorted(folder.glob("*.py"))
    if '__name__ == "__main__"' in path.read_text("utf-8") and path != GUIDED
]
PEERS = "arelle clips markitdown office_oxide pdfplumber rule_engine tablers"
"""Compared with where they are installed."""
START = """
import ast, runpy, sys
from pathlib import Path
path, modules = list(sys.path), set(sys.modules)
for script in sys.argv[2:]:
    sys.path[:] = [str(Path(script).resolve().parent), *path]
    try:
        names = runpy.run_path(script, run_name="started")
        for node in ast.walk(ast.parse(Path(script).read_text("utf-8"))):
            if isinstance(node, (ast.Import, ast.ImportFrom)):  # inside a function as well
                exec(compile(ast.Module([node], []), script, "exec"), names)
    except ImportError as error:
        if error.name not in sys.argv[1].split():
            print(script, error)
    for name in set(sys.modules) - modules:
        module = sys.modules[name]
        where = [getattr(module, "__file__", None) or "", *getattr(module, "__path__", ())]
        if any(str(one).startswith(str(Path("tests").resolve())) for one in where):
            del sys.modules[name]  # the next script finds its own, or none
"""


def started(*scripts: str) -> str:
    """Run the scripts' imports one after the other in one process; return what was not found."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-P", "-c", START, PEERS, *scripts]
    done = subprocess.run(command, cwd=CHECKOUT, env=kept, check=True, capture_output=True)
    return done.stdout.decode()


@pytest.mark.slow
def test_every_script_finds_what_it_imports():
    assert len(SCRIPTS) > 20
    assert started(*SCRIPTS) == ""


@pytest.mark.slow
def test_a_script_that_does_not_is_named(tmp_path):
    at_once, later = tmp_path / "at_once.py", tmp_path / "later.py"
    at_once.write_text("from making.beside import module_at", "utf-8")
    later.write_text("def main():\n    import making.beside", "utf-8")
    said = started("tests/bench/bench_screens.py", str(at_once), str(later))
    assert said.splitlines() == [f"{one} No module named 'making'" for one in (at_once, later)]

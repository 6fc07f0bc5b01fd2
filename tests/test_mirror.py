"""Tests lie where their modules lie: one that does something has ``tests/ROOM/test_MODULE.py``."""

from __future__ import annotations

import ast
from pathlib import Path

TESTS = Path(__file__).resolve().parent
CHECKOUT = TESTS.parent
LONG = 60
"""From so many lines on a module has a test file of its own."""


def does_something(module: Path) -> bool:
    """Tell whether a module has a function with more in it than its docstring.

    Tables of words, kinds and values are tested by whoever reads them, protocols by nobody.
    """
    return module.name != "__init__.py" and any(
        isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and not (len(node.body) == 1 and isinstance(node.body[0], ast.Expr))
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
    )


def its_test(module: Path) -> Path:
    """Return where the tests of a module lie."""
    return TESTS / module.relative_to(CHECKOUT).with_name(f"test_{module.name}")


def test_a_long_module_has_a_test_file_of_its_own():
    lacking = [
        module.relative_to(CHECKOUT).as_posix()
        for folder in ("engine", "tui")
        for module in sorted((CHECKOUT / folder).rglob("*.py"))
        if len(module.read_text("utf-8").splitlines()) >= LONG
        and not its_test(module).exists()
        and does_something(module)
    ]
    assert lacking == [], "write tests/ROOM/test_MODULE.py"

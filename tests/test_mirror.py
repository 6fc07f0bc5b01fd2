"""Tests lie where their modules lie: what has none of its own stands in a list that only shrinks.

A module of sixty lines that does something has ``tests/ROOM/test_MODULE.py``. The modules from
before that rule stand in ``modules_without_tests.txt``, a room a line; nothing is added there.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent
CHECKOUT = TESTS.parent
LIST = TESTS / "modules_without_tests.txt"
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


@cache
def untested() -> dict[str, set[str]]:
    """Return the long modules without a test file, by room."""
    found: dict[str, set[str]] = defaultdict(set)
    for folder in ("engine", "tui"):
        for module in (CHECKOUT / folder).rglob("*.py"):
            long = len(module.read_text("utf-8").splitlines()) >= LONG
            if long and not its_test(module).exists() and does_something(module):
                room = module.parent.relative_to(CHECKOUT).as_posix()
                found[room].add(module.stem)
    return dict(found)


def listed() -> dict[str, set[str]]:
    """Return the modules of the list, by room."""
    lines = LIST.read_text("utf-8").splitlines()
    return {room: set(names.split()) for room, _, names in (one.partition(": ") for one in lines)}


def test_a_long_module_has_a_test_file_of_its_own():
    known = listed()
    new = {
        f"{room}/{name}.py"
        for room, names in untested().items()
        for name in names - known.get(room, set())
    }
    assert new == set(), "write tests/ROOM/test_MODULE.py; nothing is added to the list"


def test_what_has_its_tests_by_now_leaves_the_list():
    lacking = untested()
    done = {
        f"{room}/{name}.py"
        for room, names in listed().items()
        for name in names - lacking.get(room, set())
    }
    assert done == set(), f"take them from {LIST.name}: python tests/test_mirror.py"


def test_the_list_is_in_order():
    lines = LIST.read_text("utf-8").splitlines()
    assert lines == spelt(listed())


def spelt(rooms: dict[str, set[str]]) -> list[str]:
    """Return the lines of the list."""
    return [f"{room}: {' '.join(sorted(names))}" for room, names in sorted(rooms.items()) if names]


if __name__ == "__main__":  # takes from the list what has its tests by now
    lacking = untested()
    left = {room: names & lacking.get(room, set()) for room, names in listed().items()}
    LIST.write_text("".join(f"{line}\n" for line in spelt(left)), "utf-8")

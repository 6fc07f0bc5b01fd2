"""Every regular expression of the product, how it is called, and texts made to make it slow.

Patterns are found in the globals and class bodies of all modules, in tuples and dictionaries too,
and where a literal is given to ``re.search`` and its like.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import re._constants as op
import re._parser as grammar
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import ModuleType

REPEATS = {op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT}
GROUPS = {op.SUBPATTERN, op.ATOMIC_GROUP}
ONCE = {"match", "fullmatch"}
EVERYWHERE = {"search", "finditer", "findall", "sub", "subn", "split"}
FILLERS = (" ", "　", "1", "一", "、", "公")
SAMPLES = {
    op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a",
    op.CATEGORY_NOT_DIGIT: "x", op.CATEGORY_NOT_SPACE: "x", op.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


@dataclass(slots=True)
class Expression:
    """A pattern, where it stands, and the methods by which the code calls it."""

    pattern: re.Pattern[str]
    places: list[str] = field(default_factory=list)
    methods: set[str] = field(default_factory=set)

    @property
    def anywhere(self) -> bool:
        """Tell whether it is tried at each place of a text, or at its beginning alone."""
        return not self.methods <= ONCE


def modules(*packages: str) -> Iterator[ModuleType]:
    """Yield the modules of packages."""
    for name in packages:
        package = importlib.import_module(name)
        for one in pkgutil.walk_packages(package.__path__, name + "."):
            if not one.name.endswith("__main__"):
                yield importlib.import_module(one.name)


def expressions(*packages: str) -> list[Expression]:
    """Return all patterns of packages, each once."""
    found: dict[tuple[str, int], Expression] = {}
    all_modules = list(modules(*packages))
    calls: dict[tuple[str, str], set[str]] = {}
    literals: dict[ModuleType, list[tuple[int, str, str]]] = {}
    for module in all_modules:
        called(module, calls)
        literals[module] = list(given(module))
    for module in all_modules:
        for name, value in vars(module).items():
            if name in imported(module):
                continue
            for pattern, nested in patterns_in(value, module.__name__, set()):
                one = found.setdefault((pattern.pattern, pattern.flags), Expression(pattern))
                one.places.append(f"{module.__name__}.{name}")
                used = None if nested else calls.get((module.__name__, name))
                one.methods |= used or {"?"}
        for line, source, method in literals[module]:
            pattern = re.compile(source)
            one = found.setdefault((source, pattern.flags), Expression(pattern))
            one.places.append(f"{module.__name__}:{line}")
            one.methods.add(method)
    return list(found.values())


def patterns_in(
    value: Any, home: str, seen: set[int], *, nested: bool = False
) -> Iterator[tuple[re.Pattern[str], bool]]:
    """Yield the patterns in a value, and whether they lie inside another one."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value, nested
        return
    if id(value) in seen:
        return
    inside: Iterable[Any] = ()
    if isinstance(value, dict):
        inside = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        inside = value
    elif isinstance(value, type) and value.__module__ == home:
        inside = list(vars(value).values())
    elif type(value).__module__.startswith(("engine", "tui")):
        slots = getattr(type(value), "__slots__", ())
        inside = [getattr(value, name, None) for name in slots if isinstance(name, str)]
    seen.add(id(value))
    for one in inside:
        yield from patterns_in(one, home, seen, nested=True)


def called(module: ModuleType, calls: dict[tuple[str, str], set[str]]) -> None:
    """Add by module and name how a module calls a global; ``?`` if it is handed on."""
    homes = imported(module)
    owners = {
        id(node.value): node.attr
        for node in tree(module)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }
    for node in tree(module):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            key = homes.get(node.id, (module.__name__, node.id))
            method = owners.get(id(node), "?")
            if method != "pattern":
                known = method in ONCE | EVERYWHERE
                calls.setdefault(key, set()).add(method if known else "?")


@lru_cache(maxsize=1)
def tree(module: ModuleType) -> list[ast.AST]:
    """Return all that a module's source consists of; of one module, for they are large."""
    return list(ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8"))))


@cache
def imported(module: ModuleType) -> dict[str, tuple[str, str]]:
    """Return by name from which module, and as which name, a module has imported something."""
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in tree(module) if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }  # fmt: skip


def given(module: ModuleType) -> Iterator[tuple[int, str, str]]:
    """Yield line, pattern and method of each call of ``re`` with a literal."""
    for node in tree(module):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in ONCE | EVERYWHERE
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield node.lineno, node.args[0].value, node.func.attr


def runs(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """Return (what a text begins with, what it then repeats) made of the pattern's own pieces."""
    tree = grammar.parse(pattern.pattern, pattern.flags)
    pieces = list(dict.fromkeys(filter(None, literals(tree))))
    words = [one for one in pieces if len(one) > 1][:16]
    letters = list(dict.fromkeys([*(one for one in pieces if len(one) == 1), *FILLERS]))[:16]
    found = [("", one) for one in (*filter(None, repeated(tree)), *letters, *words)]
    found += [("", word + filler) for word in (*words, *letters[:4]) for filler in FILLERS[::2]]
    found += [(word, filler) for word in (*words, *letters[:8]) for filler in FILLERS[::2]]
    return list(dict.fromkeys(found))


def repeated(tree: Any) -> Iterator[str]:
    """Yield an example of each thing that a pattern repeats, of each of its branches."""
    for kind, value in tree:
        if kind in REPEATS:
            yield from examples(value[2])
        for part in parts(value):
            yield from repeated(part)


def examples(tree: Any) -> list[str]:
    """Return a few texts that a part of a pattern matches, each branch taken once."""
    found = [""]
    for kind, value in tree:
        if kind is op.BRANCH:
            choices = [one for branch in value[1] for one in examples(branch)]
            found = [found[0] + one for one in choices] + found[1:]
        elif kind in REPEATS:
            least = max(value[0], 1) if value[1] else 0
            found = [one + examples(value[2])[0] * least for one in found]
        elif kind is op.IN:
            found = [one + next(members(value), "") for one in found]
        elif kind is op.LITERAL:
            found = [one + chr(value) for one in found]
        elif kind in GROUPS:
            inner = examples(next(parts(value)))
            found = [one + inner[0] for one in found] + [found[0] + one for one in inner[1:]]
    return [one for one in found if one] or [""]


def literals(tree: Any) -> Iterator[str]:
    """Yield the words of a pattern and a few letters of each of its classes."""
    word = ""
    for kind, value in tree:
        if kind is op.LITERAL:
            word += chr(value)
            continue
        yield word
        word = ""
        if kind is op.IN:
            yield from members(value)
        for part in parts(value):
            yield from literals(part)
    yield word


def parts(value: Any) -> Iterator[Any]:
    """Yield the patterns inside a piece of a pattern: branches, groups, what is repeated."""
    if isinstance(value, grammar.SubPattern):
        yield value
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from parts(one)


def members(value: Any) -> Iterator[str]:
    """Yield a few letters of a class, and of what it leaves out."""
    for kind, one in value[:4]:
        if kind is op.LITERAL:
            yield chr(one)
        elif kind is op.RANGE:
            yield chr(one[0])
        elif kind is op.CATEGORY:
            yield SAMPLES.get(one, "x")

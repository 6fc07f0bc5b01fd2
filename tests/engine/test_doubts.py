"""The catalogue of doubts is whole and used, and nobody decides anything by its sentences."""

from __future__ import annotations

import ast
import re
import zlib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, get_args

import pytest

from engine.anchor import Anchor
from engine.audit.cache import get, put
from engine.doubts import CellDoubt, Doubt, DoubtKind, Family, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINE = Path(__file__).resolve().parent.parent.parent / "engine"
SOURCES = {
    path.relative_to(ENGINE).as_posix(): path.read_text("utf-8")
    for path in sorted(ENGINE.rglob("*.py"))
}
CATALOGUE = "doubts.py"
EDGES = ["audit/worker.py", "export/data/report_json.py"]
HAN = re.compile("[\u4e00-\u9fff]")
SENTENCE = re.compile("[\u4e00-\u9fff][，；]|[，；][\u4e00-\u9fff]|请核对|请对照")
FORMATS = ("reading/files/", "reading/formats/", "reading/__init__.py")
"""Where files are refused: a sentence that is a constant there is a ReadingError's."""
NO_DOUBTS = {("reading/files/encoding.py", "COMMON"), ("reading/files/sources.py", "_sentence")}
"""Chinese that looks like a sentence and is none of a doubt: the usual characters of a text; why a
path cannot be read."""


@cache
def modules() -> dict[str, ast.Module]:
    """Return the trees of all modules."""
    return {name: ast.parse(text) for name, text in SOURCES.items()}


class Call:
    """A call that makes a doubt: where, of which kind, and what it is given."""

    def __init__(self, module: str, node: ast.Call, kind: DoubtKind) -> None:
        self.where = f"{module}:{node.lineno}"
        self.node, self.kind = node, kind
        self.names = {str(one.arg) for one in node.keywords}
        own = ast.unparse(node.func) in {"self.doubt", "found.doubt"}
        self.of_table = "table" in self.names or (own and module.startswith("reading/tables/"))


def calls() -> Iterator[Call]:
    for module, text in SOURCES.items():
        for node in ast.walk(ast.parse(text if "DoubtKind." in text else "")):
            if isinstance(node, ast.Call) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Attribute) and ast.unparse(first.value) == "DoubtKind":
                    yield Call(module, node, DoubtKind[first.attr])


def fields(kind: DoubtKind) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(kind.template) if name}


def filled(kind: DoubtKind) -> Doubt:
    words = {name: f"<{name}>" for name in fields(kind) - {"table"}}
    return Doubt.of(kind, Anchor(block=1), table=3 if "table" in fields(kind) else None, **words)


def names_of(enum: str) -> set[str]:
    """Return the members of an enumeration that the engine speaks of outside the catalogue."""
    nodes = (n for name, tree in modules().items() if name != CATALOGUE for n in ast.walk(tree))
    return {
        node.attr
        for node in nodes
        if isinstance(node, ast.Attribute)
        and ast.unparse(node.value) == enum
        and not node.attr.startswith("_")
    }


CALLS = list(calls())


@pytest.mark.parametrize("call", CALLS, ids=[call.where for call in CALLS])
def test_a_doubt_is_given_what_its_sentence_names_and_no_words_of_ours(call: Call) -> None:
    assert call.names - {"table"} == fields(call.kind) - {"table"}
    assert call.of_table == ("table" in fields(call.kind))
    texts = [n.value for n in ast.walk(call.node) if isinstance(n, ast.Constant)]
    assert not [text for text in texts if isinstance(text, str) and HAN.search(text)]


def test_every_kind_is_made_and_every_family_has_one() -> None:
    made = {call.kind for call in CALLS} | {DoubtKind.ROWS_CUT}  # gathered from others: below
    assert made == set(DoubtKind)
    assert {kind.code for kind in DoubtKind} == set(get_args(Family))
    assert names_of("CellDoubt") == {doubt.name for doubt in CellDoubt}


@pytest.mark.parametrize("kind", DoubtKind, ids=lambda kind: kind.name)
def test_a_doubt_is_said_with_all_its_fields(kind: DoubtKind) -> None:
    said = sentence(filled(kind))
    assert not re.search("[{}]|None", said)
    assert all(f"<{name}>" in said for name in fields(kind) - {"table"})
    assert "table" not in fields(kind) or "3" in said


def test_words_of_the_report_are_never_taken_for_fields() -> None:
    doubt = Doubt.of(DoubtKind.ROW_TWICE, table=3, label="{table}{0.anchor}%s")
    assert sentence(doubt) == "表3中“{table}{0.anchor}%s”出现两次且数字不同，取第一处"


def test_names_are_listed_and_a_column_says_why() -> None:
    dates = Doubt.of(DoubtKind.PUBLISHED_DATES_DIFFER, dates=("2024-01-12", "2024年1月15日"))
    column = Doubt.of(DoubtKind.COLUMN_UNNAMED, table=3, why=CellDoubt.COLUMN_BY_ORDER)
    assert "：2024-01-12、2024年1月15日；" in sentence(dates)
    assert sentence(column) == "表3有一列无法识别，按列的顺序认定"


@pytest.mark.parametrize("kind", DoubtKind, ids=lambda kind: kind.name)
def test_a_sweep_keeps_a_doubt_without_its_sentence(kind: DoubtKind, tmp_path: Path) -> None:
    doubt = filled(kind)
    put(tmp_path / "doubt", doubt)
    back = get(tmp_path / "doubt")
    assert (back, hash(back)) == (doubt, hash(doubt))
    assert back.kind is kind
    packed = zlib.decompress((tmp_path / "doubt").read_bytes())
    assert not HAN.search(packed.decode("utf-8", "ignore"))


def test_a_sweep_keeps_why_a_cell_is_unsure(tmp_path: Path) -> None:
    put(tmp_path / "cells", tuple(CellDoubt))
    assert all(a is b for a, b in zip(get(tmp_path / "cells"), CellDoubt, strict=True))


def test_only_the_edges_put_a_doubt_into_words() -> None:
    saying = [
        name
        for name, tree in modules().items()
        if any(
            isinstance(node, ast.ImportFrom)
            and node.module == "engine.doubts"
            and any(one.name == "sentence" for one in node.names)
            for node in ast.walk(tree)
        )
    ]
    assert saying == EDGES


def test_nobody_looks_into_a_sentence() -> None:
    looked = [
        (module, node.lineno)
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr == "template")
        or (isinstance(node, ast.Compare) and _asks_chinese(node))
    ]
    assert [where for where in looked if where[0] != CATALOGUE] == []


def _asks_chinese(node: ast.Compare) -> bool:
    """Tell whether Chinese is compared with what a doubt or an error says."""
    inside = list(ast.walk(node))
    said = {"message", "doubt", "doubts", "fields"}
    return any(isinstance(n, ast.Attribute) and n.attr in said for n in inside) and any(
        isinstance(n, ast.Constant) and isinstance(n.value, str) and HAN.search(n.value)
        for n in inside
    )


def test_no_reader_holds_a_sentence_that_is_no_error() -> None:
    held = []
    for module, tree in modules().items():
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        held += [
            (module, node.value)
            for node in parents
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and SENTENCE.search(node.value)
            and module.startswith("reading/")
            and not _is_allowed(module, list(_above(node, parents)))
        ]
    assert held == []


def _above(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    while node in parents:
        node = parents[node]
        yield node


def _is_allowed(module: str, above: list[ast.AST]) -> bool:
    """Tell a docstring, a regular expression, an error's sentence, and what is named above."""
    called = {ast.unparse(node.func) for node in above if isinstance(node, ast.Call)}
    names = {ast.unparse(node.targets[0]) for node in above if isinstance(node, ast.Assign)}
    names |= {node.name for node in above if isinstance(node, ast.FunctionDef)}
    return (
        isinstance(above[0], ast.Expr)
        or bool(called & {"re.compile", "re.search", "re.sub", "ReadingError", "Member"})
        or any(isinstance(node, ast.Raise) for node in above)
        or (module.startswith(FORMATS) and any(name.isupper() for name in names))
        or any((module, name) in NO_DOUBTS for name in names)
    )


def test_facts_ask_for_families_that_there_are() -> None:
    asked = {
        (module, text)
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare) and ast.unparse(node.left) == "doubt.code"
        for text in _texts(node.comparators[0], tree)
    }
    assert len(asked) > len(EDGES)
    assert {text for _, text in asked} <= set(get_args(Family))


def _texts(node: ast.expr, tree: ast.Module) -> Iterator[str]:
    """Yield the texts of a literal, or of the constant of the module that a name stands for."""
    for one in tree.body:
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == ast.unparse(node):
            node = one.value
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value

"""The words of gouji: one mechanism, every key in both languages, every key spoken somewhere."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path
from typing import TypeGuard

import pytest

from engine.export.names import AGENCY_KIND, FILING_STATE, OUTCOME, SEVERITY
from engine.packs.describe import STATUS
from tui.cli import COMMANDS
from tui.cli.books.book import VERBS
from tui.text.words import COMMAND_ROOMS, SCREENS, Texts, pair, words_of

TUI = Path(__file__).resolve().parents[3] / "tui"
TEXT = TUI / "text"
ROOMS = [path for path in TEXT.rglob("*.py") if path.name != "words.py"]
SCREEN_TABLES = [one for one in (TEXT / "screens").glob("*.py") if one.stem != "states"]
HAN = re.compile("[\u4e00-\u9fff]")
WIDE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")  # and the signs that go with them

WORDS = {
    **{f"{room}.{name}": both for room in COMMAND_ROOMS for name, both in words_of(room).items()},
    **words_of(SCREENS),
}
NOT_SAID = {
    "app.py": {"勾稽"},  # the name
    "cli/books/book.py": {"开", "是", "关", "否"},  # may be typed
    "cli/completion/tree.py": {
        "（[^（）]*+）|\\([^()]*+\\)",
        "[，；。;,]",
    },  # the first part of a help
    "cli/reports/selection.py": {"，"},  # may be typed
    "cli/speech/listing.py": {"[一-鿿]"},  # what advice() looks for
    "cli/speech/streams.py": {"勾稽"},  # what prepare() tries to encode
    "dropped.py": {"'\"‘’“”「」"},  # may be typed
    "plain/desk.py": {"【", "】"},  # may be typed
    "plain/excerpts.py": {"【", "】"},  # around evidence, among the report's own words
    "render/explain.py": {
        "排除",
        "暂予接受",
        "：",
    },  # how the casebook spells a proposal
    "render/explain_cause.py": {"＝"},  # how a rule spells equals
    "render/navigation.py": {"表", "〇一二三四五六"},  # what a filter finds
    "render/page.py": {"[图片] "},  # in the report's place
    "screens/base.py": {"。"},  # may be typed
    "terminal/keymap.py": {".,。,ctrl+o", "[,【,shift+f3", "],】,shift+f4"},  # may be typed
    "web/server.py": {"勾稽"},  # the name
}
SIGNS = {  # they know characters, and how days are typed
    "render/grid.py", "render/sanitise.py", "render/wrap.py",
    "terminal/typed_dates.py",
}  # fmt: skip


def trees(*folders, but=()):
    for path in sorted(one for folder in folders for one in folder.rglob("*.py")):
        if not any(path.is_relative_to(other) for other in but):
            yield path, ast.parse(path.read_text("utf-8"))


def is_text(node) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def docstrings(tree):
    """Return the strings that stand as statements: nobody says them."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def asked(tree):
    """Yield the keys that a module names as a whole, and the beginnings that it completes."""
    for node in ast.walk(tree):
        if is_text(node):
            yield node.value, True
        if isinstance(node, ast.JoinedStr) and is_text(node.values[0]):
            yield node.values[0].value, False
        if isinstance(node, ast.BinOp) and is_text(node.left):
            yield node.left.value, False


def spoken(tree):
    """Yield the first argument of each call of say() and texts()."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name == "texts" or (name == "say" and isinstance(node.func, ast.Name)):
                yield node.args[0]


def placeholders(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_say_the_same_things(key):
    chinese, english = WORDS[key]
    assert placeholders(chinese) == placeholders(english)
    assert not WIDE.search(english)
    assert bool(chinese) == bool(english)


def test_every_word_that_the_code_asks_for_is_there():
    keys = [
        (path.name, node.value)
        for path, tree in trees(TUI, but=ROOMS)
        for node in spoken(tree)
        if is_text(node)
    ]
    assert len(keys) > 350
    assert [one for one in keys if one[1] not in WORDS] == []


def test_every_key_is_asked_for_somewhere():
    asks = {ask for _path, tree in trees(TUI, but=ROOMS) for ask in asked(tree)}
    whole = {text for text, complete in asks if complete}
    begun = tuple(text for text, complete in asks if not complete and text.endswith("-"))
    assert [key for key in WORDS if key not in whole and not key.startswith(begun)] == []


def test_no_chinese_is_said_past_the_words():
    past = [
        (str(path.relative_to(TUI)), node.value)
        for path, tree in trees(TUI, but=[*ROOMS, *(TUI / name for name in SIGNS)])
        for node in ast.walk(tree)
        if is_text(node) and WIDE.search(str(node.value)) and id(node) not in docstrings(tree)
    ]
    assert [(name, text) for name, text in past if text not in NOT_SAID.get(name, ())] == []


def test_no_two_tables_of_the_screens_have_the_same_key():
    sizes = 0
    for path, tree in trees(TEXT):
        for node in ast.walk(tree):
            if isinstance(node, ast.Dict) and path in SCREEN_TABLES:
                sizes += sum(is_text(key) for key in node.keys)
    states = [key for key in WORDS if key.startswith(("filing-", "state-", "event-", "kind-"))]
    assert sizes + len(states) == len(words_of(SCREENS))


def test_every_command_and_verb_says_what_it_does():
    assert [name for name in COMMANDS if pair(f"command.does-{name}") is None] == []
    assert [name for name in VERBS if pair(f"book.verb-{name}") is None] == []


@pytest.mark.parametrize(
    ("start", "names"),
    [
        ("names.severity-", SEVERITY),
        ("names.outcome-", OUTCOME),
        ("names.status-", STATUS),
        ("names.kind-", AGENCY_KIND),
        ("filing-", FILING_STATE),
    ],
)
def test_the_terminal_says_what_exports_say(start, names):
    said = {name: pair(start + name) for name in names}
    assert {name: both and both[0] for name, both in said.items()} == dict(names)


def test_values_with_braces_are_only_values():
    assert Texts()("saved", what="{x}", rule="{0}") == "已保存：{x} {0}"


def test_an_unknown_reason_is_shown_as_it_is():
    assert Texts("en")("reason-旧理由") == "旧理由"


def test_an_unknown_room_is_no_file_of_another_name():
    assert pair("words.pair") is None
    assert pair("book.no-such-word") is None

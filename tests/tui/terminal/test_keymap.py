"""Keys: every action has a key no input method swallows, and a user may change them."""

from __future__ import annotations

import pytest

from engine.errors import UsageError
from tui.terminal.keymap import DEFAULTS, load_keys, shown, spread, textual_name
from tui.text.screens import WORDS
from tui.text.words import Texts


def test_every_letter_has_a_key_beside_it_that_no_input_method_swallows():
    for name, keys in DEFAULTS.items():
        safe = [key for key in keys.split(",") if len(key) > 1 or key.isdigit()]
        assert safe, name


def test_no_two_actions_of_one_screen_share_a_key():
    actions = ["confirm", "dismiss", "accept", "note", "skip", "back", "undo", "evidence", "quit",
               "filter", "help", "trail", "rules", "order", "pane-list", "pane-document",
               "pane-rule", "zoom", "close", "open"]  # fmt: skip
    keys = [key for name in actions for key in spread(DEFAULTS[name]).split(",")]
    assert len(keys) == len(set(keys))


def test_letters_are_bound_small_capital_and_full_width():
    assert spread("x,f3") == "x,X,\uff58,\uff38,f3"
    assert spread("/") == "slash,\uff0f"
    assert spread("?") == "question_mark,\uff1f"


def test_a_capital_that_is_a_key_of_its_own_is_not_the_small_one():
    assert spread("c,f2") == "c,\uff43,f2"
    assert spread("C") == "C,\uff23"


def test_a_users_file_changes_keys(tmp_path, drive, book):
    path = tmp_path / "keys.yaml"
    path.write_text("confirm: i,f2\n", "utf-8")
    keys = load_keys(path, Texts())

    async def steps(pilot):
        await pilot.press("c")
        await pilot.press("i")

    drive(steps, filing=1, keys=keys)
    assert sum(finding.state == "confirmed" for finding in book.findings(1)) == 1


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("confrim: y", "没有叫 confrim 的动作"),
        ("confirm: q", "q 同时是 confirm 和 quit"),
        ("- y", "每行写一个"),
        ("a: [", "读不了"),
    ],
)
def test_a_wrong_file_is_refused_in_a_sentence(tmp_path, text, says):
    path = tmp_path / "keys.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match=says):
        load_keys(path, Texts())
    with pytest.raises(UsageError) as english:
        load_keys(path, Texts("en"))
    assert english.value.message.isascii()


def test_no_file_changes_nothing(tmp_path):
    assert load_keys(tmp_path / "none.yaml", Texts()) == load_keys(None, Texts()) == {}


def test_every_key_has_words_in_both_languages():
    for name in ("confirm", "dismiss", "accept", "note", "skip", "back", "undo", "quit", "help"):
        chinese, english = WORDS[f"key-{name}"]
        assert chinese
        assert english.isascii()


def test_keys_read_as_on_the_keyboard():
    assert [shown(key, Texts()) for key in ("c,f2", "f1,?", "/", "enter", "pagedown", "space")] == [
        "c", "F1", "/", "Enter", "PgDn", "空格",
    ]  # fmt: skip
    assert shown("space", Texts("en")) == "Space"


@pytest.mark.parametrize(
    "text", ["confirm: q", "note: C", "view-1: o", "rounds: t\nconfirm: \uff43,1"]
)
def test_a_key_that_two_actions_of_a_screen_would_share_is_refused(tmp_path, text):
    path = tmp_path / "keys.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(UsageError, match="同时是"):
        load_keys(path, Texts())


def test_keys_may_be_exchanged(tmp_path):
    path = tmp_path / "keys.yaml"
    path.write_text("confirm: x,f2\ndismiss: c,f3\n", "utf-8")
    assert load_keys(path, Texts()) == {"confirm": "x,f2", "dismiss": "c,f3"}


def test_a_key_is_named_as_textual_names_it():
    from textual.keys import _character_to_key

    for one in "*[］。＊":  # noqa: RUF001
        assert textual_name(one) == _character_to_key(one)
    kept = ["a", "space", "f2"]
    assert [textual_name(one) for one in kept] == kept

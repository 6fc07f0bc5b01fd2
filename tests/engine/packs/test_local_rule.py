"""A county's rule goes into the county's file and changes nothing that stood there."""

from __future__ import annotations

import pytest

from engine.errors import PackError, UsageError
from engine.facts import kinds
from engine.packs import load_pack, shipped
from engine.packs.load import overlay_of
from engine.packs.local_rule import new_overlay, with_rule

PACK = load_pack(proof=False)
KIND = next(kind for kind in kinds() if kind.name == "fee")
HEAD = """\
# 本县的
overlay: here
title: 本县
source: {id: ours, title: 通知}   # 第 3 号
"""
RULE = (
    new_overlay("x", "L101", "one", KIND).decode().partition("rules:\n")[2].replace("local", "ours")
)


def grown(text: str | bytes, code: str = "L102") -> bytes:
    """Return a file with one more rule."""
    content = text.encode() if isinstance(text, str) else text
    return with_rule(content, PACK, "here.yaml", code, "two", KIND)


def codes(content: bytes) -> list[str]:
    """Return the codes of a file's rules."""
    return [rule.code for rule in overlay_of(content, "here.yaml")[0].rules]


def test_a_new_file_loads_with_its_rule():
    made = new_overlay("my-county", "L101", "one", KIND)
    overlay, _, _ = overlay_of(made, "x.yaml")
    assert (overlay.overlay, codes(made)) == ("my-county", ["L101"])
    assert overlay.rules[0].basis[0].source == overlay.source.id


@pytest.mark.parametrize("stem", ["青禾县", "My County", "-x", ""])
def test_a_file_name_that_is_no_name_of_an_overlay_gives_another(stem):
    assert overlay_of(new_overlay(stem, "L101", "one", KIND), "x")[0].overlay == "local"


FLAT = "\n".join(line.removeprefix("  ") for line in RULE.splitlines()) + "\n"
FILES = {
    "no rules yet": HEAD,
    "no line end": HEAD.rstrip("\n"),
    "an empty list": HEAD + "rules: []   # 还没有\nseverity: {}\n",
    "one rule": HEAD + "rules:\n" + RULE,
    "not indented": HEAD + "rules:\n" + FLAT,
    "a comment after it": HEAD + "rules:\n" + RULE + "# 完\n",
    "no line end after it": HEAD + "rules:\n" + RULE.rstrip("\n"),
    "rules before the rest": "rules:\n" + RULE + "\n# 下面是来源\n" + HEAD,
    "a block of text last": (
        HEAD + "rules:\n" + RULE + "    known_problems: |\n      甲\n      乙\n"
    ),
    "a folded text before the rest": (
        "rules:\n" + RULE + "    ask: >-\n      甲\n\n      乙\n\n" + HEAD
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_what_stood_in_the_file_stands_there_still(text):
    made = grown(text).decode()
    assert codes(made.encode())[-1] == "L102"
    left = made.splitlines()
    for line in text.replace(" []", "").splitlines():
        assert line in left, line
        left = left[left.index(line) + 1 :] if line.strip() else left
    assert codes(grown(made, "L103"))[-2:] == ["L102", "L103"]


def test_line_ends_and_the_mark_stay():
    made = grown(b"\xef\xbb\xbf" + FILES["one rule"].replace("\n", "\r\n").encode())
    assert made.startswith(b"\xef\xbb\xbf# ")
    assert made.count(b"\n") == made.count(b"\r\n")


def test_the_source_of_the_file_is_cited():
    made = overlay_of(grown(HEAD), "x")[0]
    assert made.rules[0].basis[0].source == "ours"


IN_ONE_LINE = (
    "rules: [{code: L101, name: a, title: a, severity: info, basis: [{source: ours, clause: x}], "
    "years: 2021-, over: fee, message: a, why: a, remedy: a, examples: []}]\n"
)


@pytest.mark.parametrize(
    "text",
    [
        "{overlay: here, title: 本县, source: {id: ours, title: 通知}}\n",
        HEAD + "...\n",
        HEAD + IN_ONE_LINE,
    ],
    ids=["all in one line", "an end of the document", "rules in one line"],
)
def test_where_there_is_no_place_for_it_the_file_is_left_alone(text):
    overlay_of(text.encode(), "x")  # it is an overlay
    with pytest.raises(UsageError, match="没有改动它"):
        grown(text)


@pytest.mark.parametrize("code", ["F999", "L1", "W101"])
def test_a_code_that_is_no_countys_is_refused(code):
    with pytest.raises(UsageError, match="L101"):
        grown(HEAD, code)


def test_a_code_that_is_taken_is_refused():
    with pytest.raises(UsageError, match="已被占用"):
        grown(FILES["one rule"], "L101")


@pytest.mark.parametrize("text", ["", "overlay: x\n", "x: [\n", HEAD + "severty: {}\n"])
def test_a_file_that_is_no_overlay_is_told(text):
    with pytest.raises(PackError):
        grown(text)


def test_the_shipped_example_takes_another_rule():
    text = (shipped() / "overlays" / "qinghe.yaml").read_bytes()
    assert grown(text).startswith(text)

"""Lists and patterns by name: references, what code asks for, and the way to another process."""

from __future__ import annotations

import pickle

import pytest

from engine.errors import PackError
from engine.vocabulary.model import Subject, Use, Vocabulary

USE = Use("speech", patterns=("kept", "kept_list"), lists=("kept_list",))
SUBJECT = Subject(
    name="speech",
    lists={"kept_list": ("制度", "三审.三校", "审查")},
    patterns={
        "kept": ("建立{within}{0,3}?{kept_list}", "{stock}的"),
        "stock": ("台账",),
        "within": ("[^，]",),
        "loop": ("{loop}",),
        "lost": ("{nowhere}",),
        "open": ("(",),
    },
)
VOCABULARY = Vocabulary({"speech": SUBJECT})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("建立了制度", "建立了制度"),
        ("台账的", "台账的"),
        ("建立，制度", None),
        ("建立三审.三校", "建立三审.三校"),
        ("建立三审啊三校", None),
    ],
)
def test_a_pattern_is_its_alternatives_with_the_words_written_out(text, said):
    match = VOCABULARY[USE]["kept"].search(text)
    assert (match and match.group()) == said


def test_a_list_is_the_pattern_of_its_words_too():
    words = VOCABULARY[USE]
    assert words["kept_list"].findall("审查制度") == ["审查", "制度"]
    assert words.of("kept_list") == ("制度", "三审.三校", "审查")


def test_a_pattern_is_compiled_once():
    assert VOCABULARY[USE]["kept"] is VOCABULARY[Use(USE.subject, USE.patterns, USE.lists)]["kept"]


def test_code_gets_only_what_it_declares():
    with pytest.raises(KeyError):
        VOCABULARY[USE]["stock"]
    with pytest.raises(KeyError):
        VOCABULARY[USE].of("stock")


@pytest.mark.parametrize("name", ["loop", "lost", "open"])
def test_what_cannot_be_compiled_names_the_file(name):
    words = VOCABULARY[Use("speech", patterns=(name,))]
    with pytest.raises(PackError, match=r"vocabulary/speech\.yaml"):
        words[name]


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (Use("elsewhere"), "elsewhere.yaml: 规则包里没有这个用语文件"),
        (Use("speech", patterns=("absent",)), "speech.yaml: 程序要用句式“absent”"),
        (Use("speech", lists=("kept",)), "speech.yaml: 程序要用词表“kept”"),
    ],
)
def test_what_code_asks_for_in_vain_names_the_file(use, said):
    with pytest.raises(PackError, match=said):
        VOCABULARY[use]
    with pytest.raises(PackError, match="没有这个用语文件"):
        Vocabulary()[use]


def test_more_words_make_another_vocabulary():
    more = VOCABULARY.extended("speech", "kept_list", ("备案",))
    assert more[USE]["kept"].search("建立备案")
    assert not VOCABULARY[USE]["kept"].search("建立备案")


def test_it_goes_to_another_process_as_it_is_written():
    VOCABULARY[USE]["kept"]
    there = pickle.loads(pickle.dumps(VOCABULARY))  # noqa: S301 — our own bytes
    assert there.subjects == VOCABULARY.subjects
    assert there[USE]["kept"].pattern == VOCABULARY[USE]["kept"].pattern

"""What is wrong with words before any report is read."""

from __future__ import annotations

import pytest

from engine.vocabulary.file import VocabularyFile
from engine.vocabulary.lint import faults, shared_words
from engine.vocabulary.model import Subject, Use

HEAD = {"title": "申请", "reason": "试", "source": "practice"}

WORDS = {"receive": ["收到(了|)"], "result.granted": ["(予以|)公开"]}

PROOF = [
    {"text": "收到了，予以公开", "matches": {"receive": "收到了", "result.granted": "予以公开"}}
]

USE = Use("tried", words=("receive", "result"))


def said(words, examples=PROOF, use=USE):
    """Return every complaint about a file with these words."""
    file = VocabularyFile.model_validate({**HEAD, "words": words, "examples": examples})
    return [one for _, one in faults(file.subject("tried"), file, [use])]


def test_nothing_is_said_of_words_that_are_used_and_proved():
    assert said(WORDS) == []


@pytest.mark.parametrize(
    ("words", "examples", "complaint"),
    [
        ({**WORDS, "answer": ["收到"]}, PROOF, "一个词只能在一类"),
        ({**WORDS, "answer": ["答复"]}, PROOF, "程序不用词类“answer”"),
        ({**WORDS, "receive": ["收到.*"]}, PROOF, "里只能用"),
        ({**WORDS, "receive": ["收到(了"]}, PROOF, "里只能用"),
        ({"result.granted": ["公开"]}, [], "程序要用词类“receive”"),
        (WORDS, [], "没有示例"),
        ({**WORDS, "receive": ["(甲|乙)" * 11]}, PROOF, "种写法，太多"),
    ],
)
def test_what_is_wrong_with_words(words, examples, complaint):
    assert any(complaint in one for one in said(words, examples)), said(words, examples)


def test_a_word_of_two_files_is_told():
    first = Subject(name="first", words={"receive": ("收到",)})
    second = Subject(name="second", words={"answer": ("收到(了|)",)})
    assert [said for _, said in shared_words(second, [first])] == [
        "“收到”已在 first 的 receive 里，一个词只能在一类。"
    ]

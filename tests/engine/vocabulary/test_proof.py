"""Examples of a vocabulary: each sentence, and what has to be read from it."""

from __future__ import annotations

from engine.vocabulary.file import VocabularyFile
from engine.vocabulary.model import Subject, Vocabulary
from engine.vocabulary.proof import results

HEAD = {"title": "申请", "reason": "试", "source": "practice"}


def test_an_example_is_covered_with_the_words_of_all_files():
    file = VocabularyFile.model_validate(
        {
            **HEAD,
            "words": {"receive": ["收到"]},
            "examples": [{"text": "收到函", "matches": "receive"}],
        }
    )
    longer = Subject(name="longer", words={"foreign": ("收到函",)})
    vocabulary = Vocabulary({"tried": file.subject("tried"), "longer": longer})
    assert [one.wrong for one in results(vocabulary, "tried", file)] == [
        "receive 应读到“…”，实为“”"
    ]


def test_a_county_may_add_words_to_a_category():
    vocabulary = Vocabulary({"tried": Subject(name="tried", words={"receive": ("收到",)})})
    more = vocabulary.extended("tried", "receive", ("接悉",))
    assert more.lexicon.longest("接悉三件", 0) == "接悉"
    assert vocabulary.lexicon.longest("接悉三件", 0) == ""

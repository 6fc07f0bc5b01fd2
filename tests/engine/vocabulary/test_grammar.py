"""What a pattern may be: a small part of regular expressions, none of it slow."""

from __future__ import annotations

import re

import pytest

from engine.vocabulary.grammar import GrammarError, check
from engine.vocabulary.model import Subject

WORDS = {"words": ("制度", "审查")}
LONGER = {"some": ("[^，]{0,3}制度",), "one": ("[^，]",), "maybe": ("制度?",)}


def subject(*alternatives):
    return Subject(name="speech", lists=WORDS, patterns={**LONGER, "tried": alternatives})


@pytest.mark.parametrize(
    "text",
    [
        "监督(?!权)(?:检查|保障)",
        "{words}[^。；，]{0,12}?(?:建立|健全)",
        r"^\s*(?P<lead>[^。：:；;\n]{2,34})",
        r"(?<![A-Za-z0-9./_@])[Xx×]{2,}",
        "(?:的|日常|由专人)*{words}",
        r"【\s*】|\[\s*\]|\{\{[^}]*\}\}",
        "{one}{0,30}?{words}",
        "(?:{maybe}|台账)+",
        r"[一-鿿（）()\]-]{1,}$",
        "(制度){1}",
    ],
)
def test_what_is_of_the_grammar(text):
    check(subject(text), "tried")
    assert re.compile(subject(text).expanded("tried"))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("(?:[一二]{1,3}、)*", "重复里面不能再有重复"),
        ("(?:{some})*", "重复里面不能再有重复"),
        ("{some}{2,3}", "重复里面不能再有重复"),
        ("(?:a+)+", "重复里面不能再有重复"),
        ("(a|b*)*", "重复里面不能再有重复"),
        ("(?:(?:a{2})){2}", "重复里面不能再有重复"),
        ("a**", "重复之后不能再重复"),
        ("a{0,3}{2}", "重复之后不能再重复"),
        ("a{3,1}", "从小到大"),
        ("a{0,999}", "不超过"),
        ("a{,}", "写明次数"),
        ("a{}", "写明次数"),
        (r"(a)\1", "这里不能写"),
        ("(?P=lead)", "括号只能写"),
        ("(?i)制度", "括号只能写"),
        ("(?>制度)", "括号只能写"),
        ("(?#说明)", "括号只能写"),
        ("(?(1)a|b)", "括号只能写"),
        ("(制度", "括号不成对"),
        ("制度)", "括号不成对"),
        ("*制度", "这里不能写"),
        ("[制度", "这里不能写"),
        ("{nowhere}", "没有名为“nowhere”"),
        ("{tried}", "引用了自己"),
    ],
)
def test_what_is_refused(text, why):
    with pytest.raises(GrammarError, match=re.escape(why)):
        check(subject(text), "tried")

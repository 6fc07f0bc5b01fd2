"""Facts about part five: does it name a problem, an improvement, and as many as it announces.

Generous on purpose: any sentence that tells of a concrete shortcoming names a problem, whatever
words it uses, and any sentence of intent is an improvement. Only the stock phrase “存在一些不足”
by itself names nothing.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from engine.evidence import Evidence, Fact, Kind, Place
from engine.facts.sentences import Sentence, part_sentences, without_marks
from engine.facts.structure.promises import promised
from engine.report import Picture
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.report import Report
    from engine.vocabulary.model import Vocabulary, Words

KINDS: tuple[Kind, ...] = (
    Kind(
        name="part_five",
        meaning="第五部分应当写到的一项内容；有第五部分标题时至少两条（问题、改进），另加各处“有几个方面”",
        fields={
            "item": ("str", "problem 存在的问题，improvement 改进情况，promise 自称有几项"),
            "promised": ("int", "应有几项：问题、改进至少一项，promise 为自称的项数"),
            "named": ("int", "读到几项；promise 为其后连续编号数到几"),
        },
    ),
)

WORDS = Use(
    "part_five",
    patterns=(
        "generic",
        "short",
        "opener",
        "wanting",
        "action",
        "aside",
        "improving",
        "item",
        "none",
        "lacking_in",
        "labelled",
        "answer",
        "mended",
    ),
)
_ENOUGH = 12
_ENOUGH_OF_AN_ITEM = 5  # 一是更新慢
_ENOUGH_BEFORE = 7  # 同一户反复申请


def facts(report: Report, vocabulary: Vocabulary) -> Iterator[Fact]:
    """Yield what part five names and announces; nothing where part five has no heading."""
    part = report.parts.get(5)
    if part is None or part.heading is None:
        return
    words = vocabulary[WORDS]
    blocks = [report.document.blocks[i] for i in part.blocks]
    sentences = tuple(part_sentences(report, 5))
    unsure = frozenset({"named"}) if any(isinstance(b, Picture) for b in blocks) else frozenset()
    heading = Evidence.of(part.heading.mention)
    problems = tuple(s for s in sentences if _names_problem(s.text, words))
    problems = problems or _under_heading(sentences, words) or _answered(sentences, words)
    problems = problems or _mended(sentences, words)
    improvements = tuple(s for s in sentences if _is_improvement(s.text, words))
    improvements = improvements or _answers(sentences, words)
    for item, label, found in (
        ("problem", "存在的问题", problems),
        ("improvement", "改进情况", improvements),
    ):
        yield Fact(
            kind="part_five",
            fields={"item": item, "promised": 1, "named": len(found)},
            place=Place(part=5, item=item, label=label),
            evidence=(found[0].evidence,) if found else (heading,),
            labels={"item": label},
            doubtful=unsure if not found else frozenset(),
        )
    yield from promised(report, vocabulary)


def _names_problem(text: str, words: Words) -> bool:
    own = words["short"].search(_own_words(text, words))
    return own is not None or words["lacking_in"].search(text) is not None


def _own_words(text: str, words: Words) -> str:
    """Return a sentence without the stock phrase and without what leads up to an answer."""
    return words["opener"].sub("", words["generic"].sub("", text))


def _under_heading(sentences: tuple[Sentence, ...], words: Words) -> tuple[Sentence, ...]:
    """Return what stands between “存在问题” and “改进”, if it is more than the stock phrase."""
    found, inside = [], False
    for sentence in sentences:
        if words["improving"].search(sentence.text):
            inside = False
        elif words["generic"].search(sentence.text):
            inside = True
        rest = words["aside"].sub("", _own_words(sentence.text, words))
        aside = words["aside"].search(sentence.text) or words["none"].search(sentence.text)
        named = words["item"].match(rest) or words["labelled"].search(sentence.text)
        enough = _ENOUGH_OF_AN_ITEM if named else _ENOUGH
        if inside and len(without_marks(rest)) >= enough and not aside:
            found.append(sentence)
    return tuple(found)


def _answered(sentences: tuple[Sentence, ...], words: Words) -> tuple[Sentence, ...]:
    """Return the sentence before 为此…: what is answered is a problem, whatever its words."""
    for said, answer in pairwise(sentences):
        rest = words["aside"].sub("", _own_words(said.text, words))
        aside = words["aside"].search(said.text) or words["none"].search(said.text)
        if words["answer"].match(answer.text) and not aside and len(without_marks(rest)) >= _ENOUGH:
            return (said,)
    return ()


def _mended(sentences: tuple[Sentence, ...], words: Words) -> tuple[Sentence, ...]:
    """Return a sentence that tells what is so and then that it is mended."""
    for sentence in sentences:
        mended = words["mended"].search(sentence.text)
        before = sentence.text[: mended.start()].rpartition("，")[0] if mended else ""
        if len(without_marks(_own_words(before, words))) >= _ENOUGH_BEFORE:
            return (sentence,)
    return ()


def _answers(sentences: tuple[Sentence, ...], words: Words) -> tuple[Sentence, ...]:
    """Return the sentences that answer (针对上述问题，…): they improve, whatever their words."""
    found = []
    for sentence in sentences:
        answer = words["answer"].match(sentence.text)
        rest = words["generic"].sub("", sentence.text[answer.end() :]) if answer else ""
        if len(without_marks(rest)) >= _ENOUGH and not words["aside"].search(rest):
            found.append(sentence)
    return tuple(found)


def _is_improvement(text: str, words: Words) -> bool:
    if words["aside"].search(text):
        return False
    meant = words["wanting"].sub("", words["generic"].sub("", text))
    return words["action"].search(meant) is not None

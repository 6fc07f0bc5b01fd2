"""What is wrong with a vocabulary before any report is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.vocabulary.grammar import GrammarError, check
from engine.vocabulary.lexicon import MOST_SPELLINGS, TOO_MANY, spellings, spelt, too_many, unfold
from engine.vocabulary.model import REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from engine.vocabulary.file import VocabularyFile
    from engine.vocabulary.model import Subject, Use

_MARKS = re.compile(r"[\[\]{}*+?.\\^$]")
"""What belongs to patterns, not to words."""
Fault = tuple[tuple[str | int, ...], str]
"""Where in the file, and a sentence."""


def unbounded_words(subject: Subject) -> Iterator[Fault]:
    """Yield the entries that stand for more spellings than are ever unfolded."""
    for name, entries in subject.words.items():
        for index, written in enumerate(entries):
            if spellings(written) > TOO_MANY:
                yield ("words", name, index), too_many(written)


def grammar_faults(subject: Subject) -> Iterator[Fault]:
    """Yield what of a subject's patterns cannot be compiled, or is not of the grammar."""
    for name in subject.patterns:
        where = ("patterns", name)
        try:
            check(subject, name)
            subject.compiled(name)
        except GrammarError as error:
            yield where, f"{name}：{error}。"
        except PackError as error:
            yield where, error.message


def faults(subject: Subject, file: VocabularyFile, uses: Iterable[Use]) -> Iterator[Fault]:
    """Yield every complaint about a file; ``uses`` are those that ask for its subject."""
    uses = tuple(uses)
    broken = tuple(grammar_faults(subject))
    yield from broken
    yield from _names(file)
    yield from _asked(subject, uses)
    yield from _unused(file, uses)
    yield from _twice(file)
    yield from unbounded_words(subject)
    yield from _spellings(subject)
    if not broken:
        yield from _groups(subject, uses)
        yield from _unproved(subject, file)


def _names(file: VocabularyFile) -> Iterator[Fault]:
    for name in file.patterns:
        if name in file.lists or name in file.words:
            yield ("patterns", name), f"“{name}”既是词表又是句式，请改一个名称。"
    for index, pair in enumerate(file.excludes):
        for name in pair:
            if name not in file.lists:
                yield ("excludes", index), f"excludes 里的“{name}”不是词表。"


def _asked(subject: Subject, uses: Iterable[Use]) -> Iterator[Fault]:
    for use in uses:
        for said in use.lacking(subject):
            yield (), said


def _groups(subject: Subject, uses: Iterable[Use]) -> Iterator[Fault]:
    """Find patterns without a group of which code takes what it matched."""
    for use in uses:
        for name, group in use.groups:
            if name in subject.patterns and group not in subject.compiled(name).groupindex:
                yield ("patterns", name), f"程序要取句式 {name} 里的 (?P<{group}>…)，这里没有。"


def _unused(file: VocabularyFile, uses: Iterable[Use]) -> Iterator[Fault]:
    used = {name for use in uses for name in (*use.patterns, *use.lists)}
    for name, alternatives in file.patterns.items():
        for text in alternatives:
            used |= {other for other in REFERENCE.findall(text) if other != name}
    wanted = {name for use in uses for name in use.words}
    for name in file.words:
        if name.partition(".")[0] not in wanted:
            yield ("words", name), f"程序不用词类“{name}”，请删去。"
    for key in ("lists", "patterns"):
        for name in getattr(file, key):
            if name not in used:
                yield (key, name), f"“{name}”没有句式引用，程序也不用，请删去。"


def _twice(file: VocabularyFile) -> Iterator[Fault]:
    for name, words in file.lists.items():
        for index, word in enumerate(words):
            if word in words[:index]:
                yield ("lists", name, index), f"词表 {name} 里“{word}”写了两次。"
    for first, second in file.excludes:
        both = set(file.lists.get(first, ())) & set(file.lists.get(second, ()))
        for word in sorted(both):
            index = file.lists[second].index(word)
            yield ("lists", second, index), f"“{word}”同在 {first} 和 {second}，两表不能共有。"


def _spellings(subject: Subject) -> Iterator[Fault]:
    """Find words in two categories, and entries with too many spellings."""
    seen: dict[str, str] = {}
    for name, entries in subject.words.items():
        for index, written in enumerate(entries):
            if spellings(written) > TOO_MANY:
                continue
            where, words = ("words", name, index), unfold(written)
            if len(words) > MOST_SPELLINGS:
                yield where, f"“{written}”有 {len(words)} 种写法，太多，请分开写。"
            if _MARKS.search(written) or any(set(word) & set("()|") for word in words):
                yield where, f"“{written}”里只能用 (甲|乙|) 写几种写法。"
            for word in filter(None, words):
                other = seen.setdefault(word, name)
                if other != name:
                    yield where, f"“{word}”已在 {other} 里，一个词只能在一类。"


def shared_words(subject: Subject, before: Iterable[Subject]) -> Iterator[Fault]:
    """Find words of a subject that another file has too."""
    known = {word: (other.name, name) for other in before for name, _, word in spelt(other.words)}
    for name, index, word in spelt(subject.words):
        if word in known:
            file, category = known[word]
            where = ("words", name, index)
            yield where, f"“{word}”已在 {file} 的 {category} 里，一个词只能在一类。"


def _unproved(subject: Subject, file: VocabularyFile) -> Iterator[Fault]:
    """Find examples that prove nothing, and alternatives that no example reads."""
    for index, example in enumerate(file.examples):
        if not example.matches and not example.misses:
            yield ("examples", index), f"示例“{example.text[:20]}”什么也没有要求读到。"
    for name in file.words:
        if not any(name in example.matches for example in file.examples):
            yield ("words", name), f"词类 {name} 没有示例，请补一个。"
    for name, alternatives in file.patterns.items():
        texts = [example.text for example in file.examples if name in example.matches]
        if not texts and any(name in use for use in _references(file)):
            texts = [example.text for example in file.examples]
        for index, written in enumerate(alternatives):
            one = re.compile(subject.alternative(written, (name,)))
            if not any(one.search(text) for text in texts):
                where = ("patterns", name, index) if len(alternatives) > 1 else ("patterns", name)
                yield where, f"句式 {name} 没有示例读到“{written[:24]}”，请补一个。"


def _references(file: VocabularyFile) -> Iterator[set[str]]:
    """Yield the names that each pattern refers to."""
    for alternatives in file.patterns.values():
        yield {name for text in alternatives for name in REFERENCE.findall(text)}

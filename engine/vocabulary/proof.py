"""Run the examples of a vocabulary: each sentence, and what has to be read from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.vocabulary.file import Reading, VocabularyFile
    from engine.vocabulary.model import Subject, Vocabulary


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """An example by its number, and what is wrong with it ("" if nothing)."""

    number: int
    text: str
    wrong: str


def results(vocabulary: Vocabulary, name: str, file: VocabularyFile) -> Iterator[ReadingResult]:
    """Read every example; the subject may hold more words than the file (a county's)."""
    subject = vocabulary.subjects[name]
    for number, example in enumerate(file.examples):
        wrong = (*_wrong(subject, example), *_miscovered(vocabulary, subject, example))
        yield ReadingResult(number, example.text, "；".join(wrong))


def _miscovered(vocabulary: Vocabulary, subject: Subject, example: Reading) -> Iterator[str]:
    """Cover the sentence with the words of all files, and find what came out otherwise."""
    names = {*example.matches, *example.misses} & set(subject.words)
    if not names:
        return
    found: dict[str, list[str]] = {}
    for name, word in vocabulary.lexicon.covered(example.text):
        found.setdefault(name, []).append(word)
    for name, wanted in example.matches.items():
        if name in names and (name not in found or wanted not in {None, *found[name]}):
            yield f"{name} 应读到“{wanted or '…'}”，实为“{'、'.join(found.get(name, ()))}”"
    for name in example.misses:
        if name in names and name in found:
            yield f"{name} 不应读到“{'、'.join(found[name])}”"


def _wrong(subject: Subject, example: Reading) -> Iterator[str]:
    for name in (*example.matches, *example.misses):
        if not any(name in known for known in (subject.patterns, subject.lists, subject.words)):
            yield f"没有名为“{name}”的句式、词表或词类"
            return
    for name, wanted in example.matches.items():
        if name in subject.words:
            continue
        match = subject.compiled(name).search(example.text)
        if match is None:
            yield f"{name} 没有读到"
        elif wanted is not None and match.group() != wanted:
            yield f"{name} 应读到“{wanted}”，实为“{match.group()}”"
    for name in example.misses:
        if name in subject.words:
            continue
        match = subject.compiled(name).search(example.text)
        if match is not None:
            yield f"{name} 不应读到“{match.group()}”"

"""Run the examples of a vocabulary: each sentence, and what has to be read from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.vocabulary.file import Reading, VocabularyFile
    from engine.vocabulary.model import Subject


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """An example by its number, and what is wrong with it ("" if nothing)."""

    number: int
    text: str
    wrong: str


def results(subject: Subject, file: VocabularyFile) -> Iterator[ReadingResult]:
    """Read every example; the subject may hold more words than the file (a county's)."""
    for number, example in enumerate(file.examples):
        yield ReadingResult(number, example.text, "；".join(_wrong(subject, example)))


def _wrong(subject: Subject, example: Reading) -> Iterator[str]:
    for name in (*example.matches, *example.misses):
        if name not in subject.patterns and name not in subject.lists:
            yield f"没有名为“{name}”的句式或词表"
            return
    for name, wanted in example.matches.items():
        match = subject.compiled(name).search(example.text)
        if match is None:
            yield f"{name} 没有读到"
        elif wanted is not None and match.group() != wanted:
            yield f"{name} 应读到“{wanted}”，实为“{match.group()}”"
    for name in example.misses:
        match = subject.compiled(name).search(example.text)
        if match is not None:
            yield f"{name} 不应读到“{match.group()}”"

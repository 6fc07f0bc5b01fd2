"""``gouji read --sentences``: each number of the text, what it was taken for, what is left over."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tui.cli.speech.exits import Exit
from tui.cli.speech.streams import write_json
from tui.cli.speech.words import joined, labelled, say
from tui.out import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from engine.facts.narrative.understood import Number, Understood
    from engine.report import Report


def read_sentences(report: Report, arguments: argparse.Namespace) -> int:
    """Show what was understood of the numbers of a report's sentences."""
    from engine.facts.narrative import about
    from engine.facts.narrative.understood import understood
    from engine.packs import load_pack

    vocabulary = load_pack(arguments.pack, proof=False).vocabulary
    found = tuple(understood(report, vocabulary, about(report)))
    if arguments.format == "json":
        write_json({"sentences": [asdict(one) for one in found]})
    else:
        for one in found:
            for line in lines(one):
                put(line)
    return Exit.CLEAN


def lines(one: Understood) -> Iterator[str]:
    """Yield a sentence and its numbers as lines for a person."""
    yield one.sentence
    for number in one.numbers:
        what = joined(tuple(_told(number)))
        yield f"  {labelled(f'{number.value}{number.unit}', what)}"


def _told(number: Number) -> Iterator[str]:
    topic = f"read.topic-{number.topic}" if number.topic else "read.no-topic"
    yield joined(number.subjects) or say(topic)
    if number.subjects or number.topic:
        yield say(f"read.body-{number.body}")
        yield say(f"read.year-{number.year}")
    for words in number.residue:
        yield say("read.residue", words=words)
    if number.caveat and not number.residue:
        yield number.caveat

"""``gouji read --sentences``: each number of the text, what it was taken for, what is left over."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from tui.cli.exits import Exit
from tui.cli.streams import write_json
from tui.cli.words import say
from tui.out import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from engine.facts.narrative.understood import Number, Understood
    from engine.report import Report

TOPIC = {
    "request": "申请",
    "dispute": "复议诉讼",
    "document": "文件",
    "decision": "许可处罚收费",
    "attr": "公开属性",
    "foreign": "别的事",
    "": "没有读懂说的是什么",
}
BODY = {"own": "本机关", "other": "别的单位或其中一部分", "unsure": "不能确定是谁"}
YEAR = {"this": "本年", "last": "往年", "next": "下年", "span": "多年", "part": "年内一段"}


def read_sentences(report: Report, arguments: argparse.Namespace) -> int:
    """Show what was understood of the numbers of a report's sentences."""
    from engine.facts.narrative import about
    from engine.facts.narrative.understood import understood
    from engine.packs import load_pack

    vocabulary = load_pack(arguments.pack).vocabulary
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
        yield f"  {number.value}{number.unit}{say('：')}{'，'.join(_told(number))}"


def _told(number: Number) -> Iterator[str]:
    yield "、".join(number.subjects) or say(TOPIC[number.topic])
    if number.subjects or number.topic:
        yield say(BODY[number.body])
        yield say(YEAR[number.year])
    if number.residue:
        yield say("没有读懂“{words}”", words="”“".join(number.residue))
    if number.caveat and not number.residue:
        yield number.caveat

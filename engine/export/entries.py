"""A problem in the lines of a letter or a comment: the same words wherever they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.export import phrases
from engine.export.names import SEVERITY
from engine.export.plain_text import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from engine.export.problems import Problem


def items(found: Iterable[Problem]) -> list[Mapping[str, str | list[str]]]:
    """Return numbered problems in words."""
    return [
        {
            **{name: cleaned(words) for name, words in item(number, one).items()},
            "改法": [cleaned(line) for line in ways(one)],
        }
        for number, one in enumerate(found, 1)
    ]


def item(number: int, problem: Problem) -> dict[str, str]:
    """Return one problem in words; what nobody knows is empty."""
    return {
        "序号": str(number),
        "级别": SEVERITY.get(problem.severity, ""),
        "位置": problem.where.label,
        "问题": lines(one.message for one in problem.breaches),
        "填报": flat(problem.filed),
        "应为": flat(problem.should),
        "依据": phrases.norms(problem).replace("\n", "；"),
        "出处": "；".join(map(phrases.within, problem.where.at[:MOST_PLACES])),
        "原文": "" if problem.cause else quoted(problem),
        "期限": day(problem.deadline),
    }


MOST_WAYS = 6
MOST_PLACES = 3


def ways(problem: Problem) -> list[str]:
    """Return how to mend, line by line; where the right value stands already, what to check by."""
    if problem.kind == "mend" and problem.should:
        return ["".join(problem.remedies)]
    return phrases.remedy(problem, MOST_WAYS).split("\n")


def quoted(problem: Problem) -> str:
    """Return the first words that are quoted."""
    return "；".join(filter(None, (one.text.strip() for one in problem.quotes[:MOST_PLACES])))


def lines(words: Iterable[str]) -> str:
    """Return sentences one after another, each once."""
    return "；".join(dict.fromkeys(one.rstrip("。；") for one in words))


def flat(words: str) -> str:
    """Return several cells on one line."""
    return "；".join(words.split("\n"))


def day(value: date | None) -> str:
    """Return a day as a letter writes it."""
    return f"{value.year}年{value.month}月{value.day}日" if value else ""


def comment(entry: Mapping[str, str | list[str]], *, kind: str) -> Iterator[str]:
    """Yield the lines of a comment on an entry: what is wrong, what it should be, why, how."""
    yield f"【{entry['级别'] if kind == 'mend' else '请核对'}】{entry['位置']}"
    yield f"{entry['问题']}。"
    values = (f"{name}：{entry[name]}" for name in ("填报", "应为") if entry[name])
    if words := "　".join(values):
        yield words
    for number, line in enumerate(entry["改法"]):
        yield line if number or kind != "mend" else f"整改：{line}"
    if entry["依据"]:
        yield f"依据：{entry['依据']}。"

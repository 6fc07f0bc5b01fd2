"""Which number a stated percentage belongs to: the one before it, those before it, one behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.numbers import parse_chinese
from engine.values import dataclass, replace

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from engine.facts.narrative.terms import Term
    from engine.vocabulary.model import Words


@dataclass(frozen=True, slots=True)
class Pair:
    """A number and the percentage said of it; ``named`` are the words that name the whole."""

    part: Term
    percent: str
    named: str
    whole: int | None
    start: int
    end: int


def paired(text: str, here: Sequence[Term], words: Words) -> list[Pair]:
    """Return the numbers of a sentence with the percentages said of them."""
    pairs = [
        Pair(part, percent, match["named"], _whole(match), match.start(), match.end())
        for match in words["share_of"].finditer(text)
        for part, percent in _of_match(text, match, here, words)
    ]
    return [*pairs, *_rates(text, here, words)]


def _of_match(
    text: str, match: re.Match[str], here: Sequence[Term], words: Words
) -> list[tuple[Term, str]]:
    """Return the numbers that a share, or several told together, belong to."""
    behind = _behind(text, match, here, words)
    if behind is not None:
        return [(behind, match["percent"])]
    percents, end = [match["percent"]], match.end()
    several = "分别" in match["named"] or text[: match.start()].endswith(("分别", "各"))
    while several and (more := words["also"].match(text, end)):
        percents.append(more["percent"])
        end = more.end()
    parts = [term for term in here if term.amount.end <= match.start()][-len(percents) :]
    if len(parts) < len(percents) or several != (len(percents) > 1):
        return []
    between = text[parts[-1].amount.end : match.start()].removesuffix("分别").removesuffix("各")
    wrong = any(words["unusual"].search(term.label) for term in parts)
    together = words["together"].match(between)
    if together and not (wrong or several):
        summed = _summed(parts[-1], match.start(), here, parse_chinese(together["n"]) or 0)
        return [(summed, percents[0])] if summed else []
    if wrong or "%" in between or not words["attached"].search(between):
        return []
    return list(zip(parts, percents, strict=True))


def _summed(last: Term, start: int, here: Sequence[Term], count: int) -> Term | None:
    """Return so many numbers up to the last as one: 公开18件，部分公开4件，两者之和占69%."""
    parts = [term for term in here if term.amount.end <= start][-count:]
    units = {term.amount.unit for term in parts}
    if len(parts) < count or len(units) > 1:
        return None
    value = sum(term.amount.value for term in parts)
    return replace(last, amount=replace(last.amount, value=value)) if value else None


def _behind(text: str, match: re.Match[str], here: Sequence[Term], words: Words) -> Term | None:
    """Return the number told behind its share: 网络申请占70%（28件），业务类占75%，共195条."""
    part = next((term for term in here if term.amount.start >= match.end()), None)
    if part is None or words["unusual"].search(part.label):
        return None
    ends = [term.amount.end for term in here if term.amount.end <= match.start()]
    last = text[max(ends, default=0) : match.start()]
    if words["in_brackets"].match(text, match.end()):
        return part if last.strip("，（、") else None
    told = words["told_behind"].search(text[match.end() : part.amount.start])
    return part if told and not words["attached"].search(last) else None


def _rates(text: str, here: Sequence[Term], words: Words) -> Iterator[Pair]:
    """Yield the rates of what was done to the number before: 402件，办结398件，办结率99%."""
    for match in words["rate_of"].finditer(text):
        done = [t for t in here if t.amount.end <= match.start()]
        if (
            len(done) > 1
            and _is_done(match["verb"], done[-1].label, words)
            and match["percent"] != "100"
        ):
            yield Pair(done[-1], match["percent"], "", None, match.start(), match.end())


def _is_done(verb: str, label: str, words: Words) -> bool:
    """Tell that a rate is of the number before it; 按时 and 按期 say the same."""
    in_time = words.of("in_time")
    early = next((one for one in in_time if verb.startswith(one)), "")
    deeds = [one + verb.removeprefix(early) for one in (in_time if early else ("",))]
    return any(deed in label for deed in deeds)


def _whole(match: re.Match[str]) -> int | None:
    return int(match["whole"]) if match["whole"] else None

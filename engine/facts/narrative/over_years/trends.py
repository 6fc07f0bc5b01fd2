"""Comparisons with the year before: 比上年增加3件, 同比下降12.5%, 持平, 较上年的4件增长25%.

A comparison is read from the phrases of a sentence: what is compared is the last number outside
brackets, or what the clause names itself. Where the sentence tells last year's number too, the
three have to agree; of requests received, last year's report is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.amounts import TIMES
from engine.facts.narrative.over_years.sizes import (
    DOUBLED,
    before_change,
    last_of,
    numbers_of,
    rounding_of,
    size_of,
)
from engine.facts.narrative.over_years.subjects import (
    compared_in,
    is_loose,
    is_told_beside,
    is_unsure,
    names_another,
    names_requests,
    subject_of,
)
from engine.facts.narrative.over_years.trend import State, Trend, in_bracket
from engine.facts.narrative.over_years.years import goes_on, year_before
from engine.values import replace
from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Heard, Phrase
    from engine.vocabulary.model import Vocabulary, Words

WORDS = Use(
    "trends",
    patterns=("down", "even", "double", "vague_change", "other_period", "year_before"),
    words=("change", "tenths"),
)
_SHOWN = ("publish", "paper", "foreign", "doc_other", "open")
_RATES = frozenset({"percent", "tenths"})
_MERE = frozenset({"change", "percent", "filler"})


def trends(heard: Sequence[Heard], vocabulary: Vocabulary) -> Iterator[Trend]:
    """Yield the comparisons of a sentence with the year before that name a number, or 持平."""
    if not any(_changes(one.phrase) for one in heard):
        return
    words, state = vocabulary[WORDS], State()
    state.comparing = any(one.phrase.behind("reach") for one in heard)
    for one in heard:
        state.published = state.published or one.phrase.has(*_SHOWN)
        state.bracket = in_bracket(one.phrase.opened, within=state.bracket)
        if "；" in one.phrase.opened:
            state.subjects = ()
        if not state.bracket:
            more = state.turns and state.open and _is_rate(one.phrase)
            yield from (_more_rates if more else _of_phrase)(one, state, words)
        elif state.asked and one.phrase.number is not None and state.current is not None:
            state.last = one.phrase.number  # 较去年（1102条）增加200条
        elif state.asked and one.phrase.number is not None:
            state.from_, state.framed = one.phrase.number, True  # 与2023年（31件）相比
            state.comparing = True
        elif state.framed and state.from_ is not None and len(one.phrase.clause) == 1:
            _leave(one, one.phrase.clause[0], state, words)  # 2024年收到的申请（23件）减少8件
        elif state.open and one.phrase.number is not None:
            yield from _against(one.phrase, state, words)
        state.asked = not state.bracket and _asks(one)
        if state.asked and names_requests(one):
            state.said = "received", replace(one.scope, year="this")


def _changes(phrase: Phrase) -> bool:
    if phrase.has("change") or phrase.clause_has("change"):
        return True
    return phrase.clause_has("percent") and any(token.key == TIMES for token in phrase.clause)


def _against(phrase: Phrase, state: State, words: Words) -> Iterator[Trend]:
    """Yield a change once more against last year's number that a bracket behind it tells."""
    ago = [token for token in phrase.before if token.category == "last"]
    if len(ago) != 1 or phrase.behind("reach"):
        return
    state.last, state.against = phrase.number, int(ago[0].key) if ago[0].key else state.against
    yield from _once_more(state, words)


def _once_more(state: State, words: Words) -> Iterator[Trend]:
    """Yield the changes told before last year's number against it: 增加6件，去年同期为35件."""
    told, state.open = state.open, []
    for one, change, size in told:
        trend = _read(one, change, size, state, words)
        if trend is not None and trend.last is not None:
            yield replace(trend, subject="", others=())


def _asks(one: Heard) -> bool:
    tokens = one.phrase.clause
    return one.phrase.number is None and bool(tokens) and tokens[-1].category in {"last", "than"}


def _of_phrase(one: Heard, state: State, words: Words) -> Iterator[Trend]:
    phrase, number = one.phrase, one.phrase.number
    before = phrase.clause if number is None else _left(phrase.before, number)
    _compare(before, state, words)
    change = last_of(before, "change")
    if number is not None and change is None:
        _leave(one, number, state, words)
        state.barred = state.barred and number is state.last
        yield from _once_more(state, words) if number is state.last else ()
    elif number is None and change is None and state.comparing:
        state.framed = True
    told = [number] if number is not None and change is not None else []
    if not told:
        behind = phrase.after if number else phrase.clause
        change = last_of(behind, "change")
        told = [t for t in behind if change and t.category in _RATES and t.start > change.start]
        if number:
            _compare(behind, state, words)
        elif change is None and (change := _multiple(phrase, state)):
            told, state.comparing = [change], True  # 是上年的2.5倍
    bare = not (state.comparing or state.last) and _is_bare(phrase, state)
    compared = (state.comparing or state.last or bare) and not state.barred
    if change is not None and compared and not words["vague_change"].search(change.text):
        _take_turns(before, state)
        even = words["even"].search(change.text) is not None
        told = told or ([change] if words["double"].search(change.text) else [])
        size = None if even or not told else told[0]
        trend = _read(one, change, size, state, words)
        if told or even:
            state.open.append((one, change, size))
        if trend is not None and (told or even):
            state.said = trend.subject, trend.scope
            yield replace(trend, unsure=True) if bare else trend
        yield from _each_rate(one, change, told[1:], state, words)
        state.subjects = ()
    elif change is not None and number is None and names_requests(one):
        state.said = "received", one.scope  # 申请数量回升，比上年多出5件


def _take_turns(before: Sequence[Token], state: State) -> None:
    """Let 复议6件、诉讼2件，较上年分别增加2件和1件 tell each of its own number."""
    if len(state.row) > 1 and any(token.text.startswith("分别") for token in before):
        state.turns = state.row
    state.row = []
    if state.turns:
        state.current, *state.turns = state.turns
        state.subjects, state.last = (), None


def _each_rate(
    one: Heard, change: Token, told: Sequence[Token], state: State, words: Words
) -> Iterator[Trend]:
    """Yield what 分别增长33%和9.5% tells of the numbers behind the first."""
    for size in told if not words["even"].search(change.text) else ():
        if not state.turns:
            return
        state.current, *state.turns = state.turns
        trend = _read(one, change, size, state, words)
        if trend is not None:
            yield trend


def _more_rates(one: Heard, state: State, words: Words) -> Iterator[Trend]:
    """Yield what the second rate of 分别增长20.6%、10% tells of the second number."""
    yield from _each_rate(one, state.open[-1][1], one.phrase.clause, state, words)


def _is_rate(phrase: Phrase) -> bool:
    """Tell a percentage that stands alone between two marks."""
    return phrase.number is None and [t.category for t in phrase.clause] == ["percent"]


def _is_bare(phrase: Phrase, state: State) -> bool:
    """Tell 收到申请9件，上升50%: what it is compared with is not told, and hardly in doubt."""
    mere = _MERE | {"number"}  # 收到申请16件，减少4件
    plain = phrase.has("change") and all(t.category in mere for t in phrase.clause)
    return plain and state.current is not None and subject_of(state.current) == "received"


def _compare(tokens: Sequence[Token], state: State, words: Words) -> None:
    for token in tokens:
        if token.category == "than":
            state.comparing = True
            state.barred = words["other_period"].search(token.text) is not None
        if token.category == "last" and state.comparing and token.key:
            state.against = int(token.key)
            state.last = state.years.get(state.against, state.last)


def _leave(one: Heard, number: Token, state: State, words: Words) -> None:
    """Keep a number: last year's if its phrase says so, else the one that is compared."""
    before = _left(one.phrase.before, number)
    if one.phrase.behind("reach"):  # 由上年的20件降至14件
        state.from_, state.comparing = number, True
        return
    if one.phrase.has("reach") and state.from_ is not None:
        state.current, state.last, state.from_ = one, state.from_, None
        return
    ago = any(t.category in {"last", "than"} for t in before)
    if ago and state.current is None and one.phrase.behind("than"):  # 与上年的2件相比，
        state.from_, state.comparing, state.framed = number, True, True
        _compare(one.phrase.clause, state, words)
        return
    if ago and goes_on(state.current, one):
        state.current, state.last = one, None  # 2022年6件，2023年4件
        return
    if ago and not one.phrase.has("carry") and state.current is not None:
        keys = [t.key for t in before if t.category == "last" and t.key]
        state.years.update((int(key), number) for key in keys[-1:])
        if keys and state.last is not None and int(keys[-1]) < (state.against or 0):
            return  # 今年9件，2023年6件，2022年5件: the nearer year is compared with
        state.last = number
        state.against = int(keys[-1]) if keys else state.against
        return
    before_this = (
        year_before(state.current, one) or state.from_
    )  # 去年收到12件，今年收到9件，减少3件
    state.current, state.last, state.comparing, state.said = one, before_this, state.framed, None
    state.open, state.before = [], None
    state.row = [*state.row, one]
    state.subjects = (*state.subjects, subject) if (subject := subject_of(one)) else state.subjects
    state.against = state.against if state.framed else None


def _goes_with(one: Heard, state: State) -> bool:
    """Tell ，增长15% right behind 比上年增加1200条: it says the same once more."""
    mere = {"change", "percent", "filler", "tenths"}
    plain = one.phrase.number is None and all(t.category in mere for t in one.phrase.clause)
    return plain and state.before is not None and one.phrase.opened in {"，", "、"}


def _left(tokens: Sequence[Token], number: Token) -> list[Token]:
    """Return the tokens that truly stand before a number: words behind may govern it too."""
    return [token for token in tokens if token.start < number.start]


def _multiple(phrase: Phrase, state: State) -> Token | None:
    """Return how many times last year's number this year's is: 是上年的2.5倍, 上年（7件）的两倍."""
    clause = phrase.clause
    told = next((token for token in clause if token.key == TIMES), None)
    if told is None:
        return None
    ago = any(t.category == "last" and t.end < told.start for t in clause)
    bracket = "）" in phrase.opened and state.last is not None
    ago = ago or (bracket and all(t is told or t.category == "filler" for t in clause))
    return told if ago and clause[-1] is told else None


def _read(
    one: Heard, change: Token, told: Token | None, state: State, words: Words
) -> Trend | None:
    subject, scope = compared_in(one, change, state)
    size = size_of(one, told, state, subject)
    if size is None:
        return None
    value, slack = size
    value -= DOUBLED if told is change and change.key == TIMES else 0
    by_rate = told is not None and told.category != "number"
    current, last = numbers_of(state, "" if by_rate or told is None else told.key)
    slack += rounding_of(state, current, last) if by_rate else 0
    if names_another(one, change, state):  # 由17件增至23件，其中自然人申请增加4件
        current = last = None
    if by_rate and last is None and _goes_with(one, state):
        last = state.before
    state.before = before_change(change, told, state, words) or state.before
    if not subject and last is None:
        return None
    sign = -1 if words["down"].search(change.text) else 1
    residue = tuple(t.text for t in one.phrase.clause if t.category == "residue")
    return Trend(
        position=change.start,
        scope=scope,
        subject=subject,
        against=state.against,
        by_rate=by_rate,
        delta=0 if by_rate else sign * value,
        rate=sign * value if by_rate else 0,
        slack=slack,
        current=current,
        last=last,
        residue=(*residue, *_doubts(state, subject)),
        others=(*state.subjects, *(("received",) if is_loose(state.current) else ())),
        unsure=bool(subject) and (is_unsure(state.current) or is_told_beside(one, change, state)),
        times=told is not None and told.key == TIMES and told is not change,
    )


def _doubts(state: State, subject: str) -> tuple[str, ...]:
    """Return what is not understood of the number that is compared."""
    claims = state.current.claims if state.current and subject else ()
    return tuple(text for claim in claims for text in claim.residue)

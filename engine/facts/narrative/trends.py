"""Comparisons with the year before: 比上年增加3件, 同比下降12.5%, 持平, 较上年的4件增长25%.

A comparison is read from the phrases of a sentence: what is compared is the last number outside
brackets, or what the clause names itself. Where the sentence tells last year's number too, the
three have to agree; of requests received, last year's report is asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from engine.vocabulary.model import Use

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.cover import Token
    from engine.clauses.reading import Heard
    from engine.clauses.scope import Scope
    from engine.vocabulary.model import Vocabulary, Words

WORDS = Use("trends", patterns=("down", "even", "up_to", "other_period"), words=("change",))
_NOUNS = frozenset(
    {
        *("publish", "paper", "foreign", "dispute", "document", "applicant", "channel", "result"),
        *("handle", "answer", "process", "carry", "row", "make", "rate", "good_rate", "level"),
    }
)
_REQUEST = frozenset({"request", "request_attr", "request_weak"})
_ROUGHLY = 200  # hundredths of a percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A stated change: by ``delta`` things, or by ``rate`` (hundredths of a percent).

    ``slack`` is how far rounding to the last digit written may be off. ``current`` and ``last``
    are the two years' numbers where the sentence tells them; ``requests`` tells that requests
    received are compared. ``against`` is the year compared with, None where none is named.
    """

    position: int
    scope: Scope
    requests: bool
    against: int | None
    by_rate: bool
    delta: int = 0
    rate: int = 0
    slack: int = 0
    current: int | None = None
    last: int | None = None
    residue: tuple[str, ...] = ()


@dataclass(slots=True)
class _State:
    """What earlier phrases of the sentence leave to a comparison."""

    current: Heard | None = None
    last: Token | None = None
    comparing: bool = False
    framed: bool = False  # 与上年相比，: everything behind is compared
    against: int | None = None
    bracket: bool = False
    asked: bool = False  # the phrase ends with the year compared with
    barred: bool = False


def trends(heard: Sequence[Heard], vocabulary: Vocabulary) -> Iterator[Trend]:
    """Yield the comparisons of a sentence with the year before that name a number, or 持平."""
    words, state = vocabulary[WORDS], _State()
    for one in heard:
        state.bracket = _in_bracket(one.phrase.opened, within=state.bracket)
        if not state.bracket:
            yield from _of_phrase(one, state, words)
        elif state.asked and one.phrase.number is not None and state.current is not None:
            state.last = one.phrase.number  # 较去年（1102条）增加200条
        state.asked = not state.bracket and _asks(one)


def _asks(one: Heard) -> bool:
    tokens = one.phrase.clause
    return one.phrase.number is None and bool(tokens) and tokens[-1].category in {"last", "than"}


def _in_bracket(opened: str, *, within: bool) -> bool:
    for mark in opened:
        within = mark == "（" or (within and mark != "）")
    return within


def _of_phrase(one: Heard, state: _State, words: Words) -> Iterator[Trend]:
    phrase, number = one.phrase, one.phrase.number
    before = phrase.clause if number is None else _left(phrase.before, number)
    _compare(before, state, words)
    change = _last_of(before, "change")
    if number is not None and change is None:
        _leave(one, number, state)
        state.barred = state.barred and number is state.last
    elif number is None and change is None and state.comparing:
        state.framed = True
    told = [number] if number is not None and change is not None else []
    if not told:
        behind = phrase.after if number else phrase.clause
        change = _last_of(behind, "change")
        told = [t for t in behind if change and t.category == "percent" and t.start > change.start]
        if number:
            _compare(behind, state, words)
    compared = (state.comparing or state.last) and not state.barred
    if change is not None and compared and not words["up_to"].search(change.text):
        even = words["even"].search(change.text) is not None
        trend = _read(one, change, None if even or not told else told[0], state, words)
        if trend is not None and (told or even):
            yield trend


def _compare(tokens: Sequence[Token], state: _State, words: Words) -> None:
    for token in tokens:
        if token.category == "than":
            state.comparing = True
            state.barred = words["other_period"].search(token.text) is not None
        if token.category == "last" and state.comparing and token.key:
            state.against = int(token.key)


def _leave(one: Heard, number: Token, state: _State) -> None:
    """Keep a number: last year's if its phrase says so, else the one that is compared."""
    before = _left(one.phrase.before, number)
    ago = any(t.category in {"last", "than"} for t in before)
    if ago and not one.phrase.has("carry") and state.current is not None:
        state.last = number
        keys = [t.key for t in before if t.category == "last" and t.key]
        state.against = int(keys[-1]) if keys else state.against
        return
    state.current, state.last, state.comparing = one, None, state.framed
    state.against = state.against if state.framed else None


def _left(tokens: Sequence[Token], number: Token) -> list[Token]:
    """Return the tokens that truly stand before a number: words behind may govern it too."""
    return [token for token in tokens if token.start < number.start]


def _last_of(tokens: Sequence[Token], category: str) -> Token | None:
    found = [token for token in tokens if token.category == category]
    return found[-1] if found else None


def _read(
    one: Heard, change: Token, told: Token | None, state: _State, words: Words
) -> Trend | None:
    requests, scope = _subject(one, change, state)
    amount = told.amount if told else None
    if told is not None and (amount is None or told.key == "个百分点"):
        return None
    if (
        amount is not None
        and told is not None
        and told.category == "number"
        and amount.count is None
    ):
        return None
    current, last = _numbers(
        state, amount.unit if amount and told and told.category == "number" else ""
    )
    if not requests and last is None:
        return None
    rough = amount is not None and (amount.rough or _is_rough(one, told))
    if rough and told is not None and told.category == "number":
        return None
    sign = -1 if words["down"].search(change.text) else 1
    residue = tuple(t.text for t in one.phrase.clause if t.category == "residue")
    by_rate = told is not None and told.category == "percent"
    value = amount.value if amount else Decimal(0)
    return Trend(
        position=change.start,
        scope=scope,
        requests=requests,
        against=state.against,
        by_rate=by_rate,
        delta=0 if by_rate else sign * int(value),
        rate=sign * int(value * 100) if by_rate else 0,
        slack=max(_slack(value), _ROUGHLY if rough else 0) if by_rate else 0,
        current=current,
        last=last,
        residue=(*residue, *_doubts(state, requests=requests)),
    )


def _doubts(state: _State, *, requests: bool) -> tuple[str, ...]:
    """Return what is not understood of the number that is compared."""
    claims = state.current.claims if state.current and requests else ()
    return tuple(text for claim in claims for text in claim.residue)


def _is_rough(one: Heard, told: Token | None) -> bool:
    return any(
        token.category == "rough" and told is not None and token.end == told.start
        for token in one.phrase.clause
    )


def _slack(value: Decimal) -> int:
    """Return one unit of the last digit written, in hundredths of a percent."""
    exponent = value.as_tuple().exponent
    return max(1, int(Decimal(100).scaleb(exponent if isinstance(exponent, int) else 0)))


def _numbers(state: _State, unit: str) -> tuple[int | None, int | None]:
    """Return this year's and last year's number as the sentence tells them, in one unit."""
    number = state.current.phrase.number if state.current else None
    here = number.amount if number else None
    then = state.last.amount if state.last else None
    current = here.count if here and not here.rough else None
    if here is None or then is None or here.unit != then.unit or then.rough or current is None:
        return current, None
    return current, then.count if unit in {"", here.unit} else None


def _subject(one: Heard, change: Token, state: _State) -> tuple[bool, Scope]:
    """Tell whether requests received are compared, and whose and which year's they are."""
    named = [t for t in one.phrase.clause if t.start < change.start and t.category != "number"]
    own = {t.category for t in named if not (state.current and t.start < _end(state.current))}
    if own & _NOUNS:
        return False, one.scope
    if own & _REQUEST:
        return one.topic.startswith("request"), one.scope
    if state.current is None:
        return False, one.scope
    claims = state.current.claims
    fits = any(c.subject == "received" and not c.part and not c.with_carried for c in claims)
    alone = all(c.subject == "received" for c in claims)
    return fits and alone, state.current.scope


def _end(one: Heard) -> int:
    return one.phrase.number.end if one.phrase.number else 0

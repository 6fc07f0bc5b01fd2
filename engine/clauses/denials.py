"""Claims of none without a figure: 未收到…申请, 没有发生…行政复议, 无…, 零申请.

"None" counts for a subject only where it governs its noun: 未按期答复申请, 无法提供 or
没有未办结的申请 deny something else.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from engine.clauses.claim import Claim
from engine.clauses.decisions import denied_decisions
from engine.clauses.disputes import BOTH, denied_disputes, follows_requests
from engine.values import replace

if TYPE_CHECKING:
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Setting, State

_ELSE = frozenset(
    {
        "other_kind",
        "outcome_word",
        "others",
        "foreign",
        "pending",
        "percent",
        "change",
        "paper",
        "dispute_office",
    }
)
_NOUNS = frozenset({"request", "request_attr", "request_weak"})
_OF_RESULTS = frozenset(
    {
        *("result", "row", "filler", "light", "decide", "request", "request_attr"),
        *("request_weak", "this", "own", "cause", "manner", "matter", "everyone", "decision"),
    }
)
_OF_RULINGS = frozenset(
    {
        *("none", "outcome_word", "dispute_office", "dispute", "about", "filler", "light"),
        *("raise", "this", "own"),
    }
)
_ABSENT = frozenset({"carry", "next", "dispute", "raise", "cause"})
_MADE = {"make": "made", "repeal": "repealed"}


def denials(phrase: Phrase, topic: str, state: State, setting: Setting) -> list[Claim]:
    """Return every claim of none in a clause without a number."""
    tokens = phrase.clause
    places = [i for i, token in enumerate(tokens) if _is_none(tokens, i)]
    goes_on = state.denying and topic == "dispute" and phrase.has("dispute")
    state.denying = bool(places) or goes_on
    if not state.denying:
        return []
    governed = tokens[places[0] + 1 :] if places else tokens
    if all(token.category == "filler" for token in governed):
        governed = tokens[: places[0]]  # 复议、诉讼均为零, 复议、诉讼“双零”
    cats = {token.category for token in governed}
    one_channel = "channel" in cats and "every_channel" not in cats
    start, end = tokens[places[0] if places else 0].start, tokens[-1].end
    ruled = _ruled(phrase, state) if places else []
    if ruled:
        return [replace(one, none_said=True, start=start, end=end) for one in ruled]
    if cats & _ELSE or one_channel or phrase.has("unrelated"):
        return []
    found = _carried(cats) or [
        *_requests(governed, cats, named=_names_them(phrase, setting)),
        *(_results(governed, cats) if topic.startswith("request") else ()),
        *_disputes(governed, cats, setting, state, follows=follows_requests(phrase, state)),
        *_documents(governed),
        *denied_decisions([t.key for t in governed if t.category == "decision"], cats),
    ]
    if any(one.subject in BOTH for one in found):
        state.seen.add("dispute.denied")
    return [
        Claim(subject=one.subject, value=0, none_said=True, doubts=one.doubts, start=start, end=end)
        for one in {one.subject: one for one in found}.values()
    ]


def _ruled(phrase: Phrase, state: State) -> list[Claim]:
    """Read 没有被复议机关撤销的信息公开案件 as none that was corrected, every word known."""
    if {t.key for t in phrase.clause if t.category == "outcome_word"} != {"corrected"}:
        return []
    known = all(token.category in _OF_RULINGS for token in phrase.clause)
    if not known or not (state.about or phrase.has("about")):
        return []
    reviewed = any(t.category == "dispute_office" and "复议" in t.text for t in phrase.clause)
    named = phrase.keys("dispute") or (["review"] if reviewed else [state.counted])
    if len(named) != 1 or named[0] not in BOTH:
        return []
    state.counted = named[0]  # 复议案件零纠错，3件全部维持
    return [_none(f"{named[0]}.corrected")]


def _is_none(tokens: tuple[Token, ...], place: int) -> bool:
    """Tell 没有, and 不存在 where what there is none of stands behind: 不存在结转的情况."""
    token, behind = tokens[place], tokens[place + 1 : place + 2]
    absent = token.text == "不存在" and bool(behind) and behind[0].category in _ABSENT
    return token.category == "none" or absent


def _none(subject: str) -> Claim:
    return Claim(subject=subject, value=0)


def _carried(cats: set[str]) -> list[Claim]:
    if "carry" not in cats:
        return []
    if "last" in cats:
        return [_none("carried.in")] if "next" not in cats else []
    claim = _none("carried.out")
    return [claim if cats & {"next", "onward"} else claim.doubted("carried")]


def _documents(governed: tuple[Token, ...]) -> list[Claim]:
    rows = [token.key for token in governed if token.category == "document"]
    if any(token.category == "doc_other" for token in governed):
        return []
    rows = ["normative", "regulations"] if "both" in rows else rows
    measures = [_MADE[token.category] for token in governed if token.category in _MADE]
    return [_none(f"document.{row}.{measure}") for row in rows for measure in measures]


def _disputes(
    governed: tuple[Token, ...], cats: set[str], setting: Setting, state: State, *, follows: bool
) -> list[Claim]:
    named = list(dict.fromkeys(t.key for t in governed if t.category == "dispute"))
    in_field = setting.aspect in {"request", "dispute"} or state.about
    about = in_field or follows or not cats.isdisjoint({"about", *_NOUNS})
    found = []
    for subject in denied_disputes(named):
        claim = _none(subject)
        claim = claim if about else claim.doubted("about")
        found.append(claim.doubted("fault") if _is_of_a_fault(governed) else claim)
    return found


def _is_of_a_fault(governed: tuple[Token, ...]) -> bool:
    """Tell 因逾期引发的复议 from 被追责、被复议, where a mark parts them."""
    places = [i for i, token in enumerate(governed) if token.category == "fault"]
    behind = governed[places[-1] + 1 : places[-1] + 2] if places else ()
    return bool(places) and not (behind and behind[0].start > governed[places[-1]].end)


def _results(governed: tuple[Token, ...], cats: set[str]) -> list[Claim]:
    """Read 没有不予公开的申请 as none of that result, where every word is known."""
    if not cats & {"result", "row"} or not cats <= _OF_RESULTS:
        return []
    rows = [token.key for token in governed if token.category == "row"]
    results = [token.key for token in governed if token.category == "result"]
    return [_none(f"handled.{key}") for key in dict.fromkeys(rows or results)]


def _names_them(phrase: Phrase, setting: Setting) -> bool:
    """Tell that 申请 means those for information: 实现依申请公开零申请."""
    named = phrase.has("request", "request_attr") or "new" in phrase.keys("receive")
    return setting.aspect == "request" or named


def _requests(governed: tuple[Token, ...], cats: set[str], *, named: bool) -> list[Claim]:
    places = [i for i, token in enumerate(governed) if token.category in _NOUNS]
    weak_only = cats & _NOUNS == {"request_weak"}
    if not places or "fault" in cats or (weak_only and not named) or _is_of_a_result(governed):
        return []
    done = cats & {"handle", "answer", "process"}
    if "receive" not in cats and (done or _is_of_a_dispute(governed, places[0])):
        return []
    causes = [i for i, token in enumerate(governed) if _is_cause(token)]
    disputed = any(token.category == "dispute" for token in governed)
    limited = cats & {"applicant", "limit", "matter", "last", "next"} and "everyone" not in cats
    if limited or (causes and (disputed or causes[0] < places[0])):
        return []
    return [_none("received"), *([_none("handled")] if done else [])]


def _is_of_a_result(governed: tuple[Token, ...]) -> bool:
    """Tell 没有不予公开的申请: requests there may be, only none that came to this."""
    denied = takewhile(lambda token: token.category != "none", governed)
    return any(token.category in {"result", "row", "withdrawn"} for token in denied)


def _is_of_a_dispute(governed: tuple[Token, ...], place: int) -> bool:
    """Tell 无政府信息公开申请行政复议 from 无申请、复议: the request is what it is about."""
    behind = governed[place + 1 : place + 2]
    disputed = any(token.category == "dispute" for token in governed)
    return disputed and (place > 1 or (bool(behind) and behind[0].category == "dispute"))


def _is_cause(token: Token) -> bool:
    return token.category == "cause" or (token.category == "raise" and token.text[0] in "引导")

"""What the words of a phrase give away of its number: what it counts, what else is in it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from engine.clauses.amounts import COUNTED
from engine.clauses.scope import TELLING
from engine.clauses.state import of_whole_county
from engine.values import replace

if TYPE_CHECKING:
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.scope import Scope
    from engine.clauses.state import Place, Setting, State

_UNITS = frozenset({*COUNTED, "", "部", "封"})
_PIECES = "篇"
_YEAR_END = re.compile("年底|年末|年终|12月31日")
_BODIES = frozenset({"人", "名", "家"})
"""Units of those who apply."""
_ACTS = frozenset(
    {
        *("receive", "handle", "answer", "process", "carry", "make", "repeal", "valid"),
        *("raise", "dispute", "decide", "none", "all"),
    }
)
_LED = frozenset({"carry", "pending", "row", "withdrawn"})
_UNLED = frozenset({"none", "all", "dispute"})
_OF_TWO = frozenset({"前者", "后者"})
_NEAR = 2
_LEADING = _LED | {
    *("receive", "handle", "answer", "process", "result", "applicant", "channel", "open"),
    *("told_open", "dispute", "document", "make", "repeal", "valid", "decision", "foreign"),
    *("publish", "paper", "percent", "outcome_word", "unrelated", "others"),
}
_SHOWING = frozenset({"publish", "paper", "open", "doc_other", "foreign", "residue"})
_THINGS = frozenset({"次", "个", "项", "条"})
"""Units in which requests are hardly counted: 申请表下载35次, 信息公开事项5项."""
_NOUNS = frozenset({"request", "request_attr", "request_weak"})
REST = frozenset({"剩余", "其余", "余", "余下", "余下的", "剩下", "剩下的"})
OTHERS = REST | {"其他", "其它"}
_SETS = _NOUNS | {"dispute"}
_OUT_OF = ("中", "里")
_OF_AN_ASIDE = frozenset({"last", "number", "filler"})
_MERE_SCOPE = 3
"""A clause of fewer words only says whose or when: 全市林业系统，共收到….
"""


def is_guessed(phrase: Phrase, state: State, setting: Setting) -> bool:
    """Tell that nothing names requests, beside words not understood: 自然人申请不动产登记58件."""
    named = setting.named or state.named or setting.aspect == "request" or setting.resulted
    named = named or phrase.has("request", "request_attr")
    things = phrase.number is not None and phrase.number.key in _THINGS
    acted = phrase.has("receive", "handle", "answer", "process", "carry", "result", "row")
    matters = any(t.text.endswith("事项") for t in phrase.before if t.category in _NOUNS)
    return (not named and state.strange) or (
        things and ((matters and not phrase.has("receive")) or not acted)
    )


def ends_a_year(text: str) -> bool:
    """Tell 截至年底, 至12月31日: what is open then is carried to the next year."""
    return _YEAR_END.search(text) is not None


def is_of_those(phrase: Phrase) -> bool:
    """Tell 4件申请中3件, 4件行政复议中有1件: the number is one of those before."""
    return not phrase.kinds.isdisjoint(_SETS) and any(
        before.category in _SETS and token.text.startswith(_OUT_OF)
        for before, token in pairwise(phrase.before)
    )


def is_own_again(phrase: Phrase, state: State) -> bool:
    """Tell behind ；, and 转办1件，2件结转2025年办结, the body's own from what others did."""
    if "；" in phrase.opened and not phrase.has("among"):
        return True
    left = phrase.has("carry") and phrase.has("next", "onward")
    own = phrase.has("level", "own") and phrase.has("handle", "answer")
    return "received" in state.seen and bool(state.before_others) and (left or own)


def is_whole_of_a_part(phrase: Phrase) -> bool:
    """Tell the 7 of 7件申请中，予以公开3件: all there were, with what was carried in or without."""
    behind = [
        token for token in phrase.clause if phrase.number and token.start >= phrase.number.end
    ]
    return len(behind) > 1 and before_a_part(tuple(behind[:2])) == tuple(behind[:1])


def before_a_part(after: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out what is said of a part: 13件行政复议中被纠正3件, 56件中个人50件."""
    if after and after[0].text in _OUT_OF:
        return ()
    for place, (one, following) in enumerate(pairwise(after)):
        if one.category in _SETS and following.text.startswith(_OUT_OF):
            return after[: place + 1]
    return after


def is_aside(phrase: Phrase) -> bool:
    """Tell a clause in which nothing is done: only its year holds for what follows."""
    acted = phrase.number or not phrase.kinds.isdisjoint(_ACTS)
    return not (acted or len(phrase.clause) < _MERE_SCOPE)


def tells_which(phrase: Phrase) -> bool:
    """Tell 收到申请超过50件的部门: the number says which bodies are meant, and those alone."""
    if not phrase.behind("part", "unit", "office"):
        return False
    return phrase.after[0].text == "的" and phrase.after[1].category in {"part", "unit", "office"}


def counts_things(phrase: Phrase, unit: str) -> bool:
    """Tell a number of things from a comparison with another year, or from persons."""
    if phrase.behind("reach") or tells_which(phrase) or _counts_bodies(phrase, unit):
        return False
    if phrase.has("change") or (phrase.has("than") and not phrase.has("receive")):
        return False
    if unit == _PIECES:
        return phrase.has("document")
    return phrase.has("applicant") if unit in _BODIES else unit in _UNITS


def _counts_bodies(phrase: Phrase, unit: str) -> bool:
    """Tell 14个单位收到申请, 24家部门."""
    bodies = {"part", "unit", "level"}
    next_to = phrase.after[:1] if phrase.after else ()
    return unit in {"个", "家"} and any(
        token.category in bodies or (token.category, token.key) == ("applicant", "vague")
        for token in next_to
    )


def is_inclusive(phrase: Phrase, state: State) -> bool:
    """Tell 公开答复（含部分公开）77件: what a bracket before the number names is in it too."""
    closed = "）" in phrase.opened and phrase.number is not None
    return closed and bool(state.pending) and state.pending[0].category == "among"


def undenied(after: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out what a noun behind a number is denied: 34件申请没有一件逾期."""
    places = [i for i, token in enumerate(after) if token.category == "none"]
    named = bool(places) and any(token.category in _NOUNS for token in after[: places[0]])
    return after[: places[0]] if named else after


def led_by(place: Place) -> tuple[Token, ...]:
    """Return the words of the clauses behind a number that say what became of it.

    1件因材料不全，不再处理: where its own clause has no such word.
    """
    led: tuple[Token, ...] = ()
    if not place.phrase.kinds_of_clause.isdisjoint(_LEADING):
        return led
    for following in place.rest[:_NEAR]:
        if following.number is not None or following.opened != "，":
            break
        if any(t.category in _UNLED or t.text in _OF_TWO for t in following.clause):
            break
        led = (*led, *following.clause)
        if any(token.category in _LED for token in following.clause):
            return led
    return ()


def shown_before(phrase: Phrase) -> set[str]:
    """Return the categories by which a clause tells, before its number, of what is published."""
    if phrase.kinds_of_clause.isdisjoint(_SHOWING):
        return set()
    end = phrase.number.start if phrase.number else phrase.clause[-1].end
    return {t.category for t in phrase.clause if t.start < end and t.category in _SHOWING}


def behind_aside(place: Place, before: Scope, state: State) -> Scope:
    """Turn back to this year behind the bare 上年20件 that stands beside what was received.

    Not where more of last year may follow: 去年20件，其中公开9件; 去年8件，前年5件，三年累计24件;
    收到7件，办结7件，去年5件，办结5件.
    """
    phrase, following = place.phrase, place.rest[0] if place.rest else None
    closed = following is not None and following.has("change")  # 上年新收12件，增长50%；办结17件
    mere = _OF_AN_ASIDE | ({"receive", *_NOUNS} if closed else set())
    bare = all(token.category in mere for token in phrase.clause)
    ago = bare and phrase.number is not None and phrase.clause[0].category == "last"
    more = ("among", "last", "span", "total")
    goes_on = following is not None and (following.opened == "、" or following.has(*more))
    goes_on = goes_on or any(one.startswith(("handled", "carried")) for one in state.seen)
    beside = phrase.opened == "，" and "received" in state.seen and not goes_on
    return before if ago and beside and before.year == "this" else state.scope


def turned_back(scope: Scope, phrase: Phrase, state: State) -> Scope:
    """Doubt whose it is behind 其中县政府办收到8件；: the office's still, or all of it again."""
    aside = state.among and state.first_body == "own" and state.scope.body == scope.body == "other"
    if not aside or phrase.has("part", "office", "government", "wider", "among"):
        return scope
    amount = phrase.number.amount if phrase.number else None
    if amount and (amount.count or 0) > state.inner > 0:
        return replace(scope, body="own")  # 其中县政府办收到8件；办结49件
    return replace(scope, body="unsure") if "；" in phrase.opened else scope


def scope_of(phrase: Phrase, state: State, setting: Setting) -> Scope:
    """Return whose a phrase is, and which year's, by its own words and by what went before."""
    scope = state.scope
    if state.area or not phrase.kinds.isdisjoint(TELLING):
        scope = scope.after(
            phrase.before, setting.about, dates_only=is_aside(phrase), within=state.area
        )
    if scope.year == "last" and phrase.has("reach") and not phrase.has("last"):
        scope = replace(scope, year="this")  # 由2023年的9件增加到12件
    ruled = setting.about.kind in {None, "government"}
    if setting.divided and scope.body == "unsure" and ruled and not phrase.has("part"):
        scope = replace(scope, body="other")  # 县政府 beside 部门: its own office
    several = setting.several or len(state.bodies) > 1
    if several and of_whole_county(phrase, setting):
        scope = replace(scope, body="own")
    if scope.year == "part" and any(t.text in OTHERS for t in phrase.before):
        scope = replace(scope, year="this")  # 12月收到的4件…；其他13件
    ruled_on = phrase.has("outcome_word") and not phrase.has("dispute", "raise")
    if state.counted and ruled_on:  # 复议2件，县政府维持1件: who ruled is not whose it is
        scope = replace(scope, body=state.scope.body)
    if tells_which(phrase):
        scope = replace(scope, body="other")
    if setting.several and phrase.has("area") and phrase.has("part"):
        whole = setting.among  # 全县各部门20件，其中街道5件
        scope = replace(scope, body="unsure" if whole else "other")  # 全县乡镇20件，县直部门50件
    return scope

"""What a number about 行政复议 or 行政诉讼 counts.

Only reviews and suits over government information are table 4's; an office that hears reviews, or
reports all its litigation, uses the same words.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from engine.clauses.claim import Claim
from engine.clauses.scope import tells_of_last
from engine.clauses.signs import is_of_those
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, Setting, State

BOTH = ("review", "suit")
_ELSE = ("outcome_word", "unrelated", "pending", "foreign")
_OUTCOMES = frozenset({"upheld", "corrected", "other", "pending", "closed"})
_SUITS = {"suit", "suit_direct", "suit_after_review"}
_EVERY = frozenset({"全部", "所有", "各类", "各类型"})
OTHERS = (["其他"], ["其它"])
_HELPING = ("引导", "指导", "协助", "帮助")
_OF_REQUESTS = ("received", "handled")
_ABOUT = ("about", "request", "request_attr")


def disputes(place: Place, count: int, state: State, setting: Setting) -> list[Claim]:
    """Return what a number says of reviews and suits."""
    phrase = place.phrase
    heard = phrase.has("dispute_office") and phrase.has("receive", "process", "handle")
    heard = heard or (_is_taken(phrase) and phrase.has("dispute"))
    state.hearing = state.hearing or heard
    if phrase.has("carry") and phrase.has("last") and not state.among:
        state.seen.add("dispute.old")
    state.denying = False
    others = _hears_others(phrase)
    state.office = state.office or others or phrase.has("foreign") or _of_any_matter(phrase, state)
    outcome = _outcome(phrase, count, state)
    if outcome:
        return [_doubted(outcome, place, setting, state)]
    if others or _counts_something_else(place):
        return []
    named = _named(phrase, state)
    if _narrowed(place):
        state.dispute = named[-1] if named else ""
        return []
    if not named or (state.office and not phrase.has("about")):
        return []
    state.counted = named[-1]
    state.told = [*([] if state.ruled else state.told), named[-1]]
    state.ruled = False
    each = phrase.before[-1].text == "各"  # 复议、诉讼各1件
    told = [Claim(subject=one, value=count) for one in BOTH] if each else _claims(named, count)
    if _are_added_up(phrase):
        told = [replace(one, doubts=()) if one.subject == "disputes" else one for one in told]
    later = [one for one in place.rest[:2] if "suit_after_review" in one.keys("dispute")]
    if any(not one.has("among") for one in later):  # 起诉1件，复议后又起诉1件
        told = [
            replace(one, others=("suit_direct",)) if one.subject == "suit" else one for one in told
        ]
    claims = [_doubted(one, place, setting, state) for one in told]
    accepted = any(one.number and _says_accepted(one) for one in place.rest[:2])
    return [one.doubted("accepted") for one in claims] if accepted else claims


def _counts_something_else(place: Place) -> bool:
    phrase = place.phrase
    return (
        phrase.has(*_ELSE)
        or is_of_those(phrase)
        or tells_of_last(phrase.before)
        or _counts_requests(place)
        or any(token.text.startswith("分别") for token in phrase.before)
        or (phrase.has("among") and phrase.has("receive") and not phrase.has("about"))
    )


def _says_accepted(phrase: Phrase) -> bool:
    """Tell 收到5件，撤回1件，受理4件; 撤诉1件 is what became of one."""
    words = [t.text for t in phrase.before if t.category in {"receive", "withdrawn"}]
    return any("撤诉" not in word for word in words)


def _hears_others(phrase: Phrase) -> bool:
    """Tell 作为复议机构审理57件, 引导诉讼3件: what others dispute."""
    office = any(
        one.text.endswith("作为") and other.category == "dispute_office"
        for one, other in pairwise(phrase.before)
    )
    return office or any(
        t.category == "others" and t.text.startswith(_HELPING) for t in phrase.before
    )


def _counts_requests(place: Place) -> bool:
    """Tell the first number of 31件申请引发复议3件: what the disputes came of."""
    following = place.rest[0] if place.rest else None
    shared = following and following.number and following.before == place.phrase.after
    return bool(shared) and place.phrase.behind("request", "request_weak")


def _of_any_matter(phrase: Phrase, state: State) -> bool:
    """Tell 全部行政复议案件29件, 处罚引发复议6件 beside those over information."""
    if not phrase.has("dispute") or phrase.has("about", "request", "request_attr"):
        return False
    every = phrase.has("every_matter", "decision")
    every = every or (phrase.has("besides") and bool(state.counted))
    every = every or any(t.category in {"all", "limit"} and t.text in _EVERY for t in phrase.before)
    told = bool(state.counted) or "dispute.denied" in state.seen
    return every or (phrase.has("residue") and told)


def _outcome(phrase: Phrase, count: int, state: State) -> Claim | None:
    """Read 复议5件，其中维持3件: the outcomes of the dispute that was counted before."""
    named = phrase.keys("dispute")
    state.counted = named[-1] if named else state.counted
    outcomes = phrase.keys("outcome_word")
    if not outcomes and is_of_those(phrase):  # 4件行政复议中有1件被纠正
        outcomes = [t.key for t in phrase.after if t.category == "outcome_word"]
    if not outcomes and phrase.has("handle") and not (named or phrase.has("process", "receive")):
        outcomes = ["closed"]
    if outcomes == ["lost"] and not state.office:
        suits = [one for one in (*named, state.counted) if one in _SUITS]
        if not suits:
            return None
        first, *more = (f"{one}.corrected" for one in dict.fromkeys((suits[0], *sorted(_SUITS))))
        return Claim(subject=first, value=count, others=tuple(more)).doubted("lost")
    if outcomes == ["stage"] and state.counted not in {"", "both"} and not (named or state.office):
        ways = _ruled(phrase, named, state)
        one = Claim(subject=ways[0], value=count, others=tuple(ways[1:]), part=True)
        return one.doubted("among")
    others = [t.text for t in phrase.before if t.category != "filler"] in OTHERS
    if not outcomes and state.ruled and others:  # 维持6件、纠正2件、其他1件
        outcomes = ["other"]
    aside = not outcomes and phrase.has("withdrawn") and not named  # 终止1件 is among 其他结果
    outcomes = ["other"] if aside else outcomes
    if len(outcomes) != 1 or outcomes[0] not in _OUTCOMES or state.office:
        return None
    if state.counted in {"", "both"} or phrase.has("unrelated", "foreign", "last"):
        return None
    whose = _ruled(phrase, named, state)
    state.ruled = True
    subjects = [f"{one}.{outcomes[0]}" for one in whose]
    return Claim(subject=subjects[0], value=count, others=tuple(subjects[1:]), part=aside)


def _ruled(phrase: Phrase, named: list[str], state: State) -> list[str]:
    """Return of which disputes an outcome is told: the last, or all that were told before it."""
    told = set(state.told)
    if named or "（" in phrase.opened or len(told) < 2:
        return [state.counted]
    every = "suit" if told <= _SUITS else "disputes"
    suits = ("suit",) if told & _SUITS else ()
    return list(dict.fromkeys((every, state.counted, *suits)))


def _named(phrase: Phrase, state: State) -> list[str]:
    named = phrase.keys("dispute")
    if not named:
        named = list(dict.fromkeys(t.key for t in phrase.after if t.category == "dispute"))
    if not named and phrase.has("about") and state.dispute:
        named = [state.dispute]
    after = [t.text for t in phrase.before[-2:]] == ["经", "复议"]  # 未经复议5件，经复议3件
    return ["suit_after_review"] if after and _SUITS & set(state.told[-1:]) else named


def _claims(named: list[str], count: int) -> list[Claim]:
    both = named == ["both"] or set(BOTH) <= set(named)
    if both and count:
        return [Claim(subject="disputes", value=count).doubted("both")]
    return [Claim(subject=one, value=count) for one in (BOTH if both else named[-1:])]


def _are_added_up(phrase: Phrase) -> bool:
    """Tell 复议、诉讼共6件, 复议诉讼总量6件: one number of both, not one of each."""
    words = [t.text for t in phrase.before if t.category in {"total", "dispute", "light"}]
    return any("共" in word or "总" in word or "合计" in word for word in words)


def _doubted(claim: Claim, place: Place, setting: Setting, state: State) -> Claim:
    phrase, rest = place.phrase, place.rest
    ruled = phrase.has("outcome_word") or claim.subject.endswith(".closed")
    worked = phrase.has("process", "handle") and not ruled and not phrase.has(*_ABOUT)
    if worked or _is_taken(phrase) or (phrase.has("dispute_office") and not ruled):
        claim = claim.doubted("office")
    if "dispute.old" in state.seen:
        claim = claim.doubted("old_ones")
    if state.hearing:
        claim = claim.doubted("office")
    if phrase.has("fault"):
        claim = claim.doubted("fault")
    about = setting.aspect in {"request", "dispute"} or phrase.has(*_ABOUT) or state.about
    about = about or phrase.behind("about") or follows_requests(phrase, state)
    about = about or bool(rest and rest[0].number is None and rest[0].has("about"))
    about = about or _said_of_all(rest)
    about = about or any(map(_says_it_as_table_4, (phrase, *rest)))
    about = about or setting.caused or claim.subject in {"suit_direct", "suit_after_review"}
    return claim if about else claim.doubted("about")


def _said_of_all(rest: Sequence[Phrase]) -> bool:
    """Tell 复议6件；诉讼3件，均由政府信息公开引起: of each, where no part stands between."""
    before = takewhile(lambda one: not one.has("among"), rest)
    return any(one.number is None and one.has("all") and one.has("about") for one in before)


def _says_it_as_table_4(phrase: Phrase) -> bool:
    """Tell 结果维持, 结果纠正, 其他结果: the columns of table 4, hardly said of other disputes."""
    return any(t.category == "outcome_word" and "结果" in t.text for t in phrase.clause)


def follows_requests(phrase: Phrase, state: State) -> bool:
    """Tell 收到政府信息公开申请7件，引发复议1件: nothing else is meant, if all is understood.

    So too where the sentences before it in the paragraph tell of requests and of nothing else.
    """
    told = state.requested or (state.named and not state.seen.isdisjoint(_OF_REQUESTS))
    told = told and not state.office
    return told and not (state.strange or phrase.residue)


def _is_taken(phrase: Phrase) -> bool:
    return any(token.text.startswith("受理") for token in phrase.before)


def _narrowed(place: Place) -> bool:
    """Tell that the number counts more: 8件，其中涉及政府信息公开2件; …，均与信息公开无关."""
    phrase = place.phrase
    if phrase.has("about"):
        return False
    causes = place.rest[:1] if place.rest and place.rest[0].number is None else ()
    if any(one.has("decision", "foreign") and not one.has("about") for one in causes):
        return True  # 复议21件，多为不服行政处罚
    return phrase.behind("unrelated") or any(
        one.has("unrelated")
        or one.behind("unrelated")
        or (one.number and one.has("about") and (one.has("among") or not one.has("dispute")))
        for one in place.rest[:4]
    )


def denied_disputes(named: list[str]) -> list[str]:
    """Return which subjects a denial of these is about."""
    return list(BOTH) if "both" in named else named

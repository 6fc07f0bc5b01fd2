"""What a phrase is about: the last noun that says so, else what the clauses before were about.

``request``, ``request?`` (only the heading and a verb say so), ``dispute``, ``document``, ``attr``
(how documents are open), ``foreign``, or nothing.
"""

from __future__ import annotations

from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from engine.clauses.phrases import NUMBERS
from engine.clauses.signs import before_a_part, led_by, undenied
from engine.values import replace

if TYPE_CHECKING:
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, Setting, State

GOVERNING = frozenset(
    {
        *("receive", "handle", "answer", "process", "carry", "pending", "result", "row", "open"),
        *("told_open", "withdrawn", "applicant", "channel", "dispute", "document", "make"),
        *("repeal", "valid", "request", "request_attr", "request_weak", "publish", "paper"),
        *("foreign", "others", "decision", "outcome_word", "unrelated", "dispute_office"),
    }
)
"""Categories that say what a number counts."""
OF_LAST = frozenset({"last", "than", "change", "percent", "tenths", "rough"})
_DONE = frozenset({"receive", "handle", "answer", "request", "request_attr", "request_weak"})
_LINKING = frozenset({"filler", "total", "this", "last", "all"})
_NOUNS = {
    "request": "request",
    "request_attr": "request",
    "dispute": "dispute",
    "document": "document",
    "decision": "decision",
    "unrelated": "foreign",
    "foreign": "foreign",
    "others": "foreign",
    "dispute_office": "foreign",
    "publish": "attr",
    "paper": "attr",
}
_NAMES = frozenset(_NOUNS)
_OF_A_SUM = frozenset({"filler", "total", "this", "area", "own"})
_INCLUDING = ("含", "包括", "包含", "内含")
_DONE_TO_REQUESTS = ("receive", "handle", "answer", "process")
_OF_REQUESTS = (*_DONE_TO_REQUESTS, "carry", "result", "row", "applicant", "pending")


def governed(place: Place, state: State) -> Phrase:
    """Let words behind a number, or of other clauses, govern it where none is before it."""
    phrase = place.phrase
    noun = _noun_to_come(place) if phrase.has("valid") and not state.topic else None
    if noun is not None:
        return replace(phrase, before=(*phrase.before, noun))
    if phrase.number is None or not phrase.kinds.isdisjoint(GOVERNING):
        return phrase
    if any(token.text == "前者" for token in phrase.before):  # not what stands nearest
        return phrase
    after = undenied(before_a_part(phrase.after))
    if after != phrase.after:
        phrase = replace(phrase, after=after)
    before = _governing(place, phrase, state)
    return phrase if before == phrase.before else replace(phrase, before=before)


def _governing(place: Place, phrase: Phrase, state: State) -> tuple[Token, ...]:
    if phrase.has("reach"):  # 申请量由上年的20件降至14件: the noun stands before the first
        return (*_noun_of_all(phrase, state), *phrase.before)
    led = led_by(place)
    if led:
        return (*phrase.before, *phrase.after, *led)
    if state.compared and phrase.before and phrase.kinds <= _LINKING:
        return (*state.compared, *phrase.before)
    if _sums_up(phrase) and not (state.subject or state.pending):  # 14个单位收到申请，共55件
        return (*(t for t in state.noun if t.category in _DONE), *phrase.before)
    if state.pending and phrase.kinds_behind.isdisjoint(GOVERNING):
        included = phrase.has("total") and state.pending[0].text.startswith(_INCLUDING)
        if not included:  # （含部分公开，共28件）
            return (*state.pending, *phrase.before)
    return (*phrase.before, *phrase.after)


def _noun_to_come(place: Place) -> Token | None:
    """Return the noun of 现行有效件数4件，制发规范性文件1件, which only the second names."""
    phrase, following = place.phrase, place.rest[0] if place.rest else None
    if phrase.number is None or following is None or following.number is None:
        return None
    alone = phrase.kinds_of_clause.isdisjoint(_NAMES | {"residue"})
    made = following.opened == "，" and following.has("make", "repeal")
    named = [token for token in following.before if token.category == "document"]
    return named[0] if alone and made and len(named) == 1 else None


def _noun_of_all(phrase: Phrase, state: State) -> tuple[Token, ...]:
    named = takewhile(lambda token: token.category not in NUMBERS, phrase.clause)
    noun = tuple(token for token in named if token.category not in OF_LAST)
    if any(token.category in GOVERNING for token in noun):
        return noun
    compared = tuple(token for token in state.compared if token.category not in OF_LAST)
    return (*compared, *state.noun)  # 上年被复议3件，今年降为1件


def _sums_up(phrase: Phrase) -> bool:
    kinds = phrase.kinds
    return "total" in kinds and not phrase.after and kinds <= _OF_A_SUM


def topic_of(phrase: Phrase, state: State, setting: Setting) -> str:
    """Return what a phrase is about."""
    topic = state.topic
    for token in _nouns(phrase):
        topic = _with(token, topic, phrase, setting)
    if topic == "foreign" and phrase.number is None and phrase.clause[0].category == "all":
        topic = state.topic  # 均已在网站专栏公开
    if state.dispute and phrase.has("about") and not phrase.has("foreign", "request"):
        return "dispute"
    countys = False
    weak = phrase.has("request_weak") or (phrase.after and _is_weak(phrase.after[0]))
    if weak and _may_be_request(topic, phrase):
        by_heading = setting.aspect == "request" or topic == "request"
        known = setting.named or setting.table_3 or _is_compared(phrase, state, setting)
        alone = setting.alone or (setting.clear and setting.compared)
        by_heading = by_heading or (alone and known)
        by_heading = by_heading or _is_all_there_is(phrase, state, setting)
        topic = "request" if by_heading else topic
        countys = not topic and _is_countys(phrase, setting)
    if topic or (weak and not _may_be_request(topic, phrase)):
        return topic
    plain = setting.plain and not state.shown
    bare = weak and setting.alone and _is_bare(phrase, state)
    if countys or bare or (plain and (weak or state.topic == "request?")):
        return "request?"
    opened = setting.resulted and phrase.has("open")  # 公开34件，部分公开6件
    of_requests = opened or phrase.has(*_OF_REQUESTS) or "closed" in phrase.keys("among")
    if of_requests and (setting.table_3 or setting.named) and setting.alone:
        return "request"
    if of_requests and setting.aspect == "request":
        verb_only = phrase.has("receive", "process") and not phrase.has(
            "applicant", "result", "row"
        )
        return "request?" if verb_only else "request"
    return topic


def _is_bare(phrase: Phrase, state: State) -> bool:
    """Tell 全年57件申请中: understood itself, and nothing before it is of another matter."""
    amount = phrase.number.amount if phrase.number else None
    exact = amount is not None and not amount.rough and not phrase.has("channel", "applicant")
    return exact and not (state.shown or state.aside or phrase.residue)


def _is_compared(phrase: Phrase, state: State, setting: Setting) -> bool:
    """Tell 申请15件，比去年多五件 where nothing before it tells of another matter."""
    end = phrase.number.end if phrase.number else phrase.clause[-1].end
    return setting.compared and end <= setting.understood and not state.shown


def _is_all_there_is(phrase: Phrase, state: State, setting: Setting) -> bool:
    """Tell 全年收到申请5件 where nothing before it in the paragraph is about anything else."""
    told = phrase.has("receive") or setting.received
    return told and setting.clear and not (state.aside or state.shown)


def _is_countys(phrase: Phrase, setting: Setting) -> bool:
    """Tell 乡镇收到申请17件，部门收到41件 in a county's report: hardly of another kind."""
    return setting.about.kind == "government" and setting.alone and phrase.has("receive")


def _is_weak(token: Token) -> bool:
    return token.category == "request_weak"


def _nouns(phrase: Phrase) -> list[Token]:
    """Return the nouns before a number, or the first behind it: 3件申请均已答复."""
    if not phrase.kinds.isdisjoint(_NAMES):
        return [token for token in phrase.before if token.category in _NOUNS]
    if phrase.number is None or phrase.kinds_behind.isdisjoint(_NAMES):
        return []
    return [token for token in phrase.after if token.category in _NOUNS][:1]


def _may_be_request(topic: str, phrase: Phrase) -> bool:
    """Tell 申请 from an application of another, unknown kind: 气象证明申请."""
    for before, token in pairwise(phrase.before):
        if token.category == "request_weak" and before.category == "residue":
            return False
    return topic not in {"foreign", "attr"} or (topic == "attr" and phrase.has("receive"))


def _with(token: Token, topic: str, phrase: Phrase, setting: Setting) -> str:
    noun = _NOUNS[token.category]
    if token.category == "request_attr" and _is_attribute(topic, phrase, setting):
        noun = "attr"
    if token.key == "text" and (topic in {"request", "document"} or not phrase.number):
        return topic
    if token.category == "dispute_office" and topic == "dispute" and phrase.has("outcome_word"):
        return topic
    if noun == "document" and topic == "foreign":
        return topic
    return noun


def _is_attribute(topic: str, phrase: Phrase, setting: Setting) -> bool:
    """Tell how documents are open from requests: 主动公开90件，依申请公开80件."""
    if phrase.has(*_DONE_TO_REQUESTS):
        return False
    counted_as_text = phrase.number is not None and phrase.number.key in {"条", "篇"}
    return (
        (topic == "attr" and phrase.number is not None)
        or setting.attributes
        or (counted_as_text and setting.aspect != "request")
    )

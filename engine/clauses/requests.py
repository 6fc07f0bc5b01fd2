"""What a number about requests counts: carried, results, applicants, channels, received, handled.

The first that fits is it: each reader returns None where the phrase is not its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.carried import carried, left, of_old_ones
from engine.clauses.claim import Claim
from engine.clauses.closed import PIECES, closed_again, handled, listed, result, row
from engine.clauses.signs import is_whole_of_a_part
from engine.values import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from engine.clauses.phrases import Phrase
    from engine.clauses.state import Place, State

_NOUNS = ("request", "request_attr", "request_weak")
_DONE = ("handle", "answer", "process")
Found = list[Claim] | None
_ALL = 100


def requests(place: Place, count: int, state: State) -> list[Claim]:
    """Return what a number about requests claims, nothing where it is another matter."""
    if place.phrase.has("others", "fault", "foreign", "other_kind"):
        return []
    closed = place.phrase.has("handle", "answer", "result", "row") and not place.phrase.has("carry")
    if closed and of_old_ones(count, state):
        return []
    for reader in (listed, carried, left, _told_open, row, result, _applicant, _channel, _again):
        found = reader(place, count, state)
        if found is not None:
            return found
    done = [*handled(place, count, state), *closed_again(place, count)]
    return [*_received(place, count, state), *done]


def _told_open(place: Place, count: int, state: State) -> Found:
    """Take down what was told to be open already: 予以公开, or a matter of its own."""
    del count, state
    return [] if place.phrase.has("told_open") else None


def _applicant(place: Place, count: int, state: State) -> Found:
    phrase, kinds = place.phrase, place.phrase.keys("applicant")
    if not kinds and not (phrase.has("receive", *_NOUNS) or phrase.before):
        kinds = [t.key for t in phrase.after if t.category == "applicant"]
    if not kinds:
        return None
    if "vague" in kinds:
        return [] if not phrase.has("receive") else None
    of_all = phrase.has("receive") and not state.among and not _more_applicants(place)
    if of_all:
        return None
    part = _counts_firms(phrase) or (state.among and state.results)  # 不予公开13件，其中个人9件
    claim = Claim(subject=f"applicant.{kinds[0]}", value=count, part=part)
    return [claim if len(kinds) == 1 and kinds != ["other_org"] else claim.doubted("sorts")]


def _counts_firms(phrase: Phrase) -> bool:
    """Tell 企业2家, who may have applied more than once."""
    return phrase.number is not None and phrase.number.key == "家"


def _more_applicants(place: Place) -> bool:
    """Tell 收到自然人申请4件，法人申请1件 from 收到公民申请4件."""
    following = next((one for one in place.rest if one.number), None)
    return following is not None and following.has("applicant")


def _channel(place: Place, count: int, state: State) -> Found:
    phrase = place.phrase
    if not phrase.has("channel") or phrase.has("every_channel", "all"):
        return None
    if phrase.has("again") and state.received:
        return None
    told = phrase.has("receive")
    if not told and (
        phrase.has(*_DONE) or ("handled.part" in state.seen and phrase.opened == "、")
    ):
        state.seen.add("handled.part")  # 网上办结3件、来信9件
        return []
    if "received" not in state.seen or state.by_channel:
        state.channels.append(count)
        return []
    counted = count > 0 and phrase.number is not None and phrase.number.key in PIECES
    if phrase.residue or not counted or phrase.has("handle", "answer", "process", "publish"):
        return []
    return [Claim(subject="received", value=count, part=True).doubted("channel")]


def _again(place: Place, count: int, state: State) -> Found:
    """Add up 收到3件，后又收到9件: the second number comes on top of the first."""
    if not (place.phrase.has("again") and place.phrase.has("receive") and state.received):
        return None
    state.received += count
    return [Claim(subject="received", value=state.received, summed=True)]


def _received(place: Place, count: int, state: State) -> list[Claim]:
    phrase = place.phrase
    told = (phrase.has("receive") and not _received_of_handled(phrase)) or (
        phrase.has(*_NOUNS) and not phrase.has("handle", "answer", "process")
    )
    told = told and "closed" not in phrase.keys("among")  # 办结的22件申请中
    whole_again = state.subject == "received" and _only_says_whose(phrase)
    new_only = "new" in phrase.keys("receive")
    summed = _adds_up(phrase, state)
    part = state.among and not state.seen.isdisjoint({"received", "handled.done"})
    part = part and not (new_only and _beside_carried(state))
    if part and phrase.has("matter", "limit") and phrase.number and phrase.number.key == "件":
        return [Claim(subject="received", value=count, part=True).doubted("channel")]
    if not (told or whole_again or summed) or part or _of_next_year(phrase):
        return []
    with_carried = _includes_carried(place) or (whole_again and "carried.in" in state.seen)
    claim = Claim(
        subject="received", value=count, with_carried=with_carried, new_only=new_only, summed=summed
    )
    if is_whole_of_a_part(phrase) and not phrase.has("receive"):
        claim = replace(claim, either=True)
    for kind in _doubts(place, count, state, again=whole_again):
        claim = claim.doubted(kind)
    if any(_says_share(one) for one in place.rest[:1]):
        claim = replace(claim, part=True)
    if _one_more(phrase):
        claim = replace(claim.doubted("besides"), part=True)
    state.subject = "received"
    if state.scope.body != "other" and state.scope.year == "this":
        state.seen.add("received")
        state.received = count
        return [claim, *_all_natural(place, count), *(_sum(state) if summed else ())]
    return [claim]


def _sum(state: State) -> list[Claim]:
    total = sum(state.channels)
    state.channels.clear()
    return [Claim(subject="received", value=total, summed=True)]


def _doubts(place: Place, count: int, state: State, *, again: bool) -> Iterator[str]:
    """Yield why what was received may mean less or more than it seems."""
    if place.phrase.has("handle") and (state.old_done or "carried.in" in state.seen):
        yield "among"  # 当年受理并办结69件
    if "received" in state.seen and not again and not state.among:
        yield "accepted"
    if _goes_back_further(place, count):
        yield "years"  # 累计受理147件，其中本年度31件
    if any(one.clause_has("merged") for one in place.rest[:3]):
        yield "merged"  # 收到10份，2份重复，合并为8件
    if any(_carried_besides(one) for one in place.rest[:1]):
        yield "besides"


def _of_next_year(phrase: Phrase) -> bool:
    """Tell 2025年收到的3件: which requests are meant, not when a report's own came."""
    receives = [t.text for t in phrase.before if t.category == "receive"]
    return phrase.has("next") and any(text.endswith("的") for text in receives)


def _received_of_handled(phrase: Phrase) -> bool:
    """Tell 办结本年受理的69件: what was closed, of those received."""
    order = [t.category for t in phrase.before if t.category in {"handle", "answer", "receive"}]
    last = next((t for t in reversed(phrase.before) if t.category == "receive"), None)
    return order[:1] in (["handle"], ["answer"]) and last is not None and last.text.endswith("的")


def _carried_besides(phrase: Phrase) -> bool:
    carried = phrase.has("carry") or phrase.behind("carry")
    return phrase.has("besides") and carried and not (phrase.has("last") or phrase.behind("last"))


def _says_share(phrase: Phrase) -> bool:
    """Tell 占申请总数的55%: what it is said of is a part of all that was received."""
    percent = any(t.key == "%" and t.amount and t.amount.value < _ALL for t in phrase.clause)
    named = [t.category for t in phrase.clause if t.category in _NOUNS]
    elsewhere = phrase.clause_has("area") or phrase.clause_has("wider") or phrase.clause_has("last")
    return percent and bool(named) and phrase.clause[0].text == "占" and not elsewhere


def _one_more(phrase: Phrase) -> bool:
    """Tell 另有1件申请系年底收到: beside those that were told elsewhere."""
    start = phrase.number.start if phrase.number else 0
    told = [token for token in phrase.before if token.start < start]
    categories = {token.category for token in told}
    return "besides" in categories and categories <= {"besides", "filler", "total"}


def _beside_carried(state: State) -> bool:
    """Tell 受理59件，其中结转12件、新收47件: both are of what was received."""
    return {"received", "carried.in"} <= state.seen


def _adds_up(phrase: Phrase, state: State) -> bool:
    """Tell 网上5件，快递17件，合计22件: what the channels before it come to."""
    bare = phrase.has("total") and phrase.kinds <= {"total", "filler"}
    return bare and len(state.channels) > 1


def _only_says_whose(phrase: Phrase) -> bool:
    """Tell 全年共5件, 其中局机关9件: the same again, of the whole or of another body."""
    said = phrase.has("total", "own", "level", "office", "area")
    return said and not phrase.has("handle", "answer", "process", "limit", "matter", "channel")


def _all_natural(place: Place, count: int) -> list[Claim]:
    """Read 收到3件，均为自然人申请 as three of natural persons."""
    following = place.rest[0] if place.rest else None
    if following is None or following.number or not following.has("all"):
        return []
    kinds = following.keys("applicant")
    if kinds != ["natural"] or following.has("handle", "answer", "receive", "none"):
        return []
    return [Claim(subject="applicant.natural", value=count)]


def _includes_carried(place: Place) -> bool:
    among = False  # 17件，其中新收15件、结转2件: they stand beside each other
    for later in place.rest[:2]:
        if later.number is None:
            continue
        among = among or (later.has("among") and later.has("carry", "receive", "this"))
        if later.has("carry") and among and later.has("last"):
            return True
        if not later.has("among", "this", "receive"):
            return False
    return False


def _goes_back_further(place: Place, count: int) -> bool:
    """Tell a number of which only a part is this year's, and nothing is said to be carried in."""
    following = [one for one in place.rest[:3] if one.number]
    if not following or any(one.clause_has("carry") for one in following):
        return False
    first = following[0]
    amount = first.number.amount if first.number else None
    less = amount is not None and amount.count is not None and amount.count < count
    return less and first.has("among") and first.has("this")


def channels(phrases: Sequence[Phrase], state: State) -> list[Claim]:
    """Sum the channels of a sentence that names no total; one alone may be a part only."""
    if not state.channels or (state.by_channel and sum(state.channels) == state.received):
        return []
    if state.scope.body == "other" or state.scope.year != "this":
        return []
    told = [one for one in phrases if one.number or one.has("channel")]
    residue = tuple(dict.fromkeys(word for one in told for word in one.residue))
    claim = Claim(subject="received", value=sum(state.channels), scope=state.scope, residue=residue)
    if not state.seen.isdisjoint({"received", "handled"}):  # a total is told beside them
        claim = replace(claim, part=True)
    return [claim.doubted("channel") if claim.part or len(state.channels) == 1 else claim]

"""Read sentences one after the other: cover, phrases, scope, topic, claims with their residue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.clauses.carried import note_old_ones
from engine.clauses.cover import cover
from engine.clauses.dealt import APART, DEALING, dealt, series_end
from engine.clauses.decisions import by_example, decisions
from engine.clauses.denials import denials
from engine.clauses.disputes import disputes
from engine.clauses.documents import documents
from engine.clauses.everything import everything
from engine.clauses.phrases import NUMBERS, Heard, counted_as, phrases
from engine.clauses.requests import channels, requests
from engine.clauses.scope import Scope, in_own_field
from engine.clauses.siblings import beside_others, settled, told_with_the_rest
from engine.clauses.signs import (
    OTHERS,
    REST,
    behind_aside,
    counts_things,
    ends_a_year,
    is_guessed,
    is_inclusive,
    is_of_those,
    is_own_again,
    scope_of,
    shown_before,
    turned_back,
)
from engine.clauses.state import Place, State, of_government, setting_of
from engine.clauses.topics import GOVERNING, OF_LAST, governed, topic_of
from engine.clauses.words import shapes
from engine.values import replace

if TYPE_CHECKING:
    from engine.clauses.claim import Claim
    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.scope import About, Body
    from engine.clauses.state import Setting
    from engine.vocabulary.model import Vocabulary

_GOES_ON = frozenset({"among", "all", "besides"})
_OF_OTHER_KINDS = ("foreign", "unrelated", "dispute_office")
_COUNTED = frozenset({"request", "request?", "dispute", "document"})
_WHOLE = frozenset({"received", "handled", "handled.loosely"})
_NO_NOUN = OF_LAST | {"this", "among", "span"}


class Reader:
    """Reads the sentences of one report in order; each leaves something to the next.

    What has no word of a subject is passed over, unless ``every`` sentence is asked for.
    """

    def __init__(self, vocabulary: Vocabulary, about: About, *, every: bool = False) -> None:
        self._vocabulary = vocabulary
        self._shapes = shapes(vocabulary)
        self._every = every
        self._about = about
        self._state = State()
        self._paragraph = -1
        self._passed = False

    def claims(self, text: str, aspect: str = "", paragraph: int = 0) -> tuple[Claim, ...]:
        """Return what a sentence claims."""
        found = self.heard(text, aspect, paragraph)
        return tuple(claim for one in found for claim in one.claims)

    def heard(self, text: str, aspect: str = "", paragraph: int = 0) -> tuple[Heard, ...]:
        """Return what is understood of each phrase of a sentence."""
        if not (self._every or self._shapes.speak(text)):
            self._pass_over(text, paragraph)
            return ()
        self._passed = False
        tokens = in_own_field(cover(text, self._vocabulary, self._about.year), self._about)
        tokens = by_example(tokens) if "等" in text else tokens
        self._begin(tokens, paragraph)
        setting = setting_of(tokens, self._about, aspect)
        parts = phrases(tokens)
        if any(map(text.__contains__, DEALING)):
            parts = dealt(parts, self._about.year)
        if setting.divided:
            divided = {p.clause[0].start for p in parts if p.number and p.clause_has("part")}
            if len(divided) > 1:
                setting = replace(setting, several=True, among=any(p.has("among") for p in parts))
        self._state.year_end = ends_a_year(text)
        ends = series_end(parts) if APART in text else None
        found = [
            self._phrase(Place(one, parts[i + 1 :]), setting, ends=i == ends)
            for i, one in enumerate(parts)
        ]
        return self._settle(found)

    def _pass_over(self, text: str, paragraph: int) -> None:
        """Keep of a sentence about something else the year, for what follows it."""
        if not self._passed or paragraph != self._paragraph:  # else nothing is left to forget
            self._begin((), paragraph)
            self._state.aside = True
        year = self._shapes.last_year(text)
        if year is not None:
            self._state.scope = Scope(year="last" if year < (self._about.year or year) else "this")
        self._passed = year is None

    def _begin(self, tokens: tuple[Token, ...], paragraph: int) -> None:
        before, self._paragraph = self._paragraph, paragraph
        old = self._state
        if before != paragraph:
            self._state = State()
        elif tokens and tokens[0].category in _GOES_ON:
            old.pending, old.outside = (), None
        else:
            topic = old.topic if old.topic == "request" else ""
            shown = old.shown - {"residue"}
            body: Body = "unsure" if old.first_body in {"other", "unsure"} else "own"
            self._state = State(
                topic=topic,
                scope=Scope(year=old.scope.year, body=body),
                old_done=old.old_done,
                shown=shown,
                first_body="" if tokens else old.first_body,
                named=old.named,
                requested=old.told_of_requests(),
                aside=old.aside or (not topic and (old.strange or bool(old.topic))),
            )

    def _phrase(self, place: Place, setting: Setting, *, ends: bool = False) -> Heard:
        state, phrase = self._state, governed(place, self._state)
        inclusive = is_inclusive(place.phrase, state)
        place = place if phrase is place.phrase else Place(phrase, place.rest)
        before = state.scope
        self._brackets(phrase)
        if is_own_again(phrase, state):
            state.turn_back()
        state.among = state.among or phrase.has("among") or is_of_those(phrase)
        state.scope = turned_back(scope_of(phrase, state, setting), phrase, state)
        if ends:  # 近三年分别为4件、6件、9件: the last is this year's
            phrase = replace(phrase, before=(*state.noun, *phrase.before))
            place = Place(phrase, place.rest)
            state.scope, state.among = replace(state.scope, year="this"), False
        topic = topic_of(phrase, state, setting)
        note_old_ones(phrase, state, topic)
        if phrase.number:
            found = self._counted(place, topic, setting)
        else:
            found = denials(phrase, topic, state, setting)
        claims = [self._complete(claim, phrase, setting) for claim in found]
        claims = [claim.doubted("inclusive") for claim in claims] if inclusive else claims
        claims += [
            replace(claim, scope=state.scope, residue=phrase.residue)
            for claim in everything(place, topic, state, setting)
        ]
        if setting.divided:
            state.bodies |= {token.text for token in phrase.clause if token.category == "part"}
        self._leave(phrase, topic)
        heard = Heard(phrase, topic, state.scope, tuple(claims))
        state.scope = behind_aside(place, before, state)
        return heard

    def _brackets(self, phrase: Phrase) -> None:
        state = self._state
        if "）" in phrase.opened and state.outside is not None:
            state.among, state.scope, topic = state.outside
            state.topic = topic if state.topic == "foreign" else state.topic  # （来信4件）
            state.outside = None
        if "（" in phrase.opened:
            state.outside = (state.among, state.scope, state.topic)

    def _leave(self, phrase: Phrase, topic: str) -> None:
        state = self._state
        state.turn_to(topic, aside=phrase.has("others") and not phrase.has(*_OF_OTHER_KINDS))
        if phrase.number and (not topic or topic.startswith("request")):
            state.note_body(phrase.number)
        if phrase.after and phrase.after[0].text == "中" and topic.startswith("request"):
            state.among = True
        if "received" in state.seen and phrase.behind("among"):
            state.seen.add("of_received")
        state.divide({token.key for token in phrase.clause})
        state.area = phrase.number is None and (state.area or phrase.has("area"))
        state.strange = state.strange or bool(phrase.residue)
        if shown := shown_before(phrase):
            state.shown |= shown - {"residue"} if topic == "document" else shown
        state.note(phrase, topic)
        self._keep_noun(phrase)

    def _keep_noun(self, phrase: Phrase) -> None:
        """Keep what may govern a number of the next clauses that has no noun of its own."""
        state = self._state
        compared = phrase.has("than", "change")
        compared = compared and (phrase.has("change") or not phrase.has("receive"))
        unsure = phrase.number or phrase.has("residue", "rate") or compared
        unsure = unsure or (phrase.has("all") and phrase.has("applicant"))  # 均为自然人提出
        if phrase.number and not phrase.kinds.isdisjoint(GOVERNING):
            state.noun = tuple([t for t in phrase.before if t.category not in _NO_NOUN])
        state.pending = () if unsure else _without(OF_LAST, phrase.clause)
        if phrase.behind("reach"):
            return
        known = compared and not phrase.has("residue")
        if known and (phrase.has("change") or not phrase.number):
            state.compared = _without(OF_LAST | NUMBERS, phrase.clause) or state.compared
        elif phrase.before[: len(state.compared)] != state.compared:
            state.compared = ()

    def _counted(self, place: Place, topic: str, setting: Setting) -> list[Claim]:
        number, state = place.phrase.number, self._state
        amount = number.amount if number else None
        rough = amount is not None and amount.rough
        if amount is None or (rough and (place.phrase.residue or not topic.startswith("request"))):
            return []
        if topic == "decision":
            return decisions(place, amount, state)
        if (
            topic not in _COUNTED
            or amount.count is None
            or not counts_things(place.phrase, amount.unit)
        ):
            return []
        if topic in {"request", "request?"}:
            found = requests(place, amount.count, state)
            if rough:
                found = [one.doubted("rough") for one in found if one.subject in _WHOLE]
            guessed = topic == "request?" or is_guessed(place.phrase, state, setting)
            return [one.doubted("topic") for one in found] if guessed else found
        if topic == "dispute":
            return disputes(place, amount.count, state, setting)
        return documents(place, amount.count, state)

    def _complete(self, claim: Claim, phrase: Phrase, setting: Setting) -> Claim:
        named = _is_of_table_4_or_2(claim) or phrase.has("row")
        narrowing = {"limit"} if named else {"limit", "matter"}
        valid = claim.subject.endswith(".valid")
        limits = [token for token in phrase.before if token.category in narrowing]
        limits = [token for token in limits if not (valid and token.text.startswith("有效"))]
        limits += [token for token in phrase.after if token.category == "limit"]
        if claim.subject.endswith(("handled.other", "+other")):  # 其他5件 behind other results
            limits = [token for token in limits if token.text not in OTHERS]
        limits = [t for t in limits if claim.subject in _WHOLE or t.text not in REST]
        for token in limits:
            claim = claim.doubted("limit", token.text)
        if setting.parted and phrase.has("level"):
            claim = claim.doubted("level")
        scope = self._state.scope
        came = claim.subject == "carried.in" and phrase.has("last")  # 上年12月收到并结转2件
        if scope.year == "part" and (claim.subject == "carried.out" or came):
            scope = replace(scope, year="this")  # 12月收到的2件结转下年度
        number = phrase.number
        return replace(
            claim,
            start=claim.start if number is None else number.start,
            end=claim.end if number is None else number.end,
            none_said=claim.none_said if number is None else claim.value == 0,
            scope=scope,
            part=claim.part or bool(limits),
            within=of_government(scope, setting) and claim.subject.startswith("document"),
            nested="（" in phrase.opened or "：" in phrase.opened or _is_among(phrase, self._state),
            residue=phrase.residue,
        )

    def _settle(self, found: list[Heard]) -> tuple[Heard, ...]:
        """Look at a sentence's claims together: channels summed, what is said twice doubted."""
        result = self._settled(found) if any(one.claims for one in found) else found
        if self._state.channels:
            more = channels([one.phrase for one in found], self._state)
            if more and result:
                result[-1] = replace(result[-1], claims=(*result[-1].claims, *more))
            self._state.channels.clear()
        return tuple(result)

    def _settled(self, found: list[Heard]) -> list[Heard]:
        beside = {
            "handled.granted": sum(counted_as(one.phrase, "told_open") for one in found),
            "handled": sum(counted_as(one.phrase, "withdrawn") for one in found)
            + self._state.old_done,
            "handled.unable.not_held": sum(counted_as(one.phrase, "reason") for one in found),
        }
        claims = told_with_the_rest([claim for one in found for claim in one.claims], found)
        left = iter(settled(claims, beside))
        result = [
            replace(one, claims=tuple(claim for _ in one.claims if (claim := next(left))))
            if one.claims
            else one
            for one in found
        ]
        return beside_others(result)


def _without(categories: frozenset[str], tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    return tuple([token for token in tokens if token.category not in categories])


def _is_among(phrase: Phrase, state: State) -> bool:
    return phrase.has("among") or (state.among and phrase.has("row"))


def _is_of_table_4_or_2(claim: Claim) -> bool:
    """Tell claims for which 涉及, 关于 only say what is counted anyway: 涉及信息公开的复议."""
    return not claim.subject.startswith(("received", "handled", "carried", "applicant"))

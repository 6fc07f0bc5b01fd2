"""What earlier clauses leave to later ones, and what is known of the sentence as a whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from engine.clauses.scope import Scope
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Collection

    from engine.clauses.cover import Token
    from engine.clauses.phrases import Phrase
    from engine.clauses.scope import About


_OTHER_MATTERS = frozenset(
    {"foreign", "publish", "paper", "document", "decision", "dispute", "unrelated"}
    | {"dispute_office"}
)
_NEVER_CLEAR = _OTHER_MATTERS - {"dispute"}
_MEASURES = frozenset({"make", "repeal", "valid"})
_NOTED = _MEASURES | {
    *("request", "request_attr", "unrelated", "dispute_office", "about", "decide", "document"),
}
"""Categories of which a phrase leaves something to those behind it."""
_EXCEPTING = frozenset({"除", "除外", "其余", "剩余"})
_RESULTS = ("partial", "denied", "unable", "rejected")
_ACTS = ("receive", "handle", "answer", "request", "request_attr", "request_weak")
_OF_TABLE_3 = {"carry", "receive", "request_weak", "next", "result", "row", "applicant"}
_SUITS = {"suit_direct", "suit_after_review"}
"""Words that only table 4 uses."""


@dataclass(slots=True)
class State:
    """What is carried from clause to clause; ``outside`` keeps what held before a bracket.

    ``compared``: a clause that compares what it names, for its number behind (…减少三成，为7件).
    ``shown``: what in the paragraph told of things published, or of another matter.
    ``old``: last year's requests are spoken of, ``old_count`` of them, ``old_done`` were closed;
    ``strange``: a word was not understood; ``hearing``: an office that hears
    reviews speaks; ``swept``: documents were gone through (清理);
    ``first_body``: whose the first number of requests is; ``inner``: how many 其中县政府办 had;
    ``named``: requests were named in full;
    ``year_end``: 截至年底; ``area``: 全县 stands before
    what follows; ``bodies``: parts of a whole that were named;
    ``told``: disputes counted since an outcome was told last (``ruled``); ``noun``: the words
    before the last number; ``closing``: what was closed is listed by where it came from;
    ``by_channel``: channels are told one by one (从申请渠道看); ``before_others``: the topic before
    what others had a hand in (由省局转办2件); ``aside``: the paragraph spoke of something else
    before; ``requested``: it spoke of requests before, of nothing else, and all was understood.
    """

    topic: str = ""
    scope: Scope = field(default_factory=Scope)
    pending: tuple[Token, ...] = ()
    compared: tuple[Token, ...] = ()
    among: bool = False
    outside: tuple[bool, Scope, str] | None = None
    seen: set[str] = field(default_factory=set)
    channels: list[int] = field(default_factory=list)
    received: int = 0
    subject: str = ""
    denying: bool = False
    about: bool = False
    decided: bool = False
    row: str = ""
    measure: str = ""
    dispute: str = ""
    counted: str = ""
    office: bool = False
    results: bool = False
    shown: set[str] = field(default_factory=set)
    old: bool = False
    old_count: int = 0
    old_done: int = 0
    strange: bool = False
    hearing: bool = False
    swept: bool = False
    first_body: str = ""
    inner: int = 0
    kinds: set[str] = field(default_factory=set)
    named: bool = False
    year_end: bool = False
    area: bool = False
    bodies: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    ruled: bool = False
    noun: tuple[Token, ...] = ()
    closing: bool = False
    by_channel: bool = False
    before_others: str = ""
    aside: bool = False
    requested: bool = False

    def note(self, phrase: Phrase, topic: str) -> None:
        """Keep what a phrase names: requests, whose matter it is, disputes, documents."""
        if phrase.kinds.isdisjoint(_NOTED):
            return
        requests = phrase.has("request", "request_attr")
        ruled = topic == "dispute" and phrase.has("outcome_word")
        self.named = self.named or (requests and topic == "request")
        self.office = self.office or phrase.has("unrelated")
        self.office = self.office or (phrase.has("dispute_office") and not ruled)
        self.about = self.about or phrase.has("about") or (requests and topic == "dispute")
        self.decided = self.decided or phrase.has("decide")
        for token in phrase.before:
            if token.category == "unrelated" and token.key != "all":
                self.dispute = token.key
            elif token.category in _MEASURES:
                self.measure = token.category
            elif token.category == "document":
                self.row = token.key

    def turn_to(self, topic: str, *, aside: bool) -> None:
        """Keep what a phrase is about; ``aside``: only others who had a hand in it make it so."""
        if topic == "foreign" != self.topic:
            self.before_others = self.topic if aside else ""
        self.topic = topic or self.topic

    def note_body(self, number: Token) -> None:
        """Keep whose the first number is, and how many a body within it had: 其中县政府办8件."""
        self.first_body = self.first_body or self.scope.body
        count = number.amount.count if number.amount else None
        if self.among and self.scope.body == "other" and count:
            self.inner = max(self.inner, count)

    def turn_back(self) -> None:
        """Return behind a ；to what was spoken of before others were."""
        self.topic, self.before_others = self.before_others or self.topic, ""

    def told_of_requests(self) -> bool:
        """Tell that all that was read so far is about requests that are named, and understood."""
        told = self.requested or (self.named and "received" in self.seen)
        return told and not (self.strange or self.aside or self.shown or self.office)

    def divide(self, keys: Collection[str]) -> None:
        """Note that what follows is told by result, or by channel (从申请渠道看)."""
        self.results = self.results or "by_result" in keys
        self.by_channel = self.by_channel or "by_channel" in keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What holds for a whole sentence: its report, its heading, and what stands anywhere in it.

    ``attributes``: documents are told apart by how they are open; ``parted``: parts of a whole are
    told apart; ``excepted``: something is left out (除, 其余); ``alone``: no noun of another
    matter stands anywhere; ``named``: requests are named in full somewhere; ``table_3``: words
    that only the account of requests knows; ``caused``: 因政府信息公开; ``divided``: 部门, 乡镇;
    ``resulted``: results of table 3 are told;
    ``plain``: no word is strange; ``clear``: none before the last number, and nothing
    but requests and disputes is named; ``received``: 收到;
    ``several``: more than one of these has a number of its own; ``among``: 其中;
    ``compared``: with another year, or beside 政府信息公开工作;
    ``understood``: how far every word is known.
    """

    about: About
    aspect: str
    attributes: bool = False
    parted: bool = False
    excepted: bool = False
    alone: bool = False
    named: bool = False
    table_3: bool = False
    caused: bool = False
    divided: bool = False
    compared: bool = False
    understood: int = 0
    several: bool = False
    among: bool = False
    plain: bool = False
    resulted: bool = False
    clear: bool = False
    received: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase with the phrases behind it."""

    phrase: Phrase
    rest: tuple[Phrase, ...]


def setting_of(tokens: tuple[Token, ...], about: About, aspect: str) -> Setting:
    """Look over a whole covered sentence."""
    categories = {token.category for token in tokens}
    keys = {token.key for token in tokens}
    return Setting(
        about=about,
        aspect=aspect,
        attributes="publish" in categories and _tells_attributes(tokens),
        parted=not categories.isdisjoint(("part", "wider", "area")),
        alone=categories.isdisjoint(_OTHER_MATTERS)
        or (categories.isdisjoint(_NEVER_CLEAR) and _is_alone(tokens)),
        named="request" in categories or ("matter" in categories and _asks_for_disclosure(tokens)),
        table_3=not categories.isdisjoint(_OF_TABLE_3) and _tells_table_3(tokens, categories),
        caused={"cause", "about"} <= categories or not keys.isdisjoint(_SUITS),
        divided="part" in categories,
        plain=_is_plain(categories),
        resulted="result" in categories and not keys.isdisjoint(_RESULTS),
        clear=categories.isdisjoint(_NEVER_CLEAR) and _is_clear(tokens),
        received="receive" in categories,
        compared=not categories.isdisjoint(("than", "change", "reach", "about")),
        understood=next((t.start for t in tokens if t.category == "residue"), tokens[-1].end)
        if tokens
        else 0,
        excepted=not categories.isdisjoint(("besides", "limit"))
        and any(token.text in _EXCEPTING for token in tokens),
    )


def _tells_table_3(tokens: tuple[Token, ...], categories: set[str]) -> bool:
    """Tell words that only the account of requests knows."""
    pairs = {(token.category, token.key) for token in tokens}
    return (
        {"carry", "last"} <= categories
        or {("carry", "in"), ("carry", "out")} <= pairs
        or _tells_of_requests(tokens, categories)
        or {("receive", "new"), ("request_weak", "")} <= pairs
        or not categories.isdisjoint(("next", "result", "row"))
        or any(token.category == "receive" and "新收" in token.text for token in tokens)
        or ("applicant" in categories and _tells_applicants(tokens, categories))
    )


def _is_alone(tokens: tuple[Token, ...]) -> bool:
    """Tell that no noun of another matter is counted: 无复议、无诉讼 counts none."""
    denied = {later.start for one, later in pairwise(tokens) if one.category == "none"}
    return not any(
        token.category in _OTHER_MATTERS
        and not (token.category == "dispute" and token.start in denied)
        for token in tokens
    )


def _tells_applicants(tokens: tuple[Token, ...], categories: set[str]) -> bool:
    """Tell 自然人3件，企业1件 from 惠及企业186家: several kinds, or something is asked or done."""
    kinds = {token.key for token in tokens if token.category == "applicant"} - {"vague"}
    return bool(kinds) and (kinds != {"business"} or not categories.isdisjoint(_ACTS))


def _tells_attributes(tokens: tuple[Token, ...]) -> bool:
    """Tell how documents are open: 主动公开90件, 公文……主动公开占24%，依申请公开占45%."""
    told = [token for token in tokens if token.category != "filler"]
    return any(
        one.category == "publish" and other.category in {"number", "percent"}
        for one, other in pairwise(told)
    )


def _tells_of_requests(tokens: tuple[Token, ...], categories: set[str]) -> bool:
    """Tell 申请量5件，答复量5件, 收到申请9件，办结8件，结转1件: so only table 3 is spoken of."""
    if "request_weak" not in categories:
        return False
    answered = any("答复" in token.text for token in tokens)
    return {"carry", "handle"} <= categories or (answered and "residue" not in categories)


def _is_plain(categories: set[str]) -> bool:
    """Tell 收到申请16件（网上9件，信函7件），办结16件: all words known, and no other matter's."""
    told = {"request_weak", "receive"} <= categories
    more = not categories.isdisjoint(("handle", "withdrawn", "part", "level"))
    return told and more and "residue" not in categories and categories.isdisjoint(_OTHER_MATTERS)


def _asks_for_disclosure(tokens: tuple[Token, ...]) -> bool:
    """Tell 要求公开村集体资产处置情况的申请."""
    asked = next((t.start for t in tokens if t.category == "matter" and "公开" in t.text), None)
    return asked is not None and any(
        token.category == "request_weak" and token.start > asked for token in tokens
    )


def _is_clear(tokens: tuple[Token, ...]) -> bool:
    """Tell that every word is known up to the last number."""
    numbers = [token.start for token in tokens if token.category in {"number", "percent"}]
    strange = next((token.start for token in tokens if token.category == "residue"), None)
    return bool(numbers) and (strange is None or numbers[-1] < strange)


def of_whole_county(phrase: Phrase, setting: Setting) -> bool:
    """Tell 总计64件 behind what offices of a county received: the sum over all of them."""
    total = phrase.number is not None and phrase.has("total")
    bodies = ("part", "unit", "level", "office", "government", "wider", "own", "residue")
    return total and setting.about.kind == "government" and not phrase.has(*bodies)


def of_government(scope: Scope, setting: Setting) -> bool:
    """Tell what 县政府 did in its own report: its offices may be counted with it or not."""
    return scope.body == "unsure" and setting.about.kind == "government"

"""What the name of an item is made of: 财政预决算类, 微信公众号发布, 自然人, 其他.

A name is covered by the words of the pack, the longest first; what no word explains is its
residue. Nearly any noun may stand before 类 or 信息, so a short residue before such an ending is
part of a name and none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engine.vocabulary.lexicon import Lexicon
    from engine.vocabulary.model import Vocabulary, Words

LISTS = (
    *("rest", "channels", "boards", "ways", "applicants", "heads"),
    *("nouns", "fillers", "selective", "involves", "traits", "results", "outcomes"),
)
EXPLAINED = frozenset(
    {
        *("request", "request_attr", "request_weak", "applicant", "channel", "document", "paper"),
        *("publish", "foreign", "result", "row", "doc_other", "light", "manner", "receive"),
        *("make", "own", "level", "dispute", "repeal", "valid", "everyone"),
    }
)
"""Categories of the common lexicon whose words name things and change no sum."""
_KINDS = {
    "applicant": frozenset({"applicants"}),
    "everyone": frozenset({"applicants"}),
    "result": frozenset({"results"}),
    "row": frozenset({"results", "rows"}),
    "channel": frozenset({"came"}),
}
_REMEMBERED = 5_000
_NAME = 8
"""A residue of more characters is no noun before 类 any more."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words before a number: which lists they are of, and what none of them explains."""

    text: str
    kinds: frozenset[str]
    residue: str = ""


class Labels:
    """Covers names with the words of a pack: those of lists first, then the common lexicon."""

    def __init__(self, words: Words, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._lead = words["lead"]
        self._list_of: dict[str, str] = {}
        for name in LISTS:
            for word in words.of(name):
                self._list_of.setdefault(word, name)
        self._longest = max(map(len, self._list_of))
        self._known: dict[str, Label] = {}

    def read(self, text: str) -> Label:
        """Cover a name from left to right, the longest word first; each name once."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._covered(self._lead.sub("", text))
            if len(self._known) > _REMEMBERED:
                self._known.clear()
        return known

    def _covered(self, text: str) -> Label:
        kinds: set[str] = set()
        residue, last, at = "", "", 0
        while at < len(text):
            word = self._longest_at(text, at)
            last = self._list_of.get(word, "")
            more = frozenset({last}) if last else self._kinds(word)
            if more:
                kinds |= more
            elif not word:
                residue += text[at]
            at += len(word) or 1
        if "nouns" in kinds:  # 企业管理, 组织人事: what it is about, not who applied
            kinds.discard("applicants")
        named = last == "heads" and len(residue) <= _NAME
        return Label(text, frozenset(kinds), "" if named else residue)

    def _kinds(self, word: str) -> frozenset[str]:
        category = self._lexicon.words[word].category if word else ""
        return _KINDS.get(category, frozenset())

    def _longest_at(self, text: str, at: int) -> str:
        word = self._lexicon.longest(text, at)
        common = len(word) > 1 and self._lexicon.words[word].category in EXPLAINED
        for length in range(min(self._longest, len(text) - at), 0, -1):
            if text[at : at + length] in self._list_of:
                own = text[at : at + length]
                return word if common and len(word) > length else own
        return word if common else ""


def alike(whole: str, names: Sequence[str]) -> bool:
    """Tell whether each name ends as the name of the whole does: 政策解读, 文字解读、图文解读."""
    end = whole[-2:]
    return len(end) > 1 and all(len(name) > len(end) and name.endswith(end) for name in names)


def labels_of(vocabulary: Vocabulary, words: Words) -> Labels:
    """Return the labels of a vocabulary, made once for each."""
    known = _MADE.get(id(vocabulary))
    if known is None or known[0] is not vocabulary:
        known = _MADE[id(vocabulary)] = (vocabulary, Labels(words, vocabulary.lexicon))
    return known[1]


_MADE: dict[int, tuple[Vocabulary, Labels]] = {}

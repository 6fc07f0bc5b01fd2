"""Lists of words and patterns by name, compiled when they are first asked for.

A subject is one file of a pack's vocabulary/. Code says by a ``Use`` which names of a subject it
asks for, so that lint can tell a pack that lacks one, and a list that nobody reads.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from engine.errors import PackError
from engine.values import dataclass, field, replace
from engine.vocabulary.first_set import first_set
from engine.vocabulary.lexicon import Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REFERENCE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
"""A name of the same subject within a pattern; ``{0,3}`` is none."""


@dataclass(frozen=True, slots=True)
class Use:
    """The names of a subject that a module asks for; a list is also the pattern of its words.

    ``groups`` are the (pattern, group) of which the module takes what the group matched;
    ``words`` are categories of words.
    """

    subject: str
    patterns: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    groups: tuple[tuple[str, str], ...] = ()
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Reckon the hash once: words are asked for at every line of a report."""
        asked = (self.subject, self.patterns, self.lists, self.words, self.groups)
        object.__setattr__(self, "_hash", hash(asked))

    def __hash__(self) -> int:
        """Return the hash of what is asked for."""
        return self._hash

    def lacking(self, subject: Subject) -> Iterator[str]:
        """Yield what the subject has not of all this, each in a sentence."""
        for name in self.patterns:
            if name not in subject.patterns and name not in subject.lists:
                yield f"程序要用句式“{name}”，这里没有，请补上。"
        for name in self.lists:
            if name not in subject.lists:
                yield f"程序要用词表“{name}”，这里没有，请补上。"
        categories = {name.partition(".")[0] for name in subject.words}
        for name in self.words:
            if name not in categories:
                yield f"程序要用词类“{name}”，这里没有，请补上。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The words of one subject as they are written; a pattern is its alternatives in order.

    ``first_sets``: what is put before a pattern when it is compiled, as far as it is worked out.
    """

    name: str
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    excludes: tuple[tuple[str, str], ...] = ()
    first_sets: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)

    @classmethod
    def of(cls, name: str, data: Mapping[str, Any]) -> Subject:
        """Return the subject of a parsed file, which is taken to be in order."""
        return cls(
            name=name,
            lists={key: tuple(words) for key, words in data.get("lists", {}).items()},
            patterns={
                key: (one,) if isinstance(one, str) else tuple(one)
                for key, one in data.get("patterns", {}).items()
            },
            words={key: tuple(words) for key, words in data.get("words", {}).items()},
            excludes=tuple((one, other) for one, other in data.get("excludes", ())),
        )

    def rivals(self, name: str) -> frozenset[str]:
        """Return the words that may not stand in a list, those of the lists it excludes."""
        pairs = [pair for pair in self.excludes if name in pair]
        others = {other for pair in pairs for other in pair if other != name}
        return frozenset(word for other in others for word in self.lists.get(other, ()))

    def expanded(self, name: str, within: tuple[str, ...] = ()) -> str:
        """Return a list or pattern as one regular expression, references written out.

        Raises:
            PackError: a reference to what the subject has not, or to itself.
        """
        if name in self.lists:
            return "|".join(map(re.escape, self.lists[name]))
        if name not in self.patterns or name in within:
            why = "引用了自己" if name in within else "没有这个名称的词表或句式"
            raise PackError(f"{self.name}.{name}：{why}。", path=f"vocabulary/{self.name}.yaml")
        return self.alternative("|".join(self.patterns[name]), (*within, name))

    def alternative(self, written: str, within: tuple[str, ...] = ()) -> str:
        """Return a piece of a pattern with its references written out."""
        return REFERENCE.sub(lambda match: f"(?:{self.expanded(match[1], within)})", written)

    def compiled(self, name: str) -> re.Pattern[str]:
        """Compile a list or pattern; PackError where it is no regular expression."""
        written, first = self.expanded(name), self.first_sets.get(name)
        try:
            first = first_set(written) if first is None else first
            return re.compile(f"{first}(?:{written})" if first else written)
        except re.error as error:
            raise PackError(
                f"{self.name}.{name} 不是能用的句式（{error}）。",
                path=f"vocabulary/{self.name}.yaml",
            ) from None

    def worked_out(self) -> Subject:
        """Return the subject with the first sets of all its patterns, to be kept."""
        return replace(
            self, first_sets={one: first_set(self.expanded(one)) for one in self.patterns}
        )


class Words(dict[str, re.Pattern[str]]):
    """What a ``Use`` asks for: ``words[name]`` the compiled pattern, ``words.of(name)`` a list.

    A dict of what was asked for, since every sentence is asked for some; each is itself alone.
    """

    __slots__ = ("_subject", "_use")
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __init__(self, subject: Subject, use: Use) -> None:
        super().__init__()
        self._subject = subject
        self._use = use

    def __bool__(self) -> bool:
        """Be true although nothing was asked for yet."""
        return True

    def __missing__(self, name: str) -> re.Pattern[str]:
        """Return a pattern, compiled once; KeyError for a name that the use does not declare."""
        if name not in self._use.patterns:
            raise KeyError(f"{self._use.subject}.{name} is not declared by the Use")
        return self.setdefault(name, self._subject.compiled(name))

    def of(self, name: str) -> tuple[str, ...]:
        """Return the words of a list; KeyError for a name that the use does not declare."""
        if name not in self._use.lists:
            raise KeyError(f"{self._use.subject}.{name} is not declared by the Use")
        return self._subject.lists[name]


class Vocabulary:
    """The subjects of a pack; ``vocabulary[use]`` gives the words, the same each time."""

    __slots__ = ("_lexicon", "_words", "made", "subjects")

    def __init__(self, subjects: Mapping[str, Subject] = MappingProxyType({})) -> None:
        self.subjects = subjects
        self._words: dict[int, Words] = {}  # by the identity of a Use, which Words keeps alive
        self.made = self._words.get
        """Gives the words that were asked for by this ``id(use)`` before, None the first time."""
        self._lexicon: Lexicon | None = None

    @property
    def lexicon(self) -> Lexicon:
        """Return the words of all subjects by category, unfolded once."""
        if self._lexicon is None:
            self._lexicon = Lexicon(one.words for one in self.subjects.values())
        return self._lexicon

    def __reduce__(self) -> tuple[type[Vocabulary], tuple[dict[str, Subject]]]:
        """Go to another process as it is written; each compiles for itself."""
        return Vocabulary, (dict(self.subjects),)

    def __getitem__(self, use: Use) -> Words:
        """Return the words that a use asks for; PackError where they are not all there."""
        words = self._words.get(id(use))
        if words is None:
            words = self._words[id(use)] = Words(self._subject(use), use)
        return words

    def _subject(self, use: Use) -> Subject:
        subject, path = self.subjects.get(use.subject), f"vocabulary/{use.subject}.yaml"
        if subject is None:
            hint = "请从随程序安装的规则里复制 vocabulary 文件夹。"
            raise PackError("规则包里没有这个用语文件。", path=path, hint=hint)
        for said in use.lacking(subject):
            raise PackError(said, path=path)
        return subject

    def extended(self, subject: str, name: str, more: tuple[str, ...]) -> Vocabulary:
        """Return the vocabulary with words added at the end of a list or a category."""
        old = self.subjects[subject]
        if name in old.words:
            new = replace(old, words={**old.words, name: (*old.words[name], *more)})
        else:
            lists = {**old.lists, name: (*old.lists[name], *more)}
            new = replace(old, lists=lists, first_sets={})
        return Vocabulary({**self.subjects, subject: new})

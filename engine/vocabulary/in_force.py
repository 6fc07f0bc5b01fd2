"""The vocabulary that is in force: the pack's while a report is read or its facts are made.

What stands on the ground (names of agencies, labels of pages) is asked from everywhere, by
rosters and the casebook too, which know no pack. As with the context of decimal, the words hold
within ``speaking`` and are else those that came with this installation.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.errors import PackError
from engine.startup import shipped_rules
from engine.vocabulary.model import Subject, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.vocabulary.model import Use, Words

EXAMPLES = re.compile(rb"^examples:", re.MULTILINE)
"""Where the proof begins, which only its tests read."""
_IN_FORCE: ContextVar[Vocabulary | None] = ContextVar("vocabulary", default=None)


@contextmanager
def speaking(vocabulary: Vocabulary) -> Iterator[None]:
    """Let a pack's vocabulary be in force; subjects that it lacks are the shipped ones."""
    token = _IN_FORCE.set(vocabulary)
    try:
        yield
    finally:
        _IN_FORCE.reset(token)


def vocabulary_in_force() -> Vocabulary | None:
    """Return the vocabulary in force, None for the shipped one: what answers may be kept by."""
    return _IN_FORCE.get()


def words(use: Use) -> Words:
    """Return the words that a use asks for, of the vocabulary in force."""
    vocabulary = _IN_FORCE.get()
    if vocabulary is not None and (known := vocabulary.made(id(use))) is not None:
        return known
    if vocabulary is None or use.subject not in vocabulary.subjects:
        vocabulary = _shipped(use.subject)
    return vocabulary[use]


@lru_cache
def _shipped(name: str) -> Vocabulary:
    """Read one shipped subject, which its tests hold to shape and grammar."""
    import yaml  # the words of a pack at hand are not read anew

    folder = shipped_rules()
    path = f"vocabulary/{name}.yaml"
    if folder is None:
        raise PackError("找不到随程序安装的用语文件，请重新安装 gouji。", path=path)
    content = (folder / "nianbao" / path).read_bytes()
    cut = EXAMPLES.search(content)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(content[: cut.start()] if cut else content, Loader=loader)  # noqa: S506 - safe
    return Vocabulary({name: Subject.of(name, data)})

"""Names of agencies told from other lines, and sorted into the kinds of RULES.md."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from engine.agency_names.words import KINDS, endings, pattern
from engine.forms.labels import KEPT, strip_blanks
from engine.vocabulary.in_force import vocabulary_in_force

if TYPE_CHECKING:
    from engine.report import Kind
    from engine.vocabulary.model import Vocabulary

_HAN = re.compile(r"[\u4e00-\u9fff]{2,40}")


def is_agency(text: str) -> bool:
    """Tell whether a whole line is the name of an agency and nothing else."""
    if len(text) > KEPT:
        return _is_agency(text)
    return _kept_agency(text, vocabulary_in_force())


@lru_cache(maxsize=512)
def _kept_agency(text: str, _speaking: Vocabulary | None) -> bool:
    """Keep what was told of a line: each is asked for its name by several readers."""
    return _is_agency(text)


def _is_agency(text: str) -> bool:
    plain = pattern("office_for").sub("", pattern("party").sub("", bare(text)))
    plain = without_figures(plain)
    return (
        _ends_like_one(plain)
        and plain not in endings()
        and _HAN.fullmatch(plain) is not None
        and pattern("not_names").search(plain) is None
        and pattern("no_one").fullmatch(plain) is None
    )


def without_figures(name: str) -> str:
    """Return a name without the figures and dots that belong to it (12345热线, 104林场)."""
    return pattern("inner").sub("", name)


def _ends_like_one(plain: str) -> bool:
    return plain.endswith(endings()) or any(
        pattern(name).search(plain) for name in ("numbered", "ministry", "farm")
    )


def bare(name: str) -> str:
    """Return a name without the bracket behind it: another name, or （本级）."""
    return pattern("also").sub("", strip_blanks(name))


def with_wide_brackets(name: str) -> str:
    """Return a name with its brackets as they are written in Chinese."""
    return name.replace("(", "（").replace(")", "）")


def names_place(name: str) -> bool:
    """Tell whether a name that is not shaped like an agency begins with a place all the same."""
    return pattern("in_place").match(name) is not None and pattern("not_names").search(name) is None


def kind_of(name: str | None) -> Kind | None:
    """Return the kind of an agency by its name's end, None if the name tells none."""
    if name and pattern("office_itself").search(strip_blanks(name)):
        return "department"
    plain = bare(name or "")
    return next((kind for kind, ending in KINDS if pattern(ending).search(plain)), None)

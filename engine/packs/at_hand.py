"""Packs and forms as they were read before, out of the cache by the digest of their files.

Reading and holding every file to its shape takes longer than judging a report; the same bytes,
read by the same code, give the same pack. What is wrong with a pack is never kept: it is said
each time, with file and line.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.forms.model import Aspect, Form, Forms, Label, PartForm, Sum, TableForm
from engine.kept.plain import Plain
from engine.kept.store import keep, key_of, recall
from engine.packs.folder import digest_of, home
from engine.rule import Applied, Case, Clause, Joined, Pack, Rule, Source, Years
from engine.values import replace
from engine.vocabulary.model import Subject, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CODE = (
    "rule.py", "shapes.py", "expression.py", "dates.py", "kept", "packs", "forms", "vocabulary",
)  # fmt: skip
_PLAIN = Plain(
    (
        Aspect,
        Form,
        Label,
        PartForm,
        Sum,
        TableForm,
        Applied,
        Case,
        Clause,
        Joined,
        Rule,
        Source,
        Years,
        Subject,
    )
)
_APART = frozenset({"folder", "forms", "vocabulary", "stamp"})
"""Fields of a pack that are not kept with it."""


@lru_cache(maxsize=4)
def forms_of(folder: Path | None = None) -> Forms:
    """Return the forms of a pack's folder (default: the shipped one), kept for a process.

    What only reads needs no rules; the forms bring the words that a report is read by. PackError
    as ``load_pack``.
    """
    where = folder if folder is not None else home()
    return _kept_forms(folder, _key("forms", where, digest_of(where), folder is None))


@lru_cache(maxsize=4)
def _kept_forms(folder: Path | None, key: str) -> Forms:
    known = _said("forms", key)
    if known is not None:
        forms, subjects = known
        return Forms(forms=forms, vocabulary=Vocabulary(subjects))
    from engine.packs.load import read_forms

    made = read_forms(folder)
    _write("forms", key, (made.forms, _worked_out(made.vocabulary)))
    return made


def load_pack(
    folder: Path | str | None = None,
    overlays: Iterable[Path | str] = (),
    *,
    proof: bool = True,
) -> Pack:
    """Return the pack of a folder (default: the shipped one) with the overlays merged in order.

    Without ``proof`` the examples of the shipped rules, half of what they say, are left out, and
    the pack is taken out of the cache where it is there.

    Raises:
        PackError: what is wrong, in which file and line, and what would be right.
    """
    overlays = tuple(overlays)
    from_cache = None if proof else _key_of_pack(folder, overlays)
    if from_cache is not None:
        known = _kept_pack(folder, overlays, *from_cache)
        if known is not None:
            return known
    from engine.packs.load import read_pack

    pack = read_pack(folder, overlays, proof=proof)
    if from_cache is not None and pack.sha256 == from_cache[0]:
        _keep_pack(pack, from_cache[1])
    return pack


def _key_of_pack(
    folder: Path | str | None, overlays: Sequence[Path | str]
) -> tuple[str, str] | None:
    """Return the digest of the pack and the key it is kept by; None where a file is not there."""
    where = Path(folder) if folder is not None else home()
    try:
        digest = digest_of(where)
        contents = [sha256(Path(one).read_bytes()).hexdigest() for one in overlays]
    except OSError:
        return None
    named = [str(part) for pair in zip(overlays, contents, strict=True) for part in pair]
    return digest, _key("pack", where, digest, folder is None, *named)


def _key(name: str, where: Path, digest: str, shipped: bool, *more: str) -> str:  # noqa: FBT001
    return key_of(_CODE, name, where, digest, shipped, *more)


def _kept_pack(
    folder: Path | str | None, overlays: Sequence[Path | str], digest: str, key: str
) -> Pack | None:
    known = _said("pack", key)
    if known is None:
        return None
    where = Path(folder) if folder is not None else home()
    given = Path(folder) if folder is not None else None
    forms = _kept_forms(given, _key("forms", where, digest, folder is None))
    said, subjects = known
    vocabulary = Vocabulary(subjects) if overlays else forms.vocabulary
    forms = replace(forms, vocabulary=vocabulary) if overlays else forms
    pack = Pack(folder=where, forms=forms, vocabulary=vocabulary, **said)
    return pack.stamped(key)


def _keep_pack(pack: Pack, key: str) -> None:
    said = {name: getattr(pack, name) for name in Pack.__slots__ if name not in _APART}
    _write("pack", key, (said, _worked_out(pack.vocabulary) if pack.overlays else {}))
    pack.stamped(key)
    if not pack.overlays:
        shipped = pack.folder == home()
        forms = _key("forms", pack.folder, pack.sha256, shipped)
        _write("forms", forms, (pack.forms.forms, _worked_out(pack.vocabulary)))


def _worked_out(vocabulary: Vocabulary) -> dict[str, Subject]:
    return {name: subject.worked_out() for name, subject in vocabulary.subjects.items()}


def _said(name: str, key: str) -> Any:
    kept = recall(name, key)
    if kept is None:
        return None
    try:
        return _PLAIN.read(json.loads(kept))
    except (ValueError, TypeError, LookupError, AttributeError):
        return None


def _write(name: str, key: str, value: object) -> None:
    try:
        said = json.dumps(_PLAIN.written(value), ensure_ascii=False, separators=(",", ":"))
        keep(name, key, said.encode())
    except (TypeError, UnicodeEncodeError):
        return

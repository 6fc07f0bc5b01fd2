"""Which keys do what: an id for every action, defaults that no input method swallows, user's own.

Each letter is bound small, capital and full-width, and has an F-key beside it. A user's file
(YAML, ``id: keys``) replaces the keys of an id.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from engine.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

DEFAULTS: dict[str, str] = {
    "confirm": "c,f2",
    "confirm-cause": "C,ctrl+k",
    "dismiss": "x,f3",
    "accept": "a,f4",
    "note": "n,f5",
    "skip": "s,f6",
    "back": "b,f7",
    "undo": "u,f8",
    "correct": "e,ctrl+e",
    "evidence": "m,f9",
    "beside": "w,shift+f8",
    "part-back": "[,【,shift+f3",
    "part-on": "],】,shift+f4",
    "quit": "q,f10",
    "filter": "/,f11",
    "help": "f1,?",
    "trail": "t,f12",
    "rules": "r,shift+f1",
    "order": "o,shift+f2",
    "menu": ".,。,ctrl+o",
    "group": "g,shift+f5",
    "mark": "space,shift+f6",
    "mark-all": "*,shift+f7",
    "palette": "p,ctrl+p",
    "whole-trail": "w,shift+f8",
    "verify": "y,shift+f9",
    "import": "i,shift+f10",
    "export": "e,shift+f11",
    "material": "m,shift+f12",
    "picture": "h,ctrl+t",
    "roster": "l,ctrl+l",
    "settings": "s,ctrl+s",
    "unlock": "n,ctrl+n",
    "guide": "a,ctrl+g",
    "theme": "d,ctrl+d",
    "dates": "d,ctrl+d",
    "last-year": "l,ctrl+l",
    "template": "e,ctrl+e",
    "save": "ctrl+s,f2",
    "year-back": "[,【,shift+f3",
    "year-on": "],】,shift+f4",
    "rounds": "v,ctrl+r",
    "assign": "g,7",
    "approve": "8",
    "copy": "y,ctrl+y",
    "original": "o,ctrl+f",
    "refuse": "d,9",
    "pane-list": "1",
    "pane-document": "2",
    "pane-rule": "3",
    "next-pane": "tab",
    "last-pane": "shift+tab",
    "zoom": "z,0",
    "open": "enter",
    "close": "escape",
    "line-up": "up,k",
    "line-down": "down,j",
    "page-up": "pageup",
    "page-down": "pagedown,space",
    "home": "home",
    "end": "end",
    "left": "left",
    "right": "right",
    "reason-1": "1",
    "reason-2": "2",
    "reason-3": "3",
    "reason-4": "4",
    "return-filing": "T,ctrl+t",
    "approve-filing": "P,ctrl+p",
    "next-filing": "N,ctrl+n",
    "move-returned": "T,t,ctrl+t",
    "move-approved": "P,p,ctrl+p",
    "move-under_review": "s,ctrl+s",
    "move-published": "g,ctrl+g",
    "move-reopened": "o,ctrl+o",
    "move-match": "r,ctrl+r",
    "move-rounds": "v,ctrl+v",
    "move-trail": "l,ctrl+l",
    "move-last-year": "y,ctrl+y",
    "next-returned": "T,t,1",
    "next-approved": "P,p,2",
    "next-one": "N,n,3",
    **{f"part-{number}": str(number) for number in range(1, 7)},
    **{f"choose-{number}": str(number) for number in range(1, 10)},
    **{f"view-{number}": str(number) for number in range(10)},
}
LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
ANYWHERE = ("quit", "filter", "help", "trail", "rules", "menu", "rounds", "undo", "close")
WALK = (
    *ANYWHERE, "confirm", "confirm-cause", "dismiss",
    "accept", "note", "skip", "back", "correct", "evidence",
    "return-filing", "approve-filing", "next-filing",
    "copy", "original", "beside", "part-back", "part-on",
    "assign", "approve", "refuse", "next-pane", "last-pane", "zoom",
)  # fmt: skip
TOGETHER = (
    (*WALK, "pane-list", "pane-document", "pane-rule"),
    (*WALK, *(f"part-{number}" for number in range(1, 7))),
    (
        *ANYWHERE, "order", "open", "group", "mark", "mark-all", "palette", "whole-trail", "verify",
        "import", "export", "material", "picture", "roster", "settings", "unlock", "theme", "guide",
        "year-back", "year-on", *(f"view-{number}" for number in range(10)),
    ),
)  # fmt: skip
"""Which actions share a screen: the walk's, the walk's in the document, and the desk's."""
SMALL_ONLY = frozenset(
    key.lower() for keys in DEFAULTS.values() for key in keys.split(",") if key in LETTERS
)
"""Letters whose capital is a key of its own."""
NAMES = {"/": "slash", "?": "question_mark", ".": "full_stop"}
SHOWN = {
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "slash": "/",
    "question_mark": "?", "pageup": "PgUp", "pagedown": "PgDn", "full_stop": ".",
    "up": "↑", "down": "↓", "left": "←", "right": "→",
}  # fmt: skip


def spread(keys: str) -> str:
    """Return keys with the capital and full-width forms of every printable one.

    A capital among the keys stands for itself only, and so does the small letter beside it.
    """
    result = []
    for key in keys.split(","):
        key = key.strip()  # noqa: PLW2901 - the same key, bare
        if len(key) == 1 and "!" <= key <= "~":
            forms = [key] if key.isupper() or key in SMALL_ONLY else [key, key.upper()]
            forms = list(dict.fromkeys(forms))
            result += [NAMES.get(form, form) for form in forms]
            result += [chr(ord(form) + 0xFEE0) for form in forms]
        elif key:
            result.append(key)
    return ",".join(result)


def textual_name(key: str) -> str:
    """Return a key as Textual names it in its bindings: ``*`` is ``asterisk``."""
    if len(key) != 1 or key.isalnum():
        return key
    return unicodedata.name(key).lower().replace("-", "_").replace(" ", "_")


def shown(keys: str, texts: Callable[..., str]) -> str:
    """Return the first of some keys as a person reads it on the keyboard."""
    first = keys.split(",", maxsplit=1)[0].strip()
    if first == "space":
        return texts("space-bar")
    return SHOWN.get(NAMES.get(first, first), first.upper() if first[:1] == "f" else first)


def load_keys(path: Path | None, texts: Callable[..., str]) -> Mapping[str, str]:
    """Read the user's own keys, ``{}`` where there is no file.

    Raises:
        UsageError: the file is not a list of known ids with keys.
    """
    if path is None or not path.is_file():
        return {}
    import yaml

    try:
        data = yaml.safe_load(path.read_text("utf-8")) or {}
    except (OSError, UnicodeError, yaml.YAMLError) as error:
        raise UsageError(texts("keys-unreadable", path=path)) from error
    if not isinstance(data, dict):
        raise UsageError(texts("keys-no-list", path=path))
    unknown = sorted(str(name) for name in data if name not in DEFAULTS)
    if unknown:
        names, known = ", ".join(unknown), ", ".join(DEFAULTS)
        raise UsageError(texts("keys-unknown", path=path, names=names, known=known))
    own = {str(name): str(keys) for name, keys in data.items()}
    if clash := clashing(own):
        raise UsageError(texts("keys-clash", path=path, **clash))
    return own


def clashing(own: Mapping[str, str]) -> dict[str, str]:
    """Return a key that two actions of one screen would share, and both; ``{}`` if there is none.

    Only what the user chose is looked at: the defaults have no such keys.
    """
    for screen in TOGETHER:
        taken: dict[str, str] = {}
        for name in sorted(screen, key=lambda one: one not in own):  # the user's own come first
            for key in spread(own.get(name, DEFAULTS[name])).split(","):
                if (other := taken.setdefault(key, name)) != name and other in own:
                    return {"both": key, "one": other, "other": name}
    return {}

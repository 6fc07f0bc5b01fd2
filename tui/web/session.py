"""What runs in one tab of the browser: the screens on one casebook, started by tui/web/server.py.

``main([BOOK, ACTOR, LANG, RULES, KEY…])`` under Textual's web driver; RULES as a rulebook is spelt.
With a key, its passphrase is the first line of the input, as JSON: what stands in an environment
stays there for all to inherit.
"""

from __future__ import annotations

import json
import os
from contextlib import ExitStack
from pathlib import Path
from signal import SIGTERM
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING, cast

from engine.packs.rulebook import rulebook_in
from engine.trail.store.place import place_of
from tui.app import GoujiApp
from tui.launch import keys_file, opener
from tui.terminal.keymap import load_keys
from tui.text.words import Texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.text.words import Language


def main(given: Sequence[str]) -> int:
    """Open the casebook and run the screens until the tab is closed."""
    book_path, actor, language, *more = given
    rules, key = more[:1], more[1:]
    signer = None
    if key:
        from engine.trail.log.keys import unlock

        signer = unlock(Path(key[0]), json.loads(first_line()))
    texts = Texts(cast("Language", language))
    keys = load_keys(keys_file(os.environ), texts)
    rulebook = rulebook_in(rules[0]) if rules else None
    with ExitStack() as stack:
        opening = opener(stack, place_of(book_path), actor, signer, texts, rulebook=rulebook)
        app = GoujiApp(opening, texts, book_name=book_path, keys=keys, at_home=False)
        Thread(target=leave_with, args=(os.getppid(),), daemon=True).start()
        code = app.run() or 0
        if app.failure is not None:
            raise app.failure
        return code


def first_line(handle: int = 0) -> bytes:
    """Read a line from the input, and not a byte of what follows: that is the page's."""
    line = b""
    while not line.endswith(b"\n") and (byte := os.read(handle, 1)):
        line += byte
    return line


def leave_with(server: int) -> None:
    """End the session when the server is gone, however it went."""
    while os.getppid() == server:
        sleep(1.0)
    os.kill(os.getpid(), SIGTERM)

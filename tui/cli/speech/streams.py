"""The streams of a command: there even where somebody closed them, and JSON always in UTF-8."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import Any

# JSON escapes what is below U+0020 itself; DEL, C1, bidi controls, line separators it leaves
ACTING = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
CANNOT = (
    "gouji: this terminal's encoding ({encoding}) cannot show Chinese; "
    "set LANG=C.UTF-8 or PYTHONIOENCODING=utf-8\n"
)


def prepare() -> None:
    """Make the streams usable: no closed ones, no crash over a character they lack."""
    while (handle := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # a database opened later must never get the number of a closed stream
    os.close(handle)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 — for good
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    encoding = sys.stdout.encoding or "utf-8"
    if not can_say("勾稽", encoding) and getattr(sys.stderr, "write", None):
        sys.stderr.write(CANNOT.format(encoding=encoding))


def can_say(words: str, encoding: str) -> bool:
    """Tell whether an encoding has these characters."""
    try:
        words.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write_json(document: Any) -> None:
    """Write a document as JSON, in UTF-8 whatever the terminal speaks (RFC 8259)."""
    write_bytes(json_bytes(document))


def json_bytes(document: Any) -> bytes:
    """Return a document as JSON in UTF-8."""
    text = safely_spelt(json.dumps(document, ensure_ascii=False, indent=2))
    return (text + "\n").encode("utf-8", "replace")


def json_line(document: Any) -> str:
    """Return a document as JSON in one line."""
    return safely_spelt(json.dumps(document, ensure_ascii=False, default=str))


def tell_json_line(document: Any) -> None:
    """Write a document as JSON in one line to stderr, at once."""
    sys.stderr.write(json_line(document) + "\n")
    sys.stderr.flush()


def safely_spelt(text: str) -> str:
    """Return JSON that says the same with what could act on a terminal written as escapes."""
    return ACTING.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def write_bytes(data: bytes) -> None:
    """Write bytes to stdout as they are."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:  # a stream of text that somebody put in stdout's place
        sys.stdout.write(data.decode("utf-8", "replace"))
        return
    binary.write(data)
    binary.flush()

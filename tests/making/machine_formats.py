"""An export with everything in it, for programs; what the runner of GitHub Actions reads."""

from __future__ import annotations

import re

from making.dossiers import GRANTED, cause, dossier, equations, exported, finding, step

from engine.export.dossier import Unread

UNREAD = Unread(source="坏,:%\n::error::.docx", error="读不了\n::stop-commands::x", hint="换一份")
HOSTILE = "<script>|[x](http://e)`*#\x1b[31m\x00\u202e"


def mixed(**more):
    """Make an export with everything: failed, asked, material, dismissed, two of one cause."""
    return exported(
        dossier(
            *equations(),
            finding(3, outcome="uncertain", message="拿不准"),
            finding(4, "X101", outcome="not_assessable", ask="请提供上一年度报告"),
            finding(5, state="dismissed", history=(step("dismiss", reason="误报"),)),
            finding(6, message=HOSTILE),
            causes=[cause([GRANTED])],
        ),
        **more,
    )


def unescaped(words, signs):
    """Read an escaped value back; the percent sign last."""
    for sign in ("\r", "\n", *signs, "%"):
        words = words.replace(f"%{ord(sign):02X}", sign)
    return words


def in_actions(data):
    """Read lines as the runner of GitHub Actions does: (command, properties, text)."""
    for line in data.decode().splitlines():
        command = re.fullmatch(r"::([^ ]+) (.*?)::(.*)", line)
        assert command is not None
        pairs = dict(one.partition("=")[::2] for one in command[2].split(","))
        back = {name: unescaped(value, (":", ",")) for name, value in pairs.items()}
        yield command[1], back, unescaped(command[3], ())

"""A county's own rule into its own overlay file: what stands in the file stays as it is written.

The file is never written out from what was read of it: that would lose comments and layout. The
new rule is put in as text, and the whole is read again before anybody keeps it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from engine.errors import PackError, UsageError
from engine.packs.load import overlay_of
from engine.packs.overlays import merged
from engine.packs.skeleton import rule_text

if TYPE_CHECKING:
    from engine.evidence import Kind
    from engine.rule import Overlay, Pack

_CODE = re.compile(r"L[0-9]{3}")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_MARK = b"\xef\xbb\xbf"
_HEAD = """\
# 地方补充文件：一个县自己的期限、限额和规则；写法见 rules/README.md 的“地方补充”。
overlay: {id}
title: 待填写：本县补充要求
# county: 待填写               # 写了县名的，名册里有这个县的单位时可以自动启用
source:
  id: local
  title: 待填写：本县通知的标题
rules:
"""


def new_overlay(stem: str, code: str, name: str, kind: Kind, modeline: str = "") -> bytes:
    """Return a new overlay file named ``stem`` with the beginning of one rule in it."""
    head = _HEAD.format(id=stem if _ID.fullmatch(stem) else "local")
    return (modeline + head + _item(_admitted(code), name, kind, "local", 2)).encode()


def with_rule(content: bytes, pack: Pack, path: str, code: str, name: str, kind: Kind) -> bytes:
    """Return an overlay file's bytes with the beginning of one more rule in them.

    ``pack`` is the one that the overlay belongs to, without it; ``path`` is for complaints.

    Raises:
        PackError: the file is no overlay of this pack as it stands.
        UsageError: the code is none of a county's or taken, or the file's layout leaves no place.
    """
    before, lined, digest = overlay_of(content, path)
    taken = merged(pack, before, lined, digest)
    if any(rule.code == _admitted(code) for rule in taken.rules):
        raise UsageError(f"编号 {code} 已被占用，请换一个编号。")
    mark = _MARK if content.startswith(_MARK) else b""
    text = content.removeprefix(_MARK).decode()
    grown = _grown(text, code, name, kind, before.source.id)
    made = mark + grown.encode()
    if not grown or not _only_grew(before, made, path, code):
        raise UsageError(
            f"{path} 的写法（例如整个写成 {{…}}、末尾有 ...）让新规则没有地方放，没有改动它。",
            hint="请把 rules 写成一项一项的列表，再运行一次。",
        )
    return made


def _only_grew(before: Overlay, made: bytes, path: str, code: str) -> bool:
    """Tell whether a file says what it said, and one more rule at the end."""
    try:
        after = overlay_of(made, path)[0]
    except PackError:
        return False
    if not after.rules or after.rules[-1].code != code:
        return False
    return after.model_copy(update={"rules": after.rules[:-1]}) == before


def _admitted(code: str) -> str:
    if not _CODE.fullmatch(code):
        raise UsageError(f"一个县自己的规则编号用 L 和三个数字，如 L101，收到的是 {code}。")
    return code


def _grown(text: str, code: str, name: str, kind: Kind, source: str) -> str:
    """Return the text with the rule after the last one; "" where the layout has no place."""
    ends = "\r\n" if "\r\n" in text else "\n"
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)  # its marks count characters
    except yaml.YAMLError:  # the fast loader is more lenient
        return ""
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return ""
    rules = next((value for key, value in root.value if key.value == "rules"), None)
    if rules is None:
        at, item = len(text), "rules:\n" + _item(code, name, kind, source, 2)
    elif rules.flow_style and not rules.value:
        start, end = rules.start_mark.index, rules.end_mark.index
        text = text[:start].rstrip(" ") + text[end:]
        at = _line_end(text, len(text[:start].rstrip(" ")))
        item = _item(code, name, kind, source, 2)
    elif rules.flow_style or not isinstance(rules, yaml.SequenceNode):
        return ""
    else:
        at = _line_end(text, _last(rules).end_mark.index)
        item = _item(code, name, kind, source, rules.start_mark.column)
    before = text[:at] if text[:at].endswith("\n") or not at else text[:at] + ends
    return before + item.replace("\n", ends) + text[at:]


def _item(code: str, name: str, kind: Kind, source: str, indent: int) -> str:
    """Return a rule as an item of a list that is indented so far."""
    lines = rule_text(code, name, kind, source).splitlines()
    blank = " " * indent
    return "".join(
        f"{blank}{'- ' if number == 0 else '  '}{line}\n" for number, line in enumerate(lines)
    )


def _last(node: yaml.Node) -> yaml.Node:
    """Return the last thing written in a node: a block ends where the next one begins."""
    while not getattr(node, "flow_style", True) and node.value:
        node = node.value[-1][1] if isinstance(node, yaml.MappingNode) else node.value[-1]
    return node


def _line_end(text: str, index: int) -> int:
    """Return where the line of a place ends; a block of text ends at the start of the next line."""
    if index and text[index - 1] == "\n":
        return index
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1

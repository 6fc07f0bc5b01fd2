"""Read a YAML file so that every value remembers its line; aliases and tags are refused.

PyYAML's own construction loses the lines and turns ``no`` into False, ``1:30`` into 90 and
``010`` into 8: here a plain scalar is an integer only if it looks like one to everybody, and text
otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from engine.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
_INTEGER = re.compile(r"^-?(0|[1-9][0-9]*)$")
_PLAIN = frozenset({"str", "int", "float", "bool", "timestamp", "value", "merge"})
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(slots=True)
class Lined:
    """A YAML document as plain values, and the line (from 1) of every value in it."""

    path: str
    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)

    def line(self, where: Path) -> int:
        """Return the line of a value, or of the nearest one around it."""
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, 1)

    def error(self, message: str, where: Path = (), hint: str = "") -> PackError:
        """Make a complaint about a value."""
        return PackError(message, path=self.path, line=self.line(where), hint=hint)


def read_lines(text: bytes, path: str) -> Lined:
    """Read one YAML document; raise PackError with file and line if it is none."""
    lined = Lined(path)
    try:
        node = yaml.compose(text.decode("utf-8-sig"), Loader=_LOADER)
    except UnicodeDecodeError:
        raise PackError("文件不是 UTF-8 编码，请另存为 UTF-8。", path=path, line=1) from None
    except yaml.YAMLError as error:
        raise _not_yaml(error, path) from None
    if node is None:
        raise PackError("文件是空的，请写入内容或删除它。", path=path, line=1)
    lined.data = _plain(node, (), lined, set())
    return lined


def _not_yaml(error: yaml.YAMLError, path: str) -> PackError:
    problem = getattr(error, "problem", None) or str(error)
    endless = "end of stream" in problem  # an open quotation: what matters is where it begins
    mark = getattr(error, "context_mark" if endless else "problem_mark", None)
    line = mark.line + 1 if mark is not None else 1
    return PackError(
        f"不是有效的 YAML，请检查缩进、冒号后的空格和引号（{problem}）。", path=path, line=line
    )


def _plain(node: yaml.Node, where: Path, lined: Lined, seen: set[int]) -> Any:
    lined.lines[where] = node.start_mark.line + 1
    if id(node) in seen:
        raise lined.error("不要用 YAML 的锚和别名（& 和 *），请把内容写全。", where)
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, lined, seen)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, index), lined, seen) for index, item in enumerate(node.value)]
    return _scalar(node, where, lined)


def _mapping(node: yaml.MappingNode, where: Path, lined: Lined, seen: set[int]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        lined.lines[(*where, key_node.value if isinstance(key_node.value, str) else "")] = (
            key_node.start_mark.line + 1
        )
        key = key_node.value
        if not isinstance(key, str):
            raise lined.error("键要写成一个词。", where)
        if key in result:
            raise lined.error(f"“{key}”写了两次，请删去一个。", (*where, key))
        line = key_node.start_mark.line + 1
        result[key] = _plain(value_node, (*where, key), lined, seen)
        lined.lines[(*where, key)] = line
    return result


def _scalar(node: yaml.Node, where: Path, lined: Lined) -> Any:
    tag, value = node.tag.rpartition(":")[2], str(node.value)
    if tag == "null":
        return None
    if tag == "int" and _INTEGER.match(value):
        return int(value)
    if tag not in _PLAIN:
        raise lined.error("不要用 YAML 的标签（!），请直接写值。", where)
    return value


def as_mapping(lined: Lined) -> Mapping[str, Any]:
    """Return the document if it is a mapping; complain otherwise."""
    if not isinstance(lined.data, dict):
        raise lined.error("文件最外层要写成“键: 值”。")
    return lined.data

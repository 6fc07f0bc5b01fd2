"""Read a YAML file so that every value remembers its line; aliases and tags are refused.

PyYAML's own construction loses the lines and turns ``no`` into False, ``1:30`` into 90 and
``010`` into 8: here a plain scalar is an integer only if it looks like one to everybody, and text
otherwise.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from engine.errors import PackError
from engine.values import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]
_INTEGER = re.compile(r"^-?(0|[1-9][0-9]*)$")
_PLAIN = frozenset({"str", "int", "float", "bool", "timestamp", "value", "merge"})
_TEXT = yaml.SafeLoader.DEFAULT_SCALAR_TAG
if TYPE_CHECKING:
    _Safe = yaml.SafeLoader
else:
    _Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):
    """The safe loader; what begins like no number and no keyword is text without a search."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is yaml.ScalarNode and value and value[0] not in self.yaml_implicit_resolvers:
            return self.DEFAULT_SCALAR_TAG
        return super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]

    def descend_resolver(self, node: Any, index: Any) -> None:
        """Look for no tags by path: there are none."""

    def ascend_resolver(self) -> None:
        """Leave what was not descended into."""


@dataclass(slots=True)
class Lined:
    """A YAML document as plain values, and the line (from 1) of every value in it."""

    path: str
    data: Any = None
    node: yaml.Node | None = None
    _lines: dict[Path, int] = field(default_factory=dict)

    @property
    def lines(self) -> dict[Path, int]:
        """Return the line of every value by its place, gathered when it is first asked for."""
        if not self._lines and self.node is not None:
            self._lines.update(_lines_of(self.node))
        return self._lines

    def line(self, where: Path) -> int:
        """Return the line of a value, or of the nearest one around it."""
        lines = self.lines
        while where and where not in lines:
            where = where[:-1]
        return lines.get(where, 1)

    def error(self, message: str, where: Path = (), hint: str = "") -> PackError:
        """Make a complaint about a value."""
        return PackError(message, path=self.path, line=self.line(where), hint=hint)


def read_lines(text: bytes, path: str) -> Lined:
    """Read one YAML document; raise PackError with file and line if it is none."""
    lined = Lined(path)
    try:
        node = yaml.compose(text.decode("utf-8-sig"), Loader=_Loader)
    except UnicodeDecodeError:
        raise PackError("文件不是 UTF-8 编码，请另存为 UTF-8。", path=path, line=1) from None
    except yaml.YAMLError as error:
        raise _not_yaml(error, path) from None
    if node is None:
        raise PackError("文件是空的，请写入内容或删除它。", path=path, line=1)
    lined.node = node
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


def _lines_of(node: yaml.Node) -> dict[Path, int]:
    """Return the lines of a document; a value that stands in it twice is gone into once."""
    lines: dict[Path, int] = {}
    seen: set[int] = set()
    left: list[tuple[Path, yaml.Node, int]] = [((), node, node.start_mark.line + 1)]
    while left:
        where, one, line = left.pop()
        lines[where] = line
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, yaml.MappingNode):
            for key, value in reversed(one.value):
                name = key.value if isinstance(key.value, str) else ""
                left.append(((*where, name), value, key.start_mark.line + 1))
        elif isinstance(one, yaml.SequenceNode):
            for index, item in enumerate(one.value):
                left.append(((*where, index), item, item.start_mark.line + 1))
    return lines


def _plain(node: yaml.Node, where: Path, lined: Lined, seen: set[int]) -> Any:
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
        key = key_node.value
        if not isinstance(key, str):
            raise lined.error("键要写成一个词。", where)
        if key in result:
            raise lined.error(f"“{key}”写了两次，请删去一个。", (*where, key))
        result[key] = _plain(value_node, (*where, key), lined, seen)
    return result


def _scalar(node: yaml.Node, where: Path, lined: Lined) -> Any:
    value = str(node.value)
    if node.tag is _TEXT or node.tag == _TEXT:
        return value
    tag = node.tag.rpartition(":")[2]
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

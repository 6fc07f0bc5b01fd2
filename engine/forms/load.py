"""The form files of a folder into Forms: everything checked, nothing guessed.

Hand-written rather than pydantic: two small files at every start of ``gouji check``.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from engine.errors import PackError
from engine.forms.model import Aspect, Form, Forms, Label, PartForm, Sum, TableForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

KEYS = {"form", "title", "years", "parts", "aspects", "others", "tables"}
PART_KEYS = {"number", "heading", "aliases", "words"}
TABLE_KEYS = {"marks", "columns", "groups", "rows", "sums"}
LABEL_KEYS = {"label", "numeral", "group", "aliases", "words", "columns"}


def load_forms(folder: Path) -> Forms:
    """Load every form of a folder (``form-*.yaml``), newest first; PackError names the file."""
    paths = sorted(folder.glob("form-*.yaml"))
    if not paths:
        raise PackError("没有找到报告格式文件 form-*.yaml，请检查规则包是否完整", path=str(folder))
    forms = [form_of(parse(path), path) for path in paths]
    return Forms(forms=tuple(sorted(forms, key=lambda form: form.first, reverse=True)))


def parse(path: Path) -> Any:
    """Parse a YAML file with the fast safe loader; PackError with file and line when it is none."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text("utf-8"), Loader=loader)  # noqa: S506  it is a safe loader
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise PackError(
            f"不是合法的 YAML（{error.problem}），请改正", path=str(path), line=line
        ) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise PackError("不是合法的 YAML，请改正", path=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise PackError("读不出来，请检查文件是否存在并且是 UTF-8", path=str(path)) from error


def form_of(raw: Any, path: Path) -> Form:
    """Turn parsed YAML into a Form; PackError says what is wrong and what would be right."""
    where = _Where(str(path))
    top = where.mapping(raw, "整个文件", KEYS)
    name = top.get("form")
    if name not in ("2019", "2021"):
        raise where.wrong("form 应为 “2019” 或 “2021”（加引号）")
    years = re.fullmatch(r"(\d{4})-(\d{4})?", str(top.get("years")))
    if years is None:
        raise where.wrong("years 应写成 2021- 或 2019-2020")
    tables = where.mapping(top.get("tables"), "tables", {2, 3, 4})
    if set(tables) != {2, 3, 4}:
        raise where.wrong("tables 下应有 2、3、4 三张表")
    return Form(
        name=name,
        title=where.text(top.get("title"), "title"),
        first=int(years[1]),
        last=int(years[2]) if years[2] else None,
        parts=_parts(top.get("parts"), where),
        aspects=tuple(_aspect(item, where) for item in where.items(top, "aspects")),
        others=where.texts(top, "others"),
        tables={number: _table(number, table, where) for number, table in tables.items()},
    )


class _Where:
    """The file being read: every complaint names it."""

    def __init__(self, path: str) -> None:
        self.path = path

    def wrong(self, message: str, line: int = 0) -> PackError:
        return PackError(message, path=self.path, line=line)

    def mapping(self, raw: Any, what: str, allowed: set[Any] | None = None) -> Mapping[Any, Any]:
        if not isinstance(raw, dict):
            raise self.wrong(f"{what} 应是“键: 值”的形式")
        unknown = [key for key in raw if allowed is not None and key not in allowed]
        if unknown:
            said = f"{what} 里有不认识的键：{'、'.join(map(str, unknown))}"
            raise self.wrong(said + self.meant(unknown[0], allowed or ()), self.line(unknown[0]))
        return raw

    @staticmethod
    def meant(key: Any, allowed: Iterable[Any]) -> str:
        """Return which key was probably meant, "" where none is like it."""
        near = get_close_matches(str(key), [str(one) for one in allowed], n=1)
        return f"，是不是“{near[0]}”？" if near else ""

    def line(self, key: Any) -> int:
        """Return the first line that writes a key, 0 where none is found; only complaints ask."""
        try:
            text = Path(self.path).read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            return 0
        found = re.search(rf"(?:^|[\s{{,-])[\"']?{re.escape(str(key))}[\"']?\s*:", text)
        return text.count("\n", 0, found.end()) + 1 if found else 0

    def text(self, raw: Any, what: str) -> str:
        if not isinstance(raw, str) or not raw.strip():
            raise self.wrong(f"{what} 应是一段文字")
        return raw

    def optional(self, raw: Mapping[Any, Any], key: str) -> str:
        return self.text(raw[key], f"{key}（加引号）") if key in raw else ""

    def items(self, raw: Mapping[Any, Any], key: str) -> list[Any]:
        value = raw.get(key, [])
        if not isinstance(value, list):
            raise self.wrong(f"{key} 应是列表")
        return value

    def texts(self, raw: Mapping[Any, Any], key: str) -> tuple[str, ...]:
        return tuple(self.text(item, key) for item in self.items(raw, key))


def _parts(raw: Any, where: _Where) -> tuple[PartForm, ...]:
    parts: list[PartForm] = []
    for item in where.items({"parts": raw}, "parts"):
        part = where.mapping(item, "parts", PART_KEYS)
        heading = where.text(part.get("heading"), "heading")
        aliases, words = where.texts(part, "aliases"), where.texts(part, "words")
        number = len(parts) + 1
        if part.get("number") != number:
            raise where.wrong(f"parts 的第 {number} 项应是第 {number} 部分")
        parts.append(PartForm(number=number, heading=heading, aliases=aliases, words=words))
    if [part.number for part in parts] != [1, 2, 3, 4, 5, 6]:
        raise where.wrong("parts 应依次是第 1 至第 6 部分")
    return tuple(parts)


def _aspect(raw: Any, where: _Where) -> Aspect:
    item = where.mapping(raw, "aspects", {"name", "headings"})
    return Aspect(
        name=where.text(item.get("name"), "name"),
        headings=where.texts(item, "headings"),
    )


def _table(number: int, raw: Any, where: _Where) -> TableForm:
    table = where.mapping(raw, f"表{number}", TABLE_KEYS)
    columns = _labels(table.get("columns"), f"表{number} columns", where)
    groups = _labels(table.get("groups", {}), f"表{number} groups", where)
    rows = _labels(table.get("rows"), f"表{number} rows", where)
    for row in rows.values():
        strange = [key for key in row.columns if key not in columns]
        if strange or (row.group and row.group not in groups):
            raise where.wrong(f"表{number} 的行 {row.key} 引用了没有的列或组")
    return TableForm(
        number=number,
        marks=where.texts(table, "marks"),
        columns=columns,
        groups=groups,
        rows=rows,
        sums=tuple(_sum(number, one, rows, columns, where) for one in where.items(table, "sums")),
    )


def _sum(
    number: int, raw: Any, rows: Mapping[str, Label], columns: Mapping[str, Label], where: _Where
) -> Sum:
    what = f"表{number} sums"
    item = where.mapping(raw, what, {"in_each", "add", "make"})
    in_each = item.get("in_each")
    if in_each not in ("row", "column"):
        raise where.wrong(f"{what} 的 in_each 应为 row 或 column")
    add, make = where.texts(item, "add"), where.texts(item, "make")
    known = columns if in_each == "row" else rows
    strange = [key for key in (*add, *make) if key not in known]
    if strange or not add or not make:
        raise where.wrong(f"{what} 的 add、make 应列出本表的键，没有这样的键：{'、'.join(strange)}")
    return Sum(in_each=in_each, add=add, make=make)


def _labels(raw: Any, what: str, where: _Where) -> dict[str, Label]:
    labels = {}
    for key, item in where.mapping(raw, what).items():
        entry = where.mapping(item, f"{what}.{key}", LABEL_KEYS)
        labels[str(key)] = Label(
            key=str(key),
            label=where.text(entry.get("label"), f"{what}.{key}.label"),
            numeral=where.optional(entry, "numeral"),
            group=where.optional(entry, "group"),
            aliases=where.texts(entry, "aliases"),
            words=where.texts(entry, "words"),
            columns=where.texts(entry, "columns"),
        )
    return labels

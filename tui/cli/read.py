"""``gouji read``: what was read from one report, for eyes or for scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli.exits import Exit
from tui.cli.read_sentences import read_sentences
from tui.cli.sources import add_folder
from tui.cli.streams import write_json
from tui.cli.words import say
from tui.out import put

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping
    from typing import Any


NAME = 30  # cells that the name of a row takes
FORM = {"2021": "2021版格式", "2019": "2019版格式", "mixed": "新旧格式混用"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji read``."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("一份年报"))
    add_folder(parser)
    parser.add_argument(
        "--sentences", action="store_true", help=say("逐句列出正文里的数字读作什么、哪些词没有读懂")
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("输出格式"))


def run(arguments: argparse.Namespace) -> int:
    """Read one report and show what was found in it."""
    from engine.audit.allowance import allowance
    from engine.errors import ReadingError, UsageError
    from engine.export.report_json import read_document
    from engine.packs import forms_of
    from engine.reading import LIMITS, read_report
    from engine.reading.files.sources import sources

    if arguments.file.is_dir():
        raise UsageError(say("gouji read 一次看一份。"), hint=say("整个文件夹请用 gouji check。"))
    found = list(sources([arguments.file]))
    if len(found) > 1:
        raise UsageError(
            say("压缩包里不止一份文件。"), hint=say("请先解压，或用 gouji check 核对整个压缩包。")
        )
    one = found[0]
    if one.data is None:
        raise ReadingError(one.error or say("读不了这个文件。"), source=one.name)
    with allowance(LIMITS.report_seconds):
        report = read_report(one.data, one.name, forms_of(arguments.pack))
    if arguments.sentences:
        return read_sentences(report, arguments)
    shown = read_document(report)
    if arguments.format == "json":
        write_json(shown)
    else:
        for line in lines(shown):
            put(line)
    return Exit.CLEAN


def lines(shown: Mapping[str, Any]) -> Iterator[str]:
    """Yield what was read as lines for a person."""
    from engine.export.names import AGENCY_KIND
    from engine.forms.short_names import row_name
    from tui.render.wrap import pad

    names = {
        "title": "标题",
        "agency": "单位",
        "kind": "类型",
        "year": "年度",
        "form": "格式",
        "signed_on": "落款日期",
        "published_on": "公开日期",
    }
    known = {"kind": AGENCY_KIND, "form": FORM}
    for key, words in names.items():
        value = shown.get(key)
        value = say(known[key][value]) if key in known and value in known[key] else value
        yield named(say(words), say("未读到") if value is None else str(value))
    period = shown.get("period") or {}
    yield named(say("统计期限"), f"{period.get('from') or '—'} – {period.get('to') or '—'}")
    for part in shown["parts"]:
        yield named(say("第{n}部分", n=part["number"]), part["heading"] or say("（无标题）"))
    for number, table in shown["tables"].items():
        yield say("表{n}", n=number)
        for row, cells in table.items():
            values = " ".join(f"{'—' if v is None else v!s:>6}" for v in cells.values())
            yield f"  {pad(row_name(int(number), row), NAME)} {values}"
    for doubt in shown["doubts"]:
        yield named(say("读取存疑"), doubt["message"])


def named(name: str, value: str) -> str:
    """Return a name and what it is, in one line."""
    return f"{name}{say('：')}{value}"

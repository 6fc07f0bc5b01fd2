"""``gouji book``: make a casebook, see it, move its filings on, back it up, purge what must go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.export.names import AGENCY_KIND, FILING_STATE
from tui.cli.arguments import verbs_of
from tui.cli.desk import add_book, book_path, now, open_book, spare
from tui.cli.exits import Exit
from tui.cli.sources import iso_date
from tui.cli.words import say
from tui.home import confirmed
from tui.out import put, put_row, tell

if TYPE_CHECKING:
    import argparse

VERBS = {
    "new": "新建案卷",
    "list": "列出报告",
    "status": "案卷概况",
    "move": "退回、通过、公开、重新打开一份报告",
    "match": "认定未识别的报告属于哪个单位",
    "set": "改设置：title、four_eyes、checkpoints",
    "backup": "备份成一个文件",
    "restore": "用备份替换案卷（旧案卷改名保留）",
    "purge": "依法清除收到的文件、原文摘录或填写的文字",
}
ON, OFF = {"on", "yes", "true", "1", "开", "是"}, {"off", "no", "false", "0", "关", "否"}
SETTINGS = {"title": "案卷名称", "four_eyes": "两人复核", "checkpoints": "检查点文件"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji book``."""
    verbs = verbs_of(parser)
    found = {name: verbs.add_parser(name, help=say(words)) for name, words in VERBS.items()}
    move = found["move"]
    move.add_argument("filing", type=int, metavar="N", help=say("报告号"))
    move.add_argument(
        "state", choices=("under_review", "returned", "approved", "published", "reopened")
    )
    move.add_argument("--deadline", metavar="DATE", help=say("退回：整改期限"))
    move.add_argument("--address", metavar="URL", help=say("公开：网址"))
    move.add_argument("--on", metavar="DATE", help=say("公开：日期"))
    move.add_argument("--text", default="", metavar="TEXT", help=say("说明"))
    found["status"].add_argument(
        "--year",
        type=int,
        action="append",
        default=[],
        metavar="YYYY",
        help=say("这一年度的未报单位也列出，可重复"),
    )
    found["match"].add_argument("filing", type=int, metavar="N")
    found["match"].add_argument("unit", metavar="NAME", help=say("名册里的单位名称"))
    found["set"].add_argument("name", metavar="NAME")
    found["set"].add_argument("value", nargs="+", metavar="VALUE")
    found["backup"].add_argument("file", type=Path, metavar="FILE")
    found["restore"].add_argument("file", type=Path, metavar="FILE")
    found["restore"].add_argument("--force", action="store_true", help=say("备份查验不过也用"))
    purge = found["purge"]
    purge.add_argument("filing", type=int, metavar="N")
    purge.add_argument("what", nargs="+", choices=("content", "findings", "texts"))
    purge.add_argument("--reason", required=True, metavar="TEXT", help=say("依据"))
    for one in found.values():
        add_book(one)


def run(arguments: argparse.Namespace) -> int:
    """Run one verb."""
    verbs: dict[str, Any] = {
        "new": new,
        "list": listed,
        "status": status,
        "move": moved,
        "match": matched,
        "set": changed,
        "backup": backed_up,
        "restore": restored,
        "purge": purged,
    }
    return int(verbs[arguments.verb](arguments))


def new(arguments: argparse.Namespace) -> int:
    """Make a casebook; an existing one is never touched."""
    path = book_path(arguments)
    if path.exists():
        raise UsageError(
            say("{path} 已经有了，没有动它。", path=path), hint=say("请换一个文件名。")
        )
    with open_book(arguments, create=True):
        tell(f"{say('已建案卷')} {path}")
    return Exit.CLEAN


def listed(arguments: argparse.Namespace) -> int:
    """List the filings, one a line."""
    with open_book(arguments) as book:
        for one in book.filings():
            put_row(
                one.id,
                one.agency,
                say(AGENCY_KIND.get(one.kind or "", "")),
                one.year or "",
                say(FILING_STATE[one.state]),
                say("错误{e} 警告{w} 待定{u}", e=one.errors, w=one.warnings, u=one.undecided),
                one.due.isoformat() if one.due else "",
            )
    return Exit.CLEAN


def status(arguments: argparse.Namespace) -> int:
    """Say how the season stands: filings by state, findings undecided, who has not filed."""
    from engine.trail.queries.filed import seasons
    from tui.cli.owing import status_rows, stray_lines

    with open_book(arguments) as book:
        filings = book.filings()
        units = book.units()
        settings = book.settings()
    for name, value in settings.items():
        put_row(say(SETTINGS.get(name, name)), shown(value))
    for state, words in FILING_STATE.items():
        number = sum(one.state == state for one in filings)
        if number:
            put_row(say(words), number)
    put_row(say("待定的发现"), sum(one.undecided for one in filings))
    found = seasons(filings, units, arguments.year)
    for row in status_rows(found):
        put_row(*row)
    for line in stray_lines(found.strays, units):
        tell(line)
    return Exit.CLEAN


def shown(value: Any) -> str:
    """Return a setting's value in words."""
    if isinstance(value, bool):
        return say("是") if value else say("否")
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def moved(arguments: argparse.Namespace) -> int:
    """Move a filing on in its workflow."""
    details: dict[str, Any] = {"text": arguments.text} if arguments.text else {}
    for name in ("deadline", "on"):
        if getattr(arguments, name):
            details[name] = iso_date(getattr(arguments, name))
    if arguments.address:
        details["address"] = arguments.address
    with open_book(arguments) as book:
        filing = book.transition(arguments.filing, arguments.state, **details)
        tell(f"{filing.agency} {filing.year}：{say(FILING_STATE[filing.state])}")
    return Exit.CLEAN


def matched(arguments: argparse.Namespace) -> int:
    """Say whose report an unmatched filing is."""
    with open_book(arguments) as book:
        filing = book.match(arguments.filing, arguments.unit)
        tell(f"{filing.id} → {filing.agency}")
    return Exit.CLEAN


def changed(arguments: argparse.Namespace) -> int:
    """Change a setting: on/off, a text, or a list of files."""
    if arguments.name == "checkpoints":
        for file in arguments.value:
            spare(Path(file), book_path(arguments))
    with open_book(arguments) as book:
        before = book.settings().get(arguments.name)
        value: Any = " ".join(arguments.value)
        if isinstance(before, bool):
            value = switched(value)
        elif isinstance(before, list):
            value = list(arguments.value)
        book.set(arguments.name, value)
    return Exit.CLEAN


def switched(word: str) -> bool:
    """Return what a word says of a switch; a word that says neither is refused."""
    for value, words in ((True, ON), (False, OFF)):
        if word.lower() in words:
            return value
    raise UsageError(say("这个设置写 on 或 off，收到的是 {word}。", word=word))


def backed_up(arguments: argparse.Namespace) -> int:
    """Copy the casebook whole and verify the copy."""
    from engine.trail.maintenance.backup import backup

    result = backup(book_path(arguments), arguments.file, confirmed=confirmed())
    for sentence in result.sentences:
        put(sentence)
    return result.code


def restored(arguments: argparse.Namespace) -> int:
    """Put a backup in the casebook's place."""
    from engine.trail.maintenance.backup import restore

    path = book_path(arguments)
    result = restore(arguments.file, path, now=now(), force=arguments.force, confirmed=confirmed())
    with open_book(arguments) as book:
        book.note_restored(result)
    moved = f"，{say('旧案卷在')} {result.moved}" if result.moved else ""
    tell(f"{say('已恢复')}{say('：')}{say('{n} 条事件', n=result.events)}{moved}")
    return Exit.CLEAN


def purged(arguments: argparse.Namespace) -> int:
    """Remove what the law wants removed; the trail stays verifiable."""
    with open_book(arguments) as book:
        gone = book.purge(arguments.filing, arguments.what, reason=arguments.reason)
    tell(f"{say('已清除')}{say('：')}{gone}")
    return Exit.CLEAN

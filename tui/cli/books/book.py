"""``gouji book``: make a casebook, see it, move its filings on, back it up, purge what must go."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from tui.cli.arguments import Verbs, whole
from tui.cli.books import copy, correct, material, new, publish, unreadable
from tui.cli.books.desk import add_book, book_path, now, open_book, spare
from tui.cli.books.export import notice_beside, write_notice
from tui.cli.reports.sources import iso_date
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import joined, labelled, say
from tui.home import confirmed
from tui.out import put, put_row, tell
from tui.render.sanitise import one_line
from tui.terminal.typed_numbers import number

if TYPE_CHECKING:
    import argparse

VERBS = (
    "new", "list", "status", "move", "match", "correct", "material", "publish", "set", "backup",
    "restore", "copy", "purge", "unreadable",
)  # fmt: skip
OWN = {
    "new": new, "copy": copy, "correct": correct, "material": material, "publish": publish,
    "unreadable": unreadable,
}  # fmt: skip
STATES = ("under_review", "returned", "approved", "published", "reopened")
ON, OFF = {"on", "yes", "true", "1", "开", "是"}, {"off", "no", "false", "0", "关", "否"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji book``."""
    verbs = Verbs(parser)
    parsers = {name: verbs.add_parser(name, help=say(f"book.verb-{name}")) for name in VERBS}
    move = parsers["move"]
    move.add_argument("filing", type=whole, metavar="N", help=say("book.filing"))
    move.add_argument("state", type=state_named, choices=STATES, metavar="STATE",
                      help=say("book.state", states=states_told()))  # fmt: skip
    move.add_argument("--deadline", metavar="DATE", help=say("book.deadline"))
    move.add_argument("--address", metavar="URL", help=say("book.address"))
    move.add_argument("--on", metavar="DATE", help=say("book.published-on"))
    move.add_argument("--notice", type=Path, metavar="FILE", help=say("book.notice"))
    move.add_argument("--text", default="", metavar="TEXT", help=say("book.remark"))
    parsers["status"].add_argument(
        "--year",
        type=whole,
        action="append",
        default=[],
        metavar="YYYY",
        help=say("book.status-year"),
    )
    parsers["match"].add_argument("filing", type=whole, metavar="N")
    parsers["match"].add_argument("unit", metavar="NAME", help=say("book.unit-name"))
    parsers["set"].add_argument("name", metavar="NAME", help=say("book.set-name"))
    parsers["set"].add_argument("value", nargs="+", metavar="VALUE", help=say("book.set-value"))
    parsers["backup"].add_argument("file", type=Path, metavar="FILE")
    parsers["restore"].add_argument("file", type=Path, metavar="FILE")
    parsers["restore"].add_argument("--force", action="store_true", help=say("book.force"))
    purge = parsers["purge"]
    purge.add_argument("filing", type=whole, metavar="N")
    purge.add_argument("what", nargs="+", choices=("content", "findings", "texts"))
    purge.add_argument("--reason", required=True, metavar="TEXT", help=say("book.purge-reason"))
    for name, module in OWN.items():
        module.arguments(parsers[name])
    for name, one in parsers.items():
        if name != "copy":
            add_book(one)


def run(arguments: argparse.Namespace) -> int:
    """Run one verb."""
    verbs: dict[str, Any] = {
        "list": listed,
        "status": status,
        "move": moved,
        "match": matched,
        **{name: module.run for name, module in OWN.items()},
        "set": changed,
        "backup": backed_up,
        "restore": restored,
        "purge": purged,
    }
    return int(verbs[arguments.verb](arguments))


def listed(arguments: argparse.Namespace) -> int:
    """List the filings, one a line."""
    with open_book(arguments) as book:
        for one in book.filings():
            put_row(
                one.id,
                one.agency,
                say(f"names.kind-{one.kind}") if one.kind else "",
                one.year or "",
                say(f"filing-{one.state}"),
                say("book.counts", e=one.errors, w=one.warnings, u=one.undecided, m=one.requests),
                one.due.isoformat() if one.due else "",
            )
    return Exit.CLEAN


def status(arguments: argparse.Namespace) -> int:
    """Say how the season stands: filings by state, findings undecided, who has not filed."""
    from engine.trail.queries.filed import seasons
    from engine.trail.state.workflow import FILING_NAMES
    from tui.cli.books.owing import earlier_row, status_rows, stray_lines

    with open_book(arguments) as book:
        filings = book.filings()
        units = book.units()
        settings = book.settings()
        unread = book.unreadable()
    for name, value in settings.items():
        put_row(say(f"book.setting-{name}"), shown(value))
    for state in FILING_NAMES:
        number = sum(one.state == state for one in filings)
        if number:
            put_row(say(f"filing-{state}"), number)
    season_list = seasons(filings, units, arguments.year, unread)
    work = [one for one in filings if not season_list.is_reference(one)]
    put_row(say("book.undecided"), sum(one.undecided for one in work))
    put_row(say("names.requests"), sum(one.requests for one in work))
    for row in earlier_row(season_list, filings):
        put_row(*row)
    if unread:
        put_row(say("sweep.status-unreadable"), len(unread), unreadable.names(unread))
    for row in status_rows(season_list):
        put_row(*row)
    for line in stray_lines(season_list.strays, units):
        tell(line)
    return Exit.CLEAN


def shown(value: Any) -> str:
    """Return a setting's value in words."""
    if isinstance(value, bool):
        return say("book.yes") if value else say("book.no")
    return joined(value) if isinstance(value, list) else str(value)


def state_named(word: str) -> str:
    """Return a state by its name, the casebook's or its end; UsageError names them all."""
    from engine.trail.state.workflow import FILING_NAMES

    if word in STATES:
        return word
    ends = (state for state in STATES if len(word) > 1 and FILING_NAMES[state].endswith(word))
    state = next(ends, None)
    if state is None:
        raise UsageError(say("book.no-state", word=one_line(word), states=states_told()))
    return state


def states_told() -> str:
    """Return the states that a person may choose, each in words and as it is spelt."""
    return joined(f"{say(f'filing-{one}')} {one}" for one in STATES)


def moved(arguments: argparse.Namespace) -> int:
    """Move a filing on in its workflow."""
    details: dict[str, Any] = {"text": arguments.text} if arguments.text else {}
    for name in ("deadline", "on"):
        if getattr(arguments, name):
            details[name] = iso_date(getattr(arguments, name))
    if arguments.address:
        details["address"] = arguments.address
    if arguments.notice:
        refuse_notice(arguments)
    with open_book(arguments) as book:
        filing = book.transition(arguments.filing, arguments.state, **details)
        state = say(f"filing-{filing.state}")
        beside = filing.state == "returned" and not arguments.notice
        letter = notice_beside(book, filing) if beside else ""
        tell(labelled(f"{filing.agency} {filing.year}", state) + letter)
        if arguments.notice:
            write_notice(book, filing, arguments.notice)
    return Exit.CLEAN


def refuse_notice(arguments: argparse.Namespace) -> None:
    """Refuse a letter that cannot be, before the filing is returned."""
    path: Path = arguments.notice
    if arguments.state != "returned":
        raise UsageError(say("book.notice-only-returned"), hint=say("book.notice-export"))
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(say("export.needs-place", path=path), hint=say("export.name-a-file"))
    spare(path, book_path(arguments))


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
        elif isinstance(before, int):
            value = counted(value)
        elif isinstance(before, list):
            value = list(arguments.value)
        book.set(arguments.name, value)
    return Exit.CLEAN


def counted(word: str) -> int:
    """Return the number of days a word says; anything else is refused."""
    from engine.trail.commands.settings import DAYS

    if (days := number(word, DAYS[-1])) is None:
        raise UsageError(say("book.days", word=word, most=DAYS[-1]))
    return days


def switched(word: str) -> bool:
    """Return what a word says of a switch; a word that says neither is refused."""
    for value, words in ((True, ON), (False, OFF)):
        if word.lower() in words:
            return value
    raise UsageError(say("book.switch", word=word))


def backed_up(arguments: argparse.Namespace) -> int:
    """Copy the casebook whole and verify the copy."""
    from engine.trail.maintenance.backup import backup

    result = backup(book_path(arguments), arguments.file, confirmed=confirmed(), now=now())
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
    key = "book.restored-over" if result.moved else "book.restored"
    tell(say(key, n=result.events, path=result.moved))
    return Exit.CLEAN


def purged(arguments: argparse.Namespace) -> int:
    """Remove what the law wants removed; the trail stays verifiable."""
    with open_book(arguments) as book:
        gone = book.purge(arguments.filing, arguments.what, reason=arguments.reason)
    tell(labelled(say("book.purged"), gone))
    return Exit.CLEAN

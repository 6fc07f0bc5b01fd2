"""``gouji book correct``: put right what was misread, take it back, or see what was put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errors import UsageError
from tui.cli.arguments import whole
from tui.cli.books.anew import plan_of
from tui.cli.books.desk import open_book
from tui.cli.reports.sources import add_rules
from tui.cli.speech.exits import Exit
from tui.cli.speech.words import say
from tui.cli.sweeps.text import bar
from tui.out import put, put_row, tell

if TYPE_CHECKING:
    import argparse

    from engine.forms.model import Forms
    from engine.report import Correction
    from engine.sweep.correcting import Corrected
    from engine.trail.casebook import Casebook

FIELDS = ("agency", "kind", "year", "signed")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``gouji book correct``."""
    parser.add_argument("filing", type=whole, metavar="N", help=say("book.filing"))
    parser.add_argument(
        "--cell", action="append", default=[], metavar="CELL=VALUE", help=say("material.cell")
    )
    for field in FIELDS:
        parser.add_argument(f"--{field}", metavar="VALUE", help=say(f"material.field-{field}"))
    parser.add_argument("--reason", default="", metavar="TEXT", help=say("material.reason"))
    parser.add_argument(
        "--undo", action="append", default=[], metavar="CELL", help=say("material.undo")
    )
    add_rules(parser)


def run(arguments: argparse.Namespace) -> int:
    """Correct, or list what stands where nothing is to be corrected."""
    from engine.packs import forms_of

    forms = forms_of(arguments.pack)
    wanted, withdrawn = asked(arguments, forms), taken_back(arguments, forms)
    if not wanted and not withdrawn and arguments.reason:
        raise UsageError(say("material.nothing-to-correct"), hint=say("material.how-to-correct"))
    with open_book(arguments) as book:
        if not wanted and not withdrawn:
            return listed(book, arguments.filing)
        from engine.sweep.correcting import correct

        plan = plan_of(arguments, book)
        with bar() as show:
            done = correct(book, arguments.filing, wanted, plan, withdrawn=withdrawn, tell=show)
        told(done, withdrawn)
    return Exit.CLEAN


def asked(arguments: argparse.Namespace, forms: Forms) -> list[Correction]:
    """Return the corrections named on the line."""
    from engine.corrections.address import cell_correction
    from engine.corrections.fields import field_value
    from engine.report import Correction
    from engine.values import replace

    cells = [cell_correction(one, forms) for one in arguments.cell]
    written = {field: getattr(arguments, field) for field in FIELDS}
    fields = [
        Correction(target=field, value=field_value(field, value))
        for field, value in written.items()
        if value is not None
    ]
    return [replace(one, reason=arguments.reason) for one in (*cells, *fields)]


def taken_back(arguments: argparse.Namespace, forms: Forms) -> list[str]:
    """Return the targets of the corrections to be taken back."""
    from engine.corrections.address import target_of

    return [one if one in FIELDS else target_of(one, forms) for one in arguments.undo]


def listed(book: Casebook, filing_id: int) -> int:
    """List the corrections that stand on a filing, one a line."""
    from engine.corrections.wording import correction_line

    filing = book.filing(filing_id)
    standing = book.corrections(filing.id)
    for one in standing:
        put_row(one.correction.target, correction_line(one.correction), one.actor)
    if not standing:
        tell(say("material.none-stand", n=filing_id))
    return Exit.CLEAN


def told(done: Corrected, withdrawn: list[str]) -> None:
    """Say what was corrected and what became of the findings."""
    from engine.corrections.wording import correction_line, target_label
    from engine.report import Correction

    for one in done.made:
        put(correction_line(one))
    for target in withdrawn:
        name = target_label(Correction(target=target, value=""))
        put(say("material.taken-back", what=name))
    counts = done.recorded
    tell(
        say(
            "material.judged-anew", who=f"{done.filing.agency} {done.filing.year or ''}".strip(),
            opened=counts.opened, kept=counts.kept, reopened=counts.reopened,
            resolved=counts.resolved,
        )
    )  # fmt: skip
    for other in done.others:
        tell(say("material.judged-with", n=other.id, who=f"{other.agency} {other.year}"))
    for unread in done.unread:
        tell(say("material.not-judged", n=unread.filing.id, why=unread.answer.error))

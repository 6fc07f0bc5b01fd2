"""Which findings of which reports are told and count: --select, --ignore, --kind, --year.

Every rule is judged all the same, so that a cause is found from all equations; what is not told
does not count for the exit code either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.errors import UsageError
from engine.values import dataclass, replace
from tui.cli.arguments import whole
from tui.cli.speech.words import say

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from engine.audit.worker import AuditResult, WorkerConfig
    from engine.finding import Finding

KINDS = ("government", "department", "township", "subdistrict", "other")


def add_selection(parser: argparse._ActionsContainer) -> None:
    """Add --select, --ignore, --kind and --year."""
    for name, words in (("select", say("select.select")), ("ignore", say("select.ignore"))):
        parser.add_argument(f"--{name}", action="append", default=[], metavar="CODE", help=words)
    parser.add_argument(
        "--kind", action="append", default=[], choices=KINDS, help=say("select.kind")
    )
    parser.add_argument(
        "--year", action="append", default=[], type=whole, metavar="YYYY", help=say("select.year")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Codes or beginnings of codes that are told or not, kinds and years of reports."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def everything(self) -> bool:
        """Tell whether nothing is left out."""
        return self == Selection()

    def takes(self, rule: str) -> bool:
        """Tell whether a rule's findings are told.

        The longest of the words that fit decides; of two equally long ones --ignore.
        """
        taken = longest(self.select, rule) if self.select else 0
        return taken is not None and (longest(self.ignore, rule) or -1) < taken

    def covers(self, done: AuditResult) -> bool:
        """Tell whether an answer is told; what could not be read is."""
        return bool(done.error) or self.covers_report(done.kind, done.year)

    def covers_report(self, kind: str | None, year: int | None) -> bool:
        """Tell whether a report is told: one whose kind or year nobody knows is, to be safe."""
        of_kind = not self.kinds or not kind or kind in self.kinds
        return of_kind and (not self.years or year is None or year in self.years)

    def data(self) -> dict[str, Any]:
        """Return the selection as JSON."""
        return {
            "select": list(self.select),
            "ignore": list(self.ignore),
            "kinds": list(self.kinds),
            "years": list(self.years),
        }


def longest(words: Iterable[str], rule: str) -> int | None:
    """Return how long the longest word is that a rule's code begins with."""
    return max((len(one) for one in words if rule.startswith(one)), default=None)


def selection_of(arguments: argparse.Namespace, setup: WorkerConfig) -> Selection:
    """Return what was asked for; UsageError for a code that no rule begins with."""
    select, ignore = words_of(arguments.select), words_of(arguments.ignore)
    if select or ignore:
        from engine.packs import load_pack

        pack = load_pack(setup.pack, overlays=setup.overlays, proof=False)
        named = {rule.name: rule.code for rule in pack.rules}
        codes = [rule.code for rule in pack.rules]
        select = tuple(known(one, codes, named) for one in select)
        ignore = tuple(known(one, codes, named) for one in ignore)
    return Selection(
        select=select,
        ignore=ignore,
        kinds=tuple(arguments.kind),
        years=tuple(arguments.year),
    )


def words_of(given: Iterable[str]) -> tuple[str, ...]:
    """Return the words of an option that may be repeated and hold several with commas."""
    parts = (part.strip() for one in given for part in one.replace("，", ",").split(","))
    return tuple(dict.fromkeys(filter(None, parts)))


def known(word: str, codes: Sequence[str], named: Mapping[str, str]) -> str:
    """Return a code or the beginning of codes; a rule's name gives its code."""
    if word.lower() in named:
        return named[word.lower()]
    if any(code.startswith(word.upper()) for code in codes):
        return word.upper()
    from difflib import get_close_matches

    near = get_close_matches(word.upper(), codes, n=1) or [
        named[one] for one in get_close_matches(word.lower(), list(named), n=1)
    ]
    meant = say("command.did-you-mean", near=near[0]) if near else ""
    raise UsageError(say("select.no-code", word=word) + meant, hint=say("rules.list-all"))


def narrowed(done: AuditResult, keep: Callable[[Finding], bool]) -> AuditResult:
    """Return an answer with some of its findings only, and the causes that these have.

    What was judged is counted without those left out, so that numbers and findings agree.
    """
    kept = tuple(one for one in done.findings if keep(one))
    if len(kept) == len(done.findings):
        return done
    keys = {one.key for one in kept}
    counts = dict(done.counts)
    for one in done.findings:
        if one.key not in keys:
            counts[one.outcome] -= 1
    causes = tuple(
        replace(cause, findings=tuple(key for key in cause.findings if key in keys))
        for cause in done.causes
        if keys.intersection(cause.findings)
    )
    public = dict(done.public) and {
        **done.public,
        "outcomes": counts,
        "findings": [one for one in done.public["findings"] if one["key"] in keys],
        "causes": [
            {**cause, "findings": [key for key in cause["findings"] if key in keys]}
            for cause in done.public["causes"]
            if keys.intersection(cause["findings"])
        ],
    }
    untold = done.untold + len(done.findings) - len(kept)
    return replace(done, findings=kept, causes=causes, counts=counts, public=public, untold=untold)

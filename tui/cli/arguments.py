"""The arguments of ``gouji``: argparse with words of our own (argparse starts in 5 ms)."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

from tui.cli.speech.exits import Exit
from tui.cli.speech.words import joined, known, say
from tui.out import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHOICE = re.compile(r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", re.DOTALL)
DAY = 86_400.0
LARGEST = 2**63 - 1
COMPLAINTS = (
    (r"unrecognized arguments: (?P<given>.*)", "command.unknown"),
    (r"the following arguments are required: (?P<names>.*)", "command.missing"),
    (r"argument (?P<name>.*?): expected one argument", "command.no-value"),
    (r"argument (?P<name>.*?): expected at least one argument", "command.no-values"),
    (r"argument (?P<name>.*?): not allowed with argument (?P<other>.*)", "command.not-together"),
    (r"argument (?P<name>.*?): invalid whole value: (?P<given>.*)", "command.not-whole"),
    (r"argument (?P<name>.*?): invalid seconds value: (?P<given>.*)", "command.not-seconds"),
    (r"argument (?P<name>.*?): invalid .*? value: (?P<given>.*)", "command.bad-value"),
    (r"argument (?P<name>.*?): ignored explicit argument (?P<given>.*)", "command.takes-none"),
    (r"one of the arguments (?P<names>.*) is required", "command.one-of"),
)


def in_words(message: str) -> str:
    """Put one of argparse's complaints into words; an unknown one stays as it is."""
    if choice := CHOICE.fullmatch(message):
        return chosen_wrongly(*choice.groups())
    for pattern, key in COMPLAINTS:
        if complaint := re.fullmatch(pattern, message, re.DOTALL):
            given = {name: text.replace("'", "") for name, text in complaint.groupdict().items()}
            return say(key, **given)
    return message


def chosen_wrongly(name: str, given: str, choices: str) -> str:
    """Say what may be chosen, and what was probably meant."""
    from difflib import get_close_matches

    given = given.strip("'\"")
    may_be = [choice.strip(" '\"") for choice in choices.split(",")]
    near = get_close_matches(given, may_be, n=1)
    meant = say("command.did-you-mean", near=near[0]) if near else ""
    return say("command.cannot-be", name=name, given=given, meant=meant, listed=joined(may_be))


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that counts cells, not characters, and breaks lines where Chinese may break."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        from tui.render.wrap import wrap

        return [text[start:end] for start, end in wrap(text, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width - len(indent)))

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 — its heading says it
            return text.partition("\n")[2]
        return text


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks the chosen language and never abbreviates an option."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", Formatter)
        super().__init__(**{**options, "add_help": False})
        self._positionals.title = say("command.arguments")
        self._optionals.title = say("command.options")
        self.add_argument("-h", "--help", action="help", help=say("command.show-help"))

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse; what this very command does not know is refused here, where its help is known."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}{self.near(unknown)}")
        return found, unknown

    def near(self, unknown: Sequence[str]) -> str:
        """Return which option was probably meant by the first one that is unknown."""
        from difflib import get_close_matches

        options = [one for one in self._option_string_actions if one.startswith("--")]
        for given in unknown:
            if given.startswith("-"):
                meant = get_close_matches(given.partition("=")[0], options, n=1)
                return say("command.meant", near=meant[0]) if meant else ""
        return ""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and how to get help; exit code 2."""
        hint = say("command.see-help", command=self.prog)
        tell(f"gouji: {in_words(message)}")
        tell(hint, indent=2)
        raise SystemExit(Exit.USAGE)

    def format_help(self) -> str:
        """Return the help with argparse's own few words in the chosen language."""
        return super().format_help().replace("usage: ", say("command.usage"), 1)


def build(commands: Sequence[tuple[str, str, Callable[[argparse.ArgumentParser], None]]]) -> Parser:
    """Build the parser of all commands: (name, one line of help, what adds its arguments)."""
    parser = Parser(
        prog="gouji",
        description=say("command.description"),
        epilog=f"{say('command.exit-codes')}\n\n{examples('gouji')}",
    )
    parser.add_argument("-V", "--version", action="store_true", help=say("command.show-version"))
    common(parser, top=True)
    parsers = parser.add_subparsers(
        dest="command", metavar=say("command.command"), title=say("command.command")
    )
    for name, words, add in commands:
        one = parsers.add_parser(name, help=words, description=words, epilog=examples(name))
        add(one)
        common(one)
    return parser


def examples(command: str) -> str:
    """Return examples of a command (or of ``command-verb``) for its help, "" where there are none.

    A line each: the command, and behind two blanks and a ``#`` what it does.
    """
    key = f"examples.of-{command}"
    if not known(key):
        return ""
    lines = say(key).split("\n")
    return "\n".join([say("command.examples"), *(f"  {line}" for line in lines)])


def common(parser: argparse.ArgumentParser, *, top: bool = False) -> None:
    """Add what every command takes."""
    default = None if top else argparse.SUPPRESS
    parser.add_argument(
        "--lang", choices=("zh", "en"), default=default, help=say("command.language")
    )
    parser.add_argument(
        "--no-config", action="store_true", default=default, help=say("command.no-config")
    )


class Verbs:
    """The verbs of a command; each takes what every command takes."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        name = say("command.verb")
        self._command = parser.prog.rpartition(" ")[2]
        self._parsers = parser.add_subparsers(dest="verb", required=True, metavar=name, title=name)

    def add_parser(self, name: str, *, help: str) -> argparse.ArgumentParser:  # noqa: A002 — argparse's word
        """Add a verb and return its parser."""
        told = examples(f"{self._command}-{name}")
        parser: argparse.ArgumentParser = self._parsers.add_parser(
            name, help=help, description=help, epilog=told
        )
        common(parser)
        return parser


def whole(text: str) -> int:
    """Turn an argument into a whole number that is not negative, nor more than a book can hold."""
    value = int(text)
    if not 0 <= value <= LARGEST:
        raise ValueError
    return value


def seconds(text: str) -> float:
    """Turn an argument into a span of time, more than nothing and no more than a day."""
    value = float(text)
    if not 0 < value <= DAY:  # not a number fails here too
        raise ValueError
    return value

"""The arguments of ``gouji``: argparse with its words in Chinese (argparse starts in 5 ms)."""

from __future__ import annotations

import argparse
import re
from typing import TYPE_CHECKING, Any, NoReturn

from tui.cli.exits import Exit
from tui.cli.words import language, say
from tui.out import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

CHOICE = re.compile(r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)", re.DOTALL)
COMPLAINTS = (
    (r"unrecognized arguments: (.*)", "不认识的参数：{0}"),
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"argument (.*?): expected one argument", "{0} 后面要跟一个值"),
    (r"argument (.*?): expected at least one argument", "{0} 后面至少要跟一个值"),
    (r"argument (.*?): not allowed with argument (.*)", "{0} 不能与 {1} 同用"),
    (r"argument (.*?): invalid int value: (.*)", "{0} 要写整数，收到的是 {1}"),
    (r"argument (.*?): invalid whole value: (.*)", "{0} 要写不小于零的整数，收到的是 {1}"),
    (r"argument (.*?): invalid .*? value: (.*)", "{0} 的值不对：{1}"),
    (r"argument (.*?): ignored explicit argument (.*)", "{0} 后面不跟值，收到的是 {1}"),
    (r"one of the arguments (.*) is required", "要给出其中一个：{0}"),
)


def in_words(message: str) -> str:
    """Put one of argparse's complaints into words; an unknown one stays as it is."""
    found = CHOICE.fullmatch(message)
    if found:
        return chosen_wrongly(*found.groups())
    if language() == "en":
        return message
    for pattern, chinese in COMPLAINTS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return chinese.format(*(group.replace("'", "") for group in found.groups()))
    return message


def chosen_wrongly(name: str, given: str, choices: str) -> str:
    """Say what may be chosen, and what was probably meant."""
    from difflib import get_close_matches

    given = given.strip("'\"")
    known = [choice.strip(" '\"") for choice in choices.split(",")]
    near = get_close_matches(given, known, n=1)
    meant = say("是不是 {near}？", near=near[0]) if near else ""
    listed = say("、").join(known)
    return say("{name} 不能是 {given}。{meant}可选：{listed}").format(
        name=name, given=given, meant=meant, listed=listed
    )


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help that counts cells, not characters, and breaks lines where Chinese may break."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        from tui.render.wrap import wrap

        return [text[start:end] for start, end in wrap(text, width)]

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in self._split_lines(text, width))

    def _format_action(self, action: argparse.Action) -> str:
        text = super()._format_action(action)
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001 — its heading says it
            return text.partition("\n")[2]
        return text


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Chinese and never abbreviates an option."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("allow_abbrev", False)
        options.setdefault("formatter_class", Formatter)
        super().__init__(**{**options, "add_help": False})
        self._positionals.title = say("参数")
        self._optionals.title = say("选项")
        self.add_argument("-h", "--help", action="help", help=say("显示这段说明"))

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and how to get help; exit code 2."""
        hint = say("用法见 `{command} --help`", command=self.prog)
        tell(f"gouji: {in_words(message)}")
        tell(hint, indent=2)
        raise SystemExit(Exit.USAGE)

    def format_help(self) -> str:
        """Return the help with argparse's own few words in the chosen language."""
        text = super().format_help()
        return text if language() == "en" else text.replace("usage: ", "用法：", 1)


def build(commands: Sequence[tuple[str, str, Callable[[argparse.ArgumentParser], None]]]) -> Parser:
    """Build the parser of all commands: (name, one line of help, what adds its arguments)."""
    parser = Parser(
        prog="gouji",
        description=say(
            "勾稽：审核政府信息公开工作年度报告。读取、核对、逐条审阅、留痕、导出整改意见。"
        ),
        epilog=say("退出码：0 没有问题；1 有达到 --fail-on 的问题；2 用法不对；3 有文件读不了。"),
    )
    parser.add_argument("--version", action="store_true", help=say("显示版本"))
    common(parser, top=True)
    found = parser.add_subparsers(dest="command", metavar=say("命令"), title=say("命令"))
    for name, words, add in commands:
        one = found.add_parser(name, help=words, description=words)
        add(one)
        common(one)
    return parser


def common(parser: argparse.ArgumentParser, *, top: bool = False) -> None:
    """Add what every command takes."""
    default = None if top else argparse.SUPPRESS
    parser.add_argument("--lang", choices=("zh", "en"), default=default, help=say("界面语言"))


def verbs_of(parser: argparse.ArgumentParser) -> Any:
    """Add the verbs of a command; the returned object makes their parsers."""
    return parser.add_subparsers(dest="verb", required=True, metavar=say("动作"), title=say("动作"))


def whole(text: str) -> int:
    """Turn an argument into a whole number that is not negative."""
    value = int(text)
    if value < 0:
        raise ValueError
    return value

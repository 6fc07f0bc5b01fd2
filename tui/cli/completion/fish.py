"""Completion for fish: a line for every word, with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.cli.completion.tree import Node, Option


def script(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the lines of the script."""
    yield "# fish completion of gouji"
    yield "complete -c gouji -f"
    for node in nodes:
        when = condition(node)
        names = [*node.commands, *((value, "") for value in node.values)]
        for name, words in names:
            yield f"complete -c gouji -n {when} -a {name}{told(words)}"
        if node.files:
            yield f"complete -c gouji -n {when} -F"
        for one in node.options:
            yield f"complete -c gouji -n {condition(node, inner=True)} {option(one)}"


def condition(node: Node, *, inner: bool = False) -> str:
    """Return when a node's words are offered: its path stands there, and no verb of its own.

    ``inner``: its options are offered behind a verb of the node's own too, where they are taken.
    """
    seen = [f"__fish_seen_subcommand_from {name}" for name in node.path.split()]
    if node.commands and not (inner and node.path):
        below = " ".join(name for name, _words in node.commands)
        seen.append(f"not __fish_seen_subcommand_from {below}")
    return f"'{'; and '.join(seen)}'" if seen else "'true'"


def option(one: Option) -> str:
    """Return an option with its values."""
    parts = [f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in one.names]
    if one.values:
        parts.append(f"-x -a '{' '.join(one.values)}'")
    elif one.takes:
        parts.append("-r -F" if one.files else "-x")
    return " ".join(parts) + told(one.words)


def told(words: str) -> str:
    """Return what a word does, in quotes that nothing leaves."""
    flat = " ".join(words.split()).replace("\\", "").replace("'", "’")
    return f" -d '{flat}'" if flat else ""

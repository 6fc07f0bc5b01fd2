"""Completion for bash (3.2 and later): one function with every word written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.completion.tree import with_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.cli.completion.tree import Node

HEAD = """\
# bash completion of gouji
_gouji() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} at="" offers="" i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at ${COMP_WORDS[i]}" in"""
MIDDLE = """\
    esac
  done
  case "$at $prev" in"""
OFFERS = """\
  esac
  case "$at" in"""
TAIL = """\
  esac
  if [[ $cur == -* ]] || [[ $offers != -* ]]; then
    COMPREPLY=($(compgen -W "$offers" -- "$cur"))
  fi
}
complete -o default -F _gouji gouji"""


def script(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the lines of the script; where nothing is offered, bash offers files."""
    yield HEAD
    for node in nodes:
        for name, _words in node.commands:
            path = f"{node.path} {name}".strip()
            yield f'      "{node.path} {name}") at="{path}" ;;'
    yield MIDDLE
    for written, option in with_value(nodes):
        if option.values:
            words = " ".join(option.values)
            yield f'    "{written}") COMPREPLY=($(compgen -W "{words}" -- "$cur")); return ;;'
        elif option.files:
            yield f'    "{written}") return ;;'
        else:
            yield f'    "{written}") compopt +o default 2>/dev/null; return ;;'
    yield OFFERS
    for node in nodes:
        names = [name for name, _words in node.commands] + list(node.values)
        options = [name for one in node.options for name in one.names]
        yield f'    "{node.path}") offers="{" ".join(names + options)}" ;;'
    yield TAIL

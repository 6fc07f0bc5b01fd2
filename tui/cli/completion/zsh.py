"""Completion for zsh: one function with every word and what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.completion.tree import with_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.cli.completion.tree import Node

HEAD = """\
#compdef gouji
# zsh completion of gouji
_gouji() {
  local at='' i
  for ((i = 2; i < CURRENT; i++)); do
    case "$at ${words[i]}" in"""
MIDDLE = """\
    esac
  done
  case "$at ${words[CURRENT-1]}" in"""
OFFERS = """\
  esac
  local -a names options
  case "$at" in"""
TAIL = """\
  esac
  if [[ ${words[CURRENT]} == -* ]]; then
    _describe option options
  elif (( ${#names} )); then
    _describe command names
  else
    _files
  fi
}
if [[ ${funcstack[1]} == _gouji ]]; then
  _gouji
else
  compdef _gouji gouji
fi"""


def script(nodes: Sequence[Node]) -> Iterator[str]:
    """Yield the lines of the script."""
    yield HEAD
    for node in nodes:
        for name, _words in node.commands:
            path = f"{node.path} {name}".strip()
            yield f"      '{node.path} {name}') at='{path}' ;;"
    yield MIDDLE
    for written, option in with_value(nodes):
        if option.values:
            yield f"    '{written}') compadd -- {' '.join(option.values)}; return ;;"
        else:
            yield f"    '{written}') {'_files' if option.files else ':'}; return ;;"
    yield OFFERS
    for node in nodes:
        named = [*node.commands, *((value, "") for value in node.values)]
        names = " ".join(described(name, words) for name, words in named)
        options = " ".join(described(name, one.words) for one in node.options for name in one.names)
        yield f"    '{node.path}') names=({names}); options=({options}) ;;"
    yield TAIL


def described(name: str, words: str) -> str:
    """Return a word and what it does, as ``_describe`` takes it, in quotes that nothing leaves."""
    flat = " ".join(words.split()).replace("\\", "").replace("'", "’")
    return f"'{name}:{flat}'" if flat else f"'{name}'"

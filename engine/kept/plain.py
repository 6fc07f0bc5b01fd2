"""Values as plain JSON and back: dataclasses as their fields in order, tuples, mappings.

Not for anybody's documents: what is written here is read by the same version alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.values import names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_TUPLE, _MAPPING, _SET = -1, -2, -3


class Plain:
    """Writes and reads values of the classes given; a class is its number among them."""

    def __init__(self, classes: Sequence[type[Any]]) -> None:
        self._classes = [(one, names_of(one)) for one in classes]
        self._numbers = {one: number for number, one in enumerate(classes)}

    def written(self, value: Any) -> Any:
        """Return a value as JSON can say it; TypeError for what is none of ours."""
        if value is None or isinstance(value, (str, int)):
            return value
        number = self._numbers.get(type(value))
        if number is not None:
            names = self._classes[number][1]
            return [number, *(self.written(getattr(value, name)) for name in names)]
        if isinstance(value, tuple):
            return [_TUPLE, *map(self.written, value)]
        if isinstance(value, frozenset):
            return [_SET, *map(self.written, sorted(value))]
        if isinstance(value, dict):
            pairs = (one for pair in value.items() for one in pair)
            return [_MAPPING, *map(self.written, pairs)]
        raise TypeError(f"{type(value).__name__} cannot be kept")

    def read(self, said: Any) -> Any:
        """Return the value that was written."""
        if not isinstance(said, list):
            return said
        read = self.read
        number, *rest = [read(one) if type(one) is list else one for one in said]
        if number == _TUPLE:
            return tuple(rest)
        if number == _MAPPING:
            return dict(zip(rest[::2], rest[1::2], strict=True))
        if number == _SET:
            return frozenset(rest)
        kind, names = self._classes[number]
        return kind(**dict(zip(names, rest, strict=True)))

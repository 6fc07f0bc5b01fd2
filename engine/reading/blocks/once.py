"""A property worked out once for each value and kept in it.

``functools.cached_property`` takes a lock each time (until Python 3.12), which costs more than most
of what is asked of the fifty rows of a report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from functools import cached_property as once
else:

    class once:  # noqa: N801 - read as the decorator that it is
        """Keep what a method returns under the method's own name."""

        def __init__(self, make: Any) -> None:
            self._make, self._name, self.__doc__ = make, make.__name__, make.__doc__

        def __get__(self, value: Any, owner: type[Any] | None = None) -> Any:
            if value is None:
                return self
            kept = value.__dict__[self._name] = self._make(value)
            return kept


__all__ = ["once"]

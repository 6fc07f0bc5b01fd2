"""Values made by the hundred: a class's own constructor takes three times as long by its keywords.

Every cell of a report has an anchor, many a value: what makes them is written once for the class,
as what brings pickled values back is (``engine.values``), and takes the fields in their order.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, TypeVar

from engine.values import names_of

if TYPE_CHECKING:
    from collections.abc import Callable

Made = TypeVar("Made")


def maker(cls: type[Made]) -> Callable[..., Made]:
    """Return what makes a value of a class out of all its fields in their order."""
    names = names_of(cls)
    if os.environ.get("GOUJI_FROZEN"):
        return lambda *values: cls(**dict(zip(names, values, strict=True)))
    lines = "".join(f"\n    made.{name} = {name}" for name in names)
    text = f"def make({', '.join(names)}):\n    made = new(cls){lines}\n    return made"
    scope: dict[str, Any] = {"new": cls.__new__, "cls": cls}
    exec(text, scope)  # noqa: S102 - made of the names of our own fields
    made: Callable[..., Made] = scope["make"]
    return made

"""Value classes: frozen for the type checker, plain slots at run time, pickled by position.

For mypy these are the names of ``dataclasses``: whoever assigns to a frozen value is told by it.
At run time nothing guards an assignment, which makes a value three times as quick to make; where
``GOUJI_FROZEN`` is set (one run of the tests), the classes are those of ``dataclasses``, frozen.
Either way ``dataclasses.fields``, ``asdict`` and their like know them.

Making the classes is cheap as well (there are hundreds): ``__init__`` is compiled when the first
value is made, and what only ``dataclasses`` asks for when it asks.
"""

from __future__ import annotations

import copyreg
import os
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - mypy knows them by these names
    from dataclasses import field as field  # noqa: PLC0414
    from dataclasses import replace as replace  # noqa: PLC0414
elif os.environ.get("GOUJI_FROZEN"):
    from dataclasses import dataclass, field, replace
else:

    def dataclass(cls: Any = None, /, **how: bool) -> Any:
        """Make a value class of a class with annotations, as ``dataclasses.dataclass`` does."""
        if cls is None:
            return lambda real: _made(real, how)
        return _made(cls, how)

    def field(**how: Any) -> Any:
        """Say of a field what ``dataclasses.field`` says."""
        return _Field(how)

    def replace(value: Any, /, **changes: Any) -> Any:
        """Return a copy of a value in which some fields are others."""
        names = value.__class__.__dict__.get("_taken")
        if names is None:
            from dataclasses import replace as standard

            return standard(value, **changes)
        for name in names:
            if name not in changes:
                changes[name] = getattr(value, name)
        return value.__class__(**changes)


def names_of(cls: type[Any]) -> tuple[str, ...]:
    """Return the names of the fields that a value class, or named tuple, is made of."""
    names: tuple[str, ...] | None = getattr(cls, "_fields", None) or cls.__dict__.get("_taken")
    if names is not None:
        return names
    from dataclasses import fields

    return tuple(one.name for one in fields(cls) if one.init)


_KNOWN = frozenset({"frozen", "slots", "kw_only", "eq"})
_NONE: Any = object()
"""Stands for a value that is not given."""


class _Field:
    """What a field is beyond its name."""

    default, factory, init, repr, compare = _NONE, _NONE, True, True, True

    def __init__(self, how: dict[str, Any]) -> None:
        self.how = how
        for name, one in how.items():
            setattr(self, "factory" if name == "default_factory" else name, one)


_PLAIN = _Field({})


class _Shape:
    """A class in the making: its fields in order, and how it was asked for."""

    def __init__(self, cls: type[Any], how: dict[str, bool]) -> None:
        self.name, self.how, self.module = cls.__name__, how, cls.__module__
        self.types: dict[str, Any] = _types(cls)
        self.fields = {name: _field_of(cls, name) for name in self.types}

    def named(self, wanted: str) -> tuple[str, ...]:
        """Return the names of the fields of which that is so."""
        return tuple(name for name, one in self.fields.items() if getattr(one, wanted))


def _field_of(cls: type[Any], name: str) -> _Field:
    given = cls.__dict__.get(name, _NONE)
    if isinstance(given, _Field):
        return given
    return _PLAIN if given is _NONE else _Field({"default": given})


def _made(cls: type[Any], how: dict[str, bool]) -> type[Any]:
    """Return the value class; what is asked for seldom is left to ``dataclasses``."""
    odd = any(str(t).startswith(("ClassVar", "InitVar", "KW_ONLY")) for t in _types(cls).values())
    if (
        odd
        or not _KNOWN.issuperset(how)
        or any(hasattr(b, "__dataclass_fields__") for b in cls.__bases__)
    ):
        return _standard(cls, how)
    shape = _Shape(cls, how)
    own = _methods(shape, cls)
    if not how.get("slots"):
        for name, one in own.items():
            setattr(cls, name, one)
        for name, one in shape.fields.items():
            _put_default(cls, name, one)
        return _standing(cls, shape)
    members = {name: one for name, one in cls.__dict__.items() if name not in shape.fields}
    members = {**members, **own, "__slots__": tuple(shape.fields)}
    members.pop("__dict__", None)
    members.pop("__weakref__", None)
    made: type[Any] = type(cls)(cls.__name__, cls.__bases__, members)  # type: ignore[misc]
    made.__qualname__ = cls.__qualname__
    return _standing(made, shape)


def _types(cls: type[Any]) -> dict[str, Any]:
    """Return the annotations of the class itself; ``inspect``, which knows them, is not loaded."""
    types: dict[str, Any] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063
    return types


def _put_default(cls: type[Any], name: str, one: _Field) -> None:
    if one.default is not _NONE:
        setattr(cls, name, one.default)
    elif name in cls.__dict__:
        delattr(cls, name)


def _standing(cls: type[Any], shape: _Shape) -> type[Any]:
    """Give the class what needs to know it: its constructor, and how it is unpickled."""
    cls.__init__ = _constructor(cls, shape)
    cls._restored = staticmethod(_restorer(cls, tuple(shape.fields)))
    return cls


def _methods(shape: _Shape, cls: type[Any]) -> dict[str, Any]:
    """Return the methods that the class has not written itself."""
    own: dict[str, Any] = {"_taken": shape.named("init")}
    own["__match_args__"] = () if shape.how.get("kw_only") else shape.named("init")
    own["__dataclass_fields__"] = _Standard(shape, "__dataclass_fields__")
    own["__dataclass_params__"] = _Standard(shape, "__dataclass_params__")
    own["__repr__"] = _repr(shape.named("repr"))
    own["__reduce__"] = _reduce(tuple(shape.fields))
    if shape.how.get("eq", True):
        compared = _together(shape.named("compare"))
        own["__eq__"] = _eq(compared)
        own["__hash__"] = _hash(compared) if shape.how.get("frozen") else None
    return {name: one for name, one in own.items() if name not in cls.__dict__}


def _together(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes the values of fields out of an object, always in a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _eq(taken: Callable[[Any], tuple[Any, ...]]) -> Any:
    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        if other.__class__ is not self.__class__:
            return NotImplemented
        return taken(self) == taken(other)

    return __eq__


def _hash(taken: Callable[[Any], tuple[Any, ...]]) -> Any:
    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(taken(self))

    return __hash__


def _repr(names: tuple[str, ...]) -> Any:
    def __repr__(self: Any) -> str:  # noqa: N807
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{self.__class__.__qualname__}({said})"

    return __repr__


def _reduce(names: tuple[str, ...]) -> Any:
    def __reduce__(self: Any) -> Any:  # noqa: N807 - until the first is pickled, which compiles it
        cls = self.__class__
        if "_restored" not in cls.__dict__:  # the class was derived of this one
            return vars(copyreg)["__newobj__"], (cls,), self.__getstate__()
        taken = f"cls._restored, ({''.join(f'self.{name}, ' for name in names)})"
        text = f"reduce = lambda self: ({taken}) if self.__class__ is cls else derived(self)"
        cls.__reduce__ = real = _compiled(text, "reduce", {"cls": cls, "derived": __reduce__})
        return real(self)

    return __reduce__


def _restorer(cls: type[Any], names: tuple[str, ...]) -> Any:
    """Return what makes a pickled value again: compiled when it is first needed."""
    whole: list[Any] = []

    def restored(*values: Any) -> Any:
        if not whole:
            given = ", ".join(f"a{number}" for number in range(len(names)))
            lines = "".join(f"\n    o.{name} = a{number}" for number, name in enumerate(names))
            text = f"def make({given}):\n    o = new(cls){lines}\n    return o"
            whole.append(_compiled(text, "make", {"new": cls.__new__, "cls": cls}))
        return whole[0](*values)

    restored.__module__, restored.__qualname__ = cls.__module__, f"{cls.__qualname__}._restored"
    return restored


def _constructor(cls: type[Any], shape: _Shape) -> Any:
    """Return ``__init__`` as it is until the first value is made, which compiles it."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = real = _compiled(*_written(cls, shape))
        real(self, *given, **named)

    return __init__


def _written(cls: type[Any], shape: _Shape) -> tuple[str, str, dict[str, Any]]:
    """Return the text of ``__init__``, its name and the names that it uses."""
    scope: dict[str, Any] = {"NONE": _NONE}
    given = ["self", *(["*"] if shape.how.get("kw_only") and shape.named("init") else [])]
    lines = []
    for name, one in shape.fields.items():
        value = name if one.init else f"default_{name}"
        if one.default is not _NONE:
            scope[f"default_{name}"] = one.default
        if one.factory is not _NONE:
            scope[f"default_{name}"] = one.factory
            value = f"default_{name}() if {name} is NONE else {name}"
            value = value if one.init else f"default_{name}()"
        default = "=NONE" if one.factory is not _NONE else f"=default_{name}"
        if one.init:
            given.append(name + (default if f"default_{name}" in scope else ""))
        if one.init or f"default_{name}" in scope:  # else __post_init__ gives it its value
            lines.append(f"    self.{name} = {value}")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    body = "\n".join(lines or ["    pass"])
    return f"def __init__({', '.join(given)}):\n{body}", "__init__", scope


def _compiled(text: str, name: str, scope: dict[str, Any]) -> Any:
    exec(text, scope)  # noqa: S102 - made of the names of our own fields
    return scope[name]


class _Standard:
    """What ``dataclasses`` knows of a class, asked of a twin that it makes when it is wanted."""

    def __init__(self, shape: _Shape, name: str) -> None:
        self._shape, self._name = shape, name

    def __get__(self, value: Any, owner: type[Any]) -> Any:
        from dataclasses import field as standard
        from dataclasses import make_dataclass

        shape = self._shape
        twin = make_dataclass(
            shape.name,
            [
                (name, kind, standard(**shape.fields[name].how))
                for name, kind in shape.types.items()
            ],
            kw_only=bool(shape.how.get("kw_only")),
        )
        known = getattr(twin, self._name)
        for holder in owner.__mro__:
            if holder.__dict__.get(self._name) is self:
                setattr(holder, self._name, known)
        return known


def _standard(cls: type[Any], how: dict[str, bool]) -> type[Any]:
    from dataclasses import dataclass as standard
    from dataclasses import field as field_of

    for name, one in list(cls.__dict__.items()):
        if isinstance(one, _Field):
            setattr(cls, name, field_of(**one.how))
    plain = {
        **how,
        "frozen": False,
        "unsafe_hash": how.get("frozen", False) and how.get("eq", True),
    }
    made: type[Any] = standard(**plain)(cls)
    return made

"""Turn what pydantic refuses into one Chinese sentence with file, line and what would be right."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from engine.errors import PackError
    from engine.packs.lines import Lined, Path

Shape = TypeVar("Shape", bound=BaseModel)

_SAY = {
    "missing": "缺少“{key}”，请补上。",
    "string_type": "“{key}”要写成文字（必要时加引号）。",
    "string_too_short": "“{key}”不能为空。",
    "int_type": "“{key}”要写成整数。",
    "int_parsing": "“{key}”要写成整数。",
    "tuple_type": "“{key}”要写成列表。",
    "dict_type": "“{key}”要写成“键: 值”。",
    "model_type": "“{key}”要写成“键: 值”。",
    "too_short": "“{key}”至少要有一项。",
    "string_pattern_mismatch": "“{key}”的写法不对，要符合 {pattern}。",
    "literal_error": "“{key}”只能是 {expected} 之一{meant}。",
    "greater_than_equal": "“{key}”不能小于 {ge}。",
    "less_than_equal": "“{key}”不能大于 {le}。",
    "string_too_long": "“{key}”太长了，最多 {max_length} 个字。",
    "too_long": "“{key}”太多了，最多 {max_length} 项。",
}


def shaped(shape: type[Shape], data: Any, lined: Lined, where: Path = ()) -> Shape:
    """Validate data against a shape; raise PackError about the first thing that does not fit."""
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        first = min(error.errors(), key=lambda one: (one["type"] != "extra_forbidden",))
        raise _complaint(shape, first, lined, where) from None


def _complaint(shape: type[BaseModel], error: Any, lined: Lined, where: Path) -> PackError:
    place = _in_document(error["loc"], lined, where)
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return lined.error(_SAY[kind].format(key=error["loc"][-1]), place)
    key = next((part for part in reversed(place) if isinstance(part, str)), "文件")
    if kind == "extra_forbidden":
        return lined.error(_unknown_key(shape, error["loc"], key), place)
    if kind == "value_error":
        return lined.error(f"“{key}”不对：{context['error']}。", place)
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    said = _SAY.get(kind, "“{key}”的值不对（{message}）。").format_map(
        {
            "message": error["msg"],
            "pattern": "",
            **context,
            "key": key,
            "expected": expected,
            "meant": _meant(error.get("input"), expected.split(", ")),
        }
    )
    return lined.error(said, place)


def _meant(given: Any, known: list[str]) -> str:
    """Return which of the words allowed was probably meant, "" where none is like it."""
    near = get_close_matches(given.lower(), known, n=1) if isinstance(given, str) else ()
    return f"，是不是“{near[0]}”？写成了“{given}”" if near else ""


def _unknown_key(shape: type[BaseModel], loc: tuple[Any, ...], key: str) -> str:
    known = _keys_at(shape, loc[:-1])
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    advice = f"是不是“{near[0]}”？" if near else f"可用的键有：{'、'.join(known)}。"
    return f"没有“{key}”这个键，{advice}"


def _in_document(loc: tuple[Any, ...], lined: Lined, where: Path) -> Path:
    """Keep the steps that exist in the document (pydantic adds names of union members)."""
    place = where
    for step in loc:
        if (*place, step) in lined.lines:
            place = (*place, step)
    return place


def _keys_at(shape: type[BaseModel], loc: tuple[Any, ...]) -> list[str]:
    """Return the keys of the shape that stands at a place; steps into lists do not change it."""
    for step in loc:
        field = shape.model_fields.get(str(step))
        shape = (_model_in(field.annotation) if field else None) or shape
    return [field.alias or name for name, field in shape.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)

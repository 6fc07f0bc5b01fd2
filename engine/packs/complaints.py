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
    "literal_error": "“{key}”只能是 {expected} 之一。",
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
    key = str(error["loc"][-1]) if error["loc"] else "文件"
    if error["type"] == "extra_forbidden":
        known = _keys_at(shape, error["loc"][:-1])
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        advice = f"是不是“{near[0]}”？" if near else f"可用的键有：{'、'.join(known)}。"
        return lined.error(f"没有“{key}”这个键，{advice}", place)
    if error["type"] == "value_error":
        return lined.error(f"“{key}”不对：{error['ctx']['error']}。", place)
    said = _SAY.get(error["type"], "“{key}”的值不对（{message}）。")
    context = error.get("ctx", {})
    named = _last_name(place) or key
    text = said.format(
        key=named,
        message=error["msg"],
        pattern=context.get("pattern", ""),
        expected=str(context.get("expected", "")).replace(" or ", "、"),
    )
    return lined.error(text, place)


def _last_name(place: Path) -> str:
    return next((part for part in reversed(place) if isinstance(part, str)), "")


def _in_document(loc: tuple[Any, ...], lined: Lined, where: Path) -> Path:
    """Keep the steps that exist in the document (pydantic adds names of union members)."""
    place = where
    for step in loc:
        if (*place, step) in lined.lines or step == loc[-1]:
            place = (*place, step)
    return place


def _keys_at(shape: Any, loc: tuple[Any, ...]) -> list[str]:
    """Return the keys of the shape that stands at a place."""
    for step in loc:
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            field = shape.model_fields.get(str(step))
            shape = field.annotation if field else None
        shape = _model_in(shape) or shape
    return list(shape.model_fields) if isinstance(shape, type) else []


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)

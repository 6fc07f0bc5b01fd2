"""A vocabulary file exactly as it is written: shapes only."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, field_validator

from engine.shapes import DottedName, FieldName, Frozen, Text
from engine.vocabulary.model import Subject

Several = Annotated[tuple[Text, ...], Field(min_length=1)]


class Reading(Frozen):
    """A sentence and what is read from it: patterns or categories, with or without their words."""

    text: Annotated[str, Field(min_length=1)]
    matches: dict[DottedName, str | None] = Field(default_factory=dict)
    misses: Annotated[tuple[DottedName, ...], Field(alias="not")] = ()

    @field_validator("matches", mode="before")
    @classmethod
    def _names(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {value: None}
        return dict.fromkeys(value) if isinstance(value, list) else value

    @field_validator("misses", mode="before")
    @classmethod
    def _one_or_many(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value


class VocabularyFile(Frozen):
    """The words of one subject, why they are these, and the sentences that prove them."""

    title: Text
    reason: Text
    source: Text
    lists: dict[FieldName, Several] = Field(default_factory=dict)
    patterns: dict[FieldName, Several] = Field(default_factory=dict)
    words: dict[DottedName, Several] = Field(default_factory=dict)
    excludes: tuple[tuple[FieldName, FieldName], ...] = ()
    examples: tuple[Reading, ...] = ()

    @field_validator("patterns", mode="before")
    @classmethod
    def _alternatives(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {name: (one,) if isinstance(one, str) else one for name, one in value.items()}

    def subject(self, name: str) -> Subject:
        """Return what the facts read by."""
        return Subject(
            name=name,
            lists=self.lists,
            patterns=self.patterns,
            words=self.words,
            excludes=self.excludes,
        )

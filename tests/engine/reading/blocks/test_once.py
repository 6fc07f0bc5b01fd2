"""A property that is worked out once."""

from __future__ import annotations

from engine.reading.blocks.once import once
from engine.values import dataclass, replace


@dataclass(frozen=True)
class Asked:
    """A value that counts how often it is asked."""

    word: str
    times: list[str]

    @once
    def length(self) -> int:
        """Return the length of the word."""
        self.times.append(self.word)
        return len(self.word)


def test_it_is_worked_out_once_for_each_value_and_anew_for_a_changed_one() -> None:
    times: list[str] = []
    asked = Asked("总计", times)
    assert (asked.length, asked.length) == (2, 2)
    other = replace(asked, word="自然人")
    assert (other.length, asked.length) == (3, 2)
    assert times == ["总计", "自然人"]


def test_what_it_says_of_itself_is_the_method_s() -> None:
    assert Asked.length.__doc__ == "Return the length of the word."

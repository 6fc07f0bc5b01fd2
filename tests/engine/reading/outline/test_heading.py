"""The wordings of the forms' headings, by words, by part and by the tables below them."""

from __future__ import annotations

from dataclasses import replace

from making.matrices import forms

from engine.forms.labels import normalise_label
from engine.reading.outline.heading import headings_of


def test_every_heading_of_every_form_is_known_by_its_part():
    known = headings_of(forms())
    for form in forms().forms:
        for part in form.parts:
            assert known.exact[normalise_label(part.heading)] == (part.number, "form")
    assert {number for number, _ in known.exact.values()} == set(range(1, 7))
    assert set(known.telling) == set(range(1, 7))


def test_an_alias_never_takes_the_place_of_a_heading():
    first = forms().forms[0]
    parts = [replace(part, aliases=(first.parts[1].heading,)) for part in first.parts]
    known = headings_of(replace(forms(), forms=(replace(first, parts=tuple(parts)),)))
    assert known.exact[normalise_label(first.parts[1].heading)] == (2, "form")


def test_aspects_are_no_headings_of_parts():
    known = headings_of(forms())
    assert known.aspects
    assert known.aspects.isdisjoint(known.exact)


def test_tables_begin_with_their_marks():
    known = headings_of(forms())
    assert set(known.labels) == {2, 3, 4}
    assert all(labels == tuple(sorted(set(labels))) for labels in known.labels.values())


def test_what_was_collected_of_a_set_of_forms_is_kept():
    assert headings_of(forms()) is headings_of(forms())

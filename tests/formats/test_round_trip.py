"""What is written can be read again, by us and by others, without loss."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.formats import FORMATS, read_files, write_map
from mentorwidgets.network.measures import measure
from tests.formats.maps import ASKED, NAMES, hostile, maps, texts, with_attributes

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
ego_says = st.dictionaries(
    st.sampled_from(sorted({*NAMES, "career_stage", "session"} - {*ASKED})),
    texts.filter(bool),
    max_size=3,
)


def there(map_, categories, format_, case="A7", **more):
    files = write_map(map_, categories, format_, case=case, at=AT, **more)
    return {file.name: file.content for file in files}


def back(files, categories):
    reading = read_files(files, categories)
    assert reading.faults == ()
    (read,) = reading.maps
    return read


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=60, deadline=None)
@given(map_=maps(), ego=ego_says, case=texts.filter(bool))
def test_there_and_back_nothing_changes(categories, format_, map_, ego, case):
    asked = with_attributes(categories)
    read = back(there(map_, asked, format_, case, ego=ego), asked)
    assert read.map.people == map_.people
    assert read.map == map_
    assert (read.case, read.ego, read.warnings) == (case, {**ego, **map_.ego}, ())


@pytest.mark.parametrize("first", FORMATS)
@settings(max_examples=10, deadline=None)
@given(map_=maps(hostile | texts, most=60))
def test_through_any_two_formats_and_back_no_measure_changes(categories, first, map_):
    before = measure(map_, categories)
    once = back(there(map_, categories, first), categories)
    for second in FORMATS:
        twice = back(there(once.map, categories, second), categories)
        assert measure(twice.map, categories) == before
        again = back(there(twice.map, categories, first), categories)
        assert measure(again.map, categories) == before

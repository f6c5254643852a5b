"""A person's work: kept once, in order, and never on top of what somebody else did."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorwidgets.operations import DocumentId, PersonId
from mentorwidgets.store import (
    BehindError,
    DocumentSummary,
    OperationClashError,
    Store,
    UnknownError,
)
from tests.store.conftest import Workbook
from tests.store.samples import CLIENT, MAP, SUCCESS, add, moment


@pytest.fixture
def person(store: Store) -> PersonId:
    return store.create_person(at=moment())


def test_what_was_appended_is_there_for_whoever_opens_the_workbook_next(book: Workbook) -> None:
    person = book.open().create_person(at=moment())
    appended = add(book.open(), person, 1, {"type": "add_person", "label": "Ana"})
    assert appended.new
    assert book.open().entries(person, MAP) == [appended.entry]
    assert appended.entry.op == {"type": "add_person", "label": "Ana"}
    assert (appended.entry.client, appended.entry.seq) == (CLIENT, 1)
    assert appended.entry.at == moment(1)


def test_an_operation_sent_twice_is_kept_once(store: Store, person: PersonId) -> None:
    first = add(store, person, 1, {"type": "write", "text": "I"})
    again = add(store, person, 1, {"text": "I", "type": "write"}, after=0)
    assert not again.new
    assert again.entry == first.entry
    assert len(store.entries(person, MAP)) == 1


@pytest.mark.parametrize(
    ("op", "document"), [({"type": "write", "text": "you"}, MAP), ({"type": "tidy"}, SUCCESS)]
)
def test_the_same_number_with_other_content_is_refused_loudly(
    store: Store, person: PersonId, op: dict[str, Any], document: DocumentId
) -> None:
    first = add(store, person, 1)
    with pytest.raises(OperationClashError, match="two different changes under one number"):
        add(store, person, 1, op, document=document)
    assert store.entries(person, MAP) == [first.entry]
    assert store.entries(person, SUCCESS) == []


def test_the_same_number_of_another_page_or_person_is_another_operation(
    store: Store, person: PersonId
) -> None:
    other = store.create_person(at=moment())
    add(store, person, 1)
    assert add(store, person, 1, client="d" * 32).new
    assert add(store, other, 1).new
    assert len(store.entries(person, MAP)) == 2
    assert len(store.entries(other, MAP)) == 1


def test_an_operation_can_be_found_by_its_name(store: Store, person: PersonId) -> None:
    kept = add(store, person, 4, document=SUCCESS)
    assert store.operation(person, CLIENT, 4) == (SUCCESS, kept.entry)
    assert store.operation(person, CLIENT, 5) is None
    assert store.operation(store.create_person(at=moment()), CLIENT, 4) is None


def test_who_has_not_folded_the_latest_is_behind(store: Store, person: PersonId) -> None:
    first = add(store, person, 1, after=0)
    second = add(store, person, 2, after=first.entry.revision)
    with pytest.raises(BehindError, match=MAP):
        add(store, person, 3, after=first.entry.revision)
    assert store.entries(person, MAP) == [first.entry, second.entry]
    assert add(store, person, 3, after=second.entry.revision).new


def test_work_on_another_document_or_of_another_person_leaves_nobody_behind(
    store: Store, person: PersonId
) -> None:
    mine = add(store, person, 1, after=0).entry.revision
    add(store, person, 2, document=SUCCESS, after=0)
    add(store, store.create_person(at=moment()), 1, after=0)
    assert add(store, person, 3, after=mine).new


def test_entries_after_a_revision_are_the_later_ones(store: Store, person: PersonId) -> None:
    kept = [add(store, person, seq).entry for seq in range(5)]
    assert store.entries(person, MAP, after=kept[2].revision) == kept[3:]
    assert store.entries(person, MAP, after=kept[4].revision) == []


def test_documents_are_summed_up_by_name(store: Store, person: PersonId) -> None:
    add(store, person, 7, document=MAP)
    last = add(store, person, 3, document=MAP).entry
    only = add(store, person, 5, document=SUCCESS).entry
    assert store.documents(person) == [
        DocumentSummary(SUCCESS, moment(5), moment(5), 1, only.revision),
        DocumentSummary(MAP, moment(3), moment(7), 2, last.revision),
    ]
    assert store.documents(PersonId("0" * 32)) == []


def test_nothing_can_be_added_for_a_person_who_is_not_there(store: Store) -> None:
    with pytest.raises(UnknownError, match="not in this workbook"):
        add(store, PersonId("0" * 32), 1)


def test_a_caller_who_changes_what_they_were_given_changes_nothing(
    store: Store, person: PersonId
) -> None:
    op: dict[str, Any] = {"type": "edit_person", "changes": {"label": "Ana"}}
    given_back = add(store, person, 1, op).entry.op
    op["changes"]["label"] = "Bo"
    given_back["changes"]["label"] = "Cy"
    store.entries(person, MAP)[0].op["changes"]["label"] = "Di"
    assert store.entries(person, MAP)[0].op["changes"] == {"label": "Ana"}


def test_times_come_back_in_utc_and_need_a_zone(store: Store, person: PersonId) -> None:
    there = datetime(2026, 11, 23, 12, 0, 0, 123456, timezone(timedelta(hours=2)))
    kept = store.append(person, MAP, client=CLIENT, seq=1, op={}, after=None, at=there)
    assert kept.entry.at == there
    assert store.entries(person, MAP)[0].at.isoformat() == "2026-11-23T10:00:00.123456+00:00"
    with pytest.raises(ValueError, match="aware"):
        store.append(
            person,
            MAP,
            client=CLIENT,
            seq=2,
            op={},
            after=None,
            at=there.replace(tzinfo=None),
        )


@pytest.mark.parametrize("seq", [-1, 2**53, True])
def test_a_number_that_no_browser_counts_to_is_refused(
    store: Store, person: PersonId, seq: int
) -> None:
    with pytest.raises(ValueError, match="whole number"):
        store.append(person, MAP, client=CLIENT, seq=seq, op={}, after=None, at=moment())


def test_the_largest_number_a_browser_counts_to_is_kept(store: Store, person: PersonId) -> None:
    kept = store.append(person, MAP, client=CLIENT, seq=2**53 - 1, op={}, after=None, at=moment())
    assert store.entries(person, MAP)[0].seq == kept.entry.seq == 2**53 - 1


def test_what_is_not_json_is_refused(store: Store, person: PersonId) -> None:
    with pytest.raises(ValueError, match="JSON"):
        add(store, person, 1, {"x": float("nan")})
    assert store.entries(person, MAP) == []


_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=30)
_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(op=st.dictionaries(_TEXT, _JSON, max_size=4))
def test_any_json_comes_back_as_it_was_also_nul_and_half_surrogates(
    store: Store, person: PersonId, op: dict[str, Any]
) -> None:
    before = store.entries(person, MAP)
    kept = add(store, person, len(before), op)
    (found,) = store.entries(person, MAP, after=before[-1].revision if before else 0)
    assert found.op == op
    assert kept.entry == found
    assert not add(store, person, len(before), op).new


def test_of_many_threads_that_propose_at_once_exactly_one_is_not_behind(book: Workbook) -> None:
    stores = [book.open() for _ in range(6)]
    person = stores[0].create_person(at=moment())
    start, outcomes = threading.Barrier(len(stores)), []

    def propose(seq: int, store: Store) -> None:
        start.wait()
        try:
            outcomes.append(add(store, person, seq, after=0).new)
        except BehindError:
            outcomes.append(False)

    threads = [threading.Thread(target=propose, args=pair) for pair in enumerate(stores)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == [False] * 5 + [True]
    assert len(stores[0].entries(person, MAP)) == 1

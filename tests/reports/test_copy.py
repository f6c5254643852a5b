"""Keep a copy: a person's own work in one file, opened again anywhere, nothing twice."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.operations import DocumentId
from mentorwidgets.reports.copy import CopyError, read_copy, write_copy
from mentorwidgets.store import OperationClashError, open_store
from mentorwidgets.store.memory import MemoryStore

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TEXT = DocumentId("definition-of-success")
MAP = DocumentId("developmental-network")


class Workbook:
    """A store with one person, who does things in it."""

    def __init__(self, store=None) -> None:
        self.store = store or MemoryStore()
        self.person = self.store.owner(at=NOW)

    def do(self, op, *, document=TEXT, client=1, seq=1, at=NOW):
        return self.store.append(
            self.person, document, client=f"{client:032x}", seq=seq, op=op, after=None, at=at
        )

    def copy(self) -> str:
        return write_copy(self.store, self.person, NOW)

    def open(self, text: str):
        return read_copy(self.store, self.person, text, NOW)

    def work(self):
        return {
            summary.document: [
                (entry.client, entry.seq, entry.at, dict(entry.op))
                for entry in self.store.entries(self.person, summary.document)
            ]
            for summary in self.store.documents(self.person)
        }


def write(text: str) -> dict:
    return {"type": "write", "field": "text", "text": text, "parents": []}


@pytest.fixture
def filled() -> Workbook:
    workbook = Workbook()
    workbook.do(write("Success 🌱 is"), at=NOW - timedelta(days=2))
    workbook.do({"type": "add_person", "id": "0" * 32, "label": "Ana"}, document=MAP, seq=2)
    workbook.do(write("Success 🌱 is rest"), seq=3)
    return workbook


def test_a_copy_opened_in_a_fresh_workbook_is_the_same_work(filled):
    fresh = Workbook()
    result = fresh.open(filled.copy())
    assert (result.new, result.already) == (3, 0)
    assert set(result.documents) == {TEXT, MAP}
    assert fresh.work() == filled.work()


def test_a_copy_opened_twice_adds_nothing(filled):
    fresh = Workbook()
    fresh.open(filled.copy())
    result = fresh.open(filled.copy())
    assert (result.new, result.already) == (0, 3)
    assert fresh.work() == filled.work()


def test_a_copy_adds_what_is_missing_and_touches_nothing_else(filled):
    other = Workbook()
    other.open(filled.copy())
    other.do(write("Written here"), client=2)
    filled.do(write("Written there"), seq=4)
    result = other.open(filled.copy())
    assert (result.new, result.already) == (1, 3)
    texts = [op["text"] for _, _, _, op in other.work()[TEXT]]
    assert texts == ["Success 🌱 is", "Success 🌱 is rest", "Written here", "Written there"]


def test_a_copy_goes_through_a_real_file_and_a_real_store(filled, tmp_path):
    path = tmp_path / "copy.json"
    path.write_text(filled.copy(), encoding="utf-8")
    fresh = Workbook(open_store(f"sqlite:///{tmp_path / 'workbook.sqlite3'}"))
    fresh.open(path.read_text(encoding="utf-8"))
    assert fresh.work() == filled.work()
    fresh.store.close()


def test_an_empty_workbook_has_a_copy_too():
    assert Workbook().open(Workbook().copy()).new == 0


def test_a_copy_says_nothing_of_who_the_person_is(filled):
    assert filled.person not in filled.copy()
    assert set(json.loads(filled.copy())) == {"format", "version", "exported", "documents"}


def test_a_mark_that_some_editors_put_before_a_file_does_no_harm(filled):
    assert Workbook().open("\ufeff" + filled.copy()).new == 3


def test_a_time_in_the_future_is_taken_as_now(filled):
    copy = json.loads(filled.copy())
    copy["documents"][TEXT][0]["at"] = "2031-01-01T00:00:00+00:00"
    fresh = Workbook()
    fresh.open(json.dumps(copy))
    assert fresh.work()[TEXT][0][2] == NOW


@pytest.mark.parametrize(
    "text",
    ["", "not json", "[]", "7", '{"format": "something-else"}', "[" * 100_000, '{"a": NaN}'],
    ids=["empty", "text", "list", "number", "foreign", "very deep", "not a number"],
)
def test_a_file_that_is_no_copy_is_refused_in_words(text):
    with pytest.raises(CopyError, match="copy of a workbook"):
        Workbook().open(text)


def test_a_damaged_copy_says_in_which_line():
    with pytest.raises(CopyError, match="line 2, column 6"):
        Workbook().open('{\n "a" 1}')


def test_a_copy_of_a_newer_workbook_says_so(filled):
    copy = json.loads(filled.copy()) | {"version": 2}
    with pytest.raises(CopyError, match="newer version"):
        Workbook().open(json.dumps(copy))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"client": "me"}, "documents.definition-of-success[1].client"),
        ({"seq": -1}, "documents.definition-of-success[1].seq"),
        ({"seq": True}, "documents.definition-of-success[1].seq"),
        ({"seq": 2.0}, "documents.definition-of-success[1].seq"),
        ({"at": "yesterday"}, "documents.definition-of-success[1].at"),
        ({"at": "2026-11-12T09:00:00"}, "documents.definition-of-success[1].at"),
        ({"at": 5}, "documents.definition-of-success[1].at"),
        ({"op": "write"}, "documents.definition-of-success[1].op"),
        ({"op": {"text": "no type"}}, "documents.definition-of-success[1].op"),
        ({"op": {"type": "write", "text": "x" * 200_001}}, "documents.definition-of-success[1].op"),
        ({"extra": 1}, "documents.definition-of-success[1]"),
    ],
)
def test_a_damaged_operation_is_named_by_its_place_and_nothing_is_taken(filled, change, place):
    copy = json.loads(filled.copy())
    copy["documents"][TEXT][1].update(change)
    fresh = Workbook()
    with pytest.raises(CopyError) as refused:
        fresh.open(json.dumps(copy))
    assert f"at {place} there should be" in str(refused.value)
    assert fresh.work() == {}


def test_a_number_that_is_too_large_to_be_one_is_refused(filled):
    text = filled.copy().replace('"type": "add_person"', '"type": "add_person", "x": 1e999')
    fresh = Workbook()
    with pytest.raises(CopyError, match=r"developmental-network\[0\].op"):
        fresh.open(text)
    assert fresh.work() == {}


@pytest.mark.parametrize("documents", [None, [], {"../x": []}, {TEXT: {}}, {TEXT: [7]}])
def test_documents_of_another_shape_are_refused(filled, documents):
    copy = json.loads(filled.copy()) | {"documents": documents}
    with pytest.raises(CopyError, match="damaged"):
        Workbook().open(json.dumps(copy))


def test_other_words_under_a_number_that_is_known_are_refused_and_nothing_is_taken(filled):
    copy = json.loads(filled.copy())
    copy["documents"][TEXT][1]["op"]["text"] = "Somebody else's words"
    copy["documents"][TEXT].append(
        {"client": "9" * 32, "seq": 1, "at": NOW.isoformat(), "op": write("new")}
    )
    before = filled.work()
    with pytest.raises(CopyError, match=r"definition-of-success\[1\]"):
        filled.open(json.dumps(copy))
    assert filled.work() == before


def test_one_number_under_two_documents_of_a_copy_is_refused(filled):
    copy = json.loads(filled.copy())
    copy["documents"][MAP].append(copy["documents"][TEXT][0])
    with pytest.raises(CopyError, match="nothing was taken"):
        Workbook().open(json.dumps(copy))


def test_a_clash_that_only_the_store_sees_is_said_in_words(filled, monkeypatch):
    fresh = Workbook()

    def clash(*_args, **_named):
        raise OperationClashError("the same number came first from another page")

    monkeypatch.setattr(fresh.store, "append", clash)
    with pytest.raises(CopyError, match="something else"):
        fresh.open(filled.copy())


@given(st.text() | st.just("\ud83d") | st.just("\x00"))
def test_whatever_was_written_comes_back_to_the_letter(text):
    workbook, fresh = Workbook(), Workbook()
    workbook.do(write(text))
    fresh.open(workbook.copy().encode("utf-8").decode("utf-8"))
    assert fresh.work() == workbook.work()


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(),
                    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))  # fmt: skip
def test_any_json_is_opened_or_refused_in_words(documents):
    copy = {"format": "mentorwidgets-copy", "version": 1, "documents": documents}
    fresh = Workbook()
    if documents == {}:
        assert fresh.open(json.dumps(copy)).new == 0
        return
    try:
        fresh.open(json.dumps(copy))
    except CopyError:
        assert fresh.work() == {}

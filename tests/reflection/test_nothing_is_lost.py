"""Whatever pages write, in whatever order it arrives: no text disappears."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.reflection.work import WritingWork
from tests.reflection.writing import START, Desk, client, exercise, marked

TEXTS = st.text(alphabet="ab .\n🌱é", max_size=12)
PAGES = st.integers(1, 3)


class Writing(RuleBasedStateMachine):
    """Three pages write, mark, keep and choose; each may know of the others or not."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.written: dict[str, tuple[str, int]] = {}
        self.named: set[str] = set()
        self.chosen: dict[str, set[str]] = {}
        self.last: dict[int, str] = {}
        self.kept = 0

    def _write(self, text: str, parents: list[str], page: int) -> None:
        op = self.desk.write(text, *parents, page=page)
        if page in self.last:
            self.named.add(self.last[page])
        self.named.update(parents)
        self.written[op] = (text, page)
        self.last[page] = op

    @rule(text=TEXTS, page=PAGES)
    def write_without_looking(self, text: str, page: int) -> None:
        self._write(text, [self.last[page]] if page in self.last else [], page)

    @rule(text=TEXTS, page=PAGES, data=st.data())
    def write_on_top_of_what_it_saw(self, text: str, page: int, data: st.DataObject) -> None:
        heads = [head["op"] for head in self.desk.view["fields"]["text"]["heads"]]
        self._write(text, data.draw(st.lists(st.sampled_from(heads))) if heads else [], page)

    @rule(page=PAGES, data=st.data())
    def edit_somewhere(self, page: int, data: st.DataObject) -> None:
        text = self.desk.work.text
        heads = [head["op"] for head in self.desk.view["fields"]["text"]["heads"]]
        at = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(at, len(text)))
        self._write(text[:at] + data.draw(TEXTS) + text[end:], heads[-1:], page)

    @rule(page=PAGES, data=st.data())
    def mark(self, page: int, data: st.DataObject) -> None:
        text = self.desk.work.text
        start = data.draw(st.integers(0, len(text)))
        words = text[start : data.draw(st.integers(start, len(text)))]
        if words.strip():
            self.desk.mark(words, page=page)

    @rule()
    def keep(self) -> None:
        if self.desk.work.text.strip():
            self.kept += 1
            self.desk.keep(self.kept)

    @invariant()
    def every_text_stands_or_was_named_by_a_later_one(self) -> None:
        standing = {head["op"]: head["text"] for head in self.desk.view["fields"]["text"]["heads"]}
        for op, (text, _page) in self.written.items():
            assert standing.get(op) == text or op in self.named
        assert not standing.keys() & self.named

    @invariant()
    def the_quotation_is_what_stands_at_its_place(self) -> None:
        view = self.desk.view
        if view["quotation"] and view["quotation"]["state"] == "here":
            assert marked(view) == view["quotation"]["text"]
            assert view["quotation"]["text"].strip()

    @invariant()
    def reading_it_all_again_gives_the_same(self) -> None:
        again = WritingWork(exercise())
        for entry in self.desk.entries:
            again.replay(entry)
        assert again.view() == self.desk.view
        assert again.passed_over == 0

    @invariant()
    def kept_versions_stay(self) -> None:
        assert len(self.desk.view["drafts"]) == self.kept


TestWriting = Writing.TestCase


@given(st.data())
def test_which_texts_stand_does_not_depend_on_the_order_of_arrival(data):
    desk = Desk()
    ops: list[str] = []
    for _ in range(data.draw(st.integers(1, 8))):
        parents = data.draw(st.lists(st.sampled_from(ops), max_size=3)) if ops else []
        ops.append(desk.write(data.draw(TEXTS), *parents, page=data.draw(PAGES)))
    shuffled = WritingWork(exercise())
    for revision, entry in enumerate(data.draw(st.permutations(desk.entries)), start=1):
        shuffled.replay(replace(entry, revision=revision))
    heads = {head["op"]: head["text"] for head in desk.view["fields"]["text"]["heads"]}
    found = {head["op"]: head["text"] for head in shuffled.view()["fields"]["text"]["heads"]}
    assert found == heads


@given(
    st.dictionaries(
        st.sampled_from(["type", "field", "text", "parents", "id", "start", "end", "step", "done"]),
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats()
        | st.text()
        | st.lists(st.text())
        | st.sampled_from(["write", "keep", "mark", "tick", "unmark"]),
    )
)
def test_nothing_a_browser_sends_does_more_than_be_refused(op):
    work = WritingWork(exercise())
    before = work.view()
    try:
        work.apply(Entry(1, client(1), 1, START + timedelta(minutes=1), op))
    except RefusedError:
        assert work.view() == before
